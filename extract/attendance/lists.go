package attendance

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/pdftext"
	"phare/extract/prose"
)

// attendanceLists are the names under "Présents", those represented, and the others.
type attendanceLists struct {
	present, others []string
	proxies         int
	none            bool // "Procurations : néant"
}

// What a line opens a list of names with; the lists end where another matter begins.
var (
	presentLabels = []string{"presents", "etaient presents", "etaient present", "present", "etaient presentes", "sont presents", "membres presents", "conseillers presents", "etaients presents", "presentes", "membres titulaires presents", "titulaires presents", "deleques presents", "delegues presents", "elus presents", "administrateurs presents", "membres du conseil presents",
		"suppleants presents", "etait present", "etait presente", "membres du bureau presents", "conseillers municipaux presents", "conseillers communautaires presents", "conseilleres et conseillers presents", "presences", "presence", "participants", "etaient egalement presents", "etaient egalement present", "egalement presents", "egalement present", "etaient presents ou representes"}
	proxyLabels = []string{"pouvoir", "procuration", "absents ayant donne", "absent ayant donne", "absente ayant donne", "absents ayant vote par procuration", "ayant donne", "ont donne", "avaient donne", "avait donne", "a donne", "representes", "represente ", "representee ", "etaient representes", "absents representes", "absents excuses ayant donne", "excuses ayant donne", "excuse ayant donne", "excusee ayant donne",
		"donnent pouvoir", "mandats", "mandat ", "absents et representes", "etait represente", "absents excuses et representes", "membres representes", "conseillers representes", "ont delegue", "delegations de vote", "delegation de vote", "s'etaient fait representer", "s'est fait representer", "se sont fait representer", "membres ayant donne", "conseillers ayant donne", "elus ayant donne", "ayant remis", "excuses representes", "excuses et representes", "ayant delegue", "excuses avec", "absents avec", "represente par", "votes par procuration", "ont remis"}
	absentLabels = []string{"absent", "excuse", "etaient absent", "etait absent", "etaient excuse", "etait excuse", "absente", "sont absents", "conseillers absents", "membres absents", "non excuse", "sont excuse", "s'etaient excuse", "membres excuse", "conseillers excuse", "elus absents", "delegues absents", "s'excuse"}
	listEnds     = []string{"secretaire", "le quorum", "formant", "lesquels", "date ", "nombre ", "le conseil", "ordre du jour", "l'assemblee", "monsieur le maire ouvre", "madame le maire ouvre", "la seance", "assistaient", "objet", "vu ", "considerant", "quorum", "questions", "question ", "le secretaire", "conformement", "il a ete", "convocation", "a ete nomme", "le compte", "le proces", "cf ", "page ", "les conseillers", "assistait", "invites", "en exercice", "votants", "deliberation", "rapporteur", "le maire", "le president",
		"personnel", "assistent", "techniciens", "administration", "services", "agents", "participaient egalement", "assiste", "public", "presse", "membres en exercice", "departement", "arrivee de", "depart de", "en preambule"}
)

// nameLists reads the lists of names of lines [from, to).
func (r *reading) nameLists(from, to int) attendanceLists {
	var out attendanceLists
	lists := map[string]*strings.Builder{"present": {}, "proxy": {}, "absent": {}}
	mode := ""
	inLabel := false // the label runs on to a colon on this line
	skip := 0        // the line whose cells are read with those above
	for i := from; i < to; i++ {
		l := &r.Lines[i]
		if l.Matter && l.Zone != pdftext.Sidebar || l.Event == lines.Decision {
			continue
		}
		if i < skip {
			continue
		}
		if text := r.wrappedCells(i, to); mode != "" && text != "" {
			lists[mode].WriteString(text + ",\n")
			skip = i + 2
			continue
		}
		for _, text := range r.pieces(l) {
			r.nameList(i, text, &mode, &inLabel, lists)
		}
	}
	if named := lists["present"].String(); !french.ContainsAny(french.FoldLine(named), everybody) {
		out.present = splitNames(named)
	}
	held := givers(newTextWords(lists["present"].String()))
	out.proxies, out.others = countProxies(lists["proxy"].String(), false)
	n, names := countProxies(lists["absent"].String(), true)
	out.proxies = max(out.proxies, n, out.proxies+n-held)
	if out.proxies == 0 {
		out.proxies = held
	}
	switch strings.Trim(french.FoldLine(lists["proxy"].String()), " .,;:-") {
	case "neant", "aucun", "aucune", "aucun pouvoir", "aucune procuration":
		out.none = out.proxies == 0
	}
	out.others = append(out.others, names...)
	return out
}

// wrappedCells joins the names of cells that wrap, titles and first names above surnames: "Mme
// Anne | M. Luc" over "ABRIAL | NOZIER". It returns "" for any other line.
func (r *reading) wrappedCells(i, to int) string {
	if i+1 >= to {
		return ""
	}
	above, below := titledParts(r.Lines[i].Text), lines.CellsOf(r.Lines[i+1].Line)
	if len(above) == 1 {
		below := &r.Lines[i+1]
		if strings.Count(above[0], " ") == 1 && below.Caps && !strings.Contains(below.Text, " ") && listLabel(below.Fold) == "" {
			return above[0] + " " + below.Text // the last of a row that holds one name alone
		}
		return ""
	}
	if len(above) == 0 || len(above) != len(below) {
		return ""
	}
	var names []string
	for k := range above {
		if prose.Civility[strings.Trim(french.FoldLine(below[k][0].Text), ".")] != 0 {
			return ""
		}
		names = append(names, above[k]+" "+lines.TextOf(below[k]))
	}
	return strings.Join(names, ", ")
}

// persons leaves the cells of places out of a row where every other cell names a person with a
// title: "BASSEVAL | M. ABRIAL | BUSSIEROT | Mme BASTON".
func persons(cells [][]pdftext.Word) [][]pdftext.Word {
	var named [][]pdftext.Word
	for k, c := range cells {
		titled := prose.Civility[strings.Trim(french.FoldLine(c[0].Text), ".")] != 0
		if titled != (k%2 == 1) {
			return cells
		}
		if titled {
			named = append(named, c)
		}
	}
	if len(cells)%2 == 1 {
		return cells
	}
	return named
}

// titledParts cuts a line without commas before each title; nil when it opens with none.
func titledParts(text string) []string {
	if strings.ContainsAny(text, ",;:") {
		return nil
	}
	var parts []string
	for _, w := range strings.Fields(text) {
		switch {
		case prose.Civility[strings.Trim(french.FoldLine(w), ".")] == 1 && w[0] >= 'A' && w[0] <= 'Z':
			parts = append(parts, w)
		case len(parts) == 0:
			return nil
		default:
			parts[len(parts)-1] += " " + w
		}
	}
	return parts
}

// stretched tells a justified line, whose wide blanks look like columns, from a row of names: most
// of its cells hold a single word.
func stretched(cells [][]pdftext.Word) bool {
	single := 0
	for _, c := range cells {
		if len(c) == 1 {
			single++
		}
	}
	return len(cells) > 2 && single*10 >= len(cells)*6
}

// everybody stands where names should: nobody can be counted.
var everybody = []string{"tous les membres", "tous les conseillers", "tous les delegues", "tous les elus", "l'ensemble des", "la totalite des", "tous sauf"}

// inLineLabels open another list where a sentence ends within a line.
var inLineLabels = []string{"absent", "excuse", "pouvoir", "procuration", "etaient", "etait", "represente", "avai", "ont donne", "secretaire", "ayant donne", "mandat", "presents", "votants", "en exercice", "membres excuse", "membres absent", "membres represent"}

// pieces cuts a line at the labels that open another list within it ("… Luc NOZIER. Excusés :
// Mme VAUCEL"), and sets the names of cells apart.
func (r *reading) pieces(l *lines.Printed) []string {
	text := l.Text
	var out []string
	if cells := lines.CellsOf(l.Line); len(cells) > 1 && !stretched(cells) {
		var names []string
		if label := lines.TextOf(cells[0]); len(label) < 50 && listLabel(french.FoldLine(label)) != "" {
			out, cells = append(out, label), cells[1:]
		}
		for _, c := range persons(cells) {
			names = append(names, lines.TextOf(c))
		}
		text = strings.Join(names, ", ")
		if !strings.ContainsAny(text, "0123456789:") {
			text += ","
		}
	}
	for at := 0; ; {
		k := strings.IndexAny(text[at:], " ")
		if k < 0 {
			return append(out, text)
		}
		at += k + 1
		colon := strings.IndexByte(text[at:min(len(text), at+80)], ':')
		if f := french.FoldLine(text[at:]); colon < 0 && len(f) > 12 && len(f) < 60 && onlyLabel(f) && strings.HasSuffix(strings.TrimRight(text[:at], " "), ".") {
			colon = len(text) - at // the label goes on on the next line
		}
		if first, _ := utf8.DecodeRuneInString(text[at:]); colon < 0 || !unicode.IsUpper(first) {
			continue
		}
		before := strings.TrimRight(text[:at], " ")
		if french.HasAnyPrefix(french.FoldLine(text[at:at+colon]), inLineLabels) && !endsLabel(before) {
			out = append(out, before)
			text, at = text[at:], 0
		}
	}
}

// endsLabel tells whether a label's own words stand last: "Membres | Présents :" is one label.
func endsLabel(s string) bool {
	f := french.FoldLine(s[strings.LastIndexByte(s, ' ')+1:])
	return f == "" || labelTissue[f] || french.HasAnyPrefix(f, labelStems) && f != "seance"
}

// nameList adds a piece of a line to the list that is open, or opens another.
func (r *reading) nameList(i int, text string, open *string, labelRuns *bool, lists map[string]*strings.Builder) {
	mode, inLabel := *open, *labelRuns
	defer func() { *open, *labelRuns = mode, inLabel }()
	t := strings.TrimLeft(french.FoldLine(text), "-•* ")
	if inLabel {
		inLabel = false
		if _, rest, ok := strings.Cut(text, ":"); ok {
			text = rest
		}
	} else if label := listLabel(t); label != "" {
		_, rest, colon := strings.Cut(text, ":")
		if !colon {
			if at := afterLabel(text); at > 0 {
				rest, colon = text[at:], true // "Présents Mme X, M. Y"
			}
		}
		if !colon && len(t) > 25 && !onlyLabel(t) {
			n := r.After(i)
			if n == nil || !strings.Contains(n.Text, ":") {
				label = "" // a sentence about those present
			} else {
				inLabel = true
			}
		}
		if label == "present" && strings.Contains(french.Head(t, 40), "egalement") && lists["present"].Len() > 0 {
			mode = "" // the staff, behind the members
			return
		}
		if label != "" {
			if b := lists[label]; label == "present" && b.Len() > 0 {
				b.WriteString(",") // the first name does not go on the list before
			}
			mode, text = label, rest
		}
	} else if b := lists[mode]; b != nil && openBracket(b.String()) {
		b.WriteString(text + "\n") // what a bracket says of a person runs on
		return
	} else if french.HasAnyPrefix(t, listEnds) || mode != "" && !nameLine(beforeMajority(text)) {
		mode = ""
		return
	}
	names := beforeMajority(text)
	if b := lists[mode]; mode == "present" && givers(newTextWords(dropBrackets(names))) > 0 {
		lists["proxy"].WriteString(names + "\n") // "Mme A a le pouvoir de M. B"
	} else if b != nil {
		b.WriteString(names + "\n")
	}
	if len(names) < len(text) {
		mode = ""
	}
}

// onlyLabel tells whether a folded line is made of the words of labels alone.
func onlyLabel(t string) bool {
	if n := strings.Count(t, " "); n > 5 && len(t) < 3*n {
		return true
	}
	for _, w := range strings.Fields(t) {
		if !labelTissue[w] && !french.HasAnyPrefix(w, labelStems) {
			return false
		}
	}
	return true
}

var labelStems = []string{"absent", "excus", "etai", "ayant", "donn", "pouvoir", "procuration", "represent", "membre", "conseill", "titulaire", "suppleant", "present", "non", "avec", "sans", "municipa", "communaut", "vote", "mandat", "delegu", "delegation", "les", "la", "avai", "elu", "regulierement", "valablement", "egalement", "s'etai", "sont", "d'", "seance", "remis", "par", "a", "au", "en", "debut", "ouverture", "l'ouverture", "deliberative", "voix", "suivant"}

// afterLabel finds the first civility behind a label that no colon ends: "Présents Mme X".
func afterLabel(text string) int {
	at := 0
	for n, w := range strings.Fields(text) {
		at = strings.Index(text[at:], w) + at
		f := strings.Trim(french.FoldLine(w), ".,")
		if n > 0 && prose.Civility[f] != 0 && w[0] >= 'A' && w[0] <= 'Z' {
			return at
		}
		if n > 0 && !labelTissue[f] && !french.HasAnyPrefix(f, inLineLabels) && !french.HasAnyPrefix(f, presentLabels) {
			return 0
		}
		at += len(w)
	}
	return 0
}

// beforeMajority cuts "formant la majorité des membres en exercice" off a list of names.
func beforeMajority(text string) string {
	if k := french.IndexFoldedStart(text, "formant la majorite"); k >= 0 {
		return text[:k]
	}
	return text
}

// inclusive takes off the feminine that a label adds to its masculine: "présent·e·s".
var inclusive = strings.NewReplacer("•e•s", "s", "•es", "s", "•e", "", "(e)s", "s", "(e)(s)", "s", "(e)", "", "(es)", "s", "(s)", "s", ".e.s", "s", "-e-s", "s", "/e/s", "s")

// listLabel tells which list a folded line opens, "" for none.
func listLabel(t string) string {
	t = inclusive.Replace(t)
	if n := strings.Count(t, " "); n > 5 && len(t) < 3*n { // "A B S E N T S"
		switch t = strings.ReplaceAll(t, " ", ""); {
		case french.ContainsAny(t, []string{"pouvoir", "procuration", "represente"}):
			return "proxy"
		case strings.HasPrefix(t, "present"), strings.HasPrefix(t, "etaientpresent"):
			return "present"
		case french.ContainsAny(t, []string{"absent", "excuse"}):
			return "absent"
		}
		return ""
	}
	if label, _, _ := strings.Cut(french.Head(t, 90), ":"); french.ContainsAny(label, []string{"non represente", "ni represente", "sans pouvoir", "sans procuration", "ni pouvoir"}) && startsLabel(t, absentLabels) {
		return "absent"
	}
	switch {
	case startsLabel(t, proxyLabels):
		return "proxy"
	case startsLabel(t, presentLabels):
		return "present"
	case startsLabel(t, absentLabels):
		if label, _, _ := strings.Cut(french.Head(t, 90), ":"); french.ContainsAny(label, []string{"procuration", "pouvoir", "represente", "delegation", "mandat"}) && !strings.Contains(label, "sans") {
			return "proxy"
		}
		return "absent"
	}
	return wordedLabel(t)
}

// wordedLabel tells which list is opened by a label that the words of labels alone make up, in
// whatever order: "Délégués représentés par pouvoir :".
func wordedLabel(t string) string {
	label, _, colon := strings.Cut(t, ":")
	if !colon || len(label) > 70 || !onlyLabel(label) {
		return ""
	}
	switch {
	case strings.Contains(label, "sans"):
	case french.ContainsAny(label, []string{"pouvoir", "procuration", "represent", "mandat"}):
		return "proxy"
	case french.ContainsAny(label, []string{"absent", "excus"}):
		return "absent"
	case strings.Contains(label, "present"):
		return "present"
	}
	return ""
}

// openBracket tells whether a list ends in a bracket that was opened on its last three lines.
func openBracket(s string) bool {
	open, close := strings.LastIndexByte(s, '('), strings.LastIndexByte(s, ')')
	return open > close && strings.Count(s[open:], "\n") < 4
}

// nameLine tells whether a line can belong to a list of names: most of its words have capitals.
func nameLine(text string) bool {
	words, capitals := 0, 0
	for _, w := range strings.Fields(dropBrackets(text)) {
		f := french.FoldLine(w)
		if f == "" || head.NameParticles[f] || proxyWords[strings.Trim(f, "(),.")] || head.Civilities[strings.Trim(f, ".:,")] {
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(-–•"))
		if !unicode.IsLetter(first) {
			continue
		}
		words++
		if unicode.IsUpper(first) {
			capitals++
		}
	}
	return words < 4 || capitals*10 >= words*5
}

var proxyWords = map[string]bool{"donne": true, "pouvoir": true, "procuration": true, "par": true, "represente": true, "representee": true, "ayant": true, "donnant": true, "a": true, "maire": true, "adjoint": true, "adjointe": true, "conseiller": true, "conseillere": true, "conseillers": true, "municipaux": true, "municipal": true, "municipale": true, "vice-president": true, "president": true, "presidente": true, "adjoints": true, "excuse": true, "excusee": true, "arrive": true, "arrivee": true, "pouvoirs": true, "deleguee": true, "delegue": true,
	"remplace": true, "remplacee": true, "suppleante": true, "suppleant": true, "sa": true, "son": true, "partir": true, "prend": true, "part": true, "aux": true, "votes": true, "au": true, "vote": true, "n°": true, "mandat": true, "ont": true, "remis": true, "titulaire": true}

// startsLabel tells whether a line opens with a label that ends in a colon, the line's end, or
// more words of its own.
func startsLabel(t string, labels []string) bool {
	for _, lb := range labels {
		rest, ok := strings.CutPrefix(t, lb)
		if !ok || rest != "" && french.IsLetter(rest[0]) && rest[0] != 's' && rest[0] != 'e' && !strings.HasSuffix(lb, " ") {
			continue
		}
		if c := strings.IndexByte(rest, ':'); c >= 0 && c < 90 {
			return true
		}
		if !strings.ContainsAny(rest, ",;") || afterLabel(t) > 0 {
			return true
		}
		for _, w := range []string{" m. ", " mme ", " mm. ", " mmes ", " monsieur ", " madame ", " mesdames ", " messieurs "} {
			if strings.HasPrefix(rest, w) {
				return true
			}
		}
	}
	return false
}

package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/pdftext"
)

// counted are the words that announce a figure of the attendance.
var counted = []struct {
	field string
	words []string
}{
	{"in_office", []string{"conseillers en exercice", "membres en exercice", "delegues en exercice", "en exercice", "nombre de conseillers", "nombre de membres", "nb de membres", "nb de conseillers", "nbre de membres", "nbre de conseillers", "membres composant", "effectif legal", "nombre de delegues", "conseillers en fonction"}},
	{"present", []string{"presents", "presentes", "present"}},
	{"proxies", []string{"pouvoirs", "procurations", "pouvoir", "procuration", "representes"}},
	{"voting", []string{"votants", "prenant part au vote", "qui ont pris part a la deliberation", "ont pris part au vote", "ont pris part a la deliberation", "suffrages possibles", "nombre de votants", "nombre de voix"}},
}

// readMembers counts the assembly from lines [from, to): the figures printed, else the names
// listed. What is not stated stays nil.
func (r *reading) readMembers(from, to int) (Members, []string) {
	var m Members
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.event == decision {
			continue
		}
		r.figuresOf(i, to, &m)
	}
	if m.InOffice == nil {
		m.InOffice = r.inOfficeElsewhere(from, to)
	}
	lists := r.nameLists(from, to)
	if n := len(lists.present); m.Present == nil && n > 0 && (m.InOffice == nil || n <= *m.InOffice) {
		m.Present = ptr(n)
	}
	if m.Proxies == nil && lists.proxies > 0 {
		m.Proxies = ptr(lists.proxies)
	}
	return m, append(lists.present, lists.others...)
}

func ptr[T any](v T) *T { return &v }

// inOfficeElsewhere reads the members in office where no label of theirs stands: "Afférents
// au conseil : 33", "membres en exercice, lesquels sont au nombre de onze".
func (r *reading) inOfficeElsewhere(from, to int) *int {
	for i := from; i < to; i++ {
		f := r.lines[i].fold
		if k := strings.Index(f, "afferents au conseil"); k >= 0 {
			if n, ok := figureIn(f[k+len("afferents au conseil"):], false); ok && n < 400 {
				return &n
			}
		}
		k := strings.Index(f, "en exercice")
		if k < 0 {
			continue
		}
		f = f[k:]
		if n := r.after(i); n != nil {
			f += " " + n.fold
		}
		if k = strings.Index(f, "au nombre de "); k < 0 || k > 45 {
			continue
		}
		ts := tokens(head(f[k+len("au nombre de "):], 40))
		if len(ts) > 0 && isDigit(ts[0].text[0]) {
			return ptr(atoi(ts[0].text))
		}
		if v, n := numeral(ts); n > 0 && v > 0 && v < 400 {
			return &v
		}
	}
	return nil
}

// closingFigures takes from lines [from, to), behind the decision of a single act, the counts
// that its head does not print: "Il y a 22 présents et 4 représentés", "Nombre de votants : 18".
func (r *reading) closingFigures(from, to int, m *Members) {
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.matter || len(l.fold) > 110 || containsAny(l.fold, []string{"bulletin", "enveloppe", "scrutin", "tour"}) {
			continue
		}
		var found Members
		switch {
		case hasAnyPrefix(l.fold, []string{"nombre de votants :", "votants :", "nombre de votants "}):
			r.figuresOf(i, i+1, &found)
			found = Members{Voting: found.Voting}
		case len(labelsOf(l.fold)) >= 2 && strings.Contains(l.fold, "present"):
			r.figuresOf(i, i+1, &found)
			if found.Present == nil {
				continue
			}
		default:
			continue
		}
		for _, p := range []struct{ dst, src **int }{{&m.InOffice, &found.InOffice}, {&m.Present, &found.Present}, {&m.Proxies, &found.Proxies}, {&m.Voting, &found.Voting}} {
			if *p.dst == nil {
				*p.dst = *p.src
			}
		}
	}
}

// figuresOf reads "En exercice : 33", "29 présents", and tables whose figures stand below.
func (r *reading) figuresOf(i, to int, m *Members) {
	f := r.lines[i].fold
	if k := strings.Index(f, "quorum"); k > 0 && !strings.Contains(f[k:], "present") {
		f = f[:k] // its figure is a threshold
	} else if k == 0 && !strings.Contains(f, "present") {
		return
	}
	if len(f) > 160 || !strings.ContainsAny(f, "0123456789") && len(f) > 60 {
		return
	}
	asked := labelsOf(f)
	if len(asked) == 0 {
		return
	}
	set := func(field string, n int) {
		dst := map[string]**int{"in_office": &m.InOffice, "present": &m.Present, "proxies": &m.Proxies, "voting": &m.Voting}[field]
		if *dst == nil && n < 400 {
			*dst = &n
		}
	}
	// "3 procurations 32 votants" when a figure comes first, "Présents : 29 Votants : 33" otherwise.
	before := false
	if t := strings.TrimLeft(strings.TrimPrefix(f, "il y a "), "-•* ("); t != "" {
		before = isDigit(t[0])
	}
	found := false
	for k, a := range asked {
		lo, hi := a.start, len(f)
		if k+1 < len(asked) {
			hi = asked[k+1].start
		}
		if before {
			lo, hi = 0, a.start
			if k > 0 {
				lo = asked[k-1].end
			}
		} else {
			lo = a.end
		}
		if n, ok := figureIn(f[lo:hi], before); ok {
			set(a.field, n)
			found = true
		} else if !before && k > 0 {
			// "Présents : 13 + 2 procurations": the second figure is the label's own.
			if ts := tokens(f[asked[k-1].end:a.start]); len(ts) >= 2 && isDigit(ts[0].text[0]) && isDigit(ts[len(ts)-1].text[0]) {
				set(a.field, atoi(ts[len(ts)-1].text))
			}
		}
	}
	if found || len(f) > 110 || strings.Contains(f, ",") {
		return
	}
	// Labels on one line, figures below, as many as labels.
	for j := i + 1; j < to && j <= i+3; j++ {
		var ns []int
		only := true
		for _, t := range tokens(r.lines[j].fold) {
			if isDigit(t.text[0]) {
				ns = append(ns, atoi(t.text))
			} else {
				only = false
			}
		}
		if only && len(ns) == len(asked) {
			for k, a := range asked {
				set(a.field, ns[k])
			}
			return
		}
	}
}

// fieldLabel is a label of the attendance and its place in a folded line.
type fieldLabel struct {
	field      string
	start, end int
}

// labelsOf finds the labels of a line from left to right, one a field.
func labelsOf(f string) []fieldLabel {
	var out []fieldLabel
	for _, c := range counted {
		for _, w := range c.words {
			if at := wordAt(f, w); at >= 0 {
				out = append(out, fieldLabel{c.field, at, at + len(w)})
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b fieldLabel) int { return a.start - b.start })
	// "nombre de membres présents" is one label, not two.
	for k := 0; k+1 < len(out); k++ {
		if out[k+1].start-out[k].end <= 1 && out[k].field == "in_office" {
			out = slices.Delete(out, k, k+1)
			k--
		}
	}
	return out
}

// figureIn reads the count beside a label: the last figure before it, or the first after it,
// in figures or in words.
func figureIn(s string, before bool) (int, bool) {
	if before {
		ts := tokens(s)
		if n := len(ts); n > 0 && isDigit(ts[n-1].text[0]) {
			return atoi(ts[n-1].text), true
		}
		return 0, false
	}
	ts := tokens(s)
	for k, t := range ts {
		if isDigit(t.text[0]) {
			return atoi(t.text), k < 4
		}
	}
	if i := strings.IndexByte(s, ':'); i >= 0 {
		rest := tokens(s[i:])
		if v, n := numeral(rest); n > 0 && v > 0 {
			return v, true
		}
	}
	return 0, false
}

// attendanceLists are the names under "Présents", those represented, and the others.
type attendanceLists struct {
	present, others []string
	proxies         int
}

var presentLabels = []string{"presents", "etaient presents", "etaient present", "present", "etaient presentes", "sont presents", "membres presents", "conseillers presents", "etaients presents", "presentes", "membres titulaires presents", "titulaires presents", "deleques presents", "delegues presents", "elus presents"}
var proxyLabels = []string{"pouvoir", "procuration", "absents ayant donne", "absent ayant donne", "absente ayant donne", "absents ayant vote par procuration", "ayant donne", "ont donne", "avaient donne", "representes", "etaient representes", "absents representes", "absents excuses ayant donne", "excuses ayant donne", "excuse ayant donne", "excusee ayant donne", "donnent pouvoir", "mandats", "absents et representes", "etait represente", "absents excuses et representes", "membres representes"}
var absentLabels = []string{"absent", "excuse", "etaient absent", "etait absent", "etaient excuse", "etait excuse", "absente", "sont absents", "conseillers absents", "membres absents"}
var listEnds = []string{"secretaire", "le quorum", "formant", "lesquels", "date ", "nombre ", "le conseil", "ordre du jour", "l'assemblee", "monsieur le maire ouvre", "madame le maire ouvre", "la seance", "assistaient", "objet", "vu ", "quorum", "questions", "question ", "le secretaire", "conformement", "il a ete", "convocation", "a ete nomme", "le compte", "le proces", "cf ", "page ", "les conseillers", "assistait", "egalement present", "invites", "en exercice", "votants", "deliberation", "rapporteur", "le maire", "le president"}

func (r *reading) nameLists(from, to int) attendanceLists {
	var out attendanceLists
	lists := map[string]*strings.Builder{"present": {}, "proxy": {}, "absent": {}}
	mode := ""
	inLabel := false // the label runs on to a colon on this line
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.matter && l.Zone != pdftext.Sidebar || l.event == decision {
			continue
		}
		for _, text := range r.pieces(l) {
			r.nameList(i, text, &mode, &inLabel, lists)
		}
	}
	out.present = splitNames(lists["present"].String())
	out.proxies, out.others = countProxies(lists["proxy"].String(), false)
	n, names := countProxies(lists["absent"].String(), true)
	out.proxies += n
	out.others = append(out.others, names...)
	return out
}

// pieces cuts a line at the labels that open another list within it ("… Luc NOZIER. Excusés :
// Mme VAUCEL"), and sets the names of cells apart.
func (r *reading) pieces(l *scanned) []string {
	text := l.text
	if cells := cellsOf(l.Line); len(cells) > 1 {
		var names []string
		for _, c := range cells {
			names = append(names, textOf(c))
		}
		text = strings.Join(names, ", ")
		if !strings.ContainsAny(text, "0123456789:") {
			text += ","
		}
	}
	var out []string
	for at := 0; ; {
		k := strings.Index(text[at:], ". ")
		if k < 0 {
			return append(out, text)
		}
		at += k + 2
		label, _, colon := strings.Cut(text[at:], ":")
		if f := fold(label); colon && len(f) < 60 && hasAnyPrefix(f, []string{"absent", "excuse", "pouvoir", "procuration", "etaient", "represente", "avai", "ont donne", "secretaire"}) {
			out = append(out, text[:at-1])
			text, at = text[at:], 0
		}
	}
}

// nameList adds a piece of a line to the list that is open, or opens another.
func (r *reading) nameList(i int, text string, open *string, labelRuns *bool, lists map[string]*strings.Builder) {
	mode, inLabel := *open, *labelRuns
	defer func() { *open, *labelRuns = mode, inLabel }()
	t := strings.TrimLeft(fold(text), "-•* ")
	if inLabel {
		inLabel = false
		if _, rest, ok := strings.Cut(text, ":"); ok {
			text = rest
		}
	} else if label := listLabel(t); label != "" {
		_, rest, colon := strings.Cut(text, ":")
		if !colon && len(t) > 25 {
			n := r.after(i)
			if n == nil || !strings.Contains(n.text, ":") {
				label = "" // a sentence about those present
			} else {
				inLabel = true
			}
		}
		if label != "" {
			mode, text = label, rest
		}
	} else if hasAnyPrefix(t, listEnds) || mode != "" && !nameLine(beforeMajority(text)) {
		mode = ""
		return
	}
	names := beforeMajority(text)
	if b := lists[mode]; b != nil {
		b.WriteString(names + "\n")
	}
	if len(names) < len(text) {
		mode = ""
	}
}

// beforeMajority cuts "formant la majorité des membres en exercice" off a list of names.
func beforeMajority(text string) string {
	if k := indexFoldedStart(text, "formant la majorite"); k >= 0 {
		return text[:k]
	}
	return text
}

// listLabel tells which list a folded line opens, "" for none.
func listLabel(t string) string {
	switch {
	case startsLabel(t, proxyLabels):
		return "proxy"
	case startsLabel(t, presentLabels):
		return "present"
	case startsLabel(t, absentLabels):
		if strings.Contains(t, "procuration") && strings.Contains(head(t, 60), "donn") || strings.Contains(head(t, 40), "pouvoir") {
			return "proxy"
		}
		if label, _, ok := strings.Cut(head(t, 60), ":"); ok && containsAny(label, []string{"procuration", "pouvoir", "represente"}) {
			return "proxy"
		}
		return "absent"
	}
	return ""
}

// nameLine tells whether a line can belong to a list of names: most of its words have capitals.
func nameLine(text string) bool {
	words, capitals := 0, 0
	for _, w := range strings.Fields(text) {
		f := fold(w)
		if f == "" || nameParticles[f] || proxyWords[f] || civilities[strings.Trim(f, ".:,")] {
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

var proxyWords = map[string]bool{"donne": true, "pouvoir": true, "procuration": true, "par": true, "represente": true, "representee": true, "ayant": true, "donnant": true, "a": true, "maire": true, "adjoint": true, "adjointe": true, "conseiller": true, "conseillere": true, "conseillers": true, "municipaux": true, "municipal": true, "municipale": true, "vice-president": true, "president": true, "presidente": true, "adjoints": true, "excuse": true, "excusee": true, "arrive": true, "arrivee": true, "pouvoirs": true, "deleguee": true, "delegue": true}

// startsLabel tells whether a line opens with a label that ends in a colon, the line's end, or
// more words of its own.
func startsLabel(t string, labels []string) bool {
	for _, lb := range labels {
		rest, ok := strings.CutPrefix(t, lb)
		if !ok || rest != "" && isLetter(rest[0]) && rest[0] != 's' && rest[0] != 'e' {
			continue
		}
		if c := strings.IndexByte(rest, ':'); c >= 0 && c < 90 {
			return true
		}
		if !strings.ContainsAny(rest, ",;") {
			return true
		}
	}
	return false
}

// splitNames parts a list of names; civilities, offices and notes in brackets are taken off.
func splitNames(s string) []string {
	s = dropBrackets(s)
	// A line's end within a name is no separator, unless the list has no other.
	if !strings.ContainsAny(s, ",;") && !strings.Contains(s, " - ") && !strings.Contains(s, "–") {
		s = strings.ReplaceAll(s, "\n", ",")
	}
	s = strings.NewReplacer("\n", " ", " et ", ",", " - ", ",", "–", ",", "—", ",", ";", ",", "•", ",", " -", ",", "- ", ",", "\uf0b7", ",", "/", ",").Replace(s)
	var names []string
	seen := map[string]bool{}
	for _, part := range strings.Split(s, ",") {
		n := cleanPerson(part)
		if n == "" || seen[fold(n)] {
			continue
		}
		seen[fold(n)] = true
		names = append(names, n)
	}
	return names
}

func dropBrackets(s string) string {
	var b strings.Builder
	depth := 0
	for _, c := range s {
		switch c {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

var civilities = map[string]bool{"m": true, "mm": true, "mme": true, "mmes": true, "mr": true, "mrs": true, "ms": true, "monsieur": true, "madame": true, "messieurs": true, "mesdames": true, "mlle": true, "mademoiselle": true, "dr": true, "et": true, "mesdames,": true}

// cleanPerson returns a name without civility, "" when the words are no name: an office, a remark.
func cleanPerson(s string) string {
	var out []string
	for _, w := range strings.Fields(s) {
		w = strings.TrimRight(w, ".:")
		f := fold(w)
		if civilities[f] && len(out) == 0 || f == "" {
			continue
		}
		// "MM.DRUGEON": civility and name run together.
		if i := strings.IndexByte(w, '.'); i > 0 && civilities[fold(w[:i])] && len(out) == 0 {
			w = w[i+1:]
		}
		out = append(out, w)
	}
	if len(out) == 0 || len(out) > 6 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(out[0])
	name := strings.Join(out, " ")
	f := fold(name)
	if !unicode.IsUpper(first) && !nameParticles[fold(out[0])] || hasAnyPrefix(f, []string{"maire", "adjoint", "president", "vice", "conseiller", "conseillere", "delegue", "secretaire", "neant", "suppleant"}) || strings.ContainsAny(f, "0123456789:") || utf8.RuneCountInString(name) < 3 {
		return ""
	}
	return name
}

// countProxies counts who gave a proxy: "X à Y", "X donne pouvoir à Y", one a line or a
// clause. marked asks for the word itself, in a list of absents where only some gave one.
func countProxies(s string, marked bool) (int, []string) {
	f := fold(s)
	n := 0
	for _, w := range []string{"pouvoir a ", "procuration a ", "pouvoirs a ", "represente par ", "representee par ", "pouvoir donne a ", "procuration donnee a ", "mandat a ", "remplace par"} {
		n += strings.Count(f+" ", w)
	}
	names := splitNames(strings.NewReplacer(" donne pouvoir à ", ",", " à ", ",", " pouvoir à ", ",", " procuration à ", ",").Replace(s))
	if n > 0 || marked {
		return n, names
	}
	givers := strings.Count(f, " a ")
	if givers > 0 {
		return givers, names
	}
	return len(names), names
}

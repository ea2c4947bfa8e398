package attendance

import (
	"strings"

	"phare/extract/prose"
	"phare/extract/record"
)

// attendanceField is what a figure of the attendance counts.
type attendanceField uint8

const (
	noField attendanceField = iota
	fieldInOffice
	fieldSize // the assembly's size where nothing says "en exercice"
	fieldPresent
	fieldSubstitutes // suppléants présents, counted apart from the titulaires
	fieldProxies
	fieldVoting
	fieldTogether // presents et representes in one figure: those who vote
	fieldOther    // takes a figure that is none of the four: absents, quorum, voix pour
	fieldCount
)

// fieldLabels are the words that announce a figure, as folded terms; the longest that
// stands at a term is its label.
var fieldLabels = sequences(map[attendanceField][]string{
	fieldInOffice: {"en exercice", "en fonction"},
	fieldSize: {"afferents au conseil", "afferents au conseil municipal", "afferents au comite", "conseillers :", "membres :", "delegues :", "elus :", "administrateurs :", "effectif", "effectif legal", "effectif du conseil", "effectif total", "nombre de conseillers", "nombre de membres", "nombre d elus", "nombre de delegues", "nombre d administrateurs", "nombre de sieges",
		"nb de conseillers", "nb de membres", "nb de delegues", "nbre de conseillers", "nbre de membres", "nbre de delegues", "membres composant", "conseillers elus", "membres elus", "delegues elus", "nombre total de membres", "membres du conseil", "nombre de representants"},
	fieldPresent:     {"presents", "presentes", "present", "titulaires presents", "conseillers presents", "membres presents"},
	fieldSubstitutes: {"suppleants presents", "suppleantes presentes", "suppleant present"},
	fieldProxies: {"pouvoirs", "pouvoir", "procurations", "procuration", "representes", "represente", "representees", "mandats", "delegations de vote", "absents representes", "absents et representes", "excuses representes",
		"donne pouvoir", "donne procuration", "ayant donne pouvoir", "ayant donne procuration", "donne mandat", "votes par procuration"},
	fieldVoting:   {"votants", "votant", "pris part a la deliberation", "pris part au vote", "prenant part au vote", "prenant part a la deliberation", "prennent part au vote", "prennent part a la deliberation", "suffrages possibles", "participant au vote", "nombre de voix", "prises part a la deliberation", "pris part aux deliberations", "pris part aux votes"},
	fieldTogether: {"presents ou ayant donne pouvoir", "presents ou ayant donne procuration", "presents ou representes", "presents et representes", "presentes et representees", "presentes ou representees", "presents et ayant donne pouvoir"},
	fieldOther: {"absents", "absent", "absentes", "absente", "excuses", "excuse", "excusees", "quorum", "exprimes", "pour", "contre", "abstentions", "abstention", "abs", "majorite absolue", "convocation", "suppleants", "convoques", "blancs", "nuls",
		"pas pris part au vote", "pas pris part a la deliberation", "presidence", "dates", "date", "affichage"},
})

// sequence is a label as its terms.
type sequence struct {
	terms string
	field attendanceField
}

// sequences sorts labels by their first term, the longest first.
func sequences(labels map[attendanceField][]string) map[string][]sequence {
	m := make(map[string][]sequence)
	for field, list := range labels {
		for _, s := range list {
			first, _, _ := strings.Cut(s, " ")
			m[first] = append(m[first], sequence{s, field})
		}
	}
	return m
}

// labelAt reads a label at term i and returns the index behind it. Labels that run on into one
// another are one: "nombre de membres | présents", "absents | ayant donné pouvoir".
func (w *words) labelAt(i int) (field attendanceField, end int) {
	field, end = w.oneLabel(i)
	for field != noField {
		k := w.optionalPlural(end)
		joined := false
		for n := 0; n < 3 && (labelTissue[w.At(k)] || w.At(k) == "," && w.At(k+1) == "ou"); n++ {
			joined = joined || w.At(k) == "ou" || w.At(k) == "et"
			k++
		}
		next, e := w.oneLabel(k)
		if next == noField || k > 0 && w.StartsLine(k) && w.Toks[k].Flag&prose.Capital != 0 || next == fieldOther && field != fieldSize && field != fieldOther {
			return field, w.optionalPlural(end)
		}
		if joined && (field == fieldPresent || next == fieldPresent) {
			next = fieldTogether // "présents et représentés : 25" counts both together
		}
		field, end = next, e
	}
	return noField, 0
}

// labelTissue stands between the words of one label: "membres composant le conseil en exercice".
var labelTissue = map[string]bool{"municipaux": true, "communautaires": true, "metropolitains": true, "departementaux": true, "regionaux": true, "syndicaux": true, "titulaires": true, "elus": true, "membres": true, "conseillers": true, "delegues": true, "administrateurs": true,
	"ayant": true, "ont": true, "et": true, "ou": true, "le": true, "conseil": true, "municipal": true, "communautaire": true, "physiquement": true, "qui": true, "avec": true, "de": true, "du": true, "au": true, "moment": true}

func (w *words) oneLabel(i int) (field attendanceField, end int) {
	for _, s := range fieldLabels[w.At(i)] {
		if e := w.After(i, s.terms); e > end {
			field, end = s.field, e
		}
	}
	if field == fieldPresent && w.At(i) == "present" && w.Toks[i].Flag&prose.Acute != 0 {
		return noField, 0
	}
	return field, end
}

// optionalPlural skips the "(s)" of a form.
func (w *words) optionalPlural(i int) int {
	if w.At(i) == "(" && (w.At(i+1) == "s" || w.At(i+1) == "e" || w.At(i+1) == "es") && w.At(i+2) == ")" {
		return i + 3
	}
	return i
}

// figures gathers the counts of an attendance: the first of each field.
type attendanceCounts [fieldCount]*int

func (c *attendanceCounts) set(f attendanceField, n int) {
	if c[f] == nil && n <= 400 {
		c[f] = &n
	}
}

// readFigures reads the figures of the attendance, from left to right: "En exercice : 33",
// "29 présents", rows of labels above rows of figures.
func (w *words) readFigures(m *record.Members) {
	var c attendanceCounts
	w.columnFigures(&c)
	for i := 0; i < len(w.Toks); {
		i = w.figureOrLabel(i, &c)
	}
	if c[fieldPresent] != nil && c[fieldSubstitutes] != nil {
		*c[fieldPresent] += *c[fieldSubstitutes]
	}
	if c[fieldInOffice] == nil {
		c[fieldInOffice] = c[fieldSize]
	}
	if c[fieldVoting] == nil {
		c[fieldVoting] = c[fieldTogether]
	}
	if v, p := c[fieldVoting], c[fieldPresent]; v != nil && (*v < 2 || p != nil && 2**v < *p) {
		c[fieldVoting] = nil // a figure cut short: few of those present would vote
	}
	complete(m, record.Members{InOffice: c[fieldInOffice], Present: c[fieldPresent], Proxies: c[fieldProxies], Voting: c[fieldVoting]})
}

// figureOrLabel reads one pair of figure and label at i, in either order, and returns where
// to go on.
func (w *words) figureOrLabel(i int, c *attendanceCounts) (next int) {
	if n, of, e := w.fraction(i); e > 0 {
		c.set(fieldPresent, n)
		c.set(fieldInOffice, of)
		return e
	}
	if n, e := w.Count(i); e > 0 && (w.Toks[i].Num >= 0 || n > 1) {
		if f, end := w.labelBehind(e); f == fieldProxies && w.At(end-1) == "representes" && w.SentenceHas(i, 12, 0, map[string]bool{"quorum": true}) {
			c.set(fieldTogether, n) // "quorum atteint avec 11 élus représentés"
			return end
		} else if f != noField && !w.ruled(i) && !w.ownFigure(end) && !w.apart(i, e) {
			c.set(f, n)
			if w.At(end) == "sur" {
				if of, e := w.Count(end + 1); e > 0 {
					if f, _ := w.labelBehind(e); f == noField {
						c.set(fieldInOffice, of)
					}
				}
			}
			return end
		}
		return e
	}
	f, end := w.labelAt(i)
	if f == noField {
		return i + 1
	}
	n, e := w.figureBehind(end)
	if e == 0 || w.ruled(i) || f == fieldVoting && w.papers(i) {
		return end
	}
	c.set(f, n)
	return e
}

// papers tells whether term i stands among the figures of a ballot.
func (w *words) papers(i int) bool {
	for k := i - 25; k < i+25; k++ {
		switch w.At(k) {
		case "bulletins", "enveloppes", "urne":
			return true
		}
	}
	return false
}

// fraction reads "36/72" beside a label of those present: so many of the members in office.
func (w *words) fraction(i int) (present, of, end int) {
	if i+2 >= len(w.Toks) || w.At(i+1) != "/" || w.Toks[i].Num < 1 || w.Toks[i+2].Num < w.Toks[i].Num || w.Toks[i+2].Num > 400 || w.Toks[i+2].Word != w.Toks[i].Word || w.At(i+3) == "/" {
		return 0, 0, 0
	}
	for k := i - 4; k < i+6; k++ {
		switch w.At(k) {
		case "presents", "membres", "conseillers", "delegues", "elus":
			return int(w.Toks[i].Num), int(w.Toks[i+2].Num), i + 3
		}
	}
	return 0, 0, 0
}

// apart tells whether the figure in [i, end) is no count of the label behind it: an hour, the
// end of another line.
func (w *words) apart(i, end int) bool {
	switch w.At(i - 1) {
	case "h", "heures", "heure", "le", "du":
		return true
	case "(":
		if w.At(end) == ")" && w.EndsLine(end+1) {
			return true // "… M. URSEL (27)" closes the list above
		}
	}
	if !w.EndsLine(end) || end >= len(w.Toks) || w.Toks[end].Flag&prose.Capital == 0 {
		return false
	}
	if !w.StartsLine(i) {
		return true
	}
	for k := end; k < end+8 && k < len(w.Toks); k++ { // a page's number above "Représentés :"
		if w.At(k) == ":" {
			return true
		}
	}
	return false
}

// labelBehind reads the label of a figure that stands before it: "29 conseillers présents",
// "3 dont 2 avec procuration".
func (w *words) labelBehind(i int) (attendanceField, int) {
	who := false
	for n := 0; n < 6; n++ {
		if f, e := w.labelAt(i); f != noField {
			if f == fieldSize {
				return noField, 0
			}
			return f, e
		}
		switch t := w.At(i); {
		case assemblyMember[t]:
			who = true
		case t == "dont" && who:
			return fieldSize, i // "23 membres dont 19 présents"
		case between[t]:
		default:
			return noField, 0
		}
		i++
	}
	return noField, 0
}

// assemblyMember names those whom the figures count; between stands between a figure and its label.
var (
	assemblyMember = map[string]bool{"membres": true, "membre": true, "conseillers": true, "elus": true, "elues": true, "delegues": true, "administrateurs": true, "conseilleres": true, "representants": true}
	between        = map[string]bool{"municipaux": true, "communautaires": true, "metropolitains": true, "departementaux": true, "regionaux": true, "titulaires": true, "etaient": true, "sont": true, "avec": true, "ayant": true, "ont": true, "absents": true, "excuses": true,
		"donne": true, "personnes": true, "physiquement": true, "etant": true, "par": true, ")": true, "qui": true, "syndicaux": true, "voix": true, "avaient": true, "d": true, "entre": true, "eux": true}
)

// ownFigure tells whether the label that ends at i has a figure of its own behind it, so that
// the one before it belongs to another label: "en exercice 33 présents 29".
func (w *words) ownFigure(i int) bool { return w.ownFigureOf(i, 8) }

// ownFigureOf looks as many labels ahead as depth says: whose figure one is hangs on the next.
func (w *words) ownFigureOf(i, depth int) bool {
	if w.At(i) == ":" || w.At(i) == "=" {
		_, e := w.figureBehind(i)
		if e > 0 && w.At(i+1) == "(" {
			f, _ := w.labelBehind(e) // "18 présents : (2 procurations : …)"
			return f == noField
		}
		return e > 0
	}
	_, e := w.Figure(i)
	if e == 0 {
		return false
	}
	f, end := w.labelBehind(e)
	return f == noField || depth > 0 && w.ownFigureOf(end, depth-1)
}

// figureBehind reads the figure of a label that ends at i: right behind it or behind a sign, a
// bracket, a few words up to a colon.
func (w *words) figureBehind(i int) (n, end int) {
	k, colon := i, false
	for step := 0; step < 12; step++ {
		switch w.At(k) {
		case ":", "=":
			colon = true
			k++
			continue
		case "-", "(", "|", "...", ".", "•", "est", "etait", "/":
			if w.At(k) == "." && !colon && k+1 < len(w.Toks) && w.Toks[k+1].Flag&prose.Capital != 0 || w.At(k) == "/" && !colon {
				return 0, 0
			}
			k++
			continue
		case "de":
			if w.At(k-1) == "est" || w.At(k-1) == "etait" || w.At(i-2) == "des" && w.At(i-3) == "celui" {
				k++
				continue
			}
		}
		break
	}
	if v, e := w.Count(k); e > 0 && (colon || w.Toks[k].Num >= 0) {
		if w.numbered(k, e) {
			return 0, 0
		}
		if !colon && !(w.EndsLine(e) && w.Toks[k].Line == w.Toks[i-1].Line) {
			// "en exercice 12 présents": the figure is the next label's.
			if f, end := w.labelBehind(e); f != noField && !w.ownFigure(end) {
				return 0, 0
			}
		}
		return v, e
	}
	if colon {
		if w.EndsLine(k+1) && (w.At(k) == "il" || w.At(k) == "ii" || w.At(k) == "ll" || w.At(k) == "li") {
			return 11, k + 1 // as OCR reads two ones
		}
		return 0, 0
	}
	for n := 0; n < 9 && k < len(w.Toks); n++ {
		if w.At(k) == ":" || w.Is(k, "au nombre de") {
			if w.At(k) != ":" {
				k += 2
			}
			if v, e := w.Count(k + 1); e > 0 {
				return v, e
			}
			return 0, 0
		}
		if f, _ := w.oneLabel(k); f != noField || w.Toks[k].Flag&prose.IsWord == 0 && w.At(k) != "," || w.At(k) == "," && n > 1 {
			return 0, 0
		}
		k++
	}
	return 0, 0
}

// numbered tells whether the figure in [k, e) numbers the first name of a list.
func (w *words) numbered(k, e int) bool {
	if !w.StartsLineAt(k) || w.At(e) != "." && w.At(e) != ")" && w.At(e) != "-" || w.EndsLine(e+1) {
		return false
	}
	f, _ := w.oneLabel(e + 1)
	return f == noField && w.Toks[e+1].Flag&prose.Capital != 0
}

// ruled tells whether the sentence of term i states a rule, not a count: "peut détenir 2 pouvoirs".
func (w *words) ruled(i int) bool {
	for k := int(w.Toks[i].Sent); k < i; k++ {
		switch w.At(k) {
		case "peut", "peuvent", "pourra", "porteur", "doit", "detenir", "minimum":
			return true
		}
	}
	return false
}

// columnFigures reads a row of figures with the heads of its columns on the lines above.
func (w *words) columnFigures(c *attendanceCounts) {
	for i := 0; i < len(w.Toks); i = w.LineEnd(i) {
		cells := w.Figures(i, w.LineEnd(i))
		if len(cells) < 2 || len(cells) > 8 {
			continue
		}
		heads := w.headsOf(i, cells)
		known := 0
		for _, h := range heads {
			if h != noField && h != fieldOther {
				known++
			}
		}
		if known < 2 {
			continue
		}
		for k, h := range heads {
			c.set(h, cells[k].Value)
		}
	}
}

// headsOf reads the label above each figure of the line at i: the words of up to six lines,
// each in the column whose figure it stands nearest to.
func (w *words) headsOf(i int, cells []prose.Column) []attendanceField {
	start := i
	for n := 0; n < 6 && start > 0; n++ {
		line := w.Toks[start-1].Line
		k := start
		for k > 0 && w.Toks[k-1].Line == line {
			k--
			if w.Toks[k].Num >= 0 {
				k = -1
				break
			}
		}
		if k < 0 {
			break
		}
		start = k
	}
	columns := make([]words, len(cells))
	for n := range columns {
		columns[n].Text = &prose.Text{}
	}
	for k := start; k < i; k++ {
		if w.Toks[k].Flag&prose.IsWord == 0 {
			continue
		}
		x, best := w.Middle(k, k+1), 0
		for n := range cells {
			if abs(cells[n].X-x) < abs(cells[best].X-x) {
				best = n
			}
		}
		if starts := w.Lines[w.Toks[k].Line].Cells; len(starts) == len(cells) {
			for n, at := range starts { // a head a figure, wherever each stands in its column
				if at <= int(w.Toks[k].Word) {
					best = n
				}
			}
		}
		columns[best].Toks = append(columns[best].Toks, w.Toks[k])
	}
	heads := make([]attendanceField, len(cells))
	for n := range columns {
		for k := range columns[n].Toks {
			if f, _ := columns[n].labelAt(k); f != noField && (heads[n] == noField || heads[n] == fieldSize || heads[n] == fieldOther && f != fieldSize) {
				heads[n] = f
			}
		}
	}
	return heads
}

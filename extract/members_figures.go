package extract

import "strings"

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
		for n := 0; n < 3 && (labelTissue[w.at(k)] || w.at(k) == "," && w.at(k+1) == "ou"); n++ {
			joined = joined || w.at(k) == "ou" || w.at(k) == "et"
			k++
		}
		next, e := w.oneLabel(k)
		if next == noField || k > 0 && w.startsLine(k) && w.toks[k].flag&capital != 0 || next == fieldOther && field != fieldSize && field != fieldOther {
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
	for _, s := range fieldLabels[w.at(i)] {
		if e := w.after(i, s.terms); e > end {
			field, end = s.field, e
		}
	}
	if field == fieldPresent && w.at(i) == "present" && w.toks[i].flag&acute != 0 {
		return noField, 0
	}
	return field, end
}

// optionalPlural skips the "(s)" of a form.
func (w *words) optionalPlural(i int) int {
	if w.at(i) == "(" && (w.at(i+1) == "s" || w.at(i+1) == "e" || w.at(i+1) == "es") && w.at(i+2) == ")" {
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
func (w *words) readFigures(m *Members) {
	var c attendanceCounts
	w.columnFigures(&c)
	for i := 0; i < len(w.toks); {
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
	complete(m, Members{InOffice: c[fieldInOffice], Present: c[fieldPresent], Proxies: c[fieldProxies], Voting: c[fieldVoting]})
}

// figureOrLabel reads one pair of figure and label at i, in either order, and returns where
// to go on.
func (w *words) figureOrLabel(i int, c *attendanceCounts) (next int) {
	if n, of, e := w.fraction(i); e > 0 {
		c.set(fieldPresent, n)
		c.set(fieldInOffice, of)
		return e
	}
	if n, e := w.count(i); e > 0 && (w.toks[i].num >= 0 || n > 1) {
		if f, end := w.labelBehind(e); f == fieldProxies && w.at(end-1) == "representes" && w.sentenceHas(i, 12, 0, map[string]bool{"quorum": true}) {
			c.set(fieldTogether, n) // "quorum atteint avec 11 élus représentés"
			return end
		} else if f != noField && !w.ruled(i) && !w.ownFigure(end) && !w.apart(i, e) {
			c.set(f, n)
			if w.at(end) == "sur" {
				if of, e := w.count(end + 1); e > 0 {
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
		switch w.at(k) {
		case "bulletins", "enveloppes", "urne":
			return true
		}
	}
	return false
}

// fraction reads "36/72" beside a label of those present: so many of the members in office.
func (w *words) fraction(i int) (present, of, end int) {
	if i+2 >= len(w.toks) || w.at(i+1) != "/" || w.toks[i].num < 1 || w.toks[i+2].num < w.toks[i].num || w.toks[i+2].num > 400 || w.toks[i+2].word != w.toks[i].word || w.at(i+3) == "/" {
		return 0, 0, 0
	}
	for k := i - 4; k < i+6; k++ {
		switch w.at(k) {
		case "presents", "membres", "conseillers", "delegues", "elus":
			return int(w.toks[i].num), int(w.toks[i+2].num), i + 3
		}
	}
	return 0, 0, 0
}

// apart tells whether the figure in [i, end) is no count of the label behind it: an hour, the
// end of another line.
func (w *words) apart(i, end int) bool {
	switch w.at(i - 1) {
	case "h", "heures", "heure", "le", "du":
		return true
	case "(":
		if w.at(end) == ")" && w.endsLine(end+1) {
			return true // "… M. URSEL (27)" closes the list above
		}
	}
	if !w.endsLine(end) || end >= len(w.toks) || w.toks[end].flag&capital == 0 {
		return false
	}
	if !w.startsLine(i) {
		return true
	}
	for k := end; k < end+8 && k < len(w.toks); k++ { // a page's number above "Représentés :"
		if w.at(k) == ":" {
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
		switch t := w.at(i); {
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
	if w.at(i) == ":" || w.at(i) == "=" {
		_, e := w.figureBehind(i)
		if e > 0 && w.at(i+1) == "(" {
			f, _ := w.labelBehind(e) // "18 présents : (2 procurations : …)"
			return f == noField
		}
		return e > 0
	}
	_, e := w.figure(i)
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
		switch w.at(k) {
		case ":", "=":
			colon = true
			k++
			continue
		case "-", "(", "|", "...", ".", "•", "est", "etait", "/":
			if w.at(k) == "." && !colon && k+1 < len(w.toks) && w.toks[k+1].flag&capital != 0 || w.at(k) == "/" && !colon {
				return 0, 0
			}
			k++
			continue
		case "de":
			if w.at(k-1) == "est" || w.at(k-1) == "etait" || w.at(i-2) == "des" && w.at(i-3) == "celui" {
				k++
				continue
			}
		}
		break
	}
	if v, e := w.count(k); e > 0 && (colon || w.toks[k].num >= 0) {
		if w.numbered(k, e) {
			return 0, 0
		}
		if !colon && !(w.endsLine(e) && w.toks[k].line == w.toks[i-1].line) {
			// "en exercice 12 présents": the figure is the next label's.
			if f, end := w.labelBehind(e); f != noField && !w.ownFigure(end) {
				return 0, 0
			}
		}
		return v, e
	}
	if colon {
		if w.endsLine(k+1) && (w.at(k) == "il" || w.at(k) == "ii" || w.at(k) == "ll" || w.at(k) == "li") {
			return 11, k + 1 // as OCR reads two ones
		}
		return 0, 0
	}
	for n := 0; n < 9 && k < len(w.toks); n++ {
		if w.at(k) == ":" || w.is(k, "au nombre de") {
			if w.at(k) != ":" {
				k += 2
			}
			if v, e := w.count(k + 1); e > 0 {
				return v, e
			}
			return 0, 0
		}
		if f, _ := w.oneLabel(k); f != noField || w.toks[k].flag&isWord == 0 && w.at(k) != "," || w.at(k) == "," && n > 1 {
			return 0, 0
		}
		k++
	}
	return 0, 0
}

// numbered tells whether the figure in [k, e) numbers the first name of a list.
func (w *words) numbered(k, e int) bool {
	if !w.startsLineAt(k) || w.at(e) != "." && w.at(e) != ")" && w.at(e) != "-" || w.endsLine(e+1) {
		return false
	}
	f, _ := w.oneLabel(e + 1)
	return f == noField && w.toks[e+1].flag&capital != 0
}

// ruled tells whether the sentence of term i states a rule, not a count: "peut détenir 2 pouvoirs".
func (w *words) ruled(i int) bool {
	for k := int(w.toks[i].sent); k < i; k++ {
		switch w.at(k) {
		case "peut", "peuvent", "pourra", "porteur", "doit", "detenir", "minimum":
			return true
		}
	}
	return false
}

// columnFigures reads a row of figures with the heads of its columns on the lines above.
func (w *words) columnFigures(c *attendanceCounts) {
	for i := 0; i < len(w.toks); i = w.lineEnd(i) {
		cells := w.figures(i, w.lineEnd(i))
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
			c.set(h, cells[k].value)
		}
	}
}

// headsOf reads the label above each figure of the line at i: the words of up to six lines,
// each in the column whose figure it stands nearest to.
func (w *words) headsOf(i int, cells []cell) []attendanceField {
	start := i
	for n := 0; n < 6 && start > 0; n++ {
		line := w.toks[start-1].line
		k := start
		for k > 0 && w.toks[k-1].line == line {
			k--
			if w.toks[k].num >= 0 {
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
	for k := start; k < i; k++ {
		if w.toks[k].flag&isWord == 0 {
			continue
		}
		x, best := w.middle(k, k+1), 0
		for n := range cells {
			if abs(cells[n].x-x) < abs(cells[best].x-x) {
				best = n
			}
		}
		if starts := w.lines[w.toks[k].line].Cells; len(starts) == len(cells) {
			for n, at := range starts { // a head a figure, wherever each stands in its column
				if at <= int(w.toks[k].word) {
					best = n
				}
			}
		}
		columns[best].toks = append(columns[best].toks, w.toks[k])
	}
	heads := make([]attendanceField, len(cells))
	for n := range columns {
		for k := range columns[n].toks {
			if f, _ := columns[n].labelAt(k); f != noField && (heads[n] == noField || heads[n] == fieldSize || heads[n] == fieldOther && f != fieldSize) {
				heads[n] = f
			}
		}
	}
	return heads
}

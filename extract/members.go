package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// counted are the words that announce a figure of the attendance.
var counted = []struct {
	field string
	words []string
}{
	{"in_office", []string{"en exercice", "conseillers municipaux en exercice", "nombre de conseillers", "nombre de membres", "membres composant", "effectif legal", "nombre de delegues", "conseillers en fonction"}},
	{"present", []string{"presents", "nombre de presents", "conseillers presents", "membres presents", "present"}},
	{"proxies", []string{"pouvoirs", "procurations", "pouvoir", "procuration", "representes", "mandats"}},
	{"voting", []string{"votants", "prenant part au vote", "qui ont pris part a la deliberation", "ont pris part au vote", "ont pris part a la deliberation", "suffrages possibles", "nombre de votants", "nombre de voix"}},
}

// readMembers counts the assembly from lines [from, to): the figures printed, else the names
// listed. What is not stated stays nil.
func (r *reading) readMembers(from, to int) (Members, []string) {
	var m Members
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.event == decision || strings.Contains(l.fold, "quorum :") && !strings.Contains(l.fold, "present") {
			continue
		}
		r.figuresOf(i, to, &m)
	}
	lists := r.nameLists(from, to)
	if m.Present == nil && len(lists.present) > 0 {
		m.Present = ptr(len(lists.present))
	}
	if m.Proxies == nil && lists.proxies > 0 {
		m.Proxies = ptr(lists.proxies)
	}
	return m, append(lists.present, lists.others...)
}

func ptr[T any](v T) *T { return &v }

// figuresOf reads "En exercice : 33", "29 présents", and tables whose figures stand below.
func (r *reading) figuresOf(i, to int, m *Members) {
	l := &r.lines[i]
	f := l.fold
	set := func(field string, n int) {
		dst := map[string]**int{"in_office": &m.InOffice, "present": &m.Present, "proxies": &m.Proxies, "voting": &m.Voting}[field]
		if *dst == nil && n < 400 {
			*dst = &n
		}
	}
	found := 0
	var asked []string // fields named on the line, from left to right, without a figure
	for _, seg := range cutAttendance(f) {
		field := ""
		for _, c := range counted {
			if containsAny(seg, c.words) {
				// "présents" inside "membres présents ou représentés" says nothing of proxies.
				field = c.field
				break
			}
		}
		if field == "" {
			continue
		}
		if field == "in_office" && strings.Contains(seg, "present") && !strings.Contains(seg, "exercice") {
			field = "present"
		}
		if n, ok := figureIn(seg); ok {
			set(field, n)
			found++
		} else if len(seg) < 45 {
			asked = append(asked, field)
		}
	}
	if found > 0 || len(asked) == 0 || len(f) > 110 {
		return
	}
	// Labels on one line, figures below: as many as labels, or one.
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
			for k, field := range asked {
				set(field, ns[k])
			}
			return
		}
	}
}

// cutAttendance parts a line into the pieces that each hold one label.
func cutAttendance(f string) []string {
	if strings.Contains(f, "presents :") && strings.ContainsAny(f, ",") && !strings.ContainsAny(f, "0123456789") {
		return nil // a list of names
	}
	return strings.FieldsFunc(strings.NewReplacer(" - ", "|", " dont ", "|dont ", ";", "|", ", ", "|", " / ", "|", " • ", "|", "•", "|").Replace(f), func(r rune) bool { return r == '|' })
}

// figureIn reads the count of a label: "présents : 29", "29 présents", "présents (29)".
func figureIn(s string) (int, bool) {
	ts := tokens(s)
	var digits []int
	for _, t := range ts {
		if isDigit(t.text[0]) {
			digits = append(digits, atoi(t.text))
		}
	}
	switch {
	case len(digits) == 1:
		return digits[0], true
	case len(digits) > 1:
		// Several figures on a line of one label: the one that follows a colon.
		if i := strings.IndexByte(s, ':'); i >= 0 {
			rest := tokens(s[i:])
			if len(rest) > 0 && isDigit(rest[0].text[0]) {
				return atoi(rest[0].text), true
			}
		}
		return 0, false
	}
	if i := strings.IndexByte(s, ':'); i >= 0 && len(ts) > 1 {
		rest := tokens(s[i:])
		if v, n := numeral(rest); n > 0 && n == len(rest) && v > 0 {
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
	mode := ""
	var present, proxy, absent strings.Builder
	column := float32(-1)
	for i := from; i < to; i++ {
		l := &r.lines[i]
		if l.matter && l.Zone != 4 || l.event == decision {
			continue
		}
		t := strings.TrimLeft(l.fold, "-•* ")
		label := ""
		switch {
		case startsLabel(t, proxyLabels):
			label = "proxy"
		case startsLabel(t, presentLabels):
			label = "present"
		case startsLabel(t, absentLabels):
			label = "absent"
			if strings.Contains(t, "procuration") && strings.Contains(head(t, 60), "donn") || strings.Contains(head(t, 40), "pouvoir") {
				label = "proxy"
			}
		case hasAnyPrefix(t, listEnds):
			mode = ""
			continue
		}
		text := l.text
		if label != "" {
			if label == "present" && mode == "present" {
				break
			}
			mode = label
			column = l.x0
			_, text = cutLabel(l.text)
		}
		_ = column
		if cut := indexFoldedStart(text, "formant la majorite"); cut >= 0 {
			text = text[:cut]
		}
		switch mode {
		case "present":
			present.WriteString(text + "\n")
		case "proxy":
			proxy.WriteString(text + "\n")
		case "absent":
			absent.WriteString(text + "\n")
		}
		if cut := strings.Contains(l.fold, "formant la majorite"); cut {
			mode = ""
		}
	}
	out.present = splitNames(present.String())
	out.proxies, out.others = countProxies(proxy.String(), false)
	n, names := countProxies(absent.String(), true)
	out.proxies += n
	out.others = append(out.others, names...)
	return out
}

// startsLabel tells whether a line opens a list: the label, then a colon, the end, or a name.
func startsLabel(t string, labels []string) bool {
	for _, lb := range labels {
		rest, ok := strings.CutPrefix(t, lb)
		if !ok {
			continue
		}
		if c := strings.IndexByte(rest, ':'); c >= 0 && c < 90 || len(rest) < 4 {
			return true
		}
	}
	return false
}

// cutLabel parts "Présents : noms" after its colon.
func cutLabel(text string) (string, string) {
	if i := strings.IndexByte(text, ':'); i >= 0 {
		return text[:i], text[i+1:]
	}
	return text, ""
}

// splitNames parts a list of names; civilities, offices and notes in brackets are taken off.
func splitNames(s string) []string {
	s = dropBrackets(s)
	// A line's end within a name is no separator, unless the list has no other.
	if !strings.ContainsAny(s, ",;") && !strings.Contains(s, " - ") && !strings.Contains(s, "–") {
		s = strings.ReplaceAll(s, "\n", ",")
	}
	s = strings.NewReplacer("\n", " ", " et ", ",", " - ", ",", "–", ",", ";", ",", "•", ",", " -", ",", "- ", ",", "", ",").Replace(s)
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

package attendance

import (
	"regexp"
	"strings"

	"phare/extract/pdftext"
	"phare/extract/prose"
	"phare/extract/record"
)

// newTextWords folds a plain text, line by line.
func newTextWords(s string) *words {
	var lines []record.Line
	for _, l := range strings.Split(s, "\n") {
		var line record.Line
		for _, f := range strings.Fields(l) {
			line.Words = append(line.Words, pdftext.Word{Text: f})
		}
		if len(line.Words) > 0 {
			lines = append(lines, line)
		}
	}
	return newWords(lines)
}

// countProxies counts who gave a proxy: "X à Y", "X donne pouvoir à Y", one a line or a
// clause. marked asks for the word itself, in a list of absents where only some gave one.
func countProxies(s string, marked bool) (int, []string) {
	w := newTextWords(s)
	names := splitNames(strings.NewReplacer(" a donné pouvoir à ", ",", " donne pouvoir à ", ",", " à ", ",", " pouvoir à ", ",", " procuration à ", ",", " représenté par ", ",", " représentée par ", ",").Replace(s))
	n := givers(w)
	if marked {
		n = max(n, len(proxyMark.FindAllString(s, -1)))
		return n, names
	}
	if n = max(n, w.receivers()); n > 0 {
		return max(n, bulleted(s)), names
	}
	if len(names) > 1 && bulleted(s) == len(names) {
		return len(names), names
	}
	return len(names), names
}

// proxyMark is a reference from one who is absent to who holds the proxy: "Odile (Pr**)".
var proxyMark = regexp.MustCompile(`(?i)\((?:pr|proc|pouv|p)\.? ?(?:\*+|\d)\)`)

// bulleted counts the lines of a list each of whose lines opens with a bullet and names somebody.
func bulleted(s string) int {
	n := 0
	for _, l := range strings.Split(strings.TrimSpace(s), "\n") {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if !strings.HasPrefix(l, "- ") && !strings.HasPrefix(l, "• ") && !strings.HasPrefix(l, "– ") || cleanPerson(strings.TrimLeft(l, "-•– ")) == "" {
			return 0
		}
		n++
	}
	return n
}

// givers counts the proxies that sentences and brackets tell of: "M. A donne pouvoir à Mme B",
// "MM. A et B ont donné procuration à M. C", "Mme B (pouvoir de M. A)".
func givers(w *words) int {
	n := 0
	for i := 0; i < len(w.Toks); i++ {
		e := 0
		switch w.At(i) {
		case "pouvoir", "pouvoirs", "procuration", "procurations", "mandat":
			k := i + 1
			if w.At(k) == "donne" || w.At(k) == "donnee" || w.At(k) == "ecrit" || w.At(k) == "remis" {
				k++
			}
			switch w.At(k) {
			case "a", "au", "de", "du":
				e = k + 1
			case ":", "-", ">":
				if w.At(i-1) == "(" || w.At(i-1) == "," {
					e = k + 1
				}
			default:
				if k > i+1 && w.At(i+1) == "donne" && k < len(w.Toks) && w.Toks[k].Flag&prose.Capital != 0 {
					e = k // "pouvoir donné Luc": the preposition was forgotten
				}
			}
		case "p", "proc", "pouv", "pv":
			if w.At(i-1) == "(" && w.At(i+1) == "." && (w.At(i+2) == "a" || w.At(i+2) == "au") {
				e = i + 3
			}
		case "represente", "representee", "representes":
			if w.At(i+1) == "par" {
				e = i + 2
			}
		case "mandataire":
			if e = i + 1; w.At(e) == ":" {
				e++
			}
		case "delegation":
			if e = w.After(i, "delegation de vote a"); e == 0 {
				e = w.After(i, "delegation a")
			}
		}
		if e == 0 || !w.Somebody(e) {
			continue
		}
		if w.Near4(i, "respectivement") {
			n += w.NameList(e).Count // as many as receive one
		} else {
			n += max(1, w.giversBefore(i))
		}
		i = e - 1
	}
	return n
}

// giversBefore counts the persons who "ont donné pouvoir" at term i, 0 where it is one.
func (w *words) giversBefore(i int) int {
	k := i - 1
	for n := 0; n < 3; n++ {
		switch w.At(k) {
		case "donne", "remis", "ont", "avaient", "donnent", "ayant", "laisse", "chacun", "leur":
			k--
		}
	}
	if w.At(k+1) != "ont" && w.At(k+1) != "avaient" && w.At(k+1) != "donnent" && w.At(k+1) != "ayant" {
		return 0
	}
	// The list of names that ends here, from where its plural title stands.
	for s := k; s > k-30 && s >= int(w.Toks[k].Sent) && s >= 0; s-- {
		if prose.Civility[w.At(s)] != 2 {
			continue
		}
		if l := w.NameList(s); l.End == k+1 {
			return l.Count
		}
	}
	return 0
}

// receivers counts the "à" of a list of proxies: one between each giver and who votes in the
// giver's name.
func (w *words) receivers() int {
	n := 0
	for i := range w.Toks {
		switch w.At(i) {
		case "au":
			if p := w.At(i - 1); p == "adjoint" || p == "adjointe" || p == "adjoints" || p == "deleguee" || p == "delegue" {
				continue // "adjoint au maire"
			}
			fallthrough
		case "a", "par", ">", "•", "=", "pour":
			if i > 0 && w.Toks[i].Flag&prose.Capital == 0 && w.Somebody(i+1) && (!w.StartsLineAt(i) || w.At(i) == "a" && i > 0 && w.Toks[i-1].Flag&prose.Capital != 0) && (w.At(i) != "•" || !w.StartsLine(i)) {
				n++
			}
		}
	}
	return n
}

// proxiesGiven counts the proxies that the head's sentences tell of outside any list.
func (w *words) proxiesGiven() int {
	n := 0
	for i := 0; i < len(w.Toks); i++ {
		switch w.At(i) {
		case "pouvoir", "procuration", "mandat":
		default:
			continue
		}
		given := false
		for k := i - 1; k > i-4; k-- {
			switch w.At(k) {
			case "donne", "remis", "donnant", "laisse", "donnent", "transmis", "etabli":
				given = true
			}
		}
		if e := i + 2; given && (w.At(i+1) == "a" || w.At(i+1) == "au") && w.Somebody(e) && !w.ruled(i) {
			n += max(1, w.giversBefore(i))
		} else if (w.At(i+1) == "de" || w.At(i+1) == "du") && prose.Civility[w.At(i+2)] != 0 && (w.At(i-1) == "le" || w.At(i-1) == "la" || w.At(i-1) == "a" || w.At(i-1) == "(" || w.StartsLine(i)) {
			n++
		}
	}
	return n
}

// presentBehindNames counts the persons whose list ends in "étaient présents".
func (w *words) presentBehindNames() int {
	for i := range w.Toks {
		if w.At(i) != "etaient" && w.At(i) != "sont" && w.At(i) != "soit" || w.At(i+1) != "presents" || w.At(i+2) == ":" || w.StartsLine(i) && w.Toks[i].Flag&prose.Capital != 0 {
			continue
		}
		n, end := 0, 0
		for s := int(w.Toks[i].Sent); s < i; s++ {
			if prose.Civility[w.At(s)] == 0 {
				continue
			}
			l := w.NameList(s)
			if l.Count == 0 {
				continue
			}
			if end > 0 && s > end+2 {
				n = 0
			}
			n, end, s = n+l.Count, l.End, l.End-1
		}
		if end == i {
			return n
		}
	}
	return 0
}

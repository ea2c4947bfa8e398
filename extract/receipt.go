package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"phare/extract/french"
)

// The measures of a series.
const (
	seriesActs  = 4 // fewer numbered acts tell no series
	seriesShare = 5 // of ten numbers between the first and the last, how many are read at least: else it runs over several sessions
)

// seriesNumber is a number of an act, cut around the run of figures that counts.
type seriesNumber struct {
	text          string
	before, after string
	count, width  int
}

// numberingOf reads the series that most of the numbers are of; nil without one. It is sought in
// the last run of figures of the numbers, then in the first ("27-2031").
func numberingOf(numbers []string) *Numbering {
	var best []seriesNumber
	for _, last := range []bool{true, false} {
		groups := map[string][]seriesNumber{}
		for _, n := range numbers {
			s, ok := cutSeries(n, last)
			if !ok {
				continue
			}
			key := french.FoldLine(s.before) + "|" + french.FoldLine(s.after)
			if !slices.ContainsFunc(groups[key], func(o seriesNumber) bool { return o.count == s.count }) {
				groups[key] = append(groups[key], s)
			}
			if len(groups[key]) > len(best) {
				best = groups[key]
			}
		}
	}
	if len(best) < seriesActs || len(best)*10 < len(numbers)*6 {
		return nil
	}
	slices.SortFunc(best, func(a, b seriesNumber) int { return a.count - b.count })
	first, end := best[0], best[len(best)-1]
	if span := end.count - first.count + 1; len(best)*10 < span*seriesShare {
		return nil
	}
	out := &Numbering{First: first.text, Last: end.text, Read: len(best), Missing: []string{}}
	for k, n := range best {
		if k == 0 {
			continue
		}
		for c := best[k-1].count + 1; c < n.count; c++ {
			out.Missing = append(out.Missing, n.before+fmt.Sprintf("%0*d", first.width, c)+n.after)
		}
	}
	return out
}

// cutSeries parts the last or first run of figures from what stands around it.
func cutSeries(text string, last bool) (seriesNumber, bool) {
	digit := func(r rune) bool { return r >= '0' && r <= '9' }
	at, end := strings.IndexFunc(text, digit), 0
	if last {
		if end = strings.LastIndexFunc(text, digit) + 1; end == 0 {
			return seriesNumber{}, false
		}
		at = strings.LastIndexFunc(text[:end], func(r rune) bool { return !digit(r) })
		if at >= 0 {
			for at++; at < end && !digit(rune(text[at])); at++ {
			}
		} else {
			at = 0
		}
	} else if at < 0 {
		return seriesNumber{}, false
	} else {
		for end = at; end < len(text) && digit(rune(text[end])); end++ {
		}
	}
	n, err := strconv.Atoi(text[at:end])
	if err != nil {
		return seriesNumber{}, false
	}
	width := 0
	if text[at] == '0' {
		width = end - at
	}
	return seriesNumber{text: text, before: text[:at], after: text[end:], count: n, width: width}, true
}

// setNumbering writes the receipt of a document and warns of the numbers it skips. A number that
// an act of the document is left without, or that is another act's reference, is no gap.
func setNumbering(d *Document) {
	var numbers []string
	unnumbered := 0
	for _, a := range d.Deliberations {
		if a.Number == nil {
			unnumbered++
			continue
		}
		numbers = append(numbers, *a.Number)
	}
	n := numberingOf(numbers)
	if n == nil {
		return
	}
	d.Numbering = n
	if len(n.Missing) == 0 || len(n.Missing) <= unnumbered {
		return // as many acts were read whose number was not: told by their blank number
	}
	d.Warnings = append(d.Warnings, warning(CodeNumbers, 0, "Délibérations numérotées de %s à %s : %d lues ; %s. Cherchez dans le PDF si elles ont été retirées de l'ordre du jour ou si la lecture les a manquées.", n.First, n.Last, n.Read, missingOf(n)))
}

// skippedNumbers are the numbers that no act of a session bears though those around them were read, where
// its acts are files of their own: nobody else tells that a file was not given or not read. A number that an
// announced item bears is told already, and acts whose own number was not read may be those.
func (s *Session) skippedNumbers() []AgendaItem {
	var numbers []string
	of := map[string]*Deliberation{}
	single, unnumbered := 0, 0
	for _, d := range s.Documents {
		if len(d.Agenda) > 0 || d.Kind == KindList || d.Kind == KindConvocation {
			return nil // the agenda or the list tells what is missing, by its object
		}
		if d.Kind == KindAct {
			single++
		}
	}
	for _, a := range s.Deliberations {
		if a.Number == nil {
			unnumbered++
			continue
		}
		numbers = append(numbers, *a.Number)
		of[*a.Number] = a
	}
	n := numberingOf(numbers)
	if n == nil || single*2 < len(s.Documents) || single < seriesActs || len(n.Missing) <= unnumbered {
		return nil
	}
	told := map[string]bool{}
	for _, m := range s.Missing {
		told[french.FoldLine(asPrinted(m.Number))] = m.Number != nil
	}
	var out []AgendaItem
	before := of[n.First]
	for _, number := range n.Missing {
		if told[french.FoldLine(number)] {
			continue
		}
		item := AgendaItem{Number: &number, Object: fmt.Sprintf("Délibération n° %s : délibérations numérotées de %s à %s, %d lues, ce numéro manque", number, n.First, n.Last, n.Read)}
		if before != nil && len(before.Pages) > 0 {
			item.File, item.Page = before.File, before.Pages[0]
		}
		out = append(out, item)
	}
	return out
}

// missingOf says which numbers are missing, the runs of them shortened.
func missingOf(n *Numbering) string {
	const shown = 12
	list := n.Missing
	word := "manque "
	if len(list) > 1 {
		word = "manquent "
	}
	if len(list) <= shown {
		return word + strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s%s et %d autres", word, strings.Join(list[:shown], ", "), len(list)-shown)
}

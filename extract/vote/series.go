package vote

import "phare/extract/prose"

// A series prints the senses of a vote together and its figures together: "Vote : 12 – 0 – 3
// (pour – contre – abstention)", "Pour / Contre / Abstention : 12 / 0 / 3". Figures whose order
// is named nowhere say nothing.

// voteSeries reads a series at term i; end is i when there is none.
func (w *Words) voteSeries(i int) (items []Item, end int) {
	senses, values := []prose.Sense(nil), []int(nil)
	if senses, end = w.sensesInRow(i); end > i {
		values, end = w.figuresInRow(w.skipSigns(end))
	} else if values, end = w.figuresInRow(i); end > i && len(values) > 1 {
		if w.At(end) != "(" {
			return nil, i
		}
		senses, end = w.sensesInRow(end + 1)
	}
	if len(senses) < 2 || len(senses) != len(values) {
		return w.letteredVotes(i)
	}
	if w.At(end) == ")" {
		end++
	}
	for k, s := range senses {
		items = append(items, Item{Sense: s, Value: values[k], Stated: true, strong: s.Votes(), Label: true, Start: i, End: end})
	}
	return items, end
}

// skipSigns skips what stands between the labels of a series and its figures.
func (w *Words) skipSigns(i int) int {
	for n := 0; n < 3; n++ {
		switch w.At(i) {
		case ")", ":", "=", "|":
			i++
		}
	}
	return i
}

// sensesInRow reads the names of senses that follow each other with nothing but signs between
// them, two of them for or against.
func (w *Words) sensesInRow(i int) (senses []prose.Sense, end int) {
	seen, votes, start := [prose.SenseCount]bool{}, 0, i
	for i < len(w.Toks) {
		k := i
		for n := 0; n < 3 && (w.At(k) == "voix" || w.At(k) == "votes" || w.At(k) == "vote"); n++ {
			k++
		}
		s, e, _ := w.SenseAt(k)
		if s == prose.NoSense || seen[s] {
			break
		}
		seen[s] = true
		senses, end, i = append(senses, s), e, e
		if s.Votes() {
			votes++
		}
		if !w.seriesSign(i) {
			break
		}
		i++
	}
	if votes < 2 || !seen[prose.InFavour] {
		return nil, start
	}
	return senses, end
}

// figuresInRow reads figures with one same sign between them: a date or a sum is none.
func (w *Words) figuresInRow(i int) (values []int, end int) {
	end = i
	sign := ""
	for i < len(w.Toks) && w.Toks[i].Num >= 0 && w.Toks[i].Num < 1000 && len(w.Toks[i].S) <= 3 {
		values = append(values, int(w.Toks[i].Num))
		i++
		end = i
		if !w.seriesSign(i) || sign != "" && w.At(i) != sign || i+1 >= len(w.Toks) || w.Toks[i+1].Num < 0 {
			break
		}
		sign = w.At(i)
		i++
	}
	if len(values) > 1 && w.At(end) == "%" || w.At(end) == "€" {
		return nil, i
	}
	return values, end
}

// seriesSign tells whether the sign at i stands between two members of a series.
func (w *Words) seriesSign(i int) bool {
	switch w.At(i) {
	case "/", "-", ",", ";", "|", "et", "•":
		return true
	}
	return false
}

// voteLetters are the initials by which a series names its senses.
var voteLetters = [...]struct {
	letter string
	sense  prose.Sense
}{{"p", prose.InFavour}, {"c", prose.Against}, {"a", prose.Abstaining}}

// letteredVotes reads "P : 12 – C : 0 – A : 3" and "12 P – 0 C – 3 A": for, against, and those who
// abstain where they are printed.
func (w *Words) letteredVotes(start int) (items []Item, end int) {
	i := start
	for n, l := range voteLetters {
		e, value := i, -1
		switch {
		case w.initial(i, l.letter):
			if w.At(i+1) == ":" || w.At(i+1) == "=" {
				i++
			}
			if v, k := w.Figure(i + 1); k > 0 {
				e, value = k, v
			}
		default:
			if v, k := w.Figure(i); k > 0 && w.initial(k, l.letter) {
				e, value = k+1, v
			}
		}
		if value < 0 {
			if n < 2 {
				return nil, start
			}
			break
		}
		items = append(items, Item{Sense: l.sense, Value: value, Stated: true, strong: true, Label: true, Start: start, End: e})
		i, end = e, e
		if w.seriesSign(i) {
			i++
		}
	}
	return items, end
}

// initial tells whether the capital letter stands alone at i.
func (w *Words) initial(i int, letter string) bool {
	return w.At(i) == letter && w.Toks[i].Flag&prose.Capital != 0
}

package extract

// A series prints the senses of a vote together and its figures together: "Vote : 12 – 0 – 3
// (pour – contre – abstention)", "Pour / Contre / Abstention : 12 / 0 / 3". Figures whose order
// is named nowhere say nothing.

// voteSeries reads a series at term i; end is i when there is none.
func (w *words) voteSeries(i int) (items []item, end int) {
	senses, values := []sense(nil), []int(nil)
	if senses, end = w.sensesInRow(i); end > i {
		values, end = w.figuresInRow(w.skipSigns(end))
	} else if values, end = w.figuresInRow(i); end > i && len(values) > 1 {
		if w.at(end) != "(" {
			return nil, i
		}
		senses, end = w.sensesInRow(end + 1)
	}
	if len(senses) < 2 || len(senses) != len(values) {
		return w.letteredVotes(i)
	}
	if w.at(end) == ")" {
		end++
	}
	for k, s := range senses {
		items = append(items, item{sense: s, value: values[k], stated: true, strong: s.votes(), label: true, start: i, end: end})
	}
	return items, end
}

// skipSigns skips what stands between the labels of a series and its figures.
func (w *words) skipSigns(i int) int {
	for n := 0; n < 3; n++ {
		switch w.at(i) {
		case ")", ":", "=", "|":
			i++
		}
	}
	return i
}

// sensesInRow reads the names of senses that follow each other with nothing but signs between
// them, two of them for or against.
func (w *words) sensesInRow(i int) (senses []sense, end int) {
	seen, votes, start := [senseCount]bool{}, 0, i
	for i < len(w.toks) {
		k := i
		for n := 0; n < 3 && (w.at(k) == "voix" || w.at(k) == "votes" || w.at(k) == "vote"); n++ {
			k++
		}
		s, e, _ := w.senseAt(k)
		if s == noSense || seen[s] {
			break
		}
		seen[s] = true
		senses, end, i = append(senses, s), e, e
		if s.votes() {
			votes++
		}
		if !w.seriesSign(i) {
			break
		}
		i++
	}
	if votes < 2 || !seen[inFavour] {
		return nil, start
	}
	return senses, end
}

// figuresInRow reads figures with one same sign between them: a date or a sum is none.
func (w *words) figuresInRow(i int) (values []int, end int) {
	end = i
	sign := ""
	for i < len(w.toks) && w.toks[i].num >= 0 && w.toks[i].num < 1000 && len(w.toks[i].s) <= 3 {
		values = append(values, int(w.toks[i].num))
		i++
		end = i
		if !w.seriesSign(i) || sign != "" && w.at(i) != sign || i+1 >= len(w.toks) || w.toks[i+1].num < 0 {
			break
		}
		sign = w.at(i)
		i++
	}
	if len(values) > 1 && w.at(end) == "%" || w.at(end) == "€" {
		return nil, i
	}
	return values, end
}

// seriesSign tells whether the sign at i stands between two members of a series.
func (w *words) seriesSign(i int) bool {
	switch w.at(i) {
	case "/", "-", ",", ";", "|", "et", "•":
		return true
	}
	return false
}

// voteLetters are the initials by which a series names its senses.
var voteLetters = [...]struct {
	letter string
	sense  sense
}{{"p", inFavour}, {"c", against}, {"a", abstaining}}

// letteredVotes reads "P : 12 – C : 0 – A : 3" and "12 P – 0 C – 3 A": for, against, and those who
// abstain where they are printed.
func (w *words) letteredVotes(start int) (items []item, end int) {
	i := start
	for n, l := range voteLetters {
		e, value := i, -1
		switch {
		case w.initial(i, l.letter):
			if w.at(i+1) == ":" || w.at(i+1) == "=" {
				i++
			}
			if v, k := w.figure(i + 1); k > 0 {
				e, value = k, v
			}
		default:
			if v, k := w.figure(i); k > 0 && w.initial(k, l.letter) {
				e, value = k+1, v
			}
		}
		if value < 0 {
			if n < 2 {
				return nil, start
			}
			break
		}
		items = append(items, item{sense: l.sense, value: value, stated: true, strong: true, label: true, start: start, end: e})
		i, end = e, e
		if w.seriesSign(i) {
			i++
		}
	}
	return items, end
}

// initial tells whether the capital letter stands alone at i.
func (w *words) initial(i int, letter string) bool {
	return w.at(i) == letter && w.toks[i].flag&capital != 0
}

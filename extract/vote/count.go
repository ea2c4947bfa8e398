package vote

import (
	"strings"

	"phare/extract/prose"
)

// Item is one count of a vote, at terms [start, end).
type Item struct {
	Sense      prose.Sense
	Value      int
	Stated     bool // a count is printed or countable; false for a bare label
	uncounted  bool // somebody is said to have voted so, but not how many: a group
	strong     bool // cannot be anything but a count of a vote
	Named      int  // persons listed with the count, 0 when none or not certain
	Label      bool // the sense stands before its count: a form's or table's field
	versus     bool // "21 voix contre 8": the first are those that carry it
	Start, End int
}

// counts reads every count of a vote in the act, in order.
func (w *Words) counts() []Item {
	var items []Item
	for i := 0; i < len(w.Toks); {
		if series, end := w.voteSeries(i); end > i {
			items = append(items, series...)
			i = end
			continue
		}
		if rows, end := w.voteTable(i); end > i {
			items = append(items, rows...)
			i = end
			continue
		}
		it, next := w.countAt(i)
		if it.Sense != prose.NoSense {
			items = append(items, it)
		}
		i = next
	}
	return items
}

// countAt reads one count at i, in any of its orders, and returns where to go on.
func (w *Words) countAt(i int) (it Item, next int) {
	t := &w.Toks[i]
	if t.Num >= 0 || t.Flag&prose.IsWord != 0 {
		if it, ok := w.numberThenSense(i); ok {
			return it, it.End
		}
	}
	if t.Flag&prose.IsWord == 0 {
		return Item{}, i + 1
	}
	if it, ok := w.senseThenNumber(i); ok {
		return it, it.End
	}
	if it, ok := w.groupThenSense(i); ok {
		return it, it.End
	}
	return w.personsThenSense(i)
}

// numberThenSense reads "25 voix pour", "trois abstentions", "aucune opposition", and
// "par 25 voix contre 10" (the next number then is against).
func (w *Words) numberThenSense(i int) (Item, bool) {
	v, j := w.Count(i)
	zero := false
	if j == 0 {
		if j = w.Zero(i); j == 0 {
			return Item{}, false
		}
		v, zero = 0, true
	}
	voice := false
	for n := 0; n < 4 && prose.Fillers[w.At(j)]; n++ {
		switch w.At(j) {
		case "voix", "vote", "votes", "suffrage", "suffrages", "ont", "ayant":
			voice = true
		}
		j++
	}
	if g := w.groupName(j); g > j { // "les 7 élus du groupe Écologie votant contre"
		for j = g; w.At(j) == "," || prose.Fillers[w.At(j)]; {
			j++
		}
	}
	if w.At(j) == "(" && prose.Civility[w.At(j+1)] != 0 { // "3 élus (M. A, …) s'abstiennent"
		if close, _ := w.Bracket(j); close > 0 {
			j = close
			for n := 0; n < 3 && prose.Fillers[w.At(j)]; n++ {
				j++
			}
		}
	}
	s, end, common := w.SenseAt(j)
	if (s == prose.NoSense || s == prose.Expressed || s == prose.Voters) && !zero && w.voices(i, j) {
		return Item{Sense: w.voicesSense(i), Value: v, Stated: true, strong: true, Start: i, End: max(j, end)}, true
	}
	if s == prose.NoSense {
		return Item{}, false
	}
	if s.Votes() && (w.StartsLine(j) || w.At(i-1) == ":") && w.At(end) == ":" {
		if _, e := w.Count(end + 1); e > 0 {
			return Item{}, false // "Absents : 2", then "Pour : 33": the number is another label's
		}
	}
	it := Item{Sense: s, Value: v, Stated: true, Start: i, End: end, strong: !common && s.Votes()}
	if common && s.Votes() {
		alone := w.StartsLineAt(i) && w.Toks[i].Num > 0 && (w.EndsLine(end) || w.At(end) == "." && w.EndsLine(end+1))
		it.strong = voice && !zero || w.At(j) == "oui" || alone // "15 pour." is all that the line says
		if voice && s == prose.Against {
			if _, e := w.Count(end); e > 0 && !w.senseFollows(e) && w.At(e) != "abstentions" {
				// "par 25 voix contre 10": the voices are for, the next number against.
				it.Sense, it.End, it.versus = prose.InFavour, end-1, true
				return it, true
			}
		}
		if s == prose.InFavour && w.forSomebody(end) {
			return Item{}, false // a ballot between candidates
		}
		if s == prose.InFavour && !voice && !w.listTissue(end) {
			return Item{}, false
		}
		if !voice && !w.EndsLine(end) && w.Toks[end].Num >= 0 {
			if _, e := w.Count(end); e == 0 || !w.senseFollows(e) {
				return Item{}, false // "Vidange 26 pour 2 340 €"
			}
		}
		if (s == prose.Against || s == prose.InFavour) && w.articleFollows(end) && !voice && !w.continues(i) {
			return Item{}, false
		}
		if t := w.At(j); t == "oui" || t == "non" || t == "favorable" || t == "favorables" || t == "defavorable" || t == "defavorables" {
			if !voice && (t == "favorable" || t == "defavorable" || zero) {
				return Item{}, false
			}
		}
		if zero && (s == prose.InFavour || s == prose.Against) && !voice && w.At(i) != "aucune" && w.At(i) != "sans" && w.At(i) != "aucun" {
			return Item{}, false
		}
	}
	if it.Value == 1 && w.Toks[i].Num < 0 && (s == prose.Abstaining || s == prose.Against) && w.group(end) {
		it.Stated, it.uncounted = false, true // "avec une abstention du groupe X"
		return it, true
	}
	w.attachNames(&it)
	return it, true
}

// continues tells whether the count at i goes on behind another: "par 7 voix pour et 2 contre".
func (w *Words) continues(i int) bool {
	if w.At(i-1) != "et" && w.At(i-1) != "," {
		return false
	}
	switch w.At(i - 2) {
	case "pour", "contre", "abstention", "abstentions", "favorables":
		return w.At(i-3) == "voix" || i > 2 && w.Toks[i-3].Num >= 0
	}
	return false
}

var adoptionWord = map[string]bool{"adopte": true, "adoptee": true, "adoptes": true, "adoptees": true, "adoptent": true, "approuve": true, "approuvee": true, "decide": true, "rejete": true, "rejetee": true, "oppose": true, "refuse": true,
	"convenu": true, "accepte": true, "acceptee": true, "retient": true, "retenu": true, "retenue": true, "valide": true, "validee": true, "fixe": true, "attribue": true, "autorise": true, "choisit": true, "accorde": true, "confirme": true, "decident": true, "prononce": true}

// forSomebody tells whether voices are for a candidate or a list rather than for the act.
func (w *Words) forSomebody(i int) bool {
	switch w.At(i) {
	case "la", "le", "les", "l":
		i++
	}
	switch w.At(i) {
	case "candidature", "candidat", "candidate", "liste", "listes", "candidats":
		return true
	}
	return i < len(w.Toks) && !w.StartsLine(i) && prose.Civility[w.At(i)] != 0
}

// articleFollows tells whether what follows is the object of a common "pour" or "contre".
func (w *Words) articleFollows(i int) bool {
	if w.EndsLine(i) {
		return false
	}
	switch w.At(i) {
	case "la", "le", "les", "l", "un", "une", "des", "du", "ce", "cette", "ces", "toute", "tout", "son", "sa", "ses", "elle", "lui", "eux":
		return true
	}
	return false
}

// senseFollows tells whether another sense stands right behind a number: then the number is its count.
func (w *Words) senseFollows(i int) bool {
	for n := 0; n < 3 && prose.Fillers[w.At(i)]; n++ {
		i++
	}
	s, _, _ := w.SenseAt(i)
	return s != prose.NoSense
}

// listTissue tells whether term i may follow a count of a list: a sign, a link word, an end.
func (w *Words) listTissue(i int) bool {
	if w.EndsLine(i) || w.Toks[i].Num >= 0 {
		return true
	}
	switch w.At(i) {
	case ",", ";", ".", ":", ")", "(", "-", "/", "|", "et", "\"", "contre", "dont", "•", "]":
		return true
	}
	s, _, _ := w.SenseAt(i)
	return s != prose.NoSense && s != prose.InFavour
}

// senseThenNumber reads "Pour : 27", "Abstentions (3)", "ont voté contre : M. A, Mme B",
// "Contre : /", and a label left blank.
func (w *Words) senseThenNumber(i int) (Item, bool) {
	j, voice := i, false
	for n := 0; n < 5; n++ {
		switch w.At(j) {
		case "ont", "a", "voix", "vote", "votes", "votent", "suffrage", "suffrages", "voté", "nombre", "de", "d", "se", "sont", "s", "bulletins", "bulletin", "etant", "ayant", "elus", "membres", "conseillers", "en", "avis":
			switch w.At(j) {
			case "voix", "vote", "votes", "votent", "ont", "suffrages", "nombre":
				voice = true
			}
			j++
			continue
		}
		break
	}
	s, end, common := w.SenseAt(j)
	if s == prose.NoSense {
		return Item{}, false
	}
	if (w.At(j) == "favorable" || w.At(j) == "defavorable") && w.At(j-1) == "avis" && w.At(end) != ":" && w.At(end) != "(" {
		return Item{}, false // "Avis défavorable 8 pour – 17 contre": what was decided, then the counts
	}
	if s == prose.Voters && w.At(i-1) == "des" && w.At(i-2) == "unanimite" && w.At(end) == "(" {
		s = prose.InFavour // "à l'unanimité des votants (41)"
	}
	// "vote :" then the sense is another thing than "vote pour".
	it := Item{Sense: s, Start: i, End: end, Label: true}
	opens := w.StartsLine(i) || w.StartsLine(j) || w.opensField(i)
	sep, colon := end, false
	for n := 0; n < 8; n++ {
		switch w.At(sep) {
		case ":", "=":
			colon = true
			sep++
			continue
		case "\"", "...", "•", "_":
			sep++
			continue
		case ".":
			if w.At(sep+1) == ":" { // "Abst. :"
				sep++
				continue
			}
		case "-":
			if _, e := w.Figure(sep + 1); e > 0 && !w.StartsLine(sep) && !w.StartsLine(sep+1) {
				colon = true // "Pour – 24"
				sep++
				continue
			}
		case ",":
			if _, e := w.Figure(sep + 1); e > 0 && (w.At(i-1) == ":" || w.At(i-1) == ";") && (w.At(e) == ";" || w.At(e) == ".") {
				colon = true // "pour, 9 ; contre, 6."
				sep++
				continue
			}
		}
		break
	}
	bracketed := false
	k := sep
	if w.At(k) == "(" && !colon {
		bracketed = true
		k++
	}
	if v, e := w.Count(k); e > 0 && w.fieldValue(k, e, colon, bracketed) && !w.claimed(e) {
		v, e = w.withProxies(v, e)
		it.Value, it.Stated, it.End = v, true, e
		if bracketed && w.At(e) == ")" {
			it.End = e + 1
		}
		if !colon && !bracketed && common && (!voice && !opens && !w.linked(i) || w.Toks[k].Num < 0) {
			return Item{}, false // a common word, as in "pour un montant"
		}
		for n := 0; n < 2 && (w.At(it.End) == "voix" || w.At(it.End) == "votes"); n++ {
			it.End++
		}
		it.strong = s.Votes() && (colon && (opens || !common || voice) || voice || !common && opens)
		w.attachNames(&it)
		return it, true
	}
	if colon || opens || w.linked(i) {
		if e := w.zeroMark(sep, colon); e > 0 {
			it.Value, it.Stated, it.End = 0, true, e
			it.strong = s.Votes() && colon
			return it, true
		}
	}
	if s.Votes() && colon && w.group(sep) {
		if n, e := w.groupsCounted(sep); e > 0 {
			it.Value, it.Stated, it.End, it.strong = n, true, e, true
			return it, true
		}
	}
	if s.Votes() && s != prose.InFavour && (colon || s == prose.Abstaining) && w.group(sep) {
		it.uncounted, it.strong = true, colon && opens || !common
		for it.End = sep; !w.EndsLine(it.End); it.End++ {
		}
		return it, true
	}
	if (s == prose.Abstaining || s == prose.Against && (voice || strings.HasPrefix(w.At(j), "oppos"))) && (w.At(sep) == "de" || w.At(sep) == "d") {
		if l := w.NameList(sep + 1); l.Count > 0 && l.Certain { // "abstention de M. X", "vote contre de Mme Y"
			it.Value, it.Stated, it.Named, it.strong, it.End = l.Count, true, l.Count, true, l.End
			return it, true
		}
	}
	if colon && s.Votes() {
		if !common || voice || opens || w.linked(i) {
			l := w.NameList(sep)
			if l.Count > 0 && l.Certain {
				it.Value, it.Stated, it.Named, it.End = l.Count, true, l.Count, l.End
				it.strong = !common || voice
				return it, true
			}
			if l.Count > 0 && s != prose.InFavour && (w.EndsLine(l.End) || w.fieldFollows(l.End)) {
				it.Value, it.Stated, it.End, it.strong = l.Count, true, l.End, !common
				return it, true
			}
		}
	}
	if colon && opens && (w.At(sep) == "" || w.StartsLine(sep) || w.fieldFollows(sep)) {
		it.End = sep
		return it, true // a label left blank
	}
	return Item{}, false
}

// opensField tells whether term i comes right behind the sign that ends another field.
func (w *Words) opensField(i int) bool {
	switch w.At(i - 1) {
	case "", "-", "•", ";", ",", ".", ":", "|", "(", "/", "\"", "voix":
		return true
	}
	return i > 0 && w.Toks[i-1].Num >= 0
}

// linked tells whether "et", "dont" or "avec" stands before term i.
func (w *Words) linked(i int) bool {
	switch w.At(i - 1) {
	case "et", "dont", "avec":
		return true
	}
	return false
}

// fieldValue tells whether the count in [k, e) can be the value of the field before it: it
// belongs to no sense behind it and to no other quantity.
func (w *Words) fieldValue(k, e int, colon, bracketed bool) bool {
	if bracketed {
		switch w.At(e) {
		case ")", ":", ",", ";":
			return true
		}
		return false
	}
	if w.EndsLine(e) {
		return true
	}
	if !colon && w.StartsLineAt(k) {
		return false
	}
	switch w.At(e) {
	case ",", ";", ".", ")", "(", "-", "/", "|", "et", "dont", "voix", "votes", "•", ":", "sur", "soit", "\"", "+", "conseillers", "elus", "membres", "contre", "pour":
		return true
	}
	if s, _, _ := w.SenseAt(e); s != prose.NoSense {
		return true
	}
	return prose.Civility[w.At(e)] != 0 || w.fieldFollows(e) || colon && w.Toks[k].Num >= 0
}

// claimed tells whether the sense at i owns the count before it: "exprimés : 31 pour, 4 contre".
func (w *Words) claimed(i int) bool {
	if w.EndsLine(i) {
		return false
	}
	for n := 0; n < 3 && prose.Fillers[w.At(i)]; n++ {
		i++
	}
	s, e, _ := w.SenseAt(i)
	if !s.Votes() || w.EndsLine(e) && w.Toks[i].Flag&prose.Capital != 0 {
		return false
	}
	if _, n := w.Count(e); n > 0 {
		return false
	}
	if w.At(e) == "." && w.At(e+1) == ":" {
		return false
	}
	return w.At(e) != ":" && w.At(e) != "(" && w.zeroMark(e, false) == 0
}

// fieldFollows tells whether another field of a vote starts at i.
func (w *Words) fieldFollows(i int) bool {
	for n := 0; n < 4; n++ {
		switch w.At(i) {
		case "ont", "a", "voix", "vote", "votes", "suffrage", "suffrages", "nombre", "de", "d", "se", "sont", "s", "-", "•", "|", ";", ",":
			i++
			continue
		}
		break
	}
	s, _, _ := w.SenseAt(i)
	return s != prose.NoSense
}

// zeroMark reads a sign that fills a field in with nothing: "/", "-", "néant", "aucune".
func (w *Words) zeroMark(i int, colon bool) (end int) {
	switch w.At(i) {
	case "/", "-", "ø", "∅", "x", "o":
		if (w.At(i) == "x" || w.At(i) == "o") && !colon {
			return 0
		}
		for w.At(i+1) == w.At(i) {
			i++
		}
		if w.At(i) == "-" && w.StartsLine(i) {
			return 0 // the bullet of the next line
		}
		if w.EndsLine(i+1) || w.fieldFollows(i+1) || w.opensField(i+2) {
			return i + 1
		}
	case "neant", "aucun", "aucune", "nul", "zero", "personne":
		return i + 1
	case "pas", "sans":
		if w.At(i+1) == "d" {
			return i + 3
		}
	}
	return 0
}

// fieldWithin tells whether another field of the vote opens a line in [i, end): a bracket that a
// table's wrapped cells have torn apart.
func (w *Words) fieldWithin(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if !w.StartsLineAt(k) {
			continue
		}
		if s, e, _ := w.SenseAt(k); s.Votes() {
			if _, n := w.Figure(e); n > 0 {
				return true
			}
		}
	}
	return false
}

// attachNames reads the persons listed behind a count, to hold them against it, and what
// stands in brackets.
func (w *Words) attachNames(it *Item) {
	i := it.End
	switch w.At(i) {
	case ":", ",", "-", "=":
		i++
	case "(":
		close, _ := w.Bracket(i)
		if close == 0 || w.fieldWithin(i, close) {
			return
		}
		if l := w.NameList(i + 1); l.Count > 0 && l.Certain && l.End == close-1 {
			it.Named = l.Count
		}
		it.End = close
		return
	}
	if prose.Civility[w.At(i)] == 0 {
		return
	}
	if l := w.NameList(i); l.Count > 0 {
		if w.At(it.End) == "," && w.senseFollows(l.End) {
			return // "18 voix pour, M. X s'abstenant": a count of its own
		}
		if w.StartsLine(i) && !w.EndsLine(l.End) && w.At(l.End) != "." && w.At(l.End) != ";" {
			return // a sentence about a person, not a list
		}
		if l.Certain {
			it.Named = l.Count
		}
		it.End = l.End
	}
}

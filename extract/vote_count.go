package extract

import "strings"

// item is one count of a vote, at terms [start, end).
type item struct {
	sense      sense
	value      int
	stated     bool // a count is printed or countable; false for a bare label
	uncounted  bool // somebody is said to have voted so, but not how many: a group
	strong     bool // cannot be anything but a count of a vote
	named      int  // persons listed with the count, 0 when none or not certain
	label      bool // the sense stands before its count: a form's or table's field
	versus     bool // "21 voix contre 8": the first are those that carry it
	start, end int
}

// counts reads every count of a vote in the act, in order.
func (w *words) counts() []item {
	var items []item
	for i := 0; i < len(w.toks); {
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
		if it.sense != noSense {
			items = append(items, it)
		}
		i = next
	}
	return items
}

// countAt reads one count at i, in any of its orders, and returns where to go on.
func (w *words) countAt(i int) (it item, next int) {
	t := &w.toks[i]
	if t.num >= 0 || t.flag&isWord != 0 {
		if it, ok := w.numberThenSense(i); ok {
			return it, it.end
		}
	}
	if t.flag&isWord == 0 {
		return item{}, i + 1
	}
	if it, ok := w.senseThenNumber(i); ok {
		return it, it.end
	}
	if it, ok := w.groupThenSense(i); ok {
		return it, it.end
	}
	return w.personsThenSense(i)
}

// numberThenSense reads "25 voix pour", "trois abstentions", "aucune opposition", and
// "par 25 voix contre 10" (the next number then is against).
func (w *words) numberThenSense(i int) (item, bool) {
	v, j := w.count(i)
	zero := false
	if j == 0 {
		if j = w.zero(i); j == 0 {
			return item{}, false
		}
		v, zero = 0, true
	}
	voice := false
	for n := 0; n < 4 && fillers[w.at(j)]; n++ {
		switch w.at(j) {
		case "voix", "vote", "votes", "suffrage", "suffrages", "ont", "ayant":
			voice = true
		}
		j++
	}
	if g := w.groupName(j); g > j { // "les 7 élus du groupe Écologie votant contre"
		for j = g; w.at(j) == "," || fillers[w.at(j)]; {
			j++
		}
	}
	if w.at(j) == "(" && civility[w.at(j+1)] != 0 { // "3 élus (M. A, …) s'abstiennent"
		if close, _ := w.bracket(j); close > 0 {
			j = close
			for n := 0; n < 3 && fillers[w.at(j)]; n++ {
				j++
			}
		}
	}
	s, end, common := w.senseAt(j)
	if (s == noSense || s == expressed || s == voters) && !zero && w.voices(i, j) {
		return item{sense: w.voicesSense(i), value: v, stated: true, strong: true, start: i, end: max(j, end)}, true
	}
	if s == noSense {
		return item{}, false
	}
	if s.votes() && (w.startsLine(j) || w.at(i-1) == ":") && w.at(end) == ":" {
		if _, e := w.count(end + 1); e > 0 {
			return item{}, false // "Absents : 2", then "Pour : 33": the number is another label's
		}
	}
	it := item{sense: s, value: v, stated: true, start: i, end: end, strong: !common && s.votes()}
	if common && s.votes() {
		alone := w.startsLineAt(i) && w.toks[i].num > 0 && (w.endsLine(end) || w.at(end) == "." && w.endsLine(end+1))
		it.strong = voice && !zero || w.at(j) == "oui" || alone // "15 pour." is all that the line says
		if voice && s == against {
			if _, e := w.count(end); e > 0 && !w.senseFollows(e) && w.at(e) != "abstentions" {
				// "par 25 voix contre 10": the voices are for, the next number against.
				it.sense, it.end, it.versus = inFavour, end-1, true
				return it, true
			}
		}
		if s == inFavour && w.forSomebody(end) {
			return item{}, false // a ballot between candidates
		}
		if s == inFavour && !voice && !w.listTissue(end) {
			return item{}, false
		}
		if !voice && !w.endsLine(end) && w.toks[end].num >= 0 {
			if _, e := w.count(end); e == 0 || !w.senseFollows(e) {
				return item{}, false // "Vidange 26 pour 2 340 €"
			}
		}
		if (s == against || s == inFavour) && w.articleFollows(end) && !voice && !w.continues(i) {
			return item{}, false
		}
		if t := w.at(j); t == "oui" || t == "non" || t == "favorable" || t == "favorables" || t == "defavorable" || t == "defavorables" {
			if !voice && (t == "favorable" || t == "defavorable" || zero) {
				return item{}, false
			}
		}
		if zero && (s == inFavour || s == against) && !voice && w.at(i) != "aucune" && w.at(i) != "sans" && w.at(i) != "aucun" {
			return item{}, false
		}
	}
	if it.value == 1 && w.toks[i].num < 0 && (s == abstaining || s == against) && w.group(end) {
		it.stated, it.uncounted = false, true // "avec une abstention du groupe X"
		return it, true
	}
	w.attachNames(&it)
	return it, true
}

// continues tells whether the count at i goes on behind another: "par 7 voix pour et 2 contre".
func (w *words) continues(i int) bool {
	if w.at(i-1) != "et" && w.at(i-1) != "," {
		return false
	}
	switch w.at(i - 2) {
	case "pour", "contre", "abstention", "abstentions", "favorables":
		return w.at(i-3) == "voix" || i > 2 && w.toks[i-3].num >= 0
	}
	return false
}

var adoptionWord = map[string]bool{"adopte": true, "adoptee": true, "adoptes": true, "adoptees": true, "adoptent": true, "approuve": true, "approuvee": true, "decide": true, "rejete": true, "rejetee": true, "oppose": true, "refuse": true,
	"convenu": true, "accepte": true, "acceptee": true, "retient": true, "retenu": true, "retenue": true, "valide": true, "validee": true, "fixe": true, "attribue": true, "autorise": true, "choisit": true, "accorde": true, "confirme": true, "decident": true, "prononce": true}

// forSomebody tells whether voices are for a candidate or a list rather than for the act.
func (w *words) forSomebody(i int) bool {
	switch w.at(i) {
	case "la", "le", "les", "l":
		i++
	}
	switch w.at(i) {
	case "candidature", "candidat", "candidate", "liste", "listes", "candidats":
		return true
	}
	return i < len(w.toks) && !w.startsLine(i) && civility[w.at(i)] != 0
}

// articleFollows tells whether what follows is the object of a common "pour" or "contre".
func (w *words) articleFollows(i int) bool {
	if w.endsLine(i) {
		return false
	}
	switch w.at(i) {
	case "la", "le", "les", "l", "un", "une", "des", "du", "ce", "cette", "ces", "toute", "tout", "son", "sa", "ses", "elle", "lui", "eux":
		return true
	}
	return false
}

// senseFollows tells whether another sense stands right behind a number: then the number is its count.
func (w *words) senseFollows(i int) bool {
	for n := 0; n < 3 && fillers[w.at(i)]; n++ {
		i++
	}
	s, _, _ := w.senseAt(i)
	return s != noSense
}

// listTissue tells whether term i may follow a count of a list: a sign, a link word, an end.
func (w *words) listTissue(i int) bool {
	if w.endsLine(i) || w.toks[i].num >= 0 {
		return true
	}
	switch w.at(i) {
	case ",", ";", ".", ":", ")", "(", "-", "/", "|", "et", "\"", "contre", "dont", "•", "]":
		return true
	}
	s, _, _ := w.senseAt(i)
	return s != noSense && s != inFavour
}

// senseThenNumber reads "Pour : 27", "Abstentions (3)", "ont voté contre : M. A, Mme B",
// "Contre : /", and a label left blank.
func (w *words) senseThenNumber(i int) (item, bool) {
	j, voice := i, false
	for n := 0; n < 5; n++ {
		switch w.at(j) {
		case "ont", "a", "voix", "vote", "votes", "votent", "suffrage", "suffrages", "voté", "nombre", "de", "d", "se", "sont", "s", "bulletins", "bulletin", "etant", "ayant", "elus", "membres", "conseillers", "en", "avis":
			switch w.at(j) {
			case "voix", "vote", "votes", "votent", "ont", "suffrages", "nombre":
				voice = true
			}
			j++
			continue
		}
		break
	}
	s, end, common := w.senseAt(j)
	if s == noSense {
		return item{}, false
	}
	// "vote :" then the sense is another thing than "vote pour".
	it := item{sense: s, start: i, end: end, label: true}
	opens := w.startsLine(i) || w.startsLine(j) || w.opensField(i)
	sep, colon := end, false
	for n := 0; n < 8; n++ {
		switch w.at(sep) {
		case ":", "=":
			colon = true
			sep++
			continue
		case "\"", "...", "•", "_":
			sep++
			continue
		case ".":
			if w.at(sep+1) == ":" { // "Abst. :"
				sep++
				continue
			}
		case "-":
			if _, e := w.figure(sep + 1); e > 0 && !w.startsLine(sep) && !w.startsLine(sep+1) {
				colon = true // "Pour – 24"
				sep++
				continue
			}
		case ",":
			if _, e := w.figure(sep + 1); e > 0 && (w.at(i-1) == ":" || w.at(i-1) == ";") && (w.at(e) == ";" || w.at(e) == ".") {
				colon = true // "pour, 9 ; contre, 6."
				sep++
				continue
			}
		}
		break
	}
	bracketed := false
	k := sep
	if w.at(k) == "(" && !colon {
		bracketed = true
		k++
	}
	if v, e := w.count(k); e > 0 && w.fieldValue(k, e, colon, bracketed) && !w.claimed(e) {
		v, e = w.withProxies(v, e)
		it.value, it.stated, it.end = v, true, e
		if bracketed && w.at(e) == ")" {
			it.end = e + 1
		}
		if !colon && !bracketed && common && (!voice && !opens && !w.linked(i) || w.toks[k].num < 0) {
			return item{}, false // a common word, as in "pour un montant"
		}
		for n := 0; n < 2 && (w.at(it.end) == "voix" || w.at(it.end) == "votes"); n++ {
			it.end++
		}
		it.strong = s.votes() && (colon && (opens || !common || voice) || voice || !common && opens)
		w.attachNames(&it)
		return it, true
	}
	if colon || opens || w.linked(i) {
		if e := w.zeroMark(sep, colon); e > 0 {
			it.value, it.stated, it.end = 0, true, e
			it.strong = s.votes() && colon
			return it, true
		}
	}
	if s.votes() && colon && w.group(sep) {
		if n, e := w.groupsCounted(sep); e > 0 {
			it.value, it.stated, it.end, it.strong = n, true, e, true
			return it, true
		}
	}
	if s.votes() && s != inFavour && (colon || s == abstaining) && w.group(sep) {
		it.uncounted, it.strong = true, colon && opens || !common
		for it.end = sep; !w.endsLine(it.end); it.end++ {
		}
		return it, true
	}
	if (s == abstaining || s == against && (voice || strings.HasPrefix(w.at(j), "oppos"))) && (w.at(sep) == "de" || w.at(sep) == "d") {
		if l := w.nameList(sep + 1); l.count > 0 && l.certain { // "abstention de M. X", "vote contre de Mme Y"
			it.value, it.stated, it.named, it.strong, it.end = l.count, true, l.count, true, l.end
			return it, true
		}
	}
	if colon && s.votes() {
		if !common || voice || opens || w.linked(i) {
			l := w.nameList(sep)
			if l.count > 0 && l.certain {
				it.value, it.stated, it.named, it.end = l.count, true, l.count, l.end
				it.strong = !common || voice
				return it, true
			}
			if l.count > 0 && s != inFavour && (w.endsLine(l.end) || w.fieldFollows(l.end)) {
				it.value, it.stated, it.end, it.strong = l.count, true, l.end, !common
				return it, true
			}
		}
	}
	if colon && opens && (w.at(sep) == "" || w.startsLine(sep) || w.fieldFollows(sep)) {
		it.end = sep
		return it, true // a label left blank
	}
	return item{}, false
}

// opensField tells whether term i comes right behind the sign that ends another field.
func (w *words) opensField(i int) bool {
	switch w.at(i - 1) {
	case "", "-", "•", ";", ",", ".", ":", "|", "(", "/", "\"", "voix":
		return true
	}
	return i > 0 && w.toks[i-1].num >= 0
}

// linked tells whether "et", "dont" or "avec" stands before term i.
func (w *words) linked(i int) bool {
	switch w.at(i - 1) {
	case "et", "dont", "avec":
		return true
	}
	return false
}

// fieldValue tells whether the count in [k, e) can be the value of the field before it: it
// belongs to no sense behind it and to no other quantity.
func (w *words) fieldValue(k, e int, colon, bracketed bool) bool {
	if bracketed {
		switch w.at(e) {
		case ")", ":", ",", ";":
			return true
		}
		return false
	}
	if w.endsLine(e) {
		return true
	}
	if !colon && w.startsLineAt(k) {
		return false
	}
	switch w.at(e) {
	case ",", ";", ".", ")", "(", "-", "/", "|", "et", "dont", "voix", "votes", "•", ":", "sur", "soit", "\"", "+", "conseillers", "elus", "membres", "contre", "pour":
		return true
	}
	if s, _, _ := w.senseAt(e); s != noSense {
		return true
	}
	return civility[w.at(e)] != 0 || w.fieldFollows(e) || colon && w.toks[k].num >= 0
}

// claimed tells whether the sense at i owns the count before it: "exprimés : 31 pour, 4 contre".
func (w *words) claimed(i int) bool {
	if w.endsLine(i) {
		return false
	}
	for n := 0; n < 3 && fillers[w.at(i)]; n++ {
		i++
	}
	s, e, _ := w.senseAt(i)
	if !s.votes() || w.endsLine(e) && w.toks[i].flag&capital != 0 {
		return false
	}
	if _, n := w.count(e); n > 0 {
		return false
	}
	if w.at(e) == "." && w.at(e+1) == ":" {
		return false
	}
	return w.at(e) != ":" && w.at(e) != "(" && w.zeroMark(e, false) == 0
}

// fieldFollows tells whether another field of a vote starts at i.
func (w *words) fieldFollows(i int) bool {
	for n := 0; n < 4; n++ {
		switch w.at(i) {
		case "ont", "a", "voix", "vote", "votes", "suffrage", "suffrages", "nombre", "de", "d", "se", "sont", "s", "-", "•", "|", ";", ",":
			i++
			continue
		}
		break
	}
	s, _, _ := w.senseAt(i)
	return s != noSense
}

// zeroMark reads a sign that fills a field in with nothing: "/", "-", "néant", "aucune".
func (w *words) zeroMark(i int, colon bool) (end int) {
	switch w.at(i) {
	case "/", "-", "ø", "∅", "x", "o":
		if (w.at(i) == "x" || w.at(i) == "o") && !colon {
			return 0
		}
		for w.at(i+1) == w.at(i) {
			i++
		}
		if w.at(i) == "-" && w.startsLine(i) {
			return 0 // the bullet of the next line
		}
		if w.endsLine(i+1) || w.fieldFollows(i+1) || w.opensField(i+2) {
			return i + 1
		}
	case "neant", "aucun", "aucune", "nul", "zero", "personne":
		return i + 1
	case "pas", "sans":
		if w.at(i+1) == "d" {
			return i + 3
		}
	}
	return 0
}

// fieldWithin tells whether another field of the vote opens a line in [i, end): a bracket that a
// table's wrapped cells have torn apart.
func (w *words) fieldWithin(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if !w.startsLineAt(k) {
			continue
		}
		if s, e, _ := w.senseAt(k); s.votes() {
			if _, n := w.figure(e); n > 0 {
				return true
			}
		}
	}
	return false
}

// attachNames reads the persons listed behind a count, to hold them against it, and what
// stands in brackets.
func (w *words) attachNames(it *item) {
	i := it.end
	switch w.at(i) {
	case ":", ",", "-", "=":
		i++
	case "(":
		close, _ := w.bracket(i)
		if close == 0 || w.fieldWithin(i, close) {
			return
		}
		if l := w.nameList(i + 1); l.count > 0 && l.certain && l.end == close-1 {
			it.named = l.count
		}
		it.end = close
		return
	}
	if civility[w.at(i)] == 0 {
		return
	}
	if l := w.nameList(i); l.count > 0 {
		if w.startsLine(i) && !w.endsLine(l.end) && w.at(l.end) != "." && w.at(l.end) != ";" {
			return // a sentence about a person, not a list
		}
		if l.certain {
			it.named = l.count
		}
		it.end = l.end
	}
}

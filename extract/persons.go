package extract

// civility gives the titles that come before a person's name: 1 announces one person, 2 several.
var civility = map[string]int{
	"m": 1, "mr": 1, "mme": 1, "mlle": 1, "melle": 1, "me": 1, "dr": 1, "monsieur": 1, "madame": 1, "mademoiselle": 1, "maitre": 1,
	"mm": 2, "mmes": 2, "mrs": 2, "messieurs": 2, "mesdames": 2, "ms": 2, "mesdemoiselles": 2,
}

// names is a list of persons read from a vote.
type names struct {
	count   int
	certain bool // each bears a title, none is a group
	end     int
}

// nameList reads a list of persons at i: "M. A, Mme B et le maire", "MM. A, B et C",
// "DUPONT, MARTIN". Without a title only capitals count as a name.
func (w *words) nameList(i int) names {
	n := names{certain: true}
	plural := false
	for k := 0; k < 600; k++ {
		e, titled, ok := w.person(i, plural)
		if !ok {
			break
		}
		if titled == 2 {
			plural = true
		} else if titled == 1 {
			plural = false
		} else if !plural {
			n.certain = false
		}
		n.count++
		i, n.end = e, e
		// What the list says of a person in brackets: a group, a proxy held.
		if w.at(i) == "(" {
			close, extra := w.bracket(i)
			if close == 0 {
				break
			}
			n.count += extra
			i, n.end = close, close
		}
		next, ok := w.separator(i)
		if !ok {
			break
		}
		i = next
	}
	return n
}

// separator skips what stands between two names of a list; a title at the start of a line
// needs no sign before it.
func (w *words) separator(i int) (next int, ok bool) {
	start := i
	for n := 0; n < 4; n++ {
		switch w.at(i) {
		case ",", ";", "et", "/", "&", "+", "-", "•":
			i++
			continue
		case "ainsi":
			if w.at(i+1) == "que" {
				i += 2
				continue
			}
		}
		break
	}
	if i > start {
		if w.at(i) == "de" && civility[w.at(i+1)] != 0 {
			i++ // "de M. A et de Mme B"
		}
		return i, true
	}
	if !w.startsLine(i) || civility[w.at(i)] == 0 {
		return i, false
	}
	e, _, named := w.person(i, false)
	return i, named && (w.endsLine(e) || w.at(e) == "(") // a name a line, no sentence about somebody
}

// person reads one person: a title and capitalised words, "le maire", or in a list
// announced by a plural title the capitalised words alone.
func (w *words) person(i int, plural bool) (end, titled int, ok bool) {
	if e := w.office(i); e > 0 && (e == i+2 || w.at(i-1) != ",") { // ", maire de X," is said of the one before
		return e, 1, true
	}
	if t := civility[w.at(i)]; t != 0 && w.toks[i].flag&isWord != 0 {
		i++
		if w.at(i) == "." {
			i++
		}
		if e := w.office(i); e > 0 {
			return e, t, true
		}
		e := w.properName(i)
		return e, t, e > i
	}
	e := w.properName(i)
	if e == i {
		return i, 0, false
	}
	if !plural && (groupWord[w.at(i)] || e == i+1 && len(w.at(i)) < 3) {
		return i, 0, false
	}
	return e, 0, true
}

var groupWord = map[string]bool{"groupe": true, "groupes": true, "liste": true, "opposition": true, "majorite": true, "minorite": true, "vote": true, "votes": true, "abstention": true, "abstentions": true, "pour": true, "contre": true}

// office reads "le maire", "maire", "la présidente", "le premier adjoint".
func (w *words) office(i int) (end int) {
	if w.at(i) == "le" || w.at(i) == "la" || w.at(i) == "l" {
		i++
	}
	switch w.at(i) {
	case "maire", "president", "presidente":
		return i + 1
	case "vice":
		if w.at(i+1) == "-" && (w.at(i+2) == "president" || w.at(i+2) == "presidente") {
			return i + 3
		}
	}
	return 0
}

// properName skips the capitalised words of a name, its particles, initials and hyphens.
func (w *words) properName(i int) int {
	end := i
	for n := 0; n < 12 && i < len(w.toks); n++ {
		t := &w.toks[i]
		switch {
		case n > 0 && t.flag&atCell != 0:
			return end
		case t.flag&isWord != 0 && t.flag&capital != 0:
			if s, _, common := w.senseAt(i); s != noSense && (!common || end > 0 && t.flag&atLine != 0) {
				return end
			}
			if n > 0 && t.flag&atLine != 0 && w.short(int(w.toks[i-1].line)) {
				return end
			}
			if end > 0 && t.flag&atLine != 0 && (civility[t.s] != 0 || opensSentence[t.s] || lineOpener[t.s]) {
				return end
			}
			if civility[t.s] == 2 || civility[t.s] == 1 && len(t.s) > 1 {
				return end
			}
			i++
			end = i
		case t.s == "-" && end > 0 && i+1 < len(w.toks) && w.toks[i+1].flag&capital != 0 && w.toks[i+1].word == t.word:
			i++
		case t.s == "." && end > 0 && len(w.at(i-1)) == 1:
			i++
			end = i
		case particle[t.s] && i+1 < len(w.toks) && (w.toks[i+1].flag&capital != 0 || particle[w.at(i+1)]):
			i++
		default:
			return end
		}
	}
	return end
}

var particle = map[string]bool{"de": true, "du": true, "des": true, "la": true, "le": true, "van": true, "von": true, "d": true, "l": true, "el": true, "ben": true, "da": true, "dos": true}

// lineOpener lists words that begin a line of their own after a list of names.
var lineOpener = map[string]bool{"le": true, "la": true, "les": true, "l": true, "il": true, "elle": true, "decide": true, "adopte": true, "fait": true, "pour": true, "contre": true, "dit": true, "autorise": true, "approuve": true, "article": true, "objet": true, "deliberation": true}

// bracket skips "( … )" at i. extra counts the proxies said to be held: "(pouvoir de M. X)".
func (w *words) bracket(i int) (end, extra int) {
	depth := 0
	for k := i; k < len(w.toks) && k < i+240; k++ {
		switch w.at(k) {
		case "(":
			depth++
		case ")":
			depth--
			if depth == 0 {
				return k + 1, extra
			}
		case "pouvoir", "procuration", "mandat":
			if n := w.at(k + 1); n == "de" || n == "du" {
				if civility[w.at(k+2)] == 1 || k+2 < len(w.toks) && w.toks[k+2].flag&capital != 0 {
					extra++
				}
			}
		}
	}
	return 0, 0
}

var articleWord = map[string]bool{"le": true, "la": true, "les": true, "l": true, "un": true, "une": true, "des": true}

// behindOffice skips the office between the commas behind a name, 0 without one: ", 1re adjointe,".
func (w *words) behindOffice(i int) int {
	if w.at(i) != "," {
		return 0
	}
	office := false
	for k := i + 1; k < i+16 && k < len(w.toks); k++ {
		switch t := w.at(k); {
		case t == ",":
			if office {
				return k + 1
			}
			return 0
		case t == "." || t == ":" || t == ";":
			return 0
		case officeWord[t] && len(t) > 3:
			office = true
		}
	}
	return 0
}

// somebody tells whether a person is named at i, or an office: "Mme B", "Anne B", "le maire".
func (w *words) somebody(i int) bool {
	if i >= len(w.toks) {
		return false
	}
	if civility[w.at(i)] != 0 || w.office(i) > 0 || w.at(i) == "l" || w.toks[i].flag&capital != 0 {
		return true
	}
	return particle[w.at(i)] && i+1 < len(w.toks) && w.toks[i+1].flag&capital != 0
}

// officeWord lists the words of an office, as they stand behind a title or a name.
var officeWord = map[string]bool{"le": true, "la": true, "l": true, "premier": true, "premiere": true, "adjoint": true, "adjointe": true, "conseiller": true, "conseillere": true, "delegue": true, "deleguee": true, "municipal": true, "municipale": true, "communautaire": true, "vice": true, "president": true, "presidente": true,
	"-": true, "departemental": true, "departementale": true, "regional": true, "regionale": true, "metropolitain": true, "metropolitaine": true, "maire": true, "rapporteur": true, "rapporteure": true}

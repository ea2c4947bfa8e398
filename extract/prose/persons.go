package prose

// Civility gives the titles that come before a person's name: 1 announces one person, 2 several.
var Civility = map[string]int{
	"m": 1, "mr": 1, "mme": 1, "mlle": 1, "melle": 1, "me": 1, "dr": 1, "monsieur": 1, "madame": 1, "mademoiselle": 1, "maitre": 1,
	"mm": 2, "mmes": 2, "mrs": 2, "messieurs": 2, "mesdames": 2, "ms": 2, "mesdemoiselles": 2,
}

// Persons is a list of persons read from a vote.
type Persons struct {
	Count   int
	Certain bool // each bears a title, none is a group
	End     int
}

// NameList reads a list of persons at i: "M. A, Mme B et le maire", "MM. A, B et C",
// "DUPONT, MARTIN". Without a title only capitals count as a name.
func (w *Text) NameList(i int) Persons {
	n := Persons{Certain: true}
	plural := false
	for k := 0; k < 600; k++ {
		e, titled, ok := w.Person(i, plural)
		if !ok {
			break
		}
		if titled == 2 {
			plural = true
		} else if titled == 1 {
			plural = false
		} else if !plural {
			n.Certain = false
		}
		n.Count++
		i, n.End = e, e
		// What the list says of a person in brackets: a group, a proxy held.
		if w.At(i) == "(" {
			close, extra := w.Bracket(i)
			if close == 0 {
				break
			}
			n.Count += extra
			i, n.End = close, close
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
func (w *Text) separator(i int) (next int, ok bool) {
	start := i
	for n := 0; n < 4; n++ {
		switch w.At(i) {
		case ",", ";", "et", "/", "&", "+", "-", "•":
			i++
			continue
		case "ainsi":
			if w.At(i+1) == "que" {
				i += 2
				continue
			}
		}
		break
	}
	if i > start {
		if w.At(i) == "de" && Civility[w.At(i+1)] != 0 {
			i++ // "de M. A et de Mme B"
		}
		return i, true
	}
	if !w.StartsLine(i) || Civility[w.At(i)] == 0 {
		return i, false
	}
	e, _, named := w.Person(i, false)
	return i, named && (w.EndsLine(e) || w.At(e) == "(") // a name a line, no sentence about somebody
}

// Person reads one person: a title and capitalised words, "le maire", or in a list
// announced by a plural title the capitalised words alone.
func (w *Text) Person(i int, plural bool) (end, titled int, ok bool) {
	if e := w.Office(i); e > 0 && (e == i+2 || w.At(i-1) != ",") { // ", maire de X," is said of the one before
		return e, 1, true
	}
	if t := Civility[w.At(i)]; t != 0 && w.Toks[i].Flag&IsWord != 0 {
		i++
		if w.At(i) == "." {
			i++
		}
		if e := w.Office(i); e > 0 {
			return e, t, true
		}
		e := w.ProperName(i)
		return e, t, e > i
	}
	e := w.ProperName(i)
	if e == i {
		return i, 0, false
	}
	if !plural && (groupWord[w.At(i)] || e == i+1 && len(w.At(i)) < 3) {
		return i, 0, false
	}
	return e, 0, true
}

var groupWord = map[string]bool{"groupe": true, "groupes": true, "liste": true, "opposition": true, "majorite": true, "minorite": true, "vote": true, "votes": true, "abstention": true, "abstentions": true, "pour": true, "contre": true}

// Office reads "le maire", "maire", "la présidente", "le premier adjoint".
func (w *Text) Office(i int) (end int) {
	if w.At(i) == "le" || w.At(i) == "la" || w.At(i) == "l" {
		i++
	}
	switch w.At(i) {
	case "maire", "president", "presidente":
		return i + 1
	case "vice":
		if w.At(i+1) == "-" && (w.At(i+2) == "president" || w.At(i+2) == "presidente") {
			return i + 3
		}
	}
	return 0
}

// ProperName skips the capitalised words of a name, its particles, initials and hyphens.
func (w *Text) ProperName(i int) int {
	end := i
	for n := 0; n < 12 && i < len(w.Toks); n++ {
		t := &w.Toks[i]
		switch {
		case n > 0 && t.Flag&AtCell != 0:
			return end
		case t.Flag&IsWord != 0 && t.Flag&Capital != 0:
			if s, _, common := w.SenseAt(i); s != NoSense && (!common || end > 0 && t.Flag&AtLine != 0) {
				return end
			}
			if n > 0 && t.Flag&AtLine != 0 && w.Short(int(w.Toks[i-1].Line)) {
				return end
			}
			if end > 0 && t.Flag&AtLine != 0 && (Civility[t.S] != 0 || opensSentence[t.S] || lineOpener[t.S]) {
				return end
			}
			if Civility[t.S] == 2 || Civility[t.S] == 1 && len(t.S) > 1 {
				return end
			}
			i++
			end = i
		case t.S == "-" && end > 0 && i+1 < len(w.Toks) && w.Toks[i+1].Flag&Capital != 0 && w.Toks[i+1].Word == t.Word:
			i++
		case t.S == "." && end > 0 && len(w.At(i-1)) == 1:
			i++
			end = i
		case Particle[t.S] && i+1 < len(w.Toks) && (w.Toks[i+1].Flag&Capital != 0 || Particle[w.At(i+1)]):
			i++
		default:
			return end
		}
	}
	return end
}

// Particle lists the particles of names.
var Particle = map[string]bool{"de": true, "du": true, "des": true, "la": true, "le": true, "van": true, "von": true, "d": true, "l": true, "el": true, "ben": true, "da": true, "dos": true}

// lineOpener lists words that begin a line of their own after a list of names.
var lineOpener = map[string]bool{"le": true, "la": true, "les": true, "l": true, "il": true, "elle": true, "decide": true, "adopte": true, "fait": true, "pour": true, "contre": true, "dit": true, "autorise": true, "approuve": true, "article": true, "objet": true, "deliberation": true}

// Bracket skips "( … )" at i. extra counts the proxies said to be held: "(pouvoir de M. X)".
func (w *Text) Bracket(i int) (end, extra int) {
	depth := 0
	for k := i; k < len(w.Toks) && k < i+240; k++ {
		switch w.At(k) {
		case "(":
			depth++
		case ")":
			depth--
			if depth == 0 {
				return k + 1, extra
			}
		case "pouvoir", "procuration", "mandat":
			if n := w.At(k + 1); n == "de" || n == "du" {
				if Civility[w.At(k+2)] == 1 || k+2 < len(w.Toks) && w.Toks[k+2].Flag&Capital != 0 {
					extra++
				}
			}
		}
	}
	return 0, 0
}

// ArticleWord lists the articles, the elided one too.
var ArticleWord = map[string]bool{"le": true, "la": true, "les": true, "l": true, "un": true, "une": true, "des": true}

// BehindOffice skips the office between the commas behind a name, 0 without one: ", 1re adjointe,".
func (w *Text) BehindOffice(i int) int {
	if w.At(i) != "," {
		return 0
	}
	office := false
	for k := i + 1; k < i+16 && k < len(w.Toks); k++ {
		switch t := w.At(k); {
		case t == ",":
			if office {
				return k + 1
			}
			return 0
		case t == "." || t == ":" || t == ";":
			return 0
		case OfficeWord[t] && len(t) > 3:
			office = true
		}
	}
	return 0
}

// Somebody tells whether a person is named at i, or an office: "Mme B", "Anne B", "le maire".
func (w *Text) Somebody(i int) bool {
	if i >= len(w.Toks) {
		return false
	}
	if Civility[w.At(i)] != 0 || w.Office(i) > 0 || w.At(i) == "l" || w.Toks[i].Flag&Capital != 0 {
		return true
	}
	return Particle[w.At(i)] && i+1 < len(w.Toks) && w.Toks[i+1].Flag&Capital != 0
}

// OfficeWord lists the words of an office, as they stand behind a title or a name.
var OfficeWord = map[string]bool{"le": true, "la": true, "l": true, "premier": true, "premiere": true, "adjoint": true, "adjointe": true, "conseiller": true, "conseillere": true, "delegue": true, "deleguee": true, "municipal": true, "municipale": true, "communautaire": true, "vice": true, "president": true, "presidente": true,
	"-": true, "departemental": true, "departementale": true, "regional": true, "regionale": true, "metropolitain": true, "metropolitaine": true, "maire": true, "rapporteur": true, "rapporteure": true}

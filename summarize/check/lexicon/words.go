package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/french"

	"phare/extract/facts"
)

// Word is one word of a text: letters, with digits after them, or digits.
type Word struct {
	Start, End int
	Fold       string // lower case, no accents
	Capital    bool   // the first letter is a capital
	Upper      bool   // all letters are capitals, two at least
	Digit      bool
	Opens      bool // first word of a sentence, or after a mark that a capital follows
	Joined     bool // a hyphen or an apostrophe ties it to the word before
	Past       bool // it is written with "é" or "és" at its end
	Stem       string
}

// Of cuts a text into words.
func Of(text string) []Word {
	out := make([]Word, 0, len(text)/6+2)
	opens := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !(r >= '0' && r <= '9') {
			switch r {
			case '.', '!', '?', '…', ':', '«', '"', '“', '(', '•', '\n', ';':
				opens = opens || r != '.' && r != '\n' || r == '.' || r == '\n' && opens
				if r == '\n' && !opens {
					break
				}
			}
			i += n
			continue
		}
		w := Word{Start: i, Opens: opens}
		opens = false
		w.Digit = r >= '0' && r <= '9'
		w.Capital = unicode.IsUpper(r)
		lower, letters := false, 0
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			isDigit := r >= '0' && r <= '9'
			if !(unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)) && !isDigit || w.Digit && !isDigit {
				break
			}
			if unicode.IsLetter(r) {
				letters++
				lower = lower || unicode.IsLower(r)
			}
			i += n
		}
		w.End = i
		w.Upper = letters > 1 && !lower
		w.Fold = facts.Fold(text[w.Start:w.End])
		written := strings.TrimRight(text[w.Start:w.End], "sS")
		w.Past = strings.HasSuffix(written, "é") || strings.HasSuffix(written, "É")
		if len(out) > 0 {
			between := text[out[len(out)-1].End:w.Start]
			switch between {
			case "-", "‐", "‑", "’", "'", "ʼ", "‘":
				w.Joined = true
			}
		}
		out = append(out, w)
	}
	return out
}

// Stemmer keeps the stems that were computed: a session has few words, many times each.
type Stemmer map[string]string

// Stem returns the stem of a folded word, "" for a word that carries no content.
func (s Stemmer) Stem(w Word) string {
	if w.Joined && (w.Fold == "eleve" || w.Fold == "elevent" || w.Fold == "elevera") { // "s'élève à"
		return ""
	}
	key := w.Fold
	if w.Past {
		key += "é"
	}
	if st, ok := s[key]; ok {
		return st
	}
	st := ""
	if !Empty(w.Fold) && (len(w.Fold) > 2 || w.Upper) && !w.Digit {
		if bare := strings.TrimSuffix(w.Fold, "s"); w.Past && len(bare) > 3 {
			st = fold(bare + "r") // of the verb, not of a noun or a tense that folds like it
		} else {
			st = fold(w.Fold)
		}
	}
	s[key] = st
	return st
}

// fold stems a folded word, then brings together the words of one meaning that
// lexicons/synonymes.txt gathers.
func fold(w string) string {
	st := stemOfFold(w)
	if g, ok := All().Synonyms[st]; ok {
		return g
	}
	return st
}

func foldWord(w string) string { return facts.Fold(w) }

// stemOfFold stems a folded word, then brings together what French derivation sets apart
// without changing the subject: "adaptation" and "adapter", "tarifaire" and "tarif".
func stemOfFold(w string) string {
	switch w { // words that the Stemmer confuses, or leaves apart from their family
	case "communication", "communications":
		return "communication"
	case "plu", "plui", "plh", "caf", "dsp", "zac":
		return w
	}
	if bare, ok := strings.CutSuffix(strings.TrimSuffix(w, "s"), "ee"); ok && len(bare) > 2 {
		w = bare + "er" // "fixée" folded is no ending that the Stemmer knows
	}
	st := facts.Fold(french.Stem(w, true))
	for _, suffix := range []string{"issement", "ement", "ation", "ition", "ateur", "atric", "aire", "air", "ment", "eur", "eux", "ain", "iqu", "ir", "iss", "er", "if", "iv", "el", "al", "e", "i"} {
		if strings.HasSuffix(st, suffix) && len(st)-len(suffix) >= 4 {
			return strings.TrimSuffix(st, suffix)
		}
	}
	return st
}

// Empty tells the words that carry no content of their own: articles, prepositions,
// auxiliaries, and the words every text about a council is made of.
func Empty(w string) bool {
	switch w {
	case "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "a", "et", "ou", "ni", "mais", "donc", "or", "car",
		"ce", "cet", "cette", "ces", "c", "ca", "cela", "ceci", "celui", "celle", "ceux", "celles", "ci", "la-bas", "y", "en", "se", "s", "si", "son", "sa", "ses", "leur", "leurs",
		"il", "elle", "ils", "elles", "on", "nous", "vous", "je", "tu", "me", "te", "lui", "eux", "moi", "toi", "notre", "nos", "votre", "vos", "mon", "ma", "mes", "j", "m", "t", "n", "qu", "quoi",
		"qui", "que", "dont", "quand", "comme", "comment", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels", "duquel", "desquels", "quel", "quelle", "quels", "quelles",
		"dans", "par", "pour", "sur", "sous", "avec", "sans", "vers", "chez", "entre", "pendant", "depuis", "avant", "apres", "lors", "afin", "selon", "des lors", "outre", "via", "ainsi", "alors", "aussi", "plus", "moins", "tres", "bien", "peu", "encore", "deja", "toujours", "notamment", "egalement", "enfin", "puis", "ensuite", "soit", "tel", "telle", "tels", "telles", "meme", "memes", "autre", "autres", "chaque", "tout", "toute", "tous", "toutes", "plusieurs", "certains", "certaines", "quelques", "quelque", "aucun", "aucune", "pas", "ne", "non", "jusqu", "jusque", "parmi", "contre", "dont un", "ensemble", "pres", "environ", "cependant", "toutefois", "neanmoins", "autant", "tant", "lorsque", "lorsqu", "puisque", "tandis", "dernier", "derniere",
		"est", "sont", "etre", "etait", "etaient", "sera", "seront", "serait", "seraient", "ete", "soient", "suis", "etant", "fut", "furent", "a-t-il",
		"ai", "as", "ont", "avoir", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ayant", "eu", "ait", "aient",
		"fait", "faire", "font", "fera", "feront", "faite", "faites", "faits", "va", "vont", "aller", "ira", "peut", "peuvent", "pouvoir", "pourra", "pourront", "pourrait", "doit", "doivent", "devra", "devront", "devoir", "devrait", "dit", "dite",
		"metre", "metres", "lineaire", "lineaires", "carre", "carres", "hectare", "hectares", "kilometres", "chacun", "chacune", "heures", "minuit", "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "euro", "euros", "ht", "ttc",
		"million", "millions", "milliard", "milliards", "mille", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "cent", "cents", "vingt", "trente":
		return true
	}
	return false
}

// generic tells the plain words of lists/libres.txt, which any article about any session
// may hold without proof.
func Plain(stem string) bool { return All().plain[stem] }

// Related tells two stems of one family of words.
func Related(a, b string) bool {
	n := min(len(a), len(b))
	if n < 5 || a[0] == '@' || a[:5] != b[:5] {
		return false
	}
	if strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return true
	}
	k := 5
	for k < n && a[k] == b[k] {
		k++
	}
	return k >= 6 && k >= max(len(a), len(b))-3
}

package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/french"

	"phare/extract/facts"
)

// word is one word of a text: letters, with digits after them, or digits.
type word struct {
	start, end int
	fold       string // lower case, no accents
	capital    bool   // the first letter is a capital
	upper      bool   // all letters are capitals, two at least
	digit      bool
	opens      bool // first word of a sentence, or after a mark that a capital follows
	joined     bool // a hyphen or an apostrophe ties it to the word before
	past       bool // it is written with "é" or "és" at its end
	stem       string
}

// wordsOf cuts a text into words.
func wordsOf(text string) []word {
	out := make([]word, 0, len(text)/6+2)
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
		w := word{start: i, opens: opens}
		opens = false
		w.digit = r >= '0' && r <= '9'
		w.capital = unicode.IsUpper(r)
		lower, letters := false, 0
		for i < len(text) {
			r, n := utf8.DecodeRuneInString(text[i:])
			isDigit := r >= '0' && r <= '9'
			if !(unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)) && !isDigit || w.digit && !isDigit {
				break
			}
			if unicode.IsLetter(r) {
				letters++
				lower = lower || unicode.IsLower(r)
			}
			i += n
		}
		w.end = i
		w.upper = letters > 1 && !lower
		w.fold = facts.Fold(text[w.start:w.end])
		written := strings.TrimRight(text[w.start:w.end], "sS")
		w.past = strings.HasSuffix(written, "é") || strings.HasSuffix(written, "É")
		if len(out) > 0 {
			between := text[out[len(out)-1].end:w.start]
			switch between {
			case "-", "‐", "‑", "’", "'", "ʼ", "‘":
				w.joined = true
			}
		}
		out = append(out, w)
	}
	return out
}

// stemmer keeps the stems that were computed: a session has few words, many times each.
type stemmer map[string]string

// stem returns the stem of a folded word, "" for a word that carries no content.
func (s stemmer) stem(w word) string {
	if w.joined && (w.fold == "eleve" || w.fold == "elevent" || w.fold == "elevera") { // "s'élève à"
		return ""
	}
	key := w.fold
	if w.past {
		key += "é"
	}
	if st, ok := s[key]; ok {
		return st
	}
	st := ""
	if !empty(w.fold) && (len(w.fold) > 2 || w.upper) && !w.digit {
		if bare := strings.TrimSuffix(w.fold, "s"); w.past && len(bare) > 3 {
			st = fold(bare + "r") // of the verb, not of a noun or a tense that folds like it
		} else {
			st = fold(w.fold)
		}
	}
	s[key] = st
	return st
}

// fold stems a folded word, then brings together the words of one meaning that
// lexicons/synonymes.txt gathers.
func fold(w string) string {
	st := stemOfFold(w)
	if g, ok := lexicon().synonyms[st]; ok {
		return g
	}
	return st
}

func foldWord(w string) string { return facts.Fold(w) }

// stemOfFold stems a folded word, then brings together what French derivation sets apart
// without changing the subject: "adaptation" and "adapter", "tarifaire" and "tarif".
func stemOfFold(w string) string {
	switch w { // words that the stemmer confuses, or leaves apart from their family
	case "communication", "communications":
		return "communication"
	case "plu", "plui", "plh", "caf", "dsp", "zac":
		return w
	}
	if bare, ok := strings.CutSuffix(strings.TrimSuffix(w, "s"), "ee"); ok && len(bare) > 2 {
		w = bare + "er" // "fixée" folded is no ending that the stemmer knows
	}
	st := facts.Fold(french.Stem(w, true))
	for _, suffix := range []string{"issement", "ement", "ation", "ition", "ateur", "atric", "aire", "air", "ment", "eur", "eux", "ain", "iqu", "ir", "iss", "er", "if", "iv", "el", "al", "e", "i"} {
		if strings.HasSuffix(st, suffix) && len(st)-len(suffix) >= 4 {
			return strings.TrimSuffix(st, suffix)
		}
	}
	return st
}

// empty tells the words that carry no content of their own: articles, prepositions,
// auxiliaries, and the words every text about a council is made of.
func empty(w string) bool {
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

// generic tells the plain words of lexicons/libres.txt, which any article about any session
// may hold without proof.
func generic(stem string) bool { return lexicon().plain[stem] }

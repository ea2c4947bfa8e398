package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/pdftext"
)

// resultStems begin the words that say what became of an act.
var resultStems = []string{"adopt", "approuv", "rejet", "refus", "retir", "ajourn", "report", "renvoy", "unanim", "majorit", "accept", "valid", "favorable", "defavorable", "abst", "exprim", "votant", "actee", "elu", "elue", "elus", "elues", "nppv", "ajourne"}

// resultWords go with them.
var resultWords = map[string]bool{
	"a": true, "l": true, "la": true, "le": true, "les": true, "de": true, "du": true, "des": true, "d": true, "au": true, "par": true, "et": true, "en": true, "avec": true, "sans": true, "sous": true, "dont": true, "est": true, "sont": true, "ne": true, "n": true, "pas": true, "non": true, "s": true, "son": true, "sa": true,
	"voix": true, "vote": true, "votes": true, "vot": true, "votee": true, "pour": true, "contre": true, "conseil": true, "municipal": true, "communautaire": true, "metropolitain": true, "departemental": true, "regional": true, "comite": true, "syndical": true, "assemblee": true, "bureau": true, "commission": true, "permanente": true, "membres": true, "presents": true, "representes": true, "suffrages": true,
	"prend": true, "prennent": true, "pris": true, "prise": true, "donne": true, "acte": true, "part": true, "participe": true, "participent": true, "participation": true, "debat": true, "rapport": true, "communication": true, "presentation": true, "tenue": true, "information": true,
	"ordre": true, "jour": true, "point": true, "dossier": true, "deliberation": true, "projet": true, "voeu": true, "motion": true, "avis": true, "reserve": true, "reserves": true, "absolue": true, "seance": true, "prochaine": true, "ulterieure": true, "scrutin": true, "secret": true, "election": true, "tour": true, "sursis": true, "statuer": true, "absence": true, "opposition": true, "neant": true, "commissions": true, "ont": true, "se": true,
}

// resultOpeners begin a result within a line of text.
var resultOpeners = map[string]bool{
	"unanimite": true, "majorite": true, "dont": true, "prend": true, "pris": true, "donne": true, "le": true, "a": true, "avis": true, "voeu": true, "motion": true, "election": true, "pour": true, "contre": true, "vote": true, "votes": true, "favorable": true, "defavorable": true, "sans": true, "ne": true, "non": true, "point": true, "dossier": true, "sursis": true, "l": true,
}

// resultPhrase tells whether words say what became of an act, and nothing else: "Adoptée à la
// majorité (pour : 44, contre : 8)", "Le Conseil prend acte", "24 pour, 3 contre".
func resultPhrase(ws []pdftext.Word) bool {
	strong, depth, n := false, 0, 0
	named := false // who abstained or voted against may follow
	acte, counted, figure := false, false, false
	for _, w := range ws {
		depth += strings.Count(w.Text, "(")
		for _, f := range french.Words(french.FoldLine(w.Text)) {
			n++
			stem := french.HasAnyPrefix(f, resultStems)
			switch {
			case french.AllDigits(f):
				figure = true
			case f == "pour", f == "contre", strings.HasPrefix(f, "abst"), f == "nppv", f == "voix":
				counted = true
				named = f != "pour" && f != "voix"
			}
			acte = acte || f == "acte" || f == "secret"
			strong = strong || stem && f != "avis"
			if french.AllDigits(f) || stem || resultWords[f] || depth > 0 && strong {
				continue
			}
			if first, _ := utf8.DecodeRuneInString(w.Text); named && (unicode.IsUpper(first) || head.Civilities[f] || head.NameParticles[f]) {
				continue
			}
			return false
		}
		depth = max(0, depth-strings.Count(w.Text, ")"))
	}
	return n > 0 && (strong || acte || counted && figure || n == 1 && counted)
}

// opensResult tells whether a result may begin at word j of a row's text: with a capital or
// a figure, or behind a sign that sets it apart.
func opensResult(ws []placedWord, j int) bool {
	f := french.Words(french.FoldLine(ws[j].Text))
	if len(f) == 0 {
		return false
	}
	if !french.HasAnyPrefix(f[0], resultStems) && !resultOpeners[f[0]] && !french.AllDigits(f[0]) {
		return false
	}
	if strings.HasPrefix(ws[j].Text, "(") || ws[j].apart {
		return true
	}
	before := strings.TrimSpace(ws[j-1].Text)
	if before != "" && strings.ContainsAny(before[len(before)-1:], ":;.)|>") || french.IsDash(before) || strings.HasSuffix(before, "»") || strings.HasSuffix(before, "→") {
		return true
	}
	first, _ := utf8.DecodeRuneInString(ws[j].Text)
	return unicode.IsUpper(first)
}

// placedWord is a word of a row with the line it stands on.
type placedWord struct {
	pdftext.Word
	line  int
	apart bool // begins a line or stands apart from the word before
}

// resultAt returns the word from which a row's text tells its result: its last words, where
// they say nothing else; len(ws) without one.
func resultAt(ws []placedWord) int {
	plain := make([]pdftext.Word, len(ws))
	for i := range ws {
		plain[i] = ws[i].Word
	}
	for j := 1; j < len(ws); j++ {
		if opensResult(ws, j) && resultPhrase(plain[j:]) {
			return j
		}
	}
	return len(ws)
}

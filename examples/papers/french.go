package papers

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

var months = []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
var weekdays = []string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}

// dateWords is "4 avril 2025", with "1er" for the first.
func dateWords(d time.Time) string {
	return fmt.Sprintf("%s %s %d", dayWord(d.Day()), months[d.Month()-1], d.Year())
}

func dayWord(n int) string {
	if n == 1 {
		return "1er"
	}
	return strconv.Itoa(n)
}

func weekdayDate(d time.Time) string { return weekdays[d.Weekday()] + " " + dateWords(d) }

func dateFigures(d time.Time) string { return d.Format("02/01/2006") }

var units = strings.Fields("zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf")
var tens = []string{"", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"}

// spell writes 0 to 9999 in words.
func spell(n int) string {
	switch {
	case n < 20:
		return units[n]
	case n < 100:
		t, u := n/10, n%10
		if t == 7 || t == 9 {
			u += 10
		}
		switch {
		case u == 0 && t == 8:
			return "quatre-vingts"
		case u == 0:
			return tens[t]
		case u == 1 && t < 8:
			return tens[t] + " et un"
		case u == 11 && t == 7:
			return "soixante et onze"
		}
		return tens[t] + "-" + units[u]
	case n < 1000:
		s := "cent"
		if n/100 > 1 {
			s = units[n/100] + " cent"
			if n%100 == 0 {
				return s + "s"
			}
		}
		if n%100 == 0 {
			return s
		}
		return s + " " + spell(n%100)
	}
	s := "mille"
	if n/1000 > 1 {
		s = spell(n/1000) + " mille"
	}
	if n%1000 == 0 {
		return s
	}
	return s + " " + spell(n%1000)
}

// spellDate is "deux mille vingt-cinq, le quatre avril".
func spellDate(d time.Time) string {
	day := spell(d.Day())
	if d.Day() == 1 {
		day = "premier"
	}
	return fmt.Sprintf("%s, le %s %s", spell(d.Year()), day, months[d.Month()-1])
}

// group parts thousands.
func group(n int, sep string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return s
}

// moneyForm writes a sum of whole cents.
type moneyForm struct {
	Sep, Point string
	Cents      bool // always
	Unit       string
}

var moneyForms = []moneyForm{
	{"\u00a0", ",", false, "\u00a0€"},
	{" ", ",", false, " €"},
	{" ", ",", true, " €"},
	{"\u00a0", ",", false, "\u00a0euros"},
	{"", ",", false, " €"},
	{".", ",", true, " €"},
	{" ", ".", true, " €"},
	{"\u00a0", ",", true, "\u00a0€"},
	{"\u00a0", ",", false, " €"},
	{"", ",", false, "€"},
}

func (m moneyForm) write(v float64) string {
	cents := int(math.Round(v * 100))
	s := group(cents/100, m.Sep)
	if m.Cents || cents%100 != 0 {
		s += fmt.Sprintf("%s%02d", m.Point, cents%100)
	}
	return s + m.Unit
}

// capital makes the first letter upper case.
func capital(s string) string {
	for i, r := range s {
		if i == 0 {
			continue
		}
		_ = r
		return strings.ToUpper(s[:i]) + s[i:]
	}
	return strings.ToUpper(s)
}

func lowerFirst(s string) string {
	r := []rune(s)
	if len(r) > 1 && strings.ToUpper(string(r[1])) == string(r[1]) && strings.ToLower(string(r[1])) != string(r[1]) {
		return s // an acronym
	}
	return strings.ToLower(string(r[:1])) + string(r[1:])
}

func vowel(s string) bool {
	return s != "" && strings.ContainsRune("aeiouyhéèêâîôàAEIOUYHÉÈÊÂÎÔÀ", []rune(s)[0])
}

// of is "de " or "d'".
func of(s string) string {
	if vowel(s) {
		return "d'" + s
	}
	return "de " + s
}

func plural(n int, one, many string) string {
	if n > 1 {
		return fmt.Sprintf("%d %s", n, many)
	}
	return fmt.Sprintf("%d %s", n, one)
}

// verbs give for an infinitive the third person and the past participle.
var verbs = map[string][2]string{}

func init() {
	for _, l := range strings.Split(strings.TrimSpace(verbTable), "\n") {
		f := strings.Fields(l)
		verbs[f[0]] = [2]string{f[1], f[2]}
	}
}

const verbTable = `
abroger abroge abrogé
accepter accepte accepté
accorder accorde accordé
acquérir acquiert acquis
adhérer adhère adhéré
admettre admet admis
adopter adopte adopté
affecter affecte affecté
allouer alloue alloué
approuver approuve approuvé
arrêter arrête arrêté
attribuer attribue attribué
autoriser autorise autorisé
céder cède cédé
charger charge chargé
classer classe classé
confier confie confié
constater constate constaté
créer crée créé
décider décide décidé
demander demande demandé
dénommer dénomme dénommé
déclarer déclare déclaré
désigner désigne désigné
dire dit dit
donner donne donné
élire élit élu
émettre émet émis
engager engage engagé
exonérer exonère exonéré
exprimer exprime exprimé
fixer fixe fixé
garantir garantit garanti
habiliter habilite habilité
imputer impute imputé
inscrire inscrit inscrit
instaurer instaure instauré
instituer institue institué
lancer lance lancé
mandater mandate mandaté
modifier modifie modifié
octroyer octroie octroyé
ouvrir ouvre ouvert
porter porte porté
préciser précise précisé
prendre prend pris
prescrire prescrit prescrit
prévoir prévoit prévu
procéder procède procédé
prononcer prononce prononcé
proposer propose proposé
ratifier ratifie ratifié
reconduire reconduit reconduit
refuser refuse refusé
renouveler renouvelle renouvelé
retenir retient retenu
revaloriser revalorise revalorisé
soutenir soutient soutenu
solliciter sollicite sollicité
souscrire souscrit souscrit
supprimer supprime supprimé
s'engager s'engage engagé
s'opposer s'oppose opposé
transférer transfère transféré
valider valide validé
vendre vend vendu
verser verse versé
voter vote voté
`

// head parts a decision into its infinitive and the rest.
func verbOf(decision string) (string, string) {
	v, rest, _ := strings.Cut(decision, " ")
	return v, rest
}

// third is the decision in the third person: "APPROUVE la convention".
func third(decision string, caps bool) string {
	v, rest := verbOf(decision)
	t, ok := verbs[v]
	if !ok {
		panic("papers: no verb " + v)
	}
	s := t[0]
	if caps {
		s = strings.ToUpper(s)
	}
	return s + " " + rest
}

// participle is the decision in the past: "approuvé la convention"; empty for reflexive verbs.
func participle(decision string) string {
	v, rest := verbOf(decision)
	if strings.HasPrefix(v, "s'") {
		return ""
	}
	return verbs[v][1] + " " + rest
}

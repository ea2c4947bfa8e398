package prose

import "strings"

// VerbClass says what a verb of a decision makes of the act.
type VerbClass uint8

// What a verb of a decision makes of the act.
const (
	Substance VerbClass = iota + 1
	CarryOut            // dit que, charge, autorise à signer: says nothing of the matter
	TakesNote           // prend acte, donne acte
	GivesOpinion
	Elects
	Rejects
	Postpones
)

// DecisionVerbs lists the verbs that open what an assembly decides, as folded forms. What
// they make of the act may hang on the words behind them (verbAt).
var DecisionVerbs = verbForms(map[VerbClass][]string{
	Substance: {"approuve approuvent approuver", "adopte adoptent adopter", "decide decident decider", "fixe fixent fixer", "vote votent voter",
		"attribue attribuent attribuer", "accorde accordent accorder", "alloue allouent allouer", "accepte acceptent accepter", "valide valident valider",
		"cree creent creer", "supprime suppriment supprimer", "arrete arretent arreter", "instaure instaurent instaurer", "institue instituent instituer",
		"sollicite sollicitent solliciter", "retient retiennent retenir", "confirme confirment confirmer", "modifie modifient modifier", "acquiert acquerir",
		"cede cedent ceder", "vend vendre", "prescrit prescrire", "lance lancer", "engage engager", "ratifie ratifier", "constate constatent constater",
		"adhere adherer", "reconduit reconduire", "maintient maintenir", "affecte affecter", "inscrit inscrire", "verse verser", "octroie octroyer",
		"confie confier", "prononce prononcer", "declare declarer", "demande demander", "renouvelle renouveler", "reconnait reconnaitre", "procede procedent proceder",
		"abroge abroger", "annule annuler", "admet admettre", "exonere exonerer", "garantit garantir", "classe classer", "declasse declasser", "acte acter",
		"etend etendre", "debloque debloquer", "constitue constituer", "renonce renoncer", "participe participer", "oppose opposent opposer", "donne donnent donner", "souhaite", "soutient", "definit definir",
		"identifie identifier", "delegue deleguer", "rembourse rembourser", "proroge proroger", "entend", "examine", "etablit etablir", "habilite", "denomme denommer", "conclut conclure", "reprend reprendre",
		"determine determiner", "signe signer", "ouvre ouvrir", "achete acheter", "loue louer", "intègre", "reserve", "prend prennent prendre", "finance", "choisit choisir", "opte opter", "impute", "recrute recruter", "repond repondent repondre", "emet emettent emettre", "rend rendre", "formule formuler"},
	CarryOut:  {"dit disent dire", "charge chargent charger", "precise precisent preciser", "rappelle rappeler", "indique indiquer", "transmet", "mandate mandater", "autorise autorisent autoriser", "invite"},
	Elects:    {"elit elisent elire", "designe designent designer", "proclame proclament proclamer", "nomme nomment nommer"},
	Rejects:   {"rejette rejettent rejeter", "refuse refusent refuser", "desapprouve desapprouvent", "decline declinent decliner", "repousse repoussent"},
	Postpones: {"reporte reportent reporter", "ajourne ajournent ajourner", "surseoit surseoir sursoit", "differe differer", "renvoie renvoyer"},
})

// verbForms sorts out the forms of each verb (present, plural, infinitive).
func verbForms(classes map[VerbClass][]string) map[string]VerbClass {
	m := make(map[string]VerbClass)
	for class, verbs := range classes {
		for _, forms := range verbs {
			for _, f := range strings.Fields(forms) {
				m[f] = class
			}
		}
	}
	return m
}

// Verb returns the class of the verb of a decision at i, 0 when there is none; "approuvé"
// is no "approuve".
func (w *Text) Verb(i int) VerbClass {
	if i < 0 || i >= len(w.Toks) || w.Toks[i].Flag&Acute != 0 {
		return 0
	}
	return DecisionVerbs[w.Toks[i].S]
}

// Ahead tells whether a word stands among the n terms behind i.
func (w *Text) Ahead(i, n int, word string) bool {
	for k := 1; k <= n; k++ {
		if w.At(i+k) == word {
			return true
		}
	}
	return false
}

// Near4 tells whether the word stands among the four terms before i.
func (w *Text) Near4(i int, word string) bool {
	return w.At(i-1) == word || w.At(i-2) == word || w.At(i-3) == word || w.At(i-4) == word
}

// Unbullet skips the signs that open a paragraph.
func (w *Text) Unbullet(i int) int {
	for n := 0; n < 3; n++ {
		switch w.At(i) {
		case "•", "-", "+", "\"", "*", "o", "_", ">":
			i++
		}
	}
	return i
}

// DecidesSoon tells whether the assembly named at i is the subject of a decision:
// "le conseil municipal, à l'unanimité, décide".
func (w *Text) DecidesSoon(i int) bool {
	for n := w.AssemblyName(i) - i; n < 16 && i+n < len(w.Toks); n++ {
		t := w.At(i + n)
		if t == "." || t == ";" || n > 0 && w.Toks[i+n].Sent > int32(i) {
			return false
		}
		if t == "unanimite" || t == "majorite" {
			return true
		}
		if next := w.At(i + n + 1); t == "pour" && w.Verb(i+n+1) != 0 && strings.HasSuffix(next, "r") {
			return false // "délibérait pour définir"
		}
		if t == "de" || t == "d" || t == "qui" || t == "a" && w.At(i+n+1) != "l" && w.At(i+n+1) != "la" {
			return false
		}
		if w.Verb(i+n) != 0 {
			switch w.At(i + n - 1) {
			case "a", "ont", "la", "le", "les", "une", "un", "sa", "cette", "ce", "sur":
				continue // a participle, a noun
			}
			return true
		}
	}
	return false
}

// AssemblyName returns the term behind the name of the assembly at i: "le conseil
// d'administration", "le conseil de la communauté".
func (w *Text) AssemblyName(i int) int {
	e := i + 1
	switch w.At(i) {
	case "le", "la", "l", "les":
		e++
	}
	if w.At(e) != "d" && w.At(e) != "de" {
		return i + 1
	}
	switch w.At(e + 1) {
	case "administration", "communaute", "agglomeration", "arrondissement", "metropole", "territoire":
		return e + 2
	case "la", "l":
		return e + 3
	}
	return i + 1
}

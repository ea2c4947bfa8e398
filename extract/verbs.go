package extract

import "strings"

// verbClass says what a verb of a decision makes of the act.
type verbClass uint8

const (
	substance verbClass = iota + 1
	carryOut            // dit que, charge, autorise à signer: says nothing of the matter
	takesNote           // prend acte, donne acte
	givesOpinion
	elects
	rejects
	postpones
)

// decisionVerbs lists the verbs that open what an assembly decides, as folded forms. What
// they make of the act may hang on the words behind them (verbAt).
var decisionVerbs = verbForms(map[verbClass][]string{
	substance: {"approuve approuvent approuver", "adopte adoptent adopter", "decide decident decider", "fixe fixent fixer", "vote votent voter",
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
	carryOut:  {"dit disent dire", "charge chargent charger", "precise precisent preciser", "rappelle rappeler", "indique indiquer", "transmet", "mandate mandater", "autorise autorisent autoriser", "invite"},
	elects:    {"elit elisent elire", "designe designent designer", "proclame proclament proclamer", "nomme nomment nommer"},
	rejects:   {"rejette rejettent rejeter", "refuse refusent refuser", "desapprouve desapprouvent", "decline declinent decliner", "repousse repoussent"},
	postpones: {"reporte reportent reporter", "ajourne ajournent ajourner", "surseoit surseoir sursoit", "differe differer", "renvoie renvoyer"},
})

// verbForms sorts out the forms of each verb (present, plural, infinitive).
func verbForms(classes map[verbClass][]string) map[string]verbClass {
	m := make(map[string]verbClass)
	for class, verbs := range classes {
		for _, forms := range verbs {
			for _, f := range strings.Fields(forms) {
				m[f] = class
			}
		}
	}
	return m
}

// verb returns the class of the verb of a decision at i, 0 when there is none; "approuvé"
// is no "approuve".
func (w *words) verb(i int) verbClass {
	if i < 0 || i >= len(w.toks) || w.toks[i].flag&acute != 0 {
		return 0
	}
	return decisionVerbs[w.toks[i].s]
}

// ahead tells whether a word stands among the n terms behind i.
func (w *words) ahead(i, n int, word string) bool {
	for k := 1; k <= n; k++ {
		if w.at(i+k) == word {
			return true
		}
	}
	return false
}

// near4 tells whether the word stands among the four terms before i.
func (w *words) near4(i int, word string) bool {
	return w.at(i-1) == word || w.at(i-2) == word || w.at(i-3) == word || w.at(i-4) == word
}

// unbullet skips the signs that open a paragraph.
func (w *words) unbullet(i int) int {
	for n := 0; n < 3; n++ {
		switch w.at(i) {
		case "•", "-", "+", "\"", "*", "o", "_", ">":
			i++
		}
	}
	return i
}

// decidesSoon tells whether the assembly named at i is the subject of a decision:
// "le conseil municipal, à l'unanimité, décide".
func (w *words) decidesSoon(i int) bool {
	for n := w.assemblyName(i) - i; n < 16 && i+n < len(w.toks); n++ {
		t := w.at(i + n)
		if t == "." || t == ";" || n > 0 && w.toks[i+n].sent > int32(i) {
			return false
		}
		if t == "unanimite" || t == "majorite" {
			return true
		}
		if next := w.at(i + n + 1); t == "pour" && w.verb(i+n+1) != 0 && strings.HasSuffix(next, "r") {
			return false // "délibérait pour définir"
		}
		if t == "de" || t == "d" || t == "qui" || t == "a" && w.at(i+n+1) != "l" && w.at(i+n+1) != "la" {
			return false
		}
		if w.verb(i+n) != 0 {
			switch w.at(i + n - 1) {
			case "a", "ont", "la", "le", "les", "une", "un", "sa", "cette", "ce", "sur":
				continue // a participle, a noun
			}
			return true
		}
	}
	return false
}

// assemblyName returns the term behind the name of the assembly at i: "le conseil
// d'administration", "le conseil de la communauté".
func (w *words) assemblyName(i int) int {
	e := i + 1
	switch w.at(i) {
	case "le", "la", "l", "les":
		e++
	}
	if w.at(e) != "d" && w.at(e) != "de" {
		return i + 1
	}
	switch w.at(e + 1) {
	case "administration", "communaute", "agglomeration", "arrondissement", "metropole", "territoire":
		return e + 2
	case "la", "l":
		return e + 3
	}
	return i + 1
}

package head

import (
	"strings"

	"phare/extract/french"
)

// finiteVerbs make a sentence of the words that hold them; titles have none.
var finiteVerbs = map[string]bool{
	"est": true, "sont": true, "etait": true, "etaient": true, "sera": true, "seront": true, "serait": true, "ont": true, "avait": true, "doit": true, "doivent": true, "peut": true, "peuvent": true, "a-t-il": true,
	"souhaite": true, "souhaitent": true, "propose": true, "proposent": true, "rappelle": true, "precise": true, "informe": true, "indique": true, "explique": true, "expose": true, "permet": true, "permettent": true, "prevoit": true, "convient": true, "s'eleve": true, "faut": true, "prendrait": true, "permettra": true, "constitue": true, "porte": true, "portent": true,
}

// IsSentence tells whether folded text is a sentence rather than a title: it has a finite verb.
func IsSentence(f string) bool {
	for _, w := range strings.Fields(f) {
		if finiteVerbs[strings.Trim(w, ",.;:()\"")] {
			return true
		}
	}
	return strings.Contains(f, " a ete ") || strings.Contains(f, " se sont ") || strings.Contains(f, " s'est ")
}

// formLabels name the fields that the head of an act prints beside its object.
var formLabels = []string{
	"commission", "orientation", "politique", "politique sectorielle", "service", "direction", "pole", "secteur", "domaine", "theme", "thematique", "matiere", "nomenclature", "rubrique", "canton", "cantons", "commune", "communes", "commune(s)", "territoire", "programme", "mission", "chapitre", "code", "nature", "reference", "affaire suivie par", "commission principale", "classification", "delegation",
	"acte", "type d'acte", "titre de seance", "n° du rapport", "n° d'ordre", "rapport", "dossier", "president", "secretaire elue", "secretaire elu", "vice-president", "autorite", "numero", "n°",
}

// FormLine tells whether a line fills in a field of the act's form: "Politique : Routes".
func FormLine(f string) bool {
	i := strings.IndexByte(f, ':')
	if i <= 0 || i > 45 {
		return false
	}
	label := strings.TrimSpace(f[:i])
	for _, w := range formLabels {
		if label == w {
			return true
		}
	}
	return false
}

// LetterheadLine tells whether a title is the head's: who, where, when, how many.
func LetterheadLine(f string) bool {
	if french.HasAnyPrefix(f, Attendance) || french.HasAnyPrefix(f, []string{"republique", "departement", "arrondissement", "canton", "commune de", "commune d'", "mairie", "ville de", "ville d'", "seance", "extrait", "conseil municipal", "conseil communautaire", "conseil metropolitain", "conseil departemental", "conseil regional", "conseil d'administration",
		"comite syndical", "communaute d", "communaute urbaine", "syndicat", "region ", "liberte", "deliberations du", "registre des", "accuse de", "acte certifie", "envoi pref", "reception en", "date ", "session", "secretariat", "service de l'ass", "service des ass", "direction ", "convoque", "compte rendu de la seance", "proces-verbal de la", "proces-verbal", "compte-rendu de la", "nombre", "jeudi", "lundi", "mardi", "mercredi", "vendredi", "samedi", "publie", "affiche", "certifie", "reunion", "le nombre", "code insee", "metropole de", "pays ", "absents", "membres", "page", "n° d'ordre", "identifiant", "acte ", "rf ", "retour pref", "etablissement public", "archipel", "polynesie"}) {
		return true
	}
	if i, _ := assemblyIn(f, 0); i == 0 && (len(f) < 40 || SessionTitle(f)) {
		return true
	}
	return len(f) < 4
}

// NamesPersons tells whether a text lists persons: those present, as a rule.
func NamesPersons(f string) bool {
	n := 0
	for _, w := range strings.FieldsFunc(f, func(c rune) bool { return c == ' ' || c == ',' || c == '.' }) {
		if Civilities[w] && w != "et" {
			n++
		}
	}
	return n >= 2
}

// Civilities lists what stands before a name, and "et" between two.
var Civilities = map[string]bool{"m": true, "mm": true, "mme": true, "mmes": true, "mr": true, "mrs": true, "ms": true, "monsieur": true, "madame": true, "messieurs": true, "mesdames": true, "mlle": true, "mademoiselle": true, "dr": true, "docteur": true, "maitre": true, "et": true, "mesdames,": true}

package title

import (
	"phare/extract/french"
)

// themeNames are the words of which the titles of themes are made, whatever the authority.
var themeNames = wordSet("administration", "generale", "generales", "affaires", "finances", "finance", "financieres", "financiere", "locales", "locale", "urbanisme", "voirie", "travaux", "personnel", "communal", "communaux", "communale", "municipal", "ressources", "humaines", "scolaires", "scolaire", "sociales", "sociale", "social", "domaine", "domaines", "patrimoine", "environnement", "vie", "associative", "associations", "sport", "sports", "sportive", "culture", "culturelle", "culturelles", "jeunesse", "education", "enfance", "petite", "economie", "economique", "developpement", "durable", "tourisme", "intercommunalite", "institutions", "institution", "politique", "politiques", "commande", "publique", "publiques", "publics", "marches", "fonction", "foncier", "logement", "habitat", "solidarite", "solidarites", "sante", "securite", "batiments", "eau", "assainissement", "dechets", "transports", "transport", "mobilites", "mobilite", "amenagement", "territoire", "juridiques", "fiscalite", "ville", "cadre", "autres", "competences", "themes", "citoyennete", "communication", "agriculture", "numerique", "energie", "voeu", "voeux", "et", "de", "des", "du", "la", "le", "les", "l", "d", "par")

func wordSet(ws ...string) map[string]bool {
	m := make(map[string]bool, len(ws))
	for _, w := range ws {
		m[w] = true
	}
	return m
}

// IsTheme tells whether a title names a field of the authority's work and no matter of its own:
// "Finances locales", "Urbanisme – Environnement".
func IsTheme(title string) bool {
	ws := french.Words(title)
	for _, w := range ws {
		if !themeNames[w] {
			return false
		}
	}
	return len(ws) > 0
}

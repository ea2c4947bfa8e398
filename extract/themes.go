package extract

// themeNames are the words of which the titles of themes are made, whatever the authority.
var themeNames = wordSet("administration", "generale", "generales", "affaires", "finances", "finance", "financieres", "financiere", "locales", "locale", "urbanisme", "voirie", "travaux", "personnel", "communal", "communaux", "communale", "municipal", "ressources", "humaines", "scolaires", "scolaire", "sociales", "sociale", "social", "domaine", "domaines", "patrimoine", "environnement", "vie", "associative", "associations", "sport", "sports", "sportive", "culture", "culturelle", "culturelles", "jeunesse", "education", "enfance", "petite", "economie", "economique", "developpement", "durable", "tourisme", "intercommunalite", "institutions", "institution", "politique", "politiques", "commande", "publique", "publiques", "publics", "marches", "fonction", "foncier", "logement", "habitat", "solidarite", "solidarites", "sante", "securite", "batiments", "eau", "assainissement", "dechets", "transports", "transport", "mobilites", "mobilite", "amenagement", "territoire", "juridiques", "fiscalite", "ville", "cadre", "autres", "competences", "themes", "citoyennete", "communication", "agriculture", "numerique", "energie", "et", "de", "des", "du", "la", "le", "les", "l", "d", "par")

func wordSet(ws ...string) map[string]bool {
	m := make(map[string]bool, len(ws))
	for _, w := range ws {
		m[w] = true
	}
	return m
}

// isTheme tells whether a title names a field of the authority's work and no matter of its own:
// "Finances locales", "Urbanisme – Environnement".
func isTheme(title string) bool {
	ws := foldWords(title)
	for _, w := range ws {
		if !themeNames[w] {
			return false
		}
	}
	return len(ws) > 0
}

// underTheme gives an item that bears the name of a theme beside its rank the title right below
// it: "N° 3 – Finances", then "Tarifs de la piscine".
func underTheme(s *segment, hs []heading) {
	h := &s.head
	if h.mark.form == "" || h.inner.form != "" || !isTheme(h.title) {
		return
	}
	for _, t := range hs {
		if t.line == h.line+h.n && t.line < s.to && t.mark.form == "" && !t.silent && t.looks > -0.5 {
			t.above, t.mark, t.rung = t.line-h.line, h.mark, h.rung
			if _, _, complexToken := shapeOf(t.mark.token); !complexToken {
				t.mark.number = false // "N° 3 – Finances": a rank
			}
			s.head = t
			return
		}
	}
}

package extract

import (
	"strings"

	"phare/extract/french"
	"phare/extract/numbering"
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

// isTheme tells whether a title names a field of the authority's work and no matter of its own:
// "Finances locales", "Urbanisme – Environnement".
func isTheme(title string) bool {
	ws := french.Words(title)
	for _, w := range ws {
		if !themeNames[w] {
			return false
		}
	}
	return len(ws) > 0
}

// underThemes gives the items that bear the name of a theme beside their rank the title right below
// it: "N° 3 – Finances", then "Tarifs de la piscine".
func (r *reading) underThemes(segs []segment, hs []heading) {
	said, marked, over := map[string]int{}, 0, 0
	below := make([]*heading, len(segs))
	for i := range segs {
		h := &segs[i].head
		if h.Mark.Form == "" || h.Silent || h.Inner.Form != "" {
			continue
		}
		marked++
		below[i] = r.titleBelow(&segs[i], hs)
		if below[i] != nil && themeOver(h, below[i]) == "" {
			below[i] = nil // nothing but the number above
		}
		if below[i] != nil && below[i].Class != "plain" && below[i].Class != "-" {
			said[themeOver(h, below[i])]++
			over++
		}
	}
	// What stands over a title in nearly every item and is said again is a theme, whatever its name.
	themes := over >= 3 && over*10 >= marked*7 && len(said) < over
	for i := range segs {
		if h, t := &segs[i].head, below[i]; t != nil && (isTheme(themeOver(h, t)) || themes && said[themeOver(h, t)] > 0) {
			segs[i].underTheme(*t)
		}
	}
}

// themeOver is what a heading says above a title that stands below or within it.
func themeOver(h, t *heading) string { return strings.TrimSpace(strings.TrimSuffix(h.Title, t.Title)) }

// titleBelow is the heading without a mark right below an item's own, or within it, where small
// letters follow its capitals; nil without one.
func (r *reading) titleBelow(s *segment, hs []heading) *heading {
	h := &s.head
	for i := range hs {
		t := &hs[i]
		if t.Line <= h.Line || t.Line > h.Line+h.N || t.Line >= s.to || t.Mark.Form != "" || t.Silent || t.Looks <= -0.5 {
			continue
		}
		if t.Line == h.Line+h.N || r.Lines[t.Line-1].Caps && !r.Lines[t.Line].Caps {
			return t
		}
	}
	return nil
}

// underTheme gives an item the title t, which stands under the theme that its heading names.
func (s *segment) underTheme(t heading) {
	h := &s.head
	t.Above, t.Mark = t.Line-h.Line, h.Mark
	if _, _, complexToken := numbering.Shape(t.Mark.Token); !complexToken && h.Mark.Word == "" {
		t.Mark.Number = false // "N° 3 – Finances": a rank
	}
	s.head = t
}

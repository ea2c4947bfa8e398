package agenda

import (
	"slices"
	"testing"

	"phare/extract/sketch"
)

func TestPresenter(t *testing.T) {
	for _, tt := range []struct{ title, rest, Form string }{
		{"Tarifs de l'eau (Mme Valmer)", "Tarifs de l'eau", "Mme Valmer"},
		{"Tarifs de l'eau – rapporteur : M. Karim Maranel", "Tarifs de l'eau", "M. Karim Maranel"},
		{"Tarifs de l'eau / M. MARANEL Karim", "Tarifs de l'eau", "M. MARANEL Karim"},
		{"Achat de la propriété de M. Sorel, rue Haute", "Achat de la propriété de M. Sorel, rue Haute", ""},
		{"Location des terres à M. Sorel", "Location des terres à M. Sorel", ""},
		{"Location des terres à M. Sorel (Mme VALMER, M. Maranel)", "Location des terres à M. Sorel", "Mme VALMER, M. Maranel"},
		{"Tarifs de l'eau. Rapporteur : Karim Maranel", "Tarifs de l'eau.", "Karim Maranel"},
		{"Rapport du délégataire", "Rapport du délégataire", ""},
	} {
		if rest, name := Presenter(tt.title); rest != tt.rest || name != tt.Form {
			t.Errorf("presenter(%q) = %q, %q, want %q, %q", tt.title, rest, name, tt.rest, tt.Form)
		}
	}
}

// TestAnnounced reads the agendas of letters: what is an item, what a rubric, what the letter.
func TestAnnounced(t *testing.T) {
	for _, tt := range []struct {
		Form, text string
		want       []string
	}{
		{"bullets under rubrics in capitals", "Ordre du jour :\nFINANCES\n- Tarifs de l'eau potable pour l'année deux mille trente-deux et les\nsuivantes (Mme Valmer)\n- Subventions (M. Maranel)\nVOIRIE\n- Réfection de la rue Haute\nJe vous prie d'agréer mes salutations.\nValmer, le 12 mars 2031\nLe maire, Karim Maranel\n",
			[]string{"Tarifs de l'eau potable pour l'année deux mille trente-deux et les suivantes", "Subventions", "Réfection de la rue Haute"}},
		{"plain lines", "Ordre du jour\n\nTarifs de l'eau potable\nSubventions aux associations\nRéfection de la rue Haute\n\nRecevez, Madame, mes salutations.\n", []string{"Tarifs de l'eau potable", "Subventions aux associations", "Réfection de la rue Haute"}},
		{"parts of an item", "Ordre du jour :\n1) Marchés publics\n1-1 Concours de la salle\n1-2 Relevés de la voie\n2) Personnel\n2-1 Création d'un emploi\n", []string{"Marchés publics", "Concours de la salle", "Relevés de la voie", "Personnel", "Création d'un emploi"}},
	} {
		r := scan(sketch.Pages(tt.text))
		var got []string
		for _, a := range r.announcement() {
			object, _ := Presenter(a.text)
			got = append(got, object)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q\nwant %q", tt.Form, got, tt.want)
		}
	}
}

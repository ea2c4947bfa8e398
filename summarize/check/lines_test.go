package check

import (
	"strings"
	"testing"
)

// A post has one line for each decision: each line speaks of its own act, and hashtags
// assert nothing.
func TestLinesOfAPost(t *testing.T) {
	post := "Conseil municipal du 4 avril 2025 : la rénovation du groupe scolaire des Tilleuls est approuvée, et deux autres décisions.\n\n" +
		"École : le programme de rénovation du groupe scolaire des Tilleuls, où étudient 212 élèves, a un coût prévisionnel de 1 234 567,89 € HT ; l'isolation porte sur 1 850 m².  \n" +
		"Sport : une subvention de 12 500 € est attribuée au Club nautique de l'Orle, sur le ponton Saint-Elme.  \n" +
		"Carrière : un avis favorable est émis sur l'extension de la carrière de Roncevel, sur 12 hectares.\n\n" +
		"\\#Valmont #ConseilMunicipal #ÉcoleDeDemain #FêteDuFleuve\n"
	r := New(valmont(t)).Text([]byte(post), Options{Channel: "facebook"})
	for _, f := range r.Findings {
		if f.Level != Info {
			t.Errorf("%s %q: %s", f.Code, f.Text, f.Message)
		}
	}
	wrong := strings.Replace(post, "subvention de 12 500 €", "subvention de 250 000 €", 1)
	if r := New(valmont(t)).Text([]byte(wrong), Options{Channel: "facebook"}); !finds(r, "own-words", "250 000 €") {
		t.Errorf("another act's amount passes: %+v", r.Findings)
	}
}

// A line that only names an act binds the lines above it, up to the paragraph's start.
func TestActNamedOnTheLastLine(t *testing.T) {
	text := "Le Club nautique de l'Orle reçoit 250 000 €.  \n(délibération n° 2025/032)\n\nLe vendredi 4 avril 2025, le conseil s'est réuni.\n"
	r := New(valmont(t)).Text([]byte(text), Options{})
	for _, f := range r.Findings {
		if f.Text == "250 000 €" && f.Level != Info && f.Deliberation != "" {
			return
		}
	}
	t.Errorf("not held against the act named: %+v", r.Findings)
}

// A subject that speaks of such a tool is no mention of how the text was made.
func TestAToolThatIsTheSubjectIsChecked(t *testing.T) {
	r := New(valmont(t)).Text([]byte("La Ville achète un outil d'IA pour 777 000 €.\n"), Options{})
	if !finds(r, "", "777 000 €") {
		t.Error("an invented amount passes beside the name of a tool")
	}
}

func finds(r Report, code, text string) bool {
	for _, f := range r.Findings {
		if (code == "" || f.Code == code) && f.Text == text {
			return true
		}
	}
	return false
}

// In a part that gathers acts, an amount is held against the act that speaks of its subject.
func TestAmountsOfGatheredActs(t *testing.T) {
	s := fictional(t, "2025-04-04", "Conseil municipal de Valmont-sur-Orle",
		`@number 2025/041
		@object Modules dans les écoles
		@expose
		La Ville installe des modules dans la cour de certaines écoles.
		Écoles Jules-Vermeil et Rose-Aubin, création de dortoirs complémentaires pour un montant de 750 000 € TTC.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- APPROUVE le principe de la pose de modules.`,
		`@number 2025/042
		@object École Montclar : réhabilitation de locaux
		@expose
		La Ville a décidé de réhabiliter les locaux de l'école Montclar, rue du Moulin.
		Cette réhabilitation permettra un meilleur accueil des enfants par la restructuration de locaux existants et la création de locaux pour le personnel.
		Le montant prévisionnel de ces travaux est de 650 000 € TTC.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- APPROUVE la réhabilitation des locaux de l'école Montclar.`)
	part := "## Écoles : des travaux prévus {acts=\"2025/041 2025/042\"}\n\nLa réhabilitation des locaux de l'école Montclar est approuvée elle aussi, pour un montant prévisionnel de %s TTC.\n"
	if r := New(s).Text([]byte(strings.Replace(part, "%s", "650 000 €", 1)), Options{}); finds(r, "", "650 000 €") {
		t.Errorf("the right amount: %+v", r.Findings)
	}
	if r := New(s).Text([]byte(strings.Replace(part, "%s", "750 000 €", 1)), Options{}); !finds(r, "", "750 000 €") {
		t.Errorf("the other act's amount passes: %+v", r.Findings)
	}
}

// "Mise en place de X" is no place of that name.
func TestLocutionsAreNoPlaces(t *testing.T) {
	s := fictional(t, "2025-04-04", "Conseil municipal de Valmont-sur-Orle",
		`@number 2025/051
		@object Programme Cyclamen dans les écoles
		@expose
		Le programme Cyclamen vise la mise en place de Plans de déplacements dans les écoles.
		La place des Tanneurs accueillera un point de départ.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- APPROUVE la mise en place du programme Cyclamen et DIT que le départ aura lieu place des Tanneurs.`)
	text := "## Écoles : Cyclamen {#2025-051 acts=\"2025/051\"}\n\nLe conseil municipal a approuvé la mise en place de Cyclamen dans les écoles.\n"
	for _, f := range New(s).Text([]byte(text), Options{}).Findings {
		if f.Level != Info {
			t.Errorf("%s %q: %s", f.Code, f.Text, f.Message)
		}
	}
	wrong := strings.Replace(text, "la mise en place de Cyclamen dans les écoles", "le programme, avec un départ place de Cyclamen", 1)
	if r := New(s).Text([]byte(wrong), Options{}); !finds(r, "name-other-place", "place de Cyclamen") {
		t.Errorf("another place passes: %+v", r.Findings)
	}
}

// The opening of an article names the subjects of several parts, and a note for the counter
// asks several questions of one decision: neither is a fault.
func TestOpeningAndQuestions(t *testing.T) {
	opening := "Le 4 avril 2025, le conseil municipal a approuvé le programme de rénovation du groupe scolaire des Tilleuls, où étudient 212 élèves, et attribué une subvention au Club nautique de l'Orle.\n\n"
	text := "---\ntitle: \"Conseil municipal du 4 avril 2025 : deux décisions à retenir\"\n---\n\n" + opening +
		"## Est-ce que l'accès au ponton devient payant ou gratuit ? {#a acts=\"2025/032\"}\n\nLa redevance de l'association est fixée à 600 € par an.\n\n" +
		"## Combien reçoit le club ? {#b acts=\"2025/032\"}\n\nLe Club nautique de l'Orle reçoit une subvention de 12 500 €.\n\n" +
		"## Combien coûte l'école ? {#c acts=\"2025/031\"}\n\nLe coût prévisionnel est de 1 234 567,89 € HT.\n"
	for _, f := range New(valmont(t)).Text([]byte(text), Options{}).Findings {
		if f.Level != Info {
			t.Errorf("%s %q: %s", f.Code, f.Text, f.Message)
		}
	}
}

// A lease is no purchase, and what an act asks for is not granted.
func TestMoreThanTheActSays(t *testing.T) {
	s := fictional(t, "2025-04-04", "Conseil municipal de Valmont-sur-Orle",
		`@number 2025/061
		@object Terrain du Clos Vert
		@expose
		La société met le terrain du Clos Vert à disposition de la Ville pour un loyer de 20 000 € annuels.
		La pose de vestiaires nécessite un permis de construire.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- APPROUVE le bail du terrain du Clos Vert et AUTORISE le dépôt du permis de construire.`)
	part := "## Clos Vert : le terrain {#x acts=\"2025/061\"}\n\nLe conseil municipal a approuvé le bail du terrain du Clos Vert. %s\n"
	for sentence, word := range map[string]string{
		"La Ville achètera le terrain du Clos Vert.":          "achètera",
		"Le permis de construire des vestiaires est délivré.": "délivré",
	} {
		if r := New(s).Text([]byte(strings.Replace(part, "%s", sentence, 1)), Options{}); !finds(r, "", word) {
			t.Errorf("%q passes: %+v", sentence, r.Findings)
		}
	}
}

package check

import (
	"strings"
	"testing"
)

// These acts are a session which allows, asks, gives an opinion, rejects: what they tell of is
// still to come.
const (
	principle = `@number 2031/01
		@object Pose de classes mobiles à l'école du Verger
		@expose
		La Ville souhaite poser des classes mobiles dans la cour de certaines écoles. La pose nécessite un permis de construire pour chaque école.
		Le préau a été rénové. Le service est gratuit pour les élèves de l'école du Verger.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- APPROUVE le principe de la pose de classes mobiles ;
		- AUTORISE le dépôt des demandes de permis de construire ;
		- AUTORISE le maire à signer la convention avec la société Orle Bâtiment.`
	sought = `@number 2031/02
		@object Protection de la halle aux grains
		@expose
		La halle aux grains abrite un marché. Les marchands ne reçoivent aucun remboursement.
		Le règlement signé le 3 mai 2012 demeure.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- DEMANDE le classement de la halle aux grains au titre des monuments historiques ;
		- SOLLICITE une subvention auprès de la Région ;
		- ABROGE le droit de place des marchands.`
	opinion = `@number 2031/03
		@object Avis sur le parc éolien de Roncevel
		@outcome opinion
		@expose
		La société Vents du Val projette un parc éolien à Roncevel.
		@dispositif
		Le conseil municipal ÉMET un avis favorable au parc éolien, sous réserve d'un suivi des oiseaux.`
	rejected = `@number 2031/04
		@object Gratuité de la piscine
		@outcome rejected
		@expose
		Il est proposé de rendre la piscine gratuite pour les enfants.
		@dispositif
		Le conseil municipal REJETTE la proposition.`
)

// What an act allows, asks for or gives its opinion on has not happened; a word that widens
// what it says must be borne by it.
func TestSaidForDone(t *testing.T) {
	s := fictional(t, "2031-04-04", "Conseil municipal de Valmont-sur-Orle", principle, sought, opinion, rejected)
	for _, c := range []struct{ act, sentence, code string }{
		{"01", "Les permis de construire ont été accordés.", "promoted-request"},
		{"01", "Le permis de construire est délivré.", "promoted-request"},
		{"01", "Les classes mobiles sont installées.", "promoted-done"},
		{"01", "La pose des classes mobiles a commencé.", "promoted-done"},
		{"01", "La convention a été signée avec la société Orle Bâtiment.", "promoted-signature"},
		{"01", "Toutes les écoles auront des classes mobiles.", "universal"},
		{"01", "La cour est entièrement réservée aux classes mobiles.", "word-not-in-act"},
		{"02", "La halle aux grains est classée.", "promoted-request"},
		{"02", "La Région a accordé une subvention.", "promoted-request"},
		{"02", "Les marchands seront remboursés.", "negation-lost"},
		{"02", "Les marchands devront payer un droit de place.", "meaning-reversed"},
		{"02", "Le droit de place des marchands est doublé.", "word-not-in-act"},
		{"03", "Le parc éolien de Roncevel est autorisé.", "promoted-request"},
		{"03", "L'avis est donné sans réserve.", "meaning-reversed"},
		{"04", "La piscine sera gratuite pour les enfants.", "outcome"},
	} {
		text := "## Point {#x acts=\"2031/" + c.act + "\"}\n\n" + c.sentence + "\n"
		if got := alarms(Text([]byte(text), s, Options{})); !strings.Contains(strings.Join(got, " "), c.code) {
			t.Errorf("%q: want %s, got %v", c.sentence, c.code, got)
		}
	}
	for _, c := range []struct{ act, sentence string }{
		{"01", "Le permis de construire n'a pas encore été accordé."},
		{"01", "Une fois les permis de construire accordés, les classes mobiles seront posées."},
		{"01", "Le préau a été rénové."},
		{"01", "Le conseil municipal a approuvé le principe de la pose de classes mobiles."},
		{"01", "Chaque école a besoin d'un permis de construire."},
		{"02", "La halle aux grains n'est pas encore classée."},
		{"02", "Le droit de place des marchands est supprimé."},
		{"02", "Les marchands ne seront pas remboursés."},
		{"02", "Le règlement de la halle, signé le 3 mai 2012, demeure."},
		{"03", "Le conseil municipal a donné un avis favorable au parc éolien, sous réserve d'un suivi des oiseaux."},
		{"04", "Le conseil municipal a rejeté la proposition d'une piscine gratuite pour les enfants."},
	} {
		text := "## Point {#x acts=\"2031/" + c.act + "\"}\n\n" + c.sentence + "\n"
		if got := alarms(Text([]byte(text), s, Options{})); len(got) > 0 {
			t.Errorf("%q raises %v", c.sentence, got)
		}
	}
}

func TestModeOf(t *testing.T) {
	for passage, want := range map[string]mode{
		"Le permis a été signé hier":                        done,
		"Le permis n'a pas été signé":                       denied,
		"Une fois le permis signé par le préfet":            asked,
		"AUTORISE le maire à signer le permis":              asked,
		"La signature du permis":                            spoken,
		"Le permis signé le 19 juillet 2012":                done,
		"aucun permis n'est signé":                          denied,
		"Les marchands ne reçoivent aucun permis signé ici": denied,
	} {
		words := wordsOf(passage)
		for i, w := range words {
			if strings.HasPrefix(w.fold, "sign") {
				if got := modeOf(words, i, "dispositif", false, false); got != want {
					t.Errorf("%q: %d, want %d", passage, got, want)
				}
				break
			}
		}
	}
}

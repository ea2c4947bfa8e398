package act

import (
	"strings"
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// TestDecisionStarts holds where the dispositif starts: what the assembly did on another
// day is told by the report.
func TestDecisionStarts(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a formula", "Le maire expose la demande du club.\nLe conseil municipal, après en avoir délibéré, à l'unanimité :\n- ATTRIBUE une subvention de 300 €.", "Le conseil municipal, après en avoir"},
		{"what it deliberated before", "Lors de sa séance du 17 décembre\n2028, le conseil municipal délibérait pour définir les modalités de la concertation.\nLe conseil a approuvé les objectifs du projet, à savoir :\n- Participer au repeuplement du centre ;\n- Proposer des logements.\nIl est proposé au conseil municipal :\nD'ENGAGER la procédure de concession.\nADOPTÉ À L'UNANIMITÉ", "Il est proposé au conseil municipal"},
		{"what it approved before, in the present", "Par délibération du 5 mars 2028, le conseil municipal approuve le plan local d'urbanisme.\nDes habitants ont demandé sa révision.\nLe conseil municipal, à l'unanimité,\nPRESCRIT la révision du plan.", "Le conseil municipal, à l'unanimité"},
		{"what it may do", "Le conseil municipal peut fixer chaque année le tarif de la cantine.\nLe prestataire augmente ses prix.\nLe conseil municipal, à l'unanimité, fixe le repas à 3,60 €.", "Le conseil municipal, à l'unanimité, fixe"},
		{"what it met for", "Le conseil municipal s'est réuni pour examiner le projet.\nAprès en avoir délibéré, le conseil approuve le projet.", "Après en avoir délibéré"},
		{"what the law lets it do, told in the present", "Les locaux peuvent être prêtés aux associations.\nLe conseil municipal fixe, en tant que de besoin, la contribution due pour cette utilisation.\nIl vous est proposé d'organiser ce droit.\nEn conséquence, il est proposé au conseil municipal :\n- de limiter le prêt aux associations sportives ;\n- d'autoriser le maire à signer les conventions.\nADOPTÉ À L'UNANIMITÉ", "En conséquence, il est proposé"},
		{"a second matter after a vote", "Le conseil municipal, à l'unanimité, approuve le prêt du local.\nIl est proposé au conseil municipal :\n- de fixer le loyer à 300 €.\nADOPTÉ À L'UNANIMITÉ", "Le conseil municipal, à l'unanimité, approuve"},
		{"an accord that is asked for", "Les travaux commencent.\nLe maire demande l'accord du conseil pour modifier le taux.\nAccord unanime.", "Le maire demande l'accord"},
		{"nothing else than what is recalled", "Par délibération du 5 mars 2028, le conseil municipal décide de créer une halle.", "Par délibération du 5 mars"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &record.Deliberation{Object: "Projet de quartier", Lines: sketch.Lines("Projet de quartier\n" + c.text)}
			Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
			if !strings.HasPrefix(d.Dispositif, c.want) {
				t.Errorf("the decision starts with %q", d.Dispositif[:min(len(d.Dispositif), 80)])
			}
		})
	}
}

package head

import (
	"strings"
	"testing"

	"phare/extract/french"
	"phare/extract/sketch"
)

// TestFindBody holds the assembly and its authority on heads of many kinds of authorities, all
// invented.
func TestFindBody(t *testing.T) {
	for _, c := range []struct{ want, head string }{
		{"Conseil de Port-Aubrac Métropole", `
                     EXTRAIT DU REGISTRE DES DELIBERATIONS
                       DU CONSEIL DE PORT-AUBRAC METROPOLE

   Aujourd'hui vendredi 12 avril 2031 le Conseil de Port-Aubrac Métropole s'est réuni, sous la
   présidence de Madame Odile TARNEL, Présidente de Port-Aubrac Métropole.

   OBJET : Commune de Saint-Orbe - Convention avec la commune`},
		{"Conseil de la Métropole de Lugorre", `
Métropole de Lugorre

Conseil du 27 janvier 2031

commune(s) : Vernay-les-Monts
Date de convocation du Conseil : 10 janvier 2031`},
		{"Commission permanente du Conseil départemental du Haut-Ervan", `
                 DÉPARTEMENT DU HAUT-ERVAN
      EXTRAIT DES DÉLIBÉRATIONS DE LA COMMISSION PERMANENTE

La Commission permanente du Conseil départemental, convoquée le 24 mai 2031, s'est réunie
sous la présidence de M. Paul ORVAL.`},
		{"Conseil communautaire de la Communauté de Communes du Pays d'Arzon", `
COMMUNAUTÉ DE COMMUNES
DU PAYS D'ARZON

                 EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
                      DU CONSEIL COMMUNAUTAIRE

Les membres du conseil communautaire, légalement convoqués, se sont réunis à la salle de
Champlevert sous la présidence de M. Roger DELMAS.`},
		{"Conseil métropolitain de la Métropole de Sauvelle", `
               MÉTROPOLE DE SAUVELLE
       EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS
              DU CONSEIL MÉTROPOLITAIN

OBJET : FONDS DE CONCOURS – Commune de Courcelle – Extension
du groupe scolaire

Le Conseil métropolitain, dûment convoqué le 28 mars 2031, s'est réuni.`},
		{"Comité syndical du Syndicat Mixte de Traitement des Eaux de la Basse-Orne", `
      SYNDICAT MIXTE DE TRAITEMENT DES EAUX DE LA BASSE-ORNE
              COMITÉ SYNDICAL DU 18 NOVEMBRE 2031

Le Comité Syndical, dûment convoqué le 8 novembre 2031, s'est réuni à la Maison de l'Eau.`},
		{"Conseil d'administration du Centre Communal d'Action Sociale de Brissac-le-Vieux", `
Centre Communal d'Action Sociale
de Brissac-le-Vieux

     Extrait du registre des délibérations du Conseil d'Administration

Le Conseil d'Administration du CCAS s'est réuni sous la présidence de Mme Thérèse NADAL.`},
		{"Conseil municipal de La Chapelle-Orval", `
VILLE DE LA CHAPELLE-ORVAL

     REGISTRE DES DÉLIBÉRATIONS
          CONSEIL MUNICIPAL`},
		{"Conseil municipal des Ormes", `
     REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL

L'an deux mille trente et un, le Conseil Municipal de la commune des
ORMES, régulièrement convoqué, s'est réuni sous la présidence de M. Yves CANTEL.`},
		{"Assemblée de Cyrnée", `
     DÉLIBÉRATION N° 31/102 DE L'ASSEMBLÉE DE CYRNÉE

L'an deux mille trente et un, l'Assemblée de Cyrnée, convoquée le 10 juillet, s'est réunie.`},
		{"", `
Le conseil de surveillance de l'hôpital a rendu son avis sur la commune de Saint-Orbe.`},
	} {
		r := scan(sketch.Pages(c.head))
		got := deref(r.FindBody(0, len(r.Lines)))
		if !strings.EqualFold(french.FoldLine(got), french.FoldLine(c.want)) {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

package extract

import (
	"fmt"
	"strings"
	"testing"
)

// numberForms are numbers as registers print them, with the verb for an act's own rank in it.
var numberForms = []string{
	"2031-%d", "2031/%d", "%d-2031", "%d/2031", "%d.2031", "2031.%d", "2031 – %d", "2031 / %d", "2031 %03d", "31-%d", "31/%d", "31.%03d", "31_%03d", "2031%02d", "2031%03d",
	"2031-10-%02d", "%02d/04/2031", "20310314-%02d", "2031.03.14-%02d", "2031-03-14-D%02d", "31/03/14-%02d", "2031 - 3 - %d", "2031-03/%02d", "31.03.%02d", "2031-%dBIS",
	"D2031-%d", "D 2031/03-%02d", "D/2031/%d", "D-31-%d", "D%03d", "D-%d", "DE/2031/%d", "DE_2031_%03d", "DEL_2031_%03d", "DEL2031/%d", "DEL-CM-31-%03d", "MA-DEL-2031-%03d", "DL20310314_%02d", "2031_DELIB_%03d", "2031-D-%03d", "2031DEL%03d", "31CM%03d",
	"C2031_%03d", "CS 31-%02d", "CC-2031-12-14-%02d", "B2031-%02d", "V12 2031 %03d", "2031/III/%d", "III-2031-%d", "I-%d-31",
}

// numberPlaces are where an act's number may stand: %N the number, %T the title, %R its rank, %B the
// text with the decision, which stands below where it is not named.
var numberPlaces = []string{
	"**Délibération n° %N : %T**", "**DÉLIBÉRATION N°%N – %T**", "**DELIBERATION N %N : %T**", "**DCM N° %N : %T**", "**Acte n° %N : %T**", "Délibération n° %N : %T",
	"**%N – %T**", "**%N : %T**", "**%N %T**", "**N° %N – %T**", "**N°%N %T**", "%N : %T", "|%N | %T |", "**%R. Délibération n° %N : %T**",
	"**N° %N**\n**%T**", "**%N**\n**%T**", "**Délibération n° %N**\n**%T**", "**Délibération %N**\n**Objet : %T**",
	"**%T (N° %N)**", "**%T (délibération n° %N)**", "**%T (%N)**", "**%T – N° %N**", "**%T – Délibération n° %N**",
	"**%T**\nN° %N", "**%T**\nDélibération n° %N", "**%R. %T**\nDélibération n° %N", "**%T**\n%B\nDélibération n° %N.",
}

// numberedItems are the titles and the texts of three acts.
var numberedItems = [][2]string{
	{"Tarifs de la cantine scolaire", "Monsieur le Maire propose de relever les tarifs de 2 %.\nAprès en avoir délibéré, le conseil municipal, à l'unanimité, approuve les tarifs."},
	{"Acquisition d'un tracteur", "Monsieur le Maire présente trois devis.\nAprès en avoir délibéré, le conseil municipal, à l'unanimité, retient le devis de la société Agriverte."},
	{"Convention avec l'école de musique", "Madame l'adjointe rappelle que la convention vient à échéance.\nAprès en avoir délibéré, le conseil municipal, à l'unanimité, autorise le maire à signer la convention."},
}

func numberedMinutes(form, place string) (text string, want []string) {
	var b strings.Builder
	b.WriteString("**COMMUNE DE VALBRUN**\n**PROCÈS-VERBAL DU CONSEIL MUNICIPAL**\n**Séance du 14 mars 2031**\n\nL'an deux mille trente et un, le quatorze mars à vingt heures, le conseil municipal s'est réuni sous la présidence de M. Paul Garrel, maire.\nPrésents : M. Paul Garrel, Mme Anne Lisle, M. Jean Morand, Mme Zoé Perrin\nSecrétaire de séance : Mme Anne Lisle\n\n")
	for k, it := range numberedItems {
		n := fmt.Sprintf(form, k+5)
		want = append(want, n+" | "+it[0])
		if !strings.Contains(place, "%B") {
			place += "\n%B"
		}
		b.WriteString(strings.NewReplacer("%N", n, "%T", it[0], "%R", fmt.Sprint(k+1), "%B", it[1]).Replace(place) + "\n\n")
	}
	b.WriteString("La séance est levée à 22 heures.\n")
	return b.String(), want
}

// TestNumberForms holds that the number is read whatever its form, wherever the minutes print it.
func TestNumberForms(t *testing.T) {
	for _, form := range numberForms {
		for _, place := range numberPlaces {
			text, want := numberedMinutes(form, place)
			var got []string
			for _, a := range interpretText(text).Deliberations {
				got = append(got, deref(a.Number)+" | "+a.Object)
			}
			if strings.Join(got, "\n") != strings.Join(want, "\n") {
				t.Errorf("%q in %q: %q", form, place, got)
			}
		}
	}
}

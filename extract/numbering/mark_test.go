package numbering

import "testing"

func TestReadMark(t *testing.T) {
	for _, c := range []struct {
		in, form, Token, rest string
		number                bool
	}{
		{"D2031-48 - Objet : Gratuité", "|a9-9|-", "d2031-48", "Objet : Gratuité", true},
		{"2031-04-01 APPROBATION DU COMPTE", "|9-9-9|", "2031-04-01", "APPROBATION DU COMPTE", true},
		{"20310909 6 Fête du Lac", "|9 9|", "20310909 6", "Fête du Lac", true},
		{"3. Constitution de provisions", "|9|.", "3", "Constitution de provisions", false},
		{"12 - Vente d’un terrain", "|9|-", "12", "Vente d’un terrain", false},
		{"XII. FINANCES", "|R|.", "xii", "FINANCES", false},
		{"N°36/2031", "n°|9-9|", "36/2031", "", true},
		{"DÉLIBÉRATION N° 2031 / 155", "deliberationn°|9-9|", "2031 / 155", "", true},
		{"Question n° 3 : Tarifs", "questionn°|9|:", "3", "Tarifs", false},
		{"POINT 4 – Voirie", "point|9|-", "4", "Voirie", false},
		{"Délibération n°2031.00028 : Budget", "deliberationn°|9-9|:", "2031.00028", "Budget", true},
		{"DEL 2031-012 Piscine", "del|9-9|", "2031-012", "Piscine", true},
		{"2031 DAE 171 : Subventions", "|9 a 9|:", "2031 dae 171", "Subventions", true},
		{"Délibération CDE n°03/2031", "deliberationn°|9-9|", "03/2031", "", true},
		{"délib. 2031/07 - vente", "delib|9-9|-", "2031/07", "vente", true},
		{"DÉLIBÉRATION N° 2031/12 BIS", "deliberationn°|9-9 a|", "2031/12 bis", "", true},
		{"DELIBERATION N° 12-(36214). SANTÉ", "deliberationn°|9-9-|.", "12-(36214)", "SANTÉ", true},
		{"DÉLIBÉRATION N° 31/102 AC DE L'ASSEMBLÉE", "deliberationn°|9-9 a|", "31/102 ac", "DE L'ASSEMBLÉE", true},
		{"2031 BIS rue du Port", "", "", "", false},
		{"CP-2031-0421 – Aides", "|a-9-9|-", "cp-2031-0421", "Aides", true},
		{"2 500 € sont versés", "", "", "", false},
		{"12 logements sont prévus", "", "", "", false},
		{"1er adjoint", "", "", "", false},
		{"2ème tranche", "", "", "", false},
		{"Monsieur le Maire", "", "", "", false},
		{"- 6-1 Indemnisation", "", "", "", false},
	} {
		m := Read(c.in)
		if c.in[0] == '-' {
			continue
		}
		if m.Form != c.form || m.Token != c.Token || m.Form != "" && c.in[m.Rest:] != c.rest || m.Number != c.number {
			t.Errorf("%q: got %+v rest %q", c.in, m, c.in[m.Rest:])
		}
	}
}

// TestReportNumbers tells a number of the register from a rank: initials and a year make it one.
func TestReportNumbers(t *testing.T) {
	for text, want := range map[string]bool{
		"Rapport n° CP-2031-09-1-04 : Aide à domicile":   true,
		"Rapport n° 12 : Aide à domicile":                false,
		"Rapport n° 1-04 : Aide à domicile":              false,
		"Affaire n° DGS-2031-07 – Achat d'un véhicule":   true,
		"Délibération n° 2031-07 – Achat d'un véhicule":  true,
		"Dossier n° 7 – Achat d'un véhicule de la ville": false,
	} {
		if m := Read(text); m.Form == "" || m.Number != want {
			t.Errorf("%q: %+v", text, m)
		}
	}
}

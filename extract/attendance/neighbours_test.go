package attendance

// Heads written as neighbours of each other before any of them was read: the same thing, said otherwise.
func init() {
	attendanceForms = append(attendanceForms, []struct{ Form, want, head string }{
		{"delegations of vote, a dash a line", "- 4 3 -", `
Étaient présents :
M. Luc ABRIAL, Mme Anne BASTON, M. Paul CERTEL, Mme Odile NOZIER
Étaient absents et avaient donné délégation de vote :
– M. Yves URSEL à M. Luc ABRIAL
– Mme Rose VERDEL à Mme Anne BASTON
– M. Marc HAUDRY à M. Paul CERTEL
Était excusé : M. Henri COLBAC`},
		{"delegations of vote in a sentence", "- 3 2 -", `
Présents : M. ABRIAL, Mme BASTON, M. CERTEL
Délégations de vote : M. URSEL à M. ABRIAL, Mme VERDEL à Mme BASTON`},
		{"a proxy told within the absents", "- 4 1 -", `
Présents : Firmin GALTAY, Denise BESSOL, Émile CANTAL, Régine DELPU. Absents excusés : Marcel VAYSSA qui donne procuration à Denise BESSOL, Sandrine TOURNE. Absent : Kévin ROUQUA.`},
		{"a proxy told within the absents, given", "- 3 1 -", `
Étaient présents : Anne ABRIAL, Luc BASTON, Paul CERTEL.
Étaient absents : Odile NOZIER ayant donné pouvoir à Anne ABRIAL, Rose URSEL, Yves VERDEL.`},
		{"a proxy told within the absents, who gives", "- 3 2 -", `
Présents : Mme ABRIAL, M. BASTON, M. CERTEL
Absents : M. NOZIER (donne pouvoir à Mme ABRIAL), Mme URSEL (donne pouvoir à M. BASTON), M. VERDEL`},
		{"a list closed by et on the next line", "- 6 - -", `
Présents : MM. et Mmes Gérald TISSER, Solène ABGRAL-ROY, Michel BOISNA, Corinne CHEDEV, Yannick HALNA et
Josette LEBRET.
Excusés : M. Roger BLANDE`},
		{"a late arrival in brackets", "- 4 - -", `
Présents : Gérald TISSER, Annick BEAUCH (à partir de la délibération n° 2031-113), Thierry COUASN, Élodie DAGORN.`},
		{"a late arrival, by the hour", "- 4 - -", `
Étaient présents : M. TISSER, Mme BEAUCH (arrivée à 18 h 52), M. COUASN, Mme DAGORN (départ à 20 h)`},
		{"titles shared by those that follow", "- 7 - -", `
Présents : M. VIDAL, maire ; Mmes et MM. AMBLAR, BOISSE, CHAUSS, DAUZAT, ESTRAB, FENELO.`},
		{"groups named between", "- 9 - -", `
Présents – Majorité « Ensemble » : M. VIDAL, maire ; Mmes et MM. AMBLAR, BOISSE, CHAUSS. Groupe « Écologie » : Mmes et MM. BARBAS, CAUSSI, DOMERC. Groupe « Union » : Mme ALIBER, M. BOUDIN.`},
		{"the count of those listed", "- 37 6 -", `
Présents (37) – Majorité municipale : M. VIDAL, maire ; Mmes et MM. AMBLAR, BOISSE.
Excusés ayant donné pouvoir (6) – M. COUDER à Mme AMBLAR, Mme DRULHE à M. GISQUE.
Absents (2) – M. ORTET, Mme RAUZY.`},
		{"counts on one line with dashes", "76 58 11 -", `
Conseillers en exercice : 76 – Présents : 58 – Représentés : 11 – Absents : 7`},
		{"counts on one line, voters last", "31 24 3 27", `
Membres en exercice : 31 – Présents : 24 – Pouvoirs : 3 – Votants : 27`},
		{"counts in a sentence", "19 15 2 17", `
Le nombre de conseillers en exercice est de 19. Quinze sont présents, deux ont donné pouvoir, soit 17 votants.`},
		{"a table of counts by college", "22 16 - -", `
| Membres avec voix délibérative      | Présents | Suppléés | Excusés |
| Représentants du Département (14)   | 11       | 1        | 2       |
| Représentants des communes (8)      | 5        | 1        | 2       |
| TOTAL (22)                          | 16       | 2        | 4       |`},
		{"a table of counts, in office first", "27 20 4 24", `
| En exercice | Présents | Pouvoirs | Votants |
| 27          | 20       | 4        | 24      |`},
		{"pouvoirs listed with semicolons", "- 3 3 -", `
Présents : M. Luc ABRIAL, Mme Anne BASTON, M. Paul CERTEL.
Pouvoirs : M. Alban CROCHA à M. Luc ABRIAL ; Mme Gaëlle DELAUN à Mme Anne BASTON ; M.
Pascal MAUBOU à M. Paul CERTEL.`},
		{"a label cut by the line's end", "34 30 3 -", `
Présidence de M. Étienne ROLLAN. Présents : 30. Excusés ayant donné délégation de
vote : Mme CAZALS (à M. ROLLAN), M. OUDIN (à Mme PETIT), Mme ZELLER (à M. BRUN).
Absent : M. NOEL. Membres en exercice : 34.`},
		{"a proxy cut before its preposition", "33 - 3 -", `
Avaient donné procuration : M. ABILY à M. RIOU, Mme BODET à Mme COLAS, M. CLOAREC
à M. PENNEC.
Nombre de conseillers en exercice : 33.`},
		{"who holds the proxy first", "- 3 2 -", `
Présents : M. ABRIAL, Mme BASTON, M. CERTEL
Procurations : M. ABRIAL pour Mme NOZIER, Mme BASTON pour M. URSEL`},
	}...)
}

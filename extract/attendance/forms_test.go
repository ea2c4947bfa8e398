package attendance

import (
	"testing"

	"phare/extract/sketch"
)

// attendanceForms hold further heads of acts and minutes, all invented: members in office,
// present, proxies and voting; "-" is what the head does not state.
var attendanceForms = []struct{ Form, want, head string }{
	{"present or represented are the voters", "- - 2 25", `
25 Conseillers Municipaux étaient présents ou représentés (02 procurations : Mme ABRIAL à M. BASTON, M. CERTEL à Mme NOZIER), 4 conseillers étaient absents.`},
	{"present and represented, a label", "29 - 4 26", `
Nombre de conseillers en exercice : 29
Présents et représentés : 26
Procurations : 4`},
	{"full names without titles", "- 5 - -", `
Présents : Jean-Pierre ABRIAL, Nelly BASTON, Yves CERTEL, Agnès NOZIER, Anne-Marie
URSEL.
Absents non excusés : Luc VERDEL (pas de pouvoir donné), Odile HAUDRY (pas de pouvoir donné).`},
	{"proxies given in brackets, names run on", "- 3 2 -", `
Présents : Jean-Pierre ABRIAL, Nelly BASTON, Yves CERTEL.
Absents excusés : Maryline NOZIER (pouvoir donné à Nelly BASTON), Marielle URSEL (pouvoir donné à
Yves CERTEL).`},
	{"first names alone", "- 4 1 -", `
Présents : Jean-Pierre, Yves, Jacques, David
Excusée : Maryline (pouvoir donné à Jean-Pierre)`},
	{"a quorum of represented members", "- 2 1 3", `
Présents : Anne ABRIAL, Luc BASTON.
Absente excusée : Odile CERTEL (pouvoir à Anne ABRIAL)
Quorum atteint avec 3 élus représentés (minimum 2).`},
	{"numbered list", "- 4 - -", `
ÉTAIENT PRÉSENTS :
1. Mme ABRIAL Anne
2. M. BASTON Hervé
3. M. CERTEL Luc
4. Mme NOZIER Odile`},
	{"names then state, dashes", "- 2 1 -", `
Présents :
- M. ABRIAL Luc, maire
- Mme BASTON Anne, 1ère adjointe
Absents ayant donné procuration :
- M. CERTEL Paul à M. ABRIAL Luc
Absents :
- Mme NOZIER Odile`},
	{"has given power, sentences", "- 3 2 -", `
Étaient présents : MM. ABRIAL, BASTON et Mme CERTEL.
M. NOZIER, absent excusé, a donné pouvoir à M. ABRIAL.
Mme URSEL, absente excusée, a donné pouvoir à Mme CERTEL.`},
	{"an arrow for the proxy", "- 2 2 -", `
Présents : Mme ABRIAL, M. BASTON
Pouvoirs : M. CERTEL → Mme ABRIAL ; Mme NOZIER → M. BASTON`},
	{"equal sign", "23 19 3 22", `Conseillers en exercice = 23 ; présents = 19 ; pouvoirs = 3 ; votants = 22`},
	{"in letters with figures", "15 12 2 14", `Nombre de conseillers en exercice : quinze (15) – présents : douze (12) – pouvoirs : deux (2) – votants : quatorze (14)`},
	{"figures first with dashes", "27 - - 25", `- 27 conseillers en exercice
- 25 votants`},
	{"the council of n members", "19 14 - -", `Le conseil municipal de la commune, composé de 19 membres en exercice, dont 14 étaient présents, s'est réuni à la mairie.`},
	{"proxies by", "- 2 1 -", `
Présents : M. Luc ABRIAL, Mme Anne BASTON.
Représentée : Mme Odile CERTEL par M. Luc ABRIAL.
Secrétaire de séance : Mme Anne BASTON`},
	{"who has power of", "- 2 2 -", `
Présents : M. Luc ABRIAL (pouvoir de M. Paul CERTEL), Mme Anne BASTON (pouvoir de Mme Odile NOZIER).
Absents : M. Paul CERTEL, Mme Odile NOZIER`},
	{"delegates of communes", "- 4 1 -", `
Délégués présents :
Arcelles : M. ABRIAL, Mme BASTON
Bagnolot : M. CERTEL
Courgenois : Mme NOZIER
Délégués excusés ayant donné pouvoir :
Foisselles : M. URSEL à M. ABRIAL`},
	{"table of four figures", "33 27 4 31", `
| En exercice | Présents | Pouvoirs | Votants |
| 33          | 27       | 4        | 31      |`},
	{"table with two heads wrapped", "15 11 - 13", `
| Membres      | Membres  | Ayant pris part |
| en exercice  | présents | au vote         |
| 15           | 11       | 13              |`},
	{"arrival in the session", "- 3 - -", `
Présents : Mme ABRIAL, M. BASTON, M. CERTEL (arrivé à 19 h 15, au point n° 3)
Absent : M. NOZIER`},
	{"the president and", "- 4 1 -", `
Sous la présidence de M. ABRIAL, maire.
Présents : M. ABRIAL, Mmes BASTON, CERTEL, M. NOZIER
Pouvoir : M. URSEL donne pouvoir à M. NOZIER
Absents : néant`},
	{"proxies none", "11 11 - 11", `
Conseillers en exercice : 11 Présents : 11 Votants : 11
Absents excusés : aucun`},
	{"proxies zero printed", "11 10 0 10", `En exercice : 11 – Présents : 10 – Procurations : 0 – Votants : 10`},
	{"with proxies to several", "- 3 3 -", `
PRÉSENTS : Mme ABRIAL - M. BASTON - M. CERTEL
EXCUSÉS : M. NOZIER donne procuration à Mme ABRIAL - Mme URSEL donne procuration à M. BASTON - M. VERDEL donne procuration à M. CERTEL`},
	{"members represented, list", "- 2 2 -", `
Présents : Luc ABRIAL, Anne BASTON
Absents représentés : Paul CERTEL (par Luc ABRIAL), Odile NOZIER (par Anne BASTON)
Absents : Rose URSEL`},
	{"presents printed with count and list", "- 3 1 4", `
Présents (3) : Luc ABRIAL, Anne BASTON, Paul CERTEL
Pouvoirs (1) : Odile NOZIER à Luc ABRIAL
Votants : 4`},
	{"couple of one name", "- 3 - -", `
Étaient présents : M. et Mme ABRIAL, M. BASTON.`},
	{"the mayor's lists in sentences", "- 3 1 -", `
Étaient présents : Monsieur Luc ABRIAL, Maire, Madame Anne BASTON, Adjointe, Monsieur Paul CERTEL, Conseiller municipal délégué.
Était absente : Madame Odile NOZIER, ayant donné pouvoir à Monsieur Luc ABRIAL.
A été nommée secrétaire : Madame Anne BASTON.`},
	{"president's list then quorum", "42 30 5 35", `
Le nombre de délégués en exercice est de 42.
Le nombre de présents est de 30, celui des pouvoirs de 5, soit 35 votants.`},
	{"effectif", "35 31 2 33", `Effectif légal du conseil : 35 – Nombre de présents : 31 – Nombre de représentés : 2 – Nombre de votants : 33`},
	{"titulars and substitutes", "40 32 3 -", `
Délégués en exercice : 40
Titulaires présents : 30
Suppléants présents : 2
Pouvoirs : 3`},
	{"who took part", "23 18 - 21", `
Nombre de membres afférents au conseil : 23
Nombre de membres présents : 18
Nombre de membres qui ont pris part à la délibération : 21`},
	{"stars of proxies", "- 3 2 -", `
Présents : Luc (Pr*), Anne, Paul (Pr**)
Absents excusés : Odile (Pr*), Rose (Pr**), Marc`},
	{"excused not represented", "- 2 - -", `
Présents : Mme ABRIAL, M. BASTON
Excusés : M. CERTEL, Mme NOZIER`},
	{"two columns of names", "- 6 - -", `
Présents :
| M. ABRIAL Luc   | Mme NOZIER Odile |
| Mme BASTON Anne | M. URSEL Jean    |
| M. CERTEL Paul  | Mme VERDEL Rose  |
Excusé : M. HAUDRY Marc`},
	{"a figure closes each list", "- 3 2 -", `
Étaient présents :
Mme Anne ABRIAL, M. Luc BASTON, M. Paul CERTEL, (3)
Absent(s) ayant donné procuration à :
M. Jean NOZIER donne procuration à Mme Anne ABRIAL,
Mme Rose URSEL donne procuration à M. Luc BASTON, (2)
Absent(s) excusé(s) :
M. Yves VERDEL (1)`},
	{"a president who is not listed", "- 4 - -", `
Le conseil s'est réuni sous la présidence de Monsieur Claude HAUDRY, maire.
Présents : M. Yves ABRIAL, M. Luc BASTON, Mme Anne CERTEL.
Absents excusés et non représentés : M. Kévin NOZIER, Mme Rose URSEL
Secrétaire de séance : Mme Odile VERDEL`},
	{"a president who is listed", "- 3 - -", `
Le conseil s'est réuni sous la présidence de Monsieur Claude HAUDRY, maire.
Présents : Claude HAUDRY - Luc BASTON - Anne CERTEL`},
	{"a surname cut by a spaced hyphen", "- 6 - -", `
Présents : Denis ABRIAL - Muriel BASTON - Patricia CERTEL - Jean-Pierre NOZIER - Philippe URSEL - COROUGE
- Catherine VERDEL`},
	{"count before its bracket", "- - 2 18", `
18 Conseillers étaient Présents et Représentés : (02 Procurations : Michelle ABRIAL et Marie BASTON)`},
	{"no proxy printed", "- 2 0 -", `
Présents : M. ABRIAL, Mme BASTON
Ont donné procuration : Néant.`},
	{"state behind each name", "- 3 1 -", `
| ABRIAL Luc   | Présent |
| BASTON Anne  | Présente |
| CERTEL Paul  | Présent |
| NOZIER Odile | Pouvoir à M. ABRIAL |
| URSEL Rose   | Absente |`},
}

func TestAttendanceForms(t *testing.T) {
	for _, c := range attendanceForms {
		r := scan(sketch.Pages(c.head))
		m, _ := r.readMembers(0, len(r.Lines))
		if got := shown(m); got != c.want {
			t.Errorf("%s%s\ngot %s, want %s", c.Form, c.head, got, c.want)
		}
	}
}

package attendance

// membersCases are heads of acts and minutes as French assemblies print them, all fictional:
// members in office, present, proxies and voting; "-" is what the head does not state.
var membersCases = []struct{ Form, want, head string }{
	// The absent alone are named.
	{"all but two, one of them with a proxy", "11 9 1 -", `
Tous les conseillers en exercice (11) étaient présents, à l'exception de Mme RAYNAL, qui a donné
pouvoir à M. CAZAL, et de M. SERVENT, excusé.`},
	{"all but one", "11 10 1 -", `
Étaient présents tous les conseillers en exercice (11) à l'exception de M. BOUTEL, absent excusé, qui a donné
pouvoir à M. CHARNEL.`},
	// Figures in a row, a sentence, a box.
	{"labels in one sentence", "23 19 - 22", `Nombre de conseillers : en exercice 23, présents 19, votants 22`},
	{"labels with colons, own label at the end", "18 4 - 8", `Nombre de membres : Présents : 4 En exercice : 18 Votants : 8.`},
	{"members of whom so many", "23 19 3 -", `Le conseil compte 23 membres dont 19 présents et 3 représentés.`},
	{"figures first", "33 29 4 33", `33 membres en exercice, 29 présents, 4 pouvoirs, soit 33 votants`},
	{"figures in words", "15 11 2 13", `Quinze conseillers en exercice, onze présents, deux pouvoirs, treize votants`},
	{"figures in words behind colons", "11 9 2 11", `
Nombre de membres en exercice : onze
Présents : neuf
Pouvoirs : deux
Votants : onze`},
	{"a box on several lines", "11 9 2 11", `
Nombre de membres
en exercice : 11
Présents : 9
Qui ont pris part
à la délibération : 11
dont 2 procurations`},
	{"a box, colons on lines of their own", "27 22 - 25", `
Membres
en exercice
27
Membres
présents
22
Votants
25`},
	{"sentences with full stops", "27 21 3 -", `27 conseillers en exercice. Présents : 21. Procurations : 3. Absents : 3.`},
	{"absent ones of whom some with a proxy", "15 12 2 -", `Membres élus : 15 – en fonction : 15 – présents : 12 – absents excusés : 3 dont 2 avec procuration`},
	{"elected members present", "- 33 4 -", `33 élus présents, 4 pouvoirs`},
	{"administrators", "15 10 2 -", `Nombre d'administrateurs : 15 ; présents : 10 ; représentés : 2`},
	{"full members and substitutes", "71 55 8 63", `Membres en exercice : 71 ; Titulaires présents : 52 ; Suppléants présents : 3 ; Pouvoirs : 8 ; Votants : 63`},
	{"quorum in between", "33 21 - -", `
Nombre de conseillers : 33
Quorum : 17
Nombre de présents : 21`},
	{"quorum as a sentence", "29 20 - -", `Conseillers en exercice : 29. Le quorum (majorité des membres en exercice) est de 15. Présents : 20.`},
	{"the legal number is not the one in office", "12 7 - -", `
Effectif légal du conseil municipal : 15
Nombre de conseillers en exercice : 12
Présents : 7`},
	{"the staff alone", "39 30 7 -", `
Effectif : 39
Présents : 30
Représentés : 7
Absents : 2`},
	{"at the opening", "60 44 9 -", `Nombre de conseillers métropolitains : 60. Présents à l'ouverture : 44. Pouvoirs : 9.`},
	{"a label cut by the line's end", "13 9 1 -", `
Administrateurs en exercice : 13 — Quorum : 7 — Présents :
9 — Représentés : 1 — Absents : 3`},
	{"dotted leader", "19 15 - 17", `
En exercice .......... 19
Présents .............. 15
Votants ............... 17`},
	{"equal signs", "19 15 2 17", `En exercice = 19 / Présents = 15 / Pouvoirs = 2 / Votants = 17`},
	{"present of so many in office", "29 25 - -", `25 membres présents sur 29 en exercice`},
	{"the roll is called", "- 7 - -", `Le maire a procédé à l'appel nominal, a dénombré sept conseillers présents et a constaté que le quorum était atteint.`},
	{"absent ones who gave a proxy", "45 38 5 43", `
Nombre de délégués en exercice : 45
Nombre de délégués présents : 38
Nombre de délégués ayant donné pouvoir : 5
Nombre de votants : 43`},
	{"votes and abstentions are no attendance", "14 10 - 14", `
En exercice : 14
Présents : 10
Votants : 14
Pour : 13
Contre : 0
Abstention : 1`},
	{"columns", "15 12 - 14", `
| En exercice | Présents | Votants |
| 15          | 12       | 14      |`},
	{"columns with wrapped heads", "15 12 - 14", `
| Nombre de     | Nombre de | Qui ont pris   |
| membres en    | membres   | part à la      |
| exercice      | présents  | délibération   |
| 15            | 12        | 14             |`},
	{"the three columns of the old form", "15 - - 12", `
| Afférents  | En        | Qui ont pris  |
| au Conseil | exercice  | part à la     |
| Municipal  |           | délibération  |
| 15         | 15        | 12            |`},
	{"rows of labels", "33 28 3 31", `
| Nombre de membres en exercice | 33 |
| Nombre de membres présents    | 28 |
| Nombre de pouvoirs            | 3  |
| Nombre de votants             | 31 |`},
	{"a rule about proxies counts nobody", "19 - - -", `Membres en exercice : 19. Chaque membre présent peut détenir 2 pouvoirs.`},
	{"a date is no count", "19 14 - -", `
Convocation du 12 mars 2031
Membres en exercice : 19
Présents : 14`},
	{"present or represented together", "19 - - 17", `Membres en exercice : 19 – Membres présents ou représentés : 17`},
	{"a figure before its names", "- 3 1 -", `
Présents (3) : Mme ABRIAL, M. BASTON, M. NOZIER
Pouvoir (1) : M. URSEL à M. BASTON`},

	// Names counted.
	{"names and proxies", "- 4 2 -", `
Présents : M. Jean ABRIAL, Maire, Mmes et MM. Anne BASTON, Paul CERTEL, Luc NOZIER.
Pouvoirs : Mme Rose URSEL donne pouvoir à M. le Maire, Mme Lise VERDEL donne pouvoir à Mme Anne BASTON.
Secrétaire de séance : Luc NOZIER`},
	{"given proxies run on", "- 3 3 -", `
Étaient présents : J. ABRIAL, A. BASTON, P. CERTEL formant la majorité des membres en exercice.
Etaient absents excusés : L. NOZIER a donné pouvoir à J. ABRIAL R. URSEL a donné pouvoir à A. BASTON
L. VERDEL a donné pouvoir à P. CERTEL Secrétaire de séance : P. CERTEL`},
	{"excused ones, some with a proxy", "- 4 2 -", `
Présents :
Monsieur Jean ABRIAL, Maire, Messieurs BASTON, CERTEL, Madame NOZIER.
Absents excusés : Monsieur URSEL donne pouvoir à Monsieur BASTON, Monsieur VERDEL donne pouvoir à Monsieur CERTEL, Messieurs HAUDRY et ISTREL.
Monsieur le Maire ouvre la séance à vingt heures.`},
	{"a proxy a line, the word first", "- 4 2 -", `
Présents : MM. ABRIAL - BASTON
Mmes CERTEL - NOZIER
Absents excusés : M. URSEL - VERDEL
Procuration de M. URSEL à Mme CERTEL
Procuration de M. VERDEL à M. BASTON`},
	{"represented by", "- 3 1 -", `
Etaient présents : Mme Anne ABRIAL, M. Hervé BASTON, Mme Odile CERTEL.
Absents représentés : M. Luc NOZIER représenté par Mme Odile CERTEL.
Secrétaire de séance : Mme Odile CERTEL`},
	{"one a line, bullets, one without the link", "- 2 3 -", `
Présents : Madame Anne ABRIAL, Monsieur Hervé BASTON.
Pouvoirs :
- Monsieur Luc NOZIER à Monsieur Hervé BASTON
- Madame Rose URSEL à Madame Anne ABRIAL
- Monsieur Paul VERDEL Monsieur Hervé BASTON
Absente :
- Madame Lise HAUDRY`},
	{"surname first, dashes", "- 5 - -", `
Etaient présents : ABRIAL H. – BASTON A. – CERTEL O. –
NOZIER L. - URSEL R.
Etaient absents : VERDEL P. – HAUDRY J.`},
	{"by commune", "- 5 1 -", `
Etaient présents :
Commune d'Aubrelle : Messieurs ABRIAL, BASTON
Commune de Vaucelle : Monsieur CERTEL
Commune de Saint-Orbe : Madame NOZIER, Monsieur URSEL
Pouvoirs : Monsieur VERDEL a donné pouvoir à Monsieur CERTEL
Excusés : Mesdames HAUDRY, ISTREL`},
	{"numbered names", "- 4 - -", `
Présents :
1. ABRIAL Anne
2. BASTON Hervé
3. CERTEL Odile
4. NOZIER Luc
Absents :
5. URSEL Rose`},
	{"a substitute in the stead of a member", "- 3 - -", `
PRÉSENTS : Mmes ABRIAL Anne remplacée par sa suppléante VERDEL Rose, BASTON Lise, MM. CERTEL Paul.
ABSENTS - EXCUSÉS : Mme HAUDRY Claire, MM. ISTREL Jean.`},
	{"a late arrival is present", "- 3 1 -", `
Présents : Mme Anne ABRIAL, M. Hervé BASTON (arrivé à 19 h 15, prend part aux votes à partir de la délibération n° 3), M. Luc NOZIER arrivé à 20 heures.
Procuration : Mme URSEL à Mme ABRIAL`},
	{"same surname twice", "- 4 - -", `
Présents : M. Jean ABRIAL, Mme ABRIAL, M. BASTON, Mme BASTON
Absent : M. URSEL`},
	{"old writing", "- 6 1 -", `Le conseil municipal s'est assemblé sous la présidence de M. Jean ABRIAL. MM. BASTON, CERTEL et NOZIER, Mmes URSEL, VERDEL et HAUDRY étaient présents. Mme ISTREL, absente, avait remis procuration à M. BASTON.`},
	{"all but one", "- - 1 -", `Présents : tous les conseillers, sauf Mme URSEL, excusée, qui a donné pouvoir à M. BASTON.`},
	{"had given a proxy", "- 2 1 -", `
Étaient présents : Anne ABRIAL, Hervé BASTON
Avait donné pouvoir : Luc URSEL à Anne ABRIAL
L'Assemblée départementale,`},
	{"procuration in the singular", "- 2 1 -", `
Etaient présents : Mme ABRIAL, M. BASTON
Procuration : M. URSEL à Mme ABRIAL
Monsieur le Maire informe le conseil.`},
	{"delegations of vote of a region", "- 3 2 -", `
Présents : Mme Anne ABRIAL, M. Hervé BASTON, Mme Odile CERTEL
Ont donné délégation de vote : M. Luc NOZIER à Mme Odile CERTEL, Mme Rose URSEL à M. Hervé BASTON
Absents : M. VERDEL`},
	{"two give their proxy to one", "- 2 2 -", `
Présents : Mme ABRIAL, M. BASTON
Absents : MM. NOZIER et URSEL ont donné procuration à M. BASTON`},
	{"who holds the proxy", "- 2 1 -", `
Présents : Mme ABRIAL, M. BASTON
Mme ABRIAL a le pouvoir de M. URSEL.`},
	{"proxies in brackets behind the holders", "- 3 2 -", `
Présents : Mme ABRIAL (pouvoir de M. URSEL), M. BASTON (pouvoir de Mme VERDEL), M. CERTEL
Absents : M. HAUDRY`},
	{"a table of absents with the proxy's column", "- 3 2 -", `
Présents : Anne ABRIAL - Hervé BASTON - Odile CERTEL
| Absents      | Sans pouvoir | Pouvoir donné à |
| Luc NOZIER   | X            |                 |
| Rose URSEL   |              | Anne ABRIAL     |
| Paul VERDEL  |              | Hervé BASTON    |
Secrétaire de séance : Odile CERTEL`},
	{"a table of marks", "- 3 1 -", `
| Nom          | Présent | Absent | Pouvoir à    |
| Luc NOZIER   | X       |        |              |
| Rose URSEL   |         | X      | Luc NOZIER   |
| Anne ABRIAL  | X       |        |              |
| Hervé BASTON | X       |        |              |`},
	{"a mark a name", "- 3 1 -", `
| ABRIAL Anne  | Présente                  |
| BASTON Hervé | Présent                   |
| CERTEL Odile | Absente, pouvoir à BASTON |
| NOZIER Luc   | Présent                   |
| URSEL Rose   | Excusée                   |`},
	{"none absent", "- 3 0 -", `
Présents : Anne ABRIAL, Hervé BASTON, Odile CERTEL
Absents : néant
Procurations : néant`},
	{"no proxy printed as zero", "11 9 0 9", `En exercice : 11 – Présents : 9 – Procurations : 0 – Votants : 9`},
	{"three columns of names", "- 6 - -", `
Étaient présents :
| Anne ABRIAL  | Hervé BASTON | Odile CERTEL
| Luc NOZIER   | Rose URSEL   | Paul VERDEL
Absent : Jean HAUDRY`},
	{"one name a line, then excused", "- 3 1 -", `
Présents
Mme ABRIAL Anne
M. BASTON Hervé
M. CERTEL Paul
Excusés
M. NOZIER Luc (pouvoir à M. BASTON)
Mme URSEL Rose`},
	{"so many elected, printed behind the list", "- 8 - -", `Mme ABRIAL, Mme BASTON, Mme CERTEL, M. NOZIER, M. URSEL, M. VERDEL, M. HAUDRY et M. ISTREL, soit 8 élus présents.`},
	{"who holds the mandate", "- 3 1 -", `
Etaient Présents :
M. Jean ABRIAL, Président, Mme Anne BASTON, Vice-Présidente
M. Paul CERTEL,
formant la majorité des membres en exercice.
Etait absente représentée :
Mme Rose URSEL mandataire M. Jean ABRIAL`},
	{"initials, spaced capitals", "- 6 2 -", `
PRESENTS
P. ABRIAL, M. BASTON, O. CERTEL, M. NOZIER, A. URSEL, M.
SAINT-AUBAN.
A B S E N T S E XC U S E S AYA N T D O N N E P O U VO I R
B. VERDEL (Pouvoir à M. BASTON),
M. HAUDRY (Pouvoir à A. URSEL)
ABSENTS EXCUSES
C. ISTREL, G. VAUCEL.`},
	{"a double first name with spaces", "- 5 - -", `
PRESENTS : Mmes ABRIAL Agnès, BASTON Marie - Thérèse, CERTEL Aline, MM. NOZIER Jean - Luc,
URSEL Paul.`},
	{"so many of so many", "72 36 0 -", `
Étaient présents :
Membres (36/72) : Agnès Abrial (titulaire BARBON), Henri Baston (titulaire BORVAL), etc.
Pouvoirs : néant`},
	{"delegation of vote in brackets", "- 3 2 -", `
ÉTAIENT PRÉSENTS : Agnès Abrial, Henri Baston, Odile Certel.
S’ÉTAIENT FAIT EXCUSER : Luc NOZIER (délégation de vote à Agnès Abrial), Rose
URSEL (délégation de vote à Henri Baston).`},
	{"full members in office, present", "9 9 - -", `
Conseillers titulaires élus : 9
Conseillers titulaires en fonction : 9
Conseillers titulaires présents : 9`},
	{"the papers of a ballot count no assembly", "- - - -", `
Nombre de votants : 15
Nombre de bulletins trouvés dans l'urne : 15
Bulletins blancs : 1`},
	{"present or with a proxy, together", "59 - - 57", `
Nombre de conseillers municipaux en exercice : 59
Nombre de conseillers municipaux présents, ou ayant donné pouvoir de vote à la présente séance : 57`},
	{"bullets in two columns, a bracket over two lines", "- 5 2 -", `
Etaient présents :
Mesdames et Messieurs les Conseillers Municipaux :
| - Anne ABRIAL,  | - Hervé BASTON
| - Odile CERTEL, | - Luc NOZIER
- Rose URSEL (Absente à l’ouverture de la séance, arrivée à 20 heures 50, prend part aux débats
à partir de la délibération « 2031-02-003 »)
POUVOIRS : Monsieur VERDEL à Madame ABRIAL, Monsieur HAUDRY à Madame
CERTEL
ABSENTS : Messieurs ISTREL, VAUCEL.`},
	{"a label on two parts of a line", "- 3 1 -", `
ÉTAIENT PRÉSENTS : MMES ET MM.
Anne ABRIAL, Hervé BASTON, Luc NOZIER
ÉTAIENT ABSENTS ET AVAIENT DONNÉ POUVOIR :
M. Hervé URSEL à M. Luc NOZIER`},
	{"the last label of a line is no part of the next", "15 3 2 -", `
Membres élus : 15 – en fonction : 15 – absents excusés : 3 dont 2 avec procuration
Présents : Anne Abrial, Hervé Baston, Odile
Certel`},
	{"an hour above the list", "- 6 2 -", `
Réunion du Mercredi 28 Février 2031 à 19 h 30
Etaient présents :
M. ABRIAL Agnès
BASSEVAL
Mme BASTON Fabrice
Mme CERTEL Bertrand
BUSSIEROT
M. NOZIER Luc
Mme URSEL Rose
M. VERDEL Paul (suppléant de M. RONDEL Jean-Marie)
Formant la majorité des membres en exercice.
Délégués représentés par pouvoir :
M. HAUDRY Jean à M. NOZIER Luc
M. ISTREL Guy par Mme URSEL Rose
Délégués absents excusés :
M. VAUCEL Hubert`},
	{"other titles than Monsieur", "- 7 - -", `
Présents : Monsieur Claude ABRIAL, Maire, Messieurs BASTON, CERTEL et NOZIER,
Madame URSEL, Maître VERDEL, Docteur HAUDRY.`},
	{"inclusive writing", "- 3 1 -", `
Présent·e·s : Anne ABRIAL, Hervé BASTON, Odile CERTEL
Absent·e·s excusé·e·s : Luc NOZIER
Procurations : Luc NOZIER à Anne ABRIAL`},
	{"voted by proxy, the law cited", "92 3 2 -", `
Nombre de membres en exercice : 92
Présents : Anne ABRIAL, Hervé BASTON, Paloma VERDEL, suppléante de Roger HAUDRY.
Absent(es) ayant voté par procuration en application des articles L. 2121-20 et L. 5211-1 du Code
général des collectivités territoriales : Luc NOZIER, Rose SAINT-
URSEL.
Absents / Excusés : Jean ISTREL.`},
	{"delegates by commune", "- 5 - -", `
PRESENTS : Les délégués des Communes de :
ARPAJON : M. ABRIAL, M. BASTON
BOISSY s/Orge : Mme VAN CERTEL
COMMUNAUTE D’AGGLOMERATION DU VAL : M. NOZIER, M.
URSEL
ABSENTS - EXCUSES :
ARPAJON : M. VERDEL`},
	{"cells that wrap", "- 7 1 -", `
Etaient présents :
| Mme Agnès | M. Henri | Mme Ophélie |
| ABRIAL    | BASTON   | CERTEL      |
| M. Luc    | Mme Rose | M. Paul LE  |
| NOZIER    | URSEL    | VERDEL      |
Mme Isabelle
HAUDRY
Etaient excusés :
M. Jean ISTREL (procuration à Isabelle
HAUDRY)
Mme Sylvie VAUCEL`},
	{"duly represented, by", "- 2 2 -", `
Etaient présents : M. ABRIAL, Mme BASTON
Régulièrement représentés : M. CERTEL par M. ABRIAL, M. NOZIER par Mme
BASTON
Absente : Mme URSEL`},
	{"the maire, then those present too", "- 4 1 -", `
Le Conseil Municipal s’est réuni à la Mairie sous la présidence de M. CERTEL, Maire.
Etaient également présents : M. ABRIAL, Mme BASTON, Maires Adjoints, M. NOZIER Conseillers Municipaux, formant la
majorité des membres en exercice.
Etait absent excusé : M. URSEL, pouvoir donné à M. ABRIAL,
Etait absente non excusée : Mme VERDEL`},
	{"staff behind the members", "- 2 - -", `
Présents : M. ABRIAL, Mme BASTON
Étaient également présents : M. CERTEL, directeur général, Mme NOZIER, secrétaire`},
	{"offices behind both names", "- 2 3 -", `
PRESENTS : M. ABRIAL, Mme BASTON
POUVOIRS : M. CERTEL Conseiller municipal à M. ABRIAL Adjoint au
Maire,
Mme NOZIER Conseiller municipal à Mme BASTON Adjoint au
Maire,
Mme URSEL Conseiller municipal à Mme BASTON Conseiller
municipal.`},
	{"respectively", "- 2 3 -", `
Présents : M. ABRIAL, Mme BASTON
MM. CERTEL, NOZIER et Mme URSEL, absents, avaient respectivement donné procuration à M. ABRIAL, Mme BASTON et M. HAUDRY.`},
	{"abbreviated proxies and initials", "- 6 2 -", `
Etaient présents : M. B. ABRIAL, Maire Mme D. BASTON, Mmes M. CERTEL, N. NOZIER, MM. A. URSEL, F. VERDEL, Conseillers
Municipaux
Excusés : M. M. HAUDRY (p. à M. B. ABRIAL), Adjoint au Maire MM. P. ISTREL (p. à
Mme D. BASTON), J. VAUCEL`},
	{"councillors alone are those in office", "15 12 - -", `
Conseillers : 15
Présents : 12`},
	{"communes and persons in four columns", "- 6 - -", `
Étaient présents :
| ARCELLES | Monsieur ABRIAL | COURGENOIS | Madame NOZIER   |
| BAGNOLOT | Madame BASTON   | LA FLACYE  | Monsieur URSEL  |
| BOEURSEN | Monsieur CERTEL | FOISSELLES | Madame VERDEL   |
Absents excusés : Monsieur HAUDRY, Madame ISTREL.`},
	{"communes before persons in one cell", "- 4 - -", `
Étaient présents :
| ARCELLES Monsieur ABRIAL | COURGENOIS Madame NOZIER    |
| BAGNOLOT Madame BASTON   | LA FLACYE Monsieur VAN URSEL |
Absents excusés : Monsieur HAUDRY, Madame ISTREL.`},
	{"initials behind surnames, one that looks like a title", "- 6 1 -", `
Présents : ABRIAL L., BASTON A., CERTEL P., NOZIER S., URSEL J.,
VERDEL M.
Absents : HAUDRY R. (procuration à BASTON A.)`},
	{"a second label on the line, a second list of those present", "- 5 1 -", `
Membres présents : Mme ABRIAL, M. BASTON, M.
CERTEL. Membres excusés : Mme HAUDRY (pouvoir donné à M. BASTON).
Suppléants présents avec voix délibérative : Katia NOZIER, Luc URSEL.`},
}

package extract

import (
	"strings"
	"testing"

	"phare/extract/french"
)

// opening is the head of a document as authorities of all kinds write it, and what a careful
// reader takes from it; the items below it speak of the assembly as who decides does.
var openingCases = []struct{ Form, body, date, decides, head string }{
	{"named in the opening sentence alone", "Conseil municipal de Valbrun", "2031-03-14", "Le conseil municipal", `
PROCÈS-VERBAL
L'an deux mille trente et un, le quatorze mars à vingt heures, le Conseil municipal de la commune de Valbrun, dûment
convoqué, s'est réuni en session ordinaire, à la mairie, sous la présidence de M. Paul GARREL, Maire.
Date de convocation : 8 mars 2031
Présents : M. Paul GARREL, Mme Anne LISLE, M. Jean MORAND`},
	{"members of the council of a commune", "Conseil municipal de Barneval-Carteron", "2031-03-27", "Le Conseil Municipal", `
COMPTE RENDU
L'an deux mil trente et un, le vingt sept mars, à vingt heures trente, les membres du Conseil Municipal de
Barneval-Carteron, légalement convoqués, se sont assemblés au lieu ordinaire de leurs séances, sous la Présidence
de Monsieur Claude DUVAL, Maire.
Présents : Monsieur Claude DUVAL, Messieurs DAGOR, LECRIN, Madame LEJAR`},
	{"the place of meeting names the commune", "Conseil municipal de Bielval", "2031-12-09", "Le Conseil Municipal", `
Conseil Municipal du 9 décembre 2031
L'an deux mil trente et un, le neuf décembre, les membres du Conseil Municipal régulièrement convoqués se sont réunis en
Mairie de BIELVAL sous la présidence de M. Jean MONTOL, Maire.
Présents : M. Jean MONTOL, Mme Marie PEYMER, M. Alain LALOUB`},
	{"the mayor names the commune", "Conseil municipal de Sacleval", "2031-05-12", "Le Conseil Municipal", `
Compte rendu du conseil municipal du 12 mai 2031
L'an deux mil trente et un, le jeudi 12 mai, à vingt heures trente, le Conseil Municipal, régulièrement convoqué, s'est
réuni dans le lieu habituel de ses séances, sous la présidence de Monsieur Yves GAUCHARD, Maire de SACLEVAL.
Etaient présents : Josiane MARTEL, Isabelle VINCENOT`},
	{"the session was held in the town hall of", "Conseil municipal de Lussan-le-Petit", "2031-04-08", "Le conseil municipal", `
DÉLIBÉRATIONS DU CONSEIL
Le mardi 8 avril 2031 à 20 heures s'est tenue en mairie de Lussan-le-Petit la réunion du conseil municipal
présidée par M. Fabrice TOUZEL. Neuf membres étaient présents ; deux avaient donné pouvoir.`},
	{"the title holds it all", "Conseil municipal de Villeret sur Morvan", "2031-07-03", "Le conseil municipal", `
COMPTE RENDU DE LA SEANCE DU CONSEIL MUNICIPAL DE VILLERET SUR MORVAN DU 03 JUILLET 2031
Etaient présents : Mme Agnès AUDOUARD, M. Pascal LESUEUR, Mme Elodie PEREIRAL`},
	{"letters set apart", "Conseil municipal de Pornevic", "2031-03-26", "Le conseil municipal", `
V I L L E  D E  P O R N E V I C
CONSEIL MUNICIPAL DU 26 MARS 2031
COMPTE RENDU SOMMAIRE
L'an deux mille trente et un, le mercredi vingt-six mars à 19 h 30, le Conseil Municipal de Pornevic, sur convocation
régulière en date du 19 mars 2031, s'est réuni à l'Espace du Val, sous la Présidence de M. BRASSARD, Maire.
Présents : M. BRASSARD, Mme HUGON, M. FILIOL`},
	{"a commune nouvelle", "Conseil municipal de Coteaux du Lizeron", "2031-02-22", "Le Conseil municipal", `
Commune nouvelle de COTEAUX DU LIZERON
Procès-Verbal de la réunion du mardi 22 février 2031 à 18 heures 30.
L'an deux mille trente et un, le 22 février, le Conseil Municipal, légalement convoqué, s'est réuni en session ordinaire,
sous la présidence de Monsieur Roland FREZIN, Maire.
PRÉSENTS : Mmes Agnès AUDIB, Ophélie CAZAL`},
	{"sealed at the commune", "Conseil municipal de Rocheval", "2031-06-05", "Le conseil municipal", `
Séance du conseil municipal du 5 juin 2031
Présents : M. Albert NOIRET, Mme Zélie ROUVIER, M. Hugo PASTEL
Fait à Rocheval, le 10 juin 2031
Le Maire, Albert NOIRET`},
	{"day and year in words, no l'an", "Conseil municipal de Montbrac", "2031-03-19", "Le Conseil Municipal", `
CONSEIL MUNICIPAL DE MONTBRAC
Le dix neuf mars deux mille trente et un à 20h30 s'est réuni le Conseil Municipal sous la présidence de Monsieur
Pascal PINEL, Maire.
Etaient présents : MM. PICHON, BUARD, Mmes NOURRIS, GLOAG
Date de la convocation : 13 mars 2031`},
	{"conseil de communauté du pays", "Conseil communautaire du Pays de Longuy au Perchoir", "2031-06-18", "Le Conseil", `
REUNION COMMUNAUTE DE COMMUNES
DU PAYS DE LONGUY AU PERCHOIR
DU 18 juin 2031
Date de convocation : 12 Juin 2031
L'an deux mille trente et un, le dix-huit juin à vingt heures, le Conseil de Communauté du Pays de
LONGUY AU PERCHOIR, dûment convoqué s'est réuni en session ordinaire, à la salle des fêtes de la
Commune de Montsec sous la présidence de Monsieur André GRUDEL.
Présents : Mesdames et Messieurs GRUDEL, BAILLIN, ORVEL`},
	{"conseil de la communauté de communes", "Conseil communautaire de la Communauté de Communes du Pays Fertais", "2031-02-28", "Le conseil", `
PROCES-VERBAL du
Conseil de la Communauté de Communes du Pays Fertais
Réunion du Vendredi 28 Février 2031 à 19 h 30
Etaient présents :
BASSEVAL  M. RICHARDIN Bernard
BUSSOLES  M. VALLERAN Marc`},
	{"a communauté whose council is the conseil", "Conseil communautaire de la Communauté de communes de la Haute-Semelle", "2031-03-11", "Le conseil", `
COMMUNAUTÉ DE COMMUNES DE LA HAUTE-SEMELLE
Procès-verbal de la réunion du mardi 11 mars 2031
Étaient présents :
THILAY : Mme AUDIBERT – M. BELLEM
MONTHERM : Mme CAZAL – M. DESFONT`},
	{"a syndicat whose committee is the comité", "Comité syndical du Syndicat intercommunal d'aménagement de la rivière Ourchette", "2031-11-29", "Le comité", `
Syndicat intercommunal d'aménagement de la rivière Ourchette
Assemblée du 29 novembre 2031
Délégués présents : BAGNOLLES : Mme AUDIBERT ; LÉSIGNOL : M. BELLEM, Mme CAZAL.
Délégués excusés : TOULLON : Mme YVERTON, ayant donné pouvoir à M. DESFONT.`},
	{"a syndicat des eaux", "Comité syndical du Syndicat intercommunal des Eaux Ouvel-Payrat", "2031-12-10", "Le comité", `
SYNDICAT INTERCOMMUNAL DES EAUX OUVEL-PAYRAT
COMPTE RENDU DE LA REUNION DU 10 DECEMBRE 2031
Etaient présents :
Commune d'Alissol : Messieurs Leynaud, Chabal
Commune de Baixol : Monsieur Boyer
Le quorum étant atteint, la Présidente déclare la séance ouverte.`},
	{"initials and two communes", "Comité syndical du SIAEP de Condrey Caussol", "2031-03-03", "Le comité syndical", `
SIAEP de CONDREY CAUSSOL
Réunion du 3 mars 2031
Sous la présidence de Monsieur CLAVEL Claude, Président,
PRESENTS : Mmes ALLARD Véronique, BROCARD Marie, MM. AUGUSTE Philippe, BAUDOIN Alexandre`},
	{"a name in quotation marks", "Comité syndical du SIVOM « Sologne du Bourdon »", "2031-11-19", "Le Comité", `
REPUBLIQUE FRANCAISE
DEPARTEMENT DE L'ALLIER-HAUT
SIVOM « SOLOGNE DU BOURDON »
12, RUE JEAN DES LINGES
COMPTE-RENDU DE L'ASSEMBLEE GENERALE DU 19 NOVEMBRE 2031
Le dix-neuf novembre deux mille trente et un à dix-huit heures, les membres du Comité Syndical du SIVOM «
SOLOGNE DU BOURDON », légalement convoqués, se sont réunis à la salle polyvalente, sous la
présidence de M. LABUSSEL.
Membres en exercice : 70`},
	{"dotted initials", "Conseil d'administration du CCAS de Porterival", "2031-04-12", "Le conseil d'administration", `
C.C.A.S. DE PORTERIVAL

Réunion du conseil d'administration du 12 avril 2031

Membres présents : Mme Agnès AUDIBERT, M. Henri BELLEM`},
	{"a centre d'action sociale in the title", "Conseil d'administration du Centre Communal d'Action Sociale de Brisseuil", "2031-01-18", "Le conseil d'administration", `
COMPTE-RENDU DE LA SEANCE DU CONSEIL D'ADMINISTRATION DU CENTRE COMMUNAL D'ACTION SOCIALE DE BRISSEUIL
DU 18 JANVIER 2031
Le Conseil d'Administration a été convoqué le 12 janvier 2031, en séance ordinaire.
Etaient Présents : M. Yves REHNER, Mme Nadège LEVAIN`},
	{"a CCAS under its town", "Conseil d'administration du CCAS de Morteval", "2031-09-23", "Le Conseil d'administration", `
VILLE DE MORTEVAL
CENTRE COMMUNAL D'ACTION SOCIALE
Séance du Conseil d'administration du 23 septembre 2031
Présents : Mme Lucie BASTIDE, M. Robert VIALLE`},
	{"an agglomeration by its bare kind", "Conseil communautaire de l'Agglomération du Haut-Cantalet", "2031-06-19", "Le conseil communautaire", `
Agglomération du Haut-Cantalet
Procès-verbal du conseil communautaire du 19 juin 2031
Présents : M. Pierre AUBAC, Mme Jeanne RIOM`},
	{"a logo that breaks the name", "Conseil communautaire de Val d'Arzonne Communauté", "2031-01-18", "Le conseil communautaire", `
|Val d'Arzonne    |                      COMPTE RENDU |
|                 |             Conseil communautaire |
|Communauté       |                   18 janvier 2031 |

Délégués en exercice : 41 ; présents : 33 ; pouvoirs : 5 ; absents : 3.`},
	{"a community that bears a name alone", "Conseil communautaire de Questembourg Communauté", "2031-03-18", "Le conseil communautaire", `
Conseil communautaire
Du 18 mars 2031
PROCES-VERBAL DE SEANCE
L'an deux mille trente et un, le mardi 18 mars à 20 h, les membres du Conseil Communautaire se sont
réunis au siège de Questembourg Communauté, sur la convocation qui leur a été adressée par la
Présidente le 8 mars. La séance a été ouverte sous la présidence de Madame Marie COSTARD.
Nombre de conseillers titulaires en exercice : 36`},
	{"a sitting in a place that is no member", "Conseil communautaire de la Communauté de communes Le Minervol", "2031-09-24", "Le Conseil", `
COMMUNAUTE DE COMMUNES LE MINERVOL
COMPTE-RENDU DU CONSEIL DE COMMUNAUTE
Séance du 24 septembre 2031 à Agelle
L'an deux mille trente et un, le vingt-quatre septembre, le Conseil de Communauté, dûment convoqué le 12
septembre 2031, s'est réuni, à Agelle, en séance ordinaire, sous la présidence de Monsieur Gérard MARCOUL.
Etaient présents : CAUQUIL R. – LANET M. – FRAYSSE Y.`},
	{"an EPCI named in the opening", "Conseil communautaire de la Communauté de Communes Loir-Lucerne-Berce", "2031-11-19", "Le Conseil Communautaire", `
Procès-verbal valant compte-rendu du Conseil Communautaire
Séance du Jeudi 19 Novembre 2031 à 19h00
Salle Belleval – Le Grand Lucernal
L'an deux mille trente et un, le 19 Novembre à 19 heures
Le Conseil Communautaire de la Communauté de Communes Loir-Lucerne-Berce s'est réuni à la Salle Belleval – Le Grand
Lucernal, sous la Présidence de M. Hervé RONCIN ; les convocations individuelles ont été transmises le 12 Novembre 2031.
En exercice 39 Présents 36 Pouvoirs 3 Votants 39`},
	{"a department's permanent commission", "Commission permanente du Conseil départemental de la Mayelle", "2031-11-17", "La Commission permanente", `
DIRECTION DES AFFAIRES JURIDIQUES
LAVOL, le 17 novembre 2031
COMMISSION PERMANENTE
DU CONSEIL DÉPARTEMENTAL DE LA MAYELLE
Réunion du 17 novembre 2031
RELEVÉ DES DÉCISIONS
La Commission permanente s'est réunie le 17 novembre 2031, à partir de 10 h 30, à l'Hôtel du Département.
ÉTAIENT PRÉSENTS : Michel ANGOUL, Marc BERNIN`},
	{"a pôle territorial", "Comité syndical du Pôle d'équilibre territorial et rural du Pays de Garlane", "2031-10-07", "Le comité syndical", `
PÔLE D'ÉQUILIBRE TERRITORIAL ET RURAL DU PAYS DE GARLANE
COMPTE RENDU DU COMITÉ SYNDICAL DU 7 OCTOBRE 2031
Étaient présents : Mme Aline BORDES, M. Louis FABRE`},
	{"a fire service", "Conseil d'administration du Service départemental d'incendie et de secours du Haut-Ervan", "2031-05-20", "Le conseil d'administration", `
SERVICE DÉPARTEMENTAL D'INCENDIE ET DE SECOURS DU HAUT-ERVAN
CONSEIL D'ADMINISTRATION
Procès-verbal de la séance du 20 mai 2031
Étaient présents : M. Paul ORVAL, Mme Reine TABARD`},
	{"date of convocation, of posting and of session in one box", "Conseil municipal de Fontbrune", "2031-09-15", "Le conseil municipal", `
COMMUNE DE FONTBRUNE
Date de la convocation : 08/09/2031
Date d'affichage : 09/09/2031
Date de la séance : 15/09/2031
Présents : M. Loïc VERGER, Mme Cléa MAURIN`},
	{"the date below the attendance", "Conseil municipal de Pierrelaye-le-Bois", "2031-10-02", "Le conseil municipal", `
MAIRIE DE PIERRELAYE-LE-BOIS
CONSEIL MUNICIPAL
Présents : M. Loïc VERGER, Mme Cléa MAURIN, M. Marc TISON
Secrétaire : Mme Cléa MAURIN
Séance ouverte le 2 octobre 2031 à 20 h 15`},
	{"dates written short", "Conseil municipal de Sainte-Aure", "2031-02-06", "Le conseil municipal", `
SAINTE-AURE
CR CM 06.02.31
Présents : VERGER L., MAURIN C., TISON M.
Excusé : PERRET J.
Le CR du CM du 12.12.30 est approuvé.`},
	{"weekday and hour between", "Conseil municipal d'Orvillers", "2031-04-07", "Le conseil municipal", `
Mairie d'Orvillers
Réunion du conseil municipal – Lundi 7 avril 2031 – 20 h
Convocation du 31 mars 2031
Présents : VERGER L., MAURIN C., TISON M.`},
	{"the year on the line below", "Conseil municipal de Grandlieu", "2031-12-03", "Le conseil municipal", `
COMMUNE DE GRANDLIEU
PROCÈS-VERBAL DE LA SÉANCE DU MERCREDI 3 DÉCEMBRE
2031 À 19 HEURES
Étaient présents : M. Loïc VERGER, Mme Cléa MAURIN`},
	{"month in capitals without accent", "Conseil municipal de Ferval", "2031-08-01", "Le conseil municipal", `
DEPARTEMENT DU HAUT-ERVAN
COMMUNE DE FERVAL
SEANCE DU 1ER AOUT 2031
L'an deux mille trente-et-un et le premier août, à dix-huit heures, le Conseil municipal de cette commune, régulièrement
convoqué le 25 juillet 2031, s'est réuni sous la présidence de M. Luc SERRE.
Présents : M. Luc SERRE, Mme Ada ROUX`},
	{"the register's sentence in another order", "Conseil municipal de Castelbrun", "2031-01-16", "Le conseil municipal", `
Département du Haut-Ervan
Commune de Castelbrun
Convocation du 9 janvier 2031, affichée le même jour.
L'an deux mil trente et un et le seize du mois de janvier à 18 heures 30, le conseil municipal de Castelbrun étant
assemblé en session ordinaire, après convocation légale, sous la présidence de Mme Eve LAFON, maire.
Étaient présents : Mme Eve LAFON, M. Guy TERRAL`},
}

// TestOpenings holds the assembly and the day on heads of minutes.
func TestOpenings(t *testing.T) {
	for _, c := range openingCases {
		text := c.head + `

1. Réfection de la toiture de l'atelier
Trois entreprises ont répondu à la consultation.
` + c.decides + `, après en avoir délibéré, à l'unanimité, retient l'offre de la société Toitures du Bocage.

2. Tarifs de la salle polyvalente
Les tarifs n'ont pas changé depuis le 1er janvier 2028.
` + c.decides + `, après en avoir délibéré, à l'unanimité, approuve la grille jointe.

3. Contrat d'entretien des chaudières
Le contrat arrive à échéance le 30 juin 2032.
` + c.decides + `, après en avoir délibéré, à l'unanimité, autorise la signature du nouveau contrat.
`
		d := interpretText(text)
		if got := deref(d.Body); !strings.EqualFold(french.FoldLine(got), french.FoldLine(c.body)) {
			t.Errorf("%s: body %q, want %q", c.Form, got, c.body)
		}
		if got := deref(d.SessionDate); got != c.date {
			t.Errorf("%s: date %q, want %q", c.Form, got, c.date)
		}
		if d.Kind != KindMinutes || len(d.Deliberations) != 3 {
			t.Errorf("%s: kind %s, %d acts", c.Form, d.Kind, len(d.Deliberations))
		}
	}
}

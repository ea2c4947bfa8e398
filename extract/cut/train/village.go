package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The minutes of villages are freer than those that package papers invents: hardly a formula, items
// told by white space, ranks of any form, votes in three words. village invents such minutes as text.

var (
	villageMatters = []string{"Approbation", "Demande de subvention", "Convention", "Avenant n° 2", "Création", "Modification", "Tarifs", "Vote", "Attribution", "Acquisition", "Cession", "Désignation", "Autorisation", "Adhésion", "Fixation", "Renouvellement", "Décision modificative n° 1", "Garantie d'emprunt", "Choix", "Rapport annuel", "Motion", "Admission en non-valeur", "Dénomination", "Retrait", "Prise en charge", "Remboursement", "Location", "Travaux", "Devis", "Achat"}
	villageThings  = []string{"du compte financier 2030", "de la convention avec le syndicat des eaux", "pour la réfection de la toiture de l'école", "des tarifs de la salle polyvalente", "d'un poste d'adjoint technique", "de la parcelle AB 112 rue des Tilleuls", "aux associations locales", "du marché de voirie", "de l'éclairage public", "du règlement de la cantine", "de mise à disposition du terrain de sport", "pour l'aménagement de la place", "de la régie de recettes", "au groupement de commandes", "du tableau des effectifs", "de l'assainissement", "du bail de la boulangerie", "des représentants au conseil d'école", "du budget annexe du lotissement", "de la taxe d'aménagement", "pour l'achat d'un tracteur", "du plan de financement de la maison de santé", "de la bibliothèque", "du chemin rural n° 4", "du fonds de concours", "avec le centre de gestion", "du service de l'eau potable", "du stage d'été", "de la fête du village", "du columbarium"}
	villageProse   = []string{"Le dossier a été examiné en commission le mois dernier et n'appelle pas d'observation particulière.", "Trois entreprises ont répondu à la consultation lancée par les services.", "Le montant des travaux est estimé à 48 300 € hors taxes.", "Cette opération est inscrite au budget de l'exercice en cours.", "La convention arrive à échéance à la fin de l'année et doit être renouvelée.", "Il est rappelé que le contrat actuel a été conclu en 2027 pour une durée de quatre ans.", "Un échange a lieu sur les horaires et sur le stationnement.", "Les crédits nécessaires sont prévus au chapitre 21.", "La commune doit se prononcer avant le 30 juin.", "Le prestataire propose une formule annuelle comprenant l'entretien et les dépannages.", "Après plusieurs relances, l'usager n'a pas donné suite.", "Les élus souhaitent que les riverains soient informés avant le début du chantier.", "Le service instructeur a rendu un rapport favorable.", "L'école compte cette année soixante-deux élèves répartis en trois classes.", "Le devis le plus avantageux s'élève à 7 900 €.", "Des travaux comparables ont été réalisés en 2028 dans le bourg."}
	villageHeads   = []string{"Contexte :", "Exposé des motifs", "Dépenses :", "Recettes :", "Calendrier", "Plan de financement", "Rappel :", "Précisions :", "Montant des travaux", "Le projet"}
	villageNames   = []string{"Anne Durand", "Paul Martel", "Claire Coste", "Hugo Renier", "Nadia Vasseur", "Louis Pelletan", "Odile Oriol", "Marc Delmas", "Inès Fabre", "Yves Lacombe"}
	villageThemes  = []string{"FINANCES", "URBANISME", "VOIRIE", "AFFAIRES SCOLAIRES", "PERSONNEL", "ENVIRONNEMENT"}
	villageNews    = []string{"Le repas des aînés aura lieu le 12 décembre.", "La fibre est en cours de déploiement.", "Les bacs jaunes seront distribués en mars.", "Un habitant signale un nid-de-poule rue Haute.", "La fuite du lavoir est réparée."}
	villageRubrics = []string{"Questions diverses", "Informations diverses", "Informations du maire", "Décisions du maire", "Tour de table", "Prochaine réunion", "Divers"}
	villageRanks   = []string{"", "", "", "%d. ", "%d) ", "%d- ", "%d/ ", "%d – ", "N° %d – ", "Point %d : ", "Question n° %d : ", "Délibération n° 2031-%03d : ", "2031-%03d – ", "DEL_2031_%03d ", "Rapport n° %d – ", "Objet : "}
)

// villager writes one paper.
type villager struct {
	r    *rand.Rand
	out  []string
	acts []label
	wide int
	look string // of titles: bold, caps, boldcaps, plain
}

func (v *villager) pick(from []string) string { return from[v.r.IntN(len(from))] }
func (v *villager) chance(p float64) bool     { return v.r.Float64() < p }
func (v *villager) line(s ...string)          { v.out = append(v.out, s...) }

func (v *villager) person() string {
	return v.pick([]string{"M. ", "Mme "}) + v.pick(villageNames)
}

// wrap cuts text into lines of a width, each set as titles are where title is asked.
func (v *villager) wrap(text string, width int, title bool) {
	line := ""
	flush := func() {
		if title {
			switch v.look {
			case "caps":
				line = strings.ToUpper(line)
			case "boldcaps":
				line = "**" + strings.ToUpper(line) + "**"
			case "bold":
				line = "**" + line + "**"
			}
		}
		v.line(line)
		line = ""
	}
	for _, w := range strings.Fields(text) {
		if line != "" && len([]rune(line))+len([]rune(w)) >= width {
			flush()
		}
		line = strings.TrimSpace(line + " " + w)
	}
	flush()
}

// village invents the minutes of a seed as a paper's text and its acts.
func village(seed uint64) (text string, acts []label) {
	v := &villager{r: rand.New(rand.NewPCG(seed, 1871))}
	v.wide = []int{78, 90, 100}[v.r.IntN(3)]
	n := []int{3, 4, 5, 6, 7, 8, 10, 12, 16, 22}[v.r.IntN(10)]
	rank := v.pick(villageRanks)
	looks := []string{"bold", "bold", "caps", "boldcaps", "plain", "plain"}
	if rank == "" {
		looks = looks[:5]
	}
	v.look = v.pick(looks)
	closing := v.r.IntN(11)
	assembly := v.pick([]string{"Le conseil municipal", "Le Conseil", "L'assemblée"})
	titles := v.titles(n)
	v.opening(titles, rank)
	above, below := []int{1, 1, 1, 0, 2}[v.r.IntN(5)], []int{0, 0, 1}[v.r.IntN(3)]
	themes, prose, lists, heads := v.chance(.25), v.r.IntN(4), v.r.Float64()*.4, v.r.Float64()*.5
	grouped := v.chance(.2) // now and then an item that decides nothing holds several votes
	for i, t := range titles {
		if themes && (i == 0 || v.chance(.3)) {
			v.line("", "**"+v.pick(villageThemes)+"**")
		}
		for range above {
			v.line("")
		}
		v.title(rank, i+1, t)
		for range below {
			v.line("")
		}
		if v.chance(.35) {
			v.line(v.pick([]string{v.person() + " expose au conseil que le dossier est prêt.", "Monsieur le Maire rappelle que ce point avait été évoqué au printemps.", "Mme la Maire présente le dossier."}))
		}
		if v.chance(heads) {
			v.line(v.pick(villageHeads))
		}
		for range v.r.IntN(prose + 2) {
			v.wrap(v.pick(villageProse)+" "+v.pick(villageProse), v.wide, false)
		}
		if v.chance(lists) {
			for q := range 2 + v.r.IntN(3) {
				v.line(v.pick([]string{"- ", "• ", fmt.Sprintf("%d) ", q+1)}) + v.pick(villageProse))
			}
		}
		if grouped && v.chance(.3) {
			v.group()
			continue
		}
		v.acts = append(v.acts, label{Object: t})
		v.close(closing, assembly)
	}
	v.ending(rank, n+1)
	return strings.Join(v.out, "\n"), v.acts
}

func (v *villager) titles(n int) []string {
	var out []string
	for used := map[string]bool{}; len(out) < n; {
		t := v.pick(villageMatters) + " " + v.pick(villageThings)
		if v.chance(.25) {
			t += v.pick([]string{" – lot n° 3", " : autorisation de signer", " pour l'exercice 2031", " et fixation des modalités de mise en œuvre à compter du 1er janvier"})
		}
		if !used[t] {
			used[t] = true
			out = append(out, t)
		}
	}
	return out
}

func (v *villager) title(rank string, n int, t string) {
	mark := rank
	if strings.Contains(rank, "%") {
		mark = fmt.Sprintf(rank, n)
	}
	v.wrap(mark+t, []int{60, 78, 90}[v.r.IntN(3)], true)
}

func (v *villager) opening(titles []string, rank string) {
	if v.chance(.6) {
		v.line("COMMUNE DE VALMER")
	}
	v.line("", v.pick([]string{"Compte rendu du conseil municipal du", "Procès-verbal de la réunion du conseil municipal du", "COMPTE RENDU DU CONSEIL MUNICIPAL DU", "CR du conseil municipal du"})+" 16 octobre 2031", "")
	present := make([]string, 4+v.r.IntN(6))
	for i := range present {
		present[i] = v.person()
	}
	v.wrap("Présents : "+strings.Join(present, ", ")+".", v.wide, false)
	if v.chance(.6) {
		v.line("Absents excusés : " + v.person() + " (pouvoir à " + v.person() + ").")
	}
	if v.chance(.7) {
		v.line("Secrétaire de séance : " + v.person() + ".")
	}
	if v.chance(.3) {
		v.line("", "**Nomination du secrétaire de séance**", v.person()+" est désigné à l'unanimité.")
	}
	v.line("")
	if v.chance(.3) {
		v.line("Ordre du jour :")
		for i, t := range titles {
			if strings.HasPrefix(rank, "%") {
				v.line(fmt.Sprintf("%d. %s", i+1, t))
			} else {
				v.line("- " + t)
			}
		}
		v.line("- Questions diverses", "")
	}
}

// group is an item under which several matters are voted, each under its own words.
func (v *villager) group() {
	for _, m := range []string{"Vote du compte de gestion 2030", "Vote du budget de l'eau 2031", "Affectation du résultat 2030", "Vote des taux 2031"}[:2+v.r.IntN(3)] {
		v.line(m+" :", fmt.Sprintf("%d pour", 9+v.r.IntN(8)))
		v.acts = append(v.acts, label{Object: m})
	}
}

// close ends an item as the minutes of a village do, by form.
func (v *villager) close(form int, assembly string) {
	voters, against := 7+v.r.IntN(20), 0
	if v.chance(.3) {
		against = 1 + v.r.IntN(3)
	}
	verb := v.pick([]string{"d'approuver cette proposition", "d'autoriser le maire à signer tous les documents", "de retenir l'offre la mieux disante", "de fixer ces tarifs à compter du 1er janvier"})
	switch form {
	case 0, 1:
		how := "à l'unanimité"
		if against > 0 {
			how = fmt.Sprintf("par %d voix pour et %d contre", voters-against, against)
		}
		v.wrap(fmt.Sprintf("%s, après en avoir délibéré, %s, décide %s.", assembly, how, verb), v.wide, false)
	case 2:
		v.line("Après en avoir délibéré, "+strings.ToLower(assembly[:1])+assembly[1:]+", à l'unanimité :", "- "+v.pick([]string{"APPROUVE", "DÉCIDE", "AUTORISE"})+" cette dépense ;", "- CHARGE le maire de l'exécution.")
	case 3:
		v.line(v.pick([]string{"Vote : unanimité", "VOTE : POUR à l'unanimité", "Vote : adopté à l'unanimité"}))
	case 4:
		v.line(v.pick([]string{"Adopté à l'unanimité.", "Accepté à l'unanimité des présents.", "Proposition adoptée à l'unanimité."}))
	case 5:
		if against == 0 {
			v.line(fmt.Sprintf("%d pour", voters))
		} else {
			v.line(fmt.Sprintf("%d pour, %d contre", voters-against, against))
		}
	case 6:
		v.line(fmt.Sprintf("Pour : %d   Contre : %d   Abstention : 0", voters-against, against))
	case 7:
		v.line(v.pick([]string{"Accord du conseil.", "Le conseil donne son accord.", "Accord unanime."}))
	case 8:
		v.line("DÉCIDE", "- "+verb+" ;", "- de charger le maire de l'exécution de la présente.")
	case 9:
		v.line(v.pick([]string{"Le conseil approuve.", "Le conseil accepte cette proposition.", "Approuvé.", "Le conseil prend acte."}))
	default:
		v.line("> " + v.pick([]string{"Unanimité", "Adopté", "OK à l'unanimité"}))
	}
}

func (v *villager) ending(rank string, n int) {
	if v.chance(.6) {
		v.line("")
		mark := ""
		if strings.HasPrefix(rank, "%") && v.chance(.7) {
			mark = rank
		}
		v.title(mark, n, v.pick(villageRubrics))
		for range 2 + v.r.IntN(4) {
			v.line(v.pick([]string{"- ", "", fmt.Sprintf("%c/ ", 'A'+rune(v.r.IntN(5)))}) + v.pick(villageNews))
		}
	}
	v.line("", "La séance est levée à 22 h 15.")
}

package title

import (
	"slices"
	"strings"

	"phare/extract/french"
)

// openers begin lines of an act's body, and never a title.
var openers = append([]string{
	"expose des motifs", "visas", "proposition :", "dispositif", "deliberation :", "deliberation enregistree", "deliberation certifiee", "deliberation rendue", "deliberation transmise", "deliberation publiee", "enregistree sous", "rappel :", "resultat", "suffrages", "unanimite", "votants", "total ", "montant", "le quorum", "lecture ", "la seance", "seance levee", "signature", "suivent les", "acte rendu", "certifie", "transmis", "recu en", "affiche", "publie",
	"quorum", "pouvoirs", "pouvoir ", "procuration", "excuse", "prend acte", "dont acte", "ne prend pas part", "ne participe pas", "arrivee de", "depart de", "sortie de", "le rapport", "voix pour", "voix contre", "qui est contre", "mise aux voix",
	"maire ", "maire,", "president ", "ayant ", "representes", "representee", "suppleant", "convocation", "convoque", "exercice :", "en exercice", "invites", "nombre de", "nombre d'", "presents", "absents", "absent ", "absent:", "etaient", "etait", "date de", "secretaire de seance", "secretaire :", "secretariat de seance", "presentation par ", "presente par ", "presentee par ", "rapport presente", "l'an ",
	"vote :", "votes :", "pour :", "pour a l'", "contre :", "abstention", "contre ", "rapporteur", "suite a ", "depuis ", "lors de", "discussion", "debat :", "intervention", "s'agissant", "compte tenu",
}, sentences...)

// sentences begin no title even after a number.
var sentences = []string{
	"vu ", "vu:", "vu_", "vu l", "- vu ", "considerant", "monsieur", "madame", "mademoiselle", "m. ", "mme ", "mmes ", "mm. ", "mm ", "mr ", "mrs ", "messieurs", "mesdames",
	"le conseil ", "le maire", "la maire", "le president", "la presidente", "l'assemblee", "le comite ", "la commission", "le bureau ", "les membres", "les conseillers", "les elus",
	"il est ", "il a ", "il y a", "il convient", "il s'agit", "il vous", "il rappelle", "il precise", "il propose", "il indique", "il demande", "elle ", "il explique", "il informe", "il expose", "il donne", "il appartient", "il sera",
	"apres en avoir", "apres avoir", "apres delib", "apres lecture", "apres debat", "apres discussion", "apres expose", "apres examen", "apres etude", "apres presentation", "apres l'an", "apres con",
	"article ", "art. ", "decide", "en application", "conformement", "dans le cadre d", "sur proposition", "sur le rapport", "sur rapport", "entendu", "oui l", "ainsi fait", "fait et delib", "fait a ",
	"pour extrait", "ont vote", "se sont abstenu", "s'est abstenu",
	"adopte ", "adoptee", "adopte a", "a l'unanimite", "a la majorite", "dit que", "precise que", "autorise ", "approuve ", "charge ", "donne ",
	"par ailleurs", "cette deliberation", "la presente", "le present", "les presentes", "la deliberation", "en effet", "de plus", "ainsi,", "aussi,", "en consequence", "c'est pourquoi", "a cet effet", "a ce titre", "enfin,", "toutefois",
	"d'approuver", "d'autoriser", "de donner", "de dire", "d'adopter", "de charger", "de fixer", "de valider", "d'accepter", "de solliciter", "de prendre acte", "de preciser",
	"un debat", "afin de", "a compter", "les conclusions", "ces ", "ce dernier", "cela ", "celle-ci", "celui-ci", "cette ", "cet ", "nous ", "je ", "on ", "si ", "selon ", "tel que", "soit ", "et ", "ou ", "que ", "qui ", "dont ",
	"arrete le ", "arrete la ", "arrete les ", "arrete l'", "cree ", "instaure ", "institue ", "supprime ", "modifie ", "renouvelle ", "confirme ", "donne acte", "adhere ", "notifie", "sollicite ", "fixe ", "valide ", "accepte ", "retient", "emet ", "identifie", "attribue ", "accorde ", "nomme ", "designe ", "elit ", "s'engage", "habilite", "mandate ", "ratifie ", "prend ", "indique ", "rappelle", "informe ", "presente ", "remercie",
	"les credits", "la depense", "ils ", "elles ", "leur ", "aucun",
}

// SilentTitles open what is no act of the assembly.
var SilentTitles = []string{
	"ordre du jour", "questions diverses", "question diverse", "questions et informations", "informations diverses", "information diverse", "points divers", "divers", "affaires diverses",
	"questions orales", "questions ecrites", "question orale", "question ecrite", "tour de table", "ouverture de la seance", "appel nominal", "appel des", "verification du quorum", "quorum",
	"secretaire de seance", "designation du secretaire", "designation d'un secretaire", "designation d'une secretaire", "designation de la secretaire", "nomination du secretaire", "nomination d'un secretaire", "nomination de la secretaire", "nomination d'une secretaire",
	"election du secretaire", "election d'un secretaire", "designation secretaire", "nomination secretaire", "designation des secretaires", "choix du secretaire", "infos", "informations du maire", "informations de m", "paroles", "parole", "cloture", "fin de seance", "levee de la seance",
	"liste des deliberations", "recapitulatif", "tableau recapitulatif", "remerciements", "prochaine", "dates a retenir", "agenda", "calendrier", "communications diverses", "annexe", "adoption de l'ordre du jour", "approbation de l'ordre du jour", "modification de l'ordre du jour", "designation du ou de la secretaire",
	"decisions du maire", "decisions de la maire", "decisions prises", "decisions du president", "decisions de la presidente", "decision du maire", "decision prise", "decisions municipales", "installation du", "feuillet", "signatures", "liste des membres", "feuille de presence", "emargement",
}

// silentRubrics are the whole title of a rubric behind the acts; with more words they may title one.
var silentRubrics = []string{"information", "informations", "communications", "pour information", "decisions", "actualites"}

// SilentRubric tells whether a title is that of a rubric that holds no act, its letter before it
// or not: "C – INFORMATIONS".
func SilentRubric(title string) bool {
	if len(title) > 2 && french.IsLetter(title[0]) && !french.IsLetter(title[1]) && title[1] != '\'' {
		title = strings.TrimLeft(title[1:], " .)-/:")
		return slices.Contains(silentRubrics, title) || french.HasAnyPrefix(title, SilentTitles)
	}
	return slices.Contains(silentRubrics, title)
}

// titleNouns open the titles of acts most often, whatever the authority.
var titleNouns = []string{
	"approbation", "adoption", "adhesion", "avenant", "convention", "decision modificative", "decisions modificatives", "demande d", "tarif", "creation", "acquisition", "vente", "cession", "attribution", "election", "designation", "modification", "vote d", "budget", "subvention",
	"admission", "autorisation", "renouvellement", "choix", "travaux", "marche", "participation", "delegation", "motion", "voeu", "rapport", "compte administratif", "compte de gestion", "compte financier", "affectation", "taux", "redevance", "reglement", "projet", "programme", "mise a ", "mise en ", "remboursement",
	"indemnite", "personnel", "tableau des effectifs", "ouverture", "fixation", "instauration", "deliberation", "compte rendu", "compte-rendu", "proces-verbal", "contrat", "emprunt", "garantie", "location", "bail", "achat", "amenagement", "denomination", "suppression", "transfert", "revision", "debat", "plan ", "schema", "prise en charge", "validation", "signature", "cotisation", "constitution", "installation", "remplacement", "rythmes", "urbanisme", "plu ", "dm ", "rpqs", "dissolution", "retrait", "statuts", "exoneration", "dotation", "fonds de concours", "groupement", "assainissement", "eau ", "voirie", "recrutement", "determination", "actualisation", "bilan", "avis ", "consultation", "lancement", "extension", "construction", "refection", "renovation",
}

// labels are the heads of tables and lists.
var labels = []string{
	"depense", "recette", "total", "montant", "section d", "chapitre", "titulaire", "suppleant", "compte ", "comptes ", "article", "investissement", "fonctionnement", "exploitation", "membres", "nom ", "noms", "libelle", "designation quantite", "liste ", "candidat", "commune ", "annee", "resultat", "solde", "tranche", "lot ", "lots", "entreprise", "fait ", "le maire", "secretaire", "annexe", "cf ",
}

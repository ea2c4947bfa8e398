// Package words says in French what the page shows: channels, levels, targets, events.
package words

import (
	"strings"

	"phare/review"
	"phare/summarize/check"
)

// Channel names a text of the session for its tab.
func Channel(d review.Draft) string {
	switch d.Front.Channel {
	case "article":
		return "Article"
	case "accueil":
		return "Accueil"
	case "court":
		return "Forme courte"
	case "linkedin":
		return "LinkedIn"
	case "":
		return strings.TrimSuffix(d.File, ".md")
	}
	c := []rune(d.Front.Channel)
	return strings.ToUpper(string(c[0])) + string(c[1:])
}

// Level is the level of a finding in words: colour says nothing alone.
func Level(l check.Level) string {
	switch l {
	case check.Error:
		return "Erreur"
	case check.Warning:
		return "À vérifier"
	}
	return "Remarque"
}

// Settled says what became of a finding.
func Settled(l check.Level, m review.Mark) string {
	switch {
	case !m.Waived:
		return "Vérifié"
	case l == check.Error:
		return "Erreur écartée"
	}
	return "Point écarté"
}

// Target says in French what a target is.
func Target(name string) string {
	switch name {
	case "wordpress":
		return "WordPress"
	case "git":
		return "Dépôt du site (Hugo, Decap)"
	case "folder":
		return "Pages HTML et flux"
	case "files":
		return "Fichiers à copier, document Word"
	}
	return name
}

// Event says in French what a line of the journal tells.
func Event(e review.Entry) string {
	switch e.Event {
	case review.EventDrafted:
		return "rédigé par le programme"
	case review.EventEdited:
		return "modifié"
	case review.EventChecked:
		return "signature refusée"
	case review.EventRead:
		if e.Reason == review.LookedOpened {
			return "passage de l’acte ouvert"
		}
		return "lu"
	case review.EventTicked:
		return "point vérifié"
	case review.EventUnticked:
		return "marque retirée"
	case review.EventWaived:
		return "constat écarté"
	case review.EventApproved:
		return "signé"
	case review.EventRevoked:
		return "signature retirée"
	case review.EventPublishing:
		return "envoi commencé"
	case review.EventPublished:
		return "publié"
	case review.EventCorrected:
		return "correction publiée"
	case review.EventFailed:
		return "envoi échoué"
	case review.EventRequested:
		return "relecture demandée"
	case review.EventOpinion:
		return "avis reçu"
	case review.EventLooked:
		return "pages regardées avant dépôt"
	case review.EventWithdrawing:
		return "retrait commencé"
	case review.EventUnpublished:
		return "retiré de la publication"
	case review.EventHealed:
		return "journal réparé"
	}
	return string(e.Event)
}

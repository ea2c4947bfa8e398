package web

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"phare/extract/french"
	"phare/review"
	"phare/summarize/check"
)

// longDate writes an ISO date in full; another text is given back as it is.
func longDate(iso string) string { return french.LongISO(iso) }

func dayOf(t time.Time) string { return french.LongDate(t) }

// moment writes an RFC 3339 time as "4 avril 2025 à 18 h 30", in local time.
func moment(stamp string) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return stamp
	}
	t = t.Local()
	return fmt.Sprintf("%s à %d\u00a0h\u00a0%02d", dayOf(t), t.Hour(), t.Minute())
}

// since names a moment of the past as one speaks of it: by its hour today, else by its day too.
func since(stamp string, now time.Time) string {
	t, err := time.Parse(time.RFC3339, stamp)
	if err != nil {
		return "du " + stamp
	}
	if t.Local().Format(time.DateOnly) == now.Local().Format(time.DateOnly) {
		return t.Local().Format("de 15\u00a0h\u00a004")
	}
	return "du " + moment(stamp)
}

// number writes a score with a comma and its sign.
func number(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", ",")
}

// plural chooses the form for a count.
func plural(n int, one, many string) string {
	if n < 2 {
		return one
	}
	return many
}

// count gives "1 acte", "3 actes".
func count(n int, one, many string) string { return strconv.Itoa(n) + "\u00a0" + plural(n, one, many) }

// channelLabel names a text of the session for its tab.
func channelLabel(d review.Draft) string {
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

// levelWord is the level of a finding in words: colour says nothing alone.
func levelWord(l check.Level) string {
	switch l {
	case check.Error:
		return "Erreur"
	case check.Warning:
		return "À vérifier"
	}
	return "Remarque"
}

// settledWord says what became of a finding.
func settledWord(l check.Level, m review.Mark) string {
	switch {
	case !m.Waived:
		return "Vérifié"
	case l == check.Error:
		return "Erreur écartée"
	}
	return "Point écarté"
}

// targetLabel says in French what a target is.
func targetLabel(name string) string {
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

// eventWord says in French what a line of the journal tells.
func eventWord(e review.Entry) string {
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

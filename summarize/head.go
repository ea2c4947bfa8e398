package summarize

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"phare/extract"
)

// head gives the title, the opening paragraph and the sentence for the front matter, from
// what the session itself states.
func extractedHead(s *extract.Session, items []Item, style string) (title, chapo, summary string) {
	body := strings.TrimSpace(s.Body)
	if body == "" {
		body = "Séance"
	}
	n := len(items)
	title = upperFirst(body)
	if s.Date != "" {
		title += " du " + longDate(s.Date, false)
	}
	keep := decisionsWord(n) + " à retenir"
	if style == "points" {
		keep = fmt.Sprintf("%d points à retenir", n)
		if n == 1 {
			keep = "un point à retenir"
		}
	}
	title += nbsp + ": " + keep

	who := assembly(s.Body)
	if named := fullAssembly(s.Body); named != "" {
		who = named
	}
	when := ""
	if s.Date != "" {
		when = " le " + longDate(s.Date, true)
	}
	chapo = who + " s’est réuni" + feminine(who) + when + "."
	subjects := make([]string, len(items))
	for i, it := range items {
		subjects[i] = lowerFirst(it.Title)
	}
	switch {
	case n == 0:
		chapo += " Aucune décision de la séance ne se prête à un article."
	case n == 1:
		chapo += " Voici la décision à retenir."
	default:
		chapo += chapoSubjects(items, n)
	}
	summary = strings.TrimSuffix(title, nbsp+": "+keep)
	sep := nbsp + ": "
	for _, subject := range subjects {
		short, _, _ := strings.Cut(subject, nbsp+": ")
		if n := utf8.RuneCountInString(short); n < 8 || n > 60 {
			short = cutAtLink(subject, 60)
		}
		if utf8.RuneCountInString(summary+sep+short) > 158 {
			continue
		}
		summary, sep = summary+sep+short, ", "
	}
	summary += "."
	return title, escape(chapo), typeset(summary)
}

// chapoMost bounds the subjects of an opening paragraph, in characters.
const chapoMost = 330

// chapoSubjects names what the decisions are about, with the fact of each heading as far as a
// short paragraph holds it.
func chapoSubjects(items []Item, n int) string {
	said := make([]string, len(items))
	short := make([]string, len(items))
	total := 0
	for i, it := range items {
		subject, fact, _ := strings.Cut(it.Title, nbsp+": ")
		if at := auxiliaries.FindStringIndex(subject); at != nil && at[0] > 12 {
			subject = subject[:at[0]] // a heading that is a sentence
		}
		short[i] = cutAtLink(strings.TrimSpace(subject), 60)
		said[i] = subject
		if fact != "" {
			said[i] += " (" + strings.NewReplacer("(", "", ")", "").Replace(fact) + ")"
		}
		if first, _, _ := strings.Cut(subject, " "); isCommonNoun(first) || linking[fold(first)] || between[fold(first)] {
			said[i], short[i] = lowerFirst(said[i]), lowerFirst(short[i])
		}
		total += utf8.RuneCountInString(said[i])
	}
	for i := len(said) - 1; i >= 0 && total > chapoMost; i-- {
		total -= utf8.RuneCountInString(said[i]) - utf8.RuneCountInString(short[i])
		said[i] = short[i]
	}
	said = slices.DeleteFunc(said, func(s string) bool { return !wellEnded(s) })
	if len(said) < 2 {
		return fmt.Sprintf(" Voici les %s à retenir.", decisionsWord(n))
	}
	return fmt.Sprintf(" Les %s à retenir portent sur les sujets suivants%s: %s.", decisionsWord(n), nbsp, strings.Join(said, " ; "))
}

var auxiliaries = lazily(`\s(?:est|sont|sera|seront|s’élève|s’appliquent?|s’élèvent)\s`)

// fullAssembly is the body with its authority: "Le conseil municipal de Montbrun".
func fullAssembly(body string) string {
	m := bodyName.FindStringIndex(strings.TrimSpace(body))
	if m == nil {
		return ""
	}
	return assembly(body) + strings.TrimSpace(body)[m[1]:]
}

func feminine(who string) string {
	if strings.HasPrefix(who, "L’a") || strings.HasPrefix(who, "La ") {
		return "e"
	}
	return ""
}

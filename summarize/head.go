package summarize

import (
	"fmt"
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
			short = shorten(subject, 60)
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

// chapoSubjects names what the decisions are about, as far as a short paragraph holds it.
func chapoSubjects(items []Item, n int) string {
	var said []string
	total := 0
	for _, it := range items {
		subject, _, _ := strings.Cut(it.Title, nbsp+":")
		subject = cutAtLink(strings.TrimSpace(subject), 60)
		if total += utf8.RuneCountInString(subject); total > chapoMost || !wellEnded(subject) {
			continue
		}
		if first, _, _ := strings.Cut(subject, " "); isCommonNoun(first) {
			subject = lowerFirst(subject)
		}
		said = append(said, subject)
	}
	if len(said) < 2 {
		return fmt.Sprintf(" Voici les %s à retenir.", decisionsWord(n))
	}
	return fmt.Sprintf(" Les %s à retenir portent sur les sujets suivants%s: %s.", decisionsWord(n), nbsp, strings.Join(said, " ; "))
}

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

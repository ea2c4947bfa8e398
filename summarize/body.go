package summarize

import (
	"fmt"
	"strings"
	"time"

	"phare/extract/french"
)

var bodyName = lazily(`(?i)^(conseil(?: (?:municipal|communautaire|métropolitain|de (?:la )?métropole|de (?:la )?communauté|départemental|général|régional|d['’]administration|syndical|d['’]arrondissement|de territoire))?|comité(?: syndical)?|commission permanente|assemblée(?: plénière| départementale)?|bureau(?: communautaire| métropolitain| syndical)?)\b`)

// assembly names the body that decides, at the head of a sentence: "Le conseil municipal".
func assembly(body string) string {
	m := strings.ToLower(bodyName.FindString(strings.TrimSpace(body)))
	switch {
	case m == "":
		return "L’assemblée"
	case strings.HasPrefix(m, "assemblée"):
		return "L’" + m
	case strings.HasPrefix(m, "commission"):
		return "La " + m
	}
	return "Le " + m
}

func pronoun(who string) string {
	if strings.HasPrefix(who, "L’") || strings.HasPrefix(who, "La ") {
		return "Elle"
	}
	return "Il"
}

// genitive puts "de" before the body: "du conseil municipal", "de l’assemblée".
func genitive(who string) string {
	if rest, ok := strings.CutPrefix(who, "Le "); ok {
		return "du " + rest
	}
	return "de " + strings.ToLower(who[:1]) + who[1:] // an article, never an acronym
}

var (
	dayNames = []string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"}
	small    = []string{"zéro", "une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"}
)

// longDate writes an ISO date as "22 mai 2014", and with its weekday "jeudi 22 mai 2014".
func longDate(iso string, weekday bool) string {
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		return iso
	}
	s := french.LongDate(t)
	if weekday {
		s = dayNames[t.Weekday()] + " " + s
	}
	return s
}

// inWords writes a small count as a word.
func inWords(n int) string {
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return fmt.Sprint(n)
}

func decisionsWord(n int) string {
	if n == 1 {
		return "une décision"
	}
	return inWords(n) + " décisions"
}

package summarize

import (
	"slices"
	"strings"

	"phare/extract/facts"
)

// skipped reports whether a text holds, or is held by, a sentence to leave out.
func skipped(skip map[string]bool, text string) bool {
	b := bare(text)
	for claim := range skip {
		if strings.Contains(b, claim) || strings.Contains(claim, b) {
			return true
		}
	}
	return false
}

// worth counts the facts of a sentence.
func (w *drafter) worth(s string) float64 {
	score := 0.0
	var money, date, count bool
	for _, f := range facts.All(s) {
		switch {
		case f.Kind == facts.Money:
			money = true
		case f.Kind == facts.Date && f.Role != facts.RoleEarlier && f.Role != facts.RoleLaw:
			date = true
		case f.Kind == facts.Count || f.Kind == facts.Percent || f.Kind == facts.Duration || f.Kind == facts.Hour:
			count = true
		}
	}
	if money {
		score += 2
	}
	if date {
		score++
	}
	if count {
		score += 1.2
	}
	words := foldWords(s)
	score += min(1.5, 0.6*float64(len(w.as.effects.hits(words))))
	score += min(0.8, 0.4*float64(len(w.as.themes.hits(words))))
	if w.as.place.MatchString(s) {
		score += 0.6
	}
	if n := len([]rune(s)); n > 240 {
		score -= 0.6
	}
	return score
}

// personal reports whether a sentence names a person, elected or not: the article names
// the body.
func (w *drafter) personal(a *act, s string) bool {
	if len(privatePersons(s, nil)) > 0 || holderName.MatchString(s) {
		return true
	}
	return namesMember(s, a.present)
}

// holderName is an office followed by its holder's name.
var holderName = lazily(`(?i:\b(?:maire|présidente?|adjointe?|vice-présidente?|conseill(?:er|ère)|directeur|directrice|déléguée?|rapporteure?|préfète?|députée?|sénat(?:eur|rice)))[\s,:]+\p{Lu}\p{Ll}+\s+\p{Lu}`)

func namesMember(s string, present []string) bool {
	words := foldWords(s)
	for _, p := range present {
		member := foldWords(p)
		if len(member) < 2 {
			continue
		}
		for i := 0; i+len(member) <= len(words); i++ {
			if slices.Equal(words[i:i+len(member)], member) {
				return true
			}
		}
	}
	return false
}

func wordSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range foldWords(s) {
		if len(w) > 3 {
			set[w] = true
		}
	}
	return set
}

// overlap is the share of the words of a that are in b.
func overlap(a, b map[string]bool) float64 {
	if len(a) == 0 {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

package summarize

import (
	"cmp"
	"slices"
	"strings"

	"phare/extract/facts"
)

// passage is a sentence of the reasons, or a sentence with the list that it announces.
type passage struct {
	text  string // Markdown
	score float64
	order int
	size  int
	hangs bool // points to the passage before
}

var enumerates = lazily(`:\s*$`)

// context picks the sentences of the reasons that carry facts, in the order of the act.
func (w *drafter) context(a *act, decided string, budget int, skip map[string]bool) []string {
	all := slices.DeleteFunc(w.passages(a, decided), func(p passage) bool { return skipped(skip, p.text) })
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(x, y passage) int { return cmp.Compare(y.score, x.score) })
	var kept []passage
	for _, p := range ranked {
		if p.score < 1 || len(kept) == 4 {
			break
		}
		if p.size > budget {
			continue
		}
		if p.hangs && !slices.ContainsFunc(kept, func(k passage) bool { return k.order == p.order-1 }) {
			continue
		}
		kept = append(kept, p)
		budget -= p.size
	}
	slices.SortFunc(kept, func(x, y passage) int { return cmp.Compare(x.order, y.order) })
	var blocks []string
	var run []string
	for _, p := range kept {
		if strings.Contains(p.text, "\n") {
			if len(run) > 0 {
				blocks, run = append(blocks, strings.Join(run, " ")), nil
			}
			blocks = append(blocks, p.text)
			continue
		}
		run = append(run, p.text)
	}
	if len(run) > 0 {
		blocks = append(blocks, strings.Join(run, " "))
	}
	return blocks
}

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

// passages lists the quotable sentences of the reasons with what each is worth.
func (w *drafter) passages(a *act, decided string) []passage {
	var out []passage
	order := 0
	said := wordSet(decided)
	seen := map[string]bool{}
	add := func(text, plain string, bonus float64) {
		if seen[text] {
			return
		}
		seen[text] = true
		p := passage{text: text, order: order, size: len([]rune(text)), hangs: hanging.MatchString(plain)}
		p.score = w.worth(plain) + bonus
		if o := overlap(wordSet(plain), said); o > 0.7 || o > 0.35 && repeatsMoney(plain, decided) {
			p.score = 0
		}
		out = append(out, p)
	}
	for i := 0; i < len(a.expose); i++ {
		para := a.expose[i]
		if para.table || para.bullet {
			continue
		}
		pieces := splitSentences(para.text)
		for j, s := range pieces {
			order++
			if j == len(pieces)-1 && enumerates.MatchString(s) {
				if list := a.listAfter(i); w.listable(a, s, list) {
					text := escape(typeset(endWith(s, "")+" :")) + "\n\n" + bulletList(list)
					add(text, s+" "+strings.Join(list, " "), 0.5)
					out[len(out)-1].size = out[len(out)-1].size * 2 / 3 // a list reads faster than it is long
				}
				continue
			}
			if !quotable(s) || w.personal(a, s) {
				continue
			}
			bonus := 0.0
			if order == 1 {
				bonus = 0.6
			}
			add(escape(typeset(clean(s))), s, bonus)
		}
	}
	return out
}

// listAfter gives the bullets that follow a paragraph.
func (a *act) listAfter(i int) []string {
	var list []string
	for _, p := range a.expose[i+1:] {
		if !p.bullet {
			break
		}
		list = append(list, p.text)
	}
	return list
}

func (w *drafter) listable(a *act, intro string, list []string) bool {
	if len(list) < 2 || len(list) > maxList || addressed.MatchString(intro) || formal.MatchString(intro) ||
		hanging.MatchString(intro) || instructs(intro) || w.personal(a, intro) || len([]rune(intro)) < 25 {
		return false
	}
	total := len([]rune(intro))
	for _, b := range list {
		total += len([]rune(b))
		if contact.MatchString(b) || instructs(b) || addressed.MatchString(b) || w.personal(a, b) || len([]rune(b)) > 280 {
			return false
		}
	}
	return total <= 800
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

// repeatsMoney reports whether a sentence states sums and all of them are said already.
func repeatsMoney(s, said string) bool {
	known := map[float64]bool{}
	for _, f := range facts.All(said) {
		if f.Kind == facts.Money {
			known[f.Value] = true
		}
	}
	sums := 0
	for _, f := range facts.All(s) {
		if f.Kind == facts.Money {
			if sums++; !known[f.Value] {
				return false
			}
		}
	}
	return sums > 0
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

package summarize

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"phare/extract"
	"phare/extract/facts"
)

// Lengths of an extracted block, in characters.
const (
	oneAct    = 900 // one act alone
	oneOfMany = 800 // each act of a block that gathers several
	maxList   = 6   // bullets of one list
)

// drafter writes blocks out of sentences of the acts.
type drafter struct {
	session *extract.Session
	rules   *Rules
	as      *assessor
	o       Options
	votes   bool

	// faulty returns the sentences of a section that a check finds wrong; nil checks nothing.
	faulty func(section string) []string
}

// extracted drafts one subject by extraction. What a check finds wrong is left out: a
// sentence that is true in its place may mislead out of it.
func (w *drafter) extracted(s *subject) Item {
	skip := map[string]bool{}
	it := w.compose(s, skip)
	for range 3 {
		if w.faulty == nil {
			break
		}
		before := len(skip)
		for _, claim := range w.faulty(it.Section()) {
			skip[bare(claim)] = true
		}
		if len(skip) == before {
			break
		}
		it = w.compose(s, skip)
	}
	return it
}

func (w *drafter) compose(s *subject, skip map[string]bool) Item {
	it := Item{
		ID: s.acts[0].d.ID, Title: s.title(), Theme: s.theme,
		Score: s.score, Reasons: s.reasons, Pinned: s.pinned, Method: ByExtraction,
	}
	budget := oneAct
	if len(s.acts) > 1 {
		budget = oneOfMany
	}
	var blocks []string
	for _, a := range s.acts {
		it.Acts = append(it.Acts, a.d.ID)
		text, page := w.extractAct(a, budget, skip)
		blocks = append(blocks, text+"\n\n"+ActLink(w.session, a.d, page, w.o.ActsURL))
		it.Notes = append(it.Notes, a.verdict.notes...)
		if settled(a.d) != a.d.Outcome {
			it.Notes = append(it.Notes, fmt.Sprintf("%s : l'issue lue et les votes imprimés (%s) se contredisent ; l'issue n'est pas écrite. À vérifier dans l'acte.", a.d.ID, voteWords(a.d)))
		}
	}
	it.Text = strings.Join(blocks, "\n\n")
	return it
}

// extractAct gives what is decided, then the facts of the reasons, and the page of the
// decision.
func (w *drafter) extractAct(a *act, budget int, skip map[string]bool) (text string, page int) {
	page = firstPage(a.d)
	decided := w.decided(a, skip)
	ds := a.decisions()
	if len(ds) > 0 && ds[0].page > 0 {
		page = ds[0].page
	}
	left := budget - len([]rune(strings.Join(decided, " ")))
	context := w.context(a, strings.Join(decided, " "), left, skip)
	blocks := append(decided, context...)
	if v := w.voteSentence(a.d); v != "" {
		blocks = append(blocks, v)
	}
	return strings.Join(blocks, "\n\n"), page
}

// decided says in full sentences what the assembly decided, up to three decisions.
func (w *drafter) decided(a *act, skip map[string]bool) []string {
	ds := a.decisions()
	if len(ds) > 0 && settled(a.d) == extract.Rejected && (strings.HasPrefix(ds[0].verb, "rejet") || strings.HasPrefix(ds[0].verb, "refus")) {
		ds = nil // "rejette la proposition" says less than the object does
	}
	who := assembly(w.session.Body)
	var sentences []string
	var blocks []string
	flush := func() {
		if len(sentences) > 0 {
			blocks, sentences = append(blocks, strings.Join(sentences, " ")), nil
		}
	}
	total, said := 0, 0
	for i, d := range ds {
		rest := withoutPersons(endWith(d.rest, ""), nil)
		if strings.Contains(rest, removedName) && len(ds) > 1 {
			continue
		}
		if n := len([]rune(rest)); i > 0 && (total+n > 650 || said >= 3) || n > 700 {
			if i > 0 {
				break
			}
			rest = firstClause(rest)
		}
		total += len([]rune(rest))
		subject := who
		if said > 0 {
			subject = pronoun(who)
		}
		sentence := w.sayDecision(a.d, subject, d, lowerFirst(rest), said)
		list := d.list
		if len(list) > maxList {
			list = nil
		}
		if items := d.rows.items(); len(list) == 0 && len(items) > 0 {
			list = items
			sentence = announces.ReplaceAllString(endWith(sentence, ""), "")
		}
		if len(list) > 0 {
			sentence = thatIs.ReplaceAllString(sentence, "")
			flush()
			said++
			blocks = append(blocks, escape(typeset(sentence+nbsp+":"))+"\n\n"+bulletList(list))
			continue
		}
		if d.long || strings.HasSuffix(strings.TrimSpace(d.rest), ":") {
			sentence = endWith(announces.ReplaceAllString(thatIs.ReplaceAllString(endWith(sentence, ""), ""), ""), "") + " (détail dans l’acte)"
		}
		if !skipped(skip, sentence) {
			said++
			sentences = append(sentences, escape(typeset(sentence+".")))
		}
	}
	if len(sentences) == 0 && len(blocks) == 0 {
		if s := w.sayOutcome(a, who); s != "" {
			sentences = append(sentences, escape(typeset(s)))
		}
	}
	flush()
	return blocks
}

// announces ends a decision whose table or list is not repeated.
var announces = lazily(`(?i),?\s+(?:suivante?s?|comme suit|ci-après|ci-dessous|selon le tableau)$`)

// thatIs ends a decision whose list follows.
var thatIs = lazily(`(?i),?\s+(?:à savoir|soit|comme suit|ci-après|ci-dessous)\s*:?\s*$`)

// sayDecision puts a decision in a sentence that keeps its verb and says what became of
// it. n is its place among those of the act.
func (w *drafter) sayDecision(d *extract.Deliberation, who string, dec decision, rest string, n int) string {
	verb, inf := dec.verb, toInfinitive(dec.verb)
	also := [...]string{"", "aussi ", "également "}[min(n, 2)]
	outcome := settled(d)
	proposed := d.Status == extract.StatusDraft && outcome == extract.NoOutcome || outcome != d.Outcome
	switch {
	case dec.whole && outcome == extract.Rejected:
		return fmt.Sprintf("%s a rejeté la proposition suivante : %s", who, rest)
	case dec.whole && proposed:
		return fmt.Sprintf("Le texte soumis au vote prévoit ceci : %s", rest)
	case dec.whole && n == 0:
		return fmt.Sprintf("Par décision %s, %s", genitive(who), rest)
	case dec.whole:
		return upperFirst(rest)
	case outcome == extract.Rejected && inf == "":
		return fmt.Sprintf("%s a rejeté le texte suivant : « %s %s »", who, verb, rest)
	case outcome == extract.Rejected:
		return fmt.Sprintf("%s a rejeté la proposition %s %s", who, withDe(inf), rest)
	case proposed && inf == "":
		return fmt.Sprintf("Le texte soumis au vote : « %s %s »", verb, rest)
	case proposed:
		return fmt.Sprintf("Il est proposé à l’assemblée %s %s", withDe(inf), rest)
	case verb == "décide" || verb == "décider":
		return fmt.Sprintf("%s a %sdécidé %s", who, also, rest)
	}
	if p := participle(verb); p != "" {
		if verb == inf {
			rest = joinVerbs(rest)
		}
		return fmt.Sprintf("%s a %s%s %s", who, also, p, rest)
	}
	if engaged := strings.TrimLeft(verb, "s'’"); engaged == "engage" || engaged == "engager" {
		agreed := "engagé"
		if pronoun(who) == "Elle" {
			agreed += "e"
		}
		return fmt.Sprintf("%s s’est %s%s %s", who, also, agreed, rest)
	}
	if inf != "" {
		return fmt.Sprintf("%s a %sdécidé %s %s", who, also, withDe(inf), rest)
	}
	return fmt.Sprintf("%s %s %s", who, verb, rest)
}

// settled is the outcome as far as the votes printed do not contradict it: blank rather
// than wrong.
func settled(d *extract.Deliberation) extract.Outcome {
	if d.Votes.For == nil || d.Votes.Against == nil {
		return d.Outcome
	}
	pour, contre := *d.Votes.For, *d.Votes.Against
	if d.Outcome == extract.Rejected && pour > contre || d.Outcome == extract.Adopted && contre > pour {
		return extract.NoOutcome
	}
	return d.Outcome
}

// sayOutcome says what became of an act whose dispositif gives no sentence.
func (w *drafter) sayOutcome(a *act, who string) string {
	object := endWith(plainTitle(a), "")
	switch settled(a.d) {
	case extract.Adopted:
		return fmt.Sprintf("%s a adopté cette délibération : %s.", who, lowerFirst(object))
	case extract.Rejected:
		return fmt.Sprintf("%s a rejeté cette délibération : %s.", who, lowerFirst(object))
	case extract.Noted:
		return fmt.Sprintf("%s a pris acte de cette délibération : %s.", who, lowerFirst(object))
	}
	return fmt.Sprintf("Cette délibération porte sur le sujet suivant : %s.", lowerFirst(object))
}

// voteSentence states the vote exactly as counted; "" when it is not printed or not wanted.
func (w *drafter) voteSentence(d *extract.Deliberation) string {
	if !w.votes {
		return ""
	}
	if words := voteWords(d); words != "" && d.Votes.For != nil {
		return "Vote" + nbsp + ": " + words + "."
	}
	if d.Unanimous != nil && *d.Unanimous && !contested(d) {
		return "Vote" + nbsp + ": unanimité."
	}
	return ""
}

func bulletList(items []string) string {
	lines := make([]string, len(items))
	for i, it := range items {
		end := "."
		if i < len(items)-1 {
			end = nbsp + ";"
		}
		lines[i] = "- " + escape(typeset(endWith(it, ""))) + end
	}
	return strings.Join(lines, "\n")
}

// firstClause cuts a long decision where a clause ends.
func firstClause(text string) string {
	for _, mark := range []string{" ; ", ". ", "; "} {
		if i := strings.Index(text, mark); i > 60 {
			return text[:i]
		}
	}
	return shorten(text, 600)
}

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

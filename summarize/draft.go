package summarize

import (
	"fmt"
	"strings"

	"phare/extract"
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
		blocks = append(blocks, text+"\n\n"+ActLink(w.session, a.d, page))
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

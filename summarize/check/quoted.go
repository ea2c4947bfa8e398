package check

import (
	"fmt"
	"strings"

	"phare/extract"
)

// Quoted holds a sentence against the words of an act that are given as its proof, and
// against that act: what it says for done, for all or for ever, and its words. The quote is
// taken to stand in the act. An act that the session does not hold proves nothing, and
// gives no finding.
func (c *Checker) Quoted(sentence, deliberation, quote string, o Options) []Finding {
	var acts []*act
	for _, a := range c.acts {
		if a.d.ID == deliberation {
			acts = []*act{a}
		}
	}
	if acts == nil {
		return nil
	}
	c.wordsOf(acts[0])
	r := &run{Checker: c, o: o, d: parse([]byte(sentence)), b: &binding{all: acts}}
	for i := range r.d.blocks {
		r.readClaims(i, acts)
	}
	words := c.stemmed(quote)
	var out []Finding
	for _, cl := range r.claims {
		r.readNames(cl)
		r.values(cl)
		r.support(cl)
		cl.found, cl.places = nil, nil // of values the whole text's check speaks
		r.accomplished(cl)
		r.scope(cl)
		r.happened(cl)
		if len(cl.found) == 0 {
			r.againstQuote(cl, words)
		}
		out = append(out, cl.found...)
	}
	return out
}

// againstQuote reports a sentence that says done what its quote only asks for, that shares
// no word with its quote, or most of whose words the act does not decide or explain.
func (r *run) againstQuote(cl *claim, quote []word) {
	if i, k := cl.event(); i >= 0 && !doneIn(quote, k) {
		if advice := verbOf(quote); advice != "" {
			w := cl.words[i]
			r.find(cl, w.start, w.end, Error, eventOf(k).code, "La citation donnée en preuve ne dit pas que c'est fait. "+advice, nil)
			return
		}
	}
	in := map[string]bool{}
	for _, w := range quote {
		in[w.stem] = true
		if w.digit {
			in[w.fold] = true
		}
	}
	shared, count := len(cl.verified) > 0, 0
	var lost []string
	for _, st := range cl.content() {
		if generic(st) || r.sessionWord(st) {
			continue
		}
		count++
		shared = shared || kin(in, st)
		if !kin(in, st) && !cl.acts[0].reasons(st) {
			lost = append(lost, cl.wordOf(st))
		}
	}
	switch {
	case count >= 3 && !shared:
		r.find(cl, 0, len(cl.text), Warning, "unsupported", "La citation donnée en preuve ne partage aucun mot avec la phrase. Donnez celle qui la prouve, ou retirez la phrase.", nil)
	case len(lost) >= 2 && 2*len(lost) > count:
		r.find(cl, 0, len(cl.text), Warning, "word-not-in-act", fmt.Sprintf("Mots sans appui dans la citation, la décision ni l'exposé : %s. Reprenez ceux de l'acte, ou retirez la phrase.", strings.Join(lost, ", ")), nil)
	}
}

// event returns the word by which the claim says that something was done, and its kind; -1
// when it says no such thing.
func (cl *claim) event() (at int, k kind) {
	if conditional(cl) {
		return -1, 0
	}
	for k := range permitting {
		e := eventOf(k)
		for i, w := range cl.words {
			if begins(w.fold, e.verbs) && !nounOf(cl.words, i) && cl.saysDone(i, e.moves) && !refused(cl.words, i) && !onDay(cl.words, i) {
				return i, k
			}
		}
	}
	return -1, 0
}

// doneIn tells that some words hold a past, or a decision, of a kind of event.
func doneIn(words []word, k kind) bool {
	e := eventOf(k)
	for i, w := range words {
		if begins(w.fold, e.words) && modeOf(words, i, extract.PartDispositif, e.nouns, k == signing) == done {
			return true
		}
	}
	return false
}

// reasons tells that the act holds a stem in what it explains or decides.
func (a *act) reasons(stem string) bool {
	for _, p := range a.at[stem] {
		if standingOf(a.passages[p].part) == decided || a.passages[p].part == extract.PartHead {
			return true
		}
	}
	return false
}

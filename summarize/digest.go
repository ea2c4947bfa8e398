package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"phare/summarize/llm"
)

// digestReply is a digest as the model writes it.
type digestReply struct {
	Act      string `json:"act"`
	Title    string `json:"title"`
	Subject  string `json:"subject"`
	Decided  Quoted `json:"decided"`
	ForWhom  Quoted `json:"for_whom"`
	Where    Quoted `json:"where"`
	When     Quoted `json:"when"`
	HowMuch  Quoted `json:"how_much"`
	WhatNext Quoted `json:"what_next"`
	Scores   map[string]struct {
		Value  int    `json:"value"`
		Reason string `json:"reason"`
	} `json:"scores"`
	Private bool `json:"private"`
}

// digest asks for one digest of each act still in the race and adds its scores to theirs.
func (e *engine) digest(ctx context.Context) {
	q := e.asker
	banned, _ := e.ranking.named(e.o.Bans) // an act that the session does not hold is said when choosing
	open := slices.DeleteFunc(slices.Clone(e.ranking.open), func(a *act) bool { return banned[a] || slices.Contains(q.most.unread, a) })
	failed := make([]error, len(open))
	replies := make([]digestReply, len(open))
	e.sideBySide("digest", len(open), func(i int) {
		failed[i] = q.ask(ctx, "digest", []*act{open[i]}, e.digestRequest(open[i]), &replies[i])
	}, func(i int) string { return open[i].d.ID })
	worth := make([]float64, len(open))
	var sums []float64
	for i, a := range open {
		if failed[i] != nil {
			continue
		}
		d := verifiedDigest(replies[i], a, q.texts[a].text, e.ranking.as.moneyCeiling(a))
		q.digests[a] = d
		worth[i] = e.ranking.addDigest(a, d)
		if !a.suspect {
			sums = append(sums, worth[i])
		}
	}
	usual := math.Round(median(sums)*100) / 100
	for i, a := range open {
		if failed[i] == nil && a.suspect && worth[i] > usual {
			a.verdict.add("digest", usual-worth[i], "l'acte contient un passage adressé à un logiciel : la fiche du modèle ne le place pas au-dessus de la médiane de la séance")
		}
		if failed[i] != nil {
			q.fell("digest", a.d.ID, failed[i], "les règles seules ont classé cet acte")
			a.verdict.add("digest", usual, "pas de fiche du modèle : note médiane de la séance")
		}
	}
	for _, a := range q.most.unread {
		e.ranking.unread(a)
	}
	e.ranking.open = slices.DeleteFunc(e.ranking.open, func(a *act) bool { return a.verdict.private != nil })
}

func (e *engine) digestRequest(a *act) llm.Request {
	return llm.Request{
		Name:   "digest/" + a.d.ID,
		System: e.prompts.Text("digest.md"),
		User:   e.setting() + "\nÉchelle de la note argent, celle de cette séance : " + e.ranking.as.moneyScale().String() + "\n\n" + e.asker.wrapped(a, e.drafter.brief(e.asker.texts[a].text, e.asker.most.digest)),
		Schema: digestSchema(a.d.ID), MaxTokens: 2500, ExpectTokens: 700,
		Validate: func(raw []byte) error {
			var d digestReply
			if err := json.Unmarshal(raw, &d); err != nil {
				return err
			}
			if d.Act != a.d.ID {
				return fmt.Errorf("`act` doit être %q", a.d.ID)
			}
			if strings.TrimSpace(d.Title) == "" {
				return errors.New("`title` est vide")
			}
			for _, c := range scoreCodes {
				if s, ok := d.Scores[c]; !ok || s.Value < 0 || s.Value > 5 {
					return fmt.Errorf("`scores.%s` doit valoir de 0 à 5", c)
				}
			}
			return nil
		},
	}
}

// verifiedDigest keeps of a reply what the act bears: a field whose quote is not found is
// dropped. money is the highest score that its sums allow.
func verifiedDigest(r digestReply, a *act, source string, money int) Digest {
	d := Digest{Act: a.d.ID, Title: squeeze(r.Title), Subject: squeeze(r.Subject), Private: r.Private}
	keep := func(name string, q Quoted) Quoted {
		if strings.TrimSpace(q.Text) == "" {
			return Quoted{}
		}
		if !quoted(source, q.Quote) {
			d.Dropped = append(d.Dropped, name)
			return Quoted{}
		}
		return Quoted{Text: squeeze(q.Text), Quote: squeeze(q.Quote)}
	}
	d.Decided = keep("decided", r.Decided)
	d.ForWhom = keep("for_whom", r.ForWhom)
	d.Where = keep("where", r.Where)
	d.When = keep("when", r.When)
	d.HowMuch = keep("how_much", r.HowMuch)
	d.WhatNext = keep("what_next", r.WhatNext)
	for _, c := range scoreCodes {
		score := Score{Code: c, Value: min(r.Scores[c].Value, d.ceiling(c, a, money)), Reason: squeeze(r.Scores[c].Reason)}
		if score.Value < r.Scores[c].Value {
			score.Reason += " (note ramenée de " + fmt.Sprint(r.Scores[c].Value) + " à " + fmt.Sprint(score.Value) + ", faute de preuve dans l'acte)"
		}
		d.Scores = append(d.Scores, score)
	}
	return d
}

// ceiling is the highest score that the proofs of a digest allow: no evidence means low,
// whatever the model says. Sums and votes are read in the act, not believed.
func (d Digest) ceiling(score string, a *act, money int) int {
	concrete := d.ForWhom.Quote != "" || d.When.Quote != "" || d.Where.Quote != "" || d.HowMuch.Quote != ""
	switch {
	case d.Decided.Quote == "":
		return 2
	case score == "argent":
		return money
	case score == "vie_quotidienne" && !concrete:
		return 4
	case score == "portee" && d.ForWhom.Quote == "" && d.Where.Quote == "":
		return 4
	case score == "debat" && a.d.Unanimous != nil && *a.d.Unanimous:
		return 3
	case score == "debat" && !a.verdict.contested:
		return 4
	}
	return 5
}

var scoreNames = map[string]string{"vie_quotidienne": "vie quotidienne", "portee": "portée", "argent": "argent", "nouveaute": "nouveauté", "debat": "débat"}

// addDigest adds the five scores of a model to those of the rules, whose word lists then
// count for less, and returns what they are worth.
func (k *ranking) addDigest(a *act, d Digest) float64 {
	w, v := k.rules.Weights, &a.verdict
	if d.Private && !k.as.isTribute(a) {
		v.private = &Reason{Code: "particulier", Text: "concerne une personne privée identifiable, selon la fiche du modèle"}
	}
	lexical := 0.0
	for _, r := range v.reasons {
		if k.as.isLexical(r.Code) && r.Points > 0 {
			lexical += r.Points
		}
	}
	v.add("digest", -lexical*(1-w.WithDigest), "les mots-clés comptent moins, l'acte ayant été lu par le modèle")
	total := 0.0
	for _, s := range d.Scores {
		points := float64(s.Value) * w.Digest[s.Code]
		v.floor += w.Digest[s.Code] // an act scored 1 throughout is no more worth than before
		total += points
		v.add(s.Code, points, "%s %d/5 : %s", scoreNames[s.Code], s.Value, endWith(s.Reason, ""))
	}
	return total - lexical*(1-w.WithDigest)
}

const unreadWords = "non lu par le modèle : au rang que lui donnent les règles, il n'entre pas dans la part de texte transmise"

// unread leaves an act that the model is not given to the points of the rules: those that it
// read are held against a higher minimum, and so is this one.
func (k *ranking) unread(a *act) {
	for _, points := range k.rules.Weights.Digest {
		a.verdict.floor += points
	}
	a.verdict.reasons = append(a.verdict.reasons, Reason{Code: "unread", Text: unreadWords})
}

// isLexical reports whether a reason comes from a word list of themes or effects.
func (s *assessor) isLexical(code string) bool {
	is := func(sig Signal) bool { return sig.Code == code }
	return slices.ContainsFunc(s.themes.signals, is) || slices.ContainsFunc(s.effects.signals, is)
}

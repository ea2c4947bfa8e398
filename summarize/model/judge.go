// Package model holds what is asked of a model about a text, whoever wrote it.
package model

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"phare/extract"
	"phare/extract/private"
	"phare/prompts"
	"phare/summarize/check"
	"phare/summarize/llm"
)

// CodeJudge is the code of what a judge finds.
const CodeJudge = "judge"

// together is how many sentences of one act a call holds.
const together = 12

type verdict struct {
	Number  int    `json:"number"`
	Verdict string `json:"verdict"`
	Words   string `json:"words"`
	Act     string `json:"act"`
}

// The verdicts of a judge.
const (
	entailed     = "prouvée"
	saysMore     = "en dit plus"
	contradicted = "contredite"
)

// Judge has a model hold the sentences of a report against their passages, and lowers the
// state of those that it finds to say more than the act, or something else: it never raises
// one. It sees the sentences and the passages alone, names of private persons masked, and
// neither the prompt nor the drafts that they come from. Each finding is a warning, ticked by
// a person: a model blocks nobody. What it can't be asked is the error; the report then
// stands as far as it was judged.
func Judge(ctx context.Context, s *extract.Session, rep *check.Report, c *llm.Client, set *prompts.Set, o check.Options) error {
	checker := check.New(s)
	known := map[string][]string{}
	for _, d := range s.Documents {
		for _, a := range d.Deliberations {
			known[a.ID] = d.Present
		}
	}
	var groups [][]int
	for i, cl := range rep.Claims {
		if cl.Deliberation == "" || cl.Status == check.NoClaim || cl.Status == check.Contradicted {
			continue
		}
		if n := len(groups); n > 0 && len(groups[n-1]) < together && rep.Claims[groups[n-1][0]].Deliberation == cl.Deliberation {
			groups[n-1] = append(groups[n-1], i)
			continue
		}
		groups = append(groups, []int{i})
	}
	replies := make([][]verdict, len(groups))
	var g errgroup.Group
	for n, group := range groups {
		act := rep.Claims[group[0]].Deliberation
		list := make([]check.Sentence, len(group))
		for i, at := range group {
			list[i] = check.Sentence{Text: rep.Claims[at].Text, Act: act}
		}
		user, shown := question(list, checker.Sentences(list, nil, o), known[act])
		if shown == 0 {
			continue
		}
		g.Go(func() error {
			raw, err := c.JSON(ctx, llm.Request{
				Name: "judge/" + act, System: set.Text("judge.md"), User: user, Schema: schema(), MaxTokens: 200 * len(list), ExpectTokens: 40 * len(list),
			})
			if err != nil {
				return err
			}
			var r struct {
				Verdicts []verdict `json:"verdicts"`
			}
			if err := json.Unmarshal(raw, &r); err != nil {
				return err
			}
			replies[n] = r.Verdicts
			return nil
		})
	}
	err := g.Wait()
	for n, group := range groups {
		for _, v := range replies[n] {
			if v.Number >= 1 && v.Number <= len(group) {
				lower(rep, group[v.Number-1], v)
			}
		}
	}
	return err
}

// question lays sentences and their passages out; shown counts the sentences that have some.
func question(list []check.Sentence, held []check.Verdict, known []string) (user string, shown int) {
	var b strings.Builder
	for i, s := range list {
		var passages []string
		for _, p := range held[i].Passages {
			passages = append(passages, p.Quote)
		}
		if len(passages) == 0 {
			continue
		}
		shown++
		fmt.Fprintf(&b, "Phrase %d : %s\n<passage>%s</passage>\n\n", i+1, clean(s.Text, known), clean(strings.Join(passages, "\n[…]\n"), known))
	}
	return b.String(), shown
}

var angles = strings.NewReplacer("<", "‹", ">", "›")

// clean takes private data and delimiters out of what is sent.
func clean(text string, known []string) string {
	var b strings.Builder
	last := 0
	for _, s := range private.Find(text, known) {
		b.WriteString(text[last:s.Start])
		b.WriteString("[" + string(s.Kind) + "]")
		last = s.End
	}
	b.WriteString(text[last:])
	return angles.Replace(b.String())
}

func schema() map[string]any {
	text := map[string]any{"type": "string"}
	one := map[string]any{
		"number": map[string]any{"type": "integer"}, "verdict": map[string]any{"type": "string", "enum": []string{entailed, saysMore, contradicted}},
		"words": text, "act": text,
	}
	object := func(p map[string]any, required ...string) map[string]any {
		return map[string]any{"type": "object", "properties": p, "required": required, "additionalProperties": false}
	}
	return object(map[string]any{"verdicts": map[string]any{"type": "array", "items": object(one, "number", "verdict", "words", "act")}}, "verdicts")
}

// lower marks what a judge found on a claim; a verdict whose words are not in the sentence is
// held against the whole of it.
func lower(rep *check.Report, at int, v verdict) {
	cl := &rep.Claims[at]
	if v.Verdict != saysMore && v.Verdict != contradicted {
		return
	}
	words := strings.Trim(strings.TrimSpace(v.Words), "«»\" ")
	i := strings.Index(cl.Text, words)
	if words == "" || i < 0 {
		i, words = 0, cl.Text
	}
	own := check.Own{Offset: utf8.RuneCountInString(cl.Text[:i]), Length: utf8.RuneCountInString(words), Text: words, Claim: true}
	if !slices.ContainsFunc(cl.Own, func(o check.Own) bool {
		return o.Claim && o.Offset <= own.Offset && own.Offset+own.Length <= o.Offset+o.Length
	}) {
		cl.Own = append(cl.Own, own)
		slices.SortFunc(cl.Own, func(a, b check.Own) int { return a.Offset - b.Offset })
	}
	cl.Status = check.OwnWords
	message := "Un modèle appelé à juger ne trouve pas ces mots dans l'acte. Relisez le passage, gardez-les ou reprenez les siens."
	if v.Verdict == contradicted {
		message = "Un modèle appelé à juger lit autre chose dans l'acte. Comparez au passage avant de garder ces mots."
		if act := strings.TrimSpace(v.Act); act != "" && cl.Evidence != nil && strings.Contains(cl.Evidence.Quote, act) {
			message += " L'acte dit : « " + act + " »."
		}
	}
	f := check.Finding{
		ID: check.FindingID(CodeJudge, cl.Deliberation, cl.Text, words), Line: cl.Line, Column: 1, Text: words, Code: CodeJudge,
		Level: check.Warning, Message: message, Deliberation: cl.Deliberation, Evidence: cl.Evidence,
	}
	if !slices.Contains(cl.Findings, f.ID) {
		cl.Findings = append(cl.Findings, f.ID)
		rep.Findings = append(rep.Findings, f)
	}
}

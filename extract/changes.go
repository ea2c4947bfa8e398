package extract

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract/french"
)

// A Change is what a second reading of a session shows beside the first: the signed acts
// come weeks after the drafts that the first reading had.
type Change struct {
	Act     string `json:"act"`  // id in the second reading; in the first for an act that is gone
	Code    string `json:"code"` // added, removed, status, outcome, votes, object, amounts, text
	Message string `json:"message"`
}

// Changes compares two readings of one session, act by act: by number, else by object.
func Changes(before, after *Session) []Change {
	var all []Change
	matched := map[*Deliberation]bool{}
	for _, now := range after.Deliberations {
		was := counterpart(before, now, matched)
		if was == nil {
			all = append(all, Change{now.ID, "added", "acte nouveau : " + now.Object})
			continue
		}
		matched[was] = true
		all = append(all, differences(was, now)...)
	}
	for _, was := range before.Deliberations {
		if !matched[was] {
			all = append(all, Change{was.ID, "removed", "acte qui n'est plus dans le dossier : " + was.Object})
		}
	}
	return all
}

func counterpart(s *Session, d *Deliberation, taken map[*Deliberation]bool) *Deliberation {
	at := slices.IndexFunc(s.Deliberations, func(o *Deliberation) bool {
		return !taken[o] && o.Number != nil && d.Number != nil && *o.Number == *d.Number
	})
	if at < 0 {
		at = slices.IndexFunc(s.Deliberations, func(o *Deliberation) bool {
			return !taken[o] && (o.Number == nil || d.Number == nil) && foldedWords(o.Object) == foldedWords(d.Object)
		})
	}
	if at < 0 {
		return nil
	}
	return s.Deliberations[at]
}

func differences(was, now *Deliberation) []Change {
	var all []Change
	add := func(code, what, from, to string) {
		if from != to {
			all = append(all, Change{now.ID, code, fmt.Sprintf("%s : « %s » devient « %s »", what, orNone(from), orNone(to))})
		}
	}
	add("status", "état", string(was.Status), string(now.Status))
	add("outcome", "issue", string(was.Outcome), string(now.Outcome))
	add("votes", "vote", voteLine(was), voteLine(now))
	add("object", "objet", oneLine(was.Object), oneLine(now.Object))
	add("amounts", "montants", amountLine(was), amountLine(now))
	if !slices.ContainsFunc(all, func(c Change) bool { return c.Code == "amounts" }) && foldedWords(was.Dispositif) != foldedWords(now.Dispositif) {
		all = append(all, Change{now.ID, "text", "le texte de la décision a changé"})
	}
	return all
}

func voteLine(d *Deliberation) string {
	var parts []string
	for _, v := range []struct {
		n    *int
		Form string
	}{{d.Votes.For, "pour"}, {d.Votes.Against, "contre"}, {d.Votes.Abstain, "abstentions"}, {d.Votes.NotVoting, "sans vote"}} {
		if v.n != nil {
			parts = append(parts, fmt.Sprintf("%d %s", *v.n, v.Form))
		}
	}
	if d.Unanimous != nil && *d.Unanimous {
		parts = append(parts, "unanimité")
	}
	return strings.Join(parts, ", ")
}

func amountLine(d *Deliberation) string {
	all := make([]string, len(d.Amounts))
	for i, a := range d.Amounts {
		all[i] = oneLine(a.Text)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ", ")
}

func orNone(s string) string {
	if s == "" {
		return "rien d'imprimé"
	}
	return s
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// foldedWords leaves of a text what a new typing of it keeps.
func foldedWords(s string) string { return french.FoldLine(oneLine(s)) }

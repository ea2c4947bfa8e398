package extract

import (
	"fmt"
	"slices"

	"phare/extract/french"
	"phare/extract/matching"
)

// join finds the acts that rows of a table speak of.
type join struct {
	byNumber map[string][]*Deliberation
	acts     []*Deliberation
	words    map[*Deliberation][]string
}

func newJoin(b *Batch) *join {
	j := &join{byNumber: map[string][]*Deliberation{}, words: map[*Deliberation][]string{}}
	for _, d := range b.Documents {
		for _, a := range d.Deliberations {
			j.acts = append(j.acts, a)
			j.words[a] = french.Words(french.FoldLine(a.Object))
			if a.Number != nil {
				k := numberKey(*a.Number)
				j.byNumber[k] = append(j.byNumber[k], a)
			}
		}
	}
	return j
}

// numberKey compares numbers without their signs and leading zeros: "2031/012", "2031-12".
func numberKey(s string) string { return matching.Key(s) }

// find returns the acts of a row: those of its number, told apart by the object when several
// bear it; else those of which its number is the end, or theirs of it; else the act whose object
// says the same.
func (j *join) find(row VoteRow) []*Deliberation {
	fits := func(a *Deliberation) bool {
		return row.Date == "" || a.SessionDate == nil || *a.SessionDate == row.Date
	}
	ws := french.Words(french.FoldLine(row.Object))
	var hits []*Deliberation
	if row.Number != "" {
		for _, a := range j.byNumber[numberKey(row.Number)] {
			if fits(a) {
				hits = append(hits, a)
			}
		}
		exact := len(hits)
		for k := 0; exact == 0 && k < len(j.acts); k++ {
			if a := j.acts[k]; a.Number != nil && fits(a) && matching.Compare(*a.Number, row.Number) == matching.Short {
				hits = append(hits, a)
			}
		}
		if len(hits) > 1 && len(ws) > 0 && !j.same(hits) {
			hits = slices.DeleteFunc(hits, func(a *Deliberation) bool { return french.Alike(ws, j.words[a]) < 0.5 })
		}
		if len(hits) > 0 {
			return hits
		}
	}
	if len(ws) < 2 {
		return nil
	}
	best := 0.75
	for _, a := range j.acts {
		if !fits(a) || a.Number != nil && matching.Compare(*a.Number, row.Number) == matching.Other {
			continue
		}
		switch s := french.Alike(ws, j.words[a]); {
		case s > best+0.02:
			best, hits = s, []*Deliberation{a}
		case s > best-0.02 && len(hits) > 0:
			hits = append(hits, a)
		}
	}
	return hits
}

// same tells whether several acts are one, found in several files.
func (j *join) same(acts []*Deliberation) bool {
	for _, a := range acts[1:] {
		if a.File == acts[0].File || french.Alike(j.words[a], j.words[acts[0]]) < 0.4 {
			return false
		}
	}
	return true
}

// take fills what the act leaves blank from a row of a table, and warns of a difference.
func take(d *Deliberation, row VoteRow) {
	for _, v := range []struct {
		Form string
		have **int
		got  *int
	}{
		{"pour", &d.Votes.For, row.Votes.For}, {"contre", &d.Votes.Against, row.Votes.Against},
		{"abstentions", &d.Votes.Abstain, row.Votes.Abstain}, {"ne prennent pas part au vote", &d.Votes.NotVoting, row.Votes.NotVoting},
	} {
		switch {
		case v.got == nil:
		case *v.have == nil:
			*v.have = new(*v.got)
		case **v.have != *v.got:
			d.Warnings = append(d.Warnings, warning("votes-differ", 0, "L'acte imprime %d (%s), la table des votes %d (ligne %d) : vérifiez lequel est juste.", **v.have, v.Form, *v.got, row.Line))
		}
	}
	if row.Outcome != NoOutcome {
		switch {
		case d.Outcome == NoOutcome || d.Status == StatusDraft:
			d.Outcome, d.Status = row.Outcome, StatusAdopted
		case d.Outcome != row.Outcome && !(designates(d.Outcome) && designates(row.Outcome)):
			d.Warnings = append(d.Warnings, warning("outcome-differs", 0, "La décision lue dans l'acte et celle de la table des votes (ligne %d) diffèrent : vérifiez laquelle est juste.", row.Line))
		}
	}
	if d.Unanimous == nil && row.Votes.For != nil && row.Votes.Against != nil && row.Votes.Abstain != nil {
		d.Unanimous = new(*row.Votes.For > 0 && *row.Votes.Against == 0 && *row.Votes.Abstain == 0)
	}
	if row.Remarks != "" {
		d.Warnings = append(d.Warnings, warning("vote-remark", 0, "La table des votes note (ligne %d) : « %s ». L'acte ne l'imprime pas forcément : vérifiez avant de citer.", row.Line, row.Remarks))
	}
	if d.VoteText == nil {
		d.VoteText = new(fmt.Sprintf("table des votes, ligne %d", row.Line))
	}
}

func designates(o Outcome) bool { return o == Adopted || o == Elected }

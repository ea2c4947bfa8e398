package act

import (
	"fmt"

	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

// checkVote holds the figures of a vote against each other. Nothing is repaired: what
// does not add up is shown as printed, with both figures.
func (w *words) checkVote(v *vote.Vote, d *record.Deliberation, ctx Context) []record.Warning {
	var found []record.Warning
	if v.Box == nil || v.Undecided || v.Box.End > len(w.Toks) {
		return nil
	}
	page := 0
	if v.Box.Start < len(w.Toks) {
		page = w.Page(v.Box.Start)
	}
	say := func(code, format string, args ...any) {
		found = append(found, record.Warning{Code: code, Page: page, Message: fmt.Sprintf(format, args...)})
	}
	for _, it := range v.Box.Counts {
		if it != nil && it.Stated && it.Named > 0 && it.Named != it.Value {
			say("vote-names", "Le vote annonce %d « %s », mais %d noms sont cités : vérifiez sur la page.", it.Value, senseNames[it.Sense], it.Named)
		}
	}
	votes := d.Votes
	if f := v.Box.Formula; f != nil && f.Kind == vote.Unanimity {
		if votes.Against != nil && *votes.Against > 0 {
			say("vote-unanimity", "L’acte dit « à l’unanimité », mais compte %d voix contre : vérifiez sur la page.", *votes.Against)
		} else if votes.Abstain != nil && *votes.Abstain > 0 {
			say("vote-unanimity", "L’acte dit « à l’unanimité », mais compte %d abstention(s) : écrivez « à l’unanimité des suffrages exprimés » ou citez les abstentions.", *votes.Abstain)
		}
	}
	if votes.For == nil {
		return found
	}
	sum, cast := *votes.For+vote.Count(votes.Against)+vote.Count(votes.Abstain), *votes.For+vote.Count(votes.Against)
	if x := v.Box.Counts[prose.Expressed]; x != nil && x.Stated && x.Value != cast && !v.Box.Ballot && votes.Against != nil {
		say("vote-expressed", "Le total des voix pour et contre est de %d, mais l’acte compte %d suffrages exprimés.", cast, x.Value)
	}
	if n, ok := w.voting(v, ctx); ok && n != sum && n != sum+vote.Count(votes.NotVoting) && (votes.Against != nil || votes.Abstain != nil || sum > n) {
		say("vote-sum", "Le total des voix est de %d, mais l’acte compte %d votants : les deux chiffres sont montrés comme imprimés.", sum, n)
	}
	return found
}

var senseNames = [prose.SenseCount]string{prose.InFavour: "pour", prose.Against: "contre", prose.Abstaining: "abstention", prose.NotVoting: "ne prend pas part au vote", prose.Voters: "votants", prose.Expressed: "exprimés"}

// voting returns how many voted: as the vote itself prints it, else as the document's head.
func (w *words) voting(v *vote.Vote, ctx Context) (int, bool) {
	if n := v.Box.Counts[prose.Voters]; n != nil && n.Stated {
		return n.Value, true
	}
	if ctx.Members.Voting != nil {
		return *ctx.Members.Voting, true
	}
	return 0, false
}

package extract

import "fmt"

// checkVote holds the figures of a vote against each other. Nothing is repaired: what
// does not add up is shown as printed, with both figures.
func (w *words) checkVote(v *vote, d *Deliberation, ctx actContext) []Warning {
	var found []Warning
	if v.box == nil || v.undecided || v.box.end > len(w.toks) {
		return nil
	}
	page := 0
	if v.box.start < len(w.toks) {
		page = w.page(v.box.start)
	}
	say := func(code, format string, args ...any) {
		found = append(found, Warning{Code: code, Page: page, Message: fmt.Sprintf(format, args...)})
	}
	for _, it := range v.box.counts {
		if it != nil && it.stated && it.named > 0 && it.named != it.value {
			say("vote-names", "Le vote annonce %d « %s », mais %d noms sont cités : vérifiez sur la page.", it.value, senseNames[it.sense], it.named)
		}
	}
	votes := d.Votes
	if f := v.box.formula; f != nil && f.kind == unanimity {
		if votes.Against != nil && *votes.Against > 0 {
			say("vote-unanimity", "L’acte dit « à l’unanimité », mais compte %d voix contre : vérifiez sur la page.", *votes.Against)
		} else if votes.Abstain != nil && *votes.Abstain > 0 {
			say("vote-unanimity", "L’acte dit « à l’unanimité », mais compte %d abstention(s) : écrivez « à l’unanimité des suffrages exprimés » ou citez les abstentions.", *votes.Abstain)
		}
	}
	if votes.For == nil {
		return found
	}
	sum, cast := *votes.For+value(votes.Against)+value(votes.Abstain), *votes.For+value(votes.Against)
	if x := v.box.counts[expressed]; x != nil && x.stated && x.value != cast && !v.box.ballot && votes.Against != nil {
		say("vote-expressed", "Le total des voix pour et contre est de %d, mais l’acte compte %d suffrages exprimés.", cast, x.value)
	}
	if n, ok := w.voting(v, ctx); ok && n != sum && n != sum+value(votes.NotVoting) && (votes.Against != nil || votes.Abstain != nil || sum > n) {
		say("vote-sum", "Le total des voix est de %d, mais l’acte compte %d votants : les deux chiffres sont montrés comme imprimés.", sum, n)
	}
	return found
}

var senseNames = [senseCount]string{inFavour: "pour", against: "contre", abstaining: "abstention", notVoting: "ne prend pas part au vote", voters: "votants", expressed: "exprimés"}

// voting returns how many voted: as the vote itself prints it, else as the document's head.
func (w *words) voting(v *vote, ctx actContext) (int, bool) {
	if n := v.box.counts[voters]; n != nil && n.stated {
		return n.value, true
	}
	if ctx.members.Voting != nil {
		return *ctx.members.Voting, true
	}
	return 0, false
}

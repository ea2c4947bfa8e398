package check

import (
	"fmt"

	"phare/extract"
	"phare/extract/facts"
)

// votes holds unanimity, majority and counts against what the act prints.
func (r *run) votes(cl *claim) {
	for i := range cl.facts {
		f := &cl.facts[i]
		switch f.Kind {
		case facts.Consensus:
			r.consensus(cl, f)
		case facts.Vote:
			r.voteCount(cl, f)
		}
	}
}

func (r *run) consensus(cl *claim, f *facts.Fact) {
	expressed := cl.holds("suffrages exprimes", "exprimes")
	acts := cl.acts
	if !cl.bound {
		acts = r.closest(cl, 1)
		if len(acts) == 0 || r.coverage(cl, acts[0]) < 0.3 {
			acts = cl.acts // "toutes les délibérations ont été adoptées à l'unanimité"
			if len(r.b.all) > 0 {
				acts = r.b.all
			}
		}
	}
	for _, a := range acts {
		v := a.d.Votes
		against := v.Against != nil && *v.Against > 0
		abstained := v.Abstain != nil && *v.Abstain > 0
		said := a.d.CorrectedField("votes.for", "votes.against", "votes.abstain") != nil
		switch {
		case said && f.Unit == "unanimite" && a.d.Unanimous != nil && *a.d.Unanimous, said && f.Unit == "majorite" && a.d.Unanimous != nil && !*a.d.Unanimous:
			r.corrected(cl, f.Start, f.End, a, "votes.for", "votes.against", "votes.abstain")
			return
		case !said && f.Unit == "unanimite" && !against && !expressed && actHas([]*act{a}, "a l unanimite", "unanimite"):
			if abstained && !cl.holds("abst") {
				r.doubt(cl, "votes", f.Start, f.End, "L'acte compte des abstentions : « à l'unanimité des suffrages exprimés » serait exact.", r.voteAt(a))
				return
			}
		case f.Unit == "unanimite" && (against || abstained && !expressed || a.d.Unanimous != nil && !*a.d.Unanimous && !(expressed && !against)):
			why := "L'acte compte des voix contre."
			if !against {
				why = "L'acte compte des abstentions : écrivez « à l'unanimité des suffrages exprimés », ou « sans opposition »."
			}
			if !against && !abstained {
				why = "L'acte n'a pas été adopté à l'unanimité."
			}
			if actHas([]*act{a}, "unanimite") { // of another vote that it tells
				r.doubt(cl, "votes", f.Start, f.End, why, r.voteAt(a))
				return
			}
			r.find(cl, f.Start, f.End, Error, "vote-unanimity", why, r.voteAt(a))
			return
		case f.Unit == "unanimite" && a.d.Unanimous == nil && !(v.For != nil && *v.For > 0 && !against && !abstained):
			r.find(cl, f.Start, f.End, Error, "vote-not-stated", fmt.Sprintf("%s ne donne pas le détail du vote : n'en dites rien.", capitalize(a.name())), r.voteAt(a))
			return
		case f.Unit == "majorite" && a.d.Unanimous != nil && *a.d.Unanimous:
			r.find(cl, f.Start, f.End, Error, "vote-unanimity", "L'acte a été adopté à l'unanimité.", r.voteAt(a))
			return
		case a.d.Outcome == extract.Elected:
		case f.Unit == "majorite" && a.d.Unanimous == nil && !against && !actHas([]*act{a}, "majorite"):
			r.find(cl, f.Start, f.End, Error, "vote-not-stated", fmt.Sprintf("%s ne donne pas le détail du vote : n'en dites rien.", capitalize(a.name())), r.voteAt(a))
			return
		}
	}
	cl.proved++
}

func (r *run) voteCount(cl *claim, f *facts.Fact) {
	if f.Letters && f.Value < 2 {
		return // "pas une voix"
	}
	acts := cl.acts
	if !cl.bound {
		acts = r.closest(cl, 3)
	}
	if d, _ := cl.decisionOf(); d == rejects && (f.Unit == "pour" || f.Unit == "voix" || f.Unit == "contre") {
		for _, a := range acts { // "rejeté par 6 voix contre 5": the greater number is against
			v := a.d.Votes
			if v.For != nil && v.Against != nil && (float64(*v.For) == f.Value || float64(*v.Against) == f.Value) {
				cl.proved++
				return
			}
		}
	}
	stated := false
	for _, a := range acts {
		v := a.d.Votes
		var p *int
		field := ""
		switch f.Unit {
		case "pour", "voix":
			p, field = v.For, "votes.for"
		case "contre":
			p, field = v.Against, "votes.against"
		case "abstention":
			p, field = v.Abstain, "votes.abstain"
		case "nppv":
			p = v.NotVoting
		}
		if c := a.d.CorrectedField(field); c != nil && p != nil {
			if float64(*p) != f.Value {
				r.find(cl, f.Start, f.End, Error, "vote-count", fmt.Sprintf("%s a corrigé ce décompte le %s : %d. Reprenez ce nombre.", c.By, c.On, *p), r.voteAt(a))
				return
			}
			r.corrected(cl, f.Start, f.End, a, field)
			return
		}
		printed := false
		for _, s := range r.factsOf(a) {
			printed = printed || s.Kind == facts.Vote && s.Unit == f.Unit && s.Value == f.Value
		}
		if printed {
			cl.proved++
			return
		}
		if p != nil {
			stated = true
			if float64(*p) == f.Value {
				cl.proved++
				return
			}
		}
		src := r.factsOf(a)
		for i := range src {
			s := &src[i]
			if s.Kind == facts.Vote && (s.Unit == f.Unit || f.Unit == "voix" || s.Unit == "voix") && s.Value == f.Value && p == nil {
				cl.proved++
				cl.verified = append(cl.verified, span{s.Start, s.End, r.order(a)})
				return
			}
		}
		if f.Value == 0 && a.d.Unanimous != nil && *a.d.Unanimous && (f.Unit == "contre" || f.Unit == "abstention") {
			cl.proved++
			return
		}
	}
	if len(acts) == 0 {
		return
	}
	for _, a := range acts { // a ballot's figures are no vote on the act
		for _, s := range r.factsOf(a) {
			if a.d.Outcome == extract.Elected && s.Value == f.Value && (s.Kind == facts.Number || s.Kind == facts.Count || s.Kind == facts.Vote) {
				cl.proved++
				return
			}
		}
	}
	if stated && acts[0].d.Outcome != extract.Elected {
		r.find(cl, f.Start, f.End, Error, "vote-count", "L'acte donne un autre décompte du vote. Corrigez d'après lui.", r.voteAt(acts[0]))
		return
	}
	r.find(cl, f.Start, f.End, Error, "vote-not-stated", fmt.Sprintf("%s ne donne pas ce décompte du vote : n'en dites rien.", cl.subject()), r.voteAt(acts[0]))
}

package papers

import (
	"fmt"
	"strings"
)

// ballot is what really happened in the room.
type ballot struct {
	For, Against, Abstain, NotVoting int
	AgainstWho, AbstainWho           []member
}

func (b ballot) unanimous() bool { return b.Against == 0 && b.Abstain == 0 }

// result is what a form prints of a ballot.
type result struct {
	Votes     Votes
	Unanimous *bool
	Text      string
}

func ptr[T any](v T) *T { return &v }

// makeBallot invents a vote among those who vote now.
func (g *gen) makeBallot(voting int) ballot {
	b := ballot{}
	if g.chance(0.06) {
		b.NotVoting = g.between(1, 2)
	}
	rest := voting - b.NotVoting
	if g.chance(0.3) {
		b.Abstain = g.r.IntN(max(2, rest/5))
		b.Against = g.r.IntN(max(2, rest/4))
		if b.Abstain+b.Against == 0 {
			b.Abstain = 1
		}
	}
	if rest%2 == 0 && g.chance(0.02) {
		b.Abstain, b.Against = 0, rest/2
	}
	b.For = rest - b.Abstain - b.Against
	perm := g.r.Perm(len(g.session.Present))
	for i, k := range perm {
		m := g.body.Members[g.session.Present[k]]
		switch {
		case i < b.Against:
			b.AgainstWho = append(b.AgainstWho, m)
		case i < b.Against+b.Abstain:
			b.AbstainWho = append(b.AbstainWho, m)
		}
	}
	return b
}

// reject turns a ballot over: more against than for.
func (b ballot) reject(g *gen, voting int) ballot {
	b.NotVoting = 0
	b.For = g.r.IntN(max(1, voting/3)) + 1
	b.Abstain = g.r.IntN(2)
	b.Against = voting - b.For - b.Abstain
	b.AgainstWho, b.AbstainWho = nil, nil
	return b
}

func (g *gen) names(ms []member) string {
	var s []string
	for _, m := range ms {
		s = append(s, g.style.Name(m))
	}
	return strings.Join(s, ", ")
}

func (g *gen) who(ms []member) string {
	if len(ms) == 0 || len(ms) > 5 || !g.chance(0.6) {
		return ""
	}
	return " (" + g.names(ms) + ")"
}

// inlineUnanimous are unanimous votes told within the formula.
var inlineUnanimous = []func(b ballot) (string, Votes){
	func(ballot) (string, Votes) { return "à l'unanimité", Votes{} },
	func(ballot) (string, Votes) { return "à l'unanimité des membres présents", Votes{} },
	func(ballot) (string, Votes) { return "à l'unanimité des présents et représentés", Votes{} },
	func(ballot) (string, Votes) { return "à l'unanimité des membres présents et représentés", Votes{} },
	func(b ballot) (string, Votes) {
		return fmt.Sprintf("à l'unanimité des %d votants", b.For), Votes{}
	},
	func(b ballot) (string, Votes) {
		return fmt.Sprintf("à l'unanimité (%d voix pour)", b.For), Votes{For: &b.For}
	},
	func(b ballot) (string, Votes) {
		return fmt.Sprintf("à l'unanimité, par %d voix pour", b.For), Votes{For: &b.For}
	},
	func(ballot) (string, Votes) { return "à main levée et à l'unanimité", Votes{} },
	func(ballot) (string, Votes) { return "unanimement", Votes{} },
}

// inlineDivided are divided votes told within the formula.
var inlineDivided = []func(g *gen, b ballot) (string, Votes){
	func(g *gen, b ballot) (string, Votes) {
		return fmt.Sprintf("par %d voix pour, %d voix contre%s et %s%s", b.For, b.Against, g.who(b.AgainstWho), plural(b.Abstain, "abstention", "abstentions"), g.who(b.AbstainWho)),
			Votes{For: &b.For, Against: &b.Against, Abstain: &b.Abstain}
	},
	func(g *gen, b ballot) (string, Votes) {
		return "à la majorité (" + g.aside(b, "contre : %d%s", "abstention : %d%s") + ")", b.asides()
	},
	func(g *gen, b ballot) (string, Votes) {
		return fmt.Sprintf("à la majorité des voix, soit %d pour, %d contre et %d abstention(s)", b.For, b.Against, b.Abstain),
			Votes{For: &b.For, Against: &b.Against, Abstain: &b.Abstain}
	},
	func(g *gen, b ballot) (string, Votes) { return "à la majorité", Votes{} },
	func(g *gen, b ballot) (string, Votes) {
		return fmt.Sprintf("par %d pour, %d contre, %d abstention", b.For, b.Against, b.Abstain), Votes{For: &b.For, Against: &b.Against, Abstain: &b.Abstain}
	},
	func(g *gen, b ballot) (string, Votes) {
		return "à la majorité absolue des suffrages exprimés, avec " + g.aside(b, "%d vote(s) défavorable(s)%s", "%d abstention(s)%s"), b.asides()
	},
}

// aside tells the minority alone: against and abstentions, each where there are some.
func (g *gen) aside(b ballot, against, abstain string) string {
	var s []string
	if b.Against > 0 {
		s = append(s, fmt.Sprintf(against, b.Against, g.who(b.AgainstWho)))
	}
	if b.Abstain > 0 {
		s = append(s, fmt.Sprintf(abstain, b.Abstain, g.who(b.AbstainWho)))
	}
	return strings.Join(s, ", ")
}

func (b ballot) asides() Votes {
	v := Votes{}
	if b.Against > 0 {
		v.Against = &b.Against
	}
	if b.Abstain > 0 {
		v.Abstain = &b.Abstain
	}
	return v
}

// inline is the vote within a formula.
func (g *gen) inline(b ballot) (string, result) {
	r := result{Unanimous: ptr(b.unanimous())}
	if b.unanimous() {
		r.Text, r.Votes = pick(g, inlineUnanimous)(b)
	} else {
		r.Text, r.Votes = pick(g, inlineDivided)(g, b)
	}
	return r.Text, r
}

// voteLine is one printed line or row of a vote.
type voteLine struct {
	text string
	look look
	row  []cell
}

func zero(n int, s string) string {
	if n == 0 {
		return s
	}
	return fmt.Sprint(n)
}

func full(b ballot) Votes { return Votes{For: &b.For, Against: &b.Against, Abstain: &b.Abstain} }

// voteForms print a vote in lines of its own; the first word says what it decides where it is printed.
var voteForms = []func(g *gen, b ballot, verdict string) ([]voteLine, Votes){
	func(g *gen, b ballot, _ string) ([]voteLine, Votes) {
		return []voteLine{{text: fmt.Sprintf("POUR : %d", b.For)}, {text: fmt.Sprintf("CONTRE : %d%s", b.Against, g.who(b.AgainstWho))},
			{text: fmt.Sprintf("ABSTENTION : %d%s", b.Abstain, g.who(b.AbstainWho))}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: v + " à l'unanimité.", look: look{Bold: true}}}, Votes{}
		}
		return []voteLine{{text: v + " à la majorité : " + g.aside(b, "%d contre%s", "%d abstention%s") + "."}}, b.asides()
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		return []voteLine{{text: fmt.Sprintf("Ont voté pour : %d", b.For)}, {text: "Ont voté contre : " + zero(b.Against, "/") + g.who(b.AgainstWho)},
			{text: "Se sont abstenus : " + zero(b.Abstain, "/") + g.who(b.AbstainWho)}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		return []voteLine{{text: fmt.Sprintf("Vote : %d pour / %d contre / %d abstention", b.For, b.Against, b.Abstain), look: look{Bold: g.chance(0.5)}}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		n := b.For + b.Against + b.Abstain
		return []voteLine{
			{row: []cell{{0.1, 0.2, "Votants", false, true}, {0.3, 0.2, "Pour", false, true}, {0.5, 0.2, "Contre", false, true}, {0.7, 0.2, "Abstentions", false, true}}},
			{row: []cell{{0.1, 0.2, fmt.Sprint(n), false, false}, {0.3, 0.2, fmt.Sprint(b.For), false, false}, {0.5, 0.2, fmt.Sprint(b.Against), false, false}, {0.7, 0.2, fmt.Sprint(b.Abstain), false, false}}}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		var s []string
		if !b.unanimous() {
			s = append(s, fmt.Sprintf("%d voix pour", b.For), fmt.Sprintf("%d voix contre", b.Against), plural(b.Abstain, "abstention", "abstentions"))
			return []voteLine{{text: "Résultat du vote : " + strings.Join(s, ", ") + "."}}, full(b)
		}
		return []voteLine{{text: "Résultat du vote : unanimité."}}, Votes{}
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: "VOTE : Unanimité", look: look{Bold: true}}}, Votes{}
		}
		return []voteLine{{text: fmt.Sprintf("VOTE : Pour : %d – Contre : %d – Abstentions : %d", b.For, b.Against, b.Abstain), look: look{Bold: true}}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		n := b.For + b.Against
		return []voteLine{{text: fmt.Sprintf("Nombre de votants : %d", n+b.Abstain)}, {text: fmt.Sprintf("Suffrages exprimés : %d", n)},
			{text: fmt.Sprintf("Pour : %d", b.For)}, {text: "Contre : " + zero(b.Against, "0")}, {text: "Abstentions : " + zero(b.Abstain, "0")}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: strings.ToUpper(v) + " À L'UNANIMITÉ", look: look{Bold: true, Center: true}}}, Votes{}
		}
		return []voteLine{{text: strings.ToUpper(v) + " À LA MAJORITÉ", look: look{Bold: true, Center: true}}, {text: g.aside(b, "Contre : %d%s", "Abstention : %d%s"), look: look{Center: true}}}, b.asides()
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		return []voteLine{{row: []cell{{0, 0.25, "POUR", false, false}, {0.25, 0.5, fmt.Sprint(b.For), false, false}}}, {row: []cell{{0, 0.25, "CONTRE", false, false}, {0.25, 0.7, fmt.Sprint(b.Against) + g.who(b.AgainstWho), false, false}}},
			{row: []cell{{0, 0.25, "ABSTENTION", false, false}, {0.25, 0.7, fmt.Sprint(b.Abstain) + g.who(b.AbstainWho), false, false}}}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		return []voteLine{{text: fmt.Sprintf("Mise aux voix, cette proposition recueille %d voix pour, %d contre et %s.", b.For, b.Against, plural(b.Abstain, "abstention", "abstentions"))}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		gs := g.body.Groups
		out := []voteLine{{text: fmt.Sprintf("Vote pour : %d (groupe « %s »)", b.For, gs[0])}}
		if b.Against > 0 {
			out = append(out, voteLine{text: fmt.Sprintf("Vote contre : %d (groupe « %s »)", b.Against, gs[1])})
		} else {
			out = append(out, voteLine{text: "Vote contre : 0"})
		}
		if b.Abstain > 0 {
			out = append(out, voteLine{text: fmt.Sprintf("Abstention : %d (groupe « %s »)", b.Abstain, gs[2])})
		} else {
			out = append(out, voteLine{text: "Abstention : 0"})
		}
		return out, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: "Le rapport, mis aux voix, est " + lowerFirst(v) + " à l'unanimité."}}, Votes{}
		}
		return []voteLine{{text: fmt.Sprintf("Le rapport, mis aux voix, est %s par %d voix pour et %d voix contre, %d élu(s) s'abstenant.", lowerFirst(v), b.For, b.Against, b.Abstain)}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: "[X] Unanimité    [ ] Majorité    [ ] Rejet"}}, Votes{}
		}
		return []voteLine{{text: "[ ] Unanimité    [X] Majorité    [ ] Rejet"}, {text: fmt.Sprintf("Pour %d    Contre %d    Abstention %d", b.For, b.Against, b.Abstain)}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: "(Vote : à l'unanimité)", look: look{Italic: true, Right: true}}}, Votes{}
		}
		return []voteLine{{text: fmt.Sprintf("(Vote : %d pour, %d contre, %d abstentions)", b.For, b.Against, b.Abstain), look: look{Italic: true, Right: true}}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: "Accord unanime du conseil."}}, Votes{}
		}
		return []voteLine{{text: fmt.Sprintf("%d voix pour, %d voix contre, %d abstention : la proposition est retenue.", b.For, b.Against, b.Abstain)}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		return []voteLine{{text: fmt.Sprintf("%d POUR – %d CONTRE – %d ABSTENTION", b.For, b.Against, b.Abstain), look: look{Bold: true}}}, full(b)
	},
	func(g *gen, b ballot, v string) ([]voteLine, Votes) {
		if b.unanimous() {
			return []voteLine{{text: "Unanimité.", look: look{Underline: true}}}, Votes{}
		}
		return []voteLine{{text: fmt.Sprintf("Contre : %s%s. Abstention : %s%s. Pour : %d.", zero(b.Against, "néant"), g.who(b.AgainstWho), zero(b.Abstain, "néant"), g.who(b.AbstainWho), b.For)}}, full(b)
	},
}

// inLines is the vote in lines of its own.
func (g *gen) inLines(b ballot, verdict string, form int) ([]voteLine, result) {
	lines, v := voteForms[form](g, b, verdict)
	r := result{Votes: v, Unanimous: ptr(b.unanimous())}
	if b.NotVoting > 0 && v.For != nil {
		n := b.NotVoting
		lines = append(lines, voteLine{text: fmt.Sprintf(g.say("notVotingForms"), n)})
		r.Votes.NotVoting = &n
	}
	var text []string
	for _, l := range lines {
		s := l.text
		for _, c := range l.row {
			s += " " + c.Text
		}
		text = append(text, strings.TrimSpace(s))
	}
	r.Text = strings.Join(text, " ")
	return lines, r
}

package papers

import (
	"fmt"
	"strings"
)

// Session is what an editor is handed after one council: the convocation, the acts one by one,
// the list, the minutes, and the votes as a table.
type Session struct {
	Papers []Paper
	Votes  []byte // CSV, semicolons: numéro; objet; pour; contre; abstention; remarques
}

// GenerateSession invents the papers of one session; all tell the same acts.
func GenerateSession(seed uint64, p Profile) Session {
	g := newGen(seed^0x5e55, p)
	g.begin()
	g.style.Numbered = true
	style := g.style
	g.first = g.between(1, 140)
	var items []*item
	for range g.between(8, 24) {
		items = append(items, g.newItem(g.session.voting(), true))
	}
	var s Session
	set := func(kind string, plan []*item, name string) {
		g.plan, g.style = plan, style
		p := g.set(kind)
		g.plan = nil
		p.Name = fmt.Sprintf("seance-%s-%04d-%s", g.profile, seed, name)
		p.Labels.File = fmt.Sprintf("seance-%s-%04d/%s.pdf", g.profile, seed, p.Name)
		p.Seed = seed
		s.Papers = append(s.Papers, p)
	}
	set(KindConvocation, items, "convocation")
	first := g.first
	for i := range items {
		if items[i].outcome == "withdrawn" || items[i].outcome == "postponed" {
			continue // announced, and no act was made of it
		}
		g.first = first + i
		set(KindAct, items[i:i+1], fmt.Sprintf("acte-%02d", i+1))
	}
	g.first = first
	set(KindList, items, "liste")
	s.Votes = g.votes(items, first)
	return s
}

// votes is the table that somebody kept during the session; half of the services shorten the numbers.
func (g *gen) votes(items []*item, first int) []byte {
	var b strings.Builder
	b.WriteString("Numéro;Objet;Pour;Contre;Abstention;Remarques\r\n")
	brief := g.chance(0.5)
	for i, it := range items {
		n := g.style.Number(first+i, g.session.Date)
		if brief {
			n = fmt.Sprint(first + i)
		}
		object := strings.ReplaceAll(it.Object, ";", ",")
		switch it.outcome {
		case "withdrawn", "postponed":
			fmt.Fprintf(&b, "%s;%s;;;;%s\r\n", n, object, map[string]string{"withdrawn": "retirée", "postponed": "reportée"}[it.outcome])
		default:
			fmt.Fprintf(&b, "%s;%s;%d;%d;%d;\r\n", n, object, it.ballot.For, it.ballot.Against, it.ballot.Abstain)
		}
	}
	return []byte(b.String())
}

// short is a title as an agenda shortens it.
func short(object string) string {
	for _, sep := range []string{" : ", " – "} {
		if a, b, ok := strings.Cut(object, sep); ok {
			if len(a) > len(b) {
				return a
			}
			return capital(b)
		}
	}
	words := strings.Fields(object)
	if len(words) > 9 {
		words = words[:8]
		for len(words[len(words)-1]) < 4 {
			words = words[:len(words)-1]
		}
	}
	return strings.Join(words, " ")
}

package papers

import (
	"fmt"
	"strings"
)

// listing is the list of the deliberations examined: number, object, what became of them.
func (g *gen) listing(t *setter, l *Labels) {
	g.letterhead(t)
	t.para(pick(g, []string{"LISTE DES DÉLIBÉRATIONS EXAMINÉES", "Liste des délibérations", "LISTE DES DÉLIBÉRATIONS DU CONSEIL"}), look{Bold: true, Center: true, Scale: 1.3})
	t.para(fmt.Sprintf(g.say("sessionTitles"), weekdayDate(g.session.Date)), look{Center: true})
	if g.chance(0.4) {
		l.Members = pick(g, countForms)(t, counts{len(g.body.Members), len(g.session.Present), len(g.session.Proxies), g.session.voting()})
	}
	form := pickIndex(g, 6)
	seq := g.firstNumber()
	g.style.Numbered = true
	if form < 4 {
		g.listRow(t, "N°", "Objet", "Vote", true)
	}
	for i := range g.many(g.between(6, 30)) {
		it := g.newItem(g.session.voting(), true)
		it.Amounts = nil
		g.number(it, seq+i)
		g.add(t, l, it, func() {
			t.part = Title
			result := g.listResult(it)
			switch form {
			case 0, 1, 2, 3:
				g.listRow(t, *it.label.Number, it.Object, result, false)
			case 4:
				t.para(*it.label.Number+g.style.Dash+it.Object+" – "+result, look{Hang: 14})
			default:
				t.para(g.style.Word+*it.label.Number, look{Bold: true, Keep: true})
				t.para(it.Object, look{Before: -1})
				t.part = Vote
				t.para(result, look{Before: -1, Italic: true})
			}
		})
	}
	t.part = Closing
	t.para("Affiché le "+dateFigures(g.session.Date.AddDate(0, 0, 5)), look{})
}

func (g *gen) listRow(t *setter, number, object, result string, bold bool) {
	t.cells([]cell{{0, 0.2, number, false, bold}, {0.2, 0.52, object, false, bold}, {0.72, 0.28, result, false, bold}}, g.style.Ruled, bold)
}

// listResult is the last column; it completes the label.
func (g *gen) listResult(it *item) string {
	b := it.ballot
	set := func(s string, v Votes, unanimous *bool) string {
		it.setVote(result{v, unanimous, s})
		return s
	}
	switch it.outcome {
	case "withdrawn":
		return "Retirée de l'ordre du jour"
	case "postponed":
		return "Reportée"
	case "noted":
		return pick(g, []string{"Prend acte", "Le conseil prend acte", "Dont acte"})
	case "rejected":
		return set(fmt.Sprintf("Rejetée (pour : %d, contre : %d, abstentions : %d)", b.For, b.Against, b.Abstain), full(b), ptr(false))
	case "elected":
		return pick(g, []string{"Élection", "Désignation effectuée", "Élus"})
	}
	word := pick(g, []string{"Approuvée", "Adoptée", "Adoptée"})
	if it.outcome == "opinion" {
		if strings.Contains(strings.Join(it.Decisions, " "), "défavorable") {
			word = "Avis défavorable"
		} else {
			word = "Avis favorable"
		}
	}
	if b.unanimous() {
		return set(word+pick(g, []string{" à l'unanimité", " (unanimité)", " à l'unanimité des votants"}), Votes{}, ptr(true))
	}
	return set(fmt.Sprintf(pick(g, []string{"%s à la majorité (pour : %d, contre : %d, abstention : %d)", "%s – %d pour, %d contre, %d abstention(s)", "%s par %d voix, %d contre, %d abstentions"}), word, b.For, b.Against, b.Abstain), full(b), ptr(false))
}

// convocation calls the members and announces the items.
func (g *gen) convocation(t *setter, l *Labels) {
	g.letterhead(t)
	t.para(pick(g, []string{"CONVOCATION", "CONVOCATION DU CONSEIL", "Convocation et ordre du jour"}), look{Bold: true, Center: true, Scale: 1.3})
	t.para(pick(g, []string{"Madame, Monsieur,", "Cher(e) collègue,", "Mesdames et Messieurs les élus,"}), look{})
	t.para(fmt.Sprintf(pick(g, []string{"J'ai l'honneur de vous inviter à la réunion du %s qui se tiendra le %s à %s, %s.", "Je vous prie d'assister à la séance du %s le %s à %s, %s.", "Vous êtes convié(e) au %s du %s, à %s, %s."}),
		g.body.Council, weekdayDate(g.session.Date), g.session.Hour, g.session.Place), look{})
	t.part = Agenda
	t.para(pick(g, []string{"Ordre du jour :", "ORDRE DU JOUR", "À l'ordre du jour"}), look{Bold: true, Keep: true})
	n := g.many(g.between(6, 30))
	shorten := len(g.plan) > 0 && g.chance(0.4)
	theme := -1
	named := pickIndex(g, 3)
	tells := g.chance(0.6)
	for i := range n {
		if g.style.Themed && i%5 == 0 && theme < 4 {
			theme++
			k := theme * 3
			if g.profile != Train {
				k += 2
			}
			s, look := g.style.Theme(theme, phrases["themeNames"][k])
			t.para(s, look)
		}
		it := g.newItem(g.session.voting(), false)
		a := AgendaItem{Object: it.Object}
		if shorten {
			a.Object = short(it.Object)
		}
		if g.first > 0 && it.outcome != "withdrawn" {
			a.Number = ptr(g.style.Number(g.first+i, g.session.Date))
		}
		rank := ""
		if g.style.Ranked {
			rank = g.style.Rank(max(theme, 0), i+1)
			a.Rank = strings.TrimRight(rank, " .)/:–-")
		} else {
			rank = "- "
		}
		text := rank + a.Object
		if tells {
			name := g.formal(*it.rapporteur)
			a.Rapporteur = &name
			text += []string{" (" + name + ")", " – rapporteur : " + name, " / " + name}[named]
		}
		t.para(text, look{Indent: 12, Hang: 12, Before: -1})
		l.Agenda = append(l.Agenda, a)
	}
	t.part = Closing
	t.para("Je vous prie d'agréer mes salutations distinguées.", look{})
	t.para(g.body.Name+", le "+dateWords(g.session.Convened), look{Right: true})
	if g.chance(0.3) {
		defer func() {
			for _, s := range phrases["powers"] {
				t.para(s, look{Center: s == "POUVOIR", Bold: s == "POUVOIR"})
			}
		}()
	}
	t.para(capital(g.body.theChief())+", "+g.style.Name(g.body.chief()), look{Right: true})
}

// other is a paper of the town that holds no deliberation: a by-law, a decision, a bulletin.
func (g *gen) other(t *setter) {
	t.part = Other
	m := matter{values: map[string]string{}, sums: map[string]Amount{}}
	g.letterhead(t)
	if g.chance(0.4) {
		t.para("BULLETIN N° "+fmt.Sprint(g.between(4, 90)), look{Bold: true, Scale: 1.6})
		for range g.between(3, 6) {
			t.para(g.fill(&m, g.say("news"), false), look{Bold: true, Scale: 1.2, Before: 1.5, Keep: true})
			for range g.between(1, 4) {
				t.para(g.fill(&m, g.say("fillers"), false), look{})
			}
		}
		return
	}
	t.para(g.say("bylaws")+fmt.Sprintf(" N° %d-%03d", g.session.Date.Year(), g.between(1, 300)), look{Bold: true, Center: true})
	for range g.between(2, 4) {
		t.para(g.fill(&m, g.say("generalVisas"), false)+",", look{})
	}
	t.para(pick(g, []string{"ARRÊTE", "DÉCIDE :", "ARRÊTE :"}), look{Bold: true, Center: true})
	for i := range g.between(2, 5) {
		t.para(fmt.Sprintf("Article %d : ", i+1)+g.fill(&m, g.say("bylawArticles"), false), look{})
	}
	t.para("Fait à "+g.body.Name+", le "+dateWords(g.session.Date), look{Right: true})
	t.para(capital(g.body.theChief())+", "+g.style.Name(g.body.chief()), look{Right: true})
}

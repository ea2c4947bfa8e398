package papers

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"strings"
)

// paper invents a paper of a kind.
func (g *gen) paper(kind string) Paper {
	g.begin()
	p := g.set(kind)
	p.Name = fmt.Sprintf("%s-%04d-%s", g.profile, g.seed, kind)
	p.Labels.File = "papiers-" + string(g.profile) + "/" + p.Name + ".pdf"
	return p
}

// begin invents what all papers of a session have in common.
func (g *gen) begin() {
	g.makeBody()
	g.makeSession()
	g.makeStyle()
}

// set writes a paper of the session.
func (g *gen) set(kind string) Paper {
	s := g.makeSheet()
	g.furniture(&s, kind)
	t := newSetter(s)
	p := Paper{Kind: kind, Seed: g.seed, Profile: g.profile, sheet: s}
	p.Labels = Labels{Kind: kind, TextLayer: "full", Body: capital(g.body.Council) + " " + g.ofBody(), SessionDate: g.session.Date.Format("2006-01-02"), Deliberations: []Deliberation{}, NotActs: []string{}}
	switch kind {
	case KindAct, KindProject, KindBundle:
		p.Labels.Kind = "acte"
		n := 1
		if kind == KindBundle {
			n = g.between(2, 9)
		} else if kind == KindProject && g.chance(0.3) {
			n = g.between(2, 6)
		}
		register := g.chance(0.25) // acts follow one another on a page
		seq := g.firstNumber()
		if !g.style.Numbered && kind != KindProject {
			g.style.Numbered = g.chance(0.8)
		}
		g.style.Ranked, g.style.Themed = false, false
		atTop := g.style.Numbered && kind != KindProject && g.chance(0.15)
		if atTop {
			t = newSetter(s)
			t.lines, t.page = nil, 0 // each act opens its pages with its number
		}
		for i := range n {
			t.act = i + 1
			if atTop {
				t.top = g.style.Word + g.style.Number(seq+i, g.session.Date)
			}
			switch {
			case i > 0 && register && !atTop:
				t.gap(3)
			case i > 0 || atTop:
				t.newPage()
			}
			g.singleAct(t, &p.Labels, seq+i, kind == KindProject)
		}
	case KindMinutes:
		g.minutes(t, &p.Labels)
	case KindList:
		g.listing(t, &p.Labels)
	case KindConvocation:
		g.convocation(t, &p.Labels)
	case KindOther:
		g.other(t)
		p.Labels.SessionDate, p.Labels.Body = "", ""
	}
	t.finish()
	sort.SliceStable(t.lines, func(a, b int) bool { return t.lines[a].Page < t.lines[b].Page })
	p.Lines, p.rules, p.pages = t.lines, t.rules, t.page
	p.place()
	return p
}

func (g *gen) ofBody() string {
	switch g.body.Kind {
	case "metropole", "commune":
		return of(g.body.Name + strings.Repeat(" Métropole", btoi(g.body.Kind == "metropole")))
	case "cc", "agglo":
		if vowel(g.body.Full) {
			return "de l'" + g.body.Full
		}
		return "de la " + g.body.Full
	}
	return "du " + g.body.Full
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// furniture chooses stamps, running heads and page numbers.
func (g *gen) furniture(s *sheet, kind string) {
	d := g.session.Date.AddDate(0, 0, 4)
	num := fmt.Sprintf("%03d-%s-%s-%d", g.between(1, 95), g.body.Siren, g.session.Date.Format("20060102"), g.between(100, 999))
	stamped := kind == KindAct && g.chance(0.7) || kind == KindMinutes && g.chance(0.2)
	if stamped {
		s.Top = max(s.Top, 71)
		pick(g, []func(){
			func() {
				s.Stamp = func(int) []string {
					return []string{"Envoyé en préfecture le " + dateFigures(d), "Reçu en préfecture le " + dateFigures(d), "Publié le", "ID : " + num + "-DE"}
				}
			},
			func() {
				s.Stamp = func(int) []string {
					return []string{"Accusé de réception en préfecture", num + "-DE", "Date de télétransmission : " + dateFigures(d), "Date de réception préfecture : " + dateFigures(d)}
				}
			},
			func() {
				s.Stamp = func(int) []string {
					return []string{"TRANSMIS EN PRÉFECTURE LE " + dateFigures(d), "AFFICHÉ LE " + dateFigures(d), "ID : " + num + "-DE"}
				}
			},
		})()
	}
	if g.chance(0.45) {
		s.Top = max(s.Top, 85)
		text := fmt.Sprintf(pick(g, []string{"%s – Conseil du %s", "%s – séance du %s", "%s / réunion du %s", "PV %s – %s"}), g.body.Name, dateFigures(g.session.Date))
		s.Header = func(page, _ int) string {
			if page == 1 {
				return ""
			}
			return text
		}
	}
	if g.chance(0.75) {
		form := pick(g, []string{"%[1]d", "Page %[1]d sur %[2]d", "%[1]d/%[2]d", "page %[1]d", "- %[1]d -", "%[1]d | %[2]d"})
		s.Footer = func(page, pages int) string { return fmt.Sprintf(form+"%[3]s", page, pages, "") }
	}
}

// newItem invents an act; what happens to it depends on the kind of paper.
func (g *gen) newItem(voting int, mayFail bool) *item {
	if len(g.plan) > 0 { // the papers of a session tell the same acts
		it := *g.plan[0]
		g.plan = g.plan[1:]
		it.Amounts = append([]Amount(nil), it.Amounts...)
		return &it
	}
	it := &item{matter: g.newMatter(), shape: g.style.Shape}
	it.label.Object = it.Object
	it.outcome = "adopted"
	if it.Outcome != "" {
		it.outcome = it.Outcome
	}
	it.ballot = g.makeBallot(voting)
	it.quiet = g.chance(0.04)
	if it.outcome == "adopted" && mayFail {
		switch k := g.r.IntN(100); {
		case k < 2:
			it.outcome = "withdrawn"
		case k < 4:
			it.outcome = "postponed"
		case k < 7 && voting > 8:
			it.outcome, it.ballot = "rejected", it.ballot.reject(g, voting)
		}
	}
	m := g.body.Members[g.rapporteur()]
	it.rapporteur = &m
	return it
}

// many is how many items a paper holds: those of the session's plan, or as said.
func (g *gen) many(n int) int {
	if len(g.plan) > 0 {
		return len(g.plan)
	}
	return n
}

// firstNumber is where the numbers of the paper begin.
func (g *gen) firstNumber() int {
	if g.first > 0 {
		return g.first
	}
	return g.between(1, 140)
}

func (g *gen) rapporteur() int {
	var of []int
	for _, i := range g.session.Present {
		if g.body.Members[i].Role != "" {
			of = append(of, i)
		}
	}
	if len(of) == 0 {
		return g.session.Present[0]
	}
	return of[g.r.IntN(len(of))]
}

// add numbers an act, tells it and files its label.
func (g *gen) add(t *setter, l *Labels, it *item, tell func()) {
	l.Deliberations = append(l.Deliberations, Deliberation{})
	t.act = len(l.Deliberations)
	tell()
	it.label.Outcome, it.label.Amounts = it.outcome, it.Amounts
	if it.label.Amounts == nil {
		it.label.Amounts = []Amount{}
	}
	l.Deliberations[t.act-1] = it.label
	t.act, t.part = 0, Other
}

func (g *gen) number(it *item, seq int) {
	if g.style.Numbered {
		n := g.style.Number(seq, g.session.Date)
		it.label.Number = &n
	}
}

// singleAct tells one act with its own head and foot.
func (g *gen) singleAct(t *setter, l *Labels, seq int, project bool) {
	it := g.newItem(g.session.voting(), false)
	it.project = project
	g.number(it, seq)
	t.part = Head
	own := g.r
	habit := func() { g.r = rand.New(rand.NewPCG(g.seed, 77)) } // heads and feet are alike in all acts
	habit()
	g.letterhead(t)
	if project {
		g.r = own
		it.outcome, it.label.Status = "none", "projet"
		g.projectHead(t)
		g.add(t, l, it, func() { g.act(t, it) })
		return
	}
	t.para(fmt.Sprintf(g.say("actTitles"), strings.ToUpper(g.body.Council)), look{Bold: true, Center: true, Scale: 1.15})
	t.para(fmt.Sprintf(g.say("sessionTitles"), weekdayDate(g.session.Date)), look{Center: true, Bold: g.chance(0.5)})
	first := g.chance(0.4) && !g.style.RunIn // the title stands above the attendance
	g.add(t, l, it, func() {
		if first {
			g.r, own = own, g.r
			g.title(t, it)
			g.r, own = own, g.r
			t.part = Head
		}
		beside := t.sidebar(len(g.body.Members) < 24 && !first && g.chance(0.3))
		if g.chance(0.75) {
			g.opening(t)
		}
		m := g.attendance(t)
		beside()
		g.r = own
		if t.act == 1 {
			l.Members = m
		}
		if !first {
			g.title(t, it)
		}
		g.tellBelow(t, it)
		g.numberAtFoot(t, it)
		t.part = Closing
		own = g.r
		habit()
		g.foot(t)
		g.r = own
		if g.chance(0.2) {
			g.annex(t, it)
		}
	})
}

func (g *gen) projectHead(t *setter) {
	d := weekdayDate(g.session.Date)
	pick(g, []func(){
		func() {
			t.para("PROJET DE DÉLIBÉRATION", look{Bold: true, Center: true, Scale: 1.2})
			t.para("Séance du "+d, look{Center: true})
		},
		func() {
			t.para("Projet soumis au "+g.body.Council+" du "+d, look{Italic: true, Bold: true})
		},
		func() {
			t.para(fmt.Sprintf("Rapport n° %d – PROJET DE DÉLIBÉRATION", g.between(1, 60)), look{Bold: true, Box: true, Center: true})
			t.para(capital(g.body.Council)+" – séance du "+d, look{})
		},
	})()
}

// foot closes an act: formula, remedies, signatures of two.
func (g *gen) foot(t *setter) {
	t.room(9)
	t.para(pick(g, []string{"Fait et délibéré en séance les jour, mois et an susdits.", "Pour extrait conforme au registre.", "Ainsi fait et délibéré, les membres présents ont signé au registre.",
		"Fait à " + g.body.Name + ", le " + dateWords(g.session.Date), "Pour copie conforme,", "Délibéré les jour et an que dessus."}), look{})
	chief, sec := g.body.chief(), g.body.Members[g.session.Secretary]
	title := capital(strings.TrimPrefix(strings.TrimPrefix(g.body.chiefTitle(), "Monsieur "), "Madame "))
	pick(g, []func(){
		func() {
			t.cells([]cell{{0, 0.5, title + ",", false, false}, {0.5, 0.5, "Le secrétaire de séance,", false, false}}, false, true)
			t.gap(2)
			t.cells([]cell{{0, 0.5, g.style.Name(chief), false, false}, {0.5, 0.5, g.style.Name(sec), false, false}}, false, false)
		},
		func() {
			t.para(title+",", look{Right: true})
			t.para(g.style.Name(chief), look{Right: true})
		},
		func() {
			t.cells([]cell{{0, 0.5, g.style.Name(sec), false, true}, {0.5, 0.5, g.style.Name(chief), true, true}}, false, true)
			t.cells([]cell{{0, 0.5, "Secrétaire de séance", false, false}, {0.5, 0.5, title, true, false}}, false, false)
		},
		func() {
			t.para(title+", "+g.style.Name(chief), look{Bold: true})
			t.para("Signé électroniquement le "+dateFigures(g.session.Date.AddDate(0, 0, 3)), look{Before: -1})
		},
	})()
	if g.chance(0.5) {
		t.para(pick(g, []string{"La présente délibération peut faire l'objet d'un recours devant le tribunal administratif dans un délai de deux mois à compter de sa publication.",
			"Acte rendu exécutoire après transmission en préfecture le " + dateFigures(g.session.Date.AddDate(0, 0, 4)) + " et publication.",
			"Délais et voies de recours : le tribunal administratif peut être saisi dans les deux mois, notamment par l'application Télérecours citoyens."}), look{Scale: 0.85, Italic: true})
	}
}

// annex joins a convention that votes on nothing.
func (g *gen) annex(t *setter, it *item) {
	t.newPage()
	t.part = Annex
	t.para(pick(g, []string{"ANNEXE", "ANNEXE À LA DÉLIBÉRATION", "Pièce jointe : convention"}), look{Bold: true, Center: true, Scale: 1.2})
	for i := range g.between(3, 9) {
		t.para(fmt.Sprintf("Article %d – %s", i+1, g.say("clauses")), look{Bold: true})
		t.para(g.fill(&it.matter, g.say("clauseTexts"), false), look{})
	}
}

// minutes tells a session.
func (g *gen) minutes(t *setter, l *Labels) {
	g.letterhead(t)
	t.para(fmt.Sprintf(g.say("minutesTitles"), strings.ToUpper(g.body.Council)), look{Bold: true, Center: true, Scale: 1.3})
	t.para(fmt.Sprintf(g.say("sessionTitles"), weekdayDate(g.session.Date)), look{Center: true, Bold: true})
	g.opening(t)
	l.Members = g.attendance(t)
	n := g.between(6, 16)
	switch {
	case g.body.Kind == "metropole":
		n = g.between(35, 80)
	case g.body.Kind == "agglo":
		n = g.between(20, 45)
	case len(g.body.Members) > 20:
		n = g.between(14, 34)
	}
	t.part = Other
	for range g.r.IntN(3) {
		t.para(strings.ReplaceAll(g.say("preambles"), "{C}", g.body.chiefTitle()), look{})
	}
	g.items(t, l, g.many(n))
	t.act, t.part = 0, Other
	if g.chance(0.6) {
		q := pick(g, []string{"Questions diverses", "QUESTIONS DIVERSES", "Informations et questions orales", "Divers", "Questions et informations diverses", "Tour de table"})
		l.NotActs = append(l.NotActs, q)
		t.para(q, g.titleLook())
		m := matter{values: map[string]string{}, sums: map[string]Amount{}}
		for range g.between(1, 4) {
			t.para(g.fill(&m, g.say("chats"), false), look{})
		}
	}
	t.part = Closing
	t.para(fmt.Sprintf(pick(g, []string{"L'ordre du jour étant épuisé, la séance est levée à %d h %02d.", "La séance est levée à %dh%02d.", "Plus rien n'étant à l'ordre du jour, la séance est close à %d heures %02d."}), g.between(20, 23), g.between(10, 59)), look{})
	g.foot(t)
}

func (g *gen) titleLook() look {
	k := g.style.Title
	if k.Before == 0 {
		k.Before = 1.4
	}
	return k
}

// items tells the items of a session in order, with what stands between them.
func (g *gen) items(t *setter, l *Labels, n int) {
	voting := g.session.voting()
	seq, theme, inTheme := g.firstNumber(), -1, 0
	themes := g.r.Perm(len(phrases["themeNames"]) / 3)
	perTheme := max(2, n/max(1, min(len(themes), n/3)))
	its := make([]*item, n)
	for i := range its {
		its[i] = g.newItem(voting, true)
	}
	ranked := func(i, theme, inTheme int) string {
		if !g.style.Ranked {
			return ""
		}
		return g.style.Rank(max(theme, 0), i)
	}
	restart := strings.HasPrefix(g.style.Rank(0, 1), "I.") || strings.HasPrefix(g.style.Rank(0, 1), "1.1")
	outside := func(rank int) string { // of items before the first theme
		if restart {
			return ""
		}
		return ranked(rank, 0, 0)
	}
	if g.chance(0.4) {
		g.agenda(t, its)
	}
	rank := 0
	t.part = Other
	if g.chance(0.5) {
		rank++
		g.lastMinutes(t, l, outside(rank))
	}
	if g.chance(0.35) {
		rank++
		g.delegated(t, l, outside(rank))
	}
	for i, it := range its {
		if g.style.Themed && i%perTheme == 0 && theme+1 < len(themes) {
			theme, inTheme = theme+1, 0
			k := themes[theme] * 3
			if g.profile != Train {
				k += 2
			}
			s, lk := g.style.Theme(theme, phrases["themeNames"][k])
			t.act, t.part = 0, Theme
			lk.Before, lk.Keep = 1.6, true
			t.para(s, lk)
			if g.style.GroupBy {
				m := g.body.Members[g.rapporteur()]
				g.herald = &m
				t.para(pick(g, []string{"Rapporteur : ", "Dossiers présentés par ", "(Rapporteur du chapitre : "})+g.formal(m)+strings.Repeat(")", btoi(g.profile != Train)), look{Italic: true, Before: -1, Keep: true})
			}
		}
		if !restart && g.chance(g.style.Informs) {
			rank++
			t.act, t.part = 0, Other
			g.information(t, l, ranked(rank, 0, 0))
		}
		rank++
		inTheme++
		r := rank
		if restart {
			r = inTheme
		}
		it.rank = ranked(r, theme, inTheme)
		if g.chance(0.04) && i > 0 {
			voting = g.event(t, voting)
		}
		if it.ballot.For+it.ballot.Against+it.ballot.Abstain+it.ballot.NotVoting != voting {
			it.ballot = g.makeBallot(voting)
			if it.outcome == "rejected" {
				it.ballot = it.ballot.reject(g, voting)
			}
		}
		if it.outcome != "withdrawn" && it.outcome != "postponed" || g.chance(0.5) {
			g.number(it, seq)
			seq++
		}
		if g.style.Parted && i > 0 {
			t.act, t.part = 0, Other
			t.para(g.say("separators"), look{Center: true})
		}
		g.add(t, l, it, func() { g.act(t, it) })
	}
}

// information tells an item on which nothing is decided.
func (g *gen) information(t *setter, l *Labels, rank string) {
	m := matter{values: map[string]string{}, sums: map[string]Amount{}}
	s := rank + g.fill(&m, g.say("informations"), false)
	t.para(s, g.titleLook())
	l.NotActs = append(l.NotActs, s)
	for range g.between(1, 4) {
		if g.style.Debates && g.chance(0.3) {
			t.para(g.fill(&m, g.say("chats"), false), look{})
		}
		t.para(g.fill(&m, g.say("fillers"), false), look{})
	}
	if g.chance(0.7) {
		t.para(g.say("informed"), look{})
	}
}

// event lets a member come or go; it returns how many vote from now on.
func (g *gen) event(t *setter, voting int) int {
	t.act, t.part = 0, Event
	s := &g.session
	hour := fmt.Sprintf("%d h %02d", g.between(19, 22), g.between(10, 59))
	if len(s.Absent) > 0 && g.chance(0.6) {
		i := s.Absent[0]
		s.Absent = s.Absent[1:]
		s.Present = append(s.Present, i)
		t.para(fmt.Sprintf(pick(g, []string{"Arrivée de %s à %s.", "%s rejoint l'assemblée à %s.", "%s arrive en séance à %s et prend part aux votes."}), g.formal(g.body.Members[i]), hour), look{Italic: true})
		return voting + 1
	}
	for k := len(s.Present) - 1; k > 0; k-- {
		if i := s.Present[k]; i != s.Secretary && g.body.Members[i].Role == "" {
			s.Present = append(s.Present[:k:k], s.Present[k+1:]...)
			t.para(fmt.Sprintf(pick(g, []string{"Départ de %s à %s.", "%s quitte la séance à %s.", "%s se retire à %s et ne participe plus aux votes."}), g.formal(g.body.Members[i]), hour), look{Italic: true})
			return voting - 1
		}
	}
	return voting
}

// agenda is the list of items at the front.
func (g *gen) agenda(t *setter, its []*item) {
	t.part = Agenda
	t.para(pick(g, []string{"Ordre du jour :", "ORDRE DU JOUR", "L'ordre du jour est le suivant :"}), look{Bold: true, Keep: true})
	form := pick(g, []string{"%d. %s", "- %[2]s", "%d) %s"})
	for i, it := range its {
		t.para(fmt.Sprintf(form+"%[3]s", i+1, it.Object, ""), look{Indent: 12, Hang: 12, Before: -1})
	}
	t.part = Other
}

// lastMinutes approves the minutes of the session before: no deliberation without a printed count.
func (g *gen) lastMinutes(t *setter, l *Labels, rank string) {
	d := g.session.Date.AddDate(0, 0, -g.between(25, 80))
	s := rank + pick(g, []string{"Approbation du procès-verbal de la séance du ", "Adoption du compte rendu du ", "Procès-verbal de la réunion du "}) + g.dateForm(d)
	if g.chance(0.35) { // with a vote it may be counted either way
		it := &item{outcome: "adopted", rank: rank}
		if g.style.Title.Caps {
			s = strings.ToUpper(s)
			rank = strings.ToUpper(rank)
		}
		it.label = Deliberation{Object: strings.TrimPrefix(s, rank), Optional: true, Rank: strings.TrimRight(rank, " .)/:–-"), Unanimous: ptr(true), VoteText: g.say("lastVoted")}
		g.add(t, l, it, func() {
			t.part = Title
			t.para(s, g.titleLook())
			t.part = Vote
			t.para(it.label.VoteText, look{})
		})
		return
	}
	t.para(s, g.titleLook())
	t.para(pick(g, []string{"Aucune observation n'étant formulée, le procès-verbal est approuvé.", "Le document n'appelle pas de remarque.", "Le texte, transmis avec la convocation, est adopté sans observation."}), look{})
	l.NotActs = append(l.NotActs, s)
}

// delegated tells decisions taken by delegation: listed, never deliberated.
func (g *gen) delegated(t *setter, l *Labels, rank string) {
	s := rank + pick(g, []string{"Compte rendu des décisions prises par délégation", "Décisions prises en vertu de l'article L. 2122-22", "Information sur les décisions de l'exécutif"})
	t.para(s, g.titleLook())
	l.NotActs = append(l.NotActs, s)
	m := matter{values: map[string]string{}, sums: map[string]Amount{}}
	for i := range g.between(2, 6) {
		d := g.session.Date.AddDate(0, 0, -g.between(5, 60))
		m.values, m.sums = map[string]string{}, map[string]Amount{}
		t.para(fmt.Sprintf(pick(g, []string{"Décision n° %[1]d du %[2]s : %[3]s", "- %[2]s – %[3]s", "D-%02[1]d : %[3]s (%[2]s)"})+"%[4]s", g.between(10, 90)+i, g.dateForm(d), g.fill(&m, g.say("decisions"), false), ""), look{Before: -1, Indent: 10, Hang: 10})
	}
}

// place fills what only the finished lines tell: pages, first words, pages of the sums.
func (p *Paper) place() {
	for i := range p.Labels.Agenda {
		p.Labels.Agenda[i].Object = p.sheet.dress(p.Labels.Agenda[i].Object)
	}
	for i := range p.Labels.Deliberations {
		d := &p.Labels.Deliberations[i]
		for _, s := range []*string{&d.Object, &d.VoteText, &d.Dispositif} {
			*s = p.sheet.dress(*s)
		}
		for k := range d.Amounts {
			d.Amounts[k].Text = p.sheet.dress(d.Amounts[k].Text)
			d.Amounts[k].Label, d.Amounts[k].Column = p.sheet.dress(d.Amounts[k].Label), p.sheet.dress(d.Amounts[k].Column)
		}
		if d.Rapporteur != nil {
			*d.Rapporteur = p.sheet.dress(*d.Rapporteur)
		}
		seen := map[int]bool{}
		text := map[int]string{}
		d.Pages = []int{}
		for _, l := range p.Lines {
			if l.Act != i+1 || l.Part == Annex {
				continue
			}
			if !seen[l.Page] {
				seen[l.Page] = true
				d.Pages = append(d.Pages, l.Page)
			}
			if d.StartsWith == "" && l.Part == Title {
				d.StartsWith = l.Text
			}
			text[l.Page] += squeeze(l.Text) + " "
		}
		for k := range d.Amounts {
			for _, page := range d.Pages {
				if strings.Contains(text[page], squeeze(d.Amounts[k].Text)) {
					d.Amounts[k].Page = page
					break
				}
			}
		}
	}
}

// squeeze makes all white space single plain spaces.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

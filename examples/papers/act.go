package papers

import (
	"fmt"
	"strings"
)

// item is one act to be told, and the labels as they become known.
type item struct {
	matter
	label      Deliberation
	rank       string
	rapporteur *member // nil: the chief
	outcome    string
	ballot     ballot
	project    bool
	shape      string
	quiet      bool // the vote is not told at all
}

// tellings say who presents an item; they return what is printed as rapporteur.
var tellings = []func(g *gen, t *setter, it *item, first string) (rest, told string){
	func(g *gen, t *setter, it *item, first string) (string, string) {
		n := g.formal(*it.rapporteur)
		t.para("Rapporteur : "+n, look{Italic: g.chance(0.3), Bold: g.chance(0.3)})
		return first, n
	},
	func(g *gen, t *setter, it *item, first string) (string, string) {
		n := g.formal(*it.rapporteur)
		t.part = Report
		t.para(n+" présente le dossier.", look{})
		return first, n
	},
	func(g *gen, t *setter, it *item, first string) (string, string) {
		n := g.formal(*it.rapporteur)
		t.para("Rapport présenté par "+n, look{Italic: true})
		return first, n
	},
	func(g *gen, t *setter, it *item, first string) (string, string) {
		n := g.formal(*it.rapporteur)
		t.part = Report
		role := it.rapporteur.Role
		if role != "" {
			role = ", " + role + ","
		}
		t.para(n+role+" expose :", look{})
		return first, n
	},
	func(g *gen, t *setter, it *item, first string) (string, string) {
		return g.body.chiefTitle() + among(g, " expose que ", " rappelle que ", " informe l'assemblée que ", " explique que ") + lowerFirst(first), g.body.chiefTitle()
	},
	func(g *gen, t *setter, it *item, first string) (string, string) {
		n := g.formal(*it.rapporteur)
		t.para("("+n+", rapporteur)", look{Right: true, Italic: true})
		return first, n
	},
	func(g *gen, t *setter, it *item, first string) (string, string) { return first, "" },
	func(g *gen, t *setter, it *item, first string) (string, string) {
		n := g.formal(*it.rapporteur)
		return "Sur le rapport de " + n + ". " + first, n
	},
	func(g *gen, t *setter, it *item, first string) (string, string) {
		n := g.formal(*it.rapporteur)
		t.part = Report
		t.para("**"+n+"** rapporte :", look{})
		return first, n
	},
	func(g *gen, t *setter, it *item, first string) (string, string) {
		return g.body.chiefTitle() + " indique que " + lowerFirst(first), g.body.chiefTitle()
	},
	func(g *gen, t *setter, it *item, first string) (string, string) { return first, "" },
	func(g *gen, t *setter, it *item, first string) (string, string) { return first, "" },
}

// debates: what members say; some lines look like titles.
var debates = []voteLine{
	{text: "{A} demande si l'entretien est compris dans le montant annoncé."},
	{text: "{A} : Avons-nous consulté les riverains ? {B} : Deux réunions ont eu lieu."},
	{text: "{A} regrette que le dossier ait été transmis si tard et annonce qu'il votera contre."},
	{text: "Interventions :", look: look{Underline: true}},
	{text: "{A} s'interroge sur le calendrier ; {B} répond que les travaux dureront six mois."},
	{text: "Question de {A}", look: look{Bold: true}},
	{text: "{A} rappelle qu'une somme de {€m7} avait été évoquée il y a trois ans."},
	{text: "Sur le financement", look: look{Italic: true}},
	{text: "{A} remercie les services. {B} souhaite que l'on en fasse le bilan au bout d'un an."},
	{text: "{A} : « Nous nous abstiendrons, comme l'an dernier. »"},
	{text: "1. Sur le calendrier", look: look{Underline: true}},
	{text: "Après un échange de vues, {A} indique que la question reviendra en commission."},
	{text: "{A} dit son désaccord sur la méthode, mais non sur le fond."},
	{text: "Discussion :", look: look{Bold: true}},
	{text: "Explications de vote – {A}", look: look{Bold: true, Italic: true}},
}

func (g *gen) debate(t *setter, m *matter) {
	t.part = Debate
	n := g.between(1, 5)
	said := map[string]bool{}
	for i := 0; i < n; i++ {
		d := pick(g, debates)
		if said[d.text] {
			n = min(n+1, 9)
			continue
		}
		said[d.text] = true
		t.para(g.fill(m, d.text, false), d.look)
		if d.look != (look{}) && i == n-1 {
			n++ // a heading is followed by what is said
		}
	}
}

// opener fills a formula; infinitive tells whether decisions follow as infinitives.
func (g *gen) opener(vote string) (s string, infinitive bool) {
	o := g.say("openers")
	if vote != "" {
		vote = ", " + vote
	}
	small := lowerFirst(g.style.Council)
	if strings.HasPrefix(g.style.Council, "LE") {
		small = g.style.Council
	}
	s = fmt.Sprintf(o+"%[4]s", g.style.Council, vote, small, "")
	s = strings.ReplaceAll(s, " ,", ",")
	low := strings.ToLower(s)
	return s, strings.HasSuffix(low, "décide :") || strings.HasSuffix(low, "suivante :")
}

func inf(d string) string { return of(d) }

// title prints number, rank and object of an act.
func (g *gen) title(t *setter, it *item) {
	s := g.style
	t.part = Title
	t.room(6)
	number := ""
	if it.label.Number != nil {
		number = *it.label.Number
	}
	object := it.Object
	if s.Title.Caps {
		object = strings.ToUpper(object)
		it.label.Object = object
	}
	lead := it.rank
	if s.Prefix != "" && !(number != "" && strings.HasPrefix(s.Place, "prefix")) {
		lead += s.Prefix
	}
	if t.top != "" {
		number = "" // printed at the top of every page
	}
	if s.Banner != "" {
		t.para(s.Banner, look{Bold: true, Center: s.Title.Center, Before: 1.4, Keep: true})
	}
	if s.Coded {
		defer func() {
			it.label.Theme = fmt.Sprintf("%d.%d", g.between(1, 9), g.between(1, 6))
			t.para(fmt.Sprintf(pick(g, []string{"Nomenclature ACTES : %s", "Matière : %s", "Nomenclature : %s"}), it.label.Theme), look{Before: -1, Scale: 0.9})
		}()
	}
	k := s.Title
	k.Keep = true
	if k.Before == 0 {
		k.Before = 1.4
	}
	text := lead + object + s.Tail
	if s.RunIn && !it.project {
		if number != "" {
			text = it.rank + number + s.Dash + object
		}
		mark := "**"
		if !k.Bold {
			mark = ""
		}
		t.gap(1)
		t.lead = mark + text + mark + pick(g, []string{" : ", " – ", ". "})
		return
	}
	if number == "" {
		t.para(text, k)
		return
	}
	after := k
	after.Before = -1
	switch s.Place {
	case "line", "repeat":
		t.para(s.Word+number, look{Bold: true, Before: 1.4, Keep: true, Center: k.Center, Underline: g.style.Ruled})
		t.para(text, after)
	case "line-plain":
		t.para(s.Word+number, look{Before: 1.4, Keep: true})
		t.para(text, after)
	case "right":
		t.para(s.Word+number, look{Right: true, Before: 1.4, Keep: true, Bold: true})
		t.para(text, after)
	case "prefix":
		t.para(it.rank+number+s.Dash+object, k)
	case "prefix-word":
		t.para(it.rank+s.Word+number+s.Dash+object, k)
	case "under":
		t.para(text, k)
		t.para(s.Word+number, look{Before: -1, Italic: !k.Italic, Center: k.Center})
	case "suffix":
		t.para(text+" ("+strings.TrimSpace(lowerFirst(s.Word))+" "+number+")", k)
	case "table":
		t.gap(1.4)
		t.room(5)
		t.cells([]cell{{0, 0.24, number, false, true}, {0.24, 0.76, text, false, k.Bold}}, true, true)
	case "box":
		t.para(s.Word+number, look{Box: true, Center: true, Bold: true, Before: 1.4, Keep: true})
		t.para(text, after)
	default: // told in the closing
		t.para(text, k)
	}
}

// numberAtFoot prints the number where the service tells it at the end of an act.
func (g *gen) numberAtFoot(t *setter, it *item) {
	if it.label.Number == nil {
		return
	}
	t.part = Closing
	n := *it.label.Number
	switch g.style.Place {
	case "closing":
		t.para("Délibération n° "+n, look{Right: true, Bold: g.chance(0.5)})
	case "repeat":
		t.para("("+strings.TrimSpace(g.style.Word)+" "+n+")", look{Right: true, Italic: true})
	case "sentence":
		t.para("La présente délibération est enregistrée sous le n° "+n+".", look{})
	}
}

// table sets a grid.
func (g *gen) table(t *setter, gr *grid) {
	n := len(gr.Head)
	row := func(cells []string, bold bool) {
		var cs []cell
		at := 0.0
		for i, c := range cells {
			w := (1 - gr.Wide) / float64(n-1)
			if n == 4 {
				w = []float64{gr.Wide, 0.18, 0.3, 0.18}[i]
			} else if i == 0 {
				w = gr.Wide
			}
			cs = append(cs, cell{At: at, Width: w, Text: c, Right: i > 0 && !(n == 4 && i == 2), Bold: bold})
			at += w
		}
		t.cells(cs, g.style.Ruled, bold && cells[0] != "TOTAL")
	}
	t.room(4)
	row(gr.Head, true)
	for _, r := range gr.Rows {
		row(r, r[0] == "TOTAL")
	}
}

// act tells one item whole, and completes its label.
func (g *gen) act(t *setter, it *item) {
	g.title(t, it)
	it.label.Rank = strings.TrimRight(it.rank, " .)/:–-")
	g.tellBelow(t, it)
	g.numberAtFoot(t, it)
	if g.style.Debates && !it.project && g.chance(0.08) {
		t.part = Debate
		t.para(g.fill(&it.matter, g.say("remarks"), false), look{})
	}
}

// tellBelow tells an item below its title.
func (g *gen) tellBelow(t *setter, it *item) {
	switch it.outcome {
	case "withdrawn", "postponed":
		t.part = Decision
		forms := phrases["withdrawals"]
		if it.outcome == "postponed" {
			forms = phrases["postponements"]
		}
		t.para(strings.ReplaceAll(pick(g, forms), "{C}", g.body.chiefTitle()), look{})
		it.Amounts = nil
		return
	}
	g.report(t, it)
	if it.project {
		g.proposal(t, it, "Il est proposé "+g.toCouncil()+" :")
		return
	}
	if g.style.Debates && g.chance(g.style.Talk) {
		g.debate(t, &it.matter)
	}
	switch {
	case it.outcome == "rejected":
		g.rejected(t, it)
	case it.outcome == "elected" && g.chance(0.4):
		g.election(t, it)
	default:
		g.decide(t, it)
	}
}

func (g *gen) toCouncil() string { return "au " + g.body.Council }

// report tells the reasons, who gives them, and the visas.
func (g *gen) report(t *setter, it *item) {
	paragraphs := append([]string(nil), it.matter.Report...)
	if g.chance(0.45) {
		at := g.r.IntN(len(paragraphs) + 1)
		aside := g.fill(&it.matter, g.say("asides"), false)
		paragraphs = append(paragraphs[:at], append([]string{capital(aside)}, paragraphs[at:]...)...)
	}
	if it.shape == "terse" {
		paragraphs = paragraphs[:g.r.IntN(2)]
	}
	if it.shape == "report" || it.shape == "context" {
		head := "EXPOSÉ :"
		if it.shape == "context" {
			head = "Contexte :"
		}
		t.part = Report
		t.para(head, look{Bold: g.style.Ruled, Underline: true, Keep: true})
	}
	for range g.r.IntN(g.style.Long + 1) {
		paragraphs = append(paragraphs, capital(g.fill(&it.matter, g.say("fillers"), false)))
	}
	told := ""
	switch {
	case g.herald != nil:
		told = g.formal(*g.herald)
	case len(paragraphs) > 0:
		paragraphs[0], told = tellings[g.style.Tell](g, t, it, paragraphs[0])
		paragraphs[0] = contract(paragraphs[0])
	}
	if told != "" {
		it.label.Rapporteur = &told
	}
	t.part = Report
	if it.ballot.NotVoting == 1 {
		m := g.body.Members[g.session.Present[len(g.session.Present)-1]]
		paragraphs = append(paragraphs, strings.ReplaceAll(g.say("notTaking"), "{M}", g.formal(m)))
	}
	for i, p := range paragraphs {
		if g.style.Headed > 0 && i%2 == 0 && it.shape != "terse" {
			g.heading(t, i/2+1)
		}
		t.para(p, look{})
	}
	if it.shape != "terse" && it.shape != "context" && (g.style.Visas || len(it.Visas) > 0) {
		t.part = Visa
		vs := append([]string(nil), it.Visas...)
		if g.style.Visas {
			vs = append(vs, g.say("generalVisas"))
			if g.chance(0.5) {
				vs = append(vs, g.say("grounds"))
			}
		}
		for _, v := range vs {
			t.para(g.fill(&it.matter, v, false)+",", look{})
		}
	}
}

// heading parts a report: such lines look like titles and open no act.
func (g *gen) heading(t *setter, n int) {
	h := g.say("headings")
	if g.style.HeadedAsTitles {
		t.para(h, g.titleLook())
		return
	}
	switch g.style.Headed - 1 {
	case 0:
		t.para(fmt.Sprintf("%d. %s", n, h), look{Bold: true, Keep: true})
	case 1:
		t.para(h, look{Underline: true, Keep: true})
	case 2:
		t.para(fmt.Sprintf("%s – %s", roman[n], h), look{Bold: true, Keep: true})
	case 3:
		t.para(h, look{Bold: true, Keep: true})
	case 4:
		t.para(strings.ToUpper(h), look{Keep: true})
	default:
		t.para(fmt.Sprintf("%d) %s", n, h), look{Bold: true, Underline: true, Keep: true})
	}
}

// bullet stands before the nth thing decided.
func (g *gen) bullet(n int) string {
	switch (g.style.Counted + 1) / 2 {
	case 0:
		return g.style.Bullet
	case 1:
		return fmt.Sprintf("%d. ", n+1)
	case 2:
		return string(rune('a'+n)) + ") "
	}
	return fmt.Sprintf("%d° ", n+1)
}

// decisions prints what is decided in a grammatical form, with the table in its place.
func (g *gen) decisions(t *setter, it *item, write func(i int, d string) (string, look)) {
	var quote []string
	for i, d := range it.Decisions {
		s, k := write(i, d)
		end := " ;"
		if i == len(it.Decisions)-1 {
			end = "."
		}
		if !strings.HasSuffix(s, ":") {
			s += end
		}
		t.para(s, k)
		if i == 0 {
			quote = append(quote, strings.TrimRight(s, " ;."))
		}
		if it.Table != nil && it.TableAfter == i+1 {
			g.table(t, it.Table)
		}
	}
	it.label.Dispositif = strings.Join(quote, " ")
}

func (g *gen) proposal(t *setter, it *item, lead string) {
	t.part = Decision
	t.para(lead, look{Keep: true})
	g.decisions(t, it, func(_ int, d string) (string, look) {
		return g.style.Bullet + inf(d), look{Indent: 14, Hang: 8, Before: -1}
	})
}

// verdict is what the vote lines say was done.
func verdict(it *item) string {
	switch it.outcome {
	case "rejected":
		return "Rejeté"
	case "noted":
		return "Approuvé"
	}
	return "Adopté"
}

func (g *gen) printVote(t *setter, it *item) {
	form := pickIndex(g, len(voteForms))
	if g.used["voteform"] && g.chance(0.85) {
		form = g.form
	}
	g.form, g.used["voteform"] = form, true
	lines, r := g.inLines(it.ballot, verdict(it), form)
	it.setVote(r)
	t.part = Vote
	t.room(float64(len(lines)))
	for i, l := range lines {
		if l.row != nil {
			t.cells(l.row, g.style.Ruled && form == 4, i == 0)
			continue
		}
		k := l.look
		if i > 0 {
			k.Before = -1
		}
		t.para(l.text, k)
	}
	if it.ballot.For == it.ballot.Against {
		t.para(g.say("casting"), look{Before: -1})
	}
}

func (it *item) setVote(r result) {
	it.label.Votes, it.label.Unanimous, it.label.VoteText = r.Votes, r.Unanimous, r.Text
}

// decide tells a decision and its vote in the shape of the service.
func (g *gen) decide(t *setter, it *item) {
	noVote := it.quiet || (it.outcome == "noted" || it.outcome == "elected") && g.chance(0.6)
	t.part = Decision
	switch it.shape {
	case "proposal", "spoken", "context":
		lead := "Il est proposé " + g.toCouncil() + " :"
		switch it.shape {
		case "context":
			lead = "Proposition :"
		case "spoken":
			lead = g.body.chiefTitle() + " propose à l'assemblée :"
		}
		g.proposal(t, it, lead)
		t.part = Vote
		if noVote {
			s := adoptionForms[it.outcome == "noted"]
			it.label.VoteText = strings.Replace(pick(g, s), "%s", g.style.Council, 1)
			t.para(it.label.VoteText, look{Bold: g.chance(0.5)})
			return
		}
		if it.shape == "context" {
			vote, r := g.inline(it.ballot)
			r.Text = "Approbation du " + strings.TrimPrefix(g.body.Council, "le ") + " " + vote + "."
			it.setVote(r)
			t.para(r.Text, look{})
			return
		}
		g.printVote(t, it)
	case "terse":
		vote := ""
		if !noVote {
			var r result
			vote, r = g.inline(it.ballot)
			it.setVote(r)
		}
		o, infinitive := g.opener(vote)
		o = strings.TrimRight(o, " :,")
		var s []string
		for i, d := range it.Decisions {
			if it.Table != nil && it.TableAfter == i+1 {
				break
			}
			if infinitive {
				s = append(s, inf(d))
			} else {
				s = append(s, third(d, false))
			}
		}
		if it.Table == nil {
			t.para(o+" "+strings.Join(s, ", ")+".", look{})
			it.label.Dispositif = s[0]
			return
		}
		t.para(o+" :", look{})
		g.decisions(t, it, func(_ int, d string) (string, look) {
			if infinitive {
				return "- " + inf(d), look{}
			}
			return "- " + third(d, false), look{}
		})
	default:
		g.formula(t, it, noVote)
	}
}

var adoptionForms = map[bool][]string{
	false: {"%s adopte.", "%s approuve cette proposition.", "%s adopte les conclusions du rapport.", "%s donne son accord.", "Accord du conseil.", "%s accepte la proposition."},
	true:  {"%s prend acte.", "Dont acte.", "%s en prend acte."},
}

// formula tells a decision with a formula, what is decided, and the vote in it, above or below.
func (g *gen) formula(t *setter, it *item, noVote bool) {
	vote := ""
	inLines := g.style.Lines || it.shape == "split"
	if !noVote && !inLines {
		var r result
		vote, r = g.inline(it.ballot)
		it.setVote(r)
	}
	if it.shape == "report" {
		t.para("DÉCISION :", look{Bold: g.style.Ruled, Underline: true, Keep: true})
	}
	if it.shape == "split" {
		t.para(g.style.Council+",", look{Keep: true, Bold: g.style.Ruled})
		t.para("Après en avoir délibéré,", look{Before: -1})
		if !noVote {
			g.printVote(t, it)
		}
		t.part = Decision
		g.decisions(t, it, func(_ int, d string) (string, look) { return third(d, true), look{} })
		return
	}
	before := inLines && !noVote && g.style.Ruled && it.shape == "classic"
	if before {
		g.printVote(t, it)
		t.part = Decision
	}
	switch it.shape {
	case "articles":
		o, _ := g.opener(vote)
		o = strings.TrimRight(o, " :,")
		if !strings.HasSuffix(strings.ToLower(o), "décide") && !strings.HasSuffix(o, "suivante") {
			o += ", décide"
		}
		t.para(o+" :", look{Keep: true})
		g.decisions(t, it, func(i int, d string) (string, look) {
			n := fmt.Sprintf("Article %d : ", i+1)
			if i == 0 {
				n = "Article 1er : "
			}
			return "**" + strings.TrimSpace(n) + "** " + inf(d), look{}
		})
	case "past":
		o := "Après avoir délibéré, les membres du " + g.body.Council + " ont"
		if vote != "" {
			o += ", " + vote
		}
		t.para(o+" :", look{Keep: true})
		g.decisions(t, it, func(_ int, d string) (string, look) {
			if p := participle(d); p != "" {
				return g.style.Bullet + p, look{Indent: 10, Hang: 8, Before: -1}
			}
			return g.style.Bullet + "décidé de " + d, look{Indent: 10, Hang: 8, Before: -1}
		})
	default:
		o, infinitive := g.opener(vote)
		t.para(o, look{Keep: true, Bold: g.chance(0.15)})
		caps := g.style.Ruled
		g.decisions(t, it, func(i int, d string) (string, look) {
			if infinitive {
				return g.bullet(i) + inf(d), look{Indent: 14, Hang: 8}
			}
			return g.bullet(i) + third(d, caps), look{Indent: 14, Hang: 8}
		})
	}
	if inLines && !noVote && !before {
		g.printVote(t, it)
	}
}

// rejected tells a proposal that was voted down.
func (g *gen) rejected(t *setter, it *item) {
	t.part = Decision
	b := it.ballot
	t.para("Il est proposé "+g.toCouncil()+" d'adopter ce dossier.", look{})
	form := g.say("rejections")
	s := fmt.Sprintf(form, g.style.Council, b.For, b.Against, plural(b.Abstain, "abstention", "abstentions"))
	t.part = Vote
	t.para(s, look{})
	it.label.Votes, it.label.Unanimous, it.label.VoteText = full(b), ptr(false), s
	it.label.Dispositif = s
	it.Amounts = nil
}

// election tells a ballot.
func (g *gen) election(t *setter, it *item) {
	t.part = Decision
	n := g.session.voting()
	blank := g.r.IntN(3)
	t.para(pick(g, []string{"Il est procédé au scrutin secret. Le dépouillement a donné les résultats suivants :", "Le vote a lieu à bulletin secret. Résultats du premier tour :", "Après appel à candidatures et vote à bulletins secrets, les résultats sont les suivants :"}), look{})
	t.para(fmt.Sprintf("Nombre de bulletins trouvés dans l'urne : %d", n), look{Indent: 14, Before: -1})
	t.para(fmt.Sprintf("Bulletins blancs ou nuls : %d", blank), look{Indent: 14, Before: -1})
	t.para(fmt.Sprintf("Suffrages exprimés : %d", n-blank), look{Indent: 14, Before: -1})
	g.decisions(t, it, func(_ int, d string) (string, look) { return g.style.Council + " " + third(d, false), look{} })
}

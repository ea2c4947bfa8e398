package papers

import (
	_ "embed"
	"fmt"
	"math"
	"regexp"
	"strings"
	"time"
)

//go:embed data/subjects.txt
var subjectText string

// subject is what acts can be about.
type subject struct {
	Objects, Report, Visas, Decisions []string
	Table, Outcome                    string
	TableAfter                        int // the decision that the table stands under
}

var subjects = readSubjects(subjectText)

func readSubjects(text string) []subject {
	var all []subject
	for _, rec := range strings.Split(text, "\n\n") {
		var s subject
		for _, l := range strings.Split(rec, "\n") {
			if l == "" || l[0] == '#' {
				continue
			}
			switch rest := l[2:]; l[0] {
			case 'o':
				s.Objects = append(s.Objects, rest)
			case 'r':
				s.Report = append(s.Report, rest)
			case 'v':
				s.Visas = append(s.Visas, rest)
			case 'd':
				s.Decisions = append(s.Decisions, rest)
			case 't':
				s.Table, s.TableAfter = rest, len(s.Decisions)
			case 'k':
				s.Outcome = rest
			}
		}
		if len(s.Objects) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// matter is a subject told once: what one act is about.
type matter struct {
	Object, Outcome string
	Report, Visas   []string
	Decisions       []string
	Table           *grid
	TableAfter      int
	Amounts         []Amount
	values          map[string]string // placeholders already given
	sums            map[string]Amount
}

// grid is a table of an act.
type grid struct {
	Head    []string
	Rows    [][]string
	Wide    float64 // share of the first column
	Labeled []Amount
}

// newMatter tells a subject that the paper has not told yet.
func (g *gen) newMatter() matter {
	for try := 0; ; try++ {
		s := pick(g, subjects)
		m := g.tell(s)
		key := strings.ToLower(m.Object)
		if g.used["o:"+key] || (try < 30 && g.used["s:"+s.Objects[0]]) {
			continue
		}
		g.used["o:"+key], g.used["s:"+s.Objects[0]] = true, true
		return m
	}
}

func (g *gen) tell(s subject) matter {
	m := matter{values: map[string]string{}, sums: map[string]Amount{}, Outcome: s.Outcome, TableAfter: s.TableAfter}
	m.Object = capital(g.fill(&m, among(g, s.Objects...), false))
	if s.Table != "" {
		m.Table = g.grid(&m, s.Table)
	}
	for _, r := range s.Report {
		m.Report = append(m.Report, g.fill(&m, r, false))
	}
	for _, v := range s.Visas {
		m.Visas = append(m.Visas, g.fill(&m, v, false))
	}
	for _, d := range s.Decisions {
		m.Decisions = append(m.Decisions, g.fill(&m, d, true))
	}
	if m.Table != nil {
		m.Amounts = append(m.Amounts, m.Table.Labeled...)
	}
	return m
}

var placeholder = regexp.MustCompile(`\{[^}]+\}`)

// fill replaces the placeholders; sums that stand in a decision are labelled.
func (g *gen) fill(m *matter, s string, decided bool) string {
	return contract(placeholder.ReplaceAllStringFunc(s, func(p string) string {
		name := p[1 : len(p)-1]
		if strings.HasPrefix(name, "€") {
			a := g.sum(m, name)
			if decided && !hasAmount(m.Amounts, a) {
				m.Amounts = append(m.Amounts, a)
			}
			return a.Text
		}
		switch name { // anew each time
		case "de site":
			return contract(" de " + g.value("site"))[1:]
		case "A", "B":
			return g.spoken(g.body.Members[among(g, g.session.Present...)])
		case "member":
			return g.formal(g.body.Members[g.between(1, len(g.body.Members)-1)])
		case "pct":
			return fmt.Sprintf("%d,%d %%", g.between(1, 12), g.between(1, 9))
		case "pct2":
			return fmt.Sprintf("%d,%02d %%", g.between(1, 48), g.between(1, 99))
		case "past":
			return g.dateForm(g.session.Date.AddDate(0, 0, -g.between(30, 1500)))
		}
		if m.values[name] == "" {
			m.values[name] = g.value(name)
		}
		return m.values[name]
	}))
}

var elided = regexp.MustCompile(`\b(de|que) ([AEIOUÉÈÊÎÔaeiouéèêîô])`)

// contract makes the small words right that a placeholder left apart: "de le" is "du".
func contract(s string) string {
	s = strings.NewReplacer(" de le ", " du ", " à le ", " au ", " de les ", " des ").Replace(s)
	return elided.ReplaceAllStringFunc(s, func(m string) string {
		i := strings.Index(m, " ")
		return m[:i-1] + "'" + m[i+1:]
	})
}

func hasAmount(as []Amount, a Amount) bool {
	for _, b := range as {
		if b.Text == a.Text {
			return true
		}
	}
	return false
}

// sum is the amount of a name such as "€l1 HT": scale, key, tax.
func (g *gen) sum(m *matter, name string) Amount {
	name = strings.TrimPrefix(name, "€")
	key, tax, _ := strings.Cut(name, " ")
	if a, ok := m.sums[key]; ok {
		return a
	}
	a := g.money(key[0], tax)
	m.sums[key] = a
	return a
}

// money is a sum of a scale: s under 100 euros, m thousands, l hundreds of thousands, x millions.
func (g *gen) money(scale byte, tax string) Amount {
	v := 0.0
	switch scale {
	case 's':
		v = float64(g.between(20, 9800)) / 100
		if g.chance(0.5) {
			v = math.Ceil(v)
		} else {
			v = math.Round(v*20) / 20
		}
	case 'm':
		v = float64(g.between(8, 99)) * among(g, 10.0, 50, 100)
	case 'l':
		v = float64(g.between(100, 4800)) * 100
		if g.chance(0.35) {
			v += float64(g.between(1, 9999)) / 100
		}
	case 'x':
		v = float64(g.between(7, 240)) * 50000
	}
	text := g.style.Money.write(v)
	if scale == 'x' && g.style.Millions && math.Mod(v, 100000) == 0 {
		text = strings.TrimSuffix(strings.Replace(fmt.Sprintf("%.1f", v/1e6), ".", ",", 1), ",0") + g.style.MillionUnit
		if v < 2e6 {
			text = strings.Replace(text, "millions", "million", 1)
		}
	}
	a := Amount{Text: text, Value: math.Round(v*100) / 100, Currency: "EUR"}
	if tax != "" {
		a.Text += " " + tax
		a.Tax = &tax
	}
	return a
}

func (g *gen) dateForm(d time.Time) string {
	if g.style.FigureDates {
		return dateFigures(d)
	}
	return dateWords(d)
}

var assocParts = [][2][]string{
	{{"Amicale", "Cercle", "Union", "Foyer", "Comité", "Harmonie", "Étoile", "Atelier", "Club", "Compagnie", "Réveil", "Lyre"},
		{"des jardiniers", "de boules", "des aînés", "des jeunes sapeurs", "de gymnastique", "du patrimoine", "des parents d'élèves", "de théâtre", "cycliste", "du conte", "des modélistes", "de l'entraide", "des brodeuses", "nautique", "de tarot"}},
}

// value invents what a placeholder stands for, the same throughout an act.
func (g *gen) value(name string) string {
	y := g.session.Date.Year()
	switch name {
	case "y":
		return fmt.Sprint(y)
	case "y-1":
		return fmt.Sprint(y - 1)
	case "y+1":
		return fmt.Sprint(y + 1)
	case "y+4":
		return fmt.Sprint(y + 4)
	case "sy":
		return fmt.Sprintf(among(g, "%d-%d", "%d/%d"), y, y+1)
	case "soon":
		return among(g, "1er janvier", "1er septembre", "1er juillet") + fmt.Sprintf(" %d", y+1)
	case "n":
		return fmt.Sprint(g.between(1, 6))
	case "n2":
		return fmt.Sprint(g.between(4, 64))
	case "dur":
		return fmt.Sprint(among(g, 3, 5, 9, 12, 15, 20, 30))
	case "area":
		return group(g.between(120, 18000), " ") + " m²"
	case "parcel":
		return fmt.Sprintf("%s n° %d", among(g, "AB", "AC", "ZD", "BK", "C", "AX"), g.between(4, 480))
	case "person":
		return civility(member{Woman: g.chance(0.5)}, true) + " " + strings.ToUpper(g.surname())
	case "assoc":
		p := assocParts[0]
		return pick(g, p[0]) + " " + pick(g, p[1])
	case "firm":
		return g.say("firmStarts") + among(g, "", " SARL", " SAS", " et fils")
	case "street":
		return g.say("streetNames")
	case "site":
		return g.say("siteNames")
	case "quarter":
		return g.say("quarterNames")
	case "job":
		return g.say("jobNames")
	case "trade":
		return g.say("tradeNames")
	case "bank":
		return g.say("bankNames")
	case "hlm":
		return g.say("hlmNames")
	case "otherbody":
		return g.say("otherBodies")
	case "rivernear":
		return g.say("rivers")
	case "near":
		return g.body.Towns[g.r.IntN(len(g.body.Towns))]
	case "annex":
		return among(g, "principal", "annexe assainissement", "annexe de l'eau", "annexe lotissement", "du camping")
	case "chief":
		return g.body.theChief()
	case "council":
		return g.body.Council
	}
	panic("papers: no placeholder " + name)
}

// bare is a sum as a column prints it: with its cents, and the unit only where the style keeps it.
func (g *gen) bare(v float64) string { return g.style.Money.write(v) }

func (g *gen) label(gr *grid, v float64, text, label, column string, tax string) {
	a := Amount{Text: text, Value: math.Round(v*100) / 100, Currency: "EUR", Label: label, Column: column}
	if tax != "" {
		a.Tax = &tax
	}
	gr.Labeled = append(gr.Labeled, a)
}

// grid invents the table of a kind; rows of tariffs are given after the kind.
func (g *gen) grid(m *matter, spec string) *grid {
	kind, rest, _ := strings.Cut(spec, " ")
	rows := strings.Split(rest, "|")
	gr := &grid{Wide: 0.62}
	price := func() float64 {
		a := g.money(among(g, byte('s'), 's', 'm'), "")
		return a.Value
	}
	switch kind {
	case "tarif":
		gr.Head = []string{among(g, "Prestation", "Désignation", "Catégorie"), among(g, "Prix", "Montant", "Tarif")}
		taxed := g.chance(0.2) // two columns, without and with the tax
		if taxed {
			gr.Wide, gr.Head = 0.5, []string{gr.Head[0], pick(g, []string{"Prix HT", "Montant HT", "€ HT"}), pick(g, []string{"Prix TTC", "Montant TTC", "€ TTC"})}
		}
		for _, r := range rows {
			v := price()
			t := g.bare(v)
			if taxed {
				w := math.Round(v*120) / 100
				gr.Rows = append(gr.Rows, []string{r, t, g.bare(w)})
				g.label(gr, v, t, r, gr.Head[1], "HT")
				g.label(gr, w, g.bare(w), r, gr.Head[2], "TTC")
				continue
			}
			gr.Rows = append(gr.Rows, []string{r, t})
			g.label(gr, v, t, r, "", "")
		}
	case "years":
		y := g.session.Date.Year()
		gr.Wide = 0.5
		gr.Head = []string{"Désignation", fmt.Sprintf("Tarif %d", y), fmt.Sprintf("Tarif %d", y+1)}
		for _, r := range rows {
			v := math.Ceil(price()) + 1
			w := v + float64(g.between(1, 9))
			gr.Rows = append(gr.Rows, []string{r, g.bare(v), g.bare(w)})
			g.label(gr, w, g.bare(w), r, gr.Head[2], "")
		}
	case "grants":
		gr.Head = []string{"Association", among(g, "Montant", "Subvention", "Montant attribué")}
		total, last := 0.0, g.chance(0.3)
		y := g.session.Date.Year()
		if last {
			gr.Wide, gr.Head = 0.5, []string{"Association", fmt.Sprintf("Pour mémoire %d", y-1), fmt.Sprintf(pick(g, []string{"Attribué %d", "Proposition %d", "%d"}), y)}
		}
		for range g.between(4, 10) {
			v := float64(g.between(1, 60)) * 50
			name := g.value("assoc")
			if g.used["a:"+name+m.Object] {
				continue
			}
			g.used["a:"+name+m.Object] = true
			total += v
			row := []string{name, g.bare(v)}
			if last {
				row = []string{name, g.bare(float64(g.between(1, 60))*50 + 5), g.bare(v)}
			}
			gr.Rows = append(gr.Rows, row)
			g.label(gr, v, g.bare(v), name, gr.Head[len(gr.Head)-1], "")
		}
		row := []string{"TOTAL", g.bare(total)}
		if last {
			row = []string{"TOTAL", "", g.bare(total)}
		}
		gr.Rows = append(gr.Rows, row)
		g.label(gr, total, g.bare(total), "TOTAL", "", "")
	case "plan":
		gr.Wide = 0.34
		gr.Head = []string{"Dépenses", "Montant HT", "Recettes", "Montant"}
		works := math.Round(g.money('l', "").Value)
		fees := math.Round(works * 0.09)
		state, dept := math.Round((works+fees)*0.3), math.Round((works+fees)*0.2)
		own := works + fees - state - dept
		total := works + fees
		gr.Rows = [][]string{
			{"Travaux", g.bare(works), pick(g, []string{"État (DETR)", "État (DSIL)", "État – fonds vert"}), g.bare(state)},
			{"Honoraires et études", g.bare(fees), pick(g, []string{"Département", "Région", "Agence de l'eau"}), g.bare(dept)},
			{"", "", "Autofinancement", g.bare(own)},
			{"TOTAL", g.bare(total), "TOTAL", g.bare(total)}}
		g.label(gr, works, g.bare(works), "Travaux", gr.Head[1], "HT")
		g.label(gr, fees, g.bare(fees), "Honoraires et études", gr.Head[1], "HT")
		g.label(gr, state, g.bare(state), gr.Rows[0][2], "Recettes", "")
		g.label(gr, dept, g.bare(dept), gr.Rows[1][2], "Recettes", "")
		g.label(gr, own, g.bare(own), "Autofinancement", "Recettes", "")
		g.label(gr, total, g.bare(total), "TOTAL", gr.Head[1], "HT")
	case "budget", "result":
		gr.Wide = 0.4
		gr.Head = []string{"Section", "Dépenses", "Recettes"}
		a, b := g.money('l', "").Value+500000, g.money('l', "").Value+100000
		c, d := a, b
		if kind == "result" {
			c, d = a+g.money('l', "").Value, b+g.money('l', "").Value
		}
		gr.Rows = [][]string{{"Fonctionnement", g.bare(a), g.bare(c)}, {"Investissement", g.bare(b), g.bare(d)}, {"TOTAL", g.bare(a + b), g.bare(c + d)}}
		for _, r := range []struct {
			v    float64
			l, c string
		}{{a, "Fonctionnement", "Dépenses"}, {c, "Fonctionnement", "Recettes"}, {b, "Investissement", "Dépenses"},
			{d, "Investissement", "Recettes"}, {a + b, "TOTAL", "Dépenses"}, {c + d, "TOTAL", "Recettes"}} {
			if t := g.bare(r.v); !hasAmount(gr.Labeled, Amount{Text: t}) {
				g.label(gr, r.v, t, r.l, r.c, "")
			}
		}
	default:
		panic("papers: no table " + kind)
	}
	if len(gr.Labeled) > 12 {
		gr.Labeled = gr.Labeled[:12]
	}
	return gr
}

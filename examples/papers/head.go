package papers

import (
	"fmt"
	"strings"
)

// counts are the figures printed at the head.
type counts struct{ InOffice, Present, Proxies, Voting int }

// countForms print them and say which they print.
var countForms = []func(t *setter, c counts) Members{
	func(t *setter, c counts) Members {
		t.para(fmt.Sprintf("Nombre de conseillers en exercice : %d", c.InOffice), look{})
		t.para(fmt.Sprintf("Présents : %d", c.Present), look{Before: -1})
		t.para(fmt.Sprintf("Votants : %d", c.Voting), look{Before: -1})
		return Members{InOffice: &c.InOffice, Present: &c.Present, Voting: &c.Voting}
	},
	func(t *setter, c counts) Members {
		t.para(fmt.Sprintf("En exercice : %d – Présents : %d – Pouvoirs : %d – Votants : %d", c.InOffice, c.Present, c.Proxies, c.Voting), look{})
		return Members{&c.InOffice, &c.Present, &c.Proxies, &c.Voting}
	},
	func(t *setter, c counts) Members {
		at := []string{"En exercice", "Présents", "Procurations", "Votants"}
		n := []int{c.InOffice, c.Present, c.Proxies, c.Voting}
		var head, row []cell
		for i := range at {
			head = append(head, cell{0.2 * float64(i), 0.2, at[i], false, true})
			row = append(row, cell{0.2 * float64(i), 0.2, fmt.Sprint(n[i]), false, false})
		}
		t.cells(head, true, true)
		t.cells(row, true, false)
		return Members{&c.InOffice, &c.Present, &c.Proxies, &c.Voting}
	},
	func(t *setter, c counts) Members { return Members{} },
	func(t *setter, c counts) Members {
		t.para(fmt.Sprintf("Le nombre de membres en exercice est de %d ; %d sont présents et %d ont donné pouvoir.", c.InOffice, c.Present, c.Proxies), look{})
		return Members{InOffice: &c.InOffice, Present: &c.Present, Proxies: &c.Proxies}
	},
	func(t *setter, c counts) Members {
		t.para(fmt.Sprintf("Membres en exercice : %d    Membres présents : %d    Suffrages exprimés : %d", c.InOffice, c.Present, c.Voting), look{})
		return Members{InOffice: &c.InOffice, Present: &c.Present}
	},
	func(t *setter, c counts) Members {
		t.para(fmt.Sprintf("Effectif légal du conseil : %d", c.InOffice), look{})
		t.para(fmt.Sprintf("Nombre de présents : %d", c.Present), look{Before: -1})
		t.para(fmt.Sprintf("Nombre de votants : %d", c.Voting), look{Before: -1})
		return Members{Present: &c.Present, Voting: &c.Voting}
	},
	func(t *setter, c counts) Members { return Members{} },
	func(t *setter, c counts) Members { return Members{} },
}

// head prints the counts and those present, and returns what a reader may count.
func (g *gen) attendance(t *setter) Members {
	s := g.session
	c := counts{len(g.body.Members), len(s.Present), len(s.Proxies), s.voting()}
	early := g.chance(0.7)
	var m Members
	if early {
		m = pick(g, countForms)(t, c)
	}
	form := pickIndex(g, len(presentForms))
	presentForms[form](g, t)
	proxied := len(s.Proxies) > 0
	if form != 5 { // that table bears the proxies too
		g.proxies(t)
	}
	g.missing(t)
	if !early {
		m = pick(g, countForms)(t, c)
	}
	if m.Present == nil {
		m.Present = &c.Present
	}
	if m.Proxies == nil && proxied {
		m.Proxies = &c.Proxies
	}
	sec := g.body.Members[s.Secretary]
	t.para(fmt.Sprintf(g.say("secretaries"), g.formal(sec)), look{})
	return m
}

func (g *gen) list(of []int, sep string) string {
	var s []string
	for _, i := range of {
		s = append(s, g.style.Name(g.body.Members[i]))
	}
	return strings.Join(s, sep)
}

func (g *gen) columns(t *setter, n int) {
	p := g.session.Present
	for i := 0; i < len(p); i += n {
		var cs []cell
		for j := range min(n, len(p)-i) {
			cs = append(cs, cell{At: float64(j) / float64(n), Width: 1 / float64(n), Text: g.style.Name(g.body.Members[p[i+j]])})
		}
		t.cells(cs, false, false)
	}
}

// presentForms list those present.
var presentForms = []func(g *gen, t *setter){
	func(g *gen, t *setter) { t.para("Présents : "+g.list(g.session.Present, ", ")+".", look{}) },
	func(g *gen, t *setter) {
		t.para("Étaient présents :", look{Bold: true, Keep: true})
		g.columns(t, 2)
	},
	func(g *gen, t *setter) {
		t.para("Étaient présents :", look{Underline: true, Keep: true})
		for _, town := range g.body.Towns {
			var of []int
			for _, i := range g.session.Present {
				if g.body.Members[i].Commune == town {
					of = append(of, i)
				}
			}
			if len(of) > 0 {
				t.para("**"+town+"** : "+g.list(of, ", "), look{Before: -1})
			}
		}
	},
	func(g *gen, t *setter) {
		t.para("Membres présents :", look{Keep: true})
		for _, i := range g.session.Present {
			t.para("- "+g.style.Name(g.body.Members[i]), look{Indent: 20, Before: -1})
		}
	},
	func(g *gen, t *setter) {
		t.para("Étaient présents les conseillers suivants : "+g.list(g.session.Present, ", ")+", formant la majorité des membres en exercice.", look{})
	},
	func(g *gen, t *setter) {
		t.cells([]cell{{0, 0.4, "Nom", false, true}, {0.4, 0.15, "Présent", false, true}, {0.55, 0.15, "Absent", false, true}, {0.7, 0.3, "Pouvoir à", false, true}}, true, true)
		gone := map[int]string{}
		for _, p := range g.session.Proxies {
			gone[p[0]] = g.style.Name(g.body.Members[p[1]])
		}
		here := map[int]bool{}
		for _, i := range g.session.Present {
			here[i] = true
		}
		for i, m := range g.body.Members {
			x, y := "X", ""
			if !here[i] {
				x, y = "", "X"
			}
			t.cells([]cell{{0, 0.4, g.style.Name(m), false, false}, {0.4, 0.15, x, false, false}, {0.55, 0.15, y, false, false}, {0.7, 0.3, gone[i], false, false}}, true, false)
		}
	},
	func(g *gen, t *setter) {
		var s []string
		for _, i := range g.session.Present {
			m := g.body.Members[i]
			n := g.style.Name(m)
			if i == 0 {
				n += " (" + g.body.Chief + ")"
			} else if m.Role != "" {
				n += " (" + m.Role + ")"
			}
			s = append(s, n)
		}
		t.para("**PRÉSENTS :** "+strings.Join(s, ", "), look{})
	},
	func(g *gen, t *setter) {
		t.para("Présents :", look{Bold: true, Keep: true})
		t.para(g.list(g.session.Present, " – "), look{Before: -1})
	},
	func(g *gen, t *setter) {
		t.para("MEMBRES PRÉSENTS", look{Bold: true, Keep: true})
		g.columns(t, 3)
	},
}

// proxies tells who votes for whom.
func (g *gen) proxies(t *setter) {
	ps := g.session.Proxies
	if len(ps) == 0 {
		if g.chance(0.2) {
			t.para("Pouvoirs : néant", look{})
		}
		return
	}
	form := pickIndex(g, len(phrases["proxyForms"]))
	head, each := proxyHeads[form], phrases["proxyForms"][form]
	var s []string
	for _, p := range ps {
		s = append(s, fmt.Sprintf(each, g.style.Name(g.body.Members[p[0]]), g.style.Name(g.body.Members[p[1]])))
	}
	if g.chance(0.6) || head == "" {
		t.para(head+strings.Join(s, ", ")+".", look{})
		return
	}
	t.para(head, look{Bold: true, Keep: true})
	for _, l := range s {
		t.para(l, look{Indent: 16, Before: -1})
	}
}

var proxyHeads = []string{"Pouvoirs : ", "Absents représentés : ", "Procurations : ", "", "Excusés et représentés : ", "Absents excusés : "}

func (g *gen) missing(t *setter) {
	if len(g.session.Excused) > 0 {
		t.para("Excusés : "+g.list(g.session.Excused, ", "), look{})
	}
	if len(g.session.Absent) > 0 {
		t.para("Absents : "+g.list(g.session.Absent, ", ")+".", look{})
	}
}

func (g *gen) opening(t *setter) {
	s := g.session
	full := of(g.body.Full)
	if g.body.Kind != "metropole" && g.body.Kind != "ccas" && g.body.Kind != "syndicat" {
		full = "de la " + lowerFirst(g.body.Full)
		if vowel(g.body.Full) {
			full = "de l'" + lowerFirst(g.body.Full)
		}
	} else if g.body.Kind != "metropole" {
		full = "du " + g.body.Full
	}
	text := fmt.Sprintf(g.say("openings")+"%[8]s", spellDate(s.Date), s.Hour, g.body.Council, full, s.Place, g.formal(g.body.chief())+", "+g.body.Chief, weekdayDate(s.Date), "")
	t.para(capital(text), look{})
	if g.chance(0.6) {
		t.para(fmt.Sprintf(g.say("convened"), g.dateForm(s.Convened)), look{})
	}
}

// letterhead is what stands above everything.
func (g *gen) letterhead(t *setter) {
	forms := []func(){
		func() {
			t.para("RÉPUBLIQUE FRANÇAISE", look{Center: true})
			t.para("DÉPARTEMENT DE "+strings.ToUpper(g.body.Dept), look{Center: true, Before: -1})
			t.para(strings.ToUpper(g.body.Full), look{Center: true, Bold: true})
		},
		func() {
			t.para(g.body.Full, look{Bold: true, Scale: 1.3})
			t.para(fmt.Sprintf("%d place de la Mairie – Tél. 09 00 00 %02d %02d", g.between(1, 9), g.between(10, 99), g.between(10, 99)), look{Before: -1, Scale: 0.85})
		},
		func() {
			t.cells([]cell{{0, 0.5, "Département de " + g.body.Dept, false, false}, {0.5, 0.5, "République française", true, false}}, false, false)
			t.cells([]cell{{0, 0.5, g.body.Full, false, true}, {0.5, 0.5, "Liberté – Égalité – Fraternité", true, false}}, false, false)
		},
		func() { t.para(strings.ToUpper(g.body.Full), look{Bold: true}) },
		func() {
			t.para("République française", look{Italic: true})
			t.para(g.body.Full, look{Bold: true, Before: -1})
			t.para("Arrondissement de "+g.body.Towns[len(g.body.Towns)-1], look{Before: -1})
		},
		func() { t.para(g.body.Full, look{Right: true, Bold: true}) },
	}
	pick(g, forms)()
	t.gap(1)
}

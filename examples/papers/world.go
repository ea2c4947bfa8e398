package papers

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

//go:embed data/phrases.txt
var phraseText string

// phrases are the lists of forms that are plain text, by name.
var phrases = readPhrases(phraseText)

func readPhrases(text string) map[string][]string {
	all, list := map[string][]string{}, ""
	for _, l := range strings.Split(text, "\n") {
		switch {
		case l == "" || l[0] == '#':
		case strings.HasPrefix(l, "["):
			list = strings.Trim(l, "[]")
		default:
			all[list] = append(all[list], l)
		}
	}
	return all
}

// gen invents one paper.
type gen struct {
	r       *rand.Rand
	seed    uint64
	profile Profile
	body    body
	session session
	style   style
	used    map[string]bool // objects, names and numbers already given
	herald  *member         // who presents all items of the theme
	plan    []*item         // the acts that the session's papers tell, if they are given
	first   int             // the first number of the session; 0: any
	form    int             // of the votes printed in lines
}

func newGen(seed uint64, p Profile) *gen {
	salt := uint64(0x9e3779b97f4a7c15)
	switch p {
	case Held:
		salt = 0xc2b2ae3d27d4eb4f
	case Hard:
		salt = 0x165667b19e3779f9
	}
	return &gen{r: rand.New(rand.NewPCG(seed, salt)), seed: seed, profile: p, used: map[string]bool{}}
}

// pick chooses among the profile's share of a list of forms: of three entries the last is held.
func pick[T any](g *gen, list []T) T { return list[pickIndex(g, len(list))] }

// say chooses among the forms of a list of data/phrases.txt.
func (g *gen) say(list string) string {
	l, ok := phrases[list]
	if !ok {
		panic("papers: no list " + list)
	}
	return pick(g, l)
}

func pickIndex(g *gen, n int) int {
	share := n - n/3
	if g.profile != Train {
		share = n / 3
	}
	k := g.r.IntN(share)
	if g.profile != Train {
		return 3*k + 2
	}
	return k + k/2
}

// among chooses from a list that both profiles share (what no form hangs on).
func among[T any](g *gen, list ...T) T { return list[g.r.IntN(len(list))] }

func (g *gen) chance(p float64) bool { return g.r.Float64() < p }

// between is a number from a to b, both included.
func (g *gen) between(a, b int) int { return a + g.r.IntN(b-a+1) }

type weight struct {
	what string
	n    int
}

func weighted(r *rand.Rand, ws []weight) string {
	total := 0
	for _, w := range ws {
		total += w.n
	}
	k := r.IntN(total)
	for _, w := range ws {
		if k < w.n {
			return w.what
		}
		k -= w.n
	}
	return ws[0].what
}

// member is an elected person.
type member struct {
	Woman       bool
	First, Last string
	Commune     string
	Group       string
	Role        string // "adjoint", "vice-président"…; empty for most
}

// body is the assembly.
type body struct {
	Kind        string // commune, cc, agglo, metropole, syndicat, ccas
	Name        string // "Valbrun"
	Full        string // "Communauté de communes du Val de Serne"
	Council     string // "conseil communautaire"
	Members     []member
	Chief       string // "maire", "président", "présidente"
	Towns       []string
	Dept, Siren string
	Groups      []string
}

func (b body) chief() member { return b.Members[0] }

// chiefTitle is "Monsieur le Maire".
func (b body) chiefTitle() string {
	if b.chief().Woman {
		if b.Chief == "maire" {
			return "Madame le Maire"
		}
		return "Madame la Présidente"
	}
	if b.Chief == "maire" {
		return "Monsieur le Maire"
	}
	return "Monsieur le Président"
}

// theChief is "le maire", "la présidente".
func (b body) theChief() string {
	if b.chief().Woman && b.Chief != "maire" {
		return "la présidente"
	}
	return "le " + b.Chief
}

// session is the meeting.
type session struct {
	Date, Convened time.Time
	Hour           string
	Place          string
	Present        []int    // indices of members
	Proxies        [][2]int // giver, holder
	Excused        []int
	Absent         []int
	Secretary      int
}

func (s session) voting() int { return len(s.Present) + len(s.Proxies) }

func (g *gen) surname() string {
	for {
		s := g.say("nameStarts") + g.say("nameEnds")
		if !g.used[s] {
			g.used[s] = true
			return s
		}
		if g.chance(0.02) {
			return s
		}
	}
}

func (g *gen) newMember() member {
	m := member{Woman: g.chance(0.48), Last: g.surname()}
	if m.Woman {
		m.First = g.say("firstWomen")
	} else {
		m.First = g.say("firstMen")
	}
	if g.chance(0.04) {
		m.Last += "-" + g.surname()
	}
	return m
}

func (g *gen) town() string {
	for {
		s := g.say("townStarts")
		if s == "Saint-" {
			s += g.say("saints")
		} else {
			s += g.say("townEnds")
		}
		if g.chance(0.12) {
			r := g.say("rivers")
			s += "-sur-" + strings.NewReplacer("la ", "", "le ", "", "l'", "").Replace(r)
		}
		if !g.used[s] {
			g.used[s] = true
			return s
		}
	}
}

// makeBody invents the assembly, of about the size that the kind of paper asks for.
func (g *gen) makeBody() {
	kind := weighted(g.r, []weight{{"commune", 56}, {"cc", 18}, {"agglo", 8}, {"metropole", 8}, {"syndicat", 6}, {"ccas", 4}})
	b := body{Kind: kind, Name: g.town(), Chief: "maire", Council: "conseil municipal"}
	n := among(g, 11, 13, 14, 15, 15, 18, 19, 19, 22, 23, 27, 29, 33, 35)
	for range g.between(6, 18) {
		b.Towns = append(b.Towns, g.town())
	}
	b.Towns[0] = b.Name
	switch kind {
	case "commune":
		b.Full = among(g, "Commune ", "Ville ") + of(b.Name)
	case "ccas":
		b.Full, b.Council, b.Chief = "Centre communal d'action sociale "+of(b.Name), "conseil d'administration", "président"
		n = among(g, 9, 11, 13, 15, 17)
	case "syndicat":
		b.Full, b.Council, b.Chief = among(g, "Syndicat mixte des eaux ", "Syndicat intercommunal scolaire ", "Syndicat des déchets ")+of(b.Name), "comité syndical", "président"
		n = g.between(12, 30)
	case "cc":
		b.Full, b.Council, b.Chief = "Communauté de communes "+du(g.say("countries")), "conseil communautaire", "président"
		n = g.between(24, 48)
	case "agglo":
		b.Full, b.Council, b.Chief = among(g, "Communauté d'agglomération ", "Agglomération ")+of(b.Name), among(g, "conseil communautaire", "conseil d'agglomération"), "président"
		n = g.between(38, 66)
	case "metropole":
		b.Full, b.Council, b.Chief = b.Name+" Métropole", among(g, "conseil métropolitain", "conseil de la métropole"), "président"
		n = g.between(55, 92)
	}
	for len(b.Groups) < 3 {
		if n := g.say("groupNames"); !slices.Contains(b.Groups, n) {
			b.Groups = append(b.Groups, n)
		}
	}
	for i := range n {
		m := g.newMember()
		m.Commune = b.Towns[i%len(b.Towns)]
		m.Group = b.Groups[0]
		if i > n*2/3 {
			m.Group = b.Groups[1+i%2]
		}
		if i > 0 && i < 2+n/4 {
			m.Role = "adjoint"
			if b.Chief == "président" {
				m.Role = "vice-président"
			}
			if m.Woman {
				m.Role += "e"
			}
		}
		b.Members = append(b.Members, m)
	}
	b.Dept = pick(g, []string{"l'Orne-et-Mérin", "l'Aulnaie", "la Haute-Vaulne", "l'Ardaise", "la Serne-Maritime", "l'Ombrée"})
	b.Siren = fmt.Sprintf("2%08d", g.r.IntN(100000000))
	g.body = b
}

func du(s string) string {
	switch {
	case strings.HasPrefix(s, "Coteaux"), strings.HasPrefix(s, "Portes"), strings.HasPrefix(s, "Monts"):
		return "des " + s
	}
	return "du " + s
}

// makeSession invents the meeting and who was there.
func (g *gen) makeSession() {
	year := g.between(2016, 2027)
	d := time.Date(year, time.Month(g.between(1, 12)), g.between(1, 28), 0, 0, 0, 0, time.UTC)
	for d.Weekday() == time.Sunday || d.Weekday() == time.Saturday {
		d = d.AddDate(0, 0, 1)
	}
	s := session{Date: d, Convened: d.AddDate(0, 0, -g.between(5, 9))}
	s.Hour = among(g, "18 heures 30", "20 h 00", "19h", "20 heures", "18h30", "9 heures", "20h30", "dix-neuf heures")
	s.Place = among(g, "à la mairie", "au lieu habituel de ses séances", "dans la salle du conseil", "à la salle polyvalente "+of(g.body.Towns[0]))
	if g.body.Chief == "président" {
		s.Place = among(g, "au siège", "dans la salle des délibérations", "à l'espace culturel "+of(g.body.Towns[len(g.body.Towns)-1]))
	}
	n := len(g.body.Members)
	away := g.r.Perm(n - 1)[:g.r.IntN(max(2, n/4))]
	gone := map[int]string{}
	for _, i := range away {
		gone[i+1] = among(g, "proxy", "proxy", "proxy", "excused", "absent")
	}
	for i := range n {
		if gone[i] == "" {
			s.Present = append(s.Present, i)
		}
	}
	holders := g.r.Perm(len(s.Present))
	for i := range n {
		switch gone[i] {
		case "proxy":
			s.Proxies = append(s.Proxies, [2]int{i, s.Present[holders[len(s.Proxies)%len(holders)]]})
		case "excused":
			s.Excused = append(s.Excused, i)
		case "absent":
			s.Absent = append(s.Absent, i)
		}
	}
	s.Secretary = s.Present[1+g.r.IntN(len(s.Present)-1)]
	g.session = s
}

// nameForm writes a person.
type nameForm func(m member) string

func civility(m member, short bool) string {
	switch {
	case m.Woman && short:
		return "Mme"
	case m.Woman:
		return "Madame"
	case short:
		return "M."
	}
	return "Monsieur"
}

// nameForms for lists and for the running text.
var nameForms = []nameForm{
	func(m member) string { return civility(m, true) + " " + m.First + " " + strings.ToUpper(m.Last) },
	func(m member) string { return m.First + " " + strings.ToUpper(m.Last) },
	func(m member) string { return civility(m, true) + " " + m.First + " " + m.Last },
	func(m member) string { return m.First + " " + m.Last },
	func(m member) string { return civility(m, false) + " " + m.First + " " + strings.ToUpper(m.Last) },
	func(m member) string { return civility(m, false) + " " + m.First + " " + m.Last },
	func(m member) string { return strings.ToUpper(m.Last) + " " + m.First },
	func(m member) string { return civility(m, true) + " " + strings.ToUpper(m.Last) + " " + m.First },
	func(m member) string { return m.First + " " + strings.ToUpper(m.Last) },
}

// formal is a name as a rapporteur is told: always with its civility.
func (g *gen) formal(m member) string {
	n := g.style.Name(m)
	if strings.HasPrefix(n, "M") && (strings.HasPrefix(n, "M. ") || strings.HasPrefix(n, "Mme ") || strings.HasPrefix(n, "Monsieur ") || strings.HasPrefix(n, "Madame ")) {
		return n
	}
	return civility(m, g.style.Short) + " " + n
}

// spoken is how a debate names a member.
func (g *gen) spoken(m member) string {
	if g.style.Short {
		return civility(m, true) + " " + strings.ToUpper(m.Last)
	}
	return civility(m, false) + " " + m.Last
}

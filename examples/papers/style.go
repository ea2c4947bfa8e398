package papers

import (
	"fmt"
	"strings"
	"time"
)

// style is how one service writes its papers.
type style struct {
	Name        nameForm
	Short       bool // M. and Mme in running text
	Money       moneyForm
	Millions    bool
	MillionUnit string
	FigureDates bool

	Numbered       bool
	Number         func(seq int, d time.Time) string
	Place          string // where the number stands
	Word           string // "Délibération n° "
	Dash           string // between number and object
	Ranked         bool
	Rank           func(theme, n int) string
	Themed         bool
	Theme          func(n int, name string) (string, look)
	Title          look
	Prefix         string // "Objet : "
	Shape          string
	Tell           int // form of the rapporteur
	Bullet         string
	Ruled          bool // tables have frames
	Debates        bool
	Visas          bool
	Lines          bool // the vote stands in lines, not in the formula
	Council        string
	Long           int     // further paragraphs of a report, at most
	Coded          bool    // a line bears the code of the subject's matter
	Banner         string  // stands above titles
	Parted         bool    // a line of signs stands between acts
	Counted        int     // what is decided is counted: 1. or a) or 1°
	HeadedAsTitles bool    // and those look like the titles of acts
	Informs        float64 // share of items on which nothing is decided
	Talk           float64 // share of items that are debated
	RunIn          bool    // titles open the first paragraph
	Tail           string  // stands behind titles
	Headed         int     // reports have headings: 0 none, else a form
	GroupBy        bool    // a rapporteur is named once over all items of a theme
}

var numberings = []func(n int, d time.Time) string{
	func(n int, d time.Time) string { return fmt.Sprintf("%d-%03d", d.Year(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("DEL%d_%03d", d.Year(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("D%d-%d", d.Year(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("DE_%d_%03d", d.Year(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("%02d-%d", n, d.Year()) },
	func(n int, d time.Time) string { return fmt.Sprintf("%d/%02d/%02d", d.Year(), d.Month(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("%s-%02d", d.Format("20060102"), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("%d.%02d.%03d", d.Year(), d.Month(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("DL-%03d-%s", n, d.Format("01-06")) },
	func(n int, d time.Time) string { return fmt.Sprintf("CM%d-%02d-%02d", d.Year(), d.Month(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("%d/%d", n, d.Year()) },
	func(n int, d time.Time) string { return fmt.Sprintf("%d / %d", d.Year(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("D%s-%d", d.Format("06"), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("%s-DCM-%02d", d.Format("2006-01-02"), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("%s_%02d", d.Format("06_01"), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("%03d", n) },
	func(n int, d time.Time) string { return fmt.Sprintf("DCC %d.%03d", d.Year(), n) },
	func(n int, d time.Time) string { return fmt.Sprintf("B-%d-%04d", d.Year(), n) },
}

var numberWords = []string{"Délibération n° ", "DÉLIBÉRATION N° ", "Délibération ", "N° ", "n°", "Délibération N°", "DÉLIBÉRATION n°", "Acte n° ", "Délib. n° "}

var dashes = []string{" – ", " : ", " - ", " – ", ". ", "  ", " — ", " / ", " : "}

var roman = []string{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"}

var ranks = []func(theme, n int) string{
	func(_, n int) string { return fmt.Sprintf("%d. ", n) },
	func(_, n int) string { return fmt.Sprintf("%d) ", n) },
	func(_, n int) string { return fmt.Sprintf("POINT %d – ", n) },
	func(_, n int) string { return fmt.Sprintf("%d/ ", n) },
	func(t, n int) string { return fmt.Sprintf("%s.%d ", roman[min(t+1, 20)], n) },
	func(_, n int) string { return fmt.Sprintf("Question n° %d : ", n) },
	func(t, n int) string { return fmt.Sprintf("%d.%d ", t+1, n) },
	func(_, n int) string { return fmt.Sprintf("Point n° %d - ", n) },
	func(_, n int) string { return fmt.Sprintf("%d-) ", n) },
	func(_, n int) string { return fmt.Sprintf("%d - ", n) },
	func(_, n int) string {
		if n > 20 {
			return fmt.Sprintf("%d – ", n)
		}
		return roman[n] + " – "
	},
	func(_, n int) string { return fmt.Sprintf("%02d. ", n) },
}

// perTheme tells the ranks that start again with each theme.
func perTheme(i int) bool { return i == 4 || i == 6 }

var themeForms = []func(n int, s string) (string, look){
	func(_ int, s string) (string, look) { return strings.ToUpper(s), look{Bold: true, Center: true} },
	func(n int, s string) (string, look) {
		return roman[n+1] + ". " + strings.ToUpper(s), look{Bold: true, Underline: true}
	},
	func(n int, s string) (string, look) { return roman[n+1] + " – " + s, look{Bold: true, Scale: 1.2} },
	func(n int, s string) (string, look) {
		return string(rune('A'+n)) + " – " + strings.ToUpper(s), look{Bold: true, Box: true}
	},
	func(_ int, s string) (string, look) { return strings.ToUpper(s), look{Underline: true} },
	func(n int, s string) (string, look) {
		return fmt.Sprintf("%d. %s", n+1, strings.ToUpper(s)), look{Center: true, Bold: true}
	},
	func(_ int, s string) (string, look) { return s, look{Bold: true, Italic: true, Scale: 1.3} },
	func(n int, s string) (string, look) {
		return fmt.Sprintf("%d) %s", n+1, s), look{Bold: true, Underline: true}
	},
	func(_ int, s string) (string, look) {
		return "* " + strings.ToUpper(s) + " *", look{Center: true, Italic: true}
	},
}

var titleLooks = []look{
	{Bold: true}, {Bold: true, Underline: true}, {Underline: true}, {Bold: true, Caps: true}, {Bold: true, Center: true}, {Bold: true, Box: true, Center: true},
	{}, {Caps: true}, {Bold: true, Italic: true}, {Bold: true, Scale: 1.2}, {Underline: true, Caps: true}, {Bold: true, Indent: 24, Hang: 14},
	{Bold: true}, {Box: true, Caps: true}, {Bold: true, Caps: true, Underline: true}, {Bold: true, Underline: true}, {Bold: true, Center: true, Underline: true}, {Bold: true},
}

var prefixes = []string{"", "Objet : ", "OBJET : ", "", "Délibération : ", "", "**Objet** : ", "", "Objet – ", "OBJET : ", "", "Intitulé : "}

var bullets = []string{"- ", "• ", "– ", "> ", "", "* ", "- ", "· ", "— "}

// makeStyle chooses how the service writes.
func (g *gen) makeStyle() {
	s := style{
		Name: pick(g, nameForms), Short: g.chance(0.55), Money: pick(g, moneyForms),
		Millions: g.chance(0.4), MillionUnit: among(g, "\u00a0M€", " millions d'euros"), FigureDates: g.chance(0.35),
		Numbered: g.chance(0.5), Number: pick(g, numberings), Place: g.say("numberPlaces"), Word: pick(g, numberWords), Dash: pick(g, dashes),
		Ranked: g.chance(0.45), Themed: g.chance(0.35), Theme: pick(g, themeForms), Title: pick(g, titleLooks), Prefix: pick(g, prefixes),
		Shape: g.say("shapes"), Tell: pickIndex(g, len(tellings)), Bullet: pick(g, bullets), Ruled: g.chance(0.6),
		Debates: g.chance(0.5), Visas: g.chance(0.5), Lines: g.chance(0.5),
	}
	s.Long = among(g, 0, 0, 1, 3, 6)
	if g.chance(0.12) {
		s.Counted = 1 + pickIndex(g, 6)
	}
	if g.chance(0.3) {
		s.Headed = 1 + pickIndex(g, 6)
		s.HeadedAsTitles = g.chance(0.4)
	}
	s.Informs, s.Talk = among(g, 0, 0.05, 0.15), among(g, 0.1, 0.3, 0.6)
	s.RunIn = !s.Title.Center && !s.Title.Box && !s.Title.Caps && g.chance(0.12) && (!s.Numbered || strings.HasPrefix(s.Place, "prefix"))
	if g.profile == Hard {
		s.Numbered, s.Ranked, s.Debates = g.chance(0.2), g.chance(0.3), g.chance(0.9)
		s.Headed, s.HeadedAsTitles = 1+pickIndex(g, 6), g.chance(0.6)
		s.Informs, s.Talk = 0.12, 0.6
		s.RunIn = s.RunIn || g.chance(0.2) && !s.Title.Box && !s.Numbered
		s.Long = among(g, 1, 3, 6)
	}
	s.Tail = pick(g, []string{"", "", "", "", ".", " :", "", " :", ""})
	s.Coded, s.Parted = g.chance(0.1), g.chance(0.12)
	s.GroupBy = s.Themed && g.chance(0.3)
	if !s.Numbered && g.chance(0.15) {
		s.Banner = pick(g, []string{"DÉLIBÉRATION", "Délibération", "Délibération du conseil"})
	}
	if s.RunIn {
		s.Tell, s.Coded, s.Banner = 11-btoi(g.profile == Train), false, ""
		if s.Shape == "report" || s.Shape == "context" {
			s.Shape = "split"
			if g.profile == Train {
				s.Shape = "terse"
			}
		}
	}
	r := pickIndex(g, len(ranks))
	s.Rank = ranks[r]
	if perTheme(r) {
		s.Themed = true
	}
	if !s.Title.Bold && !s.Title.Underline && !s.Title.Caps && !s.Title.Box && s.Prefix == "" && !s.Numbered {
		s.Ranked = true
	}
	s.Council = "Le " + g.body.Council
	switch g.r.IntN(3) {
	case 0:
		s.Council = "Le " + titleCase(g.body.Council)
	case 1:
		if s.Shape == "split" || g.chance(0.3) {
			s.Council = "LE " + strings.ToUpper(g.body.Council)
		}
	}
	g.style = s
}

func titleCase(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if len(w) > 3 && !strings.HasPrefix(w, "d'") {
			words[i] = capital(w)
		}
	}
	return strings.Join(words, " ")
}

// makeSheet chooses paper, margins and faces.
func (g *gen) makeSheet() sheet {
	size := among(g, 9.5, 10, 10, 10.5, 11, 11, 12)
	s := sheet{Width: 595, Height: 842, Left: among(g, 42.0, 57, 71), Right: among(g, 42.0, 57, 71), Top: among(g, 57.0, 71, 85), Bottom: among(g, 57.0, 64, 71),
		Size: size, Leading: size * among(g, 1.15, 1.2, 1.3, 1.45), Family: families[0], Justify: g.chance(0.5), Gap: among(g, 0.0, 0.4, 0.7, 1.0)}
	if g.chance(0.55) {
		s.Family = families[1]
	} else if g.chance(0.08) {
		s.Family = families[2]
	}
	s.BareCaps, s.Curly = g.chance(0.3), g.chance(0.5)
	if !g.style.Title.Bold && !g.style.Title.Underline && !g.style.Title.Caps {
		s.Gap = max(s.Gap, 0.4)
	}
	return s
}

package head

import (
	"regexp"
	"strings"
	"time"

	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/pdftext"
)

// datedBy are the words that say what a date is; the first that stands nearest before it counts.
var sessionWords = []string{
	"seance du", "seances du", "seance des", "seances des", "seance publique du", "seance ordinaire du", "seance extraordinaire du", "reunion du", "session du", "conseil municipal du", "conseil communautaire du", "conseil metropolitain du", "conseil departemental du", "conseil regional du",
	"conseil d'administration du", "comite syndical du", "commission permanente du", "bureau du", "bureau communautaire du", "bureau metropolitain du", "bureau syndical du", "conseil de communaute du", "conseil du", "assemblee pleniere du", "assemblee du", "date de la seance", "date de seance", "seance publique", "date du conseil", "tenue le", "s'est reuni", "se sont reuni", "s'est assemble",
	"cr cm", "pv cm", "cr du cm", "pv du cm", "jour de la seance", "date de la reunion", "reuni le", "seance de", "deliberations du", "comite du", "conseil municipal", "conseil communautaire", "seance", "reunion", "proces-verbal du", "compte rendu du", "compte-rendu du", "seance qui s'ouvrira", "qui se tiendra", "aura lieu", "aujourd'hui", "metropole du",
}

var otherWords = []string{
	"convoqu", "convocation", "affich", "publie", "publication", "recu", "reception", "transmis", "transmission", "envoy", "depot", "depose", "notifi", "execut", "signe", "signature", "fait a", "edite", "imprim", "vu ", "vu l", "deliberation du", "deliberation n", "arrete", "decret", "loi ", "ordonnance",
	"approuv", "approbation", "precedent", "derniere", "prochain", "adoption du p", "adoption du c", "compte rendu de la", "compte-rendu de la", "proces-verbal de la", "visa", "mise en ligne", "mis en ligne", "certifi", "en date du", "retrait", "a compter", "teletrans", "elabor", "circulaire", "mandat",
}

// headLines is how far down a document without a list of who attended says when the assembly met.
const headLines = 12

// otherAssemblies are those whose meetings the items of a session report.
var otherAssemblies = []string{"commission", "bureau", "comite technique", "comite social", "groupe de travail", "saisi ", "examine par", "deliberation du", "par deliberation"}

// SessionDate finds the day the assembly met, "" when the lines [from, to) don't state it.
// The convocation's date, the approved minutes' and the transmission's are told apart by the
// words before them; dates of the whole act's stamp weigh little, since minutes are stamped late.
func (r *Reading) SessionDate(from, to int, stamps []Stamp) string {
	score, inHead := map[string]float32{}, map[string]float32{} // of all lines, of those of the head
	said := map[string]bool{}
	headTo := r.End(from, to)
	if end := r.ProjectHeadEnd(from, to); end > from {
		headTo = end // who met, further down, is a committee of which the report tells
	} else if headTo == from {
		headTo = from + headLines
	}
	year := 0
	inWords := -100
	for i := from; i < to && i < from+220; i++ {
		l := &r.Lines[i]
		if y, end := YearInWords(l.Fold); y != 0 {
			year, inWords = y, i
			// "L'an deux mille vingt-cinq, le quatre avril": the day follows, perhaps on the next line.
			rest := l.Fold[end:]
			next := ""
			for j := i + 1; j < to && j <= i+3; j++ {
				if r.Lines[j].Zone == l.Zone || !r.Lines[j].Matter {
					next += " " + r.Lines[j].Fold
				}
			}
			for _, d := range FindDates(french.Head(rest+next, 160)) {
				if before := french.Head(rest+next, d.Start); french.ContainsAny(before, otherWords[:3]) {
					break
				}
				if d.Year == 0 || d.Year == year {
					d.Year = year
					score[d.ISO()] += 6
				} else {
					score[d.ISO()] += 3
				}
				if i <= headTo {
					inHead[d.ISO()] = score[d.ISO()]
				}
				break
			}
			continue
		}
		if i == inWords+1 || i == inWords+2 {
			if !strings.Contains(l.Fold, "seance") {
				continue
			}
		}
		if !strings.ContainsAny(l.Fold, "0123456789") && !strings.Contains(l.Fold, "deux mil") {
			continue
		}
		text := r.Joined(i, 40) // the month or the year may stand on the next line
		for _, d := range FindDates(text) {
			if d.Year == 0 || d.Start >= len(l.Fold) {
				continue
			}
			// What is said again of a date in the same words ("la commission réunie le…", under
			// every item) proves it once.
			key := d.ISO() + " " + text[max(0, d.Start-24):d.Start]
			below := i >= headTo
			if below {
				key = d.ISO() // in an item the line breaks elsewhere
			}
			if said[key] || below && french.ContainsAny(text[max(0, d.Start-90):d.Start], otherAssemblies) {
				continue
			}
			if w := r.dateWeight(i, from, d); w > 0 {
				said[key] = w >= 1
				score[d.ISO()] += w
				if !below {
					inHead[d.ISO()] += w
				}
			}
		}
	}
	for _, s := range stamps {
		if s.Nature == "DE" && s.iso != "" {
			score[s.iso] += 1.2
		}
	}
	best := heaviest(inHead, 2.9)
	if best != "" {
		return best // what the head says of the session, no item unsays
	}
	if best = heaviest(score, 0.9); best == "" {
		return r.sessionWithoutYear(from, to)
	}
	return best
}

// heaviest returns the date that weighs most, and more than least; the earlier of two.
func heaviest(score map[string]float32, least float32) string {
	best, top := "", least
	for d, s := range score {
		if s > top || s == top && best != "" && d < best {
			best, top = d, s
		}
	}
	return best
}

// sessionWithoutYear reads "Séance du 3 avril" where no year is printed beside the day: the
// year is that of another date of the head, the convocation's or the letter's, when it puts
// both within two months of each other.
func (r *Reading) sessionWithoutYear(from, to int) string {
	var day Date
	var others []Date
	for i := from; i < to && i < from+60; i++ {
		l := &r.Lines[i]
		for _, d := range FindDates(r.Joined(i, 40)) {
			switch {
			case d.Start >= len(l.Fold):
			case d.Year != 0:
				others = append(others, d)
			case day.day == 0 && r.dateWeight(i, from, d) >= 3:
				day = d
			}
		}
	}
	if day.day == 0 {
		return ""
	}
	at := func(d Date) time.Time { return time.Date(d.Year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC) }
	for _, o := range others {
		for _, y := range []int{o.Year, o.Year + 1} {
			day.Year = y
			if gap := at(day).Sub(at(o)).Hours() / 24; gap > -62 && gap < 62 {
				return day.ISO()
			}
		}
	}
	return ""
}

// actLinks tie an earlier act to the assembly that took it.
var actLinks = []string{"la deliberation ", "par deliberation ", "les deliberations ", "sa deliberation "}

// following returns what stands after byte end of line i, over the lines that continue it.
func (r *Reading) following(i, end, n int) string {
	text := r.Joined(i, n)
	return french.Head(text[min(end, len(text)):], n)
}

// cellBefore is what stands before byte at of a line in the cell that holds it, and that cell; nil
// where the line has none.
func cellBefore(l *lines.Printed, at int) (string, *pdftext.Box) {
	start := 0
	for _, c := range lines.CellsOf(l.Line) {
		f := french.FoldLine(lines.TextOf(c))
		i := strings.Index(l.Fold[start:], f)
		if i < 0 {
			break
		}
		if start += i; at >= start && at < start+len(f) {
			x0, x1 := lines.Extent(c)
			return l.Fold[start:at], &pdftext.Box{X0: x0, X1: x1}
		}
		start += len(f)
	}
	return l.Fold[:at], nil
}

// dateWeight tells by the words around how likely a date is the session's.
func (r *Reading) dateWeight(i, from int, d Date) float32 {
	l := &r.Lines[i]
	before, cell := cellBefore(l, d.Start)
	if len(before) > 90 {
		before = before[len(before)-90:]
	}
	if len(before) < 25 {
		if p := r.Before(i); p != nil && i > from && p.Page == l.Page {
			t := p.Fold
			for _, c := range lines.CellsOf(p.Line) {
				if x0, x1 := lines.Extent(c); cell != nil && x0 < cell.X1 && x1 > cell.X0 {
					t = french.FoldLine(lines.TextOf(c)) // "CONSEIL MUNICIPAL" over "du 4 avril", in the right cells of a head
				}
			}
			if len(t) > 60 {
				t = t[len(t)-60:]
			}
			// A label may stand on the line above; a finished sentence says nothing of this date.
			if !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, ";") && !strings.Contains(t, "convocation") {
				before = t + " " + before
			}
		}
	}
	near, far := max(lastWord(before, sessionWords), lastAssembly(before)), lastWord(before, otherWords)
	if near > far && far >= 0 && french.ContainsAny(before[:near], actLinks) {
		return 0 // "vu la délibération du conseil municipal du 12 mars 2020"
	}
	if far < 0 && near < 0 && french.ContainsAny(upToStop(r.following(i, d.End, 110)), []string{"s'est reuni", "se sont reuni", "s'est assemble", "se sont assemble", "le conseil", "a eu lieu la reunion"}) {
		near = 0 // "Le 4 avril 2025 à 18 h, le conseil s'est réuni"
	}
	if far < 0 && near < 0 && hourFollows.MatchString(r.following(i, d.End, 40)) {
		near = 0 // "à la mairie, le jeudi 30 octobre à 20 h": a letter is dated, a session has its hour
	}
	early := float32(0)
	if i-from < 12 {
		early = 0.8
	}
	switch {
	case near > far:
		if strings.Contains(l.Fold, "approbation") || strings.Contains(l.Fold, "approuv") || strings.Contains(l.Fold, "adopt") || french.ContainsAny(l.Fold, []string{"observation", "remarque", "lecture"}) {
			return 0
		}
		return 3 + early
	case far >= 0:
		if far > near && near >= 0 && isMinutesTitle(l.Fold) && i-from < 40 {
			return 2.5 // "Procès-verbal de la séance du …" as the document's title
		}
		return 0
	case len(strings.Trim(before, " ,:-le")) < 12 && len(l.Fold) < 60:
		return 1 + early // a date on its own: "Jeudi 4 avril 2025"
	}
	return 0.1
}

// hourFollows reads the hour behind a day.
var hourFollows = regexp.MustCompile(`^[ ,:;(-]*(?:a partir d[e'] ?|a |vers |des )?(?:[01]?\d|2[0-3]) ?(?:h\b|h\d\d|heures?\b)`)

// upToStop cuts folded text at the end of its sentence.
func upToStop(s string) string {
	s, _, _ = strings.Cut(s, ". ")
	return s
}

func isMinutesTitle(f string) bool {
	f = strings.TrimLeft(f, "-*\" ")
	return (strings.HasPrefix(f, "proces-verbal") || strings.HasPrefix(f, "proces verbal") || strings.HasPrefix(f, "compte rendu") || strings.HasPrefix(f, "compte-rendu") || strings.HasPrefix(f, "pv ")) &&
		!strings.Contains(f, "approu") && !strings.Contains(f, "adopt")
}

// lastWord is where the last of the words begins in s; -1 without.
func lastWord(s string, words []string) int {
	at := -1
	for _, w := range words {
		if i := strings.LastIndex(s, w); i > at {
			at = i
		}
	}
	return at
}

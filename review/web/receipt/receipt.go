// Package receipt says what was read of what was given: every page of every document with what
// it holds, every act with its values and where they come from, and the questions that the
// reading leaves to a person, with the answers given.
package receipt

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"phare/extract"
	"phare/review"
)

// View is the receipt of a session.
type View struct {
	Documents []Document
	Counts    []Count // pages of each sort, those that want a look first
	Pages     int
	Open      int // questions without an answer
	Answered  int
	Asked     []Question // all of them, the open ones first
}

// Count is how many pages are of a sort.
type Count struct {
	Role, Word string
	Pages      int
}

// Document is one document and its pages.
type Document struct {
	File, Name, Kind, Date string
	Other                  bool // it belongs to another session
	Pages                  []Page
	Problem                string // why it could not be opened
}

// Page is one page and what it holds.
type Page struct {
	N       int
	Role    string // extract.PageRole, or "ocr" for a page read from its picture
	Mark    string // one letter, for those who see no colour
	Label   string // in words
	Asked   bool   // a question is about it
	Acts    []string
	Unknown bool // nothing of it was read
}

// Question is something the reading leaves to a person.
type Question struct {
	File, Name, Text string
	Page, Line       int
	Choices          []Choice
	Answer           string // French, "" without one
	By, On           string
}

// Choice is one answer.
type Choice struct {
	Is, Word string
	Given    bool
}

// words of the roles of pages, those that want a look first.
var roles = []struct{ role, mark, word string }{
	{string(extract.RoleUnreadable), "?", "non lue"},
	{scanned, "R", "lue par reconnaissance de caractères"},
	{string(extract.RoleAct), "D", "délibération"},
	{string(extract.RoleHead), "T", "tête de séance"},
	{string(extract.RoleAgenda), "O", "ordre du jour"},
	{string(extract.RoleAnnex), "A", "annexe"},
	{string(extract.RoleBlank), "B", "blanche"},
}

// scanned is the sort of a page whose words were read from its picture.
const scanned = "ocr"

func markOf(role string) (mark, word string) {
	for _, r := range roles {
		if r.role == role {
			return r.mark, r.word
		}
	}
	return "·", "autre texte"
}

var kinds = map[extract.Kind]string{
	extract.KindAct: "délibération", extract.KindMinutes: "procès-verbal", extract.KindList: "liste des délibérations",
	extract.KindConvocation: "convocation", extract.KindAnnex: "annexe", extract.KindOther: "autre document",
}

// Of makes the receipt of what a session's folder holds, with the answers given so far.
func Of(r *review.Record, said []extract.Correction) View {
	v := View{}
	counts := map[string]int{}
	acts := actsByPage(r)
	of := map[string]bool{} // documents listed: a file given twice has one entry a path
	add := func(d *extract.Document, coverage []extract.PageRole, other bool) {
		if of[d.File] {
			return
		}
		of[d.File] = true
		v.add(d, coverage, other, acts, counts, said)
	}
	for _, d := range r.Documents {
		add(d.Document, d.Coverage, false)
	}
	for _, d := range r.Others {
		add(d.Document, d.Coverage, true)
	}
	for _, known := range roles {
		if n := counts[known.role]; n > 0 {
			v.Counts = append(v.Counts, Count{known.role, known.word, n})
		}
		delete(counts, known.role)
	}
	rest := 0
	for _, n := range counts {
		rest += n
	}
	if rest > 0 {
		v.Counts = append(v.Counts, Count{"other", "autre texte", rest})
	}
	slices.SortStableFunc(v.Asked, func(a, b Question) int {
		return answered(a) - answered(b)
	})
	return v
}

func answered(q Question) int {
	if q.Answer == "" {
		return 0
	}
	return 1
}

// place is a page of a document.
type place struct {
	file string
	page int
}

func actsByPage(r *review.Record) map[place][]string {
	acts := map[place][]string{}
	for _, d := range r.Deliberations {
		label := d.ID
		if d.Number != nil && *d.Number != "" {
			label = "n°\u00a0" + *d.Number
		}
		for _, n := range d.Pages {
			acts[place{d.File, n}] = append(acts[place{d.File, n}], label)
		}
	}
	return acts
}

func (v *View) add(d *extract.Document, coverage []extract.PageRole, other bool, acts map[place][]string, counts map[string]int, said []extract.Correction) {
	one := Document{File: d.File, Name: path.Base(d.File), Kind: kinds[d.Kind], Other: other}
	if d.SessionDate != nil {
		one.Date = *d.SessionDate
	}
	if d.Pages == nil {
		one.Problem = "ce document ne s’ouvre pas"
		if len(d.Warnings) > 0 {
			one.Problem = d.Warnings[0].Message
		}
		v.Documents = append(v.Documents, one)
		return
	}
	asked := map[int]bool{}
	for _, q := range d.Questions {
		asked[q.Page] = true
		v.ask(d, q, said)
	}
	for n := 1; n <= *d.Pages; n++ {
		p := Page{N: n, Asked: asked[n], Acts: acts[place{d.File, n}]}
		if n <= len(coverage) {
			p.Role = string(coverage[n-1])
		}
		if p.Role != string(extract.RoleUnreadable) && slices.Contains(d.OCRPages, n) {
			p.Role = scanned
		}
		var word string
		p.Mark, word = markOf(p.Role)
		p.Unknown = p.Role == string(extract.RoleUnreadable)
		p.Label = fmt.Sprintf("page %d, %s", n, word)
		if len(p.Acts) > 0 {
			p.Label += ", " + strings.Join(p.Acts, " et ")
		}
		if p.Asked {
			p.Label += ", une question"
		}
		one.Pages = append(one.Pages, p)
		counts[p.Role]++
		v.Pages++
	}
	v.Documents = append(v.Documents, one)
}

// answers in words, of a question about where an act begins.
var answers = []Choice{
	{Is: extract.IsAct, Word: "Oui, une délibération"},
	{Is: extract.Continues, Word: "Non, la suite de la précédente"},
	{Is: extract.IsNotAct, Word: "Non, autre chose"},
}

func (v *View) ask(d *extract.Document, q extract.Question, said []extract.Correction) {
	one := Question{File: d.File, Name: path.Base(d.File), Text: q.Text, Page: q.Page, Line: q.Line}
	for _, c := range answers {
		if !slices.Contains(q.Choices, c.Is) {
			continue
		}
		for _, s := range said {
			if s.Document == d.SHA256 && s.Page == q.Page && s.Line == q.Line && s.Is == c.Is {
				c.Given = true
				one.Answer, one.By, one.On = c.Word, s.By, s.On
			}
		}
		one.Choices = append(one.Choices, c)
	}
	if one.Answer == "" {
		v.Open++
	} else {
		v.Answered++
	}
	v.Asked = append(v.Asked, one)
}

// Find gives the 1-based line of a page where the lines of an act begin, 0 when it has none of
// them: the place that best carries on, for a first line may be printed several times.
func Find(page []extract.PageLine, act []string) int {
	best, most := 0, 0
	for i := range page {
		n := 0
		for n < len(act) && i+n < len(page) && same(page[i+n].Text, act[n]) {
			n++
		}
		if n > most {
			best, most = i+1, n
		}
	}
	return best
}

func same(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }

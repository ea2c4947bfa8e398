// Package papers invents papers of French councils: single signed acts, bundles of acts,
// minutes, lists of deliberations, convocations and projects, each with the labels of a
// perfect reading. It serves to train and to measure a reader, so it shares no code with
// one: what it knows comes from the trade (order of the parts of an act, ways to number,
// to vote, to list those present), never from a page that exists.
//
//	p := papers.Generate(7, papers.Train)
//	for _, l := range p.Lines { … l.Act, l.Part … }
//	os.WriteFile(p.Name+".pdf", p.PDF(), 0o644)
//
// The profiles Train and Held share no numbering, look, closing, subject or name: what was learned on
// Train is measured on Held.
package papers

import (
	"fmt"
	"strings"
)

// Profile says which share of the forms, subjects and names a paper is made from.
type Profile string

// The shares: two thirds of every list of forms for trainers, the rest for measuring. Hard
// is of the second share too, by services that give a reader little to go by: few numbers,
// titles that stand out no more than the headings of a report, long debates, items on
// which nothing is decided.
const (
	Train Profile = "train"
	Held  Profile = "held"
	Hard  Profile = "hard"
)

// Kinds of papers that Generate chooses from.
const (
	KindAct         = "acte"        // one signed act
	KindBundle      = "liasse"      // several signed acts in one file; labelled "acte"
	KindMinutes     = "pv"          // minutes of a session
	KindList        = "liste"       // the list of the deliberations examined
	KindConvocation = "convocation" // the agenda sent before the session
	KindProject     = "projet"      // acts that were not voted yet; labelled "acte"
	KindOther       = "autre"       // a by-law, a decision by delegation, a bulletin: no deliberation at all
)

// Part names what a line does in its paper.
type Part string

// Parts of a paper. Within an act they come about in this order.
const (
	Head      Part = "head"      // letterhead, opening formula, counts, attendance
	Agenda    Part = "agenda"    // the agenda printed at the front
	Theme     Part = "theme"     // a rubric over several items
	Title     Part = "title"     // number and object
	Report    Part = "report"    // reasons, and what the rapporteur tells
	Visa      Part = "visa"      // Vu, Considérant
	Decision  Part = "decision"  // formula and what is decided, tables included
	Vote      Part = "vote"      // result of the vote, where it stands apart
	Debate    Part = "debate"    // what members say
	Closing   Part = "closing"   // "Fait et délibéré", remedies, signatures
	Annex     Part = "annex"     // what is joined to an act
	Event     Part = "event"     // arrivals and departures
	Other     Part = "other"     // items that are no deliberation
	Furniture Part = "furniture" // stamps, running heads, page numbers
)

// Line is one printed line.
type Line struct {
	Text       string
	Page       int     // from 1
	X, Y, Size float64 // of the baseline's start, in points from the page's lower left corner
	Bold       bool    // all of it, as the next three
	Italic     bool
	Underline  bool
	Centered   bool
	Boxed      bool // inside a frame
	Table      bool // a row of cells
	Gap        bool // white space stands above it
	Act        int  // 1 for the first of Labels.Deliberations, its own letterhead included; 0 outside of acts
	Part       Part

	frags []fragment
}

// Paper is one invented document.
type Paper struct {
	Name    string // without extension, unique for a seed and profile
	Kind    string // one of the Kind constants
	Seed    uint64
	Profile Profile
	Lines   []Line
	Labels  Labels

	rules []rule
	pages int
	sheet sheet
}

// Labels is what a perfect reader finds, in the JSON form of gold labels.
type Labels struct {
	File          string         `json:"file"`
	Kind          string         `json:"kind"`
	TextLayer     string         `json:"text_layer"`
	Body          string         `json:"body"`
	SessionDate   string         `json:"session_date"`
	Members       Members        `json:"members"`
	Deliberations []Deliberation `json:"deliberations"`
	NotActs       []string       `json:"not_deliberations"`
	Agenda        []AgendaItem   `json:"agenda,omitempty"` // of convocations
}

// Members holds the counts at the opening; nil is not printed (present and proxies are
// counted from the names where no figure stands).
type Members struct {
	InOffice *int `json:"in_office"`
	Present  *int `json:"present"`
	Proxies  *int `json:"proxies"`
	Voting   *int `json:"voting"`
}

// Votes holds printed counts only.
type Votes struct {
	For       *int `json:"for"`
	Against   *int `json:"against"`
	Abstain   *int `json:"abstain"`
	NotVoting *int `json:"not_voting"`
}

// Amount is a sum that the act decides.
type Amount struct {
	Text     string  `json:"text"`
	Value    float64 `json:"value"` // euros
	Currency string  `json:"currency"`
	Tax      *string `json:"tax"` // "HT", "TTC"
	Page     int     `json:"page,omitempty"`
	Label    string  `json:"label,omitempty"`  // of its row
	Column   string  `json:"column,omitempty"` // of its column, where the table has several
}

// Deliberation is one act.
type Deliberation struct {
	Number     *string  `json:"number"`
	Rank       string   `json:"rank,omitempty"` // in the agenda: "3", "II.4"
	Object     string   `json:"object"`
	Pages      []int    `json:"pages"`
	StartsWith string   `json:"starts_with"`
	Status     string   `json:"status,omitempty"` // "projet" for projects
	Outcome    string   `json:"outcome"`
	Unanimous  *bool    `json:"unanimous"`
	Votes      Votes    `json:"votes"`
	VoteText   string   `json:"vote_text"`
	Rapporteur *string  `json:"rapporteur"`
	Theme      string   `json:"theme,omitempty"`
	Amounts    []Amount `json:"amounts"`
	Dispositif string   `json:"dispositif_quote"`
	Optional   bool     `json:"optional,omitempty"`
}

// AgendaItem is one announced item.
type AgendaItem struct {
	Rank       string  `json:"rank,omitempty"`
	Object     string  `json:"object"`
	Rapporteur *string `json:"rapporteur,omitempty"`
	Number     *string `json:"number,omitempty"` // of the act, where the session's acts are known; not printed
}

// Generate invents the paper of a seed; the same seed and profile give the same bytes.
func Generate(seed uint64, p Profile) Paper {
	g := newGen(seed, p)
	return g.paper(weighted(g.r, kindWeights))
}

// GenerateKind invents a paper of a given kind.
func GenerateKind(seed uint64, p Profile, kind string) Paper {
	return newGen(seed, p).paper(kind)
}

var kindWeights = []weight{
	{KindMinutes, 46}, {KindAct, 20}, {KindBundle, 10}, {KindList, 8}, {KindConvocation, 8}, {KindProject, 8}, {KindOther, 6},
}

// Text is the paper as lines: **bold** lines, a blank line where white space stands above,
// a form feed after each page.
func (p Paper) Text() string {
	var b strings.Builder
	page := 1
	for _, l := range p.Lines {
		for page < l.Page {
			b.WriteString("\f")
			page++
		}
		if l.Gap {
			b.WriteString("\n")
		}
		if l.Bold {
			fmt.Fprintf(&b, "**%s**\n", l.Text)
		} else {
			b.WriteString(l.Text + "\n")
		}
	}
	b.WriteString("\f")
	return b.String()
}

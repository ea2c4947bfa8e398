// Package record holds what is read of a document: its kind, its members, its deliberations, each
// word with the place where it is printed. Every room that reads stands on it; it reads nothing.
package record

import (
	"slices"
	"strings"

	"phare/extract/lines"
	"phare/extract/pdftext"
)

// Document is one PDF.
type Document struct {
	File          string          `json:"file"` // argument folder's name, "/", path below it; "/" on every system
	Path          string          `json:"-"`    // where it was read, to copy or open it
	SHA256        string          `json:"sha256"`
	Pages         *int            `json:"pages"` // nil when it can't be read
	Kind          Kind            `json:"kind"`
	TextLayer     TextLayer       `json:"text_layer"`
	OCRPages      []int           `json:"ocr_pages"`
	Body          *string         `json:"body"`
	SessionDate   *string         `json:"session_date"` // ISO 8601
	Members       Members         `json:"members"`
	Warnings      []Warning       `json:"warnings"`
	Questions     []Question      `json:"questions"` // for a person, where the reading is not sure
	Numbering     *Numbering      `json:"numbering"` // nil without a series of numbers
	Deliberations []*Deliberation `json:"deliberations"`

	// Present holds the elected members named as present, represented or excused: the
	// only persons whose office is known from the document.
	Present []string `json:"-"`
	// Agenda is what a convocation, a liste des délibérations or an opening agenda announces.
	Agenda []AgendaItem `json:"-"`
	// Coverage says of each page (index 0 is page 1) what it holds.
	Coverage []PageRole `json:"-"`
	// PDF is the document's words and their places; nil when it can't be read.
	PDF *pdftext.Document `json:"-"`
}

// Kind is what a document is.
type Kind string

// The kinds of documents.
const (
	KindAct         Kind = "acte" // one act, or several bundled
	KindMinutes     Kind = "pv"
	KindList        Kind = "liste" // liste des délibérations examinées (CGCT, L. 2121-25)
	KindConvocation Kind = "convocation"
	KindAnnex       Kind = "annexe"
	KindOther       Kind = "autre"
)

// TextLayer says how much of a document its text layer gives.
type TextLayer string

// The text layers of a document.
const (
	LayerFull      TextLayer = "full"
	LayerPartial   TextLayer = "partial"
	LayerStampOnly TextLayer = "stamp-only"
	LayerGarbage   TextLayer = "garbage"
	LayerNone      TextLayer = "none"
)

// PageRole is what a page holds; every page has one.
type PageRole string

// The roles of a page.
const (
	RoleAct        PageRole = "act"
	RoleHead       PageRole = "head"
	RoleAgenda     PageRole = "agenda"
	RoleAnnex      PageRole = "annex"
	RoleBlank      PageRole = "blank"
	RoleUnreadable PageRole = "unreadable"
)

// Members counts the members of the assembly as the document prints them.
type Members struct {
	InOffice *int `json:"in_office"`
	Present  *int `json:"present"`
	Proxies  *int `json:"proxies"`
	Voting   *int `json:"voting"`
}

// Warning is something that a person must know of what was read.
type Warning struct {
	Code    string `json:"code"`
	Page    int    `json:"page,omitempty"` // 1-based, 0 for the whole document
	Message string `json:"message"`        // French, with the remedy
}

// AgendaItem is one line of an agenda or of a list of deliberations.
type AgendaItem struct {
	Number *string `json:"number"`
	Object string  `json:"object"`
	File   string  `json:"file"`
	Page   int     `json:"page"`
	// Rapporteur is who is announced to present it, as printed; "" where nobody is.
	Rapporteur string `json:"rapporteur,omitempty"`

	Class string // how it is written: entries of one class are items, or rubrics
	Under int    // index + 1, in its document, of the entry of which it is a part; 0 without
}

// Status tells a draft act from an adopted one.
type Status string

// The statuses of an act.
const (
	StatusDraft   Status = "projet"
	StatusAdopted Status = "adopte"
)

// Outcome is what the assembly did with an act.
type Outcome string

// The outcomes of an act.
const (
	Adopted   Outcome = "adopted"
	Rejected  Outcome = "rejected"
	Noted     Outcome = "noted"     // prend acte, donne acte
	Opinion   Outcome = "opinion"   // avis, vœu, motion
	Withdrawn Outcome = "withdrawn" // retiré de l'ordre du jour
	Postponed Outcome = "postponed" // ajourné, reporté, renvoyé
	Elected   Outcome = "elected"   // élection, désignation
	NoOutcome Outcome = "none"      // not stated
)

// Deliberation is one act of the assembly. What the document does not state is nil.
type Deliberation struct {
	ID         string   `json:"id"` // lower-case ASCII, unique in the batch's session
	Number     *string  `json:"number"`
	Object     string   `json:"object"`
	Pages      []int    `json:"pages"`
	Status     Status   `json:"status"`
	Outcome    Outcome  `json:"outcome"`
	Unanimous  *bool    `json:"unanimous"`
	Votes      Votes    `json:"votes"`
	VoteText   *string  `json:"vote_text"`
	Rapporteur *string  `json:"rapporteur"`
	Theme      *string  `json:"theme"` // ACTES level-2 code, "8.7"
	Amounts    []Amount `json:"amounts"`
	Dispositif string   `json:"dispositif"`
	Text       string   `json:"text"`
	// Corrected are the values that a person put right: none of them is printed, none is proved.
	Corrected []Corrected `json:"corrected,omitempty"`

	// Confidence says how sure each field is: of those said 0.9, nine in ten are right.
	Confidence Confidence `json:"confidence"`
	// Why tells what spoke for the title, and the rival that it beat; where it was asked for.
	Why *Why `json:"-"`

	File string `json:"-"` // Document.File of the PDF that holds it
	// Lines are the act's lines in reading order, each in the part of the act it belongs
	// to: spans, places and quotes all come from here.
	Lines []Line `json:"-"`
	// Session and body, as the act or else its document states them.
	SessionDate *string `json:"-"`
	Body        *string `json:"-"`
	// Featured is set when the assembly's own papers mark the act ("dossiers en exergue").
	Featured bool `json:"-"`
	// Warnings concern this act alone: a vote that does not add up, for one.
	Warnings []Warning `json:"-"`
}

// Confidence is how sure the fields of an act are, 0 to 1. Cut: that an act begins at its title.
type Confidence struct {
	Cut     float64 `json:"cut"`
	Number  float64 `json:"number"`
	Object  float64 `json:"object"`
	Outcome float64 `json:"outcome"`
	Votes   float64 `json:"votes"`
}

// Question asks a person what the reading leaves open.
type Question struct {
	ID      string   `json:"id"`   // of this question, the same on every run
	Page    int      `json:"page"` // 1-based
	Line    int      `json:"line"` // on its page, 1-based
	Field   string   `json:"field"`
	Text    string   `json:"text"` // French
	Choices []string `json:"choices"`
}

// Why is what spoke for a title.
type Why struct {
	Reasons []string // French, strongest first
	Rival   string   // the line that came next, "" without one
}

// Votes counts a vote as printed. A count that is not printed is nil.
type Votes struct {
	For       *int `json:"for"`
	Against   *int `json:"against"`
	Abstain   *int `json:"abstain"`
	NotVoting *int `json:"not_voting"`
}

// Amount is a sum of money that the decision holds.
type Amount struct {
	Text     string  `json:"text"`
	Value    float64 `json:"value"` // in units of Currency
	Currency string  `json:"currency"`
	Tax      *string `json:"tax"` // HT, TTC; from the head of its column where that says it once
	Page     int     `json:"page"`

	// What the page prints of it beside the figure, nil where nothing is printed.
	Label  *string `json:"label"`  // what it is called: its row, its list's entry, the noun of its sentence
	Row    *string `json:"row"`    // the label of its row in a table
	Column *string `json:"column"` // the head of its column
	Per    *string `json:"per"`    // an, mois, m2, habitant…
	Year   *int    `json:"year"`
	For    *string `json:"for"` // whom it is for
}

// Part is the place of a line in the anatomy of an act.
type Part = lines.Part

// The parts of an act, in their usual order.
const (
	PartHead       = lines.PartHead
	PartReport     = lines.PartReport
	PartVisas      = lines.PartVisas
	PartRecitals   = lines.PartRecitals
	PartDispositif = lines.PartDispositif
	PartVote       = lines.PartVote
	PartClosing    = lines.PartClosing
	PartAnnex      = lines.PartAnnex
)

// Line is one printed line of an act.
type Line = lines.Line

// Evidence is the place that proves something: document, page, boxes, verbatim quote.
type Evidence struct {
	File  string        `json:"file"`
	Page  int           `json:"page"`
	Quote string        `json:"quote"`
	Boxes []pdftext.Box `json:"boxes,omitempty"`
}

// Corrected tells of a value of an act that it is a person's, and what had been read. It is not
// printed in the act, so it is never proved.
type Corrected struct {
	Field string `json:"field"` // as in the JSON of an act: "number", "votes.for"
	Read  string `json:"read"`  // "" where nothing was read
	By    string `json:"by"`
	On    string `json:"on"`
}

// CorrectedField is what a person put right of an act, of the first of the named fields that one
// did; nil where none. A value of such a field is never proved by the act.
func (d *Deliberation) CorrectedField(fields ...string) *Corrected {
	for _, field := range fields {
		for i := range d.Corrected {
			if d.Corrected[i].Field == field {
				return &d.Corrected[i]
			}
		}
	}
	return nil
}

// Numbering is the receipt of the numbers that the acts of a document bear.
type Numbering struct {
	First   string   `json:"first"` // as printed
	Last    string   `json:"last"`
	Read    int      `json:"read"`    // acts read with a number of the series
	Missing []string `json:"missing"` // numbers between the two that no act read bears, written as the others are
}

// Part returns the text of these parts of the act, a line feed between two lines.
func (d *Deliberation) Part(parts ...Part) string {
	var b strings.Builder
	for i := range d.Lines {
		l := &d.Lines[i]
		for _, p := range parts {
			if l.Part == p {
				if b.Len() > 0 {
					b.WriteByte('\n')
				}
				b.WriteString(l.Text())
				break
			}
		}
	}
	return b.String()
}

// Lost returns the warnings of a document that tell of something given that was not read:
// what is asked for exit code 3 and for the list of what is left to a person. A page that OCR
// has read in the end is read.
func (d *Document) Lost() []Warning {
	var out []Warning
	for _, w := range d.Warnings {
		switch w.Code {
		case pdftext.CodeUnreadable, pdftext.CodeLocked, pdftext.CodeTimeout, pdftext.CodeMemory, pdftext.CodeTruncated, pdftext.CodeNoText,
			pdftext.CodeBrokenFont, pdftext.CodeForm, pdftext.CodeNotice, pdftext.CodeAttached, CodeNoOCR, CodeNotUnderstood, CodeOCRBudget, CodeNumbers:
			if w.Page == 0 || !slices.Contains(d.OCRPages, w.Page) {
				out = append(out, w)
			}
		}
	}
	return out
}

// Meaningless tells whether a document was read and nothing was recognised in it: no act, no
// known kind. It may be a flyer; it may be what a person was looking for.
func (d *Document) Meaningless() bool {
	return d.Kind == KindOther && len(d.Deliberations) == 0 && slices.ContainsFunc(d.Coverage, func(r PageRole) bool { return r != RoleBlank })
}

// CodeNoOCR warns of pages that OCR would have read, had its programs been whole.
const CodeNoOCR = "ocr-missing"

// CodeNotUnderstood warns of a document whose words were read and could not be cut into
// acts: a fault of phare's own, which costs this document and no other.
const CodeNotUnderstood = "not-understood"

// CodeOCRBudget warns of pages that the time for OCR did not reach.
const CodeOCRBudget = "ocr-budget"

// CodeNumbers warns of numbers that a document skips: of acts that were not read, or that were
// withdrawn.
const CodeNumbers = "numbers-missing"

package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
)

// Expected is what a perfect reader finds, in the format of `phare extract --json`.
type Expected struct {
	// Documents are those that have a text to read.
	Documents []*Document `json:"documents"`
	Skipped   []Skipped   `json:"skipped"`
	// WithoutText are the scanned act and the one with broken fonts: their fields are what the
	// pages show to the eye, to be compared with what OCR gives.
	WithoutText []*Document `json:"without_text"`
	Session     struct {
		Date    string `json:"date"`
		Agenda  int    `json:"agenda_items"`
		Acts    int    `json:"acts"`
		Missing []Item `json:"missing"`
	} `json:"session"`
}

// Skipped is a file that is no PDF.
type Skipped struct {
	File string `json:"file"`
}

// Item is a line of the agenda.
type Item struct {
	Number string `json:"number"`
	Object string `json:"object"`
}

// Document is one PDF.
type Document struct {
	File          string          `json:"file"`
	SHA256        string          `json:"sha256"`
	Pages         int             `json:"pages"`
	Kind          string          `json:"kind"`
	TextLayer     string          `json:"text_layer"`
	Body          string          `json:"body"`
	SessionDate   string          `json:"session_date"`
	Members       Members         `json:"members"`
	Deliberations []*Deliberation `json:"deliberations"`
}

// Members counts the assembly as printed.
type Members struct {
	InOffice *int `json:"in_office"`
	Present  *int `json:"present"`
	Proxies  *int `json:"proxies"`
	Voting   *int `json:"voting"`
}

// Deliberation is one act, or one line of the liste des délibérations.
type Deliberation struct {
	ID         string   `json:"id,omitempty"`
	Number     string   `json:"number"`
	Object     string   `json:"object"`
	Pages      []int    `json:"pages"`
	Status     string   `json:"status"`
	Outcome    string   `json:"outcome"`
	Unanimous  *bool    `json:"unanimous"`
	Votes      Votes    `json:"votes"`
	VoteText   *string  `json:"vote_text"`
	Rapporteur *string  `json:"rapporteur"`
	Theme      *string  `json:"theme"`
	Amounts    []Amount `json:"amounts"`
	Dispositif *string  `json:"dispositif"`
}

// Expect states the truth of the sources; the PDFs tell only the pages and the checksums.
// bundled holds the number of pages of each act of the bundle.
func Expect(r *Renderer, acts []*Act, dir string, bundled map[string]int) (*Expected, error) {
	e := &Expected{Skipped: []Skipped{{r.session.Folder + "/" + r.session.NotPDF}}}
	e.Session.Date = r.session.Date
	e.Session.Agenda = len(r.acts)
	byFile := map[string]*Document{}
	for _, a := range acts {
		if a.Medium == Missing {
			e.Session.Missing = append(e.Session.Missing, Item{a.Number, Plain(French(a.Object, true))})
			continue
		}
		doc := byFile[a.File]
		if doc == nil {
			doc = r.document(a)
			byFile[a.File] = doc
			if a.Medium == Scan || a.Medium == Garbled {
				e.WithoutText = append(e.WithoutText, doc)
			} else {
				e.Documents = append(e.Documents, doc)
			}
		}
		if a.Medium == Annex {
			continue
		}
		e.Session.Acts++
		d, err := r.deliberation(a)
		if err != nil {
			return nil, err
		}
		first := 1
		if n := len(doc.Deliberations); n > 0 {
			last := doc.Deliberations[n-1].Pages
			first = last[len(last)-1] + 1
		}
		count, err := api.PageCountFile(filepath.Join(dir, a.File))
		if err != nil {
			return nil, err
		}
		if n, ok := bundled[a.Number]; ok {
			count = n
		}
		for p := range count {
			d.Pages = append(d.Pages, first+p)
		}
		doc.Deliberations = append(doc.Deliberations, d)
		if a.Medium == Single || a.Medium == Bundle {
			if err := r.amountPages(a, d, filepath.Join(dir, a.File)); err != nil {
				return nil, fmt.Errorf("%s: %w", a.Number, err)
			}
		}
	}
	e.Documents = append(e.Documents,
		r.paper("Convocation_conseil_2025-04-04.pdf", "convocation"),
		r.paper("Liste_des_deliberations_2025-04-04.pdf", "liste"))
	if err := r.listLines(e.Documents[len(e.Documents)-1], dir); err != nil {
		return nil, err
	}
	sort.Slice(e.Documents, func(i, j int) bool { return e.Documents[i].File < e.Documents[j].File })
	return e, e.measure(dir)
}

func (r *Renderer) document(a *Act) *Document {
	present, proxies, voting := r.session.Attendance(a)
	d := r.paper(a.File, "acte")
	d.Members = Members{&r.session.InOffice, &present, &proxies, &voting}
	switch a.Medium {
	case Annex:
		d.Kind, d.Members = "annexe", Members{}
	case Scan:
		d.TextLayer = "stamp-only"
	case Garbled:
		d.TextLayer = "garbage"
	}
	return d
}

func (r *Renderer) paper(file, kind string) *Document {
	return &Document{File: r.session.Folder + "/" + file, Kind: kind, TextLayer: "full", Body: r.session.Body,
		SessionDate: r.session.Date, Deliberations: []*Deliberation{}}
}

func (r *Renderer) deliberation(a *Act) (*Deliberation, error) {
	d := &Deliberation{ID: a.Number, Number: a.Number, Object: Plain(French(a.Object, a.curly())), Status: "adopte",
		Outcome: a.Outcome, Unanimous: a.Unanimous, Votes: a.Votes, Amounts: []Amount{}}
	if a.VoteLine != "" {
		v := Plain(French(a.VoteLine, a.curly()))
		d.VoteText = &v
	}
	rapporteur := a.Rapporteur
	d.Rapporteur = &rapporteur
	if a.Layout == "sidebar" {
		theme := a.Theme
		d.Theme = &theme
	}
	for _, s := range a.Sections {
		h, err := r.section(a, s)
		if err != nil {
			return nil, err
		}
		found, _ := marked(h)
		d.Amounts = append(d.Amounts, found...)
		if s.Kind == "dispositif" {
			t := text(h)
			d.Dispositif = &t
		}
	}
	return d, nil
}

// amountPages finds the page of each amount: the same occurrence of its text on the pages,
// as poppler reads them, as in the HTML that was printed.
func (r *Renderer) amountPages(a *Act, d *Deliberation, pdf string) error {
	html, err := r.Act(a)
	if err != nil {
		return err
	}
	_, body, _ := strings.Cut(html, "<body")
	amounts, at := marked(body)
	if len(amounts) != len(d.Amounts) {
		return fmt.Errorf("%d amounts printed, %d in the sources", len(amounts), len(d.Amounts))
	}
	pages, err := pageTexts(pdf)
	if err != nil {
		return err
	}
	for i, m := range amounts {
		left := at[i]
		for _, p := range d.Pages {
			if left -= strings.Count(pages[p-1], m.Text); left <= 0 {
				d.Amounts[i].Page = p
				break
			}
		}
		if d.Amounts[i].Page == 0 {
			return fmt.Errorf("the PDF does not print %q (%d.)", m.Text, at[i])
		}
	}
	return nil
}

// listLines states what the liste des délibérations prints of each act.
func (r *Renderer) listLines(doc *Document, dir string) error {
	pages, err := pageTexts(filepath.Join(dir, filepath.Base(doc.File)))
	if err != nil {
		return err
	}
	for _, a := range r.acts {
		result := Plain(French(listResult(a), true))
		d := &Deliberation{Number: a.Number, Object: Plain(French(a.Object, true)), Status: "adopte", Outcome: a.Outcome,
			Unanimous: a.Unanimous, VoteText: &result, Amounts: []Amount{}}
		if strings.Contains(result, "pour") && strings.Contains(result, "contre") {
			d.Votes = a.Votes
			if a.Votes.NotVoting != nil && *a.Votes.NotVoting == 0 {
				d.Votes.NotVoting = nil // not printed
			}
		}
		for i, p := range pages {
			if strings.Contains(p, a.Number+" ") {
				d.Pages = []int{i + 1}
			}
		}
		doc.Deliberations = append(doc.Deliberations, d)
	}
	return nil
}

// measure fills the fields that belong to the files.
func (e *Expected) measure(dir string) error {
	for _, d := range append(append([]*Document{}, e.Documents...), e.WithoutText...) {
		_, name, _ := strings.Cut(d.File, "/")
		raw, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(raw)
		d.SHA256 = hex.EncodeToString(sum[:])
		if d.Pages, err = api.PageCount(bytes.NewReader(raw), configuration()); err != nil {
			return err
		}
	}
	return nil
}

// Write writes the expectations as indented JSON.
func (e *Expected) Write(path string) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(e); err != nil {
		return err
	}
	return os.WriteFile(path, b.Bytes(), 0o644)
}

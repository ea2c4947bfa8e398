package extract

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"phare/extract/cut"
	"phare/extract/pdftext"
	"phare/extract/title"
)

// What a person says of a line of a document.
const (
	IsAct     = "act"       // an act begins there
	IsNotAct  = "not-act"   // none does, whatever it looks like
	Continues = "continues" // it goes on with the act above
)

// CodeCorrected tells of values of an act that are a person's.
const CodeCorrected = "corrected"

// Correction is what a person said of one line of a document: whether an act begins there, and
// what is right of the act that it is of.
type Correction struct {
	Document string `yaml:"document"` // SHA-256 of the PDF, in hexadecimal
	Page     int    `yaml:"page"`     // 1-based
	Line     int    `yaml:"line"`     // 1-based, of the page's lines as PageLines lists them
	Is       string `yaml:"is,omitempty"`
	Set      Set    `yaml:"set,omitempty"`
	By       string `yaml:"by"`
	On       string `yaml:"on"` // ISO 8601
}

// Set holds the values of an act that a person put right; nil for those left as read.
type Set struct {
	Number     *string  `yaml:"number,omitempty"`
	Object     *string  `yaml:"object,omitempty"`
	Outcome    *Outcome `yaml:"outcome,omitempty"`
	Rapporteur *string  `yaml:"rapporteur,omitempty"`
	For        *int     `yaml:"for,omitempty"`
	Against    *int     `yaml:"against,omitempty"`
	Abstain    *int     `yaml:"abstain,omitempty"`
}

// ParseCorrections reads corrections.yaml. The error names, in French, the entry and what is
// wrong with it.
func ParseCorrections(raw []byte) ([]Correction, error) {
	var all []Correction
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, nil
	}
	if err := yaml.Load(raw, &all, yaml.WithKnownFields()); err != nil {
		return nil, err
	}
	for i := range all {
		if err := all[i].check(); err != nil {
			return nil, fmt.Errorf("correction %d : %w", i+1, err)
		}
	}
	return all, nil
}

func (c *Correction) check() error {
	switch {
	case len(c.Document) != 64:
		return fmt.Errorf("« document » doit être l'empreinte SHA-256 du PDF (64 caractères)")
	case c.Page < 1 || c.Line < 1:
		return fmt.Errorf("« page » et « line » se comptent à partir de 1")
	case !slices.Contains([]string{"", IsAct, IsNotAct, Continues}, c.Is):
		return fmt.Errorf("« is » vaut « %s » ; choisissez act, not-act ou continues", c.Is)
	case strings.TrimSpace(c.By) == "":
		return fmt.Errorf("« by » doit nommer la personne qui corrige")
	case c.Is == "" && c.Set == (Set{}):
		return fmt.Errorf("elle ne dit rien : donnez « is » ou « set »")
	}
	if o := c.Set.Outcome; o != nil && !slices.Contains([]Outcome{Adopted, Rejected, Noted, Opinion, Withdrawn, Postponed, Elected, NoOutcome}, *o) {
		return fmt.Errorf("« outcome » vaut « %s » ; choisissez adopted, rejected, noted, opinion, withdrawn, postponed, elected ou none", *o)
	}
	return nil
}

// SaidPrint identifies corrections and the delta that they taught: 16 hexadecimal digits that change
// with any of them, "" where there is none.
func SaidPrint(all []Correction, delta cut.Delta) string {
	if len(all) == 0 && len(delta) == 0 {
		return ""
	}
	h := sha256.New()
	if len(all) > 0 {
		if err := yaml.NewEncoder(h).Encode(all); err != nil {
			panic(err) // plain values to a hash
		}
	}
	for _, name := range slices.Sorted(maps.Keys(delta)) {
		fmt.Fprintf(h, "%s %g\n", name, delta[name])
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Correct adds a correction to others; one of the same line gives way to it, but for the values
// that it leaves.
func Correct(all []Correction, c Correction) []Correction {
	for i := range all {
		o := &all[i]
		if o.Document != c.Document || o.Page != c.Page || o.Line != c.Line {
			continue
		}
		if c.Is == "" {
			c.Is = o.Is
		}
		c.Set = c.Set.over(o.Set)
		all[i] = c
		return all
	}
	return append(all, c)
}

func (s Set) over(old Set) Set {
	return Set{Number: either(s.Number, old.Number), Object: either(s.Object, old.Object), Outcome: either(s.Outcome, old.Outcome), Rapporteur: either(s.Rapporteur, old.Rapporteur),
		For: either(s.For, old.For), Against: either(s.Against, old.Against), Abstain: either(s.Abstain, old.Abstain)}
}

func either[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// correctionsOf are those of one document.
func correctionsOf(all []Correction, sum string) []Correction {
	var out []Correction
	for _, c := range all {
		if c.Document == sum {
			out = append(out, c)
		}
	}
	return out
}

// corrected makes the cut obey what was said of a document.
func (how Cutting) corrected(said []Correction) Cutting {
	if len(said) == 0 {
		return how
	}
	how.said = said
	how.Fixed = func(_ string, page, line int) cut.May {
		for _, c := range said {
			if c.Page != page || c.Line != line {
				continue
			}
			switch c.Is {
			case IsAct:
				return cut.Must
			case IsNotAct, Continues:
				return cut.Not
			}
		}
		return cut.Free
	}
	return how
}

// PageLine is a line of a page as corrections count them.
type PageLine struct {
	Text string
	Box  pdftext.Box
}

// PageLines lists the lines of a page, 1-based, as corrections count them.
func PageLines(pdf *pdftext.Document, page int) []string {
	var out []string
	for _, l := range LinesOf(pdf, page) {
		out = append(out, l.Text)
	}
	return out
}

// LinesOf lists the lines of a page with their places; nil where there is no such page.
func LinesOf(pdf *pdftext.Document, page int) []PageLine {
	if page < 1 || page > len(pdf.Pages) {
		return nil
	}
	r := title.Scan(pdf.Pages)
	var out []PageLine
	for i := r.First[page-1]; i < r.First[page]; i++ {
		l := PageLine{Text: r.Lines[i].Text}
		for k, w := range r.Lines[i].Words {
			if k == 0 {
				l.Box = w.Box
			}
			l.Box = l.Box.Union(w.Box)
		}
		out = append(out, l)
	}
	return out
}

// applySaid writes the values that a person put right into the acts they are of.
func (b *builder) applySaid() {
	for _, c := range b.how.said {
		if c.Set == (Set{}) {
			continue
		}
		d := b.actAt(c.Page, c.Line)
		if d == nil {
			b.doc.Warnings = append(b.doc.Warnings, warning("correction-lost", c.Page, "La correction de %s (page %d, ligne %d) ne trouve plus de délibération à cet endroit : refaites-la avec « phare correct ».", c.By, c.Page, c.Line))
			continue
		}
		correct(d, c)
	}
}

// actAt is the act of a line; the only one of a document where the line is outside of it.
func (b *builder) actAt(page, line int) *Deliberation {
	acts := b.doc.Deliberations
	if page <= len(b.pages) && b.r.First[page-1]+line-1 < b.r.First[page] {
		if k := b.owner[b.r.First[page-1]+line-1]; k > 0 && k <= len(acts) {
			return acts[k-1]
		}
	}
	if len(acts) == 1 {
		return acts[0]
	}
	return nil
}

func correct(d *Deliberation, c Correction) {
	mark := func(field, read string) {
		d.Corrected = append(d.Corrected, Corrected{Field: field, Read: read, By: c.By, On: c.On})
	}
	text := func(field string, have **string, got *string) {
		if got != nil {
			mark(field, asPrinted(*have))
			*have = got
		}
	}
	count := func(field string, have **int, got *int) {
		if got == nil {
			return
		}
		read := ""
		if *have != nil {
			read = fmt.Sprint(**have)
		}
		mark(field, read)
		*have = got
	}
	text("number", &d.Number, c.Set.Number)
	text("rapporteur", &d.Rapporteur, c.Set.Rapporteur)
	if c.Set.Object != nil {
		mark("object", d.Object)
		d.Object = *c.Set.Object
	}
	if c.Set.Outcome != nil {
		mark("outcome", string(d.Outcome))
		d.Outcome = *c.Set.Outcome
		if d.Outcome != NoOutcome {
			d.Status = StatusAdopted
		}
	}
	count("votes.for", &d.Votes.For, c.Set.For)
	count("votes.against", &d.Votes.Against, c.Set.Against)
	count("votes.abstain", &d.Votes.Abstain, c.Set.Abstain)
	if c.Set.For != nil || c.Set.Against != nil || c.Set.Abstain != nil {
		against := sum(d.Votes.Against, d.Votes.Abstain)
		if v := d.Votes; against > 0 || v.For != nil && v.Against != nil && v.Abstain != nil {
			d.Unanimous = new(against == 0 && sum(v.For) > 0)
			mark("unanimous", "")
		}
	}
	var fields []string
	for _, x := range d.Corrected {
		if f := correctedNames[x.Field]; f != "" && x.By == c.By {
			fields = append(fields, f)
		}
	}
	d.Warnings = append(d.Warnings, warning(CodeCorrected, c.Page, "Corrigé par %s le %s (%s) : ce n'est pas imprimé ainsi dans l'acte, donc jamais prouvé.", c.By, c.On, strings.Join(fields, ", ")))
}

var correctedNames = map[string]string{
	"number": "numéro", "object": "objet", "outcome": "décision", "rapporteur": "rapporteur", "votes.for": "voix pour", "votes.against": "voix contre", "votes.abstain": "abstentions",
}

func sum(counts ...*int) int {
	n := 0
	for _, c := range counts {
		if c != nil {
			n += *c
		}
	}
	return n
}

// Package check holds a text against the acts it speaks of: each figure, date, name, vote
// and claim is found in an act, with page and quote, or it is a finding. It knows nothing
// of models and uses no network.
package check

import (
	"crypto/sha256"
	"encoding/hex"

	"phare/extract"
)

// Options says under which rules a text is checked. The zero value checks a text that
// goes to no channel in particular.
type Options struct {
	Channel      string   // name of the channel whose limit holds ("x", "facebook"…); "" for the web article
	Body         string   // name of the assembly, where the session's documents don't state it
	AllowedLinks []string // addresses that a text may bear besides its acts'; one that ends with "/" or "*" allows what is below it
	Electoral    bool     // electoral period (code électoral, L. 52-1): persons and self-praise are findings
	ActsURL      string   // public address of an act, with {file}, {number} or {id}; "" when links go to sources/
}

// Level is the weight of a finding.
type Level string

// The levels of findings.
const (
	Error   Level = "error"   // blocks the approval, unless it is waived with a reason
	Warning Level = "warning" // must be ticked by the person who approves
	Info    Level = "info"    // helps, and asks for nothing
)

// Status says whether the acts bear a claim.
type Status string

// The statuses of a claim.
const (
	Supported   Status = "supported"   // everything checkable in it was found
	Unsupported Status = "unsupported" // an error or a warning stands on it
	Unchecked   Status = "unchecked"   // nothing in it can be checked, or its proof was read by OCR only
)

// Claim is one sentence of a text and what proves it.
type Claim struct {
	Line         int               `json:"line"` // 1-based, in the file
	Text         string            `json:"text"`
	Deliberation string            `json:"deliberation,omitempty"` // id of the act that proves it best; "" when none does
	Status       Status            `json:"status"`
	Score        float64           `json:"score"` // share of the sentence's words that the passage bears, weighed by rarity, 0 to 1
	Evidence     *extract.Evidence `json:"evidence,omitempty"`
	Findings     []string          `json:"findings,omitempty"` // ids of the findings on it
}

// Finding is what a check says of some words of a text.
type Finding struct {
	ID           string            `json:"id"`     // hash of code, act and sentence: it survives edits elsewhere
	Line         int               `json:"line"`   // 1-based, of the faulty words
	Column       int               `json:"column"` // 1-based, in characters (Unicode code points)
	Text         string            `json:"text"`   // the faulty words
	Code         string            `json:"code"`   // stable; docs/checks.md lists them
	Level        Level             `json:"level"`
	Message      string            `json:"message"` // French: what is wrong and what to do
	Nearest      string            `json:"nearest,omitempty"`
	Deliberation string            `json:"deliberation,omitempty"`
	Evidence     *extract.Evidence `json:"evidence,omitempty"`
}

// Report is what a check says of a text.
type Report struct {
	File     string    `json:"file"`
	Claims   []Claim   `json:"claims"`
	Findings []Finding `json:"findings"`
}

// Has reports whether a finding of the level stands.
func (r Report) Has(l Level) bool {
	for _, f := range r.Findings {
		if f.Level == l {
			return true
		}
	}
	return false
}

// id hashes what makes a finding the same after an edit elsewhere.
func id(code, act, sentence, words string) string {
	h := sha256.Sum256([]byte(code + "\x00" + act + "\x00" + sentence + "\x00" + words))
	return hex.EncodeToString(h[:6])
}

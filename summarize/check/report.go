// Package check holds a text against the acts it speaks of: each figure, date, name, vote
// and claim is found in an act, with page and quote, or it is a finding. It knows nothing
// of models and uses no network.
package check

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

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

// The statuses of a claim. In French: prouvée, mots à relire, contredite, sans affirmation.
const (
	Proved       Status = "proved"       // the act licenses every word of weight in it
	OwnWords     Status = "own-words"    // some of its words are the writer's own and say something, or it leaves out what changes its meaning
	Contradicted Status = "contradicted" // the act's printed words say otherwise: an error stands on it
	NoClaim      Status = "no-claim"     // it says nothing that an act could prove
)

// Own is a run of words of a sentence that its passage does not license.
type Own struct {
	Offset int    `json:"offset"` // in code points of the claim's text
	Length int    `json:"length"` // in code points
	Text   string `json:"text"`
	Claim  bool   `json:"claim"` // it says something (a value, a name, who, when, how sure, a cause, an effect, praise); else it only words the act otherwise
}

// Omission is what a sentence leaves out of its passage although it changes its meaning.
type Omission struct {
	Text     string            `json:"text"` // the act's words
	Evidence *extract.Evidence `json:"evidence,omitempty"`
}

// Claim is one sentence of a text and what proves it.
type Claim struct {
	Line         int               `json:"line"` // 1-based, in the file
	Text         string            `json:"text"`
	Deliberation string            `json:"deliberation,omitempty"` // id of the act that proves it best; "" when none does
	Status       Status            `json:"status"`
	Own          []Own             `json:"own"`
	Omits        []Omission        `json:"omits"`
	Evidence     *extract.Evidence `json:"evidence,omitempty"`
	Findings     []string          `json:"findings,omitempty"` // ids of the findings on it
}

// OwnClaims counts the words of the sentence that say something of the writer's own.
func (c Claim) OwnClaims() int {
	n := 0
	for _, o := range c.Own {
		if o.Claim {
			n += len(strings.Fields(o.Text))
		}
	}
	return n
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

// Words counts the words of the text, and those of them that a person must read again.
func (r Report) Words() (own, all int) {
	for _, c := range r.Claims {
		own += c.OwnClaims()
		all += len(strings.Fields(c.Text))
	}
	return own, all
}

// id hashes what makes a finding the same after an edit elsewhere.
func id(code, act, sentence, words string) string {
	h := sha256.Sum256([]byte(code + "\x00" + act + "\x00" + sentence + "\x00" + words))
	return hex.EncodeToString(h[:6])
}

// FindingID is the id of a finding that another hand than this package's makes of a sentence.
func FindingID(code, act, sentence, words string) string { return id(code, act, sentence, words) }

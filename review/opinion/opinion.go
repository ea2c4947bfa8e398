// Package opinion reads the answer that somebody gives on a copy sent to be read: remarks on
// sentences, and an opinion on the whole. The file comes by mail or from a share: it is data, and
// nothing in it is believed but that somebody brought it.
package opinion

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Says is an opinion on a whole text.
type Says string

// The opinions that can be given. None of them is a signature.
const (
	Favourable   Says = "favorable"
	Reserved     Says = "reserves"
	Unfavourable Says = "defavorable"
	None         Says = "" // remarks alone
)

// French is the opinion as the user reads it.
func (s Says) French() string {
	switch s {
	case Favourable:
		return "avis favorable"
	case Reserved:
		return "avis favorable sous réserve des remarques"
	case Unfavourable:
		return "avis défavorable"
	}
	return "remarques, sans avis"
}

// Remark is what somebody says of one sentence.
type Remark struct {
	Sentence string `json:"sentence,omitempty"` // review.SentenceID, "" for the text as a whole
	Quote    string `json:"quote,omitempty"`    // the sentence as it was read
	Text     string `json:"text"`
}

// Answer is an answer file (format 1).
type Answer struct {
	Format  string   `json:"phare"` // Format
	Version int      `json:"version"`
	Session string   `json:"session"`
	File    string   `json:"file"`   // the draft: "article.md"
	SHA256  string   `json:"sha256"` // canonical form of the text that was read
	Name    string   `json:"name"`
	Role    string   `json:"role"`
	Date    string   `json:"date"` // ISO 8601, as the other computer has it
	Says    Says     `json:"opinion"`
	Words   string   `json:"words"` // on the whole
	Remarks []Remark `json:"remarks"`
}

// Format is what an answer file calls itself.
const Format = "avis"

// How much an answer may hold, in bytes, in remarks, and in characters of each text.
const (
	MaxFile    = 512 << 10
	maxRemarks = 300
	maxText    = 4000
	maxName    = 120
)

// ErrCopy: the copy itself was given in the place of its answer.
var ErrCopy = errors.New("c’est la copie de relecture elle-même : donnez le fichier de réponse (reponse-….json) que son bouton « Enregistrer ma réponse » a fait")

// errForm: what was given is no answer file.
var errForm = errors.New("ce fichier n’est pas une réponse à une copie de relecture (reponse-….json)")

// Parse reads an answer file and refuses what no copy makes: more than one document, unknown
// keys, too much of anything, ids and dates of another form. Texts lose what is not seen.
func Parse(raw []byte) (Answer, error) {
	var a Answer
	if len(raw) > MaxFile {
		return a, fmt.Errorf("ce fichier est trop lourd pour une réponse : %d Ko au plus", MaxFile>>10)
	}
	raw = bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\uFEFF")))
	if !utf8.Valid(raw) {
		return a, errForm
	}
	if bytes.HasPrefix(raw, []byte("<")) {
		return a, ErrCopy
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&a); err != nil {
		return Answer{}, errForm
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return Answer{}, errForm
	}
	switch {
	case a.Format != Format || a.Version != 1:
		return Answer{}, errForm
	case !hexa(a.SHA256, 64) || !plainFile(a.File) || len(a.Session) > 200:
		return Answer{}, errForm
	case a.Says != Favourable && a.Says != Reserved && a.Says != Unfavourable && a.Says != None:
		return Answer{}, errForm
	case len(a.Remarks) > maxRemarks:
		return Answer{}, fmt.Errorf("cette réponse porte plus de %d remarques", maxRemarks)
	}
	if _, err := time.Parse(time.DateOnly, a.Date); err != nil {
		return Answer{}, errForm
	}
	a.Name, a.Role = oneLine(a.Name), oneLine(a.Role)
	a.Words = clean(a.Words)
	for _, s := range []string{a.Name, a.Role} {
		if utf8.RuneCountInString(s) > maxName {
			return Answer{}, errForm
		}
	}
	if utf8.RuneCountInString(a.Words) > maxText {
		return Answer{}, fmt.Errorf("l’avis dépasse %d caractères", maxText)
	}
	kept := []Remark{}
	for _, r := range a.Remarks {
		if r.Sentence != "" && !hexa(r.Sentence, 12) {
			return Answer{}, errForm
		}
		r.Quote, r.Text = oneLine(r.Quote), clean(r.Text)
		if utf8.RuneCountInString(r.Text) > maxText || utf8.RuneCountInString(r.Quote) > maxText {
			return Answer{}, fmt.Errorf("une remarque dépasse %d caractères", maxText)
		}
		if r.Text != "" {
			kept = append(kept, r)
		}
	}
	a.Remarks = kept
	if a.Says == None && a.Words == "" && len(kept) == 0 {
		return Answer{}, errors.New("cette réponse ne dit rien : ni avis, ni remarque")
	}
	return a, nil
}

func hexa(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789abcdef") == ""
}

func plainFile(name string) bool {
	return strings.HasSuffix(name, ".md") && len(name) <= 100 && !strings.ContainsAny(name, `/\:`) && !strings.HasPrefix(name, ".")
}

// clean takes out of a text what is not seen or would be obeyed; lines stay.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || unicode.Is(unicode.Zs, r) || r == '\u2028' || r == '\u2029':
			return ' '
		case !unicode.IsGraphic(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
	return strings.TrimSpace(s)
}

func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

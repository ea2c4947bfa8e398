package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Verification is what Verify proved, and what it did not.
type Verification struct {
	ID       string    `json:"id"`
	Dir      string    `json:"dir"`
	Lines    int       `json:"lines"`    // lines of the journal that hold
	Signed   []string  `json:"signed"`   // drafts that bear what was signed
	Problems []Problem `json:"problems"` // empty when all holds
	Notes    []string  `json:"notes"`    // French; no fault: a healed line, two writers at once
}

// Verify proves that the journal's chain holds, that every signed draft still bears the
// signed bytes, and that what is told published was signed.
func (f *Folder) Verify() (*Verification, error) {
	j, err := readJournal(filepath.Join(f.Dir, JournalFile))
	if err != nil {
		return nil, err
	}
	v := &Verification{ID: f.ID(), Dir: f.Dir, Lines: len(j.entries), Signed: []string{},
		Problems: append([]Problem{}, j.problems...), Notes: j.notes()}
	signed := map[string]map[string]bool{}
	var files []string
	for i, e := range j.entries {
		switch e.Event {
		case EventApproved:
			if signed[e.File] == nil {
				signed[e.File] = map[string]bool{}
				files = append(files, e.File)
			}
			signed[e.File][e.SHA256] = true
		case EventPublishing, EventPublished, EventCorrected:
			if !signed[e.File][e.SHA256] {
				v.Problems = append(v.Problems, Problem{JournalFile, i + 1,
					fmt.Sprintf("%s est noté publié vers %s sans avoir été signé", e.File, e.Target)})
			}
		}
	}
	for _, file := range files {
		h := historyOf(file, j.entries)
		if h.approval == nil {
			continue
		}
		if problem := f.bears(file, h); problem != "" {
			v.Problems = append(v.Problems, Problem{File: file, Message: problem})
		} else {
			v.Signed = append(v.Signed, file)
		}
	}
	return v, nil
}

// bears says in French why a file does not bear what was signed, "" when it does.
func (f *Folder) bears(file string, h history) string {
	raw, err := os.ReadFile(filepath.Join(f.Dir, file))
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Sprintf("le fichier signé par %s n’existe plus", h.approval.Who)
	}
	if err != nil {
		return err.Error()
	}
	d, err := ParseDraft(file, raw)
	if err != nil {
		return err.Error()
	}
	if !h.signed(d) {
		return fmt.Sprintf("il a changé depuis la signature de %s (%s) ; relisez-le, puis signez de nouveau", h.approval.Who, h.approval.When)
	}
	return ""
}

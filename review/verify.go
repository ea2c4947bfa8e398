package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
	j, err := f.readProven()
	if err != nil {
		return nil, err
	}
	v := &Verification{ID: f.ID(), Dir: f.Dir, Lines: len(j.entries), Signed: []string{},
		Problems: append([]Problem{}, j.problems...), Notes: j.notes()}
	var files []string
	for _, e := range j.entries {
		if e.Event == EventApproved && !slices.Contains(files, e.File) {
			files = append(files, e.File)
		}
	}
	for _, file := range files {
		h, problem := f.bearing(file, j.entries)
		if h.forked {
			v.Problems = append(v.Problems, Problem{File: file, Message: "une signature et son retrait ont été écrits sur deux branches du journal : elle ne vaut plus ; relisez, puis signez de nouveau"})
		}
		if h.approval == nil {
			continue
		}
		if problem != "" {
			v.Problems = append(v.Problems, Problem{File: file, Message: problem})
			continue
		}
		changed, anew := f.faults(*h.approval, j.entries)
		for _, s := range h.signs[:len(h.signs)-1] {
			more, again := f.faults(s, j.entries)
			changed, anew = append(changed, more...), anew || again
		}
		if missing := h.missing(file); len(missing) > 0 {
			v.Notes = append(v.Notes, fmt.Sprintf("%s : signé en partie, il manque %s", file, strings.Join(missing, ", ")))
		}
		for _, c := range changed {
			v.Problems = append(v.Problems, Problem{File: file, Message: c + " ; remettez-le, ou relisez et signez de nouveau"})
		}
		if anew {
			v.Notes = append(v.Notes, file+" : la séance a été lue de nouveau depuis la signature ; signez de nouveau avant de publier")
		}
		if h.approval.Evidence == nil {
			v.Notes = append(v.Notes, file+" : signé avec une version qui ne gardait pas l’empreinte des PDF cités ; signez de nouveau pour qu’elle y soit")
		}
		if len(changed) == 0 && !anew {
			v.Signed = append(v.Signed, file)
		}
	}
	return v, nil
}

// bearing tells the history of a file, and in French why the file does not bear what was
// signed, "" when it does or nobody signed. A file that was signed anew since the journal was
// read is held against the journal as it stands now.
func (f *Folder) bearing(file string, entries []Entry) (history, string) {
	for {
		h := f.told(file, entries)
		if h.approval == nil {
			return h, ""
		}
		problem := f.bears(file, h)
		if problem == "" {
			return h, ""
		}
		fresh, err := f.Journal()
		if err != nil || len(fresh) == len(entries) {
			return h, problem
		}
		entries = fresh
	}
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

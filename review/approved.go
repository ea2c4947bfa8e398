package review

import (
	"fmt"
	"strings"
)

// Approved is a text that a named person signed, byte for byte as it stood on disk when
// Folder.Approved proved it. Only this package makes one; the zero value is refused by Begin.
type Approved struct {
	folder *Folder
	draft  Draft
	entry  Entry
	signs  []Entry // all that stand, entry the last of them
}

// Draft is the signed text.
func (a Approved) Draft() Draft { return a.draft }

// Folder is the review folder of the text: its sources, and the journal of its publications.
func (a Approved) Folder() *Folder { return a.folder }

// Hash is the SHA-256 of the canonical form, as signed.
func (a Approved) Hash() string { return a.draft.Hash }

// Key names the text to every target, the same for ever: the session and the file. It is the
// session's own name, not its folder's, which a copy or a move changes; what the journal gave
// to a target before stays.
func (a Approved) Key() string {
	if sent, err := a.folder.Publications(a.draft.File); err == nil {
		for _, p := range sent {
			if p.Key != "" {
				return p.Key
			}
		}
	}
	return a.folder.SessionID() + "/" + a.draft.File
}

// By is the name of the person who signed.
func (a Approved) By() string { return a.entry.Who }

// Signatures are the lines of all who signed, in order.
func (a Approved) Signatures() []Entry { return a.signs }

// Role is the function of the person who signed, "" when it was not given.
func (a Approved) Role() string { return a.entry.Role }

// When is the moment of the signature, RFC 3339.
func (a Approved) When() string { return a.entry.When }

// NotApprovedError says why a text may not go out.
type NotApprovedError struct {
	File    string
	Message string
}

func (e *NotApprovedError) Error() string { return e.File + " n’est pas approuvé : " + e.Message }

// BrokenError says that the journal does not hold.
type BrokenError struct{ Problems []Problem }

func (e *BrokenError) Error() string {
	p := e.Problems[0]
	return fmt.Sprintf("le journal ne tient pas (%s, ligne %d) : %s", p.File, p.Line, p.Message)
}

// Approved proves that a draft bears what was signed, and gives it. The error is a
// *NotApprovedError when nobody signed it as it stands, a *BrokenError when the journal
// cannot be believed.
func (f *Folder) Approved(file string) (Approved, error) {
	d, err := f.Draft(file)
	if err != nil {
		return Approved{}, err
	}
	j, err := f.readProven()
	if err != nil {
		return Approved{}, err
	}
	if len(j.problems) > 0 {
		return Approved{}, &BrokenError{j.problems}
	}
	h := f.told(file, j.entries)
	switch {
	case h.forked:
		return Approved{}, &NotApprovedError{file, "sa signature et son retrait ont été écrits en même temps ; relisez-le, puis signez de nouveau"}
	case h.approval == nil:
		return Approved{}, &NotApprovedError{file, "personne ne l’a signé ; relisez-le, puis « phare approve »"}
	case !h.signed(d):
		return Approved{}, &NotApprovedError{file, fmt.Sprintf("il a changé depuis la signature de %s ; relisez-le, puis signez de nouveau", h.approval.Who)}
	}
	if missing := h.missing(file); len(missing) > 0 {
		return Approved{}, &NotApprovedError{file, fmt.Sprintf("il porte %d signature sur %d : il manque %s", len(h.chairs(file))-len(missing), len(h.chairs(file)), strings.Join(missing, ", "))}
	}
	for _, s := range h.signs {
		if err := f.proved(file, s, j.entries); err != nil {
			return Approved{}, err
		}
	}
	return Approved{folder: f, draft: d, entry: *h.approval, signs: h.signs}, nil
}

// Still proves the signature again, before the step that makes the text public.
func (a Approved) Still() error { return a.folder.stillSigned(a) }

// Seal is the hash of the signature's line in the journal: kept by targets, it tells later
// that the line was there.
func (a Approved) Seal() string { return a.entry.Hash }

// Evidence is the SHA-256 of what the text is proved by, by path in the folder; nil for a
// signature of an earlier version of the program.
func (a Approved) Evidence() map[string]string { return a.entry.Evidence }

// stillSigned proves an Approved again.
func (f *Folder) stillSigned(a Approved) error {
	now, err := f.Approved(a.draft.File)
	if err != nil {
		return err
	}
	if now.draft.Hash != a.draft.Hash || now.entry.Hash != a.entry.Hash {
		return &NotApprovedError{a.draft.File, "la signature a changé entre-temps"}
	}
	return nil
}

package review

import (
	"errors"
	"fmt"
	"strings"
)

// Withdrawn is a text that a named person takes back, with the reason that readers see. Only
// this package makes one.
type Withdrawn struct {
	folder *Folder
	// Draft is the text as it was published last, or as it stands where that is not kept.
	Draft  Draft
	Who    string
	Reason string
}

// Folder is the review folder of the text.
func (w Withdrawn) Folder() *Folder { return w.folder }

// ErrNotPublished: there is nothing to take back.
var ErrNotPublished = errors.New("ce texte n’a été publié nulle part : il n’y a rien à retirer")

// Withdraw takes the signature of a published text back, so that nothing sends it again
// before it is signed anew, and gives what its targets need to take it down. It can be called
// again: a withdrawal that was interrupted goes on under the reason first given.
func (f *Folder) Withdraw(file, who, reason string) (Withdrawn, error) {
	if err := signatory(who); err != nil {
		return Withdrawn{}, err
	}
	who, reason = strings.TrimSpace(who), strings.Join(strings.Fields(reason), " ")
	held, err := f.lock()
	if err != nil {
		return Withdrawn{}, err
	}
	defer held.release()
	entries, err := f.Journal()
	if err != nil {
		return Withdrawn{}, err
	}
	h := historyOf(file, entries)
	live, under := "", false
	for _, p := range h.outbox {
		if p.State != Unpublished && p.State != Failed {
			live, under = p.SHA256, true
			if p.State == Withdrawing && p.Reason != "" {
				reason = p.Reason
			}
		}
	}
	if !under {
		return Withdrawn{}, fmt.Errorf("%s : %w", file, ErrNotPublished)
	}
	if len(strings.Fields(reason)) < 2 {
		return Withdrawn{}, errors.New("un retrait porte un motif, que les lecteurs voient : --reason \"…\"")
	}
	if h.approval != nil {
		if err := f.record(Entry{Event: EventRevoked, File: file, Who: who, Reason: "retrait : " + reason, SHA256: h.approval.SHA256}); err != nil {
			return Withdrawn{}, err
		}
	}
	w := Withdrawn{folder: f, Who: who, Reason: reason}
	if w.Draft, err = f.signedText(file, live, entries); err != nil {
		w.Draft, err = f.Draft(file)
	}
	return w, err
}

// signedText gives a text as it was signed under a hash.
func (f *Folder) signedText(file, sha256 string, entries []Entry) (Draft, error) {
	for _, e := range entries {
		if e.File == file && e.Event == EventApproved && e.SHA256 == sha256 {
			text, err := f.Version(e.Content)
			if err != nil {
				return Draft{}, err
			}
			return ParseDraft(file, []byte(text))
		}
	}
	return Draft{}, fmt.Errorf("%s : cette version n’est plus gardée", file)
}

// Takedown is a text on its way down from a target.
type Takedown struct {
	folder *Folder
	entry  Entry
}

// Begin notes that the text is about to be taken down from a target.
func (w Withdrawn) Begin(target string) (*Takedown, error) {
	if w.folder == nil {
		return nil, errors.New("rien n’est retiré")
	}
	held, err := w.folder.lock()
	if err != nil {
		return nil, err
	}
	defer held.release()
	now, err := w.folder.Publication(w.Draft.File, target)
	if err != nil {
		return nil, err
	}
	e := Entry{Event: EventWithdrawing, File: w.Draft.File, Target: target, Who: w.Who, Reason: w.Reason, SHA256: now.SHA256, Key: now.Key}
	return &Takedown{w.folder, e}, w.folder.record(e)
}

// Done notes that the target does not show the text any more, and the SHA-256 of what it
// shows in its place.
func (t *Takedown) Done(shown string) error {
	held, err := t.folder.lock()
	if err != nil {
		return err
	}
	defer held.release()
	e := t.entry
	e.Event, e.Shown = EventUnpublished, shown
	return t.folder.record(e)
}

package review

import (
	"errors"
	"slices"
	"strings"
)

// Delivery says what is known of a text at a target.
type Delivery string

// The states of a publication.
const (
	Publishing  Delivery = "publishing" // begun and not finished: ask the target before sending again
	Published   Delivery = "published"
	Failed      Delivery = "failed" // surely not there
	Unpublished Delivery = "unpublished"
	Withdrawing Delivery = "withdrawing" // begun and not finished: ask the target again
)

// Publication is what the journal knows of one draft at one target.
type Publication struct {
	File   string   `json:"file"`
	Target string   `json:"target"`
	State  Delivery `json:"state"`
	Key    string   `json:"key"`              // idempotency key given to the target
	SHA256 string   `json:"sha256"`           // of the text last sent, or being sent
	Remote string   `json:"remote,omitempty"` // id at the target; kept when a new text is under way
	URL    string   `json:"url,omitempty"`
	When   string   `json:"when"`
	Since  string   `json:"since,omitempty"` // when the first sending was announced, RFC 3339
	// Live is the SHA-256 of the text that the target showed last, "" when it shows none.
	Live string `json:"live,omitempty"`
	// Shown is the SHA-256 of what the target showed after the last sending: a page that
	// shows something else since was changed there by somebody.
	Shown string `json:"shown,omitempty"`
	// Announced are the SHA-256 of what sendings that were begun since, and never finished, were
	// about to show: a target that shows one of them was changed by nobody else.
	Announced []string `json:"announced,omitempty"`
	Reason    string   `json:"reason,omitempty"` // why it failed
	Status    string   `json:"status,omitempty"` // the target's own word: draft, publish…

	corrected bool
}

// Public reports whether everybody can read the text at its address.
func (p Publication) Public() bool {
	return (p.Status == "" || p.Status == "publish") && (strings.HasPrefix(p.URL, "https://") || strings.HasPrefix(p.URL, "http://"))
}

// outbox holds one file's publications, a target each, in the order in which they began.
type outbox []Publication

func (o *outbox) take(e Entry) {
	var state Delivery
	switch e.Event {
	case EventPublishing:
		state = Publishing
	case EventPublished, EventCorrected:
		state = Published
	case EventFailed:
		state = Failed
	case EventUnpublished:
		state = Unpublished
	case EventWithdrawing:
		state = Withdrawing
	default:
		return
	}
	i := slices.IndexFunc(*o, func(p Publication) bool { return p.Target == e.Target })
	if i < 0 {
		*o = append(*o, Publication{File: e.File, Target: e.Target, Since: e.When})
		i = len(*o) - 1
	}
	p := &(*o)[i]
	p.State, p.When, p.Reason = state, e.When, e.Reason
	p.SHA256, p.Key = e.SHA256, e.Key
	if e.Remote != "" {
		p.Remote = e.Remote
	}
	if e.URL != "" {
		p.URL = e.URL
	}
	switch {
	case e.Shown == "":
	case state == Publishing:
		p.Announced = append(slices.Clone(p.Announced), e.Shown)
	default:
		p.Shown = e.Shown
	}
	if e.Status != "" {
		p.Status = e.Status
	}
	switch state {
	case Published:
		p.Announced = nil
		p.Live, p.corrected = e.SHA256, e.Event == EventCorrected
	case Unpublished:
		p.Live = ""
	}
}

// Outgoing is a text on its way to a target: Begin has written down that it leaves, Finish
// or Fail writes down what became of it.
type Outgoing struct {
	folder *Folder
	entry  Entry
	// Before is what the journal knew of this draft at this target before: the remote id to
	// update, or a sending that was begun and never finished.
	Before Publication
	// Status is the target's own word for the text, for Finish: draft, publish…
	Status string
}

// Begin notes that a signed text is about to be sent to target under an idempotency key,
// after proving once more that the signature stands. It is called before the first request.
func (a Approved) Begin(target, key string) (*Outgoing, error) {
	return a.BeginShowing(target, key, "")
}

// BeginShowing is Begin, and notes the SHA-256 of the content that the target is about to show:
// should nobody hear of the end, that content is still known to be ours.
func (a Approved) BeginShowing(target, key, shown string) (*Outgoing, error) {
	if a.folder == nil {
		return nil, errors.New("rien n’a été approuvé")
	}
	f := a.folder
	held, err := f.lock()
	if err != nil {
		return nil, err
	}
	defer held.release()
	if err := f.stillSigned(a); err != nil {
		return nil, err
	}
	before, err := f.Publication(a.draft.File, target)
	if err != nil {
		return nil, err
	}
	e := Entry{Event: EventPublishing, File: a.draft.File, SHA256: a.draft.Hash, Target: target, Key: key, Shown: shown}
	if err := f.record(e); err != nil {
		return nil, err
	}
	return &Outgoing{folder: f, entry: e, Before: before}, nil
}

// Announce notes that the target is about to show other content than was said when it began:
// the addresses of what was uploaded meanwhile stand in it.
func (o *Outgoing) Announce(shown string) error {
	if shown == o.entry.Shown {
		return nil
	}
	held, err := o.folder.lock()
	if err != nil {
		return err
	}
	defer held.release()
	o.entry.Shown = shown
	return o.folder.record(o.entry)
}

// Finish notes that the target has the text, under its own id and address, and the SHA-256
// of the content that it shows.
func (o *Outgoing) Finish(remote, url, shown string) error {
	e := o.entry
	e.Event, e.Remote, e.URL, e.Shown, e.Status = EventPublished, remote, url, shown, o.Status
	return o.end(e)
}

// Fail notes that the target surely does not have the text. When that is not sure (a request
// that was sent and never answered), call neither: the next Begin tells in Before.
func (o *Outgoing) Fail(reason string) error {
	e := o.entry
	e.Event, e.Reason, e.Shown = EventFailed, reason, ""
	return o.end(e)
}

func (o *Outgoing) end(e Entry) error {
	held, err := o.folder.lock()
	if err != nil {
		return err
	}
	defer held.release()
	now, err := o.folder.Publication(e.File, e.Target)
	if err != nil {
		return err
	}
	// the text that was there before was another one: this is a correction
	if e.Event == EventPublished && ((now.Live != "" && now.Live != e.SHA256) || (now.Live == e.SHA256 && now.corrected)) {
		e.Event = EventCorrected
	}
	return o.folder.record(e)
}

// Publication returns what is known of a draft at a target; the zero value but for File and
// Target when nothing is.
func (f *Folder) Publication(file, target string) (Publication, error) {
	all, err := f.Publications(file)
	if err != nil {
		return Publication{}, err
	}
	for _, p := range all {
		if p.Target == target {
			return p, nil
		}
	}
	return Publication{File: file, Target: target}, nil
}

// Publications returns what is known of a draft at every target that it was sent to.
func (f *Folder) Publications(file string) ([]Publication, error) {
	entries, err := f.Journal()
	if err != nil {
		return nil, err
	}
	return historyOf(file, entries).outbox, nil
}

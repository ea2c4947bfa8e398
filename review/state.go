package review

// State is where a draft stands on its way.
type State string

// The states of a draft. They are derived from the journal and the bytes on disk alone.
const (
	StateDraft     State = "draft"     // as the program wrote it
	StateEdited    State = "edited"    // changed since by a person, and not signed as it stands
	StateApproved  State = "approved"  // signed as it stands
	StatePublished State = "published" // signed, and a target has it
	StateCorrected State = "corrected" // the same, in the place of another text published before
	StateWithdrawn State = "withdrawn" // taken back everywhere, and not changed since
)

// French is the state as the user reads it.
func (s State) French() string {
	switch s {
	case StateDraft:
		return "brouillon"
	case StateEdited:
		return "modifié"
	case StateApproved:
		return "approuvé"
	case StatePublished:
		return "publié"
	case StateCorrected:
		return "corrigé"
	case StateWithdrawn:
		return "retiré"
	}
	return string(s)
}

// Mark is a tick or a waiver: who took note of a finding, and why it was set aside.
type Mark struct {
	Who    string `json:"who"`
	When   string `json:"when"`
	Reason string `json:"reason,omitempty"` // a waiver's; empty for a tick
	Waived bool   `json:"waived"`
}

// history is what the journal tells of one file.
type history struct {
	approval *Entry          // the last signature, unless revoked
	marks    map[string]Mark // by finding id
	origin   map[string]Event
	content  map[string]Event // last event that concerns a whole text, by its Content hash
	outbox   outbox
	readings map[string]Reading // by sentence
	last     Entry              // last drafted event
	forked   bool               // a signature stands beside its own revocation, on another branch
}

func historyOf(file string, entries []Entry) history {
	h := history{readings: map[string]Reading{}, marks: map[string]Mark{}, origin: map[string]Event{}, content: map[string]Event{}}
	for _, e := range entries {
		if e.File != file {
			continue
		}
		switch e.Event {
		case EventDrafted, EventEdited:
			h.origin[e.SHA256], h.content[e.Content] = e.Event, e.Event
			if e.Event == EventDrafted {
				h.last = e
			}
		case EventApproved:
			h.approval = &e
			h.content[e.Content] = e.Event
		case EventRevoked:
			h.approval = nil
		case EventTicked, EventWaived:
			h.marks[e.Finding] = Mark{Who: e.Who, When: e.When, Reason: e.Reason, Waived: e.Event == EventWaived}
		case EventRead:
			for _, id := range e.Sentences {
				r, known := h.readings[id]
				if !known {
					r.Who, r.When = e.Who, e.When
				}
				r.Read, r.Opened = r.Read || e.Reason == LookedRead, r.Opened || e.Reason == LookedOpened
				h.readings[id] = r
			}
		case EventUnticked:
			delete(h.marks, e.Finding)
		}
		h.outbox.take(e)
	}
	if h.approval != nil && across(*h.approval, file, entries) {
		h.approval, h.forked = nil, true
	}
	return h
}

// signed reports whether a text bears the signature that the journal holds.
func (h history) signed(d Draft) bool { return h.approval != nil && h.approval.SHA256 == d.Hash }

func (h history) state(d Draft) State {
	switch {
	case h.signed(d):
		for _, p := range h.outbox {
			if p.Live == d.Hash {
				if p.corrected {
					return StateCorrected
				}
				return StatePublished
			}
		}
		return StateApproved
	case h.withdrawn(d.Hash):
		return StateWithdrawn
	case h.origin[d.Hash] == EventDrafted:
		return StateDraft
	default:
		return StateEdited
	}
}

// withdrawn reports whether this very text was taken back from where it was published.
func (h history) withdrawn(hash string) bool {
	for _, p := range h.outbox {
		if (p.State == Unpublished || p.State == Withdrawing) && p.SHA256 == hash {
			return true
		}
	}
	return false
}

// untouched reports whether a text is the program's alone: no person changed or signed it.
func (h history) untouched(content string) bool { return h.content[content] == EventDrafted }

package review

import (
	"slices"

	"phare/review/house"
)

// State is where a draft stands on its way.
type State string

// The states of a draft. They are derived from the journal and the bytes on disk alone.
const (
	StateDraft     State = "draft"     // as the program wrote it
	StateEdited    State = "edited"    // changed since by a person, and not signed as it stands
	StatePartly    State = "partly"    // signed as it stands, by some of those that the house rule asks for
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
	case StatePartly:
		return "signé en partie"
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
	// Writer: the person changed the text, and the house rule asks another to set an error aside.
	Writer bool `json:"writer,omitempty"`
}

// history is what the journal tells of one file.
type history struct {
	approval *Entry   // the last signature, unless revoked
	signs    []Entry  // those that stand on the same text, the last one included
	writers  []string // persons who changed the text
	rule     house.Rule
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
			} else if e.Who != "" && !slices.Contains(h.writers, e.Who) {
				h.writers = append(h.writers, e.Who)
			}
		case EventApproved:
			h.sign(e)
			h.content[e.Content] = e.Event
		case EventRevoked:
			h.approval, h.signs = nil, nil
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
	for _, s := range h.signs {
		if across(s, file, entries) {
			h.approval, h.signs, h.forked = nil, nil, true
			break
		}
	}
	return h
}

// told is historyOf under the rule of the house.
func (f *Folder) told(file string, entries []Entry) history {
	h := historyOf(file, entries)
	h.rule = f.Rule
	if f.Rule.Another {
		for id, m := range h.marks {
			m.Writer = m.Waived && h.wrote(m.Who)
			h.marks[id] = m
		}
	}
	return h
}

// wrote reports whether a person changed the text.
func (h history) wrote(who string) bool {
	return slices.ContainsFunc(h.writers, func(w string) bool { return house.SamePerson(w, who) })
}

// sign takes a signature: beside those on the same text, in the place of that for the same chair.
func (h *history) sign(e Entry) {
	if h.approval == nil || h.approval.SHA256 != e.SHA256 || e.Chair == "" {
		h.signs = nil
	}
	h.signs = append(slices.DeleteFunc(slices.Clone(h.signs), func(o Entry) bool { return house.SameChair(o.Chair, e.Chair) }), e)
	h.approval = &e
}

// chairs are those that must sign: the house's today, else those asked for at the last signature.
func (h history) chairs(file string) []string {
	if asked := h.rule.Of(file); len(asked) > 0 || h.approval == nil {
		return asked
	}
	return h.approval.Chairs
}

// missing are the chairs that have not signed the text last signed.
func (h history) missing(file string) []string {
	signs := make([]house.Sign, len(h.signs))
	for i, s := range h.signs {
		signs[i] = house.Sign{By: s.Who, Chair: s.Chair}
	}
	return house.Missing(h.chairs(file), signs)
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
		if len(h.missing(d.File)) > 0 {
			return StatePartly
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

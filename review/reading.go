package review

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// EventRead tells that a person has looked at sentences of a draft: read their paragraph, or
// opened the passage of the act behind one.
const EventRead Event = "read"

// Reading is who looked at a sentence first, and whether somebody opened the passage behind it.
type Reading struct {
	Who    string `json:"who"`
	When   string `json:"when"` // RFC 3339
	Read   bool   `json:"read"`
	Opened bool   `json:"opened"` // its passage was opened
}

// SentenceID identifies a sentence by its words: what was read stays read while other sentences
// change, and a letter changed in it makes it unread.
func SentenceID(text string) string {
	h := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(h[:6])
}

// How a sentence was looked at.
const (
	LookedRead   = "lu"
	LookedOpened = "preuve"
)

// Read notes that a person has looked at sentences (SentenceID) of a draft. What the journal
// holds already is not written again.
func (f *Folder) Read(file, by, how string, sentences ...string) error {
	if by = strings.TrimSpace(by); by == "" {
		return ErrNoName
	}
	if err := plainName(file); err != nil {
		return err
	}
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	entries, err := f.Journal()
	if err != nil {
		return err
	}
	known := historyOf(file, entries).readings
	fresh := slices.DeleteFunc(slices.Clone(sentences), func(id string) bool {
		r := known[id]
		return how == LookedRead && r.Read || how == LookedOpened && r.Opened
	})
	if len(fresh) == 0 {
		return nil
	}
	return f.record(Entry{Event: EventRead, File: file, Who: by, Reason: how, Sentences: fresh})
}

// Readings tells what was looked at of a draft, by SentenceID.
func (f *Folder) Readings(file string) (map[string]Reading, error) {
	entries, err := f.Journal()
	if err != nil {
		return nil, err
	}
	return historyOf(file, entries).readings, nil
}

// leastReason is how many words say why a finding does not hold: "ok" says nothing to the
// person who reads the journal in a year.
const leastReason = 4

// reasoned reports whether a reason says something.
func reasoned(reason string) bool { return len(strings.Fields(reason)) >= leastReason }

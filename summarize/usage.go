package summarize

import "phare/summarize/llm"

// Usage is what the model cost, and how much of the acts was sent.
type Usage struct {
	llm.Usage
	SourceChars int `json:"source_chars"` // characters of the session's acts, everything printed in them included
	SentChars   int `json:"sent_chars"`   // characters of acts' text in all the calls together
}

// Sent records one call: what kind of text left the machine, and to where. A call that
// the cache answered is in the log too: its text left in the run that filled the cache.
type Sent struct {
	Step   string   `json:"step"` // digest, conference, write, repair, head, channel
	Acts   []string `json:"acts"`
	Chars  int      `json:"chars"`           // characters of the acts' text in the call
	To     string   `json:"to"`              // host, without key
	Masked int      `json:"masked"`          // personal data replaced by tokens
	Kinds  []string `json:"kinds,omitempty"` // kinds of data masked: personne, adresse, courriel…
	SHA256 string   `json:"sha256"`          // of the user message
}

// Fallback names what a model failed to give.
type Fallback struct {
	Step   string `json:"step"`          // digest, conference, write, head, channel
	Act    string `json:"act,omitempty"` // the act, the item's first act, or the channel's name; several that failed alike are joined by commas
	Reason string `json:"reason"`        // French: what happened and what was used instead
}

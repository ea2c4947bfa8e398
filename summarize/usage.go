package summarize

// Usage is what the model cost.
type Usage struct {
	Calls            int     `json:"calls"`  // calls that reached the endpoint
	Cached           int     `json:"cached"` // answers that were already known
	PromptTokens     int     `json:"prompt_tokens"`
	CompletionTokens int     `json:"completion_tokens"`
	Cost             float64 `json:"cost"`         // in euros, 0 when no price is configured
	SourceChars      int     `json:"source_chars"` // characters of the session's documents
	SentChars        int     `json:"sent_chars"`   // characters of acts' text sent, all steps together
}

// Sent records one call: what kind of text left the machine, and to where.
type Sent struct {
	Step   string   `json:"step"` // digest, write, head, channel, repair
	Acts   []string `json:"acts"`
	Chars  int      `json:"chars"`           // characters of the acts' text in the call
	To     string   `json:"to"`              // endpoint, without key
	Masked int      `json:"masked"`          // personal data replaced by tokens
	Kinds  []string `json:"kinds,omitempty"` // kinds of data masked: nom, adresse, courriel…
	SHA256 string   `json:"sha256"`          // of the user message
}

// Fallback names what a model failed to give.
type Fallback struct {
	Step   string `json:"step"`          // digest, write, head, channel
	Act    string `json:"act,omitempty"` // the act, the item's first act, or the channel's name
	Reason string `json:"reason"`        // French: what happened and what was used instead
}

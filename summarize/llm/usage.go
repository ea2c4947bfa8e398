package llm

// Usage is what the calls cost.
type Usage struct {
	// Run is what this client paid for, since New.
	Run Tally `json:"-"`
	// Total counts replies from the cache at what they cost when they were paid: it is the
	// same for a run that was killed and resumed as for one that was not.
	Total Tally `json:"total"`
	// Cached is the number of replies that came from the cache.
	Cached int `json:"-"`
	// Currency is the price's; "" when the price is unknown.
	Currency string `json:"currency,omitempty"`
	// Priced is whether the model's price is known; when not, costs are zero.
	Priced bool `json:"priced"`
	// Estimated is whether a server left its count of tokens out and ours stands in.
	Estimated bool `json:"estimated,omitempty"`
}

// Tally is a number of exchanges, their tokens and their cost.
type Tally struct {
	Calls        int     `json:"calls"`
	InputTokens  int     `json:"input_tokens"`
	OutputTokens int     `json:"output_tokens"`
	Cost         float64 `json:"cost"`
}

func (t *Tally) add(input, output int) {
	t.Calls++
	t.InputTokens += input
	t.OutputTokens += output
}

// Estimate is what requests would cost, before any call.
type Estimate struct {
	Calls        int     `json:"calls"`         // calls to make
	Cached       int     `json:"cached"`        // replies that the cache holds already
	InputTokens  int     `json:"input_tokens"`  // our count, within a fifth for French prose
	OutputTokens int     `json:"output_tokens"` // as Request.ExpectTokens says
	Cost         float64 `json:"cost"`          // likely cost
	MaxCost      float64 `json:"max_cost"`      // cost if every reply took its MaxTokens
	Currency     string  `json:"currency,omitempty"`
	Priced       bool    `json:"priced"` // whether the price of the model is known
}

// Call is a finished exchange, for progress.
type Call struct {
	Name    string
	Cached  bool
	Err     error // why it gave no reply
	Done    int   // exchanges finished so far, this one included
	Seconds float64
	Tally   // Calls is 1
}

// Sent is an exchange that left the machine, in this run or in the one that filled the
// cache: what was sent, and to where. The words themselves are in the cache's entry.
type Sent struct {
	Request string `json:"request"` // Request.Name
	Host    string `json:"host"`
	Bytes   int    `json:"bytes"`  // of the body sent, once, however many times it was retried
	Tokens  int    `json:"tokens"` // of the prompt, as the server counted them, else our estimate
	Key     string `json:"key"`    // of the entry in the cache, hexadecimal SHA-256
	Error   string `json:"error,omitempty"`

	Attempts int  `json:"-"` // how many times it was sent in this run; 0 from the cache
	Cached   bool `json:"-"`
}

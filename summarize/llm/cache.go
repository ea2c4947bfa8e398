package llm

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
)

// cacheVersion changes when the meaning of an entry does.
const cacheVersion = 1

// message is a turn of a dialog.
type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// question is everything that a reply depends on; its hash is the reply's address. The
// rung of structured output is not in it: the run decides it, and what was paid on one
// rung is not paid again on another.
type question struct {
	Version     int             `json:"version"`
	Model       string          `json:"model"`
	Messages    []message       `json:"messages"`
	Schema      json.RawMessage `json:"schema,omitempty"`
	MaxTokens   int             `json:"max_tokens"`
	Temperature *float64        `json:"temperature,omitempty"`
	Effort      string          `json:"reasoning_effort,omitempty"`
}

func (q question) key() (string, error) {
	b, err := json.Marshal(q)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// entry is a paid reply with the prompt that it answers, so that anyone can see what was
// asked without running anything.
type entry struct {
	Question question `json:"question"`
	Reply    reply    `json:"reply"`
}

// reply is what a server answered, and at what cost.
type reply struct {
	Content      string `json:"content"`
	Finish       string `json:"finish_reason,omitempty"`
	Refusal      string `json:"refusal,omitempty"`
	InputTokens  int    `json:"input_tokens"`
	OutputTokens int    `json:"output_tokens"`
	Estimated    bool   `json:"estimated,omitempty"` // the tokens are our count, not the server's
	Output       Output `json:"output"`              // the rung it was got on
	Host         string `json:"host"`
	Bytes        int    `json:"bytes"` // of the body sent

	cached bool // it says nothing of the server as it is now
}

// cache keeps entries in a folder by the hash of their question; "" keeps nothing.
type cache string

func (c cache) path(key string) string {
	return filepath.Join(string(c), key[:2], key+".json")
}

// get gives the entry of a question. One that can't be read or is of another version
// counts as none: it is asked and written again.
func (c cache) get(key string) (reply, bool) {
	if c == "" {
		return reply{}, false
	}
	b, err := os.ReadFile(c.path(key))
	if err != nil {
		return reply{}, false
	}
	var e entry
	if err := json.Unmarshal(b, &e); err != nil || e.Question.Version != cacheVersion {
		return reply{}, false
	}
	e.Reply.cached = true
	return e.Reply, true
}

// put writes an entry whole or not at all, so that a kill leaves nothing half written.
// Entries hold the words of acts: only their owner reads them.
func (c cache) put(key string, e entry) error {
	if c == "" {
		return nil
	}
	b, err := json.MarshalIndent(e, "", "  ")
	if err != nil {
		return err
	}
	path := c.path(key)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), key+".*.tmp") // created 0600
	if err != nil {
		return err
	}
	_, err = f.Write(append(b, '\n'))
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // what is left of a failed write is of no use
	}
	return err
}

// drop forgets entries whose replies were rejected, so that another run may ask anew.
func (c cache) drop(keys []string) {
	if c == "" {
		return
	}
	for _, k := range keys {
		_ = os.Remove(c.path(k)) // an entry that is not there is dropped already
	}
}

// Package notify tells a team's chat where a session stands: which session, in which state,
// whose turn it is, and nothing of any text.
package notify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Kind is the chat that the address belongs to.
type Kind string

// The chats whose messages are known.
const (
	Teams      Kind = "teams" // an adaptive card, for a workflow of Teams
	Mattermost Kind = "mattermost"
	Slack      Kind = "slack"
)

// State is where a session stands.
type State string

// The states that are told.
const (
	Waiting State = "waiting" // drafts wait to be read
	Signed  State = "signed"
	Out     State = "out"
)

var words = map[State]string{Waiting: "des brouillons attendent une relecture", Signed: "un texte est signé", Out: "un texte est publié"}

// Hook is an address that takes messages. The address is a secret: who has it may write.
type Hook struct {
	Kind Kind
	URL  string
	// Client is for tests; nil for one that follows no redirection and waits ten seconds.
	Client *http.Client
}

// Message says where a session stands.
type Message struct {
	Session string // its name
	State   State
	Next    string // the person whose turn it is, "" when nobody was named
}

// New checks the settings: https only, of a known kind.
func New(kind Kind, address string) (*Hook, error) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		return nil, errors.New("l’adresse du webhook (PHARE_WEBHOOK_URL) doit être en https://")
	}
	switch kind {
	case Teams, Mattermost, Slack:
		return &Hook{Kind: kind, URL: address}, nil
	}
	return nil, fmt.Errorf("notify.kind : « %s » n’existe pas ; choisissez teams, mattermost ou slack", kind)
}

// String names the hook without its address.
func (h *Hook) String() string { return string(h.Kind) }

// Send posts a message. Its error never holds the address.
func (h *Hook) Send(ctx context.Context, m Message) error {
	raw, err := json.Marshal(h.payload(m))
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(raw))
	if err != nil {
		return errors.New("le message au webhook n’a pas pu partir : son adresse est mal écrite")
	}
	req.Header.Set("Content-Type", "application/json")
	client := h.Client
	if client == nil {
		client = &http.Client{Timeout: 10 * time.Second, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	}
	resp, err := client.Do(req)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err // without the address
		}
		return fmt.Errorf("le message au webhook (%s) n’a pas pu partir : %s", h.Kind, strings.ReplaceAll(err.Error(), h.URL, "…"))
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("le webhook (%s) répond %d", h.Kind, resp.StatusCode)
	}
	return nil
}

// payload is the message in the words of the chat.
func (h *Hook) payload(m Message) any {
	text := "phare : " + words[m.State] + " (" + plain(m.Session) + ")."
	if m.Next != "" {
		text += " À qui le tour : " + plain(m.Next) + "."
	}
	if h.Kind != Teams {
		return map[string]string{"text": text}
	}
	block := func(text, weight string) map[string]any {
		return map[string]any{"type": "TextBlock", "text": text, "wrap": true, "weight": weight}
	}
	facts := []map[string]string{{"title": "Séance", "value": plain(m.Session)}, {"title": "État", "value": words[m.State]}}
	if m.Next != "" {
		facts = append(facts, map[string]string{"title": "À qui le tour", "value": plain(m.Next)})
	}
	return map[string]any{"type": "message", "attachments": []any{map[string]any{
		"contentType": "application/vnd.microsoft.card.adaptive",
		"content": map[string]any{"$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4",
			"body": []any{block("phare", "Bolder"), map[string]any{"type": "FactSet", "facts": facts}}},
	}}}
}

// plain takes out of a name what a chat would read as a link, a mention or a mark.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("<>@*_~`[]()|#!\n\r\t", r) || r < 0x20 {
			return -1
		}
		return r
	}, s)
}

package notify

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestMessages: each chat gets its own form, which holds session, state and next person.
func TestMessages(t *testing.T) {
	for _, kind := range []Kind{Teams, Mattermost, Slack} {
		var got []byte
		web := httptest.NewTLSServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got, _ = io.ReadAll(r.Body) }))
		h, err := New(kind, web.URL+"/secret")
		if err != nil {
			t.Fatal(err)
		}
		h.Client = web.Client()
		if err := h.Send(context.Background(), Message{"2025-04-04-conseil", Signed, "Anne <!channel> [x](https://mal.example)"}); err != nil {
			t.Fatal(err)
		}
		var out map[string]any
		if err := json.Unmarshal(got, &out); err != nil || (out["text"] == nil) == (kind != Teams) || (out["attachments"] == nil) == (kind == Teams) {
			t.Errorf("%s: %s, %v", kind, got, err)
		}
		for _, want := range []string{"2025-04-04-conseil", "signé", "Anne"} {
			if !strings.Contains(string(got), want) {
				t.Errorf("%s: no %q in %s", kind, want, got)
			}
		}
		if strings.Contains(string(got), "<!channel>") || strings.Contains(string(got), "](") {
			t.Errorf("%s: a name is a mark: %s", kind, got)
		}
		web.Close()
		if err := h.Send(context.Background(), Message{"s", Out, ""}); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: the address is told: %v", kind, err)
		}
	}
}

// TestOnlyEncrypted: the address is a secret, and goes over https alone.
func TestOnlyEncrypted(t *testing.T) {
	for _, address := range []string{"http://chat.example/hooks/x", "chat.example", "https://u:p@chat.example/x", ""} {
		if _, err := New(Slack, address); err == nil {
			t.Errorf("%q is taken", address)
		}
	}
	if _, err := New("irc", "https://chat.example/x"); err == nil {
		t.Error("irc is known")
	}
}

// A redirection is not followed: the message and the secret stay where they were sent.
func TestNoRedirection(t *testing.T) {
	hit := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hit = true }))
	defer other.Close()
	web := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer web.Close()
	h := &Hook{Kind: Slack, URL: web.URL}
	if err := h.Send(context.Background(), Message{"s", Out, ""}); err == nil || hit {
		t.Errorf("%v, %v", err, hit)
	}
}

package main

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/zalando/go-keyring"

	"phare/review"
)

// The address of the team's chat is kept in the keyring, used, and printed nowhere; the
// environment's goes first; one without https is refused. The page tells what it signs too.
func TestStoredWebhook(t *testing.T) {
	keyring.MockInit()
	t.Cleanup(keyring.MockInit)
	var mu sync.Mutex
	var said []string
	chat := httptest.NewTLSServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		said = append(said, r.URL.Path+" "+string(body))
	}))
	defer chat.Close()
	heard := func() string {
		mu.Lock()
		defer mu.Unlock()
		all := strings.Join(said, "\n")
		said = nil
		return all
	}
	dir, f := reviewed(t)
	if err := os.WriteFile(filepath.Join(dir, "phare.yaml"), []byte("notify: {kind: mattermost}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	command := func(env, stdin string, args ...string) (int, string) {
		var out bytes.Buffer
		c := &Command{Args: args, Dir: dir, Env: []string{"HOME=" + dir, "XDG_CACHE_HOME=" + dir, env}, Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &out, Chat: chat.Client()}
		code := c.Run(t.Context())
		if strings.Contains(out.String(), "/secret-") {
			t.Errorf("%v prints the address: %s", args, out.String())
		}
		return code, out.String()
	}
	if code, out := command("", "", "doctor"); code != exitFailed || !strings.Contains(out, "--store-webhook") {
		t.Errorf("without an address: exit %d: %s", code, out)
	}
	if code, out := command("", "http://chat.example/secret-a\n", "doctor", "--store-webhook"); code != exitUsage {
		t.Errorf("an address in clear: exit %d: %s", code, out)
	}
	if code, out := command("", chat.URL+"/secret-a\n", "doctor", "--store-webhook"); code != exitDone || !strings.Contains(out, "gardée") {
		t.Fatalf("exit %d: %s", code, out)
	}
	if _, out := command("", "", "doctor"); !strings.Contains(out, "adresse lue dans le trousseau") {
		t.Error(out)
	}
	sign := func(env string) string {
		none := func(string, []byte) ([]review.Finding, error) { return nil, nil }
		if _, err := f.Approve(review.Signature{File: "article.md", By: "Anne Leroy"}, none); err != nil {
			t.Fatal(err)
		}
		if code, out := command(env, "", "publish", "--to", "files"); code != exitDone {
			t.Fatalf("exit %d: %s", code, out)
		}
		return heard()
	}
	if got := sign(""); !strings.Contains(got, "/secret-a ") || !strings.Contains(got, f.ID()) || !strings.Contains(got, "publié") || strings.Contains(got, "bus") {
		t.Errorf("the chat heard %q", got)
	}
	d, err := f.Draft("article.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save("article.md", d.Content, d.Text+"\nUne phrase.\n", "Anne"); err != nil {
		t.Fatal(err)
	}
	if got := sign("PHARE_WEBHOOK_URL=" + chat.URL + "/secret-b"); !strings.Contains(got, "/secret-b ") {
		t.Errorf("the environment does not go first: %q", got)
	}
	if code, out := command("", "\n", "doctor", "--store-webhook"); code != exitDone || !strings.Contains(out, "Plus aucune") {
		t.Errorf("exit %d: %s", code, out)
	}
	if _, out := command("", "", "doctor"); !strings.Contains(out, "nulle part") {
		t.Error(out)
	}
}

// The page says, before it sends, that the target has an hour which it does not wait for.
func TestHourNote(t *testing.T) {
	s := publishSettings{Times: map[string]string{"wordpress": "09:00"}}
	if note := s.hourNote("wordpress", true); !strings.Contains(note, "09:00") || !strings.Contains(note, "--to wordpress --on") {
		t.Errorf("%q", note)
	}
	for _, note := range []string{s.hourNote("wordpress", false), s.hourNote("git", true)} {
		if note != "" {
			t.Errorf("%q", note)
		}
	}
}

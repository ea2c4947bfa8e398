package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"phare/summarize/llm/llmtest"
)

// TestStoredKey asks that a key once stored is sent to its server, and to no other, and is
// printed nowhere.
func TestStoredKey(t *testing.T) {
	keyring.MockInit()
	t.Cleanup(keyring.MockInit)
	dir := t.TempDir()
	server := llmtest.New(t)
	server.Key = llmtest.Key
	if err := os.WriteFile(filepath.Join(dir, "phare.yaml"), []byte("model:\n  model: modele-essai\n  base_url: "+server.URL+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	command := func(stdin string, args ...string) (int, string) {
		var out bytes.Buffer
		c := &Command{Args: args, Dir: dir, Env: []string{"HOME=" + dir, "XDG_CACHE_HOME=" + dir}, Stdin: strings.NewReader(stdin), Stdout: &out, Stderr: &out}
		code := c.Run(t.Context())
		if strings.Contains(out.String(), llmtest.Key) {
			t.Errorf("%v prints the key: %s", args, out.String())
		}
		return code, out.String()
	}
	if code, out := command("", "doctor"); code != exitFailed {
		t.Errorf("without a key: exit %d: %s", code, out)
	}
	if code, out := command(llmtest.Key+"\n", "doctor", "--store-key"); code != exitDone || !strings.Contains(out, "Clé gardée") {
		t.Fatalf("exit %d: %s", code, out)
	}
	if code, out := command("", "doctor"); code != exitDone || !strings.Contains(out, "clé lue dans le trousseau") {
		t.Errorf("with the key stored: exit %d: %s", code, out)
	}
	if code, out := command("\n", "doctor", "--store-key"); code != exitDone || !strings.Contains(out, "Plus aucune clé") {
		t.Errorf("exit %d: %s", code, out)
	}
	if code, _ := command("", "doctor"); code != exitFailed {
		t.Errorf("the key is used after it was taken out: exit %d", code)
	}
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTerminalEscapesAreShown: the name of a file turns no terminal's colour, title or line.
func TestTerminalEscapesAreShown(t *testing.T) {
	home := t.TempDir()
	papers := filepath.Join(home, "actes")
	if err := os.MkdirAll(papers, 0o755); err != nil {
		t.Fatal(err)
	}
	name := "a\x1b]0;titre\x07\x1b[2J\u202efdp.pdf"
	if err := os.WriteFile(filepath.Join(papers, name), []byte("rien"), 0o644); err != nil {
		t.Skip("this file system takes no such name: ", err)
	}
	for _, args := range [][]string{{"extract", "actes"}, {"run", "actes"}, {"check", name}, {"approve", name, "--by", "Anne Leroy"}, {"publish", name}, {"verify", name}} {
		var out, stderr bytes.Buffer
		c := Command{Dir: home, Env: []string{"HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, ".cache"), "PATH=" + os.Getenv("PATH")}, Stdout: &out, Stderr: &stderr}
		run(t, c, args...)
		if all := out.String() + stderr.String(); strings.ContainsAny(all, "\x1b\x07\u202e") {
			t.Errorf("phare %q prints %q", args, all)
		}
	}
	for in, want := range map[string]string{"a\x1bb": "a\ufffdb", "é\r\nà\tb\f": "é\r\nà\tb\f", "a\rb": "a\ufffdb"} {
		var b bytes.Buffer
		if n, err := (visible{&b}).Write([]byte(in)); n != len(in) || err != nil || b.String() != want {
			t.Errorf("%q: %q, %d, %v", in, b.String(), n, err)
		}
	}
}

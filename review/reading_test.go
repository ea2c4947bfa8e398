package review

import (
	"errors"
	"testing"
)

// TestRead: what was looked at is kept once, by sentence, and a changed sentence is unread.
func TestRead(t *testing.T) {
	dir := t.TempDir()
	s := session(t, dir)
	f, _ := write(t, t.TempDir(), s, summary(s))
	a, b := SentenceID("Le conseil  approuve."), SentenceID("Le bus est gratuit.")
	if a != SentenceID("Le conseil approuve.") || a == SentenceID("Le conseil approuve !") {
		t.Error("a sentence is not its words")
	}
	if err := f.Read("article.md", " ", LookedRead, a); !errors.Is(err, ErrNoName) {
		t.Errorf("read by nobody: %v", err)
	}
	for range 2 {
		if err := f.Read("article.md", "Anne Leroy", LookedRead, a, b); err != nil {
			t.Fatal(err)
		}
		if err := f.Read("article.md", "Paul Guérin", LookedOpened, b); err != nil {
			t.Fatal(err)
		}
	}
	entries, err := f.Journal()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range entries {
		if e.Event == EventRead {
			n++
		}
	}
	got, err := f.Readings("article.md")
	if err != nil || n != 2 || got[a].Opened || !got[a].Read || !got[b].Opened || got[b].Who != "Anne Leroy" {
		t.Errorf("%d lines, %+v, %v", n, got, err)
	}
}

// TestReasonSaysSomething: nothing is set aside with "ok".
func TestReasonSaysSomething(t *testing.T) {
	dir := t.TempDir()
	s := session(t, dir)
	f, _ := write(t, t.TempDir(), s, summary(s))
	for _, reason := range []string{"", "ok", "vu avec Paul"} {
		if err := f.Waive("article.md", "Anne Leroy", "abc", reason); !errors.Is(err, ErrNoReason) {
			t.Errorf("« %s » is a reason: %v", reason, err)
		}
	}
	if err := f.Waive("article.md", "Anne Leroy", "abc", "le chiffre vient de l’annexe"); err != nil {
		t.Error(err)
	}
}

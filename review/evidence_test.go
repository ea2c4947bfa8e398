package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// signedFolder is a folder whose article is signed.
func signedFolder(t *testing.T) *Folder {
	t.Helper()
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none); err != nil {
		t.Fatal(err)
	}
	return f
}

// distrusted holds that an article may not go out and that verify names a word of why.
func distrusted(t *testing.T, f *Folder, word string) {
	t.Helper()
	if _, err := f.Approved(ArticleFile); err == nil {
		t.Error("it may go out")
	}
	v, err := f.Verify()
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(v.Problems, func(p Problem) bool { return strings.Contains(p.Message, word) }) {
		t.Errorf("verify says %+v, not %q", v.Problems, word)
	}
}

// The signature covers what the text is proved by, not the text alone: each of these passed
// for intact when only the text was signed.
func TestEvidenceSwappedUnderASignature(t *testing.T) {
	for name, swap := range map[string]func(f *Folder) error{
		"another act": func(f *Folder) error {
			return os.WriteFile(filepath.Join(f.Dir, SourcesDir, "a-del.pdf"), []byte("%PDF-1.4 autre acte"), 0o644)
		},
		"a page of HTML": func(f *Folder) error {
			return os.WriteFile(filepath.Join(f.Dir, SourcesDir, "a-del.pdf"), []byte("<script>"), 0o644)
		},
		"a link to a key": func(f *Folder) error {
			key := filepath.Join(t.TempDir(), "id_rsa")
			pdf := filepath.Join(f.Dir, SourcesDir, "a-del.pdf")
			return errors.Join(os.WriteFile(key, []byte("PRIVATE"), 0o600), os.Remove(pdf), os.Symlink(key, pdf))
		},
		"sources is a link": func(f *Folder) error {
			dir := filepath.Join(f.Dir, SourcesDir)
			return errors.Join(os.Rename(dir, dir+"2"), os.Symlink(dir+"2", dir))
		},
		"the PDF is gone": func(f *Folder) error { return os.Remove(filepath.Join(f.Dir, SourcesDir, "a-del.pdf")) },
		"another outcome": func(f *Folder) error {
			name := filepath.Join(f.Dir, RecordFile)
			raw, err := os.ReadFile(name)
			return errors.Join(err, os.WriteFile(name, []byte(strings.Replace(string(raw), `"adopted"`, `"rejected"`, 1)), 0o644))
		},
		"other words of the acts": func(f *Folder) error {
			return os.WriteFile(filepath.Join(f.Dir, hidden, linesFile), []byte("autre"), 0o644)
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := signedFolder(t)
			if err := swap(f); err != nil {
				t.Fatal(err)
			}
			distrusted(t, f, "signe")
		})
	}
}

// A PDF that was exchanged before the signature is no proof of what was read.
func TestEvidenceSwappedBeforeTheSignature(t *testing.T) {
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	if err := os.WriteFile(filepath.Join(f.Dir, SourcesDir, "a-del.pdf"), []byte("%PDF-1.4 autre acte"), 0o644); err != nil {
		t.Fatal(err)
	}
	var r *RefusedError
	if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none); !errors.As(err, &r) || len(r.Errors) != 1 || r.Errors[0].Code != codeEvidence {
		t.Errorf("got %v", err)
	}
}

// The program's own second reading is no attack: other words from the same acts leave the
// signature, another reading asks for a new one, and verify reports neither as a fault.
func TestReadAgainAfterASignature(t *testing.T) {
	dir := t.TempDir()
	s := session(t, dir)
	root := t.TempDir()
	f, _ := write(t, root, s, summary(s))
	if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none); err != nil {
		t.Fatal(err)
	}
	sum := summary(s)
	sum.Chapo = "Un autre chapô."
	write(t, root, s, sum)
	if _, err := f.Approved(ArticleFile); err != nil {
		t.Errorf("other words: %v", err)
	}
	s.Deliberations[0].Object = "Réseau de chaleur : extension, lu autrement"
	write(t, root, s, sum)
	if _, err := f.Approved(ArticleFile); err == nil || !strings.Contains(err.Error(), "lue de nouveau") {
		t.Errorf("another reading: %v", err)
	}
	if v, err := f.Verify(); err != nil || len(v.Problems) > 0 || !strings.Contains(strings.Join(v.Notes, "\n"), "lue de nouveau") {
		t.Errorf("%+v, %v", v, err)
	}
}

// forge appends a line to the journal as anybody could who can write in the folder.
func forge(t *testing.T, f *Folder, e Entry) {
	t.Helper()
	line, err := e.line()
	if err != nil {
		t.Fatal(err)
	}
	appendLine(t, f, line)
}

func appendLine(t *testing.T, f *Folder, line []byte) {
	t.Helper()
	raw := append([]byte(slurp(t, f, JournalFile)), line...)
	spit(t, f, JournalFile, string(raw))
}

func entriesOf(t *testing.T, f *Folder) []Entry {
	t.Helper()
	entries, err := f.Journal()
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

func last(t *testing.T, f *Folder, event Event) Entry {
	t.Helper()
	for _, e := range slices.Backward(entriesOf(t, f)) {
		if e.Event == event {
			return e
		}
	}
	t.Fatalf("no %s", event)
	return Entry{}
}

// A signature that was taken back stays taken back.
func TestAWithdrawnSignatureStaysWithdrawn(t *testing.T) {
	for name, attack := range map[string]func(t *testing.T, f *Folder, signed Entry){
		"the line copied": func(t *testing.T, f *Folder, signed Entry) {
			raw, _ := json.Marshal(signed)
			appendLine(t, f, append(raw, '\n'))
		},
		"a forged line behind an old one": func(t *testing.T, f *Folder, signed Entry) {
			signed.Prev, signed.Seq, signed.When = entriesOf(t, f)[1].Hash, entriesOf(t, f)[1].Seq+1, last(t, f, EventRevoked).When
			forge(t, f, signed)
		},
		"the same line beside the revocation": func(t *testing.T, f *Folder, signed Entry) {
			signed.Prev, signed.Seq, signed.Who = signed.Hash, signed.Seq+1, "Anne Leroy"
			forge(t, f, signed)
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := signedFolder(t)
			signed := last(t, f, EventApproved)
			if err := f.Revoke(ArticleFile, "Anne Leroy", "montant à revoir"); err != nil {
				t.Fatal(err)
			}
			attack(t, f, signed)
			distrusted(t, f, "")
		})
	}
	// signed again behind the revocation, it holds
	f := signedFolder(t)
	if err := f.Revoke(ArticleFile, "Anne Leroy", "montant à revoir"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Approve(Signature{File: ArticleFile, By: "Anne Leroy"}, none); err != nil {
		t.Error(err)
	}
}

// A journal that was cut, reordered or written into is told, and nothing of it is trusted.
func TestJournalTamperedWith(t *testing.T) {
	for name, tt := range map[string]struct {
		word   string
		attack func(t *testing.T, f *Folder)
	}{
		"its tail is cut": {"manquent à la fin", func(t *testing.T, f *Folder) {
			if err := f.Revoke(ArticleFile, "Anne Leroy", "à revoir"); err != nil {
				t.Fatal(err)
			}
			lines := strings.SplitAfter(slurp(t, f, JournalFile), "\n")
			spit(t, f, JournalFile, strings.Join(lines[:len(lines)-2], ""))
		}},
		"a number runs back": {"porte le n°", func(t *testing.T, f *Folder) {
			e := last(t, f, EventApproved)
			forge(t, f, Entry{Seq: 2, Prev: e.Hash, When: e.When, Event: EventTicked, File: ArticleFile, Finding: "x", Who: "Anne"})
		}},
		"time runs back": {"datée d’avant", func(t *testing.T, f *Folder) {
			e := last(t, f, EventApproved)
			when, _ := time.Parse(time.RFC3339, e.When)
			forge(t, f, Entry{Seq: e.Seq + 1, Prev: e.Hash, When: when.Add(-time.Hour).Format(time.RFC3339), Event: EventTicked, File: ArticleFile, Finding: "x", Who: "Anne"})
		}},
		"published unannounced": {"sans que l’envoi", func(t *testing.T, f *Folder) {
			e := last(t, f, EventApproved)
			forge(t, f, Entry{Seq: e.Seq + 1, Prev: e.Hash, When: e.When, Event: EventPublished, File: ArticleFile, SHA256: e.SHA256, Target: "wordpress"})
		}},
		"signed what was never written": {"sans y avoir jamais été écrit", func(t *testing.T, f *Folder) {
			e := last(t, f, EventApproved)
			d, _ := ParseDraft(ArticleFile, []byte(strings.Replace(slurp(t, f, ArticleFile), "décidé", "refusé", 1)))
			spit(t, f, ArticleFile, d.Text)
			forge(t, f, Entry{Seq: e.Seq + 1, Prev: e.Hash, When: e.When, Event: EventApproved, File: ArticleFile, Who: "Anne Leroy", SHA256: d.Hash, Content: d.Content})
		}},
	} {
		t.Run(name, func(t *testing.T) {
			f := signedFolder(t)
			tt.attack(t, f)
			distrusted(t, f, tt.word)
		})
	}
}

// Who reads while another writes sees a journal that holds: what is written meanwhile is no
// tail that was cut.
func TestReadingWhileAnotherWrites(t *testing.T) {
	s := session(t, t.TempDir())
	f, _ := write(t, t.TempDir(), s, summary(s))
	var writing sync.WaitGroup
	done := make(chan struct{})
	writing.Go(func() {
		defer close(done)
		w := newFolder(f.Dir)
		for i := range 150 {
			if err := w.record(Entry{Event: EventChecked, Who: fmt.Sprint(i), File: "article.md"}); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for reading := true; reading; {
		select {
		case <-done:
			reading = false
		default:
		}
		if _, err := f.Proven(); err != nil {
			t.Fatal(err)
		}
	}
	writing.Wait()
}

package folder

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// lost puts a text and is killed before anybody hears of it.
type lost struct{ publish.Publisher }

func (l lost) Put(ctx context.Context, m publish.Message, r *publish.Remote) (*publish.Remote, error) {
	if _, err := l.Publisher.Put(ctx, m, r); err != nil {
		return nil, err
	}
	return nil, errors.New("killed")
}

// Killed between the sending and the journal's line, then corrected: what stands at the target
// is phare's own, and the correction goes out. What somebody wrote there since does not yield.
func TestInterruptedThenCorrected(t *testing.T) {
	root := t.TempDir()
	f := publishtest.Folder(t, filepath.Join(root, "review"), 4)
	target, err := New(Config{Dir: filepath.Join(root, "public"), URL: "https://www.valombre.example/conseil"})
	if err != nil {
		t.Fatal(err)
	}
	o := publish.Options{Today: "2025-05-02"}
	send := func(p publish.Publisher) error {
		a, err := f.Approved(review.ArticleFile)
		if err != nil {
			t.Fatal(err)
		}
		_, err = publish.Send(context.Background(), a, p, o)
		return err
	}
	change := func(from, to string) {
		publishtest.Edit(t, f, func(s string) string { return strings.Replace(s, from, to, 1) })
		publishtest.Sign(t, f)
	}
	if err := send(target); err != nil {
		t.Fatal(err)
	}
	change("le samedi", "le samedi matin")
	if err := send(lost{target}); err == nil {
		t.Fatal("it was not killed")
	}
	change("le samedi matin", "le samedi soir")
	if err := send(lost{target}); err == nil || err.Error() != "killed" {
		t.Fatalf("a second one, on what the first left: %v", err)
	}
	change("le samedi soir", "le samedi midi")
	if err := send(target); err != nil {
		t.Fatalf("the correction is refused: %v", err)
	}
	pages, err := filepath.Glob(filepath.Join(root, "public", "conseil-*.html"))
	if err != nil || len(pages) != 1 {
		t.Fatal(pages, err)
	}
	raw, err := os.ReadFile(pages[0])
	if err != nil || !strings.Contains(string(raw), "le samedi midi") {
		t.Fatalf("the page does not bear the correction: %v", err)
	}
	if err := os.WriteFile(pages[0], []byte(strings.Replace(string(raw), "le samedi midi", "le samedi à minuit", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	change("le samedi midi", "le samedi")
	var conflict *publish.ConflictError
	if err := send(target); !errors.As(err, &conflict) {
		t.Errorf("what somebody wrote on the page is written over: %v", err)
	}
}

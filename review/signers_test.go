package review

import (
	"errors"
	"strings"
	"testing"

	"phare/review/house"
)

// twoSigners is the folder of a house that asks for two signatures on the article.
func twoSigners(t testing.TB, another bool) *Folder {
	t.Helper()
	f := folder(t)
	f.Rule = house.Rule{Chairs: map[string][]string{"article": {"rédaction", "direction"}}, Another: another}
	return f
}

func TestTwoSigners(t *testing.T) {
	f := twoSigners(t, false)
	sign := func(by, role, chair string) (Approved, error) {
		return f.Approve(Signature{File: "article.md", By: by, Role: role, Chair: chair}, noFindings)
	}
	var refused *RefusedError
	if _, err := sign("Anne Leroy", "", ""); !errors.As(err, &refused) || !strings.Contains(err.Error(), "rédaction ou direction") {
		t.Fatalf("signed for no chair: %v", err)
	}
	if _, err := sign("Anne Leroy", "", "cabinet"); !errors.As(err, &refused) {
		t.Fatalf("signed for a chair that is not asked for: %v", err)
	}

	// one of two: it stands, and nothing may go out
	_, err := sign("Anne Leroy", "Rédaction", "")
	var awaits *AwaitsError
	if !errors.As(err, &awaits) || len(awaits.Missing) != 1 || awaits.Missing[0] != "direction" || awaits.Chair != "rédaction" {
		t.Fatalf("%v", err)
	}
	if s := stateNow(t, f, "article.md"); s != StatePartly {
		t.Errorf("state %s", s)
	}
	var unsigned *NotApprovedError
	if _, err := f.Approved("article.md"); !errors.As(err, &unsigned) || !strings.Contains(err.Error(), "1 signature sur 2") {
		t.Errorf("one signature of two may go out: %v", err)
	}
	// nor under a house that forgot its rule: the journal remembers
	if _, err := (&Folder{Dir: f.Dir, disk: f.disk, now: f.now}).Approved("article.md"); !errors.As(err, &unsigned) {
		t.Errorf("without the settings, one signature of two may go out: %v", err)
	}

	// the same person is no second one
	if _, err := sign("LEROY Anne", "", "direction"); !errors.As(err, &refused) || !strings.Contains(err.Error(), "autre personne") {
		t.Errorf("one person signed twice: %v", err)
	}
	a, err := sign("Luc Petit", "directeur", "")
	if err != nil {
		t.Fatal(err)
	}
	if s := a.Signatures(); len(s) != 2 || s[0].Who != "Anne Leroy" || s[1].Who != "Luc Petit" || s[1].Chair != "direction" {
		t.Errorf("%+v", s)
	}
	if s := stateNow(t, f, "article.md"); s != StateApproved {
		t.Errorf("state %s", s)
	}
	if _, err := a.Begin("dossier", a.Key()); err != nil {
		t.Error(err)
	}
	if v, err := f.Verify(); err != nil || len(v.Problems) > 0 || len(v.Signed) != 1 {
		t.Errorf("%+v %v", v, err)
	}

	// a letter takes both signatures away; a new one begins again
	spit(t, f, "article.md", slurp(t, f, "article.md")+"\nUne phrase.\n")
	if _, err := sign("Anne Leroy", "", "rédaction"); !errors.As(err, &awaits) {
		t.Errorf("the second signature stood on another text: %v", err)
	}
	// posts need one
	if _, err := f.Approve(Signature{File: "facebook.md", By: "Anne Leroy"}, noFindings); err != nil {
		t.Error(err)
	}
	// taken back, nobody has signed
	if err := f.Revoke("article.md", "Anne Leroy", "relecture"); err != nil {
		t.Fatal(err)
	}
	if s, err := f.Status(nil); err != nil || s.Drafts[0].By != "" || len(s.Drafts[0].Missing) != 2 {
		t.Errorf("%+v %v", s.Drafts[0], err)
	}
}

// A signature given before the house asked for two does not let the text out any more.
func TestRuleCameLater(t *testing.T) {
	f := folder(t)
	if _, err := f.Approve(Signature{File: "article.md", By: "Anne Leroy"}, noFindings); err != nil {
		t.Fatal(err)
	}
	f.Rule = twoSigners(t, false).Rule
	var unsigned *NotApprovedError
	if _, err := f.Approved("article.md"); !errors.As(err, &unsigned) {
		t.Errorf("%v", err)
	}
}

func TestWriterDoesNotSign(t *testing.T) {
	f := twoSigners(t, true)
	d, err := f.Draft("article.md")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save("article.md", d.Content, d.Text+"\nUn chiffre faux.\n", "Anne Leroy"); err != nil {
		t.Fatal(err)
	}
	var refused *RefusedError
	if _, err := f.Approve(Signature{File: "article.md", By: "anne leroy", Chair: "rédaction"}, noFindings); !errors.As(err, &refused) || !strings.Contains(err.Error(), "a changé ce texte") {
		t.Errorf("the writer signed: %v", err)
	}
	// what the writer sets aside stands all the same; another person sets it aside
	if err := f.Waive("article.md", "Anne Leroy", id("Un chiffre faux."), "vérifié au registre communal"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Approve(Signature{File: "article.md", By: "Luc Petit", Chair: "rédaction"}, finder); !errors.As(err, &refused) || len(refused.Errors) != 1 || !strings.Contains(err.Error(), "autre personne") {
		t.Errorf("%v", err)
	}
	if err := f.Waive("article.md", "Zoé Blanc", id("Un chiffre faux."), "vérifié au registre communal"); err != nil {
		t.Fatal(err)
	}
	var awaits *AwaitsError
	if _, err := f.Approve(Signature{File: "article.md", By: "Luc Petit", Chair: "rédaction"}, finder); !errors.As(err, &awaits) {
		t.Errorf("%v", err)
	}
	// without the rule the writer's own reason serves
	f.Rule.Another = false
	if err := f.Waive("article.md", "Anne Leroy", id("Un chiffre faux."), "vérifié au registre communal"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Approve(Signature{File: "article.md", By: "Anne Leroy", Chair: "direction"}, finder); err != nil {
		t.Error(err)
	}
}

// A journal in which one signature of two went out does not hold.
func TestHalfSignedNeverWentOut(t *testing.T) {
	asked := []string{"rédaction", "direction"}
	first := Entry{Event: EventApproved, File: "article.md", SHA256: "a", Content: "c", Who: "Anne Leroy", Chair: "rédaction", Chairs: asked}
	second := Entry{Event: EventApproved, File: "article.md", SHA256: "a", Content: "c", Who: "Luc Petit", Chair: "direction", Chairs: asked}
	out := Entry{Event: EventPublishing, File: "article.md", SHA256: "a", Target: "dossier"}
	edited := Entry{Event: EventEdited, File: "article.md", Content: "c"}
	line := func(i int) int { return i + 1 }
	if p := sequence([]Entry{edited, first, second, out}, line); len(p) != 0 {
		t.Errorf("%+v", p)
	}
	if p := sequence([]Entry{edited, first, out}, line); len(p) != 1 {
		t.Errorf("%+v", p)
	}
}

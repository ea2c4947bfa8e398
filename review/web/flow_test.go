package web

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/review"
)

func read(t *testing.T, f *review.Folder, file string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(f.Dir, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func draftOf(t *testing.T, f *review.Folder) review.Draft {
	t.Helper()
	d, err := f.Draft(review.ArticleFile)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func written(d review.Draft, change func(string) string) map[string]any {
	_, body := splitNotes(d.Body)
	return map[string]any{"title": d.Front.Title, "summary": d.Front.Summary, "body": change(body), "expect": d.Content}
}

// TestSwapRedoesOneBlock: another decision takes one's place; every other byte stays.
func TestSwapRedoesOneBlock(t *testing.T) {
	f := folder(t, 7)
	b := serve(t, options(f))
	ask := map[string]string{"out": "2025-002", "in": "2025-005", "expect": draftOf(t, f).Content}
	if status, _ := b.post(sessionPath("swap"), ask); status != http.StatusPreconditionRequired {
		t.Fatalf("a swap under no name gives %d", status)
	}
	b.as("Anne Leroy")
	before := read(t, f, "article.md")
	_, job := b.post(sessionPath("swap"), ask)
	if job = b.follow(job); job["state"] != "done" {
		t.Fatal(job)
	}
	after := read(t, f, "article.md")
	old, fresh := review.Sections(before), review.Sections(after)
	if len(old) != 3 || len(fresh) != 3 || fresh[1].ID != "2025-005" {
		t.Fatalf("sections %v became %v", old, fresh)
	}
	if before[:old[1].Start] != after[:fresh[1].Start] || before[old[1].End:] != after[fresh[1].End:] {
		t.Error("more than the block changed")
	}
	if status, text := b.get(sessionPath()); status != 200 || !strings.Contains(text, `data-id="2025-002"`) {
		t.Error("the decision that left is not among the next ones")
	}
	_, job = b.post(sessionPath("swap"), ask) // what was expected is gone
	if job = b.follow(job); job["state"] != "failed" || read(t, f, "article.md") != after {
		t.Errorf("a swap of an old version gives %v", job)
	}
}

// TestMoveKeepsEveryByte: an order and back gives the same file.
func TestMoveKeepsEveryByte(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	before := read(t, f, "article.md")
	move := func(order ...string) (int, map[string]any) {
		return b.post(sessionPath("move"), map[string]any{"order": order, "expect": draftOf(t, f).Content})
	}
	if status, v := move("2025-003", "2025-001", "2025-002"); status != http.StatusOK {
		t.Fatal(status, v)
	}
	moved := read(t, f, "article.md")
	if got := review.Sections(moved); got[0].ID != "2025-003" || len(moved) != len(before) {
		t.Fatalf("got %v, %d bytes instead of %d", got, len(moved), len(before))
	}
	if status, _ := move("2025-003", "2025-001"); status == http.StatusOK {
		t.Error("an order that forgets a decision is accepted")
	}
	if status, v := move("2025-001", "2025-002", "2025-003"); status != http.StatusOK || read(t, f, "article.md") != before {
		t.Errorf("%d %v: the way back does not give the same file", status, v)
	}
}

// TestSaveKeepsBoth: when the file changed on disk, both versions reach the person and both
// are on disk.
func TestSaveKeepsBoth(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	d := draftOf(t, f)
	mine := written(d, func(s string) string { return s + "\nMa phrase.\n" })
	theirs := strings.Replace(read(t, f, "article.md"), "régie", "régie publique", 1)
	if err := os.WriteFile(filepath.Join(f.Dir, "article.md"), []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	status, v := b.post(sessionPath("t", "article.md", "save"), mine)
	conflict, _ := v["conflict"].(map[string]any)
	if status != http.StatusConflict || conflict == nil {
		t.Fatal(status, v)
	}
	if body, _ := conflict["body"].(string); !strings.Contains(body, "régie publique") {
		t.Error("the version of the folder is not shown")
	}
	beside, _ := conflict["beside"].(string)
	if read(t, f, "article.md") != theirs || !strings.Contains(read(t, f, beside), "Ma phrase.") {
		t.Error("an edit is lost")
	}
	mine["expect"] = conflict["content"]
	if status, v := b.post(sessionPath("t", "article.md", "save"), mine); status != http.StatusOK {
		t.Fatal(status, v)
	}
	if !strings.Contains(read(t, f, "article.md"), "Ma phrase.") {
		t.Error("the version chosen was not saved")
	}
}

// TestSaveLeavesTheRest: keys that the page does not show, the notes and the line ends of the
// file stay as they were.
func TestSaveLeavesTheRest(t *testing.T) {
	f := folder(t, 4)
	path := filepath.Join(f.Dir, "article.md")
	raw := strings.Replace(read(t, f, "article.md"), "draft: true\n", "draft: true # pour Hugo\nauteur: Anne\n", 1)
	raw = strings.ReplaceAll(raw, "\n", "\r\n")
	if err := os.WriteFile(path, []byte(raw), 0o644); err != nil {
		t.Fatal(err)
	}
	b := serve(t, options(f))
	b.as("Anne Leroy")
	ask := written(draftOf(t, f), func(s string) string { return strings.Replace(s, "approuve", "a approuvé", 1) })
	if status, v := b.post(sessionPath("t", "article.md", "save"), ask); status != http.StatusOK {
		t.Fatal(status, v)
	}
	if got, want := read(t, f, "article.md"), strings.Replace(raw, "approuve", "a approuvé", 1); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSignRefusedThenGivenThenFallen walks the way of a signature.
func TestSignRefusedThenGivenThenFallen(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	article := sessionPath("t", "article.md")
	ask := written(draftOf(t, f), func(s string) string { return strings.Replace(s, "2 000 euros", "9 000 euros", 1) })
	ask["title"], ask["summary"] = "Trois décisions", "Résumé."
	if status, v := b.post(article+"/save", ask); status != http.StatusOK {
		t.Fatal(status, v)
	}
	sign := func() (int, map[string]any) {
		return b.post(article+"/approve", map[string]string{"by": "Anne Leroy", "role": "responsable", "expect": draftOf(t, f).Content})
	}
	status, v := sign()
	standing, _ := v["standing"].([]any)
	if status != http.StatusUnprocessableEntity || len(standing) == 0 {
		t.Fatalf("a wrong amount is signed: %d %v", status, v)
	}
	if status, _ := b.post(article+"/send", map[string]any{"target": "dossier", "dry_run": true}); status != http.StatusConflict {
		t.Errorf("an unsigned text is sent: %d", status)
	}
	for _, one := range standing {
		id := one.(map[string]any)["id"].(string)
		if status, _ := b.post(article+"/waive", map[string]any{"finding": id, "reason": " ", "title": "", "summary": "", "body": ""}); status != http.StatusBadRequest {
			t.Errorf("a finding is set aside without a reason: %d", status)
		}
		if status, v := b.post(article+"/waive", map[string]any{"finding": id, "reason": "vérifié au registre communal", "title": "", "summary": "", "body": ""}); status != http.StatusOK {
			t.Fatal(status, v)
		}
	}
	if status, v := sign(); status != http.StatusOK || v["by"] != "Anne Leroy" {
		t.Fatal(status, v)
	}
	if _, err := f.Approved("article.md"); err != nil {
		t.Fatal(err)
	}
	_, job := b.post(article+"/send", map[string]any{"target": "dossier", "dry_run": true})
	if job = b.follow(job); job["state"] != "done" {
		t.Error(job)
	}
	ask = written(draftOf(t, f), func(s string) string { return strings.Replace(s, "approuve", "approuvé", 1) })
	_, v = b.post(article+"/save", ask)
	if v["state"] != string(review.StateEdited) {
		t.Errorf("one letter changed, and the text is %v", v["state"])
	}
	if _, err := f.Approved("article.md"); err == nil {
		t.Error("the signature stands on another text")
	}
	marks, err := f.Marks("article.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range marks {
		if m.Who != "Anne Leroy" || m.Reason != "vérifié au registre communal" {
			t.Errorf("the journal says %+v", m)
		}
	}
}

// TestProofIsOnThePage: each sentence that is proved has its words and their boxes.
func TestProofIsOnThePage(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	_, live := b.post(sessionPath("t", "article.md", "preview"), map[string]string{"title": "Trois décisions", "summary": "",
		"body": "## Le réseau {#2025-001}\n\nLe Conseil communautaire approuve le versement de 2 000 euros à la régie du réseau de chaleur.\n"})
	claims, _ := live["claims"].([]any)
	for _, c := range claims {
		claim := c.(map[string]any)
		if !strings.Contains(claim["text"].(string), "versement") {
			continue
		}
		if claim["page"] != 1.0 || claim["doc"] != `actes/DEL'&"#1.pdf` || len(claim["boxes"].([]any)) == 0 {
			t.Errorf("the proof is %v", claim)
		}
		if p, _ := live["preview"].(string); !strings.Contains(p, `class="proof"`) {
			t.Errorf("no button leads to the proof in %s", p)
		}
		return
	}
	t.Errorf("no claim about the sum in %v", claims)
}

func TestAnnotate(t *testing.T) {
	v := liveView{Claims: []claimView{
		{Text: "Un (deux) trois.", Status: "proved", Doc: "a.pdf", Name: "a.pdf", Page: 2},
		{Text: "L'eau coûte 1 200 €.", Status: "contradicted"},
	}, Findings: []findingView{{ID: "x", Level: "error", Word: "Erreur", Message: "Faux.", Claim: 1}}}
	got, err := annotate("<p>Un <strong>(deux)</strong> trois. L’eau coûte 1\u202f200\u00a0€. <a href=\"sources/a.pdf#page=2\">acte</a></p>", v, "/s/x/")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<span class="claim claim-proved" data-claim="0">Un</span> <strong><span class="claim claim-proved" data-claim="0">(deux)</span></strong>`,
		`aria-label="Voir la preuve : a.pdf, page 2" data-claim="0">p.` + "\u00a0" + `2</button>`,
		`<span class="claim claim-contradicted" data-claim="1">L’eau coûte </span><span class="end"><span class="claim claim-contradicted" data-claim="1">1` + "\u202f" + `200` + "\u00a0" + `€.</span><button`,
		`data-finding="x">✕</button>`,
		`<a href="/s/x/sources/a.pdf#page=2" target="_blank" rel="noopener noreferrer">acte</a>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// TestAnnotateALink: a sentence that ends in a link has its button behind the link.
func TestAnnotateALink(t *testing.T) {
	v := liveView{Claims: []claimView{{Text: "Lisez l’acte.", Status: "proved", Doc: "a.pdf", Name: "a.pdf", Page: 1}}}
	got, err := annotate(`<p>Lisez <a href="https://x.example/"><strong>l’acte.</strong></a> Fin.</p>`, v, "/s/x/")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got, `</strong></a><button`) {
		t.Error(got)
	}
}

func TestCompare(t *testing.T) {
	var got strings.Builder
	for _, p := range compare("Un deux trois et quatre et cinq\n\nsix.", "Un deux  trois et quatre ou 5\n\nsept.") {
		got.WriteString(map[string]string{"same": "=", "added": "+", "removed": "-"}[p.Kind] + p.Text + "|")
	}
	if want := "=Un |-deux |+deux  |=trois et quatre |-et cinq\n\nsix.|+ou 5\n\nsept.|"; got.String() != want {
		t.Errorf("got %q, want %q", got.String(), want)
	}
}

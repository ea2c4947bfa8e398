package web

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"phare/review"
	"phare/review/web/blocks"
	"phare/review/web/diff"
	"phare/summarize/check"
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

// passage is a change of the passage of the article that holds the words, as the page sends it.
func passage(t *testing.T, d review.Draft, words string, change func(string) string) map[string]any {
	t.Helper()
	_, edit := splitNotes(d.Body)
	n := 2 // title and summary stand before
	for _, b := range blocks.Split(edit) {
		if b.Kind == blocks.Comment {
			continue
		}
		if strings.Contains(b.Field(), words) {
			return map[string]any{"row": n, "source": b.ID(), "text": change(b.Field()), "expect": d.Content, "check": false}
		}
		n++
	}
	t.Fatalf("no passage holds %q", words)
	return nil
}

// front is a change of the title (row 0) or of the summary (row 1).
func front(d review.Draft, row int, text string) map[string]any {
	old := d.Front.Title
	if row == 1 {
		old = d.Front.Summary
	}
	return map[string]any{"row": row, "source": blocks.Block{Source: old}.ID(), "text": text, "expect": d.Content, "check": false}
}

func replace(old, now string) func(string) string {
	return func(s string) string { return strings.Replace(s, old, now, 1) }
}

// readAll ticks every passage of a text as read.
func readAll(t *testing.T, b *browser, file string) {
	t.Helper()
	_, page := b.get(sessionPath("t", file))
	var ids []string
	for _, m := range regexp.MustCompile(`data-sentences="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		ids = append(ids, strings.Fields(m[1])...)
	}
	if status, v := b.post(sessionPath("t", file, "lu"), map[string]any{"sentences": ids, "opened": false}); status != http.StatusOK || v["left"] != 0.0 {
		t.Fatal(status, v)
	}
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

// TestSaveKeepsBoth: two persons change two passages, and both changes stand; they change the
// same one, and both versions reach the person and are on disk.
func TestSaveKeepsBoth(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	d := draftOf(t, f)
	save := sessionPath("t", "article.md", "passage")
	theirs := strings.Replace(read(t, f, "article.md"), "2 000 euros à la régie", "2 000 euros à la régie publique", 1)
	if err := os.WriteFile(filepath.Join(f.Dir, "article.md"), []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, v := b.post(save, passage(t, d, "3 000 euros", replace("approuve", "a voté"))); status != http.StatusOK {
		t.Fatal(status, v)
	}
	if now := read(t, f, "article.md"); now != strings.Replace(theirs, "approuve le versement de 3", "a voté le versement de 3", 1) {
		t.Errorf("another passage's change is lost: %s", now)
	}
	theirs = read(t, f, "article.md")
	status, v := b.post(save, passage(t, d, "2 000 euros", replace("régie", "régie municipale")))
	conflict, _ := v["conflict"].(map[string]any)
	if status != http.StatusConflict || conflict == nil {
		t.Fatal(status, v)
	}
	beside, _ := conflict["beside"].(string)
	if read(t, f, "article.md") != theirs || !strings.Contains(read(t, f, beside), "régie municipale") {
		t.Error("an edit is lost")
	}
	if mine, _ := conflict["mine"].(string); !strings.Contains(mine, "régie municipale") {
		t.Error("the person's own version is not shown")
	}
	if status, v := b.post(save, passage(t, draftOf(t, f), "régie publique", replace("régie publique", "régie municipale"))); status != http.StatusOK {
		t.Fatal(status, v)
	}
}

// TestUndoAndVersions: any earlier text can be put back, byte for byte.
func TestUndoAndVersions(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	before := read(t, f, "article.md")
	first := draftOf(t, f).Content
	if status, v := b.post(sessionPath("t", "article.md", "passage"), front(draftOf(t, f), 0, "Un autre titre")); status != http.StatusOK {
		t.Fatal(status, v)
	}
	_, raw := b.get(sessionPath("t", "article.md", "versions"))
	if !strings.Contains(raw, first) {
		t.Errorf("the first version is not offered: %s", raw)
	}
	if status, v := b.post(sessionPath("t", "article.md", "reprendre"), map[string]string{"content": first, "expect": draftOf(t, f).Content}); status != http.StatusOK {
		t.Fatal(status, v)
	}
	if read(t, f, "article.md") != before {
		t.Error("the way back does not give the same file")
	}
}

// TestBindKeepsTheAnchor: a part is related to another act, and nothing else changes.
func TestBindKeepsTheAnchor(t *testing.T) {
	f := folder(t, 5)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	before := read(t, f, "article.md")
	ask := passage(t, draftOf(t, f), "chaleur n° 2", replace("", ""))
	delete(ask, "check")
	ask["acts"] = []string{"2025-004", "2025-005"}
	if status, v := b.post(sessionPath("t", "article.md", "lier"), ask); status != http.StatusOK {
		t.Fatal(status, v)
	}
	if got, want := read(t, f, "article.md"), strings.Replace(before, "{#2025-002}", `{#2025-002 acts="2025-004 2025-005"}`, 1); got != want {
		t.Errorf("got %s", got)
	}
	ask["acts"] = []string{"ailleurs"}
	if status, _ := b.post(sessionPath("t", "article.md", "lier"), ask); status != http.StatusNotFound {
		t.Errorf("an act of nowhere is bound: %d", status)
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
	ask := passage(t, draftOf(t, f), "approuve", replace("approuve", "a approuvé"))
	if status, v := b.post(sessionPath("t", "article.md", "passage"), ask); status != http.StatusOK {
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
	for _, ask := range []map[string]any{front(draftOf(t, f), 0, "Trois décisions"), front(draftOf(t, f), 1, "Résumé."),
		passage(t, draftOf(t, f), "2 000 euros", replace("2 000 euros", "9 000 euros"))} {
		if status, v := b.post(article+"/passage", ask); status != http.StatusOK {
			t.Fatal(status, v)
		}
	}
	sign := func() (int, map[string]any) {
		return b.post(article+"/approve", map[string]string{"by": "Anne Leroy", "role": "responsable", "expect": draftOf(t, f).Content})
	}
	if status, v := sign(); status != http.StatusUnprocessableEntity || !strings.Contains(v["error"].(string), "personne n’a lu") {
		t.Fatalf("an unread text is signed: %d %v", status, v)
	}
	readAll(t, b, "article.md")
	if status, v := b.post(article+"/approve", map[string]string{"by": "Anne", "role": "", "expect": draftOf(t, f).Content}); status != http.StatusBadRequest {
		t.Errorf("half a name signs: %d %v", status, v)
	}
	status, v := sign()
	standing, _ := v["standing"].([]any)
	if status != http.StatusUnprocessableEntity || len(standing) == 0 {
		t.Fatalf("a wrong amount is signed: %d %v", status, v)
	}
	if status, _ := b.post(article+"/send", map[string]any{"target": "dossier", "dry_run": true}); status != http.StatusConflict {
		t.Errorf("an unsigned text is sent: %d", status)
	}
	tried := 0
	waive := func(id, reason string) int {
		status, _ := b.post(article+"/waive", map[string]string{"finding": id, "reason": reason})
		return status
	}
	for _, one := range standing {
		id, message := one.(map[string]any)["id"].(string), one.(map[string]any)["message"].(string)
		if strings.Contains(message, "Ce montant") {
			if status := waive(id, "vérifié au registre communal"); status != http.StatusUnprocessableEntity {
				t.Errorf("a finding is set aside unseen: %d", status)
			}
			tried++
		}
	}
	if tried == 0 {
		t.Fatalf("the wrong amount does not stand: %v", standing)
	}
	for _, one := range standing {
		id := one.(map[string]any)["id"].(string)
		_, live := b.post(article+"/lu", map[string]any{"sentences": sentencesOf(t, f), "opened": true})
		if live["left"] != 0.0 {
			t.Fatal(live)
		}
		for _, reason := range []string{" ", "ok", "vu et revu"} {
			if status := waive(id, reason); status != http.StatusBadRequest {
				t.Errorf("a finding is set aside with %q: %d", reason, status)
			}
		}
		if status := waive(id, "vérifié au registre communal"); status != http.StatusOK {
			t.Fatal(status)
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
	_, v = b.post(article+"/passage", passage(t, draftOf(t, f), "approuve", replace("approuve", "approuvé")))
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
	_, raw := b.get(sessionPath("t", "article.md", "state") + "?texte=1")
	var live map[string]any
	if err := json.Unmarshal([]byte(raw), &live); err != nil {
		t.Fatal(err)
	}
	claims, _ := live["claims"].([]any)
	for _, c := range claims {
		claim := c.(map[string]any)
		if !strings.Contains(claim["text"].(string), "versement") {
			continue
		}
		if claim["page"] != 1.0 || claim["doc"] != `actes/DEL'&"#1.pdf` || len(claim["boxes"].([]any)) == 0 {
			t.Errorf("the proof is %v", claim)
		}
		if p, _ := live["text"].(string); !strings.Contains(p, `class="proof"`) {
			t.Errorf("no button leads to the proof in %s", p)
		}
		return
	}
	t.Errorf("no claim about the sum in %v", claims)
}

// TestAPassageStaysInItself: HTML that a passage leaves open or closes too often does not reach
// into the next one.
func TestAPassageStaysInItself(t *testing.T) {
	f := folder(t, 4)
	path := filepath.Join(f.Dir, "article.md")
	raw := read(t, f, "article.md") + "\n<b>ouvert\n\n</div></div></article> fermé\n\n<table><tr><td>cellule\n\nFin.\n"
	if err := os.WriteFile(path, []byte(raw), 0o644); err != nil {
		t.Fatal(err)
	}
	b := serve(t, options(f))
	status, page := b.get(sessionPath("t", "article.md"))
	if status != http.StatusOK || strings.Count(page, `class="row `) < 8 {
		t.Fatalf("%d, %d rows", status, strings.Count(page, `class="row `))
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	inside := 0
	var visit func(n *html.Node, depth int)
	visit = func(n *html.Node, depth int) {
		for _, a := range n.Attr {
			if a.Key == "class" && strings.HasPrefix(a.Val, "row ") {
				inside++
				if depth++; depth > 1 {
					t.Error("a row stands in another")
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c, depth)
		}
	}
	visit(root, 0)
}

// sentencesOf are the ids of all sentences of the article.
func sentencesOf(t *testing.T, f *review.Folder) []string {
	t.Helper()
	c, err := f.Checker(check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, claim := range c.Report("article.md", []byte(read(t, f, "article.md"))).Claims {
		ids = append(ids, review.SentenceID(claim.Text))
	}
	return ids
}

func TestCompare(t *testing.T) {
	var got strings.Builder
	for _, p := range diff.Compare("Un deux trois et quatre et cinq\n\nsix.", "Un deux  trois et quatre ou 5\n\nsept.") {
		got.WriteString(map[string]string{"same": "=", "added": "+", "removed": "-"}[p.Kind] + p.Text + "|")
	}
	if want := "=Un |-deux |+deux  |=trois et quatre |-et cinq\n\nsix.|+ou 5\n\nsept.|"; got.String() != want {
		t.Errorf("got %q, want %q", got.String(), want)
	}
}

// TestOnLineAndChangedIsTold: a text that was published and then changed says that the other one
// is still on line, on its page, on its tab and in the list of sessions.
func TestOnLineAndChangedIsTold(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	none := func(string, []byte) ([]review.Finding, error) { return nil, nil }
	a, err := f.Approve(review.Signature{File: "facebook.md", By: "Anne Leroy"}, none)
	if err != nil {
		t.Fatal(err)
	}
	sending, err := a.Begin("dossier", "cle")
	if err != nil {
		t.Fatal(err)
	}
	if err := sending.Finish("7", "https://exemple.fr/7", ""); err != nil {
		t.Fatal(err)
	}
	if _, home := b.get("/?tout=1"); !strings.Contains(home, ">en ligne<") {
		t.Error("the list does not say that the text is on line")
	}
	page := sessionPath("t", "facebook.md")
	if _, text := b.get(page); strings.Contains(text, "autre version") {
		t.Error("the text on line is told as another one")
	}
	if err := os.WriteFile(filepath.Join(f.Dir, "facebook.md"), []byte(read(t, f, "facebook.md")+"\nEncore.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, text := b.get(page)
	for _, want := range []string{"Une autre version de ce texte est en ligne", "https://exemple.fr/7", "une autre version en ligne"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if _, home := b.get("/?tout=1"); !strings.Contains(home, "en ligne, et changé depuis") {
		t.Error("the list does not say that the text changed")
	}
}

// TestOnlyPeopleAreOffered: the program is no person to sign as.
func TestOnlyPeopleAreOffered(t *testing.T) {
	f := folder(t, 4)
	if err := f.Tick("article.md", "Paul Guérin", "abcd"); err != nil {
		t.Fatal(err)
	}
	_, page := serve(t, options(f)).get(sessionPath("t", "article.md"))
	if !strings.Contains(page, `<option value="Paul Guérin">`) || strings.Contains(page, `<option value="phare">`) {
		t.Error("the names offered are not those of the people of the journal")
	}
}

// TestNothingUnreadIsGreen: the page never says that nothing stands against a signature while
// somebody has still to read.
func TestNothingUnreadIsGreen(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	for _, file := range []string{"article.md", "facebook.md"} {
		if _, page := b.get(sessionPath("t", file)); strings.Contains(page, "Rien ne s’oppose") {
			t.Errorf("%s is green, and nobody has read it", file)
		}
	}
	readAll(t, b, "facebook.md")
	if _, page := b.get(sessionPath("t", "facebook.md")); !strings.Contains(page, "tout est lu") {
		t.Error("what was read is not told")
	}
}

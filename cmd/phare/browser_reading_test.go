package main

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"phare/extract"
	"phare/review"
)

// TestReadingReceipt: every page given is on the strip, the questions of the reading are
// answered with buttons, a value is put right, and the session is read again with the answers,
// which bear the person's name.
func TestReadingReceipt(t *testing.T) {
	b := openReview(t)
	b.open("/lecture")
	const cells = `[...document.querySelectorAll("#strips .cell")]`
	pages := eval[int](b, cells+`.length`)
	if pages < 40 || !eval[bool](b, cells+`.filter((c) => c.matches(".cell-unreadable")).length === 4 && document.querySelector(".legend").textContent.includes("non lue")`) {
		t.Errorf("%d pages, and not the four that nothing could be read of", pages)
	}
	asked := eval[int](b, `document.querySelectorAll(".asked-item").length`)
	b.accessible("what was read")

	// the strip is walked with the arrows, and shows the page
	act := toldVote(t, b)
	eval[any](b, `document.querySelector("#strips .cell").focus(), null`)
	for range 60 {
		if eval[bool](b, `document.activeElement.dataset.doc.endsWith(`+quoteJS(path.Base(act.File))+`)`) {
			break
		}
		b.keys(kb.ArrowDown)
	}
	b.enter()
	b.until(`document.querySelector("#sheet-page svg.page") && document.activeElement.id === "sheet-title"`)
	b.accessible("a page and what was read of it")
	b.picture("lecture")

	// a value is put right, under a name
	b.do(chromedp.SetValue(chromedp.CSS(".act-form [name=for]"), "71"))
	b.click(".act-form [type=submit]")
	b.until(`document.getElementById("me").open && document.activeElement.id === "me-who"`)
	b.keys("Anne Leroy")
	b.enter()
	b.until(`document.getElementById("read-again")`)

	// every question is answered, its page seen
	if asked > 0 { // a reader that gets surer asks less
		b.click(".asked-item [data-see]")
		b.until(`document.querySelector("#sheet-page .boxes rect")`)
	}
	for left := asked; left > 0; left-- {
		b.click(".asked-item:not(.settled) [data-is=not-act]")
		b.until(`document.querySelectorAll(".asked-item:not(.settled)").length < ` + quoteInt(left))
	}
	said, err := os.ReadFile(filepath.Join(b.dir, "corrections.yaml"))
	if err != nil || strings.Count(string(said), "is: not-act") != asked || !strings.Contains(string(said), "for: 71") || !strings.Contains(string(said), "by: Anne Leroy") {
		t.Errorf("the answers are not in corrections.yaml: %v %s", err, said)
	}

	// a text that a person has changed is left as it is by what follows
	mine := strings.Replace(b.article(), "title: \"", "title: \"Notre titre. ", 1)
	if err := os.WriteFile(filepath.Join(b.work, "article.md"), []byte(mine), 0o644); err != nil {
		t.Fatal(err)
	}

	// read again, the answers hold: the question is gone, the value is a person's
	b.click("#read-again")
	b.until(`location.pathname === "/s/` + exampleSession + `/" && document.querySelectorAll("#in .item").length === 5`)
	b.open("/lecture")
	if n := eval[int](b, `document.querySelectorAll(".asked-item:not(.settled)").length`); n != 0 {
		t.Errorf("%d questions are asked again", n)
	}
	if eval[bool](b, `Boolean(document.getElementById("read-again"))`) {
		t.Error("the session is to be read again although it was")
	}
	b.click(`#strips .cell[data-doc$="` + path.Base(act.File) + `"]`)
	b.until(`document.getElementById("sheet-said").textContent.includes("corrigé par Anne Leroy")`)
	if got := eval[string](b, `document.querySelector(".act-form [name=for]").value`); got != "71" {
		t.Errorf("the vote reads %q after the second reading", got)
	}

	// the new text stands beside the person's: it is taken by blocks, and put away
	if b.article() != mine {
		t.Error("the second reading touched a text that a person had changed")
	}
	b.open("/t/article.md")
	// what both changed is the person's to choose; the rest is taken
	const offered = `document.querySelectorAll(".hunk:not(.conflict)").length`
	b.until(offered + ` > 0`)
	b.accessible("the text of a second reading")
	b.picture("fondre")
	for left := eval[int](b, offered); left > 0; left = eval[int](b, offered) {
		b.click(".hunk:not(.conflict) [data-take]")
		b.until(offered + ` < ` + quoteInt(left))
	}
	fresh, err := os.ReadFile(filepath.Join(b.work, "article.new.md"))
	if err != nil {
		t.Fatal(err)
	}
	got := b.article()
	if !strings.Contains(got, "Notre titre.") {
		t.Errorf("a person's change is lost:\n%s", got)
	}
	for _, section := range review.Sections(string(fresh)) {
		if !strings.Contains(got, strings.TrimSpace(string(fresh[section.Start:section.End]))) {
			t.Errorf("%q was taken and is not there:\n%s", section.Title, got)
		}
	}
	b.click("[data-away]")
	b.until(`!document.querySelector(".proposal")`)
	if _, err := os.Stat(filepath.Join(b.work, "article.new.md")); err == nil {
		t.Error("the new text is still beside")
	}
}

// toldVote is an act of a document of its own, the vote of which the article tells.
func toldVote(t *testing.T, b *tab) *extract.Deliberation {
	t.Helper()
	f, err := review.Open(b.work)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.Session()
	if err != nil {
		t.Fatal(err)
	}
	text := b.article()
	for _, section := range review.Sections(text) {
		d := s.Find(section.Acts[0])
		if len(section.Acts) == 1 && d != nil && d.Votes.For != nil && d.Pages[0] == 1 && regexp.MustCompile(strconv.Itoa(*d.Votes.For)+`\s*voix`).MatchString(strings.ReplaceAll(text[section.Start:section.End], "\u00a0", " ")) {
			return d
		}
	}
	t.Fatal("the article tells the vote of no act")
	return nil
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func quoteJS(s string) string {
	raw, err := json.Marshal(s)
	if err != nil { // a string always has a JSON form
		return `""`
	}
	return string(raw)
}

func quoteInt(n int) string { return strconv.Itoa(n) }

// TestReviewByKeyboard does with keys alone what TestReviewInABrowser does with the mouse.
func TestReviewByKeyboard(t *testing.T) {
	b := openReview(t)
	b.until(`document.querySelectorAll("#in .item").length === 5`)

	b.keys("\t")
	b.until(`document.activeElement.matches(".skip")`)
	b.keys("\r")
	b.until(`document.activeElement.id === "contenu"`)

	// the first decision goes down; the program asks who does it
	first := eval[string](b, `document.querySelector("#in .item").dataset.id`)
	b.tabTo(`#in .item:first-child [data-move="1"]`)
	b.keys("\r")
	b.until(`document.getElementById("me").open && document.activeElement.id === "me-who"`)
	b.keys("Anne Leroy")
	b.keys("\r")
	b.until(`document.querySelectorAll("#in .item")[1].dataset.id === ` + quoteJS(first))
	b.until(`document.getElementById("status").textContent.includes("Nouvel ordre")`)

	// the swap, by the list and its button
	in := eval[string](b, `document.querySelectorAll("#in .item")[2].querySelector("select").options[1].value`)
	b.tabTo(`#in .item:nth-child(3) select`)
	b.keys(kb.ArrowDown)
	b.tabTo(`#in .item:nth-child(3) [data-swap]`)
	b.keys("\r")
	b.until(`document.querySelectorAll("#in .item")[2]?.dataset.id === ` + quoteJS(in))
	b.until(`document.querySelectorAll("#in .item")[2].contains(document.activeElement)`)

	// a proof, and back to where the reader was
	b.open("/t/article.md")
	b.tabTo(`#preview p .proof`)
	claim := eval[string](b, `document.activeElement.dataset.claim`)
	b.keys("\r")
	b.until(`document.querySelector("#proof svg .boxes rect") && document.activeElement.id === "proof-title"`)
	b.outlined()
	b.tabTo("#proof-page")
	b.keys(kb.Escape)
	b.until(`document.getElementById("proof").hidden && document.activeElement.matches(".proof") && document.activeElement.dataset.claim === ` + quoteJS(claim))

	// the text, saved by Ctrl+S
	eval[any](b, `document.getElementById("contenu").focus(), null`)
	b.tabTo(`[data-set=edit]`)
	b.keys("\r")
	b.tabTo("#body")
	b.keys(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.keys("Le texte intégral des délibérations est en ligne.")
	b.keys("s", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until(`document.getElementById("save-state").textContent === "Enregistré"`)
	if !strings.Contains(b.article(), "Le texte intégral") {
		t.Error("Ctrl+S did not save")
	}

	// somebody else changes the file meanwhile: both versions are shown, none is lost
	b.keys(" Ma phrase.")
	other := strings.Replace(b.article(), "Le texte intégral", "Leur texte intégral", 1)
	if err := os.WriteFile(filepath.Join(b.work, "article.md"), []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	b.keys("s", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until(`document.getElementById("conflict").open && document.querySelector("#theirs").textContent.includes("Leur texte") && document.querySelector("#theirs mark") && document.querySelector("#yours").textContent.includes("Ma phrase")`)
	b.accessible("the two versions")
	b.picture("conflit")
	b.tabTo("#keep-mine")
	b.keys("\r")
	b.until(`!document.getElementById("conflict").open && document.getElementById("save-state").textContent === "Enregistré"`)
	if !strings.Contains(b.article(), "Ma phrase.") {
		t.Error("the version that was chosen is not on disk")
	}
	kept, err := filepath.Glob(filepath.Join(b.work, "article.conflit-*.md"))
	if err != nil || len(kept) == 0 {
		t.Error("no copy was kept of the conflict", err)
	}

	// the findings that stand, then the signature; the sentence that was written is one of them,
	// as soon as the page has checked it
	b.until(`document.querySelectorAll("#findings .finding-warning").length > 0`)
	for eval[int](b, `document.querySelectorAll("#findings .finding-error:not(.settled), #findings .finding-warning:not(.settled)").length`) > 0 {
		left := eval[int](b, `document.querySelectorAll("#findings .settled").length`)
		eval[any](b, `document.querySelector(".sides [data-side=margin]").focus(), null`)
		b.keys("\r")
		b.tabTo(`#findings .finding:not(.settled) [data-do=waive]`)
		b.keys("\r")
		b.keys("relu avec le service")
		b.tabTo(`#findings form.waive button[type=submit]`)
		b.keys("\r")
		b.until(`document.querySelectorAll("#findings .settled").length > ` + quoteInt(left))
	}
	b.tabTo("#sign-by")
	b.keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.keys("Anne Leroy")
	b.keys("\r")
	b.until(`document.getElementById("state").textContent === "approuvé" && document.activeElement.id === "sign-title"`)
	b.tabTo("#revoke")
	b.keys("\r")
	b.until(`document.getElementById("state").textContent !== "approuvé"`)
}

// TestReviewOnSmallScreens: 320 pixels wide, and a usual screen at 200 %, need no scrolling
// sideways and lose nothing.
func TestReviewOnSmallScreens(t *testing.T) {
	b := openReview(t)
	for _, size := range []struct {
		name string
		w, h int64
	}{{"320 pixels", 320, 640}, {"200 %", 640, 400}} {
		b.do(chromedp.EmulateViewport(size.w, size.h))
		for _, page := range []string{"/", "/t/article.md", "/t/instagram.md", "/actes", "/journal"} {
			b.open(page)
			if page == "/t/article.md" {
				b.click("#preview .proof")
				b.until(`document.querySelector("#proof svg .boxes rect")`)
				b.click(`[data-set=edit]`)
			}
			if w := eval[int64](b, `document.documentElement.scrollWidth`); w > size.w {
				t.Errorf("%s, %s: the page is %d pixels wide", size.name, page, w)
			}
			b.accessible(size.name + ", " + page)
		}
	}
}

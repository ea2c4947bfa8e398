package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
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
	b.enter()
	b.until(`document.activeElement.id === "contenu"`)

	// the first decision goes down; the program asks who does it
	first := eval[string](b, `document.querySelector("#in .item").dataset.id`)
	b.tabTo(`#in .item:first-child [data-move="1"]`)
	b.enter()
	b.until(`document.getElementById("me").open && document.activeElement.id === "me-who"`)
	b.keys("Anne Leroy")
	b.enter()
	b.until(`document.querySelectorAll("#in .item")[1].dataset.id === ` + quoteJS(first))
	b.until(`document.getElementById("status").textContent.includes("Nouvel ordre")`)

	// the swap, by the list and its button
	in := eval[string](b, `document.querySelectorAll("#in .item")[2].querySelector("select").options[1].value`)
	b.tabTo(`#in .item:nth-child(3) select`)
	b.keys(kb.ArrowDown)
	b.tabTo(`#in .item:nth-child(3) [data-swap]`)
	b.enter()
	b.until(`document.querySelectorAll("#in .item")[2]?.dataset.id === ` + quoteJS(in))
	b.until(`document.querySelectorAll("#in .item")[2].contains(document.activeElement)`)

	// the passages are walked with the arrows; a proof, and back to where the reader was
	b.open("/t/article.md")
	b.tabTo("#r-0")
	tabs := b.tabs
	b.keys(kb.ArrowDown + kb.ArrowDown)
	b.until(`document.activeElement.id === "r-2"`)
	b.keys("p")
	b.until(`document.querySelector("#proof svg .boxes rect") && document.activeElement.id === "proof-title"`)
	b.outlined()
	b.keys(kb.Escape)
	b.until(`document.getElementById("proof").hidden && document.activeElement.id === "r-2"`)

	// a passage written in place: saved by itself, a new line is a new passage
	b.enter()
	b.until(`document.activeElement.matches(".in-place")`)
	b.keys(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.keys(" Le texte intégral est en ligne.")
	b.enter()
	b.keys("Une autre phrase.")
	b.until(`document.getElementById("save-state").textContent === "Enregistré"`)
	if !strings.Contains(b.article(), "Le texte intégral est en ligne.\n\nUne autre phrase.\n\n##") {
		t.Errorf("what was typed is not on disk: %s", b.article())
	}

	// somebody else changes another passage meanwhile: both changes stand
	title := regexp.MustCompile(`(?m)^title: "`).ReplaceAllString(b.article(), `title: "Autre titre. `)
	if err := os.WriteFile(filepath.Join(b.work, "article.md"), []byte(title), 0o644); err != nil {
		t.Fatal(err)
	}
	b.keys(" Ma phrase.")
	b.keys(kb.Escape)
	b.until(savedAll)
	if now := b.article(); !strings.Contains(now, "Une autre phrase. Ma phrase.") || !strings.Contains(now, "Autre titre.") {
		t.Errorf("a change is lost: %s", now)
	}

	// the same passage: both versions are shown, none is lost
	b.enter()
	b.until(`document.activeElement.matches(".in-place")`)
	other := strings.Replace(b.article(), "Le texte intégral", "Leur texte intégral", 1)
	if err := os.WriteFile(filepath.Join(b.work, "article.md"), []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	b.keys(" Encore.")
	b.until(`document.getElementById("conflict").open && document.querySelector("#theirs").textContent.includes("Leur texte") && document.querySelector("#yours").textContent.includes("Encore.")`)
	b.accessible("the two versions")
	b.picture("conflit")
	b.tabTo("#take-theirs")
	b.enter()
	b.until(`!document.getElementById("conflict").open && document.getElementById("text").textContent.includes("Leur texte")`)
	kept, err := filepath.Glob(filepath.Join(b.work, "article.conflit-*.md"))
	if err != nil || len(kept) == 0 {
		t.Error("no copy was kept of the conflict", err)
	}

	// every passage is ticked as read with a key, then what stands is settled, then the signature
	eval[any](b, `document.getElementById("r-0").focus(), null`)
	for left := eval[int](b, `document.querySelectorAll(".row:not(.silent, .seen)").length`); left > 0; left-- {
		b.keys("l")
		b.until(`document.querySelectorAll(".row:not(.silent, .seen)").length < ` + quoteInt(left) + ` && document.activeElement.matches(".row")`)
	}
	for eval[int](b, `document.querySelectorAll(".finding-error:not(.settled), .finding-warning:not(.settled)").length`) > 0 {
		left := eval[int](b, `document.querySelectorAll(".finding.settled").length`)
		eval[any](b, `document.querySelector("[data-next=finding]").focus(), null`)
		b.enter()
		b.until(`document.activeElement.matches(".finding")`)
		b.tabTo(`.finding.current [data-do=waive]`)
		b.enter()
		b.until(`document.activeElement.matches(".waive textarea")`)
		b.keys("relu avec le service")
		b.tabTo(`.finding form.waive:not([hidden]) button[type=submit]`)
		b.enter()
		b.until(`document.querySelectorAll(".finding.settled").length > ` + quoteInt(left))
	}
	eval[any](b, `document.getElementById("contenu").focus(), null`)
	b.tabTo("#to-sign")
	b.enter()
	b.until(`document.getElementById("sign").open`)
	b.tabTo("#sign-by")
	b.keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.keys("Anne Leroy")
	b.enter()
	b.until(`document.getElementById("state").textContent === "approuvé" && document.activeElement.id === "out-title"`)
	t.Logf("%d Tabs from the article to its signature", b.tabs-tabs)
	b.tabTo("#revoke")
	b.enter()
	b.until(`document.getElementById("state").textContent !== "approuvé"`)
}

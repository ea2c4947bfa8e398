package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"phare/review"
)

// TestReviewInABrowser walks from the choice to the signature with the mouse, and takes the
// pictures of the guide on the way.
func TestReviewInABrowser(t *testing.T) {
	b := openReview(t)

	// the choice, with its reasons
	b.until(`document.querySelectorAll("#in .item").length === 5 && document.querySelectorAll("#next .item").length === 5`)
	b.accessible("the choice")
	b.click("#in .item:first-child summary")
	b.picture("choix")
	b.introduce()

	// another decision takes the place of the last one; the rest keeps every byte
	before := b.article()
	out := eval[string](b, `document.querySelector("#in .item:last-child").dataset.id`)
	in := eval[string](b, `document.querySelector("#next .item").dataset.id`)
	b.do(chromedp.EmulateViewport(1360, 2400), chromedp.DragAndDrop(chromedp.CSS("#next .item:first-child h3"), chromedp.CSS("#in .item:last-child h3")))
	b.until(`document.querySelector("#in .item:last-child").dataset.id === "` + in + `"`)
	b.do(chromedp.EmulateViewport(1360, 860))
	after := b.article()
	old, fresh := review.Sections(before), review.Sections(after)
	last := len(old) - 1
	if old[last].ID != out || fresh[last].ID != in || before[:old[last].Start] != after[:fresh[last].Start] || before[old[last].End:] != after[fresh[last].End:] {
		t.Errorf("the swap of %s for %s changed more than its block", out, in)
	}

	// a sentence, and the words of the act that bear it
	b.open("/t/article.md")
	b.accessible("the article")
	b.picture("article")
	b.sentence("chosen", `e.matches(".claim-proved") && /[0-9]\s?%|€/.test(e.textContent)`)
	eval[any](b, `document.querySelector("#text .proof[data-claim='" + document.getElementById("chosen").dataset.claim + "']").id = "bearing", null`)
	b.click("#bearing")
	b.until(`document.querySelector("#proof svg .boxes rect") && !document.getElementById("proof").hidden`)
	b.outlined()
	b.until(`!document.querySelector("#proof .picture") || document.querySelector("#proof svg.pictured")`)
	b.accessible("the proof")
	b.picture("preuve")
	if pdf := eval[string](b, `document.getElementById("proof-pdf").href`); !regexp.MustCompile(`/sources/[^/]+\.pdf#page=\d+$`).MatchString(pdf) {
		t.Errorf("the link to the PDF is %s", pdf)
	}
	b.click("#proof-close")
	b.quick()

	// a click opens the passage where it stands; a wrong figure is told as it is typed, and saved
	// by itself, every other byte kept
	before = b.article()
	b.sentence("figure", `/[0-9]+,[0-9]+\s%/.test(e.textContent)`)
	b.click("#figure")
	b.until(`document.activeElement.matches(".in-place") && !/\{#|\]\(/.test(document.activeElement.value)`)
	b.accessible("a passage that is written")
	figure := eval[string](b, `document.activeElement.value.match(/[0-9]+,[0-9]+(?=\s%)/)[0]`)
	ahead := eval[string](b, `document.activeElement.value.split(`+quoteJS(figure)+`)[0].slice(-12)`)
	const wrong = "77,7"
	eval[any](b, `(() => { const e = document.activeElement, at = e.value.indexOf(`+quoteJS(figure)+`); e.setSelectionRange(at, at + `+quoteJS(figure)+`.length); return null })()`)
	b.keys(wrong)
	b.until(`document.querySelector(".row.editing .finding-error")`)
	b.until(`document.getElementById("save-state").textContent === "Enregistré" && document.getElementById("state").textContent === "modifié"`)
	if got, want := b.article(), strings.Replace(before, ahead+figure, ahead+wrong, 1); got != want {
		t.Errorf("more than the figure changed on disk, or nothing: %s", udiff.Unified("want", "got", want, got))
	}
	b.picture("modifier")
	b.keys(kb.Escape)
	b.until(savedAll)

	// "✓ Rien ne s'oppose" never stands on what is unread or wrong; the signature lists both
	if eval[bool](b, `document.getElementById("tally").textContent.includes("Rien ne s’oppose")`) {
		t.Error("an unread text with an error is green")
	}
	b.click("#to-sign")
	b.until(`document.getElementById("sign").open && document.querySelectorAll("#unread [data-read]").length > 5 && document.querySelectorAll("#sign-left li").length > 0`)
	b.accessible("the dialog of the signature")
	b.picture("refus")
	b.click("#sign-form button[type=submit]")
	b.until(`document.getElementById("refused-why").textContent.includes("personne n’a lu")`)
	b.readAll()
	b.click("#sign-form button[type=submit]")
	b.until(`document.querySelectorAll("#refused-list li").length > 0`)
	b.accessible("the refusal")
	b.click("#sign [data-close]")

	// what was changed is compared, and undone to the byte
	b.click("#out summary")
	b.click("#compare")
	b.until(`document.querySelector("#changes ins") && document.querySelector("#changes del")`)
	b.accessible("the comparison")
	b.picture("comparer")
	b.click("#undo")
	b.until(`document.getElementById("status").textContent.includes("annulé")`)
	if b.article() != before {
		t.Error("undone, the text is another")
	}
	b.sentence("figure", `/[0-9]+,[0-9]+\s%/.test(e.textContent)`)
	b.click("#figure")
	eval[any](b, `(() => { const e = document.activeElement, at = e.value.indexOf(`+quoteJS(figure)+`); e.setSelectionRange(at, at + `+quoteJS(figure)+`.length); return null })()`)
	b.keys(wrong + kb.Escape)
	b.until(savedAll + ` && document.querySelector(".finding-error")`)

	// what stands is set aside with its passage opened and a reason that says something, or ticked
	for eval[int](b, `document.querySelectorAll(".finding-error:not(.settled), .finding-warning:not(.settled)").length`) > 0 {
		left := eval[int](b, `document.querySelectorAll(".finding.settled").length`)
		if eval[bool](b, `!!document.querySelector(".finding-warning:not(.settled) [data-do=tick]")`) {
			b.click(".finding-warning:not(.settled) [data-do=tick]")
		} else {
			b.click(".finding-error:not(.settled) [data-do=waive]")
			b.until(`document.activeElement.matches(".waive textarea")`)
			b.keys("ok")
			b.click(".finding:not(.settled) form.waive:not([hidden]) button[type=submit]")
			b.until(`document.getElementById("alert").textContent.includes("quatre mots")`)
			b.keys("\t")
			b.click(".finding:not(.settled) form.waive:not([hidden]) textarea")
			b.keys(" vérifié au registre communal")
			b.click(".finding:not(.settled) form.waive:not([hidden]) button[type=submit]")
		}
		b.until(`document.querySelectorAll(".finding.settled").length > ` + quoteInt(left))
	}
	marks, err := (&review.Folder{Dir: b.work}).Marks("article.md")
	if err != nil || len(marks) == 0 {
		t.Fatal(marks, err)
	}
	for _, m := range marks {
		if m.Who != "Anne Leroy" || m.Waived && m.Reason != "ok vérifié au registre communal" {
			t.Errorf("the journal holds %+v", m)
		}
	}
	eval[any](b, `document.querySelector(".finding.settled").scrollIntoView({block: "center"}), null`)
	b.picture("constats")

	// signed, until a letter changes
	b.click("#to-sign")
	b.readAll()
	b.click("#sign-form button[type=submit]")
	b.until(`!document.getElementById("signed").hidden && document.getElementById("state").textContent === "approuvé"`)
	b.accessible("the signature")
	b.click(".targets li:last-child [data-dry='1']")
	b.until(`document.querySelector("#sending strong")`)
	b.accessible("the preview of a publication")
	b.picture("signature")
	if _, err := mustOpen(t, b.work).Approved("article.md"); err != nil {
		t.Error(err)
	}
	b.copied()
	path := filepath.Join(b.work, "article.md")
	if err := os.WriteFile(path, []byte(strings.Replace(b.article(), "conseil", "Conseil", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	b.until(`document.getElementById("state").textContent === "modifié" && document.getElementById("signed").hidden`)
	if _, err := mustOpen(t, b.work).Approved("article.md"); err == nil {
		t.Error("the signature stands on a text that changed")
	}

	for _, path := range []string{"/t/facebook.md", "/t/instagram.md", "/actes", "/journal"} {
		b.open(path)
		b.accessible(path)
	}
	b.picture("journal")
	b.do(chromedp.Navigate(strings.TrimSuffix(b.base, "/s/"+exampleSession) + "/?tout=1"))
	b.accessible("the list of sessions")
}

// copied takes the signed text by "Copier pour le site" and reads the clipboard: rich text for an
// editor of sites, plain text for the others, its links as they were signed.
func (b *tab) copied() {
	b.t.Helper()
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		if _, err := chromedp.Call(b.ctx, browser.SetPermission, browser.SetPermissionParams{Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted}); err != nil {
			b.t.Fatal(err)
		}
	}
	if _, err := chromedp.Call(b.ctx, page.BringToFront, cdp.Empty{}); err != nil {
		b.t.Fatal(err)
	}
	b.click("#copy")
	b.until(`document.getElementById("status").textContent.includes("copié")`)
	got := eval[struct{ HTML, Text string }](b, `(async () => {
		const [item] = await navigator.clipboard.read(), as = async (type) => (await item.getType(type)).text();
		return { HTML: await as("text/html"), Text: await as("text/plain") };
	})()`)
	plain := strings.NewReplacer("&nbsp;", " ", "\u00a0", " ", "\u202f", " ", "&#39;", "'", "&amp;", "&")
	sections := review.Sections(b.article())
	for _, s := range sections {
		if !strings.Contains(plain.Replace(got.HTML), plain.Replace(s.Title)) || !strings.Contains(plain.Replace(got.Text), plain.Replace(s.Title)) {
			b.t.Errorf("%q is not in what was copied: %s", s.Title, got.HTML)
		}
	}
	if strings.Contains(got.HTML, "<script") || strings.Contains(got.HTML, "sources/") || strings.Contains(got.HTML, "<!--") || !strings.Contains(got.HTML, "<h2") || !strings.Contains(got.HTML, "https://www.valombre.example/actes/") {
		b.t.Errorf("what was copied is not ready for a site: %s", got.HTML)
	}
}

// introduce gives the name under which the rest is done.
func (b *tab) introduce() {
	b.t.Helper()
	b.click("#me-open")
	b.until(`document.getElementById("me").open`)
	b.accessible("the question who reads")
	b.keys("Anne Leroy")
	b.click("#me-role")
	b.keys("responsable éditoriale")
	b.click("#me button[type=submit]")
	b.until(`document.getElementById("me-name").textContent === "Anne Leroy"`)
}

// quick tells how long a click takes to outline words of pages that were not shown yet:
// docs/review.md holds the figures of quiet machines.
func (b *tab) quick() {
	b.t.Helper()
	took := eval[[]float64](b, `(async () => {
		const took = [], seen = new Set();
		for (const e of document.querySelectorAll("#text .proof")) {
			const claim = JSON.parse(document.getElementById("claims").textContent)[e.dataset.claim], page = claim.doc + claim.page;
			if (seen.has(page) || took.length === 6) continue;
			seen.add(page);
			document.getElementById("proof-page").replaceChildren();
			const start = performance.now();
			e.click();
			while (!document.querySelector("#proof svg .boxes rect")) await new Promise(requestAnimationFrame);
			took.push(performance.now() - start);
		}
		document.getElementById("proof-close").click();
		return took;
	})()`)
	paint := eval[float64](b, `performance.getEntriesByName("first-contentful-paint")[0].startTime`)
	b.t.Logf("first paint of the article: %.0f ms; click to outlined words: %.0f ms", paint, took)
}

// outlined holds the words inside the boxes against the quote that the claim bears.
func (b *tab) outlined() {
	b.t.Helper()
	type result struct{ Quote, Inside, Place, Label string }
	got := eval[result](b, `(() => {
		const svg = document.querySelector("#proof svg"), boxes = [...svg.querySelectorAll(".boxes rect")].map((r) => [r.x.baseVal.value, r.y.baseVal.value, r.width.baseVal.value, r.height.baseVal.value]);
		const inside = [...svg.querySelectorAll(".words text")].filter((t) => {
			const x = +t.getAttribute("x") + t.getAttribute("textLength") / 2, y = +t.getAttribute("y") - 2;
			return boxes.some(([bx, by, w, h]) => x > bx && x < bx + w && y > by && y < by + h);
		}).map((t) => t.textContent).join(" ");
		return {Quote: document.getElementById("proof-quote").textContent, Inside: inside, Place: document.getElementById("proof-place").textContent, Label: svg.getAttribute("aria-label")};
	})()`)
	quote := strings.Fields(strings.Trim(got.Quote, "« »"))
	if len(quote) == 0 || !strings.Contains(got.Inside, quote[0]) {
		b.t.Errorf("the words outlined are %q, the quote is %q", got.Inside, got.Quote)
	}
	met := 0
	for _, w := range quote {
		if strings.Contains(got.Inside, w) {
			met++
		}
	}
	if met*10 < len(quote)*9 {
		b.t.Errorf("%d of %d words of the quote are outlined: %q", met, len(quote), got.Inside)
	}
	if !strings.Contains(got.Label, got.Place[strings.LastIndex(got.Place, " ")+1:]) {
		b.t.Errorf("the page drawn is %q, the place is %q", got.Label, got.Place)
	}
}

func mustOpen(t *testing.T, dir string) *review.Folder {
	t.Helper()
	f, err := review.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

package main

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"phare/review"
)

// TestTwoSignersInABrowser: the first signature waits for the second, and says so.
func TestTwoSignersInABrowser(t *testing.T) {
	b := openReviewUnder(t, "signature: {facebook: [redaction, direction]}\n")
	b.introduce()
	b.open("/t/facebook.md")
	b.settle()
	b.click("#to-sign")
	b.readAll()
	b.until(`document.querySelectorAll("#chairs [name=chair]").length === 2`)
	b.accessible("the dialog that asks for whom one signs")
	b.click(`#chairs [value=redaction]`)
	b.click("#sign-form button[type=submit]")
	b.until(`!document.getElementById("sign").open && document.getElementById("signatures").textContent.includes("Signé 1 sur 2") && document.getElementById("publish").hidden`)
	b.accessible("one signature of two")
	b.picture("signataires")

	// the second is another person's
	b.click("#to-sign")
	b.until(`document.getElementById("sign").open`)
	b.click("#sign-form button[type=submit]")
	b.until(`document.getElementById("refused-why").textContent.includes("autre personne")`)
	eval[any](b, `document.getElementById("sign-by").value = "Luc Petit", null`)
	b.click("#sign-form button[type=submit]")
	b.until(`!document.getElementById("sign").open && document.getElementById("state").textContent === "approuvé" && !document.getElementById("publish").hidden`)
	a, err := mustOpen(t, b.work).Approved("facebook.md")
	if err != nil {
		t.Fatal(err)
	}
	if s := a.Signatures(); len(s) != 2 || s[0].Who != "Anne Leroy" || s[1].Who != "Luc Petit" {
		t.Errorf("%+v", s)
	}
}

// settle ticks or sets aside all that stands against a signature of the text that is open.
func (b *tab) settle() {
	b.t.Helper()
	for eval[int](b, `document.querySelectorAll(".finding-error:not(.settled), .finding-warning:not(.settled)").length`) > 0 {
		left := eval[int](b, `document.querySelectorAll(".finding.settled").length`)
		if eval[bool](b, `!!document.querySelector(".finding-warning:not(.settled) [data-do=tick]")`) {
			b.click(".finding-warning:not(.settled) [data-do=tick]")
		} else {
			if eval[bool](b, `!!document.querySelector(".finding-error:not(.settled) [data-do=proof]")`) {
				b.click(".finding-error:not(.settled) [data-do=proof]")
				b.until(`!document.getElementById("proof").hidden`)
			}
			b.click(".finding-error:not(.settled) [data-do=waive]")
			b.until(`document.activeElement.matches(".waive textarea")`)
			b.keys("vérifié au registre communal")
			b.click(".finding:not(.settled) form.waive:not([hidden]) button[type=submit]")
		}
		b.until(`document.querySelectorAll(".finding.settled").length > ` + quoteInt(left))
	}
}

// TestReadingCopyInABrowser: a copy goes out by mail, is read from a file without network, and its
// answer comes back as remarks beside their sentences and an opinion.
func TestReadingCopyInABrowser(t *testing.T) {
	b := openReview(t)
	b.introduce()
	b.open("/t/article.md")
	b.click("#ask summary")
	b.click("#ask-for")
	b.keys("Luc Petit")
	b.accessible("the question who reads")
	b.click("#ask-form button[type=submit]")
	b.until(`document.querySelectorAll("#ask-files a").length === 2`)
	b.accessible("the copies")
	b.picture("relecture")
	copied, err := filepath.Glob(filepath.Join(b.work, "relecture", "article-relecture-Luc-Petit.html"))
	if err != nil || len(copied) != 1 {
		t.Fatal(copied, err)
	}
	if info, err := os.Stat(copied[0]); err != nil || info.Size() > 15<<20 {
		t.Errorf("the copy weighs %d bytes, %v", info.Size(), err)
	}

	// elsewhere: a file, no network, no phare
	downloads := t.TempDir()
	if _, err := chromedp.Call(b.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: downloads}); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.Navigate("file://" + copied[0]))
	b.until(`document.readyState === "complete" && document.querySelector(".stamp")?.textContent.includes("Copie de relecture, non signée")`)
	b.until(`document.querySelectorAll("figure svg image, figure svg text").length > 0`)
	b.accessible("the copy")
	b.click(".row-paragraph [data-say]")
	b.until(`document.activeElement.matches(".remark textarea")`)
	quote := eval[string](b, `document.activeElement.dataset.quote`)
	b.keys("Trop long <b>pour</b> un chapô.")
	b.click("[name=opinion][value=reserves]")
	b.click("#words")
	b.keys("Bien dans l’ensemble.")
	b.picture("copie")
	stamped(t, b)
	b.click("#save")
	answer := ""
	b.until(`document.getElementById("said").textContent.includes("reponse-article-Luc-Petit.json")`)
	for deadline := time.Now().Add(2 * time.Minute); answer == "" && time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if raw, err := os.ReadFile(filepath.Join(downloads, "reponse-article-Luc-Petit.json")); err == nil && json.Valid(raw) {
			answer = filepath.Join(downloads, "reponse-article-Luc-Petit.json")
		}
	}

	// back: beside its sentence, as advice
	b.open("/t/article.md")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#answer-file"), []string{answer}))
	b.until(`document.querySelector("#text .remark")?.textContent.includes("Trop long <b>pour</b> un chapô.")`)
	b.until(`document.getElementById("opinions").textContent.includes("Luc Petit") && document.getElementById("answer-said").textContent.includes("1\u00a0remarque")`)
	if beside := eval[string](b, `document.querySelector("#text .remark").closest(".row").querySelector(".words").textContent`); !strings.Contains(beside, quote[:20]) {
		t.Errorf("the remark on %q stands beside %q", quote, beside)
	}
	b.accessible("a remark beside its sentence")
	b.picture("avis")
	b.click("#text .remark [data-remark]")
	b.until(`document.querySelector("#text .remark.done")`)
	d, err := mustOpen(t, b.work).Draft("article.md")
	if err != nil {
		t.Fatal(err)
	}
	all, err := mustOpen(t, b.work).Opinions(d)
	if err != nil || len(all) != 1 || all[0].By != "Luc Petit" || all[0].Who != "Anne Leroy" || all[0].Words != "Bien dans l’ensemble." {
		t.Errorf("%+v %v", all, err)
	}
	if _, err := mustOpen(t, b.work).Approved("article.md"); err == nil {
		t.Error("an opinion signed the text")
	}
}

// stamped prints the page that is open and holds that each sheet says what it is.
func stamped(t *testing.T, b *tab) {
	t.Helper()
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		missing(t, "pdftotext")
	}
	printed, err := chromedp.Call(b.ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true)})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "copie.pdf")
	if err := os.WriteFile(name, printed.Data, 0o644); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command(program, "-layout", name, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	sheets := strings.Split(strings.TrimRight(string(text), "\f\n"), "\f")
	if len(sheets) < 3 {
		t.Errorf("only %d sheets are printed", len(sheets))
	}
	for i, s := range sheets {
		if !strings.Contains(s, "non signée") {
			t.Errorf("sheet %d of %d does not say what it is: %.200s", i+1, len(sheets), s)
		}
	}
}

// TestWhatLeavesInABrowser: the four ways of a PDF, each page looked at beside what was found, a
// photograph of one's own, and the withdrawal of what was published.
func TestWhatLeavesInABrowser(t *testing.T) {
	b := openReview(t)
	b.introduce()
	b.open("/t/article.md/joints")
	b.until(`document.querySelectorAll(".leaving").length > 0`)
	b.accessible("what leaves")
	b.click(`.leaving:first-of-type [value=none]`)
	b.until(`document.querySelector(".leaving").dataset.as === "none" && document.querySelector(".leaving-state").textContent.includes("Rien ne part")`)
	b.click(`.leaving:first-of-type [data-do=link]`)
	b.until(`document.querySelector(".leaving").dataset.as === "link" && document.querySelector(".leaving-state").classList.contains("good")`)
	b.click(`.leaving:first-of-type [value=upload]`)
	b.until(`document.querySelector(".leaving").dataset.as === "upload" && document.querySelector(".leaving .looking-page svg")`)
	b.accessible("a page that is to leave")
	b.picture("joints")
	pages := eval[int](b, `Number(document.querySelector(".looking-at").textContent.match(/sur (\d+)/)[1])`)
	for n := 1; n <= pages; n++ {
		b.until(`!document.querySelector(".leaving [data-do=seen]").disabled`)
		b.click(".leaving [data-do=seen]")
		if n < pages {
			b.until(`document.querySelector(".leaving-state").textContent.includes("` + quoteInt(n) + ` page(s) regardée(s)")`)
			b.until(`document.querySelector(".looking-at").textContent.startsWith("Page ` + quoteInt(n+1) + ` ") && !document.querySelector(".looking-at").textContent.includes("regardée")`)
		}
	}
	b.until(`document.querySelector(".leaving-state").textContent.includes("il manque le motif")`)
	b.click(".leaving textarea")
	b.keys("acte relu, sans donnée privée")
	b.click(".leaving [data-do=reason]")
	b.until(`document.querySelector(".leaving-state").textContent.includes("acte relu, sans donnée privée")`)

	// the photograph
	photo := filepath.Join(t.TempDir(), "piscine.png")
	var pixels bytes.Buffer
	if err := png.Encode(&pixels, image.NewGray(image.Rect(0, 0, 640, 360))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(photo, pixels.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	b.open("/t/facebook.md")
	b.do(chromedp.SetUploadFiles(chromedp.CSS("#photo-file"), []string{photo}))
	b.click("#photo-form button[type=submit]")
	b.until(`document.getElementById("photo-said").textContent.includes("Décrivez")`)
	b.click("#photo-alt")
	b.keys("Le bus de la métropole")
	b.click("#photo-form button[type=submit]")
	b.until(`document.querySelector("#photo-now img")?.naturalWidth === 640 && document.querySelector("#photo-now img").alt === "Le bus de la métropole"`)
	b.accessible("the photograph")
	eval[any](b, `document.getElementById("photo").scrollIntoView({block: "center"}), null`)
	b.picture("photo")

	// published, then taken down with a reason
	b.settle()
	b.click("#to-sign")
	b.readAll()
	b.click("#sign-form button[type=submit]")
	b.until(`document.getElementById("state").textContent === "approuvé"`)
	b.click(".targets li:last-child [data-dry='1']")
	b.until(`!document.querySelector(".targets li:last-child [data-dry='0']").disabled`)
	b.click(".targets li:last-child [data-dry='0']")
	b.until(`document.querySelector("#sending strong") && !document.querySelector("#sending ins")`)
	b.open("/t/facebook.md")
	b.click("#to-withdraw")
	b.until(`document.getElementById("withdraw").open`)
	b.accessible("the withdrawal")
	b.click("#withdraw-reason")
	b.keys("montant erroné, texte corrigé à venir")
	b.click("#withdraw-form button[type=submit]")
	b.until(`document.getElementById("state")?.textContent === "retiré" && !document.getElementById("to-withdraw")`)
	p, err := mustOpen(t, b.work).Publications("facebook.md")
	if err != nil || len(p) != 1 || p[0].State != review.Unpublished || p[0].Reason != "montant erroné, texte corrigé à venir" {
		t.Errorf("%+v %v", p, err)
	}
}

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/review"
)

// TestChoiceShows: the session is drawn and told in a table; any act comes into the article with
// its PDF, and goes out again, the rest of the article byte for byte; a second reading obeys.
func TestChoiceShows(t *testing.T) {
	b := openReview(t)
	b.until(`document.querySelectorAll(".session-picture .disc").length > 15 && document.querySelectorAll(".disc.lit").length >= 5`)
	if !eval[bool](b, `document.querySelectorAll(".disc .ring").length > 0 && document.querySelectorAll(".acts-table tbody tr").length === document.querySelectorAll(".disc").length`) {
		t.Error("no vote is contested, or the table is not whole")
	}
	// the most money is the largest disc
	if !eval[bool](b, `(() => {
		const r = [...document.querySelectorAll(".disc:not(.lit) .money")].map((c) => [Number(c.getAttribute("r")), c.parentElement.dataset.act]);
		const worth = (id) => { const s = document.querySelector("#a-" + id + " .figure").textContent; return parseFloat(s.replace(/[^0-9,]/g, "").replace(",", ".") || "0") * (s.includes("M") ? 1e6 : 1); };
		return r.every(([a, x]) => r.every(([b, y]) => !(worth(x) > worth(y) * 1.2) || a > b));
	})()`) {
		t.Error("a disc of less money is larger")
	}
	b.click(".disc:not(.lit)")
	b.until(`document.getElementById("table").open && document.querySelector(".acts-table .found")`)
	b.accessible("the session at a glance")
	eval[any](b, `document.getElementById("picture-title").scrollIntoView({behavior: "instant"}), null`)
	b.picture("seance")

	before := b.article()
	in := eval[string](b, `[...document.querySelectorAll("[data-in]")].at(-1).dataset.in`)
	b.click(`[data-in="` + in + `"]`)
	b.until(`document.getElementById("me").open && document.activeElement.id === "me-who"`)
	b.keys("Anne Leroy")
	b.enter()
	b.until(`document.querySelectorAll("#in .item").length === 6 && document.getElementById("d-` + in + `")`)
	with := b.article()
	sections := review.Sections(with)
	if len(sections) != 6 || sections[5].ID != in {
		t.Errorf("the act does not stand last: %+v", sections)
	}
	f, err := review.Open(b.work)
	if err != nil {
		t.Fatal(err)
	}
	r, err := f.Record()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range r.Deliberations {
		if d.ID != in {
			continue
		}
		if _, err := os.Stat(f.Source(r, d.File)); err != nil {
			t.Errorf("the act has no proof: %v", err)
		}
	}
	b.open("/t/article.md")
	if eval[bool](b, `document.getElementById("draft").textContent.includes("n’est pas dans le dossier")`) {
		t.Error("the article cites a PDF that is not there")
	}
	b.open("/")
	b.until(`document.querySelectorAll("#in .item").length === 6`)
	b.click("#d-" + in + " [data-out]")
	b.until(`document.querySelectorAll("#in .item").length === 5`)
	if now := b.article(); now != before {
		t.Errorf("an act that came and went left its mark:\n%s", now)
	}
	ticks, err := review.ReadTicks(b.work)
	if err != nil || len(ticks.Pins) != 0 {
		t.Errorf("%+v %v", ticks, err)
	}
	if raw, err := os.ReadFile(filepath.Join(b.work, review.SelectionFile)); err != nil || !strings.Contains(string(raw), "Garder `"+in+"`") {
		t.Error("the act is not in selection.md", err)
	}
}

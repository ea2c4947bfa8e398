package main

import (
	"testing"
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

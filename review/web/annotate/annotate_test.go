package annotate

import (
	"fmt"
	"strings"
	"testing"

	"phare/summarize/check"
)

func TestAnnotate(t *testing.T) {
	v := View{Base: "/s/x/", Claims: []Claim{
		{Text: "Un (deux) trois.", Status: "proved", Doc: "a.pdf", Page: 2, Number: "12"},
		{Text: "L'eau coûte 1 200 € de trop.", Status: "own-words", Own: []check.Own{{Offset: 20, Length: 2, Text: "de"}, {Offset: 23, Length: 4, Text: "trop", Claim: true}}},
	}, Findings: []Finding{{ID: "x", Level: "error", Word: "Erreur", Message: "Faux.", Claim: 1}}}
	got, rows, err := HTML("<div data-row=\"0\"><p>Un <strong>(deux)</strong> trois.</p></div><div data-row=\"1\">L’eau coûte 1\u202f200\u00a0€ de trop. <a href=\"sources/a.pdf#page=2\">acte</a></div>", v)
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(rows) != "[0 1]" {
		t.Errorf("the sentences stand in rows %v", rows)
	}
	for _, want := range []string{
		`<span class="claim claim-proved" data-claim="0">Un</span> <strong><span class="claim claim-proved" data-claim="0">(deux)</span></strong>`,
		`aria-label="n°` + "\u00a0" + `12, p.` + "\u00a0" + `2 : Voir la page de l’acte" data-claim="0">n°` + "\u00a0" + `12, p.` + "\u00a0" + `2</button>`,
		`<span class="claim claim-own-words" data-claim="1">L’eau coûte 1` + "\u202f" + `200` + "\u00a0" + `€ <mark class="own">de</mark> <mark class="own own-claim">trop</mark>.</span><button`,
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
	v := View{Base: "/s/x/", Claims: []Claim{{Text: "Lisez l’acte.", Status: "proved", Doc: "a.pdf", Page: 1}}}
	got, _, err := HTML(`<p>Lisez <a href="https://x.example/"><strong>l’acte.</strong></a> Fin.</p>`, v)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(got, `</strong></a><button`) {
		t.Error(got)
	}
}

package picture

import (
	"encoding/json"
	"strings"
	"testing"

	"phare/review"
)

func TestPictureTellsTheSession(t *testing.T) {
	var r review.Record
	err := json.Unmarshal([]byte(`{"deliberations": [
	 {"id": "a", "number": "1", "object": "Budget", "outcome": "adopted", "amounts": [{"value": 1200000, "currency": "EUR"}, {"value": 90, "currency": "%"}], "votes": {"for": 20, "against": 3, "abstain": 1}},
	 {"id": "b", "object": "Crèche", "outcome": "rejected", "amounts": [{"value": 350000.4, "currency": "EUR"}], "votes": {"for": null, "against": 0, "abstain": 0}, "unanimous": true},
	 {"id": "c", "number": "3", "object": "Motion", "outcome": "opinion", "amounts": []}],
	 "summary": {"items": [{"id": "b", "acts": ["b"], "reasons": [{"text": "petite enfance"}]}], "set_aside": [{"act": "c", "reason": "motion"}],
	  "digests": [{"act": "b", "change": {"text": "douze places de plus"}, "figures": [{"text": "12 places"}]}]}}`), &r)
	if err != nil {
		t.Fatal(err)
	}
	p := Of(&r, map[string]int{"b": 1})
	a, b, c := p.Acts[0], p.Acts[1], p.Acts[2]
	if a.MoneyText != "1,2\u00a0M€" || b.MoneyText != "350\u202f000\u00a0€" || c.MoneyText != "" {
		t.Errorf("%q %q %q", a.MoneyText, b.MoneyText, c.MoneyText)
	}
	if !a.Contested || a.Against != 4 || b.Contested || b.Vote != "unanimité" || a.Vote != "20\u00a0pour, 3\u00a0contre, 1\u00a0abstention" {
		t.Errorf("%+v %+v", a, b)
	}
	if b.Reason != "petite enfance" || c.Reason != "motion" || b.Change != "douze places de plus" || b.Figures[0] != "12 places" || b.Outcome != "rejetée" {
		t.Errorf("%+v %+v", b, c)
	}
	if !(p.Discs[0].R > p.Discs[1].R && p.Discs[1].R > p.Discs[2].R) || !p.Discs[0].Ring || p.Discs[1].Ring || p.Discs[1].Place != 1 {
		t.Errorf("%+v", p.Discs)
	}
	if p.Lit != 1 || !strings.Contains(p.Text, "1 dans l’article, 1 où des voix ont manqué") || !strings.Contains(p.Text, "n°\u00a01") {
		t.Error(p.Text)
	}
	if empty := Of(&review.Record{}, nil); len(empty.Discs) != 0 || empty.Width <= 0 {
		t.Errorf("%+v", empty)
	}
}

package summarize

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func run(t *testing.T, o Options) *Summary {
	t.Helper()
	sum, err := Run(context.Background(), fictional(t), o)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func chosen(s *Summary) []string {
	var ids []string
	for _, it := range s.Items {
		ids = append(ids, it.Acts...)
	}
	return ids
}

// Every act of a session is in the article, next, or set aside with its reason.
func TestEveryActIsAccountedForOnce(t *testing.T) {
	sum := run(t, Options{})
	seen := map[string]int{}
	for _, it := range append(slices.Clone(sum.Items), sum.Next...) {
		for _, id := range it.Acts {
			seen[id]++
		}
		if len(it.Reasons) == 0 {
			t.Errorf("%s has no reason", it.ID)
		}
	}
	for _, a := range sum.SetAside {
		seen[a.Act]++
		if a.Reason == "" || a.Code == "" {
			t.Errorf("%s is set aside without a reason", a.Act)
		}
	}
	for _, d := range fictional(t).Deliberations {
		if seen[d.ID] != 1 {
			t.Errorf("%s appears %d times", d.ID, seen[d.ID])
		}
	}
}

func TestRoutineAndPersonsAreSetAside(t *testing.T) {
	sum := run(t, Options{})
	want := map[string]string{
		"del-01": "proces-verbal", "del-02": "designation", "del-06": "personnel", "del-07": "particulier",
		"del-08": "garantie", "del-14": "comptable", "del-15": "withdrawn",
	}
	for _, a := range sum.SetAside {
		if code, ok := want[a.Act]; ok {
			if a.Code != code {
				t.Errorf("%s is set aside as %q, want %q", a.Act, a.Code, code)
			}
			delete(want, a.Act)
		}
	}
	if len(want) > 0 {
		t.Errorf("not set aside: %v", want)
	}
}

func TestChoiceTakesWhatChangesLifeAndWhatIsContested(t *testing.T) {
	sum := run(t, Options{})
	if len(sum.Items) != 5 {
		t.Fatalf("%d items, want 5", len(sum.Items))
	}
	for _, id := range []string{"del-03", "del-04", "del-09", "del-16"} {
		if !slices.Contains(chosen(sum), id) {
			t.Errorf("%s is not chosen: %v", id, chosen(sum))
		}
	}
}

// Two acts about one school programme, a festival's permit and its grant: one block each.
func TestActsOnOneSubjectShareABlock(t *testing.T) {
	sum := run(t, Options{})
	var groups [][]string
	for _, it := range append(slices.Clone(sum.Items), sum.Next...) {
		if len(it.Acts) > 1 {
			groups = append(groups, it.Acts)
			if !strings.Contains(it.Section(), `acts="`+strings.Join(it.Acts, " ")+`"`) {
				t.Errorf("the heading of %s does not name its acts: %s", it.ID, it.Section())
			}
			for _, id := range it.Acts {
				if !strings.Contains(it.Text, "sources/"+id+".pdf#page=2") {
					t.Errorf("%s does not link to %s", it.ID, id)
				}
			}
		}
	}
	want := [][]string{{"del-04", "del-05"}, {"del-10", "del-11"}}
	if diff := cmp.Diff(want, groups); diff != "" {
		t.Error(diff)
	}
}

func TestPinsAndBansAreObeyed(t *testing.T) {
	sum := run(t, Options{Pins: []string{"2025-13"}, Bans: []string{"del-03"}})
	ids := chosen(sum)
	if !slices.Contains(ids, "del-13") {
		t.Errorf("the pinned act is not chosen: %v", ids)
	}
	if slices.Contains(ids, "del-03") {
		t.Error("the banned act is chosen")
	}
	i := slices.IndexFunc(sum.SetAside, func(a SetAside) bool { return a.Act == "del-03" })
	if i < 0 || sum.SetAside[i].Code != "banned" || !strings.Contains(sum.SetAside[i].Reason, "vote partagé") {
		t.Error("the banned act is not set aside with its contested vote")
	}
	if _, err := Run(context.Background(), fictional(t), Options{Pins: []string{"2099-1"}}); err == nil || !strings.Contains(err.Error(), "2099-1") {
		t.Errorf("an unknown pin gives %v", err)
	}
}

func TestPinnedRoutineIsDraftedWithANote(t *testing.T) {
	sum := run(t, Options{Pins: []string{"del-07"}})
	i := slices.IndexFunc(sum.Items, func(it Item) bool { return it.ID == "del-07" })
	if i < 0 {
		t.Fatal("the pinned act is not chosen")
	}
	it := sum.Items[i]
	if len(it.Notes) == 0 {
		t.Error("nothing tells the reviewer that the rules set it aside")
	}
	if strings.Contains(it.Title+it.Text, "Lestrade") {
		t.Errorf("a private person is named: %s\n%s", it.Title, it.Text)
	}
}

func TestExtractedTextSaysWhatWasDecidedAndNothingFormal(t *testing.T) {
	yes := true
	sum := run(t, Options{ShowVotes: &yes})
	body := sum.Article()
	for _, want := range []string{
		"Le conseil municipal a fixé les tarifs de la piscine des Tilleuls",
		"Le conseil municipal a rejeté la proposition d’instaurer l’extinction de l’éclairage public",
		"Il a aussi sollicité une subvention de 300\u00a0000\u00a0€ auprès du département.",
		"22\u00a0voix pour, 5\u00a0contre, 2\u00a0abstentions",
		"## Travaux dans les écoles {#del-04 acts=\"del-04 del-05\"}",
		"[Délibération n°\u00a02025-03, p.\u00a02](sources/del-03.pdf#page=2)",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the article does not say %q", want)
		}
	}
	for _, banned := range []string{"signer", "crédits sont inscrits", "après en avoir délibéré", "ci-dessus", "�", " :.", "Vautrin", "VAUTRIN"} {
		if strings.Contains(body, banned) {
			t.Errorf("the article says %q", banned)
		}
	}
	if t.Failed() {
		t.Log(body)
	}
}

func TestSameSessionSameSummary(t *testing.T) {
	a, _ := json.Marshal(run(t, Options{}))
	for range 5 {
		if b, _ := json.Marshal(run(t, Options{})); string(a) != string(b) {
			t.Fatal(cmp.Diff(string(a), string(b)))
		}
	}
}

// The body always leads to the copy: what the link becomes is chosen and signed with the text.
func TestActsURLLeavesTheLinksToTheCopies(t *testing.T) {
	sum := run(t, Options{ActsURL: "https://actes.montarvane.example/{file}"})
	if body := sum.Article(); strings.Contains(body, "https://actes") || !strings.Contains(body, "(sources/del-03.pdf#page=2)") {
		t.Error(body)
	}
}

func TestRulesCanBeOverridden(t *testing.T) {
	over := []byte("routine:\n  - {code: comptable, off: true}\n  - {code: piscines, label: piscine, level: never, in: [object], words: [piscine]}\nweights:\n  contested: 0\n")
	sum := run(t, Options{RulesYAML: over})
	for _, a := range sum.SetAside {
		if a.Act == "del-03" && a.Code == "piscines" {
			return
		}
	}
	t.Error("the rule added is not applied")
	if _, err := LoadRules([]byte("weights:\n  contestd: 1\n")); err == nil {
		t.Error("a misspelt weight is accepted")
	}
}

func TestUnknownChannelSaysWhatToDo(t *testing.T) {
	_, err := Run(context.Background(), fictional(t), Options{Channels: []string{"minitel"}})
	if err == nil || !strings.Contains(err.Error(), "prompts/channels/minitel.md") {
		t.Errorf("got %v", err)
	}
}

func TestWriteDraftsOneBlock(t *testing.T) {
	it, err := Write(context.Background(), fictional(t), []string{"del-10", "del-11"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if it.ID != "del-10" || len(it.Acts) != 2 || !strings.Contains(it.Text, "25\u00a0000\u00a0€") {
		t.Errorf("%+v", it)
	}
	if _, err := Write(context.Background(), fictional(t), []string{"del-99"}, Options{}); err == nil {
		t.Error("an unknown act is drafted")
	}
}

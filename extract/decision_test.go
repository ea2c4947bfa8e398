package extract

import (
	"slices"
	"testing"

	"phare/extract/sketch"
)

// TestDecisions holds outcome, unanimity and votes in the wordings of many assemblies.
func TestDecisions(t *testing.T) {
	for _, c := range slices.Concat(decisionCases, voteForms) {
		t.Run(c.name, func(t *testing.T) {
			d := &Deliberation{Object: c.object, Lines: sketch.Lines(c.object + "\n" + c.text)}
			readAct(d, &Document{}, actContext{kind: KindMinutes, title: 1})
			if d.Amounts == nil {
				t.Error("amounts are null in JSON, not []")
			}
			if d.Outcome != c.outcome || truth(d.Unanimous) != c.unanimous || figuresOfVotes(d.Votes) != c.votes {
				text := ""
				if d.VoteText != nil {
					text = *d.VoteText
				}
				t.Errorf("%s\ngot %s, %s, %v (%q)\nwant %s, %s, %v", c.text, d.Outcome, truth(d.Unanimous), figuresOfVotes(d.Votes), text, c.outcome, c.unanimous, c.votes)
			}
		})
	}
}

// TestListedMarks holds the abbreviations of a list's column of results.
func TestListedMarks(t *testing.T) {
	for _, c := range []struct {
		mark      string
		outcome   Outcome
		unanimous string
		votes     [4]int
	}{
		{"U", Adopted, "yes", noVotes},
		{"M (9 C, 3 A)", Adopted, "no", [4]int{-1, 9, 3, -1}},
		{"M (4 A)", Adopted, "no", [4]int{-1, -1, 4, -1}},
		{"PA", Noted, "nil", noVotes},
		{"R", Rejected, "nil", noVotes},
		{"Adoptée à l'unanimité", Adopted, "yes", noVotes},
		{"30 pour, 2 contre", Adopted, "no", [4]int{30, 2, -1, -1}},
		{"p. 12", NoOutcome, "nil", noVotes},
	} {
		d := &Deliberation{Object: "Tarifs de la cantine", Lines: sketch.Lines("12 Tarifs de la cantine\t" + c.mark)}
		readAct(d, &Document{}, actContext{kind: KindList, title: 1, result: sketch.Lines(c.mark)})
		if d.Outcome != c.outcome || truth(d.Unanimous) != c.unanimous || figuresOfVotes(d.Votes) != c.votes {
			t.Errorf("%s: got %s, %s, %v, want %s, %s, %v", c.mark, d.Outcome, truth(d.Unanimous), figuresOfVotes(d.Votes), c.outcome, c.unanimous, c.votes)
		}
	}
}

// What a project decides is open, but for a vote printed below it.
func TestProjectStaysOpen(t *testing.T) {
	const head = "PROJET DE DÉLIBÉRATION\nSéance du 4 avril 2033\nTarifs de la halle\nLa commission a donné un avis favorable à l'unanimité.\n"
	for text, want := range map[string]Outcome{
		"Il est proposé au conseil municipal :\n- de fixer le tarif à 12 €.":                                                             NoOutcome,
		"Le conseil municipal, après en avoir délibéré, décide :\n- de fixer le tarif à 12 €.":                                           NoOutcome,
		"Le conseil municipal, après en avoir délibéré, à l'unanimité, décide :\n- de fixer le tarif à 12 €.":                            Adopted,
		"Il est proposé au conseil municipal :\n- de fixer le tarif à 12 €.\nAdopté à l'unanimité.\nPour : 14 Contre : 0 Abstention : 0": Adopted,
	} {
		d := &Deliberation{Object: "Tarifs de la halle", Lines: sketch.Lines(head + text)}
		readAct(d, &Document{}, actContext{kind: KindAct, draft: true})
		if d.Outcome != want || (d.Status == StatusDraft) != (want == NoOutcome) {
			t.Errorf("%q: %s, %s", text, d.Outcome, d.Status)
		}
	}
}

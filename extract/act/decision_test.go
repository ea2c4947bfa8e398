package act

import (
	"slices"
	"testing"

	"phare/extract/record"
	"phare/extract/sketch"
)

// TestDecisions holds outcome, unanimity and votes in the wordings of many assemblies.
func TestDecisions(t *testing.T) {
	for _, c := range slices.Concat(decisionCases, voteForms) {
		t.Run(c.name, func(t *testing.T) {
			d := &record.Deliberation{Object: c.object, Lines: sketch.Lines(c.object + "\n" + c.text)}
			Read(d, &record.Document{}, Context{Kind: record.KindMinutes, Title: 1})
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
		outcome   record.Outcome
		unanimous string
		votes     [4]int
	}{
		{"U", record.Adopted, "yes", noVotes},
		{"M (9 C, 3 A)", record.Adopted, "no", [4]int{-1, 9, 3, -1}},
		{"M (4 A)", record.Adopted, "no", [4]int{-1, -1, 4, -1}},
		{"PA", record.Noted, "nil", noVotes},
		{"R", record.Rejected, "nil", noVotes},
		{"Adoptée à l'unanimité", record.Adopted, "yes", noVotes},
		{"30 pour, 2 contre", record.Adopted, "no", [4]int{30, 2, -1, -1}},
		{"p. 12", record.NoOutcome, "nil", noVotes},
	} {
		d := &record.Deliberation{Object: "Tarifs de la cantine", Lines: sketch.Lines("12 Tarifs de la cantine\t" + c.mark)}
		Read(d, &record.Document{}, Context{Kind: record.KindList, Title: 1, Result: sketch.Lines(c.mark)})
		if d.Outcome != c.outcome || truth(d.Unanimous) != c.unanimous || figuresOfVotes(d.Votes) != c.votes {
			t.Errorf("%s: got %s, %s, %v, want %s, %s, %v", c.mark, d.Outcome, truth(d.Unanimous), figuresOfVotes(d.Votes), c.outcome, c.unanimous, c.votes)
		}
	}
}

// What a project decides is open, but for a vote printed below it.
func TestProjectStaysOpen(t *testing.T) {
	const head = "PROJET DE DÉLIBÉRATION\nSéance du 4 avril 2033\nTarifs de la halle\nLa commission a donné un avis favorable à l'unanimité.\n"
	for text, want := range map[string]record.Outcome{
		"Il est proposé au conseil municipal :\n- de fixer le tarif à 12 €.":                                                             record.NoOutcome,
		"Le conseil municipal, après en avoir délibéré, décide :\n- de fixer le tarif à 12 €.":                                           record.NoOutcome,
		"Le conseil municipal, après en avoir délibéré, à l'unanimité, décide :\n- de fixer le tarif à 12 €.":                            record.Adopted,
		"Il est proposé au conseil municipal :\n- de fixer le tarif à 12 €.\nAdopté à l'unanimité.\nPour : 14 Contre : 0 Abstention : 0": record.Adopted,
	} {
		d := &record.Deliberation{Object: "Tarifs de la halle", Lines: sketch.Lines(head + text)}
		Read(d, &record.Document{}, Context{Kind: record.KindAct, Draft: true})
		if d.Outcome != want || (d.Status == record.StatusDraft) != (want == record.NoOutcome) {
			t.Errorf("%q: %s, %s", text, d.Outcome, d.Status)
		}
	}
}

package extract

import "testing"

// TestDecisions holds outcome, unanimity and votes in the wordings of many assemblies.
func TestDecisions(t *testing.T) {
	for _, c := range decisionCases {
		t.Run(c.name, func(t *testing.T) {
			d := &Deliberation{Object: c.object, Lines: textLines(c.object + "\n" + c.text)}
			readAct(d, &Document{}, actContext{kind: KindMinutes, title: 1})
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

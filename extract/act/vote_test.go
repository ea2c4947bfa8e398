package act

import (
	"testing"

	"phare/extract/sketch"
)

func TestVote(t *testing.T) {
	const none = -1
	for _, c := range voteCases {
		t.Run(c.name, func(t *testing.T) {
			v := newWords(sketch.Lines(c.text)).Read()
			got := [4]int{none, none, none, none}
			for i, p := range []*int{v.Votes.For, v.Votes.Against, v.Votes.Abstain, v.Votes.NotVoting} {
				if p != nil {
					got[i] = *p
				}
			}
			unanimous := "nil"
			if v.Unanimous != nil {
				unanimous = map[bool]string{true: "yes", false: "no"}[*v.Unanimous]
			}
			if got != c.votes || unanimous != c.unanimous {
				t.Errorf("%s\nvotes %v, unanimous %s; want %v, %s\ntext %q", c.text, got, unanimous, c.votes, c.unanimous, v.Text)
			}
		})
	}
}

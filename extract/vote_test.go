package extract

import (
	"testing"

	"phare/extract/sketch"
)

func TestVote(t *testing.T) {
	const none = -1
	for _, c := range voteCases {
		t.Run(c.name, func(t *testing.T) {
			v := newWords(sketch.Lines(c.text)).readVote()
			got := [4]int{none, none, none, none}
			for i, p := range []*int{v.votes.For, v.votes.Against, v.votes.Abstain, v.votes.NotVoting} {
				if p != nil {
					got[i] = *p
				}
			}
			unanimous := "nil"
			if v.unanimous != nil {
				unanimous = map[bool]string{true: "yes", false: "no"}[*v.unanimous]
			}
			if got != c.votes || unanimous != c.unanimous {
				t.Errorf("%s\nvotes %v, unanimous %s; want %v, %s\ntext %q", c.text, got, unanimous, c.votes, c.unanimous, v.text)
			}
		})
	}
}

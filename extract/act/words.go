package act

import (
	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

// words is the running text of an act as this room reads it: what vote reads of it included.
type words struct{ *vote.Words }

func newWords(lines []record.Line) *words { return newTitledWords(lines, 0) }

// newTitledWords is newWords for an act whose first lines are its title.
func newTitledWords(lines []record.Line, title int) *words {
	return &words{&vote.Words{Text: prose.NewTitled(lines, title)}}
}

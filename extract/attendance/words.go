package attendance

import (
	"phare/extract/prose"
	"phare/extract/record"
)

// words is running text as the readers of this package see it.
type words struct{ *prose.Text }

func newWords(lines []record.Line) *words { return &words{prose.New(lines)} }

func abs(x float32) float32 { return max(x, -x) }

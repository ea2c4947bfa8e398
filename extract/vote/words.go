// Package vote reads the vote that an act prints: its formula, its counts, the persons and groups
// behind them, and what it quotes.
package vote

import "phare/extract/prose"

// Words is the running text of an act as this room reads it.
type Words struct{ *prose.Text }

func abs(x float32) float32 { return max(x, -x) }

package llm

import (
	"context"
	"sync"
)

// budget holds calls back from passing a ceiling: each reserves the most that it can
// cost. One that would pass the ceiling waits while others are under way, since they
// usually cost less than they reserved, and is refused when none is.
type budget struct {
	mu       sync.Mutex
	max      float64 // 0 is no ceiling
	spent    float64
	reserved float64
	flying   int
	changed  chan struct{} // closed and replaced at each settlement
}

func newBudget(max float64) *budget {
	return &budget{max: max, changed: make(chan struct{})}
}

// reserve reports false when the call must not be made.
func (b *budget) reserve(ctx context.Context, cost float64) (bool, error) {
	for {
		b.mu.Lock()
		if b.max <= 0 || b.spent+b.reserved+cost <= b.max {
			b.reserved += cost
			b.flying++
			b.mu.Unlock()
			return true, nil
		}
		if b.flying == 0 {
			b.mu.Unlock()
			return false, nil
		}
		changed := b.changed
		b.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// settle replaces a reservation by what the call did cost.
func (b *budget) settle(reserved, cost float64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.reserved -= reserved
	b.flying--
	if b.flying == 0 {
		b.reserved = 0 // no drift from sums of floats
	}
	b.spent += cost
	close(b.changed)
	b.changed = make(chan struct{})
}

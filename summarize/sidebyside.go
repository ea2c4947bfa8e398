package summarize

import (
	"sync"

	"golang.org/x/sync/errgroup"
)

// inFlight bounds the calls prepared at once; the client has its own limit, lower as a rule.
const inFlight = 32

// sideBySide does a step for each of n things, several at once, and tells of each that ends,
// by its name, one at a time. What fails is do's to keep.
func (e *engine) sideBySide(step string, n int, do func(i int), name func(i int) string) {
	var g errgroup.Group
	g.SetLimit(inFlight)
	var mu sync.Mutex
	done := 0
	e.progress(step, 0, n, "")
	for i := range n {
		g.Go(func() error {
			do(i)
			mu.Lock()
			defer mu.Unlock()
			done++
			e.progress(step, done, n, name(i))
			return nil
		})
	}
	_ = g.Wait() // do returns no error
}

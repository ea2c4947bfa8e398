package main

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// isTerminal reports whether a person is looking at what is written to w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// bar shows how far a long task is, on stderr when it is a terminal, and is silent elsewhere.
type bar struct {
	w   io.Writer // nil: silent
	bar *progressbar.ProgressBar
	of  string
}

func newBar(stderr io.Writer) *bar {
	if !isTerminal(stderr) {
		return &bar{}
	}
	return &bar{w: stderr}
}

// step tells that done of total parts of the task named what are done.
func (b *bar) step(what string, done, total int) {
	if b.w == nil || total <= 0 {
		return
	}
	if b.bar == nil || b.of != what {
		b.end()
		b.of = what
		b.bar = progressbar.NewOptions(total,
			progressbar.OptionSetWriter(b.w), progressbar.OptionSetDescription(what),
			progressbar.OptionShowCount(), progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(80*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	b.bar.ChangeMax(total)
	_ = b.bar.Set(done) // a bar that can't be drawn must not stop the work
}

// end clears the bar.
func (b *bar) end() {
	if b.bar != nil {
		_ = b.bar.Finish()
		b.bar = nil
	}
}

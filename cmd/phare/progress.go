package main

import (
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// isTerminal reports whether a person is looking at what is written to w.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// bar shows how far a long task is, on stderr when it is a terminal, and is silent
// elsewhere. Several goroutines may use it.
type bar struct {
	w io.Writer // nil: silent

	mu    sync.Mutex
	bar   *progressbar.ProgressBar
	of    string
	done  int
	total int
	words map[string]int // received of each reply of the task at hand
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
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.of != what {
		b.clear()
		b.words = nil
	}
	b.of, b.done, b.total = what, done, total
	b.draw()
}

// hear tells that so many words of a reply have come from the model.
func (b *bar) hear(request string, words int) {
	if b.w == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.words == nil {
		b.words = map[string]int{}
	}
	b.words[request] = words
	if b.bar == nil && b.total == 0 {
		b.of, b.total = "Modèle", 1 // the first words, before the first act is done
	}
	b.draw()
}

// draw draws the bar; the caller holds the lock.
func (b *bar) draw() {
	if b.bar == nil {
		b.bar = progressbar.NewOptions(b.total,
			progressbar.OptionSetWriter(b.w), progressbar.OptionShowCount(), progressbar.OptionSetWidth(30),
			progressbar.OptionThrottle(80*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	b.bar.Describe(b.description())
	b.bar.ChangeMax(b.total)
	_ = b.bar.Set(b.done) // a bar that can't be drawn must not stop the work
}

// description is the task with what has come of it: "Lecture par le modèle, 340 mots reçus".
func (b *bar) description() string {
	n := 0
	for _, w := range b.words {
		n += w
	}
	if n == 0 {
		return b.of
	}
	if n == 1 {
		return b.of + ", 1 mot reçu"
	}
	return fmt.Sprintf("%s, %d mots reçus", b.of, n)
}

// end clears the bar.
func (b *bar) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.clear()
	b.of, b.done, b.total, b.words = "", 0, 0, nil
}

func (b *bar) clear() {
	if b.bar != nil {
		_ = b.bar.Finish()
		b.bar = nil
	}
}

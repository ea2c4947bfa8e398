package main

import (
	"fmt"

	"phare/extract/pdftext"
)

// workerArg makes the program a worker that reads PDFs for its parent: a hostile file
// costs itself alone.
const workerArg = "pdf-worker"

// workerCommand starts a worker.
func (c *Command) workerCommand() []string { return []string{c.Self, workerArg} }

func (c *Command) work() int {
	if err := pdftext.Work(c.Stdin, c.Stdout); err != nil {
		fmt.Fprintln(c.Stderr, err)
		return exitFailed
	}
	return exitDone
}

// Command phare turns the PDFs of a council's deliberations into drafts that a person
// checks, signs and publishes. `phare --help` says the rest, in French.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
)

func main() {
	cobra.MousetrapHelpText = "" // a double click on Windows opens the review page, and is no mistake
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	self, err := os.Executable()
	if err != nil {
		self = os.Args[0]
	}
	code := (&Command{
		Args: os.Args[1:], Self: self, Dir: dir, Env: os.Environ(),
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Exit: os.Exit,
	}).Run(ctx)
	stop()
	os.Exit(code)
}

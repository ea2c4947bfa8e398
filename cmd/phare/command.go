package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
)

// Command is one run of the program, whole: what exec.Cmd is to a process. A test sets
// its fields and calls Run; nothing of the process around it is read or changed.
type Command struct {
	Args           []string // without the program's name
	Self           string   // the program's own executable, which it starts again to read PDFs
	Dir            string   // the working directory; relative paths start here
	Env            []string // "KEY=value"
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Exit           func(code int) // ends a worker at once, when its memory runs out
	Chat           *http.Client   // reaches the team's chat; nil for the usual way
}

// Run executes the command and returns its exit code (see the exit constants).
func (c *Command) Run(ctx context.Context) int {
	if len(c.Args) == 1 && c.Args[0] == workerArg {
		return c.work()
	}
	c.Stdout, c.Stderr = visible{raw(c.Stdout)}, visible{raw(c.Stderr)}
	root := newRootCommand(c)
	root.SetArgs(c.Args)
	root.SetIn(c.Stdin)
	root.SetOut(c.Stdout)
	root.SetErr(c.Stderr)
	err := root.ExecuteContext(ctx)
	var e *exitError
	if errors.As(err, &e) && e.code == exitDone {
		return exitDone
	}
	if ctx.Err() != nil {
		fmt.Fprintln(c.Stderr, "Interrompu. Relancez la même commande : elle reprend où elle en était.")
		return exitInterrupted
	}
	if err == nil {
		return exitDone
	}
	if errors.As(err, &e) {
		if e.err != nil {
			fmt.Fprintf(c.Stderr, "phare : %v\n", e.err)
		}
		return e.code
	}
	fmt.Fprintf(c.Stderr, "phare : %v\n", err)
	return exitFailed
}

// getenv returns the value of an environment variable, "" when it is not set.
func (c *Command) getenv(key string) string {
	for i := len(c.Env) - 1; i >= 0; i-- {
		if v, ok := strings.CutPrefix(c.Env[i], key+"="); ok {
			return v
		}
	}
	return ""
}

// path returns a path given by the user, relative to the command's directory.
func (c *Command) path(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(c.Dir, name)
}

// shown returns a path as the user would type it: relative to the working directory where it lies below it.
func (c *Command) shown(name string) string {
	if rel, err := filepath.Rel(c.Dir, name); err == nil && !strings.HasPrefix(rel, "..") {
		return rel
	}
	return name
}

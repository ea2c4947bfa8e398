package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain makes this test binary the program itself, for testscript and for the workers
// that the program starts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"phare": main})
}

// TestScripts runs each testdata/script/*.txtar; its first lines name the problem it pins.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			// a person's own settings must not change what the scripts see
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CACHE_HOME", filepath.Join(e.WorkDir, ".cache"))
			return nil
		},
		RequireExplicitExec: true,
		ContinueOnError:     true,
	})
}

// run executes the program inside the test, in dir, and returns its exit code.
func run(t *testing.T, c Command, args ...string) int {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c.Args, c.Self = args, self
	if c.Exit == nil {
		c.Exit = os.Exit
	}
	return c.Run(context.Background())
}

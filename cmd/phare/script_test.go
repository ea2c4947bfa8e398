package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// asProgram is the variable that makes the test binary the program, whatever its arguments.
const asProgram = "PHARE_TEST_PROGRAM"

// TestMain makes this test binary the program itself, for testscript and for the workers
// that the program starts.
func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" || len(os.Args) == 2 && os.Args[1] == workerArg {
		main()
	}
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
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		RequireExplicitExec: true,
		ContinueOnError:     true,
	})
}

// exits is the script command "exits CODE ARG...": phare run with these arguments ends with this code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE [ARG...]")
	}
	code := 0
	if err := ts.Exec("phare", args[1:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("phare %v: %v", args[1:], err)
		}
		code = exit.ExitCode()
	}
	if want := args[0]; want != strconv.Itoa(code) {
		ts.Fatalf("phare %v: exit code %d, want %s", args[1:], code, want)
	}
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

package pdftext

import (
	"fmt"
	"os"
	"testing"
)

// TestMain lets the test binary call itself as a worker process, as phare does.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == "pdf-worker" {
		if err := Work(os.Stdin, os.Stdout); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// selfCommand runs this test binary as a worker.
func selfCommand(t testing.TB) []string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return []string{self, "pdf-worker"}
}

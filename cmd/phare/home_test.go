package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestNoArguments: where no page can open, phare alone says what it does and that something is
// missing; a double click never flashes and vanishes.
func TestNoArguments(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("a display is always there")
	}
	code, out, errs := phare(t, t.TempDir())
	if code != exitUsage || !strings.Contains(out, "Commandes :") {
		t.Errorf("%d\n%s%s", code, out, errs)
	}
	c := &Command{Env: []string{"DISPLAY=:0"}}
	if !c.display() || (&Command{}).display() {
		t.Error("a display is not told from none")
	}
}

// TestWorkIsAskedOnce: the workspace chosen is found again; a trial is not.
func TestWorkIsAskedOnce(t *testing.T) {
	home := t.TempDir()
	c := &Command{Dir: home, Env: []string{"HOME=" + home, "USERPROFILE=" + home, "AppData=" + home}}
	o, err := c.homeOptions(t.Context())
	if err != nil || o.Work.Dir != "" || o.Runner == nil {
		t.Fatalf("%+v, %v", o.Work, err)
	}
	if o, err = o.Work.Choose("", "", true); err != nil || filepath.Base(o.Work.Dir) != "Essai" {
		t.Fatalf("%+v, %v", o.Work, err)
	}
	if dir := c.rememberedWork(); dir != "" {
		t.Errorf("a trial is remembered: %s", dir)
	}
	dir := filepath.Join(home, "Séances")
	if o, err = o.Work.Choose("Commune de Trévanec / Sud", dir, false); err != nil || o.Work.Authority != "Commune de Trévanec / Sud" {
		t.Fatalf("%+v, %v", o.Work, err)
	}
	if want := filepath.Join(dir, "Commune de Trévanec - Sud"); o.Work.Dir != want || c.rememberedWork() != want {
		t.Errorf("%s, %s", o.Work.Dir, c.rememberedWork())
	}
	if _, err := o.Work.Choose("X", "relatif", false); err == nil {
		t.Error("a relative path is accepted")
	}
}

// TestExampleIsInside: the program alone holds the session to try it with.
func TestExampleIsInside(t *testing.T) {
	n := 0
	err := fs.WalkDir((&pageRunner{}).Example(), ".", func(p string, e fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(p) == ".pdf" {
			n++
		}
		return err
	})
	if err != nil || n < 20 {
		t.Errorf("%d PDFs, %v", n, err)
	}
}

// TestTheKeyIsNobodyElses: the key stands in a file that another account cannot read, not on
// the browser's command line.
func TestTheKeyIsNobodyElses(t *testing.T) {
	home := t.TempDir()
	c := &Command{Env: []string{"HOME=" + home, "LocalAppData=" + home, "USERPROFILE=" + home}}
	door, err := c.writeDoor("http://127.0.0.1:1/entree?cle=SECRET")
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(door)
	if err != nil || !bytes.Contains(raw, []byte("SECRET")) || strings.Contains(door, "SECRET") {
		t.Errorf("%s: %s, %v", door, raw, err)
	}
	if runtime.GOOS == "windows" {
		return
	}
	if info, err := os.Stat(door); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if os.Getuid() != 0 {
		t.Skip("only root can try as another account")
	}
	// the folders of the test are opened to all, so that the file alone is tried
	for dir := filepath.Dir(door); dir != "/" && strings.HasPrefix(dir, os.TempDir()); dir = filepath.Dir(dir) {
		if dir != os.TempDir() {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	cat := exec.Command("cat", door)
	cat.SysProcAttr = asNobody()
	if out, err := cat.CombinedOutput(); err == nil {
		t.Errorf("another account reads the key: %s", out)
	} else if _, started := err.(*exec.ExitError); !started {
		t.Fatal(err)
	}
}

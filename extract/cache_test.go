package extract

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"phare/extract/pdftext"
)

func kept(words ...string) *pdftext.Document {
	p := pdftext.Page{Number: 1, Width: 595, Height: 842}
	for i, w := range words {
		p.Lines = append(p.Lines, pdftext.Line{Words: []pdftext.Word{{Text: w, Box: pdftext.Box{X0: 10, Y0: float32(10 * i), X1: 60, Y1: float32(10*i + 8)}, Size: 10}}, Gap: -1})
	}
	return &pdftext.Document{Pages: []pdftext.Page{p}}
}

// Every bit of a kept reading counts: one that flipped makes it read anew, and so does an
// entry that is cut short or another document's.
func TestCacheIsBelievedWholeOrNotAtAll(t *testing.T) {
	sum, other := strings.Repeat("ab", 32), strings.Repeat("abcd", 16)
	c := pageCache{dir: t.TempDir()}
	c.put(sum, "text", kept("montant", "1250", "euros"))
	path := c.path(sum, "text")
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := c.get(sum, "text"); !cmp.Equal(got, kept("montant", "1250", "euros")) {
		t.Fatalf("kept %v", got)
	}
	for bit := range 8 * len(whole) {
		damaged := append([]byte(nil), whole...)
		damaged[bit/8] ^= 1 << (bit % 8)
		if err := os.WriteFile(path, damaged, 0o600); err != nil {
			t.Fatal(err)
		}
		if c.get(sum, "text") != nil {
			t.Fatalf("bit %d flipped, and still believed", bit)
		}
	}
	for _, n := range []int{0, 5, 32, len(whole) - 1} {
		if err := os.WriteFile(path, whole[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		if c.get(sum, "text") != nil {
			t.Errorf("cut to %d bytes, and still believed", n)
		}
	}
	if err := os.MkdirAll(filepath.Dir(c.path(other, "text")), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"another document": c.path(other, "text"), "another way": c.path(sum, "ocr1")} {
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		if c.get(other, "text") != nil || c.get(sum, "ocr1") != nil {
			t.Errorf("taken for that of %s", name)
		}
	}
}

// What another account could have written is not believed.
func TestCacheIsOnesOwn(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("mode bits say nothing here")
	}
	sum := strings.Repeat("ab", 32)
	c := pageCache{dir: t.TempDir()}
	path := c.path(sum, "text")
	for _, mode := range []os.FileMode{0o620, 0o602} {
		c.put(sum, "text", kept("montant"))
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		if c.get(sum, "text") != nil {
			t.Errorf("mode %v is believed", mode)
		}
	}
	c.put(sum, "text", kept("montant"))
	if c.get(sum, "text") == nil {
		t.Error("not kept anew")
	}
	elsewhere := filepath.Join(t.TempDir(), "entry")
	if err := os.Rename(path, elsewhere); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(elsewhere, path); err != nil {
		t.Fatal(err)
	}
	if c.get(sum, "text") != nil {
		t.Error("a link is followed")
	}
	if os.Geteuid() != 0 {
		return
	}
	os.Remove(path)
	c.put(sum, "text", kept("montant"))
	if err := os.Chown(path, 12345, -1); err != nil {
		t.Skip(err)
	}
	if c.get(sum, "text") != nil {
		t.Error("another account's is believed")
	}
}

// Package intake takes in the files that a person drops on the page: PDFs, folders of them,
// zip archives, the CSV of the votes. Whatever name or size a file claims, it ends inside its
// deposit under a plain name, or is refused with a French reason: nothing is dropped in silence.
package intake

import (
	"archive/zip"
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a deposit. A session is a few hundred PDFs of some megabytes; a bomb is more.
const (
	MaxFile  = 300 << 20 // bytes of one file
	MaxTotal = 2 << 30   // bytes of a deposit
	MaxFiles = 3000
	// maxRatio is how much larger than in its archive a file may be: PDFs hardly shrink, and
	// what unfolds a hundred times is made to fill the disk.
	maxRatio = 200
	maxName  = 120 // bytes of one part of a name
)

// Box is the folder of one deposit.
type Box struct {
	Dir string

	MaxFile, MaxTotal int64 // the limits above when 0
}

// Received is what became of one file given, or of one file of an archive.
type Received struct {
	Name   string `json:"name"`             // as it stands in the deposit, with /
	Size   int64  `json:"size"`             // bytes
	Votes  bool   `json:"votes,omitempty"`  // a table, to be joined to the acts
	Reason string `json:"reason,omitempty"` // French: why it was left, "" when it was taken
}

// votesDir holds the tables, beside the PDFs and out of their way: a hidden folder is no input.
const votesDir = ".votes"

// Add takes one file in under the name given, which may be a path inside a dropped folder.
// The error is for a disk that fails; what is wrong with a file is told in its Received.
func (b *Box) Add(name string, r io.Reader) ([]Received, error) {
	name, ok := Clean(name)
	if !ok {
		return []Received{{Name: shown(name), Reason: "son nom ne peut pas servir de nom de fichier : renommez-le"}}, nil
	}
	base := path.Base(name)
	if strings.HasPrefix(base, ".") || strings.EqualFold(base, "thumbs.db") || strings.EqualFold(base, "desktop.ini") || strings.HasPrefix(name, "__MACOSX/") {
		return nil, nil // the system's own, which no person gave
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".pdf", ".csv", ".zip":
	default:
		return []Received{{Name: name, Reason: "ce n’est ni un PDF, ni une archive zip, ni une table CSV : il n’est pas lu"}}, nil
	}
	held, size, err := b.spool(r)
	if err != nil {
		var told *toldError
		if errors.As(err, &told) {
			return []Received{{Name: name, Size: size, Reason: told.reason}}, nil
		}
		return nil, err
	}
	defer os.Remove(held)
	if strings.EqualFold(path.Ext(name), ".zip") {
		return b.unpack(name, held)
	}
	one, err := b.place(name, held, size)
	return []Received{one}, err
}

// toldError is a file that is refused, not a disk that fails.
type toldError struct{ reason string }

func (e *toldError) Error() string { return e.reason }

func (b *Box) maxFile() int64 {
	if b.MaxFile > 0 {
		return b.MaxFile
	}
	return MaxFile
}

func (b *Box) maxTotal() int64 {
	if b.MaxTotal > 0 {
		return b.MaxTotal
	}
	return MaxTotal
}

// spool writes what comes into a file beside the deposit's own, whole before it counts.
func (b *Box) spool(r io.Reader) (held string, size int64, err error) {
	used, files, err := b.usage()
	if err != nil {
		return "", 0, err
	}
	if files >= MaxFiles {
		return "", 0, &toldError{fmt.Sprintf("le dépôt compte déjà %d fichiers : retirez-en, ou faites deux séances", files)}
	}
	dir := filepath.Join(b.Dir, ".en-cours")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", 0, err
	}
	f, err := os.Create(filepath.Join(dir, rand.Text()))
	if err != nil {
		return "", 0, err
	}
	limit := min(b.maxFile(), b.maxTotal()-used)
	size, err = io.Copy(f, io.LimitReader(r, limit+1))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil && size > limit {
		err = &toldError{fmt.Sprintf("il est trop gros : un fichier ne dépasse pas %s, un dépôt %s", Bytes(b.maxFile()), Bytes(b.maxTotal()))}
	}
	if err != nil {
		_ = os.Remove(f.Name())
		return "", size, err
	}
	return f.Name(), size, nil
}

// usage is what the deposit holds.
func (b *Box) usage() (size int64, files int, err error) {
	err = filepath.WalkDir(b.Dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
			files++
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return size, files, err
}

// place gives a spooled file its name: another file of that name keeps its own.
func (b *Box) place(name, held string, size int64) (Received, error) {
	out := Received{Name: name, Size: size}
	switch {
	case size == 0:
		out.Reason = "il est vide"
		return out, nil
	case strings.EqualFold(path.Ext(name), ".csv"):
		out.Votes = true
		name = votesDir + "/" + path.Base(name)
	default:
		if !isPDF(held) {
			out.Reason = "ce n’est pas un PDF, malgré son nom : rouvrez-le et enregistrez-le en PDF"
			return out, nil
		}
	}
	for n := 1; ; n++ {
		try := name
		if n > 1 {
			ext := path.Ext(name)
			try = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
		}
		target := filepath.Join(b.Dir, filepath.FromSlash(try))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return out, err
		}
		if _, err := os.Lstat(target); err == nil {
			if same(target, held) { // the same file given twice is one
				return out, nil
			}
			continue
		}
		if !out.Votes {
			out.Name = try
		}
		return out, os.Rename(held, target)
	}
}

func same(a, b string) bool {
	x, err := os.ReadFile(a)
	if err != nil {
		return false
	}
	y, err := os.ReadFile(b)
	return err == nil && bytes.Equal(x, y)
}

// isPDF looks for the mark that readers look for, in the first kilobyte.
func isPDF(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 1024)
	n, _ := io.ReadFull(f, head) // a short file has a short head
	return bytes.Contains(head[:n], []byte("%PDF-"))
}

// unpack takes the files of an archive in, each as if it had been given by itself.
func (b *Box) unpack(name, held string) ([]Received, error) {
	z, err := zip.OpenReader(held)
	if err != nil {
		return []Received{{Name: name, Reason: "cette archive ne s’ouvre pas : refaites-la, ou déposez les PDF eux-mêmes"}}, nil
	}
	defer z.Close()
	if len(z.File) > MaxFiles {
		return []Received{{Name: name, Reason: fmt.Sprintf("cette archive annonce %d fichiers, plus que les %d d’un dépôt", len(z.File), MaxFiles)}}, nil
	}
	var all []Received
	leave := func(inside, reason string) { all = append(all, Received{Name: shown(inside), Reason: reason}) }
	for _, f := range z.File {
		inside := f.Name
		if f.NonUTF8 && !utf8.ValidString(inside) {
			inside = latin(inside) // old Windows archives: any reading that keeps the letters apart will do
		}
		switch {
		case f.FileInfo().IsDir():
			continue
		case f.Mode()&fs.ModeType != 0:
			leave(inside, "c’est un lien, non un fichier : déposez le fichier lui-même")
			continue
		case f.Flags&1 != 0:
			leave(inside, "il est protégé par un mot de passe : ouvrez l’archive, puis déposez les fichiers")
			continue
		case strings.EqualFold(path.Ext(inside), ".zip"):
			leave(inside, "une archive dans une archive n’est pas ouverte : déposez-la à part")
			continue
		case f.UncompressedSize64 > 1<<20 && f.UncompressedSize64/max(1, f.CompressedSize64) > maxRatio:
			leave(inside, "il se déplie plus que ne le fait un document : il n’est pas ouvert")
			continue
		}
		r, err := f.Open()
		if err != nil {
			leave(inside, "il est abîmé dans l’archive")
			continue
		}
		some, err := b.Add(inside, &strict{r: r})
		_ = r.Close()
		if err != nil {
			var broken *brokenError
			if errors.As(err, &broken) {
				leave(inside, "il est abîmé dans l’archive")
				continue
			}
			return all, err
		}
		all = append(all, some...)
	}
	if len(all) == 0 {
		all = append(all, Received{Name: name, Reason: "cette archive ne contient aucun document"})
	}
	return all, nil
}

// strict tells an archive that is broken from a disk that fails.
type strict struct{ r io.Reader }

type brokenError struct{ error }

func (e *brokenError) Unwrap() error { return e.error }

func (s *strict) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		err = &brokenError{err}
	}
	return n, err
}

func latin(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteRune(rune(s[i]))
	}
	return b.String()
}

// reserved are the names that Windows keeps for devices.
var reserved = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

// Clean makes a given path a path inside the deposit that every system can hold, with /;
// ok is false when nothing is left of it.
func Clean(name string) (clean string, ok bool) {
	name = strings.ToValidUTF8(strings.ReplaceAll(name, "\\", "/"), "_")
	var parts []string
	for part := range strings.SplitSeq(name, "/") {
		part = strings.Map(func(r rune) rune {
			switch {
			case unicode.IsControl(r), unicode.Is(unicode.Cf, r): // right-to-left marks show another name
				return -1
			case strings.ContainsRune(`<>:"|?*`, r):
				return '_'
			case unicode.IsSpace(r):
				return ' '
			}
			return r
		}, part)
		part = strings.TrimRight(strings.TrimSpace(part), ". ")
		if part == "" || strings.Trim(part, ".") == "" {
			continue
		}
		stem, _, _ := strings.Cut(strings.ToLower(part), ".")
		if slices.Contains(reserved, strings.TrimSpace(stem)) {
			part = "_" + part
		}
		parts = append(parts, short(part))
	}
	if len(parts) > 6 { // deep folders pass the length of a path on Windows
		parts = append(parts[:5:5], parts[len(parts)-1])
	}
	clean = strings.Join(parts, "/")
	return clean, clean != "" && filepath.IsLocal(filepath.FromSlash(clean))
}

// short keeps the ending of a long name.
func short(part string) string {
	if len(part) <= maxName {
		return part
	}
	ext := path.Ext(part)
	if len(ext) > 8 {
		ext = ""
	}
	cut := maxName - len(ext)
	for cut > 0 && !utf8.RuneStart(part[cut]) {
		cut--
	}
	return strings.TrimSpace(part[:cut]) + ext
}

// shown is a name that may stand in a message.
func shown(name string) string {
	if clean, ok := Clean(name); ok {
		return clean
	}
	return "fichier sans nom"
}

// PDFs lists the documents of the deposit, in order, with / below its folder.
func (b *Box) PDFs() ([]string, error) { return b.list(".pdf") }

// Votes returns the path of the table of votes given last, "" without one.
func (b *Box) Votes() (string, error) {
	entries, err := os.ReadDir(filepath.Join(b.Dir, votesDir))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	newest, when := "", int64(0)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.ModTime().UnixNano() >= when {
			newest, when = filepath.Join(b.Dir, votesDir, e.Name()), info.ModTime().UnixNano()
		}
	}
	return newest, err
}

func (b *Box) list(ext string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(b.Dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && p != b.Dir && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		if !d.IsDir() && strings.EqualFold(filepath.Ext(p), ext) {
			rel, err := filepath.Rel(b.Dir, p)
			if err != nil {
				return err
			}
			out = append(out, filepath.ToSlash(rel))
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	slices.Sort(out)
	return out, err
}

// Remove takes one document out of the deposit again.
func (b *Box) Remove(name string) error {
	clean, ok := Clean(name)
	if !ok || clean != name {
		return fs.ErrNotExist
	}
	return os.Remove(filepath.Join(b.Dir, filepath.FromSlash(name)))
}

// Move brings all that the deposit holds into another folder, where files of the same name and
// other content keep theirs, and returns that folder as a deposit.
func (b *Box) Move(dir string) (*Box, error) {
	to := &Box{Dir: dir}
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
			return nil, err
		}
		if os.Rename(b.Dir, dir) == nil {
			return to, nil
		}
	}
	err := filepath.WalkDir(b.Dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(b.Dir, p)
		if err != nil {
			return err
		}
		f, err := os.Open(p)
		if err != nil {
			return err
		}
		defer f.Close()
		if base := strings.TrimPrefix(filepath.ToSlash(rel), votesDir+"/"); filepath.Ext(base) != "" {
			_, err = to.Add(base, f)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return to, os.RemoveAll(b.Dir)
}

// Bytes writes a size as a French reader does.
func Bytes(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%s Go", tenth(n, 1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%s Mo", tenth(n, 1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d Ko", n>>10)
	}
	return fmt.Sprintf("%d octets", n)
}

func tenth(n, unit int64) string {
	return strings.TrimSuffix(strings.ReplaceAll(fmt.Sprintf("%.1f", float64(n)/float64(unit)), ".", ","), ",0")
}

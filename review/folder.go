package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"phare/review/house"
)

// Names of the files of a review folder.
const (
	ArticleFile   = "article.md"
	SelectionFile = "selection.md"
	RecordFile    = "session.json"

	hidden = ".phare" // versions, words of the acts, lock; never needed by a person
)

// Folder is the review folder of one session. Its methods may be called from several
// goroutines and several programs at once: each reads the disk anew.
type Folder struct {
	Dir  string     // path of the folder
	Rule house.Rule // who must sign; what the journal says was asked for at a signature holds too
	disk disk
	now  func() time.Time
}

// ErrNotReview: the folder named holds no journal.
var ErrNotReview = errors.New("ce dossier n’est pas un dossier de relecture : il n’y a pas de journal.jsonl ; lancez d’abord « phare run »")

func newFolder(dir string) *Folder {
	return &Folder{Dir: dir, now: time.Now, disk: osDisk{scratch: filepath.Join(dir, hidden, "tmp")}}
}

// Open opens the review folder of a session. A path to one of its files is accepted too.
func Open(dir string) (*Folder, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		dir = filepath.Dir(dir)
	}
	if _, err := os.Stat(filepath.Join(dir, JournalFile)); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = ErrNotReview
		}
		return nil, fmt.Errorf("%s : %w", dir, err)
	}
	return newFolder(dir), nil
}

// List opens every session's folder below root, the latest first. A root that is itself a
// session's folder gives that one alone; one that does not exist, none.
func List(root string) ([]*Folder, error) {
	if f, err := Open(root); err == nil {
		return []*Folder{f}, nil
	}
	entries, err := os.ReadDir(root)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var folders []*Folder
	for _, e := range slices.Backward(entries) {
		if f, err := Open(filepath.Join(root, e.Name())); err == nil && !strings.HasPrefix(e.Name(), ".") && e.IsDir() {
			folders = append(folders, f)
		}
	}
	return folders, nil
}

// ID is the name of the session: the folder's own.
func (f *Folder) ID() string {
	if abs, err := filepath.Abs(f.Dir); err == nil {
		return filepath.Base(abs)
	}
	return filepath.Base(f.Dir)
}

// SessionID is the name that the session was given when it was read, whatever its folder is
// called now.
func (f *Folder) SessionID() string {
	if r, err := f.Record(); err == nil && r.ID != "" {
		return r.ID
	}
	return f.ID()
}

// Drafts reads every draft of the folder, the article first, then by name. Conflict copies,
// proposals (article.new.md) and selection.md are none; Copies names them.
func (f *Folder) Drafts() ([]Draft, error) {
	files, err := f.draftFiles()
	if err != nil {
		return nil, err
	}
	drafts := make([]Draft, 0, len(files))
	for _, name := range files {
		raw, err := os.ReadFile(filepath.Join(f.Dir, name))
		if err != nil {
			return nil, err
		}
		d, _ := ParseDraft(name, raw) // what is wrong with one is told by Status and Approve
		drafts = append(drafts, d)
	}
	return drafts, nil
}

func (f *Folder) draftFiles() ([]string, error) {
	names, err := f.names()
	if err != nil {
		return nil, err
	}
	entries, err := f.Journal()
	if err != nil {
		return nil, err
	}
	var files []string
	for _, name := range names {
		if strings.HasSuffix(name, ".md") && name != SelectionFile && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~") && copyOf(name, names, drafted(entries)) == "" {
			files = append(files, name)
		}
	}
	slices.SortStableFunc(files, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == ArticleFile:
			return -1
		case b == ArticleFile:
			return 1
		}
		return strings.Compare(a, b)
	})
	return files, nil
}

// names lists the plain files of the folder.
func (f *Folder) names() ([]string, error) {
	entries, err := os.ReadDir(f.Dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Draft reads one draft.
func (f *Folder) Draft(file string) (Draft, error) {
	raw, err := f.read(file)
	if err != nil {
		return Draft{File: file}, err
	}
	return ParseDraft(file, raw)
}

// read reads a file that stands in the folder itself: a name, no path.
func (f *Folder) read(file string) ([]byte, error) {
	if err := plainName(file); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(f.Dir, file))
}

func plainName(file string) error {
	if file == "" || file != filepath.Base(file) || !filepath.IsLocal(file) || strings.HasPrefix(file, ".") || strings.ContainsAny(file, `/\:`) {
		return fmt.Errorf("« %s » n’est pas le nom d’un fichier du dossier de relecture", file)
	}
	return nil
}

package review

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"phare/extract"
	"phare/review/selection"
	"phare/summarize"
)

// Options tells Write what it cannot know from the session. The zero value serves.
type Options struct {
	Program    string   // version of phare, for the journal and session.json
	ActsURL    string   // public address of an act; "" links to sources/ (summarize.ActLink)
	Categories []string // front matter; nil for the name of the assembly
	Input      []string // paths that were given, to print the command that drafts another session

	cited map[string]bool // Document.File of what has a copy in sources/
}

// command is what drafts a session of the same papers.
func (o Options) command(date string) string {
	c := "phare run"
	for _, in := range o.Input {
		if strings.ContainsAny(in, " '\"()&;") {
			in = `"` + in + `"`
		}
		c += " " + in
	}
	if len(o.Input) == 0 {
		c += " DOSSIER"
	}
	if date != "" {
		c += " --session " + date
	}
	return c
}

// Outcome is what Write did with a file.
type Outcome string

// What Write does with a file.
const (
	Created   Outcome = "created"
	Updated   Outcome = "updated"   // nobody had touched it
	Unchanged Outcome = "unchanged" // it holds already what would be written
	Beside    Outcome = "beside"    // somebody had touched it: the new text is in another file
)

// Written is what became of one file.
type Written struct {
	File    string  `json:"file"`
	Outcome Outcome `json:"outcome"`
	Beside  string  `json:"beside,omitempty"` // name of the file that holds the new text
}

// Result lists what Write did, a line a file, in the order of the work.
type Result struct {
	Dir   string    `json:"dir"`
	Files []Written `json:"files"`
}

// Beside lists the files that a person had touched and that were therefore left alone.
func (r Result) Beside() []Written {
	var out []Written
	for _, w := range r.Files {
		if w.Outcome == Beside {
			out = append(out, w)
		}
	}
	return out
}

// Write lays the drafts of a session down in root/ID: article, posts, selection.md,
// session.json, the PDFs cited. A file that a person touched or signed is left as it is and
// the new text goes beside it. A Write that was killed can be called again and ends in the
// same state; the same input gives the same bytes.
func Write(root string, s *extract.Session, sum *summarize.Summary, o Options) (*Folder, Result, error) {
	if s.ID == "" || !filepath.IsLocal(s.ID) || filepath.Base(s.ID) != s.ID {
		return nil, Result{}, fmt.Errorf("la séance n’a pas de nom dont on puisse faire un dossier (« %s »)", s.ID)
	}
	f := newFolder(filepath.Join(root, s.ID))
	result, err := f.write(s, sum, o)
	return f, result, err
}

func (f *Folder) write(s *extract.Session, sum *summarize.Summary, o Options) (Result, error) {
	result := Result{Dir: f.Dir}
	held, err := f.lock()
	if err != nil {
		return result, err
	}
	defer held.release()
	sources := citedSources(s, sum)
	o.cited = map[string]bool{}
	for file := range sources {
		o.cited[file] = true
	}
	drafts, err := texts(s, sum, o)
	if err != nil {
		return result, err
	}
	if err := f.copySources(s, sources); err != nil {
		return result, err
	}
	if err := f.writeRecord(newRecord(s, sum, sources, o.Program), s); err != nil {
		return result, err
	}
	for _, t := range drafts {
		src, err := t.source(s, sum, o)
		if err != nil {
			return result, err
		}
		w, err := f.place(t.file, src, o.Program, sum.Prompts, held)
		if err != nil {
			return result, err
		}
		result.Files = append(result.Files, w)
	}
	if sum.Before { // nothing was chosen
		return result, nil
	}
	ticks, err := ReadTicks(f.Dir)
	if err != nil {
		return result, err
	}
	w, err := f.place(SelectionFile, []byte(selection.Write(s, sum, ticks, o.cited, o.command)), o.Program, sum.Prompts, held)
	if err != nil {
		return result, err
	}
	result.Files = append(result.Files, w)
	return result, nil
}

// place writes one text of the program's, unless a person has a hand in the file.
func (f *Folder) place(file string, src []byte, program, prompts string, held hold) (Written, error) {
	entries, err := f.settle(file, held)
	if err != nil {
		return Written{}, err
	}
	free, same, exists, err := f.free(file, src, entries)
	if err != nil {
		return Written{}, err
	}
	w := Written{File: file, Outcome: Created}
	if exists {
		w.Outcome = Updated
	}
	target := file
	if !free {
		if target, same, err = f.proposal(file, src, entries); err != nil {
			return Written{}, err
		}
		w.Outcome, w.Beside = Beside, target
	}
	d, err := ParseDraft(target, src)
	if err != nil {
		return Written{}, err
	}
	content := contentOf(target, d.Text)
	// the line first, then the file: a run killed between the two finds its own text and goes on
	if h := historyOf(target, entries); h.last.Content != content || !h.untouched(content) {
		if err := f.keepAs(content, d.Text); err != nil {
			return Written{}, err
		}
		if same && free && h.content[content] != "" {
			w.Outcome = Unchanged // a person saved or signed exactly this
			return w, nil
		}
		e := Entry{Event: EventDrafted, Who: "phare", File: target, SHA256: d.Hash, Content: content,
			Method: d.Front.Method, Program: program, Prompts: prompts}
		if err := f.record(e); err != nil {
			return Written{}, err
		}
		if first, err := f.overtaken(target, content, len(entries)); err != nil {
			return Written{}, err
		} else if first {
			return f.place(file, src, program, prompts, held)
		}
	}
	if same {
		if free {
			w.Outcome = Unchanged
		}
		return w, nil
	}
	// an editor may have saved since the file was read: look once more, at the last moment
	err = f.disk.replaceIf(filepath.Join(f.Dir, target), src, func() error {
		if free, _, _, err := f.free(target, src, entries); err != nil || free {
			return err
		}
		return errOvertaken
	})
	if errors.Is(err, errOvertaken) {
		return f.place(file, src, program, prompts, held)
	}
	if err != nil {
		return Written{}, err
	}
	return w, f.others(target, content, len(entries), held)
}

// free reports whether a file may be written: it is absent, or the program's alone, or holds
// the very text already (same).
func (f *Folder) free(file string, src []byte, entries []Entry) (free, same, exists bool, err error) {
	current, err := f.read(file)
	if errors.Is(err, fs.ErrNotExist) {
		return true, false, false, nil
	}
	if err != nil {
		return false, false, false, err
	}
	now, err := decode(current)
	if err != nil {
		return false, false, true, nil // not even readable: somebody's, not ours
	}
	next, err := decode(src)
	if err != nil {
		return false, false, true, err
	}
	content := contentOf(file, now)
	if now == next {
		return true, true, true, nil
	}
	return historyOf(file, entries).untouched(content), false, true, nil
}

// proposal names the file beside a touched one that the new text goes to: article.new.md, or
// article.new-2.md where a person has touched that too.
func (f *Folder) proposal(file string, src []byte, entries []Entry) (name string, same bool, err error) {
	stem := strings.TrimSuffix(file, ".md")
	for n := 1; ; n++ {
		name = stem + ".new.md"
		if n > 1 {
			name = fmt.Sprintf("%s.new-%d.md", stem, n)
		}
		free, same, _, err := f.free(name, src, entries)
		if err != nil || free {
			return name, same, err
		}
	}
}

// contentOf is the hash that tells whether a file was touched. In selection.md ticks are no
// touch: they are what the file is for.
func contentOf(file, text string) string {
	if file == SelectionFile {
		text = selection.Clear(text)
	}
	return sum([]byte(text))
}

// keepAs stores a text of the program's in .phare/versions.
func (f *Folder) keepAs(content, text string) error {
	if sum([]byte(text)) != content {
		text = selection.Clear(text)
	}
	return f.keep([]byte(text))
}

func (f *Folder) writeRecord(r *Record, s *extract.Session) error {
	lines, err := encodeLines(s)
	if err != nil {
		return err
	}
	r.Lines = sum(lines)
	raw, err := encodeRecord(r)
	if err != nil {
		return err
	}
	if err := f.noteReading(r, map[string][]byte{RecordFile: raw, hidden + "/" + linesFile: lines}); err != nil {
		return err
	}
	if err := f.replaceIfNew(filepath.Join(f.Dir, hidden, linesFile), lines); err != nil {
		return err
	}
	return f.replaceIfNew(filepath.Join(f.Dir, RecordFile), raw)
}

// replaceIfNew spares a shared drive a file that has not changed.
func (f *Folder) replaceIfNew(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && string(old) == string(data) {
		return nil
	}
	return f.disk.replace(path, data)
}

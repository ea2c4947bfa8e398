package review

import (
	"fmt"
	"strings"

	"phare/review/draft"
	"phare/summarize"
)

// Cite copies into sources/ the PDFs of acts that no draft cited so far, so that a decision
// that a person chooses is proved like the others: pdfs gives, by Document.File, where each
// lies. One that is there already is left.
func (f *Folder) Cite(pdfs map[string]string) error {
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	r, err := f.Record()
	if err != nil {
		return err
	}
	s, err := f.Session()
	if err != nil {
		return err
	}
	if r.Sources == nil {
		r.Sources = map[string]string{}
	}
	names := map[string]string{}
	for file, path := range pdfs {
		doc := document(s, file)
		if doc == nil {
			return fmt.Errorf("%s n’est pas un document de cette séance", file)
		}
		if r.Sources[file] != "" {
			continue
		}
		doc.Path = path
		names[file] = summarize.SourceName(s, file)
		r.Sources[file] = names[file]
	}
	if len(names) == 0 {
		return nil
	}
	if err := f.copySources(s, names); err != nil {
		return err
	}
	return f.writeRecord(r, s)
}

// Insert puts a decision behind those of a draft whose content is still expected, the rest byte
// for byte, in the name of who. It saves as Save does.
func (f *Folder) Insert(file, expected string, in summarize.Item, who string) (Draft, error) {
	return f.compose(file, expected, who, func(raw []byte) ([]byte, error) {
		for _, s := range Sections(string(raw)) {
			if s.ID == in.ID {
				return nil, fmt.Errorf("« %s » est déjà dans le texte", strings.TrimSpace(s.Title))
			}
		}
		return draft.AppendSection(raw, in.Section()), nil
	})
}

// Remove takes the block of an anchor out of a draft whose content is still expected, the rest
// byte for byte, in the name of who. It saves as Save does.
func (f *Folder) Remove(file, expected, out, who string) (Draft, error) {
	return f.compose(file, expected, who, func(raw []byte) ([]byte, error) { return draft.RemoveSection(raw, out) })
}

// compose saves what change makes of a draft whose content is still expected.
func (f *Folder) compose(file, expected, who string, change func([]byte) ([]byte, error)) (Draft, error) {
	raw, err := f.read(file)
	if err != nil {
		return Draft{}, err
	}
	if d, _ := ParseDraft(file, raw); d.Content != expected {
		return d, &ChangedError{File: file, Current: raw}
	}
	next, err := change(raw)
	if err != nil {
		return Draft{}, err
	}
	return f.Save(file, expected, string(next), who)
}

package review

import (
	"path/filepath"

	"phare/summarize"
)

// Swap replaces, in a draft whose content is still expected (Draft.Content), the block of
// anchor out by another decision, the rest byte for byte, in the name of who. It saves as
// Save does.
func (f *Folder) Swap(file, expected, out string, in summarize.Item, who string) (Draft, error) {
	return f.compose(file, expected, who, func(raw []byte) ([]byte, error) { return ReplaceSection(raw, out, in.Section()) })
}

// Source is the path of the copy of a PDF in sources/, by the Document.File of the session;
// "" when the folder holds none.
func (f *Folder) Source(r *Record, file string) string {
	name := r.Sources[file]
	if name == "" || !filepath.IsLocal(name) || filepath.Base(name) != name {
		return ""
	}
	return filepath.Join(f.Dir, SourcesDir, name)
}

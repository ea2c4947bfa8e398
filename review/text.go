package review

import (
	"maps"
	"slices"

	"go.yaml.in/yaml/v4"

	"phare/review/draft"
)

// What a text is has a package of its own; a folder's users need not know.
type (
	// Draft is one text of a review folder as it stands on disk.
	Draft = draft.Draft
	// Front holds the front-matter keys that the program knows.
	Front = draft.Front
	// Section is one block of a draft, bound to its acts.
	Section = draft.Section
	// Act is the signed choice for one PDF of sources/.
	Act = draft.Act
	// As says what the link to an act becomes.
	As = draft.As
)

// What a link to an act may become, and where the files lie.
const (
	AsLink   = draft.AsLink
	AsUpload = draft.AsUpload
	AsCopy   = draft.AsCopy
	AsNone   = draft.AsNone

	SourcesDir = draft.SourcesDir
	CopiesDir  = draft.CopiesDir
)

// Errors of a text that cannot be read as a draft.
var (
	ErrEncoding    = draft.ErrEncoding
	ErrFrontMatter = draft.ErrFrontMatter
)

// ParseDraft reads a draft (draft.Parse).
func ParseDraft(file string, src []byte) (Draft, error) { return draft.Parse(file, src) }

// SetFront sets front-matter keys (draft.SetFront).
func SetFront(src []byte, values map[string]any) ([]byte, error) { return draft.SetFront(src, values) }

// Sections lists the blocks of a text (draft.Sections).
func Sections(text string) []Section { return draft.Sections(text) }

// ReplaceSection replaces a block (draft.ReplaceSection).
func ReplaceSection(src []byte, id, section string) ([]byte, error) {
	return draft.ReplaceSection(src, id, section)
}

// Source names the PDF that an address leads to (draft.Source).
func Source(address string) (name, fragment string, ok bool) { return draft.Source(address) }

func decode(src []byte) (string, error)         { return draft.Decode(src) }
func keepStyle(old []byte, text string) []byte  { return draft.KeepStyle(old, text) }
func sum(b []byte) string                       { return draft.Sum(b) }
func shown(name string) string                  { return draft.Shown(name) }
func dump(root *yaml.Node) ([]byte, error)      { return draft.Dump(root) }
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

package draft

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Section is one block of a draft, from its heading to the next heading or to the rule
// ("---") that sets the footer apart.
type Section struct {
	ID         string   // anchor of the heading
	Acts       []string // ids of the deliberations that it is bound to
	Title      string
	Start, End int // byte offsets in the text given
	Line       int // 1-based line of the heading
}

var (
	heading  = regexp.MustCompile(`^ {0,3}(#{1,6})[ \t]+(.*?)[ \t]*$`)
	anchor   = regexp.MustCompile(`[ \t]*\{#([^\s}]+)([^}]*)\}[ \t]*#*$`)
	actsAttr = regexp.MustCompile(`acts="([^"]*)"`)
	fence    = regexp.MustCompile("^ {0,3}(```+|~~~+)")
	rule     = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$`)
)

// Sections lists the blocks of a text whose heading bears an anchor. The text may be a whole
// file or a body; its front matter is passed over.
func Sections(text string) []Section {
	var sections []Section
	open := false
	shut := func(at int) {
		if open {
			sections[len(sections)-1].End = at
			open = false
		}
	}
	offset, number, fenced := 0, 0, ""
	if _, _, line, found := SplitFront(strings.TrimPrefix(strings.ReplaceAll(text, "\r\n", "\n"), "\uFEFF")); found {
		number = line - 1
		for range number {
			offset += strings.IndexByte(text[offset:], '\n') + 1
		}
	}
	for offset < len(text) {
		end := len(text)
		if i := strings.IndexByte(text[offset:], '\n'); i >= 0 {
			end = offset + i + 1
		}
		line := strings.TrimRight(text[offset:end], "\r\n")
		number++
		if m := fence.FindStringSubmatch(line); m != nil {
			switch {
			case fenced == "":
				fenced = m[1]
			case strings.HasPrefix(m[1], fenced):
				fenced = ""
			}
		} else if fenced == "" {
			if m := heading.FindStringSubmatch(line); m != nil {
				shut(offset)
				if a := anchor.FindStringSubmatch(m[2]); a != nil {
					sections = append(sections, newSection(m[2], a, offset, number))
					open = true
				}
			} else if rule.MatchString(line) {
				shut(offset)
			}
		}
		offset = end
	}
	shut(len(text))
	return sections
}

func newSection(title string, attr []string, start, line int) Section {
	s := Section{ID: attr[1], Start: start, Line: line,
		Title: strings.TrimSpace(anchor.ReplaceAllString(title, ""))}
	if acts := actsAttr.FindStringSubmatch(attr[2]); acts != nil {
		s.Acts = strings.Fields(acts[1])
	} else {
		s.Acts = []string{s.ID}
	}
	return s
}

// ReplaceSection returns src with the block of anchor id replaced by section (heading
// included), the rest byte for byte; the new block takes the file's line endings. It is how
// a decision is swapped for another.
func ReplaceSection(src []byte, id, section string) ([]byte, error) {
	text := string(src)
	for _, s := range Sections(text) {
		if s.ID != id {
			continue
		}
		block := asBlock(text, section)
		if s.End < len(text) {
			block += lineEnd(text)
		}
		return []byte(text[:s.Start] + block + text[s.End:]), nil
	}
	return nil, fmt.Errorf("le texte n’a pas de partie « {#%s} » : son titre a été changé ou retiré", id)
}

// AppendSection returns src with a section (heading included) behind its last one, the rest
// byte for byte; in a text without any it stands before the rule of the footer, or at the end.
func AppendSection(src []byte, section string) []byte {
	text := string(src)
	at := len(text)
	if sections := Sections(text); len(sections) > 0 {
		at = sections[len(sections)-1].End
	} else if i := strings.LastIndex(text, "\n---"); i > strings.Index(text, "\n---") { // not the front matter's
		at = i + 1
	}
	end := lineEnd(text)
	head := strings.TrimRight(text[:at], "\r\n") + end + end
	if at == len(text) {
		return []byte(head + asBlock(text, section))
	}
	return []byte(head + asBlock(text, section) + end + text[at:])
}

// RemoveSection returns src without the block of anchor id, the rest byte for byte.
func RemoveSection(src []byte, id string) ([]byte, error) {
	text := string(src)
	for _, s := range Sections(text) {
		if s.ID == id {
			if s.End == len(text) {
				return []byte(strings.TrimRight(text[:s.Start], "\r\n") + lineEnd(text)), nil
			}
			return []byte(text[:s.Start] + text[s.End:]), nil
		}
	}
	return nil, fmt.Errorf("le texte n’a pas de partie « {#%s} » : son titre a été changé ou retiré", id)
}

// asBlock writes a section with the line ends of a text.
func asBlock(text, section string) string {
	block := strings.Trim(strings.ReplaceAll(section, "\r\n", "\n"), "\n") + "\n"
	return strings.ReplaceAll(block, "\n", lineEnd(text))
}

func lineEnd(text string) string {
	if strings.Contains(text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

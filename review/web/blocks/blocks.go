// Package blocks cuts a Markdown text into the pieces that a person edits in place, and puts a
// changed piece back: every byte outside it stays. What a person edits is plain text: the marks
// of a heading, its anchor and the addresses of links are kept for them.
package blocks

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"regexp"
	"strings"
)

// Kind is what a block is.
type Kind string

// The kinds of blocks.
const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	List      Kind = "list"
	Quote     Kind = "quote"
	Rule      Kind = "rule"    // nothing to edit
	Comment   Kind = "comment" // not shown: a binding, a note
	Raw       Kind = "raw"     // code or HTML: edited as it is
)

// Block is one piece of a text.
type Block struct {
	Kind       Kind
	Start, End int    // byte offsets in the text, line end left out
	Line       int    // 0-based line on which it starts
	Source     string // text[Start:End]
	Level      int    // of a heading, 1 to 6
}

// Lines is how many lines the block takes.
func (b Block) Lines() int { return strings.Count(b.Source, "\n") + 1 }

// ID identifies a block by what it holds: it survives edits elsewhere.
func (b Block) ID() string {
	h := sha256.Sum256([]byte(b.Source))
	return hex.EncodeToString(h[:6])
}

var (
	headingLine = regexp.MustCompile(`^( {0,3}(#{1,6})[ \t]+)(.*?)((?:[ \t]*\{#[^{}]*\})?[ \t]*)$`)
	ruleLine    = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	fenceLine   = regexp.MustCompile("^ {0,3}(```+|~~~+)")
	listLine    = regexp.MustCompile(`^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+`)
	quoteLine   = regexp.MustCompile(`^ {0,3}>[ \t]?`)
	htmlLine    = regexp.MustCompile(`^ {0,3}<[A-Za-z/!?]`)
	link        = regexp.MustCompile(`\[([^\[\]]*)\]\((<[^<>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)((?:[ \t]+"[^"\n]*")?)\)`)
	bracketed   = regexp.MustCompile(`\[([^\[\]]*)\]`)
	anchorLike  = regexp.MustCompile(`\{#[^{}]*\}`)
)

// Split cuts a text, which has LF line ends, into its blocks, in order. Blank lines belong to none.
func Split(text string) []Block {
	var out []Block
	lines := strings.SplitAfter(text, "\n")
	at := 0
	offsets := make([]int, len(lines)+1)
	for i, l := range lines {
		offsets[i] = at
		at += len(l)
	}
	offsets[len(lines)] = at
	bare := func(i int) string { return strings.TrimSuffix(lines[i], "\n") }
	blank := func(i int) bool { return strings.TrimSpace(lines[i]) == "" }
	alone := func(i int) bool { // a line that no paragraph goes on over
		l := bare(i)
		return headingLine.MatchString(l) || fenceLine.MatchString(l) || ruleLine.MatchString(l) || strings.HasPrefix(strings.TrimLeft(l, " "), "<!--")
	}
	for i := 0; i < len(lines); {
		if blank(i) {
			i++
			continue
		}
		b := Block{Line: i, Start: offsets[i]}
		end := i + 1
		switch l := bare(i); {
		case fenceLine.MatchString(l):
			b.Kind = Raw
			mark := fenceLine.FindStringSubmatch(l)[1]
			for end < len(lines) && !strings.HasPrefix(strings.TrimSpace(lines[end]), mark) {
				end++
			}
			end = min(end+1, len(lines))
		case strings.HasPrefix(strings.TrimLeft(l, " "), "<!--"):
			b.Kind = Comment
			for !strings.Contains(strings.Join(lines[i:end], ""), "-->") && end < len(lines) {
				end++
			}
		case headingLine.MatchString(l):
			b.Kind, b.Level = Heading, len(headingLine.FindStringSubmatch(l)[2])
		case ruleLine.MatchString(l):
			b.Kind = Rule
		default:
			b.Kind = Paragraph
			switch {
			case listLine.MatchString(l):
				b.Kind = List
			case quoteLine.MatchString(l):
				b.Kind = Quote
			case htmlLine.MatchString(l):
				b.Kind = Raw
			}
			for end < len(lines) && !blank(end) && !alone(end) {
				end++
			}
		}
		b.End = offsets[end]
		b.Source = strings.TrimSuffix(text[b.Start:b.End], "\n")
		b.End = b.Start + len(b.Source)
		out = append(out, b)
		i = end
	}
	return out
}

// Field is what a person edits of the block: its words, without the marks that are kept for them.
func (b Block) Field() string {
	switch b.Kind {
	case Heading:
		return strings.TrimSpace(headingLine.FindStringSubmatch(b.Source)[3])
	case Quote:
		lines := strings.Split(b.Source, "\n")
		for i, l := range lines {
			lines[i] = quoteLine.ReplaceAllString(l, "")
		}
		return short(strings.Join(lines, "\n"))
	case Paragraph, List:
		return short(b.Source)
	}
	return b.Source
}

// short writes links without their addresses: "[mots]".
func short(s string) string {
	return link.ReplaceAllStringFunc(s, func(m string) string {
		return "[" + link.FindStringSubmatch(m)[1] + "]"
	})
}

// Shown writes a text for a person who compares: no anchor, no address of a link, no comment.
func Shown(text string) string {
	var out []string
	for _, b := range Split(text) {
		if b.Kind != Comment {
			out = append(out, strings.TrimRight(anchorLike.ReplaceAllString(short(b.Source), ""), " "))
		}
	}
	return strings.Join(out, "\n\n")
}

// ErrEmptyTitle: a heading binds what stands below it to its act, and cannot be emptied.
var ErrEmptyTitle = errors.New("un titre ne peut pas être vide : écrivez-en un autre, ou changez le choix des décisions")

// Put gives the text with the words of one of its blocks replaced by what a person made of
// Field. Nothing left removes the block and the blank lines behind it.
func Put(text string, b Block, field string) (string, error) {
	field = strings.ReplaceAll(strings.ReplaceAll(field, "\r\n", "\n"), "\r", "\n")
	if field == b.Field() {
		return text, nil
	}
	if b.Kind == Heading {
		title := strings.Join(strings.Fields(anchorLike.ReplaceAllString(field, "")), " ")
		if title == "" {
			return "", ErrEmptyTitle
		}
		m := headingLine.FindStringSubmatch(b.Source)
		return text[:b.Start] + m[1] + title + m[4] + text[b.End:], nil
	}
	field = strings.Trim(field, "\n")
	if strings.TrimSpace(field) == "" {
		rest := strings.TrimLeft(text[b.End:], "\n")
		if rest == "" {
			return strings.TrimRight(text[:b.Start], "\n") + "\n", nil
		}
		return text[:b.Start] + rest, nil
	}
	if b.Kind == Paragraph && !strings.Contains(b.Source, "\n") && !strings.Contains(field, "\n\n") {
		field = strings.ReplaceAll(field, "\n", "\n\n") // a new line is a new paragraph
	}
	if b.Kind != Raw {
		field = whole(field, b.Source)
	}
	if b.Kind == Quote {
		field = "> " + strings.ReplaceAll(field, "\n", "\n> ")
	}
	return text[:b.Start] + field + text[b.End:], nil
}

// whole gives the links of a field their addresses back: by their words, else, where as many
// stand as before, by their order.
func whole(field, source string) string {
	links := link.FindAllStringSubmatch(source, -1)
	if len(links) == 0 {
		return field
	}
	places := bracketed.FindAllStringSubmatchIndex(field, -1)
	target := make([]int, len(places)) // 1-based link of each place, 0 for none
	used := make([]bool, len(links))
	for i, p := range places {
		for k, l := range links {
			if !used[k] && l[1] == field[p[2]:p[3]] {
				target[i], used[k] = k+1, true
				break
			}
		}
	}
	if len(places) == len(links) {
		for i := range places {
			if target[i] == 0 && !used[i] {
				target[i], used[i] = i+1, true
			}
		}
	}
	var out strings.Builder
	at := 0
	for i, p := range places {
		out.WriteString(field[at:p[1]])
		at = p[1]
		if target[i] > 0 && !strings.HasPrefix(field[at:], "(") {
			l := links[target[i]-1]
			out.WriteString("(" + l[2] + l[3] + ")")
		}
	}
	out.WriteString(field[at:])
	return out.String()
}

// Bind gives the text with a heading bound to other acts; its anchor stays.
func Bind(text string, b Block, acts []string) (string, error) {
	m := anchorOf.FindStringSubmatch(b.Source)
	if b.Kind != Heading || m == nil || len(acts) == 0 {
		return "", errors.New("seule une partie de l’article se relie à un acte")
	}
	bound := "{#" + m[1] + ` acts="` + strings.Join(acts, " ") + `"}`
	source := anchorOf.ReplaceAllLiteralString(b.Source, bound)
	return text[:b.Start] + source + text[b.End:], nil
}

var anchorOf = regexp.MustCompile(`\{#([^\s{}]+)[^{}]*\}`)

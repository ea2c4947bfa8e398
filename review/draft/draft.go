// Package draft knows what a text of a review folder is: Markdown with YAML front matter, its
// canonical form, its parts bound to acts, and what in it is no plain text.
package draft

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/encoding/unicode"
)

// Draft is one text of a review folder as it stands on disk: Markdown with YAML front matter.
type Draft struct {
	File  string // name in the folder: "article.md"
	Text  string // the whole file as UTF-8 with LF, without BOM
	Body  string // what follows the front matter, comments included
	Line  int    // 1-based line of Text on which Body starts
	Front Front
	// Hash is the SHA-256 of the canonical form: what is signed (DESIGN §4).
	Hash string
	// Content is the SHA-256 of Text: what Save expects, and what tells that a file changed.
	Content string

	front *yaml.Node // mapping, nil without front matter
}

// Front holds the front-matter keys that the program knows. Others are kept in the file.
type Front struct {
	Title      string
	Slug       string
	Date       string // as written, ISO 8601
	Summary    string
	Categories []string
	Tags       []string
	Image      string
	Alt        string // text alternative of Image
	// Acts says what the links to a PDF of sources/ become, by its name, or by name and page
	// ("PV.pdf#page=3") where a PDF holds several acts.
	Acts map[string]Act

	Session string // phare.session: name of the folder
	Channel string // phare.channel: "article", "facebook"…
	Method  string // phare.method: "extraction" or "model"
}

// signedKeys are the front-matter keys that a target uses, in the order in which they are
// signed; draft and phare are left out.
var signedKeys = [...]string{"title", "slug", "date", "summary", "categories", "tags", "image", "alt", "acts"}

// Errors of a text that cannot be read as a draft.
var (
	ErrEncoding    = errors.New("le fichier n’est pas en UTF-8 : rouvrez-le dans votre éditeur et enregistrez-le avec l’encodage UTF-8")
	ErrFrontMatter = errors.New("l’en-tête entre les deux lignes « --- » n’est pas lisible")
)

// Parse reads a draft, tolerant of BOM, UTF-16 and Windows line endings. On an error the
// Draft still holds what could be read, so that a page can show it.
func Parse(file string, src []byte) (Draft, error) {
	d := Draft{File: file, Line: 1}
	text, err := Decode(src)
	d.Text, d.Body = text, text
	d.Content = Sum([]byte(text))
	if err != nil {
		d.Hash = d.Content
		return d, err
	}
	head, body, line, found := SplitFront(text)
	if found {
		d.Body, d.Line = body, line
		if d.front, err = parseFront(head); err == nil {
			d.Front = readFront(d.front)
		}
	}
	d.Hash = Sum(d.canonical(head))
	return d, err
}

// canonical is what is signed. An unreadable front matter stands in it as it is: such a
// draft cannot be approved, and has a hash all the same.
func (d Draft) canonical(head string) []byte {
	var b bytes.Buffer
	if d.front == nil {
		b.WriteString(head)
	}
	for _, key := range signedKeys {
		node := find(d.front, key)
		if node == nil {
			continue
		}
		value, err := json.Marshal(plain(node, 0))
		if err != nil { // strings, lists and pairs of them: cannot fail
			value = []byte(node.Value)
		}
		fmt.Fprintf(&b, "%s: %s\n", key, value)
	}
	b.WriteByte('\n')
	b.WriteString(d.Public())
	return b.Bytes()
}

// binding is the comment that names the acts that a paragraph tells (DESIGN §4).
var binding = regexp.MustCompile(`(?m)^[ \t]*<!--[ \t]*actes?[ \t]*:[^\n>]*-->[ \t]*\n?`)

// Public is the body without the comments that bind its paragraphs to acts: they are for the
// checks alone, neither signed nor published.
func (d Draft) Public() string { return binding.ReplaceAllString(d.Body, "") }

// Decode gives the text of a file as UTF-8 with LF, without BOM.
func Decode(src []byte) (string, error) {
	switch {
	case bytes.HasPrefix(src, []byte{0xFF, 0xFE}), bytes.HasPrefix(src, []byte{0xFE, 0xFF}):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(src)
		if err != nil {
			return string(src), ErrEncoding
		}
		src = out
	default:
		src = bytes.TrimPrefix(src, []byte("\uFEFF"))
	}
	if !utf8.Valid(src) {
		return string(src), ErrEncoding
	}
	text := strings.ReplaceAll(string(src), "\r\n", "\n")
	return strings.ReplaceAll(text, "\r", "\n"), nil
}

// KeepStyle gives text the BOM and the line endings of the file that it replaces.
func KeepStyle(old []byte, text string) []byte {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.TrimPrefix(text, "\uFEFF")
	if crlf := bytes.Count(old, []byte("\r\n")); crlf > 0 && 2*crlf > bytes.Count(old, []byte("\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if bytes.HasPrefix(old, []byte("\uFEFF")) {
		text = "\uFEFF" + text
	}
	return []byte(text)
}

// Sum is the SHA-256 in hexadecimal.
func Sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}

package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Markdown returns the signed body without its comments and with its links rewritten, for
// targets that render Markdown themselves. Everything else keeps its bytes.
func Markdown(body []byte, rewrite Rewrite) ([]byte, error) {
	body = withoutComments(body)
	if rewrite == nil {
		return body, nil
	}
	out := body
	for _, address := range Links(body) {
		to, err := rewrite(address)
		if err != nil {
			return nil, err
		}
		switch to {
		case address:
		case "":
			out = wordsOnly(out, address)
		default:
			out = bytes.ReplaceAll(out, []byte("]("+address+")"), []byte("]("+to+")"))
		}
	}
	return out, nil
}

// wordsOnly takes the links to an address away and leaves their words.
func wordsOnly(body []byte, address string) []byte {
	mark := []byte("](" + address + ")")
	for {
		at := bytes.Index(body, mark)
		if at < 0 {
			return body
		}
		open, depth := -1, 0
		for i := at - 1; i >= 0 && open < 0; i-- {
			switch {
			case i > 0 && body[i-1] == '\\':
			case body[i] == ']':
				depth++
			case body[i] == '[' && depth > 0:
				depth--
			case body[i] == '[':
				open = i
			}
		}
		rest := body[at+len(mark):]
		if open < 0 { // no link after all: the marks alone go
			body = append(bytes.Clone(body[:at]), rest...)
			continue
		}
		words := body[open+1 : at]
		if open > 0 && body[open-1] == '!' { // an image
			open, words = open-1, nil
		}
		body = append(append(bytes.Clone(body[:open]), words...), rest...)
	}
}

var blankLines = regexp.MustCompile(`\n{3,}`)

// withoutComments cuts the HTML blocks that are comments: they are for the reviewer.
func withoutComments(body []byte) []byte {
	doc := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(text.NewReader(body))
	var out bytes.Buffer
	last := 0
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		block, ok := n.(*ast.HTMLBlock)
		if !ok || block.Lines().Len() == 0 {
			continue
		}
		start, stop := block.Lines().At(0).Start, block.Lines().At(block.Lines().Len()-1).Stop
		if block.HasClosure() {
			stop = max(stop, block.ClosureLine.Stop)
		}
		out.Write(body[last:start])
		last = stop
	}
	out.Write(body[last:])
	return append(bytes.TrimSpace(blankLines.ReplaceAll(out.Bytes(), []byte("\n\n"))), '\n')
}

// fingerprint is the SHA-256 of what a target shows.
func fingerprint(content string) string {
	h := sha256.Sum256([]byte(content))
	return hex.EncodeToString(h[:])
}

package files

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// letters are the words of a text node as a reader sees them: escapes and references, which keep
// words from being marks or links elsewhere, are the letters that they stand for.
func letters(n *ast.Text, source []byte) []byte {
	v := n.Segment.Value(source)
	if n.IsRaw() || n.Parent() != nil && n.Parent().Kind() == ast.KindCodeSpan {
		return v
	}
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(v)))
}

package publish

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestOnePathOut: nothing but Send has a target put a text, and Send takes an Approved, which
// only package review makes. A second caller would be a way out without signature.
func TestOnePathOut(t *testing.T) {
	calls := map[string][]string{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && strings.HasPrefix(d.Name(), ".") && d.Name() != "." && d.Name() != ".." {
			if d != nil && d.IsDir() {
				return filepath.SkipDir
			}
			return err
		}
		if d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if sel, ok := call.Fun.(*ast.SelectorExpr); ok && (sel.Sel.Name == "Put" || sel.Sel.Name == "Upload") && len(call.Args) >= 2 && isContext(call.Args[0]) {
				calls[sel.Sel.Name] = append(calls[sel.Sel.Name], filepath.ToSlash(path))
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []string{"Put", "Upload"} {
		if got := calls[method]; len(got) != 1 || !strings.HasSuffix(got[0], "publisher.go") {
			t.Errorf("%s is called in %v, want in publisher.go alone", method, got)
		}
	}
}

// isContext tells the methods of a target from others of their names.
func isContext(arg ast.Expr) bool {
	id, ok := arg.(*ast.Ident)
	return ok && id.Name == "ctx"
}

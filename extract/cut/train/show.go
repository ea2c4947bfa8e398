package main

import (
	"fmt"
	"strings"

	"phare/extract/cut"
)

// show prints the candidates of a paper, what each is, and how probable the model holds it.
func show(p *paper, m *cut.Model) {
	if p.doc == nil {
		fmt.Println("no minutes are cut in", p.File)
		return
	}
	l := cut.NewLattice(p.doc, m)
	_, title := l.Sum(m.W, nil, nil, nil)
	for k := range p.doc.Cands {
		h := &p.doc.Cands[k]
		fmt.Printf("%5d p.%-2d %s %.3f %-12s %s\n", h.Line, p.doc.R.Lines[h.Line].Page, strings.Repeat("*", int(p.may[k]%3)), title[k], h.Class, h.Title)
	}
}

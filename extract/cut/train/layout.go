package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"phare/extract"
	"phare/extract/cut"
	"phare/extract/pdftext"
)

// readLayouts reads papers of ours that are plain text with their labels above it, and what the cut
// sees of each: "kind pv", "act NUMBER | OBJECT | PAGES", a line "---", the text.
func readLayouts(dir string, weight float64) ([]*paper, error) {
	files, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []*paper
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		head, text, ok := strings.Cut(string(raw), "\n---\n")
		if !ok {
			return nil, fmt.Errorf("%s: no line ---", f)
		}
		p := &paper{weight: weight, group: "invented " + filepath.Base(f)}
		p.File = f
		for _, line := range strings.Split(head, "\n") {
			key, value, _ := strings.Cut(line, " ")
			switch key {
			case "kind":
				p.Kind = value
			case "act":
				p.Deliberations = append(p.Deliberations, layoutAct(value))
			}
		}
		if p.Kind != "pv" {
			continue
		}
		extract.ReadPages(f, pagesOf(text), extract.Cutting{Model: cut.NewModel(nil), Watch: p.watch})
		out = append(out, p)
	}
	return out, nil
}

// inventVillages returns n minutes of villages and what the cut sees of each.
func inventVillages(n int) []*paper {
	var out []*paper
	for i := range n {
		text, acts := village(uint64(i + 1))
		p := &paper{weight: 1, group: fmt.Sprintf("invented village %d", i+1)}
		p.File, p.Kind, p.Deliberations = p.group, "pv", acts
		extract.ReadPages(p.File, pagesOf(text), extract.Cutting{Model: cut.NewModel(nil), Watch: p.watch})
		out = append(out, p)
	}
	return out
}

// layoutAct reads "NUMBER | OBJECT | PAGES", "-" for no number.
func layoutAct(value string) label {
	var l label
	parts := strings.Split(value, " | ")
	if n := strings.TrimSpace(parts[0]); n != "-" {
		l.Number = &n
	}
	if len(parts) > 1 {
		l.Object = strings.TrimSpace(parts[1])
	}
	if len(parts) > 2 {
		for _, w := range strings.Fields(parts[2]) {
			n := 0
			if _, err := fmt.Sscan(w, &n); err == nil {
				l.Pages = append(l.Pages, n)
			}
		}
	}
	return l
}

// pagesOf lays plain text out as pages: one line each, a form feed between two pages, six
// points a column, twelve a line; **a line between double stars** is bold; a line that starts with | is
// a row of a ruled table, its cells set apart by |, the lines printed in a cell by ¶: a cell is as
// wide as the widest of them, blanks included.
func pagesOf(text string) []pdftext.Page {
	var pages []pdftext.Page
	for i, p := range strings.Split(strings.Trim(text, "\n"), "\f") {
		page := pdftext.Page{Number: i + 1, Width: 595, Height: 842}
		last, lower := -1, 0 // lower: what the lines printed in the cells above add
		for row, line := range strings.Split(p, "\n") {
			trimmed := strings.TrimSpace(line)
			if trimmed == "" {
				continue
			}
			bold := strings.HasPrefix(trimmed, "**") && strings.HasSuffix(trimmed, "**")
			if bold {
				line = strings.ReplaceAll(line, "**", "")
			}
			l := pdftext.Line{Gap: float32(row-last-1)*12 + 2}
			if last < 0 {
				l.Gap = -1
			}
			last = row
			runes := []rune(line)
			y, left, right, shift := row+lower, 0, 0, 0
			lowest := y
			for c := 0; c < len(runes); {
				if runes[c] == ' ' {
					c++
					continue
				}
				if runes[c] == '|' && strings.HasPrefix(trimmed, "|") {
					right = max(right, c-shift)
					y, shift = row+lower, c-right
					left, right = right+2, 0
					if c++; c < len(runes) && strings.Trim(string(runes[c:]), " |") != "" && !emptyCell(runes[c:]) {
						l.Cells = append(l.Cells, len(l.Words))
					}
					continue
				}
				if runes[c] == '¶' {
					right = max(right, c-shift)
					c += 2
					y, shift = y+1, c-left
					lowest = max(lowest, y)
					continue
				}
				e := c
				for e < len(runes) && runes[e] != ' ' {
					e++
				}
				l.Words = append(l.Words, pdftext.Word{
					Text: string(runes[c:e]), Size: 10, Bold: bold,
					Box: pdftext.Box{X0: 50 + float32(c-shift)*5, X1: 50 + float32(e-shift)*5, Y0: float32(y) * 12, Y1: float32(y)*12 + 10},
				})
				c = e
			}
			lower = lowest - row
			page.Lines = append(page.Lines, l)
		}
		page.Blank = len(page.Lines) == 0
		pages = append(pages, page)
	}
	return pages
}

// emptyCell tells whether nothing stands before the next cell's border.
func emptyCell(rest []rune) bool {
	for _, c := range rest {
		if c != ' ' {
			return c == '|'
		}
	}
	return true
}

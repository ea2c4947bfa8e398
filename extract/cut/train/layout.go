package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"phare/extract"
	"phare/extract/cut"
	"phare/extract/sketch"
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
		extract.ReadPages(f, sketch.Pages(text), extract.Cutting{Model: cut.NewModel(nil), Watch: p.watch})
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
		extract.ReadPages(p.File, sketch.Pages(text), extract.Cutting{Model: cut.NewModel(nil), Watch: p.watch})
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

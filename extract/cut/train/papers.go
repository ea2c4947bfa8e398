package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"phare/extract"
	"phare/extract/cut"
	"phare/extract/french"
)

// label is what careful reading found of one act.
type label struct {
	Number     *string `json:"number"`
	Object     string  `json:"object"`
	Pages      []int   `json:"pages"`
	StartsWith string  `json:"starts_with"`
	Optional   bool    `json:"optional"`
}

// labels are those of one document.
type labels struct {
	File          string  `json:"file"`
	Kind          string  `json:"kind"`
	Deliberations []label `json:"deliberations"`
}

// paper is a labelled document.
type paper struct {
	labels
	path   string
	group  string        // the authority; papers of one are never parted between training and test
	weight float64       // how much it counts in training
	doc    *cut.Document // nil where no minutes are cut in it
	may    []cut.May     // what each candidate is
	lost   int           // acts for which there is no candidate
}

// readLabels reads the labels of a folder whose documents stand under corpus.
func readLabels(gold, corpus string, weight float64) ([]*paper, error) {
	files, err := filepath.Glob(filepath.Join(gold, "*.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var out []*paper
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		p := &paper{weight: weight}
		if err := json.Unmarshal(raw, &p.labels); err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		p.path = filepath.Join(corpus, filepath.FromSlash(p.File))
		p.group, _, _ = strings.Cut(p.File, "/")
		out = append(out, p)
	}
	return out, nil
}

// read reads papers and keeps what the cut sees of each.
func read(papers []*paper, cache string, model *cut.Model) ([]*extract.Document, error) {
	byPath := map[string]*paper{}
	var paths []string
	for _, p := range papers {
		byPath[shortName(p.path)] = p
		paths = append(paths, p.path)
		p.doc = nil
	}
	var lock sync.Mutex
	batch, err := extract.Read(context.Background(), paths, extract.Options{OCR: extract.OCRAuto, CacheDir: cache, Cutting: extract.Cutting{Model: model, Watch: func(file string, d *cut.Document) {
		lock.Lock()
		defer lock.Unlock()
		if p := byPath[file]; p != nil && (p.doc == nil || d.To-d.From > p.doc.To-p.doc.From) {
			p.doc = d
		}
	}}})
	if err != nil {
		return nil, err
	}
	docs := make([]*extract.Document, len(papers))
	for _, d := range batch.Documents {
		for i, p := range papers {
			if d.File == shortName(p.path) {
				docs[i] = d
			}
		}
	}
	return docs, nil
}

// shortName is how extract calls a file given by itself: its folder's name and its own.
func shortName(path string) string {
	return filepath.Base(filepath.Dir(path)) + "/" + filepath.Base(path)
}

// least is how well the words of a candidate must agree with those of an act to be its title.
const least = 0.5

// tie finds the candidate of each labelled act, in order, and says of each candidate whether it is
// a title. It returns how many acts have none.
func (p *paper) tie() {
	d := p.doc
	n, m := len(p.Deliberations), len(d.Cands)
	fit := make([][]float64, n)
	for a := range p.Deliberations {
		fit[a] = make([]float64, m)
		l := &p.Deliberations[a]
		object, start := french.Words(french.FoldLine(l.Object)), firstWords(french.Words(french.FoldLine(l.StartsWith)), 14)
		for k := range d.Cands {
			if page := d.R.Lines[d.Cands[k].Line].Page; len(l.Pages) > 0 && !slices.Contains(l.Pages, page) {
				continue
			}
			fit[a][k] = p.fit(k, object, start)
		}
	}
	// Best assignment in order: an act has its candidate or none.
	best := make([][]float64, n+1)
	for a := range best {
		best[a] = make([]float64, m+1)
	}
	for a := n - 1; a >= 0; a-- {
		for k := m - 1; k >= 0; k-- {
			best[a][k] = max(best[a+1][k], best[a][k+1])
			if fit[a][k] >= least {
				best[a][k] = max(best[a][k], fit[a][k]+best[a+1][k+1])
			}
		}
	}
	p.may = make([]cut.May, m)
	for k := range p.may {
		p.may[k] = cut.Not
	}
	p.lost = 0
	unsure := false
	for a, k := 0, 0; a < n; {
		switch {
		case k < m && best[a][k] == best[a][k+1]: // of two that fit alike the later is no line of an agenda
			if k++; unsure {
				p.may[k-1] = cut.Free
			}
		case k < m && fit[a][k] >= least && best[a][k] == fit[a][k]+best[a+1][k+1]:
			if p.may[k] = cut.Must; p.Deliberations[a].Optional {
				p.may[k] = cut.Free
			}
			a, k, unsure = a+1, k+1, false
		default:
			if !p.Deliberations[a].Optional {
				p.lost++
			}
			a, unsure = a+1, true
		}
	}
}

// fit says how well candidate k opens an act of these words.
func (p *paper) fit(k int, object, start []string) float64 {
	d := p.doc
	h := &d.Cands[k]
	s := french.Alike(object, french.Words(h.Title))
	if s >= least {
		s++ // its title is the act's object: surer than the place
	} else if len(start) > 0 {
		var printed []string
		for i := h.Line; i < len(d.R.Lines) && i < h.Line+9 && len(printed) < len(start)+6; i++ {
			if l := &d.R.Lines[i]; !l.Matter || i == h.Line {
				printed = append(printed, french.Words(l.Fold)...)
			}
		}
		for off := 0; off <= 6 && off < len(printed); off++ {
			same := 0
			for i := 0; i < len(start) && off+i < len(printed); i++ {
				if start[i] == printed[off+i] {
					same++
				}
			}
			s = max(s, 1.2*float64(same)/float64(len(start))-0.03*float64(off))
		}
	}
	if h.Mark.Number {
		s += 0.05 // the number above a title opens the act
	}
	if d.AgendaFrom <= h.Line && h.Line < d.AgendaTo {
		s -= 0.3
	}
	return s
}

func firstWords(ws []string, n int) []string { return ws[:min(len(ws), n)] }

func foldName(w string) string { return french.FoldLine(w) }

package main

import (
	"bytes"
	"fmt"
	"runtime"
	"sync"

	"phare/examples/papers"
	"phare/extract"
	"phare/extract/cut"
	"phare/extract/pdftext"
)

// invent returns n invented minutes of a profile with their labels, what the cut sees of each, and
// what is read of them by model.
func invent(n int, profile papers.Profile, model *cut.Model) ([]*paper, []*extract.Document, error) {
	out, docs, errs := make([]*paper, n), make([]*extract.Document, n), make([]error, n)
	var wg sync.WaitGroup
	limit := make(chan bool, runtime.NumCPU())
	for i := range n {
		wg.Add(1)
		limit <- true
		go func() {
			defer func() { <-limit; wg.Done() }()
			made := papers.GenerateKind(uint64(i+1), profile, papers.KindMinutes)
			p := &paper{weight: 1, group: fmt.Sprintf("invented %d", i+1)}
			p.File, p.Kind = made.Labels.File, made.Labels.Kind
			for k, a := range made.Labels.Deliberations {
				for _, l := range made.Lines {
					if l.Act == k+1 && l.Part == papers.Title {
						a.StartsWith, a.Pages = l.Text, []int{l.Page}
						break
					}
				}
				p.Deliberations = append(p.Deliberations, label{Number: a.Number, Object: a.Object, Pages: a.Pages, StartsWith: a.StartsWith, Optional: a.Optional})
			}
			pdf := made.PDF()
			doc, err := pdftext.Read(bytes.NewReader(pdf), int64(len(pdf)), pdftext.Options{})
			if err != nil {
				errs[i] = fmt.Errorf("%s: %w", made.Name, err)
				return
			}
			docs[i] = extract.ReadPages(p.File, doc.Pages, extract.Cutting{Model: model, Watch: p.watch})
			out[i] = p
		}()
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, nil, err
		}
	}
	return out, docs, nil
}

// watch keeps what the cut sees of a paper: the whole of it where parts of it are cut too.
func (p *paper) watch(_ string, d *cut.Document) {
	if p.doc == nil || d.To-d.From > p.doc.To-p.doc.From {
		p.doc = d
	}
}

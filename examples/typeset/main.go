// Command typeset makes the PDFs of the fictional session in examples/ from their sources,
// and beside them what a perfect reader would find in them.
//
//	go run ./examples/typeset            # from the module's root
//
// It needs Debian's packages chromium, poppler-utils and fonts-liberation.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"golang.org/x/sync/errgroup"
)

func main() {
	log.SetFlags(0)
	examples := flag.String("examples", "examples", "the folder that holds sources/ and receives the PDFs")
	flag.Parse()
	if err := run(*examples); err != nil {
		log.Fatal(err)
	}
}

// run typesets everything in a temporary folder and moves the results into place.
func run(examples string) error {
	api.DisableConfigDir()
	model.ConfigPath = "disable"
	session, acts, err := ReadSources(filepath.Join(examples, "sources"))
	if err != nil {
		return err
	}
	tmp, err := os.MkdirTemp("", "phare-typeset-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tmp)
	set := &typesetter{session: session, tmp: tmp, out: filepath.Join(examples, session.Folder), pages: map[string]int{}}
	if set.renderer, err = NewRenderer(session, listed(acts)); err != nil {
		return err
	}
	if err := set.all(acts); err != nil {
		return err
	}
	want, err := Expect(set.renderer, acts, set.out, set.pages)
	if err != nil {
		return err
	}
	return want.Write(filepath.Join(examples, session.Folder+".expected.json"))
}

// listed leaves the documents that are no acts.
func listed(acts []*Act) []*Act {
	var l []*Act
	for _, a := range acts {
		if a.Medium != Annex {
			l = append(l, a)
		}
	}
	return l
}

type typesetter struct {
	session  *Session
	renderer *Renderer
	tmp, out string
	pages    map[string]int // of each act of the bundle, by number
}

func (t *typesetter) all(acts []*Act) error {
	var g errgroup.Group
	g.SetLimit(2) // Chromium is hungry
	for _, a := range acts {
		if a.Medium != Missing {
			g.Go(func() error {
				if err := t.act(a); err != nil {
					return fmt.Errorf("%s: %w", a.Number, err)
				}
				return nil
			})
		}
	}
	g.Go(func() error { return t.list("Convocation_conseil_2025-04-04.pdf", t.renderer.Agenda) })
	g.Go(func() error { return t.list("Liste_des_deliberations_2025-04-04.pdf", t.renderer.List) })
	if err := g.Wait(); err != nil {
		return err
	}
	return t.bundle(acts)
}

func (t *typesetter) temporary(a *Act, suffix string) string {
	return filepath.Join(t.tmp, string(a.Medium)+a.Number+suffix+".pdf")
}

// act prints one act, spoils it where its medium says so, stamps it and puts it into place.
func (t *typesetter) act(a *Act) error {
	html, err := t.renderer.Act(a)
	if err != nil {
		return err
	}
	pdf := t.temporary(a, "")
	if err := printPDF(html, pdf); err != nil {
		return err
	}
	switch a.Medium {
	case Annex:
		return t.place(pdf, a.File)
	case Scan:
		spoilt := t.temporary(a, "-scan")
		if err := scan(pdf, spoilt); err != nil {
			return err
		}
		pdf = spoilt
	case Garbled:
		spoilt := t.temporary(a, "-garbled")
		if err := garble(pdf, spoilt); err != nil {
			return err
		}
		pdf = spoilt
	}
	stamped := t.temporary(a, "-stamped")
	if err := stamp(t.session, a.Number, pdf, stamped); err != nil {
		return err
	}
	if a.Medium == Bundle {
		return nil
	}
	return t.place(stamped, a.File)
}

// list prints a paper that concerns all acts and bears no stamp.
func (t *typesetter) list(name string, html func() (string, error)) error {
	h, err := html()
	if err != nil {
		return err
	}
	pdf := filepath.Join(t.tmp, name)
	if err := printPDF(h, pdf); err != nil {
		return err
	}
	return t.place(pdf, name)
}

// bundle puts the stamped acts of the liasse into one file, one after the other.
func (t *typesetter) bundle(acts []*Act) error {
	var files []string
	name := ""
	for _, a := range acts {
		if a.Medium == Bundle {
			f := t.temporary(a, "-stamped")
			n, err := api.PageCountFile(f)
			if err != nil {
				return err
			}
			files, name, t.pages[a.Number] = append(files, f), a.File, n
		}
	}
	// Without the optimization that merges like fonts: it keeps another of them each time.
	plain := configuration()
	plain.Optimize, plain.OptimizeBeforeWriting = false, false
	out := filepath.Join(t.out, name)
	if err := api.MergeCreateFile(files, out, false, plain); err != nil {
		return err
	}
	return settle(out)
}

// place optimizes a finished PDF into the folder that is committed.
func (t *typesetter) place(pdf, name string) error {
	out := filepath.Join(t.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	if err := api.OptimizeFile(pdf, out, configuration()); err != nil {
		return err
	}
	return settle(out)
}

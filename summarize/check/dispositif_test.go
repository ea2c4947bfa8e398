package check

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract"
)

// corpusSessions reads the folders of the corpus of real papers, where it is there.
func corpusSessions(t *testing.T) map[string]*extract.Batch {
	t.Helper()
	root := filepath.Join("..", "..", "..", "shared", "corpus")
	dirs, err := os.ReadDir(root)
	if err != nil || testing.Short() {
		t.Skip("no corpus beside the project, or a short run")
	}
	out := map[string]*extract.Batch{}
	for _, d := range dirs {
		if !d.IsDir() || strings.HasPrefix(d.Name(), "_") {
			continue
		}
		b, err := extract.Read(context.Background(), []string{filepath.Join(root, d.Name())}, extract.Options{OCR: extract.OCRNever})
		if err != nil {
			t.Fatal(err)
		}
		out[d.Name()] = b
	}
	return out
}

// TestDispositif holds every sentence of every decision of real papers to its own act: what
// an act says word for word contradicts nothing in it. At most one in a thousand may be an
// error.
func TestDispositif(t *testing.T) {
	total, wrong, own, words, ownWords := 0, 0, 0, 0, 0
	for name, b := range corpusSessions(t) {
		for _, doc := range b.Documents {
			for _, d := range doc.Deliberations {
				if strings.TrimSpace(d.Dispositif) == "" {
					continue
				}
				day := "2020-01-01"
				if doc.SessionDate != nil {
					day = *doc.SessionDate
				}
				s := &extract.Session{Date: day, Documents: []*extract.Document{doc}, Deliberations: []*extract.Deliberation{d}}
				if doc.Body != nil {
					s.Body = *doc.Body
				}
				c := New(s)
				for _, p := range strings.Split(d.Dispositif, "\n\n") {
					for _, sentence := range strings.Split(strings.Join(strings.Fields(p), " "), " ; ") {
						if len(strings.Fields(sentence)) < 4 || len(sentence) > 1500 {
							continue
						}
						for _, v := range c.Sentences([]Sentence{{Text: Plain(sentence)}}, []string{d.ID}, Options{}) {
							total++
							words += len(strings.Fields(v.Text))
							ownWords += v.OwnClaims()
							if v.OwnClaims() > 0 {
								own++
								if *benchList {
									t.Logf("%s own %q: %v", name, v.Text, v.Own)
								}
							}
							if v.Status == Contradicted {
								for _, f := range v.Findings {
									if f.Level == Error && !strings.HasPrefix(f.Code, "person-") {
										wrong++
										t.Logf("%s %s: %s %q in %q: %s", name, d.ID, f.Code, f.Text, v.Text, f.Message)
										break
									}
								}
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d sentences of decisions: %d errors (%.2f %%), claim words %.2f %% in %.2f %% of them", total, wrong, 100*float64(wrong)/float64(total), 100*float64(ownWords)/float64(words), 100*float64(own)/float64(total))
	if 1000*wrong > total {
		t.Errorf("%d errors in %d sentences", wrong, total)
	}
}

package web

import (
	"context"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"phare/extract"
	"phare/review"
	"phare/summarize"
)

// pretender is a Runner that reads names: "2025-04-04 x.pdf" holds an act of that day, "scan x.pdf"
// nothing before OCR.
type pretender struct {
	root    string
	scanned []string // what OCR was asked for
}

func (p *pretender) Example() fs.FS {
	return fstest.MapFS{"2025-04-04 exemple.pdf": {Data: []byte("%PDF-1.4 exemple")}, "lisez.txt": {Data: []byte("x")}}
}

func (p *pretender) Read(_ context.Context, dir string, o Reading) (*extract.Batch, error) {
	b := &extract.Batch{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".pdf" {
			return err
		}
		pages := 1
		d := &extract.Document{File: filepath.Base(dir) + "/" + e.Name(), Path: path, SHA256: e.Name(), Pages: &pages, Kind: extract.KindAct}
		if strings.HasPrefix(e.Name(), "scan") {
			d.Coverage = []extract.PageRole{extract.RoleUnreadable}
			if o.OCR != nil {
				o.Progress(extract.Progress{File: d.File, Page: 1, Pages: 1})
				if o.OCR(d.File) {
					p.scanned = append(p.scanned, e.Name())
				}
			}
		} else {
			day, body := e.Name()[:10], "Conseil municipal de Trévanec"
			id := strings.ReplaceAll(strings.TrimSuffix(e.Name(), ".pdf"), " ", "-")
			d.SessionDate, d.Body = &day, &body
			d.Deliberations = []*extract.Deliberation{{ID: id, Object: "Objet " + id, Pages: []int{1}, File: d.File, SessionDate: &day, Body: &body, Text: "DÉCIDE."}}
		}
		b.Documents = append(b.Documents, d)
		o.Progress(extract.Progress{Done: 1, Total: 1, File: d.File})
		return nil
	})
	return b, err
}

func (p *pretender) Draft(_ context.Context, b *extract.Batch, _ string, o Drafting) (Drafted, error) {
	s, err := b.Session(o.Date)
	if err != nil {
		return Drafted{}, err
	}
	sum := &summarize.Summary{Title: "Séance", Method: summarize.ByExtraction}
	for _, d := range s.Deliberations {
		sum.Items = append(sum.Items, summarize.Item{ID: d.ID, Acts: []string{d.ID}, Title: d.Object, Text: "Le conseil décide."})
	}
	f, _, err := review.Write(p.root, s, sum, review.Options{})
	if err != nil {
		return Drafted{}, err
	}
	return Drafted{ID: f.ID(), Notes: []string{"une note"}}, nil
}

// drop brings one file in, as the page does.
func (b *browser) drop(deposit, name, content string) string {
	b.t.Helper()
	r := b.request("/depots/"+deposit+"/fichier?nom="+url.QueryEscape(name), nil)
	body, err := http.NewRequest(http.MethodPost, r.URL.String(), strings.NewReader(content))
	if err != nil {
		b.t.Fatal(err)
	}
	body.Header = r.Header
	body.Header.Set("Content-Type", "application/octet-stream")
	status, text := b.do(body)
	if status != http.StatusOK {
		b.t.Fatalf("%s: %d %s", name, status, text)
	}
	return text
}

// homeOf serves an empty workspace.
func homeOf(t *testing.T) (*browser, *pretender, string) {
	work := t.TempDir()
	p := &pretender{root: filepath.Join(work, "review")}
	o := options(&review.Folder{Dir: filepath.Join(p.root, "x")})
	o.Runner, o.Work = p, Workspace{Dir: work}
	b := serve(t, o)
	b.as("Anne Leroy")
	return b, p, work
}

func (b *browser) done(path string, body any) map[string]any {
	b.t.Helper()
	status, v := b.post(path, body)
	if status != http.StatusOK {
		b.t.Fatal(path, status, v)
	}
	if v = b.follow(v); v["state"] != "done" {
		b.t.Fatal(path, v)
	}
	result, _ := v["result"].(map[string]any)
	return result
}

// TestFromTheDropToTheDrafts: several sessions are told apart and asked for; the scans of another
// are not read; what is no document is told; the other session is drafted without a new drop.
func TestFromTheDropToTheDrafts(t *testing.T) {
	b, p, work := homeOf(t)
	_, v := b.post("/depots", map[string]any{"for": "", "folder": "", "example": false})
	id := v["id"].(string)
	for _, name := range []string{"2025-04-04 a.pdf", "2025-04-04 b.pdf", "2025-02-01 c.pdf", "scan 2025-04-04.pdf", "scan 2025-02-01.pdf", "scan sans date.pdf"} {
		b.drop(id, "dossier/"+name, "%PDF-1.4 "+name)
	}
	if text := b.drop(id, "lettre.docx", "x"); !strings.Contains(text, "n’est pas lu") {
		t.Errorf("a letter is taken: %s", text)
	}
	read := b.done("/depots/"+id+"/lire", map[string]any{})
	for _, want := range []string{"Quelle séance rédiger", "4 avril 2025", "1er février 2025", "2 délibérations", "1 document numérisé dont la séance", "page sans texte"} {
		if !strings.Contains(strings.ReplaceAll(read["html"].(string), "\u00a0", " "), want) {
			t.Errorf("no %q in %s", want, read["html"])
		}
	}
	made := b.done("/depots/"+id+"/rediger", map[string]any{"date": "2025-04-04", "scans": false})
	if made["session"] != "2025-04-04-conseil-municipal" || !slices.Equal(p.scanned, []string{"scan 2025-04-04.pdf"}) {
		t.Errorf("%v, OCR read %v", made, p.scanned)
	}
	if _, err := os.Stat(filepath.Join(work, "2025-04-04", "dossier", "2025-04-04 a.pdf")); err != nil {
		t.Error(err)
	}
	_, page := b.get("/s/2025-04-04-conseil-municipal/")
	for _, want := range []string{"une note", "Rédiger aussi la séance du 1er", "Ajouter des documents"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page of the session", want)
		}
	}
	if _, again := b.get("/s/2025-04-04-conseil-municipal/"); strings.Contains(again, "une note") {
		t.Error("what a run said is said for ever")
	}

	// the other session of the same drop
	_, v = b.post("/depots", map[string]any{"for": "", "folder": "2025-04-04", "example": false})
	id = v["id"].(string)
	b.done("/depots/"+id+"/lire", map[string]any{})
	if made = b.done("/depots/"+id+"/rediger", map[string]any{"date": "2025-02-01", "scans": false}); made["session"] != "2025-02-01-conseil-municipal" {
		t.Errorf("%v", made)
	}
	if _, home := b.get("/"); strings.Count(home, "brouillon à relire") != 2 {
		t.Error("the sessions are not both shown with their state")
	}

	// a late file joins its session: all of it is read again
	_, v = b.post("/depots", map[string]any{"for": "2025-04-04-conseil-municipal", "folder": "", "example": false})
	id = v["id"].(string)
	b.drop(id, "scan tardif.pdf", "%PDF-1.4 tardif")
	b.done("/depots/"+id+"/lire", map[string]any{})
	b.done("/depots/"+id+"/rediger", map[string]any{"date": "2025-04-04", "scans": false})
	if !slices.Contains(p.scanned, "scan tardif.pdf") {
		t.Errorf("the late scan is not read: %v", p.scanned)
	}
	f, err := review.Open(filepath.Join(work, "review", "2025-04-04-conseil-municipal"))
	if err != nil {
		t.Fatal(err)
	}
	if r, err := f.Record(); err != nil || len(r.Deliberations) != 2 {
		t.Errorf("the late file drafts the session without its first acts: %v", err)
	}
}

// TestDepositsAreKept: what was dropped is found again by a later run of the program.
func TestDepositsAreKept(t *testing.T) {
	b, _, work := homeOf(t)
	_, v := b.post("/depots", map[string]any{"for": "", "folder": "", "example": true})
	o := *b.server.opt()
	o.Addr = ""
	later := serve(t, o)
	_, home := later.get("/")
	if !strings.Contains(home, "/nouvelle/"+v["id"].(string)) {
		t.Errorf("the deposit is lost: %s", home)
	}
	later.as("Anne Leroy")
	later.done("/depots/"+v["id"].(string)+"/lire", map[string]any{})
	later.done("/depots/"+v["id"].(string)+"/rediger", map[string]any{"date": "2025-04-04", "scans": false})
	if err := os.RemoveAll(filepath.Join(work, "review")); err != nil {
		t.Fatal(err)
	}
	if _, home = later.get("/"); !strings.Contains(home, `data-folder="2025-04-04"`) {
		t.Error("documents without drafts are not offered")
	}
	for _, folder := range []string{"..", ".depots", "a/b", "ailleurs", "."} {
		if status, _ := later.post("/depots", map[string]any{"for": "", "folder": folder, "example": false}); status != http.StatusNotFound {
			t.Errorf("the folder %q is taken: %d", folder, status)
		}
	}
}

package review

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/summarize"
)

// session is a fictional meeting: five acts in four PDFs, two of one name, one unreadable,
// one of another session.
func session(t testing.TB, dir string) *extract.Session {
	t.Helper()
	s, err := sessionIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sessionIn(dir string) (*extract.Session, error) {
	var failed error
	number := func(s string) *string { return &s }
	s := &extract.Session{ID: "2025-04-04-conseil-communautaire", Date: "2025-04-04", Body: "Conseil communautaire de Valdrôme-les-Bois"}
	add := func(file, id, object string, pages ...int) {
		path := filepath.Join(dir, filepath.FromSlash(file))
		content := []byte("%PDF-1.4 " + file)
		failed = errors.Join(failed, os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, content, 0o644))
		n := len(pages)
		act := &extract.Deliberation{ID: id, Number: number("2025-" + id), Object: object, Pages: pages, Status: extract.StatusAdopted,
			Outcome: extract.Adopted, Dispositif: "DÉCIDE " + object, Text: object, File: file,
			Lines: []extract.Line{{Part: extract.PartDispositif, Page: 1, Line: pdftext.Line{Words: []pdftext.Word{
				{Text: "DÉCIDE", Box: pdftext.Box{X0: 10, Y0: 20, X1: 60, Y1: 30}, Size: 11}}}}}}
		s.Deliberations = append(s.Deliberations, act)
		s.Documents = append(s.Documents, &extract.Document{File: file, Path: path, SHA256: sum(content), Pages: &n,
			Kind: extract.KindAct, TextLayer: extract.LayerFull, Deliberations: []*extract.Deliberation{act}, Present: []string{"Mme Aubrac"}})
	}
	add("actes/a/del.pdf", "001", "Réseau de chaleur : extension", 1, 2)
	add("actes/b/del.pdf", "002", "Crèche des Tilleuls [gratuite](http://mal.example) <script>", 1)
	add("actes/003.pdf", "003", "Tarifs de l’eau", 1)
	add("actes/004.pdf", "004", "Garantie d’emprunt", 1)
	add("actes/005.pdf", "005", "Désignation d’un représentant", 1)
	date, one := "2025-03-01", 1
	s.Documents = append(s.Documents, &extract.Document{File: "actes/scan.pdf", Pages: &one, TextLayer: extract.LayerNone,
		Warnings: []extract.Warning{{Code: "page-without-text", Page: 1, Message: "page sans texte : lisez-la dans le PDF"}}})
	s.Others = []*extract.Document{{File: "actes/ancien-pv.pdf", Pages: &one, TextLayer: extract.LayerFull, SessionDate: &date},
		{File: "actes/casse.pdf", TextLayer: extract.LayerNone, Warnings: []extract.Warning{{Code: "unreadable", Message: "fichier abîmé"}}}}
	s.Missing = []extract.AgendaItem{{Number: number("2025-006"), Object: "Plan vélo", File: "actes/convocation.pdf", Page: 2}}
	s.Skipped = []extract.Skipped{{File: "actes/notes.docx", Reason: "ce n’est pas un PDF"}}
	return s, failed
}

func summary(s *extract.Session) *summarize.Summary {
	item := func(i int, title string) summarize.Item {
		d := s.Deliberations[i]
		return summarize.Item{ID: d.ID, Acts: []string{d.ID}, Title: title, Score: 7.5,
			Text:    "Le Conseil communautaire a décidé. " + summarize.ActLink(s, d, 1),
			Reasons: []summarize.Reason{{Code: "amount", Text: "montant parmi les plus élevés", Points: 3}, {Code: "routine", Text: "acte courant", Points: -0.5}},
			Method:  summarize.ByExtraction}
	}
	return &summarize.Summary{
		Title: "Conseil communautaire du 4 avril 2025 : deux décisions à retenir", Chapo: "Réuni le 4 avril 2025.",
		Summary: "Deux décisions.", Method: summarize.ByExtraction, Prompts: "abc123", Rules: "def",
		Items:    []summarize.Item{item(0, "Le réseau de chaleur s’étend"), item(1, "La crèche des Tilleuls")},
		Next:     []summarize.Item{item(2, "Les tarifs de l’eau")},
		SetAside: []summarize.SetAside{{Act: "004", Title: "Garantie d’emprunt", Code: "routine", Reason: "acte courant"}},
		Posts:    []summarize.Post{{Channel: "facebook", File: "facebook.md", Title: "Publication Facebook", Text: "Deux décisions.", Method: summarize.ByExtraction}, {Channel: "accueil", File: "accueil.md", Title: "Éléments pour l’accueil", Text: "Rien de plus.", Method: summarize.ByExtraction}},
		Mention:  "Texte préparé avec l’aide d’un outil, relu et validé.", Footer: "Prochaine séance : 6 juin 2025.",
		Fallbacks: []summarize.Fallback{{Step: "write", Act: "001", Reason: "réponse --> illisible, extrait repris"}},
		Notes:     []string{"Un nom a été masqué."},
	}
}

// clock makes the journal's times the same on every run.
func clock() time.Time { return time.Date(2025, 4, 5, 9, 0, 0, 0, time.UTC) }

func write(t testing.TB, root string, s *extract.Session, sum *summarize.Summary) (*Folder, Result) {
	t.Helper()
	f, r, err := Write(root, s, sum, Options{Program: "test", Input: []string{"mes actes"}})
	if err != nil {
		t.Fatal(err)
	}
	return f, r
}

func slurp(t testing.TB, f *Folder, file string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(f.Dir, file))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func spit(t testing.TB, f *Folder, file, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(f.Dir, file), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

package files

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"phare/extract"
)

func ptr[T any](v T) *T { return &v }

func session() *extract.Session {
	return &extract.Session{
		Date: "2025-04-04", Body: "Conseil métropolitain",
		Documents: []*extract.Document{{File: "s/a.pdf", Members: extract.Members{InOffice: ptr(80)}}},
		Deliberations: []*extract.Deliberation{
			{ID: "2025-031", Number: ptr("2025-031"), Object: "Bus gratuits\nle week-end", Status: extract.StatusAdopted, Outcome: extract.Adopted, File: "s/a.pdf", Pages: []int{1, 2},
				Votes: extract.Votes{For: ptr(70), Against: ptr(4), Abstain: ptr(2), NotVoting: ptr(1)}, Unanimous: ptr(false), Theme: ptr("8.7"),
				Amounts: []extract.Amount{{Text: "1 200 000 € HT", Value: 1200000, Currency: "EUR"}}},
			{ID: "x", Object: "=SOMME(A1)", Status: extract.StatusAdopted, Outcome: extract.Adopted, File: "s/a.pdf", Pages: []int{3}, Theme: ptr("0.99"),
				Votes: extract.Votes{For: ptr(90), Against: ptr(0), Abstain: ptr(0)}},
			{ID: "y", Number: ptr("3"), Object: "Retirée", Outcome: extract.Withdrawn, Status: extract.StatusAdopted, File: "s/a.pdf"},
			{ID: "z", Number: ptr("4"), Object: "Projet", Outcome: extract.NoOutcome, Status: extract.StatusDraft, File: "s/a.pdf"},
		},
	}
}

// TestSCDL holds each check that schema 2.1.5 names, on what is filled in.
func TestSCDL(t *testing.T) {
	var out bytes.Buffer
	gaps, err := SCDL(&out, session(), Issuer{Name: "Métropole de Valombre", SIRET: "99900000300015", URL: func(d *extract.Deliberation) string { return "https://actes.example/" + d.ID + ".pdf" }})
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 {
		t.Fatalf("%d rows, want the header and the two acts decided", len(rows))
	}
	if got := strings.Join(rows[0], ","); got != strings.Join(scdlFields, ",") {
		t.Errorf("header %s", got)
	}
	if got, want := strings.Join(rows[1][3:7], "|"), "2025-04-04|8.7|domaines de compétences par thèmes/transports|Bus gratuits le week-end"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := strings.Join(rows[1][11:16], "|"), "80|76|70|4|2"; got != want {
		t.Errorf("votes %q, want %q", got, want)
	}
	if got := strings.Join(rows[2][11:16], ""); got != "" {
		t.Errorf("a vote of 90 in an assembly of 80 is written: %q", got)
	}
	told := map[string]bool{}
	for _, g := range gaps {
		if g.Act == "x" && g.Row == 3 {
			told[g.Field] = true
		}
		if g.Act == "2025-031" && g.Field != "COLL_SIRET" {
			t.Errorf("a gap where there is none: %+v", g)
		}
	}
	for _, f := range []string{"DELIB_ID", "DELIB_MATIERE_CODE", "VOTE_EFFECTIF"} {
		if !told[f] {
			t.Errorf("nobody is told to fill %s", f)
		}
	}
}

func TestSIRET(t *testing.T) {
	for s, want := range map[string]bool{"21860194600013": true, "21860194600014": false, "2186019460001": false, "2186019460001a": false} {
		if ValidSIRET(s) != want {
			t.Errorf("%s: %v", s, !want)
		}
	}
}

func TestThemeName(t *testing.T) {
	for code, want := range map[string]string{"7.9": "finances locales/prise de participation sem etc", "7.10": "finances locales/divers", "0.99": "", "7": ""} {
		if got := ThemeName(code); got != want {
			t.Errorf("%s: %q, want %q", code, got, want)
		}
	}
}

// TestTable holds the rules of a French Excel: BOM, semicolons, CRLF, decimal comma, dates, no formula.
func TestTable(t *testing.T) {
	var out bytes.Buffer
	if err := Table(&out, session(), func(id string) (string, string) { return "retenue", "raison" }); err != nil {
		t.Fatal(err)
	}
	s := out.String()
	for _, want := range []string{"\ufeffNuméro;Objet", "\r\n", ";04/04/2025;", ";1200000,00;", "p. 1 à 2", "'=SOMME"} {
		if !strings.Contains(s, want) {
			t.Errorf("no %q in %s", want, s)
		}
	}
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(s, "\ufeff")))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil || len(rows) != 5 {
		t.Fatalf("%d rows, %v; want every act", len(rows), err)
	}
}

const article = "Le conseil s'est réuni.\n\n## Bus gratuits {#2025-031}\n\nLe conseil a **adopté** la gratuité : *1 200 000 €*.\n\n- le samedi\n- le dimanche\n\n<!-- relecteur -->\n\n[Délibération n° 2025-031, p. 2](sources/a.pdf#page=2)\n"

func TestDOCX(t *testing.T) {
	var out bytes.Buffer
	if err := DOCX(&out, "Cinq décisions & plus", []byte(article), nil); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(b)
		for dec := xml.NewDecoder(bytes.NewReader(b)); ; {
			if _, err := dec.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	doc := parts["word/document.xml"]
	for _, want := range []string{`w:val="Heading2"/></w:pPr><w:r><w:t xml:space="preserve">Bus gratuits`, "<w:b/></w:rPr>", "<w:i/>", "<w:numPr>", "Cinq décisions &amp; plus"} {
		if !strings.Contains(doc, want) {
			t.Errorf("no %q in %s", want, doc)
		}
	}
	if strings.Contains(doc, "relecteur") {
		t.Error("a comment for the reviewer goes out")
	}
	if !strings.Contains(parts["word/_rels/document.xml.rels"], "sources/a.pdf#page=2") {
		t.Error("the link has no address")
	}
	refuse := errors.New("refusé")
	if err := DOCX(io.Discard, "T", []byte(article), func(string) (string, error) { return "", refuse }); !errors.Is(err, refuse) {
		t.Errorf("got %v, want the refusal of the link", err)
	}
}

// TestDOCXInLibreOffice opens the document with an independent reader and finds the same words.
func TestDOCXInLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("PHARE_TEST_ALL") != "" {
			t.Fatal("soffice is missing: make test installs libreoffice-writer")
		}
		t.Skip("soffice is missing: make test installs libreoffice-writer")
	}
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "a.docx"))
	if err != nil {
		t.Fatal(err)
	}
	if err := DOCX(f, "Cinq décisions", []byte(article), nil); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, f.Name())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, "a.txt"))
	if err != nil {
		t.Fatal(err)
	}
	want := "Cinq décisions Le conseil s'est réuni. Bus gratuits Le conseil a adopté la gratuité : 1 200 000 €. le samedi le dimanche Délibération n° 2025-031, p. 2"
	words := strings.Fields(strings.NewReplacer("•", "", "\ufeff", "").Replace(string(got)))
	if strings.Join(words, " ") != strings.Join(strings.Fields(want), " ") {
		t.Errorf("got %q\nwant %q", strings.Join(words, " "), want)
	}
}

// TestTableInLibreOffice has LibreOffice itself open the table: a number that looks like a
// date, another number or an exponent stays the text that the act prints.
func TestTableInLibreOffice(t *testing.T) {
	s := &extract.Session{Date: "2025-04-04"}
	numbers := []string{"3/12", "007", "1E3", "12 mars", "2025-03", "=1+1", "2025-031", "1.10"}
	for _, n := range numbers {
		s.Deliberations = append(s.Deliberations, &extract.Deliberation{ID: n, Number: ptr(n), Object: n, Votes: extract.Votes{For: ptr(12)}})
	}
	var out bytes.Buffer
	if err := Table(&out, s, nil); err != nil {
		t.Fatal(err)
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("PHARE_TEST_ALL") != "" {
			t.Fatal("soffice is missing: make test installs libreoffice-calc")
		}
		t.Skip("soffice is missing: make test installs libreoffice-calc")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "t.csv"), out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(office, "--headless", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--convert-to", "fods", "--infilter=CSV:59,34,76,1,,1036", "--outdir", dir, filepath.Join(dir, "t.csv")).CombinedOutput()
	raw, readErr := os.ReadFile(filepath.Join(dir, "t.fods"))
	if err != nil || readErr != nil {
		if os.Getenv("PHARE_TEST_ALL") == "" && bytes.Contains(said, []byte("could not be loaded")) {
			t.Skip("LibreOffice has no Calc: make test installs libreoffice-calc")
		}
		t.Fatalf("%v %v %s", err, readErr, said)
	}
	var sheet struct {
		Rows []struct {
			Cells []struct {
				Type string `xml:"urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type,attr"`
				Text string `xml:"p"`
			} `xml:"table-cell"`
		} `xml:"body>spreadsheet>table>table-row"`
	}
	if err := xml.Unmarshal(raw, &sheet); err != nil {
		t.Fatal(err)
	}
	if len(sheet.Rows) < len(numbers)+1 {
		t.Fatalf("%d rows", len(sheet.Rows))
	}
	for i, n := range numbers {
		cells := sheet.Rows[i+1].Cells
		want := n
		if n == "=1+1" {
			want = "'=1+1"
		}
		if cells[0].Type != "string" || cells[0].Text != want {
			t.Errorf("%s is %s %q", n, cells[0].Type, cells[0].Text)
		}
	}
	if strings.Count(string(raw), `office:value-type="float" office:value="12"`) != len(numbers) {
		t.Error("a count of votes is no number any more")
	}
}

// TestThemes: a matière is proposed with its reason, never written; confirmed once, it serves
// the next session's act of the same object.
func TestThemes(t *testing.T) {
	for object, want := range map[string]string{
		"Attribution de subventions aux associations sportives": "7.5", "Garantie d’emprunt à l’office de l’habitat": "7.3",
		"Délégation de service public de l’eau : rapport du délégataire": "1.2", "Désignation d’un représentant au conseil d’école": "5.3", "Divers": "",
	} {
		if code, because := ProposeTheme(object); code != want || (code != "") != (because != "") {
			t.Errorf("%s: %s (%s), want %s", object, code, because, want)
		}
	}
	s := session()
	s.Deliberations = s.Deliberations[:1]
	s.Deliberations[0].Theme, s.Deliberations[0].Object = nil, "Subventions 2025 aux clubs"
	var out bytes.Buffer
	gaps, err := SCDL(&out, s, Issuer{Name: "V", SIRET: "99900000300015"})
	if err != nil || len(gaps) != 1 || gaps[0].Field != "DELIB_MATIERE_CODE" || !strings.Contains(gaps[0].Reason, "7.5") {
		t.Fatalf("%+v, %v", gaps, err)
	}
	name := filepath.Join(t.TempDir(), "matieres.yaml")
	known, err := ReadThemes(name)
	if err != nil {
		t.Fatal(err)
	}
	if known.Confirm(name, s.Deliberations[0].Object, "0.99") == nil {
		t.Error("0.99 is a matière")
	}
	if err := known.Confirm(name, s.Deliberations[0].Object, "7.5"); err != nil {
		t.Fatal(err)
	}
	if known, err = ReadThemes(name); err != nil || known.Of("Subventions 2026 aux clubs") != "7.5" {
		t.Errorf("%v, %v", known, err)
	}
	s.Deliberations[0].Object = "Subventions 2026 aux clubs"
	out.Reset()
	if gaps, err = SCDL(&out, s, Issuer{Name: "V", SIRET: "99900000300015", Themes: known}); err != nil || len(gaps) > 0 || !strings.Contains(out.String(), "7.5,finances locales/subventions") {
		t.Errorf("%s, %+v, %v", out.String(), gaps, err)
	}
}

// TestCompletedIsKept: what a clerk wrote into the blanks of one export is in the next.
func TestCompletedIsKept(t *testing.T) {
	s := session()
	var first bytes.Buffer
	if _, err := SCDL(&first, s, Issuer{Name: "V", SIRET: "99900000300015"}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&first).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows[2][2], rows[2][9] = "2025-032", "PREF063"
	for name, comma := range map[string]rune{"as it was": ',', "saved by Excel in French": ';'} {
		var done bytes.Buffer
		w := csv.NewWriter(&done)
		w.Comma = comma
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		var next bytes.Buffer
		gaps, err := SCDL(&next, s, Issuer{Name: "V", SIRET: "99900000300015", Completed: ReadCompleted(done.Bytes())})
		if err != nil || !strings.Contains(next.String(), "2025-032") || !strings.Contains(next.String(), "PREF063") {
			t.Errorf("%s: %s, %v", name, next.String(), err)
		}
		for _, g := range gaps {
			if g.Field == "DELIB_ID" {
				t.Errorf("%s: asked again: %+v", name, g)
			}
		}
	}
}

package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"phare/extract/pdftext"
	"phare/extract/pdftext/pdftest"
)

func TestAvailableSaysWhatIsMissing(t *testing.T) {
	found := func(string) (string, error) { return "/bin/x", nil }
	none := func(string) (string, error) { return "", errors.New("not found") }
	french := func(string) (string, error) { return "List of available languages (2):\neng\nfra\n", nil }
	english := func(string) (string, error) { return "List of available languages (1):\neng\n", nil }
	for _, c := range []struct {
		system    string
		find      func(string) (string, error)
		languages func(string) (string, error)
		want      []string
	}{
		{"linux", found, french, nil},
		{"linux", none, french, []string{"apt install poppler-utils", "apt install tesseract-ocr tesseract-ocr-fra"}},
		{"darwin", found, english, []string{"brew install tesseract-lang"}},
		{"windows", none, french, []string{"winget install oschwartz10612.Poppler", "winget install UB-Mannheim.TesseractOCR"}},
		{"plan9", none, french, []string{"gestionnaire de paquets", "gestionnaire de paquets"}},
	} {
		ok, missing := available(c.system, c.find, c.languages)
		if ok != (len(c.want) == 0) || len(missing) != len(c.want) {
			t.Errorf("%s: %v, %q", c.system, ok, missing)
			continue
		}
		for i, w := range c.want {
			if !strings.Contains(missing[i], w) {
				t.Errorf("%s: %q does not say %q", c.system, missing[i], w)
			}
		}
	}
}

const table = `level	page_num	block_num	par_num	line_num	word_num	left	top	width	height	conf	text
1	1	0	0	0	0	0	0	1654	2339	-1	
2	1	1	0	0	0	100	100	400	60	-1	
4	1	1	1	1	0	100	100	400	30	-1	
5	1	1	1	1	1	100	100	90	30	96.5	Pour
5	1	1	1	1	2	200	102	60	28	91	21
5	1	1	1	1	3	300	100	9	30	5	|
5	1	1	1	2	1	100	140	90	37	40.2	Page
`

func TestParseTSV(t *testing.T) {
	s, err := parseTSV([]byte(table), 200)
	if err != nil {
		t.Fatal(err)
	}
	if d := s.width - 595.44; d > 0.01 || d < -0.01 {
		t.Errorf("page is %v points wide", s.width)
	}
	var got []string
	for _, w := range s.words {
		got = append(got, fmt.Sprintf("%s %d %.0f %.0f %v", w.text, w.line, w.box.X0, w.box.Y1, w.doubtful))
	}
	if want := "Pour 0 36 47 false|21 0 72 47 false|Page 1 36 64 true"; strings.Join(got, "|") != want {
		t.Errorf("words %q, want %q", got, want)
	}
	if _, err := parseTSV([]byte("nothing"), 200); err == nil {
		t.Error("no error for an answer without a page")
	}
}

func TestCompare(t *testing.T) {
	at := func(text string, x float32) word {
		return word{text: text, box: pdftext.Box{X0: x, Y0: 100, X1: x + 40, Y1: 110}}
	}
	for _, c := range []struct {
		mine, other []word
		doubtful    bool
	}{
		{[]word{at("2023", 50)}, []word{at("2023", 51)}, false},
		{[]word{at("2023", 50)}, []word{at("2025", 51)}, true},
		{[]word{at("1 250,00", 50)}, []word{at("1 25000", 51)}, true},
		{[]word{at("2023", 50)}, nil, true},
		{[]word{at("mairie", 50)}, nil, false},
		{[]word{at("2023.", 50)}, []word{at("2023", 51)}, false},
		{[]word{at("n°12", 50)}, []word{at("n°", 45), at("12", 65)}, true}, // "12" lies elsewhere: its middle is outside
		{[]word{at("(12)", 50)}, []word{at("12", 52)}, false},
	} {
		if c.mine[0].text == "n°12" {
			c.other[1].box.X1 = 120
		}
		(&sheet{words: c.mine}).compare(c.other)
		if c.mine[0].doubtful != c.doubtful {
			t.Errorf("%v against %v: doubtful is %v", c.mine[0].text, c.other, !c.doubtful)
		}
	}
}

// needsOCR skips where the programs are missing, and fails where make test has installed them.
func needsOCR(t *testing.T) {
	t.Helper()
	ok, missing := Available()
	switch {
	case ok:
	case os.Getenv("PHARE_TEST_ALL") != "":
		t.Fatal("make test installs what OCR needs: ", missing)
	default:
		t.Skip("no OCR here: ", missing)
	}
}

// A page whose words are read from its picture alone.
func TestPages(t *testing.T) {
	needsOCR(t)
	if testing.Short() {
		t.Skip("takes seconds")
	}
	d := pdftest.New()
	d.Page(pdftest.Text("F1", 12, 50, 800, "inutile"))
	d.Page(pdftest.Lines(14, 60, 700, 22,
		"Le Conseil municipal, après en avoir délibéré,", "approuve le budget de 2025 pour un montant de", "125 300 euros.", "Vote : 21 voix pour, 2 abstentions."))
	path := filepath.Join(t.TempDir(), "page.pdf")
	if err := os.WriteFile(path, d.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	pages, err := Pages(context.Background(), path, a4(2))
	if err != nil {
		t.Fatal(err)
	}
	p, ok := pages[2]
	if !ok || len(pages) != 1 || p.Number != 2 || p.Layer != pdftext.ByOCR {
		t.Fatalf("pages %v", pages)
	}
	var b strings.Builder
	for _, l := range p.Lines {
		b.WriteString(l.Text() + "\n")
		for _, w := range l.Words {
			if w.Source != pdftext.FromOCR {
				t.Errorf("%q has source %v", w.Text, w.Source)
			}
		}
	}
	for _, want := range []string{"Conseil municipal, après en avoir délibéré,", "125 300 euros", "21 voix pour, 2 abstentions"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q not in\n%s", want, b.String())
		}
	}
	if y := p.Lines[0].Words[0].Box.Y0; y < 842-700-16 || y > 842-700 {
		t.Errorf("the first line stands at %v", y)
	}
}

func TestPagesSayWhatFailed(t *testing.T) {
	needsOCR(t)
	path := filepath.Join(t.TempDir(), "none.pdf")
	if err := os.WriteFile(path, []byte("not a PDF"), 0o600); err != nil {
		t.Fatal(err)
	}
	pages, err := Pages(context.Background(), path, a4(1))
	if err == nil || len(pages) != 0 {
		t.Errorf("%d pages, error %v", len(pages), err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Nanosecond)
	defer cancel()
	if _, err := Pages(ctx, path, a4(1, 2, 3, 4, 5)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("after the deadline: %v", err)
	}
}

// TestElided pins what tesseract gives no confidence to: words that French elides.
func TestElided(t *testing.T) {
	for text, want := range map[string]bool{
		"l'unanimité": true, "d’installations": true, "l'accélération,": true, "qu'elles": true,
		"|'": false, "'": false, "l'1": false, "a'b": false, "Vote": false, "1'200": false,
	} {
		if got := elided(text); got != want {
			t.Errorf("elided(%q) = %v", text, got)
		}
	}
}

// TestSurerReading pins which of two readings of one word is kept: the surer one, and where
// figures differ it stays doubtful.
func TestSurerReading(t *testing.T) {
	at := func(text string, confidence float64, x float32) word {
		return word{text: text, confidence: confidence, doubtful: confidence < sureConfidence, box: pdftext.Box{X0: x, Y0: 100, X1: x + 40, Y1: 110}}
	}
	for _, c := range []struct {
		mine, other word
		want        string
		doubtful    bool
	}{
		{at("21/12/2028", 77, 50), at("21/12/2023", 95, 51), "21/12/2023", true},
		{at("2023", 95, 50), at("2025", 60, 51), "2023", true},
		{at("conseii", 45, 50), at("conseil", 93, 51), "conseil", false},
		{at("conseii", 45, 50), at("consei1", 93, 51), "conseii", true}, // letters give no place to figures
		{at("mairie", 90, 50), at("mainie", 95, 51), "mairie", false},
		{at("S", 70, 50), at("5", 93, 51), "5", true},
		{at("S", 95, 50), at("5", 90, 51), "S", false},
		{at("D", 70, 50), at("0", 93, 51), "D", false},        // 5 or 0: nobody knows
		{at("700", 60, 50), at("11800", 95, 35), "700", true}, // another print: wider
	} {
		s := sheet{words: []word{c.mine}}
		s.compare([]word{c.other})
		if w := s.words[0]; w.text != c.want || w.doubtful != c.doubtful {
			t.Errorf("%q against %q: %q, doubtful %v", c.mine.text, c.other.text, w.text, w.doubtful)
		}
	}
}

// TestFaint pins that a word hardly read at all counts only where a second reading bears it out.
func TestFaint(t *testing.T) {
	box := pdftext.Box{X0: 50, Y0: 100, X1: 90, Y1: 110}
	s := sheet{words: []word{{text: "b2", faint: true, box: box}, {text: "Ve", faint: true, box: pdftext.Box{X0: 200, Y0: 100, X1: 220, Y1: 110}}}}
	s.compare([]word{{text: "52", confidence: 92, box: box}})
	s.drop()
	if len(s.words) != 1 || s.words[0].text != "52" || !s.words[0].doubtful {
		t.Errorf("%+v", s.words)
	}
}

// ruledPage draws a table of two rows and three columns that lies askew, and a block of ink.
func ruledPage(slope float64) *drawing {
	d := &drawing{width: 1200, height: 800, dpi: 150, paper: 240}
	d.pgm = bytes.Repeat([]byte{240}, d.width*d.height)
	d.pixels = d.pgm
	ink := func(x, y int) {
		if x >= 0 && y >= 0 && x < d.width && y < d.height {
			d.pixels[y*d.width+x] = 20
		}
	}
	for i := 100; i <= 1000; i++ {
		for _, y := range []int{200, 260, 320} {
			at := y + int(math.Round(slope*float64(i)))
			ink(i, at)
			ink(i, at+1)
		}
	}
	for i := 200; i <= 320; i++ {
		for _, x := range []int{100, 400, 700, 1000} {
			at := i + int(math.Round(slope*float64(x)))
			ink(x-int(math.Round(slope*float64(i-200))), at)
			ink(x+1-int(math.Round(slope*float64(i-200))), at)
		}
	}
	for x := 100; x < 400; x++ {
		for y := 500; y < 600; y++ {
			ink(x, y)
		}
	}
	return d
}

func TestRules(t *testing.T) {
	for _, slope := range []float64{0, 0.012, -0.02} {
		d := ruledPage(slope)
		across, down := d.rules()
		if len(across) != 3 || len(down) != 4 {
			t.Errorf("slope %v: %d lines across, %d down", slope, len(across), len(down))
			continue
		}
		lie := d.skewOf(across, down)
		if diff := float64(lie.slope) - slope; math.Abs(diff) > 0.001 {
			t.Errorf("slope %v is measured as %v", slope, lie.slope)
		}
		lines := d.drawn(across, down, lie)
		if gap := float64(lines[1].Y0 - lines[0].Y0); math.Abs(gap-60*72/150.0) > 0.5 {
			t.Errorf("slope %v: rows lie %v points apart", slope, gap)
		}
		if rows, columns := ofTables(across, down, d.dpi); len(rows) != 3 || len(columns) != 4 {
			t.Errorf("slope %v: a table of %d and %d lines", slope, len(rows), len(columns))
		}
		if rows, columns := ofTables(across[:2], down[:2], d.dpi); len(rows)+len(columns) != 0 {
			t.Errorf("slope %v: a frame is taken for a table", slope)
		}
		d.wipe(across, down)
		if a, b := d.rules(); len(a)+len(b) != 0 {
			t.Errorf("slope %v: %d lines are left", slope, len(a)+len(b))
		}
		if d.pixels[550*d.width+200] != 20 {
			t.Error("the block of ink is gone")
		}
	}
}

func TestMend(t *testing.T) {
	for _, c := range []struct {
		before, text, want string
		doubtful           bool
	}{
		{"à", "|'unanimité", "l'unanimité", false},
		{"140", "OO0€", "000€", true},
		{"147", "O00TTC", "000TTC", true},
		{"20", "OOCE,", "000€,", true},
		{"la", "OOCE", "OOCE", false},
		{"147", "OOO€,", "000€,", true},
		{"", "1O5,2O", "105,20", true},
		{"de", "OOO", "OOO", false},
		{":", "O", "0", true},
		{"12", "Octobre", "Octobre", false},
		{"", "R50O", "R50O", false},
		{"44", "793%", "793€", true},
		{"", "12,5%", "12,5%", false},
		{"de", "100%", "100%", false},
		{"", "1250,00C", "1250,00€", true},
		{"1250,00", "£", "€", true},
		{"12", "C", "C", false},
		{"", "C", "C", false},
		{"Numéro", "_006", "_006", false},
		{"", "Vu_le", "Vu le", false},
		{"", "_Autorise", "Autorise", false},
		{"", "____________", "____________", false},
		{"", "DE_2025_002", "DE_2025_002", false},
	} {
		s := sheet{words: []word{{text: c.before}, {text: c.text, box: pdftext.Box{X0: 10, X1: 60}}}}
		s.mend()
		var got []string
		doubtful := false
		for _, w := range s.words[1:] {
			got = append(got, w.text)
			doubtful = doubtful || w.doubtful
		}
		if strings.Join(got, " ") != c.want || doubtful != c.doubtful {
			t.Errorf("%q after %q: %q, doubtful %v", c.text, c.before, got, doubtful)
		}
	}
}

func TestNumberInTwoWords(t *testing.T) {
	s := sheet{words: []word{{text: "2026", box: pdftext.Box{X0: 10, X1: 40, Y1: 10}}, {text: "_006", box: pdftext.Box{X0: 45, X1: 70, Y1: 10}}, {text: "Objet", box: pdftext.Box{X0: 90, X1: 120, Y1: 10}}}}
	s.mend()
	if len(s.words) != 2 || s.words[0].text != "2026_006" {
		t.Errorf("%+v", s.words)
	}
}

func TestThousandBehindAPreposition(t *testing.T) {
	s := sheet{words: []word{{text: "prix"}, {text: "dei", box: pdftext.Box{X0: 10, X1: 30}}, {text: "300€"}, {text: "del"}, {text: "Sol"}}}
	s.mend()
	var got []string
	for _, w := range s.words {
		got = append(got, w.text)
	}
	if strings.Join(got, " ") != "prix de 1 300€ del Sol" || !s.words[2].doubtful {
		t.Errorf("%q, doubtful %v", got, s.words[2].doubtful)
	}
}

func TestDrawing(t *testing.T) {
	pgm := append([]byte("P5\n4 3\n255\n"), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)
	d, err := parsePGM(pgm, 72)
	if err != nil {
		t.Fatal(err)
	}
	d.paper = 250
	p := d.paper
	d.keep([]pdftext.Box{{X0: 1, Y0: 0, X1: 3, Y1: 2}})
	d.erase(pdftext.Box{X0: 2, Y0: 1, X1: 9, Y1: 9})
	if got, want := fmt.Sprint(d.pixels), fmt.Sprint([]byte{p, 2, 3, p, p, 6, p, p, p, p, p, p}); got != want {
		t.Errorf("pixels %v, want %v", got, want)
	}
	if fmt.Sprint(d.pgm[len(d.pgm)-12:]) != fmt.Sprint(d.pixels) {
		t.Error("the file is not what was changed")
	}
	for _, bad := range []string{"", "P6\n4 3\n255\n", "P5\n4 3\n255\nabc", "P5\n-1 3\n255\n"} {
		if _, err := parsePGM([]byte(bad), 72); err == nil {
			t.Errorf("%q is taken for a drawing", bad)
		}
	}
}

// French that is missing is said where tesseract is there; without tesseract that is said.
func TestWithoutFrench(t *testing.T) {
	there := func(string) (string, error) { return "/bin/tesseract", nil }
	nowhere := func(string) (string, error) { return "", errors.New("not found") }
	list := func(s string) func(string) (string, error) {
		return func(string) (string, error) { return s, nil }
	}
	for name, c := range map[string]struct {
		find, languages func(string) (string, error)
		said            bool
	}{
		"English alone":     {there, list("List of available languages (1):\neng\n"), true},
		"both":              {there, list("List:\neng\nfra\n"), false},
		"a list that fails": {there, func(string) (string, error) { return "", errors.New("exit status 1") }, true},
		"no tesseract":      {nowhere, list(""), false},
	} {
		if got := withoutFrench("linux", c.find, c.languages); (got != "") != c.said || c.said && !strings.Contains(got, "tesseract-ocr-fra") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func a4(numbers ...int) []Page {
	var out []Page
	for _, n := range numbers {
		out = append(out, Page{Number: n, Width: 595, Height: 842})
	}
	return out
}

// A page of any size is drawn within the same bounds; the usual ones at 300 dots per inch.
func TestResolution(t *testing.T) {
	for _, c := range []struct {
		width, height float32
		want          int
	}{{595, 842, 300}, {842, 1191, 300}, {1191, 842, 300}, {6000, 6000, 50}, {14400, 14400, 21}, {200, 100000, 68}, {0, 0, 300}, {-5, 20, 300}, {1e9, 1e9, 1}} {
		p := Page{Width: c.width, Height: c.height}
		got := p.resolution()
		if got != c.want {
			t.Errorf("%g × %g points: %d dots per inch, want %d", c.width, c.height, got, c.want)
		}
		if pixels := float64(c.width) * float64(c.height) / 72 / 72 * float64(got) * float64(got); got > 1 && pixels > maxPixels {
			t.Errorf("%g × %g points: %g pixels", c.width, c.height, pixels)
		}
	}
}

// What a program writes is kept up to a bound, and no further.
func TestCapped(t *testing.T) {
	c := capped{most: 5}
	if _, err := c.Write([]byte("abc")); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Write([]byte("def")); err == nil || c.String() != "abc" {
		t.Errorf("kept %q, %v", c.String(), err)
	}
	d := capped{most: 5, drop: true}
	if n, err := d.Write([]byte("abcdefgh")); n != 8 || err != nil || d.String() != "abcde" {
		t.Errorf("kept %q, %d, %v", d.String(), n, err)
	}
}

func TestBlankDrawing(t *testing.T) {
	white := &drawing{width: 100, height: 100, paper: 250, pixels: bytes.Repeat([]byte{250}, 10000)}
	if !white.blank() {
		t.Error("paper is taken for ink")
	}
	for i := range 3 {
		white.pixels[i*7] = 0
	}
	if !white.blank() {
		t.Error("specks are taken for ink")
	}
	for i := range 40 {
		white.pixels[5000+i] = 90
	}
	if white.blank() {
		t.Error("a short word is taken for paper")
	}
}

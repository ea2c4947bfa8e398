package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/pdftext"
)

// sheet is what tesseract read of one drawing of a page.
type sheet struct {
	width, height float32 // in points
	words         []word
}

// word is one word that tesseract read.
type word struct {
	text       string
	box        pdftext.Box // in points
	line       int         // words of one printed line bear the same number
	confidence float64     // 0 to 100
	doubtful   bool
	faint      bool // so badly read that it counts only where another reading bears it out
}

// The ways in which tesseract looks for text on a page.
const (
	byLayout  = "3"  // columns, blocks, lines
	scattered = "11" // words wherever they stand
)

// draw draws a page at the given resolution.
func draw(ctx context.Context, path string, number, dpi int) (*drawing, error) {
	n := strconv.Itoa(number)
	out, err := run(ctx, nil, drawer, "-gray", "-r", strconv.Itoa(dpi), "-f", n, "-l", n, path)
	if err != nil {
		return nil, err
	}
	return parsePGM(out, dpi)
}

// recognise reads a drawing. White text on black is not looked for: that takes a second
// reading of each line that reads badly.
func recognise(ctx context.Context, d *drawing, way string) (sheet, error) {
	table, err := run(ctx, d.pgm, reader, "stdin", "stdout", "-l", language, "--dpi", strconv.Itoa(d.dpi), "--psm", way, "-c", "tessedit_do_invert=0", "tsv")
	if err != nil {
		return sheet{}, err
	}
	return parseTSV(table, d.dpi)
}

// run runs a program on in and returns what it prints.
func run(ctx context.Context, in []byte, name string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Stdin = bytes.NewReader(in)
	// pages are read side by side: threads inside a page would only get in each other's way
	cmd.Env = append(cmd.Environ(), "OMP_THREAD_LIMIT=1")
	out, said := capped{most: maxOutput}, capped{most: 4096, drop: true}
	cmd.Stdout, cmd.Stderr = &out, &said
	cmd.WaitDelay = startLimit
	err := cmd.Start()
	if err == nil {
		limitMemory(cmd.Process.Pid, memoryEach)
		err = cmd.Wait()
	}
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		message := strings.ToValidUTF8(said.String(), "?")
		return nil, fmt.Errorf("%s: %w: %s", name, err, strings.TrimSpace(message[:min(len(message), 300)]))
	}
	return out.Bytes(), nil
}

// maxOutput is the most that a program may write: a drawing of maxPixels, and some more.
const maxOutput = maxPixels + maxPixels/4

// capped keeps what is written to it, up to a bound; beyond it the writer is told so, or the
// rest is dropped.
type capped struct {
	bytes.Buffer
	most int
	drop bool
}

func (c *capped) Write(b []byte) (int, error) {
	room := c.most - c.Len()
	if len(b) <= room {
		return c.Buffer.Write(b)
	}
	if !c.drop {
		return 0, errors.New("more than a page can hold")
	}
	c.Buffer.Write(b[:max(room, 0)])
	return len(b), nil
}

// The columns of tesseract's table.
const (
	colLevel = iota
	colPage
	colBlock
	colParagraph
	colLine
	colWord
	colLeft
	colTop
	colWidth
	colHeight
	colConfidence
	colText
	columns
)

// Words below leastConfidence are mostly specks and rules taken for letters; those below
// sureConfidence are doubtful.
const (
	leastConfidence = 20
	sureConfidence  = 60
)

// parseTSV reads tesseract's table; positions come in pixels.
func parseTSV(table []byte, dpi int) (sheet, error) {
	var s sheet
	scale := 72 / float32(dpi)
	lines := map[[3]string]int{}
	for row := range strings.Lines(string(table)) {
		f := strings.SplitN(strings.TrimRight(row, "\r\n"), "\t", columns)
		if len(f) < columns || f[colLevel] == "level" {
			continue
		}
		var px [4]float32
		for i := range px {
			v, err := strconv.ParseFloat(f[colLeft+i], 32)
			if err != nil {
				return sheet{}, fmt.Errorf("tesseract: %w", err)
			}
			px[i] = float32(v) * scale
		}
		if f[colLevel] == "1" {
			s.width, s.height = px[2], px[3]
			continue
		}
		text := strings.TrimSpace(f[colText])
		confidence, err := strconv.ParseFloat(f[colConfidence], 64)
		faint := confidence < leastConfidence && !elided(text)
		if f[colLevel] != "5" || text == "" || err != nil || faint && !legible(text) {
			continue
		}
		key := [3]string{f[colBlock], f[colParagraph], f[colLine]}
		if _, ok := lines[key]; !ok {
			lines[key] = len(lines)
		}
		s.words = append(s.words, word{
			text: text, line: lines[key], confidence: confidence, doubtful: confidence < sureConfidence, faint: faint,
			box: pdftext.Box{X0: px[0], Y0: px[1], X1: px[0] + px[2], Y1: px[1] + px[3]},
		})
	}
	if s.width == 0 {
		return sheet{}, errors.New("tesseract: no page in its answer")
	}
	return s, nil
}

// recognized gives each word the baseline and size of its line: the middle one of its words'
// bottoms and heights, which letters that reach lower or higher do not move. The page is set
// straight for it; where each word is printed stays as it is.
func recognized(words []word, lie skew) []pdftext.Recognized {
	out := make([]pdftext.Recognized, 0, len(words))
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && words[to].line == words[from].line {
			to++
		}
		line := words[from:to]
		bottom := middle(line, func(w word) float32 {
			_, y := lie.straight((w.box.X0+w.box.X1)/2, w.box.Y1)
			return y
		})
		size := middle(line, func(w word) float32 { return w.box.Y1 - w.box.Y0 }) * 1.15
		for _, w := range line {
			x0, _ := lie.straight(w.box.X0, w.box.Y1)
			x1, _ := lie.straight(w.box.X1, w.box.Y1)
			out = append(out, pdftext.Recognized{Text: w.text, Box: w.box, X0: x0, X1: x1, Baseline: bottom, Size: size, Doubtful: w.doubtful})
		}
		from = to
	}
	return out
}

func middle(words []word, of func(word) float32) float32 {
	v := make([]float32, len(words))
	for i, w := range words {
		v[i] = of(w)
	}
	slices.Sort(v)
	return v[len(v)/2]
}

// figures returns the digits and the signs that change a number's value.
func figures(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == ',' || r == '.' || r == '/' || r == '%' {
			return r
		}
		return -1
	}, strings.TrimRight(s, ".,;:)"))
}

// legible tells whether a word read badly may be one: a figure, or two letters and more.
func legible(text string) bool {
	n := 0
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			return true
		case unicode.IsLetter(r):
			n++
		}
	}
	return n >= 2 && n*2 > utf8.RuneCountInString(text)
}

// elided tells a word such as "l'unanimité": tesseract gives no confidence to what its
// dictionary cuts at the apostrophe, however well it is printed.
func elided(text string) bool {
	before, after, ok := strings.Cut(strings.ReplaceAll(text, "’", "'"), "'")
	if !ok || before == "" || utf8.RuneCountInString(before) > 4 || utf8.RuneCountInString(after) < 3 {
		return false
	}
	for _, r := range strings.TrimRight(before+after, ".,;:)»-") {
		if !unicode.IsLetter(r) && r != '\'' {
			return false
		}
	}
	return true
}

// Package ocr reads pages without usable text, by programs that may be installed: pdftoppm
// (poppler) draws a page, tesseract reads it. Neither is required: Available says what is
// missing. Each page is read at one resolution, and its figures and doubtful words once more
// at another: where the two readings differ, the surer one is kept and stays marked as
// doubtful. A figure that OCR alone has read is not to be believed.
package ocr

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"phare/extract/pdftext"
)

const (
	drawer   = "pdftoppm"
	reader   = "tesseract"
	language = "fra"
	// fine is the resolution whose words are kept, coarse the one they are held against, in
	// dots per inch, of a page that is no larger than maxPixels at it.
	fine, coarse = 300, 200
	// glance is the resolution that tells a blank page from others.
	glance = 50
	// maxPixels is the most that is drawn of a page: an A3 at 300 dots per inch. A larger page
	// is drawn coarser, so that a page of any size costs the same.
	maxPixels = 18_000_000
	// maxAtOnce is how many pages are read at once, memoryEach what each of the programs that
	// read them may use, in bytes: a page that is made to cost more costs itself alone.
	maxAtOnce, memoryEach = 3, 480 << 20
	// pageLimit is the time for one page, both readings together.
	pageLimit = 3 * time.Minute
	// startLimit is the time for a program to say what it is.
	startLimit = 10 * time.Second
)

// Version changes whenever the same page may be read otherwise than before, so that what was
// kept of older readings is not taken for a new one.
const Version = 7

// Available tells whether pages can be read by OCR. If not, missing holds a sentence in
// French for each gap that says how to fill it on this system.
func Available() (ok bool, missing []string) {
	return available(runtime.GOOS, exec.LookPath, languages)
}

func available(system string, find func(string) (string, error), languages func(string) (string, error)) (bool, []string) {
	var missing []string
	if _, err := find(drawer); err != nil {
		missing = append(missing, "Le programme pdftoppm (poppler) n’est pas installé : "+advice(system, "poppler"))
	}
	path, err := find(reader)
	if err != nil {
		missing = append(missing, "Le programme tesseract n’est pas installé : "+advice(system, "tesseract"))
		return false, missing
	}
	list, err := languages(path)
	if err != nil || !slices.Contains(strings.Fields(list), language) {
		missing = append(missing, "Le français manque à tesseract : "+advice(system, "french"))
	}
	return len(missing) == 0, missing
}

// WithoutFrench returns how to add French to tesseract where that is installed without it, ""
// otherwise.
func WithoutFrench() string { return withoutFrench(runtime.GOOS, exec.LookPath, languages) }

func withoutFrench(system string, find func(string) (string, error), languages func(string) (string, error)) string {
	path, err := find(reader)
	if err != nil {
		return ""
	}
	if list, err := languages(path); err == nil && slices.Contains(strings.Fields(list), language) {
		return ""
	}
	return advice(system, "french")
}

// advice says how to install what is missing.
func advice(system, what string) string {
	commands := map[string]map[string]string{
		"linux": {
			"poppler":   "sudo apt install poppler-utils",
			"tesseract": "sudo apt install tesseract-ocr tesseract-ocr-fra",
			"french":    "sudo apt install tesseract-ocr-fra",
		},
		"darwin": {
			"poppler":   "brew install poppler",
			"tesseract": "brew install tesseract tesseract-lang",
			"french":    "brew install tesseract-lang",
		},
		"windows": {
			"poppler":   "winget install oschwartz10612.Poppler",
			"tesseract": "winget install UB-Mannheim.TesseractOCR (cochez « French » parmi les langues)",
			"french":    "relancez l’installateur de tesseract et cochez « French » parmi les langues.",
		},
	}
	c, ok := commands[system]
	if !ok {
		return "installez-le avec le gestionnaire de paquets de votre système."
	}
	if strings.HasSuffix(c[what], ".") {
		return c[what]
	}
	return "lancez « " + c[what] + " », puis recommencez."
}

func languages(path string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), startLimit)
	defer cancel()
	out, err := exec.CommandContext(ctx, path, "--list-langs").CombinedOutput()
	return string(out), err
}

// Page is a page to be read.
type Page struct {
	Number        int     // 1-based
	Width, Height float32 // in points
	// Known is where text is drawn over the image, such as a stamp: it is not read again, nor
	// what it hides.
	Known []pdftext.Box
}

// resolution returns the finer resolution at which the page is drawn, in dots per inch.
func (p Page) resolution() int {
	inches := float64(p.Width) / 72 * float64(p.Height) / 72
	if inches <= 0 {
		return fine
	}
	return max(1, min(fine, int(math.Sqrt(maxPixels/inches))))
}

// Pages reads pages of the PDF at path, several at a time. Pages that could not be read are
// missing from the result, and the error says why; the others are there all the same.
func Pages(ctx context.Context, path string, pages []Page) (map[int]pdftext.Page, error) {
	var (
		mu     sync.Mutex
		out    = make(map[int]pdftext.Page, len(pages))
		failed []error
		wg     sync.WaitGroup
		slots  = make(chan struct{}, max(1, min(maxAtOnce, runtime.NumCPU())))
	)
	for _, asked := range pages {
		n := asked.Number
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			wg.Wait()
			return out, errors.Join(append(failed, ctx.Err())...)
		}
		wg.Go(func() {
			defer func() { <-slots }()
			p, err := read(ctx, path, asked)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed = append(failed, fmt.Errorf("page %d: %w", n, err))
				return
			}
			out[n] = p
		})
	}
	wg.Wait()
	return out, errors.Join(failed...)
}

// read reads one page, turned where it does not stand upright.
func read(ctx context.Context, path string, asked Page) (pdftext.Page, error) {
	ctx, cancel := context.WithTimeout(ctx, pageLimit)
	defer cancel()
	s := source{path: path, Page: asked, dpi: asked.resolution()}
	first, err := s.draw(ctx, min(glance, s.dpi), 0)
	if err != nil {
		return pdftext.Page{}, err
	}
	if first.blank() {
		return blankPage(asked), nil
	}
	r, image, err := s.readTurned(ctx, 0)
	if err != nil {
		return pdftext.Page{}, err
	}
	if r.sheet.strange(image) {
		quarters, err := s.uprightTurn(ctx, &r.sheet)
		if err != nil {
			return pdftext.Page{}, err
		}
		if quarters > 0 {
			if r, _, err = s.readTurned(ctx, quarters); err != nil {
				return pdftext.Page{}, err
			}
		}
	}
	if err := r.confirm(ctx, s); err != nil {
		return pdftext.Page{}, err
	}
	return r.page(asked.Number), nil
}

// source is a page of a file, and the resolution at which it is read.
type source struct {
	Page
	path string
	dpi  int
}

// coarser is the resolution of the second reading.
func (s source) coarser() int { return max(1, s.dpi*coarse/fine) }

// reading is what was read of a page that was turned by quarters.
type reading struct {
	sheet    sheet
	lie      skew
	drawn    []pdftext.Drawn
	quarters int
}

// draw draws the page without what is known of it, turned by quarters.
func (s source) draw(ctx context.Context, dpi, quarters int) (*drawing, error) {
	image, err := draw(ctx, s.path, s.Number, dpi)
	if err != nil {
		return nil, err
	}
	for _, b := range s.Known {
		image.erase(b)
	}
	for range quarters {
		image = image.turned()
	}
	return image, nil
}

// readTurned reads the page turned by quarters.
func (s source) readTurned(ctx context.Context, quarters int) (*reading, *drawing, error) {
	image, err := s.draw(ctx, s.dpi, quarters)
	if err != nil {
		return nil, nil, err
	}
	across, down := image.rules()
	r := &reading{lie: image.skewOf(across, down), quarters: quarters}
	r.drawn = image.drawn(across, down, r.lie)
	image.wipe(ofTables(across, down, image.dpi))
	r.sheet, err = recognise(ctx, image, byLayout)
	return r, image, err
}

// confirm reads again what must be sure.
func (r *reading) confirm(ctx context.Context, s source) error {
	if unsure := r.sheet.unsure(); len(unsure) > 0 {
		image, err := s.draw(ctx, s.coarser(), r.quarters)
		if err != nil {
			return err
		}
		across, down := image.rules()
		image.wipe(ofTables(across, down, image.dpi))
		image.keep(unsure)
		again, err := recognise(ctx, image, scattered)
		if err != nil {
			return err
		}
		r.sheet.compare(again.words)
	}
	r.sheet.drop()
	r.sheet.mend()
	return nil
}

// page lays the words out as they are read, each in its place on the page as displayed.
func (r *reading) page(number int) pdftext.Page {
	words := recognized(r.sheet.words, r.lie)
	width, height := r.sheet.width, r.sheet.height
	for i := range words {
		words[i].Box = turnBack(words[i].Box, r.quarters, width, height)
	}
	if r.quarters%2 == 1 {
		width, height = height, width
	}
	return pdftext.FromRecognized(number, width, height, words, r.drawn)
}

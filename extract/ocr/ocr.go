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
	// dots per inch.
	fine, coarse = 300, 200
	// pageLimit is the time for one page, both readings together.
	pageLimit = 3 * time.Minute
	// startLimit is the time for a program to say what it is.
	startLimit = 10 * time.Second
)

// Version changes whenever the same page may be read otherwise than before, so that what was
// kept of older readings is not taken for a new one.
const Version = 5

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

// Pages reads the given pages (1-based) of the PDF at path, several at a time. What is known
// of a page, by its number, is text drawn over the image, such as a stamp: it is not read
// again, nor what it hides. Pages that could not be read are missing from the result, and the
// error says why; the others are there all the same.
func Pages(ctx context.Context, path string, pages []int, known map[int][]pdftext.Box) (map[int]pdftext.Page, error) {
	var (
		mu     sync.Mutex
		out    = make(map[int]pdftext.Page, len(pages))
		failed []error
		wg     sync.WaitGroup
		slots  = make(chan struct{}, max(1, runtime.NumCPU()))
	)
	for _, n := range pages {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			wg.Wait()
			return out, errors.Join(append(failed, ctx.Err())...)
		}
		wg.Go(func() {
			defer func() { <-slots }()
			p, err := page(ctx, path, n, known[n])
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

// page reads one page, then again what must be sure.
func page(ctx context.Context, path string, number int, known []pdftext.Box) (pdftext.Page, error) {
	ctx, cancel := context.WithTimeout(ctx, pageLimit)
	defer cancel()
	image, err := draw(ctx, path, number, fine)
	if err != nil {
		return pdftext.Page{}, err
	}
	for _, b := range known {
		image.erase(b)
	}
	across, down := image.rules()
	lie := image.skewOf(across, down)
	drawn := image.drawn(across, down, lie)
	image.wipe(ofTables(across, down, image.dpi))
	sheet, err := recognise(ctx, image, byLayout)
	if err != nil {
		return pdftext.Page{}, err
	}
	if unsure := sheet.unsure(); len(unsure) > 0 {
		if image, err = draw(ctx, path, number, coarse); err != nil {
			return pdftext.Page{}, err
		}
		across, down = image.rules()
		image.wipe(ofTables(across, down, image.dpi))
		image.keep(unsure)
		for _, b := range known {
			image.erase(b)
		}
		again, err := recognise(ctx, image, scattered)
		if err != nil {
			return pdftext.Page{}, err
		}
		sheet.compare(again.words)
	}
	sheet.drop()
	sheet.mend()
	return pdftext.FromRecognized(number, sheet.width, sheet.height, recognized(sheet.words, lie), drawn), nil
}

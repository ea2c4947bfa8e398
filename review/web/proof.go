package web

import (
	"context"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"phare/extract/pdftext"
	"phare/review"
)

// Size of a page whose PDF cannot be read any more, in points: A4.
const (
	a4Width  = 595
	a4Height = 842
)

// documents keeps what was read of the PDFs that were looked at, and the images of their pages.
type documents struct {
	mu     sync.Mutex
	words  map[wordsKey]*pdftext.Document
	sums   map[fileStamp]string // SHA-256
	images map[imageKey][]byte
	once   singleflight.Group
}

// fileStamp is a version of a file.
type fileStamp struct {
	path string
	size int64
	time time.Time
}

// wordsKey is a version of a file, and whether its pictures were read too.
type wordsKey struct {
	fileStamp
	ocr bool
}

type imageKey struct {
	fileStamp
	page int
}

// How much is kept, in documents and in images (some 200 kB each).
const (
	keptDocuments = 24
	keptImages    = 60
)

func stampOf(path string) (fileStamp, error) {
	info, err := os.Stat(path)
	if err != nil {
		return fileStamp{}, err
	}
	return fileStamp{path, info.Size(), info.ModTime()}, nil
}

// drawing is a page with its words, to be drawn.
type drawing struct {
	Width, Height float32
	Words         []drawnWord
	Image         string // address of its picture, "" where no program makes one
	Label         string
}

type drawnWord struct {
	X, Y, Length, Size float32
	Bold               bool
	Text               string
}

// target is the page that a request names.
func (s *Server) target(r *http.Request) (x *session, file string, page int, err error) {
	if x, err = s.session(r); err != nil {
		return
	}
	if err = s.read(x); err != nil {
		return
	}
	file = r.URL.Query().Get("doc")
	page, err = strconv.Atoi(r.URL.Query().Get("n"))
	if err != nil || page < 1 || !x.knows(file) {
		err = errNotFound
	}
	return
}

// knows reports whether a document was read for the session, be it of another one.
func (x *session) knows(file string) bool {
	d, _ := x.document(file)
	return d != nil
}

// pageDrawing draws the words of a page of an act where they are printed, as SVG.
func (s *Server) pageDrawing(w http.ResponseWriter, r *http.Request) {
	x, file, page, err := s.target(r)
	if err != nil {
		http.Error(w, sentence(err.Error()), code(err))
		return
	}
	d := drawing{Width: a4Width, Height: a4Height, Label: fmt.Sprintf("Page %d de %s", page, path.Base(file))}
	if read := s.pageWords(r.Context(), x, file, page); read != nil {
		d.Width, d.Height = read.Width, read.Height
		for _, l := range read.Lines {
			d.add(l)
		}
	}
	if len(d.Words) == 0 { // read by OCR, or no copy of the PDF in the folder
		for _, l := range x.lines[place{file, page}] {
			d.add(l.Line)
		}
	}
	if s.opt().Image != nil && s.pdf(x, file) != "" {
		d.Image = "/s/" + x.folder.ID() + "/image?" + url.Values{"doc": {file}, "n": {strconv.Itoa(page)}}.Encode()
	}
	svg, err := s.pages.part("part-drawing", d)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = io.WriteString(w, svg)
}

func (d *drawing) add(l pdftext.Line) {
	for _, w := range l.Words {
		height := w.Box.Y1 - w.Box.Y0
		size := w.Size
		if size <= 0 || size > 2*height {
			size = height
		}
		if w.Box.X1 <= w.Box.X0 || size <= 0 {
			continue
		}
		d.Words = append(d.Words, drawnWord{X: round(w.Box.X0), Y: round(w.Box.Y1 - 0.22*height), Length: round(w.Box.X1 - w.Box.X0),
			Size: round(size), Bold: w.Bold, Text: w.Text})
	}
	d.Width, d.Height = max(d.Width, 1), max(d.Height, 1)
}

func round(v float32) float32 { return float32(math.Round(float64(v)*10) / 10) }

// pageWords reads a page of a PDF of the session; nil when it is not here, or cannot be read.
func (s *Server) pageWords(ctx context.Context, x *session, file string, page int) *pdftext.Page {
	doc := s.wordsOf(ctx, s.pdf(x, file), false)
	if doc == nil {
		return nil // the words that session.json holds are drawn instead
	}
	for i := range doc.Pages {
		if doc.Pages[i].Number == page {
			return &doc.Pages[i]
		}
	}
	return nil
}

// pageImage gives the picture of a page, made once.
func (s *Server) pageImage(w http.ResponseWriter, r *http.Request) {
	x, file, page, err := s.target(r)
	if err == nil && s.opt().Image == nil {
		err = errNotFound
	}
	if err != nil {
		http.Error(w, sentence(err.Error()), code(err))
		return
	}
	src := s.pdf(x, file)
	stamp, err := stampOf(src)
	if err != nil {
		http.Error(w, "La copie de ce PDF n’est plus dans le dossier.", http.StatusNotFound)
		return
	}
	key := imageKey{stamp, page}
	s.docs.mu.Lock()
	png := s.docs.images[key]
	s.docs.mu.Unlock()
	if png == nil {
		v, err, _ := s.docs.once.Do(fmt.Sprintf("image\x00%d\x00%s", page, src), func() (any, error) {
			ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), 20*time.Second)
			defer cancel()
			return s.opt().Image(ctx, src, page)
		})
		if err != nil {
			http.Error(w, "L’image de cette page n’a pas pu être faite.", http.StatusNotFound)
			return
		}
		png = v.([]byte)
		s.docs.mu.Lock()
		if s.docs.images == nil || len(s.docs.images) >= keptImages {
			s.docs.images = map[imageKey][]byte{}
		}
		s.docs.images[key] = png
		s.docs.mu.Unlock()
	}
	w.Header().Set("Content-Type", "image/png")
	_, _ = w.Write(png)
}

// sourceAddress is where the page serves the copy of a PDF, opened at a page.
func sourceAddress(session, name string, page int) string {
	return fmt.Sprintf("/s/%s/sources/%s#page=%d", url.PathEscape(session), url.PathEscape(name), page)
}

// pdfPolicy is what the browser's own reader of PDFs needs.
const pdfPolicy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

// source serves a PDF of sources/, and nothing else of the disk.
func (s *Server) source(w http.ResponseWriter, r *http.Request) {
	x, err := s.session(r)
	name := r.PathValue("name")
	if err != nil || !strings.EqualFold(filepath.Ext(name), ".pdf") {
		http.Error(w, sentence(errNotFound.Error()), http.StatusNotFound)
		return
	}
	root, err := os.OpenRoot(filepath.Join(x.folder.Dir, review.SourcesDir))
	if err != nil {
		http.Error(w, "Ce dossier n’a pas de copies des PDF.", http.StatusNotFound)
		return
	}
	defer root.Close()
	file, err := root.Open(name)
	if err != nil {
		http.Error(w, "Ce PDF n’est pas dans le dossier de la séance.", http.StatusNotFound)
		return
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || !info.Mode().IsRegular() {
		http.Error(w, "Ce PDF n’est pas dans le dossier de la séance.", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Security-Policy", pdfPolicy)
	http.ServeContent(w, r, "", info.ModTime(), file)
}

package web

import (
	"context"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/review"
	"phare/review/web/screens"
	"phare/review/web/words"
)

// screens lends the screens around a text what the page owns.
func (s *Server) screens() *screens.Host {
	o := s.opt()
	return &screens.Host{
		Text: func(r *http.Request) (screens.Text, error) {
			x, d, err := s.draftOf(r)
			if err != nil {
				return screens.Text{}, err
			}
			return screens.Text{Folder: x.folder, Record: x.record, Draft: d}, nil
		},
		Who: s.who,
		Live: func(r *http.Request) (map[string]any, error) {
			x, d, err := s.draftOf(r)
			if err != nil {
				return nil, err
			}
			return s.liveAnswer(x, d)
		},
		Job: func(ctx context.Context, task func(context.Context, func(string, int, int)) (any, error)) any {
			return s.jobs.start(ctx, task)
		},
		Words: func(ctx context.Context, path string) *pdftext.Document { return s.wordsOf(ctx, path, false) },
		Lines: func(r *http.Request, file string, page int) []extract.Line {
			x, _, err := s.draftOf(r)
			if err != nil {
				return nil
			}
			return x.lines[place{file, page}]
		},
		Image: o.Image, Copies: o.Copies, Withdraw: o.Withdraw, ActsURL: o.ActsURL,
	}
}

// screenRoutes registers them.
func (s *Server) screenRoutes(mux *http.ServeMux) {
	for pattern := range (&screens.Host{}).Calls() {
		method, path, _ := strings.Cut(pattern, " ")
		mux.Handle(method+" /s/{session}/t/{file}"+path, s.call(func(r *http.Request) (any, error) { return s.screens().Calls()[pattern](r) }))
	}
	mux.HandleFunc("GET /s/{session}/relecture/{name}", s.readCopy)
	mux.HandleFunc("GET /s/{session}/images/{name}", s.shownPicture)
	mux.Handle("GET /s/{session}/t/{file}/joints", s.page(s.leaving))
}

// leaving is the page where what becomes of the PDFs behind the links of a text is chosen.
func (s *Server) leaving(r *http.Request) (string, any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return "", nil, err
	}
	status, err := x.folder.Status(x.findings)
	if err != nil {
		return "", nil, err
	}
	v := struct {
		frame
		File, Label string
		PDFs        []screens.Leaving
	}{frame: s.sessionFrame(x, status, "Ce qui part : "+words.Channel(d), "t/"+d.File), File: d.File, Label: words.Channel(d)}
	v.PDFs, err = s.screens().Leaving(screens.Text{Folder: x.folder, Record: x.record, Draft: d})
	return "joints", v, err
}

// plainFile reads a file of a folder of the session, through no link.
func (s *Server) plainFile(r *http.Request, dir string) (name string, raw []byte, err error) {
	name = r.PathValue("name")
	x, err := s.session(r)
	if err != nil {
		return name, nil, err
	}
	root, err := os.OpenRoot(filepath.Join(x.folder.Dir, dir))
	if err != nil {
		return name, nil, err
	}
	defer root.Close()
	if info, err := root.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return name, nil, errNotFound
	}
	raw, err = root.ReadFile(name)
	return name, raw, err
}

// readCopy gives a copy to be kept: it is never shown in the page's own place.
func (s *Server) readCopy(w http.ResponseWriter, r *http.Request) {
	name, raw, err := s.plainFile(r, "relecture")
	if err != nil {
		http.Error(w, sentence(errNotFound.Error()), http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	_, _ = w.Write(raw)
}

// shownPicture shows a picture of the session.
func (s *Server) shownPicture(w http.ResponseWriter, r *http.Request) {
	name, raw, err := s.plainFile(r, review.ImagesDir)
	kind := map[string]string{".png": "image/png", ".jpg": "image/jpeg"}[strings.ToLower(filepath.Ext(name))]
	if err != nil || kind == "" {
		http.Error(w, sentence(errNotFound.Error()), http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(raw)
}

package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
)

// problem is an answer that is no success, in French for the person.
type problem struct {
	code    int
	message string
}

func (p *problem) Error() string { return p.message }

var errNotFound = &problem{http.StatusNotFound, "cette page n’existe pas, ou plus : revenez à la liste des séances"}

// code is the HTTP status of an error.
func code(err error) int {
	var p *problem
	var refused interface{ Status() int }
	switch {
	case errors.As(err, &p):
		return p.code
	case errors.As(err, &refused):
		return refused.Status()
	case errors.Is(err, fs.ErrNotExist):
		return http.StatusNotFound
	}
	return http.StatusInternalServerError
}

// page serves an HTML page: what f returns goes into the template that it names.
func (s *Server) page(f func(*http.Request) (name string, data any, err error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, data, err := f(r)
		var moved redirect
		if errors.As(err, &moved) {
			http.Redirect(w, r, string(moved), http.StatusSeeOther)
			return
		}
		status := http.StatusOK
		if err != nil {
			status = code(err)
			name, data = "error", struct {
				frame
				Message string
			}{s.frame("Cette page ne s’ouvre pas"), sentence(err.Error())}
		}
		var b bytes.Buffer
		if err := s.pages.render(&b, name, data); err != nil {
			slog.Error("page", "name", name, "err", err)
			http.Error(w, "La page ne s’est pas faite : "+err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write(b.Bytes()) // a browser that left needs no answer
	})
}

// redirect is the address of the page that stands for another one.
type redirect string

func (r redirect) Error() string { return "voir " + string(r) }

// call serves JSON: what f returns, or {"error": "…"} with its status.
func (s *Server) call(f func(*http.Request) (any, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v, err := f(r)
		status := http.StatusOK
		if err != nil {
			status = code(err)
			answer := map[string]any{"error": sentence(err.Error())}
			var more interface{ details() map[string]any }
			if errors.As(err, &more) {
				for k, v := range more.details() {
					answer[k] = v
				}
			}
			v = answer
		}
		raw, err := json.Marshal(v)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write(raw)
	})
}

// readJSON reads the body of a request.
func readJSON(r *http.Request, v any) error {
	d := json.NewDecoder(r.Body)
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return &problem{http.StatusBadRequest, fmt.Sprintf("la demande ne se lit pas, rechargez la page : %v", err)}
	}
	return nil
}

// sentence makes a message a sentence: capital first, full stop last.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return s
	}
	if word, _, _ := strings.Cut(s, " "); !strings.Contains(word, ".") { // a file keeps its name
		first := []rune(s)[0]
		s = strings.ToUpper(string(first)) + s[len(string(first)):]
	}
	if !strings.ContainsAny(s[len(s)-1:], ".!?:") {
		s += "."
	}
	return s
}

// oneLine folds spaces, line ends included.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Package screens is what the page shows around a text: the copies that others read, what becomes
// of the PDFs behind its links, its photograph, its withdrawal. The page lends what it owns.
package screens

import (
	"context"
	"encoding/json"
	"net/http"

	"phare/extract"
	"phare/extract/pdftext"
	"phare/review"
)

// Text is the text that a request names.
type Text struct {
	Folder *review.Folder
	Record *review.Record
	Draft  review.Draft
}

// Host is what the page lends.
type Host struct {
	Text func(*http.Request) (Text, error)
	Who  func() (string, error) // the name that goes with what is done
	// Live gives the parts of the page that follow the text as it is on disk now.
	Live func(*http.Request) (map[string]any, error)
	// Job runs a task beside the request.
	Job func(ctx context.Context, task func(ctx context.Context, step func(what string, done, total int)) (any, error)) any
	// Words reads the words of a PDF; nil when it cannot be read.
	Words func(ctx context.Context, path string) *pdftext.Document
	// Lines are the words of a page of a document as the session keeps them.
	Lines func(r *http.Request, file string, page int) []extract.Line
	// Image draws a page of a PDF as PNG; nil where no program can.
	Image func(ctx context.Context, path string, page int) ([]byte, error)
	// Copies writes the copies of a text that are sent to be read; nil where none can be made.
	Copies func(ctx context.Context, f *review.Folder, file, by, reader string, step func(done, total int)) ([]string, error)
	// Withdraw takes a text down from wherever it is published and says in French what was done.
	Withdraw func(ctx context.Context, f *review.Folder, file, by, reason string) ([]string, error)
	// ActsURL is the pattern of the public addresses of acts, "" without one.
	ActsURL string
}

// Refusal is an answer that is no success, in French for the person.
type Refusal struct {
	Code    int
	Message string
}

func (e *Refusal) Error() string { return e.Message }

// Status is the HTTP status of the refusal.
func (e *Refusal) Status() int { return e.Code }

func refuse(err error) error {
	if err == nil {
		return nil
	}
	return &Refusal{http.StatusUnprocessableEntity, err.Error()}
}

var notHere = &Refusal{http.StatusNotFound, "cette page n’existe pas, ou plus : revenez à la liste des séances"}

// Calls are the requests that are answered in JSON, by pattern below a text.
func (h *Host) Calls() map[string]func(*http.Request) (any, error) {
	return map[string]func(*http.Request) (any, error){
		"POST /relecture":      h.askOpinion,
		"POST /avis":           h.takeOpinion,
		"GET /joints/page":     h.leavingPage,
		"POST /joints/choisir": h.chooseLeaving,
		"POST /joints/vu":      h.looked,
		"POST /joints/copie":   h.addCopy,
		"POST /photo":          h.addPhoto,
		"POST /photo/decrire":  h.describePhoto,
		"POST /photo/retirer":  h.dropPhoto,
		"POST /retirer":        h.withdraw,
	}
}

// asked reads the body of a request, and says whose it is.
func (h *Host) asked(r *http.Request, v any) (Text, string, error) {
	t, err := h.Text(r)
	if err != nil {
		return t, "", err
	}
	if v != nil {
		d := json.NewDecoder(r.Body)
		d.DisallowUnknownFields()
		if err := d.Decode(v); err != nil {
			return t, "", &Refusal{http.StatusBadRequest, "la demande ne se lit pas, rechargez la page"}
		}
	}
	who, err := h.Who()
	return t, who, err
}

// withdraw takes a published text down, for a reason that readers see.
func (h *Host) withdraw(r *http.Request) (any, error) {
	var ask struct {
		Reason string `json:"reason"`
	}
	t, who, err := h.asked(r, &ask)
	if err != nil {
		return nil, err
	}
	if h.Withdraw == nil {
		return nil, notHere
	}
	return h.Job(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		step("Retrait de la publication", 0, 1)
		said, err := h.Withdraw(ctx, t.Folder, t.Draft.File, who, ask.Reason)
		return map[string]any{"said": said}, err
	}), nil
}

package screens

import (
	"errors"
	"io"
	"net/http"
	"strings"

	"phare/review"
	"phare/review/photo"
)

// leastAlt is how many words describe a photograph to those who cannot see it.
const leastAlt = 3

var errAlt = errors.New("décrivez la photographie en trois mots au moins, pour qui ne la voit pas")

func alternative(s string) (string, error) {
	s = strings.Join(strings.Fields(s), " ")
	if len(strings.Fields(s)) < leastAlt || len(s) > 400 {
		return "", refuse(errAlt)
	}
	return s, nil
}

// addPhoto takes the editor's own photograph in, with its alternative text.
func (h *Host) addPhoto(r *http.Request) (any, error) {
	t, who, err := h.asked(r, nil)
	if err != nil {
		return nil, err
	}
	alt, err := alternative(r.URL.Query().Get("alt"))
	if err != nil {
		return nil, err
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, photo.MaxFile+1))
	if err != nil {
		return nil, err
	}
	pixels, ext, err := photo.Clean(raw)
	if err != nil {
		return nil, refuse(err)
	}
	name, err := t.Folder.AddPicture("photo", ext, pixels)
	if err != nil {
		return nil, err
	}
	return h.show(r, t, who, map[string]any{"image": review.ImagesDir + "/" + name, "alt": alt})
}

// describePhoto changes the alternative text.
func (h *Host) describePhoto(r *http.Request) (any, error) {
	var ask struct {
		Alt string `json:"alt"`
	}
	t, who, err := h.asked(r, &ask)
	if err != nil {
		return nil, err
	}
	alt, err := alternative(ask.Alt)
	if err != nil {
		return nil, err
	}
	return h.show(r, t, who, map[string]any{"alt": alt})
}

// dropPhoto takes the picture out of the text; its file stays in the folder.
func (h *Host) dropPhoto(r *http.Request) (any, error) {
	t, who, err := h.asked(r, &struct{}{})
	if err != nil {
		return nil, err
	}
	return h.show(r, t, who, map[string]any{"image": nil, "alt": nil})
}

func (h *Host) show(r *http.Request, t Text, who string, front map[string]any) (any, error) {
	next, err := review.SetFront([]byte(t.Draft.Text), front)
	if err != nil {
		return nil, refuse(err)
	}
	if _, err := t.Folder.Save(t.Draft.File, t.Draft.Content, string(next), who); err != nil {
		return nil, refuse(err)
	}
	return h.Live(r)
}

package web

import (
	"context"
	"net/http"
	"slices"

	"phare/review"
	"phare/review/web/diff"
	"phare/review/web/words"
)

// send publishes a signed text, or shows what publishing it would change.
func (s *Server) send(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	var ask struct {
		Target string `json:"target"`
		DryRun bool   `json:"dry_run"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	if !slices.Contains(s.targets(d), ask.Target) {
		return nil, &problem{http.StatusNotFound, "cette cible n’est pas réglée dans phare.yaml"}
	}
	a, err := x.folder.Approved(d.File)
	if err != nil {
		return nil, &problem{http.StatusConflict, err.Error()}
	}
	return s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		what := "Envoi : " + words.Target(ask.Target)
		if ask.DryRun {
			what = "Aperçu de l’envoi : " + words.Target(ask.Target)
		}
		step(what, 0, 1)
		return s.deliver(ctx, a, ask.Target, ask.DryRun)
	}), nil
}

// delivered is a sending in words.
type delivered struct {
	Sending
	Words string `json:"words"`
	Diff  string `json:"diff_html"`
}

func (s *Server) deliver(ctx context.Context, a review.Approved, target string, dryRun bool) (any, error) {
	sent, err := s.opt().Send(ctx, a, target, dryRun)
	if err != nil {
		return nil, err
	}
	told := map[string][2]string{
		"created":   {"sera créé", "est créé"},
		"updated":   {"sera mis à jour", "est mis à jour"},
		"unchanged": {"est déjà en ligne tel quel, rien ne changera", "était déjà en ligne tel quel, rien n’a changé"},
	}[sent.Action]
	word := told[1]
	if dryRun {
		word = told[0]
	}
	html, err := s.pages.part("part-unified", diff.Unified(sent.Diff))
	said := sentence(words.Target(target) + " : le texte " + word)
	if sent.Note != "" {
		said += " " + sentence(sent.Note)
	}
	return delivered{sent, said, html}, err
}

// copyOut gives a signed text as it is pasted into a site or a network.
func (s *Server) copyOut(r *http.Request) (any, error) {
	x, d, err := s.draftOf(r)
	if err != nil {
		return nil, err
	}
	a, err := x.folder.Approved(d.File)
	if err != nil {
		return nil, &problem{http.StatusConflict, err.Error()}
	}
	if s.opt().Copy == nil {
		return nil, errNotFound
	}
	html, text, err := s.opt().Copy(a)
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	return map[string]string{"html": html, "text": text}, nil
}

package wordpress

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"

	"phare/review/publish"
)

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// Upload puts a PDF in the media library, unless it is there already. The name bears the
// fingerprint of the content, by which a file that was sent before a crash is found again.
func (s *Site) Upload(ctx context.Context, pdf publish.Asset, send bool) (string, error) {
	me, err := s.account(ctx)
	if err != nil {
		return "", err
	}
	mark := markOf(pdf)
	base := strings.TrimSuffix(pdf.Name, path.Ext(pdf.Name))
	name := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(base), "-"), "-") + "-" + mark
	found, err := s.media(ctx, mark)
	if err != nil {
		return "", err
	}
	if found.ID != 0 {
		return found.SourceURL, nil
	}
	if !send {
		return "", nil
	}
	if !me.may("upload_files") {
		return "", &publish.RefusedError{Target: target, Why: fmt.Sprintf("ce compte ne peut pas déposer le PDF « %s » ; demandez le rôle Auteur ou Éditeur, ou réglez acts.url dans phare.yaml", pdf.Name)}
	}
	var made medium
	err = s.send(ctx, http.MethodPost, "/wp/v2/media", nil, contentType(pdf.Name), fmt.Sprintf(`attachment; filename="%s%s"`, name, strings.ToLower(path.Ext(pdf.Name))), pdf.Content, &made)
	if err != nil {
		return "", s.explain(err)
	}
	if !strings.Contains(made.SourceURL, mark) {
		return "", fmt.Errorf("WordPress a renommé le PDF « %s » en %s", name, made.SourceURL)
	}
	return made.SourceURL, nil
}

// medium is a file of the media library.
type medium struct {
	ID        int    `json:"id"`
	SourceURL string `json:"source_url"`
	Alt       string `json:"alt_text"`
}

// markOf is the fingerprint that the name of a file bears at the site.
func markOf(a publish.Asset) string {
	digest := sha256.Sum256(a.Content)
	return hex.EncodeToString(digest[:6])
}

// media finds a file by its mark, the zero medium when the site has none.
func (s *Site) media(ctx context.Context, mark string) (medium, error) {
	var found []medium
	if err := s.call(ctx, http.MethodGet, "/wp/v2/media", url.Values{"search": {mark}, "per_page": {"20"}}, nil, &found); err != nil {
		return medium{}, s.explain(err)
	}
	for _, m := range found {
		if strings.Contains(m.SourceURL, mark) {
			return m, nil
		}
	}
	return medium{}, nil
}

func contentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".png":
		return "image/png"
	case ".jpg":
		return "image/jpeg"
	}
	return "application/pdf"
}

// featured is the id of the post's picture in the media library, with its text alternative.
func (s *Site) featured(ctx context.Context, m publish.Message) (int, error) {
	if m.Picture == nil {
		return 0, nil
	}
	found, err := s.media(ctx, markOf(*m.Picture))
	if err != nil || found.ID == 0 || found.Alt == m.Alt.Plain() {
		return found.ID, err
	}
	err = s.call(ctx, http.MethodPost, fmt.Sprintf("/wp/v2/media/%d", found.ID), nil, map[string]string{"alt_text": m.Alt.Plain()}, nil)
	if err != nil {
		return 0, s.explain(err)
	}
	return found.ID, nil
}

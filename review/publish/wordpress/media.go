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
	digest := sha256.Sum256(pdf.Content)
	mark := hex.EncodeToString(digest[:6])
	base := strings.TrimSuffix(pdf.Name, path.Ext(pdf.Name))
	name := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(base), "-"), "-") + "-" + mark
	type medium struct {
		ID        int    `json:"id"`
		SourceURL string `json:"source_url"`
	}
	var found []medium
	if err := s.call(ctx, http.MethodGet, "/wp/v2/media", url.Values{"search": {mark}, "per_page": {"20"}}, nil, &found); err != nil {
		return "", s.explain(err)
	}
	for _, m := range found {
		if strings.Contains(m.SourceURL, mark) {
			return m.SourceURL, nil
		}
	}
	if !send {
		return "", nil
	}
	if !me.may("upload_files") {
		return "", &publish.RefusedError{Target: target, Why: fmt.Sprintf("ce compte ne peut pas déposer le PDF « %s » ; demandez le rôle Auteur ou Éditeur, ou réglez acts.url dans phare.yaml", pdf.Name)}
	}
	var made medium
	err = s.send(ctx, http.MethodPost, "/wp/v2/media", nil, "application/pdf", fmt.Sprintf(`attachment; filename="%s.pdf"`, name), pdf.Content, &made)
	if err != nil {
		return "", s.explain(err)
	}
	if !strings.Contains(made.SourceURL, mark) {
		return "", fmt.Errorf("WordPress a renommé le PDF « %s » en %s", name, made.SourceURL)
	}
	return made.SourceURL, nil
}

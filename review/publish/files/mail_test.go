package files

import (
	"bytes"
	"context"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"phare/review"
	"phare/review/publish"
	"phare/review/publish/publishtest"
)

// TestLetter: the newsletter is a message that a mail program opens unsent, to the test list,
// with text and HTML of the signed words and nothing that runs or follows.
func TestLetter(t *testing.T) {
	f := publishtest.Folder(t, t.TempDir(), 1)
	raw, err := os.ReadFile(filepath.Join(f.Dir, review.ArticleFile))
	if err != nil {
		t.Fatal(err)
	}
	d, err := f.Save("newsletter.md", "", strings.NewReplacer("channel: article", "channel: newsletter", "slug: ", "slug: lettre-").Replace(string(raw))+"\nÀ lire : [l’article]({article})\n", "Camille Ferrand")
	if err != nil {
		t.Fatal(err)
	}
	a, err := f.Approve(review.Signature{File: d.File, By: "Camille Ferrand"}, func(string, []byte) ([]review.Finding, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	to := Folder{Dir: t.TempDir(), TestList: []string{"Équipe <essai@valombre.example>"}}
	o := publish.Options{Publisher: "Métropole de Valombre", Rules: publish.Rules{Article: "https://www.valombre.example/{slug}"}}
	for _, want := range []string{"created", "unchanged"} {
		if r, err := publish.Send(context.Background(), a, to, o); err != nil || r.Action != want {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	letter, err := os.ReadFile(filepath.Join(to.Dir, "newsletter.eml"))
	if err != nil {
		t.Fatal(err)
	}
	msg, err := mail.ReadMessage(bytes.NewReader(letter))
	if err != nil {
		t.Fatal(err)
	}
	subject, _ := new(mime.WordDecoder).DecodeHeader(msg.Header.Get("Subject"))
	if list, err := msg.Header.AddressList("To"); err != nil || len(list) != 1 || list[0].Address != "essai@valombre.example" || !strings.HasPrefix(subject, "[Essai] Conseil") || msg.Header.Get("X-Unsent") != "1" {
		t.Errorf("%v, %v, %q", list, err, subject)
	}
	_, params, err := mime.ParseMediaType(msg.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	parts := multipart.NewReader(msg.Body, params["boundary"])
	for _, kind := range []string{"text/plain", "text/html"} {
		p, err := parts.NextRawPart()
		if err != nil || !strings.HasPrefix(p.Header.Get("Content-Type"), kind) {
			t.Fatalf("%v, %v", p, err)
		}
		content, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil || !strings.Contains(string(content), "https://www.valombre.example/conseil-metropolitain-2025-04-01") || !strings.Contains(string(content), "le dimanche") {
			t.Errorf("%s: %s, %v", kind, content, err)
		}
		for _, never := range []string{"<script", "<img", "<style", "sources/", "{article}"} {
			if strings.Contains(string(content), never) {
				t.Errorf("%s holds %s", kind, never)
			}
		}
	}
	if _, err := Letter(publish.Message{}, []string{"pas une adresse\r\nBcc: x@mal.example"}); err == nil {
		t.Error("a header is injected")
	}
}

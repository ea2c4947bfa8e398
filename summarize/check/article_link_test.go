package check

import (
	"testing"

	"phare/extract"
)

// The place of the article's address is a target like any other; a name that resembles it is none.
func TestArticleAddressIsATarget(t *testing.T) {
	s := &extract.Session{}
	for text, want := range map[string]int{
		"[Lire l’article]({article})\n":    0,
		"À lire : {article}\n":             0,
		"[Lire l’article]({articles})\n":   1,
		"[Lire l’article](article.html)\n": 1,
	} {
		n := 0
		for _, f := range Text([]byte(text), s, Options{Channel: "facebook"}).Findings {
			if f.Code == "link" {
				n++
			}
		}
		if n != want {
			t.Errorf("%q: %d findings, want %d", text, n, want)
		}
	}
}

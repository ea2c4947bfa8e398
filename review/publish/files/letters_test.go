package files

import (
	"bytes"
	"strings"
	"testing"

	"phare/review/publish"
)

// What is escaped for the grammar of a page is pasted as the letters that it stands for: an
// address above all.
func TestLettersArePasted(t *testing.T) {
	body := []byte("À lire : https&#58;//www&#46;valombre.example/actus/x\\_y et 3 \\* 4 &lt; 13 &amp; `a\\_b`\n")
	want := "À lire : https://www.valombre.example/actus/x_y et 3 * 4 < 13 & a\\_b"
	if got := strings.TrimSpace(PlainText(body)); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	var word bytes.Buffer
	if err := DOCX(&word, "Titre", body, nil); err != nil {
		t.Fatal(err)
	}
	if got := PlainText([]byte(publish.ArticleMark + "\n")); strings.TrimSpace(got) != publish.ArticleMark {
		t.Errorf("%q", got)
	}
}

package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"phare/extract/french"
	"phare/extract/pdftext"
	"phare/extract/sketch"
)

// layout is a fictional document in plain text and what a careful reader finds in it.
type layout struct {
	kind, date, body string
	members          string
	acts             []string // "number | object | pages", "-" for no number
	text             string
}

// layoutTexts returns the texts of all layouts.
func layoutTexts(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/layouts/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range files {
		out = append(out, readLayout(t, f).text)
	}
	return out
}

func readLayout(t testing.TB, name string) layout {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	head, text, ok := strings.Cut(string(b), "\n---\n")
	if !ok {
		t.Fatalf("%s: no line ---", name)
	}
	l := layout{text: text}
	for _, line := range strings.Split(head, "\n") {
		key, value, _ := strings.Cut(line, " ")
		switch key {
		case "kind":
			l.kind = value
		case "date":
			l.date = value
		case "body":
			l.body = value
		case "members":
			l.members = value
		case "act":
			l.acts = append(l.acts, value)
		}
	}
	return l
}

// interpretText reads plain text as if it were a PDF's words.
func interpretText(text string) *Document {
	d := newDocument(found{file: "seance/document.pdf"})
	pages := sketch.Pages(text)
	d.TextLayer = layerOf(pages)
	interpret(d, &pdftext.Document{Pages: pages})
	return d
}

func shown(a *Deliberation) string {
	number := "-"
	if a.Number != nil {
		number = *a.Number
	}
	return fmt.Sprintf("%s | %s | %s", number, a.Object, strings.Trim(fmt.Sprint(a.Pages), "[]"))
}

// TestLayouts holds the segmentation on layouts of many authorities, all invented: what is
// learnt from one template alone fails here.
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/layouts/*.txt")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d layouts: %v", len(files), err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) {
			l := readLayout(t, f)
			d := interpretText(l.text)
			checkWhole(t, d)
			if string(d.Kind) != l.kind {
				t.Errorf("kind %s, want %s", d.Kind, l.kind)
			}
			if got := deref(d.SessionDate); got != l.date {
				t.Errorf("date %q, want %q", got, l.date)
			}
			if got := deref(d.Body); !strings.EqualFold(french.FoldLine(got), french.FoldLine(l.body)) {
				t.Errorf("body %q, want %q", got, l.body)
			}
			if l.members != "" {
				if got := shownMembers(d.Members); got != l.members {
					t.Errorf("members %s, want %s", got, l.members)
				}
			}
			var acts []string
			for _, a := range d.Deliberations {
				acts = append(acts, shown(a))
			}
			if !slices.EqualFunc(acts, l.acts, func(a, b string) bool { return strings.EqualFold(french.FoldLine(a), french.FoldLine(b)) }) {
				t.Errorf("acts:\n%s\nwant:\n%s", strings.Join(acts, "\n"), strings.Join(l.acts, "\n"))
			}
		})
	}
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func shownMembers(m Members) string {
	var out []string
	for _, n := range []*int{m.InOffice, m.Present, m.Proxies, m.Voting} {
		if n == nil {
			out = append(out, "-")
		} else {
			out = append(out, fmt.Sprint(*n))
		}
	}
	return strings.Join(out, " ")
}

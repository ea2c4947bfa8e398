package summarize

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"phare/extract"
	"phare/extract/private"
)

// BeforeVote is what each item of a text made before the session bears.
const BeforeVote = "(projet, non voté)"

// BeforeOpening opens such a text.
const BeforeOpening = "Ordre du jour tel qu’il figure dans la convocation. Rien n’en est encore voté."

// Before drafts what the press is told before a session: the items of its agenda as convoked,
// each said to be a project that nobody voted; with contents, what the projects given propose,
// taken from their own words. No model takes part. What may name a private person is left out
// of a title, and told in the notes.
func Before(s *extract.Session, items []extract.Convened, contents bool, o Options) (*Summary, error) {
	e, err := newEngine(s, o)
	if err != nil {
		return nil, err
	}
	title := upperFirst(strings.TrimSpace(s.Body))
	if title == "" {
		title = "Séance"
	}
	if s.Date != "" {
		title += " du " + longDate(s.Date, false)
	}
	sum := &Summary{Method: ByExtraction, Prompts: e.prompts.Fingerprint(), Rules: e.rules.Fingerprint(), Before: true,
		Title: title + nbsp + ": ordre du jour", Items: []Item{}, Next: []Item{}, SetAside: []SetAside{}}
	post := Post{Channel: "presse", File: "presse.md", Title: sum.Title, Method: ByExtraction}
	blocks := []string{BeforeOpening}
	var plain []string
	flush := func() {
		if len(plain) > 0 {
			blocks = append(blocks, strings.Join(plain, "\n"))
			plain = nil
		}
	}
	var known []string
	for _, d := range s.Documents {
		known = append(known, d.Present...)
	}
	known = append(known, strings.Fields(s.Body)...) // the authority's own name is nobody's
	column := presenters(items, known)
	for _, it := range items {
		object, masked := withoutPrivate(it.Object, known, column)
		if masked {
			post.Notes = append(post.Notes, fmt.Sprintf("Le point « %s » nommait peut-être un particulier : « … » tient lieu de ce qui a été retiré.", shorten(object, 80)))
		}
		line := escape(object)
		if it.Number != nil {
			line = escape(*it.Number) + nbsp + ": " + line
		}
		sum.Convened = append(sum.Convened, line)
		if !contents || it.Project == nil || masked {
			plain = append(plain, "- "+line+" "+BeforeVote)
			continue
		}
		flush()
		i := slices.IndexFunc(e.ranking.acts, func(a *act) bool { return a.d == it.Project })
		if i < 0 {
			plain = append(plain, "- "+line+" "+BeforeVote)
			continue
		}
		told := e.drafter.extracted(&subject{acts: []*act{e.ranking.acts[i]}})
		sum.Next = append(sum.Next, told) // its paper goes with the text
		blocks = append(blocks, fmt.Sprintf("## %s %s {%s}\n\n%s", line, BeforeVote, anchor(told), strings.TrimSpace(told.Text)))
	}
	flush()
	first := items[0]
	sum.Cited = []string{first.File}
	link := fmt.Sprintf("[Convocation, p.%s%d](sources/%s#page=%d)", nbsp, first.Page, url.PathEscape(SourceName(s, first.File)), first.Page)
	blocks = append(blocks, "---", link)
	sum.Convened = append(sum.Convened, strings.Join(strings.Fields(sum.Title), " "), link)
	post.Text = strings.Join(blocks, "\n\n") + "\n"
	sum.Posts = []Post{post}
	return sum, nil
}

// endsNamed gives where the name that ends a title starts, len(title) when none does. A name
// that the title's own grammar asks for ("à Mme X") is part of it.
func endsNamed(title string, spans []private.Span) int {
	if len(spans) == 0 {
		return len(title)
	}
	last := spans[len(spans)-1]
	before := strings.Fields(title[:last.Start])
	if last.Kind != private.Person || strings.Trim(title[last.End:], " .)") != "" || len(before) == 0 {
		return len(title)
	}
	switch strings.ToLower(strings.Trim(before[len(before)-1], ".,")) {
	case "à", "au", "aux", "de", "du", "des", "par", "pour", "avec", "chez", "et", "contre", "m", "mm", "mme", "mmes", "madame", "monsieur":
		return len(title)
	}
	return last.Start
}

// presenters reports whether most items end with a name: whoever presents them, in a column of
// its own, which is no part of the titles.
func presenters(items []extract.Convened, known []string) bool {
	n := 0
	for _, it := range items {
		if endsNamed(it.Object, private.Find(it.Object, known)) < len(it.Object) {
			n++
		}
	}
	return n > 2 && 2*n > len(items)
}

// withoutPrivate takes out of a title what names a private person or tells of one, and
// whoever presents it where a column does.
func withoutPrivate(title string, known []string, column bool) (string, bool) {
	spans := private.Find(title, known)
	if end := endsNamed(title, spans); column && end < len(title) {
		title, spans = strings.TrimRight(title[:end], " –-("), spans[:len(spans)-1]
	}
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.Start < at {
			continue
		}
		b.WriteString(title[at:s.Start] + "…")
		at = s.End
	}
	return b.String() + title[at:], at > 0
}

package review

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Reopened is a text that still says what a correction of the article took back.
type Reopened struct {
	File string
	Said []string // the words of the text that were corrected
}

var (
	bindingActs = regexp.MustCompile(`<!--[ \t]*actes?[ \t]*:([^\n>]*)-->`)
	amount      = regexp.MustCompile(`\d[\d\x{a0}\x{202f} .,/]*\d|\d`)
)

// passage is a piece of a text and the acts that it is bound to; none for all of them.
type passage struct {
	acts []string
	text string
}

// passages cuts a text at its sections and at the comments that bind a paragraph.
func passages(d Draft) []passage {
	var out []passage
	last := 0
	for _, s := range Sections(d.Body) {
		out = append(out, bound(d.Body[last:s.Start], nil)...)
		out = append(out, bound(d.Body[s.Start:s.End], s.Acts)...)
		last = s.End
	}
	return append(out, bound(d.Body[last:], nil)...)
}

func bound(text string, acts []string) []passage {
	var out []passage
	for _, block := range strings.Split(text, "\n\n") {
		p := passage{acts: acts, text: block}
		if m := bindingActs.FindStringSubmatch(block); m != nil {
			p.acts, p.text = strings.Fields(m[1]), strings.Replace(block, m[0], "", 1)
		}
		if strings.TrimSpace(p.text) != "" {
			out = append(out, p)
		}
	}
	return out
}

// weights are the words of a text that may be corrected: figures whole, and words of four
// letters or more.
func weights(text string) (figures, words map[string]bool) {
	figures, words = map[string]bool{}, map[string]bool{}
	text = linkTarget.ReplaceAllString(text, "]")
	for _, f := range amount.FindAllString(text, -1) {
		figures[strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) || r == ',' {
				return r
			}
			return -1
		}, strings.ReplaceAll(f, ".", ","))] = true
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len([]rune(w)) >= 4 {
			words[w] = true
		}
	}
	return figures, words
}

var linkTarget = regexp.MustCompile(`\]\([^)]*\)`)

// Reopens names the other texts that still say what a new text of the article no longer says:
// a figure that was taken out of it, or, of an act that they are bound to, a word.
func (f *Folder) Reopens(was, now Draft) ([]Reopened, error) {
	type taken struct {
		acts           []string
		figures, words map[string]bool
	}
	nowFigures, _ := weights(now.Public())
	byAct := map[string]string{}
	for _, p := range passages(now) {
		for _, a := range p.acts {
			byAct[a] += "\n" + p.text
		}
	}
	var gone []taken
	for _, p := range passages(was) {
		figures, words := weights(p.text)
		for n := range nowFigures {
			delete(figures, n)
		}
		var there strings.Builder
		for _, a := range p.acts {
			there.WriteString(byAct[a])
		}
		if len(p.acts) == 0 {
			there.WriteString(now.Public())
		}
		_, still := weights(there.String())
		for w := range still {
			delete(words, w)
		}
		if len(figures)+len(words) > 0 {
			gone = append(gone, taken{p.acts, figures, words})
		}
	}
	files, err := f.draftFiles()
	if err != nil || len(gone) == 0 {
		return nil, err
	}
	var out []Reopened
	for _, file := range files {
		if file == now.File {
			continue
		}
		d, err := f.Draft(file)
		if err != nil {
			continue // it cannot be signed as it is
		}
		var said []string
		for _, p := range passages(d) {
			figures, words := weights(p.text)
			for _, g := range gone {
				for _, n := range sortedKeys(g.figures) {
					if figures[n] && !slices.Contains(said, n) {
						said = append(said, n)
					}
				}
				if !slices.ContainsFunc(p.acts, func(a string) bool { return slices.Contains(g.acts, a) }) {
					continue
				}
				for _, w := range sortedKeys(g.words) {
					if words[w] && !slices.Contains(said, w) {
						said = append(said, w)
					}
				}
			}
		}
		if len(said) > 0 {
			out = append(out, Reopened{file, said})
		}
	}
	return out, nil
}

// reopen takes back the signatures of the texts that say what a correction of the published
// article took out. The lock is held; d was just signed.
func (f *Folder) reopen(d Draft, by string, entries []Entry) error {
	live := ""
	for _, p := range historyOf(d.File, entries).outbox {
		if p.Live != "" {
			live = p.Live
		}
	}
	if d.File != ArticleFile || live == "" || live == d.Hash {
		return nil
	}
	was, err := f.signedText(d.File, live, entries)
	if err != nil {
		return nil // not kept: nothing to compare with
	}
	reopened, err := f.Reopens(was, d)
	if err != nil {
		return err
	}
	var lines []Entry
	for _, r := range reopened {
		h := historyOf(r.File, entries)
		if h.approval == nil {
			continue
		}
		lines = append(lines, Entry{Event: EventRevoked, File: r.File, Who: by, SHA256: h.approval.SHA256,
			Reason: fmt.Sprintf("l’article a été corrigé : « %s » ; relisez ce texte, puis signez de nouveau", strings.Join(r.Said, " », « "))})
	}
	if len(lines) == 0 {
		return nil
	}
	return f.record(lines...)
}

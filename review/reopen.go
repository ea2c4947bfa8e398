package review

import (
	"fmt"
	"slices"
	"strings"

	"phare/review/draft"
)

// Reopened is a text that still says what a correction of the article took back.
type Reopened struct {
	File string
	Said []string // the words of the text that were corrected
}

// Reopens names the other texts that still say what a new text of the article no longer says:
// a figure that was taken out of it, or, of an act that they are bound to, a word.
func (f *Folder) Reopens(was, now Draft) ([]Reopened, error) {
	type taken struct {
		acts           []string
		figures, words map[string]bool
	}
	nowFigures, _ := draft.Weights(now.Public())
	byAct := map[string]string{}
	for _, p := range now.Passages() {
		for _, a := range p.Acts {
			byAct[a] += "\n" + p.Text
		}
	}
	var gone []taken
	for _, p := range was.Passages() {
		figures, words := draft.Weights(p.Text)
		for n := range nowFigures {
			delete(figures, n)
		}
		var there strings.Builder
		for _, a := range p.Acts {
			there.WriteString(byAct[a])
		}
		if len(p.Acts) == 0 {
			there.WriteString(now.Public())
		}
		_, still := draft.Weights(there.String())
		for w := range still {
			delete(words, w)
		}
		if len(figures)+len(words) > 0 {
			gone = append(gone, taken{p.Acts, figures, words})
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
		for _, p := range d.Passages() {
			figures, words := draft.Weights(p.Text)
			for _, g := range gone {
				for _, n := range sortedKeys(g.figures) {
					if figures[n] && !slices.Contains(said, n) {
						said = append(said, n)
					}
				}
				if !slices.ContainsFunc(p.Acts, func(a string) bool { return slices.Contains(g.acts, a) }) {
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

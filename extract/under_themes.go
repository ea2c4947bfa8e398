package extract

import (
	"strings"

	"phare/extract/numbering"
	"phare/extract/title"
)

// underThemes gives the items that bear the name of a theme beside their rank the title right below
// it: "N° 3 – Finances", then "Tarifs de la piscine".
func underThemes(r *title.Reading, segs []segment, hs []heading) {
	said, marked, over := map[string]int{}, 0, 0
	below := make([]*heading, len(segs))
	for i := range segs {
		h := &segs[i].head
		if h.Mark.Form == "" || h.Silent || h.Inner.Form != "" {
			continue
		}
		marked++
		below[i] = titleBelow(r, &segs[i], hs)
		if below[i] != nil && themeOver(h, below[i]) == "" {
			below[i] = nil // nothing but the number above
		}
		if below[i] != nil && below[i].Class != "plain" && below[i].Class != "-" {
			said[themeOver(h, below[i])]++
			over++
		}
	}
	// What stands over a title in nearly every item and is said again is a theme, whatever its name.
	themes := over >= 3 && over*10 >= marked*7 && len(said) < over
	for i := range segs {
		if h, t := &segs[i].head, below[i]; t != nil && (title.IsTheme(themeOver(h, t)) || themes && said[themeOver(h, t)] > 0) {
			segs[i].underTheme(*t)
		}
	}
}

// themeOver is what a heading says above a title that stands below or within it.
func themeOver(h, t *heading) string { return strings.TrimSpace(strings.TrimSuffix(h.Title, t.Title)) }

// titleBelow is the heading without a mark right below an item's own, or within it, where small
// letters follow its capitals; nil without one.
func titleBelow(r *title.Reading, s *segment, hs []heading) *heading {
	h := &s.head
	for i := range hs {
		t := &hs[i]
		if t.Line <= h.Line || t.Line > h.Line+h.N || t.Line >= s.to || t.Mark.Form != "" || t.Silent || t.Looks <= -0.5 {
			continue
		}
		if t.Line == h.Line+h.N || r.Lines[t.Line-1].Caps && !r.Lines[t.Line].Caps {
			return t
		}
	}
	return nil
}

// underTheme gives an item the title t, which stands under the theme that its heading names.
func (s *segment) underTheme(t heading) {
	h := &s.head
	t.Above, t.Mark = t.Line-h.Line, h.Mark
	if _, _, complexToken := numbering.Shape(t.Mark.Token); !complexToken && h.Mark.Word == "" {
		t.Mark.Number = false // "N° 3 – Finances": a rank
	}
	s.head = t
}

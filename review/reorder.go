package review

import (
	"fmt"
	"slices"
	"strings"
)

// Reorder puts the blocks of a draft whose content is still expected into the order of the
// anchors given, which must be those of the draft, each once. What stands between the
// blocks, and all of their bytes, stay. It saves as Save does.
func (f *Folder) Reorder(file, expected string, order []string, who string) (Draft, error) {
	return f.compose(file, expected, who, func(raw []byte) ([]byte, error) {
		next, err := reorder(string(raw), order)
		return []byte(next), err
	})
}

// reorder exchanges the blocks without the blank lines behind them, so that a block taken
// from the end of the text is set apart as the others are.
func reorder(text string, order []string) (string, error) {
	sections := Sections(text)
	blocks := map[string]string{}
	var known []string
	trim := func(s Section) string { return strings.TrimRight(text[s.Start:s.End], "\r\n") }
	for _, s := range sections {
		if blocks[s.ID] != "" {
			return "", fmt.Errorf("deux parties portent le repère « {#%s} » : corrigez l’un des deux titres", s.ID)
		}
		blocks[s.ID] = trim(s)
		known = append(known, s.ID)
	}
	if !slices.Equal(slices.Sorted(slices.Values(known)), slices.Sorted(slices.Values(order))) {
		return "", fmt.Errorf("l’ordre demandé n’est plus celui des parties du texte : rechargez la page, puis recommencez")
	}
	var b strings.Builder
	at := 0
	for i, s := range sections {
		b.WriteString(text[at:s.Start])
		b.WriteString(blocks[order[i]])
		at = s.Start + len(trim(s))
	}
	b.WriteString(text[at:])
	return b.String(), nil
}

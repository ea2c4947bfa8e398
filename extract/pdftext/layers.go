package pdftext

import (
	"fmt"
	"unicode/utf8"
)

// The measures of a page's layer.
const (
	badGlyphs    = 0.01 // share of glyphs without Unicode that makes a page garbage
	fewWords     = 60   // as few words as a stamp or header has
	scanned      = 0.5  // share of the page covered by images that makes few words a stamp
	shortWords   = 1.6  // mean letters of a word below which words are not words
	shortEnough  = 20   // words needed to tell
	doubtfulSome = 3    // bad glyphs needed to tell
)

// pageLayer judges how far the text layer of a page can be believed.
func pageLayer(p *Page, b *wordBuilder) Layer {
	if len(b.words) == 0 {
		return None
	}
	if b.bad >= doubtfulSome && float64(b.bad) > badGlyphs*10*float64(b.glyphs) {
		return Garbage
	}
	letters, words, body := 0, 0, 0
	for _, l := range p.Lines {
		if l.Zone == Stamp {
			continue
		}
		body += len(l.Words)
		for _, w := range l.Words {
			if r, _ := utf8.DecodeRuneInString(w.Text); r > '9' {
				letters += utf8.RuneCountInString(w.Text)
				words++
			}
		}
	}
	if words >= shortEnough && float64(letters) < shortWords*float64(words) {
		return Garbage
	}
	if p.ImageArea >= scanned && body < fewWords || body == 0 && p.ImageArea > 0.05 {
		return StampOnly
	}
	return Full
}

// judge looks at the pages together and says what a person must know.
func (d *Document) judge() {
	for i := range d.Pages {
		p := &d.Pages[i]
		switch {
		case p.Layer == Garbage:
			d.warn(CodeBrokenFont, p.Number, fmt.Sprintf("Page %d : le texte de ce PDF est mal codé et ne peut pas être lu tel quel ; il faut le lire par reconnaissance de caractères (OCR).", p.Number))
		case p.Layer == StampOnly, p.Layer == None && !p.Blank:
			d.warn(CodeNoText, p.Number, fmt.Sprintf("Page %d : image sans texte (numérisation) ; il faut la lire par reconnaissance de caractères (OCR).", p.Number))
		}
	}
}

package pdftext

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The measures of a page's layer.
const (
	fewWords      = 60   // as few words as a stamp or header has
	scanned       = 0.5  // share of the page covered by images that makes few words a stamp
	enoughWords   = 20   // words needed to tell garbage
	enoughLetters = 60   // letters needed to tell it on a page of fewer words
	shortWords    = 1.6  // mean letters below which words are no words
	lostMost      = 0.2  // share of characters unknown that makes garbage, however few there are
	brokenWords   = 0.05 // share of words with a glyph unknown that makes garbage
	commonLeast   = 0.01 // share of the commonest words that any French text exceeds
	vowelsLeast   = 0.25 // share of vowels among letters, far below any French text
	vowelsMost    = 0.70
	mixedMost     = 0.35 // share of words that mix letters with signs or capitals inside
	commonEnough  = 40   // words needed to look for common ones
	stampImage    = 0.05 // share covered by images that makes a page of stamps a scan
	commonWordSet = " de la le les des et du en à au aux un une que qui par pour dans est sur il a ce se l'an d'un d'une monsieur madame conseil "
)

// pageLayer judges how far the text layer of a page can be believed.
func pageLayer(p *Page, b *wordBuilder) Layer {
	if len(b.Words) == 0 {
		return None
	}
	var c census
	for _, l := range p.Lines {
		if l.Zone != Stamp {
			for i := range l.Words {
				c.count(&l.Words[i])
			}
		}
	}
	switch {
	case c.garbage():
		return Garbage
	case p.ImageArea >= scanned && c.all < fewWords, c.all == 0 && p.ImageArea > stampImage:
		return StampOnly
	}
	return Full
}

// census counts what tells French words from garbage.
type census struct {
	all      int // words of any kind
	words    int // words that hold a letter
	letters  int
	vowels   int
	common   int // words of commonWordSet
	mixed    int
	broken   int // words of several glyphs with one unknown
	unknowns int // words of nothing but unknown glyphs
	signs    int // characters of any kind
	lost     int // characters that are unknown
}

func (c *census) count(w *Word) {
	c.all++
	n := utf8.RuneCountInString(w.Text)
	c.signs += n
	if w.Doubtful {
		c.lost += strings.Count(w.Text, "\ufffd")
		if n > 1 {
			c.broken++
		}
		if strings.Trim(w.Text, "\ufffd") == "" {
			c.unknowns++
		}
	}
	letters, vowels, lower, odd := 0, 0, false, false
	for _, r := range w.Text {
		k := signOf(r)
		switch {
		case k&letterSign == 0:
			odd = odd || letters > 0 && k&oddSign != 0
			continue
		case k&lowerSign != 0:
			lower = true
		default:
			odd = odd || lower
		}
		letters++
		if k&vowelSign != 0 {
			vowels++
		}
	}
	if letters == 0 {
		return
	}
	c.words++
	c.letters += letters
	c.vowels += vowels
	if odd {
		c.mixed++
	}
	if len(w.Text) <= 8 && strings.Contains(commonWordSet, " "+strings.ToLower(w.Text)+" ") {
		c.common++
	}
}

// What a character is to the census.
const (
	letterSign = 1 << iota
	lowerSign
	vowelSign
	oddSign
)

// signs holds that of the characters of Latin-1, which are nearly all.
var signs = func() (t [256]uint8) {
	for r := range rune(256) {
		t[r] = signBy(r)
	}
	return t
}()

func signOf(r rune) uint8 {
	if r < 256 && r >= 0 {
		return signs[r]
	}
	return signBy(r)
}

func signBy(r rune) (k uint8) {
	if unicode.IsLetter(r) {
		k |= letterSign
	}
	if unicode.IsLower(r) {
		k |= lowerSign
	}
	if strings.ContainsRune("aeiouyàâäéèêëîïôöùûüœAEIOUYÀÂÉÈÊÎÔÛ", r) {
		k |= vowelSign
	}
	if strings.ContainsRune("#$%&*+<=>@[\\]^_`{|}~\"", r) {
		k |= oddSign
	}
	return k
}

func (c *census) garbage() bool {
	if c.all >= 3 && 2*c.unknowns > c.all || c.lost >= 3 && float64(c.lost) > lostMost*float64(c.signs) {
		return true
	}
	if c.all < enoughWords {
		// a font that lost its spaces too leaves a few endless words
		return c.letters >= enoughLetters && c.common == 0 && float64(c.vowels) < vowelsLeast*float64(c.letters)
	}
	if float64(c.broken) > brokenWords*float64(c.all) {
		return true
	}
	if c.words >= enoughWords && float64(c.letters) < shortWords*float64(c.words) {
		return true
	}
	if c.words < commonEnough || float64(c.common) >= commonLeast*float64(c.words) {
		return false
	}
	vowels := float64(c.vowels) / float64(c.letters)
	return vowels < vowelsLeast || vowels > vowelsMost || float64(c.mixed) > mixedMost*float64(c.words)
}

// judge looks at the pages together and says what a person must know.
func (d *Document) judge() {
	unread := map[int]bool{}
	for _, w := range d.Warnings {
		unread[w.Page] = w.Code == CodeTruncated || w.Code == CodeTimeout
	}
	for i := range d.Pages {
		p := &d.Pages[i]
		switch {
		case unread[p.Number]: // said already, and nothing tells what the rest holds
		case p.Layer == Garbage:
			d.warn(CodeBrokenFont, p.Number, fmt.Sprintf("Page %d : le texte de ce PDF est mal codé et ne peut pas être lu tel quel ; il faut le lire par reconnaissance de caractères (OCR).", p.Number))
		case p.Layer == StampOnly, p.Layer == None && !p.Blank:
			d.warn(CodeNoText, p.Number, fmt.Sprintf("Page %d : aucun texte exploitable (numérisation ou dessin) ; il faut la lire par reconnaissance de caractères (OCR).", p.Number))
		}
	}
}

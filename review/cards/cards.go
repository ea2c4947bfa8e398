// Package cards draws the words of a text as pictures for networks and link previews: the
// authority's colours, logo and font, nothing generated. It renders in pure Go; the same
// words and theme give the same bytes.
package cards

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strconv"
	"strings"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// Card is the words of one picture, all of them taken from the text that is signed.
type Card struct {
	Kicker string // the authority or the session
	Title  string // the decision
	Number string // a figure of the decision with its unit, drawn big; "" for none
	Text   string // the sentence that bears the figure, or the first one
	Source string // the act
}

// Words are what the picture shows, in reading order.
func (c Card) Words() []string {
	var out []string
	for _, s := range []string{c.Kicker, c.Title, c.Number, c.Text, c.Source} {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Alt is the text alternative of the picture: its own words.
func (c Card) Alt() string { return strings.Join(c.Words(), ". ") }

// Size is the size of a picture in pixels.
type Size struct {
	Name          string
	Width, Height int
}

// The sizes that networks show whole.
var (
	Square = Size{"carre", 1080, 1080}
	Link   = Size{"lien", 1200, 630}
)

// Theme is the look of an authority.
type Theme struct {
	Background, Text, Accent color.RGBA
	Logo                     image.Image // drawn in the upper corner; nil for none
	Regular, Bold            *opentype.Font
}

// Settings is the theme as its file has it (theme.yaml).
type Settings struct {
	Background string `yaml:"background"` // "#ffffff"
	Text       string `yaml:"text"`
	Accent     string `yaml:"accent"`
	Logo       string `yaml:"logo"`      // PNG beside the file
	Font       string `yaml:"font"`      // TTF or OTF beside the file
	FontBold   string `yaml:"font_bold"` // the same, bold
}

// MinContrast is the contrast of text that WCAG 2.1 (1.4.3) asks for.
const MinContrast = 4.5

// NewTheme reads settings; read gives the bytes of a file that they name.
func NewTheme(s Settings, read func(name string) ([]byte, error)) (Theme, error) {
	t := Theme{}
	for _, c := range []struct {
		name, value, by string
		to              *color.RGBA
	}{{"background", s.Background, "#ffffff", &t.Background}, {"text", s.Text, "#1b1b1f", &t.Text}, {"accent", s.Accent, "#0a4a9f", &t.Accent}} {
		if c.value == "" {
			c.value = c.by
		}
		v, err := parseColor(c.value)
		if err != nil {
			return t, fmt.Errorf("theme.yaml, %s : %w", c.name, err)
		}
		*c.to = v
	}
	var err error
	for _, f := range []struct {
		name string
		by   []byte
		to   **opentype.Font
	}{{s.Font, goregular.TTF, &t.Regular}, {s.FontBold, gobold.TTF, &t.Bold}} {
		raw := f.by
		if f.name != "" {
			if raw, err = read(f.name); err != nil {
				return t, fmt.Errorf("theme.yaml : la police %s ne se lit pas : %w", f.name, err)
			}
		}
		if *f.to, err = opentype.Parse(raw); err != nil {
			return t, fmt.Errorf("theme.yaml : %s n’est pas une police TTF ou OTF : %w", f.name, err)
		}
	}
	if s.Logo != "" {
		raw, err := read(s.Logo)
		if err != nil {
			return t, fmt.Errorf("theme.yaml : le logo %s ne se lit pas : %w", s.Logo, err)
		}
		head, err := png.DecodeConfig(bytes.NewReader(raw))
		if err != nil || head.Width < 1 || head.Height < 1 || head.Width*head.Height > 25_000_000 {
			return t, errors.New("theme.yaml : le logo doit être une image PNG de moins de 25 millions de points")
		}
		if t.Logo, err = png.Decode(bytes.NewReader(raw)); err != nil {
			return t, fmt.Errorf("theme.yaml : le logo %s est abîmé : %w", s.Logo, err)
		}
	}
	return t, nil
}

func parseColor(s string) (color.RGBA, error) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(strings.TrimPrefix(s, "#")) != 6 {
		return color.RGBA{}, fmt.Errorf("« %s » n’est pas une couleur ; écrivez par exemple \"#0a4a9f\"", s)
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}, nil
}

// Contrast is the contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance).
func Contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

// Readable gives the colour wanted where it can be read on a background, else it goes towards
// black or white, whichever is read better, no further than needed.
func Readable(wanted, background color.RGBA) color.RGBA {
	end := color.RGBA{0, 0, 0, 255}
	if white := (color.RGBA{255, 255, 255, 255}); Contrast(white, background) > Contrast(end, background) {
		end = white
	}
	for i := range 21 {
		mix := func(a, b uint8) uint8 { return uint8((int(a)*(20-i) + int(b)*i) / 20) }
		c := color.RGBA{mix(wanted.R, end.R), mix(wanted.G, end.G), mix(wanted.B, end.B), 255}
		if Contrast(c, background) >= MinContrast {
			return c
		}
	}
	return end
}

// line is one line of text at its place.
type line struct {
	text    string
	face    font.Face
	x, y    int // of its baseline
	width   int
	ascent  int
	descent int
	colour  color.RGBA
}

// Draw gives the picture as PNG, and its text alternative.
func Draw(t Theme, c Card, size Size) (picture []byte, alt string, err error) {
	canvas := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
	draw.Draw(canvas, canvas.Bounds(), image.NewUniform(t.Background), image.Point{}, draw.Src)
	lines, shown, err := layout(t, c, size)
	if err != nil {
		return nil, "", err
	}
	draw.Draw(canvas, image.Rect(0, 0, size.Width/60, size.Height), image.NewUniform(t.Accent), image.Point{}, draw.Src)
	if t.Logo != nil {
		xdraw.CatmullRom.Scale(canvas, logoBox(t.Logo, size), t.Logo, t.Logo.Bounds(), xdraw.Over, nil)
	}
	for _, l := range lines {
		d := font.Drawer{Dst: canvas, Src: image.NewUniform(l.colour), Face: l.face, Dot: fixed.P(l.x, l.y)}
		d.DrawString(l.text)
	}
	var out bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, canvas)
	return out.Bytes(), shown.Alt(), err
}

// logoBox is the place of the logo: the upper right corner, its proportions kept.
func logoBox(logo image.Image, size Size) image.Rectangle {
	margin := size.Height / 14
	w, h := logo.Bounds().Dx(), logo.Bounds().Dy()
	scale := min(float64(size.Width)/5/float64(w), float64(size.Height)/9/float64(h))
	w, h = max(1, int(float64(w)*scale)), max(1, int(float64(h)*scale))
	return image.Rect(size.Width-margin-w, margin, size.Width-margin, margin+h)
}

// block is a part of the card on its way to its lines.
type block struct {
	text       string
	font       *opentype.Font
	most, less float64 // sizes in pixels, between which it is fitted
	colour     color.RGBA
	share      float64 // of the height between kicker and source
}

// layout fits every part into its share of the picture: the letters get smaller, then the
// words are cut with "…". shown holds the words that are drawn.
func layout(t Theme, c Card, size Size) (lines []line, shown Card, err error) {
	margin := size.Height / 14
	left, width := margin+size.Width/60, size.Width-2*margin-size.Width/60
	text, accent := Readable(t.Text, t.Background), Readable(t.Accent, t.Background)
	unit := float64(min(size.Width, size.Height))
	top, bottom := margin, size.Height-margin
	shown = c
	place := func(b block, y, height, width int) (int, string, error) {
		fitted, drawn, err := fit(b, width, height)
		if err != nil {
			return y, "", err
		}
		for i := range fitted {
			l := &fitted[i]
			l.x, l.y, l.colour = left, y+l.ascent, b.colour
			y += l.ascent + l.descent
		}
		lines = append(lines, fitted...)
		return y, drawn, nil
	}
	kickerWidth := width
	if t.Logo != nil {
		box := logoBox(t.Logo, size)
		kickerWidth = min(kickerWidth, box.Min.X-left-margin/2)
	}
	head := int(unit / 9)
	if shown.Kicker != "" {
		if _, shown.Kicker, err = place(block{text: c.Kicker, font: t.Regular, most: unit / 24, less: unit / 40, colour: text}, top, head, kickerWidth); err != nil {
			return nil, shown, err
		}
	}
	top += head + margin/2
	if shown.Source != "" {
		foot := int(unit / 16)
		if _, shown.Source, err = place(block{text: c.Source, font: t.Regular, most: unit / 30, less: unit / 42, colour: text}, bottom-foot, foot, width); err != nil {
			return nil, shown, err
		}
		bottom -= foot + margin/2
	}
	parts := []struct {
		block
		to *string
	}{
		{block{c.Title, t.Bold, unit / 11, unit / 30, text, 0.45}, &shown.Title},
		{block{c.Number, t.Bold, unit / 5.5, unit / 20, accent, 0.25}, &shown.Number},
		{block{c.Text, t.Regular, unit / 20, unit / 36, text, 0.30}, &shown.Text},
	}
	total := 0.0
	for _, p := range parts {
		if p.text != "" {
			total += p.share
		}
	}
	y, room := top, bottom-top
	for _, p := range parts {
		if p.text == "" {
			continue
		}
		height := int(float64(room) * p.share / total)
		end, drawn, err := place(p.block, y, height-margin/4, width)
		if err != nil {
			return nil, shown, err
		}
		*p.to = drawn
		// what a part leaves goes to the gap behind it, up to a line of it
		y = min(y+height, end+margin/2)
	}
	return lines, shown, nil
}

// fit breaks a text into lines of a width that stay within a height.
func fit(b block, width, height int) ([]line, string, error) {
	words := strings.Fields(b.text)
	for size := b.most; ; size *= 0.94 {
		last := size < b.less
		if last {
			size = b.less
		}
		face, err := opentype.NewFace(b.font, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return nil, "", err
		}
		m := face.Metrics()
		ascent, descent := m.Ascent.Ceil(), m.Descent.Ceil()
		room := height / (ascent + descent)
		texts := broken(face, words, width)
		if len(texts) > room {
			if !last {
				continue
			}
			texts = texts[:max(room, 0)]
			if n := len(texts); n > 0 {
				texts[n-1] = ellipsis(face, texts[n-1], width)
			}
		}
		out := make([]line, len(texts))
		for i, s := range texts {
			out[i] = line{text: s, face: face, width: font.MeasureString(face, s).Ceil(), ascent: ascent, descent: descent}
		}
		return out, strings.Join(texts, " "), nil
	}
}

// broken breaks words into lines; a word that is wider than a line is broken too.
func broken(face font.Face, words []string, width int) []string {
	var out []string
	current := ""
	fits := func(s string) bool { return font.MeasureString(face, s).Ceil() <= width }
	for _, w := range words {
		next := w
		if current != "" {
			next = current + " " + w
		}
		if fits(next) {
			current = next
			continue
		}
		if current != "" {
			out = append(out, current)
		}
		for current = w; !fits(current); {
			runes := []rune(current)
			n := len(runes)
			for n > 1 && !fits(string(runes[:n])) {
				n--
			}
			if n == len(runes) { // one letter that is wider than the picture
				break
			}
			out = append(out, string(runes[:n]))
			current = string(runes[n:])
		}
	}
	if current != "" {
		out = append(out, current)
	}
	return out
}

// ellipsis ends a line that is not the last with "…", within the width.
func ellipsis(face font.Face, s string, width int) string {
	runes := []rune(s)
	for len(runes) > 0 && font.MeasureString(face, strings.TrimRight(string(runes), " ,;:.")+"…").Ceil() > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ,;:.") + "…"
}

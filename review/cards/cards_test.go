package cards

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func theme(t testing.TB, s Settings) Theme {
	t.Helper()
	out, err := NewTheme(s, os.ReadFile)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestContrast: whatever colours a theme has, what is read on them is read (WCAG 2.1, 1.4.3).
func TestContrast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func() color.RGBA {
		return color.RGBA{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)), 255}
	}
	base := theme(t, Settings{})
	for range 1000 {
		base.Background, base.Text, base.Accent = random(), random(), random()
		lines, _, err := layout(base, example, Link)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range lines {
			if c := Contrast(l.colour, base.Background); c < MinContrast {
				t.Fatalf("%v on %v: %.2f", l.colour, base.Background, c)
			}
		}
	}
	white, black := color.RGBA{255, 255, 255, 255}, color.RGBA{0, 0, 0, 255}
	if Contrast(white, black) != 21 || Readable(black, white) != black {
		t.Error("the formula is not WCAG's")
	}
}

var example = Card{Kicker: "Conseil métropolitain du 4 avril 2025", Title: "La gratuité des transports le week-end est prolongée", Number: "1,2 million d’euros",
	Text: "Le Conseil métropolitain a approuvé une dépense de 1,2 million d’euros.", Source: "Délibération n° 2025-031"}

// TestTextNeverOverflows: no words, however long or strange, leave the picture, meet the logo
// or lie over one another, and the alternative says what is drawn.
func TestTextNeverOverflows(t *testing.T) {
	plain := theme(t, Settings{})
	logo := plain
	logo.Logo = image.NewRGBA(image.Rect(0, 0, 300, 100))
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`([A-Za-zéàœ’0-9€%]{1,20} ){0,40}`), rapid.StringOfN(rapid.RuneFrom([]rune("WMé €%…1Ŵ漢")), 0, 400, -1), rapid.String())
		c := Card{Kicker: text.Draw(rt, "kicker"), Title: text.Draw(rt, "title"), Number: text.Draw(rt, "number"), Text: text.Draw(rt, "text"), Source: text.Draw(rt, "source")}
		size := rapid.SampledFrom([]Size{Square, Link}).Draw(rt, "size")
		th := rapid.SampledFrom([]Theme{plain, logo}).Draw(rt, "theme")
		lines, shown, err := layout(th, c, size)
		if err != nil {
			rt.Fatal(err)
		}
		var boxes []image.Rectangle
		if th.Logo != nil {
			boxes = append(boxes, logoBox(th.Logo, size))
		}
		for _, l := range lines {
			box := image.Rect(l.x, l.y-l.ascent, l.x+l.width, l.y+l.descent)
			if !box.In(image.Rect(0, 0, size.Width, size.Height)) && l.width > 0 {
				rt.Fatalf("%q at %v leaves %v", l.text, box, size)
			}
			for _, other := range boxes {
				if box.Overlaps(other) {
					rt.Fatalf("%q at %v lies over %v", l.text, box, other)
				}
			}
			boxes = append(boxes, box)
			if !strings.Contains(strings.ReplaceAll(shown.Alt(), " ", ""), strings.ReplaceAll(strings.TrimSpace(l.text), " ", "")) {
				rt.Fatalf("%q is drawn and not in %q", l.text, shown.Alt())
			}
		}
	})
}

// TestDraw: the same words give the same pixels, which are PNG of the size asked for; the
// pictures of the docs come from here (PHARE_PICTURES).
func TestDraw(t *testing.T) {
	dark := theme(t, Settings{Background: "#12305e", Text: "#ffffff", Accent: "#ffcc33"})
	for _, size := range []Size{Square, Link} {
		a, alt, err := Draw(dark, example, size)
		if err != nil {
			t.Fatal(err)
		}
		b, _, _ := Draw(dark, example, size)
		if !bytes.Equal(a, b) {
			t.Error("not the same bytes")
		}
		head, err := png.DecodeConfig(bytes.NewReader(a))
		if err != nil || head.Width != size.Width || head.Height != size.Height {
			t.Errorf("%+v, %v", head, err)
		}
		if alt != example.Alt() {
			t.Errorf("%q", alt)
		}
		if os.Getenv("PHARE_PICTURES") != "" {
			if err := os.WriteFile(filepath.Join("../../docs/images", "carte-"+size.Name+".png"), a, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, bad := range []Settings{{Text: "bleu"}, {Logo: "absent.png"}, {Font: "cards.go"}} {
		if _, err := NewTheme(bad, os.ReadFile); err == nil {
			t.Errorf("%+v is a theme", bad)
		}
	}
}

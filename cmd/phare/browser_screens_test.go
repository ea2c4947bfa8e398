package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// screens are the pages of the program, each in the state that a person meets.
var screens = []struct{ name, path, ready string }{
	{"seances", "/?tout=1", `document.querySelector(".session")`},
	{"nouvelle", "/nouvelle", `document.getElementById("drop")`},
	{"reglages", "/reglages", `document.getElementById("settings-form")`},
	{"choix", "S/", `document.querySelectorAll("#in .item").length === 5`},
	{"lecture", "S/lecture", `document.querySelector("#strips .cell")`},
	{"article", "S/t/article.md", `document.getElementById("r-0")`},
	{"preuve", "S/t/article.md", `document.getElementById("r-0")`},
	{"publication", "S/t/facebook.md", `document.getElementById("r-0")`},
	{"actes", "S/actes", `document.querySelector(".prose h2")`},
	{"journal", "S/journal", `document.querySelector("table")`},
	{"guide", "/guide", `document.querySelector(".guide h2")`},
}

// TestScreens: each page in light, in dark, in forced colours, at 1280, 768, 360 and 320 pixels
// (a screen of 1280 at 400 %) needs no scrolling sideways, and axe-core finds nothing. With
// PHARE_SCREENS naming a folder the pictures of docs/ecrans.md are made.
func TestScreens(t *testing.T) {
	b := openReview(t)
	root := strings.TrimSuffix(b.base, "/s/"+exampleSession)
	type look struct {
		name, scheme, forced string
		w, h                 int64
		kept                 bool
	}
	looks := []look{
		{"1280-clair", "light", "none", 1280, 800, true}, {"768-clair", "light", "none", 768, 1024, true}, {"360-clair", "light", "none", 360, 740, true},
		{"1280-sombre", "dark", "none", 1280, 800, true}, {"768-sombre", "dark", "none", 768, 1024, true}, {"360-sombre", "dark", "none", 360, 740, true},
		{"400 %", "light", "none", 320, 200, false}, {"couleurs imposées", "dark", "active", 1280, 800, false},
	}
	dir := os.Getenv("PHARE_SCREENS")
	if testing.Short() && dir == "" {
		looks = []look{looks[3], looks[5], looks[6], looks[7]}
	}
	only := os.Getenv("PHARE_SCREEN")
	for _, s := range screens {
		if only != "" && s.name != only {
			continue
		}
		path := strings.Replace(s.path, "S", "/s/"+exampleSession, 1)
		if strings.HasPrefix(s.path, "/") {
			path = s.path
		}
		b.do(chromedp.EmulateViewport(1280, 800), chromedp.Navigate(root+path))
		b.until(`document.readyState === "complete" && ` + s.ready)
		if s.name == "preuve" {
			b.click("#text .proof")
			b.until(`document.querySelector("#proof svg .boxes rect")`)
		}
		if s.name == "article" {
			eval[any](b, `document.querySelector("#text .row-heading").scrollIntoView({behavior: "instant", block: "center"}), null`)
		}
		for _, l := range looks {
			media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "forced-colors", Value: l.forced}}}
			if _, err := chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media); err != nil {
				t.Fatal(err)
			}
			b.do(chromedp.EmulateViewport(l.w, l.h))
			b.until(fmt.Sprintf(`innerWidth <= %d && matchMedia("(prefers-color-scheme: %s)").matches`, max(l.w, 320), l.scheme))
			what := s.name + ", " + l.name
			if w := eval[int64](b, `document.documentElement.scrollWidth`); w > l.w {
				t.Errorf("%s: the page is %d pixels wide", what, w)
			}
			b.accessible(what)
			if dir == "" || !l.kept {
				continue
			}
			b.do(chromedp.EmulateViewport(l.w, l.h, chromedp.EmulateScale(0.5)))
			eval[any](b, `document.getElementById("status").replaceChildren(), new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r, 300)))).then(() => null)`)
			raw, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
			if err != nil {
				t.Fatal(err)
			}
			small, err := fewColours(raw)
			if err != nil {
				t.Fatal(err)
			}
			if len(small) > 60_000 {
				t.Errorf("%s weighs %d bytes", what, len(small))
			}
			if err := os.WriteFile(filepath.Join(dir, s.name+"-"+l.name+".png"), small, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

package pdftext

import "github.com/ledongthuc/pdf"

// fontCache keeps the fonts of a document by the identity of their objects: the same name may
// mean another font on the next page.
type fontCache struct {
	f      *file
	byRef  map[ref]*font
	inline map[string]*font
}

func newFontCache(f *file) *fontCache {
	return &fontCache{f: f, byRef: map[ref]*font{}, inline: map[string]*font{}}
}

// get returns the font that dict holds under name; a font that can't be read shows nothing.
func (c *fontCache) get(dict pdf.Value, name string) *font {
	id, ok := refAt(dict, name)
	return c.cached(id, ok, func() pdf.Value { return c.f.key(dict, name) })
}

// at returns the font that is the first element of an array.
func (c *fontCache) at(pair pdf.Value) *font {
	id, ok := refIn(pair, 0)
	return c.cached(id, ok, func() pdf.Value { return c.f.index(pair, 0) })
}

func (c *fontCache) cached(id ref, indirect bool, get func() pdf.Value) *font {
	if indirect {
		if ft, ok := c.byRef[id]; ok {
			return ft
		}
	}
	var ft *font
	_ = safely(func() {
		v := get()
		if v.Kind() != pdf.Dict {
			return
		}
		if !indirect {
			key := v.String()
			if ft = c.inline[key]; ft == nil {
				ft = c.f.loadFont(v)
				c.inline[key] = ft
			}
			return
		}
		ft = c.f.loadFont(v)
	})
	if ft == nil {
		ft = fallbackFont()
	}
	if indirect {
		c.byRef[id] = ft
	}
	return ft
}

// fallbackFont reads codes as WinAnsi, with the widths of Helvetica: what other readers do
// with a font that is missing.
func fallbackFont() *font {
	ft := &font{name: "Helvetica", codeBytes: 1, texts: new([256]string)}
	for c := range ft.texts {
		if r := decodeByte("WinAnsiEncoding", byte(c)); r != 0 {
			ft.texts[c] = string(r)
			ft.widths[c] = standardWidth(ft.name, ft.texts[c]) / 1000
		}
	}
	return ft
}

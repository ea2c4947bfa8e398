package font

import (
	"phare/extract/pdftext/object"

	"github.com/ledongthuc/pdf"
)

// Cache keeps the fonts of a document by the identity of their objects: the same name may
// mean another font on the next page.
type Cache struct {
	f      loader
	byRef  map[object.Ref]*Font
	inline map[string]*Font
}

// NewCache returns an empty cache for the fonts of a file.
func NewCache(f *object.File) *Cache {
	return &Cache{f: loader{f}, byRef: map[object.Ref]*Font{}, inline: map[string]*Font{}}
}

// Get returns the font that dict holds under name; a font that can't be read shows nothing.
func (c *Cache) Get(dict pdf.Value, name string) *Font {
	id, ok := object.RefAt(dict, name)
	return c.cached(id, ok, func() pdf.Value { return c.f.Key(dict, name) })
}

// At returns the font that is the first element of an array.
func (c *Cache) At(pair pdf.Value) *Font {
	id, ok := object.RefIn(pair, 0)
	return c.cached(id, ok, func() pdf.Value { return c.f.Index(pair, 0) })
}

func (c *Cache) cached(id object.Ref, indirect bool, get func() pdf.Value) *Font {
	if indirect {
		if ft, ok := c.byRef[id]; ok {
			return ft
		}
	}
	var ft *Font
	_ = object.Safely(func() {
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
		ft = Fallback()
	}
	if indirect {
		c.byRef[id] = ft
	}
	return ft
}

// Fallback reads codes as WinAnsi, with the widths of Helvetica: what other readers do
// with a font that is missing.
func Fallback() *Font {
	ft := &Font{name: "Helvetica", CodeBytes: 1, texts: new([256]string)}
	for c := range ft.texts {
		if r := decodeByte("WinAnsiEncoding", byte(c)); r != 0 {
			ft.texts[c] = string(r)
			ft.widths[c] = StandardWidth(ft.name, ft.texts[c]) / 1000
		}
	}
	return ft
}

// Package object reads the objects of a PDF: it opens files, mending what it can, resolves
// references once, decodes streams within limits, and cuts content into tokens. It is the only
// user of github.com/ledongthuc/pdf's reader; nothing here knows of text.
package object

import (
	"reflect"

	"github.com/ledongthuc/pdf"
)

// File is an opened PDF: its bytes, the library's view of them, and what was resolved of it.
type File struct {
	data      []byte
	r         *pdf.Reader
	encrypted bool
	mended    bool

	objects map[Ref]pdf.Value
	streams streamDecoder
}

// Ref names an indirect object.
type Ref struct {
	id  uint64
	gen uint64
}

// The library parses an indirect object anew at each Value.Key and does not say which object
// a Value came from. Both are needed here (a cache, the identity of fonts), so the reference
// is read, never written, from the Value's fields; object_test.go pins their shape.
const (
	fieldPointer = 1 // pdf.Value.ptr, an objptr{id, gen}
	fieldData    = 2 // pdf.Value.data
	fieldHeader  = 0 // stream.hdr
	fieldOffset  = 2 // stream.offset
)

// RefAt returns the reference that the dictionary (or stream header) v holds under key.
func RefAt(v pdf.Value, key string) (Ref, bool) {
	d := reflect.ValueOf(v).Field(fieldData)
	if d.IsNil() {
		return Ref{}, false
	}
	d = d.Elem()
	if d.Kind() == reflect.Struct {
		d = d.Field(fieldHeader)
	}
	if d.Kind() != reflect.Map {
		return Ref{}, false
	}
	return asRef(d.MapIndex(reflect.ValueOf(key).Convert(d.Type().Key())))
}

// RefIn returns the reference that the array v holds at index i.
func RefIn(v pdf.Value, i int) (Ref, bool) {
	d := reflect.ValueOf(v).Field(fieldData)
	if d.IsNil() || d.Elem().Kind() != reflect.Slice || i >= d.Elem().Len() {
		return Ref{}, false
	}
	return asRef(d.Elem().Index(i))
}

func asRef(x reflect.Value) (Ref, bool) {
	if !x.IsValid() || x.Kind() != reflect.Interface || x.IsNil() {
		return Ref{}, false
	}
	x = x.Elem()
	if x.Kind() != reflect.Struct || x.NumField() != 2 {
		return Ref{}, false
	}
	return Ref{x.Field(0).Uint(), x.Field(1).Uint()}, true
}

// offsetOf returns where the bytes of the stream v begin in the file.
func offsetOf(v pdf.Value) int64 {
	return reflect.ValueOf(v).Field(fieldData).Elem().Field(fieldOffset).Int()
}

// Key is v.Key(name), each indirect object being parsed once.
func (f *File) Key(v pdf.Value, name string) pdf.Value {
	id, ok := RefAt(v, name)
	if !ok {
		return v.Key(name)
	}
	if x, ok := f.objects[id]; ok {
		return x
	}
	x := v.Key(name)
	f.objects[id] = x
	return x
}

// Index is v.Index(i), each indirect object being parsed once.
func (f *File) Index(v pdf.Value, i int) pdf.Value {
	id, ok := RefIn(v, i)
	if !ok {
		return v.Index(i)
	}
	if x, ok := f.objects[id]; ok {
		return x
	}
	x := v.Index(i)
	f.objects[id] = x
	return x
}

// Floats reads the first numbers of the array v into out and tells whether all are there.
func (f *File) Floats(v pdf.Value, out []float64) bool {
	if v.Len() < len(out) {
		return false
	}
	for i := range out {
		out[i] = f.Index(v, i).Float64()
	}
	return true
}

const (
	maxTreeDepth = 64
	maxResolved  = 1 << 20
)

// Pages walks the page tree, at most limit pages, each node once.
func (f *File) Pages(limit int) []pdf.Value {
	var out []pdf.Value
	seen := map[Ref]bool{}
	nodes := 0
	var walk func(v pdf.Value, depth int)
	walk = func(v pdf.Value, depth int) {
		nodes++
		if depth > maxTreeDepth || nodes > maxResolved || len(out) >= limit || v.Kind() != pdf.Dict {
			return
		}
		kids := f.Key(v, "Kids")
		if kids.Kind() != pdf.Array {
			if t := v.Key("Type").Name(); t == "Pages" || t == "Catalog" {
				return // an empty node
			}
			out = append(out, v)
			return
		}
		for i := 0; i < kids.Len() && len(out) < limit; i++ {
			if id, ok := RefIn(kids, i); ok {
				if seen[id] {
					continue
				}
				seen[id] = true
			}
			// one broken child must not cost its siblings
			_ = Safely(func() { walk(f.Index(kids, i), depth+1) })
		}
	}
	_ = Safely(func() { walk(f.Key(f.Key(f.r.Trailer(), "Root"), "Pages"), 0) })
	return out
}

// Inherited returns the value of key in the page or the nearest of its ancestors.
func (f *File) Inherited(page pdf.Value, key string) pdf.Value {
	for i := 0; i < maxTreeDepth && page.Kind() == pdf.Dict; i++ {
		if x := f.Key(page, key); !x.IsNull() {
			return x
		}
		page = f.Key(page, "Parent")
	}
	return pdf.Value{}
}

// Root returns the document's catalog.
func (f *File) Root() pdf.Value { return f.Key(f.r.Trailer(), "Root") }

// Mended tells whether the structure of the file had to be put together again.
func (f *File) Mended() bool { return f.mended }

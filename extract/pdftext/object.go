package pdftext

import (
	"reflect"

	"github.com/ledongthuc/pdf"
)

// file is an opened PDF: its bytes, the library's view of them, and what was resolved of it.
type file struct {
	data      []byte
	r         *pdf.Reader
	encrypted bool
	warnings  []Warning

	objects map[ref]pdf.Value
	streams streamDecoder
}

// ref names an indirect object.
type ref struct {
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

// refAt returns the reference that the dictionary (or stream header) v holds under key.
func refAt(v pdf.Value, key string) (ref, bool) {
	d := reflect.ValueOf(v).Field(fieldData)
	if d.IsNil() {
		return ref{}, false
	}
	d = d.Elem()
	if d.Kind() == reflect.Struct {
		d = d.Field(fieldHeader)
	}
	if d.Kind() != reflect.Map {
		return ref{}, false
	}
	return asRef(d.MapIndex(reflect.ValueOf(key).Convert(d.Type().Key())))
}

// refIn returns the reference that the array v holds at index i.
func refIn(v pdf.Value, i int) (ref, bool) {
	d := reflect.ValueOf(v).Field(fieldData)
	if d.IsNil() || d.Elem().Kind() != reflect.Slice || i >= d.Elem().Len() {
		return ref{}, false
	}
	return asRef(d.Elem().Index(i))
}

func asRef(x reflect.Value) (ref, bool) {
	if !x.IsValid() || x.Kind() != reflect.Interface || x.IsNil() {
		return ref{}, false
	}
	x = x.Elem()
	if x.Kind() != reflect.Struct || x.NumField() != 2 {
		return ref{}, false
	}
	return ref{x.Field(0).Uint(), x.Field(1).Uint()}, true
}

// offsetOf returns where the bytes of the stream v begin in the file.
func offsetOf(v pdf.Value) int64 {
	return reflect.ValueOf(v).Field(fieldData).Elem().Field(fieldOffset).Int()
}

// key is v.Key(name), each indirect object being parsed once.
func (f *file) key(v pdf.Value, name string) pdf.Value {
	id, ok := refAt(v, name)
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

// index is v.Index(i), each indirect object being parsed once.
func (f *file) index(v pdf.Value, i int) pdf.Value {
	id, ok := refIn(v, i)
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

// floats reads the first numbers of the array v into out and tells whether all are there.
func (f *file) floats(v pdf.Value, out []float64) bool {
	if v.Len() < len(out) {
		return false
	}
	for i := range out {
		out[i] = f.index(v, i).Float64()
	}
	return true
}

const (
	maxTreeDepth = 64
	maxResolved  = 1 << 20
)

// pages walks the page tree, at most limit pages, each node once.
func (f *file) pages(limit int) []pdf.Value {
	var out []pdf.Value
	seen := map[ref]bool{}
	nodes := 0
	var walk func(v pdf.Value, depth int)
	walk = func(v pdf.Value, depth int) {
		nodes++
		if depth > maxTreeDepth || nodes > maxResolved || len(out) >= limit || v.Kind() != pdf.Dict {
			return
		}
		kids := f.key(v, "Kids")
		if kids.Kind() != pdf.Array {
			if t := v.Key("Type").Name(); t == "Pages" || t == "Catalog" {
				return // an empty node
			}
			out = append(out, v)
			return
		}
		for i := 0; i < kids.Len() && len(out) < limit; i++ {
			if id, ok := refIn(kids, i); ok {
				if seen[id] {
					continue
				}
				seen[id] = true
			}
			// one broken child must not cost its siblings
			_ = safely(func() { walk(f.index(kids, i), depth+1) })
		}
	}
	_ = safely(func() { walk(f.key(f.key(f.r.Trailer(), "Root"), "Pages"), 0) })
	return out
}

// inherited returns the value of key in the page or the nearest of its ancestors.
func (f *file) inherited(page pdf.Value, key string) pdf.Value {
	for i := 0; i < maxTreeDepth && page.Kind() == pdf.Dict; i++ {
		if x := f.key(page, key); !x.IsNull() {
			return x
		}
		page = f.key(page, "Parent")
	}
	return pdf.Value{}
}

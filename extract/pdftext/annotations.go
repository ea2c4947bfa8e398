package pdftext

import (
	"phare/extract/pdftext/object"
	"phare/extract/pdftext/printed"

	"github.com/ledongthuc/pdf"
)

// annotations draws the normal appearance of the page's visible annotations: the stamps of
// the prefecture and of electronic signatures are often drawn there.
func (in *interpreter) annotations(list pdf.Value, base printed.Matrix) {
	for i := range min(list.Len(), maxAnnotations) {
		in.fail(object.Safely(func() { in.annotation(in.f.Index(list, i), base) }))
	}
}

func (in *interpreter) annotation(a pdf.Value, base printed.Matrix) {
	const hiddenFlag, noViewFlag = 1 << 1, 1 << 5
	f := in.f
	if f.Key(a, "F").Int64()&(hiddenFlag|noViewFlag) != 0 || in.isHidden(a) {
		return
	}
	switch f.Key(a, "Subtype").Name() {
	case "Link", "Popup":
		return
	}
	if f.Key(a, "Subtype").Name() == "StrikeOut" {
		in.strikes(a, base)
	}
	normal := f.Key(f.Key(a, "AP"), "N")
	if normal.Kind() == pdf.Dict {
		normal = f.Key(normal, f.Key(a, "AS").Name())
	}
	was := in.source
	if in.source = FromAnnotation; in.fieldsOf(a, normal.Kind() == pdf.Stream, base) || normal.Kind() != pdf.Stream {
		in.source = was
		return
	}
	src, err := in.read(normal)
	in.fail(err)
	m := printed.Identity
	if !f.Floats(f.Key(normal, "Matrix"), m[:]) {
		m = printed.Identity
	}
	// the appearance's box, transformed, is fitted into the annotation's rectangle (12.5.5)
	var box, rect [4]float64
	if !f.Floats(f.Key(normal, "BBox"), box[:]) || !f.Floats(f.Key(a, "Rect"), rect[:]) {
		in.source = was
		return
	}
	x0, y0, x1, y1 := m.Box(box[0], box[1], box[2], box[3])
	rx0, rx1 := min(rect[0], rect[2]), max(rect[0], rect[2])
	ry0, ry1 := min(rect[1], rect[3]), max(rect[1], rect[3])
	sx, sy := 1.0, 1.0
	if x1 > x0 && y1 > y0 {
		sx, sy = (rx1-rx0)/(x1-x0), (ry1-ry0)/(y1-y0)
	}
	fit := printed.Matrix{sx, 0, 0, sy, rx0 - x0*sx, ry0 - y0*sy}
	in.words.enterForm()
	in.run(src, f.Key(normal, "Resources"), newState(m.Then(fit).Then(base)), 1)
	in.words.leaveForm()
	in.source = was
}

// fieldsOf draws the text of an annotation that a viewer makes an appearance for, and tells
// whether it did.
func (in *interpreter) fieldsOf(a pdf.Value, appearance bool, base printed.Matrix) bool {
	in.words.enterForm()
	defer in.words.leaveForm()
	return in.drawText(a, base, appearance)
}

// strikes remembers what an annotation strikes out: its quadrilaterals (12.5.6.10).
func (in *interpreter) strikes(a pdf.Value, base printed.Matrix) {
	quads := in.f.Key(a, "QuadPoints")
	for i := 0; i+8 <= min(quads.Len(), 8*maxAnnotations); i += 8 {
		var b Box
		for k := range 4 {
			x, y := base.Point(in.f.Index(quads, i+2*k).Float64(), in.f.Index(quads, i+2*k+1).Float64())
			corner := Box{X0: printed.Snap(x), Y0: printed.Snap(y), X1: printed.Snap(x), Y1: printed.Snap(y)}
			if k == 0 {
				b = corner
			}
			b = b.Union(corner)
		}
		in.struck = append(in.struck, b)
	}
}

package pdftext

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"

	"phare/extract/pdftext/font"
	"phare/extract/pdftext/object"
	"phare/extract/pdftext/printed"
)

// A field of a form, or a free text laid over a page, may come without an appearance of its
// own: a viewer then makes one of its value. What a viewer shows is read (12.7.3.3).

// The measures of a field's text, as viewers set it.
const (
	fieldMost    = 12.0 // points, where the size is left to the viewer
	fieldShare   = 0.7  // of the field's height that a single line takes at most
	fieldPadding = 2.0
	fieldLeading = 1.15
	fieldLetters = 20_000
)

// The flags of a field.
const (
	fieldMultiline = 1 << 12
	fieldPassword  = 1 << 13
	fieldComb      = 1 << 24
)

// shownText returns the text that a viewer shows for an annotation whose appearance is
// missing or to be made anew.
func (in *interpreter) shownText(a pdf.Value, appearance bool) (text string, flags int64) {
	f := in.f
	switch f.Key(a, "Subtype").Name() {
	case "FreeText":
		if appearance {
			return "", 0
		}
		return fieldText(f.Key(a, "Contents")), fieldMultiline
	case "Widget":
		if appearance && !in.stale {
			return "", 0
		}
	default:
		return "", 0
	}
	kind := in.fieldEntry(a, "FT").Name()
	flags = in.fieldEntry(a, "Ff").Int64()
	if kind != "Tx" && kind != "Ch" || kind == "Tx" && flags&fieldPassword != 0 {
		return "", 0
	}
	value := in.fieldEntry(a, "V")
	if value.Kind() == pdf.Array {
		var all []string
		for i := range min(value.Len(), 100) {
			all = append(all, fieldText(f.Index(value, i)))
		}
		return strings.Join(all, "\n"), fieldMultiline
	}
	if kind == "Ch" {
		flags = 0 // its own flags mean other things
		return in.optionText(a, fieldText(value)), flags
	}
	return fieldText(value), flags
}

// optionText returns what a choice shows for its value: the label beside it, where there is one.
func (in *interpreter) optionText(a pdf.Value, value string) string {
	options := in.fieldEntry(a, "Opt")
	for i := range min(options.Len(), 1000) {
		if o := in.f.Index(options, i); o.Kind() == pdf.Array && o.Len() == 2 && fieldText(in.f.Index(o, 0)) == value {
			return fieldText(in.f.Index(o, 1))
		}
	}
	return value
}

func fieldText(v pdf.Value) string {
	switch v.Kind() {
	case pdf.String:
		s := font.TextString([]byte(v.RawString()))
		if len(s) > fieldLetters {
			s = strings.ToValidUTF8(s[:fieldLetters], "")
		}
		return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(s)
	case pdf.Name:
		return v.Name()
	}
	return ""
}

// fieldEntry returns an entry of a field, its own or inherited.
func (in *interpreter) fieldEntry(a pdf.Value, key string) pdf.Value {
	for i := 0; i < 32 && a.Kind() == pdf.Dict; i++ {
		if v := in.f.Key(a, key); !v.IsNull() {
			return v
		}
		a = in.f.Key(a, "Parent")
	}
	if key == "DA" || key == "Q" {
		return in.f.Key(in.f.Key(in.f.Root(), "AcroForm"), key)
	}
	return pdf.Value{}
}

// drawText draws the text of a field as a viewer does, and tells whether there was any.
func (in *interpreter) drawText(a pdf.Value, base printed.Matrix, appearance bool) bool {
	text, flags := in.shownText(a, appearance)
	var rect [4]float64
	if strings.TrimSpace(text) == "" || !in.f.Floats(in.f.Key(a, "Rect"), rect[:]) {
		return false
	}
	x0, y0 := min(rect[0], rect[2]), min(rect[1], rect[3])
	width, height := max(rect[0], rect[2])-x0, max(rect[1], rect[3])-y0
	m := printed.Matrix{1, 0, 0, 1, x0, y0}
	switch (in.f.Key(in.f.Key(a, "MK"), "R").Int64()%360 + 360) % 360 {
	case 90:
		m, width, height = printed.Matrix{0, 1, -1, 0, x0 + width, y0}, height, width
	case 180:
		m = printed.Matrix{-1, 0, 0, -1, x0 + width, y0 + height}
	case 270:
		m, width, height = printed.Matrix{0, -1, 1, 0, x0, y0 + height}, height, width
	}
	plain := font.Fallback()
	size := in.fieldSize(a)
	multiline := flags&fieldMultiline != 0
	if size <= 0 {
		size = fieldMost
		if !multiline {
			size = min(size, fieldShare*height)
		}
	}
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if !multiline {
			lines = append(lines, line)
			continue
		}
		lines = append(lines, wrap(line, (width-2*fieldPadding)/size)...)
	}
	if !multiline && len(lines) > 1 {
		lines = []string{strings.Join(lines, " ")}
	}
	y := (height-size)/2 + 0.22*size
	if multiline {
		y = height - fieldPadding - printed.Ascent*size
	}
	st := newState(m.Then(base))
	st.font, st.size = plain, size
	cells := int(in.fieldEntry(a, "MaxLen").Int64())
	var b strings.Builder
	for i, line := range lines {
		at := y - float64(i)*fieldLeading*size
		if flags&fieldComb != 0 && cells > 0 && cells < 1000 {
			st.charSpace = max(0, width/float64(cells)-0.55*size)
		}
		x := fieldPadding
		switch in.fieldEntry(a, "Q").Int64() {
		case 1:
			x = (width - size*lineWidth(line)) / 2
		case 2:
			x = width - fieldPadding - size*lineWidth(line)
		}
		fmt.Fprintf(&b, "BT 1 0 0 1 %.3f %.3f Tm <%x> Tj ET\n", x, at, font.WinAnsi(line))
	}
	in.run([]byte(b.String()), pdf.Value{}, st, 1)
	return true
}

// fieldSize is the size that the default appearance of a field sets, 0 for the viewer's choice.
func (in *interpreter) fieldSize(a pdf.Value) float64 {
	l := object.Lexer{Src: []byte(in.fieldEntry(a, "DA").RawString())}
	last, size := 0.0, 0.0
	for range 200 {
		t := l.Next()
		switch {
		case t.Kind == object.TokenEOF:
			return min(max(size, 0), 200)
		case t.Kind == object.TokenNumber:
			last = t.Num
		case t.Kind == object.TokenOperator && string(t.Text) == "Tf":
			size = last
		}
	}
	return min(max(size, 0), 200)
}

// lineWidth is how wide a line is at size 1.
func lineWidth(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += float64(font.StandardWidth("Helvetica", string(r))) / 1000
	}
	return w
}

// wrap breaks a line where its words reach beyond a width.
func wrap(line string, width float64) []string {
	if utf8.RuneCountInString(line) < 4 || width <= 0 {
		return []string{line}
	}
	var out []string
	cur := ""
	for word := range strings.FieldsSeq(line) {
		switch {
		case cur == "":
			cur = word
		case lineWidth(cur+" "+word) <= width:
			cur += " " + word
		default:
			out = append(out, cur)
			cur = word
		}
	}
	return append(out, cur)
}

// Codes of what a document holds besides its pages.
const (
	CodeForm     = "dynamic-form" // an XFA form: its page is a notice that stands in its place
	CodeAttached = "attached"     // PDFs are attached, and not read
	CodeNotice   = "notice"       // the page is a notice in place of the document
)

// whole says of a document whose pages are not all that it is: a form that only its maker's
// viewer draws, other PDFs within it.
func (f file) whole(d *Document) {
	root := f.Root()
	form := f.Key(root, "AcroForm")
	if xfa := f.Key(form, "XFA"); !xfa.IsNull() && f.Key(form, "Fields").Len() == 0 {
		for i := range d.Pages {
			d.Pages[i].Layer = Notice
		}
		d.warn(CodeForm, 0, "Ce PDF est un formulaire dynamique (XFA) : sa page n’est qu’un avis d’attente, son contenu n’est pas lu. Ouvrez-le dans Adobe Reader et imprimez-le dans un nouveau PDF.")
	} else if d.isNotice() {
		for i := range d.Pages {
			d.Pages[i].Layer = Notice
		}
		d.warn(CodeNotice, 0, "Ce PDF ne porte qu’un avis de sa visionneuse à la place du document : demandez-en une copie imprimée dans un nouveau PDF.")
	}
	pdfs, others := f.attached()
	if len(pdfs) > 0 {
		d.warn(CodeAttached, 0, fmt.Sprintf("Ce PDF contient %s qui ne sont pas lus : %s. Ouvrez-le, enregistrez ses fichiers joints dans le dossier, puis recommencez.", counted(len(pdfs), "autre PDF", "autres PDF"), quoted(pdfs)))
	}
	if len(others) > 0 {
		d.warn("attached-file", 0, fmt.Sprintf("Ce PDF contient %s qui ne sont pas des PDF et ne sont pas lus : %s.", counted(len(others), "fichier joint", "fichiers joints"), quoted(others)))
	}
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func quoted(names []string) string {
	const most = 20
	more := ""
	if len(names) > most {
		names, more = names[:most], "…"
	}
	return "« " + strings.Join(names, " », « ") + " »" + more
}

// staleFields tells whether the document asks for its fields to be drawn by the viewer.
func (f file) staleFields() (stale bool) {
	_ = object.Safely(func() { stale = f.Key(f.Key(f.Root(), "AcroForm"), "NeedAppearances").Bool() })
	return stale
}

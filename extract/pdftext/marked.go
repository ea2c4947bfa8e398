package pdftext

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// beginMarked opens a marked-content sequence: one that is hidden, or one whose ActualText
// spells what its glyphs show (ISO 32000-1, 14.9.4).
func (s *scope) beginMarked() {
	if len(s.args) < 2 {
		return
	}
	tag, properties := s.args[len(s.args)-2], s.last()
	if properties.kind == tokenName {
		s.in.fail(safely(func() { s.namedMark(string(tag.text), string(properties.text)) }))
		return
	}
	if properties.kind != tokenDictOpen || s.spelledAt != 0 {
		return
	}
	list := s.in.elements[properties.from:properties.to]
	for i := 0; i+1 < len(list); i++ {
		if list[i].kind == tokenName && string(list[i].text) == "ActualText" && list[i+1].kind == tokenString {
			s.spell(textString(list[i+1].text))
			return
		}
	}
}

func (s *scope) namedMark(tag, name string) {
	f := s.in.f
	dict := f.key(s.resources, "Properties")
	if tag == "OC" {
		if id, ok := refAt(dict, name); s.hiddenAt == 0 && (ok && s.in.hidden[id] || s.in.isHiddenGroup(f.key(dict, name))) {
			s.hiddenAt = s.marks
		}
		return
	}
	if text := f.key(f.key(dict, name), "ActualText"); text.Kind() == pdf.String && s.spelledAt == 0 {
		s.spell(textString([]byte(text.RawString())))
	}
}

func (s *scope) spell(text string) {
	s.spelledAt = s.marks
	folded, _ := foldGlyph(text, false)
	if text == softHyphen || strings.TrimSpace(text) == "" {
		folded = text
	}
	s.in.words.spell(folded)
}

func (s *scope) endMarked() {
	if s.marks == 0 {
		return
	}
	if s.spelledAt == s.marks {
		s.spelledAt = 0
		s.in.words.endSpell()
	}
	if s.hiddenAt == s.marks {
		s.hiddenAt = 0
	}
	s.marks--
}

func (s *scope) endMarks() {
	if s.spelledAt != 0 {
		s.in.words.endSpell()
	}
}

// textString decodes a PDF text string: UTF-16 with a mark, UTF-8 with a mark, else bytes.
func textString(b []byte) string {
	switch {
	case len(b) >= 2 && b[0] == 0xfe && b[1] == 0xff:
		if len(b) == 2 {
			return ""
		}
		return utf16BE(b[2:])
	case len(b) >= 3 && b[0] == 0xef && b[1] == 0xbb && b[2] == 0xbf:
		return string(b[3:])
	}
	r := make([]rune, len(b))
	for i, c := range b {
		r[i] = decodeByte("WinAnsiEncoding", c)
		if r[i] == 0 {
			r[i] = ' '
		}
	}
	return string(r)
}

// hiddenGroups returns the optional content groups that are off by default.
func (f *file) hiddenGroups() map[ref]bool {
	var off map[ref]bool
	_ = safely(func() {
		properties := f.key(f.key(f.r.Trailer(), "Root"), "OCProperties")
		list := f.key(f.key(properties, "D"), "OFF")
		if f.key(f.key(properties, "D"), "BaseState").Name() == "OFF" { // all, but for those named ON
			off = f.allBut(f.key(properties, "OCGs"), f.key(f.key(properties, "D"), "ON"))
		}
		for i := range min(list.Len(), 4096) {
			if id, ok := refIn(list, i); ok {
				if off == nil {
					off = map[ref]bool{}
				}
				off[id] = true
			}
		}
	})
	return off
}

// allBut returns the references of a list that another list does not hold.
func (f *file) allBut(list, except pdf.Value) map[ref]bool {
	out := map[ref]bool{}
	for i := range min(list.Len(), 4096) {
		if id, ok := refIn(list, i); ok {
			out[id] = true
		}
	}
	for i := range min(except.Len(), 4096) {
		if id, ok := refIn(except, i); ok {
			delete(out, id)
		}
	}
	return out
}

// isHidden tells whether an XObject or annotation belongs to a group that is off.
func (in *interpreter) isHidden(v pdf.Value) bool {
	if len(in.hidden) == 0 {
		return false
	}
	if id, ok := refAt(v, "OC"); ok && in.hidden[id] {
		return true
	}
	return in.isHiddenGroup(in.f.key(v, "OC"))
}

// isHiddenGroup tells whether a membership dictionary names groups, and all are off.
func (in *interpreter) isHiddenGroup(v pdf.Value) bool {
	if len(in.hidden) == 0 || v.Kind() != pdf.Dict {
		return false
	}
	if id, ok := refAt(v, "OCGs"); ok && in.hidden[id] {
		return true
	}
	groups := in.f.key(v, "OCGs")
	if groups.Kind() != pdf.Array || groups.Len() == 0 {
		return false
	}
	for i := range min(groups.Len(), 64) {
		if id, ok := refIn(groups, i); !ok || !in.hidden[id] {
			return false
		}
	}
	return true
}

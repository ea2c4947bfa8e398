package pdftext

import (
	"phare/extract/pdftext/font"
	"phare/extract/pdftext/object"
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
	if properties.Kind == object.TokenName {
		s.in.fail(object.Safely(func() { s.namedMark(string(tag.Text), string(properties.Text)) }))
		return
	}
	if properties.Kind != object.TokenDictOpen || s.spelledAt != 0 {
		return
	}
	list := s.in.elements[properties.from:properties.to]
	for i := 0; i+1 < len(list); i++ {
		if list[i].Kind == object.TokenName && string(list[i].Text) == "ActualText" && list[i+1].Kind == object.TokenString {
			s.spell(font.TextString(list[i+1].Text))
			return
		}
	}
}

func (s *scope) namedMark(tag, name string) {
	f := s.in.f
	dict := f.Key(s.resources, "Properties")
	if tag == "OC" {
		if id, ok := object.RefAt(dict, name); s.hiddenAt == 0 && (ok && s.in.hidden[id] || s.in.isHiddenGroup(f.Key(dict, name))) {
			s.hiddenAt = s.marks
		}
		return
	}
	if text := f.Key(f.Key(dict, name), "ActualText"); text.Kind() == pdf.String && s.spelledAt == 0 {
		s.spell(font.TextString([]byte(text.RawString())))
	}
}

func (s *scope) spell(text string) {
	s.spelledAt = s.marks
	folded, _ := font.Fold(text, false)
	if text == font.SoftHyphen || strings.TrimSpace(text) == "" {
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

// hiddenGroups returns the optional content groups that are off by default.
func (f file) hiddenGroups() map[object.Ref]bool {
	var off map[object.Ref]bool
	_ = object.Safely(func() {
		properties := f.Key(f.Root(), "OCProperties")
		list := f.Key(f.Key(properties, "D"), "OFF")
		if f.Key(f.Key(properties, "D"), "BaseState").Name() == "OFF" { // all, but for those named ON
			off = f.allBut(f.Key(properties, "OCGs"), f.Key(f.Key(properties, "D"), "ON"))
		}
		for i := range min(list.Len(), 4096) {
			if id, ok := object.RefIn(list, i); ok {
				if off == nil {
					off = map[object.Ref]bool{}
				}
				off[id] = true
			}
		}
	})
	return off
}

// allBut returns the references of a list that another list does not hold.
func (f file) allBut(list, except pdf.Value) map[object.Ref]bool {
	out := map[object.Ref]bool{}
	for i := range min(list.Len(), 4096) {
		if id, ok := object.RefIn(list, i); ok {
			out[id] = true
		}
	}
	for i := range min(except.Len(), 4096) {
		if id, ok := object.RefIn(except, i); ok {
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
	if id, ok := object.RefAt(v, "OC"); ok && in.hidden[id] {
		return true
	}
	return in.isHiddenGroup(in.f.Key(v, "OC"))
}

// isHiddenGroup tells whether a membership dictionary names groups, and all are off.
func (in *interpreter) isHiddenGroup(v pdf.Value) bool {
	if len(in.hidden) == 0 || v.Kind() != pdf.Dict {
		return false
	}
	if id, ok := object.RefAt(v, "OCGs"); ok && in.hidden[id] {
		return true
	}
	groups := in.f.Key(v, "OCGs")
	if groups.Kind() != pdf.Array || groups.Len() == 0 {
		return false
	}
	for i := range min(groups.Len(), 64) {
		if id, ok := object.RefIn(groups, i); !ok || !in.hidden[id] {
			return false
		}
	}
	return true
}

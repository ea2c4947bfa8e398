package check

import (
	"fmt"
	"phare/extract/facts"
	"strings"
)

// ordinalValue checks "18e édition": an ordinal in figures is in the act as it stands.
func (r *run) ordinalValue(cl *claim, f *facts.Fact) {
	if f.Letters && f.Value <= 2 {
		return
	}
	for _, a := range cl.acts {
		src := r.factsOf(a)
		for i := range src {
			s := &src[i]
			if s.Kind == facts.Ordinal && s.Value == f.Value || s.Kind == facts.Date && (float64(s.When.Day) == f.Value || float64(s.Until.Day) == f.Value) {
				cl.proved++
				return
			}
		}
	}
	r.find(cl, f.Start, f.End, Warning, "ordinal-not-in-act", fmt.Sprintf("Ce rang ne figure pas dans %s. Vérifiez-le, ou retirez-le.", cl.where()), nil)
}

// referenceValue checks what identifies: an article of law, a number of act, a phone.
func (r *run) referenceValue(cl *claim, f *facts.Fact) {
	if f.Unit == "url" { // a link, see form
		return
	}
	want := squeezed(f.Text)
	for _, prefix := range []string{"articles", "article", "art", "numeros", "numero", "n0s", "nos", "no", "n"} {
		if strings.HasPrefix(want, prefix) && len(want) > len(prefix) {
			want = strings.TrimPrefix(want, prefix)
			break
		}
	}
	if want == "" || len(r.actsOf(strings.TrimSpace(marks.ReplaceAllString(f.Text, "")))) > 0 {
		return
	}
	for _, a := range cl.acts {
		a := a
		r.factsOf(a)
		if strings.Contains(squeezed(a.text), want) {
			cl.proved++
			return
		}
	}
	level, message := Warning, fmt.Sprintf("Cette référence ne figure pas dans %s. Vérifiez-la, ou retirez-la.", cl.where())
	if f.Unit == "phone" || f.Unit == "email" {
		message = "Ce contact ne figure pas dans l'acte. Vérifiez qu'il est public et exact, ou retirez-le."
	}
	r.find(cl, f.Start, f.End, level, "reference-not-in-act", message, nil)
}

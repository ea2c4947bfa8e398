package check

import (
	"fmt"
	"math"
	"phare/extract/facts"
	"strings"
)

// ordinalValue checks "18e édition": an ordinal in figures is in the act as it stands.
func (r *run) ordinalValue(cl *claim, f *facts.Fact) {
	if f.Letters && f.Value <= 2 {
		return
	}
	if r.fraction(cl, f) {
		cl.proved++
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
	if r.otherForm(cl, f) {
		cl.proved++
		return
	}
	r.doubt(cl, "rank", f.Start, f.End, fmt.Sprintf("Ce rang ne figure pas dans %s.", cl.where()), nil)
}

// fraction proves "un cinquième", "sept dixièmes" by a percentage of the act.
func (r *run) fraction(cl *claim, f *facts.Fact) bool {
	tops := map[string]float64{"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9}
	for i := 1; i < len(cl.words); i++ {
		top := tops[cl.words[i-1].Fold]
		if cl.words[i].End != f.End && cl.words[i].Start != f.Start || top == 0 || f.Value == 0 {
			continue
		}
		for _, a := range cl.acts {
			for _, s := range r.factsOf(a) {
				if s.Kind == facts.Percent && math.Abs(s.Value-100*top/f.Value) < 1 {
					cl.verified = append(cl.verified, span{s.Start, s.End, r.order(a)})
					return true
				}
			}
		}
	}
	return false
}

// referenceValue checks what identifies: an article of law, a number of act, a phone.
func (r *run) referenceValue(cl *claim, f *facts.Fact) {
	for _, a := range cl.acts {
		r.wordsOf(a)
	}
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
	if want == "" {
		return
	}
	if named := r.actsOf(strings.TrimSpace(marks.ReplaceAllString(f.Text, ""))); len(named) > 0 {
		r.corrected(cl, f.Start, f.End, named[0], "number")
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
	for _, w := range wordsOf(f.Text) {
		for _, a := range cl.acts {
			if w.Digit && f.Unit != "phone" && a.phrase(w.Fold, 0) >= 0 {
				cl.marks = append(cl.marks, mark{start: f.Start, end: f.End}) // named otherwise: "la RD 37"
				return
			}
		}
	}
	message := fmt.Sprintf("Cette référence ne figure pas dans %s.", cl.where())
	if f.Unit == "phone" || f.Unit == "email" {
		message = "Ce contact ne figure pas dans l'acte : vérifiez qu'il est public et exact."
	}
	r.doubt(cl, "reference", f.Start, f.End, message, nil)
}

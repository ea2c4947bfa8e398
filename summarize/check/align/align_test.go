package align

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"phare/summarize/check/lexicon"
)

// sourceOf makes a source whose passages are the lines of a text. Everything is invented.
func sourceOf(text string) *Source {
	st := lexicon.Stemmer{}
	words := stems(st, text)
	var passages []Passage
	at := 0
	for _, l := range strings.SplitAfter(text, "\n") {
		end := at + len(l)
		p := Passage{First: -1}
		for i, w := range words {
			if w.Start >= at && w.Start < end {
				if p.First < 0 {
					p.First = i
				}
				p.Last = i + 1
			}
		}
		if p.First >= 0 {
			p.Decides = strings.HasPrefix(strings.TrimLeft(l, "- "), "DÉCIDE") || strings.HasPrefix(l, "- ")
			passages = append(passages, p)
		}
		at = end
	}
	s := NewSource(text, words, passages)
	for _, w := range words {
		if w.Digit {
			s.Values = append(s.Values, SourceValue{At: w.Start, Kind: "count"})
		}
	}
	return s
}

func stems(st lexicon.Stemmer, text string) []lexicon.Word {
	words := lexicon.Of(text)
	for i := range words {
		words[i].Stem = st.Stem(words[i])
	}
	return words
}

func sentenceOf(text string, sources ...*Source) *Sentence {
	s := &Sentence{Text: text, Words: stems(lexicon.Stemmer{}, text), Plain: func(string) bool { return false }, Anchors: map[int][]int{}}
	s.Skip = make([]bool, len(s.Words))
	for i, w := range s.Words {
		if !w.Digit {
			continue
		}
		v := Value{First: i, Last: i + 1, Kind: "count"}
		for n, src := range sources {
			for _, x := range src.Words {
				if x.Fold == w.Fold {
					v.Places = append(v.Places, Place{n, x.Start})
				}
			}
		}
		s.Values = append(s.Values, v)
		s.Skip[i] = true
	}
	return s
}

func kinds(h Held) []string {
	var out []string
	for _, d := range h.Doubts {
		out = append(out, strings.TrimSuffix(d.Kind, "~"))
	}
	return out
}

const halle = `La halle de Lierval accueille 64 étals et le marché aux fleurs 31 étals.
Le ponton nord n'est pas ouvert aux baigneurs. Les travaux pourraient commencer en avril.
Le prix est évalué à 7400 euros par la société Bellerive.
- DÉCIDE de lancer l'étude de la restauration du beffroi ;
- DÉCIDE que la buvette est louée à la société Bellerive, sous réserve de la remise de son bilan ;
- DÉCIDE que les enfants de moins de six ans entrent gratuitement, sauf le dimanche ;
La collecte du verre reste mensuelle. L'entretien des étals est à la charge de la société Bellerive.
Les bus passent de neuf à cinq par jour. Le bilan est présenté sans débat.`

// Each kind of doubt is told where it stands, and not of the true sentence beside it.
func TestHold(t *testing.T) {
	src := sourceOf(halle)
	for _, x := range []struct {
		sentence, kind string
		told           bool
	}{
		{"Le ponton nord est ouvert aux baigneurs.", "deny.lost.near", true},
		{"Le ponton nord n'est pas ouvert aux baigneurs.", "deny.lost.near", false},
		{"La halle de Lierval n'accueille pas d'étals.", "deny.added.near", true},
		{"La buvette est louée à la société Bellerive.", "drops.reserve.next", true},
		{"La buvette est louée à la société Bellerive, une fois son bilan remis.", "drops.reserve.next", false},
		{"Les enfants de moins de six ans entrent gratuitement.", "drops.exception.next", true},
		{"Les enfants de moins de six ans entrent gratuitement, hors dimanche.", "drops.exception.next", false},
		{"Les enfants entrent gratuitement.", "narrowed.size", true},
		{"Le beffroi a été restauré.", "governed.done", true},
		{"Le conseil étudie la restauration du beffroi.", "governed.done", false},
		{"La collecte du verre est hebdomadaire.", "swapped.frequence", true},
		{"La collecte du verre est mensuelle.", "swapped.frequence", false},
		{"L'entretien des étals est payé par la commune.", "slot.par.who", true},
		{"L'entretien des étals est payé par la société Bellerive.", "slot.par.who", false},
		{"Les bus passent de cinq à neuf par jour.", "reversed", true},
		{"Les bus passent de neuf à cinq par jour.", "reversed", false},
		{"La buvette est tenue par « Amarante et Fils ».", "quoted", true},
		{"Le prix est de 7400 euros.", "limits.estimation", true},
		{"Le prix est évalué à 7400 euros.", "limits.estimation", false},
		{"La halle plaît aux artisans.", "who.5", true},
	} {
		h := Hold(sentenceOf(x.sentence, src), []*Source{src})
		if got := slices.Contains(kinds(h), x.kind); got != x.told {
			t.Errorf("%q: %s told %v, of %v", x.sentence, x.kind, got, kinds(h))
		}
	}
}

// A doubt names words of the sentence, or a place of the source, and nothing outside them.
func TestDoubtsStandInTheirTexts(t *testing.T) {
	src := sourceOf(halle)
	for _, text := range append(strings.Split(halle, "\n"), "", "?", "«", "ne", "Pas de halle, pas de « marché ; de neuf à dix-sept", "64 64 64") {
		s := sentenceOf(text, src)
		for _, d := range Hold(s, []*Source{src}).Doubts {
			if d.Start < 0 || d.End > len(text) || d.Start > d.End || d.Source >= 1 || d.Source >= 0 && (d.From < 0 || d.To > len(src.Text) || d.From >= d.To) {
				t.Errorf("%q: %+v", text, d)
			}
		}
	}
	if h := Hold(sentenceOf("La halle."), nil); h.Source != -1 {
		t.Errorf("no source: %+v", h)
	}
	if h := Hold(sentenceOf("La halle."), []*Source{NewSource("", nil, nil)}); h.Source != -1 {
		t.Errorf("an empty source: %+v", h)
	}
}

// What a sentence says word for word of its act is at home in it: nothing of it is the writer's.
func TestWordForWord(t *testing.T) {
	src := sourceOf(halle)
	for _, l := range strings.Split(halle, "\n") {
		l = strings.Trim(l, "- ;")
		h := Hold(sentenceOf(l, src), []*Source{src})
		if h.Covered < 1 {
			t.Errorf("%q is covered at %.2f", l, h.Covered)
		}
		for _, k := range kinds(h) {
			if strings.HasSuffix(k, ".5") || strings.HasSuffix(k, ".4") || strings.HasPrefix(k, "deny.") || k == "reversed" || k == "contrary" {
				t.Errorf("%q: %s", l, k)
			}
		}
	}
}

func TestWeights(t *testing.T) {
	if w, err := parseWeights("# x\nbias -1\na.b 2.5\n"); err != nil || w["a.b"] != 2.5 || w["bias"] != -1 {
		t.Errorf("%v %v", w, err)
	}
	if _, err := parseWeights("a b\n"); err == nil {
		t.Error("a weight that is no number passes")
	}
	for kind, want := range map[string]string{"drops.si.next": "drops.", "drops.si.next~": "drops.~", "done": "done"} {
		if got := Family(kind); got != want {
			t.Errorf("%s is of %s, want %s", kind, got, want)
		}
	}
	if sum, says := Score(map[string]float64{}); says || sum >= 0 {
		t.Errorf("a sentence without doubts says something: %v", sum)
	}
	for k := range weights() {
		if Strong(k) {
			if sum, says := Score(map[string]float64{k: 1}); !says || sum >= 0 {
				t.Errorf("%s alone: %v %v", k, sum, says)
			}
		}
	}
}

// cut leaves no word out, and none in two clauses.
func TestCut(t *testing.T) {
	for _, text := range strings.Split(halle, "\n") {
		words := stems(lexicon.Stemmer{}, text)
		at := 0
		for _, u := range cut(text, words, 0, len(words), 0) {
			if u.first != at || u.last <= u.first {
				t.Fatalf("%q: clause %+v at %d", text, u, at)
			}
			at = u.last
		}
		if at != len(words) {
			t.Errorf("%q: %s", text, fmt.Sprint(at, len(words)))
		}
	}
}

package align

import (
	"sort"
	"strings"

	"phare/summarize/check/lexicon"
)

// values tells a value whose own clause shares little with the sentence, while another clause
// shares much and has not that value: a right figure in the wrong place.
func (h *holder) values() {
	for _, v := range h.s.Values {
		if len(v.Places) == 0 {
			continue
		}
		h.limited(v)
		around := h.around(v)
		if len(around) == 0 {
			continue
		}
		own, passage := 0.0, 0.0
		for _, p := range v.Places {
			src := h.sources[p.Source]
			for k, x := range src.units {
				if src.Words[x.first].Start <= p.At && p.At < src.Words[x.last-1].End {
					own = max(own, h.shares(p.Source, around, h.reach(src, k, false)))
					passage = max(passage, h.shares(p.Source, around, h.reach(src, k, true)))
				}
			}
		}
		rival, where := 0.0, place{-1, -1}
		for n, src := range h.sources {
			for k, x := range src.units {
				holds := false
				for _, p := range v.Places {
					q := src.Passages[x.passage]
					holds = holds || p.Source == n && src.Words[q.First].Start <= p.At && p.At < src.Words[q.Last-1].End
				}
				if holds || !src.holdsKind(v.Kind, x) {
					continue
				}
				if got := h.shares(n, around, h.reach(src, k, false)); got > rival {
					rival, where = got, place{n, k}
				}
			}
		}
		kind := ""
		if passage >= 0.5 && passage >= rival {
			h.home++
		}
		switch {
		case rival >= passage+0.4:
			kind = "stray.apart"
		case rival >= passage+0.2:
			kind = "stray.aside"
		case passage < 0.2:
			kind = "stray.alone"
		case own+0.4 < passage:
			kind = "stray.clause"
		}
		if kind == "" {
			continue
		}
		d := Doubt{Kind: kind, Start: h.s.Words[v.First].Start, End: h.s.Words[v.Last-1].End, Source: -1}
		if where.source >= 0 {
			src := h.sources[where.source]
			x := src.units[where.unit]
			d.Source, d.From, d.To = where.source, src.Words[x.first].Start, src.Words[x.last-1].End
		}
		h.doubts = append(h.doubts, d)
	}
}

// limited tells what the act says of a value itself, that it is a ceiling or an estimate, and the
// sentence does not.
func (h *holder) limited(v Value) {
	if h.s.Heading {
		return
	}
	for _, f := range lexicon.All().Limits {
		if f.Name != "estimation" && f.Name != "depasse" && f.Name != "plafond" || lexicon.AnyPhrase(f.Keep, h.s.Words) >= 0 || unsure(h.s.Words) == "may" {
			continue
		}
		for _, p := range v.Places {
			src := h.sources[p.Source]
			for _, x := range src.units {
				if p.At < src.Words[x.first].Start || p.At >= src.Words[x.last-1].End {
					continue
				}
				words := src.Words[x.first:x.last]
				if i := lexicon.AnyPhrase(f.Say, words); i >= 0 {
					h.doubts = append(h.doubts, Doubt{Kind: "limits." + f.Name, Source: p.Source, From: words[0].Start, To: words[len(words)-1].End})
					return
				}
			}
		}
	}
}

// holdsKind tells that a clause prints a value of a kind.
func (s *Source) holdsKind(kind string, x unit) bool {
	from, to := s.Words[x.first].Start, s.Words[x.last-1].End
	for i := sort.Search(len(s.Values), func(i int) bool { return s.Values[i].At >= from }); i < len(s.Values) && s.Values[i].At < to; i++ {
		if s.Values[i].Kind == kind {
			return true
		}
	}
	return false
}

// around returns the words that a value of the sentence stands with: its clause's, names and
// letters that tell one thing from another too.
func (h *holder) around(v Value) []int {
	var out []int
	for _, u := range h.units {
		if v.First < u.first || v.First >= u.last {
			continue
		}
		for i := u.first; i < u.last; i++ {
			if i >= v.First && i < v.Last {
				continue
			}
			w := h.s.Words[i]
			if w.Stem != "" && !lexicon.Plain(w.Stem) && !h.s.Plain(w.Stem) || w.Digit && h.s.Words[i].Stem == "" && !h.inValue(i) || len(w.Fold) == 1 && w.Capital && i > u.first {
				out = append(out, i)
			}
		}
	}
	return out
}

func (h *holder) inValue(i int) bool {
	for _, v := range h.s.Values {
		if i >= v.First && i < v.Last {
			return true
		}
	}
	return false
}

// reach returns the words that a clause is read with: the names of its columns, and the rest of
// its passage when whole.
func (h *holder) reach(src *Source, k int, whole bool) [][]lexicon.Word {
	x := src.units[k]
	p := src.Passages[x.passage]
	out := [][]lexicon.Word{src.Words[x.first:x.last]}
	if whole {
		out[0] = src.Words[p.First:p.Last]
	}
	if r := src.head[x.passage]; r >= 0 {
		out = append(out, src.Words[src.Passages[r].First:src.Passages[r].Last])
	}
	if l := src.lead[x.passage]; l >= 0 {
		out = append(out, src.Words[src.Passages[l].First:src.Passages[l].Last])
	}
	return out
}

// shares returns what part of some words of the sentence a run of the act's words has, rare ones
// counting more.
func (h *holder) shares(n int, around []int, reach [][]lexicon.Word) float64 {
	src := h.sources[n]
	var got, sum float64
	for _, i := range around {
		w := h.s.Words[i]
		fam := h.familyIn(n, w.Stem)
		count := 0
		for _, st := range fam {
			count += len(src.at[st])
		}
		if w.Stem != "" && count == 0 {
			continue // no clause has it
		}
		v := src.rarity(count)
		sum += v
		met := false
		for _, words := range reach {
			for _, x := range words {
				if x.Stem != "" && (x.Stem == w.Stem || lexicon.Related(x.Stem, w.Stem)) || w.Stem == "" && x.Fold == w.Fold {
					met = true
				}
			}
		}
		if met {
			got += v
		}
	}
	if sum == 0 {
		return 1
	}
	return got / sum
}

// governors are the words under which an event is wished, planned, asked for or agreed in
// principle, and not decided or done.
var governors = []string{"autoris", "principe", "procedure", "sollicit", "demand", "souhait", "propos", "prevoi", "prevoy", "envisag", "etud", "charge", "pourr", "projet", "vue", "afin", "objet", "objectif", "vise", "intention", "entend", "doit", "devr", "possibilit", "eventuel", "lance", "engage", "permet", "prepar", "reflexion", "voeu", "voudr", "espere", "attend", "compte", "promesse", "candidat", "consult", "opportunit"}

// governedAt tells that a governor stands before word i in its clause or passage.
func governedAt(words []lexicon.Word, first, i int) bool {
	for k := max(first, i-14); k < i; k++ {
		for _, g := range governors {
			if strings.HasPrefix(words[k].Fold, g) {
				return true
			}
		}
	}
	return false
}

// governed tells an event that the act only wishes, plans or agrees to in principle, and that the
// sentence tells without any such word.
func (h *holder) governed(u held) {
	if u.source < 0 {
		return
	}
	src, x := h.clause(u)
	p := src.Passages[x.passage]
	for i := u.first; i < u.last; i++ {
		w := h.s.Words[i]
		if w.Stem == "" || h.skips(i) || governedAt(h.s.Words, 0, i) || unsure(h.s.Words) != "" {
			continue
		}
		m := lexicon.MoodOf(h.s.Words, i)
		now := m == lexicon.HasBeen || m == lexicon.IsSo || m == lexicon.WillBe || lexicon.All().Is("present", w) && !lexicon.DefiniteBefore(h.s.Words, i)
		if !now {
			continue
		}
		free, bound := false, -1
		for _, k := range h.pair(u, i) {
			g := governedAt(src.Words, p.First, k)
			if l := src.lead[x.passage]; l >= 0 && !g {
				g = governedAt(src.Words, src.Passages[l].First, src.Passages[l].Last) && h.s.Undecided
			}
			if g {
				bound = k
			} else {
				free = true
			}
		}
		if bound >= 0 && !free {
			kind := "governed.will"
			if m == lexicon.HasBeen || m == lexicon.IsSo {
				kind = "governed.done"
			} else if m != lexicon.WillBe {
				kind = "governed.now"
			}
			h.doubts = append(h.doubts, h.mine(u, u.sure(kind), i, i+1))
			return
		}
	}
	h.governedObject(u)
}

// governedObject tells an event whose verb is the sentence's own, and whose object the act only
// plans: "a lancé la révision" for "souhaite une révision".
func (h *holder) governedObject(u held) {
	src, x := h.clause(u)
	p := src.Passages[x.passage]
	for i := u.first; i < u.last; i++ {
		w := h.s.Words[i]
		m := lexicon.MoodOf(h.s.Words, i)
		if w.Stem == "" || h.skips(i) || m != lexicon.HasBeen && !lexicon.All().Is("present", w) || lexicon.All().Is("decide", w) || len(h.pair(u, i)) > 0 || governedAt(h.s.Words, 0, i) || unsure(h.s.Words) != "" {
			continue
		}
		for k := i + 1; k < u.last && k < i+6; k++ {
			if h.s.Words[k].Stem == "" {
				continue
			}
			for _, j := range h.pair(u, k) {
				if governedAt(src.Words, p.First, j) {
					h.doubts = append(h.doubts, h.mine(u, u.sure("governed.object"), i, i+1))
					return
				}
			}
			break
		}
	}
}

// slots tells the word behind "à", "par", "pour" where the act's passage puts another behind the
// same: who pays, who receives.
func (h *holder) slots(u held) {
	if u.source < 0 {
		return
	}
	src, x := h.clause(u)
	p := src.Passages[x.passage]
	for i := u.first; i < u.last; i++ {
		link := linkOf(h.s.Words, i)
		if link == "" {
			continue
		}
		k := headAfter(h.s.Words, i, u.last)
		if k < 0 || h.inValue(k) {
			continue
		}
		w := h.s.Words[k]
		who := lexicon.All().Is("personne", w) || w.Capital
		same, other := false, -1
		for j := p.First; j < p.Last; j++ {
			if linkOf(src.Words, j) != link {
				continue
			}
			m := headAfter(src.Words, j, p.Last)
			if m < 0 {
				continue
			}
			v := src.Words[m]
			if v.Stem == w.Stem || lexicon.Related(v.Stem, w.Stem) {
				same = true
			} else if other < 0 || lexicon.All().Is("personne", v) {
				other = m
			}
		}
		if same || other < 0 {
			continue
		}
		kind := "slot." + link
		if who {
			kind += ".who"
		}
		if len(h.pair(u, k)) > 0 {
			kind += ".moved"
		}
		h.doubts = append(h.doubts, h.mine(u, u.sure(kind), k, k+1))
	}
}

// linkOf names the place that a small word opens.
func linkOf(words []lexicon.Word, i int) string {
	switch words[i].Fold {
	case "par":
		return "par"
	case "charge":
		if i+1 < len(words) && (words[i+1].Fold == "de" || words[i+1].Fold == "du" || words[i+1].Fold == "des") && i > 0 && (words[i-1].Fold == "la" || words[i-1].Fold == "a") {
			return "par"
		}
	case "a", "au", "aux":
		if i > 0 && words[i].Fold == "a" && words[i-1].Stem == "" {
			return ""
		}
		return "a"
	case "pour":
		return "pour"
	}
	return ""
}

func headAfter(words []lexicon.Word, i, last int) int {
	for k := i + 1; k < last && k < i+5; k++ {
		if words[k].Digit {
			return -1
		}
		if words[k].Stem != "" {
			if lexicon.Infinitive(words[k].Fold) {
				return -1
			}
			return k
		}
	}
	return -1
}

// swapped tells a word of time, frequency or quantity where the act's clause has another of the
// same class.
func (h *holder) swapped(u held) {
	if u.source < 0 {
		return
	}
	src, x := h.clause(u)
	lex := lexicon.All()
	theirs := map[string][]string{}
	has := map[string]bool{}
	p := src.Passages[x.passage]
	for k := p.First; k < p.Last; k++ {
		fs, _ := lex.FamiliesAt(src.Words[:p.Last], k, true)
		for _, f := range fs {
			fam := lex.Families[f]
			has[fam.Name] = true
			if k >= x.first && k < x.last {
				theirs[fam.Class] = append(theirs[fam.Class], fam.Name)
			}
		}
	}
	for i := u.first; i < u.last; i++ {
		fs, n := lex.FamiliesAt(h.s.Words, i, false)
		for _, f := range fs {
			fam := lex.Families[f]
			switch fam.Class {
			case "frequence", "semaine", "moment", "sens", "taxe", "quantite", "comparaison":
			default:
				continue
			}
			if has[fam.Name] || len(theirs[fam.Class]) == 0 {
				continue
			}
			h.doubts = append(h.doubts, h.mine(u, u.sure("swapped."+fam.Class), i, min(len(h.s.Words), i+n)))
		}
	}
}

// quoted tells words between quotation marks that no act prints.
func (h *holder) quoted() {
	open := -1
	for i, w := range h.s.Words {
		before := ""
		if i > 0 {
			before = h.s.Text[h.s.Words[i-1].End:w.Start]
		} else {
			before = h.s.Text[:w.Start]
		}
		if open >= 0 && strings.ContainsAny(before, "»”") {
			h.quote(open, i)
			open = -1
		}
		if strings.ContainsAny(before, "«“") && w.Capital {
			open = i
		}
	}
	if open >= 0 {
		h.quote(open, len(h.s.Words))
	}
}

func (h *holder) quote(from, to int) {
	for n, src := range h.sources {
		_ = n
		for k := 0; k+to-from <= len(src.Words); k++ {
			same := true
			for i := from; i < to && same; i++ {
				same = src.Words[k+i-from].Fold == h.s.Words[i].Fold
			}
			if same {
				return
			}
		}
	}
	h.doubts = append(h.doubts, Doubt{Kind: "quoted", Start: h.s.Words[from].Start, End: h.s.Words[to-1].End, Source: -1})
}

// reversed tells "de neuf à cinq" for "de cinq à neuf".
func (h *holder) reversed() {
	for i, a := range h.s.Words {
		b := to(h.s.Words, i)
		if b < 0 {
			continue
		}
		for n, src := range h.sources {
			for k, c := range src.Words {
				d := to(src.Words, k)
				if d >= 0 && value(c) == value(h.s.Words[b]) && value(src.Words[d]) == value(a) {
					h.doubts = append(h.doubts, Doubt{Kind: "reversed", Start: a.Start, End: h.s.Words[b].End, Source: n, From: c.Start, To: src.Words[d].End})
					return
				}
			}
		}
	}
}

// to returns the second number of "de A … à B" whose first is at i, -1 for none.
func to(words []lexicon.Word, i int) int {
	if i == 0 || words[i-1].Fold != "de" || value(words[i]) == "" {
		return -1
	}
	for k := i + 1; k+1 < len(words) && k < i+6; k++ {
		if words[k].Fold == "a" && value(words[k+1]) != "" {
			return k + 1
		}
	}
	return -1
}

func value(w lexicon.Word) string {
	if w.Digit {
		return strings.TrimLeft(w.Fold, "0")
	}
	for i, n := range []string{"un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"} {
		if w.Fold == n {
			return []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}[i]
		}
	}
	return ""
}

// narrowed tells what the act says of a noun at once, to tell which ones are meant, and that the
// sentence leaves out: "les immeubles dépourvus de bacs", "les enfants de moins de six ans".
func (h *holder) narrowed(u held) {
	if u.source < 0 || u.score < 0.4 || h.s.Heading {
		return
	}
	src, x := h.clause(u)
	p := src.Passages[x.passage]
	for i := u.first; i < u.last; i++ {
		w := h.s.Words[i]
		if w.Stem == "" || lexicon.Plain(w.Stem) && !lexicon.All().Is("personne", w) {
			continue
		}
		for k := x.first; k < x.last; k++ {
			v := src.Words[k]
			if v.Stem != w.Stem || k+2 >= p.Last {
				continue
			}
			kind := narrowing(src.Words, k, p.Last)
			if kind == "" {
				continue
			}
			got, all, far := 0, 0, k+7
			if kind == "narrowed.size" {
				far = k + 6
			}
			for _, y := range src.Words[k+1 : min(p.Last, far)] {
				if y.Stem == "" && !y.Digit {
					continue
				}
				all++
				for _, z := range h.s.Words {
					if z.Stem != "" && (z.Stem == y.Stem || lexicon.Related(z.Stem, y.Stem)) || y.Digit && z.Fold == y.Fold {
						got++
						break
					}
				}
			}
			if all == 0 || got > 0 {
				continue
			}
			h.doubts = append(h.doubts, Doubt{Kind: u.sure(kind), Source: u.source, From: v.Start, To: src.Words[min(p.Last, k+8)-1].End})
			return
		}
	}
}

// narrowing names how the words behind a noun tell which ones are meant, "" when they do not.
func narrowing(words []lexicon.Word, k, last int) string {
	next := words[k+1]
	switch {
	case (next.Past || lexicon.Begins(next.Fold, "dont", "situe", "inscrit", "dispos", "depourvu", "titulaire", "ayant", "relevant", "residant", "munie", "muni", "soumis")) && next.Fold != "a":
		return "narrowed.by"
	case next.Fold == "de" && lexicon.AnyFold(words[k+2:min(last, k+4)], "moins", "plus"):
		return "narrowed.size"
	case next.Fold == "dont" || next.Fold == "qui" && lexicon.All().Is("personne", words[k]):
		return "narrowed.who"
	}
	return ""
}

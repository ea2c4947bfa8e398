package vote

import (
	"slices"
	"sort"
	"strings"

	"phare/extract/french"
	"phare/extract/prose"
	"phare/extract/record"
)

// ballotBox is one vote as the act prints it: its formula, its counts, where they stand.
type ballotBox struct {
	Formula    *Formula
	Counts     [prose.SenseCount]*Item
	procedural bool // how to vote, not what was decided
	Ballot     bool // papers in a box: its figures are no votes for and against
	Start, End int
	Items      int
}

// Vote is what an act says of the vote on its substance.
type Vote struct {
	Box       *ballotBox // nil when the act prints none
	Votes     record.Votes
	Unanimous *bool
	Text      string
	itemised  bool // the act votes line by line
	Ballot    bool
	Undecided bool // a form left open
	Formulas  []Formula
}

// Read reads the vote of an act.
func (w *Words) Read() Vote {
	formulas, marks := w.formulas()
	items := w.own(w.counts())
	v := Vote{Formulas: formulas, Ballot: w.ballot(0, len(w.Toks))}
	if v.itemised = marks > 1 || w.itemised(items); v.itemised {
		items = w.inFormula(items, formulas)
	}
	boxes := w.boxes(formulas, items)
	box := w.choose(boxes, v.itemised)
	if box == nil {
		for i := range formulas {
			v.Undecided = v.Undecided || formulas[i].undecided
		}
		return v
	}
	v.Box = box
	v.Undecided = box.Formula != nil && box.Formula.undecided
	if v.Undecided {
		return v
	}
	v.Votes = box.votes()
	if it := box.Counts[prose.InFavour]; it != nil && it.versus && w.SentenceHas(it.Start, 30, 12, refusedWord) {
		v.Votes.For, v.Votes.Against = v.Votes.Against, v.Votes.For // "rejeté par 21 voix contre 8"
	}
	v.Unanimous = box.unanimous()
	v.Text = w.voteText(box)
	return v
}

// boxes gathers formulas and counts into votes: what stands in one sentence, or in lines
// that hold nothing else, is one vote.
func (w *Words) boxes(formulas []Formula, items []Item) []*ballotBox {
	var boxes []*ballotBox
	var cur *ballotBox
	f, k := 0, 0
	for f < len(formulas) || k < len(items) {
		if k >= len(items) || f < len(formulas) && formulas[f].Start <= items[k].Start {
			fm := &formulas[f]
			f++
			if cur != nil && w.sameVote(cur, fm.Start, fm.End) && cur.accepts(fm) {
				cur.add(fm)
				continue
			}
			cur = &ballotBox{Formula: fm, Start: fm.Start, End: fm.End}
			boxes = append(boxes, cur)
			continue
		}
		it := &items[k]
		k++
		if it.Sense == prose.Present || it.Sense == prose.InOffice || it.Sense == prose.Proxies {
			continue
		}
		if cur != nil && w.sameVote(cur, it.Start, it.End) && cur.takes(it) {
			cur.count(it)
			continue
		}
		cur = &ballotBox{Start: it.Start, End: it.End}
		cur.count(it)
		boxes = append(boxes, cur)
	}
	for _, b := range boxes {
		b.procedural = w.procedural(b)
		b.Ballot = w.ballot(b.Start, b.End)
	}
	return w.attach(boxes)
}

// accepts tells whether a formula may belong to the box: "Vote : Pour à l'unanimité" is one vote.
func (b *ballotBox) accepts(f *Formula) bool {
	if b.Formula == nil {
		return true
	}
	return b.Formula.Kind == BareVote || b.Formula.Kind == Plain || f.Kind == Plain || f.Kind == BareVote && b.Items == 0 || b.Formula.Kind == f.Kind
}

func (b *ballotBox) add(f *Formula) {
	if b.Formula == nil || b.Formula.Kind == BareVote || b.Formula.Kind == Plain && f.Kind != BareVote {
		b.Formula = f
	}
	b.Start, b.End = min(b.Start, f.Start), max(b.End, f.End)
}

// takes tells whether the box has room for a count of this sense.
func (b *ballotBox) takes(it *Item) bool {
	old := b.Counts[it.Sense]
	return old == nil || !old.Stated || !it.Stated || old.Value == it.Value
}

func (b *ballotBox) count(it *Item) {
	if old := b.Counts[it.Sense]; old == nil || !old.Stated {
		b.Counts[it.Sense] = it
	}
	if it.Sense.Votes() && (it.Stated || it.uncounted) {
		b.Items++
	}
	b.Start, b.End = min(b.Start, it.Start), max(b.End, it.End)
}

// sameVote tells whether what stands at [start, end) belongs to the vote read so far:
// nothing but link words and signs between them, or one sentence.
func (w *Words) sameVote(b *ballotBox, start, end int) bool {
	if start <= b.End {
		return true
	}
	if w.Toks[start].Sent == w.Toks[b.End-1].Sent && start-b.End < 60 {
		return true
	}
	if w.ofAmendment(b.Start) && !w.ofAmendment(start) {
		return false // the amendment's vote, then the act's
	}
	others := 0
	for k := b.End; k < start; k++ {
		t := &w.Toks[k]
		switch {
		case t.Flag&prose.IsWord == 0:
		case Tissue[t.S], prose.Fillers[t.S]:
		default:
			others++
		}
		if others > 6 || k > b.End+40 {
			return false
		}
	}
	return others <= 2
}

// ofAmendment tells whether the sentence of term i is about an amendment.
func (w *Words) ofAmendment(i int) bool {
	for k := int(w.Toks[i].Sent); k < len(w.Toks) && w.Toks[k].Sent == w.Toks[i].Sent; k++ {
		if w.At(k) == "amendement" || w.At(k) == "amendements" {
			return true
		}
	}
	return false
}

// Tissue lists the words that hold a vote together.
var Tissue = map[string]bool{"et": true, "dont": true, "avec": true, "par": true, "soit": true, "nombre": true, "de": true, "des": true, "du": true, "les": true, "le": true, "resultat": true, "vote": true, "total": true, "ainsi": true, "que": true, "suffrages": true, "exprimes": true, "voix": true, "est": true}

// named tells whether somebody is elected or named between terms i and j.
func (w *Words) named(i, j int) bool {
	for k := i + 1; k < j; k++ {
		switch w.At(k) {
		case "designe", "designee", "designes", "designees", "elu", "elue", "elus", "elues", "nomme", "nommee", "proclame", "proclamee":
			return true
		}
	}
	return false
}

// procedural tells whether the vote is on how to vote, on the agenda or the officers of
// the meeting: said in its own sentence or the one before.
func (w *Words) procedural(b *ballotBox) bool {
	if b.Formula == nil && b.Items == 0 {
		return false
	}
	first := w.Toks[b.Start].Sent
	from := int(first)
	if from > 0 && int(first) == b.Start {
		from = int(w.Toks[from-1].Sent)
	}
	to := b.End
	for !w.EndsLine(b.End) && to < len(w.Toks) && to < b.End+40 && w.Toks[to].Sent == w.Toks[b.End-1].Sent {
		to++
	}
	for k := max(from, b.Start-60); k < to; k++ {
		switch w.At(k) {
		case "main", "mains":
			if w.At(k+1) != "levee" && w.At(k+1) != "levees" {
				continue
			}
			// "vote à main levée" says how; "de procéder au vote à main levée" is the question.
			if w.asks(k, from) {
				return true
			}
		case "secret", "secrete":
			if k < b.Start && w.named(k, b.Start) {
				continue // how to vote is settled before: "Mme X est désignée par 31 voix"
			}
			if (w.At(k-1) == "scrutin" || w.At(k-1) == "bulletin" || w.At(k-1) == "bulletins" || w.At(k-1) == "vote") && w.asks(k, from) {
				return true
			}
		case "amendement", "amendements":
			// A vote on an amendment is not the act's, unless the act is adopted as amended.
			if w.Toks[k].Sent != first && w.SentenceHas(b.Start, 40, 40, map[string]bool{"adopte": true, "adoptee": true, "approuve": true, "approuvee": true}) {
				continue // the amendment was the sentence before
			}
			if !w.has(from, to, "deliberation") && !w.has(from, to, "rapport") && !w.has(from, to, "ensemble") {
				return true
			}
		case "huis":
			return true
		case "jour":
			if w.Is(k-3, "l ordre du jour") || w.Is(k-2, "ordre du jour") {
				if w.has(from, to, "ajout") || w.has(from, to, "ajouter") || w.has(from, to, "inscription") || w.has(from, to, "inscrire") || w.has(from, to, "rajouter") || w.has(from, to, "modification") {
					return true
				}
			}
		case "seance":
			// "Secrétaire de séance : X" is a label of the head, no vote on who it is.
			if w.At(k-1) == "de" && (w.At(k-2) == "secretaire" || w.At(k-2) == "secretaires") && w.At(k+1) != ":" && k > b.Start-30 {
				return true
			}
		}
	}
	return false
}

// asks tells whether the words before term k put the way of voting to the vote.
func (w *Words) asks(k, from int) bool {
	for n := k - 1; n >= from && n > k-16; n-- {
		switch w.At(n) {
		case "proceder", "selon", "recourir", "conserver", "voter", "mode", "renoncer", "maintenir", "procede", "favorable":
			return true
		}
	}
	return false
}

// has tells whether a word stands in [i, j).
func (w *Words) has(i, j int, word string) bool {
	for ; i < j; i++ {
		if w.At(i) == word {
			return true
		}
	}
	return false
}

// ballot tells whether [i, j), with the lines around, tells of papers in a box.
func (w *Words) ballot(i, j int) bool {
	for k := max(0, i-25); k < j+3 && k < len(w.Toks); k++ {
		switch w.At(k) {
		case "urne", "enveloppes", "depouillement":
			return true
		case "bulletins", "bulletin":
			if w.At(k-1) == "de" && w.At(k-2) == "nombre" || ballotPaper[w.At(k+1)] {
				return true
			}
		case "absolue":
			if w.At(k-1) == "majorite" && (w.At(k+1) == ":" || k+1 < len(w.Toks) && w.Toks[k+1].Num >= 0) {
				return true
			}
		case "suffrages":
			if w.At(k+1) == "obtenus" || w.At(k+1) == "declares" {
				return true
			}
		}
	}
	return false
}

// ballotPaper lists what a ballot's papers are said to be.
var ballotPaper = map[string]bool{"blanc": true, "blancs": true, "nul": true, "nuls": true, "trouves": true, "retrouves": true, "litigieux": true, "declares": true, "deposes": true,
	"exprimes": true, "valables": true, "dans": true, "a": true, "ou": true, "et": true, "annules": true, "depouilles": true, "recueillis": true, ":": true}

// attach gives the counts that stand by themselves to the formula they complete: the one
// before them ("à la majorité : … CONTRE : 1"), else the one behind.
func (w *Words) attach(boxes []*ballotBox) []*ballotBox {
	var kept []*ballotBox
	for i, b := range boxes {
		if b.Formula != nil || b.Ballot {
			kept = append(kept, b)
			continue
		}
		if len(kept) > 0 {
			if a := kept[len(kept)-1]; (a.Formula != nil || a.Items > 0) && a.joins(b) && !a.procedural && !a.Ballot && w.near(a.End, b) {
				a.merge(b)
				continue
			}
		}
		if i+1 < len(boxes) {
			lines := w.Toks[boxes[i+1].Start].Line - w.Toks[b.End-1].Line
			if n := boxes[i+1]; n.Formula != nil && !n.procedural && n.joins(b) && (n.Items == 0 && lines <= 3 || b.aside() && n.Counts[prose.NotVoting] == nil && lines <= 40) {
				n.merge(b)
				continue
			}
		}
		kept = append(kept, b)
	}
	return kept
}

// near tells whether a count without formula may complete the vote that ends at term i:
// a sure count anywhere in the act, a person's abstention only close by.
func (w *Words) near(i int, b *ballotBox) bool {
	for _, it := range b.Counts {
		if it != nil && it.Stated && it.strong && it.Label || b.Items > 1 {
			return true
		}
		if it != nil && it.strong && w.StartsLine(it.Start) {
			return true
		}
	}
	return b.Start-i < 260 && b.sure()
}

// sure tells whether the box's counts cannot be anything else.
func (b *ballotBox) sure() bool {
	if b.Items > 1 {
		return true
	}
	for _, it := range b.Counts {
		if it != nil && it.Sense.Votes() && (it.strong || it.Named > 0) {
			return true
		}
	}
	return false
}

// aside tells whether the box says only who takes no part, wherever that stands in the act.
func (b *ballotBox) aside() bool {
	for s, it := range b.Counts {
		if it != nil && prose.Sense(s) != prose.NotVoting {
			return false
		}
	}
	return b.Counts[prose.NotVoting] != nil
}

// joins tells whether the counts of o can complete those of b.
func (b *ballotBox) joins(o *ballotBox) bool {
	for s, it := range o.Counts {
		if it != nil && it.Stated && b.Counts[s] != nil && b.Counts[s].Stated && b.Counts[s].Value != it.Value {
			return false
		}
	}
	return true
}

func (b *ballotBox) merge(o *ballotBox) {
	for _, it := range o.Counts {
		if it != nil {
			b.count(it)
		}
	}
}

// itemised tells whether the act votes line by line: counts that close rows of a table.
func (w *Words) itemised(items []Item) bool {
	rows, last := 0, int32(-1)
	for _, it := range items {
		line := w.Toks[it.Start].Line
		if it.Stated && !it.Label && it.Sense.Votes() && line != last && len(w.Lines[line].Cells) > 1 && !w.StartsLineAt(it.Start) {
			rows, last = rows+1, line
		}
	}
	return rows > 1
}

// own drops the counts of a vote that is cited, or is another body's.
func (w *Words) own(items []Item) []Item {
	kept := items[:0]
	for _, it := range items {
		var f Formula
		if !it.Sense.Votes() || w.ownVote(&f, it.Start) {
			kept = append(kept, it)
		}
	}
	return kept
}

// inFormula keeps the counts that stand in the very sentence of a formula.
func (w *Words) inFormula(items []Item, formulas []Formula) []Item {
	kept := items[:0]
	for _, it := range items {
		for _, f := range formulas {
			if f.Decisive && f.Kind != BareVote && w.Toks[f.Start].Sent == w.Toks[it.Start].Sent && it.Start > f.Start-40 && it.Start < f.End+40 {
				kept = append(kept, it)
				break
			}
		}
	}
	return kept
}

// choose returns the vote on the substance: the first that is not about procedure, a
// decision's own sentence before any other.
func (w *Words) choose(boxes []*ballotBox, itemised bool) *ballotBox {
	var usable []*ballotBox
	for _, b := range boxes {
		if b.procedural || b.Ballot && b.Formula == nil {
			continue
		}
		if b.Formula == nil && (!b.sure() || itemised) {
			continue
		}
		if b.Formula != nil && b.Formula.Kind == BareVote && b.Items == 0 {
			continue
		}
		usable = append(usable, b)
	}
	usable = w.behindTitle(usable)
	if len(usable) == 0 {
		return nil
	}
	sort.SliceStable(usable, func(i, j int) bool { return usable[i].rank() < usable[j].rank() })
	best := usable[0]
	// Counts printed once for the act complete the formula of its decision.
	if (best.Items == 0 || best.aside()) && !itemised {
		for _, o := range usable[1:] {
			if o.Items > 0 && best.joins(o) && (o.Formula == nil || o.Formula.Kind == BareVote || best.Formula.Kind == Plain || o.Formula.Kind == best.Formula.Kind) && o.Start > best.Start {
				best.merge(o)
				if best.Formula.Kind == Plain && o.Formula != nil {
					best.Formula = o.Formula
				}
				break
			}
		}
	}
	if best.Formula != nil && best.Formula.Kind == Plain && best.Items == 0 {
		for _, o := range usable[1:] {
			if o.Formula != nil && (o.Formula.Kind == Unanimity || o.Formula.Kind == majority) && o.Formula.Decisive {
				return o
			}
		}
	}
	return best
}

// behindTitle leaves out what the line of the object says of a vote where the act itself
// prints one.
func (w *Words) behindTitle(boxes []*ballotBox) []*ballotBox {
	inTitle := func(b *ballotBox) bool {
		at := b.Start
		if b.Formula != nil {
			at = b.Formula.Start
		}
		t := &w.Toks[at]
		return w.At(int(t.Sent)) == "objet" && w.Toks[t.Sent].Line == t.Line
	}
	if !slices.ContainsFunc(boxes, func(b *ballotBox) bool { return !inTitle(b) }) {
		return boxes
	}
	return slices.DeleteFunc(boxes, inTitle)
}

// rank orders the votes of an act: 0 for a decision's own.
func (b *ballotBox) rank() int {
	if b.Formula == nil {
		if b.Items > 1 {
			return 0
		}
		return 2
	}
	if b.Formula.Decisive || b.Items > 0 {
		return 0
	}
	return 1
}

// refusedWord lists what a majority against does with a matter.
var refusedWord = map[string]bool{"rejete": true, "rejetee": true, "rejetes": true, "rejetees": true, "rejette": true, "refuse": true, "refusee": true, "repousse": true, "repoussee": true}

// AllFor tells whether the vote printed is unanimous and for the text.
func (v *Vote) AllFor() bool {
	text := french.FoldLine(v.Text)
	return v.Unanimous != nil && *v.Unanimous && strings.Contains(text, "pour") && !french.ContainsAny(text, []string{"rejet", "rejette", "refus", "oppose", "defavorable", "pas "})
}

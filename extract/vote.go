package extract

import (
	"slices"
	"sort"
	"strings"
)

// ballotBox is one vote as the act prints it: its formula, its counts, where they stand.
type ballotBox struct {
	formula    *formula
	counts     [senseCount]*item
	procedural bool // how to vote, not what was decided
	ballot     bool // papers in a box: its figures are no votes for and against
	start, end int
	items      int
}

// vote is what an act says of the vote on its substance.
type vote struct {
	box       *ballotBox // nil when the act prints none
	votes     Votes
	unanimous *bool
	text      string
	itemised  bool // the act votes line by line
	ballot    bool
	undecided bool // a form left open
	formulas  []formula
}

// readVote reads the vote of an act.
func (w *words) readVote() vote {
	formulas, marks := w.formulas()
	items := w.own(w.counts())
	v := vote{formulas: formulas, ballot: w.ballot(0, len(w.toks))}
	if v.itemised = marks > 1 || w.itemised(items); v.itemised {
		items = w.inFormula(items, formulas)
	}
	boxes := w.boxes(formulas, items)
	box := w.choose(boxes, v.itemised)
	if box == nil {
		for i := range formulas {
			v.undecided = v.undecided || formulas[i].undecided
		}
		return v
	}
	v.box = box
	v.undecided = box.formula != nil && box.formula.undecided
	if v.undecided {
		return v
	}
	v.votes = box.votes()
	if it := box.counts[inFavour]; it != nil && it.versus && w.sentenceHas(it.start, 30, 12, refusedWord) {
		v.votes.For, v.votes.Against = v.votes.Against, v.votes.For // "rejeté par 21 voix contre 8"
	}
	v.unanimous = box.unanimous()
	v.text = w.voteText(box)
	return v
}

// boxes gathers formulas and counts into votes: what stands in one sentence, or in lines
// that hold nothing else, is one vote.
func (w *words) boxes(formulas []formula, items []item) []*ballotBox {
	var boxes []*ballotBox
	var cur *ballotBox
	f, k := 0, 0
	for f < len(formulas) || k < len(items) {
		if k >= len(items) || f < len(formulas) && formulas[f].start <= items[k].start {
			fm := &formulas[f]
			f++
			if cur != nil && w.sameVote(cur, fm.start, fm.end) && cur.accepts(fm) {
				cur.add(fm)
				continue
			}
			cur = &ballotBox{formula: fm, start: fm.start, end: fm.end}
			boxes = append(boxes, cur)
			continue
		}
		it := &items[k]
		k++
		if it.sense == present || it.sense == inOffice || it.sense == proxies {
			continue
		}
		if cur != nil && w.sameVote(cur, it.start, it.end) && cur.takes(it) {
			cur.count(it)
			continue
		}
		cur = &ballotBox{start: it.start, end: it.end}
		cur.count(it)
		boxes = append(boxes, cur)
	}
	for _, b := range boxes {
		b.procedural = w.procedural(b)
		b.ballot = w.ballot(b.start, b.end)
	}
	return w.attach(boxes)
}

// accepts tells whether a formula may belong to the box: "Vote : Pour à l'unanimité" is one vote.
func (b *ballotBox) accepts(f *formula) bool {
	if b.formula == nil {
		return true
	}
	return b.formula.kind == bareVote || b.formula.kind == plain || f.kind == plain || f.kind == bareVote && b.items == 0 || b.formula.kind == f.kind
}

func (b *ballotBox) add(f *formula) {
	if b.formula == nil || b.formula.kind == bareVote || b.formula.kind == plain && f.kind != bareVote {
		b.formula = f
	}
	b.start, b.end = min(b.start, f.start), max(b.end, f.end)
}

// takes tells whether the box has room for a count of this sense.
func (b *ballotBox) takes(it *item) bool {
	old := b.counts[it.sense]
	return old == nil || !old.stated || !it.stated || old.value == it.value
}

func (b *ballotBox) count(it *item) {
	if old := b.counts[it.sense]; old == nil || !old.stated {
		b.counts[it.sense] = it
	}
	if it.sense.votes() && (it.stated || it.uncounted) {
		b.items++
	}
	b.start, b.end = min(b.start, it.start), max(b.end, it.end)
}

// sameVote tells whether what stands at [start, end) belongs to the vote read so far:
// nothing but link words and signs between them, or one sentence.
func (w *words) sameVote(b *ballotBox, start, end int) bool {
	if start <= b.end {
		return true
	}
	if w.toks[start].sent == w.toks[b.end-1].sent && start-b.end < 60 {
		return true
	}
	others := 0
	for k := b.end; k < start; k++ {
		t := &w.toks[k]
		switch {
		case t.flag&isWord == 0:
		case tissue[t.s], fillers[t.s]:
		default:
			others++
		}
		if others > 6 || k > b.end+40 {
			return false
		}
	}
	return others <= 2
}

var tissue = map[string]bool{"et": true, "dont": true, "avec": true, "par": true, "soit": true, "nombre": true, "de": true, "des": true, "du": true, "les": true, "le": true, "resultat": true, "vote": true, "total": true, "ainsi": true, "que": true, "suffrages": true, "exprimes": true, "voix": true, "est": true}

// procedural tells whether the vote is on how to vote, on the agenda or the officers of
// the meeting: said in its own sentence or the one before.
func (w *words) procedural(b *ballotBox) bool {
	if b.formula == nil && b.items == 0 {
		return false
	}
	first := w.toks[b.start].sent
	from := int(first)
	if from > 0 && int(first) == b.start {
		from = int(w.toks[from-1].sent)
	}
	to := b.end
	for !w.endsLine(b.end) && to < len(w.toks) && to < b.end+40 && w.toks[to].sent == w.toks[b.end-1].sent {
		to++
	}
	for k := max(from, b.start-60); k < to; k++ {
		switch w.at(k) {
		case "main", "mains":
			if w.at(k+1) != "levee" && w.at(k+1) != "levees" {
				continue
			}
			// "vote à main levée" says how; "de procéder au vote à main levée" is the question.
			if w.asks(k, from) {
				return true
			}
		case "secret", "secrete":
			if (w.at(k-1) == "scrutin" || w.at(k-1) == "bulletin" || w.at(k-1) == "bulletins" || w.at(k-1) == "vote") && w.asks(k, from) {
				return true
			}
		case "amendement", "amendements":
			// A vote on an amendment is not the act's, unless the act is adopted as amended.
			if !w.has(from, to, "deliberation") && !w.has(from, to, "rapport") && !w.has(from, to, "ensemble") {
				return true
			}
		case "huis":
			return true
		case "jour":
			if w.is(k-3, "l ordre du jour") || w.is(k-2, "ordre du jour") {
				if w.has(from, to, "ajout") || w.has(from, to, "ajouter") || w.has(from, to, "inscription") || w.has(from, to, "inscrire") || w.has(from, to, "rajouter") || w.has(from, to, "modification") {
					return true
				}
			}
		case "seance":
			// "Secrétaire de séance : X" is a label of the head, no vote on who it is.
			if w.at(k-1) == "de" && (w.at(k-2) == "secretaire" || w.at(k-2) == "secretaires") && w.at(k+1) != ":" && k > b.start-30 {
				return true
			}
		}
	}
	return false
}

// asks tells whether the words before term k put the way of voting to the vote.
func (w *words) asks(k, from int) bool {
	for n := k - 1; n >= from && n > k-16; n-- {
		switch w.at(n) {
		case "proceder", "selon", "recourir", "conserver", "voter", "mode", "renoncer", "maintenir", "procede", "favorable":
			return true
		}
	}
	return false
}

// has tells whether a word stands in [i, j).
func (w *words) has(i, j int, word string) bool {
	for ; i < j; i++ {
		if w.at(i) == word {
			return true
		}
	}
	return false
}

// ballot tells whether [i, j), with the lines around, tells of papers in a box.
func (w *words) ballot(i, j int) bool {
	for k := max(0, i-25); k < j+3 && k < len(w.toks); k++ {
		switch w.at(k) {
		case "urne", "enveloppes", "depouillement":
			return true
		case "bulletins", "bulletin":
			if w.at(k-1) == "de" && w.at(k-2) == "nombre" || ballotPaper[w.at(k+1)] {
				return true
			}
		case "absolue":
			if w.at(k-1) == "majorite" && (w.at(k+1) == ":" || k+1 < len(w.toks) && w.toks[k+1].num >= 0) {
				return true
			}
		case "suffrages":
			if w.at(k+1) == "obtenus" || w.at(k+1) == "declares" {
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
func (w *words) attach(boxes []*ballotBox) []*ballotBox {
	var kept []*ballotBox
	for i, b := range boxes {
		if b.formula != nil || b.ballot {
			kept = append(kept, b)
			continue
		}
		if len(kept) > 0 {
			if a := kept[len(kept)-1]; (a.formula != nil || a.items > 0) && a.joins(b) && !a.procedural && !a.ballot && w.near(a.end, b) {
				a.merge(b)
				continue
			}
		}
		if i+1 < len(boxes) {
			lines := w.toks[boxes[i+1].start].line - w.toks[b.end-1].line
			if n := boxes[i+1]; n.formula != nil && !n.procedural && n.joins(b) && (n.items == 0 && lines <= 3 || b.aside() && n.counts[notVoting] == nil && lines <= 40) {
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
func (w *words) near(i int, b *ballotBox) bool {
	for _, it := range b.counts {
		if it != nil && it.stated && it.strong && it.label || b.items > 1 {
			return true
		}
		if it != nil && it.strong && w.startsLine(it.start) {
			return true
		}
	}
	return b.start-i < 260 && b.sure()
}

// sure tells whether the box's counts cannot be anything else.
func (b *ballotBox) sure() bool {
	if b.items > 1 {
		return true
	}
	for _, it := range b.counts {
		if it != nil && it.sense.votes() && (it.strong || it.named > 0) {
			return true
		}
	}
	return false
}

// aside tells whether the box says only who takes no part, wherever that stands in the act.
func (b *ballotBox) aside() bool {
	for s, it := range b.counts {
		if it != nil && sense(s) != notVoting {
			return false
		}
	}
	return b.counts[notVoting] != nil
}

// joins tells whether the counts of o can complete those of b.
func (b *ballotBox) joins(o *ballotBox) bool {
	for s, it := range o.counts {
		if it != nil && it.stated && b.counts[s] != nil && b.counts[s].stated && b.counts[s].value != it.value {
			return false
		}
	}
	return true
}

func (b *ballotBox) merge(o *ballotBox) {
	for _, it := range o.counts {
		if it != nil {
			b.count(it)
		}
	}
}

// itemised tells whether the act votes line by line: counts that close rows of a table.
func (w *words) itemised(items []item) bool {
	rows, last := 0, int32(-1)
	for _, it := range items {
		line := w.toks[it.start].line
		if it.stated && !it.label && it.sense.votes() && line != last && len(w.lines[line].Cells) > 1 && !w.startsLineAt(it.start) {
			rows, last = rows+1, line
		}
	}
	return rows > 1
}

// own drops the counts of a vote that is cited, or is another body's.
func (w *words) own(items []item) []item {
	kept := items[:0]
	for _, it := range items {
		var f formula
		if !it.sense.votes() || w.ownVote(&f, it.start) {
			kept = append(kept, it)
		}
	}
	return kept
}

// inFormula keeps the counts that stand in the very sentence of a formula.
func (w *words) inFormula(items []item, formulas []formula) []item {
	kept := items[:0]
	for _, it := range items {
		for _, f := range formulas {
			if f.decisive && f.kind != bareVote && w.toks[f.start].sent == w.toks[it.start].sent && it.start > f.start-40 && it.start < f.end+40 {
				kept = append(kept, it)
				break
			}
		}
	}
	return kept
}

// choose returns the vote on the substance: the first that is not about procedure, a
// decision's own sentence before any other.
func (w *words) choose(boxes []*ballotBox, itemised bool) *ballotBox {
	var usable []*ballotBox
	for _, b := range boxes {
		if b.procedural || b.ballot && b.formula == nil {
			continue
		}
		if b.formula == nil && (!b.sure() || itemised) {
			continue
		}
		if b.formula != nil && b.formula.kind == bareVote && b.items == 0 {
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
	if (best.items == 0 || best.aside()) && !itemised {
		for _, o := range usable[1:] {
			if o.items > 0 && best.joins(o) && (o.formula == nil || o.formula.kind == bareVote || best.formula.kind == plain || o.formula.kind == best.formula.kind) && o.start > best.start {
				best.merge(o)
				if best.formula.kind == plain && o.formula != nil {
					best.formula = o.formula
				}
				break
			}
		}
	}
	if best.formula != nil && best.formula.kind == plain && best.items == 0 {
		for _, o := range usable[1:] {
			if o.formula != nil && (o.formula.kind == unanimity || o.formula.kind == majority) && o.formula.decisive {
				return o
			}
		}
	}
	return best
}

// behindTitle leaves out what the line of the object says of a vote where the act itself
// prints one.
func (w *words) behindTitle(boxes []*ballotBox) []*ballotBox {
	inTitle := func(b *ballotBox) bool {
		at := b.start
		if b.formula != nil {
			at = b.formula.start
		}
		t := &w.toks[at]
		return w.at(int(t.sent)) == "objet" && w.toks[t.sent].line == t.line
	}
	if !slices.ContainsFunc(boxes, func(b *ballotBox) bool { return !inTitle(b) }) {
		return boxes
	}
	return slices.DeleteFunc(boxes, inTitle)
}

// rank orders the votes of an act: 0 for a decision's own.
func (b *ballotBox) rank() int {
	if b.formula == nil {
		if b.items > 1 {
			return 0
		}
		return 2
	}
	if b.formula.decisive || b.items > 0 {
		return 0
	}
	return 1
}

// refusedWord lists what a majority against does with a matter.
var refusedWord = map[string]bool{"rejete": true, "rejetee": true, "rejetes": true, "rejetees": true, "rejette": true, "refuse": true, "refusee": true, "repousse": true, "repoussee": true}

// allFor tells whether the vote printed is unanimous and for the text.
func (v *vote) allFor() bool {
	text := fold(v.text)
	return v.unanimous != nil && *v.unanimous && strings.Contains(text, "pour") && !containsAny(text, []string{"rejet", "rejette", "refus", "oppose", "defavorable", "pas "})
}

package extract

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/numbering"
	"phare/extract/pdftext"
)

// actStarts finds the lines where acts that bear their own head begin: a title of the
// register with its session and attendance near it, at the top of a page, or a change of
// the transmission's identifier.
func (b *builder) actStarts() []int {
	r := b.r
	idOf := map[int]string{}
	distinct := map[string]bool{}
	for _, s := range b.ids {
		if s.Nature == "DE" {
			idOf[s.Page] = s.Whole
			distinct[s.Whole] = true
		}
	}
	var starts []int
	lastPage, lastID, lastNumber := 0, "", ""
	for p := 1; p <= len(b.pages); p++ {
		from, to := r.First[p-1], r.First[p]
		id, stamped := idOf[p]
		changed := stamped && len(distinct) > 1 && id != lastID && lastID != ""
		if stamped {
			lastID = id
		}
		if lastPage > 0 && stamped && !changed && len(distinct) > 1 {
			continue // the same act goes on, whatever older act its annexes quote
		}
		found := false
		for i := from; i < to; i++ {
			if !head.IsActTitle(r.Lines[i].Fold) || r.Lines[i].Event >= result && r.Lines[i].Event != result {
				continue
			}
			if !b.headNear(i, to) {
				continue
			}
			top := b.letterhead(i, from)
			number := titleNumber(r.Lines[i].Fold)
			if len(starts) > 0 && (i-starts[len(starts)-1] < 40 || number != "" && number == lastNumber) && !b.decidedBetween(starts[len(starts)-1], top) {
				continue // two titles of one head: "extrait du registre", then "délibération n°"
			}
			starts = append(starts, top)
			found, lastPage, lastNumber = true, p, number
		}
		if !found && changed && len(starts) > 0 {
			starts = append(starts, from)
			lastPage = p
		}
	}
	starts = b.openings(starts)
	if len(starts) > 0 && starts[0] > 0 {
		if b.decisionsIn(0, starts[0]) >= 3 {
			return nil // acts are decided before: what begins here is quoted or annexed
		}
		if r.LinesHold(0, starts[0]) < 60 && len(b.agenda.Items) == 0 {
			starts[0] = 0
		}
	}
	return b.withoutSaidNone(starts)
}

// withoutSaidNone leaves out the starts at which, a person said, no act begins.
func (b *builder) withoutSaidNone(starts []int) []int {
	var kept []int
	for k, from := range starts {
		to := len(b.r.Lines)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		if !b.saidNone(from, b.r.FirstDecision(from, to)) {
			kept = append(kept, from)
		}
	}
	return kept
}

// titleNumber is the number in a folded title of an act, "" without one.
func titleNumber(f string) string {
	i := strings.Index(f, "deliberation n°")
	if i < 0 {
		return ""
	}
	return numbering.Read(f[i:]).Token
}

// openings adds the acts of a register that follow one another on a page, each with its own
// "L'an deux mille…", to those that bear a title.
func (b *builder) openings(starts []int) []int {
	if len(starts) == 0 {
		return b.repeatedOpenings()
	}
	all := slices.Clone(starts)
	last := -1
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		// Where each act has its page, its letterhead looks like a header of them all.
		if !opensSession(l.Fold) {
			continue
		}
		before := 0
		for _, s := range all {
			if s <= i {
				before = max(before, s)
			}
		}
		if last >= 0 && b.decidedBetween(max(last, before), i) {
			top := i
			for k := i - 1; k > max(last, i-6); k-- {
				f := strings.TrimLeft(b.r.Lines[k].Fold, "-•* ")
				if b.r.Lines[k].Matter || !french.HasAnyPrefix(f, head.Attendance) {
					break
				}
				top = k
			}
			all = append(all, top)
		}
		last = i
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// opensSession tells whether a line opens the record of a session: "L'an deux mille…", or the
// same beside the letterhead.
func opensSession(f string) bool {
	i := strings.Index(f, "l'an ")
	if i > 0 && (f[i-1] != ' ' || i > 60 || !strings.HasPrefix(f[i:], "l'an deux mil")) {
		return false
	}
	if i < 0 {
		return false
	}
	y, _ := head.YearInWords(f[i:])
	return y != 0
}

// repeatedOpenings finds the acts of a register that bear no title, only "L'an deux mille…"
// each: two openings or more, with a decision after every one of them.
func (b *builder) repeatedOpenings() []int {
	var opens []int
	for i := range b.r.Lines {
		l := &b.r.Lines[i]
		// Where each act has its page, its letterhead looks like a header of them all.
		if !opensSession(l.Fold) {
			continue
		}
		if n := len(opens); n > 0 && !b.decidedBetween(opens[n-1], i) {
			continue
		}
		opens = append(opens, i)
	}
	if n := len(opens); n < 2 || !b.decidedBetween(opens[n-1], len(b.r.Lines)) {
		return nil
	}
	starts := make([]int, len(opens))
	for k, i := range opens {
		from := 0
		if k > 0 {
			from = opens[k-1] + 1
		}
		starts[k] = b.letterhead(i, from)
	}
	return starts
}

// decidedBetween tells whether a decision stands in lines [from, to).
func (b *builder) decidedBetween(from, to int) bool { return b.decisionsIn(from, to) > 0 }

// decisionsIn counts the lines of running text in [from, to) that state a decision or a result;
// counts of a vote alone state none, for heads print them before anything is decided.
func (b *builder) decisionsIn(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if l := &b.r.Lines[i]; !l.Matter && l.Event >= result && !tallyLine(l.Fold) {
			n++
		}
	}
	return n
}

// tallyLine tells whether a line is one count of a vote: "Pour : 12".
func tallyLine(f string) bool {
	return len(f) < 25 && french.HasAnyPrefix(f, []string{"pour :", "pour:", "contre :", "contre:", "abstention"}) && numbering.HasDigit(f)
}

// headNear tells whether the session or the attendance stands near an act's title, with no
// decision between: without it the title is quoted, heads a list, or is that of an item.
func (b *builder) headNear(i, to int) bool {
	n := 0
	for _, way := range []int{-1, 1} {
		for j := i; j >= max(0, i-22) && j < min(len(b.r.Lines), i+30) && j < to+30; j += way {
			l := &b.r.Lines[j]
			f := l.Fold
			if l.Event == decision && !l.Matter && lines.Deliberated(f) {
				break
			}
			if j == i && way > 0 {
				continue
			}
			if head.Attends(strings.TrimLeft(f, "-•* ")) || french.ContainsAny(f, head.AttendanceInside) && !head.Reported(f) || strings.Contains(f, "seance ") || strings.Contains(f, "reunion du") || j <= i && len(f) < 60 && l.Event == noEvent && head.NamesAssembly(f) {
				if n++; n >= 2 {
					return true
				}
			}
		}
	}
	return false
}

// letterhead goes up from an act's title over the lines that belong to its head.
func (b *builder) letterhead(i, from int) int {
	top := i
	for j := i - 1; j >= from && i-j <= 25; j-- {
		l := &b.r.Lines[j]
		if l.Matter {
			continue
		}
		f := l.Fold
		if l.Event != noEvent || len(f) > 90 && !french.HasAnyPrefix(f, head.Attendance) || strings.HasSuffix(f, ";") || strings.Contains(f, "pour extrait") || strings.Contains(f, "fait et delibere") || strings.HasPrefix(f, "le maire,") || strings.Contains(f, "recours") {
			break
		}
		top = j
	}
	if b.r.LinesHold(from, top) == 0 {
		top = from
	}
	return top
}

// kindWithoutActs names a document in which no act was found.
func (b *builder) kindWithoutActs() Kind {
	t := b.title
	assembly := false
	for i := range b.r.Lines {
		if i > 120 {
			break
		}
		assembly = assembly || head.NamesAssembly(b.r.Joined(i, 30))
	}
	stamped := false
	for _, s := range b.ids {
		stamped = stamped || s.Nature == "DE"
	}
	switch {
	case t.Other:
		return KindOther
	case t.List:
		return KindList
	case t.Convocation && assembly, assembly && len(b.agenda.Items) >= 3 && !t.Minutes && !t.Act:
		return KindConvocation
	case t.Minutes && assembly:
		return KindMinutes
	case t.Act && assembly:
		return KindAct
	case t.Annex, stamped && b.readable():
		return KindAnnex
	}
	return KindOther
}

// readable tells whether the document has words beyond its stamps.
func (b *builder) readable() bool {
	for i := range b.r.Lines {
		if b.r.Lines[i].Zone == pdftext.Body {
			return true
		}
	}
	return false
}

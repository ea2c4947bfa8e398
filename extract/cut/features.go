package cut

import (
	"fmt"
	"strings"

	"phare/extract/lines"
)

// template names a feature and counts its values: a weight belongs to each value.
type template struct {
	name   string
	values int
	base   int32 // of its first weight
}

// The templates, by what they look at. Each is filled by one line of own or of pair.
var (
	templates []*template
	featured  int32 // weights of all templates
)

func feature(name string, values int) *template {
	t := &template{name: name, values: values, base: featured}
	featured += int32(values)
	templates = append(templates, t)
	return t
}

// put appends the feature's value, bounded to those it has.
func (t *template) put(to []int32, v int) []int32 {
	return append(to, t.base+int32(min(max(v, 0), t.values-1)))
}

// name returns the name of weight i and its value: "own.blank 1".
func nameOf(i int32) string {
	for _, t := range templates {
		if i < t.base+int32(t.values) {
			return fmt.Sprintf("%s %d", t.name, i-t.base)
		}
	}
	return ""
}

// bucket is the first bound that x does not exceed.
func bucket(x int, bounds ...int) int {
	for i, b := range bounds {
		if x <= b {
			return i
		}
	}
	return len(bounds)
}

// share puts a share of 0 to 1 into n+1 steps.
func share(x float64, n int) int { return int(x*float64(n) + 1e-9) }

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Features of a candidate by itself: looks.
var (
	fBias      = feature("own.bias", 1)
	fStyle     = feature("own.style", 32)
	fStyleBlnk = feature("own.style×blank", 64)
	fScanStyle = feature("own.scan×style", 8)
	fBlank     = feature("own.blank", 4)
	fCells     = feature("own.cells", 2)
	fIndent    = feature("own.indent", 5)
	fLength    = feature("own.length", 8)
	fLines     = feature("own.lines", 5)
	fEnd       = feature("own.end", 8)
	fMarkEnd   = feature("own.marked×end", 16)
	fRunIn     = feature("own.runin", 3)
	fFirstCase = feature("own.small-first", 2)
	fWidth     = feature("own.full-width×end", 16)
)

// Features of a candidate by itself: its mark and its words.
var (
	fMark      = feature("own.mark", 8)
	fMarkWord  = feature("own.mark-word", 8)
	fMarkShape = feature("own.mark-shape", 6)
	fMarkSign  = feature("own.mark-sign", 7)
	fSigned    = feature("own.mark-n°", 2)
	fLabel     = feature("own.label", 4)
	fInner     = feature("own.inner-mark", 2)
	fLexicon   [16]*template
	fNounStyle = feature("own.noun×style", 16)
	fSentEnd   = feature("own.sentence×end", 16)
	fYear      = feature("own.figures", 3)
)

// Features of a candidate in its place.
var (
	fPrevEnd   = feature("own.above-end×full", 16)
	fPrevEvent = feature("own.above-event", 4)
	fPrevPage  = feature("own.above-page", 2)
	fPrevStyle = feature("own.above-alike", 2)
	fPrevCand  = feature("own.above-title", 6)
	fNextEvent = feature("own.below-event", 4)
	fNextOpen  = feature("own.below-opens", 16)
	fNextBlank = feature("own.below-blank×blank", 4)
	fNextAlike = feature("own.below-alike", 2)
	fNextLow   = feature("own.below-small", 2)
	fNextEnd   = feature("own.below-end", 8)
	fEvent     = feature("own.event", 4)
	fSince     = feature("own.since-decided", 8)
	fSinceBlnk = feature("own.since-decided×blank", 16)
	fUntil     = feature("own.until-decided", 8)
	fPassed    = feature("own.titles-until-decided", 6)
	fPassedMk  = feature("own.titles-until-decided×mark", 12)
	fEvCand    = feature("own.event-to-next", 4)
	fEvSame    = feature("own.event-to-alike", 4)
	fEvBoth    = feature("own.event-to-next×alike", 16)
	fEvBest    = feature("own.event-to-alike×best", 8)
	fRecSoon   = feature("own.recurring-soon", 3)
	fRecurs    = feature("own.recurs", 2)
	fRecAbove  = feature("own.recurring-above", 2)
	fWhere     = feature("own.where", 4)
	fHead      = feature("own.in-head", 3)
	fAgendaIn  = feature("own.in-agenda", 2)
	fFinal     = feature("own.after-closing", 2)
	fAgenda    = feature("own.announced", 3)
	fAgendaMk  = feature("own.announced×mark", 6)
	fRepeat    = feature("own.repeated", 6)
	fNumAgain  = feature("own.number-again", 4)
	fTheme     = feature("own.under-theme", 3)
	fSection   = feature("own.section", 2)
	fUnder     = feature("own.under-rubric", 8)
	fUnderMk   = feature("own.under-rubric×mark", 16)
	fBelowCand = feature("own.below-title", 4)
	fBelowCndM = feature("own.below-title×mark", 8)
)

// Features of a candidate among those of its document that are written alike, and of its numbering.
var (
	fClassN    = feature("class.n", 8)
	fClassPr   = feature("class.proved", 6)
	fClassOne  = feature("class.single", 6)
	fClassPrN  = feature("class.proved×n", 25)
	fClassNext = feature("class.counts-up", 6)
	fClassBest = feature("class.best", 2)
	fClassBare = feature("class.bare", 4)
	fChainN    = feature("chain.n", 9)
	fChainSpan = feature("chain.span", 6)
	fChainPr   = feature("chain.proved", 5)
	fChainGap  = feature("chain.gap", 4)
	fChainOne  = feature("chain.from-one", 2)
	fChainMain = feature("chain.main", 2)
	fChainAll  = feature("chain.main×proved×n", 40)
	fChainMean = feature("chain.distance", 7)
	fNoChain   = feature("chain.none", 7)
	fChainReg  = feature("chain.register×n", 12)
	fMainPlace = feature("chain.beside-main", 17)
	fMainNum   = feature("chain.beside-main×number", 34)
)

// Features of two candidates that follow one another as titles, the first's item between them.
var (
	pStrong   = feature("pair.event", 4)
	pStrongK  = feature("pair.event×kind", 16)
	pDecided  = feature("pair.decisions", 5)
	pResults  = feature("pair.results", 5)
	pBoth     = feature("pair.decisions×results", 9)
	pCrowd    = feature("pair.crowd", 10)
	pLength   = feature("pair.length", 9)
	pLengthS  = feature("pair.length×event", 20)
	pAlike    = feature("pair.alike", 2)
	pAlikeS   = feature("pair.alike×event", 8)
	pRank     = feature("pair.rank", 5)
	pRankS    = feature("pair.rank×event", 20)
	pMarks    = feature("pair.marks", 4)
	pUnused   = feature("pair.passed", 7)
	pSkip     = feature("pair.passed-alike", 5)
	pSkipMain = feature("pair.passed-chain", 5)
	pSkipReg  = feature("pair.passed-numbers", 4)
	pSkipAg   = feature("pair.passed-announced", 4)
	pRec      = feature("pair.recurring", 4)
	pRecS     = feature("pair.recurring×event", 12)
	pRecLast  = feature("pair.recurring-last", 2)
	pChain    = feature("pair.chain", 4)
	pChainS   = feature("pair.chain×event", 16)
	pLastEv   = feature("pair.last-event", 7)
	pShared   = feature("pair.shared×event", 8)
	pWordsS   = feature("pair.words×event", 32)
	pEndOf    = feature("pair.last×event", 4)
	pLost     = feature("pair.lost", 8)
	pLostMain = feature("pair.lost-chain", 5)
	pSize     = feature("pair.size-change", 3)
	pMainS    = feature("pair.main×event", 48)
)

// lexNames name the word lists in the order of their flags.
var lexNames = [16]string{"noun", "silent", "rubric", "secretary", "informs", "label", "sentence", "theme", "minutes", "letterhead", "persons", "form", "delegated", "question", "speech", "unvoted"}

func init() {
	for i, n := range lexNames {
		fLexicon[i] = feature("lex."+n, 2)
	}
}

// endClass sorts the last sign of a line.
func endClass(f string) int {
	if f == "" {
		return 0
	}
	switch c := f[len(f)-1]; c {
	case '.':
		return 1
	case ':':
		return 2
	case ';':
		return 3
	case ',':
		return 4
	case ')', '"':
		return 5
	case '-', '/':
		return 6
	case '?', '!':
		return 7
	}
	return 0
}

// lineOpeners sort how a line of the text begins.
var lineOpeners = [...][]string{
	1:  {"monsieur ", "madame ", "m. ", "mme ", "mm. ", "mr ", "le maire", "la maire", "le president", "la presidente"},
	2:  {"vu "},
	3:  {"considerant", "attendu"},
	4:  {"le conseil", "le comite", "l'assemblee", "la commission permanente", "le bureau", "les membres"},
	5:  {"apres "},
	6:  {"il "},
	7:  {"rapporteur", "presentation", "presente par", "expose"},
	8:  {"vote", "pour ", "pour :", "contre", "abstention", "adopt", "a l'unanimite", "unanimite", "approuv", "accept"},
	9:  {"-", "•"},
	10: {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
	11: {"article", "decide", "de "},
	12: {"la seance", "l'ordre du jour", "ordre du jour"},
	13: {"le ", "la ", "les ", "l'", "un ", "une ", "des ", "ce ", "cette ", "ces "},
	14: {"dans ", "par ", "suite ", "lors ", "depuis ", "afin ", "en ", "a ", "sur ", "conformement", "compte tenu", "au "},
	15: {"objet", "deliberation"},
}

func opening(f string) int {
	for k := range lineOpeners {
		for _, w := range lineOpeners[k] {
			if strings.HasPrefix(f, w) {
				return k
			}
		}
	}
	return 0
}

// style sums up the looks of a line against the running text.
func (d *Document) style(l *lines.Printed) int {
	return bit(l.Bold && !d.R.Bold) | bit(l.Caps)<<1 | bit(l.Centred)<<2 | bit(l.Size > d.R.Size+0.8)<<3 | bit(strings.HasPrefix(l.Fold, "-") || strings.HasPrefix(l.Fold, "•"))<<4
}

// markWords sort the words that announce a number.
var markWordClass = map[string]int{"": 0, "deliberation": 1, "deliberations": 1, "delib": 1, "del": 1, "dcm": 1, "dl": 1, "dcc": 1, "dcs": 1, "dca": 1, "acte": 1, "decision": 2, "question": 3, "questions": 3, "point": 3, "sujet": 3, "item": 3, "rapport": 4, "affaire": 4, "dossier": 4, "projet": 5, "expose": 5, "voeu": 6, "motion": 6}

// shapeClass sorts the shape of a number: none, one run of figures, Roman, a letter, parts.
func shapeClass(m *Mark) int {
	switch {
	case m.Form == "":
		return 0
	case m.Sub:
		return 5
	case strings.Contains(m.Form, "|R|"):
		return 2
	case strings.Contains(m.Form, "|9|"):
		return 1
	case strings.Contains(m.Form, "|a|"):
		return 3
	}
	return 4
}

// signClass sorts the sign behind a mark.
func signClass(m *Mark) int {
	if m.Form == "" {
		return 0
	}
	switch m.Form[len(m.Form)-1] {
	case '.':
		return 1
	case ')':
		return 2
	case '-':
		return 3
	case ':':
		return 4
	case '/', '_', '=':
		return 5
	case '|':
		return 0
	}
	return 6
}

// own lists the features of candidate k.
func (d *Document) own(k int, f []int32) []int32 {
	h := &d.Cands[k]
	f = fBias.put(f, 0)
	f = d.ownLooks(h, f)
	f = d.ownWords(h, f)
	f = d.ownPlace(k, f)
	f = d.ownEvents(k, f)
	f = d.ownClass(k, f)
	return f
}

func (d *Document) ownLooks(h *Candidate, f []int32) []int32 {
	l, last := &d.R.Lines[h.Line], &d.R.Lines[h.Line+h.N-1]
	style, marked := d.style(l), bit(h.Mark.Form != "")
	f = fStyle.put(f, style)
	f = fStyleBlnk.put(f, style<<1|bit(l.BlankAbove))
	if !d.R.Styled {
		f = fScanStyle.put(f, bit(l.Caps)|bit(l.Centred)<<1|bit(l.BlankAbove)<<2)
	}
	f = fBlank.put(f, bit(l.BlankAbove)<<1|marked)
	f = fCells.put(f, bit(l.Cells != nil))
	f = fIndent.put(f, bucket(int(l.X0-d.left), -6, 3, 20, 60))
	f = fLength.put(f, bucket(len(h.Title), 10, 20, 40, 70, 110, 160, 260))
	f = fLines.put(f, h.N)
	end := endClass(last.Fold)
	f = fEnd.put(f, end)
	f = fMarkEnd.put(f, marked<<3|end)
	f = fWidth.put(f, bit(last.Full)<<3|end)
	switch {
	case strings.HasPrefix(h.Class, "runin"):
		f = fRunIn.put(f, 2)
	case h.Cut > 0:
		f = fRunIn.put(f, 1)
	default:
		f = fRunIn.put(f, 0)
	}
	rest := strings.TrimLeft(l.Text[min(len(l.Text), h.Mark.Rest):], " -–—•.)")
	return fFirstCase.put(f, bit(startsLower(rest)))
}

func (d *Document) ownWords(h *Candidate, f []int32) []int32 {
	m := &h.Mark
	marked := bit(m.Form != "")
	f = fMark.put(f, marked|bit(m.Number)<<1|bit(m.Sub)<<2)
	word, known := markWordClass[m.Word]
	if !known {
		word = 7
	}
	f = fMarkWord.put(f, word)
	f = fMarkShape.put(f, shapeClass(m))
	f = fMarkSign.put(f, signClass(m))
	f = fSigned.put(f, bit(strings.Contains(m.Form, "n°")))
	f = fLabel.put(f, bit(strings.HasSuffix(h.Class, " objet"))<<1|marked)
	f = fInner.put(f, bit(h.Inner.Form != ""))
	for i := range fLexicon {
		if h.Lex&(1<<i) != 0 {
			f = fLexicon[i].put(f, marked)
		}
	}
	l := &d.R.Lines[h.Line]
	f = fNounStyle.put(f, bit(h.Lex&LexNoun != 0)<<3|d.style(l)&3<<1|bit(l.BlankAbove))
	f = fSentEnd.put(f, bit(h.Lex&LexSentence != 0)<<3|endClass(d.R.Lines[h.Line+h.N-1].Fold))
	return fYear.put(f, bit(strings.ContainsAny(h.Title, "0123456789"))+bit(strings.Contains(h.Title, "€")))
}

func (d *Document) ownPlace(k int, f []int32) []int32 {
	h := &d.Cands[k]
	l, end := &d.R.Lines[h.Line], h.Line+h.N-1
	marked := bit(h.Mark.Form != "")
	if p := d.prev(h.Line); p != nil {
		f = fPrevEnd.put(f, endClass(p.Fold)<<1|bit(p.Full))
		f = fPrevEvent.put(f, int(p.Event))
		f = fPrevPage.put(f, bit(p.Page == l.Page))
		f = fPrevStyle.put(f, bit(d.style(p) == d.style(l)))
		f = fRecAbove.put(f, bit(p != nil && d.at[h.Line-d.From] > 0 && d.recurs[d.pos[d.at[h.Line-d.From]-1]-d.From]))
	}
	if k > 0 {
		if q := &d.Cands[k-1]; q.Line+q.N >= h.Line {
			f = fPrevCand.put(f, 1+bit(q.Mark.Form != "")+2*bit(q.Line+q.N > h.Line))
		} else {
			f = fPrevCand.put(f, 0)
		}
	}
	if n := d.next(end); n != nil {
		f = fNextEvent.put(f, int(n.Event))
		f = fNextOpen.put(f, opening(n.Fold))
		f = fNextBlank.put(f, bit(n.BlankAbove)<<1|bit(l.BlankAbove))
		f = fNextAlike.put(f, bit(d.style(n) == d.style(l)))
		f = fNextLow.put(f, bit(startsLower(n.Text)))
		f = fNextEnd.put(f, endClass(n.Fold))
	}
	f = fRecSoon.put(f, d.recurBetween(h.Line+1, h.Line+h.N+6))
	f = fRecurs.put(f, bit(d.recurs[h.Line-d.From]))
	f = fWhere.put(f, 4*(h.Line-d.From)/max(1, d.To-d.From))
	f = fHead.put(f, bit(h.Line < d.HeadEnd)+bit(h.Line < d.HeadEnd && h.Line >= d.HeadEnd-12))
	f = fAgendaIn.put(f, bit(d.AgendaFrom <= h.Line && h.Line < d.AgendaTo))
	f = fFinal.put(f, bit(h.Line > d.final))
	ann := 0
	if d.Announced >= 3 {
		ann = 1 + bit(h.Agenda)
	}
	f = fAgenda.put(f, ann)
	f = fAgendaMk.put(f, ann<<1|marked)
	f = fRepeat.put(f, min(d.repeated[k]-1, 2)*2+bit(d.earlier[k] > 0))
	if h.Mark.Number {
		f = fNumAgain.put(f, min(d.numbers[h.Mark.Token], 4)-1)
	}
	f = fSection.put(f, bit(h.Section))
	f = fUnder.put(f, d.under[k])
	f = fUnderMk.put(f, d.under[k]<<1|marked)
	if k+1 < len(d.Cands) {
		below := 0
		if c := &d.Cands[k+1]; c.Line <= h.Line+h.N {
			if below = 1 + bit(c.Class != "plain" && c.Class != "-"); c.Mark.Form != "" {
				below = 3
			}
		}
		f = fBelowCand.put(f, below)
		f = fBelowCndM.put(f, below<<1|marked)
	}
	return fTheme.put(f, bucket(h.Theme, 0, 1))
}

func (d *Document) ownEvents(k int, f []int32) []int32 {
	h := &d.Cands[k]
	l := &d.R.Lines[h.Line]
	f = fEvent.put(f, int(l.Event))
	since := d.sinceDecided(h.Line)
	f = fSince.put(f, since)
	f = fSinceBlnk.put(f, since<<1|bit(l.BlankAbove))
	until, passed := d.untilDecided(k)
	f = fUntil.put(f, until)
	f = fPassed.put(f, passed)
	f = fPassedMk.put(f, min(passed, 5)<<1|bit(h.Mark.Form != ""))
	next := d.To
	if k+1 < len(d.Cands) {
		next = d.Cands[k+1].Line
	}
	a, b := int(d.events.strongest(h.Line, next)), int(d.events.strongest(h.Line, d.nextSame[k]))
	f = fEvCand.put(f, a)
	f = fEvSame.put(f, b)
	f = fEvBoth.put(f, a<<2|b)
	return fEvBest.put(f, b<<1|bit(h.Class == d.best))
}

// sinceDecided sorts how many lines of running text above line i the last decision or its result
// stands.
func (d *Document) sinceDecided(i int) int {
	k := d.at[i-d.From]
	for n := 1; n <= 40 && k-n >= 0; n++ {
		if d.R.Lines[d.pos[k-n]].Event >= lines.Result {
			return bucket(n, 1, 2, 3, 5, 10, 20)
		}
	}
	return 7
}

// untilDecided sorts how many lines of running text below a title something is decided, and counts
// the titles between.
func (d *Document) untilDecided(k int) (lineBucket, titles int) {
	h := &d.Cands[k]
	from := h.Line + h.N
	if h.Cut > 0 {
		from = h.Line
	}
	i := d.at[min(from, d.To)-d.From]
	far, at := 7, d.To
	for n := 0; n < 120 && i+n < len(d.pos); n++ {
		if d.R.Lines[d.pos[i+n]].Event >= lines.Result {
			far, at = bucket(n, 0, 1, 3, 7, 15, 40), d.pos[i+n]
			break
		}
	}
	for m := k + 1; m < len(d.Cands) && titles < 5; m++ {
		c := &d.Cands[m]
		if c.Line >= at {
			break
		}
		if c.Line >= h.Line+h.N && c.Class != "plain" && c.Class != "-" {
			titles++
		}
	}
	return far, titles
}

func (d *Document) ownClass(k int, f []int32) []int32 {
	h := &d.Cands[k]
	c := d.classes[h.Class]
	n := float64(c.n)
	proved := float64(c.proved) / n
	f = fClassN.put(f, bucket(c.n, 1, 2, 3, 5, 8, 15, 40))
	f = fClassPr.put(f, share(proved, 5))
	f = fClassOne.put(f, share(float64(c.single)/n, 5))
	f = fClassPrN.put(f, share(proved, 4)*5+bucket(c.n, 1, 3, 8, 30))
	if c.ranked < 2 {
		f = fClassNext.put(f, 0)
	} else {
		f = fClassNext.put(f, 1+share(float64(c.next)/float64(c.ranked), 4))
	}
	f = fClassBest.put(f, bit(h.Class == d.best))
	f = fClassBare.put(f, share(float64(c.bare)/n, 3))
	place := d.besideMain(k)
	f = fMainPlace.put(f, place)
	f = fMainNum.put(f, place<<1|bit(h.Mark.Number))
	if d.chainOf[k] < 0 {
		return fNoChain.put(f, bucket(int(d.longest*10), 0, 3, 10, 20, 40, 80))
	}
	ch := d.chains[d.chainOf[k]]
	main := bit(ch.weight() >= d.longest*0.99)
	size := len(ch.Heads)
	f = fChainN.put(f, bucket(size, 1, 2, 3, 5, 8, 15, 30))
	f = fChainSpan.put(f, share(ch.Span, 5))
	f = fChainPr.put(f, share(ch.Proved, 4))
	f = fChainGap.put(f, share(ch.Gap, 3))
	f = fChainOne.put(f, bit(d.Cands[ch.Heads[0]].Mark.Rank == 1))
	f = fChainMain.put(f, main)
	f = fChainAll.put(f, main*20+share(ch.Proved, 4)*4+bucket(size, 2, 4, 8))
	if ch.Number {
		f = fChainReg.put(f, main*6+bucket(size, 1, 2, 4, 8, 15))
	}
	mean := (d.Cands[ch.Heads[size-1]].Line - d.Cands[ch.Heads[0]].Line) / max(1, size-1)
	return fChainMean.put(f, bucket(mean, 2, 4, 8, 20, 60))
}

// besideMain tells where a candidate stands beside the numbering that holds most of the document:
// in it, within its span, before or after it; 0 where no numbering proves itself. That of numbers
// of the register and that of ranks are told apart, and those that leave no gap.
func (d *Document) besideMain(k int) int {
	c := d.main
	if c == nil {
		return 0
	}
	first, last := d.Cands[c.Heads[0]].Line, d.Cands[c.Heads[len(c.Heads)-1]].Line
	v := 2
	switch h := &d.Cands[k]; {
	case d.chainOf[k] >= 0 && d.chains[d.chainOf[k]] == c:
		v = 1
	case h.Line < first:
		v = 3
	case h.Line > last:
		v = 4
	}
	return v + 4*bit(c.Number) + 8*bit(len(c.Heads) >= 6 && c.Gap >= 0.9 && c.Proved >= 0.85)
}

// passing holds what lies between two candidates, counted as the second moves on.
type passing struct{ cands, alike, chain, numbers, announced int }

// pair lists the features of candidate j following i as titles; i is -1 before the first, and j is
// len(Cands) after the last.
func (d *Document) pair(i, j int, p passing, f []int32) []int32 {
	b := d.To
	if j < len(d.Cands) {
		b = d.Cands[j].Line
	}
	if i < 0 {
		lost := d.events.between(lines.Decision, d.From, b)
		f = pLost.put(f, lost)
		return pLostMain.put(f, p.chain)
	}
	x := &d.Cands[i]
	a := x.Line
	dec, res := d.events.between(lines.Decision, a, b), d.events.between(lines.Result, a, b)
	s := int(d.events.strongest(a, b))
	rel := min(d.kind, 3)
	f = pStrong.put(f, s)
	f = pStrongK.put(f, s<<2|rel)
	f = pDecided.put(f, dec)
	f = pResults.put(f, res)
	f = pBoth.put(f, min(dec, 2)*3+min(res, 2))
	f = pCrowd.put(f, dec+res-1)
	length := bucket(b-a, 2, 4, 8, 15, 30, 60, 120, 250)
	f = pLength.put(f, length)
	f = pLengthS.put(f, bucket(b-a, 2, 6, 15, 60)*4+s)
	f = pUnused.put(f, bucket(p.cands, 0, 1, 2, 4, 8, 16))
	f = pSkip.put(f, p.alike)
	if d.chainOf[i] >= 0 && len(d.chains[d.chainOf[i]].Heads) >= 4 {
		f = pSkipMain.put(f, p.chain)
	}
	f = pSkipReg.put(f, p.numbers)
	if d.Announced >= 3 {
		f = pSkipAg.put(f, p.announced)
	}
	rec := d.recurBetween(a+1, b)
	f = pRec.put(f, rec)
	f = pRecS.put(f, min(rec, 2)*4+s)
	f = pShared.put(f, bit(d.Shared)<<2|s)
	f = pWordsS.put(f, x.Lex.rubric()<<2|s)
	if j == len(d.Cands) {
		if d.Shared {
			return f // the last item is decided elsewhere, as the others are
		}
		return pEndOf.put(f, s)
	}
	y := &d.Cands[j]
	if d.main != nil {
		u, v := d.besideMain(i), d.besideMain(j)
		to := 2
		if v&3 == 1 || v&3 == 2 { // in the numbering, within it
			to = v&3 - 1
		}
		f = pMainS.put(f, ((bit(u&3 == 1)*3+to)*2+bit(u > 8))*4+s)
	}
	same := x.Class == y.Class
	f = pAlike.put(f, bit(same))
	f = pAlikeS.put(f, bit(same)<<2|s)
	rank := 0
	if x.Mark.Rank > 0 && y.Mark.Rank > 0 && family(x) == family(y) {
		switch {
		case y.Mark.Follows(x.Mark):
			rank = 1
		case y.Mark.Rank > x.Mark.Rank:
			rank = 2
		case y.Mark.Rank == x.Mark.Rank:
			rank = 3
		default:
			rank = 4
		}
	}
	f = pRank.put(f, rank)
	f = pRankS.put(f, rank<<2|s)
	f = pMarks.put(f, bit(x.Mark.Form != "")<<1|bit(y.Mark.Form != ""))
	f = pSize.put(f, 1+bit(d.R.Lines[b].Size > d.R.Lines[a].Size+0.8)-bit(d.R.Lines[b].Size < d.R.Lines[a].Size-0.8))
	chain := 0
	if ci, cj := d.chainOf[i], d.chainOf[j]; ci >= 0 && cj >= 0 {
		chain = 2 + bit(ci == cj)
	} else if ci >= 0 || cj >= 0 {
		chain = 1
	}
	f = pChain.put(f, chain)
	f = pChainS.put(f, chain<<2|s)
	if at := d.at[b-d.From]; at > 0 {
		f = pRecLast.put(f, bit(d.recurs[d.pos[at-1]-d.From]))
	}
	return pLastEv.put(f, min(d.sinceDecided(b), 6))
}

package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"phare/extract/act"
	"phare/extract/agenda"
	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/head"
	"phare/extract/numbering"
	"phare/extract/pdftext"
	"phare/extract/table"
	"phare/extract/title"
)

// builder reads one document into its facts and deliberations.
type builder struct {
	doc    *Document
	how    Cutting
	model  *cut.Model
	doubts []doubt                   // lines passed over by the last cut
	sure   map[*Deliberation]float64 // of the acts cut by weights
	r      *title.Reading
	pages  []pdftext.Page
	ids    []head.Stamp
	agenda agenda.Agenda
	shared []sharedFormula
	heads  []heading
	title  head.Title
	// owner says of each line whose it is: an act's index + 1, or 0 for document matter.
	owner  []int
	titles map[*Deliberation]int  // lines of each act's title
	drafts map[*Deliberation]bool // acts whose head calls them projects
	// margins are the names beside the items, where the document has a margin for them.
	margins map[*Deliberation]string
	lead    int // of numbers on a line of their own: 1 they lead their acts, -1 they do not, 0 not known yet
	// presents names who presents an act by its title: "3. Tarifs (M. X)".
	presents map[*Deliberation]string
	listed   map[*Deliberation]table.Row // rows of a list of deliberations
	// sessions is set for a list over several sessions: no date is the document's.
	sessions bool
}

// interpret fills a document from the words of its PDF: kind, body, date, members,
// deliberations, coverage.
func interpret(d *Document, pdf *pdftext.Document) { interpretBy(d, pdf, Cutting{}) }

// interpretBy is interpret with the cut's weights and watcher given.
func interpretBy(d *Document, pdf *pdftext.Document, how Cutting) {
	model := how.Model
	if model == nil {
		model = cut.Default()
	}
	pages, repeated := withoutRepeats(pdf.Pages)
	if len(repeated) > 0 {
		d.Warnings = append(d.Warnings, warning("repeated-pages", repeated[0], "Page %d : cette page et celles qui la suivent répètent des pages déjà lues (%s) ; leurs actes ne comptent qu'une fois.", repeated[0], countPages(len(repeated))))
	}
	b := &builder{doc: d, how: how, model: model.With(how.Delta), pages: pages, r: title.Scan(pages), ids: head.Stamps(pdf.Pages)}
	d.PDF, d.Kind = pdf, ""
	d.Pages = new(len(pdf.Pages))
	b.owner = make([]int, len(b.r.Lines))
	b.titles, b.sure = map[*Deliberation]int{}, map[*Deliberation]float64{}
	b.margins, b.drafts = map[*Deliberation]string{}, map[*Deliberation]bool{}
	b.presents = map[*Deliberation]string{}
	b.listed = map[*Deliberation]table.Row{}
	b.agenda = agenda.Find(b.r)
	b.heads = b.r.Headings(agenda.NewMatcher(b.agenda.Items).Match)
	b.saidHeadings()
	b.title = b.r.Title(len(b.agenda.Items), b.agenda.From, b.agenda.To)
	b.shared = sharedFormulas(b.r)
	b.cut()
	b.describe()
	b.cover()
	groups := b.groupRapporteurs()
	announced := b.agendaRapporteurs()
	for i, a := range d.Deliberations {
		w := b.listed[a]
		act.Read(a, d, act.Context{Shared: b.sharedFor(b.shared, a, i+1), Result: w.Result, Rapporteur: cmp.Or(w.Rapporteur, b.margins[a], b.presents[a]), Group: groups[a], Announced: announced[a], Kind: d.Kind, Draft: b.drafts[a], Members: d.Members, Present: d.Present, Title: b.titles[a]})
	}
	b.confide()
	b.ask()
	b.applySaid()
	setNumbering(d)
}

// cut finds the document's kind and its acts.
func (b *builder) cut() {
	all := len(b.r.Lines)
	starts := b.actStarts()
	switch {
	case b.title.List && b.readList():
		b.doc.Kind = KindList
	case !b.title.List && table.Of(b.r, false).DecidesInTable() && b.readList():
		b.doc.Kind = KindMinutes
	case b.projects():
	case len(starts) > 0 && !b.title.Minutes:
		b.bundle(starts)
	default:
		b.minutes(0, all)
	}
	if b.doc.Kind == "" {
		b.doc.Kind = b.kindWithoutActs()
	}
}

// readList reads a list of deliberations. False when it holds no rows, or when the rows are acts
// themselves, decided in sentences.
func (b *builder) readList() bool {
	list := table.Of(b.r, b.title.List)
	if !list.DecidesInTable() && list.SentencesDecide() {
		b.title.List, b.title.Minutes = false, true
		return false
	}
	found, dated := list.Read(b.doc.File)
	for _, it := range found {
		d := it.Act
		b.doc.Deliberations = append(b.doc.Deliberations, d)
		b.titles[d], b.listed[d] = it.Title, it
		for _, i := range it.Lines {
			b.owner[i] = len(b.doc.Deliberations)
		}
		b.doc.Agenda = append(b.doc.Agenda, AgendaItem{Number: d.Number, Object: d.Object, File: b.doc.File, Page: d.Pages[0]})
	}
	b.sessions = dated
	return len(found) > 0
}

// bundle reads a document made of acts that each bear their own head.
func (b *builder) bundle(starts []int) {
	b.doc.Kind = KindAct
	for k, from := range starts {
		to := len(b.r.Lines)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		if b.holdsSeveral(from, to) {
			b.minutes(from, to)
			b.doc.Kind = KindMinutes
			continue
		}
		b.single(from, to)
	}
	if len(b.doc.Deliberations) == 0 {
		b.doc.Kind = ""
	}
}

// holdsSeveral tells whether lines under one head hold several numbered acts: a whole
// session printed as one extract of the register.
func (b *builder) holdsSeveral(from, to int) bool {
	start := b.bodyStart(from, to)
	segs := b.segments(start, to)
	n, marked, ranked, rank := 0, 0, 0, 0
	for _, s := range segs {
		if s.event < result {
			continue
		}
		n++
		if s.event == decision && s.head.Mark.Form != "" || s.head.Mark.Number || s.head.Mark.Form != "" && strings.Contains(s.head.Class, "objet") || s.head.Mark.Word != "" {
			marked++
		}
		if n > 1 && s.head.Mark.Rank > rank || s.head.Mark.Rank == 1 {
			ranked++
		}
		rank = s.head.Mark.Rank
	}
	if n >= 3 && (ranked == n || b.registerHead(from, start)) {
		return true // titles that count from 1, something decided under each; or a register's page
	}
	decisions := 0
	for i := start; i < to; i++ {
		if b.r.Lines[i].Event == decision {
			decisions++
		}
	}
	// Titles that count up, each with its own vote, are items, however their votes are worded.
	return n >= 3 && (ranked == n || marked*10 >= n*7 && decisions*2 >= n)
}

// registerHead tells whether lines [from, to), a head, name a register or the deliberations of a
// session, and not one extract of it nor the object or number of one act.
func (b *builder) registerHead(from, to int) bool {
	several := false
	for i := from; i < to; i++ {
		f := b.r.Lines[i].Fold
		if _, labelled := numbering.CutObject(f); labelled || strings.Contains(f, "extrait") || strings.Contains(f, "deliberation n") {
			return false
		}
		several = several || french.HasAnyPrefix(f, []string{"registre des deliberations", "deliberations d", "compte rendu", "compte-rendu"}) || strings.HasSuffix(f, " registre des deliberations")
	}
	return several
}

// bodyStart is the line after the head and the agenda of lines [from, to).
func (b *builder) bodyStart(from, to int) int {
	start := b.r.End(from, to)
	if len(b.agenda.Items) > 0 && b.agenda.From >= from && b.agenda.To <= to && b.agenda.To > start && b.agenda.From < start+120 {
		start = b.agenda.To
	}
	return start
}

// minutes reads lines that hold the items of a session one after the other.
func (b *builder) minutes(from, to int) {
	start := b.bodyStart(from, to)
	if !b.deliberates(from, to) {
		return
	}
	items := b.segments(start, to)
	if b.doc.Kind == "" && (len(items) <= 1 || len(items) < 3 && b.objectInHead(from, start, to)) && !b.title.Minutes && !b.title.Drafts && (b.title.Act || !b.sitting(from, to)) {
		b.single(from, to)
		b.doc.Kind = KindAct
		return
	}
	b.settleNumbers(items)
	for _, s := range items {
		a := b.act(s.from, s.to, s.head)
		b.sure[a], a.Why = s.sure, s.why
	}
	if b.doc.Kind == "" && len(items) > 0 {
		b.doc.Kind = KindMinutes
		if b.title.Drafts && !b.title.Minutes {
			b.doc.Kind = KindOther // a note that puts several drafts to the session
		}
	}
}

// objectInHead tells whether the only "Objet : …" of lines [from, to) stands before line start, where
// the attendance ends: one act's.
func (b *builder) objectInHead(from, start, to int) bool {
	n := 0
	for _, h := range b.heads {
		if h.Line < from || h.Line >= to || !strings.HasSuffix(h.Class, " objet") {
			continue
		}
		if h.Line >= start {
			return false
		}
		n++
	}
	return n == 1
}

// act adds the deliberation of lines [from, to) under its heading.
func (b *builder) act(from, to int, h heading) *Deliberation {
	d := &Deliberation{File: b.doc.File, Object: b.objectOf(h), Outcome: NoOutcome, Amounts: []Amount{}}
	if object, name := agenda.InBrackets(d.Object); name != "" {
		d.Object, b.presents[d] = object, name
	}
	if n := b.numberOf(h); n != "" {
		d.Number = &n
	}
	if b.numbersLead() {
		to = b.beforeNextNumber(from+h.N, to)
		if n := b.numberAbove(from); d.Number == nil && n != "" {
			d.Number = &n
		}
	}
	for to > from+h.N && b.trailingTitle(to-1) {
		to--
	}
	if d.Number == nil {
		if n := b.numberAlone(from+h.N, to); n != "" {
			d.Number = &n
		}
	}
	b.doc.Deliberations = append(b.doc.Deliberations, d)
	index := len(b.doc.Deliberations)
	if b.titles[d] = h.N + h.Above; h.Cut > 0 {
		b.titles[d] = 0
	}
	var name *scanned // the last line of the name in the margin
	for i := from; i < to; i++ {
		l := &b.r.Lines[i]
		if l.Margin && (name == nil || l.Page == name.Page && l.Y0-name.Y0 < 2*(name.Y1-name.Y0)) {
			b.margins[d], name = french.JoinWrapped(b.margins[d], l.Text), l
		}
		if l.Matter && l.Zone != pdftext.Sidebar {
			continue
		}
		if l.Matter && b.doc.Kind != KindAct {
			continue
		}
		b.owner[i] = index
		d.Lines = append(d.Lines, Line{Page: l.Page, Line: *l.Line})
		if !slices.Contains(d.Pages, l.Page) {
			d.Pages = append(d.Pages, l.Page)
		}
	}
	return d
}

// trailingTitle tells whether the last line of an act is the title of the section that
// follows: in capitals or bold, without a sentence.
func (b *builder) trailingTitle(i int) bool {
	l := &b.r.Lines[i]
	if l.Matter {
		return true
	}
	return l.Event == noEvent && len(l.Fold) < 60 && (l.Caps || l.Bold && !b.r.Bold) && !strings.HasSuffix(l.Fold, ".") && !strings.HasSuffix(l.Fold, ";") &&
		!strings.Contains(l.Fold, "adopt") && !strings.ContainsAny(l.Fold, "0123456789:") && l.Cells == nil && title.IsText(l.Fold) && l.BlankAbove && !strings.Contains(l.Fold, "maire") && !strings.Contains(l.Fold, "president")
}

// objectOf writes a heading's title as printed, without its number and label.
func (b *builder) objectOf(h heading) string {
	s, _ := numberAtEnd(b.titleText(h), h.Tail)
	for _, sign := range []string{" . ", " :. "} {
		if i := strings.Index(s, sign); i > shortObject/2 {
			s = s[:i] // a heading of the report follows on the line: "Éclairage public . 1) Contexte"
		}
	}
	return strings.TrimRight(s, " :.,;-–—_")
}

// titleText joins the lines of a title.
func (b *builder) titleText(h heading) string {
	var out strings.Builder
	first := true
	for i := h.Line; i < h.Line+h.N; i++ {
		l := &b.r.Lines[i]
		if l.Matter && i != h.Line && !(h.Margin && l.Zone == pdftext.Sidebar) {
			continue
		}
		t := l.Text
		if h.Cut > 0 {
			t = t[:h.Cut]
		}
		if i == h.Line && h.Mark.Form != "" && h.Above == 0 {
			t = t[h.Mark.Rest:]
		} else if first && h.Inner.Form != "" {
			t = t[h.Inner.Rest:]
		}
		if u := cutObject(t); first || len(u) < len(t) && strings.Contains(h.Class, "objet") {
			t = u
		}
		t = strings.TrimSpace(t)
		if t == "" {
			continue
		}
		first = false
		if out.Len() > 0 && !strings.HasSuffix(out.String(), "’") && !strings.HasSuffix(out.String(), "'") && !numbering.CutNumber(out.String(), t) {
			out.WriteByte(' ')
		}
		out.WriteString(t)
	}
	s := out.String()
	if h.Inline {
		for _, w := range []string{"est adopté", "est approuvé", "adopté", "approuvé", "est adopte", "est approuve"} {
			if i := strings.Index(numbering.Lower(s), w); i > 0 {
				s = s[:i]
				break
			}
		}
	}
	if i := strings.Index(french.FoldLine(s), ", rapporteur"); i > 0 {
		if k := french.IndexFoldedStart(s, "rapporteur"); k > 0 {
			s = s[:k]
		}
	}
	s = strings.TrimLeft(s[numbering.SkipBullets(s, 0):], " :.-–—•*")
	return strings.TrimRight(s, " :.,;-–—_")
}

// cutObject takes the label "Objet :" off the head of a text.
func cutObject(t string) string {
	f := french.FoldLine(t)
	rest, ok := numbering.CutObject(f)
	if !ok {
		return t
	}
	if rest == "" {
		return ""
	}
	i := strings.IndexAny(t, ":-–.")
	if i < 0 || i > 40 {
		if k := strings.IndexByte(t, ' '); k > 0 {
			return t[k:]
		}
		return ""
	}
	return strings.TrimLeft(t[i:], " :.-–—_")
}

func warning(code string, page int, format string, args ...any) Warning {
	return Warning{Code: code, Page: page, Message: fmt.Sprintf(format, args...)}
}

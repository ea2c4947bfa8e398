package check

import (
	"fmt"
	"slices"
	"strings"

	"phare/extract"
	"phare/extract/facts"
	"phare/summarize/check/align"
)

// sourceOf returns an act as the alignment reads it, built once.
func (r *run) sourceOf(a *act) *align.Source {
	r.wordsOf(a)
	list := r.factsOf(a)
	r.mu.Lock()
	defer r.mu.Unlock()
	if a.source == nil {
		passages := make([]align.Passage, 0, len(a.passages))
		for _, p := range a.passages {
			passages = append(passages, align.Passage{First: p.first, Last: p.last, Recalls: standingOf(p.part) != decided, Decides: decides(p.part)})
		}
		a.source = align.NewSource(a.text, a.words, passages)
		for i := range list {
			a.source.Values = append(a.source.Values, align.SourceValue{At: list[i].Start, Kind: string(list[i].Kind)})
		}
	}
	return a.source
}

// clausewise holds the claim against its acts clause by clause, and keeps what is doubtful. A
// claim that is bound to none is held by its values and names alone.
func (r *run) clausewise(cl *claim) {
	if !cl.bound || len(cl.words) == 0 || len(cl.held) == 0 {
		return
	}
	s := &align.Sentence{Text: cl.text, Words: cl.words, Skip: make([]bool, len(cl.words)), Plain: r.sessionWord, Anchors: map[int][]int{}, Undecided: openEnded(cl.held), Heading: cl.heading}
	for i, w := range cl.words {
		s.Skip[i] = cl.named(i) || cl.inValue(w)
	}
	for i := range cl.facts {
		f := &cl.facts[i]
		v := align.Value{Kind: string(f.Kind), First: -1}
		for k, x := range cl.words {
			if x.End > f.Start && x.Start < f.End {
				if v.First < 0 {
					v.First = k
				}
				v.Last = k + 1
			}
		}
		if v.First < 0 || f.Kind == facts.Reference || f.Kind == facts.Ordinal || f.Kind == facts.Consensus {
			continue
		}
		for n, a := range cl.held {
			list := r.factsOf(a)
			for k := range list {
				if r.same(cl, f, &list[k], a) {
					v.Places = append(v.Places, align.Place{Source: n, At: list[k].Start})
				}
			}
		}
		s.Values = append(s.Values, v)
	}
	for _, o := range r.claims {
		if o.block == cl.block && o != cl {
			s.Paragraph = append(s.Paragraph, o.words...)
		}
	}
	var sources []*align.Source
	for n, a := range cl.held {
		sources = append(sources, r.sourceOf(a))
		for _, v := range cl.verified {
			if v.line == r.order(a) {
				s.Anchors[n] = append(s.Anchors[n], v.start)
			}
		}
	}
	cl.aligned = align.Hold(s, sources)
}

// features counts what is doubtful of a claim, by kind.
func (r *run) features(cl *claim) map[string]float64 {
	out := map[string]float64{}
	add := func(kind string) {
		out[kind] = min(2, out[kind]+1)
		if f := align.Family(kind); f != kind {
			out[f] = min(2, out[f]+1)
		}
	}
	for _, d := range cl.aligned.Doubts {
		add(d.Kind)
	}
	seen := map[string]bool{}
	for _, c := range cl.against {
		if key := fmt.Sprint(c.kind, c.start); !seen[key] {
			seen[key] = true
			add("error." + c.kind)
		}
	}
	for _, m := range cl.marks {
		if m.kind != "" {
			add(m.kind)
		}
	}
	for _, o := range cl.omits {
		add(o.kind)
	}
	if cl.aligned.Home {
		out["home"] = 1
	}
	out["uncovered"] = 1 - cl.aligned.Covered
	out["apart"] = 1 - min(1, cl.score)
	return out
}

// heavy is what a doubt weighs to be shown as a claim where a sentence says something of its own:
// a lighter one only helps others.
const heavy = 0.25

// silent tells the claims of which nothing is weighed: questions, hashtags, what presents the
// session.
func (r *run) silent(cl *claim) bool {
	n := len(cl.text)
	return n == 0 || cl.text[n-1] == '?' || onlyHashtags(cl.text) || !cl.bound && r.speaksOfSession(cl) || cl.announces()
}

// weigh adds up what is doubtful of a claim; when it passes the bar, what weighs becomes claims
// of the writer's own and omissions, else rewordings, which block nothing.
func (r *run) weigh(cl *claim) {
	cl.weighed = true
	if r.silent(cl) {
		for _, c := range cl.against {
			if !uncertain(c.kind) && !strings.HasSuffix(cl.text, "?") {
				r.find(cl, c.start, c.end, Error, c.code, c.message, c.at)
			}
		}
		return
	}
	score, says := align.Score(r.features(cl))
	together := score > 0
	weighs := func(kind string) bool {
		return alwaysSays(kind) || align.Strong(kind) || together && align.Weight(kind) > heavy
	}
	says = says || cl.mustSay() || !cl.bound // the weights were learned of sentences bound to their act
	r.contradict(cl, score)
	for i := range cl.marks {
		if k := cl.marks[i].kind; k != "" && (cl.bound || strings.HasPrefix(k, "error.")) {
			cl.marks[i].says = says && (!cl.bound || weighs(k))
		}
	}
	for _, d := range cl.aligned.Doubts {
		r.tellDoubt(cl, d, says && cl.bound && weighs(d.Kind))
	}
	if says && cl.bound && len(cl.omits) == 0 && !slices.ContainsFunc(cl.marks, func(m mark) bool { return m.says }) {
		for i := range cl.marks { // nothing weighs by itself: all of them together do
			cl.marks[i].says = true
		}
	}
}

// contradict tells the contradictions of a claim: as errors, or as claims where they are uncertain
// and little else is doubtful.
func (r *run) contradict(cl *claim, score float64) {
	for _, c := range cl.against {
		sure := !uncertain(c.kind) || score > align.Weight("error") || !cl.bound
		if c.kind == "year" || c.kind == "amount-context" { // a value that stands in the decision is no other one's
			sure = sure && !cl.aligned.Home && !r.decidedValue(cl, c.start, c.end)
		}
		if sure {
			r.find(cl, c.start, c.end, Error, c.code, c.message, c.at)
		} else {
			cl.marks = append(cl.marks, mark{kind: "error." + c.kind, start: c.start, end: c.end, why: c.message, at: c.at})
		}
	}
}

// tellDoubt makes a doubt of the alignment a mark, or an omission.
func (r *run) tellDoubt(cl *claim, d align.Doubt, says bool) {
	at := r.foundBy(cl, d)
	switch {
	case d.End == d.Start:
		if says {
			r.leaves(cl, d, at)
		}
	case r.verbatim(cl, d.Start, d.End) || !says && !ownWord(d.Kind):
	default:
		cl.marks = append(cl.marks, mark{kind: d.Kind, start: d.Start, end: d.End, says: says, why: doubtText(d.Kind, cl.text[d.Start:d.End], at), at: at})
	}
}

// mustSay tells a claim that bears what no weight excuses: a value or a name that no act prints,
// or one that a person corrected.
func (cl *claim) mustSay() bool {
	for _, c := range cl.against {
		if !uncertain(c.kind) || alwaysSays("error."+c.kind) {
			return true
		}
	}
	for _, m := range cl.marks {
		if alwaysSays(m.kind) {
			return true
		}
	}
	for _, d := range cl.aligned.Doubts {
		if alwaysSays(d.Kind) {
			return true
		}
	}
	return len(cl.omits) > 0
}

// alwaysSays tells the kinds of doubt that are claims by themselves: of values and names, and of a
// condition or an exception that the sentence drops.
func alwaysSays(kind string) bool {
	switch kind {
	case "value.none", "value.elsewhere", "value.unquoted", "name", "name.elsewhere", "quoted", "outcome.draft", "corrected", "rank", "reference", "value.period-added", "value.tax-added", "value.sum-only-recalled", "error.year",
		"drops.exception", "drops.exception.next", "drops.reserve", "drops.reserve.next", "drops.subordonne", "drops.subordonne.next", "drops.seuil":
		return true
	}
	return false
}

// uncertain tells the contradictions that are errors only beside other doubts: what was measured
// of true sentences bore them too often.
func uncertain(kind string) bool {
	switch kind {
	case "lock", "promoted-done", "year", "amount-context", "duration-not-in-act":
		return true
	}
	return false
}

// contradiction is what printed words seem to say against the claim.
type contradiction struct {
	start, end          int
	kind, code, message string
	at                  *found
}

// factual tells the findings that weigh with the others of their sentence: an error of form, or
// of privacy, stands by itself.
func factual(code string) bool {
	switch code {
	case "title-is-a-name", "link", "too-long", "too-many-values", "session-date", "weekday", "person-named":
		return false
	}
	return true
}

// foundBy is the place of an act that a doubt is told with.
func (r *run) foundBy(cl *claim, d align.Doubt) *found {
	if d.Source < 0 || d.Source >= len(cl.held) {
		return nil
	}
	return &found{act: cl.held[d.Source], start: d.From, end: d.To}
}

// leaves tells what a doubt says that the claim leaves out.
func (r *run) leaves(cl *claim, d align.Doubt, at *found) {
	if at == nil {
		return
	}
	printed := strings.Join(strings.Fields(strings.ReplaceAll(at.act.text[d.From:d.To], "|", " ")), " ")
	r.omit(cl, d.Kind, printed, fmt.Sprintf("L'acte ajoute une précision que la phrase ne dit pas : « %s… ».", printed), at)
}

// ownWord tells the doubts about a word that stands nowhere in the act.
func ownWord(kind string) bool { return strings.HasSuffix(kind, ".5") }

// doubtText says in French why some words are doubtful, "" when the words say it themselves.
func doubtText(kind, words string, at *found) string {
	if at == nil {
		return ""
	}
	family, _, _ := strings.Cut(kind, ".")
	switch family {
	case "deny":
		return fmt.Sprintf("Ce qui est nié n'est pas le même dans l'acte : « %s ».", excerpt(at))
	case "contrary":
		return fmt.Sprintf("L'acte dit le contraire de « %s » : « %s ».", words, excerpt(at))
	case "sure", "planned":
		return fmt.Sprintf("L'acte ne le donne pas pour sûr : « %s ».", excerpt(at))
	case "done":
		return fmt.Sprintf("L'acte ne le donne pas pour fait : « %s ».", excerpt(at))
	case "all":
		return fmt.Sprintf("L'acte ne le dit pas de tous : « %s ».", excerpt(at))
	case "side":
		return fmt.Sprintf("Dans l'acte, « %s » tient une autre place : « %s ».", words, excerpt(at))
	}
	return ""
}

// decides tells the parts in which an assembly decides.
func decides(p extract.Part) bool { return p == extract.PartDispositif || p == extract.PartVote }

// openEnded tells that an act decided nothing, or is not known to have.
func openEnded(acts []*act) bool {
	for _, a := range acts {
		switch a.d.Outcome {
		case extract.Adopted, extract.Elected:
		default:
			return true
		}
	}
	return false
}

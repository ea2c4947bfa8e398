package summarize

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"phare/extract"
	"phare/extract/facts"
	"phare/extract/private"
)

// A fact sheet says of a decision what is decided, how much, for whom, where, when, by what
// vote and why: in sentences of the act that stand alone, and in sentences made from typed
// facts. Nothing in it points outside itself, nothing is cut. What no such sentence says is
// left out, and named to the reviewer.

// entry is one line of a sheet.
type entry struct {
	label string // "Combien", "" for what is decided
	text  string // sentences, plain
	page  int
}

// sheetNote opens the note of what a sheet leaves out: of no use where a model has written.
const sheetNote = "À vérifier dans l'acte,"

// Lengths of a sheet, in characters.
const (
	decidedMost  = 420 // what is decided, together
	sentenceMost = 300 // one sentence
	detailsMost  = 5   // sums or places of one sentence
)

// compose lays the sheet of a subject out as a block of the article.
func (w *drafter) compose(s *subject, skip map[string]bool) Item {
	it := Item{
		ID: s.acts[0].d.ID, Title: s.title(), Theme: s.theme,
		Score: s.score, Reasons: s.reasons, Pinned: s.pinned, Method: ByExtraction,
	}
	var blocks []string
	for _, a := range s.acts {
		it.Acts = append(it.Acts, a.d.ID)
	}
	first := ""
	for _, a := range tellingOrder(s.acts) {
		title, text := w.sheet(a, skip, s.acts, &it)
		blocks = append(blocks, text...)
		if first == "" {
			first = title
		}
		if s.common == "" && a == s.acts[0] {
			it.Title = title
		}
		it.Notes = append(it.Notes, a.verdict.notes...)
		if settled(a.d) != a.d.Outcome {
			it.Notes = append(it.Notes, fmt.Sprintf("%s : l'issue lue et les votes imprimés (%s) se contredisent ; l'issue n'est pas écrite. À vérifier dans l'acte.", a.d.ID, voteWords(a.d)))
		}
	}
	if ofYear.MatchString(s.common) && !slices.ContainsFunc(s.acts, func(a *act) bool { return ofTaxes.MatchString(a.object) }) {
		it.Title = first // money may be spent before the budget; that is no budget
	}
	it.Text = strings.Join(blocks, "\n\n")
	return it
}

var (
	ofYear  = lazily(`(?i)^budget et impôts`)
	ofTaxes = lazily(`(?i)budgets? primitifs?|\btaux\b|impositions?|fiscalité|vote du budget|budget \d{4}`)
)

// tellingOrder puts the act that decides the most money first: the budget before a tax kept.
func tellingOrder(acts []*act) []*act {
	out := slices.Clone(acts)
	sum := func(a *act) float64 {
		most := 0.0
		for _, v := range sumsOf(a.decisionText()) {
			most = max(most, v)
		}
		return most
	}
	slices.SortStableFunc(out, func(a, b *act) int { return cmp.Compare(sum(b), sum(a)) })
	return out
}

// sheet gives the heading and the paragraphs of one act: what is decided and what it changes,
// the list of what is known of it, the link to the page that proves it. One of several acts is
// told in short.
func (w *drafter) sheet(a *act, skip map[string]bool, others []*act, it *Item) (title string, blocks []string) {
	short := len(others) > 1
	t := &teller{w: w, a: a, skip: skip, said: map[string]bool{}, known: wordSet(a.object)}
	decided, page := t.decided()
	t.use(strings.Join(decided, " "))
	all := []entry{t.howMuch(), t.forWhom(), t.where(), t.when(), t.why()}
	opening := decided
	if short {
		all = []entry{t.distinct(others), all[0], all[3]}
	} else {
		opening = slices.Concat(decided, t.context(contextMost))
	}
	title = t.headline(decided, append(slices.Clone(opening[len(decided):]), all[0].text))
	if !short || contested(a.d) {
		all = append(all, entry{label: "Vote", text: w.voteLine(a.d), page: page})
	}
	blocks = append(blocks, escape(typeset(plainSums(strings.Join(opening, " ")))))
	var lines []string
	for _, e := range all {
		if e.text != "" {
			lines = append(lines, "- **"+e.label+nbsp+":** "+escape(typeset(plainSums(e.text))))
		}
	}
	if len(lines) > 0 {
		blocks = append(blocks, strings.Join(lines, "\n"))
	}
	if missing := t.missing(all); len(missing) > 0 && !short {
		it.Notes = append(it.Notes, fmt.Sprintf("%s %s : aucune phrase de l'acte que le programme sache reprendre ne le dit.", sheetNote, strings.Join(missing, ", ")))
	}
	return title, append(blocks, actLink(w.session, a.d, page, endWith(cutAtLink(plainTitle(a), linkObjectMost), "")))
}

// distinct names what an act told with others has of its own, where what it decides does not say
// it: the names in its object that stand in none of theirs.
func (t *teller) distinct(others []*act) entry {
	var own []string
	for _, n := range capitalised.FindAllString(t.a.object, -1) {
		if n = strings.Trim(n, " -"); common()[singular(fold(n))] || isCommonNoun(n) || !t.usable(n) || t.private(n) || inCapitals(n) || utf8.RuneCountInString(n) < 4 ||
			slices.ContainsFunc(others, func(o *act) bool { return o != t.a && strings.Contains(fold(o.object), fold(n)) }) {
			continue
		}
		own = append(own, n)
	}
	if len(own) == 0 || len(own) > 4 {
		return entry{}
	}
	return entry{label: "Concerne", text: strings.Join(own, ", ") + ".", page: firstPage(t.a.d)}
}

var capitalised = lazily(`\p{Lu}\p{Ll}[\p{L}'’]*(?:-(?:\p{L}+))*`)

// contextMost is how many sentences say, after the decision, what it is about.
const contextMost = 2

// voteLine says the vote of a sheet, a record that has it wherever it is printed; "" where the
// house's style forbids it and nobody was against.
func (w *drafter) voteLine(d *extract.Deliberation) string {
	if w.o.ShowVotes != nil && !*w.o.ShowVotes && !contested(d) {
		return ""
	}
	switch {
	case contested(d):
		return strings.ReplaceAll(voteWords(d), "voix contre", "contre") + "."
	case d.Unanimous != nil && *d.Unanimous && !contested(d) && settled(d) == extract.Adopted:
		return "unanimité."
	case positive(d.Votes.For) && !contested(d) && settled(d) == extract.Adopted:
		return fmt.Sprintf("adopté par %d%svoix.", *d.Votes.For, nbsp)
	}
	return ""
}

// teller finds the sentences of one act's sheet; none is used twice.
type teller struct {
	w     *drafter
	a     *act
	skip  map[string]bool // what a check found wrong
	said  map[string]bool // by bare text
	known map[string]bool // words of the matter: what points to them is understood
	sums  []float64       // told already
	all   []told          // the sentences that stand alone, found once
}

// told is a sentence of the act that stands alone.
type told struct {
	text    string
	page    int
	decides bool // of the decision, not of the reasons
	bullet  bool // an entry of a list: often no whole sentence
	order   int
}

func (t *teller) use(text string) {
	t.said[bare(text)] = true
	t.sums = append(t.sums, sumsOf(text)...)
}

func (t *teller) usable(text string) bool {
	if skipped(t.skip, text) {
		return false
	}
	words := wordSet(text)
	for s := range t.said {
		if strings.Contains(s, bare(text)) {
			return false
		}
	}
	for _, o := range t.all {
		if t.said[bare(o.text)] && overlap(words, wordSet(o.text)) > 0.7 {
			return false
		}
	}
	return true
}

// decided says what the assembly decided, up to three decisions; where no decision can be
// said in a sentence that stands alone, what became of the matter that the object names.
func (t *teller) decided() ([]string, int) {
	w, a := t.w, t.a
	who := assembly(w.session.Body)
	page := firstPage(a.d)
	ds, formality := a.allDecisions()
	if both := slices.Concat(ds, formality); len(both) > 0 && both[0].page > 0 {
		page = both[0].page
	}
	if outcome := settled(a.d); outcome == extract.Withdrawn || outcome == extract.Postponed ||
		len(ds) > 0 && outcome == extract.Rejected && (strings.HasPrefix(ds[0].verb, "rejet") || strings.HasPrefix(ds[0].verb, "refus")) {
		ds, formality = nil, nil // "rejette la proposition" says less than the title does
	}
	var out []string
	total := 0
	say := func(d decision, most int) {
		sentence := t.sayOne(d, len(out))
		n := utf8.RuneCountInString(sentence)
		if sentence == "" || n > most || total+n > decidedMost && len(out) > 0 {
			return
		}
		total += n
		out = append(out, sentence)
		t.use(sentence)
	}
	tell := func(ds []decision, fit func(decision) bool) {
		for _, d := range ds {
			if len(out) < 3 && fit(d) {
				say(d, map[bool]int{true: decidedMost, false: sentenceMost}[len(out) == 0])
			}
		}
	}
	launch := func(d decision) bool { return len(out) == 0 && launches.MatchString(d.verb+" "+d.rest) }
	matters := func(d decision) bool { return !procedural.MatchString(d.verb + " " + d.rest) }
	if !slices.ContainsFunc(ds, func(d decision) bool { return matters(d) && !secondary.MatchString(d.verb) }) {
		tell(slices.Concat(formality, ds), launch) // to look for a contractor is what is decided
	}
	tell(ds, func(d decision) bool { return matters(d) && (len(out) > 0 || !adding.MatchString(d.verb)) })
	if len(out) == 0 {
		tell(slices.Concat(formality, ds), launch)
		tell(ds, matters)
	}
	if len(out) == 0 {
		ways := w.sayOutcome(a, who)
		i := slices.IndexFunc(ways, func(s string) bool { return !skipped(t.skip, s) })
		if i < 0 {
			i = len(ways) - 1 // it says what the act is about, and nothing of it
		}
		out = append(out, ways[i])
		t.use(out[0])
	}
	return out, page
}

// secondary is a verb of what serves the decision: leave to act, money asked for it.
var secondary = lazily(`(?i)^(?:autoris|sollicit|demand|mandat|habilit|charg|préci|di[rt]|rappel|indiqu|constat|not)`)

// adding is a verb that goes on from another decision.
var adding = lazily(`(?i)^(?:préci|di[rt]|rappel|indiqu|constat|not)`)

// sayOne puts a decision, the nth of its act, in a sentence that stands alone; "" where it can't.
func (t *teller) sayOne(d decision, n int) string {
	w, a := t.w, t.a
	who := assembly(w.session.Body)
	given := resolved(d.rest, t.known)
	table := d.rows.items()
	if len(table) > 0 { // told under "Combien"
		given = announces.ReplaceAllString(thatIs.ReplaceAllString(endWith(given, ""), ""), "")
	}
	rest, ok := inItself(endWith(amounting.ReplaceAllString(given, ""), ""))
	if !ok || mere.MatchString(rest) || noMatter.MatchString(rest) || d.whole && !finite.MatchString(rest) || d.long && len(table) == 0 && pointsOn.MatchString(d.rest) {
		return ""
	}
	subject := who
	if n > 0 {
		subject = pronoun(who)
	}
	sentence := w.sayDecision(a.d, subject, d, lowerFirst(rest), n)
	list := d.list
	if len(list) == 0 && len(table) <= 3 {
		list = table
	}
	if listed, ok := t.listed(list); ok {
		sentence = endWith(thatIs.ReplaceAllString(announces.ReplaceAllString(endWith(sentence, ""), ""), ""), "") + nbsp + ": " + listed
	} else if len(list) > 0 && len(table) == 0 && !amounting.MatchString(d.rest) && (strings.HasSuffix(strings.TrimSpace(d.rest), ":") || pointsOn.MatchString(d.rest)) {
		return ""
	}
	if parts := splitSentences(sentence); len(parts) > 1 {
		sentence = parts[0] // what follows says how, and has no verb as often as not
	}
	if d.whole && (!stated.MatchString(sentence+" ") || strings.Contains(d.rest, " : ")) || strings.HasPrefix(d.verb, "vot") && strings.HasPrefix(rest, "du ") {
		return "" // a line of a table, a heading
	}
	sentence = endWith(sentence, ".")
	if !wellEnded(sentence) || t.private(sentence) || !t.usable(sentence) {
		return ""
	}
	return sentence
}

// noMatter opens what is left of a decision that only says how it was taken.
var noMatter = lazily(`(?i)^(?:à|a) (?:l['’]unanimité|la majorité)`)

// amounting ends a decision whose sums stand in a list after it.
var amounting = lazily(`(?i),?\s+(?:pour|d['’]) ?un montant (?:total |annuel |estimé |prévisionnel )*(?:de|d['’]|à)?\s*:?\s*$`)

// context gives up to most sentences that say what the matter is and what it changes, in the
// order of the act.
func (t *teller) context(most int) []string {
	var found []told
	for range most {
		e, s := t.pick(t.telling)
		if e.text == "" {
			break
		}
		found = append(found, s)
	}
	slices.SortStableFunc(found, func(a, b told) int { return cmp.Compare(a.order, b.order) })
	out := make([]string, len(found))
	for i, s := range found {
		out[i] = s.text
	}
	return out
}

var (
	// changes is what will be, or may be done.
	changes = lazily(`(?i)\p{L}{2,}(?:era|eront|ira|iront|dra|dront|tra|tront|vra|vront|ura|uront)\b|\bdésormais\b|\bgratuit|\bouvert|\bferm(?:é|er|et)|\bnouve(?:au|l)|\bprojeté|\bprévue?s?\b`)
	// history is what was done before, or elsewhere.
	history = lazily(`(?i)\bpar (?:une )?(?:délibération|arrêté|décision|courrier)|\ben date du\b|\b(?:a|ont) été (?:créée?s?|approuvée?s?|adoptée?s?|signée?s?|conclue?s?|désignée?s?|engagée?s?|élaborée?s?|reconduite?s?|attribuée?s?|votée?s?|prolongée?s?)\b|\bs['’]est (?:tenue?|réunie?|prononcée?)|\bcommission\b|\bcomité\b|\bbureau des maires\b|\bavis favorable\b|\bcompétences?\b|\bprescriptions?\b|\bsubstitué|\btitulaire\b|\bsigné|\bproposée? aux?\b|\bil est (?:donc )?(?:proposé|demandé)|\bmembres du conseil|\bcréée? le \d|\bl(?:a|es) lois?\s|délibération n°`)
)

// jargon are words of which a resident learns nothing.
var jargon = lazily(`(?i)\b(?:pilotage|opérationnel|démarche|enjeux|ambition|transversal|prospective|gouvernance|méthodologie|référentiel|outil|cadre (?:de|d['’]|opérationnel)|stratégi)`)

// toldSum reports whether the sheet has told a sum.
func (t *teller) toldSum(v float64) bool { return slices.Contains(t.sums, v) }

// telling measures how much a sentence of the reasons says of the matter to a resident.
func (t *teller) telling(s told) float64 {
	if s.decides || s.bullet || procedural.MatchString(s.text) || history.MatchString(s.text) {
		return 0
	}
	v := 0.6 + t.w.worth(s.text)/2 - float64(s.order)/16
	if aims.MatchString(s.text) {
		v += 0.6
	}
	if changes.MatchString(s.text) {
		v += 0.8
	}
	if benefits.MatchString(s.text) {
		v += 0.6
	}
	if sums := sumsOf(s.text); len(sums) > 0 && !slices.ContainsFunc(sums, func(x float64) bool { return !t.toldSum(x) }) {
		v -= 2.5
	}
	if jargon.MatchString(s.text) {
		v -= 1.5
	}
	return v + 2*overlap(t.known, wordSet(s.text))
}

// procedural is a decision of how to buy, to book or to enter, that tells a resident nothing.
var procedural = lazily(`(?i)mode de dévolution|\balloti|appels? d['’]offres|procédure (?:adaptée|formalisée|avec négociation|de passation)|(?:le|les|au|du|des|en) lots?\s+(?:n°\s*)?\d|imput|nomenclature|chapitre|pièces? (?:du marché|constitutives)|dossier de consultation|commission d['’](?:appel d['’]offres|ouverture)|cahier des charges|code de la commande|avis d['’]appel|lancement d(?:e la|['’]une) consultation|lancer (?:la|une) consultation|\bAPCP\b|écritures? comptables?`)

// pointsOn is a decision whose matter stands in a list or a table after it.
var pointsOn = lazily(`(?i)(?:suivante?s?|comme suit|ci-\p{L}+|à savoir|dont|:)\s*[.:;]*$`)

// announces ends a decision whose table or list is not repeated, thatIs one whose list follows.
var (
	announces = lazily(`(?i),?\s+(?:suivante?s?|comme suit|ci-après|ci-dessous|selon le tableau)$`)
	thatIs    = lazily(`(?i),?\s+(?:à savoir|soit|comme suit|ci-après|ci-dessous)\s*:?\s*$`)
)

// listed joins the entries of a short list to one sentence.
func (t *teller) listed(list []string) (string, bool) {
	if len(list) == 0 || len(list) > detailsMost {
		return "", false
	}
	var parts []string
	total := 0
	for _, l := range list {
		text, ok := inItself(endWith(squeeze(l), ""))
		if !ok || t.private(text) || instructs(text) || strings.ContainsAny(text, ".;") && strings.Contains(text, ". ") {
			return "", false
		}
		total += utf8.RuneCountInString(text)
		parts = append(parts, text)
	}
	return strings.Join(parts, " ; "), total <= sentenceMost
}

// sentences are those of the act that may stand in a sheet as they are.
func (t *teller) sentences() []told {
	if t.all != nil {
		return t.all
	}
	t.all = []told{}
	decidedAlready := settled(t.a.d) != extract.NoOutcome
	add := func(ps []paragraph, decides bool) {
		for _, p := range ps {
			if p.table {
				continue
			}
			for _, sentence := range splitSentences(p.text) {
				if first, _, _ := strings.Cut(squeeze(sentence), " "); decides && inCapitals(first) && stressedForms()[fold(first)] {
					continue // the raw formula of a decision: "DÉCIDE de fixer…"
				}
				for _, s := range reportedIn(squeeze(sentence)) {
					if s = standing(s, t.known); s != "" && !(decidedAlready && merelyProposed.MatchString(s)) && !t.private(s) && !t.w.personal(t.a, s) {
						t.all = append(t.all, told{text: s, page: p.page, decides: decides, bullet: p.bullet, order: len(t.all)})
					}
				}
			}
		}
	}
	add(t.a.expose, false)
	add(t.a.dispositif, true)
	return t.all
}

// presenting is a member who presents the matter, in minutes: what is told stands behind "que".
var presenting = lazily(`^(?:M\.|Mme|MM\.|Mr|Monsieur|Madame|(?:Le|La) (?:maire|Maire|présidente?|Présidente?|rapporteure?|vice-présidente?))[^.:;]{0,90}?\s(?:expose|rappelle|explique|précise|indique|ajoute|informe|signale|fait savoir|présente)(?:\s+(?:également|toutefois|aussi|alors|ensuite|en outre|au conseil|aux membres(?: du conseil)?|à l['’]assemblée|le conseil|l['’]assemblée|les membres du conseil)|,)*\s+(?:que,?\s+(?:toutefois,?\s+)?|qu['’]\s?)`)

// andThat goes on with a second thing reported.
var andThat = lazily(`\s*,?\s+et (?:que\s|qu['’])`)

// impersonal opens a clause whose pronoun stands for nobody.
var impersonal = lazily(`^[Ii]l (?:est|sera|était|serait) (?:prévu|projeté|proposé|envisagé|possible|nécessaire|demandé|convenu|souhaité|question)|^[Ii]l (?:convient|reste|y a|faut|faudra)\b`)

// reportedIn are the sentences that a sentence reports, without who reports them: a second
// clause stands alone where no pronoun of it needs the first.
func reportedIn(s string) []string {
	m := presenting.FindStringIndex(s)
	if m == nil {
		return []string{s}
	}
	var out []string
	clauses := strings.Split(andThat.ReplaceAllString(s[m[1]:], "\x00"), "\x00")
	for i, clause := range clauses {
		clause = upperFirst(strings.TrimSpace(clause))
		if i > 0 && pronounFirst.MatchString(clause) && !impersonal.MatchString(clause) {
			break
		}
		if i < len(clauses)-1 {
			clause = endWith(clause, ".")
		}
		out = append(out, clause)
	}
	return out
}

// pronounFirst opens a clause with a word that stands for another.
var pronounFirst = lazily(`^(?:Ils?|Elles?|Lui|Leurs?|Son|Sa|Ses|Celui|Celle|Ceux|Ce)\b`)

func (t *teller) private(s string) bool {
	return slices.ContainsFunc(private.Find(s, nil), func(x private.Span) bool { return x.Kind != private.Address })
}

// best is the sentence that a measure prefers, an empty one where none is worth more than 0.
func (t *teller) best(label string, worth func(told) float64) entry {
	e, _ := t.pick(worth)
	e.label = label
	return e
}

func (t *teller) pick(worth func(told) float64) (entry, told) {
	best, top := -1, 0.0
	for i, s := range t.sentences() {
		if v := worth(s); v > top && t.usable(s.text) {
			best, top = i, v
		}
	}
	if best < 0 {
		return entry{}, told{}
	}
	s := t.all[best]
	t.use(s.text)
	return entry{text: s.text, page: s.page}, s
}

// howMuch says the sums: in a sentence of the act, else listed from the entries that bear them.
func (t *teller) howMuch() entry {
	highest := 0.0
	if t.a.amount != nil {
		highest = t.a.amount.Value
	}
	for s := range t.said {
		if highest > 0 && strings.Contains(s, bare(t.a.amount.Text)) {
			return entry{label: "Combien"} // said already
		}
	}
	e := t.best("Combien", func(s told) float64 {
		v := 0.0
		for _, f := range facts.All(s.text) {
			switch {
			case f.Kind == facts.Money && f.Value == highest:
				v += 3
			case f.Kind == facts.Money:
				v++
			}
		}
		if !s.decides && overlap(t.known, wordSet(s.text)) < 0.25 && !ownCost.MatchString(s.text) || startsWithDigit(s.text) {
			return 0
		}
		if !costs.MatchString(s.text) || threshold.MatchString(s.text) && v < 3 {
			return 0
		}
		return v
	})
	if e.text != "" {
		return e
	}
	var parts []string
	page, total, more, told := 0, 0, false, map[float64]bool{}
	for _, p := range slices.Concat(t.a.dispositif, t.a.expose) {
		text, ok := inItself(endWith(clean(eachDecision(p.text)[0]), ""))
		if _, _, decides := cutVerb(text); decides {
			continue
		}
		if !p.bullet || !ok || t.private(text) || utf8.RuneCountInString(text) > 200 || strings.Contains(text, ". ") || isDecisionVerb(text) || ofWhole.MatchString(text) || !slices.ContainsFunc(facts.All(text), func(f facts.Fact) bool { return f.Kind == facts.Money }) || !t.usable(text) {
			continue
		}
		sums := sumsOf(text)
		if furtherClause.MatchString(text) || len(sums) > 0 && !slices.ContainsFunc(sums, func(v float64) bool { return !told[v] }) {
			continue
		}
		if len(sums) == 1 && sums[0] == 0 {
			continue
		}
		for _, v := range sums {
			told[v] = true
		}
		if total += utf8.RuneCountInString(text); len(parts) == detailsMost || total > 2*decidedMost {
			more = true
			break
		}
		parts, page = append(parts, text), cmp.Or(page, p.page)
	}
	for _, p := range slices.Concat(t.a.dispositif, t.a.expose) {
		if len(parts) > 0 || !p.table {
			continue
		}
		for _, text := range p.rows.items() {
			if t.private(text) || !wellEnded(text) || !t.usable(text) || !slices.ContainsFunc(facts.All(text), func(f facts.Fact) bool { return f.Kind == facts.Money }) {
				continue
			}
			if len(parts) == detailsMost {
				more = true
				break
			}
			parts, page = append(parts, text), p.page
		}
	}
	if len(parts) == 0 {
		return entry{}
	}
	t.use(strings.Join(parts, " "))
	for i, p := range parts {
		// "Pour la partie unitaire : 2 500 000 € HT" reads the other way round.
		parts[i] = sumFirst(p)
	}
	end := "."
	if more {
		end = " ; l’acte en donne la suite."
	}
	return entry{label: "Combien", text: strings.Join(parts, " ; ") + end, page: page}
}

// ownCost is what the matter itself costs.
var ownCost = lazily(`(?i)(?:montant|coût|budget|estimation)[^.]{0,40}(?:travaux|projet|opération|programme|marché|construction|étude)|(?:travaux|projet|opération|programme)[^.]{0,60}(?:s['’]élèv|estimé|montant|coût)`)

// sumFirst writes "Pour la partie unitaire : 2 500 000 € HT" the other way round.
func sumFirst(entry string) string {
	label, sum, ok := strings.Cut(entry, ":")
	if !ok || strings.ContainsAny(label, "()") || strings.Contains(sum, ":") {
		return lowerFirst(entry)
	}
	label, sum = strings.TrimSpace(label), strings.TrimSpace(sum)
	for _, p := range []string{"Pour ", "pour ", "Soit "} {
		label = strings.TrimPrefix(label, p)
	}
	if startsWithFigure.MatchString(sum) {
		return sum + " (" + lowerFirst(label) + ")"
	}
	return lowerFirst(label) + nbsp + ": " + sum
}

var (
	costs = lazily(`(?i)s['’]élèv|coût|programme de travaux|estim|évalué|de l['’]ordre de|montant|budget|enveloppe|prix|dépense|financ|tarif|subvention de|participation de|fixé`)
	// ofWhole opens what is a part, or an example, of something told before.
	ofWhole = lazily(`(?i)^(?:dont|exemples?|soit|y compris|ex\.|\*)`)
	// threshold is a sum that sets a condition, and costs nobody anything.
	threshold = lazily(`(?i)quotient familial|revenus?\b|ressources|plafond|inférieure?s? à|supérieure?s? à`)
	// benefits is what is done for some people, or lies with them.
	benefits = lazily(`(?i)\b(?:pour|aux|à|à destination d\p{L}+|au profit d\p{L}+|en faveur d\p{L}+|au bénéfice d\p{L}+|réservée?s? (?:aux|à)|ouverte?s? (?:aux|à)|destinée?s? (?:aux|à)|bénéficie\p{L}*|accueill\p{L}+|concern\p{L}+|accompagn\p{L}+|permet\p{L}* (?:aux|à))\s+(?:près de |plus de |environ |\d+\s*|tous |toutes |les |des |aux |de |d['’]|l['’])*(?:jeunes |futurs |nouveaux |petits |anciens )?(?:habitants?|familles?|enfants?|élèves?|jeunes|usagers?|riverains|locataires|personnes (?:âgées|handicapées|en situation)|étudiants?|commerçants|entreprises|associations|agriculteurs|propriétaires|foyers|ménages|seniors|voyageurs|visiteurs|abonnés|parents|bénéficiaires|salariés|touristes|pratiquants|lecteurs)\b|\bdont le quotient familial|\bâgée?s? de \d`)
	aims     = lazily(`(?i)\b(?:afin d|vise|visent|permettr|permet|permettent|a pour (?:but|objet|objectif)|ont pour (?:but|objet|objectif)|pour objectif|souhaite|en raison d|compte tenu|dans le but|répond|objectif)`)
)

// furtherClause goes on behind a sum with another matter.
var furtherClause = lazily(`(?i)\set qu(?:e\s|['’])|\sdurée\s.{0,40}\sans\b`)

func sumsOf(text string) []float64 {
	var out []float64
	for _, f := range facts.All(text) {
		if f.Kind == facts.Money {
			out = append(out, f.Value)
		}
	}
	return out
}

var startsWithFigure = lazily(`^[+-]?\s?\d[\d\s.,\x{a0}]*(?:€|euros?|%|M€|k€)[^,;()]{0,40}$`)

// goesOn is the rest of the name of a place, behind its first word.
var goesOn = lazily(`^(?:[ -](?:(?:de la|de l['’]|de|du|des|d['’]|le|la|les|en|sur)[ ]?)?\p{Lu}[\p{L}'’-]*)*`)

func (t *teller) forWhom() entry {
	return t.best("Pour qui", func(s told) float64 {
		if !benefits.MatchString(s.text) || !s.decides && overlap(t.known, wordSet(s.text)) < 0.3 {
			return 0 // of another matter, or of what was there before
		}
		return 1 + min(2, t.w.worth(s.text))/2
	})
}

// where names the places that the act names, where what is decided has not.
func (t *teller) where() entry {
	var found []string
	page := 0
	for _, p := range slices.Concat([]paragraph{{text: t.a.object, page: firstPage(t.a.d)}}, t.a.dispositif) {
		if p.table {
			continue
		}
		for _, at := range t.w.as.place.FindAllStringIndex(p.text, -1) {
			m := trimPlace(p.text[at[0]:at[1]] + goesOn.FindString(p.text[at[1]:]))
			if last := m[strings.LastIndexAny(m, " '’")+1:]; !wellEnded(m) || strings.Contains(m, " et ") || utf8.RuneCountInString(last) < 4 || strings.Contains(m, "«") {
				continue
			}
			if len(found) < detailsMost && !slices.ContainsFunc(found, func(o string) bool { return bare(strings.ToLower(o)) == bare(strings.ToLower(m)) }) && t.usable(m) && len(private.Find(m, nil)) == 0 && !isShouting(m) {
				found, page = append(found, lowerFirst(m)), cmp.Or(page, p.page)
			}
		}
	}
	if len(found) == 0 {
		return entry{}
	}
	return entry{label: "Où", text: strings.Join(found, ", ") + ".", page: page}
}

// when says from when, or until when, after the session: in the words of the decision, else in
// a sentence of the reasons that tells a time to come.
func (t *teller) when() entry {
	for _, p := range slices.Concat([]paragraph{{text: t.a.object, page: firstPage(t.a.d)}}, t.a.dispositif) {
		if p.table {
			continue
		}
		for _, m := range effective.FindAllString(p.text, -1) {
			if m = squeeze(m); t.ahead(m) && t.usable(m) {
				return entry{label: "Quand", text: strings.ToLower(m) + ".", page: p.page}
			}
		}
	}
	return t.best("Quand", func(s told) float64 {
		if !t.ahead(s.text) || !soon.MatchString(s.text) && !happens.MatchString(s.text) && !changes.MatchString(s.text) || negated.MatchString(s.text) || history.MatchString(s.text) {
			return 0
		}
		v := 1.0 - float64(len(s.text))/1000
		if soon.MatchString(s.text) {
			v += 0.5
		}
		if happens.MatchString(s.text) {
			v++
		}
		return v
	})
}

// happens is what takes place at a time.
var happens = lazily(`(?i)\b(?:r?ouvr|début|démarr|commenc|livr|entrer|entre en vigueur|applique|applicable)\p{L}*|\bse tien(?:t|nent|dra|dront)|\bau(?:ra|ront) lieu|mise? en service|\bse dérouler|achev`)

var negated = lazily(`(?i)(?:^|\s)(?:ne|n['’])\s?\p{L}|\b(?:acquitté|souscrit|payé)`)

// ahead reports whether a text holds a date after the session, within eight years.
func (t *teller) ahead(text string) bool {
	var year, month, day int
	fmt.Sscanf(t.w.session.Date, "%d-%d-%d", &year, &month, &day)
	return slices.ContainsFunc(facts.All(text), func(f facts.Fact) bool {
		last := f.When
		if f.Until.Year > 0 {
			last = f.Until
		}
		return f.Kind == facts.Date && last.Month > 0 && f.Role != facts.RoleLaw && last.Year*10000+last.Month*100+max(last.Day, 1) > year*10000+month*100+day && last.Year <= year+8
	})
}

func (t *teller) why() entry {
	return t.best("Pourquoi", func(s told) float64 {
		if s.decides {
			return 0
		}
		if !aims.MatchString(s.text) || history.MatchString(s.text) || s.bullet || overlap(t.known, wordSet(s.text)) < 0.2 {
			return 0
		}
		return max(0.1, t.w.worth(s.text)/2+1-float64(s.order)/20)
	})
}

// missing names what a reader will ask and the sheet does not say.
func (t *teller) missing(all []entry) []string {
	var out []string
	for _, name := range []string{"Combien", "Pour qui", "Quand"} {
		if !slices.ContainsFunc(all, func(e entry) bool { return e.label == name }) {
			out = append(out, "« "+lowerFirst(name)+" »")
		}
	}
	return out
}

var (
	// pointer points to what the sheet does not hold: another part of the act, another paper,
	// somebody spoken to, something named before.
	pointer = lazily(`(?i)ci-(?:dessus|dessous|avant|après|joint|annex|contre)|\bannex(?:e|é)|sus(?:visé|mentionné|nommé|dit)|précité|\b(?:le|la|les|du|des|au|aux)dite?s?\b|\bdudit\b|\bdesdit|\bauxdit|\bprésente?s? (?:délibération|convention|rapport|acte|avenant|contrat|décision|règlement|document)|\b(?:vous|nous|je|notre|nos|votre|vos)\b|(?:^|[\s'’(])on\s|\bj['’]|comme suit|\b(?:le|du|au) tableau|le plan joint|(?:^|[\s(])joint à|(?:^|[\s(])jointe? (?:à|au)|\btel(?:le)?s? qu|celui-ci|celle-ci|ceux-ci|celles-ci|\bcelui\b|\bcelle\b|en effet\b|par ailleurs|à ce titre|à cet effet|dans ce cadre|dans ce contexte|pour ce faire|suivante?s?\s*(?:[.,;:]|$)|\b(?:les|aux|des)\s+(?:\p{L}+\s+){1,3}suivante?s\b|articles? [LRD]\.? ?\d|\bcode (?:général|de l|du|des)|^exemples?\b|\bmentionnée?s? (?:à|au|plus)|énoncée?s?|exposée?s? (?:ci|plus)|détaillée?s? (?:dans|en|ci)|définie?s? (?:dans|à l|en) l?['’]?(?:article|annexe)|à l['’]article \d|article \d|\bpoint n°|rapporteur|l['’]ordre du jour|même (?:jour|date)|ce dernier|cette dernière|ces derniers`)
	// demonstrative points to a noun said before, but of time.
	demonstrative = lazily(`(?i)\b(?:ce|cet|cette|ces)\s+([\p{L}\d]+)`)
	ofTime        = setOf(`annee annees jour mois ete automne hiver printemps semaine date week saison rentree exercice qui que`)
	// badEnd is a word that wants another after it.
	badEnd = lazily(`(?i)(?:^|[\s'’])(?:et|ou|de|du|des|d|à|au|aux|par|pour|le|la|les|l|un|une|en|dans|sur|avec|dont|que|qui|est|sont|sous|entre|chez|vers|n°|soit|euros? et|ht et|(?:avec|aux|par) les? (?:sociétés|entreprises|prestataires|candidats)|aux (?:sociétés|entreprises|prestataires))\s*[.;:,]*$|…\s*\.?$|[:,(–-]\s*\.?$`)
)

// ofBudget is a budget beside the main one, and no paper beside the act.
var ofBudget = lazily(`(?i)\bbudgets? annexes?\b`)

// afterOpening is a pronoun behind an opening that names nothing: "D'une durée de 4 ans, elle…".
var afterOpening = lazily(`^[^,]{3,70},\s(ils?|elles?)\s+(\p{L}+)`)

// pointsOutside reports whether a text can't be understood without what it points to.
func pointsOutside(s string) bool {
	if pointer.MatchString(ofBudget.ReplaceAllString(s, "")) {
		return true
	}
	if m := afterOpening.FindStringSubmatchIndex(s); m != nil && !impersonal.MatchString(upperFirst(s[m[2]:])) {
		return true
	}
	for _, m := range demonstrative.FindAllStringSubmatchIndex(s, -1) {
		noun := singular(fold(s[m[2]:m[3]]))
		if !ofTime[noun] && !ofTime[fold(s[m[2]:m[3]])] && !slices.Contains(foldWords(s[:m[0]]), noun) {
			return true
		}
	}
	return false
}

// wellEnded reports whether a sentence ends, its marks are paired and no word wants another.
func wellEnded(s string) bool {
	return !badEnd.MatchString(strings.TrimRight(s, " .»”\"")) && strings.Count(s, "(") == strings.Count(s, ")") && strings.Count(s, "«") == strings.Count(s, "»") &&
		strings.Count(s, "\"")%2 == 0 && !strings.Contains(s, "...") && !strings.ContainsAny(s, "…•\uf0b7|\ufffd*") && !maskToken.MatchString(s) && !isShouting(s)
}

// standsAlone reports whether a sentence of an act can be read by itself.
func standsAlone(s string) bool {
	return (!hanging.MatchString(s) || impersonal.MatchString(s)) && !pointsOutside(s) && wellEnded(s) && !elsewhere.MatchString(s) && !speech.MatchString(s) && !visa.MatchString(s) && utf8.RuneCountInString(s) <= sentenceMost
}

// visa opens a paragraph that cites the law an act rests on.
var visa = lazily(`(?i)^vu\b`)

// inItself gives what a decision says, less the clauses at its end that point outside; ok is
// false where what is left still does, or is cut.
func inItself(rest string) (string, bool) {
	rest = leftOver.ReplaceAllString(rest, "")
	rest = squeeze(byVotes.ReplaceAllString(ofConditions.ReplaceAllString(rest, ""), ""))
	for range 3 {
		if !pointsOutside(rest) && utf8.RuneCountInString(rest) <= decidedMost-60 {
			break
		}
		cut := lastClause.ReplaceAllString(rest, "")
		if cut == rest || utf8.RuneCountInString(cut) < 12 {
			break
		}
		rest = cut
	}
	return rest, !pointsOutside(rest) && wellEnded(rest) && rest != ""
}

// ofConditions says that something is set out elsewhere.
var ofConditions = lazily(`(?i),?\s*(?:dont|selon|suivant) les? (?:principales? )?(?:conditions|caractéristiques|termes|modalités|éléments|montants|détails?)(?: \p{L}+)? (?:(?:est|sont) )?(?:précisée?s|détaillée?s|définie?s|énoncée?s|présentée?s|fixée?s|exposée?s|décrite?s)\s*,?|\s+ainsi (?:définie?s?|defin\p{L}*|fixée?s?|présentée?s?|exposée?s?|modifiée?s?|arrêtée?s?)`)

// leftOver is what joined a decision to the next one, which is told apart.
var leftOver = lazily(`(?i)[\s,;]+(?:et|ainsi que|ou)[\s,;]*$`)

// byVotes is the count of a vote in the middle of a decision.
var byVotes = lazily(`(?i),?\s*(?:par \d+ voix[^,.;]*|à l['’]unanimité[^,.;]{0,40}|à la majorité[^,.;]{0,40}),?`)

// lastClause is what a decision adds after a mark, or by a participle, at its end.
var lastClause = lazily(`(?i)\s*(?:;[^;]*|,\s[^,;]*|\s(?:conformément|telle?s? que?|tels? que?|selon|annexée?s?|jointe?s?|figurant|mentionnée?s?|ci-\p{L}+|dans les conditions|aux conditions|en application|sous réserve d(?:e|u) la présente)\b[^;]*|\([^()]*\))$`)

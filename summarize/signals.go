package summarize

import (
	"fmt"
	"math"
	"regexp"
	"strings"

	"phare/extract"
	"phare/extract/facts"
)

// verdict is what the rules say of one act.
type verdict struct {
	reasons   []Reason
	score     float64
	theme     string  // code of the first theme, "" for none
	aside     string  // code of the second one
	floor     float64 // what the minimum rises by, where a model has read the act
	never     *Reason
	soft      bool // set aside by a habit of the trade and not by its nature: editors may think otherwise
	private   *Reason
	notes     []string
	contested bool
}

func (s *assessor) add(v *verdict, code string, points float64, format string, args ...any) {
	points *= s.factor(code, points)
	points = math.Round(points*100) / 100
	if points == 0 {
		return
	}
	v.reasons = append(v.reasons, Reason{Code: code, Text: fmt.Sprintf(format, args...), Points: points})
	v.score = math.Round((v.score+points)*100) / 100
}

// assessor reads the signals of the acts of one session.
type assessor struct {
	rules   *Rules
	session *extract.Session

	themes, effects, routine, private matcher
	budget                            matcher            // what states the money of a whole year
	weights                           map[string]float64 // by kind of sign
	themeCodes, routineCodes          map[string]bool
	place                             *regexp.Regexp

	kinds          map[int]int // acts by routine signal
	maxAmount      float64     // of the acts that routine does not set aside, in euros
	contestedShare float64     // of the acts, 0 to 1: where all is contested, it tells little
	textLength     float64     // median length of reasons and decision, in letters
}

// matcher is a list of signals with their lexicons.
type matcher struct {
	signals []Signal
	words   *lexicon
	unless  *lexicon
}

func newMatcher(signals []Signal) matcher {
	m := matcher{signals: signals, words: newLexicon(), unless: newLexicon()}
	for i, s := range signals {
		for _, w := range s.Words {
			m.words.add(i, w)
		}
		for _, w := range s.Unless {
			m.unless.add(i, w)
		}
	}
	return m
}

// hit is the presence of a signal in a part: how many places, and the first phrase met.
type hit struct {
	count int
	first string
}

func (m matcher) hits(words []string) map[int]hit {
	found := map[int]hit{}
	m.words.find(words, func(p phrase, _ int) {
		h := found[p.owner]
		if h.count++; h.first == "" {
			h.first = p.text
		}
		found[p.owner] = h
	})
	return found
}

func (m matcher) cancelled(words []string) map[int]bool {
	off := map[int]bool{}
	m.unless.find(words, func(p phrase, _ int) { off[p.owner] = true })
	return off
}

func newAssessor(r *Rules, s *extract.Session) *assessor {
	places := make([]string, len(r.Places))
	for i, p := range r.Places {
		places[i] = regexp.QuoteMeta(p)
	}
	// A word for a place and, after it, a proper name: "école Jules-Verne", "rue du Moulin".
	place := regexp.MustCompile(`(?:^|[\s(«"'’])(?i:` + strings.Join(places, "|") + `)\s+(?:(?:de la|de|du|des|municipal|municipale|élémentaire|maternelle|primaire|publique|et)\s+|d['’]\s*|de l['’]\s*|«\s*|")*\p{Lu}[\p{L}'’-]+`)
	return &assessor{
		weights: learned(), themeCodes: codes(r.Themes), routineCodes: codes(r.Routine),
		rules: r, session: s, place: place,
		themes: newMatcher(r.Themes), effects: newMatcher(r.Effects),
		routine: newMatcher(r.Routine), private: newMatcher(r.Private), budget: newMatcher(r.yearly()),
	}
}

func codes(signals []Signal) map[string]bool {
	out := map[string]bool{}
	for _, s := range signals {
		out[s.Code] = true
	}
	return out
}

// exclude says whether routine or privacy sets the act aside, before any score.
func (s *assessor) exclude(a *act) {
	v := &a.verdict
	v.contested = contested(a.d)
	if who := privatePersons(a.object, a.present); len(who) > 0 && !s.isTribute(a) {
		v.private = &Reason{Code: "particulier", Text: "nomme une personne privée dans son objet"}
	}
	hits := s.private.hits(a.objectWords)
	for i, sig := range s.private.signals {
		if h, ok := hits[i]; ok && sig.reads("object") && v.private == nil {
			v.private = &Reason{Code: sig.Code, Text: fmt.Sprintf("%s (« %s »)", sig.Label, h.first)}
		}
	}
	off := s.routine.cancelled(a.objectWords)
	for _, part := range []scoredPart{{name: "object", words: a.objectWords}, {name: "dispositif", words: a.firstDecision()}} {
		for i, sig := range s.routine.signals {
			if h, ok := s.routine.hits(part.words)[i]; ok && sig.excludes(v.contested) && sig.reads(part.name) && !off[i] && v.never == nil {
				v.never = &Reason{Code: sig.Code, Text: fmt.Sprintf("%s (« %s »)", sig.Label, h.first)}
				v.soft = sig.Editors
			}
		}
	}
	if v.never == nil && a.d.Outcome == extract.Elected && !elects(a.objectWords) {
		v.never = &Reason{Code: "designation", Text: "désignation ou élection de représentants"}
	}
	if v.never == nil && opensWithDesignation(a) {
		v.never = &Reason{Code: "designation", Text: "désignation de représentants (première décision de l'acte)"}
	}
	switch a.d.Outcome {
	case extract.Withdrawn:
		v.never = &Reason{Code: "withdrawn", Text: "retiré de l'ordre du jour : rien n'a été décidé"}
	case extract.Postponed:
		v.never = &Reason{Code: "postponed", Text: "reporté à une autre séance : rien n'a été décidé"}
	}
}

// firstDecision gives the words of the first thing decided, which tell the nature of an
// act whose object is cut short.
func (a *act) firstDecision() []string {
	if ds := a.decisions(); len(ds) > 0 {
		words := foldWords(ds[0].verb + " " + ds[0].rest)
		return words[:min(len(words), 25)]
	}
	return nil
}

// elects reports whether the act elects the executive itself, which is news.
func elects(words []string) bool {
	return executive.MatchString(strings.Join(words, " ")) && !chair.MatchString(strings.Join(words, " "))
}

var (
	executive = lazily(`\belection (?:du |de la |des |d un |d une |de )?(?:\d+ |\w+(?:eme|iere|ieme) |nouve\w+ |premier |premiere )?(?:maire|president|presidente|adjoint|adjointe|vice president|vice presidente)\b`)
	chair     = lazily(`\b(?:president|presidente) de (?:la )?(?:seance|commission|comite|groupe)\b`) // of one sitting, of a committee
)

var designates = lazily(`(?i)^(?:(?:décide|propose)\s+)?(?:de\s+)?(?:désigne[rz]?|nomme[rz]?|procède[rz]? à (?:la désignation|l['’]élection)|élire|élit)\b`)

func opensWithDesignation(a *act) bool {
	for _, p := range a.dispositif {
		if p.bullet || isDecisionVerb(p.text) {
			return designates.MatchString(p.text)
		}
	}
	return false
}

func contested(d *extract.Deliberation) bool {
	return positive(d.Votes.Against) || positive(d.Votes.Abstain)
}

// dissent is the share of the votes that are against, an abstention counting for half.
func dissent(d *extract.Deliberation) float64 {
	count := func(n *int) float64 {
		if n == nil {
			return 0
		}
		return float64(*n)
	}
	against := count(d.Votes.Against) + count(d.Votes.Abstain)/2
	if total := count(d.Votes.For) + count(d.Votes.Against) + count(d.Votes.Abstain); total > 0 && d.Votes.For != nil {
		return against / total
	}
	return 0.1 // the votes for are not printed
}

func positive(n *int) bool { return n != nil && *n > 0 }

// measure finds what the scores are relative to: the largest amount, the usual length.
func (s *assessor) measure(acts []*act) {
	var lengths []float64
	split := 0
	for _, a := range acts {
		if a.verdict.contested {
			split++
		}
	}
	if len(acts) > 0 {
		s.contestedShare = float64(split) / float64(len(acts))
	}
	s.kinds = map[int]int{}
	for _, a := range acts {
		for i := range s.routine.hits(a.objectWords) {
			s.kinds[i]++
		}
		a.amount, a.inObject = highestAmount(a)
		a.people = highestPeople(a)
		if a.verdict.never != nil || a.verdict.private != nil {
			continue
		}
		if a.amount != nil && !s.isBudget(a) {
			s.maxAmount = max(s.maxAmount, a.amount.Value)
		}
		lengths = append(lengths, float64(a.letters()))
	}
	s.textLength = median(lengths)
}

// isBudget reports whether an act states the money of a whole year, beside which every other
// amount of the session would look small.
func (s *assessor) isBudget(a *act) bool {
	hits := s.budget.hits(a.objectWords)
	return len(hits) > 0
}

// score adds up the signals of an act.
func (s *assessor) score(a *act) {
	w, v := s.rules.Weights, &a.verdict
	s.scoreThemes(a)
	s.scoreEffects(a)
	if a.amount != nil && a.amount.Value > w.AmountFloor {
		share := 1.0
		if s.maxAmount > w.AmountFloor*2 {
			share = min(1, math.Log(a.amount.Value/w.AmountFloor)/math.Log(s.maxAmount/w.AmountFloor))
		}
		// The highest of a village is not worth that of a city: a million earns all.
		share = min(share, 0.4+0.6*math.Log(a.amount.Value/w.AmountFloor)/math.Log(1e6/w.AmountFloor))
		where := "dans la décision"
		if !a.inObject {
			share *= 0.8
			where = "dans l'exposé"
		}
		if a.d.Outcome == extract.Opinion {
			share *= 0.4 // a wish or an opinion speaks of others' money
		}
		s.add(v, "amount", w.AmountMax*share, "montant cité %s : %s", where, squeeze(a.amount.Text))
	}
	if a.people != nil && a.people.Value >= w.PeopleFloor {
		share := min(1, (1+math.Log10(a.people.Value/w.PeopleFloor))/5)
		s.add(v, "people", w.PeopleMax*share, "portée chiffrée : %s", squeeze(a.people.Text))
	}
	if m := s.place.FindString(a.object); m != "" {
		s.add(v, "place", w.Place, "lieu précis : %s", trimPlace(m))
	} else if m := s.place.FindString(a.decisionText()); m != "" {
		s.add(v, "place", w.Place*0.6, "lieu précis : %s", trimPlace(m))
	} else if m := s.place.FindString(a.reportText()); m != "" {
		s.add(v, "place", w.Place*0.5, "lieu cité : %s", trimPlace(m))
	}
	if when := s.upcoming(a); when != "" {
		s.add(v, "date", w.Date, "calendrier : %s", when)
	}
	if v.contested {
		points := w.Contested * (0.4 + 0.6*min(1, dissent(a.d)/0.25)) * min(1, 2*(1-s.contestedShare))
		if a.d.Outcome == extract.Opinion {
			points /= 2
		}
		s.add(v, "contested", points, "vote partagé : %s", voteWords(a.d))
	}
	switch a.d.Outcome {
	case extract.Rejected:
		if settled(a.d) != a.d.Outcome {
			break
		}
		s.add(v, "rejected", w.Rejected, "texte rejeté par l'assemblée")
		if hasWord(a.objectWords, "voeu", "motion") {
			s.add(v, "opinion", w.Opinion, "proposition d'un groupe, et non décision")
		}
	case extract.Noted:
		s.add(v, "noted", w.Noted, "l'assemblée prend acte, sans décider")
	case extract.Opinion:
		if hasWord(a.objectWords, "voeu", "motion") {
			s.add(v, "wish", w.Wish, "vœu ou motion : une prise de position")
		} else {
			s.add(v, "opinion", w.Opinion, "avis, et non décision")
		}
	}
	if a.d.Featured {
		s.add(v, "featured", w.Featured, "mis en exergue dans les documents de la séance")
	}
	if n := float64(a.letters()); s.textLength > 0 && n > s.textLength {
		s.add(v, "substance", w.Substance*min(1, math.Log(n/s.textLength)/math.Log(4)), "dossier développé")
	}
	hits, off := s.routine.hits(a.objectWords), s.routine.cancelled(a.objectWords)
	for i, sig := range s.routine.signals {
		if h, ok := hits[i]; ok && !sig.excludes(v.contested) && !off[i] {
			points, label := sig.points(), sig.Label
			if sig.Several && s.kinds[i] == 1 {
				points, label = points/3, label+", seul de la séance"
			} else if sig.Several {
				label += ", en série"
			}
			s.add(v, sig.Code, points, "%s (« %s »)", label, h.first)
		}
	}
}

// part of an act with the share of points that words found there earn.
type scoredPart struct {
	name  string
	words []string
	share float64
}

func (s *assessor) parts(a *act) []scoredPart {
	w := s.rules.Weights
	return []scoredPart{
		{"object", a.objectWords, w.InObject},
		{"dispositif", a.dispositifWords, w.InDispositif},
		{"expose", a.exposeWords, w.InExpose},
	}
}

// weigh returns, for each signal of the list, the best share that any part earns it. In
// the reasons a single mention is weak: half of the share.
func (s *assessor) weigh(m matcher, a *act) (share map[int]float64, phrase map[int]string) {
	share, phrase = map[int]float64{}, map[int]string{}
	for _, part := range s.parts(a) {
		for i, h := range m.hits(part.words) {
			if !m.signals[i].reads(part.name) {
				continue
			}
			value := part.share
			if part.name == "expose" && h.count < 2 {
				value /= 2
			}
			if value > share[i] {
				share[i], phrase[i] = value, h.first
			}
		}
	}
	for i := range m.cancelled(a.objectWords) {
		delete(share, i)
	}
	return share, phrase
}

func (s *assessor) scoreThemes(a *act) {
	share, phrase := s.weigh(s.themes, a)
	first, second := -1, -1
	worth := func(i int) float64 { return share[i] * s.themes.signals[i].points() }
	for i := range s.themes.signals {
		switch {
		case share[i] == 0:
		case first < 0 || worth(i) > worth(first):
			first, second = i, first
		case second < 0 || worth(i) > worth(second):
			second = i
		}
	}
	if first < 0 {
		return
	}
	sig := s.themes.signals[first]
	a.verdict.theme = sig.Code
	s.add(&a.verdict, sig.Code, worth(first), "%s (« %s »)", sig.Label, phrase[first])
	if second >= 0 {
		sig := s.themes.signals[second]
		a.verdict.aside = sig.Code
		s.add(&a.verdict, sig.Code, worth(second)*s.rules.Weights.SecondTheme, "aussi : %s (« %s »)", sig.Label, phrase[second])
	}
}

func (s *assessor) scoreEffects(a *act) {
	share, phrase := s.weigh(s.effects, a)
	left := s.rules.Weights.EffectsMax
	for i, sig := range s.effects.signals {
		if points := min(left, share[i]*sig.points()); points > 0 {
			s.add(&a.verdict, sig.Code, points, "%s (« %s »)", sig.Label, phrase[i])
			left -= points
		}
	}
}

// highestAmount is the largest sum of euros, of the decision if it holds one.
func highestAmount(a *act) (f *facts.Fact, decided bool) {
	pick := func(text string) (best *facts.Fact) {
		for _, f := range facts.All(text) {
			if f.Kind == facts.Money && f.Unit == "EUR" && (best == nil || f.Value > best.Value) {
				best = &f
			}
		}
		return best
	}
	if f = pick(a.object + "\n" + a.decisionText()); f != nil {
		return f, true
	}
	for _, m := range a.d.Amounts {
		if m.Currency == "EUR" && (f == nil || m.Value > f.Value) {
			f = &facts.Fact{Kind: facts.Money, Value: m.Value, High: m.Value, Text: m.Text, Unit: "EUR"}
		}
	}
	if f != nil {
		return f, true
	}
	return pick(a.reportText()), false
}

// counted are the units that tell how many people a decision reaches.
var counted = map[string]bool{
	"habitant": true, "personne": true, "enfant": true, "eleve": true, "famille": true, "logement": true,
	"visiteur": true, "spectateur": true, "usager": true, "beneficiaire": true, "etudiant": true,
	"jeune": true, "voyageur": true, "foyer": true, "menage": true, "participant": true, "abonne": true,
	"salarie": true, "emploi": true, "collegien": true, "lyceen": true, "patient": true, "resident": true,
}

func highestPeople(a *act) (best *facts.Fact) {
	for _, f := range facts.All(a.object + "\n" + a.decisionText() + "\n" + a.reportText()) {
		if f.Kind == facts.Count && counted[singular(fold(f.Unit))] && f.Value < 2e7 && (best == nil || f.Value > best.Value) {
			best = &f
		}
	}
	return best
}

var soon = lazily(`(?i)\b(?:à compter d[ue]|à partir d[ue]|dès (?:le|la)|avant (?:le|la fin)|au plus tard|d['’]ici|jusqu['’]au)\b[^.;:\n]{0,30}(?:rentrée|20\d\d|printemps|été|automne|hiver)`)

// upcoming returns the first date after the session that the act announces.
func (s *assessor) upcoming(a *act) string {
	text := a.object + "\n" + a.decisionText() + "\n" + a.reportText()
	var year, month, day int
	if n, _ := fmt.Sscanf(s.session.Date, "%d-%d-%d", &year, &month, &day); n != 3 {
		return ""
	}
	for _, f := range facts.All(text) {
		if f.Kind != facts.Date || f.Role == facts.RoleEarlier || f.Role == facts.RoleLaw || f.When.Year == 0 || f.When.Month == 0 {
			continue
		}
		when := f.When.Year*10000 + f.When.Month*100 + max(f.When.Day, 1)
		if when > year*10000+month*100+day && f.When.Year <= year+8 {
			return squeeze(f.Text)
		}
	}
	if m := soon.FindString(text); m != "" && (strings.Contains(m, fmt.Sprint(year)) || strings.Contains(m, fmt.Sprint(year+1))) {
		return squeeze(m)
	}
	return ""
}

func trimPlace(m string) string { return strings.Trim(squeeze(m), " («\"'’") }

func voteWords(d *extract.Deliberation) string {
	var parts []string
	say := func(n *int, one, many string) {
		if n == nil || *n == 0 {
			return
		}
		word := many
		if *n == 1 {
			word = one
		}
		parts = append(parts, fmt.Sprintf("%d\u00a0%s", *n, word))
	}
	say(d.Votes.For, "voix pour", "voix pour")
	say(d.Votes.Against, "voix contre", "voix contre")
	say(d.Votes.Abstain, "abstention", "abstentions")
	return strings.Join(parts, ", ")
}

func hasWord(words []string, any ...string) bool {
	for _, w := range words {
		for _, a := range any {
			if w == a {
				return true
			}
		}
	}
	return false
}

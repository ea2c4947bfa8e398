package summarize

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"phare/extract"
)

// choice is the ranking of a session: what is in the article, what comes next, and why
// the rest is not.
type choice struct {
	chosen, next []*subject
	aside        []SetAside
	notes        []string
}

// ranking holds the acts of a session between their assessment and the choice, so that a
// model may read in between those that the rules leave in the race.
type ranking struct {
	rules *Rules
	as    *assessor
	acts  []*act
	open  []*act // neither routine nor private
}

// rank assesses every act of the session by the rules alone.
func rank(s *extract.Session, r *Rules) *ranking { return rankWith(s, r, learned()) }

// rankWith does so with the given factors of the kinds of signs.
func rankWith(s *extract.Session, r *Rules, weights map[string]float64) *ranking {
	docs := map[string]*extract.Document{}
	for _, doc := range s.Documents {
		docs[doc.File] = doc
	}
	as := newAssessor(r, s)
	as.weights = weights
	k := &ranking{rules: r, as: as}
	spelling := newSpelling()
	for i, d := range s.Deliberations {
		a := newAct(d, i, docs[d.File])
		a.spelling = spelling
		for _, p := range append(a.expose, a.dispositif...) {
			spelling.learn(p.text)
		}
		as.exclude(a)
		k.acts = append(k.acts, a)
	}
	twice(k.acts, docs)
	as.measure(k.acts)
	for _, a := range k.acts {
		if a.verdict.private == nil && a.verdict.never == nil {
			as.score(a)
			k.open = append(k.open, a)
		}
	}
	return k
}

// twice sets aside what the minutes tell of an act that was given alone too: it is one
// deliberation, and its own paper prevails.
func twice(acts []*act, docs map[string]*extract.Document) {
	minutes := func(a *act) bool { doc := docs[a.d.File]; return doc != nil && doc.Kind == extract.KindMinutes }
	for _, a := range acts {
		if a.verdict.never != nil || !minutes(a) {
			continue
		}
		words := wordSet(a.object)
		for _, o := range acts {
			own := wordSet(o.object)
			if !minutes(o) && len(own) >= 3 && len(words) >= 3 && max(overlap(own, words), overlap(words, own)) >= 0.8 {
				a.verdict.never = &Reason{Code: "doublon", Text: "la même délibération est lue dans son propre document (" + o.label() + ")"}
				break
			}
		}
	}
}

// choose takes the subjects of the conference in its order where there was one, else the
// best by the rules, one after the other, each time lowering those whose theme is already
// there. Pins come first, bans never; when too few acts deserve it, the article is shorter
// rather than padded with routine.
func (k *ranking) choose(items int, pins, bans []string, conf *conference) (choice, error) {
	var c choice
	banned, err := k.named(bans)
	if err != nil {
		return c, err
	}
	pinned, err := k.named(pins)
	if err != nil {
		return c, err
	}
	var race []*act
	for _, a := range k.acts {
		switch {
		case banned[a] && pinned[a]:
			return c, fmt.Errorf("%s est à la fois demandé et écarté : retirez l'une des deux consignes", a.d.ID)
		case pinned[a]:
			race = append(race, a)
			if r := cmp.Or(a.verdict.private, a.verdict.never); r != nil {
				a.verdict.notes = append(a.verdict.notes, "retenu à votre demande, alors que les règles l'écartaient : "+r.Text)
			}
		case banned[a] || a.verdict.private != nil:
		case a.verdict.never != nil && !(conf != nil && a.verdict.soft && conf.points[a] > 0):
		default:
			race = append(race, a)
		}
	}
	var subjects []*subject
	if conf != nil {
		subjects = k.convened(race, pinned, conf, items)
		n := min(items, len(subjects))
		c.chosen, subjects = subjects[:n:n], subjects[n:]
	} else {
		subjects = k.rules.gather(race, k.as.session.Body)
		for _, s := range subjects {
			k.weigh(s, pinned)
		}
		c.chosen, subjects = k.take(subjects, nil, items)
	}
	if len(c.chosen) == 0 && len(subjects) > 0 {
		c.chosen, subjects = k.leastBad(subjects)
	} else if len(c.chosen) == 0 {
		c.chosen = k.lastResort(race, pinned)
	}
	if conf != nil {
		n := min(items, len(subjects))
		c.next, subjects = slices.Clone(subjects[:n]), subjects[n:]
	} else {
		c.next, subjects = k.take(subjects, c.chosen, items)
	}
	contestedLeft := slices.DeleteFunc(slices.Clone(subjects), func(s *subject) bool { return s.contested() == nil })
	c.next = append(c.next, contestedLeft...)
	for _, a := range k.acts {
		if r := k.whyAside(a, banned[a], c, conf); r != nil {
			c.aside = append(c.aside, *r)
		}
	}
	if len(c.chosen) < items {
		c.notes = append(c.notes, fmt.Sprintf("%d décision(s) retenue(s) au lieu de %d : le reste de la séance relève de la routine ou de mesures individuelles.", len(c.chosen), items))
	}
	return c, nil
}

// convened are the subjects of the conference, those that a person pinned in front, then the
// contested acts that it did not rank: they are shown whatever it says.
func (k *ranking) convened(race []*act, pinned map[*act]bool, conf *conference, items int) []*subject {
	subjects := conf.subjects(race)
	if len(subjects) < items { // a short list is completed by the rules
		left := slices.DeleteFunc(slices.Clone(race), func(a *act) bool {
			return slices.ContainsFunc(subjects, func(s *subject) bool { return slices.Contains(s.acts, a) })
		})
		rest := k.rules.gather(left, k.as.session.Body)
		for _, s := range rest {
			k.weigh(s, pinned)
		}
		rest, _ = k.take(rest, nil, items-len(subjects))
		subjects = append(subjects, rest...)
	}
	for _, a := range race {
		if conf.points[a] == 0 && (pinned[a] || a.verdict.contested) && !slices.ContainsFunc(subjects, func(s *subject) bool { return slices.Contains(s.acts, a) }) {
			subjects = append(subjects, &subject{acts: []*act{a}, reasons: []Reason{{Code: "contested", Text: "vote partagé : " + voteWords(a.d)}}})
			if !a.verdict.contested {
				subjects[len(subjects)-1].reasons = []Reason{{Code: "pinned", Text: "demandé par la rédaction"}}
			}
		}
	}
	for _, s := range subjects {
		s.theme = s.acts[0].verdict.theme
		s.pinned = slices.ContainsFunc(s.acts, func(a *act) bool { return pinned[a] })
	}
	slices.SortStableFunc(subjects, func(a, b *subject) int {
		switch {
		case a.pinned && !b.pinned:
			return -1
		case b.pinned && !a.pinned:
			return 1
		}
		return 0
	})
	return subjects
}

// leastBad takes the best subject of a session in which none deserves it, so that there is a
// draft to judge.
func (k *ranking) leastBad(subjects []*subject) (taken, rest []*subject) {
	best := slices.MaxFunc(subjects, func(a, b *subject) int {
		return cmp.Or(cmp.Compare(a.score, b.score), cmp.Compare(b.acts[0].order, a.acts[0].order))
	})
	best.acts[0].verdict.notes = append(best.acts[0].verdict.notes, "séance de routine : aucun acte n'appelle vraiment d'article ; celui-ci est le moins éloigné.")
	return []*subject{best}, slices.DeleteFunc(slices.Clone(subjects), func(s *subject) bool { return s == best })
}

// lastResort takes routine acts where a session holds nothing else, so that a person who
// gave one paper finds it drafted. Designations, minutes and reports of decisions stay out.
func (k *ranking) lastResort(race []*act, pinned map[*act]bool) []*subject {
	var out []*subject
	for _, a := range k.acts {
		r := a.verdict.never
		if len(out) == 3 || r == nil || a.verdict.private != nil || slices.Contains(race, a) ||
			slices.Contains([]string{"designation", "proces-verbal", "decisions-deleguees", "withdrawn", "postponed"}, r.Code) {
			continue
		}
		a.verdict.notes = append(a.verdict.notes, "acte de routine, faute d'autre dans la séance : "+r.Text)
		s := &subject{acts: []*act{a}}
		k.weigh(s, pinned)
		s.reasons = append(s.reasons, Reason{Code: r.Code, Text: "faute d'autre acte dans la séance : " + r.Text})
		out = append(out, s)
	}
	return out
}

// named finds the acts that the editor names, by id or by number.
func (k *ranking) named(names []string) (map[*act]bool, error) {
	out := map[*act]bool{}
	for _, n := range names {
		found := false
		for _, a := range k.acts {
			if a.d.ID == n || a.d.Number != nil && sameNumber(*a.d.Number, n) {
				out[a], found = true, true
			}
		}
		if !found {
			return nil, fmt.Errorf("aucun acte de la séance ne porte l'identifiant ou le numéro « %s » ; selection.md en donne la liste", n)
		}
	}
	return out, nil
}

func sameNumber(a, b string) bool {
	strip := func(s string) string {
		out := make([]rune, 0, len(s))
		for _, r := range fold(s) {
			if r != ' ' && r != '\u00a0' {
				out = append(out, r)
			}
		}
		return string(out)
	}
	return strip(a) == strip(b)
}

// weigh gives a subject the score of its principal act, and a little for each other one.
func (k *ranking) weigh(s *subject, pinned map[*act]bool) {
	lead := s.acts[0]
	s.theme = lead.verdict.theme
	s.score = lead.verdict.score
	s.reasons = append([]Reason{}, lead.verdict.reasons...)
	if extra := min(len(s.acts)-1, 2); extra > 0 {
		points := math.Round(k.rules.Weights.Group*float64(extra)*100) / 100
		s.reasons = append(s.reasons, Reason{Code: "group", Text: fmt.Sprintf("%d actes sur un même sujet (%s)", len(s.acts), s.why), Points: points})
		s.score = math.Round((s.score+points)*100) / 100
	}
	if a := s.contested(); a != nil && a != lead {
		for _, r := range a.verdict.reasons {
			if r.Code == "contested" {
				r.Text += " (" + a.label() + ")"
				s.reasons = append(s.reasons, r)
				s.score = math.Round((s.score+r.Points)*100) / 100
			}
		}
	}
	if s.left != "" {
		s.reasons = append(s.reasons, Reason{Code: "series_left", Text: fmt.Sprintf("suite d'une série qui a déjà son bloc (%s)", s.left), Points: -k.rules.Weights.SeriesLeft})
		s.score = math.Round((s.score-k.rules.Weights.SeriesLeft)*100) / 100
	}
	for _, a := range s.acts {
		s.pinned = s.pinned || pinned[a]
		s.floor = max(s.floor, k.rules.Weights.Minimum+a.verdict.floor)
	}
}

// take chooses up to n subjects among those left, given those already chosen.
func (k *ranking) take(left, already []*subject, n int) (taken, rest []*subject) {
	rest = slices.Clone(left)
	themes := map[string]int{}
	for range n {
		best, bestScore := -1, math.Inf(-1)
		for i, s := range rest {
			score := s.score
			if s.theme != "" {
				score -= k.rules.Weights.SameTheme * float64(themes[s.theme])
			}
			if already == nil && !s.pinned && score < s.floor {
				continue
			}
			if s.pinned {
				score += 1000
			}
			if score > bestScore || score == bestScore && s.acts[0].order < rest[best].acts[0].order {
				best, bestScore = i, score
			}
		}
		if best < 0 {
			break
		}
		s := rest[best]
		if n := themes[s.theme]; n > 0 && s.theme != "" && already == nil {
			points := -k.rules.Weights.SameTheme * float64(n)
			s.reasons = append(s.reasons, Reason{Code: "same_theme", Text: "thème déjà présent parmi les décisions retenues", Points: points})
			s.score = math.Round((s.score+points)*100) / 100
		}
		themes[s.theme]++
		taken = append(taken, s)
		rest = slices.Delete(rest, best, best+1)
	}
	slices.SortStableFunc(taken, func(a, b *subject) int { return cmp.Compare(b.score, a.score) })
	return taken, rest
}

// whyAside says why an act is neither chosen nor next; nil when it is one of them.
func (k *ranking) whyAside(a *act, banned bool, c choice, conf *conference) *SetAside {
	for _, s := range append(slices.Clone(c.chosen), c.next...) {
		if slices.Contains(s.acts, a) {
			return nil
		}
	}
	v := a.verdict
	out := &SetAside{Act: a.d.ID, Title: a.object, Score: v.score}
	switch {
	case banned:
		out.Code, out.Reason = "banned", "écarté à votre demande"
	case v.private != nil:
		out.Code, out.Reason = v.private.Code, v.private.Text
	case v.never != nil:
		out.Code, out.Reason = v.never.Code, v.never.Text
	case conf != nil && conf.points[a] > 0:
		out.Code, out.Reason = "lower", "classé plus bas : "+conf.reason[a]
	case conf != nil:
		out.Code, out.Reason = "lower", fmt.Sprintf("hors des %d premiers de la conférence de rédaction", listLength)
	default:
		out.Code, out.Reason = "lower", fmt.Sprintf("score moindre (%s)", points(v.score))
	}
	if v.contested {
		out.Reason += fmt.Sprintf(" ; attention, vote partagé : %s", voteWords(a.d))
	}
	return out
}

// points prints a score as French does.
func points(v float64) string { return frenchNumber(fmt.Sprintf("%.1f", v)) }

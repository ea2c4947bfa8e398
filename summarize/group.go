package summarize

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// subject is one act, or several on one subject: what becomes one block of the article.
type subject struct {
	acts   []*act // the principal one first
	why    string // French: what gathers them, "" for one act
	common string // what the heading says of several acts: their series, or the matter that their objects share
	score  float64
	floor  float64 // below, it is not chosen
	theme  string
	pinned bool
	left   string // the series whose item had no room for it, "" for none

	reasons []Reason
}

// The acts in one block: beyond, nobody reads it. A series, such as the budget and the rates
// of a year, holds one more.
const (
	groupMax  = 3
	seriesMax = 4
)

// gather makes subjects of the acts that may be chosen: those of one series of the rules,
// those whose objects share the rare words that name one event, place or project, and those
// whose objects state one matter in the same words. Never acts of different outcomes.
func (r *Rules) gather(acts []*act, body string) []*subject {
	ranked := slices.Clone(acts)
	slices.SortStableFunc(ranked, func(a, b *act) int {
		return cmp.Or(cmp.Compare(b.verdict.score, a.verdict.score), cmp.Compare(a.order, b.order))
	})
	ties := tiesOf(ranked, body)
	ties.series = r.seriesOf(ranked)
	var subjects []*subject
	taken, left := map[*act]bool{}, map[*act]string{}
	for _, lead := range ranked {
		if taken[lead] {
			continue
		}
		sub := &subject{acts: []*act{lead}, left: left[lead]}
		taken[lead] = true
		for _, o := range unlike(lead, ranked) {
			if taken[o] || o.d.Outcome != lead.d.Outcome {
				continue
			}
			why, common := ties.between(lead, o)
			most := groupMax
			if ties.series[o] != nil && ties.series[o] == ties.series[lead] {
				most = seriesMax
			}
			switch {
			case why == "":
				continue
			case len(sub.acts) >= most:
				if ties.series[o] != nil && ties.series[o] == ties.series[lead] {
					left[o] = ties.series[o].Label
				}
				continue
			}
			sub.acts = append(sub.acts, o)
			taken[o] = true
			if sub.why == "" {
				sub.why, sub.common = why, common
			}
		}
		subjects = append(subjects, sub)
	}
	return subjects
}

// unlike orders the acts from those whose object differs most from the lead's: where a
// series has more acts than an item holds, the tax rates come before a fourth annexed budget.
func unlike(lead *act, acts []*act) []*act {
	likeness := map[*act]int{}
	for _, a := range acts {
		for _, w := range a.objectWords {
			if len(w) > 3 && slices.Contains(lead.objectWords, w) {
				likeness[a]++
			}
		}
	}
	out := slices.Clone(acts)
	slices.SortStableFunc(out, func(a, b *act) int { return cmp.Compare(likeness[a], likeness[b]) })
	return out
}

// ties are what may gather two acts.
type ties struct {
	series  map[*act]*Series
	names   map[*act][]name
	matters matters
	body    map[string]bool
}

// tiesOf reads what the objects of the acts say of what they have in common.
func tiesOf(acts []*act, body string) ties {
	t := ties{names: rareNames(acts), matters: mattersOf(acts)}
	own := wordSet(body) // the authority's own name ties nothing together
	t.body = own
	for a, names := range t.names {
		t.names[a] = slices.DeleteFunc(names, func(n name) bool { return overlap(wordSet(n.text), own) > 0.6 })
	}
	return t
}

// between says in French why two acts make one subject, and what both are about where the
// object of the first would not say it; "" when nothing ties them.
func (t ties) between(lead, o *act) (why, common string) {
	switch s, z := t.series[lead], t.series[o]; {
	case s != nil && s == z && o.verdict.score > 0:
		return s.Label, s.Label
	case s != nil && z != nil:
		return "", "" // a budget and the accounts of the year before
	}
	if name := sharedName(t.names[lead], t.names[o]); name != "" && akin(lead, o) {
		return "même sujet : " + name, ""
	}
	if m := t.matters.shared(lead, o); m != "" && lead.verdict.theme == o.verdict.theme && overlap(wordSet(m), t.body) <= 0.6 {
		return "même sujet : " + m, m
	}
	return "", ""
}

// akin reports whether two acts have a theme in common: a place or a fund may be named by
// acts that have nothing else to do with each other.
func akin(a, b *act) bool {
	if a.verdict.theme == "" || b.verdict.theme == "" {
		return a.verdict.theme == b.verdict.theme
	}
	for _, x := range []string{a.verdict.theme, a.verdict.aside} {
		if x != "" && (x == b.verdict.theme || x == b.verdict.aside) {
			return true
		}
	}
	return false
}

// contested returns the first act of the subject whose vote was split, nil for none.
func (s *subject) contested() *act {
	if i := slices.IndexFunc(s.acts, func(a *act) bool { return a.verdict.contested }); i >= 0 {
		return s.acts[i]
	}
	return nil
}

// title is the heading of the subject: what its acts have in common, else the plain object
// of the principal act.
func (s *subject) title() string {
	if s.common != "" {
		if strings.HasPrefix(s.why, "même sujet") && len(s.common) > 40 {
			return upperFirst(typeset(tailPair.ReplaceAllString(s.common, ""))) // the shared run ended inside a second thing
		}
		return upperFirst(typeset(s.common))
	}
	return plainTitle(s.acts[0])
}

// tailPair is a second thing, cut short, at the end of a run of shared words.
var tailPair = lazily(`\s+et\s+(?:\S+\s+){0,2}\S+$`)

// label names an act in a reason: its number, else the beginning of its object.
func (a *act) label() string {
	if a.d.Number != nil {
		return "n°\u00a0" + *a.d.Number
	}
	return shorten(a.object, 40)
}

func (r *Rules) seriesOf(acts []*act) map[*act]*Series {
	out := map[*act]*Series{}
	for i := range r.Series {
		s := &r.Series[i]
		lists := make([]*lexicon, len(s.All))
		for j, words := range s.All {
			lists[j] = newLexicon()
			for _, w := range words {
				lists[j].add(0, w)
			}
		}
		unless := newLexicon()
		for _, w := range s.Unless {
			unless.add(0, w)
		}
		for _, a := range acts {
			if out[a] != nil {
				continue
			}
			all := true
			unless.find(a.objectWords, func(phrase, int) { all = false })
			for _, l := range lists {
				met := false
				l.find(a.objectWords, func(phrase, int) { met = true })
				all = all && met
			}
			if all {
				out[a] = s
			}
		}
	}
	return out
}

// name is a run of capitalised words of an object, as the object writes it.
type name struct {
	key, text string
	weak      bool // its only capital opens a clause, and may be no more than that
}

// rareNames returns for each act the proper names of its object that few acts share: at
// most groupMax, and two words or an acronym at least.
func rareNames(acts []*act) map[*act][]name {
	of := map[*act][]name{}
	count := map[string]int{}
	for _, a := range acts {
		seen := map[string]bool{}
		for _, n := range properNames(a.object) {
			if !seen[n.key] {
				seen[n.key] = true
				count[n.key]++
				of[a] = append(of[a], n)
			}
		}
	}
	limit := max(2, min(groupMax, int(math.Ceil(float64(len(acts))/5))))
	for a, names := range of {
		of[a] = slices.DeleteFunc(names, func(n name) bool { return count[n.key] < 2 || count[n.key] > limit })
	}
	return of
}

func sharedName(a, b []name) string {
	for _, n := range a {
		for _, m := range b {
			if n.key == m.key && !(n.weak && m.weak) {
				return n.text
			}
		}
	}
	return ""
}

// linking words stand inside a proper name: "Comédie du livre", "Pic Saint Loup".
var linking = map[string]bool{"de": true, "du": true, "des": true, "la": true, "le": true, "les": true, "d": true, "l": true, "et": true, "en": true, "sur": true, "a": true, "au": true, "aux": true, "pour": true}

// common words start an object with a capital and name nothing of their own.
var common = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Fields(`convention conventions attribution attributions approbation autorisation subvention subventions
		avenant marche marches projet programme creation modification demande acquisition cession vente ville commune
		metropole communaute agglomeration departement region conseil municipal communautaire metropolitain societe association
		exercice budget annee signature partenariat mise travaux rehabilitation construction ecole ecoles college lycee
		quartier rue avenue place zone amenagement avis voeu motion participation dispositif fixation tarif tarifs
		foncier urbanisme finances culture sport sports sante education environnement parcelle parcelles terrain secteur
		conditions utilisation locaux protocole accord cadre plan operation maire president monsieur madame decision
		deliberation rapport service services public publics installations classees protection exploiter groupement
		janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre france etat prefecture
		festival fete salon foire concert manifestation evenement tournoi course
		politique developpement territoire titre financement financier aide fonds prix vente bail emprunt garantie
		etude etudes mission maitrise oeuvre ouvrage delegation concession contrat reglement schema charte
		election designation representant delegue membre commission comite
		detr dsil dsid fsil fnadt feder fse fse+ fnap fipd fipdr fiphfp ademe anah anru anct caf cpam drac dreal dsden ars ddt epf cdc cnds
		cgct ccas cias sivu sivom epci smictom sdis spl sem semop scop scic dsp mapa amo moe cao vrd plu plui plum scot zac zad opah
		rpqs clect cfu rgpd cnas tva tlpe teom reom gemapi sru alur ht ttc adap erp rer ter rd rn qpv npnru cpom spanc
		syndicat mixte general generale national nationale local locale regional departemental intercommunal`) {
		words[singular(w)] = true
	}
	return words
})

// properNames finds the runs of words that name something: an acronym, or a run holding
// two words at least that are not common.
func properNames(object string) []name {
	var out []name
	for _, piece := range strings.FieldsFunc(object, func(r rune) bool { return strings.ContainsRune("–—:;,.()\"«»/", r) }) {
		for _, clause := range strings.Split(piece, " - ") {
			out = append(out, namesIn(clause)...)
		}
	}
	return out
}

func namesIn(clause string) []name {
	tokens := strings.FieldsFunc(clause, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(tokens) > 1 && strings.ToUpper(clause) == clause {
		return nil // capitals tell no names
	}
	var out []name
	var run []string
	opening := true // the run opens the clause
	flush := func() {
		if n, ok := properName(run); ok {
			capitals := 0
			for _, t := range strings.Fields(n.text) {
				if unicode.IsUpper([]rune(t)[0]) && !common()[singular(fold(t))] {
					capitals++
				}
			}
			n.weak = opening && capitals < 2
			out = append(out, n)
		}
		run, opening = nil, false
	}
	for i, t := range tokens {
		switch {
		case unicode.IsUpper([]rune(t)[0]):
			if n, ok := properName([]string{t}); ok {
				out = append(out, n)
			}
			if len(run) == 0 {
				opening = i == 0
			}
			run = append(run, t)
		case len(run) > 0 && (linking[fold(t)] || linking[fold(run[len(run)-1])]):
			run = append(run, t)
		default:
			flush()
		}
	}
	flush()
	return out
}

// properName trims a run of words to a name; ok is false when what is left names nothing
// of its own.
func properName(run []string) (n name, ok bool) {
	for len(run) > 0 && linking[fold(run[len(run)-1])] {
		run = run[:len(run)-1]
	}
	for len(run) > 0 && (linking[fold(run[0])] || common()[singular(fold(run[0]))] || !unicode.IsUpper([]rune(run[0])[0])) {
		run = run[1:]
	}
	var key []string
	own := 0
	for _, t := range run {
		f := singular(fold(t))
		key = append(key, f)
		if !linking[f] && !common()[f] {
			own++
		}
	}
	if own >= 2 || own == 1 && len(run) == 1 && isAcronym(run[0]) {
		return name{key: strings.Join(key, " "), text: strings.Join(run, " ")}, true
	}
	return name{}, false
}

// rubrics are the short headings of an agenda, which capitals make look like acronyms.
var rubrics = map[string]bool{
	"cycle": true, "eau": true, "eaux": true, "voirie": true, "sport": true, "sports": true, "social": true, "sociale": true, "dechet": true,
	"emploi": true, "climat": true, "soldes": true, "forets": true, "foret": true, "nature": true, "sante": true, "divers": true,
	"motion": true, "voeu": true, "voeux": true, "ville": true, "route": true, "routes": true, "ecoles": true, "jeunes": true, "aines": true,
}

func isAcronym(t string) bool {
	letters := 0
	for _, r := range t {
		if unicode.IsDigit(r) || !unicode.IsUpper(r) {
			return false
		}
		letters++
	}
	return letters >= 3 && letters <= 6 && !common()[singular(fold(t))] && !rubrics[fold(t)]
}

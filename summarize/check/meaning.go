package check

import (
	"fmt"
	"strings"

	"phare/extract"
)

// begins tells that a folded word starts with one of the beginnings; one that ends with
// "=" must be the whole word.
func begins(fold string, list []string) bool {
	for _, b := range list {
		if whole, ok := strings.CutSuffix(b, "="); ok && fold == whole || !ok && strings.HasPrefix(fold, b) {
			return true
		}
	}
	return false
}

// pair is two families of words that can't stand for one another.
type pair struct {
	a, b   []string
	alone  bool // a word of either family needs a word of its own in the act
	oneWay bool // only words of b are findings
}

// pairs lists the contraries that a draft may confuse.
func pairs() []pair {
	return []pair{
		{a: []string{"hauss", "augment", "majorat", "majore", "relevement", "accroiss", "accroit", "plus-value"}, b: []string{"baiss", "diminu", "redui", "reduct", "abaiss", "alleg"}, alone: true},
		{a: []string{"gratuit", "gracieu"}, b: []string{"payant"}, alone: true},
		{a: []string{"vend=", "vendre", "vendu", "vente=", "ventes=", "cede=", "cedent=", "ceder", "cession", "alien"}, b: []string{"acquer", "acquier", "acquis", "acquisition", "achet", "achat"}},
		{a: []string{"creat", "creer", "cree=", "creee", "crees="}, b: []string{"supprim", "suppress"}},
		{a: []string{"autoris", "permet", "permis"}, b: []string{"interdi", "prohib", "proscri"}, oneWay: true},
		{a: []string{"lanc", "engag", "demarr", "debut", "commenc", "entam", "entrepr"}, b: []string{"achev", "terminé", "termine", "clotur", "finalis", "inaugur"}, alone: true, oneWay: true},
		{a: []string{"provisoir", "temporair", "previsionn"}, b: []string{"definiti"}, alone: true, oneWay: true},
		{a: []string{"estim", "evalu", "previsionn", "valoris", "prevu", "prevoi"}, b: []string{"factur", "depensé"}, alone: true, oneWay: true},
		{a: []string{"maxim", "plafon", "jusqu", "exced", "depass"}, b: []string{"minim", "planch"}, oneWay: true, alone: true},
		{a: []string{"obligat"}, b: []string{"facultat"}, alone: true},
		{a: []string{"construi", "construct", "reconstru"}, b: []string{"demol", "deconstru"}, oneWay: true},
		{a: []string{"prolong", "recondu", "renouvel", "proroge"}, b: []string{"resili", "interrom", "interrup", "annul"}, oneWay: true},
		{a: []string{"mainten", "maintien", "conserv"}, b: []string{"supprim", "suppress", "abandon"}, oneWay: true},
		{a: []string{"loyer", "louer", "location", "bail="}, b: []string{"achet", "acquier", "acquer"}, oneWay: true}, // a lease is no purchase
		{b: []string{"delivr", "obten", "obtien"}, alone: true, oneWay: true},                                         // what is asked for is not granted
		{a: []string{"recrut", "embauch"}, b: []string{"licenci"}, alone: true, oneWay: true},
		{a: []string{"ouvre=", "ouvrir", "ouvrira", "ouvriront", "ouverture", "ouvert"}, b: []string{"ferme=", "fermer", "fermee", "fermera", "fermeture", "fermeront"}, oneWay: true},
		{a: []string{"favorable"}, b: []string{"defavorable"}, alone: true},
		{a: []string{"annuel"}, b: []string{"mensuel", "hebdomad", "trimestr"}, alone: true, oneWay: true},
		{a: []string{"nord="}, b: []string{"sud="}, alone: true},
		{a: []string{"collectif", "collective"}, b: []string{"individuel"}},
		{a: []string{"inclus", "comprend", "compris"}, b: []string{"exclu"}, oneWay: true},
		{a: []string{"abrog", "exoner", "dispens"}, b: []string{"payer", "paie", "paient", "paiera", "payant"}, oneWay: true},
		{a: []string{"simplif"}, b: []string{"complexif"}, oneWay: true},
		{a: []string{"elarg", "etend", "extension"}, b: []string{"restrein", "restrict"}, oneWay: true},
	}
}

// polar tells that word i is of a family; "tarif réduit" is the name of a price.
func polar(words []word, i int, list []string) bool {
	return begins(words[i].fold, list) && !(strings.HasPrefix(words[i].fold, "reduit") && i > 0 && strings.HasPrefix(words[i-1].fold, "tarif"))
}

// holdsBegin counts, in the claim's acts, words of a family: in all the text, and in what
// was decided (object and dispositif).
func (r *run) holdsBegin(cl *claim, list []string) (all, firm int) {
	for _, a := range cl.acts {
		r.wordsOf(a)
		for _, p := range a.passages {
			for i := p.first; i < p.last; i++ {
				if polar(a.words, i, list) {
					all++
					if p.part == extract.PartDispositif || p.part == extract.PartHead {
						firm++
					}
				}
			}
		}
	}
	return all, firm
}

// polarity reports a word whose contrary the act uses: "baisse" where it says "hausse".
func (r *run) polarity(cl *claim) {
	if strings.HasSuffix(cl.text, "?") { // a question states nothing
		return
	}
	all := cl.acts
	defer func() { cl.acts = all }()
	for _, p := range pairs() {
		for side := range 2 {
			mine, other := p.a, p.b
			if side == 1 {
				mine, other = p.b, p.a
			}
			for i, w := range cl.words {
				if !polar(cl.words, i, mine) || w.capital && !w.opens || refused(cl.words, i) || w.fold == "obtenir" || w.fold == "facture" && i > 0 && determiner(cl.words[i-1].fold) {
					continue
				}
				if cl.acts = r.actsAt(cl, i); len(cl.acts) == 0 {
					cl.acts = all
					continue
				}
				if side == 0 && p.oneWay && r.nearer(cl, i, mine, other) || !(side == 0 && p.oneWay) && r.contrary(cl, i, mine, other, p.alone) {
					return
				}
				break
			}
		}
	}
}

func (r *run) contrary(cl *claim, i int, mine, other []string, alone bool) bool {
	w := cl.words[i]
	written := cl.text[w.start:w.end]
	same, sameFirm := r.holdsBegin(cl, mine)
	opposite, oppositeFirm := r.holdsBegin(cl, other)
	switch {
	case same == 0 && opposite > 0:
		r.find(cl, w.start, w.end, Error, "meaning-reversed", fmt.Sprintf("%s dit le contraire de « %s ». Reprenez ses mots.", cl.subject(), written), r.firstOf(cl, other))
	case same == 0 && alone:
		r.find(cl, w.start, w.end, Warning, "meaning-not-in-act", fmt.Sprintf("%s ne dit rien de tel que « %s ». Reprenez ses mots, ou retirez celui-ci.", cl.subject(), written), nil)
	case same > 0 && opposite > 0:
		if r.nearer(cl, i, mine, other) {
			return true
		}
		if sameFirm > 0 || oppositeFirm < 2 || same >= opposite {
			return false
		}
		r.find(cl, w.start, w.end, Warning, "meaning-reversed", fmt.Sprintf("La décision de l'acte dit le contraire de « %s ». Relisez-la.", written), r.firstOf(cl, other))
	default:
		return false
	}
	return true
}

// nearer reports word i when the passage nearest to the claim says its contrary.
func (r *run) nearer(cl *claim, i int, mine, other []string) bool {
	at := r.closerToOther(cl, mine, other)
	if at == nil {
		return false
	}
	w := cl.words[i]
	r.find(cl, w.start, w.end, Warning, "meaning-reversed", fmt.Sprintf("Le passage de l'acte le plus proche dit le contraire de « %s ». Relisez-le.", cl.text[w.start:w.end]), at)
	return true
}

// closerToOther returns the passage that bears the claim best, its polar word aside, when
// it holds the contrary of that word and no passage nearly as close holds the word itself.
func (r *run) closerToOther(cl *claim, mine, other []string) *found {
	var stems []string
	seen := map[string]bool{}
	for _, w := range cl.words {
		if w.stem != "" && !seen[w.stem] && !begins(w.fold, mine) && !begins(w.fold, other) {
			seen[w.stem] = true
			stems = append(stems, w.stem)
		}
	}
	if len(stems) < 2 {
		return nil
	}
	var with, against float64
	var at *found
	for _, a := range cl.acts {
		sum := 0.0
		score := map[int32]float64{}
		for _, st := range stems {
			w := weight(a, st)
			sum += w
			for _, p := range a.at[st] {
				score[p] += w
			}
		}
		for p, v := range score {
			v /= sum
			holdsMine, holdsOther := false, false
			for i := a.passages[p].first; i < a.passages[p].last; i++ {
				holdsMine = holdsMine || polar(a.words, i, mine)
				holdsOther = holdsOther || polar(a.words, i, other)
			}
			switch {
			case holdsMine:
				with = max(with, v)
			case holdsOther && (v > against || v == against && at != nil && a.passages[p].start < at.start):
				against, at = v, &found{act: a, start: a.passages[p].start, end: a.passages[p].end}
			}
		}
	}
	if against >= 0.55 && against > with+0.15 {
		return at
	}
	return nil
}

func (r *run) firstOf(cl *claim, list []string) *found {
	for _, a := range cl.acts {
		for _, w := range a.words {
			if begins(w.fold, list) {
				return &found{act: a, start: w.start, end: w.end, nearest: a.text[w.start:w.end]}
			}
		}
	}
	return nil
}

func (r *run) passageHolds(cl *claim, list []string) bool {
	for _, w := range cl.best.words {
		if w.start >= cl.place.start && w.end <= cl.place.end && begins(w.fold, list) {
			return true
		}
	}
	return false
}

// auxiliary tells the forms of être and avoir that make a past of a participle.
func auxiliary(w string) bool {
	switch w {
	case "a", "ont", "est", "sont", "ete", "avait", "avaient", "fut", "furent", "aura", "auront":
		return true
	}
	return false
}

// ladder reports a verb that says more than the act: done for planned, obtained for asked,
// approved for prescribed.
func (r *run) ladder(cl *claim) {
	r.accomplished(cl)
	if cl.bound {
		r.plan(cl)
	}
}

// plan reports an approval where the act only prescribes, arrests or agrees in principle.
func (r *run) plan(cl *claim) {
	d, at := cl.decisionOf()
	if force := cl.inForce(); force >= 0 {
		at = force
	} else if d != adopts {
		return
	}
	w := cl.words[at]
	var approves, arrests, prescribes, principle, advises bool
	var where *found
	for _, a := range cl.acts {
		for _, p := range a.passages {
			if p.part != extract.PartDispositif || p.last-p.first < 5 || result(a.words[p.first:p.last]) {
				continue
			}
			for k := p.first; k < p.last; k++ {
				next := ""
				if k+2 < p.last {
					next = a.words[k+1].fold + " " + a.words[k+2].fold
				}
				switch f := a.words[k].fold; {
				case f == "avis" && k > p.first && begins(a.words[max(p.first, k-2)].fold+a.words[k-1].fold, []string{"emet", "donne", "rend", "formul", "d'emet"}):
					advises = true
					where = &found{act: a, start: p.start, end: p.end}
				case begins(f, []string{"approuv", "adopt", "valid", "accept", "attribu", "accord", "fix", "vote", "instaur", "decid", "autoris"}):
					if strings.HasPrefix(f, "approuv") && strings.HasSuffix(next, "principe") {
						principle = true
						where = &found{act: a, start: p.start, end: p.end}
						continue
					}
					if begins(f, []string{"approuv", "adopt", "valid", "attribu", "vote"}) {
						approves = true
					}
				case (f == "arrete" || f == "arreter") && (strings.Contains(next, "projet") || k > 0 && a.words[k-1].fold == "d" || a.words[k-1].fold == "est" && heldIn(a.words[p.first:k], []string{"projet="})):
					arrests = true
					where = &found{act: a, start: p.start, end: p.end}
				case begins(f, []string{"prescri"}):
					prescribes = true
					where = &found{act: a, start: p.start, end: p.end}
				}
			}
		}
	}
	if approves {
		return
	}
	switch {
	case advises && !cl.holds("avis", "voeu"):
		r.find(cl, w.start, w.end, Error, "outcome", "L'assemblée a émis un avis, qui ne décide pas. Écrivez « a émis un avis ».", where)
	case arrests && !cl.holds("projet", "arret"):
		r.find(cl, w.start, w.end, Error, "promoted-plan", "L'acte arrête un projet, qui n'est pas définitif. Écrivez « arrête le projet ».", where)
	case prescribes && !cl.holds("prescri", "lance", "engage"):
		r.find(cl, w.start, w.end, Error, "promoted-plan", "L'acte prescrit une procédure ; rien n'est encore approuvé. Écrivez « lance » ou « engage ».", where)
	case principle && !r.sectionHolds(cl, "principe"):
		r.find(cl, w.start, w.end, Warning, "restriction-lost", "L'acte n'approuve qu'un principe. Écrivez « le principe de ».", where)
	}
}

// inForce returns the index of the verb of "entre en vigueur", -1 when the claim does not
// say it.
func (cl *claim) inForce() int {
	for i, w := range cl.words {
		if w.fold == "vigueur" && i > 1 && strings.HasPrefix(cl.words[i-2].fold, "entr") && !refused(cl.words, i) {
			return i - 2
		}
	}
	return -1
}

// sectionHolds tells that the section of a claim holds one of the word beginnings.
func (r *run) sectionHolds(cl *claim, begins ...string) bool {
	for _, o := range r.claims {
		if r.d.blocks[o.block].section == r.d.blocks[cl.block].section && o.holds(begins...) {
			return true
		}
	}
	return false
}

package check

import (
	"fmt"
	"strings"
)

// scope reports words that widen or sharpen what the acts say: all for some, without
// reserve for with three, and words that say how far, how fast or for how long a thing is
// done, which no word of the acts bears.
func (r *run) scope(cl *claim) {
	r.universals(cl)
	r.without(cl)
	r.sharp(cl)
}

// universals reports "toutes les écoles" where the act says some, or does not say all.
func (r *run) universals(cl *claim) {
	for i := range cl.words {
		w := cl.words[i]
		k := 0
		if i+2 >= len(cl.words) {
			r.forAll(cl, i)
			continue
		}
		switch w.fold {
		case "tous", "toutes":
			if n := cl.words[i+1].fold; n == "les" || n == "ces" || n == "nos" || n == "ses" {
				k = i + 2
			}
		case "ensemble":
			if cl.words[i+1].fold == "des" || cl.words[i+1].fold == "de" && (cl.words[i+2].fold == "la" || cl.words[i+2].fold == "ses") {
				k = i + 2
			}
		case "totalite":
			if cl.words[i+1].fold == "des" {
				k = i + 2
			}
		}
		if k == 0 && r.forAll(cl, i) {
			return
		}
		if k == 0 || k >= len(cl.words) || cl.words[k].digit || strings.ContainsAny(cl.text[w.end:cl.words[k].start], ":,.;()") {
			continue
		}
		switch cl.words[k].fold {
		case "deux", "trois", "quatre", "ans", "mois", "la", "ses":
			continue
		}
		if cl.notAll(i, k) {
			continue
		}
		acts := r.actsAt(cl, k)
		if len(acts) == 0 || r.saysAll(acts, cl.words[k]) {
			continue
		}
		r.find(cl, w.start, cl.words[k].end, Warning, "universal", fmt.Sprintf("%s ne dit pas que cela vaut pour « %s ». Reprenez ses mots.", r.subjectOf(cl, acts), cl.text[w.start:cl.words[k].end]), nil)
	}
}

// forAll reports "gratuit pour tous", "ouvert à tous", which no act says.
func (r *run) forAll(cl *claim, i int) bool {
	w := cl.words[i]
	if w.fold != "tous" && w.fold != "toutes" || w.capital || i == 0 || cl.words[i-1].fold != "pour" && cl.words[i-1].fold != "a" {
		return false
	}
	if i+1 < len(cl.words) && !strings.ContainsAny(cl.text[w.end:cl.words[i+1].start], ",.;:)") {
		return false
	}
	acts := r.actsAt(cl, i)
	if len(acts) == 0 || phraseIn(acts, "a tous", "pour tous", "a toutes", "pour toutes", "tous publics", "tout public", "tout le monde", "toute personne") {
		return false
	}
	r.find(cl, cl.words[i-1].start, w.end, Warning, "universal", fmt.Sprintf("%s ne dit pas que cela vaut « %s ». Reprenez ses mots.", r.subjectOf(cl, acts), cl.text[cl.words[i-1].start:w.end]), nil)
	return true
}

// notAll tells that the claim denies its own "tous", or says which of them: "toutes les
// écoles concernées", "tous les enfants n'y ont pas droit".
func (cl *claim) notAll(i, k int) bool {
	if i > 0 && (cl.words[i-1].fold == "pas" || cl.words[i-1].fold == "de" && cl.words[k].fold == "jours") { // "la vie de tous les jours"
		return true
	}
	if k+1 < len(cl.words) && begins(cl.words[k+1].fold, []string{"concernes=", "concernees=", "retenus=", "retenues=", "eligibles=", "interesses=", "interessees="}) {
		return true
	}
	for _, w := range cl.words[k+1 : min(len(cl.words), k+4)] {
		if w.fold == "ne" || w.fold == "n" {
			return true
		}
	}
	return false
}

// saysAll tells that an act speaks of all the things a word names, and nowhere of some.
func (r *run) saysAll(acts []*act, noun word) bool {
	if noun.fold == "jours" {
		return phraseIn(acts, "tous les jours", "chaque jour") || r.holdAny(acts, "quotidien", "quotidienn")
	}
	each := false
	for _, a := range acts {
		r.wordsOf(a)
		for i, w := range a.words {
			whole := false
			switch w.fold {
			case "tous", "toutes", "ensemble", "totalite", "integralite":
				whole = true
			case "chaque", "chacun", "chacune", "tout", "toute":
			default:
				continue
			}
			if w.capital && !w.opens && !w.upper {
				continue // "Maisons pour Tous"
			}
			for k := i + 1; k < len(a.words) && k < i+5 && !strings.HasPrefix(a.words[k].fold, "seul") && !strings.ContainsAny(a.text[a.words[k-1].end:a.words[k].start], "(,;:."); k++ {
				if a.words[k].stem == noun.stem || noun.stem == "" {
					if whole {
						return true
					}
					each = true
				}
			}
		}
	}
	return each && !saysSome(acts, noun.stem)
}

// saysSome tells that an act speaks of some of the things that a stem names.
func saysSome(acts []*act, stem string) bool {
	for _, a := range acts {
		for i, w := range a.words {
			if begins(w.fold, []string{"certains=", "certaines=", "quelques=", "divers=", "diverses="}) && i+1 < len(a.words) && a.words[i+1].stem == stem {
				return true
			}
		}
	}
	return false
}

// bears tells that a passage that speaks of the same things holds a word of the beginnings.
func (r *run) bears(acts []*act, subject []string, list []string) bool {
	for _, a := range acts {
		r.wordsOf(a)
		for p, x := range a.passages {
			if heldIn(a.words[x.first:x.last], list) && (len(subject) == 0 || a.share(subject, p) >= 0.25) {
				return true
			}
		}
	}
	return false
}

func phraseIn(acts []*act, phrases ...string) bool {
	for _, a := range acts {
		for _, p := range phrases {
			if a.phrase(p, 0) >= 0 {
				return true
			}
		}
	}
	return false
}

// holdAny tells that one of the acts holds a word of the beginnings.
func (r *run) holdAny(acts []*act, list ...string) bool {
	for _, a := range acts {
		r.wordsOf(a)
		if heldIn(a.words, list) {
			return true
		}
	}
	return false
}

// without reports "sans réserve", "sans aucune condition", which no act says.
func (r *run) without(cl *claim) {
	limits := []string{"reserve", "condition", "limite", "exception", "restriction", "plafond", "frais=", "interruption", "contrepartie"}
	for i, w := range cl.words {
		if w.fold != "sans" {
			continue
		}
		k := i + 1
		if k < len(cl.words) && (cl.words[k].fold == "aucun" || cl.words[k].fold == "aucune") {
			k++
		}
		if k >= len(cl.words) || !begins(cl.words[k].fold, limits) {
			continue
		}
		acts := r.actsAt(cl, i)
		noun := cl.words[k]
		if len(acts) == 0 || phraseIn(acts, "sans "+noun.fold, "sans aucune "+noun.fold, "sans aucun "+noun.fold) {
			continue
		}
		written := cl.text[w.start:noun.end]
		for _, a := range acts {
			if at := a.phrase("sous "+strings.TrimSuffix(noun.fold, "s"), 0); at >= 0 {
				r.find(cl, w.start, noun.end, Error, "meaning-reversed", fmt.Sprintf("%s dit le contraire de « %s ». Reprenez ses mots.", r.subjectOf(cl, acts), written), &found{act: a, start: a.words[at].start, end: a.words[at].end})
				return
			}
		}
		r.find(cl, w.start, noun.end, Warning, "word-not-in-act", unborne(r.subjectOf(cl, acts), written), nil)
		return
	}
}

func unborne(subject, word string) string {
	return fmt.Sprintf("%s ne porte pas « %s ». Reprenez ses mots, ou retirez celui-ci.", subject, word)
}

// sharpWord is a family of words that a claim may use only if the act bears them.
type sharpWord struct{ said, borne []string }

func sharpWords() []sharpWord {
	return []sharpWord{
		{[]string{"doubl", "tripl", "quadrupl"}, []string{"doubl", "tripl", "quadrupl"}},
		{[]string{"remplace=", "remplacent=", "remplacera", "remplaceront", "substitue"}, []string{"remplac", "substitu", "annul", "abrog", "succed", "lieu="}},
		{[]string{"entierement", "totalement", "integralement", "completement"}, []string{"entier", "totalite", "totalement", "integral", "complet"}},
		{[]string{"permanent", "perenn", "perpetu", "indefiniment"}, []string{"perman", "perenn", "perpetu", "indefini", "indetermin", "definiti"}},
		{[]string{"automatique"}, []string{"automat", "office="}},
		{[]string{"immediat"}, []string{"immediat", "delai=", "instant"}},
		{[]string{"exclusivement", "uniquement", "reserve=", "reservee", "reserves="}, []string{"seul", "uniqu", "exclu", "reserv", "limit", "eligib"}},
		{[]string{"cesser", "cesse=", "cessent", "disparai", "disparait"}, []string{"cess", "fin=", "ferm", "supprim", "suppress", "arret", "abrog", "termin", "remplac", "dispar", "abandon", "interdi"}},
		{[]string{"rembours"}, []string{"rembours"}},
		{[]string{"partout="}, []string{"partout=", "ensemble=", "totalite=", "toutes=", "tous="}},
		{[]string{"offert"}, []string{"offert", "offrir", "gratuit", "gracieu", "don="}},
	}
}

// sharp reports a word that says more than any word of the acts.
func (r *run) sharp(cl *claim) {
	for _, s := range sharpWords() {
		for i, w := range cl.words {
			if !begins(w.fold, s.said) || w.capital && !w.opens || refused(cl.words, i) || w.fold == "reserve" && i > 0 && (cl.words[i-1].fold == "sous" || determiner(cl.words[i-1].fold)) {
				continue
			}
			acts := r.actsAt(cl, i)
			if len(acts) == 0 || r.bears(acts, cl.around(i), s.borne) {
				continue
			}
			r.find(cl, w.start, w.end, Warning, "word-not-in-act", unborne(r.subjectOf(cl, acts), cl.text[w.start:w.end]), nil)
			break
		}
	}
}

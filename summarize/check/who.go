package check

import (
	"fmt"
	"strings"

	"phare/extract"
)

// transfer is who gives to whom, as a sentence tells it.
type transfer struct {
	from, to string
	at       int // word of the verb
	fromAt   int // word of the giver, -1 when not told
}

// actorOf names the actor that a word stands for: "@body" for the assembly's authority.
func (r *run) actorOf(w word) string {
	switch w.fold {
	case "conseil", "collectivite", "elus", "maire", "municipalite", "mairie", "comite":
		return "@body"
	case "ville", "commune", "communes":
		if w.fold != "communes" && (r.names["municipal"] || r.names["ville"] || r.names["commune"] || len(r.names) == 0) {
			return "@body"
		}
		return "commune"
	case "metropole":
		if r.names["metropolitain"] || r.names["metropole"] {
			return "@body"
		}
		return "metropole"
	case "communaute", "agglomeration":
		if r.names["communautaire"] || r.names["agglomeration"] {
			return "@body"
		}
		return "communaute"
	case "syndicat":
		if r.names["syndical"] || r.names["syndicat"] {
			return "@body"
		}
		return "syndicat"
	case "departement":
		if r.names["departemental"] || r.names["departement"] {
			return "@body"
		}
		return "departement"
	case "region":
		if r.names["regional"] || r.names["region"] {
			return "@body"
		}
		return "region"
	case "etat", "association", "associations", "societe", "societes", "caisse", "club", "clubs", "entreprise", "entreprises", "familles", "habitants", "exploitant", "delegataire", "occupant", "preneur", "locataire", "locataires", "bailleur", "bailleurs", "acquereur", "acheteur", "vendeur", "prestataire", "titulaire", "riverains", "usagers", "office", "fondation", "organisateur", "operateur", "agence", "proprietaire", "proprietaires", "parents", "communautes", "prefet", "prefecture", "ministere", "bailleresse":
		return strings.TrimSuffix(w.fold, "s")
	}
	return ""
}

// actors finds each actor of a run of words: common nouns, and the names given.
func (r *run) actors(words []word, named map[int]string) map[int]string {
	out := map[int]string{}
	for i, w := range words {
		if n, ok := named[i]; ok {
			out[i] = n
		} else if a := r.actorOf(w); a != "" {
			out[i] = a
		}
	}
	return out
}

// transfers reads who gives to whom in a run of words of one sentence: the actor before an
// active verb, or behind "par", gives; the one behind "à", or before a verb of receiving,
// gets.
func transfers(words []word, actors map[int]string) []transfer {
	x := lexicon()
	before := func(i int) (string, int) {
		for k := i - 1; k >= 0 && k > i-14; k-- {
			if a := actors[k]; a != "" {
				// "la Ville de Valmont": the noun before the name is the actor
				if k > 1 && (words[k-1].fold == "de" || words[k-1].fold == "d") && actors[k-2] != "" {
					return actors[k-2], k - 2
				}
				return a, k
			}
		}
		return "", -1
	}
	behind := func(i, reach int, links ...string) (string, int) {
		for k := i + 1; k < len(words) && k < i+reach; k++ {
			if !contains(links, words[k].fold) {
				continue
			}
			for m := k + 1; m < len(words) && m < k+5; m++ {
				if a := actors[m]; a != "" {
					return a, m
				}
			}
		}
		return "", -1
	}
	var out []transfer
	for i, w := range words {
		t := transfer{at: i, fromAt: -1}
		switch {
		case x.is("donnee", w) && i+1 < len(words) && words[i+1].fold == "par":
			t.from, t.fromAt = behind(i, 3, "par")
			t.to, _ = behind(i+2, 14, "a", "au", "aux")
		case x.is("donnee", w) && i+1 < len(words) && contains([]string{"a", "au", "aux"}, words[i+1].fold) && !pastAt(words, i):
			t.to, _ = behind(i, 3, "a", "au", "aux")
		case x.is("recoit", w):
			t.to, _ = before(i)
			t.from, t.fromAt = behind(i, 14, "de", "du", "des", "d", "par")
			if t.from == t.to {
				t.from, t.fromAt = "", -1
			}
		case x.is("donne", w) && !definiteBefore(words, i):
			t.from, t.fromAt = before(i)
			t.to, _ = behind(i, 22, "a", "au", "aux", "envers", "profit", "faveur", "benefice")
		default:
			continue
		}
		if t.from != "" || t.to != "" {
			out = append(out, t)
		}
	}
	return out
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// roles holds who pays and who gets against the passages that tell the same transfer: two
// ends exchanged contradict the act, a payer that no passage knows is the writer's own.
func (r *run) roles(cl *claim) {
	if !cl.bound {
		return
	}
	named := map[int]string{}
	for _, n := range cl.names {
		if !r.allowedAll(cl.words[n.start:n.end]) {
			named[n.start] = phrase(cl.words[n.start:n.end])
		}
	}
	actors := r.actors(cl.words, named)
	for _, t := range transfers(cl.words, actors) {
		right, wrong, told := 0.0, 0.0, false
		var reversed, other *found
		for _, w := range r.near(cl, t.at, 0.4) {
			for p := w.from; p <= w.to; p++ {
				s := w.act.passages[p]
				if s.part == extract.PartHead || s.part == extract.PartClosing || strings.Contains(w.act.text[s.start:s.end], " | ") {
					continue
				}
				words := w.act.words[s.first:s.last]
				at := &found{act: w.act, start: s.start, end: s.end}
				theirs := r.actors(words, namesIn(words, t.from, t.to))
				if t.from != "" && t.to != "" && !has(theirs, t.from) && !has(theirs, t.to) {
					continue
				}
				weight := w.act.share(cl.content(), p)
				for _, v := range cl.verified { // a value that the claim gives tells which transfer it means
					if v.line == r.order(w.act) && v.start >= s.start && v.start < s.end {
						weight += 0.5
					}
				}
				for _, u := range transfers(words, theirs) {
					u := r.implied(u, s.part)
					switch {
					case u.from == t.from && (u.to == t.to || u.to == "" || t.to == "") || u.to == t.to && u.to != "" && (u.from == "" || t.from == ""):
						right = max(right, weight+0.01)
					case t.to != "" && t.from == "" && t.to == u.from && sameObject(cl.words, t.at, words, u.at), t.from != "" && t.to == "" && t.from == u.to && sameObject(cl.words, t.at, words, u.at),
						u.from != "" && u.to != "" && (t.from == u.to && (t.to == "" || t.to == u.from) || t.to == u.from && (t.from == "" || t.from == u.to)):
						if weight > wrong {
							wrong, reversed = weight, at
						}
					case t.from != "" && u.from != "" && t.from != u.from:
						told, other = true, at
					case t.to != "" && u.to != "" && t.to != u.to && !has(theirs, t.to) && sameObject(cl.words, t.at, words, u.at):
						told, other, t.fromAt = true, at, t.at
					}
				}
			}
		}
		w := cl.words[t.at]
		switch {
		case reversed != nil && wrong > right:
			r.find(cl, w.start, w.end, Error, "roles-reversed", fmt.Sprintf("Dans l'acte, celui qui donne et celui qui reçoit sont l'inverse : « %s ». Corrigez qui fait quoi.", excerpt(reversed)), reversed)
			return
		case told && right == 0 && t.fromAt >= 0:
			a := cl.words[t.fromAt]
			r.doubt(cl, a.start, a.end, fmt.Sprintf("L'acte le dit d'un autre : « %s ».", excerpt(other)), other)
			return
		}
	}
}

// sameObject tells that two verbs bear on the same thing: the content word after the one, and
// the one after or before the other.
func sameObject(a []word, i int, b []word, j int) bool {
	x := contentIn(a, i+1, min(len(a), i+6))
	if len(x) == 0 {
		return false
	}
	y := contentIn(b, j+1, min(len(b), j+6))
	if before := contentIn(b, max(0, j-4), j); len(before) > 0 { // "une compensation versée à"
		y = append(y[:min(1, len(y))], before[len(before)-1])
	}
	for _, k := range y[:min(2, len(y))] {
		if a[x[0]].stem == b[k].stem {
			return true
		}
	}
	return false
}

// implied adds the assembly as the giver of a decision that names none.
func (r *run) implied(u transfer, part extract.Part) transfer {
	if u.from == "" && part == extract.PartDispositif {
		u.from = "@body"
	}
	return u
}

func has(actors map[int]string, name string) bool {
	for _, a := range actors {
		if a == name {
			return true
		}
	}
	return false
}

func (r *run) allowedAll(words []word) bool {
	for _, w := range words {
		if !r.allowed(w) && !connector(w.fold) {
			return false
		}
	}
	return true
}

// namesIn finds phrases of names in a run of words.
func namesIn(words []word, names ...string) map[int]string {
	out := map[int]string{}
	for _, n := range names {
		if n == "" || strings.HasPrefix(n, "@") {
			continue
		}
		parts := strings.Fields(n)
		for i := 0; i+len(parts) <= len(words); i++ {
			ok := true
			for k, p := range parts {
				if expand(words[i+k].fold) != p {
					ok = false
					break
				}
			}
			if ok {
				out[i] = n
			}
		}
	}
	return out
}

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
}

var (
	giving    = []string{"verse=", "versent=", "versera=", "verseront=", "verser=", "attribue=", "attribuent=", "attribuera=", "attribuer=", "accorde=", "accordent=", "accordera=", "accorder=", "paie=", "paye=", "paiera=", "payer=", "paient=", "cede=", "ceder=", "cedera=", "vend=", "vendre=", "vendra=", "rembourse=", "rembourser=", "remboursera=", "octroie=", "octroyer=", "alloue=", "allouer=", "prete=", "preter=", "donne=", "donner=", "loue=", "louer=", "confie=", "confier=", "apporte=", "apporter=", "transfere=", "transferer=", "facture=", "garantit=", "finance=", "financera=", "subventionne=", "reverse=", "reverser=", "reversera=", "remet=", "fournit=", "consent=", "consentir="}
	given     = []string{"versee", "verse=", "verses=", "paye=", "payee", "regle=", "reglee", "accorde=", "accordee", "attribuee", "attribue=", "octroye", "alloue=", "allouee", "consenti", "due=", "dus=", "du=", "cede=", "cedee", "vendu", "remboursee", "rembourse=", "supporte", "finance=", "financee", "reverse"}
	receiving = []string{"recoit", "recev", "recoiv", "percoi", "percev", "touche=", "touchera=", "touchent=", "encaiss", "beneficie="}
)

// actorOf names the actor that a word stands for: "@body" for the assembly's authority.
func (r *run) actorOf(w word) string {
	switch w.fold {
	case "conseil", "collectivite", "elus", "maire", "municipalite", "mairie":
		return "@body"
	case "ville":
		if r.names["municipal"] || r.names["ville"] || len(r.names) == 0 {
			return "@body"
		}
		return "commune"
	case "commune", "communes":
		if w.fold == "commune" && (r.names["municipal"] || r.names["commune"] || r.names["ville"]) {
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
	case "departement", "region", "etat", "association", "associations", "societe", "societes", "syndicat", "caisse", "club", "clubs", "entreprise", "entreprises", "familles", "habitants", "exploitant", "delegataire", "occupant", "preneur", "locataire", "bailleur", "acquereur", "prestataire", "titulaire", "riverains", "usagers", "office", "fondation", "organisateur", "operateur", "agence":
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

// transfers reads who gives to whom in a run of words of one sentence.
func transfers(words []word, actors map[int]string, verbs []string) []transfer {
	var out []transfer
	for i, w := range words {
		if !begins(w.fold, verbs) {
			continue
		}
		t := transfer{at: i}
		for k := i - 1; k >= 0 && k > i-14; k-- {
			if a := actors[k]; a != "" {
				t.from = a
				// "la Ville de Valmont": the noun before the name is the actor
				if k > 1 && (words[k-1].fold == "de" || words[k-1].fold == "d") && actors[k-2] != "" {
					t.from = actors[k-2]
				}
				break
			}
		}
		for k := i + 1; k < len(words) && k < i+22; k++ {
			switch words[k].fold {
			case "a", "au", "aux", "envers", "profit", "faveur", "benefice":
			default:
				continue
			}
			for m := k + 1; m < len(words) && m < k+5; m++ {
				if a := actors[m]; a != "" {
					t.to = a
					break
				}
			}
			if t.to != "" {
				break
			}
		}
		if t.from != "" || t.to != "" {
			out = append(out, t)
		}
	}
	// "versée par l'association à la Ville"
	for i, w := range words {
		if i+2 >= len(words) || !begins(w.fold, given) || words[i+1].fold != "par" {
			continue
		}
		t := transfer{at: i}
		for k := i + 2; k < len(words) && k < i+14; k++ {
			switch a := actors[k]; {
			case a == "":
			case t.from == "":
				t.from = a
			case words[k-1].fold == "a" || words[k-1].fold == "au" || words[k-1].fold == "aux" || words[k-2].fold == "a":
				t.to = a
			}
			if t.to != "" {
				break
			}
		}
		if t.from != "" {
			out = append(out, t)
		}
	}
	return out
}

// roles reports a transfer whose two ends were exchanged.
func (r *run) roles(cl *claim) {
	if !cl.bound {
		return
	}
	named := map[int]string{}
	for _, n := range cl.names {
		if n.end-n.start >= 1 && !r.allowedAll(cl.words[n.start:n.end]) {
			named[n.start] = phrase(cl.words[n.start:n.end])
		}
	}
	actors := r.actors(cl.words, named)
	r.receiver(cl, actors)
	mine := transfers(cl.words, actors, giving)
	for _, t := range mine {
		if t.from == "" || t.to == "" || t.from == t.to {
			continue
		}
		right, wrong := false, (*found)(nil)
		for _, a := range cl.acts {
			for _, p := range a.passages {
				if p.part == extract.PartHead || p.part == extract.PartClosing {
					continue
				}
				words := a.words[p.first:p.last]
				theirs := r.actors(words, namesIn(words, t.from, t.to))
				for _, u := range transfers(words, theirs, giving) {
					if u.from == t.from && (u.to == t.to || u.to == "") || u.to == t.to && u.from == "" && strings.HasPrefix(words[u.at].fold, cl.words[t.at].fold[:3]) {
						right = true
					}
					if u.from == t.to && u.to == t.from || u.from == t.to && u.to == "" && t.to != "" && strings.HasPrefix(words[u.at].fold, cl.words[t.at].fold[:3]) {
						wrong = &found{act: a, start: p.start, end: p.end}
					}
				}
			}
		}
		if wrong != nil && !right {
			w := cl.words[t.at]
			r.find(cl, w.start, w.end, Error, "roles-reversed", "Dans l'acte, celui qui donne et celui qui reçoit sont l'inverse. Corrigez qui fait quoi.", wrong)
		}
	}
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
		if strings.HasPrefix(n, "@") {
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

// receiver reports the authority said to receive where its act gives, and the reverse.
func (r *run) receiver(cl *claim, actors map[int]string) {
	for i, w := range cl.words {
		gets := begins(w.fold, receiving)
		if !gets {
			continue
		}
		subject := ""
		for k := i - 1; k >= 0 && k > i-8; k-- {
			if actors[k] != "" {
				subject = actors[k]
				break
			}
		}
		if subject != "@body" {
			continue
		}
		if object := objectOf(cl.words, i); object != "" {
			gave, got := r.beside(cl, object, []string{"verse", "attribu", "accord", "octro", "alloue", "paie", "paye"}), r.beside(cl, object, receiving)
			if gave && !got {
				r.find(cl, w.start, w.end, Error, "roles-reversed", fmt.Sprintf("Dans %s, la collectivité donne : elle ne reçoit pas. Corrigez qui paie.", cl.where()), r.firstOf(cl, []string{"verse", "attribu", "accord", "octro"}))
				return
			}
		}
		gives, _ := r.holdsBegin(cl, []string{"verse", "attribu", "subvention", "accord", "octro", "paie", "paye", "financ", "depens", "cout"})
		takes, _ := r.holdsBegin(cl, []string{"recoi", "recev", "percoi", "percev", "percu", "encaiss", "beneficie", "sollicit"})
		if gives > 0 && takes == 0 {
			r.find(cl, w.start, w.end, Error, "roles-reversed", fmt.Sprintf("Dans %s, la collectivité donne : elle ne reçoit pas. Corrigez qui paie.", cl.where()), r.firstOf(cl, []string{"verse", "attribu", "accord", "octro"}))
		}
	}
}

// objectOf returns the stem of the first content word after a verb.
func objectOf(words []word, verb int) string {
	for k := verb + 1; k < len(words) && k < verb+5; k++ {
		if words[k].stem != "" {
			return words[k].stem
		}
	}
	return ""
}

// beside tells that an act of the claim writes one of the words right beside a stem.
func (r *run) beside(cl *claim, stem string, list []string) bool {
	for _, a := range cl.acts {
		r.wordsOf(a)
		for i, w := range a.words {
			if w.stem != stem {
				continue
			}
			for k := max(0, i-4); k < min(len(a.words), i+4); k++ {
				if begins(a.words[k].fold, list) {
					return true
				}
			}
		}
	}
	return false
}

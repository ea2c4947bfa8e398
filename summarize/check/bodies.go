package check

import "fmt"

// bodyNames gathers the words of the name of the assembly and of its authority.
func (r *run) bodyNames() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.names != nil && r.body == r.o.Body {
		return
	}
	r.names, r.body = map[string]bool{}, r.o.Body
	text := r.s.Body + " " + r.o.Body
	for _, d := range r.s.Documents {
		if d.Body != nil {
			text += " " + *d.Body
		}
	}
	for _, a := range r.acts {
		if a.d.Body != nil {
			text += " " + *a.d.Body
		}
		if len(text) > 2000 {
			break
		}
	}
	for _, w := range wordsOf(text) {
		r.names[w.Fold] = true
		if st := r.stems.Stem(w); st != "" {
			r.names[st] = true
		}
	}
}

// allowed tells the capitalised words that need no proof: titles of office, the body's own
// name, and what French writes with a capital in any text.
func (r *run) allowed(w word) bool {
	switch w.Fold {
	case "conseil", "municipal", "communautaire", "metropolitain", "departemental", "regional", "maire", "mairie", "monsieur", "madame", "mesdames", "messieurs", "m", "mme", "seance", "deliberation", "deliberations", "article", "pdf", "president", "presidente", "euro", "euros", "ht", "ttc", "ko", "mo", "ia", "l", "d", "internet", "france", "republique", "europe", "budget", "bp", "ca", "dm":
		return true
	case "ville", "commune":
		return r.names["municipal"] || r.names["ville"] || r.names["commune"] || len(r.names) == 0
	case "metropole":
		return r.names["metropolitain"] || r.names["metropole"]
	case "communaute", "agglomeration", "agglo":
		return r.names["communautaire"] || r.names["agglomeration"] || r.names["communaute"]
	case "departement":
		return r.names["departemental"] || r.names["departement"]
	case "region":
		return r.names["regional"] || r.names["region"]
	}
	return r.names[w.Fold]
}

// assemblies checks that the body named is the one that decided, or one that the act names.
func (r *run) assemblies(cl *claim) {
	for i := 1; i < len(cl.words); i++ {
		w, prev := cl.words[i], cl.words[i-1]
		kind := ""
		switch w.Fold {
		case "municipal", "communautaire", "metropolitain", "departemental", "regional", "syndical":
			if prev.Fold == "conseil" || prev.Fold == "comite" {
				kind = prev.Fold + " " + w.Fold
			}
		}
		if kind == "" || r.names[w.Fold] {
			continue
		}
		ok := len(r.names) == 0 && false
		for _, a := range cl.acts {
			r.wordsOf(a)
			if a.phrase(kind, 0) >= 0 {
				ok = true
				break
			}
		}
		if !ok {
			r.find(cl, prev.Start, w.End, Error, "wrong-body", fmt.Sprintf("%s ne parle pas du « %s ». Nommez l'assemblée qui a décidé.", cl.subject(), cl.text[prev.Start:w.End]), nil)
		}
	}
	for _, w := range cl.words {
		switch w.Fold {
		case "metropole", "departement", "region", "agglomeration", "etat", "prefecture", "intercommunalite", "europe":
		default:
			continue
		}
		if w.Capital && !w.Opens && w.Fold != "etat" || r.names[w.Fold] || r.allowed(w) {
			continue // capitalised names are checked as names
		}
		if w.Fold == "etat" && !w.Capital || w.Fold == "intercommunalite" && (r.names["communautaire"] || r.names["communaute"]) {
			continue
		}
		ok := false
		for _, a := range cl.acts {
			r.wordsOf(a)
			if a.phrase(w.Fold, 0) >= 0 || a.has[w.Stem] > 0 && w.Fold != "etat" {
				ok = true
				break
			}
		}
		if !ok {
			r.doubt(cl, "body", w.Start, w.End, fmt.Sprintf("%s ne cite pas « %s ».", cl.subject(), cl.text[w.Start:w.End]), nil)
		}
	}
}

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
		r.names[w.fold] = true
		if st := r.stems.stem(w); st != "" {
			r.names[st] = true
		}
	}
}

// allowed tells the capitalised words that need no proof: titles of office, the body's own
// name, and what French writes with a capital in any text.
func (r *run) allowed(w word) bool {
	switch w.fold {
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
	return r.names[w.fold]
}

// assemblies checks that the body named is the one that decided, or one that the act names.
func (r *run) assemblies(cl *claim) {
	for i := 1; i < len(cl.words); i++ {
		w, prev := cl.words[i], cl.words[i-1]
		kind := ""
		switch w.fold {
		case "municipal", "communautaire", "metropolitain", "departemental", "regional", "syndical":
			if prev.fold == "conseil" || prev.fold == "comite" {
				kind = prev.fold + " " + w.fold
			}
		}
		if kind == "" || r.names[w.fold] {
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
			r.find(cl, prev.start, w.end, Error, "wrong-body", fmt.Sprintf("%s ne parle pas du « %s ». Nommez l'assemblée qui a décidé.", cl.subject(), cl.text[prev.start:w.end]), nil)
		}
	}
	for _, w := range cl.words {
		switch w.fold {
		case "metropole", "departement", "region", "agglomeration", "etat", "prefecture", "intercommunalite", "europe":
		default:
			continue
		}
		if w.capital && !w.opens && w.fold != "etat" || r.names[w.fold] || r.allowed(w) {
			continue // capitalised names are checked as names
		}
		if w.fold == "etat" && !w.capital || w.fold == "intercommunalite" && (r.names["communautaire"] || r.names["communaute"]) {
			continue
		}
		ok := false
		for _, a := range cl.acts {
			r.wordsOf(a)
			if a.phrase(w.fold, 0) >= 0 || a.has[w.stem] > 0 && w.fold != "etat" {
				ok = true
				break
			}
		}
		if !ok {
			r.doubt(cl, w.start, w.end, fmt.Sprintf("%s ne cite pas « %s ».", cl.subject(), cl.text[w.start:w.end]), nil)
		}
	}
}

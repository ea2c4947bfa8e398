package check

import "strings"

// persons reports the persons that a claim names.
func (r *run) persons(cl *claim) {
	elected, known := r.elected(cl)
	report := func(from, to int) {
		words := cl.words[from:to]
		start, end := words[0].Start, words[len(words)-1].End
		if from > 0 && civil(cl.words[from-1].Fold) {
			start = cl.words[from-1].Start
		}
		last := words[len(words)-1].Fold
		switch {
		case elected[last] && r.o.Electoral:
			r.find(cl, start, end, Warning, "person-electoral", "En période électorale, ne nommez pas les élus : écrivez « le conseil » ou la fonction.", nil)
		case elected[last]:
			r.find(cl, start, end, Info, "person-elected", "Élu en fonction : il peut être nommé ; la fonction ou l'assemblée suffit souvent.", nil)
		case known:
			r.find(cl, start, end, Error, "person-named", "Cette personne n'est pas dans la liste des élus de la séance. Retirez son nom : les données personnelles ne se publient pas (CRPA, L. 312-1-2).", nil)
		default:
			r.find(cl, start, end, Warning, "person-named", "Une personne est nommée. Si elle n'est pas élue, retirez son nom (CRPA, L. 312-1-2).", nil)
		}
	}
	for i := 0; i+1 < len(cl.words); i++ {
		gap := cl.text[cl.words[i].End:cl.words[i+1].Start]
		if !civil(cl.words[i].Fold) || !cl.words[i].Capital || !cl.words[i+1].Capital || strings.Trim(gap, ". \u00a0\u202f\n") != "" || gap == "" {
			continue
		}
		if strings.HasPrefix(cl.text[cl.words[i].End:], "€") {
			continue // "1,3 M€ TTC" names nobody
		}
		j := i + 1
		for j < len(cl.words) && j < i+5 && (cl.words[j].Capital || connector(cl.words[j].Fold) && j+1 < len(cl.words) && cl.words[j+1].Capital) && (j == i+1 || inName(cl.text[cl.words[j-1].End:cl.words[j].Start])) {
			j++
		}
		if r.office(cl.words[i+1].Fold) {
			continue
		}
		report(i+1, j)
		i = j
	}
	for _, n := range cl.names {
		if n.start > 0 && (civil(cl.words[n.start-1].Fold) || title(cl.words[n.start-1].Fold)) || n.end-n.start < 2 || n.end-n.start > 4 {
			continue
		}
		words := cl.words[n.start:n.end]
		full := phrase(words)
		if r.present(cl)[full] || n.start > 0 && roleWord(cl.words[n.start-1].Fold) && words[0].Capital && words[len(words)-1].Capital && !title(words[0].Fold) && !words[0].Upper {
			report(n.start, n.end)
		}
	}
}

// titleIsName reports a heading, or a title, that is a member's name and nothing more.
func (r *run) titleIsName(cl *claim) {
	words := cl.words
	for len(words) > 0 && civil(words[0].Fold) {
		words = words[1:]
	}
	if cl.heading && len(words) > 1 && r.present(cl)[phrase(words)] {
		r.find(cl, 0, len(cl.text), Error, "title-is-a-name", "Ce titre n'est que le nom d'une personne : donnez la décision que la partie raconte.", nil)
	}
}

func (r *run) office(w string) bool {
	switch w {
	case "maire", "president", "presidente", "prefet", "prefete", "adjoint", "adjointe", "rapporteur":
		return true
	}
	return false
}

// roleWord tells the words that a person's name follows.
func roleWord(w string) bool {
	switch w {
	case "maire", "adjoint", "adjointe", "president", "presidente", "conseiller", "conseillere", "elu", "elue", "directeur", "directrice", "gerant", "gerante", "proprietaire", "architecte", "rapporteur", "rapporteure", "agent", "locataire", "veuve", "riverain", "riveraine":
		return true
	}
	return false
}

// elected returns the last names of the session's members; known is false when no
// document lists them.
func (r *run) elected(cl *claim) (last map[string]bool, known bool) {
	last = map[string]bool{}
	for _, d := range r.s.Documents {
		for _, p := range d.Present {
			known = true
			for i, w := range wordsOf(p) {
				if i > 0 || w.Upper {
					last[w.Fold] = true
				}
			}
		}
	}
	return last, known
}

// present returns the full names of the session's members as phrases, in both orders.
func (r *run) present(*claim) map[string]bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.members == nil {
		r.members = map[string]bool{}
		for _, d := range r.s.Documents {
			for _, p := range d.Present {
				w := wordsOf(p)
				for len(w) > 0 && civil(w[0].Fold) {
					w = w[1:]
				}
				if len(w) > 1 {
					r.members[phrase(w)] = true
					r.members[phrase(append(append([]word{}, w[1:]...), w[0]))] = true
				}
			}
		}
	}
	return r.members
}

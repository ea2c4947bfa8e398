package extract

import "slices"

// What is said of a matter that is not decided: participles of the matter itself.
var (
	withdrawnWords = []string{"retire", "retiree", "retires", "retirees"}
	postponedWords = []string{"ajourne", "ajournee", "ajournement", "reporte", "reportee", "renvoye", "renvoyee", "differe", "differee", "repousse", "repoussee", "remis", "remise", "suspendu", "suspendue"}
	// seenAgain are what a matter will be at a later meeting.
	seenAgain = []string{"examine", "examinee", "reexamine", "reexaminee", "revu", "revue", "presente", "presentee", "represente", "representee", "inscrit", "inscrite", "reinscrit", "soumis", "soumise", "aborde", "abordee", "rediscute", "rediscutee", "traite", "traitee", "delibere", "evoque", "evoquee", "vote", "votee"}
	later     = []string{"prochain", "prochaine", "ulterieur", "ulterieure", "ulterieurement", "prochainement"}
	// theMatter names the act itself.
	theMatter = []string{"projet", "point", "deliberation", "rapport", "dossier", "question", "sujet", "affaire", "decision", "vote", "motion", "voeu", "proposition", "demande"}
)

// undecided tells whether the act was withdrawn or put off.
func (p *parts) undecided(v *vote, decided bool, verbs []verbClass) Outcome {
	w := p.w
	for k, c := range verbs {
		if c == carryOut || k > 0 && c == substance && verbs[0] == postpones {
			continue
		}
		if c == postpones {
			return Postponed
		}
		break
	}
	if f := v.box; decided && f != nil && f.formula != nil {
		// "Ce dossier, incomplet, est ajourné à l'unanimité": the vote is on that.
		s := w.toks[f.formula.start].sent
		for i := int(s); i < len(w.toks) && w.toks[i].sent == s; i++ {
			if a := w.at(i - 1); (a == "est" || a == "ete") && w.matterBefore(i) && (slices.Contains(postponedWords, w.at(i)) || slices.Contains(withdrawnWords, w.at(i))) {
				return w.fate(i)
			}
		}
	}
	if decided {
		return ""
	}
	for i := range w.toks {
		if w.toks[i].flag&isWord == 0 || w.lines[w.toks[i].line].Part == PartVisas {
			continue
		}
		if o := w.fate(i); o != "" {
			return o
		}
	}
	return ""
}

// fate reads at i what became of a matter that was not decided: "retiré de l'ordre du jour",
// "ce point est ajourné", "la décision est remise à la rentrée".
func (w *words) fate(i int) Outcome {
	switch t := w.at(i); {
	case slices.Contains(withdrawnWords, t):
		if w.ahead(i, 8, "jour") || w.matterBefore(i) || w.alone(i) || w.takesBack(i) {
			return Withdrawn
		}
	case t == "supprime" || t == "supprimee" || t == "enleve" || t == "enlevee":
		if w.ahead(i, 5, "jour") {
			return Withdrawn
		}
	case t == "retirer":
		if w.ahead(i, 8, "jour") && w.anyAhead(i, 4, theMatter) {
			return Withdrawn
		}
	case t == "retrait":
		if w.ahead(i, 8, "jour") || int(w.toks[i].line) >= w.title && w.matterBefore(i) {
			return Withdrawn
		}
	case slices.Contains(postponedWords, t):
		if w.matterBefore(i) || w.alone(i) && t != "remis" && t != "remise" {
			return Postponed
		}
	case t == "sursis":
		if w.at(i+1) == "a" && w.at(i+2) == "statuer" && w.at(i-1) == "est" {
			return Postponed
		}
	case t == "sera" || t == "seront":
		if w.matterBefore(i+1) && w.anyAhead(i, 4, seenAgain) && w.anyAhead(i, 12, later) {
			return Postponed
		}
	}
	return ""
}

// alone tells whether the participle at i is all that is said of the matter: "Reportée,
// documents incomplets.", "Convention avec le Pays : ajournée".
func (w *words) alone(i int) bool {
	if len(w.lines[w.toks[i].line].Cells) > 1 {
		return false
	}
	if opens := int(w.toks[i].sent) == i && w.toks[i].flag&capital != 0 && int(w.toks[i].line) >= w.title && w.title > 0; !opens && w.at(i-1) != ":" {
		return false
	}
	switch w.at(i + 1) {
	case ",", ".", ";", "a", "au", "en", "pour", "par", "dans":
		return true
	}
	return w.endsLine(i + 1)
}

// takesBack reads "le président retire la délibération".
func (w *words) takesBack(i int) bool {
	if w.at(i) != "retire" || w.toks[i].flag&acute != 0 || !w.anyAhead(i, 4, theMatter) {
		return false
	}
	s := int(w.toks[i].sent)
	return civility[w.at(s)] != 0 || w.office(s) > 0
}

// matterBefore tells whether the participle at i speaks of the act itself: "ce projet de
// délibération est reporté", "point retiré".
func (w *words) matterBefore(i int) bool {
	for k := i - 1; k >= int(w.toks[i].sent) && k > i-12; k-- {
		if slices.Contains(theMatter, w.at(k)) {
			return k > i-4 || w.at(i-1) == "est" || w.at(i-1) == "ete" || w.at(i-1) == "donc" || w.at(i-1) == "sera" || w.at(i-1) == "pas"
		}
	}
	return false
}

// anyAhead tells whether one of the words stands among the n terms behind i.
func (w *words) anyAhead(i, n int, set []string) bool {
	for k := i + 1; k <= i+n; k++ {
		if slices.Contains(set, w.at(k)) {
			return true
		}
	}
	return false
}

// noteTaken reads "Dont acte", "le débat a eu lieu", "acte est donné".
func (w *words) noteTaken() bool {
	for i := range w.toks {
		switch w.at(i) {
		case "dont":
			if w.at(i+1) == "acte" {
				return true
			}
		case "acte":
			switch p := w.at(i - 1); {
			case p == "prend", p == "prennent", p == "donne", p == "pris", p == "prenne", p == "prenant":
				return true
			case p == "d" && w.at(i-2) == "prise", w.at(i+1) == "est" && (w.at(i+2) == "donne" || w.at(i+2) == "pris"):
				return true
			}
		case "connaissance":
			if p := w.at(i - 1); p == "prend" || p == "prennent" || p == "pris" {
				return true
			}
		case "debattu":
			if (w.at(i-1) == "a" || w.at(i-1) == "ont") && w.assembly(int(w.toks[i].sent)) {
				return true
			}
		case "debat":
			for k := i + 1; k < i+7 && k < len(w.toks); k++ {
				if w.is(k, "a eu lieu") || w.is(k, "a ete tenu") || w.is(k, "s est tenu") || w.is(k, "a bien eu lieu") {
					return true
				}
			}
		}
	}
	return false
}

// startsParagraph tells whether nothing but a bullet stands before term i on its line.
func (w *words) startsParagraph(i int) bool {
	for i > 0 && w.toks[i].flag&(atLine|atCell) == 0 {
		i--
		if w.toks[i].flag&isWord != 0 {
			return false
		}
	}
	return true
}

// opinionGiven tells whether what was voted is called an opinion: "Vote : avis favorable à l'unanimité".
func (w *words) opinionGiven(v *vote) bool {
	for i := range w.toks {
		if (w.at(i) == "emettre" || w.at(i) == "donner") && (w.at(i-1) == "d" || w.at(i-1) == "de") && w.ahead(i, 3, "avis") && w.startsParagraph(i-1) {
			return true // the proposal that is adopted
		}
		if w.at(i) != "avis" || w.at(i+1) != "favorable" && w.at(i+1) != "defavorable" {
			continue
		}
		if w.startsLine(i) && w.toks[i].flag&capital != 0 || w.at(i-1) == ":" || v.box != nil && i < len(w.toks) && v.box.start < len(w.toks) && w.toks[i].sent == w.toks[v.box.start].sent {
			if part := w.lines[w.toks[i].line].Part; part != PartVisas && part != PartHead && !w.ahead(i, 6, "commission") && !w.ahead(i, 6, "bureau") {
				return true
			}
		}
	}
	return false
}

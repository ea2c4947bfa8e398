package act

import (
	"slices"

	"phare/extract/prose"
	"phare/extract/record"
	"phare/extract/vote"
)

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
func (p *parts) undecided(v *vote.Vote, decided bool, verbs []prose.VerbClass) record.Outcome {
	w := p.w
	for k, c := range verbs {
		if c == prose.CarryOut || k > 0 && c == prose.Substance && verbs[0] == prose.Postpones {
			continue
		}
		if c == prose.Postpones {
			return record.Postponed
		}
		break
	}
	if f := v.Box; decided && f != nil && f.Formula != nil {
		// "Ce dossier, incomplet, est ajourné à l'unanimité": the vote is on that.
		s := w.Toks[f.Formula.Start].Sent
		for i := int(s); i < len(w.Toks) && w.Toks[i].Sent == s; i++ {
			if a := w.At(i - 1); (a == "est" || a == "ete") && w.matterBefore(i) && (slices.Contains(postponedWords, w.At(i)) || slices.Contains(withdrawnWords, w.At(i))) {
				return w.fate(i)
			}
		}
	}
	if decided {
		return ""
	}
	for i := range w.Toks {
		if w.Toks[i].Flag&prose.IsWord == 0 || w.Lines[w.Toks[i].Line].Part == record.PartVisas {
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
func (w *words) fate(i int) record.Outcome {
	switch t := w.At(i); {
	case slices.Contains(withdrawnWords, t):
		if w.Ahead(i, 8, "jour") || w.matterBefore(i) || w.alone(i) || w.takesBack(i) {
			return record.Withdrawn
		}
	case t == "supprime" || t == "supprimee" || t == "enleve" || t == "enlevee":
		if w.Ahead(i, 5, "jour") {
			return record.Withdrawn
		}
	case (t == "reporte" || t == "ajourne" || t == "renvoie" || t == "differe") && w.Toks[i].Flag&prose.Acute == 0 && w.byChair(i) && w.anyAhead(i, 4, append([]string{"examen"}, theMatter...)):
		return record.Postponed // "M. le Maire reporte l'examen du règlement à la séance du 24 avril"
	case t == "retirer":
		if w.Ahead(i, 8, "jour") && w.anyAhead(i, 4, theMatter) {
			return record.Withdrawn
		}
	case t == "retrait":
		if w.Ahead(i, 8, "jour") || int(w.Toks[i].Line) >= w.Title && w.matterBefore(i) {
			return record.Withdrawn
		}
	case slices.Contains(postponedWords, t):
		if w.matterBefore(i) || w.alone(i) && t != "remis" && t != "remise" {
			return record.Postponed
		}
	case t == "sursis":
		if w.At(i+1) == "a" && w.At(i+2) == "statuer" && w.At(i-1) == "est" {
			return record.Postponed
		}
	case t == "sera" || t == "seront":
		if w.matterBefore(i+1) && w.anyAhead(i, 4, seenAgain) && w.anyAhead(i, 12, later) {
			return record.Postponed
		}
	}
	return ""
}

// alone tells whether the participle at i is all that is said of the matter: "Reportée,
// documents incomplets.", "Convention avec le Pays : ajournée".
func (w *words) alone(i int) bool {
	if len(w.Lines[w.Toks[i].Line].Cells) > 1 {
		return false
	}
	if opens := int(w.Toks[i].Sent) == i && w.Toks[i].Flag&prose.Capital != 0 && int(w.Toks[i].Line) >= w.Title && w.Title > 0; !opens && w.At(i-1) != ":" {
		return false
	}
	switch w.At(i + 1) {
	case ",", ".", ";", "a", "au", "en", "pour", "par", "dans":
		return true
	}
	return w.EndsLine(i + 1)
}

// byChair tells whether the verb at i stands right behind who presides.
func (w *words) byChair(i int) bool {
	for k := i - 1; k >= int(w.Toks[i].Sent) && k > i-7; k-- {
		if w.Office(k) == i || prose.Civility[w.At(k)] != 0 && (w.Office(k+1) == i || w.Office(k+2) == i) {
			return true
		}
	}
	return false
}

// takesBack reads "le président retire la délibération".
func (w *words) takesBack(i int) bool {
	if w.At(i) != "retire" || w.Toks[i].Flag&prose.Acute != 0 || !w.anyAhead(i, 4, theMatter) {
		return false
	}
	s := int(w.Toks[i].Sent)
	return prose.Civility[w.At(s)] != 0 || w.Office(s) > 0
}

// matterBefore tells whether the participle at i speaks of the act itself: "ce projet de
// délibération est reporté", "point retiré".
func (w *words) matterBefore(i int) bool {
	for k := i - 1; k >= int(w.Toks[i].Sent) && k > i-12; k-- {
		if slices.Contains(theMatter, w.At(k)) {
			return k > i-4 || w.At(i-1) == "est" || w.At(i-1) == "ete" || w.At(i-1) == "donc" || w.At(i-1) == "sera" || w.At(i-1) == "pas"
		}
	}
	return false
}

// anyAhead tells whether one of the words stands among the n terms behind i.
func (w *words) anyAhead(i, n int, set []string) bool {
	for k := i + 1; k <= i+n; k++ {
		if slices.Contains(set, w.At(k)) {
			return true
		}
	}
	return false
}

// noteTaken reads "Dont acte", "le débat a eu lieu", "acte est donné".
func (w *words) noteTaken() bool {
	for i := range w.Toks {
		switch w.At(i) {
		case "dont":
			if w.At(i+1) == "acte" {
				return true
			}
		case "acte":
			switch p := w.At(i - 1); {
			case p == "prend", p == "prennent", p == "donne", p == "pris", p == "prenne", p == "prenant":
				return true
			case p == "d" && w.At(i-2) == "prise", w.At(i+1) == "est" && (w.At(i+2) == "donne" || w.At(i+2) == "pris"):
				return true
			}
		case "connaissance":
			if p := w.At(i - 1); p == "prend" || p == "prennent" || p == "pris" {
				return true
			}
		case "debattu":
			if (w.At(i-1) == "a" || w.At(i-1) == "ont") && w.Assembly(int(w.Toks[i].Sent)) {
				return true
			}
		case "debat":
			for k := i + 1; k < i+7 && k < len(w.Toks); k++ {
				if w.Is(k, "a eu lieu") || w.Is(k, "a ete tenu") || w.Is(k, "s est tenu") || w.Is(k, "a bien eu lieu") {
					return true
				}
			}
		}
	}
	return false
}

// startsParagraph tells whether nothing but a bullet stands before term i on its line.
func (w *words) startsParagraph(i int) bool {
	for i > 0 && w.Toks[i].Flag&(prose.AtLine|prose.AtCell) == 0 {
		i--
		if w.Toks[i].Flag&prose.IsWord != 0 {
			return false
		}
	}
	return true
}

// opinionGiven tells whether what was voted is called an opinion: "Vote : avis favorable à l'unanimité".
func (w *words) opinionGiven(v *vote.Vote) bool {
	for i := range w.Toks {
		if (w.At(i) == "emettre" || w.At(i) == "donner") && (w.At(i-1) == "d" || w.At(i-1) == "de") && w.Ahead(i, 3, "avis") && w.startsParagraph(i-1) {
			return true // the proposal that is adopted
		}
		if w.At(i) != "avis" || w.At(i+1) != "favorable" && w.At(i+1) != "defavorable" {
			continue
		}
		if w.StartsLine(i) && w.Toks[i].Flag&prose.Capital != 0 || w.At(i-1) == ":" || v.Box != nil && i < len(w.Toks) && v.Box.Start < len(w.Toks) && w.Toks[i].Sent == w.Toks[v.Box.Start].Sent {
			if part := w.Lines[w.Toks[i].Line].Part; part != record.PartVisas && part != record.PartHead && !w.Ahead(i, 6, "commission") && !w.Ahead(i, 6, "bureau") {
				return true
			}
		}
	}
	return false
}

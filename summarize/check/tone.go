package check

import (
	"fmt"
	"strings"
)

// praise lists the beginnings of words that judge, compare or boast.
func praise() []string {
	return []string{"historique", "exceptionnel", "inedit", "ambitieu", "exemplaire", "remarquable", "formidable", "magnifique", "record=", "records=", "innovant", "novat", "emblematique", "incontournable",
		"fier=", "fiers=", "fiere=", "fierement", "felicit", "salue=", "salues=", "saluee", "saluent", "plebiscit", "spectaculaire", "majeur=", "majeure=", "extraordinaire", "unique=", "pionnier", "visionnaire", "courageu", "genereu", "dynamique=", "attracti", "moderne=", "indispensable", "essentielle=", "enthousias", "chaleureu", "merci=", "remerci", "rejoui", "applaud", "reussite", "succes=", "excellent", "excellence", "prestigieu", "phare=", "revolution", "incroyable", "ideal=", "ideale=", "parfait", "magique", "superbe", "heureu", "bravo=", "volontariste", "vertueu", "audacieu", "hors-norme"}
}

// praised phrases, folded.
func praisedPhrases() []string {
	return []string{"sans precedent", "premiere fois", "une premiere", "grace a", "grace au", "grace aux", "tant attendu", "tres attendu", "tres attendue", "longtemps attendu", "au coeur de", "sous l impulsion", "le plus grand", "la plus grande", "le meilleur", "la meilleure", "les meilleurs", "les meilleures", "jamais vu", "enfin", "tout le monde", "de grande ampleur", "bonne nouvelle", "n hesitez pas"}
}

// electoralWords are flagged in an electoral period whatever the act says (domain
// reference, "Electoral period").
func electoralWords() []string {
	return []string{"bilan=", "promesse", "promis=", "promet=", "engagement", "engageons", "tenons", "mandat=", "mandature", "majorite=", "equipe=", "elections", "candidat", "campagne", "reelu", "notre=", "nos=", "nous=", "permettra", "permettront", "ambition"}
}

// tone reports praise, superlatives and thanks that the act does not hold; in an electoral
// period, all of them and more.
func (r *run) tone(cl *claim) {
	for i, w := range cl.words {
		if begins(w.fold, praise()) {
			held := false
			for _, a := range cl.acts {
				r.wordsOf(a)
				held = held || cl.bound && w.stem != "" && a.has[w.stem] > 0
			}
			if w.capital && !w.opens || w.fold == "moderne" && i > 0 && cl.words[i-1].fold == "art" {
				continue // part of a name
			}
			r.praised(cl, w.start, w.end, held)
		}
		if r.o.Electoral && begins(w.fold, electoralWords()) && !(w.fold == "majorite" && i > 0 && (cl.words[i-1].fold == "la")) {
			r.find(cl, w.start, w.end, Warning, "electoral-tone", "En période électorale, tenez-vous aux faits : ni bilan, ni promesse, ni première personne (code électoral, L. 52-1).", nil)
		}
	}
	norm := " " + phrase(cl.words) + " "
	for _, p := range praisedPhrases() {
		k := strings.Index(norm, " "+p+" ")
		if k < 0 {
			continue
		}
		from := len(strings.Fields(norm[:k+1]))
		to := from + len(strings.Fields(p))
		if to > len(cl.words) {
			continue
		}
		if p == "enfin" && (from == 0 || cl.words[from].opens) {
			continue // "Enfin, le conseil…" only goes on
		}
		r.praised(cl, cl.words[from].start, cl.words[to-1].end, cl.bound && r.actHas(cl, p))
	}
	if r.o.Electoral {
		if k := strings.IndexByte(cl.text, '!'); k >= 0 {
			r.find(cl, k, k+1, Warning, "electoral-tone", "En période électorale, pas de point d'exclamation.", nil)
		}
	}
}

func (r *run) praised(cl *claim, start, end int, held bool) {
	written := cl.text[start:end]
	switch {
	case r.o.Electoral:
		r.find(cl, start, end, Warning, "praise", fmt.Sprintf("« %s » vante ou juge : en période électorale, tenez-vous aux faits.", written), nil)
	case held:
		r.find(cl, start, end, Info, "praise-of-act", fmt.Sprintf("« %s » est un mot de l'acte ; c'est son jugement, non un fait.", written), nil)
	default:
		r.find(cl, start, end, Warning, "praise", fmt.Sprintf("« %s » vante, juge ou compare, ce que l'acte ne fait pas. Retirez-le.", written), nil)
	}
}

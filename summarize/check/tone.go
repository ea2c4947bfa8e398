package check

import (
	"strings"

	"phare/summarize/check/lexicon"
)

// electoralWords are flagged in an electoral period whatever the act says (domain
// reference, "Electoral period").
func electoralWord(w word) bool {
	switch w.Fold {
	case "bilan", "promis", "promet", "mandat", "majorite", "equipe", "notre", "nos", "nous":
		return true
	}
	return lexicon.Begins(w.Fold, "promesse", "engagement", "engageons", "tenons", "mandature", "elections", "candidat", "campagne", "reelu", "permettra", "ambition")
}

// electoral reports, in an electoral period (code électoral, L. 52-1), praise, promises and
// the first person, even in the act's own words.
func (r *run) electoral(cl *claim) {
	if !r.o.Electoral {
		return
	}
	x := lexicon.All()
	for i, w := range cl.words {
		if electoralWord(w) && !(w.Fold == "majorite" && i > 0 && cl.words[i-1].Fold == "la") {
			r.find(cl, w.Start, w.End, Warning, "electoral-tone", "En période électorale, tenez-vous aux faits : ni bilan, ni promesse, ni première personne (code électoral, L. 52-1).", nil)
		}
		fs, n := x.FamiliesAt(cl.words, i, false)
		for _, f := range fs {
			if x.Families[f].Class == "eloge" && !cl.named(i) {
				r.find(cl, w.Start, cl.words[i+n-1].End, Warning, "praise", "Ces mots vantent ou jugent : en période électorale, tenez-vous aux faits.", nil)
			}
		}
	}
	if k := strings.IndexByte(cl.text, '!'); k >= 0 {
		r.find(cl, k, k+1, Warning, "electoral-tone", "En période électorale, pas de point d'exclamation.", nil)
	}
}

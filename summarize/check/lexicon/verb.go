package lexicon

import (
	"slices"
	"strings"
)

// Infinitive tells the ends of an infinitive.
func Infinitive(written string) bool {
	return len(written) > 4 && (strings.HasSuffix(written, "er") || strings.HasSuffix(written, "ir") || strings.HasSuffix(written, "re"))
}

// Auxiliary tells the forms of être and avoir that make a past of a participle.
func Auxiliary(w string) bool {
	switch w {
	case "a", "ont", "est", "sont", "ete", "avait", "avaient", "fut", "furent":
		return true
	}
	return false
}

// Participle tells the ends that a past participle has, in the written word.
func Participle(w string) bool {
	for _, end := range []string{"é", "ée", "és", "ées", "i", "ie", "is", "ies", "it", "ite", "its", "ites", "u", "ue", "us", "ues", "ert", "erte", "erts", "ertes", "int", "inte", "ints", "intes", "mise", "mises", "prise", "prises", "aite", "aites", "clos", "close"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// PastAt tells that an auxiliary makes a past of the participle at i.
func PastAt(words []Word, i int) bool {
	for _, end := range []string{"er", "ir", "ndre", "uire", "crire", "clure", "mpre", "ttre", "tion"} {
		if strings.HasSuffix(words[i].Fold, end) {
			return false // "à signer" folds like "a signé"
		}
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if Auxiliary(words[k].Fold) {
			return k == 0 || words[k-1].Fold != "y" // "il y a"
		}
		switch words[k].Fold {
		case "deja", "bien", "tout", "toutes", "tous", "enfin", "ete", "entierement", "officiellement", "definitivement", "ainsi", "egalement", "aussi", "desormais", "donc", "directement", "pas", "encore", "plus", "et", "simplement", "seulement", "dument":
			continue
		}
		return false
	}
	return false
}

// Begins tells that a folded word starts with one of the beginnings.
func Begins(fold string, list ...string) bool {
	for _, b := range list {
		if strings.HasPrefix(fold, b) {
			return true
		}
	}
	return false
}

func AnyFold(words []Word, folds ...string) bool {
	for _, w := range words {
		if slices.Contains(folds, w.Fold) {
			return true
		}
	}
	return false
}

// OnDay tells a participle that a day or a year makes an event of the past: "signé le
// 19 juillet 2012".
func OnDay(words []Word, i int) bool {
	if i+2 >= len(words) {
		return false
	}
	switch words[i+1].Fold {
	case "le", "en", "depuis":
		return words[i+2].Digit
	}
	return false
}

func Definite(w string) bool {
	switch w {
	case "le", "la", "l", "les", "un", "une", "des", "ce", "cette", "ces":
		return true
	}
	return false
}

// Future tells the ends of the future tense.
func Future(fold string) bool {
	if len(fold) < 4 {
		return false
	}
	for _, end := range []string{"era", "eront", "ira", "iront", "dra", "dront", "rra", "rront", "ura", "uront", "tra", "tront", "fera", "feront"} {
		if strings.HasSuffix(fold, end) {
			return fold != "opera" && fold != "extra" && fold != "contra"
		}
	}
	return false
}

func DefiniteBefore(words []Word, i int) bool {
	return i > 0 && (Definite(words[i-1].Fold) || words[i-1].Fold == "du" || words[i-1].Fold == "au")
}

// Mood is how sure and how far a verb is told: what Might be, what will be, what is, what has
// been done.
type Mood uint8

const (
	Untold  Mood = iota
	Might        // coûterait, pourrait ouvrir
	WillBe       // ouvrira, sera ouvert, à ouvrir
	IsSo         // ouvre, est ouvert; what the assembly decides
	HasBeen      // a ouvert, a été ouvert
)

// MoodOf tells the mood of the word at i of some words, untold for what is no verb there.
func MoodOf(words []Word, i int) Mood {
	fold := words[i].Fold
	before := func(n int, folds ...string) bool { return AnyFold(words[max(0, i-n):i], folds...) }
	could := before(4, "pourrait", "pourraient", "devrait", "devraient", "pourra", "pourront", "peut", "peuvent", "serait", "seraient", "aurait", "auraient")
	switch {
	case strings.HasSuffix(fold, "rait") || strings.HasSuffix(fold, "raient"):
		return Might
	case Future(fold):
		return WillBe
	case Infinitive(fold) && i > 0 && !words[i].Past:
		if could {
			return Might
		}
		if before(2, "va", "vont", "de", "d", "pour", "a", "afin") {
			return WillBe
		}
	case words[i].Past || Participle(fold):
		switch {
		case could:
			return Might
		case before(3, "sera", "seront", "soit", "soient"):
			return WillBe
		case before(3, "ete", "ont") || i > 0 && words[i-1].Fold == "a" && words[i].Past:
			return HasBeen
		case before(2, "est", "sont"):
			return IsSo
		}
	}
	return Untold
}

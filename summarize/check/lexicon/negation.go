package lexicon

// Negation is a word that denies, and the words that it bears on.
type Negation struct {
	At   int
	Head []int // content words under it
}

// Negations finds what a run of words denies: "ne … pas", "aucun", "sans", "ni", "pas de".
// "ne … que" only narrows, and denies nothing.
func Negations(words []Word) []Negation {
	var out []Negation
	used := -1
	for i, w := range words {
		if i <= used {
			continue
		}
		switch w.Fold {
		case "ne", "n":
			k := i + 1
			for k < len(words) && k < i+7 && !second(words[k].Fold) {
				k++
			}
			if k >= len(words) || k == i+7 {
				if !denier(words[max(0, i-4):i]) {
					continue // an explanatory "ne", or the rest is elsewhere
				}
				k = i
			} else if words[k].Fold == "que" || words[k].Fold == "qu" {
				continue
			}
			n := Negation{At: i}
			n.Head = ContentIn(words, i+1, k)
			if words[k].Fold == "aucun" || words[k].Fold == "aucune" { // the noun is what there is none of
				if noun := ContentIn(words, k+1, min(len(words), k+4)); len(noun) > 0 {
					n.Head = noun
				}
			}
			if len(n.Head) == 0 {
				n.Head = ContentIn(words, k+1, min(len(words), k+4))
			}
			used = k
			if len(n.Head) > 0 {
				n.Head = n.Head[:1]
				if k+1 < len(words) && words[k].Fold == "pas" && (words[k+1].Fold == "sur" || words[k+1].Fold == "de" || words[k+1].Fold == "d" || words[k+1].Fold == "a") {
					n.Head = append(n.Head, ContentIn(words, k+2, min(len(words), k+5))...) // "ne porte pas sur"
				}
			}
			out = append(out, n)
		case "aucun", "aucune", "sans", "ni", "nul", "nulle":
			if n := ContentIn(words, i+1, min(len(words), i+4)); len(n) > 0 {
				out = append(out, Negation{i, n[:1]})
			}
		case "pas", "non":
			if i+1 < len(words) && (w.Fold == "non" && words[i+1].Joined || words[i+1].Fold == "de" || words[i+1].Fold == "d" || w.Fold == "pas" && words[i+1].Fold == "encore" || w.Fold == "non" && words[i+1].Stem != "") {
				if n := ContentIn(words, i+1, min(len(words), i+5)); len(n) > 0 {
					out = append(out, Negation{i, n[:1]})
				}
			}
		}
	}
	return out
}

func second(w string) bool {
	switch w {
	case "pas", "plus", "jamais", "aucun", "aucune", "ni", "rien", "personne", "que", "qu", "guere", "point", "nul", "nullement":
		return true
	}
	return false
}

// denier tells a subject that denies its verb: "rien n'est construit", "aucune aide n'est".
func denier(words []Word) bool {
	for _, w := range words {
		switch w.Fold {
		case "rien", "personne", "aucun", "aucune", "nul", "nulle", "ni", "jamais":
			return true
		}
	}
	return false
}

func ContentIn(words []Word, from, to int) []int {
	var out []int
	for k := from; k < to && k < len(words); k++ {
		if words[k].Stem != "" && !second(words[k].Fold) {
			out = append(out, k)
		}
	}
	return out
}

// Refused tells that a negation bears on the word at i.
func Refused(words []Word, i int) bool {
	for _, n := range Negations(words) {
		for _, h := range n.Head {
			if h == i {
				return true
			}
		}
	}
	return false
}

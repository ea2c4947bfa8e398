package vote

import (
	"strings"

	"phare/extract/prose"
)

// voices tells whether the number at i, with the words up to j, is that of the voices that carry
// the decision, though no "pour" is printed: "adopté par 33 voix", "à l'unanimité (26 voix)",
// "à l'unanimité des 26 votants".
func (w *Words) voices(i, j int) bool {
	voice := false
	for k := i + 1; k < j; k++ {
		switch w.At(k) {
		case "voix", "vote", "votes", "suffrage", "suffrages":
			voice = true
		}
	}
	if voice && w.At(i-1) == "par" && strings.HasPrefix(w.At(i-2), "vote") && !w.SentenceHas(i, 30, 30, electionWord) {
		return true // "Voté par 7 voix."
	}
	if voice && w.At(i-1) == "par" && w.SentenceHas(i, 30, 12, adoptionWord) {
		return !w.SentenceHas(i, 30, 30, electionWord)
	}
	all, most := false, false
	k := i - 1
	for n := 0; n < 8; n++ {
		switch w.At(k) {
		case "(", ":", "-", ",", "par", "avec", "soit", "de", "des", "voix", "suffrages", "exprimes", "votants", "membres", "presents", "representes", "et":
			k--
		}
	}
	switch w.At(k) {
	case "unanimite":
		all = true
	case "majorite":
		most = w.At(k-1) == "la" && !w.SentenceHas(i, 30, 30, electionWord)
	}
	if !all && !most {
		return false
	}
	switch w.At(j) {
	case "votants", "suffrages", "exprimes":
		// Of those who voted some may have abstained.
		return all && w.At(i-1) == "des" && (w.At(j) != "votants" || !w.abstentionPrinted(j))
	case "contre", "abstention", "abstentions":
		return false
	}
	if voice {
		return true
	}
	return w.At(i-1) == "(" && (w.At(j) == ")" || w.At(j) == "dont")
}

// voicesSense tells what the voices at i are: against where the assembly declares itself so, "par
// 9 voix, se prononce contre le projet".
func (w *Words) voicesSense(i int) prose.Sense {
	for k := i; k < i+10 && k < len(w.Toks) && w.Toks[k].Sent == w.Toks[i].Sent; k++ {
		if w.At(k) == "prononce" && w.At(k+1) == "contre" {
			return prose.Against
		}
	}
	return prose.InFavour
}

// abstentionPrinted tells whether the sentence of term i counts abstentions behind it.
func (w *Words) abstentionPrinted(i int) bool {
	for k := i; k < len(w.Toks) && k < i+30 && w.Toks[k].Sent == w.Toks[i].Sent; k++ {
		if prose.Abstains(w.At(k)) {
			return true
		}
	}
	return false
}

// withProxies reads what is added to a count for the proxies: "18 + 3 pouvoirs", "18 + 3 pouvoirs
// = 21", "18 (dont 4 pouvoirs)".
func (w *Words) withProxies(v, e int) (value, end int) {
	if w.At(e) == "(" && w.At(e+1) == "dont" {
		if close, _ := w.Bracket(e); close > 0 {
			return v, close
		}
	}
	if w.At(e) != "+" {
		return v, e
	}
	n, k := w.Count(e + 1)
	if k == 0 {
		return v, e
	}
	if s, end, _ := w.SenseAt(k); s == prose.Proxies {
		v, e = v+n, end
		if w.At(e) == "=" {
			if sum, k := w.Figure(e + 1); k > 0 {
				return sum, k
			}
		}
	}
	return v, e
}

package extract

// voices tells whether the number at i, with the words up to j, is that of the voices that carry
// the decision, though no "pour" is printed: "adopté par 33 voix", "à l'unanimité (26 voix)",
// "à l'unanimité des 26 votants".
func (w *words) voices(i, j int) bool {
	voice := false
	for k := i + 1; k < j; k++ {
		switch w.at(k) {
		case "voix", "vote", "votes", "suffrage", "suffrages":
			voice = true
		}
	}
	if voice && w.at(i-1) == "par" && w.sentenceHas(i, 30, 12, adoptionWord) {
		return !w.sentenceHas(i, 30, 30, electionWord)
	}
	all, most := false, false
	k := i - 1
	for n := 0; n < 6; n++ {
		switch w.at(k) {
		case "(", ":", "-", ",", "par", "avec", "soit", "de", "des", "voix", "suffrages", "exprimes":
			k--
		}
	}
	switch w.at(k) {
	case "unanimite":
		all = true
	case "majorite":
		most = w.at(k-1) == "la" && !w.sentenceHas(i, 30, 30, electionWord)
	}
	if !all && !most {
		return false
	}
	switch w.at(j) {
	case "votants", "suffrages", "exprimes":
		// Of those who voted some may have abstained.
		return all && w.at(i-1) == "des" && (w.at(j) != "votants" || !w.abstentionPrinted(j))
	case "contre", "abstention", "abstentions":
		return false
	}
	if voice {
		return true
	}
	return w.at(i-1) == "(" && (w.at(j) == ")" || w.at(j) == "dont")
}

// voicesSense tells what the voices at i are: against where the assembly declares itself so, "par
// 9 voix, se prononce contre le projet".
func (w *words) voicesSense(i int) sense {
	for k := i; k < i+10 && k < len(w.toks) && w.toks[k].sent == w.toks[i].sent; k++ {
		if w.at(k) == "prononce" && w.at(k+1) == "contre" {
			return against
		}
	}
	return inFavour
}

// abstentionPrinted tells whether the sentence of term i counts abstentions behind it.
func (w *words) abstentionPrinted(i int) bool {
	for k := i; k < len(w.toks) && k < i+30 && w.toks[k].sent == w.toks[i].sent; k++ {
		if abstains(w.at(k)) {
			return true
		}
	}
	return false
}

// withProxies reads what is added to a count for the proxies: "18 + 3 pouvoirs", "18 + 3 pouvoirs
// = 21", "18 (dont 4 pouvoirs)".
func (w *words) withProxies(v, e int) (value, end int) {
	if w.at(e) == "(" && w.at(e+1) == "dont" {
		if close, _ := w.bracket(e); close > 0 {
			return v, close
		}
	}
	if w.at(e) != "+" {
		return v, e
	}
	n, k := w.count(e + 1)
	if k == 0 {
		return v, e
	}
	if s, end, _ := w.senseAt(k); s == proxies {
		v, e = v+n, end
		if w.at(e) == "=" {
			if sum, k := w.figure(e + 1); k > 0 {
				return sum, k
			}
		}
	}
	return v, e
}

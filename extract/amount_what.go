package extract

import (
	"slices"
	"strings"

	"phare/extract/facts"
	"phare/extract/french"
	"phare/extract/pdftext"
)

// tell says of an amount what the page prints of it beside the figure: the row and the column of
// its table, else what the sentence calls it, for whom, for which year, per what, and the tax that
// the head of the column states once for all.
func (s *amountScan) tell(a *Amount, f printed, k int) {
	per := f.Per
	if l := &s.p.w.lines[k]; len(l.Cells) > 1 {
		a.Row = text(s.rowLabel(k, f))
		a.Label = a.Row
		column := s.columnHead(k, f)
		a.Column = text(column)
		if a.Tax == nil {
			a.Tax = taxOf(column)
		}
		a.Year = yearIn(column)
		if per == "" {
			per = perIn(column)
		}
	} else {
		s.tellSentence(a, f, k)
	}
	a.Per = text(per)
}

// text is nil for "".
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// rowLabel is what stands before the figures of the amount's row: its cells without figures up
// to the amount, the first that holds words.
func (s *amountScan) rowLabel(k int, f printed) string {
	l := &s.p.w.lines[k]
	for _, c := range cellsOf(&l.Line) {
		if c[0].Box == l.Words[f.word].Box {
			break
		}
		if t := strings.Trim(textOf(c), " :•-–"); hasLetters(t) && !strings.Contains(t, "€") {
			return t
		}
	}
	return ""
}

func hasLetters(s string) bool {
	return strings.ContainsFunc(french.Fold(s), func(r rune) bool { return r >= 'a' && r <= 'z' })
}

// columnHead is the head of the amount's column: of the lines above that belong to the table, the
// nearest one that holds words and no amount, its cell over the amount.
func (s *amountScan) columnHead(k int, f printed) string {
	lines := s.p.w.lines
	x0, x1 := lines[k].Words[f.word].Box.X0, lines[k].Words[max(f.word, f.end-1)].Box.X1
	for n, blank := k-1, 0; n >= 0 && n >= k-60 && blank < 2; n-- {
		l := &lines[n]
		if !l.Running() {
			continue
		}
		if len(l.Cells) < 2 {
			blank++
			continue
		}
		blank = 0
		cells := cellsOf(&l.Line)
		if slices.ContainsFunc(cells, func(c []pdftext.Word) bool { return isFigureCell(textOf(c)) }) {
			continue
		}
		best, near := "", float32(0)
		for _, c := range cells {
			c0, c1 := extent(c)
			if over := min(c1, x1) - max(c0, x0); best == "" && over > -20 || over > near {
				best, near = strings.Trim(textOf(c), " :"), over
			}
		}
		return best
	}
	return ""
}

// isFigureCell tells whether a cell holds a figure rather than a head: "2031" and "Tarif 2031" are
// heads, "12,50 €" and "1 200" are figures.
func isFigureCell(t string) bool {
	if strings.Contains(t, "€") && strings.ContainsAny(t, "0123456789") {
		return true
	}
	if hasLetters(t) || !strings.ContainsAny(t, "0123456789") {
		return false
	}
	return yearIn(t) == nil
}

// taxOf reads HT or TTC in the head of a column.
func taxOf(head string) *string {
	for _, w := range french.Words(strings.NewReplacer("H.T.", "HT", "T.T.C.", "TTC", "H.T", "HT", "T.T.C", "TTC").Replace(head)) {
		switch w {
		case "ht":
			return new("HT")
		case "ttc":
			return new("TTC")
		}
	}
	return nil
}

// yearIn reads a year that stands in some words.
func yearIn(s string) *int {
	st := french.Read(s)
	for i := range st.Toks {
		if y, _ := st.YearAt(i); y > 1950 && y < 2100 && st.IsDigits(i) {
			return &y
		}
	}
	return nil
}

// perIn reads what the prices of a column are counted by: "Tarif par jour", "€ / m²".
func perIn(s string) string {
	for _, f := range facts.All("1 € " + strings.TrimLeft(s, "€ ")) {
		if f.Kind == facts.Money {
			return f.Per
		}
	}
	st := french.Read(s)
	for i := range st.Toks {
		if st.IsWord(i, "par") || st.IsSign(i, "/") {
			for _, f := range facts.All("1 € par " + st.Written(i+1, i+2)) {
				return f.Per
			}
		}
	}
	return ""
}

// tellSentence reads what the sentence around an amount says of it.
func (s *amountScan) tellSentence(a *Amount, f printed, k int) {
	w := s.p.w
	if f.term >= len(w.toks) {
		return
	}
	from, to := int(w.toks[f.term].sent), f.term
	for to < len(w.toks) && w.toks[to].sent == int32(from) && to < f.term+40 {
		to++
	}
	// A list's entry is named before its colon: "Travaux : 12 000 €".
	if l := &w.lines[k]; f.word > 0 && f.word < len(l.Words) && strings.HasSuffix(l.Words[f.word-1].Text, ":") {
		if t := strings.Trim(textOf(l.Words[:f.word]), " :•-–➢"); len(t) > 2 && len(t) < 90 && hasLetters(t) {
			a.Label = &t
		}
	}
	if a.Label == nil {
		if i := w.moneyNoun(from, f.term); i >= 0 {
			a.Label = text(w.text(i, w.nounEnd(i, f.term)))
		}
	}
	end := f.term
	for end < to && w.toks[end].line == int32(k) && int(w.toks[end].word) < f.end {
		end++
	}
	a.For = text(w.beneficiary(end, to))
	if a.For == nil {
		if i := w.moneyNoun(from, f.term); i >= 0 {
			a.For = text(w.beneficiary(w.nounEnd(i, f.term), f.term))
		}
	}
	for i := from; i < to; i++ {
		if y := int(w.toks[i].num); y > 1950 && y < 2100 && len(w.at(i)) == 4 && yearWord[w.at(i-1)] {
			a.Year = &y
			if i > f.term {
				break
			}
		}
	}
}

// yearWord lists the words before a year to which an amount belongs.
var yearWord = map[string]bool{"annee": true, "exercice": true, "en": true, "budget": true, "pour": true, "primitif": true, "saison": true}

// moneyNouns are what an amount is of; moneyNoun finds the nearest before term i.
var moneyNouns = map[string]bool{"subvention": true, "subventions": true, "prix": true, "montant": true, "loyer": true, "redevance": true, "tarif": true, "participation": true, "cout": true, "credit": true, "credits": true,
	"enveloppe": true, "caution": true, "cotisation": true, "plafond": true, "emprunt": true, "indemnite": true, "somme": true, "aide": true, "dotation": true, "fonds": true, "avance": true, "contribution": true, "provision": true, "forfait": true,
	"droit": true, "taxe": true, "recette": true, "recettes": true, "depense": true, "depenses": true, "excedent": true, "deficit": true, "devis": true, "marche": true, "offre": true, "avenant": true, "garantie": true, "pret": true, "don": true, "remise": true, "prime": true, "acompte": true, "solde": true, "budget": true, "estimation": true}

func (w *words) moneyNoun(from, i int) int {
	for n := i - 1; n >= from && n > i-22; n-- {
		if moneyNouns[w.at(n)] && w.at(n) != "montant" && w.at(n) != "somme" {
			return n
		}
	}
	for n := i - 1; n >= from && n > i-8; n-- {
		if moneyNouns[w.at(n)] {
			return n
		}
	}
	return -1
}

// nounEnd returns the term behind the noun at i and the adjectives and complements that name it,
// before the words that give its amount.
func (w *words) nounEnd(i, to int) int {
	e := i + 1
	for ; e < to && e < i+6; e++ {
		switch w.at(e) {
		case "de", "d":
			if e+1 < to && w.toks[e+1].num < 0 && w.toks[e+1].flag&capital == 0 && !articleWord[w.at(e+1)] && w.at(e+1) != "montant" {
				continue
			}
			return e
		case ",", ":", "(", "a", "au", "aux", "en", "pour", "est", "sont", "par", "qui", "du", "des", "le", "la", "l", "les", "et", "ou", "sera", "fixe", "fixee":
			return e
		}
		if w.toks[e].num >= 0 || w.toks[e].flag&isWord == 0 {
			return e
		}
	}
	for e > i+1 && (w.at(e-1) == "de" || w.at(e-1) == "d") {
		e--
	}
	return e
}

// beneficiary reads whom an amount is for, from the terms [i, to): "à l'association Les Amis",
// "au profit de la commune", "en faveur du club".
func (w *words) beneficiary(i, to int) string {
	for n := 0; i < to && n < 4; n++ { // a tax or a period may stand between
		switch w.at(i) {
		case "ht", "ttc", "h", "t", ".", "net", ",", "par", "an", "annuelle", "annuel", "maximum", "€":
			i++
			continue
		}
		break
	}
	start := i
	switch w.at(i) {
	case "a", "au", "aux":
		start = i + 1
	case "en":
		if w.at(i+1) != "faveur" {
			return ""
		}
		start = i + 3
	default:
		return ""
	}
	if w.at(start) == "profit" || w.at(start) == "benefice" {
		start += 2
	}
	if articleWord[w.at(start)] {
		if !recipients[w.at(start+1)] && (start+1 >= len(w.toks) || w.toks[start+1].flag&capital == 0) {
			return ""
		}
	} else if start >= len(w.toks) || !recipients[w.at(start)] && w.toks[start].flag&capital == 0 && civility[w.at(start)] == 0 {
		return ""
	}
	end := start
	for end < to && end < start+14 {
		if t := w.at(end); end > start+1 && (t == "," || t == ";" || t == "." || t == ":" || t == "(" || t == "pour" || t == "au" || t == "afin" || t == "dans" || t == "sur" || t == "en" || t == "et" || t == "par" || w.toks[end].num >= 0) {
			break
		}
		end++
	}
	return strings.TrimRight(w.text(start, end), " ,;.:")
}

// recipients are the common nouns of those to whom sums are given.
var recipients = map[string]bool{"association": true, "associations": true, "commune": true, "communes": true, "societe": true, "entreprise": true, "club": true, "comite": true, "syndicat": true, "ccas": true, "centre": true, "ecole": true, "college": true, "lycee": true,
	"amicale": true, "federation": true, "office": true, "cooperative": true, "departement": true, "region": true, "etat": true, "agence": true, "communaute": true, "metropole": true, "foyer": true, "caisse": true, "fondation": true, "groupement": true, "cabinet": true, "bureau": true, "compagnie": true, "union": true}

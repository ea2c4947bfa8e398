package act

import (
	"slices"
	"strings"

	"phare/extract/facts"
	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/pdftext"
	"phare/extract/prose"
	"phare/extract/record"
)

// tell says of an amount what the page prints of it beside the figure: the row and the column of
// its table, else what the sentence calls it, for whom, for which year, per what, and the tax that
// the head of the column states once for all.
func (s *amountScan) tell(a *record.Amount, f printed, k int) {
	per := f.Per
	if l := &s.p.w.Lines[k]; len(l.Cells) > 1 {
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
	l := &s.p.w.Lines[k]
	for _, c := range lines.CellsOf(&l.Line) {
		if c[0].Box == l.Words[f.word].Box {
			break
		}
		if t := strings.Trim(lines.TextOf(c), " :•-–"); hasLetters(t) && !strings.Contains(t, "€") {
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
	rows := s.p.w.Lines
	x0, x1 := rows[k].Words[f.word].Box.X0, rows[k].Words[max(f.word, f.end-1)].Box.X1
	for n, blank := k-1, 0; n >= 0 && n >= k-60 && blank < 2; n-- {
		l := &rows[n]
		if !l.Running() {
			continue
		}
		if len(l.Cells) < 2 {
			blank++
			continue
		}
		blank = 0
		cells := lines.CellsOf(&l.Line)
		if slices.ContainsFunc(cells, func(c []pdftext.Word) bool { return isFigureCell(lines.TextOf(c)) }) {
			continue
		}
		best, near := "", float32(0)
		for _, c := range cells {
			c0, c1 := lines.Extent(c)
			if over := min(c1, x1) - max(c0, x0); best == "" && over > -20 || over > near {
				best, near = strings.Trim(lines.TextOf(c), " :"), over
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
func (s *amountScan) tellSentence(a *record.Amount, f printed, k int) {
	w := s.p.w
	if f.term >= len(w.Toks) {
		return
	}
	from, to := int(w.Toks[f.term].Sent), f.term
	for to < len(w.Toks) && w.Toks[to].Sent == int32(from) && to < f.term+40 {
		to++
	}
	// A list's entry is named before its colon: "Travaux : 12 000 €".
	if l := &w.Lines[k]; f.word > 0 && f.word < len(l.Words) && strings.HasSuffix(l.Words[f.word-1].Text, ":") {
		if t := strings.Trim(lines.TextOf(l.Words[:f.word]), " :•-–➢"); len(t) > 2 && len(t) < 90 && hasLetters(t) {
			a.Label = &t
		}
	}
	if a.Label == nil {
		if i := w.moneyNoun(from, f.term); i >= 0 {
			a.Label = text(w.Printed(i, w.nounEnd(i, f.term)))
		}
	}
	end := f.term
	for end < to && w.Toks[end].Line == int32(k) && int(w.Toks[end].Word) < f.end {
		end++
	}
	a.For = text(w.beneficiary(end, to))
	if a.For == nil {
		if i := w.moneyNoun(from, f.term); i >= 0 {
			a.For = text(w.beneficiary(w.nounEnd(i, f.term), f.term))
		}
	}
	for i := from; i < to; i++ {
		if y := int(w.Toks[i].Num); y > 1950 && y < 2100 && len(w.At(i)) == 4 && yearWord[w.At(i-1)] {
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
		if moneyNouns[w.At(n)] && w.At(n) != "montant" && w.At(n) != "somme" {
			return n
		}
	}
	for n := i - 1; n >= from && n > i-8; n-- {
		if moneyNouns[w.At(n)] {
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
		switch w.At(e) {
		case "de", "d":
			if e+1 < to && w.Toks[e+1].Num < 0 && w.Toks[e+1].Flag&prose.Capital == 0 && !prose.ArticleWord[w.At(e+1)] && w.At(e+1) != "montant" {
				continue
			}
			return e
		case ",", ":", "(", "a", "au", "aux", "en", "pour", "est", "sont", "par", "qui", "du", "des", "le", "la", "l", "les", "et", "ou", "sera", "fixe", "fixee":
			return e
		}
		if w.Toks[e].Num >= 0 || w.Toks[e].Flag&prose.IsWord == 0 {
			return e
		}
	}
	for e > i+1 && (w.At(e-1) == "de" || w.At(e-1) == "d") {
		e--
	}
	return e
}

// beneficiary reads whom an amount is for, from the terms [i, to): "à l'association Les Amis",
// "au profit de la commune", "en faveur du club".
func (w *words) beneficiary(i, to int) string {
	for n := 0; i < to && n < 4; n++ { // a tax or a period may stand between
		switch w.At(i) {
		case "ht", "ttc", "h", "t", ".", "net", ",", "par", "an", "annuelle", "annuel", "maximum", "€":
			i++
			continue
		}
		break
	}
	start := i
	switch w.At(i) {
	case "a", "au", "aux":
		start = i + 1
	case "en":
		if w.At(i+1) != "faveur" {
			return ""
		}
		start = i + 3
	default:
		return ""
	}
	if w.At(start) == "profit" || w.At(start) == "benefice" {
		start += 2
	}
	if prose.ArticleWord[w.At(start)] {
		if !recipients[w.At(start+1)] && (start+1 >= len(w.Toks) || w.Toks[start+1].Flag&prose.Capital == 0) {
			return ""
		}
	} else if start >= len(w.Toks) || !recipients[w.At(start)] && w.Toks[start].Flag&prose.Capital == 0 && prose.Civility[w.At(start)] == 0 {
		return ""
	}
	end := start
	for end < to && end < start+14 {
		if t := w.At(end); end > start+1 && (t == "," || t == ";" || t == "." || t == ":" || t == "(" || t == "pour" || t == "au" || t == "afin" || t == "dans" || t == "sur" || t == "en" || t == "et" || t == "par" || w.Toks[end].Num >= 0) {
			break
		}
		end++
	}
	return strings.TrimRight(w.Printed(start, end), " ,;.:")
}

// recipients are the common nouns of those to whom sums are given.
var recipients = map[string]bool{"association": true, "associations": true, "commune": true, "communes": true, "societe": true, "entreprise": true, "club": true, "comite": true, "syndicat": true, "ccas": true, "centre": true, "ecole": true, "college": true, "lycee": true,
	"amicale": true, "federation": true, "office": true, "cooperative": true, "departement": true, "region": true, "etat": true, "agence": true, "communaute": true, "metropole": true, "foyer": true, "caisse": true, "fondation": true, "groupement": true, "cabinet": true, "bureau": true, "compagnie": true, "union": true}

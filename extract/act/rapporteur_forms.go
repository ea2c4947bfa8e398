package act

import (
	"slices"

	"phare/extract/prose"
	"phare/extract/record"
)

// reportLabels open a line or a sentence that names the rapporteur, with or without a title.
var reportLabels = []string{"rapport presente par", "presentation par", "presentation :", "presentation de", "presente par", "presentee par", "dossier presente par", "projet presente par", "rapport de", "rapport par", "rapporte par", "question presentee par", "deliberation presentee par", "affaire presentee par",
	"intervention de", "expose par", "sur rapport de", "sur le rapport de", "sur l expose de", "sur presentation de", "sur la presentation de", "orateur :", "presentateur :", "elu rapporteur :", "point presente par", "sujet presente par"}

// exposes name the rapporteur within a sentence, always with a title or an office.
var exposes = []string{"vu le rapport de", "sur le rapport de", "sur rapport de", "sur l expose de", "l expose de", "expose de", "la presentation de", "presente par", "presentee par", "rapporte par", "sur presentation de", "le rapport de", "entendu le rapporteur", "le rapport presente par", "l intervention de", "les explications de", "la lecture du rapport par", "lecture est donnee par", "lecture est faite par", "lecture donnee par", "est expose par"}

// strangers are those whose report is quoted, not made to the assembly.
var strangers = []string{"commissaire", "expert", "architecte", "notaire", "geometre", "comptable", "tresorier", "receveur", "percepteur", "prefet"}

// reported reads a line that says who reports: "Rapport présenté par Anne ABRIVARD, adjointe".
func (w *words) reported(i int) string {
	onReport := w.At(i) == "sur" || w.At(i) == "rapport" || w.At(i-1) == "-" && w.Is(i, "presentation :") // "Réf. : 2031/61 – Présentation : X"
	if w.Toks[i].Flag&prose.Capital == 0 || !onReport && (!w.StartsLine(i) && int(w.Toks[i].Sent) != i || w.Lines[w.Toks[i].Line].Part == record.PartDispositif) {
		return ""
	}
	for _, seq := range reportLabels {
		e := w.After(i, seq)
		if e == 0 {
			continue
		}
		e = w.inStead(w.skip(e, ":", "-"))
		if w.officer(e) {
			continue // "sur le rapport de Monsieur le Maire": the exposé's form says as much
		}
		if name := w.personAt(e); name != "" && !w.stranger(e) && !prose.ArticleWord[w.At(e)] {
			return name // no commission, no chamber: "Rapport de la CLECT"
		}
	}
	return ""
}

// exposedBy reads, at i, "sur le rapport de Mme X", "après avoir entendu l'exposé de M. le maire".
func (w *words) exposedBy(i int) string {
	for _, seq := range exposes {
		e := w.After(i, seq)
		if e == 0 {
			continue
		}
		e = w.inStead(e)
		if prose.Civility[w.At(e)] == 0 && w.Office(e) == 0 || w.stranger(e) {
			continue
		}
		if w.officer(e) && (w.At(i) == "vu" || w.At(i-1) == "vu") {
			continue // a visa of the report that every act has
		}
		if name := w.personAt(e); name != "" {
			return name
		}
	}
	if e := w.After(i, "l expose du"); e > 0 && w.Office(e) > 0 {
		return trimName(w.Printed(e, w.Office(e)))
	}
	return ""
}

// inStead returns where the one who presents another's report is named: "sur le rapport de X,
// présenté par Y".
func (w *words) inStead(i int) int {
	for k := i; k < i+24 && k < len(w.Toks) && w.Toks[k].Sent == w.Toks[i].Sent; k++ {
		if w.Is(k, "presente par") && prose.Civility[w.At(k+2)] != 0 {
			return k + 2
		}
	}
	return i
}

// stranger tells whether the person named at i is no member of the assembly: "M. X, commissaire enquêteur".
func (w *words) stranger(i int) bool {
	for k := i; k < i+9; k++ {
		if slices.Contains(strangers, w.At(k)) {
			return true
		}
		if w.At(k) == "." && prose.Civility[w.At(k-1)] == 0 {
			return false
		}
	}
	return false
}

// titledOffice reads "Madame la Conseillère déléguée Chaumelet": a title, an office, a name.
func (w *words) titledOffice(i int) (end int) {
	if prose.Civility[w.At(i)] == 0 {
		return 0
	}
	i++
	if w.At(i) == "." {
		i++
	}
	k, named := i, false
	for prose.OfficeWord[w.At(k)] && k < i+6 {
		named = named || len(w.At(k)) > 4
		k++
	}
	if !named {
		return 0
	}
	if e := w.ProperName(k); e > k {
		return e
	}
	return 0
}

// quotedBehind reads the office and the colon between who speaks, up to term e, and the words quoted:
// "M. X, adjoint aux finances : « Ce budget…"; 0 without them.
func (w *words) quotedBehind(e int) int {
	if w.At(e) != "," {
		return 0
	}
	for k := e + 1; k < e+10 && k < len(w.Toks); k++ {
		if w.At(k) == ":" && w.At(k+1) == "\"" {
			return k + 1
		}
		if w.At(k) == "." || w.At(k) == ";" {
			return 0
		}
	}
	return 0
}

// opensSpeech reads the name before the speech that opens the item and puts a proposal: "Madame
// Inès VERDEL : Mes chers collègues, … Je vous propose…". Whoever speaks later debates.
func (p *parts) opensSpeech() string {
	w := p.w
	short := 0 // lines of a title that its count left out
	for _, first := range p.first {
		i := int(first)
		if i < 0 || int(w.Toks[i].Line) < w.Title || w.Lines[w.Toks[i].Line].Part == record.PartHead {
			continue
		}
		if prose.Civility[w.At(i)] != 1 {
			if short++; short < 3 && w.Short(int(w.Toks[i].Line)) {
				continue
			}
			return ""
		}
		e, _, ok := w.Person(i, false)
		if k := w.quotedBehind(e); ok && k > 0 {
			return w.personAt(i)
		}
		if !ok || w.At(e) != ":" && !(w.At(e) == "." && w.At(e+1) == "-") {
			return ""
		}
		for k := e; k < e+160 && k < len(w.Toks); k++ {
			if w.Is(k, "vous propose") || w.Is(k, "chers collegues") || w.Is(k, "vous demande") || w.Is(k, "vous proposons") || w.Is(k, "est propose") {
				return w.personAt(i)
			}
			if k > e && w.StartsLineAt(k) && prose.Civility[w.At(k)] == 1 {
				if n, _, ok := w.Person(k, false); ok && w.At(n) == ":" {
					return "" // the next speaker
				}
			}
		}
		return ""
	}
	return ""
}

package extract

import "slices"

// reportLabels open a line or a sentence that names the rapporteur, with or without a title.
var reportLabels = []string{"rapport presente par", "presentation par", "presentation :", "presentation de", "presente par", "presentee par", "dossier presente par", "projet presente par", "rapport de", "rapport par", "rapporte par", "question presentee par", "deliberation presentee par", "affaire presentee par",
	"intervention de", "expose par", "sur rapport de", "sur le rapport de", "sur l expose de", "sur presentation de", "sur la presentation de", "orateur :", "presentateur :", "elu rapporteur :", "point presente par", "sujet presente par"}

// exposes name the rapporteur within a sentence, always with a title or an office.
var exposes = []string{"vu le rapport de", "sur le rapport de", "sur rapport de", "sur l expose de", "l expose de", "expose de", "la presentation de", "presente par", "presentee par", "rapporte par", "sur presentation de", "le rapport de", "entendu le rapporteur", "le rapport presente par", "l intervention de", "les explications de", "la lecture du rapport par"}

// strangers are those whose report is quoted, not made to the assembly.
var strangers = []string{"commissaire", "expert", "architecte", "notaire", "geometre", "comptable", "tresorier", "receveur", "percepteur", "prefet"}

// reported reads a line that says who reports: "Rapport présenté par Anne ABRIVARD, adjointe".
func (w *words) reported(i int) string {
	onReport := w.at(i) == "sur" || w.at(i) == "rapport" || w.at(i-1) == "-" && w.is(i, "presentation :") // "Réf. : 2031/61 – Présentation : X"
	if w.toks[i].flag&capital == 0 || !onReport && (!w.startsLine(i) && int(w.toks[i].sent) != i || w.lines[w.toks[i].line].Part == PartDispositif) {
		return ""
	}
	for _, seq := range reportLabels {
		e := w.after(i, seq)
		if e == 0 {
			continue
		}
		e = w.inStead(w.skip(e, ":", "-"))
		if w.officer(e) {
			continue // "sur le rapport de Monsieur le Maire": the exposé's form says as much
		}
		if name := w.personAt(e); name != "" && !w.stranger(e) && !articleWord[w.at(e)] {
			return name // no commission, no chamber: "Rapport de la CLECT"
		}
	}
	return ""
}

// exposedBy reads, at i, "sur le rapport de Mme X", "après avoir entendu l'exposé de M. le maire".
func (w *words) exposedBy(i int) string {
	for _, seq := range exposes {
		e := w.after(i, seq)
		if e == 0 {
			continue
		}
		e = w.inStead(e)
		if civility[w.at(e)] == 0 && w.office(e) == 0 || w.stranger(e) {
			continue
		}
		if w.officer(e) && (w.at(i) == "vu" || w.at(i-1) == "vu") {
			continue // a visa of the report that every act has
		}
		if name := w.personAt(e); name != "" {
			return name
		}
	}
	if e := w.after(i, "l expose du"); e > 0 && w.office(e) > 0 {
		return trimName(w.text(e, w.office(e)))
	}
	return ""
}

// inStead returns where the one who presents another's report is named: "sur le rapport de X,
// présenté par Y".
func (w *words) inStead(i int) int {
	for k := i; k < i+24 && k < len(w.toks) && w.toks[k].sent == w.toks[i].sent; k++ {
		if w.is(k, "presente par") && civility[w.at(k+2)] != 0 {
			return k + 2
		}
	}
	return i
}

// stranger tells whether the person named at i is no member of the assembly: "M. X, commissaire enquêteur".
func (w *words) stranger(i int) bool {
	for k := i; k < i+9; k++ {
		if slices.Contains(strangers, w.at(k)) {
			return true
		}
		if w.at(k) == "." && civility[w.at(k-1)] == 0 {
			return false
		}
	}
	return false
}

// titledOffice reads "Madame la Conseillère déléguée Chaumelet": a title, an office, a name.
func (w *words) titledOffice(i int) (end int) {
	if civility[w.at(i)] == 0 {
		return 0
	}
	i++
	if w.at(i) == "." {
		i++
	}
	k, named := i, false
	for officeWord[w.at(k)] && k < i+6 {
		named = named || len(w.at(k)) > 4
		k++
	}
	if !named {
		return 0
	}
	if e := w.properName(k); e > k {
		return e
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
		if i < 0 || int(w.toks[i].line) < w.title || w.lines[w.toks[i].line].Part == PartHead {
			continue
		}
		if civility[w.at(i)] != 1 {
			if short++; short < 3 && w.short(int(w.toks[i].line)) {
				continue
			}
			return ""
		}
		e, _, ok := w.person(i, false)
		if !ok || w.at(e) != ":" && !(w.at(e) == "." && w.at(e+1) == "-") {
			return ""
		}
		for k := e; k < e+160 && k < len(w.toks); k++ {
			if w.is(k, "vous propose") || w.is(k, "chers collegues") || w.is(k, "vous demande") || w.is(k, "vous proposons") || w.is(k, "est propose") {
				return w.personAt(i)
			}
			if k > e && w.startsLineAt(k) && civility[w.at(k)] == 1 {
				if n, _, ok := w.person(k, false); ok && w.at(n) == ":" {
					return "" // the next speaker
				}
			}
		}
		return ""
	}
	return ""
}

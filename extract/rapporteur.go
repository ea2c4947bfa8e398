package extract

import "strings"

// readRapporteur returns who presents the act, as printed, or "": whoever is named
// rapporteur, else whoever exposes, recalls or proposes.
func (w *words) readRapporteur() string {
	for i := range w.toks {
		if w.at(i) != "rapporteur" && w.at(i) != "rapporteure" && w.at(i) != "rapporteurs" && w.at(i) != "rapporteuse" {
			continue
		}
		if name := w.personAt(w.skip(i+1, ":", "-", ".", "e", "(", ")")); name != "" {
			return name
		}
		if name := w.personBefore(i); name != "" {
			return name
		}
	}
	for i := range w.toks {
		t := &w.toks[i]
		if t.flag&isWord == 0 {
			continue
		}
		if name := w.presenter(i); name != "" {
			return name
		}
	}
	return ""
}

func (w *words) skip(i int, signs ...string) int {
	for n := 0; n < 6; n++ {
		found := false
		for _, s := range signs {
			if w.at(i) == s {
				i, found = i+1, true
				break
			}
		}
		if !found {
			break
		}
	}
	return i
}

// personAt returns the person named at i, with the title, in the printed form.
func (w *words) personAt(i int) string {
	if i >= len(w.toks) {
		return ""
	}
	if civility[w.at(i)] == 0 && w.office(i) == 0 {
		e := w.properName(i)
		if e > i+1 && e <= i+5 {
			return trimName(w.text(i, e))
		}
		return ""
	}
	e, _, ok := w.person(i, false)
	if !ok {
		return ""
	}
	if w.office(i) == 0 && w.at(e) == "," && w.at(e-1) == "maire" {
		// "Monsieur le Maire, Philippe Roux"
		if n := w.properName(e + 1); n > e+2 {
			e = n
		}
	}
	return trimName(w.text(i, e))
}

// personBefore returns the person whose title "rapporteur" stands at i: "Mme X, rapporteure".
func (w *words) personBefore(i int) string {
	if w.at(i-1) != "," && w.at(i-1) != "," && w.at(i-1) != "-" {
		return ""
	}
	for k := i - 2; k >= 0 && k > i-10; k-- {
		if civility[w.at(k)] != 0 {
			if e, _, ok := w.person(k, false); ok && e == i-1 {
				return trimName(w.text(k, e))
			}
		}
	}
	return ""
}

func trimName(s string) string { return strings.Trim(s, " ,;:.-–()") }

// presenter reads at i "sur le rapport de X", "X expose", "après avoir entendu l'exposé de X".
func (w *words) presenter(i int) string {
	for _, seq := range [...]string{"sur le rapport de", "sur rapport de", "sur l expose de", "l expose de", "expose de", "la presentation de", "presente par", "presentee par", "rapporte par", "la lecture de", "sur presentation de", "propose par", "exposes de", "le rapport presente par", "enoncee par"} {
		if w.at(i) != seq[:strings.IndexByte(seq, ' ')] {
			continue
		}
		if e := w.after(i, seq); e > 0 {
			if name := w.personAt(e); name != "" && (civility[w.at(e)] != 0 || w.office(e) > 0) {
				return name
			}
		}
	}
	if e := w.after(i, "l expose du"); e > 0 && w.office(e) > 0 {
		return trimName(w.text(e, w.office(e)))
	}
	if w.toks[i].flag&capital == 0 && civility[w.at(i)] == 0 || w.lines[w.toks[i].line].Part == PartHead && !w.startsLine(i) {
		return ""
	}
	// A sentence whose subject presents: only at its start.
	if int(w.toks[i].sent) != i && !w.startsLine(i) {
		return ""
	}
	if w.startsLine(i) && int(w.toks[i].sent) != i && i > 0 && w.toks[i-1].flag&isWord != 0 && w.lines[w.toks[i-1].line].Part != PartHead {
		return ""
	}
	var e int
	if civility[w.at(i)] != 0 || w.office(i) > 0 {
		p, _, ok := w.person(i, false)
		if !ok {
			return ""
		}
		e = p
	} else {
		return ""
	}
	for n := 0; n < 14; n++ {
		t := w.at(e + n)
		if t == "." || t == ";" || t == ":" && n == 0 {
			return ""
		}
		if presents[t] {
			return w.personAt(i)
		}
		if speech[t] && n < 2 {
			return ""
		}
	}
	return ""
}

// presents lists the verbs by which the rapporteur presents a matter.
var presents = map[string]bool{
	"expose": true, "rappelle": true, "informe": true, "propose": true, "presente": true, "explique": true, "indique": true, "rapporte": true,
	"soumet": true, "donne": true, "precise": true, "invite": true, "fait": true, "rend": true, "lit": true, "evoque": true, "signale": true,
}

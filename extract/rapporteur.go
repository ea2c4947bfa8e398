package extract

import (
	"slices"
	"strings"
)

// readRapporteur returns who presents the act, as printed, or "": whoever is named
// rapporteur, else whoever exposes, recalls or proposes.
func (p *parts) readRapporteur(members []string) string {
	w := p.w
	for i := range w.toks {
		if w.at(i) != "rapporteur" && w.at(i) != "rapporteure" && w.at(i) != "rapporteurs" && w.at(i) != "rapporteuse" {
			continue
		}
		next := w.skip(i+1, ":", "-", ".", "e", "(", ")")
		if w.at(i-1) == "son" && w.at(next) == "," {
			next++ // "sur proposition de son rapporteur, M. X"
		}
		if name := w.personAt(next); name != "" {
			return name
		}
		if name := w.personBefore(i); name != "" {
			return name
		}
	}
	for i := range w.toks {
		if name := w.reported(i); name != "" {
			return name
		}
	}
	// Who is given the floor to present prevails over who gives it.
	for i := range w.toks {
		if w.at(i) == "parole" && w.lines[w.toks[i].line].Part != PartDispositif {
			if name := w.floor(i); name != "" {
				return name
			}
		}
	}
	if name := p.opensSpeech(); name != "" {
		return name
	}
	late := ""
	for i := range w.toks {
		if int(w.toks[i].line) > p.decision+1 && !p.proposed {
			break // who speaks behind the decision debates it
		}
		if w.toks[i].flag&isWord == 0 {
			continue
		}
		name, sure := w.presenter(i, members)
		if sure {
			return name
		}
		if late == "" && name != "" {
			late = name
		}
	}
	return late
}

// floor returns the person to whom the floor is given to present the matter: "donne la
// parole à M. X, qui expose".
func (w *words) floor(i int) string {
	given := false
	for k := i - 1; k > i-5; k-- {
		switch w.at(k) {
		case "donne", "passe", "cede", "laisse", "donner":
			given = true
		}
	}
	if !given || w.at(i+1) != "a" {
		return ""
	}
	e, _, ok := w.person(i+2, false)
	if !ok {
		return ""
	}
	line := w.toks[i].line
	for n := 0; n < 26; n++ {
		t := w.at(e + n)
		if presents[t] && n < 24 || w.at(e+n-1) == "pour" && (t == "presenter" || t == "exposer" || t == "rapporter") {
			return w.personAt(i + 2)
		}
		if t == "." {
			break
		}
	}
	// Near the title the floor is the rapporteur's; further on a debate's.
	n := 0
	for k := line; k >= 0 && n < 14; k-- {
		if w.lines[k].Part == PartHead {
			return w.personAt(i + 2)
		}
		n++
	}
	if n < 14 {
		return w.personAt(i + 2)
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
	if n := w.titledOffice(i); !ok || n > e && w.at(e-3) == "vice" {
		if e = n; e == 0 {
			return ""
		}
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
	if w.at(i-1) != "," && w.at(i-1) != "-" {
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

// presenter reads at i "sur le rapport de X", "X expose", "après avoir entendu l'exposé
// de X". It is not sure where the verb is also one of debates: "X précise".
func (w *words) presenter(i int, members []string) (name string, sure bool) {
	if name := w.exposedBy(i); name != "" {
		return name, true
	}
	t := &w.toks[i]
	if t.flag&capital == 0 && civility[t.s] == 0 || w.lines[t.line].Part == PartDispositif && w.startsLine(i) && t.flag&atLine == 0 {
		return "", false
	}
	// A sentence whose subject presents: only at its start.
	inside := w.at(i-1) == "," && t.flag&atLine == 0                    // "Le maire étant absent, M. X présente"
	behindTitle := w.at(i-1) == ":" && int(t.line) <= max(w.title, 1)-1 // "Coupe de bois : M. le Maire expose"
	if int(t.sent) != i && t.flag&atLine == 0 && !inside && !behindTitle {
		return "", false
	}
	if int(t.sent) != i && !inside && !behindTitle && i > 0 && !w.reportsAt(i) && w.toks[i-1].flag&isWord != 0 && w.toks[i-1].flag&capital == 0 && w.lines[w.toks[i-1].line].Part != PartHead {
		return "", false
	}
	e, reach := 0, 26
	if civility[t.s] != 0 || w.office(i) > 0 && !inside {
		p, _, ok := w.person(i, false)
		if !ok {
			return "", false
		}
		e = p
	} else if e, reach = w.properName(i), 2; e < i+2 || e > i+6 || !memberNamed(w.text(i, e), members) {
		return "", false
	} else if k := w.behindOffice(e); k > 0 {
		e = k // "Anne Abrivard, 1re adjointe, expose"
	}
	for n := 0; n < reach && e+n < len(w.toks); n++ {
		t := w.at(e + n)
		if w.toks[e+n].flag&acute != 0 {
			continue // "pouvoir donné à"
		}
		if t == "." || t == ";" || t == ":" && n == 0 || t == "absent" || t == "absente" || t == "empeche" || t == "empechee" {
			return "", false
		}
		switch {
		case t == "soumet" && w.ahead(e+n, 6, "vote"), t == "fait" && w.at(e+n+1) != "part" && w.at(e+n+1) != "lecture" && w.at(e+n+1) != "un" && w.at(e+n+1) != "etat", t == "donne" && w.at(e+n+1) == "la":
			return "", false
		case inside && t != "presente" && t != "expose" && t != "rapporte":
			continue
		case presents[t]:
			return w.personAt(i), true
		case t == "explique", t == "indique", t == "precise", t == "commente":
			return w.personAt(i), false
		case speech[t] && n < 2:
			return "", false
		}
	}
	return "", false
}

// reportsAt tells whether a line opens with who reports and the very verb: "Mme le Maire expose".
func (w *words) reportsAt(i int) bool {
	if w.toks[i].flag&atLine == 0 || w.toks[i].flag&capital == 0 {
		return false
	}
	e, _, ok := w.person(i, false)
	return ok && (presents[w.at(e)] || w.at(e) == "indique" || w.at(e) == "explique") && w.at(e) != "donne" && w.at(e) != "fait"
}

// officer tells whether the person named at i is the maire or the president.
func (w *words) officer(i int) bool {
	if civility[w.at(i)] != 0 {
		i++
		if w.at(i) == "." {
			i++
		}
	}
	return w.office(i) > 0
}

// memberNamed tells whether a name without title is an elected member's; where the
// members are not known, any name of two words will do.
func memberNamed(name string, members []string) bool {
	if len(members) == 0 {
		return true
	}
	words := foldWords(fold(name))
	for _, m := range members {
		known := foldWords(fold(m))
		for _, f := range words[1:] { // the first name may be missing from the list
			if len(f) > 2 && slices.Contains(known, f) {
				return true
			}
		}
	}
	return false
}

// presents lists the verbs by which the rapporteur presents a matter.
var presents = map[string]bool{
	"expose": true, "rappelle": true, "informe": true, "propose": true, "presente": true, "rapporte": true,
	"soumet": true, "donne": true, "fait": true, "rend": true, "lit": true, "invite": true, "poursuit": true, "aborde": true, "introduit": true,
}

package act

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/prose"
	"phare/extract/record"
)

// namedRapporteur returns whoever the act calls its rapporteur, as printed, or "".
func (p *parts) namedRapporteur() string {
	w := p.w
	for i := range w.Toks {
		switch w.At(i) {
		case "rapporteur", "rapporteure", "rapporteurs", "rapporteuse":
		case "rapp", "referent", "referente":
			if !w.Ahead(i, 2, ":") {
				continue
			}
		default:
			continue
		}
		next := w.skip(i+1, ":", "-", ".", "e", "(", ")")
		if w.At(i-1) == "son" && w.At(next) == "," {
			next++ // "sur proposition de son rapporteur, M. X"
		}
		if name := w.personAt(next); name != "" {
			return name
		}
		if name := w.personBefore(i); name != "" {
			return name
		}
		if name := w.labelled(i); name != "" {
			return name
		}
	}
	return ""
}

// readRapporteur returns who exposes, recalls or proposes the matter of the act, as printed, or "".
func (p *parts) readRapporteur(members []string) string {
	w := p.w
	for i := range w.Toks {
		if name := w.reported(i); name != "" {
			return name
		}
	}
	// Who is given the floor to present prevails over who gives it.
	for i := range w.Toks {
		if w.At(i) == "parole" && w.Lines[w.Toks[i].Line].Part != record.PartDispositif {
			if name := w.floor(i); name != "" {
				return name
			}
		}
	}
	if name := p.opensSpeech(); name != "" {
		return name
	}
	if name := p.opensReport(); name != "" {
		return name
	}
	late, opening := "", p.opening()
	for i := range w.Toks {
		if int(w.Toks[i].Line) > p.decision+1 && !p.proposed {
			break // who speaks behind the decision debates it
		}
		if w.Toks[i].Flag&prose.IsWord == 0 {
			continue
		}
		name, sure := w.presenter(i, members)
		if sure || name != "" && w.Toks[i].Sent == opening {
			return name
		}
		if late == "" && name != "" && (int(w.Toks[i].Line) <= p.decision || p.proposed) {
			late = name
		}
	}
	return late
}

// opening is the sentence that opens the report, by its first term: -1 without one.
func (p *parts) opening() int32 {
	w := p.w
	for k := w.Title; k < len(w.Lines); k++ {
		if w.Lines[k].Part == record.PartHead || k >= len(p.first) || p.first[k] < 0 {
			continue
		}
		return w.Toks[p.first[k]].Sent
	}
	return -1
}

// opensReport reads who the first sentence of the report is about, where that is a person who says or puts
// something to the assembly, by whatever verb: "M. le Maire fait savoir que…", "Mme X a présenté…".
func (p *parts) opensReport() string {
	w := p.w
	first := p.opening()
	if first < 0 || prose.Civility[w.At(int(first))] != 1 && w.Office(int(first)) == 0 {
		return ""
	}
	i := int(first)
	if p.worded && int(w.Toks[i].Line) >= p.decision {
		return ""
	}
	e, _, ok := w.Person(i, false)
	if !ok {
		return ""
	}
	if k := w.BehindOffice(e); k > 0 {
		e = k
	}
	for w.At(e) == "vous" || w.At(e) == "nous" || w.At(e) == "leur" || w.At(e) == "lui" {
		e++
	}
	if e >= len(w.Toks) || w.Toks[e].Sent != first || w.Toks[e].Flag&prose.IsWord == 0 || w.Toks[e].Flag&prose.Capital != 0 {
		return ""
	}
	switch t := w.At(e); {
	case t == "a" && (w.Toks[e].Flag&prose.Acute != 0 || !saying[w.At(e+1)]):
		return ""
	case t == "demande" && !(w.At(e+1) == "au" || w.At(e+1) == "aux" || w.Is(e+1, "a l assemblee") || w.Is(e+1, "l avis")):
		return ""
	case t == "invite" && prose.Civility[w.At(e+1)] != 0:
		return w.personAt(e + 1) // "M. le Maire invite M. X à présenter ce point"
	case t == "fait" && w.At(e+1) != "savoir" && w.At(e+1) != "part" && w.At(e+1) != "connaitre" && w.At(e+1) != "lecture" && w.At(e+1) != "etat":
		return ""
	case t == "donne" && w.At(e+1) != "lecture" && w.At(e+1) != "connaissance" && w.At(e+1) != "des":
		return ""
	case t == "a" || t == "demande" || t == "fait" || t == "donne" || saysNow[t]:
		return w.personAt(i)
	}
	return ""
}

// saysNow lists the verbs of who says or puts a matter to the assembly, beside those that always report.
var saysNow = map[string]bool{"porte": true, "signale": true, "souligne": true, "evoque": true, "annonce": true, "ouvre": true, "detaille": true, "decrit": true, "resume": true, "relate": true, "revient": true, "soumet": true, "met": true, "precise": true, "explique": true,
	"indique": true, "commente": true, "declare": true, "communique": true, "constate": true, "decline": true, "aborde": true, "suggere": true, "sollicite": true, "dresse": true, "enonce": true, "transmet": true, "remet": true, "note": true, "estime": true, "mentionne": true, "justifie": true, "argumente": true, "retrace": true}

// saying lists their participles.
var saying = map[string]bool{"presente": true, "expose": true, "explique": true, "rappele": true, "propose": true, "indique": true, "precise": true, "informe": true, "rapporte": true, "souligne": true, "signale": true, "detaille": true, "fait": true, "rendu": true, "donne": true, "soumis": true, "evoque": true}

// behindVisa tells whether the sentence of term i opens by what it rests on: "Vu l'article 3, M. le
// Maire propose".
func (w *words) behindVisa(i int) bool {
	switch w.At(int(w.Toks[i].Sent)) {
	case "vu", "conformement", "considerant":
		return true
	}
	return false
}

// labelled reads what the label at i names, whatever the title: "Rapporteur : le contrôleur général
// LESTRADE".
func (w *words) labelled(i int) string {
	if !w.StartsLine(i) || w.At(i+1) != ":" {
		return ""
	}
	end, capital := i+2, false
	for end < len(w.Toks) && !w.EndsLine(end) && w.At(end) != "," && w.At(end) != "(" && w.At(end) != ";" && w.At(end) != "." {
		if w.Toks[end].Num >= 0 || w.Verb(end) != 0 {
			return ""
		}
		capital = capital || end > i+2 && w.Toks[end].Flag&prose.Capital != 0
		end++
	}
	if n := end - i - 2; n < 2 || n > 7 || !capital {
		return ""
	}
	return trimName(w.Printed(i+2, end))
}

// floor returns the person to whom the floor is given to present the matter: "donne la
// parole à M. X, qui expose".
func (w *words) floor(i int) string {
	given := false
	for k := i - 1; k > i-5; k-- {
		switch w.At(k) {
		case "donne", "passe", "cede", "laisse", "donner":
			given = true
		}
	}
	if !given || w.At(i+1) != "a" {
		return ""
	}
	e, _, ok := w.Person(i+2, false)
	if !ok {
		return ""
	}
	line := w.Toks[i].Line
	for n := 0; n < 26; n++ {
		t := w.At(e + n)
		if presents[t] && n < 24 || w.At(e+n-1) == "pour" && (t == "presenter" || t == "exposer" || t == "rapporter") {
			return w.personAt(i + 2)
		}
		if t == "." {
			break
		}
	}
	// Near the title the floor is the rapporteur's; further on a debate's.
	n := 0
	for k := line; k >= 0 && n < 14; k-- {
		if w.Lines[k].Part == record.PartHead {
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
			if w.At(i) == s {
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
	if i >= len(w.Toks) {
		return ""
	}
	if prose.Civility[w.At(i)] == 0 && w.Office(i) == 0 {
		e := w.ProperName(i)
		if e > i+1 && e <= i+5 {
			return trimName(w.Printed(i, e))
		}
		return ""
	}
	e, _, ok := w.Person(i, false)
	if n := w.titledOffice(i); !ok || n > e && w.At(e-3) == "vice" {
		if e = n; e == 0 {
			return ""
		}
	}
	if w.Office(i) == 0 && w.At(e) == "," && w.At(e-1) == "maire" {
		// "Monsieur le Maire, Philippe Roux"
		if n := w.ProperName(e + 1); n > e+2 {
			e = n
		}
	}
	return trimName(w.Printed(i, e))
}

// personBefore returns the person whose title "rapporteur" stands at i: "Mme X, rapporteure".
func (w *words) personBefore(i int) string {
	if w.At(i-1) != "," && w.At(i-1) != "-" {
		return ""
	}
	for k := i - 2; k >= 0 && k > i-10; k-- {
		if prose.Civility[w.At(k)] != 0 {
			if e, _, ok := w.Person(k, false); ok && e == i-1 {
				return trimName(w.Printed(k, e))
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
	t := &w.Toks[i]
	if t.Flag&prose.Capital == 0 && prose.Civility[t.S] == 0 || w.Lines[t.Line].Part == record.PartDispositif && w.StartsLine(i) && t.Flag&prose.AtLine == 0 {
		return "", false
	}
	// A sentence whose subject presents: only at its start.
	inside := w.At(i-1) == "," && t.Flag&prose.AtLine == 0              // "Le maire étant absent, M. X présente"
	behindTitle := w.At(i-1) == ":" && int(t.Line) <= max(w.Title, 1)-1 // "Coupe de bois : M. le Maire expose"
	if int(t.Sent) != i && t.Flag&prose.AtLine == 0 && !inside && !behindTitle {
		return "", false
	}
	if int(t.Sent) != i && !inside && !behindTitle && i > 0 && !w.reportsAt(i) && w.Toks[i-1].Flag&prose.IsWord != 0 && w.Toks[i-1].Flag&prose.Capital == 0 && w.Lines[w.Toks[i-1].Line].Part != record.PartHead {
		return "", false
	}
	e, reach := 0, 26
	if prose.Civility[t.S] != 0 || w.Office(i) > 0 && !inside {
		p, _, ok := w.Person(i, false)
		if !ok {
			return "", false
		}
		e = p
	} else if e, reach = w.ProperName(i), 2; e < i+2 || e > i+6 || !memberNamed(w.Printed(i, e), members) {
		return "", false
	} else if k := w.BehindOffice(e); k > 0 {
		e = k // "Anne Abrivard, 1re adjointe, expose"
	}
	for n := 0; n < reach && e+n < len(w.Toks); n++ {
		t := w.At(e + n)
		if w.Toks[e+n].Flag&prose.Acute != 0 {
			continue // "pouvoir donné à"
		}
		if t == "." || t == ";" || t == ":" && n == 0 || t == "absent" || t == "absente" || t == "empeche" || t == "empechee" {
			return "", false
		}
		switch {
		case t == "soumet" && w.Ahead(e+n, 6, "vote"), t == "fait" && w.At(e+n+1) != "part" && w.At(e+n+1) != "lecture" && w.At(e+n+1) != "un" && w.At(e+n+1) != "etat", t == "donne" && w.At(e+n+1) == "la":
			return "", false
		case t == "etant" && n < 4:
			return "", false // "Le maire s'étant retiré, Mme X présente"
		case inside && t != "presente" && t != "expose" && t != "rapporte" && !(t == "propose" && (w.behindVisa(i) || w.officer(i))):
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
	if w.Toks[i].Flag&prose.AtLine == 0 || w.Toks[i].Flag&prose.Capital == 0 {
		return false
	}
	e, _, ok := w.Person(i, false)
	return ok && (presents[w.At(e)] || w.At(e) == "indique" || w.At(e) == "explique") && w.At(e) != "donne" && w.At(e) != "fait"
}

// officer tells whether the person named at i is the maire or the president.
func (w *words) officer(i int) bool {
	if prose.Civility[w.At(i)] != 0 {
		i++
		if w.At(i) == "." {
			i++
		}
	}
	return w.Office(i) > 0
}

// memberNamed tells whether a name without title is an elected member's; where the
// members are not known, any name of two words will do.
func memberNamed(name string, members []string) bool {
	if len(members) == 0 {
		return true
	}
	words := french.Words(french.FoldLine(name))
	for _, m := range members {
		known := french.Words(french.FoldLine(m))
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

package head

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/facts"
	"phare/extract/french"
)

// communeForms open the line of a letterhead that names a commune.
var communeForms = []string{"commune nouvelle", "commune", "mairie", "ville", "municipalite"}

// authorityForms open the name of an authority that is no commune.
var authorityForms = []string{
	"communaute", "agglomeration", "eurometropole", "metropole", "syndicat", "departement", "region", "centre communal", "centre intercommunal", "ccas", "cias", "sivom", "sivu", "sivos", "siaep", "sictom", "smictom", "sdis", "pole metropolitain", "pole d'equilibre", "petr", "caisse des ecoles", "service departemental", "office", "regie", "etablissement public", "agence", "parc naturel", "centre de gestion", "centre hospitalier",
}

// letterhead weighs the names that a block of a letterhead or of the signatures gives to the
// authority of such an assembly.
func (br *bodyReader) letterhead(b *block, assembly string) {
	a := french.FoldLine(assembly)
	commune := strings.Contains(a, "municipal") || a == "conseil" || strings.Contains(a, "arrondissement") || strings.Contains(a, "administration")
	for i := range b.toks {
		start := i == 0 || b.ends(i-1, i)
		if f := b.toks[i].fold; f == "ccas" || f == "cias" || strings.HasPrefix(f, "d'action") {
			br.social = true
		}
		if strings.Contains(a, "municipal") {
			br.townHall(b, i)
		}
		if !start && !b.top && b.toks[i].fold != "maire" {
			continue
		}
		if commune && start {
			br.commune(b, i, a)
		}
		if strings.Contains(a, "municipal") {
			br.mayor(b, i)
		}
		if strings.Contains(a, "municipal") {
			continue
		}
		if start {
			br.authority(b, i, a)
		}
	}
	if !strings.Contains(a, "municipal") {
		br.compound(b)
		br.heads(b)
	}
}

// letterhead weighs a name of an authority at term i by its place: elsewhere in the text, or on
// a line of its own at the top or the foot of a page, of so many terms at most.
func (b *block) letterhead(i int, inText float32, top, foot int) (float32, placeOf) {
	switch n := b.lineLength(i); {
	case b.foot && n <= foot:
		return 2, onItsLine
	case b.top && n <= top:
		return 5, onItsLine
	}
	return inText, elsewhere
}

// commune reads "COMMUNE DE X", "Mairie de X", "COMMUNE : X".
func (br *bodyReader) commune(b *block, i int, a string) {
	for _, m := range communeForms {
		e, ok := b.has(i, m)
		if !ok || e >= len(b.toks) {
			continue
		}
		colon := strings.HasSuffix(b.toks[i].text, ":")
		if b.toks[e].text == ":" {
			colon = true
			e++
		}
		if e >= len(b.toks) || !colon && !strings.HasPrefix(b.toks[e].fold, "d") {
			return
		}
		w, p := b.letterhead(i, 1, 10, 14)
		link, name := communeName(b.nameAt(e))
		k := french.FoldLine(name)
		if name == "" {
			return
		}
		shown := linked(link, name)
		if a == "conseil" {
			w -= 2
			shown = "communal:" + shown
		}
		br.vote(br.authorities, k, shown, p, w)
		return
	}
}

// mayor reads "sous la présidence de M. X, Maire de SAINT-ORBE".
func (br *bodyReader) mayor(b *block, i int) {
	if strings.Trim(b.toks[i].fold, ",") != "maire" || i+1 >= len(b.toks) || !strings.HasPrefix(b.toks[i+1].fold, "d") {
		return
	}
	if link, name := communeName(b.nameAt(i + 1)); name != "" && !french.HasAnyPrefix(french.FoldLine(name), []string{"commune", "ville"}) {
		br.name(link, name, elsewhere, 1.5)
	}
}

// townHall reads where a municipal council met and where its minutes were signed: "s'est réuni en
// mairie de X", "Fait à X, le".
func (br *bodyReader) townHall(b *block, i int) {
	if i == 0 || i+1 >= len(b.toks) {
		return
	}
	before, at := b.toks[i-1].fold, i+1
	switch f := b.toks[i].fold; {
	case f == "mairie" && (before == "en" || before == "la") && strings.HasPrefix(b.toks[at].fold, "d"):
	case f == "a" && before == "fait" && (i == 1 || b.ends(i-2, i-1)):
		if first, _ := utf8.DecodeRuneInString(b.toks[at].text); !unicode.IsUpper(first) {
			return
		}
	default:
		return
	}
	if link, name := communeName(b.nameAt(at)); name != "" {
		br.name(link, name, elsewhere, 1.5)
	}
}

// communeName gives the article back to the name of a commune: "ville de la Chapelle".
func communeName(link, name string) (string, string) {
	if article, ok := strings.CutPrefix(link, "de "); ok && name != "" {
		switch article {
		case "la":
			return "de", "La " + name
		case "l'":
			return "de", "L'" + name
		}
	}
	return link, name
}

// authority reads "COMMUNAUTÉ DE COMMUNES DU PAYS DE X", "Métropole de X", "DÉPARTEMENT DU X".
func (br *bodyReader) authority(b *block, i int, a string) {
	for _, m := range authorityForms {
		e, ok := b.has(i, m)
		if !ok {
			if m != "communaute" || i >= len(b.toks) || b.toks[i].fold != m {
				continue
			}
		}
		regional, departmental := strings.Contains(a, "regional"), strings.Contains(a, "departemental") || strings.Contains(a, "general")
		permanent := strings.Contains(a, "permanente")
		if m == "departement" && !departmental && !permanent || m == "region" && !regional && !permanent || (m == "departement" || m == "region") && permanent && (regional && m != "region" || departmental && m != "departement") {
			return
		}
		if m != "region" && m != "departement" && (regional || departmental) {
			return
		}
		w, p := b.letterhead(i, 0.5, 14, 16)
		if m == "departement" && departmental && e < len(b.toks) {
			link, name := b.nameAt(e)
			br.name(link, name, p, w)
			return
		}
		_, name := b.nameAt(i)
		if len(strings.Fields(name)) >= 2 {
			br.name("", name, p, w)
		}
		return
	}
}

// compound reads a letterhead that ends in the kind of authority: "VALMER MÉTROPOLE",
// "Grand Sillon Agglomération".
func (br *bodyReader) compound(b *block) {
	if !b.top {
		return
	}
	for i := range b.toks {
		if i > 0 && !b.ends(i-1, i) && !french.IsDash(b.toks[i-1].text) {
			continue
		}
		if b.toks[i].fold == "hotel" && i+2 < len(b.toks) && french.HasAnyPrefix(b.toks[i+1].fold, []string{"d'agglomeration", "communautaire", "d'agglo"}) {
			_, name := b.nameAt(i + 2)
			br.name("", name, onItsLine, 4)
			continue
		}
		end := i
		for end < len(b.toks) && end < i+6 {
			f := strings.Trim(b.toks[end].fold, ",;:.")
			if end > i && (f == "metropole" || f == "agglomeration" || f == "agglo" || f == "communaute" || f == "eurometropole") {
				if notInNames[b.toks[i].fold] || NameParticles[b.toks[i].fold] {
					break
				}
				_, name := b.nameAt(i)
				if strings.HasSuffix(french.FoldLine(name), f) && len(strings.Fields(name)) >= 2 {
					br.name("", name, onItsLine, 5)
				}
				break
			}
			end++
		}
	}
}

// heads reads who presides: "Président de X Agglomération", "les conseillers communautaires de X".
func (br *bodyReader) heads(b *block) {
	for i := range b.toks {
		f := strings.Trim(b.toks[i].fold, ",")
		if i+1 >= len(b.toks) || !strings.HasPrefix(b.toks[i+1].fold, "d") {
			continue
		}
		switch f {
		case "president", "presidente", "siege":
			link, name := b.nameAt(i + 1)
			if french.ContainsAny(french.FoldLine(name), []string{"metropole", "agglo", "communaute", "syndicat", "departement", "region"}) {
				br.name(link, name, elsewhere, 2)
			}
		case "communautaires", "metropolitains", "delegues":
			if f != "delegues" && i > 0 && b.toks[i-1].fold != "conseillers" {
				continue
			}
			p := b.place(i, i+1)
			link, name := b.nameAt(i + 1)
			br.name(link, name, p, placeWeight[p])
		}
	}
}

// stacked reads a logo that sets the kind of authority under its name, a column's width apart from
// what stands beside it: "Val d'Arzon" over "Communauté".
func (br *bodyReader) stacked(blocks []*block) {
	for k, b := range blocks {
		if !b.top || len(b.toks) != 1 || !slices.Contains([]string{"communaute", "metropole", "agglomeration", "agglo"}, b.toks[0].fold) {
			continue
		}
		for o := k - 1; o >= 0; o-- {
			above := blocks[o]
			if above.page != b.page || max(above.x0-b.x0, b.x0-above.x0) > 3 || b.y1-above.y1 > 5*b.height {
				continue
			}
			if _, name := above.nameAt(0); name != "" && len(strings.Fields(name)) == len(above.toks) {
				br.name("", name+" "+b.toks[0].text, onItsLine, 5)
			}
			break
		}
	}
}

// implied names the assembly that no word of the head names by the kind of the authority that its
// letterhead bears.
func (br *bodyReader) implied(blocks []*block) *string {
	for _, assembly := range []string{"Comité syndical", "Conseil municipal"} {
		br.authorities = map[string]*tallied{}
		for _, b := range blocks {
			br.letterhead(b, assembly)
		}
		_, name := best(br.authorities)
		if name == nil || name.weight() < 5 {
			continue
		}
		f := strings.TrimSpace(french.FoldLine(name.shown))
		switch {
		case assembly == "Conseil municipal":
		case french.ContainsAny(f, []string{"ccas", "cias", "action sociale", "incendie", "office", "regie", "caisse", "etablissement", "centre de gestion"}):
			assembly = "Conseil d'administration"
		case french.ContainsAny(f, []string{"communaute", "agglomeration"}):
			assembly = "Conseil communautaire"
		case strings.Contains(f, "metropole"):
			assembly = "Conseil métropolitain"
		}
		full := assembly + " " + name.shown
		return &full
	}
	return nil
}

// loneName takes the first line of a letterhead that is nothing but a name: "SAINT-ORBE".
func (r *Reading) loneName(from, to int) string {
	for i := from; i < to && i < from+8; i++ {
		l := &r.Lines[i]
		if l.Page != r.Lines[from].Page || strings.ContainsAny(l.Fold, "0123456789:,;.") || len(l.Fold) < 3 || len(l.Fold) > 40 || len(strings.Fields(l.Fold)) > 4 {
			continue
		}
		next := r.After(i)
		kind := next != nil && next.Page == l.Page && french.HasAnyPrefix(next.Fold, []string{"communaute d", "communaute urbaine", "metropole", "syndicat"}) // the kind of authority below its name
		if facts.Capitals(l.Text) < 0.5 && len(strings.Fields(l.Fold)) > 1 && !kind || french.ContainsAny(l.Fold, notNames) {
			continue
		}
		name := l.Text
		if facts.Capitals(name) > 0.8 && len(name) > 4 {
			name = titleCase(name)
		}
		return name
	}
	return ""
}

// notNames are words of a letterhead that are no authority's name.
var notNames = []string{"conseil", "seance", "republique", "r e p u", "departement", "arrondissement", "canton", "proces", "compte", "extrait", "deliberation", "registre", "mairie", "liberte", "egalite", "secretariat", "service", "liste", "convocation", "direction", "accuse", "envoye", "page", "comite", "commission", "bureau", "present", "ordre", "assemblee", "objet", "recueil", "annexe", "session", "reunion", "affich", "id ", "pv", "polynesie", "nouvelle-caledonie", "etat des", "note ", "appel", "pouvoir", "excuse", "absent"}

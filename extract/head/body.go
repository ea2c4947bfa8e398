package head

import (
	"slices"
	"strings"

	"phare/extract/facts"
	"phare/extract/french"
	"phare/extract/pdftext"
)

const (
	stampZone   = pdftext.Stamp
	footerZone  = pdftext.Footer
	sidebarZone = pdftext.Sidebar
)

// BodyForms are the assemblies, as printed (folded) and as they are called.
var BodyForms = []struct{ folded, Form string }{
	{"commission permanente du conseil departemental", "Commission permanente du Conseil départemental"},
	{"commission permanente du conseil regional", "Commission permanente du Conseil régional"},
	{"commission permanente du conseil general", "Commission permanente du Conseil général"},
	{"commission permanente", "Commission permanente"},
	{"conseil municipal", "Conseil municipal"},
	{"conseil communautaire", "Conseil communautaire"},
	{"conseil de communaute", "Conseil communautaire"},
	{"conseil metropolitain", "Conseil métropolitain"},
	{"conseil departemental", "Conseil départemental"},
	{"conseil general", "Conseil général"},
	{"conseil regional", "Conseil régional"},
	{"assemblee de corse", "Assemblée de Corse"},
	{"assemblee departementale", "Conseil départemental"},
	{"conseil territorial", "Conseil territorial"},
	{"conseil de territoire", "Conseil de territoire"},
	{"conseil d'arrondissements", "Conseil d'arrondissements"},
	{"conseil d'arrondissement", "Conseil d'arrondissement"},
	{"comite syndical", "Comité syndical"},
	{"conseil syndical", "Conseil syndical"},
	{"comite du syndicat", "Comité syndical"},
	{"comite d'administration", "Comité d'administration"},
	{"conseil d'administration", "Conseil d'administration"},
	{"conseil d'agglomeration", "Conseil d'agglomération"},
	{"conseil d'exploitation", "Conseil d'exploitation"},
	{"conseil de paris", "Conseil de Paris"},
	{"bureau communautaire", "Bureau communautaire"},
	{"bureau metropolitain", "Bureau métropolitain"},
	{"bureau syndical", "Bureau syndical"},
	{"conseil de l'eurometropole", "Conseil de l'Eurométropole"},
}

// plainForms are assemblies called by the authority's name alone: "Conseil de Valmer Métropole".
var plainForms = []struct{ folded, Form string }{
	{"conseil", "Conseil"},
	{"assemblee", "Assemblée"},
}

// otherCouncils are no assemblies of an authority that deliberates.
var otherCouncils = []string{"d'etat", "de surveillance", "de developpement", "d'ecole", "de quartier", "de quartiers", "de discipline", "des prud'hommes", "de prud'hommes", "constitutionnel", "citoyen", "d'arrondissement", "nationale", "generale", "executif", "exécutif"}

// tallied weighs what a head says for one answer: the best of each kind of place counts once.
type tallied struct {
	shown string
	best  [4]float32 // opening, title, line of its own, elsewhere
	first int
}

func (t *tallied) weight() float32 { return t.best[0] + t.best[1] + t.best[2] + min(t.best[3], 3) }

// placeOf tells where an assembly is named: the kinds of tallied and their weight.
type placeOf int

const (
	inOpening placeOf = iota // "le conseil municipal, légalement convoqué, s'est réuni"
	inTitle                  // "extrait du registre des délibérations du conseil municipal"
	onItsLine                // "CONSEIL MUNICIPAL DU 4 AVRIL"
	elsewhere
)

var placeWeight = [4]float32{8, 6, 4, 0.5}

// bodyReader weighs the assemblies and authorities that a head names.
type bodyReader struct {
	assemblies  map[string]*tallied
	authorities map[string]*tallied
	order       int
	named       []follower
	social      bool // a centre for social action is named
}

// follower is the name that follows an assembly where it is named: it counts when that assembly
// turns out to be the document's.
type follower struct {
	form  string
	count func()
}

func (br *bodyReader) vote(m map[string]*tallied, key, shown string, p placeOf, w float32) {
	if key == "" || len(key) > 110 {
		return
	}
	t := m[key]
	if t == nil {
		br.order++
		t = &tallied{shown: shown, first: br.order}
		m[key] = t
	}
	if facts.Capitals(t.shown) > facts.Capitals(shown)+0.3 {
		t.shown = shown
	}
	if p == elsewhere {
		t.best[p] += w
	} else {
		t.best[p] = max(t.best[p], w)
	}
}

func best(m map[string]*tallied) (string, *tallied) {
	key, top := "", (*tallied)(nil)
	for k, t := range m {
		if top == nil || t.weight() > top.weight() || t.weight() == top.weight() && t.first < top.first {
			key, top = k, t
		}
	}
	return key, top
}

// FindBody names the assembly and its authority from the title, the opening formula and the
// letterhead of lines [from, to); nil when no assembly is named there.
func (r *Reading) FindBody(from, to int) *string {
	br := &bodyReader{assemblies: map[string]*tallied{}, authorities: map[string]*tallied{}}
	blocks := r.headBlocks(from, to)
	for _, b := range blocks {
		for i := 0; i < len(b.toks); {
			i = br.assemblyAt(b, i)
		}
	}
	form, t := best(br.assemblies)
	if t == nil || t.weight() < 0.5 {
		return br.implied(blocks)
	}
	for _, f := range br.named {
		if f.form == t.shown || french.HasAnyPrefix(t.shown, []string{"Commission permanente", "Bureau"}) {
			f.count()
		}
	}
	for _, b := range blocks {
		br.letterhead(b, t.shown)
	}
	if !strings.Contains(form, "municipal") {
		br.stacked(blocks)
	}
	_, name := best(br.authorities)
	full := t.shown
	if name == nil || name.weight() < 1.5 {
		if n := r.loneName(from, to); n != "" && form != "assemblee" {
			full += linkTo(n)
		} else if t.shown == "Conseil" || t.shown == "Assemblée" {
			return nil
		}
		return &full
	}
	switch f := french.FoldLine(name.shown); {
	case t.shown == "Conseil" && strings.HasPrefix(f, "communal:"):
		full = "Conseil municipal"
	case t.shown == "Conseil d'administration" && br.social && !french.ContainsAny(f, []string{"ccas", "cias", "action sociale"}):
		full += " du CCAS" // named with its town
	case strings.HasPrefix(t.shown, "Commission permanente") && t.shown == "Commission permanente":
		if french.HasAnyPrefix(f, []string{"du departement", "de la region"}) {
			break
		}
		for _, c := range []string{"Conseil départemental", "Conseil régional", "Conseil général"} {
			if br.assemblies[french.FoldLine(c)] != nil || br.assemblies["commission permanente du "+french.FoldLine(c)] != nil {
				full += " du " + c
				break
			}
		}
	}
	full += " " + strings.TrimPrefix(name.shown, "communal:")
	full = strings.NewReplacer("d' ", "d'", "l' ", "l'", " de le ", " du ").Replace(full)
	return &full
}

// assemblyAt weighs the assembly named at token i, if one is, and the name that follows it;
// it returns the token to go on from.
func (br *bodyReader) assemblyAt(b *block, i int) int {
	for _, f := range BodyForms {
		if e, ok := b.has(i, f.folded); ok {
			p := b.place(i, e)
			br.vote(br.assemblies, french.FoldLine(f.Form), f.Form, p, placeWeight[p])
			if f.folded == "conseil de paris" || f.folded == "assemblee de corse" || !strings.ContainsAny(b.toks[e-1].text, ",;:.)") {
				br.named = append(br.named, follower{f.Form, func() { br.follow(b, e, p, f.Form) }})
			}
			return e
		}
	}
	for _, f := range plainForms {
		e, ok := b.has(i, f.folded)
		if !ok {
			continue
		}
		for _, o := range otherCouncils {
			if _, other := b.has(e, o); other {
				return e
			}
		}
		p := b.place(i, e)
		if p == elsewhere || e >= len(b.toks) || !strings.HasPrefix(b.toks[e].fold, "d") {
			return e
		}
		link, name := b.nameAt(e)
		if f.Form == "Conseil" && french.HasAnyPrefix(french.FoldLine(name), []string{"communaute de ", "communaute d'", "communaute urbaine"}) {
			br.vote(br.assemblies, "conseil communautaire", "Conseil communautaire", p, placeWeight[p]-0.5)
			br.name(link, name, p, placeWeight[p])
			return e
		}
		dated := name == "" && f.Form == "Conseil" && i+2 < len(b.toks) && b.toks[i+2].fold != "" && (french.IsDigit(b.toks[i+2].fold[0]) || french.Weekday(b.toks[i+2].fold) > 0)
		lone := french.FoldLine(name) == "metropole"
		switch {
		case dated && p != inTitle, lone:
			br.vote(br.assemblies, french.FoldLine(f.Form), f.Form, p, placeWeight[p]-1)
		case name != "" && french.FoldLine(name) != "communaute":
			br.vote(br.assemblies, french.FoldLine(f.Form), f.Form, p, placeWeight[p]-0.5)
			br.name(link, name, p, placeWeight[p])
		}
		return e
	}
	return i + 1
}

// follow weighs the name behind an assembly: "de la commune de X", "du SIVOM de X".
func (br *bodyReader) follow(b *block, e int, p placeOf, form string) {
	if e >= len(b.toks) || !strings.HasPrefix(b.toks[e].fold, "d") {
		return
	}
	w := placeWeight[p]
	if p == elsewhere {
		w = 1
	}
	commune := false
	for _, m := range []string{"de la commune", "de la ville"} {
		if at, ok := b.has(e, m); ok {
			e, commune = at, true
			break
		}
	}
	link, name := b.nameAt(e)
	if commune {
		link, name = communeName(link, name)
	}
	if form == "Comité syndical" && strings.HasPrefix(b.toks[e-1].fold, "syndicat") {
		link, name = b.nameAt(e - 1)
	}
	if form == "Conseil municipal" && name != "" && !strings.Contains(name, " ") && french.FoldLine(name) != "commune" {
		br.vote(br.authorities, french.FoldLine(name), linked(link, name), p, w) // even a commune called Ville or Port
		return
	}
	br.name(link, name, p, w)
}

// name weighs an authority's name as it is linked.
func (br *bodyReader) name(link, name string, p placeOf, w float32) {
	k := french.FoldLine(name)
	if name == "" || bareKind(k) {
		return
	}
	br.vote(br.authorities, k, linked(link, name), p, w)
}

// linked writes a name with the link printed before it, or with the usual one.
func linked(link, name string) string {
	if strings.HasPrefix(link, "du") || link == "des" || link == "de la" || strings.HasSuffix(link, "l'") {
		return link + " " + name
	}
	return strings.TrimSpace(linkTo(name))
}

// place tells in what place of a document an assembly at tokens [i, e) is named.
func (b *block) place(i, e int) placeOf {
	lo := i
	for lo > 0 && i-lo < 14 && !strings.HasSuffix(b.toks[lo-1].text, ".") {
		lo--
	}
	met := func(f string) bool {
		return french.HasAnyPrefix(f, []string{"reuni", "convoqu", "assembl", "s'est", "s'etant"}) && f != "reunion" && !strings.HasPrefix(f, "assemblee")
	}
	for k := e; k < len(b.toks) && k < e+45; k++ {
		if met(b.toks[k].fold) {
			return inOpening
		}
		if strings.HasSuffix(b.toks[k].text, ".") && len(b.toks[k].fold) > 3 {
			break
		}
	}
	for k := lo; k < i; k++ {
		f := b.toks[k].fold
		if f == "reuni" || f == "reunis" || f == "reunie" || f == "assemble" {
			return inOpening
		}
	}
	for k := max(lo, i-7); k < i; k++ {
		switch f := strings.Trim(b.toks[k].fold, ",;:."); f {
		case "deliberation", "deliberations", "registre", "proces-verbal", "verbal", "rendu", "compte-rendu", "seance", "reunion", "liste", "convocation", "releve":
			if b.toks[lo].fold != "vu" && !slices.ContainsFunc(b.toks[k+1:i], func(t headToken) bool { return finiteVerbs[t.fold] || t.fold == "dont" || t.fold == "que" }) {
				return inTitle
			}
		}
	}
	alone := i == 0 || b.ends(i-1, i) || b.ends(i-2, i-1) && slices.Contains([]string{"du", "le", "la", "par", "au"}, b.toks[i-1].fold)
	if alone && (b.top || b.caps) && b.lineLength(i) <= 12 {
		return onItsLine
	}
	return elsewhere
}

// lineLength counts the words of token i's line.
func (b *block) lineLength(i int) int {
	n := 0
	for _, t := range b.toks {
		if t.line == b.toks[i].line {
			n++
		}
	}
	return n
}

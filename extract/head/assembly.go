package head

import (
	"strings"

	"phare/extract/french"
)

// assemblyNouns are what an assembly that deliberates is called; what follows tells it from
// a "conseil juridique", a "bureau d'études", a "comité des fêtes".
var assemblyNouns = []struct {
	noun string
	any  bool     // any adjective or complement makes it an assembly, but those of never
	next []string // else the words that may follow
}{
	{noun: "conseil", any: true},
	{noun: "comite", next: []string{"syndical", "du ", "de la ", "de l'", "d'administration", "directeur", "de direction", "de gestion", "de regie", "deliberant", "de territoire", "d'agglomeration"}},
	{noun: "bureau", next: []string{"communautaire", "metropolitain", "syndical", "executif", "permanent", "deliberant", "deliberatif", "departemental", "regional", "de la ", "de l'", "du ", "d'agglomeration", "de territoire", "de communaute"}},
	{noun: "commission", next: []string{"permanente", "administrative", "syndicale", "deliberante"}},
	{noun: "assemblee", next: []string{"pleniere", "generale", "deliberante", "departementale", "regionale", "territoriale", "communautaire", "metropolitaine", "syndicale", "municipale", "de ", "d'"}},
	{noun: "college", next: []string{"communautaire", "metropolitain", "executif", "deliberant", "syndical", "des maires"}},
}

// adjectives end so in "conseil municipal, communautaire, métropolitain, exécutif".
var adjectiveEnds = []string{"al", "el", "ain", "aire", "if"}

// neverAssemblies name a council or an office that is not the authority's assembly.
var neverAssemblies = []string{
	"conseil d'etat", "conseil constitutionnel", "conseil national", "conseil superieur", "conseil de l'ordre", "conseil de l'europe", "conseil de l'union", "conseil de classe", "conseil d'ecole", "conseil des ecoles",
	"conseil de discipline", "conseil economique", "conseil social", "conseil des ministres", "conseil de quartier", "conseil des jeunes", "conseil municipal des jeunes", "conseil municipal des enfants", "conseil municipal jeunes", "conseil d'architecture", "conseil de prud", "conseil en ", "conseil et ",
	"bureau de la poste", "bureau du maire", "bureau de l'etat", "bureau de la prefecture", "bureau de l'emploi", "assemblee nationale", "comite de la foire", "conseil individuel", "conseil legal", "conseil d'entreprise", "conseil de la concurrence", "conseil de l'accus",
}

// assemblyIn finds the first assembly named in folded text at or after from and returns the
// bytes of its name's first two words; -1 when it names none.
func assemblyIn(f string, from int) (start, end int) {
	start = -1
	for k := range assemblyNouns {
		n := &assemblyNouns[k]
		for at := from; at < len(f); {
			i := strings.Index(f[at:], n.noun+" ")
			if i < 0 {
				break
			}
			i += at
			at = i + len(n.noun) + 1
			if i > 0 && (french.IsLetter(f[i-1]) || french.IsDigit(f[i-1])) || start >= 0 && i >= start || french.HasAnyPrefix(f[i:], neverAssemblies) {
				continue
			}
			if w, ok := assemblyComplement(f[at:], n.any, n.next); ok {
				start, end = i, at+w
				break
			}
		}
	}
	return start, end
}

// assemblyComplement tells whether what follows the noun makes it an assembly, and how many
// bytes of it belong to the name.
func assemblyComplement(rest string, open bool, next []string) (int, bool) {
	for _, w := range next {
		if strings.HasPrefix(rest, w) {
			return len(w), true
		}
	}
	if !open {
		return 0, false
	}
	w := rest
	if i := strings.IndexAny(rest, " ,.:;()-"); i >= 0 {
		w = rest[:i]
	}
	for _, e := range adjectiveEnds {
		if len(w) > len(e)+2 && strings.HasSuffix(w, e) {
			return len(w), true
		}
	}
	if strings.HasPrefix(w, "d'") && len(w) > 4 {
		return len(w), true
	}
	if (w == "de" || w == "des") && len(rest) > len(w)+3 {
		return len(w), true
	}
	return 0, false
}

// NamesAssembly tells whether folded text names an assembly that deliberates.
func NamesAssembly(f string) bool {
	i, _ := assemblyIn(f, 0)
	return i >= 0
}

// lastAssembly is where the last assembly named in folded text begins; -1 without one.
func lastAssembly(f string) int {
	last := -1
	for at := 0; ; {
		i, end := assemblyIn(f, at)
		if i < 0 {
			return last
		}
		last, at = i, end
	}
}

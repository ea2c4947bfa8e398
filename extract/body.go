package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bodyForms are the assemblies, as printed (folded) and as they are called.
var bodyForms = []struct{ folded, name string }{
	{"conseil municipal", "Conseil municipal"},
	{"conseil communautaire", "Conseil communautaire"},
	{"conseil de communaute", "Conseil communautaire"},
	{"conseil metropolitain", "Conseil métropolitain"},
	{"conseil de la metropole", "Conseil de la métropole"},
	{"conseil de metropole", "Conseil métropolitain"},
	{"conseil departemental", "Conseil départemental"},
	{"conseil general", "Conseil général"},
	{"conseil regional", "Conseil régional"},
	{"assemblee de corse", "Assemblée de Corse"},
	{"conseil territorial", "Conseil territorial"},
	{"conseil de territoire", "Conseil de territoire"},
	{"conseil d'arrondissement", "Conseil d'arrondissement"},
	{"comite syndical", "Comité syndical"},
	{"conseil syndical", "Conseil syndical"},
	{"comite du syndicat", "Comité syndical"},
	{"conseil d'administration", "Conseil d'administration"},
	{"conseil de paris", "Conseil de Paris"},
	{"commission permanente", "Commission permanente"},
	{"bureau communautaire", "Bureau communautaire"},
	{"bureau metropolitain", "Bureau métropolitain"},
	{"bureau syndical", "Bureau syndical"},
	{"conseil de l'eurometropole", "Conseil de l'Eurométropole"},
}

// authorityForms announce the authority's own name.
var authorityForms = []string{
	"communaute d'agglomeration", "communaute de communes", "communaute urbaine", "communaute de l'auxerrois", "eurometropole", "metropole", "syndicat mixte", "syndicat intercommunal", "syndicat", "departement", "region", "centre communal d'action sociale", "centre intercommunal d'action sociale", "ccas", "sivom", "sivu", "siaep", "sdis", "pole metropolitain", "caisse des ecoles",
}

// findBody names the assembly and its authority from the lines of a document's head; nil when
// neither the assembly nor a name is printed.
func (r *reading) findBody(from, to int) *string {
	counts := make([]int, len(bodyForms))
	firstLine := -1
	for i := from; i < to && i < from+200; i++ {
		f := r.lines[i].fold
		for k, b := range bodyForms {
			if !strings.Contains(f, b.folded) {
				continue
			}
			w := 1
			if i-from < 25 {
				w = 3
			}
			if hasAnyPrefix(f, []string{"le " + b.folded, "du " + b.folded, b.folded}) || strings.Contains(f, "deliberations du "+b.folded) || strings.Contains(f, "deliberation du "+b.folded) {
				w += 2
			}
			counts[k] += w
			if firstLine < 0 {
				firstLine = i
			}
		}
	}
	best := -1
	for k, n := range counts {
		if n > 0 && (best < 0 || n > counts[best]) {
			best = k
		}
	}
	if best < 0 {
		return nil
	}
	name := r.authority(from, to, bodyForms[best].folded)
	full := bodyForms[best].name
	if name != "" {
		full += linkTo(name)
	}
	return &full
}

// linkTo puts "de", "du" or "d'" before the authority's name.
func linkTo(name string) string {
	f := fold(name)
	switch {
	case hasAnyPrefix(f, []string{"communaute ", "ville ", "commune ", "metropole ", "region "}):
		return " de la " + name
	case hasAnyPrefix(f, []string{"departement ", "syndicat ", "centre ", "sivom", "sivu", "ccas", "siaep", "sdis", "cias", "pole "}):
		return " du " + name
	case strings.HasPrefix(f, "eurometropole"):
		return " de l'" + name
	case strings.HasPrefix(f, "le "):
		return " du " + name[3:]
	case strings.HasPrefix(f, "les "):
		return " des " + name[4:]
	}
	if f != "" && strings.ContainsRune("aeiou", rune(f[0])) {
		return " d'" + name
	}
	return " de " + name
}

// authority finds the name of the authority: after the assembly ("conseil municipal de X"),
// or in the letterhead ("commune de X", "mairie de X").
func (r *reading) authority(from, to int, form string) string {
	votes := map[string]int{}
	shown := map[string]string{}
	vote := func(name string, weight int) {
		name = cleanName(name)
		k := fold(name)
		if k == "" || len(k) > 70 || !strings.ContainsAny(k, "abcdefghijklmnopqrstuvwxyz") {
			return
		}
		votes[k] += weight
		if old, ok := shown[k]; !ok || upperShare(old) > upperShare(name) {
			shown[k] = name
		}
	}
	for i := from; i < to && i < from+200; i++ {
		l := &r.lines[i]
		after := func(marker string, weight int) {
			if at := indexFolded(l.text, marker); at >= 0 {
				rest := l.text[at:]
				if strings.TrimSpace(rest) == "" {
					if n := r.after(i); n != nil && len(n.text) < 60 {
						rest = n.text
					}
				}
				vote(rest, weight)
			}
		}
		if strings.Contains(l.fold, form+" de") || strings.Contains(l.fold, form+" d'") || strings.Contains(l.fold, form+" du") {
			for _, m := range []string{form + " de la commune de ", form + " de la commune d'", form + " de la ville de ", form + " de la ville d'"} {
				after(m, 5)
			}
			for _, m := range []string{form + " de ", form + " d'", form + " du "} {
				after(m, 3)
			}
		}
		for _, m := range []string{"commune de ", "commune d'", "mairie de ", "mairie d'", "ville de ", "ville d'"} {
			if strings.Contains(l.fold, m) {
				w := 2
				if strings.HasPrefix(l.fold, m) && i-from < 30 {
					w = 4
				}
				after(m, w)
			}
		}
		if form != "conseil municipal" && i-from < 60 {
			for _, m := range authorityForms {
				if at := wordAt(l.fold, m); at == 0 && i-from < 25 && len(l.fold) < 70 && !l.full {
					if k := indexFoldedStart(l.text, m); k >= 0 {
						vote(l.text[k:], 3)
					}
					break
				}
			}
			if strings.Contains(l.fold, "agglomeration") && !strings.Contains(l.fold, "communaute d'agglo") {
				after("de ", 1)
			}
			for _, m := range []string{"conseillers communautaires de ", "conseillers metropolitains de ", "delegues du ", "delegues de la ", "conseillers communautaires du "} {
				after(m, 4)
			}
		}
	}
	if len(votes) == 0 {
		r.loneName(from, to, vote)
	}
	best, top := "", 0
	for k, n := range votes {
		if n > top || n == top && (len(k) < len(best) || len(k) == len(best) && k < best) {
			best, top = k, n
		}
	}
	return shown[best]
}

// loneName takes the first line of a letterhead that is nothing but a name: "SAINT-ORBE".
func (r *reading) loneName(from, to int, vote func(string, int)) {
	for i := from; i < to && i < from+8; i++ {
		l := &r.lines[i]
		if l.page != r.lines[from].page || strings.ContainsAny(l.fold, "0123456789:,;.") || len(l.fold) < 3 || len(l.fold) > 40 || len(strings.Fields(l.fold)) > 4 {
			continue
		}
		if upperShare(l.text) < 0.5 && len(strings.Fields(l.fold)) > 1 || containsAny(l.fold, notNames) {
			continue
		}
		vote(l.text, 1)
		return
	}
}

// notNames are words of a letterhead that are no authority's name.
var notNames = []string{"conseil", "seance", "republique", "departement", "arrondissement", "canton", "proces", "compte", "extrait", "deliberation", "registre", "mairie", "liberte", "egalite", "secretariat", "service", "liste", "convocation", "direction", "accuse", "envoye", "page", "comite", "commission", "bureau", "present", "ordre", "assemblee", "objet", "recueil", "annexe", "session", "reunion", "affich", "id ", "pv"}

// cleanName cuts what follows an authority's name and gives capitals their usual case.
func cleanName(s string) string {
	s = strings.TrimLeft(s, " :-–—\"«'’")
	fields := strings.Fields(s)
	var out []string
	for i, w := range fields {
		f := fold(w)
		first, _ := utf8.DecodeRuneInString(w)
		if i > 0 && (unicode.IsLower(first) && !nameParticles[strings.Trim(f, ",;.")] && !hasAnyPrefix(f, []string{"d'", "l'"}) || hasAnyPrefix(f, []string{"(", "-", "•", "\"", "seance", "s'est", "dument", "legalement", "se ", "arrondissement", "departement"}) || isDigit(f[0])) {
			break
		}
		if i == 0 && (isDigit(f[0]) || f == "la" || f == "ce" || f == "sa" || unicode.IsLower(first) && !nameParticles[f] && !hasAnyPrefix(f, authorityForms) && f != "communaute" && f != "centre" && f != "syndicat") {
			return ""
		}
		stop := strings.ContainsAny(w, ",;.:") && !strings.HasPrefix(w, "St.")
		out = append(out, strings.TrimRight(w, ",;.:"))
		if stop || len(out) >= 9 {
			break
		}
	}
	for len(out) > 0 && nameParticles[fold(out[len(out)-1])] {
		out = out[:len(out)-1]
	}
	name := strings.Join(out, " ")
	if upperShare(name) > 0.8 && len(name) > 4 {
		name = titleCase(name)
	}
	return name
}

var nameParticles = map[string]bool{"de": true, "du": true, "des": true, "la": true, "le": true, "les": true, "et": true, "en": true, "sur": true, "sous": true, "d'": true, "l'": true, "aux": true, "au": true, "a": true, "pays": true, "val": true, "communes": true, "d'agglomeration": true, "d'action": true, "sociale": true, "communal": true, "intercommunal": true, "mixte": true, "urbaine": true, "grand": true, "ville": true, "commune": true, "agglomeration": true, "metropole": true}

func upperShare(s string) float32 {
	letters, upper := 0, 0
	for _, c := range s {
		if unicode.IsLetter(c) {
			letters++
			if unicode.IsUpper(c) {
				upper++
			}
		}
	}
	if letters == 0 {
		return 0
	}
	return float32(upper) / float32(letters)
}

// titleCase writes "PUTANGES-LE-LAC" as "Putanges-le-Lac".
func titleCase(s string) string {
	var b strings.Builder
	start := 0
	flush := func(end int) {
		w := s[start:end]
		l := strings.ToLower(w)
		if start > 0 && nameParticles[fold(l)] && len(l) <= 4 {
			b.WriteString(l)
			return
		}
		r, n := utf8.DecodeRuneInString(l)
		b.WriteRune(unicode.ToUpper(r))
		b.WriteString(l[n:])
	}
	for i, c := range s {
		if c == ' ' || c == '-' || c == '\'' || c == '’' {
			switch w := strings.ToLower(s[start:i]); {
			case i <= start:
			case (c == '\'' || c == '’') && (w == "d" || w == "l") && start > 0:
				b.WriteString(w)
			default:
				flush(i)
			}
			b.WriteRune(c)
			start = i + utf8.RuneLen(c)
		}
	}
	if start < len(s) {
		flush(len(s))
	}
	return b.String()
}

// indexFolded finds folded marker in text and returns the byte of the text after it; -1 without.
func indexFolded(text, marker string) int {
	start := indexFoldedStart(text, marker)
	if start < 0 {
		return -1
	}
	for end := start; end <= len(text); end++ {
		if end < len(text) && !utf8.RuneStart(text[end]) {
			continue
		}
		if f := fold(text[start:end]); len(f) >= len(strings.TrimRight(marker, " ")) && f == strings.TrimRight(marker, " ") {
			return end
		}
	}
	return -1
}

func indexFoldedStart(text, marker string) int {
	m := strings.TrimRight(marker, " ")
	if !strings.Contains(fold(text), m) {
		return -1
	}
	for i := range text {
		if i > 0 && text[i-1] != ' ' && text[i-1] != '\'' && text[i-1] < utf8.RuneSelf {
			continue
		}
		if strings.HasPrefix(fold(text[i:]), m) {
			return i
		}
	}
	return -1
}

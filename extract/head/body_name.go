package head

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/facts"
	"phare/extract/french"
)

// notInNames are words at which an authority's name ends: others of a letterhead or sentence.
var notInNames = map[string]bool{
	"seance": true, "s'est": true, "dument": true, "legalement": true, "regulierement": true, "se": true, "s'etant": true, "reuni": true, "reunis": true, "reunie": true, "convoque": true, "convoques": true, "presents": true, "present": true, "extrait": true, "registre": true, "deliberation": true, "deliberations": true, "proces-verbal": true, "compte": true, "compte-rendu": true, "arrondissement": true, "departement": true, "canton": true, "nombre": true, "date": true, "l'an": true, "conseil": true, "comite": true, "republique": true, "liste": true, "convocation": true, "ordre": true, "rue": true, "place": true, "avenue": true, "boulevard": true, "tel": true, "hotel": true, "objet": true, "mairie": true, "reunion": true, "session": true, "direction": true, "service": true, "siege": true, "publie": true, "affiche": true, "envoye": true, "recu": true, "id": true, "etaient": true, "membres": true, "n°": true, "nº": true, "numero": true, "note": true, "en": false, "pv": true, "proces": true, "assemblee": true, "bureau": true, "commission": true, "secretariat": true, "feuillet": true, "page": true, "monsieur": true, "madame": true, "m": true, "mme": true, "le": false, "aujourd'hui": true, "rapport": true, "rapporteur": true, "president": true, "presidente": true, "maire": true, "arrete": true, "examinees": true, "liberte": true, "objet:": true, "dans": true, "sous": false, "afferents": true, "conseillers": true, "delegues": true, "titulaires": true, "tenue": true, "tenu": true, "qui": true, "est": true, "sont": true, "a": true, "convoquee": true, "convoquees": true, "assemble": true, "assembles": true, "etant": true, "reunies": true, "presidence": true, "decide": true, "approuve": true, "autorise": true, "vu": true, "annexe": true, "projet": true, "ville:": true,
}

// typeWords are words of an authority's name that are printed in small letters.
var typeWords = map[string]bool{
	"commune": true, "ville": true, "communaute": true, "communes": true, "agglomeration": true, "d'agglomeration": true, "urbaine": true, "metropole": true, "syndicat": true, "mixte": true, "intercommunal": true, "intercommunale": true, "departement": true, "departemental": true, "departementale": true, "region": true, "pays": true, "val": true, "vallee": true, "grand": true, "centre": true, "communal": true, "d'action": true, "sociale": true, "service": true, "d'incendie": true, "secours": true, "caisse": true, "ecoles": true, "d'amenagement": true, "de": true, "pole": true, "metropolitain": true, "eurometropole": true, "l'eurometropole": true, "etablissement": true, "public": true, "territorial": true, "office": true, "tourisme": true, "traitement": true, "eaux": true, "eau": true, "dechets": true, "ordures": true, "menageres": true, "collecte": true, "gestion": true, "transports": true, "transport": true, "d'energie": true, "d'electricite": true, "d'electrification": true, "d'assainissement": true, "d'eau": true, "potable": true, "bassin": true, "vocation": true, "unique": true, "multiple": true, "vocations": true, "multiples": true, "secteur": true, "arrondissement": true, "regional": true, "scolaire": true, "scolaires": true, "rivieres": true, "aeroport": true, "port": true, "numerique": true, "amenagement": true, "valorisation": true, "etude": true, "etudes": true, "realisation": true, "regroupement": true, "pedagogique": true, "a": true, "pour": true, "l'amenagement": true, "l'eau": true, "l'agglomeration": true,
}

// NameParticles lists the small words within names of places and persons.
var NameParticles = map[string]bool{"de": true, "du": true, "des": true, "la": true, "le": true, "les": true, "et": true, "en": true, "sur": true, "sous": true, "d'": true, "l'": true, "aux": true, "au": true, "a": true, "pays": true, "val": true, "communes": true, "d'agglomeration": true, "d'action": true, "sociale": true, "communal": true, "intercommunal": true, "mixte": true, "urbaine": true, "grand": true, "ville": true, "commune": true, "agglomeration": true, "metropole": true}

// bareKinds are names of a kind of authority: with nothing else they name none.
var bareKinds = map[string]bool{"ccas": true, "cias": true, "sdis": true, "sivom": true, "sivu": true, "sivos": true, "siaep": true, "l": true, "d": true, "collectivite": true, "territoriale": true, "etablissement": true, "epci": true, "casdis": true, "action": true, "agglomeration": true, "incendie": true, "présent": true, "presente": true}

// bareKind tells whether a folded name holds nothing of its own: "syndicat mixte", "CCAS".
func bareKind(f string) bool {
	for _, w := range french.Words(f) {
		if !bareKinds[w] && !typeWords[w] && !NameParticles[w] {
			return false
		}
	}
	return true
}

// nameAt reads an authority's name from token i on, with the word that links it ("de la"):
// words with capitals, particles and the nouns of its kind. plain is the name without link.
func (b *block) nameAt(i int) (link, plain string) {
	start := i
	for i < len(b.toks) && i < start+2 {
		if f := b.toks[i].fold; slices.Contains([]string{"de", "du", "des", "la", "le", "les"}, f) && (i > start || f[0] == 'd') && i+1 < len(b.toks) {
			if first, _ := utf8.DecodeRuneInString(b.toks[i].text); i > start && unicode.IsUpper(first) && b.toks[start].text != strings.ToUpper(b.toks[start].text) {
				break // "de La Chapelle": the article is the name's own
			}
			i++
			continue
		}
		break
	}
	link = strings.ToLower(textOfToks(b.toks[start:i]))
	var out []string
	capital := false
	for ; i < len(b.toks); i++ {
		t := &b.toks[i]
		w, f := t.text, t.fold
		if quoted, end := b.quotedName(i); end > i && len(out) > 0 && (bareKinds[french.FoldLine(out[len(out)-1])] || typeWords[french.FoldLine(out[len(out)-1])]) {
			out, capital = append(out, quoted), true
			break
		}
		if strings.HasPrefix(w, "(") || strings.HasPrefix(w, "\"") || strings.HasPrefix(w, "«") || f == "" || french.IsDash(w) || french.IsDigit(f[0]) && len(out) == 0 && !(i+1 < len(b.toks) && b.toks[i+1].fold == "arrondissement") {
			break
		}
		if len(out) == 0 {
			for _, elided := range []string{"d'", "l'", "de l'"} {
				if rest, ok := strings.CutPrefix(f, elided); ok && rest != "" && !typeWords[f] {
					k := strings.IndexAny(w, "'’‘‛´′ʼ`")
					if k < 0 {
						break
					}
					_, n := utf8.DecodeRuneInString(w[k:])
					link = strings.TrimSpace(link + " " + elided)
					w, f = w[k+n:], rest
					break
				}
			}
		}
		bare := strings.Trim(f, ",;:.()")
		if bare == "" {
			break
		}
		if vocation := bare == "a" && i+1 < len(b.toks) && b.toks[i+1].fold == "vocation"; vocation {
			out = append(out, "à")
			continue
		}
		if french.Weekday(bare) > 0 || notInNames[bare] && !(len(out) == 0 && (bare == "service" || bare == "departement")) && !(bare == "arrondissement" && len(out) > 0) {
			break
		}
		first, _ := utf8.DecodeRuneInString(w)
		upper := unicode.IsUpper(first)
		if french.AllDigits(bare) || !upper && !typeWords[bare] && !NameParticles[bare] && !french.HasAnyPrefix(bare, []string{"d'", "l'"}) && !(french.IsDigit(bare[0]) && !french.AllDigits(bare)) && !b.nounWithin(i, out) {
			break
		}
		if len(out) > 0 && b.ends(i-1, i) && !b.runsOver(i, out, upper) {
			break
		}
		out = append(out, strings.Trim(w, ",;:.()"))
		capital = capital || upper
		if strings.ContainsAny(w[len(w)-1:], ",;:.)") && bare != "st" && bare != "ste" || len(out) >= 14 {
			break
		}
	}
	for len(out) > 0 && (NameParticles[french.FoldLine(out[len(out)-1])] && len(out[len(out)-1]) <= 4 && french.FoldLine(out[len(out)-1]) != "pays" && french.FoldLine(out[len(out)-1]) != "val" || french.FoldLine(out[len(out)-1]) == "pour") {
		out = out[:len(out)-1]
	}
	if !capital || len(out) == 0 {
		return "", ""
	}
	plain = strings.Join(out, " ")
	if facts.Capitals(plain) > 0.8 && len(plain) > 4 {
		plain = accents.Replace(titleCase(plain))
	}
	return link, french.MendHyphens(plain)
}

// nounWithin tells whether the noun in small letters at token i stands within an authority's name,
// "Syndicat d'aménagement de la rivière Ourche": a name in capitals ends its line soon after.
func (b *block) nounWithin(i int, out []string) bool {
	if len(out) < 2 || !typeWords[french.FoldLine(out[0])] {
		return false
	}
	for k := i + 1; k < len(b.toks) && k < i+4 && !b.ends(k-1, k); k++ {
		if first, _ := utf8.DecodeRuneInString(b.toks[k].text); unicode.IsUpper(first) {
			return k+2 >= len(b.toks) || b.ends(k, k+1) || b.ends(k+1, k+2)
		}
		if notInNames[b.toks[k].fold] {
			return false
		}
	}
	return false
}

// quotedName reads a name in quotation marks that opens at token i, « SOLOGNE DU BOURDON »; end is
// the token after it, i without one.
func (b *block) quotedName(i int) (name string, end int) {
	if !strings.HasPrefix(b.toks[i].text, "«") && !strings.HasPrefix(b.toks[i].text, "\"") {
		return "", i
	}
	var words []string
	for k := i; k < len(b.toks) && k < i+9; k++ {
		w := strings.Trim(b.toks[k].text, "«»\",;: ")
		if w != "" {
			words = append(words, w)
		}
		if t := strings.TrimRight(b.toks[k].text, ",;:."); strings.HasSuffix(t, "»") || strings.HasSuffix(t, "\"") && (k > i || len(t) > 1) {
			return "« " + strings.Join(words, " ") + " »", k + 1
		}
	}
	return "", i
}

// accents writes the nouns of authorities, printed in capitals, as they are spelt.
var accents = strings.NewReplacer("Metropole", "Métropole", "Communaute", "Communauté", "Agglomeration", "Agglomération", "d'agglomeration", "d'agglomération", "Departement", "Département", "Region ", "Région ", "Ecoles", "Écoles", "Departemental", "Départemental", "Dechets", "Déchets")

// runsOver tells whether a name goes on over the end of a line, to token i.
func (b *block) runsOver(i int, out []string, upper bool) bool {
	prev := french.FoldLine(out[len(out)-1])
	next := strings.Trim(b.toks[i].fold, ",;:.")
	switch {
	case NameParticles[prev] || strings.HasSuffix(prev, "-") || typeWords[prev]:
		return true
	case next == "de" || next == "du" || next == "des" || strings.HasPrefix(next, "d'") || next == "metropole" || next == "agglomeration" || next == "agglo" || next == "communaute":
		return true
	}
	return upper && b.toks[i-1].full && !b.caps && b.lineLength(i-1) >= 8
}

func textOfToks(ts []headToken) string {
	var out []string
	for _, t := range ts {
		out = append(out, t.text)
	}
	return strings.Join(out, " ")
}

// linkTo puts "de", "du" or "d'" before the authority's name.
func linkTo(name string) string {
	f := french.FoldLine(name)
	switch {
	case french.HasAnyPrefix(f, []string{"communaute ", "ville ", "commune ", "metropole", "region ", "caisse ", "regie "}):
		return " de la " + name
	case french.HasAnyPrefix(f, []string{"departement ", "syndicat ", "centre ", "sivom", "sivu", "ccas", "siaep", "sdis", "cias", "pole ", "service ", "smictom", "sictom", "pays "}):
		return " du " + name
	case french.HasAnyPrefix(f, []string{"eurometropole", "etablissement ", "office ", "agglomeration "}):
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

// acronyms keep their capitals.
var acronyms = map[string]bool{"ccas": true, "cias": true, "sdis": true, "sivom": true, "sivu": true, "sivos": true, "siaep": true, "sictom": true, "smictom": true, "petr": true, "sde": true, "siea": true}

// titleCase writes "PUTANGES-LE-LAC" as "Putanges-le-Lac".
func titleCase(s string) string {
	var b strings.Builder
	start := 0
	flush := func(end int) {
		w := s[start:end]
		l := strings.ToLower(w)
		if acronyms[l] {
			b.WriteString(w)
			return
		}
		if start > 0 && NameParticles[french.FoldLine(l)] && len(l) <= 4 && l != "pays" && l != "val" {
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

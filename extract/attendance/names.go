package attendance

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/head"
)

// Signs between the names of a list, beside commas and the lines' ends.
var nameSigns = strings.NewReplacer(" et\n", ",", "\net ", ",", "\n", " ", " et ", ",", " - ", ",", "–", ",", "—", ",", ";", ",", "•", ",", " -", ",", "- ", ",", "\uf0b7", ",", "/", ",", " & ", ",", " ainsi que ", ",", "|", ",")

var (
	// who sits in a member's stead: one person present, not two
	inTheStead = regexp.MustCompile(`(?i),?\s*(remplacée?s? par|suppléée? par|représentée? par|suppléant de|suppléante de|remplaçant|en remplacement de|représentant)\s+((sa suppléante|son suppléant|sa|son)\s+)?[^,;\n–•]*`)
	// a civility opens another name even where no sign parts the two
	beforeCivility = regexp.MustCompile(`([\p{L}.)])\s+(M\.|MM\.|Mme|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames)(\s)`)
	listNumber     = regexp.MustCompile(`(?m)^\s*\d{1,3}\s*[.)°-]\s*`)
	spacedHyphen   = regexp.MustCompile(`(^|[,;\n])\s*[-–]\s`)
	// a place or a quality before names, or alone on its line: "Commune de Neuvy : M. A", "Titulaires :"
	prefix      = regexp.MustCompile(`(?m)^[^:\n,;()]{2,70}:`)
	placed      = regexp.MustCompile(`(^|[,;.\s])(?:Commune|COMMUNE|Ville|VILLE|Pour|POUR|Canton|Groupe|GROUPE|Liste|LISTE)\s[^:\n,;]{2,50}:`)
	placeBefore = regexp.MustCompile(`(?m)(^|,)\s*(?:\p{Lu}[\p{Lu}'’-]+ +)+((?:Monsieur|Madame|Mme|M\.) +\p{Lu})`)
	couple      = regexp.MustCompile(`(M\.|Monsieur) et (Mme|Madame) +((?:\p{Lu}[\p{L}'’-]* ?)+)`)
	cutHyphen   = regexp.MustCompile(`(\pL\pL)-\n`)
	anyTitle    = regexp.MustCompile(`(?i)(^|[\s-])(m\.|mm\.|mmes?|monsieur|madame|messieurs|mesdames|mlle)\s+\p{Lu}`)
)

// splitNames parts a list of names; civilities, offices and notes in brackets are taken off.
func splitNames(s string) []string {
	s = couple.ReplaceAllString(dropBrackets(s), "$1 $3, $2 $3")
	s = listNumber.ReplaceAllString(s, ",")
	s = cutHyphen.ReplaceAllString(s, "$1-")
	s = prefix.ReplaceAllStringFunc(s, func(m string) string {
		if anyTitle.MatchString(m) {
			return m
		}
		return ","
	})
	s = placed.ReplaceAllString(s, "$1,")
	s = placeBefore.ReplaceAllString(s, "$1,$2")
	s = inTheStead.ReplaceAllString(s, "")
	// A line's end within a name is no separator, unless the list has no other.
	oneALine := !strings.ContainsAny(s, ",;") && !strings.Contains(s, " - ") && !strings.Contains(s, "–")
	if oneALine {
		s = strings.ReplaceAll(s, "\n", ",")
	}
	if strings.Count(s, ",") >= 2*strings.Count(spacedHyphen.ReplaceAllString(s, ""), " - ") && strings.Count(s, ",") > 3 {
		s = strings.ReplaceAll(s, " -\n", "-")
		s = spacedHyphen.ReplaceAllString(s, "$1 ") // a bullet
		s = strings.ReplaceAll(s, " - ", "-")       // commas part the names: "Marie - Thérèse" is one
	}
	s = nameSigns.Replace(s)
	s = beforeCivility.ReplaceAllStringFunc(s, func(m string) string {
		p := beforeCivility.FindStringSubmatch(m)
		return p[1] + "," + p[2] + p[3]
	})
	var names []string
	var bare []int // of names, those that bear no title
	seen := map[string]bool{}
	plural := false
	parts := compound(strings.Split(s, ","))
	for _, part := range parts {
		n := cleanPerson(part)
		title := civilityOf(part)
		plural = title == "" && (plural || pluralTitle.MatchString(part))
		key := title + french.FoldLine(n)
		if n == "" || seen[key] {
			continue
		}
		seen[key] = true
		if title == "" && !plural {
			bare = append(bare, len(names))
		}
		names = append(names, n)
	}
	// Where nearly all bear a title, a line that bears none is a place.
	if oneALine && len(bare) > 0 && len(bare)*10 <= len(names)*4 && len(names) > 5 {
		for k := len(bare) - 1; k >= 0; k-- {
			names = slices.Delete(names, bare[k], bare[k]+1)
		}
	}
	return names
}

// compound puts a surname of two parts together that a spaced hyphen has cut ("Luc ABRIAL -
// COROUGE"): where the others have a first name in small letters, capitals alone are no person.
func compound(parts []string) []string {
	full, alone := 0, 0
	caps := func(p string) bool {
		f := strings.Fields(p)
		return len(f) == 1 && len(p) > 3 && strings.ToUpper(p) == p
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
		switch f := strings.Fields(parts[i]); {
		case caps(parts[i]):
			alone++
		case len(f) > 1 && strings.ToUpper(f[0]) != f[0] && civilityOf(parts[i]) == "":
			full++
		}
	}
	if full < 4 || full < 4*alone {
		return parts
	}
	var out []string
	for _, p := range parts {
		if m := twoPersons.FindStringSubmatch(p); m != nil {
			out = append(out, m[1], m[2]) // the sign between them was lost
			continue
		}
		if caps(p) && len(out) > 0 {
			out[len(out)-1] += "-" + p
			continue
		}
		out = append(out, p)
	}
	return out
}

// twoPersons are two names, each a first name and a surname in capitals, that nothing parts.
var twoPersons = regexp.MustCompile(`^(\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}{3,}[\p{Lu}-]*) (\p{Lu}\p{Ll}[\p{L}-]* \p{Lu}{3,}[\p{Lu}-]*)$`)

var pluralTitle = regexp.MustCompile(`(?i)(^|\s)(mm|mmes|messieurs|mesdames|mrs)\b`)

// civilityOf tells a man's title from a woman's, since a couple may bear one name: "M." and
// "Mme" before the same surname are two persons. A title in the plural names nobody.
func civilityOf(s string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(s, " "), " ")
	switch strings.TrimRight(french.FoldLine(first), ".") {
	case "m", "mr", "monsieur":
		return "m "
	case "mme", "madame", "mlle", "mademoiselle":
		return "f "
	case "me", "maitre", "dr", "docteur", "pr", "professeur":
		return "t "
	}
	return ""
}

func dropBrackets(s string) string {
	var b strings.Builder
	depth := 0
	for _, c := range s {
		switch c {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		default:
			if depth == 0 {
				b.WriteRune(c)
			}
		}
	}
	return b.String()
}

// remarks are the words that begin what a list says of a person behind the name.
var remarks = map[string]bool{"arrive": true, "arrivee": true, "arrivant": true, "parti": true, "partie": true, "absent": true, "absente": true, "present": true, "presente": true, "excuse": true, "excusee": true, "jusqu'a": true, "jusqu'au": true, "a": true, "quitte": true, "ayant": true, "qui": true, "en": true, "depuis": true, "donne": true, "maire": true, "adjoint": true, "adjointe": true, "titulaire": true, "suppleant": true, "suppleante": true, "sauf": true, "conseiller": true, "conseillere": true, "president": true, "presidente": true}

// cleanPerson returns a name without civility, "" when the words are no name: an office, a remark.
func cleanPerson(s string) string {
	var out []string
	for _, w := range strings.Fields(s) {
		w = strings.TrimRight(w, ".:")
		f := french.FoldLine(w)
		if head.Civilities[f] && len(out) == 0 || f == "" {
			continue
		}
		// "MM.DRUGEON": civility and name run together.
		if i := strings.IndexByte(w, '.'); i > 0 && head.Civilities[french.FoldLine(w[:i])] && len(out) == 0 {
			w = w[i+1:]
		}
		if first, _ := utf8.DecodeRuneInString(w); len(out) > 0 && remarks[f] && !unicode.IsUpper(first) && french.FoldLine(out[len(out)-1]) != "le" && french.FoldLine(out[len(out)-1]) != "la" {
			break
		}
		out = append(out, w)
	}
	if len(out) == 0 || len(out) > 6 {
		return ""
	}
	first, _ := utf8.DecodeRuneInString(out[0])
	name := strings.Join(out, " ")
	f := french.FoldLine(name)
	if !unicode.IsUpper(first) && !head.NameParticles[french.FoldLine(out[0])] || french.HasAnyPrefix(f, []string{"maire", "adjoint", "president", "vice", "conseiller", "conseillere", "delegue", "secretaire", "neant", "suppleant", "aucun", "tous les", "soit "}) || strings.ContainsAny(f, "0123456789:") || utf8.RuneCountInString(name) < 3 {
		return ""
	}
	return name
}

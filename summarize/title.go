package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	segment = lazily(`\s+[-–—]\s*|\s*[–—]\s+|-\s+|\s*:\s+|\s*;\s*|\.\s+`)
	// formalSegment is a part of an object that says the procedure and not the matter.
	formalSegment = lazily(`(?i)^(?:décisions?|autorisations?(?: (?:de signature|de signer|préalable.*|à signer.*|donnée.*|du maire.*|d['’]urbanisme.*|de programme.*))?|approbations?|adoption|information|délibération|avis du conseil.*|rapport(?: d['’]information)?|convention(?: de partenariat)?|signature(?: de la convention.*)?|demandes? (?:de )?permis de construire|(?:exercice|excercice|année|budget) \d{4}|choix|vote|présentation|communication|débat|examen|lancement de la procédure|actualisation|affaires? .{0,20}|finances?|urbanisme|foncier|culture|sports?|éducation|enseignement|environnement|administration générale|ressources humaines|point n°? ?\d+|objet|motions?|v[œo]e?ux?|institutions?|personnel|proposition du groupe.*|séance du.*|assemblées?|affaires générales|divers)$`)
	formalHead    = lazily(`(?i)^(?:approbation|adoption|validation|autorisation de (?:signature|signer)|signature)\s+(?:et (?:autorisation de )?signature\s+)?(?:(?:de la|de l['’]|des|du|de|d['’]une?|d['’])\s*|(?:la|le|les|un|une|l['’])\s*)`)
	ownNumber     = lazily(`(?i)\s*[(\[]\s*d[ée]lib[ée]rations?\b[^)\]]*[)\]]|\s*\bd[ée]lib[ée]rations? n°\s*[\w./-]+$`)
	tailYear      = lazily(`(?i)\s*[-–—,:]?\s*(?:exercice|excercice) (?:budgétaire )?\d{4}$`)
	numberHead    = lazily(`^(?:\d{1,3}|[IVX]{1,4})\s*[-–.)]\s+`)
	objectHead    = lazily(`(?i)^objet\s*:?\s+`)
	parcelTail    = lazily(`(?i)[\s,–-]*\(?\bparcelles?\b(?: cadastrées?)?(?: section)?(?:\s+(?:n°s?\s*)?[A-Z]{1,2}\s*\d+(?:\s*(?:,|et)\s*)?)+\)?`)
)

const titleMax = 110 // characters

// plainTitle turns the object of an act into a heading: without procedure, numbers of
// parcels or names of private persons, in sentence case. It adds no word of its own.
func plainTitle(a *act) string {
	object := objectHead.ReplaceAllString(withoutPersons(a.object, a.present), "")
	object = numberHead.ReplaceAllString(object, "")
	object = ownNumber.ReplaceAllString(parcelTail.ReplaceAllString(object, ""), "")
	object = tailYear.ReplaceAllString(object, "")
	var kept []string
	for _, s := range segment.Split(object, -1) {
		s = strings.Trim(s, " -–—.:;,\u00a0")
		s = sentenceCase(tailYear.ReplaceAllString(s, ""), a)
		if s == "" || formalSegment.MatchString(s) {
			continue
		}
		kept = append(kept, s)
	}
	if len(kept) == 0 {
		kept = []string{strings.Trim(object, " -–—.:;,")}
	}
	if stripped := formalHead.ReplaceAllString(kept[0], ""); len([]rune(stripped)) > 8 {
		kept[0] = stripped
	}
	title := joinSegments(kept)
	for len(kept) > 1 && utf8.RuneCountInString(title) > titleMax {
		// A rubric tells less than what follows it; else the end goes.
		if len(strings.Fields(kept[0])) <= 3 {
			kept = kept[1:]
		} else {
			kept = kept[:len(kept)-1]
		}
		title = joinSegments(kept)
	}
	title = upperFirst(strings.Trim(title, " ,;:–-"))
	return accentedCapital(typeset(shorten(title, titleMax+30)))
}

// joinSegments sets a colon after the first part of an object and commas between the rest.
func joinSegments(parts []string) string {
	title := parts[0]
	for i, s := range parts[1:] {
		sep := ", "
		if i == 0 {
			sep = nbsp + ": "
		}
		title += sep + lowerFirst(s)
	}
	return title
}

// sentenceCase gives words printed in capitals the case they have elsewhere in the act. In
// an object printed in capitals alone, those met nowhere else are set in lower case.
func sentenceCase(object string, a *act) string {
	letters, upper := 0, 0
	for _, r := range object {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	shouting := letters > 3 && upper*10 > letters*8 && (letters > 6 || !isAcronym(object))
	if !shouting {
		return object
	}
	known := map[string]string{}
	for _, text := range []string{a.reportText(), a.decisionText()} {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			key := fold(w)
			if strings.ToUpper(w) == w && len([]rune(w)) > 1 {
				continue // capitals tell nothing of the case
			}
			if have, ok := known[key]; !ok || unicode.IsUpper([]rune(have)[0]) && unicode.IsLower([]rune(w)[0]) {
				known[key] = w
			}
		}
	}
	var b strings.Builder
	word := []rune{}
	flush := func() {
		if len(word) == 0 {
			return
		}
		w := string(word)
		if k, ok := known[fold(w)]; ok {
			b.WriteString(k)
		} else if isAcronym(w) && len(word) <= 4 && !common[singular(fold(w))] && !linking[fold(w)] && !hasVowelPattern(w) {
			b.WriteString(w)
		} else {
			b.WriteString(strings.ToLower(w))
		}
		word = word[:0]
	}
	for _, r := range object {
		if unicode.IsLetter(r) {
			word = append(word, r)
			continue
		}
		flush()
		b.WriteRune(r)
	}
	flush()
	return upperFirst(b.String())
}

// hasVowelPattern reports whether a short word in capitals can be said, and so is likely a
// word rather than an acronym.
func hasVowelPattern(w string) bool {
	vowels, run, longest := 0, 0, 0
	for _, r := range fold(w) {
		if strings.ContainsRune("aeiouy", r) {
			vowels, run = vowels+1, 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return vowels > 0 && longest < 3
}

// accentedCapital gives "Ecole" and the like, at the start, the accent that capitals often lack.
func accentedCapital(title string) string {
	for _, w := range []string{"cole", "coles", "quipement", "quipements", "nergie", "tude", "tudes", "tat", "change", "changes", "lection", "lections", "clairage", "vénement", "quilibre", "lèves"} {
		if title == "E"+w || strings.HasPrefix(title, "E"+w+" ") {
			return "É" + title[1:]
		}
	}
	return title
}

// shorten cuts a text at a word, with an ellipsis.
func shorten(text string, limit int) string {
	r := []rune(text)
	if len(r) <= limit {
		return text
	}
	cut := string(r[:limit])
	if i := strings.LastIndexAny(cut, " \u00a0"); i > limit/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:–-\u00a0(") + "…"
}

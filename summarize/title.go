package summarize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	segment = lazily(`\s+[-–—]\s*|\s*[–—]\s+|-\s+|\s*:\s+|\s*;\s*|\.\s+`)
	// formalSegment is a part of an object that says the procedure and not the matter.
	formalSegment = lazily(`(?i)^(?:décisions?|autorisations?(?: (?:de signature|de signer|préalable.*|à signer.*|donnée.*|du maire.*|d['’]urbanisme.*|de programme.*))?|approbations?|adoption|information|délibération|avis du conseil.*|rapport(?: d['’]information)?|convention(?: de partenariat)?|signature(?: de la convention.*)?|demandes? (?:de )?permis de construire|budgets? (?:général|principal|annexe)|marché à procédure adaptée|autorisation de signer .*|(?:exercice|excercice|année|budget) \d{4}|choix|vote|présentation|communication|débat|examen|lancement de la procédure|actualisation|affaires? .{0,20}|finances?|urbanisme|foncier|culture|sports?|éducation|enseignement|environnement|administration générale|ressources humaines|point n°? ?\d+|objet|motions?|v[œo]e?ux?|institutions?|personnel|proposition du groupe.*|séance du.*|assemblées?|affaires générales|divers)$`)
	formalHead    = lazily(`(?i)^(?:délibération (?:relative (?:à la |à l['’]|au |aux |à )|(?:portant sur|concernant) (?:la |le |les |l['’])?|autorisant .{3,40}? à signer (?:la |le |les |l['’]|une? )|pour autoriser .{3,40}? à signer (?:la |le |les |l['’]|une? ))|autorisation (?:donnée |accordée )?(?:à|au) (?:m\.|mme|monsieur|madame|maire|président)[^,]{0,30}? (?:de|à) signer (?:la |le |les |l['’]|une? ))|^(?:approbation|adoption|validation|autorisation de (?:signature|signer)|signature)\s+(?:et (?:autorisation de )?signature\s+)?(?:(?:de la|de l['’]|des|du|de|d['’]une?|d['’])\s*|(?:la|le|les|un|une|l['’])\s*)`)
	ownNumber     = lazily(`(?i)\s*[(\[]\s*d[ée]lib[ée]rations?\b[^)\]]*[)\]]|\s*\bd[ée]lib[ée]rations? n°\s*[\w./-]+$`)
	tailYear      = lazily(`(?i)(?:\s+|\s*[-–—,:]\s*)(?:exercice|excercice) (?:budgétaire )?\d{4}$`)
	theState      = lazily(`((?:à|de|avec|par|entre) l['’])état((?:,|\s+(?:et|au|aux|pour|dans)\s).*|$)`)
	brokenWord    = lazily(`(?i)(compte|procès)-\s+(rendu|verbal)`)
	rankHead      = lazily(`^[✓✔►▪•➢→*_\s-]*(?:(?:19|20)\d\d[ /_-]\d\d[ /_-]\d{2,3}\s+|(?:\d{1,3}|[IVX]{1,4})\s*[-–.)°/]+\s+)?`)
	bareRank      = lazily(`^\d{1,3}\s+([A-ZÉÈ][\p{L}'’]{3,})`)
	yearPart      = lazily(`(?i)^(?:exercice|excercice|année|annee|pour)(?: budgétaire)? (\d{4})$`)
	whollyQuoted  = lazily(`^(?:«[^»]+»|"[^"]+"|“[^”]+”)$`)
	longBrackets  = lazily(`\s*\([^()]{12,}\)`)
	circumstances = lazily(`,?\s+(?:suite (?:à|au|aux)|en vue d[e'’]|dans le cadre d[eu'’]s?|conformément|conclue?s? (?:entre|avec)|afin d[e'’]|au titre d[eu'’]s?|sur le territoire|ayant pour objet|en application|et (?:autorisation|approbation)|pour une opération|située?s?)(?:[\s'’].*)?$`)
	// openingWord is a word of procedure with a capital in the middle of an object: a line began there.
	openingWord = lazily(`[\p{Ll}\d)»%]\s+((?:Autorisations?|Approbations?|Conventions?|Désignations?|Attributions?|Avenants?|Marchés? (?:à|de|n°|négocié)|Exercice \d|Modifications?|Compte[- ]rendu|Abroge|Lot n°|Demandes?|Aménagement|Signature|Choix|Adoption|Création|Renouvellement|Fixation|Lancement|Acquisition|Cession|Vente|Subventions?)(?:\s|$))`)
	// leadsOn ends on a word that wants a noun: what follows is that noun, capital or not.
	leadsOn    = lazily(`(?i)(?:^|\s|['’])(?:à|au|aux|de|du|des|la|le|les|l['’]|d['’]|un|une|et|ou|en|par|pour|avec|sur|sous|dans|entre|cette|ce|ces|son|sa|ses|leur|leurs)\s*$`)
	webAddress = lazily(`(?i)\s*\(?\s*(?:https?://|www\.)[^\s)]*\)?`)
	paperHead  = lazily(`(?i)^délibération\s+(?:sur|pour|de|du|portant|relative à)\s+(?:la |le |les |l['’])?`)
	objectHead = lazily(`(?i)^objet\s*:?\s+`)
	parcelTail = lazily(`(?i)[\s,–-]*\(?\bparcelles?\b(?: cadastrées?)?(?: section)?(?:\s+(?:n°s?\s*)?[A-Z]{1,2}\s*\d+(?:\s*(?:,|et)\s*)?)+\)?`)
)

const titleMax = 110 // characters

// plainTitle turns the object of an act into a heading: without procedure, numbers of
// parcels or names of private persons, in sentence case. It adds no word of its own.
func plainTitle(a *act) string { return titleWithin(a, titleMax) }

// titleWithin is the same, of about so many characters.
func titleWithin(a *act, most int) string {
	object := withoutPersons(a.object, a.present)
	if rest := paperHead.ReplaceAllString(object, ""); len([]rune(rest)) > 12 && rest != object && !formalHead.MatchString(object) {
		object = rest
	}
	for _, p := range []pattern{webAddress, objectHead, rankHead, parcelTail, ownNumber} {
		object = p.ReplaceAllString(object, "")
	}
	object = brokenWord.ReplaceAllString(bareRank.ReplaceAllString(object, "$1"), "$1-$2")
	object = a.spelling.sentenceCase(object)
	var kept []string
	quoted, year := "", ""
	for _, s := range splitObject(object) {
		s = strings.Trim(tailYear.ReplaceAllString(s, ""), " -–—.:;,\u00a0")
		if m := yearPart.FindStringSubmatch(s); m != nil {
			year = m[1]
		}
		switch {
		case s == "" || formalSegment.MatchString(s):
		case whollyQuoted.MatchString(s) && quoted == "" && len(kept) > 0:
			quoted = upperFirst(strings.Trim(s, "«»“”\"\u00a0 "))
		default:
			kept = append(kept, s)
		}
	}
	if quoted != "" {
		kept = append([]string{quoted}, kept...) // what is named between quotation marks is the matter
	}
	if len(kept) == 0 {
		kept = []string{strings.Trim(object, " -–—.:;,")}
	}
	kept[0] = withoutProcedure(kept[0])
	title := upperFirst(strings.Trim(withoutProcedure(a.spelling.fit(kept, most)), " ,;:–-"))
	title = theState.ReplaceAllString(title, "${1}État$2")
	if year != "" && !strings.Contains(title, year) && utf8.RuneCountInString(title) < titleMax/2 {
		title += " " + year
	}
	return typeset(within(strings.Join(strings.FieldsFunc(title, func(r rune) bool { return r == '\ufffd' }), "–"), most+30))
}

func withoutProcedure(part string) string {
	if stripped := formalHead.ReplaceAllString(part, ""); len([]rune(stripped)) > 8 {
		return stripped
	}
	return part
}

// splitObject parts an object at its dashes, colons and stops, but never between quotation
// marks or brackets, and where a line of it opened on a word of procedure, which the
// joining of lines left without a mark.
func splitObject(object string) []string {
	var parts []string
	start := 0
	for _, m := range segment.FindAllStringIndex(object, -1) {
		if depth(object[:m[0]]) == 0 && m[0] > start {
			parts = append(parts, splitLines(object[start:m[0]])...)
			start = m[1]
		}
	}
	return append(parts, splitLines(object[start:])...)
}

func splitLines(s string) []string {
	var parts []string
	start := 0
	for _, m := range openingWord.FindAllStringSubmatchIndex(s, -1) {
		if at := m[2]; at > start && depth(s[:at]) == 0 && !leadsOn.MatchString(s[:at]) {
			parts = append(parts, s[start:at])
			start = at
		}
	}
	return append(parts, s[start:])
}

// depth returns how many quotation marks and brackets stand open at the end of a text.
func depth(s string) int {
	n := strings.Count(s, "«") - strings.Count(s, "»") + strings.Count(s, "(") - strings.Count(s, ")") + strings.Count(s, "“") - strings.Count(s, "”")
	return max(n, 0) + strings.Count(s, "\"")%2
}

// fit joins the parts of an object and, where that is too long for a heading, takes away
// first what stands between brackets, then a rubric that opens it, then the circumstances
// that end its last part, then that part.
func (s *spelling) fit(parts []string, most int) string {
	title := s.join(parts)
	tooLong := func(title string) bool { return utf8.RuneCountInString(title) > most }
	if tooLong(title) {
		for i := range parts {
			parts[i] = longBrackets.ReplaceAllString(parts[i], "")
		}
		title = s.join(parts)
	}
	for tooLong(title) {
		last := len(parts) - 1
		switch cut := circumstances.ReplaceAllString(parts[last], ""); {
		case last > 0 && len(strings.Fields(parts[0])) <= 3:
			parts = parts[1:]
		case cut != parts[last] && len([]rune(cut)) > 40:
			parts[last] = cut
		case last > 0:
			parts = parts[:last]
		default:
			return title
		}
		title = s.join(parts)
	}
	return title
}

// join sets a colon after the first part of an object and commas between the rest. Their
// first words lose the capital unless they are names.
func (s *spelling) join(parts []string) string {
	title := parts[0]
	for i, p := range parts[1:] {
		sep := ", "
		if i == 0 {
			sep = nbsp + ": "
		}
		if w := strings.FieldsFunc(p, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); len(w) > 0 &&
			(s.isCommon(w[0]) || len(w) > 1 && linking[fold(w[1])]) {
			p = lowerFirst(p)
		}
		title += sep + p
	}
	return title
}

// within ends a title that is too long at a word that can end one, without a mark: nobody
// reads a heading with its end missing.
func within(title string, limit int) string {
	cut := title
	if r := []rune(title); len(r) > limit {
		cut = string(r[:limit])
		if i := strings.LastIndexAny(cut, " \u00a0"); i > 0 {
			cut = cut[:i]
		}
	}
	for utf8.RuneCountInString(cut) > limit/3 && (depth(cut) > 0 || badEnd.MatchString(cut) || strings.HasSuffix(cut, "/")) {
		i := strings.LastIndexAny(cut, " \u00a0'’")
		if i <= 0 {
			break
		}
		cut = strings.TrimRight(cut[:i], " ,;:–-\u00a0(/")
	}
	return strings.TrimRight(cut, " ,;:–-\u00a0(/")
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

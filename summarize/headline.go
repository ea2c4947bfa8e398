package summarize

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract"
	"phare/extract/facts"
)

// The heading of a sheet says the matter, and one fact of what is decided: "Piscine
// intercommunale : prolongation du contrat jusqu'au 31 août". Every word of it stands in the act.

// subjectMost is the length of the matter in a heading, factMost that of the fact, in characters.
const (
	subjectMost = 105
	factMost    = 70
)

var (
	// instrument is the paper that an object opens with, where its matter follows.
	instrument = lazily(`(?i)^(?:(?:projets?|attribution|signature|passation|lancement|approbation|autorisation|demandes?|création|réalisation|poursuite|renouvellement|accord de principe|avis|acte|mise)\s+(?:(?:de la|de l['’]|du|des|de|d['’]une?|d['’]|d['’]un)\s*))?(?:avenants?(?: (?:n°\s*)?\d+)?|conventions?|marchés?|accords?-cadres?|contrats?|protocoles?|délégation|concession|dispositifs?|opérations?|programme de travaux|consultations?|subventions?|participations?|aides? financières?|fonds de concours|autorisations? de programme|place|œuvre)(?:\s+(?:annuelles?|pluriannuelles?|tripartites?|cadres?|types?|publics?|privée?s?|d['’]objectifs?|de (?:partenariat|gestion|prestations?|délégation|concession|service public|maîtrise d['’](?:œuvre|ouvrage)|travaux|fournitures?|services?|financement|mise à disposition|moyens|coopération|principe)))*\s+(?:pour (?:l['’]|la |le |les )?|relati(?:f|ve)s? (?:à la |à l['’]|à |au |aux )|(?:de la|de l['’]|du|des|d['’]une?|d['’]un|de|d['’])\s*|concernant (?:l['’]|la |le |les )|portant sur (?:l['’]|la |le |les ))`)
	// counterpart is who signs with the authority, or who is asked: no part of the matter.
	counterpart = lazily(`(?i)^(?:autorisation (?:donnée )?(?:au|du|à la|de la) \p{L}+ (?:pour la signature|de signer|à signer)(?: d['’]une?| de la| de l['’]| du| la| le| l['’]| une?)?\s*|(?:conventions?|subventions?|avenants?|partenariat|contrats?|demandes? de subventions?)(?:(?: de)?\s+[\p{L}-]+)?\s+(?:avec|à|au|auprès d|entre)[^,:]{3,110}?\s+pour (?:l['’]|la |le |les )(?:mise en (?:œuvre|place) (?:de la |de l['’]|du |des |d['’]une |d['’]un |de |d['’]))?)`)
	// places where a heading may end.
	link = lazily(`(?i),?\s+(?:pour|afin|dans le cadre|avec|entre|sur le territoire|au titre|en vue|qui|dont|conformément|suite|sous|par|ainsi que|auprès|concernant|relati(?:f|ve)s?|au profit|en faveur|au lieu|appartenant|à compter|portant|fixant|destinée?s?|d['’]une durée|hors|supérieurs?|sur un|sur le montant|soit)(?:[\s'’])|\s*[;(:–]\s*`)
	// granted is money given to somebody.
	granted = lazily(`(?i)\b((?:aide|subvention|participation|fonds de concours|dotation|bourse|prêt|avance|indemnité|contribution|garantie)(?:\s+(?:financière|exceptionnelle|annuelle|complémentaire|forfaitaire|d['’]investissement|de fonctionnement|d['’]équipement|communale|maximale?))*)\s+(?:d['’]un montant )?(?:maximale? )?de\s+(?:\d)`)
	// receives follows a sum: who gets it.
	receives = lazily(`^\s*(?:HT|TTC)?\s*,?\s*((?:à l['’]|à la |au |aux |à |en faveur d[eu'’]\s?|au profit d[eu'’]\s?)[^,;:.()]{3,60})`)
	// opens is the article that a noun phrase opens with.
	opens = lazily(`(?i)^(?:l['’]|le |la |les |une? |des |du |de la |de l['’]|à |au |aux )\s*`)
	// governs are the verbs whose object says what is decided.
	governs  = lazily(`^(?:L’|Le |La )[^.:;]{3,40}? (?:a|s’est) (?:aussi |également )?(?:acté|approuvé|décidé|fixé|voté|accordé|attribué|créé|instauré|institué|modifié|maintenu|validé|adopté|accepté|prolongé|confirmé|arrêté|retenu|limité) `)
	launches = lazily(`(?i)\blanc\p{L}+ (?:la|une|cette|les|un) (consultation|procédure|enquête publique|concertation|appel d['’]offres|appel à projets|concours|étude)`)
)

// headline is the heading of an act's sheet, whose first lines are decided.
// The rest of the sheet gives the fact where the decision holds none.
func (t *teller) headline(decided, rest []string) string {
	subject := t.subject()
	fact := t.fact(subject, decided)
	if o := settled(t.a.d); fact == "" && (o == extract.Adopted || o == extract.Opinion || o == extract.Noted) {
		if text := strings.Join(append(slices.Clone(decided), rest...), " "); onlySum(text) {
			for _, sentence := range splitSentences(text) {
				if overlap(wordSet(subject), wordSet(sentence)) > 0.5 {
					fact = cmp.Or(fact, highestSum(sentence))
				}
			}
		}
	}
	if t.skip != nil && skipped(t.skip, subject+nbsp+": "+fact) {
		return plainTitle(t.a)
	}
	if fact == "" {
		return subject
	}
	if whole, ok := strings.CutPrefix(fact, "="); ok {
		return typeset(plainSums(upperFirst(whole)))
	}
	whole := typeset(plainSums(strings.Replace(subject, nbsp+":", ",", 1) + nbsp + ": " + fact))
	if utf8.RuneCountInString(whole) > titleMax+20 {
		return subject
	}
	return whole
}

// subject is the matter of an act: its object without the paper that bears it, without the
// authority's own name.
func (t *teller) subject() string {
	title := strings.ReplaceAll(titleWithin(t.a, 2*titleMax), "’", "'")
	title = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(title, "dossier "+removedName+",", ""), removedName, ""))
	title = squeeze(strings.Trim(title, " ,:–-"))
	if rubric, rest, ok := strings.Cut(title, " "); ok && inCapitals(rubric) && utf8.RuneCountInString(rubric) > 5 && hasVowelPattern(rubric) && strings.ContainsAny(rest, "abcdefghijklmnopqrstuvwxyz") {
		title = upperFirst(strings.ToLower(rubric)) + " " + rest
	}
	for range 3 {
		for _, p := range []pattern{counterpart, instrument} {
			rest := strings.TrimSpace(p.ReplaceAllString(title, ""))
			if rest != title && len(contentWords(rest)) >= 2 && !startsWithDigit(rest) && !ofPaper[foldWords(rest)[0]] {
				title = upperFirst(rest)
			}
		}
	}
	if own := t.w.ownName(); own != nil {
		if at := own.FindStringIndex(title); at != nil && at[0] > 12 {
			title = strings.TrimSpace(title[:at[0]] + " " + strings.TrimLeft(title[at[1]:], " "))
		}
	}
	return typeset(cutAtLink(title, subjectMost))
}

// ofPaper are words that say the kind of a paper, and no matter.
var ofPaper = setOf(`objectif partenariat gestion prestation moyen coopération principe financement service convention`)

func contentWords(s string) []string {
	return slices.DeleteFunc(foldWords(s), func(w string) bool { return len(w) < 4 || linking[w] })
}

// cutAtLink shortens a text at a word that joins two parts of it.
func cutAtLink(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	best := -1
	for _, m := range link.FindAllStringIndex(text, -1) {
		if n := utf8.RuneCountInString(text[:m[0]]); n <= most && n >= 20 && wellEnded(text[:m[0]]) && depth(text[:m[0]]) == 0 {
			best = m[0]
		}
	}
	if best > 0 {
		return strings.TrimRight(text[:best], " ,;:–-(\u00a0")
	}
	return within(text, most+20)
}

// ownName finds the authority's own name at the end of a phrase: "de la commune de X", "de la
// CCX", whose letters are the initials of the name.
func (w *drafter) ownName() *pattern {
	m := bodyName.FindStringIndex(strings.TrimSpace(w.session.Body))
	if m == nil {
		return nil
	}
	name := strings.TrimSpace(w.session.Body[m[1]:])
	for _, p := range []string{"de la ", "de l’", "de l'", "du ", "des ", "de ", "d’", "d'"} {
		if rest, ok := strings.CutPrefix(name, p); ok {
			name = rest
			break
		}
	}
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) == 0 {
		return nil
	}
	var loose, initials []string
	for _, x := range words {
		initials = append(initials, strings.ToUpper(string([]rune(fold(x))[:1])))
		if f := fold(x); f == "st" || f == "saint" {
			loose = append(loose, `(?:saint|st)`)
			continue
		}
		loose = append(loose, regexpQuote(x))
	}
	p := lazily(`(?i)\s+(?:sur le territoire )?(?:de la |du |de l['’]|de |d['’])(?:(?:ville|commune|communauté (?:de communes|d['’]agglomération|urbaine)|métropole|agglomération|syndicat|département|région)\s+(?:de la |du |des |de l['’]|de |d['’])?(?:` + strings.Join(loose, `[\s'’-]+(?:de |du |la |le |les |des )*`) + `)?|(?-i:C[CAU]?` + strings.Join(initials, "") + `))(?:\s|,|$)`)
	return &p
}

func regexpQuote(s string) string {
	var b strings.Builder
	for _, r := range s {
		if !unicode.IsLetter(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// fact is what a heading adds to the matter, from what was decided; one that says the matter
// too begins with "=".
func (t *teller) fact(subject string, decided []string) string {
	switch settled(t.a.d) {
	case extract.Withdrawn:
		return "point retiré de l’ordre du jour"
	case extract.Postponed:
		return "point reporté"
	case extract.Rejected:
		return "proposition rejetée"
	case extract.Noted, extract.Opinion, extract.NoOutcome:
		return ""
	}
	text := strings.Join(decided, " ")
	if len(decided) > 0 {
		if at := byDecision.FindStringIndex(decided[0]); at != nil {
			whole := cutAtLink(upperFirst(endWith(decided[0][at[1]:], "")), titleMax-10)
			if utf8.RuneCountInString(whole) <= titleMax && stated.MatchString(whole+" ") && wellEnded(whole) {
				return "=" + whole
			}
		}
	}
	if m := granted.FindStringSubmatchIndex(text); m != nil {
		sum := firstSum(text[m[1]-1:])
		if r := receives.FindStringSubmatch(text[m[1]-1+len(sum):]); sum != "" && r != nil {
			to := cutAtLink(strings.TrimSpace(r[1]), 50)
			if whole := upperFirst(text[m[2]:m[3]]) + " de " + sum + " " + to; utf8.RuneCountInString(whole) <= titleMax && wellEnded(whole) && !t.private(to) {
				return "=" + whole
			}
		}
	}
	if m := launches.FindStringSubmatch(text); m != nil && !launched.MatchString(subject) {
		return "lancement d’une " + strings.ToLower(m[1])
	}
	if len(decided) > 0 {
		first := decided[0]
		if at := governs.FindStringIndex(first); at != nil {
			phrase := opens.ReplaceAllString(strings.TrimSpace(endWith(first[at[1]:], "")), "")
			if at := second.FindStringIndex(phrase); at != nil {
				phrase = phrase[:at[0]] // one thing decided is enough
			}
			phrase = cutAtLink(phrase, factMost)
			if n := utf8.RuneCountInString(phrase); n >= 8 && n <= factMost && wellEnded(phrase) && !strings.HasPrefix(phrase, "d’") && !strings.HasPrefix(phrase, "que ") && !startsWithDigit(phrase) && !strings.Contains(phrase, "/") &&
				!verbFirst.MatchString(phrase) && overlap(wordSet(phrase), wordSet(subject)) < 0.5 && holdsFact(phrase) {
				return lowerFirst(phrase)
			}
		}
	}
	if sum := highestSum(text); sum != "" && !strings.Contains(subject, sum) {
		return sum
	}
	if m := effective.FindString(text); m != "" {
		return strings.ToLower(squeeze(m))
	}
	return ""
}

var (
	// second joins another thing to the first.
	second = lazily(`\s+et (?:le|la|les|un|une|des|du|l['’])`)
	// byDecision opens a decision that the act prints as a sentence.
	byDecision = lazily(`^Par décision [^,]{5,60}, `)
	launched   = lazily(`(?i)lancement|consultation`)
	verbFirst  = lazily(`^(?:de |d['’]|ne )?\p{L}+(?:er|ir|re)\b`)
	effective  = lazily(`(?i)\b(?:jusqu['’]au|à compter du|à partir du|dès le|du \d{1,2}(?:er)?(?: \p{L}+)?(?: \d{4})? au)\s+\d{1,2}(?:er)?\s+\p{L}+(?:\s+\d{4})?`)
)

// holdsFact reports whether a phrase holds a value.
func holdsFact(s string) bool {
	return slices.ContainsFunc(facts.All(s), func(f facts.Fact) bool {
		return f.Kind == facts.Money || f.Kind == facts.Date && f.Role != facts.RoleLaw && f.Role != facts.RoleEarlier || f.Kind == facts.Percent || f.Kind == facts.Count || f.Kind == facts.Duration
	})
}

// firstSum is the sum that a text opens with, with its tax.
func firstSum(text string) string {
	for _, f := range facts.All(text) {
		if f.Kind == facts.Money && strings.TrimSpace(text[:f.Start]) == "" {
			return withTax(text, f)
		}
	}
	return ""
}

// highestSum is the largest sum of a text that costs somebody something.
func highestSum(text string) string {
	var best *facts.Fact
	for _, f := range facts.All(text) {
		if f.Kind != facts.Money || threshold.MatchString(text[max(0, f.Start-60):f.Start]) {
			continue
		}
		if best == nil || f.Value > best.Value {
			best = &f
		}
	}
	if best == nil || best.Value < 1000 {
		return "" // a small sum says nothing without what it is for
	}
	return withTax(text, *best)
}

// onlySum reports whether a text holds one sum and no second one.
func onlySum(text string) bool {
	sums := sumsOf(text)
	slices.Sort(sums)
	return len(slices.Compact(sums)) == 1
}

func withTax(text string, f facts.Fact) string {
	end := f.End
	if f.Tax == "HT" || f.Tax == "TTC" {
		if rest := strings.TrimLeft(text[end:], " \u00a0"); strings.HasPrefix(rest, f.Tax) {
			end = len(text) - len(rest) + len(f.Tax)
		}
	}
	sum := text[f.Start:end]
	switch f.Qualifier {
	case facts.Nearly, facts.About, facts.Over, facts.Under:
		sum = string(f.Qualifier) + " " + sum
	case facts.AtMost:
		sum += " au plus"
	}
	if f.Per != "" && !strings.Contains(sum, "par") {
		if m := perUnit.FindString(text[end:]); m != "" {
			sum += " " + strings.TrimSpace(m)
		}
	}
	return sum
}

var perUnit = lazily(`^[\s\x{a0}]*par \p{L}+`)

package summarize

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A sentence of an act often points to the act itself, to a paper beside it or to a thing named
// before: "le présent avenant", "les travaux précités", "ce programme". Where the sheet names
// the thing, the article alone says as much, and the sentence stands by itself.

var (
	// aside is an adjective, or a clause, that points to another paper and says nothing of the thing.
	aside = lazily(`(?i)\s*,?\s+(?:ci-(?:dessus|dessous|avant|après|jointe?s?|annexée?s?)(?: (?:énoncée?s?|exposée?s?|détaillée?s?|visée?s?|mentionnée?s?))?|sus-?(?:visé|mentionné|nommé|dit|énoncé)e?s?|précitée?s?|annexée?s?(?: (?:à la (?:présente )?délibération|au présent rapport|à la présente))?|jointe?s? (?:en annexe|à la (?:présente )?délibération|au présent rapport|à la présente)|(?:figurant |présentée?s? |jointe?s? )?en annexe(?: (?:de la|à la) (?:présente )?délibération)?|dont (?:une copie|un exemplaire|le projet|le texte|copie) (?:est|figure) (?:ci-)?(?:jointe?|annexée?)(?: (?:à la (?:présente )?délibération|en annexe|au rapport))?|dans les conditions (?:exposées|précisées|définies|décrites|énoncées|fixées|présentées|précitées|susvisées)|(?:tel(?:le)?s? que?|comme) (?:proposée?s?|présentée?s?|exposée?s?|décrite?s?|indiquée?s?|détaillée?s?|précisée?s?))(?:[\s,.;:)]|$)`)
	// auxiliary before such a word makes it a verb: "les montants sont annexés".
	auxiliary = lazily(`(?i)(?:^|[\s'’])(?:est|sont|sera|seront|être|été|était|étaient|soit|soient)\s*$`)
	// pointing is a determiner that points to a thing, with the preposition in front of it.
	pointing = lazily(`(?i)(^|[\s(«])((?:(?:de|à) )?(?:ce|cet|cette|ces)|(?:du|au|le|la|de la|à la|les|des|aux) présente?s?|l['’]|(?:du|au|le|la|de la|à la|les|des|aux)dite?s?|le dit|la dite)\s+(\p{L}[\p{L}'’-]*)`)
)

// besides opposes a thing to one named before.
var besides = lazily(`(?i),?\s+quant à (?:lui|elle|eux|elles),?`)

// instruments are what a council passes: its own act is meant where it says "the present".
var instruments = setOf(`avenant convention contrat marche protocole accord reglement programme schema plan projet budget dispositif bail concession charte travaux operation marche etude`)

// feminine and plural forms of the pointing words, by the word folded without its preposition.
func articleFor(det, noun string) (string, bool) {
	d := fold(det)
	prep := ""
	for _, p := range []string{"de la ", "a la ", "de ", "a "} {
		if rest, ok := strings.CutPrefix(d, p); ok {
			prep, d = strings.TrimSpace(strings.Fields(p)[0]), rest
			if strings.HasSuffix(p, "la ") {
				d = "la " + rest
			}
			break
		}
	}
	switch {
	case strings.HasPrefix(d, "du"):
		prep, d = "de", "le"
	case strings.HasPrefix(d, "des") && d != "des":
		prep, d = "de", "les"
	case strings.HasPrefix(d, "aux"):
		prep, d = "a", "les"
	case strings.HasPrefix(d, "au"):
		prep, d = "a", "le"
	case strings.HasPrefix(d, "les"), d == "ces":
		d = "les"
	case strings.HasPrefix(d, "la"), d == "cette":
		d = "la"
	default:
		d = "le"
	}
	first, _ := utf8.DecodeRuneInString(fold(noun))
	if first == 'h' {
		return "", false // aspirate or mute: not known here
	}
	vowel := strings.ContainsRune("aeiouy", first)
	switch {
	case d == "les" && prep == "de":
		return "des ", true
	case d == "les" && prep == "a":
		return "aux ", true
	case d == "les":
		return "les ", true
	case vowel && prep == "de":
		return "de l’", true
	case vowel && prep == "a":
		return "à l’", true
	case vowel:
		return "l’", true
	case d == "le" && prep == "de":
		return "du ", true
	case d == "le" && prep == "a":
		return "au ", true
	case prep == "de":
		return "de la ", true
	case prep == "a":
		return "à la ", true
	}
	return d + " ", true
}

// resolved takes the pointers off a text whose things are known: the words, folded and
// singular, that the sheet has said, and the kinds of papers that a council passes.
func resolved(text string, known map[string]bool) string {
	for from := 0; ; {
		m := aside.FindStringIndex(text[from:])
		if m == nil {
			break
		}
		start, end := from+m[0], from+m[1]
		if last, n := utf8.DecodeLastRuneInString(text[:end]); strings.ContainsRune(" ,.;:)\u00a0", last) && end > start+n {
			end -= n
		}
		if auxiliary.MatchString(text[:start]) || start == 0 {
			from = end
			continue
		}
		text, from = text[:start]+text[end:], start
	}
	text = besides.ReplaceAllString(text, "")
	var b strings.Builder
	last := 0
	for _, m := range pointing.FindAllStringSubmatchIndex(text, -1) {
		det, noun := text[m[4]:m[5]], text[m[6]:m[7]]
		key := singular(fold(noun))
		the, ok := articleFor(det, noun)
		if strings.HasPrefix(det, "l'") || strings.HasPrefix(det, "l’") {
			continue
		}
		if !ok || ofTime[key] || !known[key] && !instruments[key] {
			continue
		}
		if startsUpper(det) {
			the = upperFirst(the)
		}
		b.WriteString(text[last:m[4]])
		b.WriteString(the)
		last = m[6]
	}
	b.WriteString(text[last:])
	return squeeze(b.String())
}

var (
	// restricts is a clause without which a sentence would say more than the act does.
	restricts = lazily(`(?i)\b(?:sauf|hors|except\p{L}+|sous réserve|à condition|uniquement|seule?s?|seulement|si|sinon|ne|n['’]|pas|maximum|minimum|plafon\p{L}+|dans la limite|à défaut|faute|mais|toutefois|sans)\b`)
	// connector joins a sentence to the one before, and says nothing of its own.
	connector = lazily(`(?i)^(?:aussi|par ailleurs|de plus|en effet|ainsi|toutefois|cependant|néanmoins|enfin|en outre|également|dès lors|de même|à ce titre|a ce titre|dans ce cadre|dans ce contexte|à cet effet|pour ce faire|par conséquent|en conséquence|d['’]autre part|d['’]une part|pour rappel|pour mémoire)\s*,\s+`)
	lastComma = lazily(`,\s[^,;]*\.?$`)
	// merelyProposed is what the report asks of the assembly, which has answered since.
	merelyProposed = lazily(`(?i)\bil est (?:donc |ainsi )?(?:proposé|demandé)(?:\s|$)|\best proposée?s? (?:au|aux|de)\b|\bpropose(?:nt)? (?:au|aux|de|d['’])`)
	// heading is what a paper prints over its report, run into the first sentence.
	heading = lazily(`^(?:Rapport|RAPPORT|Exposé|EXPOSÉ|Contexte|Objet|Délibération|Présentation|Exposé des motifs)(?: de présentation)?\s*:?\s+((?:Le|La|Les|L['’]|Un|Une|Des|Dans|Depuis|Par|En|Afin|Il|Suite|Lors|À|A)(?:\s|\p{L}).*)`)
)

// standing gives the sentence as it may stand in a sheet: without its pointers, and without a
// last clause that points outside and restricts nothing; "" where it can't.
func standing(s string, known map[string]bool) string {
	s = squeeze(s)
	if m := heading.FindStringSubmatch(s); m != nil {
		s = m[1]
	}
	if m := connector.FindString(s); m != "" {
		s = upperFirst(s[len(m):])
	}
	s = resolved(s, known)
	for range 2 {
		if !pointsOutside(s) && utf8.RuneCountInString(s) <= sentenceMost {
			break
		}
		cut := lastComma.FindStringIndex(s)
		if cut == nil || cut[0] < 60 || restricts.MatchString(s[cut[0]:]) || !finite.MatchString(s[:cut[0]]) {
			break
		}
		s = s[:cut[0]] + "."
	}
	if quotable(s) && standsAlone(s) {
		return s
	}
	return ""
}

// plainSums writes sums as people do: "3 100 000 €" for "3.100.000,00 €", millions in letters.
func plainSums(text string) string {
	text = dottedSum.ReplaceAllStringFunc(text, func(m string) string { return strings.ReplaceAll(m, ".", nbsp) })
	text = strings.ReplaceAll(strings.ReplaceAll(text, "€ €", "€"), "€"+nbsp+"€", "€")
	text = pointCents.ReplaceAllString(text, "$1,$2$3")
	text = noCents.ReplaceAllString(text, "$1$2")
	text = upperEuros.ReplaceAllString(text, "${1} euros")
	text = wholeSum.ReplaceAllStringFunc(text, func(m string) string {
		sub := wholeSum.FindStringSubmatch(m)
		digits := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "").Replace(sub[1])
		head, tail := digits[:len(digits)-6], digits[len(digits)-6:]
		if strings.Trim(tail[1:], "0") != "" {
			return m
		}
		if tail[0] != '0' {
			head += "," + tail[:1]
		}
		return head + " M€" + sub[2]
	})
	return inMillions.ReplaceAllStringFunc(text, func(m string) string {
		sub := inMillions.FindStringSubmatch(m)
		word := "millions"
		if strings.HasPrefix(sub[1], "0") || strings.HasPrefix(sub[1], "1,") || sub[1] == "1" {
			word = "million"
		}
		return fmt.Sprintf("%s%s%s d’euros%s", sub[1], nbsp, word, map[bool]string{true: nbsp + sub[2]}[sub[2] != ""])
	})
}

var (
	dottedSum  = lazily(`\b\d{1,3}(?:\.\d{3})+(?:,\d{1,2}|\b)(?:\s*(?:€|[Ee]uros?|EUROS?))`)
	pointCents = lazily(`(\d)\.(\d{2})([\s\x{a0}]*(?:€|euros?|EUROS?))`)
	noCents    = lazily(`(\d),00?([\s\x{a0}]*(?:€|euros?\b|EUROS?\b))`)
	upperEuros = lazily(`(\d)[\s\x{a0}]*(?:EUROS?|Euros?)\b`)
	wholeSum   = lazily(`\b(\d{1,3}(?:[ \x{a0}\x{202f}]\d{3}){2,})[ \x{a0}]*(?:€|euros\b)([ \x{a0}]*(?:HT|TTC))?`)
	inMillions = lazily(`(\d{1,3}(?:[ \x{a0}]\d{3})*(?:[,.]\d+)?)[ \x{a0}]*M[ \x{a0}]?€(?:[ \x{a0}]*(HT|TTC))?`)
)

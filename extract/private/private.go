// Package private finds in a text of an act what must not leave: names of private persons,
// addresses, phones, e-mails, accounts, numbers of social security, dates of birth, plates,
// parcels, health. It is asked before a text goes to a model and before a paper is
// published. Elected members, whom the caller names, are public in their office and are
// never found.
//
// It can't know every name: docs/security.md says what it was measured to find.
package private

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Kind is what a span holds, in the French word that stands in its place.
type Kind string

// The kinds of private data.
const (
	Person  Kind = "personne"
	Address Kind = "adresse"
	Email   Kind = "courriel"
	Phone   Kind = "téléphone"
	Account Kind = "iban"
	Social  Kind = "sécurité sociale"
	Birth   Kind = "naissance"
	Plate   Kind = "immatriculation"
	Parcel  Kind = "parcelle"
	Health  Kind = "santé"
)

// Kinds lists them all.
var Kinds = []Kind{Person, Address, Email, Phone, Account, Social, Birth, Plate, Parcel, Health}

// Span is a place of private data in a text, in bytes.
type Span struct {
	Kind       Kind
	Start, End int
}

// Find returns the private data of a text in the order it stands, without overlaps. known
// are the names of the elected members in office; a name whose words are all in one of
// theirs is theirs. The cells of a table's row are parted by "|".
func Find(text string, known []string) []Span {
	var out []Span
	add := func(k Kind, start, end int) {
		for start < end && strings.ContainsRune(" ,.;:-", rune(text[start])) {
			start++
		}
		for end > start && strings.ContainsRune(" ,;:-", rune(text[end-1])) {
			end--
		}
		if start < end {
			out = append(out, Span{k, start, end})
		}
	}
	for _, r := range rules {
		group := max(0, r.re().SubexpIndex("x"))
		for _, m := range r.re().FindAllStringSubmatchIndex(text, -1) {
			start, end := m[2*group], m[2*group+1]
			if start >= 0 && (r.keep == nil || r.keep(text, m[0], end)) {
				add(r.kind, start, end)
			}
		}
	}
	for _, s := range accounts(text) {
		add(Account, s[0], s[1])
	}
	for _, s := range parcels(text) {
		add(Parcel, s[0], s[1])
	}
	people := persons(text, known)
	for _, p := range people {
		add(Person, p[0], p[1])
	}
	for _, s := range health(text, people) {
		add(Health, s[0], s[1])
	}
	slices.SortStableFunc(out, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	kept := out[:0]
	for _, s := range out {
		if n := len(kept); n > 0 && s.Start < kept[n-1].End {
			kept[n-1].End = max(kept[n-1].End, s.End)
			continue
		}
		kept = append(kept, s)
	}
	return kept
}

// rule finds one spelling of one kind; the group named "x" is the span, or the whole match.
type rule struct {
	kind Kind
	re   func() *regexp.Regexp
	keep func(text string, start, end int) bool
}

func lazily(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// Pieces of the expressions: sp is what parts the groups of a number, way a kind of street.
const (
	sp  = `[\s.\-/·\x{a0}\x{202f}\x{2009}–]?`
	way = `(?:rue|avenue|av|boulevard|bd|bld|bvd|chemin|impasse|allées?|place|pl|route|rte|quai|cours|cour|lotissement|résidence|square|sq|sente|sentier|ruelle|venelle|faubourg|fbg|hameau|lieu-dit|lieudit|lieu dit|clos|passage|villa|mail|esplanade|cité|montée|voie|traverse|domaine|quartier|promenade|rond-point|descente|côte|draille|rampe|corniche|parvis|drève|levée)\b\.?`
	// named is the name of a street: capitals, or words led by a particle.
	named = gap + `+(?:(?:(?:de` + gap + `+la|de` + gap + `+l['’]|de|du|des|d['’]|la|le|les|l['’]|aux?|à` + gap + `+la|en|sous|sur|et)` + gap + `*)*[«"]?` + gap + `?[\p{Lu}\d][\p{L}\d'’-]*|(?:de` + gap + `+la` + gap + `+|de` + gap + `+l['’]` + gap + `?|des` + gap + `+|du` + gap + `+|d['’]` + gap + `?|aux?` + gap + `+|de` + gap + `+|l['’])\p{L}[\p{L}'’-]+)(?:` + gap + `+(?:(?:de` + gap + `+la|de` + gap + `+l['’]|de|du|des|d['’]|la|le|les|l['’]|et|sur|en|aux?)` + gap + `*)*\p{Lu}[\p{L}'’-]*){0,4}`
	town  = `(?:(?:` + gap + `*[,–(|-]` + gap + `*|` + gap + `+)(?:\d{2}` + gap + `?\d{3})(?:` + gap + `+\p{Lu}[\p{L}'’-]*(?:[ -](?:(?:sur|en|le|la|les|sous|lès|de|du|et|aux?)[ -])?\p{Lu}[\p{L}'’-]*){0,4})?)?`
	gap   = `[ \t\x{a0}]`
	some  = `[\s.\-/·\x{a0}\x{202f}\x{2009}–]{0,3}`
	// unit is the flat, the building, the door of an address.
	unit = `(?:` + gap + `*,?` + gap + `+(?:(?i:\d{1,2}(?:er|e|è|ème|ére|ère)` + gap + `+(?:étage|porte|droite|gauche)|rez-de-chaussée|RDC|dernier étage)(?:` + gap + `+(?i:droite|gauche|face))?|(?i:appartement|appart\.?|appt?\.?|apt\.?|bâtiments?|bât\.?|escalier|esc\.?|porte|étage|résidence|logement|boîte|bp|lot)` + gap + `+(?:n°` + gap + `*)?(?:[A-Z]?\d{0,4}[A-Z]?\b|\p{Lu}[\p{L}'’-]+)))*`
	date = `(?:\d{1,2}(?:er)?\s*[\s/.-]\s*(?:\p{L}{3,9}\.?|\d{1,2})\s*[\s/.-]\s*\d{2,4})`
)

var rules = []rule{
	{Email, lazily(`[\p{L}\d_.+-]+(?:\s?[(\[]\s?(?:point|dot)\s?[)\]]\s?[\p{L}\d_.+-]+)*(?:\s?@\s?|\s?[(\[{]\s?(?:at|arobase|arobas|chez)\s?[)\]}]\s?|\s+(?:arobase|arobas)\s+)[\p{L}\d-]+(?:(?:\.|\s?[(\[]\s?(?:point|dot)\s?[)\]]\s?|\s+point\s+)[\p{L}\d-]+)+`), nil},
	{Account, lazily(`\b\d{5}` + some + `\d{5}` + some + `[0-9A-Z]{11}` + some + `\d{2}\b`), nil},
	{Account, lazily(`(?i)\b(?:compte|cpte)\s+(?:(?:bancaire|courant)\s*)?(?:n°|numéro|:)\s*(?P<x>\d(?:` + sp + `\d){8,})\b`), nil},
	{Account, lazily(`\b\d{4}` + some + `\d{4}` + some + `\d{4}` + some + `\d{1,7}\b`), func(text string, start, end int) bool {
		return luhn(text[start:end]) || card().MatchString(text[max(0, start-30):start])
	}},
	{Social, lazily(`\b[12]` + sp + `\d{2}` + sp + `(?:0[1-9]|1[0-2]|[2-9]\d)` + sp + `(?:\d{2}|2[ABab])` + sp + `\d{3}` + sp + `\d{3}(?:\s*[\s/(|·.-]?\s*(?:clé\s*:?\s*)?\d{2}\)?)?(?:[^\d]|$)`), nil},
	// A number that names somebody, behind the word for it.
	{Social, lazily(`(?i:sécurité sociale|\bNIR\b|\bsécu\b|allocataire|(?:numéro|n°|référence|identifiant|avis) fiscale?\b|carte (?:nationale )?d['’]identité|passeport|permis de conduire|titre de séjour|carte de séjour|carte vitale|matricule|numéro (?:d['’])?étranger|\bCNI\b|\bINE\b|\bNUMEN\b)[^0-9\n.;€]{0,40}?(?P<x>\b[A-Z]{0,3}\d(?:` + sp + `[0-9A-Z]){4,17})\b`), noMoney},
	{Phone, lazily(`(?:(?:\+|\b00)` + some + `33` + some + `(?:\(0\))?` + some + `[1-9]|\b0[1-9])(?:` + some + `\d){8}\b`), func(text string, start, end int) bool {
		return noMoney(text, start, end) && private(text, start, end) && (start == 0 || text[start-1] < '0' || text[start-1] > '9')
	}},
	{Phone, lazily(`\+(?:[1-9]\d{0,2})(?:` + sp + `\(?\d{1,4}\)?){3,6}\b`), func(text string, start, end int) bool {
		return digits(text[start:end]) >= 9 && !strings.HasPrefix(strings.TrimLeft(text[end:], " \u00a0"), "€") && !strings.HasPrefix(text[end:], ",")
	}},
	{Address, lazily(`(?i:\b(?:demeurant|domiciliée?s?|résidant|habitant|logée?s?|résident(?:e|s|es)?|adresse[^:\n]{0,30}:))\s+(?i:ensemble\s+)?(?:(?i:au|à la|à|dans la|dans le|dans|sis|chez)\s+)?(?P<x>(?:(?i:n°\s*)?\d{1,4}\s?(?i:bis|ter|quater|[a-d]\b)?` + gap + `*,?` + gap + `+)?(?i:` + way + `)` + named + unit + town + `|\d{1,4}` + gap + `*,?` + gap + `+(?:(?i:le|la|les)` + gap + `+)?\p{Lu}[\p{L}'’-]+(?:` + gap + `(?:(?i:de|du|des|la|le|les|sur)` + gap + `)*\p{Lu}[\p{L}'’-]+){0,4}` + unit + town + `)`), nil},
	{Address, lazily(`(?:\b(?i:n°\s*)?\d{1,4}\s?(?i:bis|ter|quater|[a-d]\b)?(?:` + gap + `*(?:,|et|-|à|/)` + gap + `*\d{1,4}` + gap + `?(?i:bis|ter)?)?` + gap + `*,?` + gap + `+(?:(?i:de la|du|de l['’]|de|des)` + gap + `+)?\b(?i:` + way + `))` + named + unit + town), private},
	{Address, lazily(`\b(?i:` + way + `)` + named + `\s*,?\s*(?:n°\s*|\bau\s+(?:n°\s*)?|\bnuméro\s+)\d{1,4}(?:\s?(?i:bis|ter))?\b` + town), private},
	{Address, lazily(`\b\d{1,3}(?: ?(?i:bis|ter))? ?,? +(?:(?i:le|la|les|lieu-dit) +)?\p{Lu}[\p{L}'’ -]{2,40}[ ,–-]+\d{5} +\p{Lu}[\p{L}'’-]+(?:[ -]\p{Lu}[\p{L}'’-]+)*`), noMoney},
	{Birth, lazily(`(?i)(?:^|[^\p{L}])né(?:e|s|es|\(e\))?\s+(?:(?:à|au|aux|en)\s+(?-i:\p{Lu})[\p{L}'’-]+(?:[ -](?-i:\p{Lu})[\p{L}'’-]+)*(?:\s+\(\d{2,3}\))?,?\s+)?(?:le\s+|en\s+|au\s+mois\s+de\s+)?(?P<x>` + date + `|\p{L}{3,9}\s+(?:19|20)\d{2}|(?:19|20)\d{2})`), nil},
	{Birth, lazily(`(?i)\bnaissances?\s*(?:est\s+|est fixée au\s+)?(?:du\s+|le\s+|au\s+)?[:|]?\s*(?:le\s+)?(?P<x>` + date + `|(?:19|20)\d{2})`), nil},
	{Birth, lazily(`(?i)\b(?:DDN|D\.?N\.?|D\.D\.N\.)\s*:?\s*(?P<x>` + date + `)`), nil},
	{Birth, lazily(`(?i)(?:^|[^\p{L}])âgée?\s+de\s+(?P<x>\d{1,3}\s+(?:ans|mois))\b`), nil},
	{Birth, lazily(`(?i)\b(?:M\.|Mme|Mlle|monsieur|madame|agente?|locataire|demandeu(?:r|se)|veuve|enfant|élève|habitante?|intéressée?)\b[^.;\n]{0,40}?\((?P<x>\d{1,3} ans)\)`), nil},
	{Plate, lazily(`\b[A-HJ-NP-TV-Z]{2}[\s·.—–-]?\d{3}[\s·.—–-]?[A-HJ-NP-TV-Z]{2}\b`), nil},
	{Plate, lazily(`(?i)\b[a-hj-np-tv-z]{2}-\d{3}-[a-hj-np-tv-z]{2}\b`), nil},
	{Plate, lazily(`(?i)\b(?:immatricul\p{L}*|plaque(?: d['’]immatriculation)?|minéralogique)\s*(?:sous le numéro|sous le n°|n°|numéro)?\s*[:|]?\s*(?P<x>(?:[a-z]{1,2}[\s.—–-]?\d{2,3}[\s.—–-]?[a-z]{1,2}|\d{1,4}[\s.—–-]?[a-z]{2,3}[\s.—–-]?(?:\d{2}|2[ab])))\b`), nil},
	{Plate, lazily(`(?i:véhicule|voiture|camion|moto|scooter|cyclomoteur|quad|remorque|fourgon|caravane|tracteur)\s+(?:\p{L}+\s+)?(?P<x>[A-Z]{1,2}[\s.—–-]?\d{2,3}[\s.—–-]?[A-Z]{1,2})\b`), nil},
	{Plate, lazily(`\b[1-9]\d{1,3}[\s-][A-Z]{2,3}[\s-](?:0[1-9]|[1-8]\d|9[0-5]|2[AB])\b`), func(text string, start, end int) bool {
		return vehicle().MatchString(sentenceAround(text, start))
	}},
}

var (
	vehicle       = lazily(`(?i)véhicule|voiture|immatricul|camion|plaque|moto|remorque|fourgon|tracteur|automobile|berline|utilitaire`)
	facility      = lazily(`(?i)(?:école|mairie|hôtel de ville|gymnase|stade|\bsalle|médiathèque|bibliothèque|parking|crèche|siège|collège|lycée|musée|piscine|\bcentre|maisons? (?:de|des|du|pour)\s+\p{L}|espace|cimetière|\bhalle|théâtre|conservatoire|préfecture|tribunal|société|association|sarl|\bsas\b|entreprise)[^.;\n|]{0,45}$`)
	facilityAfter = lazily(`(?i)^\s*[,(]?\s*(?:siège|où (?:se trouve|est situé)|la mairie|école|gymnase|médiathèque|hôtel de ville|salle|centre)`)
	card          = lazily(`(?i)carte\b`)
	lives         = lazily(`(?i)demeurant|domicili|résidant|habitant|\bM\.|\bMme|\bMM\.|propriétaire|locataire`)
)

// private reports whether an address is not that of a place open to all, which the words
// before it name.
func private(text string, start, end int) bool {
	before := text[max(0, start-60):start]
	if i := strings.LastIndexAny(before, ".;\n|"); i >= 0 {
		before = before[i+1:]
	}
	return !facility().MatchString(before) && !facilityAfter().MatchString(text[end:]) || lives().MatchString(before)
}

func noMoney(text string, start, end int) bool {
	return !strings.Contains(text[start:end], "€") && !decimals().MatchString(text[end:]) && !strings.Contains(strings.ToLower(text[start:end]), "euro") && !strings.HasPrefix(text[end:], " €") && !strings.HasPrefix(text[end:], "\u00a0€")
}

var decimals = lazily(`^,\d\d\b`)

// lengths are how many signs an account has, by country.
var lengths = map[string]int{"FR": 27, "MC": 27, "BE": 16, "CH": 21, "LU": 20, "DE": 22, "ES": 24, "IT": 27, "PT": 25, "NL": 18, "GB": 22, "IE": 22, "AT": 20, "PL": 28}

var accountHead = lazily(`(?i)\b(?:FR|MC|BE|CH|LU|DE|ES|IT|PT|NL|GB|IE|AT|PL)[\s.\-/]{0,3}\d[\s.\-/]{0,3}\d`)

// accounts finds international account numbers, however their signs are parted.
func accounts(text string) [][2]int {
	var out [][2]int
	for _, m := range accountHead().FindAllStringIndex(text, -1) {
		want := lengths[strings.ToUpper(text[m[0]:m[0]+2])]
		n, end, apart := 4, m[1], 0
		for i := m[1]; i < len(text) && n < want && apart <= 3; i++ {
			switch c := text[i]; {
			case c >= '0' && c <= '9', c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z' && apart == 0:
				n, end, apart = n+1, i+1, 0
			case strings.ContainsRune(" .-/\u00a0", rune(c)) || c >= 0x80:
				apart++
			default:
				apart = 4
			}
		}
		if n >= want-3 && 2*digits(text[m[0]:end]) > n {
			out = append(out, [2]int{m[0], end})
		}
	}
	return out
}

// luhn reports whether the digits of a number bear the check of cards.
func luhn(s string) bool {
	sum, n := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		d := int(s[i] - '0')
		if n%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		n++
	}
	return n >= 13 && n <= 19 && sum%10 == 0
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// sentenceAround is the sentence, or the row, that holds a place of a text.
func sentenceAround(text string, at int) string {
	from, to := bounds(text, at)
	return text[from:to]
}

func bounds(text string, at int) (from, to int) {
	from = 0
	for _, mark := range []string{". ", "\n", " ; "} {
		if i := strings.LastIndex(text[:at], mark); i >= 0 {
			from = max(from, i+len(mark))
		}
	}
	to = len(text)
	for _, mark := range []string{". ", "\n", " ; "} {
		if i := strings.Index(text[at:], mark); i >= 0 {
			to = min(to, at+i)
		}
	}
	return from, to
}

var (
	// cadastre tells that a sentence is about parcels; parcelRef is the reference of one, the
	// section in front ("AB n° 214"), or the number of a further one ("et 215").
	cadastre   = lazily(`(?i)parcell|cadastr|\bsections?\s+[A-Z]{1,2}\b|lieux? ?-?dits?|\bcontenance|bornage|indivis|(?:échange|acquisition|cession|vente|achat|division|emprise|acquérir|céder|échanger|acquiert|cède)\s+(?:de\s+|d['’])?(?:la\s+|l['’])?[A-Z]{2}\s?\d|\b[A-Z]{2}\s?0\d{3}\b`)
	parcelRef  = lazily(`\b(?:\d{3}\s)?0?[A-Z]{1,2}\s?(?:,\s*)?(?:(?i:n°s?|n[oº]s?|numéros?|parcelles?)\s*)?\d{1,4}\s?p?\b(?:(?:\s*(?:,|;|et|ou|-|–|/|&|à)\s*)+(?:(?i:n°s?|numéros?)\s*)?(?:[A-Z]{1,2}\s?(?:(?i:n°s?)\s*)?)?\d{1,4}p?\b)*`)
	parcelRear = lazily(`(?i:parcelles?|cadastrée?s?(?: sous les?)?|terrains?)\s+(?:(?i:n°s?|nos?|numéros?)\s*)?\d{1,4}p?\b(?:\s*(?:,|;|et|ou|-|–|/)\s*(?:(?i:n°s?)\s*)?\d{1,4}p?\b)*(?:,?\s+(?:(?i:de la|dans la|en)\s+)?(?i:sections?)\s+[A-Z]{1,2}\b)?`)
	bareParcel = lazily(`(?i:\bn°s?)\s*\d{1,4}p?\b(?:\s*(?:,|et|-)\s*(?:(?i:n°s?)\s*)?\d{1,4}p?\b)*\s*,?\s+(?:(?i:de la|dans la)\s+)?(?i:sections?)\s+[A-Z]{1,2}\b`)
	road       = lazily(`^(?:RD|RN|CD|VC|CR|DP|PC|PA|PV|CM|TD|HT|II|IV|VI|XX|XV|[A-Z])$`)
	// roadLetter is a letter that roads bear; another one alone is a section of the cadastre.
	roadLetter = lazily(`^[ADENMLR]$`)
)

// parcels finds the references of parcels in the sentences about them.
func parcels(text string) [][2]int {
	var out [][2]int
	for at := 0; at < len(text); {
		from, to := bounds(text, at)
		if to <= at {
			at++
			continue
		}
		s := text[from:to]
		if first := cadastre().FindStringIndex(s); first != nil {
			for _, re := range []func() *regexp.Regexp{parcelRear, bareParcel} {
				for _, m := range re().FindAllStringIndex(s, -1) {
					start := m[0] + strings.IndexAny(s[m[0]:m[1]], "0123456789")
					if after := strings.TrimLeft(s[m[1]:], " \u00a0"); !measured(after) {
						out = append(out, apart(s, from, start, m[1])...)
					}
				}
			}
			for _, m := range parcelRef().FindAllStringIndex(s, -1) {
				head := strings.Trim(s[m[0]:m[0]+2], " 0123456789n")
				behind := strings.HasSuffix(strings.ToLower(strings.TrimRight(s[:m[0]], " ")), "section") || m[0] < 1
				section := len(head) == 1 && !roadLetter().MatchString(head) && digits(s[m[0]:m[1]]) >= 2
				if road().MatchString(head) && !section && !behind && !nearParcel(s[:m[0]]) || measured(strings.TrimLeft(s[m[1]:], " \u00a0")) {
					continue
				}
				start := m[0]
				if before := s[:m[0]]; strings.HasSuffix(strings.ToLower(before), "section ") {
					start -= len("section ")
				}
				out = append(out, apart(s, from, start, m[1])...)
			}
		}
		at = to + 1
	}
	return out
}

// apart parts a list of references at what joins them.
func apart(s string, from, start, end int) [][2]int {
	var out [][2]int
	last := start
	for _, m := range joiner().FindAllStringIndex(s[start:end], -1) {
		if next := s[start+m[1] : end]; next == "" || next[0] < 'A' || next[0] > 'Z' && next[0] != '0' {
			continue // a further number of the same section
		}
		out = append(out, [2]int{from + last, from + start + m[0]})
		last = start + m[1]
	}
	return append(out, [2]int{from + last, from + end})
}

var joiner = lazily(`\s*(?:[,;/&]|–|\s-\s|\bet\b|\bou\b|\bà\b)\s*`)

// nearParcel reports whether a reference of one letter follows the word that makes it one.
func nearParcel(before string) bool {
	return lazilyNear().MatchString(before)
}

var lazilyNear = lazily(`(?i)(?:parcelles?|cadastrée?s?|sections?|numéros?|n°s?|,|et)\s*(?:cadastrée?s?\s*)?(?:sections?\s*)?(?:n°s?\s*)?[:|]?\s*$`)

// measured reports whether a number goes on as a sum or a size, and so is no reference.
func measured(after string) bool {
	for _, unit := range []string{"€", "m²", "m2", "euro", "hectare", "ha ", "%", "ares", "logement", "mètre", "voix", "place"} {
		if strings.HasPrefix(after, unit) {
			return true
		}
	}
	return false
}

package summarize

import (
	"regexp"
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// abbreviated ends a piece that Unicode takes for a sentence and French does not.
var abbreviated = regexp.MustCompile(`(?:^|[\s(«'’])(?:M|MM|Mme|Mmes|Mlle|Dr|Me|St|Ste|art|al|cf|ex|env|n°|no|p|pp|L|R|D|av|bd|tél|etc|réf|chap|vol|éd|dép|hab|min|max|\p{Lu}|(?:\p{L}\.)+\p{L})\.\s*$`)

// splitSentences cuts a paragraph into sentences.
func splitSentences(text string) []string {
	var out []string
	it := sentences.FromString(text)
	open := ""
	for it.Next() {
		open += it.Value()
		if abbreviated.MatchString(open) && !strings.HasSuffix(strings.TrimSpace(open), "etc.") {
			continue
		}
		if s := strings.TrimSpace(open); s != "" {
			out = append(out, s)
		}
		open = ""
	}
	if s := strings.TrimSpace(open); s != "" {
		out = append(out, s)
	}
	return out
}

var (
	// contact is an address, a phone, an account: never in a draft made by extraction.
	contact = regexp.MustCompile(`(?i)https?:|www\.|[\w.+-]+@[\w-]+\.\w|\b0[1-9](?:[ .-]?\d{2}){4}\b|\bFR\d{2}[ ]?\d{4}\b`)
	// formal is what an act says for the law, and nobody else.
	formal = regexp.MustCompile(`(?i)^(?:vu\b|considérant\b|il est rappelé|pour mémoire|pour rappel|je vous|nous vous|vous (?:êtes|trouverez|pourrez)|aussi,? je|entendu|après en avoir|ouï\b|sur (?:le )?rapport|sur proposition|fait et délibéré|pour extrait|la présente délibération|conformément (?:à l['’]article|aux (?:articles|dispositions))|en application d|en vertu d|aux termes d|l['’]article\b|rapporteur|rapport de|(?:m\.|mme|monsieur|madame)\b)`)
	// addressed speaks to the assembly, in the first or second person.
	addressed = regexp.MustCompile(`(?i)\b(?:vous|nous|je|j['’]ai|notre|nos|votre|vos)\b`)
	// legal cites a code rather than telling a fact.
	legal = regexp.MustCompile(`(?i)\b(?:article|articles|art\.)\s+[LRD]?\.?\s*\d|code (?:général|de l|du|des)|\bloi n°|décret n°|circulaire|jurisprudence`)
	// hanging starts with a word that points to the sentence before.
	hanging = regexp.MustCompile(`(?i)^(?:ce|cet|cette|ces|celui-ci|celle-ci|ceux-ci|celles-ci|il|elle|ils|elles|dès lors|ainsi|toutefois|cependant|néanmoins|en effet|par ailleurs|de plus|en outre|aussi|[àa] ce titre|[àa] cet effet|dans ce cadre|dans ce contexte|en conséquence|c['’]est|cela|de même|enfin|or|mais|et|donc|également|leur|leurs|son|sa|ses|y|en|lesquels|ceci|pour cela|pour ce faire|[àa] cette occasion|parmi (?:eux|elles)|ce dernier|cette dernière)\b`)
	// finite is a hint that the sentence has a verb.
	finite = regexp.MustCompile(`(?i)\b(?:est|sont|a|ont|sera|seront|fait|font|doit|doivent|peut|peuvent|permet|permettent|vise|visent|prévoit|prévoient|comprend|comprennent|concerne|concernent|accueille|accueillent|propose|proposent|souhaite|s['’]\p{L}+|\p{L}{3,}(?:era|eront|ait|aient|ise|isent|ente|entent|ouvre|ouvrent|ie|ient|ure|urent|orte|ortent|ère|èrent|ouit|que|quent))\b`)
)

// quotable reports whether a sentence of an act may stand in a draft as it is.
func quotable(s string) bool {
	n := len([]rune(s))
	return n >= 40 && n <= 340 &&
		startsUpper(s) && strings.HasSuffix(strings.TrimRight(s, " »”\")"), ".") &&
		!contact.MatchString(s) && !formal.MatchString(s) && !addressed.MatchString(s) &&
		!legal.MatchString(s) && finite.MatchString(s) && !instructs(s) &&
		strings.Count(s, "(") == strings.Count(s, ")")
}

// orders are words by which a text tries to command the program that reads it. No act of
// a council needs them.
var orders = regexp.MustCompile(`(?i)\b(?:ignor(?:e|ez|er|es)\b.{0,40}\b(?:instruction|consigne|précède|précédent|règle|above|previous|prompt|ce qui|tout)|(?:instructions?|consignes?) (?:précédentes?|ci-dessus|suivantes?|du système|système|pour l['’](?:ia|assistant)|à l['’](?:ia|assistant))|oublie[zr]?\b.{0,30}\b(?:instructions?|consignes?|précède|tout|règles)|prompt|system ?:|assistant ?:|user ?:|jailbreak|ignore (?:all|any|the|previous|prior)|disregard|you are (?:now|an?)|tu es (?:maintenant|désormais|un|une)\b|vous êtes (?:désormais|maintenant) une? (?:ia|assistant|modèle|rédacteur)|modèle de langage|language model|intelligence artificielle.{0,40}(?:doit|doivent|devez|dois) (?:écrire|répondre|choisir|noter)|(?:écris|écrivez|réponds|répondez|affiche|affichez|rédige|rédigez|classe|classez|choisis|choisissez|sélectionne|sélectionnez|retiens|note|notez|mets|attribue|attribuez|traduis|insère|insérez|ajoute|ajoutez)\b.{0,60}\b(?:que|ceci|cet acte|cette délibération|la note|un lien|le lien|en premier|la phrase|le texte|dans l['’]article|score|5/5|lien|maximum)|chatgpt|\bgpt\b|\bllm\b|<\|?(?:im_start|system|endoftext)|\[inst\]|ignoriere|ignora (?:las|le|tutte)|write that|print the|output the|respond with|do not summari[sz]e)`)

// instructs reports whether a sentence speaks to a program rather than to an assembly.
func instructs(s string) bool { return orders.MatchString(s) }

package summarize

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// abbreviated ends a piece that Unicode takes for a sentence and French does not.
var abbreviated = lazily(`(?:^|[\s(«'’])(?:M|MM|Mme|Mmes|Mlle|Dr|Me|St|Ste|art|al|cf|ex|env|n°|no|p|pp|L|R|D|av|bd|tél|etc|réf|chap|vol|éd|dép|hab|min|max|\p{Lu}|(?:\p{L}\.)+\p{L})\.\s*$`)

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
	contact = lazily(`(?i)https?:|www\.|[\w.+-]+@[\w-]+\.\w|\b0[1-9](?:[ .-]?\d{2}){4}\b|\bFR\d{2}[ ]?\d{4}\b`)
	// formal is what an act says for the law, and nobody else.
	formal = lazily(`(?i)^(?:vu\b|considérant\b|il est rappelé|pour mémoire|pour rappel|je vous|nous vous|vous (?:êtes|trouverez|pourrez)|aussi,? je|entendu|après en avoir|ouï\b|sur (?:le )?rapport|sur proposition|par (?:délibération|décision|courrier|arrêté|lettre|convention|conséquent)|fait et délibéré|pour extrait|la présente délibération|conformément (?:à l['’]article|aux (?:articles|dispositions))|en application d|en vertu d|aux termes d|l['’]article\b|rapporteur|rapport de|(?:m\.|mme|monsieur|madame)\b|(?:le|la) (?:maire|présidente?|vice-présidente?|rapporteure?)\b|la (?:prochaine )?séance)`)
	// reported is a member presenting the matter.
	reported = lazily(`^(?:\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+|\p{Lu}[\p{Lu}'’-]{2,}) (?:présente|rapporte|expose|propose|rappelle|informe|précise|indique|ajoute|confirme|explique|demande|souligne|répond|ajoute|remarque|estime|interroge|s['’]interroge)\b`)
	// addressed speaks to the assembly, in the first or second person.
	addressed = lazily(`(?i)(?:^|[\s'’(-])(?:vous|nous|je|on|j['’]ai|notre|nos|votre|vos)\b`)
	// legal cites a code rather than telling a fact.
	legal = lazily(`(?i)\b(?:article|articles|art\.)\s+[LRD]?\.?\s*\d|code (?:général|de l|du|des)|\bloi n°|décret n°|circulaire|jurisprudence`)
	// labelled is a line of a statement: "Chapitre 26 : 15 000 €".
	labelled = lazily(`^[^.:]{3,60}\s:\s*-?\d`)
	// hanging starts with a word that points to the sentence before.
	hanging = lazily(`(?i)^(?:ce|cet|cette|ces|celui-ci|celle-ci|ceux-ci|celles-ci|il|elle|ils|elles|dès lors|ainsi|toutefois|cependant|néanmoins|en effet|par ailleurs|de plus|en outre|aussi|[àa] ce titre|[àa] cet effet|dans ce cadre|dans ce contexte|en conséquence|c['’]est|cela|de même|enfin|or|mais|et|donc|également|leur|leurs|son|sa|ses|y|en|lesquels|ceci|pour cela|pour ce faire|[àa] cette occasion|parmi (?:eux|elles)|ce dernier|cette dernière)\b`)
	// finite is a verb that a sentence can rest on: auxiliaries, the verbs of acts, futures.
	finite = lazily(`(?i)(?:^|[\s'’])(?:est|sont|a|ont|n['’]a|n['’]est|était|étaient|avait|fait|font|doit|doivent|devait|peut|peuvent|va|vont|permet|permettent|vis(?:e|ent)|prévoit|prévoient|comprend|comprennent|concern(?:e|ent)|accueill(?:e|ent)|propos(?:e|ent)|souhait(?:e|ent)|constitu(?:e|ent)|rest(?:e|ent)|bénéfici(?:e|ent)|représent(?:e|ent)|particip(?:e|ent)|organis(?:e|ent)|financ(?:e|ent)|vers(?:e|ent)|met|mettent|port(?:e|ent)|dispos(?:e|ent)|nécessit(?:e|ent)|complèt(?:e|ent)|développ(?:e|ent)|intervient|interviennent|offr(?:e|ent)|assur(?:e|ent)|demand(?:e|ent)|autoris(?:e|ent)|décid(?:e|ent)|compt(?:e|ent)|coût(?:e|ent)|fix(?:e|ent)|cré(?:e|ent)|élèv(?:e|ent)|engag(?:e|ent)|inscri(?:t|vent)|répond|répondent|regroup(?:e|ent)|rassembl(?:e|ent)|attribu(?:e|ent)|accord(?:e|ent)|souten(?:ait|aient)|soutient|soutiennent|appliqu(?:e|ent)|fonctionn(?:e|ent)|gèr(?:e|ent)|réalis(?:e|ent)|exist(?:e|ent)|situ(?:e|ent)|pass(?:e|ent)|augment(?:e|ent)|ouvr(?:e|ent)|apport(?:e|ent)|reçoit|reçoivent|perçoit|tient|tiennent|vient|viennent|connaît|poursuit|poursuivent|correspond|correspondent|s['’]agit|\p{L}{2,}(?:era|eront|ira|iront|dra|dront|tra|tront|vra|vront|ura|uront|aient))(?:[\s,.;:]|-t-|$)`)
)

// quotable reports whether a sentence of an act may stand in a draft as it is.
func quotable(s string) bool {
	n := len([]rune(s))
	return n >= 40 && n <= 340 &&
		startsUpper(s) && strings.HasSuffix(strings.TrimRight(s, " »”\")"), ".") &&
		!contact.MatchString(s) && !formal.MatchString(s) && !addressed.MatchString(s) &&
		!legal.MatchString(s) && finite.MatchString(s) && !instructs(s) &&
		!labelled.MatchString(s) && !reported.MatchString(s) && strings.Count(s, "(") == strings.Count(s, ")")
}

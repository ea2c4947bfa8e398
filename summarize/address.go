package summarize

import (
	"strings"
)

// A sentence that speaks past the assembly is known by what it is about, who is to do what, and
// how it is said. No one sign tells: acts name publications, machines and duties of their own.
// Each sign has a weight, and it is their sum over the kinds that tells.

// sign is a kind of sign: words that weigh much, words that weigh little.
type sign struct {
	strong, weak pattern
}

// The four kinds of sign.
var (
	ofMachine = sign{
		lazily(`(?i)(?:^|[^\p{L}])(?:chat ?bots?|ia\b|i\.a\.|intelligences? artificielles?|mod[eè]les? de langage|g[ée]n[ée]rateurs? (?:de|d['’]) ?(?:textes?|articles?|résumés?)|(?:lecteur|rédacteur|analyseur|résumeur)s? automati\p{L}+|prompts?\b|gpt|llm|(?:au|du|le) modèle\s*[\]:,]|assistants? (?:numérique|virtuel|de rédaction|de lecture)s?)`),
		lazily(`(?i)(?:^|[^\p{L}])(?:outils?|logiciels?|machines?|algorithmes?|robots?|programmes? (?:qui|de lecture|de rédaction)|systèmes? (?:automati|de lecture|qui)|moteurs?|fichiers?|(?:celui|celle|ceux|quiconque|qui) (?:rédig|résum|synthétis|traite|lira|lit )\p{L}*)`),
	}
	ofText = sign{
		lazily(`(?i)(?:^|[^\p{L}])(?:articles? (?:de presse|web|en ligne|du site|tiré|qui (?:sera|résume|présente))|brouillons?|chapôs?|accroches?|intertitres?|communiqués? de presse|(?:sur|dans) les réseaux|réseaux sociaux|facebook|linkedin|instagram|sujets? à communiquer|textes? (?:généré|produit|final|mis en ligne|à produire)|tels? quels? sur|pages? web)`),
		lazily(`(?i)(?:^|[^\p{L}])(?:résumés?|synthèses?|comptes? rendus?|publications?|posts?|sites? internet|messages? diffusés|titres?|rédaction|restitutions?|sélection des|classement|réponses?|contenus?|newsletter|lettre d['’]information)(?:[^\p{L}]|$)`),
	}
	ofWriting = sign{
		lazily(`(?i)(?:^|[^\p{L}])(?:omet\p{L}*|pass\p{L}+ sous silence|vant(?:er|ez|era|eront|es)|recopi\p{L}+|reproduire tels? quels?|tai(?:re|sez|ra|ront)|élud\p{L}+|ne (?:retenir|retiendra|retenez|retiendront) que|écarter toute mention|aucune attention|(?:chang|modifi|invers)\p{L}+ le sens|reformul\p{L}+|mettre en avant|mettez en avant|qualifi(?:er|era|ez) (?:de|d['’]|ce|cet|cette|le|la))`),
		lazily(`(?i)(?:^|[^\p{L}])(?:mention|cit(?:e|er|ez|era|eront|ant)|écri|indiqu|insér|inscri|ajout|remplac|ramen|présum|insist|résum|rédig|titr|présent|retir|supprim|conclu|affirm|annonc|soulign|ignor|oubli|descri|décri|not(?:e|er|ez|era)|plac|class)\p{L}*`),
	}
	ofOrder = sign{
		lazily(`(?i)(?:^|[.:;!?«(\[]\s*)(?:ne |n['’])?\p{L}{3,}ez\b|(?:^|[^\p{L}])(?:tu|ton|tes|toi)(?:[^\p{L}]|$)|^(?:prière|merci) (?:à|de|au|aux)|^(?:que|qu['’])\s?(?:le|la|l['’]|les|un|une|tout)\s?.{3,60}\p{L}{3,}e(?:nt)?\s|[:,]\s*(?:ne pas |ne )?(?:inscrire|écrire|omettre|taire|mentionner|citer|reproduire|insérer|ajouter|remplacer|passer|indiquer|ignorer|retenir)\b|^à (?:reproduire|recopier|écrire|mentionner|inscrire|publier|citer|taire|omettre|placer)`),
		lazily(`(?i)(?:^|[^\p{L}])(?:doit|doivent|devra|devront|devrait|il (?:faut|faudra|convient|conviendra|importe)|il est (?:demandé|attendu|impératif|recommandé|interdit)|(?:est|sont) priée?s?|vous|votre|vos|on \p{L}+ra|\p{L}{3,}(?:era|ira|dra|tra|eront|iront|dront|tront)|(?:est|sera) (?:attendue?|la seule))(?:[^\p{L}]|$)`),
	}
)

// weigh is 2 for a strong sign, 1 for a weak one.
func (s sign) weigh(text string) int {
	switch {
	case s.strong.MatchString(text):
		return 2
	case s.weak.MatchString(text):
		return 1
	}
	return 0
}

// addressesWriter reports whether a sentence tells somebody or something what to write of the
// act: it is about a text or a reader, of writing, and an order.
func addressesWriter(s string) bool {
	if len(s) > longestOrder {
		return false
	}
	machine, text, writing, order := ofMachine.weigh(s), ofText.weigh(s), ofWriting.weigh(s), ofOrder.weigh(s)
	about := max(machine, text)
	if about == 0 || order == 0 {
		return machine == 2 && writing > 0 && strings.ContainsAny(s, ":=[]")
	}
	return about+writing+order+min(machine, text) >= 4 || machine == 2 || text > 0 && writing > 0 && audience.MatchString(s)
}

// longestOrder is how many bytes such a sentence has at most: beyond it lie tables and lists.
const longestOrder = 400

// audience tells who will read, or of which session: "au public", "aux habitants", "de la séance".
var audience = lazily(`(?i)(?:^|[^\p{L}])(?:au public|(?:aux|des|pour les) (?:habitant|internaute|lecteur|administré)\p{L}*|grand public|de la (?:présente )?séance|de cet acte|de ce document|les autres (?:actes|délibérations|décisions)|du jour)`)

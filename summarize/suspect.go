package summarize

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"phare/extract"
)

// An act is data. What is printed in it and speaks to a program is neither drafted nor
// sent to a model, and the reviewer is told. This list can't be complete: what it misses
// meets the checks of what the model answers, and the ceilings of its scores.

// orders are words by which a text tries to command the program that reads it. No act of
// a council needs them; what members say in a debate ("ajoute que", "note que") is none.
// (\b knows ASCII letters only: the start is spelt out.)
var orders = lazily(`(?i)(?:^|[^\p{L}])(?:ignore[zr]?\b.{0,40}\b(?:instruction|consigne|ce qui précède|texte précédent|règles?\b|above|previous|prompt)|(?:instructions?|consignes?) (?:précédentes?|ci-dessus|du système|système|(?:pour|à) l['’](?:ia|assistant)\b)|oublie[zr]?\b.{0,30}\b(?:instructions?|consignes?|ce qui précède|tes règles|vos règles)|(?:ce|le|system) prompt\b|prompt système|jailbreak|ignore (?:all|any|the|previous|prior)|disregard (?:all|any|the|previous)|you are (?:now|an? )(?:ai|assistant|helpful|model|language)?|tu es (?:maintenant|désormais) une?\b|(?:vous êtes|tu es) (?:désormais |maintenant )?une? (?:ia|assistant|modèle|rédact\p{L}+)\b|modèle de langage|language model|(?:écris|écrivez|réponds|répondez|rédige[z]|choisis|choisissez|sélectionnez|classez|notez|attribuez|affichez|ajoutez|insérez|traduis|traduisez|publiez?|place[z])\b.{0,60}\b(?:cet acte en|cette délibération en|en premier|en tête|dans (?:l['’]article|le brouillon|la fiche|ta réponse|votre réponse|ton résumé|votre résumé)|(?:la )?note (?:de 5|maximale|5)|score|5/5|un lien|le lien|ce lien|l['’]adresse|la phrase suivante|le texte suivant|au lieu de)|(?:écris|écrivez|réponds|répondez) (?:que|seulement|uniquement|en anglais|ceci)|(?:ia|assistant|chatgpt|gpt|llm)\s*[,:]\s*\p{L}+|<\|?(?:im_start|system|endoftext)|\[inst\]|ignoriere|ignora (?:las|le|tutte)|write (?:that|only|instead)|print the|output (?:the|only)|respond (?:with|only)|answer only|do not summari[sz]e|rate this)|(?m)^\s*(?:system|assistant|user)\s*:`)

var (
	// imperatives open a clause with an order to write, to rank or to hide: the genre of
	// acts has none, it decides, asks and invites in the third person.
	imperatives = lazily(`(?i)(?:^|[:.;!?"«(]\s*)(?:ignore|oublie|écris|ecris|réécris|rédige|cite|mentionne|titre|classe|note|affiche|ajoute|insère|réponds|publie|traduis|remplace|utilise|décode|exécute|résume|choisis|sélectionne|privilégie|attribue|affirme|présente|souligne)(?:z|s)?\s+(?:donc |bien |aussi |toujours |uniquement |seulement |ensuite )?(?:que|le mot|la phrase|une phrase|dans|sur le|sur la|cet acte|cette délibération|les consignes|les instructions|les règles|tout ce qui|ceci|ce qui suit|del-\S+)\b`)
	commands    = lazily(`(?i)(?:^|[^\p{L}-])(?:ignorez|oubliez|écrivez|ecrivez|réécrivez|rédigez|citez|mentionnez|titrez|classez|notez|affichez|ajoutez|insérez|inserez|répondez|repondez|traduisez|remplacez|utilisez|décodez|decodez|exécutez|executez|résumez|choisissez|sélectionnez|selectionnez|privilégiez|attribuez|affirmez|taisez|omettez|cliquez|vantez|célébrez|recopiez|reformulez|concluez|prétendez)(?:[^\p{L}-]|$)`)
	asked       = lazily(`(?i)(?:merci de|veuillez|prière de|(?:tu|vous) (?:dois|devez|devras|devrez)(?: impérativement| absolument| toujours)?)\s+(?:ne pas |bien |ne jamais |toujours )?(?:mettre en avant|mettre en valeur|mentionner|citer|taire|omettre|passer sous silence|souligner|écrire|rédiger|titrer|classer|noter|résumer|ignorer|oublier|répondre|reformuler|conclure|affirmer|valoriser|présenter)`)
	toMachine   = lazily(`(?i)(?:à l['’]attention|à destination|destinée?s?|adressée?s?|message|consignes?|instructions?|note|rappel)\s+(?:de la |du |des |de l['’]|d['’]|de |à la |au |aux |à l['’]|pour (?:la |le |les |l['’]))?(?:rédaction automatique|rédacteur automatique|agent (?:conversationnel|automatique)|ia\b|intelligence artificielle|système automatique|lecteur automatique|résumeur|chatbot)`)
	// A council has programmes, tools and assistants of its own ("destinée au programme de
	// rénovation", "à destination des assistantes maternelles"): these nouns speak of a machine
	// only where something is told to it.
	toProgram = lazily(`(?i)(?:à l['’]attention|message|consignes?|instructions?|note|rappel)\s+(?:de la |du |des |de l['’]|d['’]|de |à la |au |aux |à l['’]|pour (?:la |le |les |l['’]))?(?:outil|logiciel|programme|robot|algorithme|assistant|modèle|machine)s?\s*(?:[:,;.!)(]|$|(?:de |d['’])(?:rédaction|résumé|synthèse|lecture|l['’]ia\b|langage)|qui (?:lit|lira|rédige|résume|traite|analyse)|chargée? de)`)
	ofReply   = lazily(`(?i)\b(?:votre|ta|ton) (?:réponse|résumé|sortie|brouillon|article|fiche|synthèse)\b|nouvelles? (?:tâches?|consignes?)|(?:instructions|consignes|directives) (?:que vous avez|qui vous (?:ont|sont))|fin (?:du|de l['’]) ?(?:document|acte|prompt|contexte)\b|\bsystem (?:message|prompt)|mode développeur|\bdeveloper mode`)
	// forms are the marks of code, of a page or of a dialogue.
	forms    = lazily("(?i)```|~~~|</?[a-z!][a-z0-9]*(?:\\s[^<>]*)?/?>|!?\\[[^\\]\\n]{0,200}\\]\\(|\"\\s*:\\s*[\\[{\"]|[}\\]]\\s*,\\s*\"|\\{\\{|<\\||\\[/?inst\\]|javascript:|^#{2,}\\s")
	encoded  = lazily(`[A-Za-z0-9+/=_-]{28,}`)
	spacedUp = lazily(`(?:(?:^|\s)\p{L}){8,}(?:\s|$)`)

	alike = strings.NewReplacer("а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "х", "x", "у", "y", "і", "i", "ѕ", "s", "ј", "j", "ԁ", "d", "һ", "h", "ո", "n", "ɡ", "g",
		"А", "A", "В", "B", "Е", "E", "К", "K", "М", "M", "Н", "H", "О", "O", "Р", "P", "С", "C", "Т", "T", "Х", "X", "І", "I",
		"α", "a", "ο", "o", "ρ", "p", "ν", "v", "ι", "i", "κ", "k", "υ", "u", "Α", "A", "Β", "B", "Ε", "E", "Η", "H", "Ι", "I", "Κ", "K", "Μ", "M", "Ν", "N", "Ο", "O", "Ρ", "P", "Τ", "T", "Υ", "Y", "Χ", "X")
)

// instructs reports whether a text speaks to a program rather than to an assembly.
func instructs(s string) bool { return suspect(s) != "" }

// suspect says in French why a text may speak to a program, "" when nothing tells so.
func suspect(s string) string {
	plain := legible(s)
	if toWriter(plain) || addressesWriter(plain) {
		return "s'adresse à qui rédige, lit ou traite le texte, et non à l'assemblée"
	}
	for _, p := range []pattern{orders, commands, imperatives, asked, toMachine, toProgram, ofReply} {
		if p.MatchString(plain) {
			return "ressemble à une consigne adressée à un logiciel"
		}
	}
	switch {
	case forms.MatchString(s):
		return "contient du code ou une mise en forme qui n'est pas d'un acte"
	case disguised(s) || mixedCode(s) || spacedUp.MatchString(s):
		return "est écrit de façon à n'être lu que par une machine"
	case otherScript(s):
		return "est dans une autre écriture"
	case otherLanguage(plain):
		return "est dans une autre langue"
	}
	return ""
}

// An act speaks to its assembly, of its matter. A sentence that names a text to come about it,
// or who or what will write or read that text, and says what is to be done there, speaks past
// the assembly: three things of which each alone is common in acts.
var (
	// draftWord is the text to come, or its writer, reader or program.
	draftWord = lazily(`(?i)(?:\b(?:brouillon|chapô|accroche|intertitre|prompt|chatbot|chat ?gpt|rédact(?:eur|rice|ion)s?(?:\s+(?:web|automatique|de (?:cet|l['’])article|(?:de la|des|du|de) (?:pages?|sites?|publications?|posts?|résumés?|synthèses?)))|(?:l['’]|un |des |d['’]|cet )articles? (?:web|de presse|du site|en ligne|qui (?:sera|résume|présente)|publié)|(?:le|ce|tout|un|votre|du|chaque) résumé|(?:la|cette|toute|une|votre) synthèse (?:automatique|de (?:la séance|cet acte|cette délibération))|(?:la|votre|cette) (?:sélection|fiche) (?:des? (?:décisions|actes)|de lecture)|(?:votre|ce|tout) classement|le classement (?:des (?:décisions|actes|délibérations)|de (?:la|cette) (?:délibération|décision|séance))|(?:les|vos|ces|des) (?:cinq|cinq premières|principales) décisions|décisions? (?:phares?|à retenir|les plus importantes)|(?:les?|la|toutes?|cette|ces|des) (?:publication|post|message|note|newsletter)s? (?:(?:sur )?(?:facebook|linkedin|instagram|les réseaux)|destinée?s? aux habitants|qui (?:sera|seront|suivra|suivront))|texte (?:généré|produit|final|à produire|qui (?:sera|suivra))|(?:les|vos|tes|ces) consignes|(?:votre|ta) réponse|intelligences? artificielles?|modèles? de langage|outils? (?:d['’]ia|de (?:rédaction|résumé|synthèse))|logiciels? (?:de (?:rédaction|résumé|synthèse|lecture)|qui)|programmes? (?:de (?:rédaction|résumé|synthèse)|qui (?:lit|lira|rédige|résume))|assistants? (?:de rédaction|numérique|virtuel)|(?:celui|celle|ceux|quiconque|personnes?|agents?|machines?|lecteurs?|lectrices?) (?:qui|amenée?s? à|chargée?s? de?) (?:rédig|résum|synthétis|écri|lir|lit|lisent|prépar|présenter|traiter)\p{L}*|quiconque (?:rédige|résume|lit|lira|synthétise|écrit)|qui (?:prépare|rédige|résume|met en ligne)(?:ra)?\s+(?:le|la|ce|cette|un|une) (?:compte rendu|résumé|texte|page|publication|restitution|synthèse|article)))`)
	// toReaders is a text by those whom it is for, or by where it will stand: the noun alone is
	// common in acts, and so is the audience.
	toReaders = lazily(`(?i)\b(?:textes?|pages?|restitutions?|comptes? rendus?|récits?|versions?|contenus?|paragraphes?)\s+(?:\p{L}+\s+){0,4}?(?:mise?s? en ligne|en ligne|web|internet|sur le site|au public|aux habitant\p{L}*|aux lecteurs|aux administrés|grand public|de la présente séance|de cette séance)`)
	// readingMachine is what reads or sums up, by the noun and its work: neither alone tells.
	readingMachine = lazily(`(?i)\b(?:lecteur|rédacteur|analyseur|résumeur|correcteur)s?\s+automati\p{L}+|\b(?:outil|logiciel|moteur|programme|assistant|agent|robot|service|module)s?\s+(?:d['’]analyse|de lecture|de synthèse|de rédaction|de résumé|d['’]écriture)|\b(?:consigne|instruction|directive|note|message|rappel)s?\s+(?:de|pour(?: le| la)?|du|relative?s? (?:à la|au))\s+(?:traitement|lecture|rédaction|restitution|résumé|synthèse|mise en ligne|publication)\s*:`)
	// writing is what is done with a text.
	writing = lazily(`(?i)\b(?:présent|mentionn|cit|écri|indiqu|plac|class|reten|retien|mett|mis|souligner|soulign|insist|omet|tai[rts]|tue|résum|repren|repris|recopi|tradui|qualifi|décri|affirm|titr|valoris|met en|not|ajout|insér|commenc|ouvr|évoqu|signal|remplac|ignor|oubli|préfér|favoris|privilégi|élud|gomm|minor|exagér|figur|apparaî|parl|dire|dira|dit|conclu|supprim|masqu|employ|utilis|reformul|annonc|répét|mentir|promett|vant|louer|loue|passer sous silence|passera sous silence|considér)\p{L}*`)
	// directive makes of it a thing to do.
	directive = lazily(`(?i)(?:\b(?:il faut|il faudra|il convient|il conviendra|il importe|il est (?:demandé|impératif|nécessaire|recommandé|obligatoire|interdit|souhaitable|attendu|essentiel)|(?:on|nous) (?:attend|souhait|demand|veill)\p{L}*|doit|doivent|devra|devront|devrait|devraient|est priée?|sont priée?s?|priée?s? de|merci|veuillez|veille[rz]?|veillera|prière|à ne pas|ne pas|ne (?:doit|devra|peut|mentionn\p{L}+)|se contenter\p{L}*|sans (?:jamais|le dire|mentionner)|impérativement|obligatoirement|absolument|uniquement|en premi(?:er|ère)|en tête|au lieu de|plutôt que|toujours|jamais|rappel|instruction|consigne|note|attention|important|urgent)(?:[^\p{L}]|$)|\b(?:vous|tu|ton|ta|tes|votre|vos)\b|\b\p{L}{3,}ez\b|\b(?:sera|seront|gagnera|gagnerait|pourra|mérite)\b|\b\p{L}{3,}(?:era|eront|dira|diront)\b|\b(?:est|sont) à \p{L}+(?:er|ir|re)\b)`)
	// ordering opens, behind a colon, with what is to be done: no sentence of an act does.
	ordering = lazily(`(?i)[:]\s*(?:ne pas |ne jamais |bien )?(?:\p{L}{2,}(?:er|ir|re))\b`)
	// ofRank says of the act itself what place it is to have.
	ofRank = lazily(`(?i)\b(?:cet acte|cette délibération|le présent acte|la présente délibération|ce point|cette décision|ce document|ce rapport|le présent rapport)\s+(?:est|sera|doit être|devra être|mérite d['’]être|passe|vient|figure|prime|l['’]emporte|compte)\s+(?:\p{L}+\s+){0,2}(?:en (?:premier|première|tête)|la plus (?:importante|intéressante|marquante|attendue)|le plus (?:important|intéressant)|avant (?:toutes?|tous|les autres)|prioritaire|la première|le premier|à la une|retenue? (?:en|parmi)|classée? (?:en|parmi|première)|plus que (?:les|toutes))`)
)

// toWriter reports whether a sentence speaks to who, or what, will write of the act.
func toWriter(s string) bool {
	if ofRank.MatchString(s) {
		return true
	}
	for _, about := range []pattern{draftWord, toReaders, readingMachine} {
		m := about.FindStringIndex(s)
		if m == nil {
			continue
		}
		rest := s[:m[0]] + " " + s[m[1]:]
		if writing.MatchString(rest) && (directive.MatchString(rest) || ordering.MatchString(s[m[0]:])) {
			return true
		}
	}
	return false
}

// legible undoes what hides words from a program and not from a model: letters that look
// like others, signs without width, letters set apart.
func legible(s string) string {
	s = alike.Replace(norm.NFKC.String(s))
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
	if m := spacedUp.FindStringIndex(s); m != nil {
		s = s[:m[0]] + " " + strings.Join(strings.Fields(s[m[0]:m[1]]), "") + " " + s[m[1]:]
	}
	return s
}

// disguised reports whether words mix alphabets, or hide signs without width.
func disguised(s string) bool {
	hidden, mixed := 0, 0
	for _, w := range strings.Fields(s) {
		latin, other := false, false
		for _, r := range w {
			switch {
			case unicode.Is(unicode.Cf, r) && r != '\u00ad':
				hidden++
			case unicode.Is(unicode.Latin, r):
				latin = true
			case unicode.Is(unicode.Cyrillic, r), unicode.Is(unicode.Greek, r) && r != 'µ' && r != 'μ' && r != 'Ω':
				other = true
			}
		}
		if latin && other {
			mixed++
		}
	}
	return hidden > 3 || mixed > 1
}

// mixedCode reports whether a text holds a run that only a machine reads, such as base64:
// capitals and small letters in disorder. References of acts are figures and capitals.
func mixedCode(s string) bool {
	for _, run := range encoded.FindAllString(s, -1) {
		turns := 0
		for i := 1; i < len(run); i++ {
			if unicode.IsLower(rune(run[i-1])) && unicode.IsUpper(rune(run[i])) {
				turns++
			}
		}
		if turns >= 4 && !strings.Contains(run, "-") {
			return true
		}
	}
	return false
}

// otherScript reports whether a text has letters of another alphabet than ours.
func otherScript(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.Greek, r) && r != 'º' && r != 'ª' {
			n++
		}
	}
	return n >= 4
}

// stopWords are frequent words of other languages that French has not; frenchWords ours.
var (
	stopWords = map[string]string{
		"en": "the of and to is for with that this are was by from has have will be it which at please must should you your when not all into their they about",
		"es": "el los las del y para con una su ha este esta desde debe todos que por",
		"de": "der und ist für mit von dem den eine nicht wird auf zu des sich auch werden alle diese bitte das muss",
		"it": "il gli della delle di che per con sono nel alla dei questo questa tutti deve è",
		"pt": "os das dos para com não uma em foi pela pelo são este esta todos deve",
	}
	frenchWords = setOf("le les des du et est une dans pour sur avec aux qui ne pas cette ces sont été sera leur ou au à ce il elle un la de par")
)

// otherLanguage reports whether a sentence is in a language of our neighbours: what the
// title of a programme borrows is too short to count.
func otherLanguage(s string) bool {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
	french := 0
	for _, w := range words {
		if frenchWords[w] {
			french++
		}
	}
	for _, list := range stopWords {
		of, met, hits := setOf(list), map[string]bool{}, 0
		for _, w := range words {
			if of[w] {
				met[w] = true
				hits++
			}
		}
		if len(met) >= 3 && hits > 2*french {
			return true
		}
	}
	return false
}

// withoutOrders leaves out the sentences that speak to a program, and tells the reviewer.
// What follows an order in its paragraph is the order's matter, and goes with it.
func (a *act) withoutOrders(ps []paragraph) []paragraph {
	out := ps[:0:0]
	for _, p := range ps {
		why := suspect(p.text)
		if why == "" {
			out = append(out, p)
			continue
		}
		a.warn(p.page, why)
		if p.table {
			continue
		}
		var kept []string
		for _, s := range splitSentences(p.text) {
			if reason := suspect(s); reason != "" {
				if strings.Contains(reason, "langue") || strings.Contains(reason, "écriture") {
					continue
				}
				break
			}
			kept = append(kept, s)
		}
		if p.text = strings.Join(kept, " "); p.text != "" && !instructs(p.text) {
			out = append(out, p)
		}
	}
	return out
}

// tellSuspects tells the reviewer of such passages in the acts that have no block of their own:
// a block bears its notes itself.
func (e *engine) tellSuspects(sum *Summary) {
	shown := map[string]bool{}
	for _, list := range [][]Item{sum.Items, sum.Next} {
		for _, it := range list {
			for _, id := range it.Acts {
				shown[id] = true
			}
		}
	}
	for _, a := range e.ranking.acts {
		if !shown[a.d.ID] {
			sum.Notes = append(sum.Notes, a.suspicions...)
		}
	}
}

// addressed tells the reviewer of what speaks to a writer or a program in the parts of the act
// that are neither drafted nor sent: its head, its visas, what follows its vote.
func (a *act) addressed() {
	for _, p := range paragraphs(a.d.Lines, extract.PartHead, extract.PartVisas, extract.PartVote, extract.PartClosing, extract.PartAnnex) {
		for _, s := range splitSentences(p.text) {
			if plain := legible(s); toWriter(plain) || addressesWriter(plain) || orders.MatchString(plain) {
				a.warn(p.page, "s'adresse à qui rédige, lit ou traite le texte, et non à l'assemblée")
				break
			}
		}
	}
}

// withoutOrdersIn leaves out of an object the parts that speak to a program.
func (a *act) withoutOrdersIn(object string) string {
	why := suspect(object)
	if why == "" {
		return object
	}
	a.warn(firstPage(a.d), why)
	var kept []string
	for _, part := range splitObject(object) {
		if instructs(part) {
			break
		}
		kept = append(kept, part)
	}
	if text := squeeze(strings.Join(kept, " – ")); text != "" && !instructs(text) {
		return text
	}
	return "Objet à lire dans l'acte"
}

// warn notes a passage that was left out; the same on one page is said once.
func (a *act) warn(page int, why string) {
	a.suspect = true
	note := fmt.Sprintf("%s, p. %d : un passage %s ; il n'a été ni repris ni transmis. À vérifier dans l'acte.", a.d.ID, page, why)
	if !slices.Contains(a.verdict.notes, note) {
		a.verdict.notes = append(a.verdict.notes, note)
		a.suspicions = append(a.suspicions, note)
	}
}

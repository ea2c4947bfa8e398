package summarize

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// decision is one thing that the assembly decides, as the dispositif prints it.
type decision struct {
	verb string // as printed, folded: "approuver", "approuve"
	rest string // what follows the verb
	page int
	list []string // bullets that the decision announces
	long bool     // announces a table or a list that is not repeated
	rows table    // the table that the decision announces
	// whole is set when the dispositif prints a sentence rather than a verb of the assembly:
	// "Un fonds de concours est attribué…". It is in rest.
	whole bool
}

// presentForms are the verbs of an assembly, as a dispositif prints them in the present.
const presentForms = `approuve|autorise|adopte|décide|fixe|attribue|accorde|valide|instaure|institue|crée|limite|accepte|sollicite|émet|habilite|dénomme|arrête|prescrit|lance|engage|vote|confie|retient|choisit|prévoit|exonère|applique|modifie|maintient|supprime|interdit|soutient|demande|rejette|refuse|cède|vend|acquiert|achète|constate|consent|renouvelle|reconduit|précise|charge|dit|inscrit|impute|prend|donne|procède|délègue|s['’]engage|revalorise|augmente|baisse|réduit|ouvre|ferme|participe|verse|finance|adhère|annule|abroge|transfère|affecte|retire|désigne|élit|nomme|propose|souhaite|affirme|réaffirme|exprime|rappelle|apporte|alloue|octroie|définit|détermine|met|reconnaît|classe|nomme|indique|mandate|prélève|abaisse|porte|ramène|rend|étend|proroge|prolonge|garantit|clôt|clôture|certifie|entérine|délibère|signe|organise|réalise|poursuit|désaffecte|déclasse|incorpore|intègre|établit|arrêtent|approuvent|autorisent|décident|adoptent`

// stressedForms are the same as capitals print them, with or without accents.
var stressedForms = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, f := range strings.Split(presentForms, "|") {
		out[fold(f)] = true
	}
	return out
})

var (
	articleMark = lazily(`(?i)^\s*(?:article\s+(?:\d+|premier|unique|1er)(?:er)?|\d{1,2}(?:°|er)?|[a-h])\s*[).:\-–—]+\s*`)
	// opening is what stands between the assembly and its verb.
	opening = lazily(`(?i)^(?:(?:en conséquence|par conséquent|au vu de ce qui précède|compte tenu de ce qui précède|ceci exposé|cet exposé entendu|dès lors|aussi|c['’]est pourquoi)[\s,:]+)?(?:(?:il (?:vous )?est (?:donc |ainsi |par conséquent )?(?:proposé|demandé)[^:]{0,160}?(?::|(?:\s|,)(?:de\s|d['’])))|(?:(?:le|la|l['’])\s*(?:conseil|comité|bureau|assemblée|commission)[^:;]{0,200}?(?:après (?:en )?avoir délibéré|décide|délibère|entendu|à l['’]unanimité|à la majorité)[^:;]{0,120}?(?::|,)))\s*`)
	// assemblySubject is the assembly right before its verb: "Le conseil municipal approuve".
	assemblySubject = lazily(`(?i)^(?:le|la|l['’])\s*(?:conseil|comité|bureau|assemblée|commission)(?:\s+(?:municipale?|communautaire|métropolitaine?|départementale?|régionale?|syndicale?|permanente|délibérante|d['’]administration|d['’]arrondissement|de (?:la )?(?:communauté|métropole|territoire)))*\s+`)
	consensus       = lazily(`(?i)^(?:(?:après (?:en )?avoir (?:entendu l['’]exposé[^,]*,? et )?(?:en )?délibéré|à l['’]unanimité(?: des (?:membres )?(?:présents|votants|suffrages exprimés)(?: (?:et|ou) (?:des )?représentés)?)?|à la majorité(?: absolue)?(?: des suffrages exprimés)?|par \d+ voix[^,:]*|décident?|délibère|sur proposition d[^,]*)\s*[,:]*\s*)+`)
	infinitive      = lazily(`(?i)^(?:décident?\s+)?(?:de\s+|d['’]\s*)((?:se\s+|s['’])?(?:ne pas\s+)?\p{L}+(?:er|ir|re|oir))\b\s*`)
	bareVerb        = lazily(`^(?:(?:et|ET)\s+)?(\p{L}+(?:er|ir|re|ER|IR|RE))\s+`)
	present         = lazily(`(?i)^(?:et\s+)?((?:` + presentForms + `)s?)\b\s*`)
	routineDecision = lazily(`(?i)^(?:autoris|habilit|mandat|donn|charg|délég|délèg|inscri|impu|prél|préci|di[tr]|notifi|transm|prévo|précis|indiqu|certifi|constat)\p{L}*\b`)
	routineRest     = lazily(`(?i)(?:signer|signature|dépôt d|déposer|permis de (?:construire|démolir|aménager)|déclaration préalable|lancer? (?:la|une) consultation|à accomplir|toutes (?:les )?(?:démarches|formalités|pièces|dispositions)|tous (?:les )?(?:documents|actes|pouvoirs)|exécution|(?:crédits?|dépenses?|montants?|sommes?|recettes?|financements?)\b.{0,80}\b(?:inscrit|imput|prévu|prélev|constat)|sont prévus au budget|au budget|du budget|sur le budget|présente délibération|annule et remplace|recours|tribunal|contrôle de légalité|préfet)`)
	// hangingObject is a permission whose matter stands in another sentence: "à la signer".
	hangingObject = lazily(`(?i)(?:^|\s)à (?:la|le|les|l['’]|y) ?signer\b`)
	// stated is a decision printed as a sentence; formalStatement one that is of pure form.
	stated          = lazily(`(?i)\b(?:est|sont|sera|seront)\s+(?:\p{L}+\s+)?\p{L}+(?:é|ée|és|ées|i|ie|is|ies|u|ue|us|ues|it|ite|ert|erte)(?:[\s,.;:]|$)|s['’](?:applique|appliquent|élève|élèvent|établit|ajoutent)\s`)
	formalStatement = lazily(`(?i)(?:chargée?s?|autorisée?s?) (?:d['’]|de |à )|(?:dépense|crédit|recette)s?\b.{0,80}\b(?:imput|inscri|prévu|prélev|constat)|transmise?|notifiée?|publiée?|affichée?|annexée?`)
	closes          = lazily(`(?i)^(?:le conseil (?:municipal|communautaire|métropolitain|\p{L}+)?\s*(?:adopte|approuve|vote)?\s*\.?$|adopté|ainsi fait|fait et délibéré|pour extrait|vote\s*(?:$|[:.(–-]|à (?:main|bulletin|l['’]unanimité\s*\.?$|la majorité)|au scrutin|des? |du conseil|pour\b|contre\b)|votants|ont signé|à l['’]unanimité\.?$|pour\s*:|contre\s*:|abstentions?\s*:|résultat du vote|unanimité|ont voté|se sont abstenus?|n['’]ont pas pris part|ne (?:prend|prennent) pas part|détail du vote)`)
	elsewhere       = lazily(`(?i)(?:\s+qui s['’](?:établi|décompos|répart|présent)\p{L}+)?,?\s+(?:(?:telles?|tels?|tel|telle) qu(?:e |['’])?(?:énoncée?s?|présentée?s?|définie?s?|détaillée?s?|exposée?s?|décrite?s?|qu['’]\p{L}+)\s+)?(?:ci-(?:dessus|dessous|avant|après|annexée?s?|jointe?s?)|jointe?s? en annexe|annexée?s? à la présente(?: délibération)?|figurant en annexe|en annexe|comme (?:suit|(?:indiquée?s?|présentée?s?|exposée?s?|détaillée?s?|précisée?s?|définie?s?)(?: ci-\p{L}+)?|ci-\p{L}+)|(?:tel(?:le)?s? que?|ainsi) (?:proposée?s?|présentée?s?|définie?s?|exposée?s?)|aux conditions (?:précisées|définies|exposées|énoncées)(?: ci-\p{L}+)?)([^\p{L}]|$)`)
	annexed         = lazily(`(?i),?\s+tel(?:le)?s?\s+qu['’](?:il|elle)?s?\s*(?:est|sont)?\s*(?:annexée?s?|jointe?s?)(?: à la présente(?: délibération)?)?`)
	accounting      = lazily(`(?i)\s*\((?:imputation|nature|fonction|chapitre|article|compte|imputation|ligne|ap\b|section)[^()]{0,80}\)`)
	holder          = lazily(`(?:Monsieur|Madame|M\.?|Mme)\s+(?i:(le|la)\s+(maire|présidente?))((?:,?\s+\p{Lu}[\p{L}'’-]+){2,3})?(?i:\s*,?\s*ou,?\s*(?:à défaut|en cas d['’]empêchement)\s*,?\s*(?:l['’]adjointe?|son représentant|sa représentante|un adjoint|le vice-président|la vice-présidente|le conseiller|l['’]élue?)(?:\s+délégué\p{L}*)?(?:\s+compétent\p{L}*)?)?`)
)

// decisions reads the dispositif as a list of decisions, what is of pure form left out
// unless nothing else is decided.
func (a *act) decisions() []decision {
	out, formality := a.allDecisions()
	if len(out) == 0 && len(formality) > 0 && strings.HasPrefix(formality[0].verb, "autoris") && !hangingObject.MatchString(formality[0].rest) {
		out = formality[:1] // a permission to sign is all that is decided
	}
	return out
}

// allDecisions reads what is decided, and apart what is of pure form.
func (a *act) allDecisions() (out, formality []decision) {
	var paras []paragraph
	for _, p := range a.dispositif {
		if p.table {
			paras = append(paras, p)
			continue
		}
		for i, text := range eachDecision(p.text) {
			paras = append(paras, paragraph{text: text, page: p.page, bullet: p.bullet || i > 0})
		}
	}
	for _, p := range paras {
		text := strings.TrimSpace(p.text)
		if p.table {
			if n := len(out); n > 0 {
				out[n-1].long = true
				out[n-1].rows = append(out[n-1].rows, p.rows...)
			}
			continue
		}
		article := articleMark.MatchString(text)
		text = articleMark.ReplaceAllString(text, "")
		bare := strings.TrimSpace(a.accented(stripOpening(text)))
		if bare == "" || closes.MatchString(bare) || instructs(bare) {
			continue
		}
		verb, rest, ok := cutVerb(bare)
		if !ok {
			if n := len(out); n > 0 && !p.bullet && strings.HasSuffix(out[n-1].rest, ":") && !startsUpper(bare) {
				out[n-1].rest = strings.TrimRight(out[n-1].rest, " :") + " " + clean(bare) // "émet le vœu : / que l'État…"
				continue
			}
			if first := splitSentences(bare); (article || p.bullet) && stated.MatchString(bare) && len(first) > 0 {
				d := decision{rest: clean(first[0]), page: p.page, whole: true}
				if formalStatement.MatchString(first[0]) {
					continue
				}
				out = append(out, d)
				continue
			}
			if n := len(out); n > 0 && p.bullet && strings.HasSuffix(strings.TrimSpace(out[n-1].rest), ":") {
				out[n-1].list = append(out[n-1].list, endWith(clean(bare), ""))
			}
			continue
		}
		if n := len(out); p.bullet && n > 0 && strings.HasSuffix(out[n-1].rest, ":") && !infinitive.MatchString(bare) && !present.MatchString(bare) {
			out[n-1].list = append(out[n-1].list, endWith(clean(bare), "")) // what a project aims at
			continue
		}
		if after := strings.TrimSpace(consensus.ReplaceAllString(rest, "")); after != "" {
			rest = after // "vote à l'unanimité les tarifs"
		}
		if strings.ToUpper(rest) == rest {
			rest = strings.ToLower(rest)
		}
		if mere.MatchString(rest) {
			continue // "prend acte.", of what the object says
		}
		d := decision{verb: verb, rest: a.quietly(clean(rest)), page: p.page}
		if formalDecision(verb, rest) {
			formality = append(formality, d)
			continue
		}
		out = append(out, d)
	}
	return out, formality
}

// mere is what a verb of the assembly governs where it adds nothing to the object.
var mere = lazily(`(?i)^(?:(?:les?|la|cette|ce|ces|l['’])\s*)?(?:actes?|dossier|propositions?|délibération|points?)\s*[.;,:]*$|^un avis (?:favorable|défavorable)\s*[.;,:]*$`)

// accented gives back its accents to a verb printed in capitals without them, "EMET un avis":
// the first word, or the one after "décide de".
func (a *act) accented(text string) string {
	word, rest, _ := strings.Cut(text, " ")
	if !inCapitals(word) {
		return text
	}
	if form := a.spelling.of(word); form != "" && (isVerb(form) || fold(form) == "decide") {
		word = form
	}
	if fold(word) == "decide" {
		return stripOpening("décide " + a.accented(rest))
	}
	return word + " " + rest
}

func isVerb(word string) bool {
	_, _, ok := cutVerb(word + " un projet")
	return ok
}

func formalDecision(verb, rest string) bool {
	return routineDecision.MatchString(verb) && routineRest.MatchString(rest)
}

// stripOpening takes off "Le conseil, après en avoir délibéré, à l'unanimité, décide :".
func stripOpening(text string) string {
	if rest := assemblySubject.ReplaceAllString(text, ""); rest != text && present.MatchString(rest) {
		text = rest
	}
	if m := opening.FindStringIndex(text); m != nil {
		rest := text[m[1]:]
		// The opening may have eaten the "de" before the verb.
		if strings.HasSuffix(strings.ToLower(strings.TrimSpace(text[:m[1]])), " de") || strings.HasSuffix(text[:m[1]], "d'") || strings.HasSuffix(text[:m[1]], "d’") {
			rest = "de " + rest
		}
		text = rest
	}
	if rest := consensus.ReplaceAllString(text, ""); rest != "" {
		// "décide d'approuver" keeps its verb; "décide : approuve" loses it.
		text = rest
	}
	return text
}

// cutVerb parts a decision from its verb.
func cutVerb(text string) (verb, rest string, ok bool) {
	for _, re := range []pattern{infinitive, present, bareVerb} {
		if m := re.FindStringSubmatchIndex(text); m != nil {
			verb = strings.ToLower(text[m[2]:m[3]])
			rest = strings.TrimSpace(text[m[1]:])
			if strings.Trim(rest, " :;,.-–") == "" || notVerb[fold(verb)] || strings.HasSuffix(verb, "re") && !thirdGroup[fold(verb)] {
				continue
			}
			return verb, rest, true
		}
	}
	// "ACTE la prolongation": whatever the verb, capitals and what it governs tell it.
	if m := stressed.FindStringSubmatchIndex(text); m != nil {
		if verb := strings.ToLower(text[m[2]:m[3]]); !notVerb[fold(verb)] && participle(verb) != "" {
			return verb, strings.TrimSpace(text[m[3]:]), true
		}
	}
	// "ont, à l'unanimité : – Fixé à 3 € le repas"
	if word, rest, ok := strings.Cut(text, " "); ok && startsUpper(word) && !inCapitals(word) {
		if inf := participles()[strings.ToLower(word)]; inf != "" && !notDecided.MatchString(rest) {
			return inf, strings.TrimSpace(rest), true
		}
	}
	return "", "", false
}

// stressed is a verb in the present printed in capitals, with the article of what it governs.
var stressed = lazily(`^(?:(?:et|ET)\s+)?([A-ZÉÈÊÀÎÔÇ]{3,}E)\s+(?:(?i:le|la|les|un|une|des|du|au|aux|à|que|de|ce|cette|ces|son|sa|ses|leur|leurs)\s|(?i:l|d|qu)['’])`)

// notDecided follows a participle that tells a state, and no decision.
var notDecided = lazily(`^(?:par|en date|lors|le \d|à l['’]unanimité\s*\.?$)`)

// participles gives the infinitive of the participles that decisions open with.
var participles = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for inf, p := range irregular {
		if strings.HasSuffix(inf, "re") || strings.HasSuffix(inf, "ir") {
			out[p] = inf
		}
	}
	for _, verb := range strings.Fields(`approuver autoriser adopter décider fixer attribuer accorder valider instaurer instituer créer limiter accepter solliciter
		habiliter dénommer arrêter lancer engager voter confier exonérer appliquer modifier supprimer demander rejeter refuser céder constater renouveler préciser
		charger donner procéder déléguer revaloriser augmenter baisser participer verser financer adhérer annuler abroger transférer affecter retirer désigner nommer
		proposer affirmer allouer octroyer déterminer classer indiquer mandater prolonger proroger entériner signer organiser réaliser`) {
		out[participle(verb)] = verb
	}
	return out
})

// notVerb are nouns and adjectives that end as an infinitive does; thirdGroup the verbs in
// -re that an assembly uses.
var (
	notVerb = setOf(`dossier chantier quartier atelier loyer premier dernier foyer metier courrier papier escalier
		calendrier financier entier particulier regulier foncier hiver fevrier janvier mer fer cher hier policier
		pompier mobilier immobilier palier sentier gravier verger danger etranger leger concert avenir loisir
		plaisir desir souvenir espoir pouvoir devoir savoir soir miroir terroir trottoir millier cahier clocher
		equipier hotelier hospitalier premiere papier chevalier lampadaire ouvrier`)
	thirdGroup = setOf(`prendre emettre mettre rendre vendre soumettre transmettre inscrire souscrire prescrire
		construire reduire reconduire elire dire faire etendre permettre admettre promettre conclure exclure
		inclure poursuivre suivre repondre attendre defendre suspendre introduire produire instruire reconnaitre
		interdire joindre rejoindre restreindre eteindre entreprendre reprendre remettre detruire traduire
		conduire satisfaire soustraire acquerre surseoir decrire souscrire`)
)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// runOn parts decisions printed one after the other in a paragraph, in the infinitive or
// numbered; capital finds the verbs in capitals that start the next one.
var (
	runOn   = lazily(`\s+(?:\d{1,2}\s*[)°]\s*(?:\p{Lu}{4,}|S['’]\p{Lu}{4,})|(?:D['’]\s*|DE\s+)\p{Lu}{3,}(?:ER|IR|RE)\b)`)
	capital = lazily(`([,;.]?)\s+(?:(et|ET)\s+)?(\p{Lu}{3,})\s+([\p{L}\d«]+)`)
)

// eachDecision cuts a paragraph before each decision after the first.
func eachDecision(text string) []string {
	var cuts []int
	for _, m := range runOn.FindAllStringIndex(text, -1) {
		cuts = append(cuts, m[0])
	}
	for _, m := range capital.FindAllStringSubmatchIndex(text, -1) {
		word := fold(text[m[6]:m[7]])
		if inCapitals(text[m[8]:m[9]]) && isShouting(text[m[6]:]) {
			continue // a title in capitals
		}
		if stressedForms()[word] || (m[2] < m[3] || m[4] >= 0) && !common()[word] && stressed.MatchString(text[m[6]:]) && participle(word) != "" {
			cuts = append(cuts, m[3])
		}
	}
	slices.Sort(cuts)
	var out []string
	last := 0
	for _, at := range cuts {
		if at > last {
			out = append(out, text[last:at])
			last = at
		}
	}
	return append(out, text[last:])
}

// clean takes off what points elsewhere in the paper and puts offices in the place of
// their holders.
func clean(text string) string {
	text = accounting.ReplaceAllString(elsewhere.ReplaceAllString(annexed.ReplaceAllString(text, ""), "$1"), "")
	text = holder.ReplaceAllStringFunc(text, func(m string) string {
		sub := holder.FindStringSubmatch(m)
		return strings.ToLower(sub[1]) + " " + strings.ToLower(sub[2])
	})
	text = strings.ReplaceAll(text, "à le maire", "au maire")
	text = articleInside.ReplaceAllStringFunc(text, strings.ToLower)
	text = glued.ReplaceAllString(text, "$1 $2")
	return squeeze(text)
}

var (
	articleInside = lazily(`\b(?:pour|de|à|et|que|par|sur|dans) (?:Le|La|Les|L['’])(?:\s|\b)`)
	glued         = lazily(`\b(de|à|du|pour|et|en|au)(\d)`)
)

// quietly writes in lower case the words that the paper stresses by capitals: those that the
// session writes so elsewhere. Names, acronyms and words in a row of capitals stay.
func (a *act) quietly(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		word := strings.Trim(w, ",;:.()«»\"")
		if len([]rune(word)) < 4 || strings.ToUpper(word) != word || strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
			continue
		}
		if i > 0 && inCapitals(words[i-1]) || i+1 < len(words) && inCapitals(words[i+1]) {
			continue
		}
		form := a.spelling.of(word)
		if strings.HasSuffix(word, "MENT") && len(word) > 6 {
			form = strings.ToLower(word)
		}
		// "APPROUVE" may be a verb in the present: a participle's accent is a guess.
		if form == "" || isUpperFirst(form) || strings.HasSuffix(form, "é") {
			continue
		}
		words[i] = strings.Replace(w, word, form, 1)
	}
	return strings.Join(words, " ")
}

func inCapitals(w string) bool {
	return len([]rune(w)) > 1 && strings.ToUpper(w) == w && strings.ContainsFunc(w, unicode.IsLetter)
}

// joinedVerb is a second infinitive after "et", as in "d'augmenter le montant et prolonger la
// durée".
var joinedVerb = lazily(`^(.*?) et (?:de |d['’])?(\p{L}+(?:er|ir|re))\b`)

// joinVerbs puts the second of two infinitives in the past where the first is, unless it
// depends on another verb: "afin de réduire les délais et augmenter la durée".
func joinVerbs(rest string) string {
	m := joinedVerb.FindStringSubmatchIndex(rest)
	if m == nil {
		return rest
	}
	verb := rest[m[4]:m[5]]
	p := participle(verb)
	if p == "" || notVerb[fold(verb)] || strings.HasSuffix(verb, "re") && !thirdGroup[fold(verb)] {
		return rest
	}
	for _, w := range strings.Fields(rest[:m[3]]) {
		if f := fold(w); len(f) > 3 && (strings.HasSuffix(f, "er") || strings.HasSuffix(f, "ir")) && !notVerb[f] || thirdGroup[f] {
			return rest
		}
	}
	return rest[:m[3]] + " et " + p + rest[m[5]:]
}

// irregular past participles of the verbs of decisions; the others end in é.
var irregular = map[string]string{
	"émet": "émis", "émettre": "émis", "prend": "pris", "prendre": "pris", "retient": "retenu", "retenir": "retenu",
	"définit": "défini", "définir": "défini", "élit": "élu", "élire": "élu", "maintient": "maintenu", "maintenir": "maintenu",
	"met": "mis", "mettre": "mis", "prescrit": "prescrit", "prescrire": "prescrit", "interdit": "interdit", "interdire": "interdit",
	"dit": "dit", "dire": "dit", "soutient": "soutenu", "soutenir": "soutenu", "choisit": "choisi", "choisir": "choisi",
	"prévoit": "prévu", "prévoir": "prévu", "vend": "vendu", "vendre": "vendu", "acquiert": "acquis", "acquérir": "acquis",
	"consent": "consenti", "consentir": "consenti", "reconduit": "reconduit", "reconduire": "reconduit", "inscrit": "inscrit",
	"inscrire": "inscrit", "réduit": "réduit", "réduire": "réduit", "ouvre": "ouvert", "ouvrir": "ouvert", "rend": "rendu",
	"rendre": "rendu", "étend": "étendu", "étendre": "étendu", "garantit": "garanti", "garantir": "garanti", "clôt": "clos",
	"poursuit": "poursuivi", "poursuivre": "poursuivi", "établit": "établi", "établir": "établi", "reconnaît": "reconnu",
	"reconnaître": "reconnu", "achète": "acheté", "faire": "fait", "fait": "fait", "souscrire": "souscrit", "construire": "construit",
	"rétablir": "rétabli", "répartir": "réparti", "appelle": "appelé", "rappelle": "rappelé", "renouvelle": "renouvelé", "rejette": "rejeté",
}

// participle gives the past participle of a verb printed in the infinitive or the present;
// "" when it can't be told.
func participle(verb string) string {
	if p, ok := irregular[verb]; ok {
		return p
	}
	if strings.HasPrefix(verb, "s'") || strings.HasPrefix(verb, "s’") || strings.HasPrefix(verb, "se ") || strings.HasPrefix(verb, "ne pas") {
		return ""
	}
	if stem, ok := strings.CutSuffix(verb, "er"); ok {
		return stem + "é"
	}
	if stem, ok := strings.CutSuffix(verb, "ent"); ok && present.MatchString(verb) {
		return stem + "é"
	}
	if stem, ok := strings.CutSuffix(verb, "e"); ok && len(stem) > 1 && !strings.HasSuffix(verb, "re") {
		if i := strings.LastIndex(stem, "è"); i >= 0 && i >= len(stem)-4 { // cède → cédé, exonère → exonéré
			stem = stem[:i] + "é" + stem[i+len("è"):]
		}
		return stem + "é"
	}
	return ""
}

// toInfinitive gives the infinitive of a printed verb, "" when it can't be told.
func toInfinitive(verb string) string {
	for _, end := range []string{"er", "ir", "re"} {
		if strings.HasSuffix(verb, end) {
			return verb
		}
	}
	for inf, p := range irregular {
		if irregular[verb] == p && (strings.HasSuffix(inf, "re") || strings.HasSuffix(inf, "ir")) {
			return inf
		}
	}
	if p := participle(verb); strings.HasSuffix(p, "é") {
		return strings.TrimSuffix(p, "é") + "er"
	}
	return ""
}

// withDe puts "de" or "d'" before an infinitive.
func withDe(verb string) string {
	r, _ := utf8.DecodeRuneInString(fold(verb))
	if strings.ContainsRune("aeiouyh", r) {
		return "d’" + verb
	}
	return "de " + verb
}

// upperFirst and lowerFirst change the case of the first letter alone.
func upperFirst(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(next) || next == '.' || next == '’' || next == '\'' {
		return s // an acronym, an initial
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// endWith ends a text with a mark in place of the one it has.
func endWith(s, mark string) string {
	return strings.TrimRight(s, " ;,.:-–\u00a0") + mark
}

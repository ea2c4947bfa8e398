package summarize

import (
	"fmt"
	"strings"
	"unicode"

	"phare/extract"
)

// drafter writes blocks out of sentences of the acts.
type drafter struct {
	session *extract.Session
	rules   *Rules
	as      *assessor
	o       Options
	votes   bool

	// faulty returns the sentences of a section that a check finds wrong; nil checks nothing.
	faulty func(section string) []string
}

// extracted drafts one subject by extraction. What a check finds wrong is left out: a
// sentence that is true in its place may mislead out of it.
func (w *drafter) extracted(s *subject) Item {
	skip := map[string]bool{}
	it := w.compose(s, skip)
	for range 3 {
		if w.faulty == nil {
			break
		}
		before := len(skip)
		for _, claim := range w.faulty(it.Section()) {
			skip[bare(claim)] = true
		}
		if len(skip) == before {
			break
		}
		it = w.compose(s, skip)
	}
	return it
}

// sayDecision puts a decision in a sentence that keeps its verb and says what became of
// it. n is its place among those of the act.
func (w *drafter) sayDecision(d *extract.Deliberation, who string, dec decision, rest string, n int) string {
	verb, inf := dec.verb, toInfinitive(dec.verb)
	also := [...]string{"", "aussi ", "également "}[min(n, 2)]
	outcome := settled(d)
	proposed := d.Status == extract.StatusDraft && outcome == extract.NoOutcome || outcome != d.Outcome
	switch {
	case dec.whole && outcome == extract.Rejected:
		return fmt.Sprintf("%s a rejeté la proposition suivante : %s", who, rest)
	case dec.whole && proposed:
		return fmt.Sprintf("Le texte soumis au vote prévoit ceci : %s", rest)
	case dec.whole && n == 0:
		return fmt.Sprintf("Par décision %s, %s", genitive(who), rest)
	case dec.whole:
		return upperFirst(rest)
	case outcome == extract.Rejected && inf == "":
		return fmt.Sprintf("%s a rejeté le texte suivant : « %s %s »", who, verb, rest)
	case outcome == extract.Rejected:
		return fmt.Sprintf("%s a rejeté la proposition %s %s", who, withDe(inf), rest)
	case proposed && inf == "":
		return fmt.Sprintf("Le texte soumis au vote : « %s %s »", verb, rest)
	case proposed:
		return fmt.Sprintf("Il est proposé à l’assemblée %s %s", withDe(inf), rest)
	case verb == "décide" || verb == "décider":
		return fmt.Sprintf("%s a %sdécidé %s", who, also, rest)
	}
	if p := participle(verb); p != "" {
		if verb == inf {
			rest = joinVerbs(rest)
		}
		return fmt.Sprintf("%s a %s%s %s", who, also, p, rest)
	}
	if engaged := strings.TrimLeft(verb, "s'’"); engaged == "engage" || engaged == "engager" {
		agreed := "engagé"
		if pronoun(who) == "Elle" {
			agreed += "e"
		}
		return fmt.Sprintf("%s s’est %s%s %s", who, also, agreed, rest)
	}
	if inf != "" {
		return fmt.Sprintf("%s a %sdécidé %s %s", who, also, withDe(inf), rest)
	}
	return fmt.Sprintf("%s %s %s", who, verb, rest)
}

// settled is the outcome as far as the votes printed do not contradict it: blank rather
// than wrong.
func settled(d *extract.Deliberation) extract.Outcome {
	if d.Votes.For == nil || d.Votes.Against == nil {
		return d.Outcome
	}
	pour, contre := *d.Votes.For, *d.Votes.Against
	if d.Outcome == extract.Rejected && pour > contre || d.Outcome == extract.Adopted && contre > pour {
		return extract.NoOutcome
	}
	return d.Outcome
}

// sayOutcome says what became of an act whose dispositif gives no sentence, best way first.
func (w *drafter) sayOutcome(a *act, who string) []string {
	object := endWith(plainTitle(a), "")
	if strings.ContainsAny(object, "?") {
		return []string{fmt.Sprintf("%s s’est prononcé%s sur un point dont l’objet est à lire dans l’acte.", who, feminine(who))}
	}
	titled := "«" + nbsp + strings.NewReplacer("«", "“", "»", "”").Replace(object) + nbsp + "»"
	the, of := nounPhrase(object)
	var out []string
	switch settled(a.d) {
	case extract.Adopted:
		if the != "" {
			out = append(out, fmt.Sprintf("%s a approuvé %s.", who, the))
		}
		out = append(out, fmt.Sprintf("%s a adopté la délibération %s.", who, titled))
	case extract.Rejected:
		out = append(out, fmt.Sprintf("%s a rejeté la proposition %s.", who, titled))
	case extract.Noted:
		if of != "" {
			out = append(out, fmt.Sprintf("%s a pris acte %s, sans décider.", who, of))
		}
		out = append(out, fmt.Sprintf("%s a pris acte du point %s, sans décider.", who, titled))
	case extract.Opinion:
		out = append(out, fmt.Sprintf("%s a donné son avis sur le sujet %s.", who, titled))
	case extract.Withdrawn:
		out = append(out, fmt.Sprintf("Le point %s a été retiré de l’ordre du jour.", titled))
	case extract.Postponed:
		out = append(out, fmt.Sprintf("Le point %s a été reporté.", titled))
	}
	return append(out, fmt.Sprintf("La délibération porte sur le sujet %s.", titled))
}

// nounPhrase gives an object its article, and "de" before it: "le programme d'investissements",
// "du programme"; both are empty where the gender of its first word can't be told or the object
// is no single phrase.
func nounPhrase(object string) (the, of string) {
	first, then, _ := strings.Cut(object, " ")
	key := fold(first)
	if key == "deliberation" || isUpperFirst(then) || strings.ContainsAny(object, ":;–") || !isWordOnly(first) || inCapitals(first) {
		return "", ""
	}
	object = lowerFirst(object)
	vowel := strings.ContainsRune("aeiouy", rune(key[0]))
	switch {
	case pluralNouns[key]:
		return "les " + object, "des " + object
	case masculine[key] || masculineEnd.MatchString(key):
		if vowel {
			return "l’" + object, "de l’" + object
		}
		return "le " + object, "du " + object
	case feminineNouns[key] || feminineEnd.MatchString(key):
		if vowel {
			return "l’" + object, "de l’" + object
		}
		return "la " + object, "de la " + object
	}
	return "", ""
}

func isWordOnly(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isCommonNoun reports whether a word is one that objects open with, and no name.
func isCommonNoun(word string) bool {
	key := fold(word)
	return isWordOnly(word) && (masculine[key] || feminineNouns[key] || pluralNouns[key] || common()[singular(key)] || masculineEnd.MatchString(key) || feminineEnd.MatchString(key))
}

// The genders of the nouns that objects open with: by their ending where that tells it.
var (
	masculineEnd  = lazily(`(?:ment|age|isme|eau|oir)$`)
	feminineEnd   = lazily(`(?:tion|sion|xion|ture|ance|ence|erie|ite)$`)
	masculine     = setOf(`avenant marche contrat programme schema rapport reglement plan tarif budget projet bail bilan choix protocole accord dispositif compte calendrier droit fonds groupement pacte partenariat prix principe recours tableau taux transfert zonage don pret achat`)
	feminineNouns = setOf(`convention vente feuille charte motion mise prise demande aide garantie taxe redevance vacation etude voirie remise reprise`)
	pluralNouns   = setOf(`travaux tarifs conventions subventions taux amortissements aides droits modalites statuts comptes horaires marches avenants demandes acquisitions ventes cessions`)
)

// voteSentence states the vote exactly as counted; "" when it is not printed, or neither
// split nor wanted.
func (w *drafter) voteSentence(d *extract.Deliberation) string {
	if !w.votes && !contested(d) {
		return "" // a split vote is told whatever the house's style
	}
	if words := voteWords(d); words != "" && (d.Votes.For != nil || contested(d)) {
		return "Vote" + nbsp + ": " + words + "."
	}
	if d.Unanimous != nil && *d.Unanimous && !contested(d) {
		return "Vote" + nbsp + ": unanimité."
	}
	return ""
}

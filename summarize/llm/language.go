package llm

import (
	"encoding/json"
	"strings"
	"unicode"
)

// stopWords are words that are frequent in a language and rare in the others.
func stopWords() map[string]string {
	lists := map[string]string{
		"fr": "le les des du et est une dans pour sur avec aux qui ne pas cette ces sont été sera leur ou mais au à ce il elle",
		"en": "the of and to is for with that this are was by from has have will be its it which at an as were their",
		"es": "el los las del y para con por una como su ha fue este esta más sobre desde sus al",
		"de": "der die das und ist für mit von dem den ein eine nicht wird auf im zu des sich auch werden",
		"it": "il gli della delle di che per con sono una nel alla dei è ha del più anche dal",
		"pt": "os das dos para com não uma em foi pela pelo são ao mais no na do da",
		"nl": "het een van dat voor met zijn niet wordt op aan door ook bij naar deze",
	}
	words := make(map[string]string)
	for lang, list := range lists {
		for w := range strings.FieldsSeq(list) {
			words[w] += lang + " "
		}
	}
	return words
}

// languageOf guesses the language of a text by its stop words; "" for one too short or
// too poor in them to tell.
func languageOf(words map[string]string, text string) (lang string, count int) {
	hits := map[string]int{}
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range fields {
		for l := range strings.FieldsSeq(words[w]) {
			hits[l]++
		}
	}
	const enough = 8 // words; a shorter string is a name or a title
	if len(fields) < enough {
		return "", len(fields)
	}
	best := "fr" // French has the benefit of the doubt
	for _, l := range []string{"en", "es", "de", "it", "pt", "nl"} {
		if hits[l] > hits[best] {
			best = l
		}
	}
	if hits[best] < 3 || best != "fr" && hits[best] < 2*hits["fr"] {
		return "", len(fields)
	}
	return best, len(fields)
}

// foreign is whether a reply is in another language than French: more than a third of
// the words of its long strings, those aside that are quoted from the prompt, in whatever
// language it is.
func foreign(text []byte, isJSON bool, prompt string) bool {
	var strs []string
	if isJSON {
		var v any
		if json.Unmarshal(text, &v) != nil {
			return false
		}
		strs = stringsOf(v, nil)
	} else {
		strs = strings.Split(string(text), "\n\n")
	}
	words := stopWords()
	other, all := 0, 0
	for _, s := range strs {
		lang, n := languageOf(words, s)
		if lang == "" || strings.Contains(prompt, s) {
			continue
		}
		all += n
		if lang != "fr" {
			other += n
		}
	}
	return other*3 > all
}

func stringsOf(v any, out []string) []string {
	switch v := v.(type) {
	case string:
		out = append(out, v)
	case []any:
		for _, e := range v {
			out = stringsOf(e, out)
		}
	case map[string]any:
		for _, e := range v {
			out = stringsOf(e, out)
		}
	}
	return out
}

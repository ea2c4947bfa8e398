package summarize

import "fmt"

// object is a JSON Schema object whose properties are all required and no other allowed,
// as strict structured output wants.
func object(properties map[string]any, order ...string) map[string]any {
	return map[string]any{"type": "object", "properties": properties, "required": order, "additionalProperties": false}
}

func array(items any) map[string]any { return map[string]any{"type": "array", "items": items} }

func text(description string) map[string]any {
	return map[string]any{"type": "string", "description": description}
}

func oneOf(values []string) map[string]any {
	return map[string]any{"type": "string", "enum": values}
}

// blockSchema is a block of the article: a title and sentences, each with its proof.
func blockSchema(ids []string) map[string]any {
	return object(map[string]any{
		"title": text(fmt.Sprintf("intertitre, %d à %d caractères", blockTitleMin, blockTitleMax)),
		"sentences": array(object(map[string]any{
			"text":   text("phrase, texte simple"),
			"act":    oneOf(ids),
			"quotes": array(text("mots exacts de l'acte qui la prouvent")),
		}, "text", "act", "quotes")),
	}, "title", "sentences")
}

func headSchema(ids []string) map[string]any {
	return object(map[string]any{
		"title": text(fmt.Sprintf("titre, %d à %d caractères", titleMin, titleLen)), "chapo": text(fmt.Sprintf("introduction, %d à %d mots", chapoMin, chapoMax)),
		"acts": array(oneOf(ids)), "summary": text(fmt.Sprintf("une phrase, %d caractères au plus", summaryMax)),
	}, "title", "chapo", "acts", "summary")
}

// digestStates say how far a matter is.
var digestStates = []string{"nouveau", "étape", "reconduction", "position", "formalité"}

func digestSchema(ids []string) map[string]any {
	quotedField := object(map[string]any{"text": text("phrase"), "quote": text("copie exacte de l'acte")}, "text", "quote")
	return object(map[string]any{"digests": array(object(map[string]any{
		"act": oneOf(ids), "title": text(fmt.Sprintf("sujet en français courant, %d caractères au plus", digestTitleMax)),
		"change": quotedField, "figures": array(quotedField), "state": oneOf(digestStates),
		"news": text("ce qui en ferait une nouvelle"), "private": map[string]any{"type": "boolean"},
	}, "act", "title", "change", "figures", "state", "news", "private"))}, "digests")
}

func conferenceSchema(ids []string) map[string]any {
	return object(map[string]any{"ranking": array(object(map[string]any{
		"act": oneOf(ids), "with": array(oneOf(ids)), "reason": text("une phrase de rédaction en chef"),
	}, "act", "with", "reason"))}, "ranking")
}

// mendSchema is what a repair gives back: the sentences in question, and no other.
func mendSchema() map[string]any {
	return object(map[string]any{"sentences": array(object(map[string]any{
		"number": map[string]any{"type": "integer"}, "text": text("phrase corrigée, vide pour la retirer"), "quotes": array(text("mots exacts de l'acte")),
	}, "number", "text", "quotes"))}, "sentences")
}

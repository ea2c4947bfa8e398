package summarize

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
		"title": text("intertitre, 30 à 90 caractères"),
		"sentences": array(object(map[string]any{
			"text":  text("phrase, texte simple"),
			"act":   oneOf(ids),
			"quote": text("mots exacts de l'acte qui la prouvent"),
		}, "text", "act", "quote")),
	}, "title", "sentences")
}

func headSchema() map[string]any {
	return object(map[string]any{
		"title": text("titre, 60 à 110 caractères"), "chapo": text("introduction, 25 à 50 mots"), "summary": text("une phrase, 160 caractères au plus"),
	}, "title", "chapo", "summary")
}

// scoreCodes are the five scores of a digest, in the order they are shown.
var scoreCodes = []string{"vie_quotidienne", "portee", "argent", "nouveaute", "debat"}

func digestSchema(id string) map[string]any {
	quotedField := object(map[string]any{"text": text("phrase courte, vide si l'acte ne le dit pas"), "quote": text("copie exacte de l'acte, vide sinon")}, "text", "quote")
	score := object(map[string]any{
		"value":  map[string]any{"type": "integer", "enum": []int{0, 1, 2, 3, 4, 5}},
		"reason": text("une ligne"),
	}, "value", "reason")
	scores := map[string]any{}
	for _, c := range scoreCodes {
		scores[c] = score
	}
	return object(map[string]any{
		"act": oneOf([]string{id}), "title": text("sujet en français courant, 90 caractères au plus"), "subject": text("projet, équipement ou événement, deux à cinq mots"),
		"decided": quotedField, "for_whom": quotedField, "where": quotedField, "when": quotedField, "how_much": quotedField, "what_next": quotedField,
		"scores": object(scores, scoreCodes...), "private": map[string]any{"type": "boolean"},
	}, "act", "title", "subject", "decided", "for_whom", "where", "when", "how_much", "what_next", "scores", "private")
}

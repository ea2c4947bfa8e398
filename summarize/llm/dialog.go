package llm

import (
	"cmp"
	"encoding/json"
	"strings"
)

// dialog is what is asked at one moment of a request: its first question, or the one
// that asks again.
type dialog struct {
	name      string
	messages  []message
	schema    json.RawMessage // nil for plain text
	maxTokens int
	limit     Output // no rung above this one; "" is no limit
}

func newDialog(r Request, schema json.RawMessage) dialog {
	d := dialog{name: r.Name, schema: schema, maxTokens: cmp.Or(r.MaxTokens, defaultMaxTokens)}
	if r.System != "" {
		d.messages = append(d.messages, message{"system", r.System})
	}
	d.messages = append(d.messages, message{"user", r.User})
	return d
}

// again asks anew after a flaw, saying what it was. It grows from the first question
// only, so that two flaws in a row do not pile up.
func (d dialog) again(flaw *Error, rep reply) dialog {
	first := d.messages
	for i, m := range first {
		if m.Role == "user" {
			first = first[: i+1 : i+1]
			break
		}
	}
	next := d
	switch flaw.Kind {
	case KindCut:
		// Twice the room as well: a model that reasons may have spent it before a word.
		next.maxTokens *= 2
		next.messages = append(first, message{"user", "Ta réponse précédente a été coupée : elle était trop longue. Réponds de nouveau, en entier et nettement plus court, en gardant la forme demandée."})
	case KindEmpty:
		next.messages = append(first, message{"user", "Ta réponse précédente était vide. Réponds maintenant, directement, sous la forme demandée."})
	case KindLanguage:
		next.messages = append(first, message{"user", "Ta réponse précédente n’était pas en français. Réponds de nouveau, en français, sous la forme demandée."})
	default:
		next.messages = append(first,
			message{"assistant", clip(stripReasoning(rep.Content), 8000)},
			message{"user", "Cette réponse ne convient pas : " + flaw.Detail + "\nRéponds de nouveau, en entier, en corrigeant cela et rien d’autre."})
	}
	return next
}

// render writes the turns for a rung: below the first, the schema is told in the
// instructions since the server does not hold the reply to it.
func (d dialog) render(rung Output) []message {
	if d.schema == nil || rung == OutputSchema {
		return d.messages
	}
	told := "Réponds par un seul objet JSON, sans aucun texte avant ni après, conforme à ce schéma JSON :\n" + string(d.schema)
	out := make([]message, 0, len(d.messages)+1)
	if len(d.messages) == 0 || d.messages[0].Role != "system" {
		out = append(out, message{"system", told})
		return append(out, d.messages...)
	}
	out = append(out, message{"system", strings.TrimRight(d.messages[0].Content, "\n") + "\n\n" + told})
	return append(out, d.messages[1:]...)
}

// judge finds what a reply says, or the flaw that keeps it from being used.
func (c *Client) judge(r Request, d dialog, rep reply) ([]byte, *Error) {
	switch {
	case rep.Refusal != "" || rep.Finish == "content_filter":
		e := c.error(KindRefused, r.Name)
		e.Detail = c.redact(clip(rep.Refusal, 200))
		return nil, e
	case rep.Finish == "length":
		return nil, c.error(KindCut, r.Name)
	}
	said := stripReasoning(rep.Content)
	if said == "" {
		return nil, c.error(KindEmpty, r.Name)
	}
	out := []byte(stripFence(said))
	if d.schema != nil {
		if out = jsonIn(said); out == nil {
			c.ladder.leave(rep.Output)
			return nil, c.invalid(r.Name, "aucun objet JSON lisible dans la réponse")
		}
		c.ladder.prove(rep.Output)
		if err := Conforms(d.schema, out); err != nil {
			return nil, c.invalid(r.Name, err.Error())
		}
	}
	if r.Validate != nil {
		if err := r.Validate(out); err != nil {
			return nil, c.invalid(r.Name, err.Error())
		}
	}
	if c.conf.Language == "fr" && !r.AnyLanguage && foreign(out, d.schema != nil) {
		return nil, c.error(KindLanguage, r.Name)
	}
	return out, nil
}

func (c *Client) invalid(request, why string) *Error {
	e := c.error(KindInvalid, request)
	e.Detail = c.redact(clip(why, 2000))
	return e
}

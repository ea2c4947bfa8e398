package llm

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
)

// dialog is what is asked at one moment of a request: its first question, or the one
// that asks again.
type dialog struct {
	name      string
	messages  []message
	schema    json.RawMessage // nil for plain text
	maxTokens int
	question  string // the first question, when this one adds to it
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
	next := d
	first := slices.IndexFunc(d.messages, func(m message) bool { return m.Role == "user" })
	next.messages = slices.Clone(d.messages[:first+1])
	if d.question != "" {
		next.messages[first].Content = d.question
	}
	next.question = next.messages[first].Content
	// In the same turn: many chat templates refuse two turns of the same speaker.
	add := func(s string) { next.messages[first].Content += "\n\n" + s }
	switch flaw.Kind {
	case KindCut:
		// Twice the room as well: a model that reasons may have spent it before a word.
		next.maxTokens *= 2
		add("Ta réponse précédente a été coupée : elle était trop longue. Réponds de nouveau, en entier et nettement plus court, en gardant la forme demandée.")
	case KindEmpty:
		add("Ta réponse précédente était vide. Réponds maintenant, directement, sous la forme demandée.")
	case KindLanguage:
		add("Ta réponse précédente n’était pas en français. Réponds de nouveau, en français, sous la forme demandée.")
	default:
		next.messages = append(next.messages,
			message{"assistant", clip(stripReasoning(rep.Content), 8000)},
			message{"user", "Cette réponse ne convient pas : " + flaw.Detail + "\nRéponds de nouveau, en entier, en corrigeant cela et rien d’autre."})
	}
	return next
}

// render writes the turns for a rung: below the first, the schema is told in the
// instructions since the server does not hold the reply to it. A model without a system
// turn has the instructions at the head of the question.
func (d dialog) render(rung Output, t traits) []message {
	var instructions string
	turns := d.messages
	if turns[0].Role == "system" {
		instructions, turns = strings.TrimRight(turns[0].Content, "\n"), turns[1:]
	}
	if d.schema != nil && rung != OutputSchema {
		told := "Réponds par un seul objet JSON, sans aucun texte avant ni après, conforme à ce schéma JSON :\n" + string(d.schema)
		instructions = strings.TrimLeft(instructions+"\n\n"+told, "\n")
	}
	if instructions == "" {
		return turns
	}
	if t.system {
		return append([]message{{"system", instructions}}, turns...)
	}
	out := slices.Clone(turns)
	out[0].Content = instructions + "\n\n" + out[0].Content
	return out
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
			if !rep.cached {
				c.ladder.leave(rep.Output)
			}
			return nil, c.invalid(r.Name, "aucun objet JSON lisible dans la réponse")
		}
		if !rep.cached {
			c.ladder.prove(rep.Output)
		}
		if err := Conforms(d.schema, out); err != nil {
			return nil, c.invalid(r.Name, err.Error())
		}
	}
	if r.Validate != nil {
		if err := r.Validate(out); err != nil {
			return nil, c.invalid(r.Name, err.Error())
		}
	}
	if c.conf.Language == "fr" && !r.AnyLanguage && foreign(out, d.schema != nil, r.User) {
		return nil, c.error(KindLanguage, r.Name)
	}
	return out, nil
}

func (c *Client) invalid(request, why string) *Error {
	e := c.error(KindInvalid, request)
	e.Detail = c.redact(clip(why, 2000))
	return e
}

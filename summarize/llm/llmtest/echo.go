package llmtest

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// echo is the model that stands in for none: it understands nothing and answers in the
// form asked for. Its strings are sentences of the prompt, word for word.
func echo(req Request) Reply {
	from := sentences(req.User)
	if len(req.Schema) == 0 {
		return Text(strings.Join(from[:min(2, len(from))], " "))
	}
	var s schema
	if err := json.Unmarshal(req.Schema, &s); err != nil {
		return Status(400, "llmtest: schema: "+err.Error())
	}
	w := writer{root: &s, sentences: from}
	return JSON(w.value(&s, 0))
}

var (
	blank    = regexp.MustCompile(`\s+`)
	sentence = regexp.MustCompile(`[^.;!?\n]{20,200}[.;!?]`)
	tag      = regexp.MustCompile(`(?s)<[^<>]*>`)
)

// sentences cuts a prompt into what reads like sentences, line breaks left as they are
// inside none.
func sentences(s string) []string {
	var out []string
	for _, m := range sentence.FindAllString(tag.ReplaceAllString(s, "\n"), 200) {
		if m = strings.TrimSpace(m); strings.Count(m, " ") > 3 {
			out = append(out, m)
		}
	}
	if len(out) == 0 {
		out = append(out, "Le conseil a pris acte de ce point de son ordre du jour.")
	}
	return out
}

// schema is the part of JSON Schema that the echo understands.
type schema struct {
	Type       any                `json:"type"`
	Properties map[string]*schema `json:"properties"`
	Items      *schema            `json:"items"`
	Enum       []any              `json:"enum"`
	Const      any                `json:"const"`
	AnyOf      []*schema          `json:"anyOf"`
	Ref        string             `json:"$ref"`
	Defs       map[string]*schema `json:"$defs"`
	MinItems   int                `json:"minItems"`
	MaxItems   *int               `json:"maxItems"`
	MinLength  int                `json:"minLength"`
	MaxLength  *int               `json:"maxLength"`
	Minimum    *float64           `json:"minimum"`
	Maximum    *float64           `json:"maximum"`
}

func (s *schema) typ() string {
	switch t := s.Type.(type) {
	case string:
		return t
	case []any: // the first that is no null
		for _, v := range t {
			if name, ok := v.(string); ok && name != "null" {
				return name
			}
		}
		return "null"
	}
	if s.Properties != nil {
		return "object"
	}
	return "string"
}

type writer struct {
	root      *schema
	sentences []string
	next      int
}

const deepest = 12 // of recursive schemas

func (w *writer) value(s *schema, depth int) any {
	if name, ok := strings.CutPrefix(s.Ref, "#/$defs/"); ok && w.root.Defs[name] != nil {
		return w.value(w.root.Defs[name], depth+1)
	}
	switch {
	case s.Const != nil:
		return s.Const
	case len(s.Enum) > 0:
		return s.Enum[0]
	case len(s.AnyOf) > 0:
		return w.value(s.AnyOf[0], depth+1)
	}
	switch s.typ() {
	case "object":
		return w.object(s, depth)
	case "array":
		return w.array(s, depth)
	case "integer", "number":
		return number(s)
	case "boolean":
		return false
	case "null":
		return nil
	}
	return w.text(s)
}

func (w *writer) object(s *schema, depth int) any {
	out := map[string]any{}
	names := make([]string, 0, len(s.Properties))
	for name := range s.Properties {
		names = append(names, name)
	}
	slices.Sort(names) // the same answer to the same prompt
	for _, name := range names {
		if depth < deepest {
			out[name] = w.value(s.Properties[name], depth+1)
		}
	}
	return out
}

func (w *writer) array(s *schema, depth int) any {
	out := []any{}
	n := max(s.MinItems, 1)
	if s.MaxItems != nil {
		n = min(n, *s.MaxItems)
	}
	if s.Items == nil || depth >= deepest {
		return out
	}
	for i := range n {
		if len(s.Items.Enum) > i { // ids are not to be given twice
			out = append(out, s.Items.Enum[i])
			continue
		}
		out = append(out, w.value(s.Items, depth+1))
	}
	return out
}

func number(s *schema) float64 {
	n := 1.0
	if s.Minimum != nil {
		n = max(n, *s.Minimum)
	}
	if s.Maximum != nil {
		n = min(n, *s.Maximum)
	}
	return n
}

func (w *writer) text(s *schema) string {
	t := w.sentences[w.next%len(w.sentences)]
	w.next++
	for utf8.RuneCountInString(t) < s.MinLength {
		t += " " + t
	}
	if s.MaxLength == nil || utf8.RuneCountInString(t) <= *s.MaxLength {
		return t
	}
	cut := string([]rune(blank.ReplaceAllString(t, " "))[:*s.MaxLength])
	if i := strings.LastIndexByte(cut, ' '); i >= s.MinLength && i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,:")
}

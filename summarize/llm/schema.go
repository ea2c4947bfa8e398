package llm

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"
)

// schemaOf gives a request's schema as compact JSON, nil when it has none.
func schemaOf(v any) (json.RawMessage, error) {
	if v == nil {
		return nil, nil
	}
	var raw []byte
	switch s := v.(type) {
	case json.RawMessage:
		raw = s
	case []byte:
		raw = s
	case string:
		raw = []byte(s)
	default:
		b, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		raw = b
	}
	if len(bytes.TrimSpace(raw)) == 0 {
		return nil, nil
	}
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, new(node)); err != nil {
		return nil, err // a keyword that no reply could be held to
	}
	return b.Bytes(), nil
}

// node is the part of JSON Schema that structured output uses.
type node struct {
	Type       any              `json:"type"` // a name, or several
	Properties map[string]*node `json:"properties"`
	Required   []string         `json:"required"`
	Additional any              `json:"additionalProperties"`
	Items      *node            `json:"items"`
	Enum       []any            `json:"enum"`
	AnyOf      []*node          `json:"anyOf"`
	Ref        string           `json:"$ref"`
	Defs       map[string]*node `json:"$defs"`
	MinItems   int              `json:"minItems"`
	MaxItems   *int             `json:"maxItems"`
	MinLength  int              `json:"minLength"`
	MaxLength  *int             `json:"maxLength"`
	Minimum    *float64         `json:"minimum"`
	Maximum    *float64         `json:"maximum"`
}

func (n *node) types() []string {
	switch t := n.Type.(type) {
	case string:
		return []string{t}
	case []any:
		var out []string
		for _, v := range t {
			if s, ok := v.(string); ok {
				out = append(out, s)
			}
		}
		return out
	}
	return nil
}

// strictly is whether a schema keeps the rules of OpenAI's strict mode, which refuses
// any other: every object closed, every property required.
func strictly(schema json.RawMessage) bool {
	var root node
	if json.Unmarshal(schema, &root) != nil {
		return false
	}
	var walk func(*node) bool
	walk = func(n *node) bool {
		if n == nil {
			return true
		}
		if slices.Contains(n.types(), "object") {
			if n.Additional != false || len(n.Required) != len(n.Properties) {
				return false
			}
		}
		for _, p := range n.Properties {
			if !walk(p) {
				return false
			}
		}
		for _, p := range n.AnyOf {
			if !walk(p) {
				return false
			}
		}
		for _, p := range n.Defs {
			if !walk(p) {
				return false
			}
		}
		return walk(n.Items)
	}
	return slices.Contains(root.types(), "object") && walk(&root)
}

// Conforms says where a JSON text departs from a schema, nil when it does not. It knows
// the keywords that structured output uses: type, properties, required,
// additionalProperties, items, enum, anyOf, local $ref, and the bounds of length and size.
func Conforms(schema, text []byte) error {
	var root node
	if err := json.Unmarshal(schema, &root); err != nil {
		return fmt.Errorf("schéma illisible : %w", err)
	}
	var v any
	if err := json.Unmarshal(text, &v); err != nil {
		return fmt.Errorf("JSON illisible : %w", err)
	}
	return root.check(&root, v, "$")
}

func (n *node) check(root *node, v any, at string) error {
	if name, ok := strings.CutPrefix(n.Ref, "#/$defs/"); ok {
		d := root.Defs[name]
		if d == nil {
			return fmt.Errorf("%s : définition « %s » absente du schéma", at, name)
		}
		return d.check(root, v, at)
	}
	if len(n.AnyOf) > 0 {
		var last error
		for _, alt := range n.AnyOf {
			if last = alt.check(root, v, at); last == nil {
				return nil
			}
		}
		return last
	}
	if t := n.types(); len(t) > 0 && !slices.ContainsFunc(t, func(name string) bool { return isType(v, name) }) {
		return fmt.Errorf("%s : %s attendu, %s reçu", at, strings.Join(t, " ou "), typeName(v))
	}
	if len(n.Enum) > 0 && !slices.ContainsFunc(n.Enum, func(e any) bool { return reflect.DeepEqual(e, v) }) {
		return fmt.Errorf("%s : « %v » n’est pas une valeur permise ; valeurs permises : %v", at, v, n.Enum)
	}
	switch v := v.(type) {
	case map[string]any:
		return n.checkObject(root, v, at)
	case []any:
		if len(v) < n.MinItems || n.MaxItems != nil && len(v) > *n.MaxItems {
			return fmt.Errorf("%s : %d éléments, nombre non permis", at, len(v))
		}
		for i, e := range v {
			if n.Items == nil {
				break
			}
			if err := n.Items.check(root, e, fmt.Sprintf("%s[%d]", at, i)); err != nil {
				return err
			}
		}
	case string:
		if l := utf8.RuneCountInString(v); l < n.MinLength || n.MaxLength != nil && l > *n.MaxLength {
			return fmt.Errorf("%s : %d caractères, longueur non permise", at, l)
		}
	case float64:
		if n.Minimum != nil && v < *n.Minimum || n.Maximum != nil && v > *n.Maximum {
			return fmt.Errorf("%s : %v est hors des bornes", at, v)
		}
	}
	return nil
}

func (n *node) checkObject(root *node, v map[string]any, at string) error {
	for _, name := range n.Required {
		if _, ok := v[name]; !ok {
			return fmt.Errorf("%s : la clé « %s » manque", at, name)
		}
	}
	names := make([]string, 0, len(v))
	for name := range v {
		names = append(names, name)
	}
	slices.Sort(names) // the same fault is quoted on every run
	for _, name := range names {
		p := n.Properties[name]
		if p == nil {
			if n.Additional == false {
				return fmt.Errorf("%s : la clé « %s » est de trop", at, name)
			}
			continue
		}
		if err := p.check(root, v[name], at+"."+name); err != nil {
			return err
		}
	}
	return nil
}

func isType(v any, name string) bool {
	if name == "integer" {
		f, ok := v.(float64)
		return ok && f == math.Trunc(f)
	}
	return typeName(v) == name
}

func typeName(v any) string {
	switch v.(type) {
	case nil:
		return "null"
	case bool:
		return "boolean"
	case float64:
		return "number"
	case string:
		return "string"
	case []any:
		return "array"
	}
	return "object"
}

package draft

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// SplitFront cuts a text into front matter and body. line is the 1-based line on which the
// body starts.
func SplitFront(text string) (head, body string, line int, found bool) {
	first, rest, ok := strings.Cut(text, "\n")
	if !ok || strings.TrimRight(first, " \t") != "---" {
		return "", text, 1, false
	}
	line = 2
	for remaining := rest; remaining != ""; line++ {
		current, next, more := strings.Cut(remaining, "\n")
		if mark := strings.TrimRight(current, " \t"); mark == "---" || mark == "..." {
			return rest[:len(rest)-len(remaining)], next, line + 1, true
		}
		if !more {
			break
		}
		remaining = next
	}
	return "", text, 1, false
}

// parseFront reads the front matter as a mapping whose keys are unique: a key that stands
// twice could be signed with one value and published with the other.
func parseFront(head string) (*yaml.Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(head), &doc); err != nil {
		return nil, fmt.Errorf("%w : %v", ErrFrontMatter, err)
	}
	if doc.Kind == 0 {
		return &yaml.Node{Kind: yaml.MappingNode}, nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%w : des lignes « clé: valeur » sont attendues", ErrFrontMatter)
	}
	seen := map[string]bool{}
	for i := 0; i < len(root.Content); i += 2 {
		key := root.Content[i].Value
		if seen[key] {
			return nil, fmt.Errorf("%w : la clé « %s » y figure deux fois, gardez-en une", ErrFrontMatter, key)
		}
		seen[key] = true
	}
	return root, nil
}

// find returns the value of a key of a mapping, nil when it is absent.
func find(mapping *yaml.Node, key string) *yaml.Node {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

// plain gives the value of a node whatever its style: quotes and flow are no change.
func plain(n *yaml.Node, depth int) any {
	if n == nil || depth > 20 {
		return nil
	}
	switch n.Kind {
	case yaml.AliasNode:
		return plain(n.Alias, depth+1)
	case yaml.SequenceNode:
		list := make([]any, 0, len(n.Content))
		for _, c := range n.Content {
			list = append(list, plain(c, depth+1))
		}
		return list
	case yaml.MappingNode:
		pairs := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			pairs[n.Content[i].Value] = plain(n.Content[i+1], depth+1)
		}
		return pairs
	default:
		return n.Value
	}
}

func readFront(root *yaml.Node) Front {
	text := func(m *yaml.Node, key string) string {
		s, _ := plain(find(m, key), 0).(string)
		return s
	}
	list := func(key string) []string {
		switch v := plain(find(root, key), 0).(type) {
		case string:
			if v != "" {
				return []string{v}
			}
		case []any:
			var out []string
			for _, e := range v {
				if s, ok := e.(string); ok {
					out = append(out, s)
				}
			}
			return out
		}
		return nil
	}
	ours := find(root, "phare")
	return Front{
		Title: text(root, "title"), Slug: text(root, "slug"), Date: text(root, "date"),
		Summary: text(root, "summary"), Categories: list("categories"), Tags: list("tags"),
		Image: text(root, "image"), Alt: text(root, "alt"),
		Acts:    readActs(find(root, "acts")),
		Session: text(ours, "session"), Channel: text(ours, "channel"), Method: text(ours, "method"),
	}
}

// SetFront returns src with front-matter keys set to values (strings or lists of strings);
// other keys and comments are kept, and the body byte for byte. A nil value removes its key.
func SetFront(src []byte, values map[string]any) ([]byte, error) {
	text, err := Decode(src)
	if err != nil {
		return nil, err
	}
	head, body, _, found := SplitFront(text)
	root := &yaml.Node{Kind: yaml.MappingNode}
	if found {
		if root, err = parseFront(head); err != nil {
			return nil, err
		}
	} else {
		body = "\n" + text
	}
	for _, key := range sortedKeys(values) {
		if err := setKey(root, key, values[key]); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	b.WriteString("---\n")
	if len(root.Content) > 0 {
		out, err := Dump(root)
		if err != nil {
			return nil, err
		}
		b.Write(out)
	}
	b.WriteString("---\n" + body)
	return KeepStyle(src, b.String()), nil
}

// Dump writes front matter, a value a line: editors and diffs like it better than folds.
func Dump(root *yaml.Node) ([]byte, error) {
	return yaml.Dump(root, yaml.WithIndent(2), yaml.WithLineWidth(-1))
}

func setKey(root *yaml.Node, key string, value any) error {
	at := -1
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == key {
			at = i
		}
	}
	if value == nil {
		if at >= 0 {
			root.Content = append(root.Content[:at], root.Content[at+2:]...)
		}
		return nil
	}
	node := &yaml.Node{}
	if err := node.Encode(value); err != nil {
		return err
	}
	if at < 0 {
		root.Content = append(root.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, node)
		return nil
	}
	old := root.Content[at+1]
	node.HeadComment, node.LineComment, node.FootComment = old.HeadComment, old.LineComment, old.FootComment
	if node.Kind == old.Kind {
		node.Style = old.Style
	}
	root.Content[at+1] = node
	return nil
}

package llm

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestJSONIn(t *testing.T) {
	for in, want := range map[string]string{
		`{"a":1}`:                              `{"a":1}`,
		"```json\n{\"a\":1}\n```":              `{"a":1}`,
		"```\r\n{\"a\":1}\r\n```":              `{"a":1}`,
		"Voici {vide} : {\"a\":{\"b\":[1]}} !": `{"a":{"b":[1]}}`,
		`Exemple {} puis {"a":1}`:              `{"a":1}`,
		`{"a":1`:                               "",
		`[1,2]`:                                "",
		"\ufeff{\"a\":1}":                      `{"a":1}`,
	} {
		if got := string(jsonIn(in)); got != want {
			t.Errorf("jsonIn(%q) = %q, want %q", in, got, want)
		}
	}
}

// Whatever a model says around its JSON, the JSON is what is read, byte for byte.
func TestJSONInTalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.MapOfN(rapid.StringN(1, 8, -1), rapid.String(), 1, 5).Draw(t, "values")
		want, err := json.Marshal(values)
		if err != nil {
			t.Fatal(err)
		}
		talk := rapid.StringMatching(`[^{}<>]{0,40}`)
		said := talk.Draw(t, "before") + string(want) + talk.Draw(t, "after")
		if got := jsonIn(said); string(got) != string(want) {
			t.Fatalf("jsonIn(%q) = %q, want %q", said, got, want)
		}
	})
}

func TestStripReasoning(t *testing.T) {
	for in, want := range map[string]string{
		"Bonjour.":                              "Bonjour.",
		"<think>\nhm <b>\n</think>\n\nBonjour.": "Bonjour.",
		"hm</think>Bonjour.":                    "Bonjour.",
		"<think>a</think><think>b</think>Bon":   "Bon",
		"Bonjour.<think>never closed":           "Bonjour.",
		"<Thinking>a</Thinking>Bonjour.":        "Bonjour.",
		"un <thé> vert":                         "un <thé> vert",
	} {
		if got := stripReasoning(in); got != want {
			t.Errorf("stripReasoning(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestForeign(t *testing.T) {
	for _, c := range []struct {
		text string
		json bool
		want bool
	}{
		{"Le conseil municipal a approuvé la rénovation de la halle, pour un montant de 410 000 euros.", false, false},
		{"The municipal council has approved the renovation of the covered market for 410,000 euros.", false, true},
		{"El pleno ha aprobado la renovación del mercado cubierto por un importe de 410 000 euros para los vecinos.", false, true},
		{"Der Gemeinderat hat die Renovierung der Markthalle genehmigt, und die Arbeiten werden im Herbst beginnen.", false, true},
		{"Il consiglio comunale ha approvato il rinnovo della piazza e dei mercati con una spesa di 410 000 euro.", false, true},
		{"Halle couverte", false, false},
		{"Désigne Mme Lamandier, M. Corvoisier, Mme Tresnay, M. Oulmière, Mme Passavent, M. Brunelot, M. Valtier.", false, false},
		{`{"id":"a","resume":"Le conseil soutient la venue du festival dans les écoles de la ville.","citation":"The best of the west, for all of us and by us"}`, true, false},
		{`{"resume":"The council supports the festival that will be held in the schools of the city.","citation":"Le conseil soutient la venue du festival."}`, true, true},
		{`{"id":"2031-04","n":3}`, true, false},
	} {
		if got := foreign([]byte(c.text), c.json, "<acte>\nThe best of the west, for all of us and by us\n</acte>"); got != c.want {
			t.Errorf("foreign(%q) = %v, want %v", c.text, got, c.want)
		}
	}
}

// Our count is between a token for three characters and one for four and a half, for
// French prose, and dotted lines count for little: a server's honest count is never
// under half of it.
func TestEstimateTokens(t *testing.T) {
	prose := strings.Repeat("Le conseil, après en avoir délibéré, approuve à l’unanimité la convention proposée par le maire. ", 20)
	n, runes := EstimateTokens(prose), len([]rune(prose))
	if n*9 < runes*2 || n*3 > runes {
		t.Errorf("%d tokens for %d characters", n, runes)
	}
	if n := EstimateTokens(strings.Repeat(".", 1000) + strings.Repeat(" ", 1000)); n > 20 {
		t.Errorf("%d tokens for two runs", n)
	}
}

func TestConforms(t *testing.T) {
	const schema = `{"type":"object","properties":{"acts":{"type":"array","items":{"enum":["a","b"]},"minItems":1,"maxItems":2},"note":{"type":["string","null"],"maxLength":5},"n":{"type":"integer"},"d":{"$ref":"#/$defs/d"},"x":{"anyOf":[{"type":"null"},{"type":"number","minimum":1}]}},"required":["acts"],"additionalProperties":false,"$defs":{"d":{"type":"boolean"}}}`
	for in, says := range map[string]string{
		`{"acts":["a"],"note":null,"n":3,"d":true,"x":2}`: "",
		`{"acts":["c"]}`:                  "$.acts[0]",
		`{"acts":[]}`:                     "0 éléments",
		`{}`:                              "« acts » manque",
		`{"acts":["a"],"z":1}`:            "« z » est de trop",
		`{"acts":["a"],"note":"élégant"}`: "7 caractères",
		`{"acts":["a"],"n":1.5}`:          "integer attendu",
		`{"acts":["a"],"d":1}`:            "boolean attendu",
		`{"acts":["a"],"x":0}`:            "bornes",
		`[]`:                              "object attendu",
	} {
		err := Conforms([]byte(schema), []byte(in))
		if (err == nil) != (says == "") || err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", in, err, says)
		}
	}
}

func TestStrictly(t *testing.T) {
	for in, want := range map[string]bool{
		`{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}`:                          true,
		`{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}`:                             false,
		`{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}`:                                                       false,
		`{"type":"object","properties":{"a":{"type":"array","items":{"type":"object"}}},"required":["a"],"additionalProperties":false}`: false,
	} {
		if got := strictly([]byte(in)); got != want {
			t.Errorf("strictly(%s) = %v", in, got)
		}
	}
}

package llm_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

const schema = `{"type":"object","properties":{"id":{"type":"string","enum":["2031-04","2031-05"]},"resume":{"type":"string"},"portee":{"type":"integer","minimum":0,"maximum":5}},"required":["id","portee","resume"],"additionalProperties":false}`

const act = `<acte>
Le conseil municipal de Valbrune-sur-Arve approuve la rénovation de la halle couverte pour un montant de 410 000 euros.
Les travaux débuteront au mois de septembre et le marché sera déplacé sur la place de la gare pendant leur durée.
</acte>`

func request(name string) llm.Request {
	return llm.Request{Name: name, System: "Tu résumes des délibérations en français.", User: act, Schema: schema, MaxTokens: 500}
}

func client(t *testing.T, c llm.Config) *llm.Client {
	t.Helper()
	cl, err := llm.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return cl
}

func ask(t *testing.T, cl *llm.Client, r llm.Request) []byte {
	t.Helper()
	b, err := cl.JSON(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	if err := llm.Conforms([]byte(schema), b); err != nil {
		t.Errorf("reply %s: %v", b, err)
	}
	return b
}

func wantKind(t *testing.T, err error, k llm.Kind) {
	t.Helper()
	if llm.KindOf(err) != k {
		t.Fatalf("error %q of kind %q, want %q", err, llm.KindOf(err), k)
	}
	if strings.Contains(err.Error(), llmtest.Key) {
		t.Errorf("error %q holds the key", err)
	}
}

// A reply that is wrapped, or preceded by reasoning, is the same reply and costs one call.
func TestDressedReplies(t *testing.T) {
	for name, reply := range map[string]llmtest.Reply{
		"plain": llmtest.Echo(), "fence": llmtest.Fenced(), "think": llmtest.Thinking(), "reasoning": llmtest.Reasoning(),
		"half a tag": llmtest.Echoed(func(r llmtest.Reply) llmtest.Reply { r.Text = "hmm {no}</think>" + r.Text; return r }),
		"no usage":   llmtest.NoUsage(),
		"parts": llmtest.Echoed(func(r llmtest.Reply) llmtest.Reply {
			text, _ := json.Marshal(r.Text)
			r.Raw = `{"choices":[{"finish_reason":"stop","message":{"role":"assistant","content":[{"type":"thinking","thinking":[{"type":"text","text":"hm"}]},{"type":"text","text":` + string(text) + `}]}}]}`
			return r
		}),
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.New(t)
			want := ask(t, client(t, s.Config()), request("a"))
			s.On("b", reply)
			cl := client(t, s.Config())
			if got := ask(t, cl, request("b")); string(got) != string(want) {
				t.Errorf("got %s, want %s", got, want)
			}
			if n := len(s.Named("b")); n != 1 {
				t.Errorf("%d calls, want 1", n)
			}
			if u := cl.Usage(); u.Run.InputTokens == 0 || u.Run.OutputTokens == 0 {
				t.Errorf("usage %+v: no tokens", u)
			}
		})
	}
}

// The ladder: what the server refuses, or takes and does not obey, is left for the run.
func TestLadder(t *testing.T) {
	for _, c := range []struct {
		name           string
		lacks, ignores []llm.Output
		want           llm.Output
		calls          int // to answer the first request
	}{
		{"schema", nil, nil, llm.OutputSchema, 1},
		{"no schema", []llm.Output{llm.OutputSchema}, nil, llm.OutputObject, 2},
		{"text only", []llm.Output{llm.OutputSchema, llm.OutputObject}, nil, llm.OutputText, 3},
		{"schema not obeyed", nil, []llm.Output{llm.OutputSchema}, llm.OutputObject, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := llmtest.New(t)
			s.Lacks, s.Ignores = c.lacks, c.ignores
			cl := client(t, s.Config())
			ask(t, cl, request("first"))
			if n := len(s.Requests()); n != c.calls {
				t.Errorf("%d calls for the first request, want %d", n, c.calls)
			}
			s.Forget()
			ask(t, cl, request("second"))
			got := s.Requests()
			if len(got) != 1 || got[0].Output != c.want {
				t.Errorf("second request: %d calls, the first on %s; want 1 on %s", len(got), got[0].Output, c.want)
			}
			if told := strings.Contains(got[0].System, `"minimum":0`); told != (c.want != llm.OutputSchema) {
				t.Errorf("schema told in the prompt: %v", told)
			}
		})
	}
}

// A refusal that does not say what it is about is understood by what works next, and one
// bad reply does not take a run off a rung that has worked.
func TestLadderWithoutReason(t *testing.T) {
	s := llmtest.New(t)
	s.OnFunc(".", func(r llmtest.Request) llmtest.Reply {
		if r.Output == llm.OutputSchema {
			return llmtest.Status(http.StatusBadRequest, "Bad Request")
		}
		return llmtest.Echo()
	})
	cl := client(t, s.Config())
	ask(t, cl, request("first"))
	s.Forget()
	ask(t, cl, request("second"))
	if n := len(s.Requests()); n != 1 {
		t.Errorf("%d calls for the second request, want 1", n)
	}

	s = llmtest.New(t)
	s.On("bad", llmtest.Garbage(), llmtest.Echo())
	cl = client(t, s.Config())
	ask(t, cl, request("good"))
	ask(t, cl, request("bad"))
	for _, r := range s.Requests() {
		if r.Output != llm.OutputSchema {
			t.Errorf("%s asked on %s, want json_schema throughout", r.Name, r.Output)
		}
	}
}

// A parameter that the server refuses is left out for the rest of the run.
func TestParameters(t *testing.T) {
	s := llmtest.New(t)
	s.Refuses = []string{"temperature", "max_tokens", "reasoning_effort"}
	c, zero := s.Config(), 0.0
	c.Temperature, c.ReasoningEffort = &zero, "low"
	cl := client(t, c)
	ask(t, cl, request("first"))
	s.Forget()
	ask(t, cl, request("second"))
	if got := s.Requests(); len(got) != 1 || got[0].Max != 500 {
		t.Errorf("second request: %d calls, bound %d; want 1, 500", len(got), got[0].Max)
	}
}

// OpenAI's models that reason take another name for the bound, room for the reasoning,
// and no temperature; some templates have no system turn.
func TestModelQuirks(t *testing.T) {
	s := llmtest.New(t)
	s.Models, s.Refuses = []string{"gpt-5-mini"}, []string{"max_tokens", "temperature"}
	c, half := s.Config(), 0.5
	c.Model, c.Temperature = "gpt-5-mini", &half
	ask(t, client(t, c), request("a"))
	if got := s.Requests(); len(got) != 1 || got[0].Max != 500+8192 {
		t.Errorf("%d calls, bound %d", len(got), got[0].Max)
	}

	s = llmtest.New(t)
	s.OnFunc(".", func(r llmtest.Request) llmtest.Reply {
		for i, m := range r.Messages {
			if m.Role == "system" {
				return llmtest.Status(400, "System role not supported")
			}
			if i > 0 && m.Role == r.Messages[i-1].Role {
				return llmtest.Status(400, "Conversation roles must alternate user/assistant")
			}
		}
		if !strings.HasPrefix(r.User, "Tu résumes") {
			return llmtest.Status(400, "no instructions")
		}
		if r.Nth == 2 {
			return llmtest.Empty()
		}
		return llmtest.Echo()
	})
	cl := client(t, s.Config())
	ask(t, cl, request("a"))
	ask(t, cl, request("b"))
	if n := len(s.Requests()); n != 4 {
		t.Errorf("%d calls, want 4: refused, empty, mended, next", n)
	}
}

// Flaws that asking again may mend are asked again, saying what was wrong: once, or twice
// for want of room. Then they are errors, and nothing of them is kept.
func TestFlaws(t *testing.T) {
	for _, c := range []struct {
		name  string
		reply llmtest.Reply
		kind  llm.Kind
		says  string // in what asks again
	}{
		{"cut", llmtest.Cut(), llm.KindCut, "plus court"},
		{"empty", llmtest.Empty(), llm.KindEmpty, "vide"},
		{"reasoning alone", llmtest.Text("<think>still thinking"), llm.KindEmpty, "vide"},
		{"garbage", llmtest.Garbage(), llm.KindInvalid, "aucun objet JSON"},
		{"unknown id", llmtest.Text(`{"id":"1999-01","portee":2,"resume":"Le conseil approuve."}`), llm.KindInvalid, "1999-01"},
		{"missing key", llmtest.Text(`{"id":"2031-04","portee":2}`), llm.KindInvalid, "resume"},
		{"english", llmtest.English(), llm.KindLanguage, "en français"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := llmtest.New(t)
			s.On("mended", c.reply, llmtest.Echo())
			s.On("stubborn", c.reply)
			conf := s.Config()
			conf.CacheDir = t.TempDir()
			cl := client(t, conf)
			ask(t, cl, request("mended"))
			got := s.Requests()
			if len(got) != 2 || !strings.Contains(got[1].Last, c.says) {
				t.Errorf("%d calls, the last asking %q; want 2, with %q", len(got), got[len(got)-1].Last, c.says)
			}
			s.Forget()
			r := request("stubborn")
			r.User += "\nUn autre acte."
			_, err := cl.JSON(t.Context(), r)
			wantKind(t, err, c.kind)
			want := 2
			if c.kind == llm.KindCut {
				want = 3
			}
			if n := len(s.Requests()); n != want {
				t.Errorf("%d calls, want %d", n, want)
			}
			if llm.IsFatal(err) {
				t.Error("one reply's flaw stops the others")
			}
			// Another run may ask anew.
			s.On("stubborn", llmtest.Echo())
			if _, err := client(t, conf).JSON(t.Context(), r); err != nil {
				t.Errorf("second run: %v", err)
			}
		})
	}
}

// Validate's own words go back to the model, and it is asked of replies from the cache too.
func TestValidate(t *testing.T) {
	s := llmtest.New(t)
	cl := client(t, s.Config())
	r, n := request("a"), 0
	r.Validate = func(b []byte) error {
		if n++; n == 1 {
			return errors.New("la citation « quatre cents » n’est pas dans l’acte")
		}
		return nil
	}
	if _, err := cl.JSON(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	got := s.Requests()
	if len(got) != 2 || !strings.Contains(got[1].Last, "quatre cents") || got[1].Messages[2].Role != "assistant" {
		t.Errorf("asked again: %+v", got[1].Messages)
	}
}

func TestText(t *testing.T) {
	s := llmtest.New(t)
	s.On("a", llmtest.Text("<think>x</think>\n```markdown\n## La halle\n\nLe conseil a approuvé les travaux.\n```"))
	r := request("a")
	r.Schema = nil
	got, err := client(t, s.Config()).Text(t.Context(), r)
	if want := "## La halle\n\nLe conseil a approuvé les travaux."; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if o := s.Requests()[0].Output; o != llm.OutputText {
		t.Errorf("text asked as %s", o)
	}
}

// No call is made unless a model is named, nor to an address that is none.
func TestConfig(t *testing.T) {
	for name, c := range map[string]llm.Config{
		"no model":          {BaseURL: "http://127.0.0.1:1/v1", Key: llmtest.Key},
		"unknown provider":  {Model: "m", Provider: "acme"},
		"azure, no url":     {Model: "m", Provider: "azure"},
		"no scheme":         {Model: "m", BaseURL: "127.0.0.1:1234/v1"},
		"password in url":   {Model: "m", BaseURL: "https://moi:" + llmtest.Key + "@exemple.fr/v1"},
		"key with newline":  {Model: "m", Key: llmtest.Key + "\nX: y"},
		"ceiling, no price": {Model: "m", MaxCost: 1},
	} {
		_, err := llm.New(c)
		if llm.KindOf(err) != llm.KindConfig || strings.Contains(fmt.Sprintf("%v %+v %#v", err, err, c), llmtest.Key) {
			t.Errorf("%s: error %v, config %+v", name, err, c)
		}
	}
	for _, p := range llm.Presets() {
		c := llm.Config{Provider: p.Name, Model: "m"}
		if p.BaseURL == "" {
			c.BaseURL = "https://exemple.openai.azure.com"
		}
		if _, err := llm.New(c); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
}

func TestAzure(t *testing.T) {
	s := llmtest.New(t)
	s.Key = llmtest.Key
	c := s.Config()
	c.Provider, c.BaseURL = "azure", strings.TrimSuffix(s.URL, "/v1")
	ask(t, client(t, c), request("a"))
}

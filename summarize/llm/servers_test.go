package llm_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

// raw answers a body as it is, as a stream where it is one.
func raw(status int, body string) llmtest.Reply {
	r := llmtest.Reply{Raw: body}
	if strings.HasPrefix(body, "data:") {
		r.Header = http.Header{"Content-Type": {"text/event-stream"}}
	}
	if status != http.StatusOK {
		r = llmtest.Status(status, body)
	}
	return r
}

const said = `{\"text\":\"Le conseil a pris acte de ce point de son ordre du jour.\"}`

// The words of models that think come in other forms: a list of parts, reasoning in a field
// of its own. They are words, and reasoning is a sign of life.
func TestFormsOfWords(t *testing.T) {
	chunk := func(delta, finish string) string {
		return fmt.Sprintf("data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n", delta, finish)
	}
	for name, body := range map[string]string{
		"content in parts": chunk(`{"role":"assistant","content":[{"type":"thinking","thinking":[{"type":"text","text":"Je réfléchis {bien}."}]}]}`, "null") +
			chunk(`{"content":[{"type":"text","text":"`+said+`"}]}`, `"stop"`) + "data: [DONE]\n\n",
		"reasoning beside": chunk(`{"role":"assistant","content":"","reasoning":"Je réfléchis {bien}."}`, "null") +
			chunk(`{"content":"`+said+`"}`, `"stop"`) + "data: [DONE]\n\n",
		"a whole reply in parts": `{"id":"x","object":"chat.completion","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":[{"type":"thinking","thinking":[{"type":"text","text":"Bien."}]},{"type":"text","text":"` + said + `"}]}}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.New(t)
			s.On("a", raw(http.StatusOK, body))
			conf := s.Config()
			words := 0
			conf.OnWords = func(_ string, n int) { words = n }
			got, err := client(t, conf).JSON(context.Background(), llm.Request{Name: "a", User: "Que dit l'acte ?", Schema: map[string]any{
				"type": "object", "properties": map[string]any{"text": map[string]any{"type": "string"}}, "required": []string{"text"}, "additionalProperties": false}})
			if err != nil || !strings.Contains(string(got), "pris acte") {
				t.Fatalf("%s, %v", got, err)
			}
			if strings.HasPrefix(body, "data:") && words == 0 {
				t.Error("no sign of life")
			}
		})
	}
}

// What the model's own host says behind a relay is told.
func TestWordsBehindARelay(t *testing.T) {
	s := llmtest.New(t)
	s.OnFunc("a", func(llmtest.Request) llmtest.Reply {
		return llmtest.Reply{Header: http.Header{"Content-Type": {"text/event-stream"}},
			Raw: "data: {\"error\":{\"message\":\"Provider returned error\",\"code\":400,\"metadata\":{\"raw\":\"{\\\"detail\\\":\\\"modèle en cours de retrait\\\"}\",\"provider_name\":\"Hôte\"}}}\n\n"}
	})
	conf := s.Config()
	conf.Retries = -1
	_, err := client(t, conf).JSON(context.Background(), request("a"))
	var e *llm.Error
	if !errors.As(err, &e) || !strings.Contains(e.Detail, "modèle en cours de retrait") {
		t.Errorf("%v", err)
	}
}

// "upstream" is no "stream": the run goes on streaming.
func TestUpstreamIsNoStream(t *testing.T) {
	s := llmtest.New(t)
	s.On("a", llmtest.Status(400, "upstream error: unsupported schema"), llmtest.Echo())
	ask(t, client(t, s.Config()), request("a"))
	for _, r := range s.Requests() {
		if !r.Stream {
			t.Error("the run stops streaming")
		}
	}
}

// A bound that is too large is lowered to what the server names.
func TestBoundIsLowered(t *testing.T) {
	for _, words := range []string{
		"max_tokens is too large: 4096. This model supports at most 1024 completion tokens, whereas you provided 4096.",
		"Invalid value for max_tokens: must be less than or equal to 1024",
	} {
		s := llmtest.New(t)
		calls := 0
		s.OnFunc("a", func(r llmtest.Request) llmtest.Reply {
			if calls++; r.Max > 1024 {
				return llmtest.Status(400, words)
			}
			return llmtest.Echo()
		})
		r := request("a")
		r.MaxTokens = 4096
		ask(t, client(t, s.Config()), r)
		if calls != 2 {
			t.Errorf("%d calls", calls)
		}
	}
}

// A server that drops a third of one prompt without a word is found by its count of others.
func TestSilentCut(t *testing.T) {
	s := llmtest.New(t)
	long := strings.Repeat("La Ville participe au coût des séjours de vacances des enfants. ", 80)
	s.On("cut", llmtest.Echoed(func(r llmtest.Reply) llmtest.Reply {
		r.PromptTokens = llm.EstimateTokens(long) * 7 / 10
		return r
	}))
	cl := client(t, s.Config())
	whole := request("whole")
	whole.User += long
	ask(t, cl, whole)
	cut := request("cut")
	cut.User += long + "Fin."
	if _, err := cl.JSON(context.Background(), cut); llm.KindOf(err) != llm.KindTruncated {
		t.Errorf("a cut prompt gives %v", err)
	}
	if w := cl.Window(); w > llm.EstimateTokens(long)*2 {
		t.Errorf("the window is still taken for %d", w)
	}
}

// A full window is learned from the refusal that names it.
func TestWindowIsLearned(t *testing.T) {
	s := llmtest.New(t)
	s.On("a", llmtest.Status(400, "This model's maximum context length is 8192 tokens. However, your messages resulted in 9000 tokens. [context_length_exceeded]"))
	cl := client(t, s.Config())
	if _, err := cl.JSON(context.Background(), request("a")); llm.KindOf(err) != llm.KindTooLong {
		t.Fatalf("%v", err)
	}
	if w := cl.Window(); w != 8192 {
		t.Errorf("the window is taken for %d", w)
	}
}

// Without a ceiling set, the usual one holds; a run that is foreseen to pass it is refused.
func TestUsualCeiling(t *testing.T) {
	s := llmtest.New(t)
	conf := s.Config()
	conf.Prices = map[string]llm.Price{conf.Model: {Input: 1, Output: 2, Currency: "EUR"}}
	cl := client(t, conf)
	if cl.Ceiling() != llm.DefaultMaxCost {
		t.Errorf("ceiling %v", cl.Ceiling())
	}
	if err := cl.TooDear(llm.Estimate{Priced: true, Cost: 3.5}); llm.KindOf(err) != llm.KindBudget {
		t.Errorf("%v", err)
	}
	if err := cl.TooDear(llm.Estimate{Priced: true, Cost: 2.5}); err != nil {
		t.Error(err)
	}
	conf.MaxCost = -1
	if c := client(t, conf); c.Ceiling() != 0 || c.TooDear(llm.Estimate{Priced: true, Cost: 50}) != nil {
		t.Error("a ceiling that is lifted holds")
	}
}

// Acts and key go to another computer encrypted, or not at all.
func TestNoPlainWayToAnotherComputer(t *testing.T) {
	for address, ok := range map[string]bool{
		"http://127.0.0.1:11434/v1": true, "http://localhost:8080/v1": true, "http://[::1]:8080/v1": true, "https://api.exemple.invalid/v1": true,
		"http://api.exemple.invalid/v1": false, "http://192.168.1.20:11434/v1": false, "http://127.0.0.1.exemple.invalid/v1": false,
	} {
		conf := llm.Config{Model: "m", BaseURL: address, Key: "cle-d-essai"}
		if _, err := conf.Resolve(); (err == nil) != ok {
			t.Errorf("%s: %v", address, err)
		}
		conf.Insecure = true
		if _, err := conf.Resolve(); err != nil {
			t.Errorf("%s with the flag: %v", address, err)
		}
	}
}

// Package llmtest is a fake model for tests: a server that speaks the protocol of chat
// completions, answers as scripted, fails as asked, and keeps what it was sent.
//
// With nothing scripted it answers every request validly: from a schema the least JSON
// that fits it, its strings cut from the prompt's own sentences, so that whole programs
// run against it.
package llmtest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"phare/summarize/llm"
)

// Model is the name of the model that the server knows.
const Model = "modele-essai"

// Key is the key that Config gives; the server takes any, unless Server.Key is set.
const Key = "cle-secrete-d-essai-0123456789"

// Server is the fake. Its fields are set before the first call; where that call comes
// from another process, by an option of New.
type Server struct {
	URL string // with /v1, as Config.BaseURL

	Key     string        // when set, any other key is refused with 401
	Models  []string      // the models known; another is refused with 404
	Latency time.Duration // added to every reply
	Lacks   []llm.Output  // response formats refused with 400, as some servers do
	Ignores []llm.Output  // response formats taken and not obeyed, as others do
	Whole   bool          // replies are whole, streams asked for or not
	Refuses []string      // parameters refused with 400, such as "temperature"

	web *httptest.Server

	mu       sync.Mutex
	rules    []*rule
	requests []Request
	flying   int
	most     int
}

type rule struct {
	pattern *regexp.Regexp
	answer  func(Request) Reply
	replies []Reply
	n       int
}

// Message is a turn of a request.
type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// Request is a call as the server received it.
type Request struct {
	Name     string // llm.Request.Name, without what a header can't hold
	Model    string
	Messages []Message
	System   string // the system turns, joined
	User     string // the first user turn
	Last     string // the last user turn: what asks again, when something does
	Output   llm.Output
	Schema   json.RawMessage // from response_format, else from the instructions
	Stream   bool            // the reply was asked for as a stream
	Max      int             // max_tokens or max_completion_tokens
	Nth      int             // how many times the rule that answers was used, from 1
	Header   http.Header     // without the key
	Body     []byte

	gone    <-chan struct{} // closed when the client has left
	counted bool            // the stream is to end with a count of tokens
}

// New starts a server that ends with the test.
func New(t testing.TB, options ...func(*Server)) *Server {
	t.Helper()
	s := Start(options...)
	t.Cleanup(s.Close)
	return s
}

// Start starts a server that Close ends.
func Start(options ...func(*Server)) *Server { return start(httptest.NewServer, options) }

// StartTLS starts a server whose certificate nobody has signed.
func StartTLS(options ...func(*Server)) *Server { return start(httptest.NewTLSServer, options) }

func start(listen func(http.Handler) *httptest.Server, options []func(*Server)) *Server {
	s := &Server{Models: []string{Model}}
	for _, set := range options {
		set(s)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/models", s.models)
	mux.HandleFunc("POST /v1/chat/completions", s.chat)
	mux.HandleFunc("POST /openai/deployments/{deployment}/chat/completions", s.chat) // Azure
	s.web = listen(mux)
	s.URL = s.web.URL + "/v1"
	return s
}

// Close ends the server and its connections, those under way included.
func (s *Server) Close() {
	s.web.CloseClientConnections()
	s.web.Close()
}

// Config is a client's settings for this server, patient with nothing: waits between
// retries are of milliseconds.
func (s *Server) Config() llm.Config {
	return llm.Config{BaseURL: s.URL, Model: Model, Key: Key, RetryWait: 2 * time.Millisecond, Timeout: 20 * time.Second}
}

// On answers the requests whose name matches a regular expression: with each reply in
// turn, then with the last for good. A later rule goes before an earlier one.
func (s *Server) On(pattern string, replies ...Reply) {
	s.add(&rule{pattern: regexp.MustCompile(pattern), replies: replies})
}

// OnFunc answers them with a function, which several goroutines may call at once; it sees
// the turns and the schema.
func (s *Server) OnFunc(pattern string, answer func(Request) Reply) {
	s.add(&rule{pattern: regexp.MustCompile(pattern), answer: answer})
}

func (s *Server) add(r *rule) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rules = append(s.rules, r)
}

// Requests gives what was received, in order of arrival.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.requests)
}

// Named gives the requests received whose name matches.
func (s *Server) Named(pattern string) []Request {
	re := regexp.MustCompile(pattern)
	return slices.DeleteFunc(s.Requests(), func(r Request) bool { return !re.MatchString(r.Name) })
}

// Most is the largest number of calls that were in flight at once.
func (s *Server) Most() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

// Forget empties the list of requests and the largest number in flight.
func (s *Server) Forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests, s.most = nil, 0
}

func (s *Server) models(w http.ResponseWriter, r *http.Request) {
	if !s.allowed(w, r) {
		return
	}
	list := []any{}
	for _, m := range s.Models {
		list = append(list, map[string]any{"id": m, "object": "model"})
	}
	writeJSON(w, http.StatusOK, map[string]any{"object": "list", "data": list})
}

func (s *Server) allowed(w http.ResponseWriter, r *http.Request) bool {
	if s.Key == "" || r.Header.Get("Authorization") == "Bearer "+s.Key || r.Header.Get("Api-Key") == s.Key {
		return true
	}
	// OpenAI repeats the key in its refusal; a client must not.
	got := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	refuse(w, http.StatusUnauthorized, "Incorrect API key provided: "+got, "invalid_api_key")
	return false
}

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error(), "")
		return
	}
	req, raw, err := parse(body, r.Header)
	if err != nil {
		refuse(w, http.StatusBadRequest, err.Error(), "")
		return
	}
	rule := s.receive(&req)
	defer s.leave()
	if !s.allowed(w, r) {
		return
	}
	if !s.takes(w, req, raw) {
		return
	}
	reply := echo(req)
	switch {
	case rule != nil && rule.answer != nil:
		reply = rule.answer(req)
	case rule != nil && len(rule.replies) > 0:
		reply = rule.replies[min(req.Nth, len(rule.replies))-1]
	}
	if reply.fromEcho != nil {
		reply = reply.fromEcho(echo(req))
	}
	if slices.Contains(s.Ignores, req.Output) && reply.Status == 0 {
		reply.Text = "Bien sûr ! Voici ma réponse, sans la forme que vous demandez."
	}
	wait := time.NewTimer(s.Latency + reply.Delay)
	defer wait.Stop()
	select {
	case <-wait.C:
	case <-r.Context().Done():
		return
	}
	req.Stream, req.gone = req.Stream && !s.Whole, r.Context().Done()
	reply.write(w, req)
}

func (s *Server) receive(req *Request) *rule {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flying++
	s.most = max(s.most, s.flying)
	var found *rule
	for _, r := range slices.Backward(s.rules) {
		if r.pattern.MatchString(req.Name) {
			found = r
			break
		}
	}
	if found != nil {
		found.n++
		req.Nth = found.n
	}
	s.requests = append(s.requests, *req)
	return found
}

func (s *Server) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.flying--
}

func (s *Server) takes(w http.ResponseWriter, req Request, raw map[string]json.RawMessage) bool {
	if !slices.Contains(s.Models, req.Model) {
		refuse(w, http.StatusNotFound, fmt.Sprintf("The model `%s` does not exist", req.Model), "model_not_found")
		return false
	}
	for _, p := range s.Refuses {
		if v, ok := raw[p]; ok && string(v) != "false" {
			refuse(w, http.StatusBadRequest, fmt.Sprintf("Unsupported parameter: '%s' is not supported with this model.", p), "unsupported_parameter")
			return false
		}
	}
	if req.Output != llm.OutputText && slices.Contains(s.Lacks, req.Output) {
		refuse(w, http.StatusBadRequest, fmt.Sprintf("response_format of type '%s' is not supported", req.Output), "")
		return false
	}
	return true
}

func parse(body []byte, h http.Header) (Request, map[string]json.RawMessage, error) {
	var b struct {
		Model         string    `json:"model"`
		Messages      []Message `json:"messages"`
		MaxTokens     int       `json:"max_tokens"`
		MaxCompletion int       `json:"max_completion_tokens"`
		Stream        bool      `json:"stream"`
		StreamOptions struct {
			IncludeUsage bool `json:"include_usage"`
		} `json:"stream_options"`
		ResponseFormat struct {
			Type       llm.Output `json:"type"`
			JSONSchema struct {
				Schema json.RawMessage `json:"schema"`
			} `json:"json_schema"`
		} `json:"response_format"`
	}
	var raw map[string]json.RawMessage
	h = h.Clone()
	h.Del("Authorization") // what is recorded holds no key
	h.Del("Api-Key")
	if err := json.Unmarshal(body, &b); err != nil {
		return Request{}, nil, err
	}
	if err := json.Unmarshal(body, &raw); err != nil {
		return Request{}, nil, err
	}
	req := Request{
		Name: h.Get("X-Client-Request-Id"), Model: b.Model, Messages: b.Messages, Output: b.ResponseFormat.Type,
		Schema: b.ResponseFormat.JSONSchema.Schema, Max: max(b.MaxTokens, b.MaxCompletion), Header: h, Body: body,
		Stream: b.Stream, counted: b.StreamOptions.IncludeUsage,
	}
	for _, m := range b.Messages {
		switch m.Role {
		case "system":
			req.System += m.Content + "\n"
		case "user":
			if req.User == "" {
				req.User = m.Content
			}
			req.Last = m.Content
		}
	}
	if req.Output == "" {
		req.Output = llm.OutputText
	}
	if len(req.Schema) == 0 {
		req.Schema = schemaIn(req.System)
	}
	return req, raw, nil
}

// schemaIn finds the schema that the client tells in the instructions, below the first
// rung: the last line that is a JSON object.
func schemaIn(system string) json.RawMessage {
	for _, line := range slices.Backward(strings.Split(system, "\n")) {
		if strings.HasPrefix(line, "{") && json.Valid([]byte(line)) {
			return json.RawMessage(line)
		}
	}
	return nil
}

func refuse(w http.ResponseWriter, status int, message, code string) {
	e := map[string]any{"message": message, "type": "invalid_request_error"}
	if code != "" {
		e["code"] = code
	}
	writeJSON(w, status, map[string]any{"error": e})
}

func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(v) // a client that left is no concern of a fake
}

package llm

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"time"
	"unicode"

	openai "github.com/sashabaranov/go-openai"
)

// A streamed reply shows that the model writes, and tells a server that is slow from one
// that has stopped. It is read whole within its attempt, as any other, so that what is cut
// on the way is tried again; only the deadlines differ.

// errStalled is a reply that began and then stopped coming.
var errStalled = errors.New("stream stalled")

// errLate is an attempt over its deadline.
var errLate = fmt.Errorf("over the deadline: %w", context.DeadlineExceeded)

// wholeStream is how many times the deadline of the first words a stream may last.
const wholeStream = 5

// pace holds the deadlines of one attempt.
type pace struct {
	cancel context.CancelCauseFunc
	next   *time.Timer // until the next words
	whole  *time.Timer
	stall  time.Duration
	began  bool // words have come
}

// within gives the attempt its deadlines: one for the first words, or for a whole reply
// that is not streamed.
func within(ctx context.Context, first, stall time.Duration) (context.Context, *pace) {
	ctx, cancel := context.WithCancelCause(ctx)
	p := &pace{cancel: cancel, stall: stall}
	p.next = time.AfterFunc(first, func() { cancel(errLate) })
	p.whole = time.AfterFunc(first*wholeStream, func() { cancel(errLate) })
	return ctx, p
}

// words tells that words have come: the next are awaited for less long.
func (p *pace) words() {
	p.next.Stop()
	p.began = true
	p.next = time.AfterFunc(p.stall, func() { p.cancel(errStalled) })
}

func (p *pace) end() {
	p.next.Stop()
	p.whole.Stop()
	p.cancel(nil)
}

// chunk is the part of a streamed chunk that reading within the attempt needs.
type chunk struct {
	Error   json.RawMessage `json:"error"`
	Choices []struct {
		Delta struct {
			Content   string `json:"content"`
			Reasoning string `json:"reasoning_content"`
			Refusal   string `json:"refusal"`
		} `json:"delta"`
		Finish string `json:"finish_reason"`
	} `json:"choices"`
}

// readStream reads a stream of server-sent events to its end and leaves in the response
// the data lines alone: comments, names of events and heartbeats are for the way.
func readStream(resp *http.Response, f *flight, p *pace) error {
	var out bytes.Buffer
	lines := bufio.NewReaderSize(io.LimitReader(resp.Body, maxReply), 1<<16)
	finished := false
	for {
		line, err := lines.ReadBytes('\n')
		data, isData := bytes.CutPrefix(bytes.TrimSpace(line), []byte("data:"))
		if data = bytes.TrimSpace(data); isData && len(data) > 0 {
			if string(data) == "[DONE]" {
				break // what may follow is not read
			}
			data = inOneForm(data)
			var c chunk
			if json.Unmarshal(data, &c) != nil {
				return io.ErrUnexpectedEOF // cut in the middle of a chunk
			}
			if len(c.Error) > 0 && string(c.Error) != "null" {
				failStream(resp, f, c.Error)
				return nil
			}
			if f.heard(&c) {
				p.words()
			}
			for _, x := range c.Choices {
				finished = finished || x.Finish != ""
			}
			fmt.Fprintf(&out, "data: %s\n\n", data)
		}
		if errors.Is(err, io.EOF) {
			if !finished {
				return io.ErrUnexpectedEOF
			}
			break // some servers leave [DONE] out
		}
		if err != nil {
			return err
		}
	}
	out.WriteString("data: [DONE]\n\n")
	f.streamed, f.body = true, out.Bytes()
	resp.Body = io.NopCloser(bytes.NewReader(f.body))
	return nil
}

// inOneForm gives a chunk the form that the client reads: some servers send the words as a
// list of parts, reasoning among them, or reasoning in a field of another name.
func inOneForm(data []byte) []byte {
	if !oddForm.Match(data) {
		return data
	}
	var v map[string]any
	if json.Unmarshal(data, &v) != nil {
		return data
	}
	choices, _ := v["choices"].([]any)
	for _, x := range choices {
		choice, _ := x.(map[string]any)
		for _, name := range []string{"delta", "message"} {
			delta, ok := choice[name].(map[string]any)
			if !ok {
				continue
			}
			thought, _ := delta["reasoning_content"].(string)
			for _, other := range []string{"reasoning", "thinking"} {
				if thought == "" {
					thought = wordsOf(delta[other], "")
				}
			}
			if parts, ok := delta["content"].([]any); ok {
				thought += wordsOf(parts, "thinking")
				delta["content"] = wordsOf(parts, "text")
			}
			if thought != "" {
				delta["reasoning_content"] = thought
			}
		}
	}
	out, err := json.Marshal(v)
	if err != nil {
		return data
	}
	return out
}

var oddForm = regexp.MustCompile(`"content"\s*:\s*\[|"reasoning"|"thinking"`)

// wordsOf joins the words of a value: a string, or parts of a kind ("" for any).
func wordsOf(v any, kind string) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var b strings.Builder
		for _, p := range v {
			part, ok := p.(map[string]any)
			if !ok {
				b.WriteString(wordsOf(p, ""))
				continue
			}
			if t, _ := part["type"].(string); kind == "" || t == kind || kind == "text" && t == "output_text" {
				b.WriteString(wordsOf(part["text"], ""))
				b.WriteString(wordsOf(part["thinking"], ""))
			}
		}
		return b.String()
	}
	return ""
}

// heard counts the words of a chunk and reports whether there are any.
func (f *flight) heard(c *chunk) bool {
	some := false
	for _, x := range c.Choices {
		for _, text := range []string{x.Delta.Content, x.Delta.Reasoning, x.Delta.Refusal} {
			some = some || text != ""
			for _, r := range text {
				space := unicode.IsSpace(r)
				if !space && !f.inWord {
					f.words++
				}
				f.inWord = !space
			}
		}
	}
	if some && f.hear != nil {
		f.hear(f.words)
	}
	return some
}

// failStream makes of an error told in a stream what it would have been without one.
func failStream(resp *http.Response, f *flight, told json.RawMessage) {
	var e struct {
		Message  string          `json:"message"`
		Type     string          `json:"type"`
		Code     any             `json:"code"`
		Metadata json.RawMessage `json:"metadata,omitempty"`
	}
	if json.Unmarshal(told, &e) != nil {
		_ = json.Unmarshal(told, &e.Message) // some servers tell a sentence; else none
	}
	said := strings.ToLower(fmt.Sprint(e.Type, " ", e.Code, " ", e.Message))
	status := http.StatusServiceUnavailable
	if n, ok := e.Code.(float64); ok && n >= 400 && n < 600 {
		status = int(n)
	} else if strings.Contains(said, "rate_limit") || strings.Contains(said, "rate limit") || strings.Contains(said, "quota") {
		status = http.StatusTooManyRequests
	} else if strings.Contains(said, "context_length") || strings.Contains(said, "invalid_request") || strings.Contains(said, "content_filter") {
		status = http.StatusBadRequest
	}
	code, _ := e.Code.(string)
	body, err := json.Marshal(map[string]any{"error": map[string]any{"message": e.Message, "type": e.Type, "code": code, "metadata": e.Metadata}})
	if err != nil {
		body = []byte(`{"error":{"message":""}}`)
	}
	resp.StatusCode, resp.Status = status, http.StatusText(status)
	resp.Body = io.NopCloser(bytes.NewReader(body))
	f.status, f.body = status, body
}

// isStream tells whether a server answers by a stream; those that ignore the wish answer
// whole.
func isStream(resp *http.Response) bool {
	return resp.StatusCode == http.StatusOK && strings.HasPrefix(resp.Header.Get("Content-Type"), "text/event-stream")
}

// streamed asks for a reply as a stream and puts it together.
func (c *Client) streamed(ctx context.Context, f *flight, req openai.ChatCompletionRequest) (resp openai.ChatCompletionResponse, err error) {
	stream, err := c.api.CreateChatCompletionStream(ctx, req)
	if err != nil {
		return resp, err
	}
	defer stream.Close() //nolint:errcheck // a buffer
	if !f.streamed {
		return resp, json.Unmarshal(f.body, &resp)
	}
	var m openai.ChatCompletionChoice
	m.Message.Role = openai.ChatMessageRoleAssistant
	var content, reasoning, refusal strings.Builder
	answered := false
	for {
		part, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return resp, err
		}
		if part.Usage != nil {
			resp.Usage = *part.Usage
		}
		for _, x := range part.Choices {
			if x.Index != 0 {
				continue
			}
			answered = true
			content.WriteString(x.Delta.Content)
			reasoning.WriteString(x.Delta.ReasoningContent)
			refusal.WriteString(x.Delta.Refusal)
			if x.FinishReason != "" {
				m.FinishReason = x.FinishReason
			}
		}
	}
	m.Message.Content, m.Message.ReasoningContent, m.Message.Refusal = content.String(), reasoning.String(), refusal.String()
	if answered {
		resp.Choices = []openai.ChatCompletionChoice{m}
	}
	return resp, nil
}

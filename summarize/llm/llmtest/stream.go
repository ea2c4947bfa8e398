package llmtest

import (
	"encoding/json"
	"net/http"
	"time"

	"phare/summarize/llm"
)

// streaming is what is odd about a stream. Where the reply is asked for whole, it is
// whole, and nothing is odd.
type streaming struct {
	cut       bool          // ends in the middle of a chunk
	endless   bool          // goes on with the same words
	stall     bool          // stops in its middle and stays open
	doneTwice bool          // [DONE], words and [DONE] again
	noDone    bool          // ends without [DONE]
	failing   string        // an error chunk with this code, in its middle
	beats     int           // heartbeats before the first words
	each      time.Duration // before each chunk
	garbled   bool          // chunks of another protocol
}

func streamed(s streaming) Reply {
	return Echoed(func(r Reply) Reply { r.stream = s; return r })
}

// CutStream ends in the middle of a chunk; StalledStream stops there and stays open;
// EndlessStream never ends; SlowStream waits before each chunk.
func CutStream() Reply                 { return streamed(streaming{cut: true}) }
func StalledStream() Reply             { return streamed(streaming{stall: true}) }
func EndlessStream() Reply             { return streamed(streaming{endless: true, each: 5 * time.Millisecond}) }
func SlowStream(d time.Duration) Reply { return streamed(streaming{each: d}) }

// DoneTwice says twice that it has ended, with words between; NoDone never says it.
func DoneTwice() Reply { return streamed(streaming{doneTwice: true}) }
func NoDone() Reply    { return streamed(streaming{noDone: true}) }

// FailingStream tells an error in its middle.
func FailingStream(code string) Reply { return streamed(streaming{failing: code}) }

// Heartbeats sends comments, empty lines and names of events before and between its words.
func Heartbeats() Reply { return streamed(streaming{beats: 400}) }

// GarbledStream sends chunks that are JSON and no chunks of the protocol.
func GarbledStream() Reply { return streamed(streaming{garbled: true}) }

// events are the chunks of a reply, as they go over the wire.
func (r Reply) events(req Request) []string {
	event := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			return ""
		}
		return "data: " + string(b) + "\n\n"
	}
	delta := func(d map[string]any, finish any) string {
		return event(map[string]any{"id": "chatcmpl-essai", "object": "chat.completion.chunk", "model": req.Model,
			"choices": []any{map[string]any{"index": 0, "delta": d, "finish_reason": finish}}})
	}
	out := []string{delta(map[string]any{"role": "assistant", "content": ""}, nil)}
	if r.Reasoning != "" {
		out = append(out, delta(map[string]any{"reasoning_content": r.Reasoning}, nil))
	}
	if r.Refusal != "" {
		out = append(out, delta(map[string]any{"refusal": r.Refusal}, nil))
	}
	const size = 12 // characters of a chunk
	for text := []rune(r.Text); len(text) > 0 && r.Refusal == ""; {
		n := min(size, len(text))
		out = append(out, delta(map[string]any{"content": string(text[:n])}, nil))
		text = text[n:]
	}
	finish := r.Finish
	if finish == "" {
		finish = "stop"
	}
	out = append(out, delta(map[string]any{}, finish))
	if !r.NoUsage && req.counted {
		in, words := r.PromptTokens, llm.EstimateTokens(r.Text)
		if in == 0 {
			for _, m := range req.Messages {
				in += llm.EstimateTokens(m.Content)
			}
		}
		out = append(out, event(map[string]any{"id": "chatcmpl-essai", "object": "chat.completion.chunk", "model": req.Model, "choices": []any{},
			"usage": map[string]int{"prompt_tokens": in, "completion_tokens": words, "total_tokens": in + words}}))
	}
	return append(out, "data: [DONE]\n\n")
}

// flow sends the events one by one.
func (r Reply) flow(w http.ResponseWriter, req Request) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	send := func(s string) bool {
		time.Sleep(r.stream.each)
		if _, err := w.Write([]byte(s)); err != nil {
			return false
		}
		return http.NewResponseController(w).Flush() == nil
	}
	events := r.events(req)
	half := len(events) / 2
	for range r.stream.beats {
		send(": ping\n\nevent: heartbeat\n\n")
	}
	switch s := r.stream; {
	case s.garbled:
		events = []string{"data: {\"choices\":[{\"index\":\"zéro\",\"delta\":{\"content\":\"mots\"},\"finish_reason\":\"stop\"}]}\n\n", "data: [DONE]\n\n"}
	case s.cut:
		last := events[half]
		events = append(events[:half:half], last[:len(last)/2])
	case s.noDone:
		events = events[:len(events)-1]
	case s.doneTwice:
		events = append(events, events[1], "data: [DONE]\n\n")
	case s.failing != "":
		events = append(events[:half:half], "data: {\"error\":{\"message\":\"interrompu\",\"code\":\""+s.failing+"\"}}\n\n")
	case s.stall, s.endless:
		events = events[:half]
	}
	for _, e := range events {
		if !send(e) {
			return
		}
	}
	if r.stream.stall {
		select {
		case <-time.After(20 * time.Second):
		case <-req.gone:
		}
	}
	for r.stream.endless && send(events[len(events)-1]) {
	}
}

package llmtest

import (
	"encoding/json"
	"net"
	"net/http"
	"strconv"
	"strings"
	"time"

	"phare/summarize/llm"
)

// Reply is one answer, or one fault.
type Reply struct {
	Text      string // the assistant's message
	Finish    string // finish_reason; "" is "stop"
	Refusal   string // the message's refusal field
	Reasoning string // the message's reasoning_content field

	PromptTokens int  // usage.prompt_tokens; 0 is an honest count
	NoUsage      bool // usage is left out

	Delay  time.Duration
	Status int         // an HTTP error with Text as its message, when not 0
	Code   string      // the error's code
	Header http.Header // added to the response
	Raw    string      // the body as it is, whatever it is
	Reset  bool        // the connection is reset before any reply
	Broken bool        // the connection is lost in the middle of the body

	stream   streaming         // what is odd about its stream
	fromEcho func(Reply) Reply // what Echo's answer is turned into
}

// Text answers these words.
func Text(s string) Reply { return Reply{Text: s} }

// JSON answers a value as JSON.
func JSON(v any) Reply {
	b, err := json.Marshal(v)
	if err != nil {
		return Status(http.StatusInternalServerError, "llmtest: "+err.Error())
	}
	return Reply{Text: string(b)}
}

// Echo answers what the server answers when nothing is scripted.
func Echo() Reply { return Reply{fromEcho: func(r Reply) Reply { return r }} }

// Echoed answers it changed by a function.
func Echoed(change func(Reply) Reply) Reply { return Reply{fromEcho: change} }

// Fenced answers as Echo does, in a code fence with talk around it.
func Fenced() Reply {
	return Echoed(func(r Reply) Reply {
		r.Text = "Voici le résultat demandé :\n\n```json\n" + r.Text + "\n```\n\nN’hésitez pas si besoin."
		return r
	})
}

// Thinking answers as Echo does, after reasoning aloud in a tag, with braces in it.
func Thinking() Reply {
	return Echoed(func(r Reply) Reply {
		r.Text = "<think>\nLet me see: {\"draft\": true}. The user wants JSON.\n</think>\n\n" + r.Text
		return r
	})
}

// Reasoning answers as Echo does, its reasoning in the field made for it.
func Reasoning() Reply {
	return Echoed(func(r Reply) Reply { r.Reasoning = "Let me think about {this}."; return r })
}

// Cut answers as Echo does, cut in its middle by length.
func Cut() Reply {
	return Echoed(func(r Reply) Reply {
		runes := []rune(r.Text)
		r.Text, r.Finish = string(runes[:len(runes)/2]), "length"
		return r
	})
}

// Truncated answers as Echo does, after reading only the end of the prompt: its count of
// tokens says so and nothing else does.
func Truncated() Reply {
	return Echoed(func(r Reply) Reply { r.PromptTokens = 64; return r })
}

// NoUsage answers as Echo does, without a count of tokens.
func NoUsage() Reply {
	return Echoed(func(r Reply) Reply { r.NoUsage = true; return r })
}

// Slow answers as Echo does, after a while.
func Slow(d time.Duration) Reply {
	return Echoed(func(r Reply) Reply { r.Delay = d; return r })
}

// Empty answers nothing.
func Empty() Reply { return Reply{} }

// Garbage answers words that are no JSON.
func Garbage() Reply { return Text("Voici : {objet: 'sans guillemets', \"liste\": [1, 2") }

// English answers as Echo does, each long string replaced by English.
func English() Reply {
	return Echoed(func(r Reply) Reply {
		const words = "The council has approved the budget of the city for the year and it will be used to renovate the schools."
		var v any
		if json.Unmarshal([]byte(r.Text), &v) != nil {
			r.Text = words
			return r
		}
		return JSON(replaceStrings(v, words))
	})
}

func replaceStrings(v any, by string) any {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, " ") {
			return by
		}
	case []any:
		for i := range v {
			v[i] = replaceStrings(v[i], by)
		}
	case map[string]any:
		for k := range v {
			v[k] = replaceStrings(v[k], by)
		}
	}
	return v
}

// Refused declines in the field made for it; Filtered is stopped by the server's filter.
func Refused() Reply  { return Reply{Refusal: "I can't help with that."} }
func Filtered() Reply { return Reply{Finish: "content_filter"} }

// RateLimited is a 429; retryAfter is the header's value, seconds or HTTP date, "" for none.
func RateLimited(retryAfter string) Reply {
	r := Reply{Status: http.StatusTooManyRequests, Text: "Rate limit reached", Code: "rate_limit_exceeded"}
	if retryAfter != "" {
		r.Header = http.Header{"Retry-After": {retryAfter}}
	}
	return r
}

// OutOfCredit is the 429 that no wait mends.
func OutOfCredit() Reply {
	return Reply{Status: http.StatusTooManyRequests, Text: "You exceeded your current quota", Code: "insufficient_quota"}
}

// Status is an HTTP error.
func Status(code int, message string) Reply { return Reply{Status: code, Text: message} }

// Reset resets the connection; Broken loses it in the middle of a reply.
func Reset() Reply  { return Reply{Reset: true} }
func Broken() Reply { return Reply{Broken: true} }

// Page answers 200 with a web page, as a proxy that wants a password does.
func Page() Reply { return Reply{Raw: "<!DOCTYPE html><title>Connexion</title>"} }

func (r Reply) write(w http.ResponseWriter, req Request) {
	for k, v := range r.Header {
		w.Header()[k] = v
	}
	body := r.body(req)
	switch {
	case r.Reset:
		hijack(w, nil)
	case r.Broken:
		kind := "application/json"
		if req.Stream {
			kind, body = "text/event-stream", []byte(strings.Join(r.events(req), ""))
		}
		head := "HTTP/1.1 200 OK\r\nContent-Type: " + kind + "\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n"
		hijack(w, append([]byte(head), body[:len(body)/2]...))
	case r.Raw != "":
		_, _ = w.Write([]byte(r.Raw)) // see writeJSON
	case r.Status != 0:
		refuse(w, r.Status, r.Text, r.Code)
	case req.Stream:
		r.flow(w, req)
	default:
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	}
}

// hijack takes the connection, writes what is given and closes it.
func hijack(w http.ResponseWriter, b []byte) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if len(b) > 0 {
		_, _ = conn.Write(b)
	} else if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0) // closing resets
	}
	_ = conn.Close()
}

func (r Reply) body(req Request) []byte {
	finish := r.Finish
	if finish == "" {
		finish = "stop"
	}
	message := map[string]any{"role": "assistant", "content": r.Text}
	if r.Refusal != "" {
		message["refusal"], message["content"] = r.Refusal, nil
	}
	if r.Reasoning != "" {
		message["reasoning_content"] = r.Reasoning
	}
	v := map[string]any{
		"id": "chatcmpl-essai", "object": "chat.completion", "model": req.Model,
		"choices": []any{map[string]any{"index": 0, "finish_reason": finish, "message": message}},
	}
	if !r.NoUsage {
		in, out := r.PromptTokens, llm.EstimateTokens(r.Text)
		if in == 0 {
			for _, m := range req.Messages {
				in += llm.EstimateTokens(m.Content)
			}
		}
		v["usage"] = map[string]int{"prompt_tokens": in, "completion_tokens": out, "total_tokens": in + out}
	}
	b, err := json.Marshal(v)
	if err != nil {
		return []byte(`{"error":{"message":"llmtest"}}`)
	}
	return b
}

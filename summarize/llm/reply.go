package llm

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// Models that reason aloud put it in a tag; templates often open the tag in the
	// prompt, so that only its end is in the reply.
	reasoning    = regexp.MustCompile(`(?is)<(think|thinking|thought|reasoning)>.*?</(?:think|thinking|thought|reasoning)>`)
	reasoningEnd = regexp.MustCompile(`(?is)^.*</(?:think|thinking|thought|reasoning)>`)
	reasoningCut = regexp.MustCompile(`(?is)<(?:think|thinking|thought|reasoning)>.*$`)

	fence = regexp.MustCompile("(?s)^```[\\w-]*[ \\t]*\\r?\\n(.*?)\\r?\\n?```$")
)

// stripReasoning leaves what the model says after it has thought.
func stripReasoning(s string) string {
	s = reasoning.ReplaceAllString(s, "")
	s = reasoningEnd.ReplaceAllString(s, "")
	s = reasoningCut.ReplaceAllString(s, "") // never closed: there is nothing after it
	return strings.TrimSpace(s)
}

// stripFence takes off a code fence that holds the whole reply.
func stripFence(s string) string {
	s = strings.TrimSpace(s)
	if m := fence.FindStringSubmatch(s); m != nil {
		return strings.TrimSpace(m[1])
	}
	return s
}

// jsonIn finds the JSON object of a reply, whatever talk or fence is around it: the
// longest that the reply holds. nil when there is none.
func jsonIn(s string) []byte {
	s = strings.TrimPrefix(stripFence(s), "\ufeff")
	if b := []byte(s); json.Valid(b) && strings.HasPrefix(s, "{") {
		return b
	}
	var best json.RawMessage
	const most = 1000 // braces tried; a reply full of them is no reply
	for i, tries := 0, 0; i < len(s) && tries < most; tries++ {
		open := strings.IndexByte(s[i:], '{')
		if open < 0 {
			break
		}
		i += open
		var raw json.RawMessage
		if json.NewDecoder(strings.NewReader(s[i:])).Decode(&raw) != nil {
			i++
			continue
		}
		if len(raw) > len(best) {
			best = raw
		}
		i += len(raw)
	}
	return bytes.TrimSpace(best)
}

// EstimateTokens is our count of the tokens of a text: French prose takes a token for
// some three and a half characters in the tokenizers in use, and runs of one character
// (dotted lines, spaces of tables) take few.
func EstimateTokens(s string) int {
	n, run := 0, 0
	last := utf8.RuneError
	for _, r := range s {
		if r == last {
			run++
		} else {
			run = 0
		}
		if run < 2 {
			n++
		}
		last = r
	}
	return (2*n + 6) / 7
}

func estimateMessages(ms []message, schema json.RawMessage) int {
	n := EstimateTokens(string(schema))
	for _, m := range ms {
		n += EstimateTokens(m.Content) + 4 // a turn's own marks
	}
	return n
}

// clip shortens a text to at most n bytes, whole characters.
func clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

package llm

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// ladder is what the run has learned of the server. Calls do not wait for one another to
// learn it: each starts on the rung believed good and steps down by itself, so that
// finding out costs refused calls, which are quick and free, and never a round trip of
// everyone.
type ladder struct {
	mu            sync.Mutex
	rung          Output
	fixed         bool            // the user named the rung
	proved        map[Output]bool // rungs that gave JSON in this run
	noTemperature bool
	noEffort      bool
	noSystem      bool // the model's template has no system turn
	completion    bool // max_completion_tokens instead of max_tokens
	noStream      bool // replies whole only
	noStreamUsage bool // no count of tokens at the end of a stream
	swapped       bool // max_tokens was changed for the other name already
	noBound       bool // neither name of the bound is taken
	most          int  // the highest bound that the server takes, 0 when it has not said
}

func newLadder(c Config) *ladder {
	o := c.Output
	l := &ladder{rung: o, fixed: o != "", proved: map[Output]bool{}, completion: wantsCompletionTokens(c.Model), noStream: c.Stream != nil && !*c.Stream}
	if o == "" {
		l.rung = OutputSchema
	}
	return l
}

// wantsCompletionTokens is whether OpenAI's models of that name refuse max_tokens; the
// OpenAI client refuses it for them before any call.
func wantsCompletionTokens(model string) bool {
	for _, p := range []string{"o1", "o3", "o4", "gpt-5", "gpt-6"} {
		if strings.HasPrefix(model, p) {
			return true
		}
	}
	return false
}

// below is the next rung down.
func below(o Output) Output {
	if o == OutputSchema {
		return OutputObject
	}
	return OutputText
}

// start is the rung for a request that may go no higher than limit ("" is no limit).
func (l *ladder) start(limit Output) Output {
	l.mu.Lock()
	defer l.mu.Unlock()
	if limit != "" && rank(limit) > rank(l.rung) {
		return limit
	}
	return l.rung
}

func rank(o Output) int {
	switch o {
	case OutputSchema:
		return 0
	case OutputObject:
		return 1
	}
	return 2
}

// prove remembers that a rung gives JSON: no single bad reply takes the run off it.
func (l *ladder) prove(o Output) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.proved[o] = true
}

// leave takes the run off a rung that no reply has proved.
func (l *ladder) leave(o Output) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.rung == o && !l.proved[o] && !l.fixed {
		l.rung = below(o)
	}
}

// canLeave is whether a request may step down from a rung.
func (l *ladder) canLeave(o Output) bool { return !l.fixed && o != OutputText }

// traits is what parameters the server takes.
type traits struct {
	temperature, effort, completion, system, stream, streamUsage, bound bool
	most                                                                int
}

func (l *ladder) traits() traits {
	l.mu.Lock()
	defer l.mu.Unlock()
	return traits{temperature: !l.noTemperature, effort: !l.noEffort, completion: l.completion, system: !l.noSystem, stream: !l.noStream, streamUsage: !l.noStreamUsage, bound: !l.noBound, most: l.most}
}

// whole takes the run off streams.
func (l *ladder) whole() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.noStream = true
}

// adapt learns from a refusal of a parameter; sent is what the refused call was sent
// with. It reports whether asking again can help.
func (l *ladder) adapt(sent traits, complaint string) bool {
	complaint = strings.ToLower(complaint)
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case strings.Contains(complaint, "stream_options") || strings.Contains(complaint, "include_usage"):
		ok := sent.streamUsage
		l.noStreamUsage = true
		return ok
	case aboutStream.MatchString(complaint):
		ok := sent.stream
		l.noStream = true
		return ok
	case strings.Contains(complaint, "reasoning_effort") || strings.Contains(complaint, "reasoning effort"):
		ok := sent.effort
		l.noEffort = true
		return ok
	case strings.Contains(complaint, "system role") || strings.Contains(complaint, "system message"):
		ok := sent.system
		l.noSystem = true
		return ok
	case tooHigh(complaint) > 0 && (sent.most == 0 || tooHigh(complaint) < sent.most):
		l.most = tooHigh(complaint)
		return true
	case strings.Contains(complaint, "max_tokens") || strings.Contains(complaint, "max_completion_tokens") || strings.Contains(complaint, "maxcompletiontokens"):
		if sent.completion != l.completion {
			return true // another call has changed it meanwhile
		}
		if l.swapped {
			ok := sent.bound
			l.noBound = true
			return ok
		}
		l.swapped, l.completion = true, !l.completion
		return true
	case strings.Contains(complaint, "temperature"):
		ok := sent.temperature
		l.noTemperature = true
		return ok
	}
	return false
}

// aboutStream is the word, and not the end of "upstream".
var aboutStream = regexp.MustCompile(`(?:^|[^a-z])stream`)

// boundSaid is a bound of the reply that is named with the most that the server takes.
var boundSaid = regexp.MustCompile(`(?:max_tokens|max_completion_tokens|max_new_tokens|max_output_tokens|completion tokens|output tokens)`)

var highest = regexp.MustCompile(`(?:at most|maximum(?: value)?(?: of| is|:)?|less than or equal to|<=|up to|limit(?: of| is|:)?|must be (?:at most|less than|under|below)|range \[?\d+,)\s*(\d{2,7})`)

// tooHigh is the highest bound that a complaint of one too large names, 0 for none.
func tooHigh(complaint string) int {
	if !boundSaid.MatchString(complaint) || strings.Contains(complaint, "context") && !strings.Contains(complaint, "max_tokens") {
		return 0
	}
	m := highest.FindStringSubmatch(complaint)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n < 64 {
		return 0
	}
	return n
}

// blamesFormat is whether a complaint is about the structured output.
func blamesFormat(complaint string) bool {
	complaint = strings.ToLower(complaint)
	for _, w := range []string{"response_format", "response format", "json_schema", "json_object", "json schema", "schema", "structured output", "grammar", "guided"} {
		if strings.Contains(complaint, w) {
			return true
		}
	}
	return false
}

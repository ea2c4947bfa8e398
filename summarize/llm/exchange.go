package llm

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"
)

func (c *Client) question(d dialog) question {
	return question{
		Version: cacheVersion, Model: c.conf.Model, Messages: d.messages, Schema: d.schema,
		MaxTokens: d.maxTokens, Temperature: c.conf.Temperature, Effort: c.conf.ReasoningEffort,
	}
}

// exchange gives the reply to a dialog, from the cache or by a call.
func (c *Client) exchange(ctx context.Context, d dialog) (key string, rep reply, err error) {
	q := c.question(d)
	if key, err = q.key(); err != nil {
		return "", reply{}, err
	}
	if rep, ok := c.cache.get(key); ok {
		c.book(d, key, rep, 0, 0, nil)
		return key, rep, nil
	}
	if c.conf.Offline {
		return "", reply{}, c.error(KindOffline, d.name)
	}
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return "", reply{}, c.gaveUp(d.name, ctx)
	}
	if e := c.failed(d.name); e != nil {
		return "", reply{}, e
	}
	price := c.conf.Prices[c.conf.Model]
	most := price.Cost(estimateMessages(d.messages, d.schema)*3/2, d.maxTokens+c.conf.ReasoningTokens)
	if ok, err := c.budget.reserve(ctx, most); err != nil {
		return "", reply{}, c.gaveUp(d.name, ctx)
	} else if !ok {
		return "", reply{}, c.error(KindBudget, d.name)
	}
	began := time.Now()
	rep, f, e := c.call(ctx, d)
	c.budget.settle(most, price.Cost(rep.InputTokens, rep.OutputTokens))
	if e == nil {
		// A reply that can't be kept is still a reply; the next run pays it again.
		_ = c.cache.put(key, entry{Question: q, Reply: rep})
	}
	c.book(d, key, rep, f.attempts, time.Since(began), e)
	if e != nil {
		c.fail(e)
		return "", reply{}, e
	}
	return key, rep, nil
}

// call asks the server, stepping down the ladder and leaving out parameters as it
// learns what the server takes.
func (c *Client) call(ctx context.Context, d dialog) (reply, *flight, *Error) {
	var left []Output // rungs refused without a clear reason
	total := &flight{}
	for {
		rung := OutputText
		if d.schema != nil {
			rung = c.ladder.start(d.limit)
		}
		if err := c.limiter.Wait(ctx); err != nil {
			return reply{}, total, c.gaveUp(d.name, ctx)
		}
		t := c.ladder.traits()
		f := &flight{name: d.name, hear: c.listener(d.name)}
		ask := c.api.CreateChatCompletion
		if t.stream {
			ask = func(ctx context.Context, req openai.ChatCompletionRequest) (openai.ChatCompletionResponse, error) {
				return c.streamed(ctx, f, req)
			}
		}
		resp, err := ask(withFlight(ctx, f), c.body(d, rung, t))
		total.attempts += f.attempts
		total.sent = f.sent
		if err == nil && len(resp.Choices) == 0 {
			err = errors.New("no choices")
		}
		if err == nil {
			for _, o := range left {
				c.ladder.leave(o)
			}
			sent := estimateMessages(d.render(rung, t), nil)
			rep := c.reply(resp, f, rung, sent)
			return rep, total, c.truncated(d.name, sent, resp.Usage.PromptTokens)
		}
		e := c.explain(ctx, d, f, err)
		if e.Kind == KindProtocol && f.streamed && t.stream {
			c.ladder.whole() // its streams are not the protocol's: its replies may be
			continue
		}
		if e.Kind == KindTooLong {
			c.learn(e.Detail, estimateMessages(d.render(rung, t), nil))
		}
		if e.Kind != KindRequest {
			return reply{Host: c.Host(), Bytes: f.sent}, total, e
		}
		if c.ladder.adapt(t, e.Detail) {
			continue
		}
		if d.schema == nil || !c.ladder.canLeave(rung) {
			return reply{Host: c.Host(), Bytes: f.sent}, total, e
		}
		if blamesFormat(e.Detail) {
			c.ladder.leave(rung)
		}
		left = append(left, rung)
		d.limit = below(rung)
	}
}

// listener tells OnWords of the words of one request, not more often than a person can
// read.
func (c *Client) listener(request string) func(int) {
	if c.conf.OnWords == nil {
		return nil
	}
	const each = 150 * time.Millisecond
	var last time.Time
	return func(words int) {
		if now := time.Now(); now.Sub(last) >= each {
			last = now
			c.conf.OnWords(request, words)
		}
	}
}

func (c *Client) body(d dialog, rung Output, t traits) openai.ChatCompletionRequest {
	req := openai.ChatCompletionRequest{Model: c.conf.Model}
	for _, m := range d.render(rung, t) {
		req.Messages = append(req.Messages, openai.ChatCompletionMessage{Role: m.Role, Content: m.Content})
	}
	bound := d.maxTokens + c.conf.ReasoningTokens
	if t.most > 0 {
		bound = min(bound, t.most)
	}
	switch {
	case !t.bound:
	case t.completion:
		req.MaxCompletionTokens = bound
	default:
		//lint:ignore SA1019 servers other than OpenAI's know this name alone
		req.MaxTokens = bound
	}
	if t.stream && t.streamUsage {
		req.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	}
	if t.temperature && c.conf.Temperature != nil {
		// The OpenAI client leaves out a zero.
		req.Temperature = max(float32(*c.conf.Temperature), 1e-6)
	}
	if t.effort {
		req.ReasoningEffort = c.conf.ReasoningEffort
	}
	switch {
	case d.schema == nil:
	case rung == OutputSchema:
		req.ResponseFormat = &openai.ChatCompletionResponseFormat{
			Type: openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{
				Name: schemaName(d.name), Schema: d.schema, Strict: strictly(d.schema),
			},
		}
	case rung == OutputObject:
		req.ResponseFormat = &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	}
	return req
}

var notInName = regexp.MustCompile(`[^A-Za-z0-9_-]+`)

// schemaName names a schema by the kind of request, "digest" of "digest/2025-031", in
// what characters a name may have.
func schemaName(request string) string {
	kind, _, _ := strings.Cut(request, "/")
	if kind = notInName.ReplaceAllString(kind, "-"); kind == "" {
		return "reply"
	}
	const most = 64 // OpenAI's bound
	return kind[:min(len(kind), most)]
}

func (c *Client) reply(resp openai.ChatCompletionResponse, f *flight, rung Output, sent int) reply {
	choice := resp.Choices[0]
	content := choice.Message.Content
	for _, p := range choice.Message.MultiContent { // models that reason may answer in parts
		if p.Type == openai.ChatMessagePartTypeText {
			content += p.Text
		}
	}
	rep := reply{
		Content: content, Finish: string(choice.FinishReason), Refusal: choice.Message.Refusal,
		InputTokens: resp.Usage.PromptTokens, OutputTokens: resp.Usage.CompletionTokens,
		Output: rung, Host: c.Host(), Bytes: f.sent,
	}
	if rep.InputTokens == 0 {
		rep.InputTokens, rep.Estimated = sent, true
	}
	if rep.OutputTokens == 0 && content != "" {
		rep.OutputTokens, rep.Estimated = EstimateTokens(content+choice.Message.ReasoningContent), true
	}
	return rep
}

// keptShare is the share of its usual count of tokens, beside ours, under which a server has
// dropped part of a prompt: tokenizers differ by less from one French text to another.
const keptShare = 0.78

// truncated finds a server that dropped part of the prompt without a word, as those do
// whose window is too small: it counts less than half the tokens that we do, or clearly less
// than it does of other prompts.
func (c *Client) truncated(request string, ours, counted int) *Error {
	const least = 200 // tokens; on less, templates and small differences weigh too much
	if counted <= 0 || ours < least {
		return nil
	}
	// Its tokenizer against our count: what one request showed whole, the others are held to.
	ratio := float64(counted) / float64(ours)
	c.mu.Lock()
	usual := c.ratio
	c.ratio = max(c.ratio, ratio)
	c.mu.Unlock()
	if ratio >= 0.5 && ratio >= keptShare*usual {
		return nil
	}
	c.learn("", 2*counted)
	return c.error(KindTruncated, request)
}

// book records an exchange: what it cost, what left the machine, and tells OnCall.
func (c *Client) book(d dialog, key string, rep reply, attempts int, took time.Duration, e *Error) {
	price := c.conf.Prices[c.conf.Model]
	cost := price.Cost(rep.InputTokens, rep.OutputTokens)
	cached := attempts == 0 && e == nil
	tokens := rep.InputTokens
	if tokens == 0 {
		tokens = estimateMessages(d.messages, d.schema)
	}
	s := Sent{Request: d.name, Host: rep.Host, Bytes: rep.Bytes, Tokens: tokens, Key: key, Attempts: attempts, Cached: cached}
	call := Call{Name: d.name, Cached: cached, Seconds: took.Seconds()}
	call.Calls, call.InputTokens, call.OutputTokens, call.Cost = 1, rep.InputTokens, rep.OutputTokens, cost
	if e != nil {
		s.Error = string(e.Kind)
		call.Err = e
	}
	c.mu.Lock()
	if rep.InputTokens > 0 {
		c.usage.Total.add(rep.InputTokens, rep.OutputTokens)
		if cached {
			c.usage.Cached++
		} else {
			c.usage.Run.add(rep.InputTokens, rep.OutputTokens)
		}
	}
	c.usage.Estimated = c.usage.Estimated || rep.Estimated
	if cached || attempts > 0 {
		c.sent = append(c.sent, s)
	}
	c.mu.Unlock()
	if c.conf.OnCall == nil {
		return
	}
	c.telling.Lock()
	defer c.telling.Unlock()
	c.done++
	call.Done = c.done
	c.conf.OnCall(call)
}

// explain turns what the OpenAI client or the network says into an Error, and masks the
// key in it.
func (c *Client) explain(ctx context.Context, d dialog, f *flight, err error) *Error {
	if ctx.Err() != nil {
		return c.gaveUp(d.name, ctx)
	}
	e := c.error(KindProtocol, d.name)
	e.Status = f.status
	e.alone = c.answered() && !isDial(err)
	e.Detail = c.redact(clip(complaint(f, err), 300))
	said := strings.ToLower(e.Detail)
	switch {
	case f.attempts == 0: // the OpenAI client refuses what it knows the server would
		e.Kind, e.Detail = KindRequest, c.redact(clip(err.Error(), 300))
	case f.status == 0, f.status == http.StatusOK && f.body == nil: // nothing came, or it stopped coming
		e.Kind, e.Detail = transportKind(err), ""
	case f.status == http.StatusUnauthorized:
		e.Kind = KindKey
	case f.status == http.StatusForbidden:
		e.Kind = KindForbidden
	case f.status == http.StatusNotFound && !json.Valid(f.body):
		e.Kind = KindProtocol // no such page, rather than no such model
	case f.status == http.StatusNotFound:
		e.Kind = KindModel
	case f.status == http.StatusPaymentRequired, f.status == http.StatusTooManyRequests && outOfCredit(f.body):
		e.Kind = KindQuota
	case f.status == http.StatusTooManyRequests:
		e.Kind = KindRate
	case f.status == http.StatusNotImplemented:
		e.Kind = KindRequest
	case f.status >= 500:
		e.Kind = KindServer
	case f.status == http.StatusRequestTimeout:
		e.Kind = KindTimeout
	case f.status < 400:
		e.Kind = KindProtocol
	case strings.Contains(said, "content_filter") || strings.Contains(said, "content management policy"):
		e.Kind = KindRefused
	case strings.Contains(said, "context_length") || strings.Contains(said, "context length") ||
		strings.Contains(said, "context size") || strings.Contains(said, "too large for model") ||
		f.status == http.StatusRequestEntityTooLarge:
		e.Kind = KindTooLong
	default:
		e.Kind = KindRequest
	}
	return e
}

// complaint is the server's own words.
func complaint(f *flight, err error) string {
	var api *openai.APIError
	if errors.As(err, &api) {
		return strings.TrimSpace(api.Message + codeOf(api) + behind(f.body))
	}
	if bytes.HasPrefix(bytes.TrimSpace(f.body), []byte("<")) {
		return "page web reçue au lieu d’une réponse"
	}
	if len(f.body) > 0 {
		return strings.Join(strings.Fields(string(f.body)), " ")
	}
	return ""
}

// behind is what the model's own host said, where a relay only says that it failed.
func behind(body []byte) string {
	var told struct {
		Error struct {
			Metadata struct {
				Raw      any    `json:"raw"`
				Provider string `json:"provider_name"`
			} `json:"metadata"`
		} `json:"error"`
	}
	if json.Unmarshal(body, &told) != nil || told.Error.Metadata.Raw == nil {
		return ""
	}
	raw, ok := told.Error.Metadata.Raw.(string)
	if !ok {
		b, err := json.Marshal(told.Error.Metadata.Raw)
		if err != nil {
			return ""
		}
		raw = string(b)
	}
	return " : " + strings.Join(strings.Fields(raw), " ")
}

func codeOf(e *openai.APIError) string {
	if s, ok := e.Code.(string); ok && s != "" {
		return " [" + s + "]"
	}
	return ""
}

func transportKind(err error) Kind {
	switch {
	case isTLS(err):
		return KindTLS
	case errors.Is(err, errStalled):
		return KindStalled
	case isTimeout(err):
		return KindTimeout
	case errors.Is(err, errRedirect):
		return KindProtocol
	}
	return KindUnreachable
}

var keyLike = regexp.MustCompile(`\b(?:sk|pk|gsk|key|api)[-_][A-Za-z0-9_*-]{6,}`)

// redact masks the key, and what looks like one, in words that came from elsewhere.
func (c *Client) redact(s string) string {
	const mask = "[clé masquée]"
	if c.conf.Key != "" {
		s = strings.ReplaceAll(s, c.conf.Key, mask)
	}
	return keyLike.ReplaceAllString(s, mask)
}

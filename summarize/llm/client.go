package llm

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	openai "github.com/sashabaranov/go-openai"
	"golang.org/x/time/rate"
)

// Client asks one model. It is safe for use by many goroutines at once.
type Client struct {
	conf    Config
	api     *openai.Client
	cache   cache
	ladder  *ladder
	budget  *budget
	limiter *rate.Limiter
	slots   chan struct{}

	mu      sync.Mutex
	usage   Usage
	sent    []Sent
	ratio   float64 // its count of tokens beside ours, the highest seen
	learned int     // window that a refusal has shown, in tokens; 0 for none
	broken  *Error  // why calls are no longer tried
	since   time.Time

	telling sync.Mutex // one OnCall at a time
	done    int
}

const defaultMaxTokens = 4096

// brokenFor is how long the client answers by the error that any call would meet again,
// without trying: long enough for a run's calls not to wait one after the other for a
// server that is down, short enough for a long-lived program.
const brokenFor = 30 * time.Second

// New makes a client. It makes no call. An error is of KindConfig; with no model named
// there is always one.
func New(c Config) (*Client, error) {
	c, err := c.Resolve()
	if err != nil {
		return nil, err
	}
	oc := openai.DefaultConfig(c.Key)
	if c.API == "azure" {
		oc = openai.DefaultAzureConfig(c.Key, c.BaseURL)
		oc.APIVersion = c.APIVersion
		oc.AzureModelMapperFunc = func(deployment string) string { return deployment }
	}
	oc.BaseURL = c.BaseURL
	oc.HTTPClient = newDoer(c)
	limit, burst := rate.Inf, 1
	if c.RPS > 0 {
		limit = rate.Limit(c.RPS)
	}
	price, priced := c.Prices[c.Model]
	return &Client{
		conf:    c,
		api:     openai.NewClientWithConfig(oc),
		cache:   cache(c.CacheDir),
		ladder:  newLadder(c),
		budget:  newBudget(max(0, c.MaxCost)),
		limiter: rate.NewLimiter(limit, burst),
		slots:   make(chan struct{}, c.Concurrency),
		usage:   Usage{Priced: priced, Currency: price.Currency},
	}, nil
}

// Model is the name of the model asked.
func (c *Client) Model() string { return c.conf.Model }

// Ceiling is the most that the client spends, 0 for no ceiling.
func (c *Client) Ceiling() float64 { return max(0, c.conf.MaxCost) }

// TooDear is the error of a run that is foreseen to pass the ceiling, nil when it is not:
// better to send nothing than to stop half-way.
func (c *Client) TooDear(e Estimate) error {
	if !e.Priced || c.Ceiling() == 0 || e.Cost <= c.Ceiling() {
		return nil
	}
	err := c.error(KindBudget, "")
	err.Detail = fmt.Sprintf("coût prévu %.2f, plafond %.2f", e.Cost, c.Ceiling())
	return err
}

// usualWindow stands for a window that nobody has told, in tokens.
const usualWindow = 100_000

// Window is how many tokens the model is taken to read in one call: what was set, less what
// a refusal has shown since.
func (c *Client) Window() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := cmp.Or(c.conf.Window, usualWindow)
	if c.learned > 0 {
		w = min(w, c.learned)
	}
	return w
}

// learn notes the window that a refusal shows: the figure that the server names, else half
// of what it was given.
func (c *Client) learn(detail string, sent int) {
	w := max(1000, sent/2)
	for _, m := range windowSaid.FindAllStringSubmatch(detail, -1) {
		if n, err := strconv.Atoi(strings.NewReplacer(",", "", " ", "", "_", "").Replace(m[1])); err == nil && n >= 500 {
			w = n
			break
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.learned == 0 || w < c.learned {
		c.learned = w
	}
}

// windowSaid is how servers name their window: "maximum context length is 8192 tokens",
// "n_ctx (4096)", "context size of 4096".
var windowSaid = regexp.MustCompile(`(?i)(?:context (?:length|size|window)|n_ctx|maximum)[^0-9]{0,40}([0-9][0-9,_ ]{2,9})`)

// Host is where the calls go.
func (c *Client) Host() string { return hostOf(c.conf.BaseURL) }

// JSON asks for a reply that fits the request's schema and passes its Validate, and gives
// it as JSON. A reply that does not is asked again once, quoting what is wrong with it.
func (c *Client) JSON(ctx context.Context, r Request) ([]byte, error) {
	schema, err := schemaOf(r.Schema)
	if err != nil {
		return nil, configError("schéma de la demande « %s » illisible : %v", r.Name, err)
	}
	if schema == nil {
		schema = json.RawMessage(`{"type":"object"}`)
	}
	return c.ask(ctx, r, schema)
}

// Text asks for a reply in plain words, or in Markdown; a code fence around the whole of
// it is taken off.
func (c *Client) Text(ctx context.Context, r Request) (string, error) {
	b, err := c.ask(ctx, r, nil)
	return string(b), err
}

// maxExchanges bounds what one request may cost.
const maxExchanges = 3

// chances is how many times a flaw is asked again: a reply cut by length twice, each time
// with twice the room; another flaw once.
func chances(k Kind) int {
	switch k {
	case KindCut:
		return 2
	case KindEmpty, KindInvalid, KindLanguage:
		return 1
	}
	return 0
}

func (c *Client) ask(ctx context.Context, r Request, schema json.RawMessage) ([]byte, error) {
	d := newDialog(r, schema)
	var trail []string
	asked := map[Kind]int{}
	for {
		key, rep, err := c.exchange(ctx, d)
		if err != nil {
			return nil, err
		}
		trail = append(trail, key)
		out, flaw := c.judge(r, d, rep)
		if flaw == nil {
			return out, nil
		}
		if asked[flaw.Kind] == chances(flaw.Kind) || len(trail) == maxExchanges {
			c.cache.drop(trail) // another run may have better luck
			return nil, flaw
		}
		asked[flaw.Kind]++
		d = d.again(flaw, rep)
	}
}

// Usage is what was spent so far.
func (c *Client) Usage() Usage {
	c.mu.Lock()
	defer c.mu.Unlock()
	u := c.usage
	// From the tokens, since a sum of floats depends on the order that replies came in.
	price := c.conf.Prices[c.conf.Model]
	u.Run.Cost = price.Cost(u.Run.InputTokens, u.Run.OutputTokens)
	u.Total.Cost = price.Cost(u.Total.InputTokens, u.Total.OutputTokens)
	return u
}

// Sent lists what left the machine, in an order that does not depend on which reply came
// first.
func (c *Client) Sent() []Sent {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := slices.Clone(c.sent)
	slices.SortStableFunc(out, func(a, b Sent) int {
		return cmp.Or(cmp.Compare(a.Request, b.Request), cmp.Compare(a.Key, b.Key))
	})
	return out
}

// Estimate counts what requests would cost, without any call. It knows nothing of
// replies that will have to be asked again.
func (c *Client) Estimate(requests ...Request) (Estimate, error) {
	price, priced := c.conf.Prices[c.conf.Model]
	e := Estimate{Priced: priced, Currency: price.Currency}
	for _, r := range requests {
		schema, err := schemaOf(r.Schema)
		if err != nil {
			return e, configError("schéma de la demande « %s » illisible : %v", r.Name, err)
		}
		d := newDialog(r, schema)
		key, err := c.question(d).key()
		if err != nil {
			return e, err
		}
		if _, ok := c.cache.get(key); ok {
			e.Cached++
			continue
		}
		in, out := estimateMessages(d.messages, schema), cmp.Or(r.ExpectTokens, d.maxTokens/4)
		e.Calls++
		e.InputTokens += in
		e.OutputTokens += out
		e.Cost += price.Cost(in, out)
		e.MaxCost += price.Cost(in, d.maxTokens+c.conf.ReasoningTokens)
	}
	return e, nil
}

// fail makes the client answer at once, for a while, what any call would meet again.
func (c *Client) fail(e *Error) {
	if !e.Fatal() || e.Kind == KindBudget || e.Kind == KindOffline {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.broken, c.since = e, time.Now()
}

func (c *Client) failed(request string) *Error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.broken == nil || time.Since(c.since) > brokenFor {
		return nil
	}
	e := *c.broken
	e.Request = request
	return &e
}

// answered is whether the server has answered any request: what it then refuses to
// another may be that one's own fault, such as a word that a filter on the way dislikes.
func (c *Client) answered() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.usage.Run.Calls > 0
}

// gaveUp is the error of a caller whose context ended.
func (c *Client) gaveUp(request string, ctx context.Context) *Error {
	e := c.error(KindTimeout, request)
	if errors.Is(ctx.Err(), context.Canceled) {
		e.Kind = KindCanceled
	}
	e.cause = ctx.Err()
	return e
}

func (c *Client) error(k Kind, request string) *Error {
	return &Error{Kind: k, Request: request, Host: c.Host(), Model: c.conf.Model}
}

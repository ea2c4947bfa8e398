package llm

import (
	"cmp"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/go-cleanhttp"
)

// Config says which model answers, where, and within which limits. The zero value names
// no model, and no call is ever made without a model named.
type Config struct {
	// Provider is a preset (see Presets) that fills BaseURL and API when they are empty;
	// "" is OpenAI's own address unless BaseURL says otherwise.
	Provider string `json:"provider,omitempty" yaml:"provider"`
	// BaseURL is the address before "/chat/completions", such as
	// "http://127.0.0.1:11434/v1". It holds no user name, password or query.
	BaseURL string `json:"base_url,omitempty" yaml:"base_url"`
	// API is "openai" (the default) or "azure" (deployments and an api-key header).
	API string `json:"api,omitempty" yaml:"api"`
	// APIVersion is Azure's, such as "2024-10-21".
	APIVersion string `json:"api_version,omitempty" yaml:"api_version"`
	// Model is the name that the server knows the model by; at Azure, the deployment.
	Model string `json:"model" yaml:"model"`
	// Key is the secret of the account. It is never logged, printed, stored or put in an error.
	Key string `json:"-" yaml:"-"`

	// Concurrency is the number of calls in flight at once; 0 is 8.
	Concurrency int `json:"concurrency,omitempty" yaml:"concurrency"`
	// RPS is the most calls begun in a second; 0 is without limit.
	RPS float64 `json:"rps,omitempty" yaml:"rps"`
	// Timeout is the deadline of one attempt: of its first words when the reply is
	// streamed, the whole of which may then last five times as long; 0 is 3 minutes.
	Timeout time.Duration `json:"timeout,omitempty" yaml:"timeout"`
	// Stall is the longest silence within a streamed reply; 0 is 1 minute.
	Stall time.Duration `json:"stall,omitempty" yaml:"stall"`
	// Stream asks for replies word by word; nil is where the server can, false never.
	Stream *bool `json:"stream,omitempty" yaml:"stream"`
	// Retries is how many times a call that failed on the way (network, 429, 5xx) is tried
	// again; 0 is 4, negative is never.
	Retries int `json:"retries,omitempty" yaml:"retries"`
	// RetryWait is the least wait before the first retry, when the server names none; 0 is 1 s.
	RetryWait time.Duration `json:"retry_wait,omitempty" yaml:"retry_wait"`
	// MaxRetryAfter caps the wait that a server asks for by Retry-After; 0 is 1 minute.
	MaxRetryAfter time.Duration `json:"max_retry_after,omitempty" yaml:"max_retry_after"`

	// Temperature is sent when it is set, and left out for good once the server refuses it.
	Temperature *float64 `json:"temperature,omitempty" yaml:"temperature"`
	// ReasoningEffort is sent when it is set ("low", "medium"…).
	ReasoningEffort string `json:"reasoning_effort,omitempty" yaml:"reasoning_effort"`
	// ReasoningTokens is room added to the bound of each reply for a model that reasons
	// before it answers; 0 is none, or 8192 for OpenAI's models known to.
	ReasoningTokens int `json:"reasoning_tokens,omitempty" yaml:"reasoning_tokens"`
	// Output fixes the structured output; "" lets the ladder find what the server accepts.
	Output Output `json:"output,omitempty" yaml:"output"`
	// Language is the language that replies must be in: "fr" (also "") is checked, "any" is not.
	Language string `json:"language,omitempty" yaml:"language"`

	// Prices is what models cost, by name; a model that is not in it has an unknown cost.
	Prices map[string]Price `json:"prices,omitempty" yaml:"prices"`
	// Window is how many tokens the model reads and writes in one call; 0 is not known: it
	// is taken for 100 000 until a refusal tells.
	Window int `json:"window,omitempty" yaml:"window"`
	// MaxCost is a ceiling for the life of the client, in the currency of the model's
	// price; 0 is DefaultMaxCost where the price is known, negative is none. A call that
	// might pass it is not made.
	MaxCost float64 `json:"max_cost,omitempty" yaml:"max_cost"`

	// Insecure allows acts and key to go unencrypted to another computer ("http://").
	Insecure bool `json:"insecure,omitempty" yaml:"insecure"`

	// CacheDir is where replies are kept, so that none is paid twice; "" keeps none.
	CacheDir string `json:"-" yaml:"-"`
	// Offline forbids any call; what the cache holds is still answered.
	Offline bool `json:"-" yaml:"-"`

	// OnCall, when set, is told of each finished exchange, one at a time.
	OnCall func(Call) `json:"-" yaml:"-"`
	// OnWords, when set, is told how many words of a reply have come, a few times a
	// second at most for each; several goroutines may call it at once.
	OnWords func(request string, words int) `json:"-" yaml:"-"`
	// Transport carries the calls; nil is Go's own with the system's proxies and roots.
	Transport http.RoundTripper `json:"-" yaml:"-"`
}

// String names the endpoint and the model; it never holds the key.
func (c Config) String() string {
	return fmt.Sprintf("%s (%s)", c.Model, hostOf(c.BaseURL))
}

// Format keeps the key out of every verb of fmt, %+v and %#v included.
func (c Config) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// LogValue keeps the key out of slog.
func (c Config) LogValue() slog.Value { return slog.StringValue(c.String()) }

// DefaultMaxCost is the ceiling where none is set, in the currency of the price: a session
// of 80 acts costs a tenth of it with the models in use.
const DefaultMaxCost = 3

// Price is what a model costs per million tokens.
type Price struct {
	Input    float64 `json:"input" yaml:"input"`   // per million tokens of prompt
	Output   float64 `json:"output" yaml:"output"` // per million tokens of reply, reasoning included
	Currency string  `json:"currency,omitempty" yaml:"currency"`
}

// Cost is the price of so many tokens, in the price's currency.
func (p Price) Cost(input, output int) float64 {
	return (float64(input)*p.Input + float64(output)*p.Output) / 1e6
}

// Output is a rung of the ladder of structured output.
type Output string

// The rungs, from the surest to the barest.
const (
	OutputSchema Output = "json_schema" // the server holds the reply to the schema
	OutputObject Output = "json_object" // the server replies in JSON; the schema is in the prompt
	OutputText   Output = "text"        // the prompt alone asks for JSON
)

// Request is one thing asked of the model.
type Request struct {
	// Name says what is asked and about what, such as "digest/2025-031": it is for logs,
	// progress and errors and changes nothing of the reply or of its place in the cache.
	Name string
	// System is the instructions, User the matter.
	System, User string
	// Schema is the JSON Schema of the reply: a json.RawMessage, or anything that
	// marshals to one. Client.Text leaves it out.
	Schema any
	// MaxTokens bounds the reply; 0 is 4096.
	MaxTokens int
	// ExpectTokens is the usual length of the reply, for estimates; 0 is a quarter of MaxTokens.
	ExpectTokens int
	// Validate says what is wrong with a reply, in words that the model can mend it by;
	// nil finds nothing wrong. It is called again on replies from the cache.
	Validate func(reply []byte) error
	// AnyLanguage lifts the check of Config.Language.
	AnyLanguage bool
}

// Host is the server that the configuration asks, its preset's where no address is given;
// "" for an unknown preset.
func (c Config) Host() string {
	p, err := preset(c.Provider)
	if err != nil {
		return ""
	}
	return hostOf(cmp.Or(c.BaseURL, p.BaseURL))
}

// loopback is whether a host is this computer.
func loopback(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// Resolve fills what is left to defaults and says what is wrong, without any call. An
// error is of KindConfig.
func (c Config) Resolve() (Config, error) {
	if c.Model == "" {
		return c, configError("aucun modèle n’est nommé : indiquez « model » dans phare.yaml ou PHARE_MODEL ; sans modèle, phare rédige par extraction")
	}
	p, err := preset(c.Provider)
	if err != nil {
		return c, err
	}
	c.BaseURL = strings.TrimRight(cmp.Or(c.BaseURL, p.BaseURL), "/")
	c.API = cmp.Or(c.API, p.API)
	u, err := url.Parse(c.BaseURL)
	switch {
	case c.BaseURL == "":
		return c, configError("l’adresse du serveur manque : indiquez « base_url » dans phare.yaml ou OPENAI_BASE_URL")
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return c, configError("l’adresse du serveur n’en est pas une : elle commence par http:// ou https://, comme http://127.0.0.1:11434/v1")
	case u.User != nil || u.RawQuery != "":
		return c, configError("l’adresse du serveur contient un mot de passe ou un paramètre : la clé se donne par OPENAI_API_KEY, un fichier ou le trousseau")
	case u.Scheme == "http" && !loopback(u.Hostname()) && !c.Insecure:
		return c, configError("l’adresse %s n’est pas chiffrée (http) et mène à un autre poste : les actes et la clé y passeraient en clair. Prenez une adresse https, ou réglez « insecure: true » sous « model » si ce réseau est le vôtre", u.Host)
	case c.API != "openai" && c.API != "azure":
		return c, configError("« api » vaut openai ou azure, pas « %s »", c.API)
	case c.Output != "" && c.Output != OutputSchema && c.Output != OutputObject && c.Output != OutputText:
		return c, configError("« output » vaut json_schema, json_object ou text, pas « %s »", c.Output)
	case strings.ContainsFunc(c.Key, func(r rune) bool { return r <= ' ' || r > '~' }):
		return c, configError("la clé d’accès contient une espace, un retour à la ligne ou un caractère accentué : recopiez-la")
	}
	_, priced := c.Prices[c.Model]
	if !priced && c.MaxCost > 0 {
		return c, configError("un plafond de dépense est fixé mais le prix de « %s » est inconnu : indiquez-le sous « prices » dans phare.yaml (0 pour un modèle gratuit)", c.Model)
	}
	if c.MaxCost == 0 && priced {
		c.MaxCost = DefaultMaxCost
	}
	if c.API == "azure" {
		c.APIVersion = cmp.Or(c.APIVersion, "2024-10-21")
	}
	c.Language = cmp.Or(c.Language, "fr")
	if c.ReasoningTokens == 0 && wantsCompletionTokens(c.Model) {
		c.ReasoningTokens = 8192
	}
	if c.Concurrency <= 0 {
		c.Concurrency = 8
	}
	if c.Timeout <= 0 {
		c.Timeout = 3 * time.Minute
	}
	if c.Stall <= 0 {
		c.Stall = time.Minute
	}
	switch {
	case c.Retries == 0:
		c.Retries = 4
	case c.Retries < 0:
		c.Retries = 0
	}
	if c.RetryWait <= 0 {
		c.RetryWait = time.Second
	}
	if c.MaxRetryAfter <= 0 {
		c.MaxRetryAfter = time.Minute
	}
	if c.Transport == nil {
		c.Transport = cleanhttp.DefaultPooledTransport()
	}
	return c, nil
}

package llm

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// maxAttempts bounds the attempts at one call, whatever comes back.
const maxAttempts = 100

// maxReply bounds the bytes read of a reply.
const maxReply = 16 << 20

// flight follows one call through its attempts.
type flight struct {
	name     string
	attempts int
	failures int // that count against the retries
	timeouts int
	answered int64  // how many calls of all had been answered when the last 429 came
	limited  bool   // a 429 came
	gated    bool   // it holds a place of the gate
	sent     int    // bytes of the body
	status   int    // of the last attempt, 0 when none came
	body     []byte // of the last attempt

	streamed bool            // the last attempt gave a whole stream, body holds its data lines
	words    int             // received in it so far
	inWord   bool            // the last of them goes on
	hear     func(words int) // told as they come; may be nil
}

type flightKey struct{}

func withFlight(ctx context.Context, f *flight) context.Context {
	return context.WithValue(ctx, flightKey{}, f)
}

func flightOf(ctx context.Context) *flight {
	f, _ := ctx.Value(flightKey{}).(*flight)
	if f == nil {
		f = &flight{}
	}
	return f
}

// errRedirect is a server that sends elsewhere: the words of acts go only where the user
// said.
var errRedirect = errors.New("redirection refused")

// doer carries the OpenAI client's calls with retries.
type doer struct {
	*retryablehttp.Client
	retries  int
	gate     chan struct{}
	answered *atomic.Int64
}

func newDoer(c Config) doer {
	d := doer{retryablehttp.NewClient(), c.Retries, make(chan struct{}, max(1, c.Concurrency/4)), new(atomic.Int64)}
	r := d.Client
	r.Logger = nil
	r.RetryMax = maxAttempts                                      // checkRetry counts what counts
	r.RetryWaitMin, r.RetryWaitMax = c.RetryWait, c.RetryWait*3/2 // linear, with jitter
	r.CheckRetry = d.checkRetry
	r.ErrorHandler = retryablehttp.PassthroughErrorHandler
	r.Backoff = func(least, most time.Duration, n int, resp *http.Response) time.Duration {
		// The library reads Retry-After, seconds or date, and does not cap it.
		return min(retryablehttp.RateLimitLinearJitterBackoff(least, most, n, resp), c.MaxRetryAfter)
	}
	r.RequestLogHook = func(_ retryablehttp.Logger, req *http.Request, _ int) {
		f := flightOf(req.Context())
		f.attempts++
		f.sent = int(req.ContentLength)
		f.status, f.body, f.streamed, f.words, f.inWord = 0, nil, false, 0, false
	}
	r.HTTPClient = &http.Client{
		Transport: whole{c.Transport, c.Timeout, c.Stall},
		CheckRedirect: func(req *http.Request, _ []*http.Request) error {
			return fmt.Errorf("%w: %s", errRedirect, req.URL.Host)
		},
	}
	r.PrepareRetry = d.queue
	return d
}

// queue makes calls that a server found too many go on a few at a time: waking together,
// they would be too many again until their retries ran out.
func (d doer) queue(req *http.Request) error {
	f := flightOf(req.Context())
	if !f.limited || f.gated {
		return nil
	}
	select {
	case d.gate <- struct{}{}:
		f.gated = true
		return nil
	case <-req.Context().Done():
		return req.Context().Err()
	}
}

// Do implements openai.HTTPDoer.
func (d doer) Do(req *http.Request) (*http.Response, error) {
	// Some servers' logs show it; OpenAI documents it for tracing. It names the request.
	f := flightOf(req.Context())
	defer func() {
		if f.gated {
			f.gated = false
			<-d.gate
		}
	}()
	if name := header(f.name); name != "" {
		req.Header.Set("X-Client-Request-Id", name)
	}
	req.Header.Set("User-Agent", "phare")
	r, err := retryablehttp.FromRequest(req)
	if err != nil {
		return nil, err
	}
	return d.Client.Do(r)
}

// header keeps what a header may hold.
func header(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' {
			return -1
		}
		return r
	}, clip(s, 200))
}

// whole reads each reply to its end within the attempt, so that a connection lost in the
// middle of one is retried as any other.
type whole struct {
	next         http.RoundTripper
	first, stall time.Duration // deadlines: of the first words, of those that follow
}

func (w whole) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx, p := within(req.Context(), w.first, w.stall)
	defer p.end()
	resp, err := w.read(req.WithContext(ctx), p)
	if cause := context.Cause(ctx); err != nil && (errors.Is(cause, errLate) || errors.Is(cause, errStalled)) {
		err = cause
	}
	return resp, err
}

func (w whole) read(req *http.Request, p *pace) (*http.Response, error) {
	resp, err := w.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if f := flightOf(req.Context()); isStream(resp) {
		body := resp.Body
		defer body.Close() //nolint:errcheck // read to its end, or of no more use
		f.status = resp.StatusCode
		if err := readStream(resp, f, p); err != nil {
			return nil, err
		}
		return resp, nil
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxReply))
	if cerr := resp.Body.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusOK {
		b = inOneForm(b)
	}
	resp.Body = io.NopCloser(bytes.NewReader(b))
	f := flightOf(req.Context())
	f.status, f.body = resp.StatusCode, b
	return resp, nil
}

// checkRetry is whether to try again, what failed being mendable and the retries not
// used up. A 429 uses none while the server answers other calls: it is there, and busy.
func (d doer) checkRetry(ctx context.Context, resp *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		return false, ctx.Err()
	}
	f := flightOf(ctx)
	if !mendable(ctx, f, resp, err) {
		if err == nil && resp.StatusCode == http.StatusOK {
			d.answered.Add(1)
		}
		return false, nil
	}
	if err == nil && resp.StatusCode == http.StatusTooManyRequests {
		f.limited = true
		if n := d.answered.Load(); n > f.answered {
			f.answered, f.failures = n, 0
		}
	}
	f.failures++
	return f.failures <= d.retries, nil
}

// mendable is whether an attempt that failed may do better next time.
func mendable(ctx context.Context, f *flight, resp *http.Response, err error) bool {
	if err != nil {
		var dns *net.DNSError
		switch {
		case errors.Is(err, errRedirect), isTLS(err):
			return false
		case errors.As(err, &dns) && dns.IsNotFound:
			return false
		case isTimeout(err), errors.Is(err, errStalled):
			f.timeouts++
			return f.timeouts <= 1 // a server that is too slow twice stays so
		}
		retry, _ := retryablehttp.DefaultRetryPolicy(ctx, nil, err)
		return retry
	}
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		return !outOfCredit(f.body)
	case resp.StatusCode == http.StatusRequestTimeout, resp.StatusCode == http.StatusTooEarly:
		return true
	case resp.StatusCode >= 500:
		return resp.StatusCode != http.StatusNotImplemented
	case resp.StatusCode == http.StatusOK:
		return !f.streamed && !json.Valid(f.body) // a reply cut on the way, or a proxy's page
	}
	return false
}

// outOfCredit tells a 429 that no wait mends from one that it does.
func outOfCredit(body []byte) bool {
	s := strings.ToLower(string(body))
	for _, w := range []string{"insufficient_quota", "exceeded your current quota", "insufficient credit", "insufficient balance", "out of credit"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// isDial is whether no connection could be made: the server is away, for everyone.
func isDial(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

func isTimeout(err error) bool {
	var ne net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &ne) && ne.Timeout()
}

func isTLS(err error) bool {
	var (
		verify  *tls.CertificateVerificationError
		record  tls.RecordHeaderError
		alert   tls.AlertError
		unknown x509.UnknownAuthorityError
		host    x509.HostnameError
		invalid x509.CertificateInvalidError
	)
	return errors.As(err, &verify) || errors.As(err, &record) || errors.As(err, &alert) || errors.As(err, &unknown) ||
		errors.As(err, &host) || errors.As(err, &invalid) || strings.Contains(err.Error(), "HTTP response to HTTPS client")
}

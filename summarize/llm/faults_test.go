package llm_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

// What the way there does is tried again, and named when it lasts.
func TestTransportFaults(t *testing.T) {
	for _, c := range []struct {
		name  string
		reply llmtest.Reply
		kind  llm.Kind
		calls int // when it lasts
	}{
		{"500", llmtest.Status(500, "oops"), llm.KindServer, 3},
		{"503", llmtest.Status(503, "loading model"), llm.KindServer, 3},
		{"429", llmtest.RateLimited(""), llm.KindRate, 3},
		{"reset", llmtest.Reset(), llm.KindUnreachable, 3},
		{"lost in the middle", llmtest.Broken(), llm.KindUnreachable, 3},
		{"proxy's page", llmtest.Page(), llm.KindProtocol, 3},
		{"slow", llmtest.Slow(4 * patience), llm.KindTimeout, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := llmtest.New(t)
			fails(t, s, s.Config(), c.reply, c.kind, c.calls)
		})
	}
}

// patience is how long a test waits for what never comes: a busy machine answers within it.
const patience = time.Second

// fails holds that a fault met once is mended by a second call, where any mends it, and that
// one which lasts is named after so many calls.
func fails(t *testing.T, s *llmtest.Server, conf llm.Config, reply llmtest.Reply, kind llm.Kind, calls int) {
	t.Helper()
	s.On("passing", reply, llmtest.Echo())
	s.On("lasting", reply)
	conf.Retries = 2
	switch kind {
	case llm.KindTimeout:
		conf.Timeout = patience
	case llm.KindStalled:
		conf.Stall = patience
	}
	cl := client(t, conf)
	if calls > 1 {
		ask(t, cl, request("passing"))
		if n := len(s.Requests()); n != 2 {
			t.Errorf("passing fault: %d calls, want 2", n)
		}
	}
	_, err := cl.JSON(t.Context(), request("lasting"))
	wantKind(t, err, kind)
	if n := len(s.Named("lasting")); n != calls {
		t.Errorf("lasting fault: %d calls, want %d", n, calls)
	}
}

// What no retry mends is not retried, and the other requests are not tried at all.
func TestFatal(t *testing.T) {
	for _, c := range []struct {
		name  string
		set   func(*llmtest.Server, *llm.Config)
		kind  llm.Kind
		says  string
		calls int
	}{
		{"wrong key", func(s *llmtest.Server, _ *llm.Config) { s.Key = "autre" }, llm.KindKey, "OPENAI_API_KEY", 1},
		{"address without /v1", func(s *llmtest.Server, c *llm.Config) { c.BaseURL = strings.TrimSuffix(s.URL, "/v1") }, llm.KindProtocol, "/v1", 0},
		{"forbidden", func(s *llmtest.Server, _ *llm.Config) { s.On(".", llmtest.Status(403, "no")) }, llm.KindForbidden, "403", 1},
		{"unknown model", func(_ *llmtest.Server, c *llm.Config) { c.Model = "inconnu" }, llm.KindModel, "« inconnu »", 1},
		{"no credit, 429", func(s *llmtest.Server, _ *llm.Config) { s.On(".", llmtest.OutOfCredit()) }, llm.KindQuota, "crédit", 1},
		{"no credit, 402", func(s *llmtest.Server, _ *llm.Config) { s.On(".", llmtest.Status(402, "pay")) }, llm.KindQuota, "crédit", 1},
		{"nobody there", func(s *llmtest.Server, _ *llm.Config) { s.Close() }, llm.KindUnreachable, "démarré", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := llmtest.New(t)
			conf := s.Config()
			c.set(s, &conf)
			cl := client(t, conf)
			for range 2 {
				_, err := cl.JSON(t.Context(), request("a"))
				wantKind(t, err, c.kind)
				if !llm.IsFatal(err) || !strings.Contains(err.Error(), c.says) {
					t.Errorf("error %q, fatal %v; want %q, fatal", err, llm.IsFatal(err), c.says)
				}
			}
			if n := len(s.Requests()); n != c.calls {
				t.Errorf("%d calls, want %d", n, c.calls)
			}
		})
	}
}

func TestTLS(t *testing.T) {
	s := llmtest.StartTLS()
	defer s.Close()
	_, err := client(t, s.Config()).JSON(t.Context(), request("a"))
	wantKind(t, err, llm.KindTLS)
	c := llmtest.New(t).Config()
	c.BaseURL = strings.Replace(c.BaseURL, "http:", "https:", 1) // a usual slip
	_, err = client(t, c).JSON(t.Context(), request("a"))
	wantKind(t, err, llm.KindTLS)
}

// Errors that belong to one request.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name  string
		reply llmtest.Reply
		kind  llm.Kind
	}{
		{"refusal", llmtest.Refused(), llm.KindRefused},
		{"filter", llmtest.Filtered(), llm.KindRefused},
		{"Azure's filter", llmtest.Reply{Status: 400, Text: "The response was filtered", Code: "content_filter"}, llm.KindRefused},
		{"too long", llmtest.Reply{Status: 400, Text: "This model's maximum context length is 8192 tokens", Code: "context_length_exceeded"}, llm.KindTooLong},
		{"bad request", llmtest.Status(400, "unknown field"), llm.KindRequest},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := llmtest.New(t)
			s.On("a", c.reply)
			cl := client(t, s.Config())
			_, err := cl.JSON(t.Context(), request("a"))
			wantKind(t, err, c.kind)
			if llm.IsFatal(err) {
				t.Error("it stops the others")
			}
			ask(t, cl, request("b"))
		})
	}
}

// A server that read a part of the prompt and said nothing is found by its own count.
func TestTruncated(t *testing.T) {
	s := llmtest.New(t)
	s.On("a", llmtest.Truncated())
	r := request("a")
	r.User = strings.Repeat(act+"\n", 20)
	conf := s.Config()
	conf.CacheDir = t.TempDir()
	_, err := client(t, conf).JSON(t.Context(), r)
	wantKind(t, err, llm.KindTruncated)
	s.On("a", llmtest.NoUsage()) // a count that is missing says nothing
	if _, err = client(t, conf).JSON(t.Context(), r); err != nil {
		t.Fatal(err)
	}
}

// A redirection would send the acts where the user did not say.
func TestRedirect(t *testing.T) {
	s, elsewhere := llmtest.New(t), llmtest.New(t)
	s.On("a", llmtest.Reply{Status: http.StatusTemporaryRedirect, Header: http.Header{"Location": {elsewhere.URL + "/chat/completions"}}})
	_, err := client(t, s.Config()).JSON(t.Context(), request("a"))
	wantKind(t, err, llm.KindProtocol)
	if n := len(elsewhere.Requests()); n != 0 {
		t.Errorf("%d calls went elsewhere", n)
	}
}

func TestRetryAfter(t *testing.T) {
	for _, c := range []struct {
		name   string
		header func() string
		limit  time.Duration
		least  time.Duration
	}{
		{"seconds", func() string { return "1" }, 0, time.Second},
		{"date", func() string { return time.Now().Add(2 * time.Second).UTC().Format(http.TimeFormat) }, 0, 900 * time.Millisecond},
		{"capped", func() string { return "3600" }, 200 * time.Millisecond, 200 * time.Millisecond}, // else the test ends in an hour
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := llmtest.New(t)
			s.On("a", llmtest.RateLimited(c.header()), llmtest.Echo())
			conf := s.Config()
			conf.MaxRetryAfter = c.limit
			began := time.Now()
			ask(t, client(t, conf), request("a"))
			if took := time.Since(began); took < c.least {
				t.Errorf("waited %v, want %v", took, c.least)
			}
		})
	}
}

// A server that takes a call every 20 ms and refuses what comes sooner answers all in the
// end: those refused go on a few at a time.
func TestCrowd(t *testing.T) {
	s := llmtest.New(t)
	var mu sync.Mutex
	var last time.Time
	s.OnFunc(".", func(llmtest.Request) llmtest.Reply {
		mu.Lock()
		defer mu.Unlock()
		if time.Since(last) < 20*time.Millisecond {
			return llmtest.RateLimited("")
		}
		last = time.Now()
		return llmtest.Echo()
	})
	c := s.Config()
	c.RetryWait = 20 * time.Millisecond
	none(t, all(t.Context(), client(t, c), 32))
}

// A server that fails from the start stops the run; one that fails a request in the
// middle does not.
func TestFailingFromTheStart(t *testing.T) {
	s := llmtest.New(t)
	s.On("bad", llmtest.Status(500, "oops"))
	cl := client(t, s.Config())
	ask(t, cl, request("good"))
	for range 2 {
		r := request("bad")
		r.User += "x"
		_, err := cl.JSON(t.Context(), r)
		wantKind(t, err, llm.KindServer)
		if llm.IsFatal(err) {
			t.Error("fatal in the middle of a run")
		}
	}
	_, err := client(t, s.Config()).JSON(t.Context(), request("bad"))
	wantKind(t, err, llm.KindServer)
	if !llm.IsFatal(err) {
		t.Error("not fatal at its start")
	}
}

// A caller that gives up is told so at once, with its context's error.
func TestCanceled(t *testing.T) {
	s := llmtest.New(t)
	s.On("a", llmtest.Slow(5*time.Second))
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := client(t, s.Config()).JSON(ctx, request("a"))
	wantKind(t, err, llm.KindTimeout)
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 2*time.Second {
		t.Errorf("error %v after %v", err, time.Since(began))
	}
}

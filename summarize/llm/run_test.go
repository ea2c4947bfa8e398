package llm_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

// all asks n requests at once and gives their errors.
func all(ctx context.Context, cl *llm.Client, n int) []error {
	errs := make([]error, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			r := request(fmt.Sprintf("digest/%02d", i))
			r.User += fmt.Sprintf("\nActe %d.", i)
			_, errs[i] = cl.JSON(ctx, r)
		})
	}
	wg.Wait()
	return errs
}

func none(t *testing.T, errs []error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// Every reply is paid once: a second run makes no call, needs no server, and reports the
// same cost and the same words sent.
func TestCache(t *testing.T) {
	s := llmtest.New(t)
	s.On("digest/03", llmtest.Garbage(), llmtest.Echo()) // asking again is kept as well
	c := s.Config()
	c.CacheDir = t.TempDir()
	c.Prices = map[string]llm.Price{llmtest.Model: {Input: 2, Output: 8, Currency: "EUR"}}
	first := client(t, c)
	none(t, all(t.Context(), first, 20))
	calls := len(s.Requests())
	if calls != 21 {
		t.Errorf("%d calls, want 21", calls)
	}
	c.Offline = true
	second := client(t, c)
	none(t, all(t.Context(), second, 20))
	if n := len(s.Requests()) - calls; n != 0 {
		t.Errorf("the second run made %d calls", n)
	}
	u1, u2 := first.Usage(), second.Usage()
	if u2.Run.Calls != 0 || u2.Cached != 21 || u1.Run.Calls != 21 || u1.Total != u2.Total || u1.Total.Cost == 0 {
		t.Errorf("usage of the first run %+v, of the second %+v", u1, u2)
	}
	if d := cmp.Diff(marshal(t, first.Sent()), marshal(t, second.Sent())); d != "" {
		t.Errorf("what was sent differs:\n%s", d)
	}
	if len(first.Sent()) != 21 || first.Sent()[0].Host != first.Host() || first.Sent()[0].Bytes < len(act) {
		t.Errorf("sent %+v", first.Sent()[0])
	}

	// Another model, prompt or schema is another question; another name is not.
	for name, change := range map[string]func(*llm.Config, *llm.Request){
		"model":  func(c *llm.Config, _ *llm.Request) { c.Model = "autre" },
		"system": func(_ *llm.Config, r *llm.Request) { r.System += " " },
		"user":   func(_ *llm.Config, r *llm.Request) { r.User += " " },
		"schema": func(_ *llm.Config, r *llm.Request) {
			r.Schema = strings.Replace(schema, `"maximum":5`, `"maximum":4`, 1)
		},
		"tokens": func(_ *llm.Config, r *llm.Request) { r.MaxTokens++ },
	} {
		r := request("digest/00")
		r.User += "\nActe 0."
		c := c
		change(&c, &r)
		_, err := client(t, c).JSON(t.Context(), r)
		if llm.KindOf(err) != llm.KindOffline {
			t.Errorf("another %s: %v, want no reply in the cache", name, err)
		}
	}
	r := request("renamed")
	r.User += "\nActe 0."
	ask(t, client(t, c), r)
}

func marshal(t *testing.T, v any) string {
	t.Helper()
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// An entry that was damaged is asked anew; one is readable by its owner alone and tells
// its prompt; nothing else is left in the folder.
func TestCacheEntries(t *testing.T) {
	s := llmtest.New(t)
	c := s.Config()
	c.CacheDir = filepath.Join(t.TempDir(), "llm")
	ask(t, client(t, c), request("a"))
	var files []string
	err := filepath.WalkDir(c.CacheDir, func(p string, d fs.DirEntry, err error) error {
		if !d.IsDir() {
			files = append(files, p)
		}
		return err
	})
	if err != nil || len(files) != 1 {
		t.Fatalf("files %v, %v; want one", files, err)
	}
	b, err := os.ReadFile(files[0])
	if err != nil || !bytes.Contains(b, []byte("Valbrune-sur-Arve")) || !bytes.Contains(b, []byte("Tu résumes")) {
		t.Errorf("entry does not hold its prompt: %s, %v", b, err)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v; want 0600", info.Mode(), err)
	}
	if err := os.WriteFile(files[0], b[:len(b)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	ask(t, client(t, c), request("a"))
	ask(t, client(t, c), request("a"))
	if n := len(s.Requests()); n != 2 {
		t.Errorf("%d calls, want 2: one, and one for the damaged entry", n)
	}
}

// Nothing that is kept, recorded or told holds the key: the cache, what was sent, errors,
// progress, settings printed or marshaled.
func TestNoKey(t *testing.T) {
	s := llmtest.New(t)
	s.Key = llmtest.Key
	s.On("b", llmtest.Status(400, "the key "+llmtest.Key+" may not do this"))
	c := s.Config()
	c.CacheDir = t.TempDir()
	var told bytes.Buffer
	c.OnCall = func(call llm.Call) { fmt.Fprintf(&told, "%+v\n", call) }
	cl := client(t, c)
	ask(t, cl, request("a"))
	r := request("b")
	r.User += "x"
	_, err := cl.JSON(t.Context(), r)
	wantKind(t, err, llm.KindRequest)
	s.Key = "autre" // its 401 repeats the key received
	_, err = cl.JSON(t.Context(), r)
	wantKind(t, err, llm.KindKey)
	fmt.Fprintf(&told, "%+v\n%+v %#v %v\n%s", cl.Sent(), c, c, c, marshal(t, c))
	slog.New(slog.NewTextHandler(&told, nil)).Info("settings", "c", c)
	for _, r := range s.Requests() {
		fmt.Fprintf(&told, "%+v\n%s\n", r, r.Body)
	}
	err = fs.WalkDir(os.DirFS(c.CacheDir), ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			b, rerr := fs.ReadFile(os.DirFS(c.CacheDir), p)
			told.Write(b)
			err = rerr
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(told.String(), "Valbrune-sur-Arve"); n < 4 {
		t.Fatalf("looked at %d texts only", n)
	}
	if strings.Contains(told.String(), llmtest.Key) {
		t.Errorf("the key is in: %s", told.String())
	}
}

// The ceiling is never passed, and what was answered below it is kept.
func TestMaxCost(t *testing.T) {
	s := llmtest.New(t)
	c := s.Config()
	c.Prices = map[string]llm.Price{llmtest.Model: {Input: 1000, Output: 3000, Currency: "EUR"}}
	c.MaxCost = 5
	cl := client(t, c)
	ok := 0
	for _, err := range all(t.Context(), cl, 30) {
		if err == nil {
			ok++
			continue
		}
		wantKind(t, err, llm.KindBudget)
	}
	u := cl.Usage()
	if u.Run.Cost > c.MaxCost || u.Run.Cost < c.MaxCost/3 || ok == 0 || ok == 30 {
		t.Errorf("%d replies for %.2f, ceiling %.2f", ok, u.Run.Cost, c.MaxCost)
	}
	if n := len(s.Requests()); n != ok {
		t.Errorf("%d calls for %d replies", n, ok)
	}
}

// What is announced is what is spent, within a third, and what is in the cache is free.
func TestEstimate(t *testing.T) {
	s := llmtest.New(t)
	c := s.Config()
	c.CacheDir = t.TempDir()
	c.Prices = map[string]llm.Price{llmtest.Model: {Input: 2, Output: 6, Currency: "EUR"}}
	cl := client(t, c)
	r := request("a")
	r.User, r.ExpectTokens = strings.Repeat(act, 20), 50
	before, err := cl.Estimate(r)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := cl.JSON(t.Context(), r); err != nil {
		t.Fatal(err)
	}
	spent := cl.Usage().Run
	if before.Calls != 1 || before.Cost < spent.Cost*2/3 || before.Cost > spent.Cost*4/3 || before.MaxCost < spent.Cost {
		t.Errorf("announced %+v, spent %+v", before, spent)
	}
	after, err := cl.Estimate(r)
	if want := (llm.Estimate{Cached: 1, Currency: "EUR", Priced: true}); err != nil || after != want {
		t.Errorf("announced %+v, %v; want %+v", after, err, want)
	}
	if n := len(s.Requests()); n != 1 {
		t.Errorf("%d calls", n)
	}
}

// Offline, nothing leaves the machine.
func TestOffline(t *testing.T) {
	s := llmtest.New(t)
	c := s.Config()
	c.Offline = true
	_, err := client(t, c).JSON(t.Context(), request("a"))
	wantKind(t, err, llm.KindOffline)
	_, err = llm.Probe(t.Context(), c)
	wantKind(t, err, llm.KindOffline)
	if n := len(s.Requests()); n != 0 {
		t.Errorf("%d calls", n)
	}
}

// Calls wait for nothing but a free slot, whatever the server has to be asked to learn
// what it accepts: a server that answers nobody before eight wait answers sixteen calls.
func TestNoCallWaitsInVain(t *testing.T) {
	for name, lacks := range map[string][]llm.Output{"schema": nil, "no schema": {llm.OutputSchema}} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.New(t)
			s.Lacks = lacks
			var mu sync.Mutex
			waiting, answer := 0, make(chan struct{})
			s.OnFunc("digest", func(llmtest.Request) llmtest.Reply {
				mu.Lock()
				mine := answer
				if waiting++; waiting == 8 {
					close(mine)
					waiting, answer = 0, make(chan struct{})
				}
				mu.Unlock()
				select {
				case <-mine:
				case <-t.Context().Done():
				}
				return llmtest.Echo()
			})
			none(t, all(t.Context(), client(t, s.Config()), 16))
			if s.Most() != 8 {
				t.Errorf("%d calls at once, want 8", s.Most())
			}
		})
	}
}

// The limits of calls at once and of calls a second are kept.
func TestLimits(t *testing.T) {
	s := llmtest.New(t)
	s.Latency = 20 * time.Millisecond
	c := s.Config()
	c.Concurrency, c.RPS = 3, 20
	began := time.Now()
	none(t, all(t.Context(), client(t, c), 11))
	if took := time.Since(began); took < 500*time.Millisecond || s.Most() > 3 {
		t.Errorf("11 calls in %v, %d at once; want at least 0.5 s, at most 3", took, s.Most())
	}
}

// Progress is told of each finished call, one at a time.
func TestOnCall(t *testing.T) {
	s := llmtest.New(t)
	s.On("digest/02", llmtest.Refused())
	s.On("digest/03", llmtest.Status(403, "no")) // a filter on the way, for this one alone
	c := s.Config()
	c.Concurrency = 1
	var done []int
	var failed []llm.Kind
	c.OnCall = func(call llm.Call) {
		done = append(done, call.Done)
		if call.Err != nil {
			failed = append(failed, llm.KindOf(call.Err))
		}
	}
	cl := client(t, c)
	for i := range 5 {
		r := request(fmt.Sprintf("digest/%02d", i))
		r.User += r.Name
		_, _ = cl.JSON(t.Context(), r) // their errors are told
	}
	if d := cmp.Diff([]int{1, 2, 3, 4, 5}, done); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]llm.Kind{llm.KindForbidden}, failed, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
}

func TestKeyFromFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "cle")
	write := func(s string, mode os.FileMode) {
		t.Helper()
		if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	write(llmtest.Key+"\n", 0o600)
	if key, err := llm.KeyFromFile(path); err != nil || key != llmtest.Key {
		t.Errorf("got %q, %v", key, err)
	}
	for _, c := range []struct {
		text string
		mode os.FileMode
		says string
	}{{llmtest.Key, 0o644, "chmod 600"}, {llmtest.Key, 0o640, "chmod 600"}, {" \n", 0o600, "vide"}, {llmtest.Key + "\nautre", 0o600, "autre chose"}} {
		write(c.text, c.mode)
		if key, err := llm.KeyFromFile(path); err == nil || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), llmtest.Key) {
			t.Errorf("%q, %o: got %q, %v; want an error with %q", c.text, c.mode, key, err, c.says)
		}
	}
}

func TestProbe(t *testing.T) {
	s := llmtest.New(t)
	s.Lacks = []llm.Output{llm.OutputSchema}
	r, err := llm.Probe(t.Context(), s.Config())
	if err != nil || !r.OK || !r.Listed || r.Output != llm.OutputObject || r.Latency <= 0 || len(r.Lines) < 3 {
		t.Errorf("report %+v, %v", r, err)
	}
	for _, c := range []struct {
		set  func(*llm.Config)
		kind llm.Kind
		says string
	}{
		{func(c *llm.Config) { c.Model = "inconnu" }, llm.KindModel, llmtest.Model},
		{func(c *llm.Config) { c.Model = "" }, llm.KindConfig, "PHARE_MODEL"},
		{func(c *llm.Config) { c.BaseURL = "http://127.0.0.1:1/v1" }, llm.KindUnreachable, "démarré"},
	} {
		conf := s.Config()
		c.set(&conf)
		r, err := llm.Probe(t.Context(), conf)
		wantKind(t, err, c.kind)
		if r.OK || !strings.Contains(strings.Join(r.Lines, "\n"), c.says) {
			t.Errorf("%s: %q, want %q", c.kind, r.Lines, c.says)
		}
	}
}

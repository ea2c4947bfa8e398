package web

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"phare/review"
)

// TestOnlyLoopback: a page that other computers reach is never opened.
func TestOnlyLoopback(t *testing.T) {
	for _, addr := range []string{"0.0.0.0:0", "[::]:0", ":0", "192.168.1.10:0", "example.org:80", "10.0.0.1:1", "nonsense"} {
		if s, err := New(Options{Addr: addr}); err == nil {
			_ = s.listener.Close()
			t.Errorf("%s is accepted", addr)
		}
	}
}

// TestRefusedRequests tries what another site, a rebound name or another account can send.
func TestRefusedRequests(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	b.as("Anne Leroy")
	save := sessionPath("t", "article.md", "passage")
	before, err := os.ReadFile(filepath.Join(f.Dir, "article.md"))
	if err != nil {
		t.Fatal(err)
	}
	body := front(draftOf(t, f), 0, "Volé")
	for name, change := range map[string]func(r *http.Request){
		"DNS rebinding, another name":     func(r *http.Request) { r.Host = "phare.attaquant.example:" + r.URL.Port() },
		"DNS rebinding, the port missing": func(r *http.Request) { r.Host = "127.0.0.1" },
		"DNS rebinding, localhost":        func(r *http.Request) { r.Host = "localhost:" + r.URL.Port() },
		"a foreign Origin":                func(r *http.Request) { r.Header.Set("Origin", "https://attaquant.example") },
		"the Origin of another port":      func(r *http.Request) { r.Header.Set("Origin", "http://127.0.0.1:1") },
		"Origin null":                     func(r *http.Request) { r.Header.Set("Origin", "null") },
		"no Origin":                       func(r *http.Request) { r.Header.Del("Origin") },
		"cross-site":                      func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"same-site, another port":         func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
		"no token":                        func(r *http.Request) { r.Header.Del("X-Phare-Token") },
		"a wrong token":                   func(r *http.Request) { r.Header.Set("X-Phare-Token", "A") },
		"a form":                          func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") },
		"a form of plain text":            func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") },
		"a wrong cookie": func(r *http.Request) {
			r.Header.Set("Cookie", b.server.cookieName()+"=A")
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := b.request(save, body)
			change(r)
			client := b.Client
			if name == "a wrong cookie" {
				client = &http.Client{}
			}
			answer, err := client.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			defer answer.Body.Close()
			if answer.StatusCode != http.StatusForbidden {
				t.Errorf("got %s, want it refused", answer.Status)
			}
		})
	}
	after, err := os.ReadFile(filepath.Join(f.Dir, "article.md"))
	if err != nil {
		t.Fatal(err)
	}
	if string(after) != string(before) {
		t.Error("a refused request changed the article")
	}
	if status, v := b.post(sessionPath("t", "article.md", "passage"), body); status != http.StatusOK {
		t.Errorf("the page's own request gives %d %v: the test above proves nothing", status, v)
	}
}

// TestNothingWithoutTheKey: reading needs the key too.
func TestNothingWithoutTheKey(t *testing.T) {
	b := serve(t, options(folder(t, 4)))
	stranger := &browser{t: t, Client: &http.Client{}, server: b.server}
	for _, path := range []string{"/", sessionPath(), sessionPath("t", "article.md"), sessionPath("journal"), "/static/page.js",
		"/entree", "/entree?cle=", "/entree?cle=AAAA", sessionPath("sources", `DEL'&"#1.pdf`), "/jobs/1"} {
		if status, text := stranger.get(path); status != http.StatusForbidden || strings.Contains(text, "Valdrôme") {
			t.Errorf("%s gives a stranger %d", path, status)
		}
	}
}

// TestTicketOpensOnce: what stands on a command line is worth nothing afterwards.
func TestTicketOpensOnce(t *testing.T) {
	b := serve(t, options(folder(t, 4)))
	stranger := &browser{t: t, Client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}, server: b.server}
	ticket := strings.TrimPrefix(b.server.Ticket(), "http://"+b.server.host)
	if status, _ := stranger.get(ticket); status != http.StatusOK {
		t.Errorf("the ticket gives %d", status)
	}
	if status, _ := stranger.get(ticket); status != http.StatusForbidden {
		t.Errorf("the ticket gives %d the second time", status)
	}
}

// TestTheCookieAloneChangesNothing: cookies know no port, so that a program on another port may
// be sent ours. No page that the cookie opens bears what a write needs.
func TestTheCookieAloneChangesNothing(t *testing.T) {
	f := folder(t, 4)
	b := serve(t, options(f))
	for _, path := range []string{"/", "/?tout=1", sessionPath(), sessionPath("t", "article.md"), sessionPath("journal"), sessionPath("actes"),
		"/static/page.js", "/static/enter.js", sessionPath("t", "article.md", "state"), "/jobs/1"} {
		if _, text := b.get(path); strings.Contains(text, b.server.token) {
			t.Errorf("%s bears the token", path)
		}
	}
	for _, path := range []string{"/me", "/espace", "/depots", "/depots/x/fichier", "/depots/x/lire", sessionPath("swap"), sessionPath("move"),
		sessionPath("t", "article.md", "passage"), sessionPath("t", "article.md", "waive"), sessionPath("t", "article.md", "approve"),
		sessionPath("t", "article.md", "send"), "/jobs/1/annuler"} {
		r := b.request(path, map[string]string{})
		r.Header.Del("X-Phare-Token")
		if status, _ := b.do(r); status != http.StatusForbidden {
			t.Errorf("%s without the token gives %d", path, status)
		}
	}
}

// TestHeaders: every answer forbids what a page must not do.
func TestHeaders(t *testing.T) {
	b := serve(t, options(folder(t, 4)))
	for _, path := range []string{"/", sessionPath("t", "article.md"), "/static/page.js", "/nowhere", "/entree"} {
		answer, err := b.Get("http://" + b.server.host + path)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		for key, want := range map[string]string{
			"Content-Security-Policy": contentPolicy, "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store",
		} {
			if got := answer.Header.Get(key); got != want {
				t.Errorf("%s: %s is %q, want %q", path, key, got, want)
			}
		}
	}
	for _, c := range b.Jar.Cookies(&url.URL{Scheme: "http", Host: b.server.host}) {
		if c.Value == b.server.key {
			t.Error("the cookie is the key of the address")
		}
	}
}

// TestPathTraversal: only the PDFs of the session's folder, and its drafts, can be asked for.
func TestPathTraversal(t *testing.T) {
	f := folder(t, 4)
	secret := filepath.Join(filepath.Dir(f.Dir), "secret.pdf")
	if err := os.WriteFile(secret, []byte("SECRET"), 0o644); err != nil {
		t.Fatal(err)
	}
	sources := filepath.Join(f.Dir, review.SourcesDir)
	if err := os.Symlink(secret, filepath.Join(sources, "lien.pdf")); err != nil {
		t.Logf("no symbolic link here: %v", err)
	}
	if err := os.Mkdir(filepath.Join(sources, "dossier.pdf"), 0o755); err != nil {
		t.Fatal(err)
	}
	b := serve(t, options(f))
	for _, path := range []string{
		"/s/" + sessionID + "/sources/..%2f..%2fsecret.pdf", "/s/" + sessionID + "/sources/%2e%2e%2f%2e%2e%2fsecret.pdf",
		"/s/" + sessionID + "/sources/..%5c..%5csecret.pdf", "/s/" + sessionID + "/sources/" + url.PathEscape(secret),
		"/s/" + sessionID + "/sources/lien.pdf", "/s/" + sessionID + "/sources/dossier.pdf", "/s/" + sessionID + "/sources/..%2fjournal.jsonl",
		"/s/..%2f..%2fetc/", "/s/%2e%2e/", "/s/.phare/", "/s/" + sessionID + "/t/..%2fsecret.pdf", "/s/" + sessionID + "/t/session.json",
		"/s/" + sessionID + "/t/journal.jsonl", "/s/" + sessionID + "/t/.phare%2flines.json.gz", "/static/..%2fserver.go", "/static/%2e%2e%2fguard.go",
		"/s/" + sessionID + "/page?doc=..%2f..%2fsecret.pdf&n=1", "/s/" + sessionID + "/image?doc=" + url.QueryEscape(secret) + "&n=1",
		"/s/" + sessionID + "/page?doc=" + url.QueryEscape("actes/DEL'&\"#1.pdf") + "&n=-1",
	} {
		if status, text := b.get(path); status != http.StatusNotFound || strings.Contains(text, "SECRET") {
			t.Errorf("%s gives %d", path, status)
		}
	}
	if status, text := b.get(sessionPath("sources", `DEL'&"#1.pdf`)); status != http.StatusOK || !strings.HasPrefix(text, "%PDF") {
		t.Errorf("the PDF of an act gives %d", status)
	}
}

// TestNothingOfADraftRuns: scripts in Markdown, front matter, objects, file names and reasons
// are text, on every page and in every part.
func TestNothingOfADraftRuns(t *testing.T) {
	f := folder(t, 4)
	path := filepath.Join(f.Dir, "article.md")
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := string(raw) + "\n[ici](javascript:alert(1)) ![x](data:text/html,boum) <svg onload=alert(1)> <a href=\"javascript:1\">a</a>\n\n## T {#x onclick=\"alert(1)\"}\n"
	if err := os.WriteFile(path, []byte(bad), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(f.Dir, "article-<img src=x onerror=alert(1)>.md"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := f.Waive("article.md", "Anne "+evil, "abcd", "un long motif "+evil); err != nil {
		t.Fatal(err)
	}
	b := serve(t, options(f))
	b.as("Anne " + evil)
	parts := map[string]string{}
	for _, p := range []string{sessionPath(), sessionPath("t", "article.md"), sessionPath("t", "facebook.md"), sessionPath("actes"), sessionPath("journal"), "/?tout=1",
		"/s/" + sessionID + "/page?n=1&doc=" + url.QueryEscape(`actes/DEL'&"#1.pdf`)} {
		status, text := b.get(p)
		if status != http.StatusOK {
			t.Fatalf("%s gives %d: %s", p, status, text)
		}
		parts[p] = text
	}
	ask := passage(t, draftOf(t, f), "2 000 euros", func(s string) string { return s + evil + " [x](javascript:1)" })
	_, live := b.post(sessionPath("t", "article.md", "passage"), ask)
	for _, key := range []string{"text", "tally", "unread", "steps", "counters"} {
		parts[key], _ = live[key].(string)
	}
	if !strings.Contains(parts["text"], "stolen") {
		t.Error("the text that was saved is not shown: the test sees nothing")
	}
	_, text := b.get(sessionPath("t", "article.md", "changes"))
	parts["changes"] = regexp.MustCompile(`\\u003c`).ReplaceAllString(text, "<")
	for name, text := range parts {
		for _, found := range running(t, text) {
			t.Errorf("%s: %s", name, found)
		}
	}
	if !strings.Contains(parts[sessionPath("t", "article.md")], "&lt;script&gt;window.stolen") {
		t.Error("the title's script is not shown as text: the test sees nothing")
	}
}

// running lists what a browser would run in a page beside its own modules.
func running(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		if n.Type == html.ElementNode {
			attr := map[string]string{}
			for _, a := range n.Attr {
				attr[a.Key] = a.Val
				value := strings.ToLower(strings.TrimSpace(a.Val))
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" ||
					!strings.HasPrefix(a.Key, "data-") && (strings.HasPrefix(value, "javascript:") || strings.HasPrefix(value, "data:text")) {
					out = append(out, n.Data+" "+a.Key+"="+a.Val)
				}
			}
			if n.Data == "script" && !strings.HasPrefix(attr["src"], "/static/") && attr["type"] != "application/json" {
				out = append(out, "a script")
			}
			if n.Data == "img" && attr["src"] != "" && attr["src"] != "/static/icon.svg" {
				out = append(out, "an image of "+attr["src"])
			}
			switch n.Data {
			case "iframe", "object", "embed", "base", "style":
				out = append(out, "an element "+n.Data)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
	}
	visit(root)
	return out
}

// TestNothingListensAfter: the port is closed when the command ends.
func TestNothingListensAfter(t *testing.T) {
	s, err := New(options(folder(t, 4)))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	if c, err := net.Dial("tcp", s.host); err != nil {
		t.Fatal(err)
	} else {
		defer c.Close() // a connection that is left open holds nothing up
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Fatal("it still serves")
	}
	if c, err := net.Dial("tcp", s.host); err == nil {
		c.Close()
		t.Error("something still listens")
	}
}

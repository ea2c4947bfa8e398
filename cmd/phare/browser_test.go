package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tab is a page of a real Chromium that shows `phare review` on the session of examples/.
type tab struct {
	t    *testing.T
	ctx  context.Context
	dir  string // working directory of the program
	work string // the review folder
	base string // address of the session
	axe  string // source of axe-core
	tabs int    // how often Tab was pressed

	mu     sync.Mutex
	errors []string // what the console said that is an error
}

const exampleSession = "2025-04-04-conseil-metropolitain"

// missing skips a test whose program is not installed, or fails it where none may skip.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("PHARE_TEST_ALL") != "" {
		t.Fatalf("%s is missing", what)
	}
	t.Skipf("%s is missing", what)
}

// output collects what the program says while it runs.
type output struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.b.String()
}

// openReview drafts the session of examples/, starts `phare review` and opens it in Chromium.
func openReview(t *testing.T) *tab {
	t.Helper()
	return openReviewUnder(t, "")
}

// openReviewUnder is openReview with more lines of settings.
func openReviewUnder(t *testing.T, more string) *tab {
	t.Helper()
	if _, err := exec.LookPath("chromium"); err != nil {
		missing(t, "chromium")
	}
	axe, err := os.ReadFile("../../.tools/node_modules/axe-core/axe.min.js")
	if err != nil {
		missing(t, "axe-core (./.ci/node)")
	}
	dir := t.TempDir()
	examples, err := filepath.Abs("../../examples/metropole-de-valombre")
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	env := []string{"HOME=" + dir, "XDG_CACHE_HOME=" + filepath.Join(dir, ".cache")}
	said := &output{}
	program := func(ctx context.Context, args ...string) int {
		c := Command{Args: args, Self: self, Dir: dir, Env: env, Stdin: strings.NewReader(""), Stdout: said, Stderr: said, Exit: os.Exit}
		return c.Run(ctx)
	}
	settings := "authority: {name: Métropole de Valombre, body: Conseil métropolitain}\nacts: {url: 'https://www.valombre.example/actes/{file}'}\n" + more
	if err := os.WriteFile(filepath.Join(dir, configName), []byte(settings), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(filepath.Join(dir, "2025-04-04"), os.DirFS(examples)); err != nil { // as the page keeps them
		t.Fatal(err)
	}
	if code := program(t.Context(), "run", "2025-04-04", "--ocr", "never", "--offline"); code != exitDone && code != exitUnread {
		t.Fatalf("run ends with %d: %s", code, said)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan int, 1)
	go func() { ended <- program(ctx, "review", "--no-browser") }()
	t.Cleanup(func() {
		stop()
		if code := <-ended; code != exitDone {
			t.Errorf("review ends with %d: %s", code, said)
		}
		if !strings.Contains(said.String(), "plus rien n'écoute") {
			t.Error("the program does not say that the page is closed")
		}
	})
	address := ""
	for deadline := time.Now().Add(90 * time.Second); address == "" && time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		address = regexp.MustCompile(`http://\S+`).FindString(said.String())
	}
	b := &tab{t: t, dir: dir, work: filepath.Join(dir, "review", exampleSession), axe: string(axe)}
	b.base = strings.SplitAfterN(address, "/", 4)[0] + "//" + strings.Split(address, "/")[2] + "/s/" + exampleSession
	alloc, cancel := chromedp.NewExecAllocator(context.Background(), append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WSURLReadTimeout(2*time.Minute))...)
	t.Cleanup(cancel)
	page, closePage := chromedp.NewContext(alloc)
	t.Cleanup(closePage)
	limited, done := context.WithTimeout(page, 10*time.Minute)
	t.Cleanup(done)
	b.ctx = limited
	if err := chromedp.Listen(limited, b.listen); err != nil {
		t.Fatal(err)
	}
	b.do(chromedp.EmulateViewport(1360, 860), chromedp.Navigate(address))
	b.until(`location.pathname === "/" && document.readyState === "complete"`)
	b.open("/")
	t.Cleanup(b.quiet)
	return b
}

func (b *tab) listen(ev any) {
	said := ""
	switch e := ev.(type) {
	case *runtime.EventExceptionThrown:
		said = fmt.Sprint(e.ExceptionDetails.Text, " ", e.ExceptionDetails.URL)
	case *log.EventEntryAdded:
		if e.Entry.Level == "error" || e.Entry.Level == "warning" {
			said = e.Entry.Text + " " + e.Entry.URL
		}
	case *runtime.EventConsoleAPICalled:
		said = fmt.Sprintf("console: %v", e.Args)
	}
	// a refusal that the page asked for and tells the person is no fault of it
	if said == "" || regexp.MustCompile(`status of (400|409|422|428)`).MatchString(said) {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.errors = append(b.errors, said)
}

// quiet fails the test when the console said anything.
func (b *tab) quiet() {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.errors {
		b.t.Errorf("console: %s", e)
	}
}

func (b *tab) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) open(path string) {
	b.t.Helper()
	b.do(chromedp.Navigate(b.base + path))
	b.until(`document.readyState === "complete"`)
}

// eval gives the value of a JavaScript expression.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits for an expression to hold. While the page changes it may not have a value.
func (b *tab) until(expression string) {
	b.t.Helper()
	deadline := time.Now().Add(2 * time.Minute) // the machine may be busy
	for {
		holds, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+expression+")"))
		if err == nil && holds {
			return
		}
		if b.ctx.Err() != nil || time.Now().After(deadline) {
			b.t.Fatalf("never true: %s (%v)\nthe page says: %s", expression, err,
				eval[string](b, `document.getElementById("alert").textContent + document.getElementById("status").textContent`))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// click presses the left button in the middle of an element, as a person does: not before it
// is in view, stands still (the page scrolls smoothly) and nothing lies over it.
func (b *tab) click(selector string) {
	b.t.Helper()
	if why := eval[string](b, `(async () => {
		const frame = () => new Promise(requestAnimationFrame), end = performance.now() + 60000;
		for (let before = "";; await frame()) {
			const e = document.querySelector(`+quoteJS(selector)+`), at = e?.getClientRects()[0], now = JSON.stringify(at);
			const hit = at && document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
			if (now === before && hit?.closest(`+quoteJS(selector)+`)) return "";
			if (now === before) e?.scrollIntoView({block: "center", behavior: "instant"});
			if (performance.now() > end) return `+"`at ${now}, where ${hit?.outerHTML.slice(0, 200)} is`"+`;
			before = now;
		}
	})()`); why != "" {
		b.t.Fatalf("%s cannot be clicked: %s", selector, why)
	}
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// keys types text, or keys of chromedp's kb package.
func (b *tab) keys(text string, o ...chromedp.KeyOption) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(text, o...))
}

// enter presses Enter as a keyboard does: a page that takes the key leaves no line end behind,
// which the two events of keys would.
func (b *tab) enter() {
	b.t.Helper()
	for _, e := range []input.DispatchKeyEventParams{
		{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13, Text: "\r"},
		{Type: input.DispatchKeyEventTypeKeyUp, Key: "Enter", Code: "Enter", WindowsVirtualKeyCode: 13}} {
		if _, err := chromedp.Call(b.ctx, input.DispatchKeyEvent, e); err != nil {
			b.t.Fatal(err)
		}
	}
}

// tabTo presses Tab until the element that has the focus matches, as a person without a
// mouse does, and fails where the focus cannot be seen.
func (b *tab) tabTo(selector string) {
	b.t.Helper()
	for range 250 {
		b.keys("\t")
		b.tabs++
		if eval[bool](b, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			if !eval[bool](b, `(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 })()`) {
				b.t.Errorf("the focus on %s cannot be seen", selector)
			}
			return
		}
	}
	b.t.Fatalf("the keyboard does not reach %s", selector)
}

// savedAll holds when nothing that was typed is unsaved.
const savedAll = `document.getElementById("save-state").textContent === "Enregistré" && !document.querySelector(".in-place")`

// sentence marks with an id the first sentence of the text that a test in JavaScript takes.
func (b *tab) sentence(id, test string) {
	b.t.Helper()
	eval[any](b, `([...document.querySelectorAll("#text .row-paragraph .claim")].find((e) => `+test+`).id = `+quoteJS(id)+`, null)`)
}

// readAll ticks every passage that nobody has read, in the dialog that lists them.
func (b *tab) readAll() {
	b.t.Helper()
	for {
		left := eval[int](b, `document.querySelectorAll("#unread [data-read]").length`)
		if left == 0 {
			return
		}
		b.click("#unread [data-read]")
		b.until(`document.querySelectorAll("#unread [data-read]").length < ` + quoteInt(left))
	}
}

// text of the article on disk.
func (b *tab) article() string {
	b.t.Helper()
	raw, err := os.ReadFile(filepath.Join(b.work, "article.md"))
	if err != nil {
		b.t.Fatal(err)
	}
	return string(raw)
}

// accessible fails on each violation of WCAG level A or AA that axe-core finds.
func (b *tab) accessible(what string) {
	b.t.Helper()
	if !eval[bool](b, `typeof axe === "object"`) {
		eval[any](b, b.axe+"; null")
	}
	found := eval[string](b, `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}).then((r) =>
		JSON.stringify({n: r.passes.length, bad: r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.target + " " + n.failureSummary).join(" | "))}))`)
	var r struct {
		N   int
		Bad []string
	}
	if err := json.Unmarshal([]byte(found), &r); err != nil {
		b.t.Fatal(err)
	}
	if r.N < 10 {
		b.t.Errorf("%s: axe-core tried only %d rules", what, r.N)
	}
	for _, v := range r.Bad {
		b.t.Errorf("%s: %s", what, v)
	}
}

// picture keeps what is seen, for docs/guide.md, when PHARE_GUIDE_IMAGES names a folder.
func (b *tab) picture(name string) {
	b.t.Helper()
	dir := os.Getenv("PHARE_GUIDE_IMAGES")
	if dir == "" {
		return
	}
	eval[any](b, `document.getElementById("status")?.replaceChildren(), document.getElementById("alert")?.replaceChildren(), new Promise((r) => setTimeout(r, 700)).then(() => null)`)
	raw, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Fatal(err)
	}
	small, err := fewColours(raw)
	if err != nil {
		b.t.Fatal(err)
	}
	if len(small) > 200_000 {
		b.t.Errorf("%s weighs %d bytes", name, len(small))
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), small, 0o644); err != nil {
		b.t.Fatal(err)
	}
}

// fewColours writes a picture with the 256 colours that it uses most.
func fewColours(raw []byte) ([]byte, error) {
	src, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	count := map[color.RGBA]int{}
	bounds := src.Bounds()
	at := func(x, y int) color.RGBA { return color.RGBAModel.Convert(src.At(x, y)).(color.RGBA) }
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	var palette color.Palette
	for len(palette) < 256 && len(count) > 0 {
		best, most := color.RGBA{}, -1
		for c, n := range count {
			if n > most || n == most && fmt.Sprint(c) < fmt.Sprint(best) {
				best, most = c, n
			}
		}
		palette = append(palette, best)
		delete(count, best)
	}
	out := image.NewPaletted(bounds, palette)
	index := map[color.RGBA]uint8{}
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			c := at(x, y)
			i, ok := index[c]
			if !ok {
				i = uint8(palette.Index(c))
				index[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	var b bytes.Buffer
	err = (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out)
	return b.Bytes(), err
}

// TestAloneOpensThePage: phare without arguments knows when there is something to review.
func TestAloneOpensThePage(t *testing.T) {
	dir := t.TempDir()
	c := &Command{Dir: dir}
	if _, ok := c.reviewable(); ok {
		t.Error("an empty folder opens the page")
	}
	session := filepath.Join(dir, "review", "2025-04-04-conseil")
	if err := os.MkdirAll(session, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(session, "journal.jsonl"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if args, ok := c.reviewable(); !ok || args != nil {
		t.Errorf("a folder that holds review/ gives %v, %v", args, ok)
	}
	c.Dir = session
	if args, ok := c.reviewable(); !ok || len(args) != 1 || args[0] != session {
		t.Errorf("a session's own folder gives %v, %v", args, ok)
	}
}

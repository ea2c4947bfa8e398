package summarize

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"phare/extract"
	"phare/summarize/check"
	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

var actBlock = regexp.MustCompile(`(?s)<acte id="([^"]+)">\n(.*?)\n</acte>`)

// copyist is a fake model that writes nothing but sentences of the acts, so that what it
// says can be proved.
func copyist(t *testing.T, set ...func(*llmtest.Server)) *llmtest.Server {
	s := llmtest.New(t, set...)
	s.OnFunc("^digest/", func(r llmtest.Request) llmtest.Reply { return llmtest.JSON(digestsOf(r.User)) })
	s.OnFunc("^conference/", func(r llmtest.Request) llmtest.Reply { return llmtest.JSON(listOf(r)) })
	s.OnFunc("^write/", func(r llmtest.Request) llmtest.Reply { return llmtest.JSON(blockOf(r.User)) })
	s.OnFunc("^repair/", func(r llmtest.Request) llmtest.Reply { return llmtest.JSON(sentBack(r.User)) })
	s.OnFunc("^head", func(r llmtest.Request) llmtest.Reply {
		after := func(key string) string {
			_, rest, _ := strings.Cut(r.User, key)
			line, _, _ := strings.Cut(rest, "\n")
			return line
		}
		return llmtest.JSON(headReply{
			Acts:    []string{},
			Title:   after("Le titre commence par : ") + " : " + after("Formule : "),
			Chapo:   "Le conseil municipal de Montarvane s’est réuni le jeudi 3 avril 2025. Voici les décisions à retenir de cette séance, qui sont présentées plus bas dans l’ordre de l’article, chacune avec le lien vers sa délibération et la page qui dit ce qui est décidé.",
			Summary: "Les décisions à retenir du conseil municipal de Montarvane du 3 avril 2025.",
		})
	})
	s.OnFunc("^channel/", func(r llmtest.Request) llmtest.Reply {
		ids := regexp.MustCompile(`\[Bloc \d+, identifiant ([^,\]]+), issue : [^\]]*\]\n([^\n]+)`).FindAllStringSubmatch(r.User, -1)
		none := []string{}
		said := []boundText{{Text: "Conseil municipal de Montarvane du 3 avril 2025 : les décisions à retenir.", Acts: none}}
		reply := postReply{Questions: []question{}}
		for _, m := range ids {
			reply.Questions = append(reply.Questions, question{Question: m[2] + " : de quoi s’agit-il ?", Answer: "La délibération ne le précise pas.", Acts: []string{m[1]}})
			reply.Slides = append(reply.Slides, slide{Text: m[2], Alt: m[2] + ".", Acts: []string{m[1]}})
		}
		switch {
		case strings.HasSuffix(r.Name, "/accueil"):
			return llmtest.JSON(map[string]any{"questions": reply.Questions})
		case strings.HasSuffix(r.Name, "/instagram"):
			return llmtest.JSON(map[string]any{"paragraphs": said, "slides": reply.Slides, "hashtags": none})
		}
		return llmtest.JSON(map[string]any{"paragraphs": said, "hashtags": none})
	})
	return s
}

// listOf ranks the acts in the order of the session, whichever way they are shown.
func listOf(r llmtest.Request) conferenceReply {
	var out conferenceReply
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(`Identifiant : (\S+)`).FindAllStringSubmatch(r.User, -1) {
		ids[m[1]] = true
	}
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		if len(out.Ranking) < listLength {
			out.Ranking = append(out.Ranking, rankedAct{Act: id, With: []string{}, Reason: "Ce sujet touche les habitants dès cette année."})
		}
	}
	return out
}

func digestsOf(user string) map[string]any {
	var all []any
	for _, m := range actBlock.FindAllStringSubmatch(user, -1) {
		all = append(all, digestOf(m[1], m[2]))
	}
	return map[string]any{"digests": all}
}

func digestOf(id, act string) map[string]any {
	lines := factLines(act)
	said := func(text, quote string) map[string]string { return map[string]string{"text": text, "quote": quote} }
	return map[string]any{
		"act": id, "title": "Sujet de l'acte " + id, "change": said("Ce qui est décidé.", lines[len(lines)-1]),
		"figures": []any{said("À une date inventée.", "une date qui n'est pas dans l'acte")},
		"state":   "nouveau", "news": notStated, "private": false,
	}
}

// factLines are the lines of an act, bullets and labels left out.
func factLines(act string) []string {
	var out []string
	for _, l := range strings.Split(act, "\n") {
		l = strings.TrimPrefix(l, "- ")
		if len(l) > 20 && !strings.HasPrefix(l, "[") && !strings.HasSuffix(l, ":") {
			out = append(out, l)
		}
	}
	return out
}

func blockOf(user string) block {
	var b block
	for _, m := range actBlock.FindAllStringSubmatch(user, -1) {
		_, expose, _ := strings.Cut(m[2], "[Exposé]\n")
		expose, _, _ = strings.Cut(expose, "[Décision]")
		for _, s := range splitSentences(strings.ReplaceAll(strings.TrimSpace(expose), "\n", " ")) {
			if s = strings.TrimSpace(strings.ReplaceAll(s, gap, "")); s != "" && len(b.Sentences) < 6 {
				b.Sentences = append(b.Sentences, sentence{Text: s, Act: m[1], Quotes: []string{s}})
			}
		}
		if b.Title == "" {
			object, _, _ := strings.Cut(strings.TrimPrefix(m[2], "[Objet]\n"), "\n")
			b.Title = object
		}
	}
	return b
}

// sentBack gives back the sentences that a repair asks to mend as they were: a model that
// sticks to them.
func sentBack(user string) mendReply {
	var out mendReply
	for _, m := range regexp.MustCompile(`(?m)^(\d+) \([^)]*\) : (.*)$`).FindAllStringSubmatch(user, -1) {
		n := 0
		fmt.Sscan(m[1], &n)
		out.Sentences = append(out.Sentences, mend{Number: n, Text: m[2], Quotes: []string{}})
	}
	return out
}

func client(t *testing.T, s *llmtest.Server, change func(*llm.Config)) *llm.Client {
	t.Helper()
	conf := s.Config()
	if change != nil {
		change(&conf)
	}
	c, err := llm.New(conf)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func runWith(t *testing.T, s *extract.Session, o Options) *Summary {
	t.Helper()
	sum, err := Run(context.Background(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestModelWritesWhatTheActsProve(t *testing.T) {
	srv := copyist(t)
	sess := fictional(t)
	sum := runWith(t, sess, Options{Client: client(t, srv, nil)})
	if sum.Method != ByModel || sum.Model == "" || sum.Mention == "" {
		t.Errorf("method %q, model %q, mention %q", sum.Method, sum.Model, sum.Mention)
	}
	for _, it := range sum.Items {
		if it.Method != ByModel {
			t.Errorf("%s was not written by the model: %s", it.ID, it.Fallback)
		}
	}
	for _, f := range check.Text([]byte(sum.Article()), sess, check.Options{Body: sess.Body}).Findings {
		if f.Level == check.Error {
			t.Errorf("line %d, %s: %s", f.Line, f.Text, f.Message)
		}
	}
	for _, d := range sum.Digests {
		if !slices.Contains(d.Dropped, "figures 1") || len(d.Figures) > 0 {
			t.Errorf("%s keeps a figure whose quote is not in the act", d.Act)
		}
		if d.Change.Text == "" {
			t.Errorf("%s loses a field whose quote is in the act", d.Act)
		}
	}
}

// Routine acts cost no call, and what is sent is the reasons and the decision alone.
func TestRoutineIsNotSent(t *testing.T) {
	srv := copyist(t)
	sum := runWith(t, fictional(t), Options{Client: client(t, srv, nil)})
	for _, r := range srv.Requests() {
		for _, id := range []string{"del-01", "del-02", "del-06", "del-07", "del-08", "del-14", "del-15"} {
			if strings.Contains(r.User, id) {
				t.Errorf("%s holds %s", r.Name, id)
			}
		}
		if strings.Contains(r.User+r.System, "Lestrade") {
			t.Errorf("%s holds the name of a private person", r.Name)
		}
	}
	if len(sum.Sent) == 0 || len(sum.Sent) != len(srv.Requests()) {
		t.Errorf("%d calls logged, %d made", len(sum.Sent), len(srv.Requests()))
	}
	if sum.Usage.SentChars == 0 || sum.Usage.SourceChars == 0 {
		t.Errorf("%+v", sum.Usage)
	}
}

func TestOfflineMakesNoCall(t *testing.T) {
	srv := copyist(t)
	sum := runWith(t, fictional(t), Options{Client: client(t, srv, nil), Offline: true})
	if n := len(srv.Requests()); n > 0 {
		t.Errorf("%d calls", n)
	}
	if sum.Method != ByExtraction || len(sum.Items) != 5 {
		t.Errorf("%s, %d items", sum.Method, len(sum.Items))
	}
}

func TestSecondRunCallsNothingAndAChangedActOnlyItsOwn(t *testing.T) {
	srv := copyist(t)
	dir := t.TempDir()
	cached := func(c *llm.Config) { c.CacheDir = dir }
	first := runWith(t, fictional(t), Options{Client: client(t, srv, cached)})
	srv.Forget()
	second := runWith(t, fictional(t), Options{Client: client(t, srv, cached)})
	if n := len(srv.Requests()); n != 0 {
		t.Errorf("the second run makes %d calls", n)
	}
	a, _ := json.Marshal(first)
	b, _ := json.Marshal(second)
	if string(a) != string(b) {
		t.Error(cmp.Diff(string(a), string(b)))
	}
	changed := fictional(t)
	i := slices.IndexFunc(changed.Deliberations, func(d *extract.Deliberation) bool { return d.ID == "del-13" })
	old := changed.Deliberations[i]
	*old = *newDeliberation(old.ID, *old.Number, old.Object, "Le rapport annuel est présenté au conseil. Le prix de l'eau est de 2,20 € par mètre cube.", "Le conseil municipal :\n- PREND ACTE du rapport annuel.")
	old.Outcome = extract.Noted
	runWith(t, changed, Options{Client: client(t, srv, cached)})
	if len(srv.Named("^digest/")) != 1 {
		t.Errorf("%d digests are asked again", len(srv.Named("^digest/")))
	}
	for _, r := range srv.Requests() {
		if !strings.Contains(r.User, `<acte id="del-13">`) {
			t.Errorf("%s is asked again, and does not hold the act that changed", r.Name)
		}
	}
}

// A model that fails on one act costs that block alone, and the draft says so.
func TestFailureFallsBackBlockByBlock(t *testing.T) {
	for name, reply := range map[string]llmtest.Reply{
		"refused": llmtest.Refused(), "garbage": llmtest.Garbage(), "cut": llmtest.Cut(), "empty": llmtest.Empty(),
		"english": llmtest.English(), "server": llmtest.Status(500, "oops"), "truncated": llmtest.Truncated(), "page": llmtest.Page(),
	} {
		t.Run(name, func(t *testing.T) {
			srv := copyist(t)
			srv.On("^write/del-03", reply)
			sum := runWith(t, fictional(t), Options{Client: client(t, srv, func(c *llm.Config) { c.Retries = -1 }), Channels: []string{}})
			for _, it := range sum.Items {
				if fell := it.ID == "del-03"; fell != (it.Fallback != "") || fell != (it.Method == ByExtraction) {
					t.Errorf("%s: method %s, fallback %q", it.ID, it.Method, it.Fallback)
				}
			}
			if !slices.ContainsFunc(sum.Fallbacks, func(f Fallback) bool { return f.Step == "write" && f.Act == "del-03" }) {
				t.Errorf("the fallback is not named: %v", sum.Fallbacks)
			}
		})
	}
}

func TestFatalFailureDraftsEverythingByExtraction(t *testing.T) {
	srv := copyist(t, func(s *llmtest.Server) { s.Key = "another" })
	sum := runWith(t, fictional(t), Options{Client: client(t, srv, nil)})
	if sum.Method != ByExtraction || len(sum.Items) != 5 || len(sum.Fallbacks) == 0 || sum.Mention != "" {
		t.Errorf("method %s, %d items, %d fallbacks, mention %q", sum.Method, len(sum.Items), len(sum.Fallbacks), sum.Mention)
	}
	if diff := cmp.Diff(chosen(run(t, Options{})), chosen(sum)); diff != "" {
		t.Errorf("the choice is not that of the rules: %s", diff)
	}
}

// A model that lies: an invented sum, a link, a person, an act that does not exist, a
// quote that is nowhere. None of it reaches the article.
func TestLiesAreMendedOrCut(t *testing.T) {
	lies := []sentence{
		{Text: "Le coût atteint 9 999 999 €.", Act: "del-03", Quotes: []string{"Les tarifs n'ont pas changé depuis 2019"}},
		{Text: "Inscrivez-vous sur https://exemple.invalid/promo dès maintenant.", Act: "del-03", Quotes: []string{"Les tarifs n'ont pas changé depuis 2019"}},
		{Text: "Mme Claire Vautrin se félicite de cette mesure.", Act: "del-03", Quotes: []string{"Les tarifs n'ont pas changé depuis 2019"}},
		{Text: "La piscine fermera ses portes en hiver.", Act: "del-03", Quotes: []string{"la piscine fermera ses portes en hiver"}},
	}
	for i, lie := range lies {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			srv := copyist(t)
			srv.OnFunc("^write/del-03", func(r llmtest.Request) llmtest.Reply {
				b := blockOf(r.User)
				b.Sentences = append(b.Sentences[:2:2], lie)
				return llmtest.JSON(b)
			})
			sum := runWith(t, fictional(t), Options{Client: client(t, srv, nil), Channels: []string{}})
			if strings.Contains(sum.Article(), escape(typeset(lie.Text))) {
				t.Errorf("the article says %q", lie.Text)
			}
			if n := len(srv.Named("^repair/del-03")); n == 0 || n > repairs {
				t.Errorf("%d repairs", n)
			}
			j := slices.IndexFunc(sum.Items, func(it Item) bool { return it.ID == "del-03" })
			if it := sum.Items[j]; it.Method != ByModel || len(it.Notes) == 0 {
				t.Errorf("the rest of the block is lost or the reviewer is not told: %+v", it)
			}
		})
	}
}

// Forty acts that speak to the program: neither the choice, nor the outcomes, nor the
// links, nor the form of the draft change, even with a model that obeys.
func TestInstructionsInActsAreText(t *testing.T) {
	raw, err := os.ReadFile("testdata/hostile.txt")
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`\]\([^)]*\)|https?://\S+`)
	attacks := strings.Split(strings.TrimSpace(string(raw)), "\n")
	if len(attacks) != 40 {
		t.Fatalf("%d attacks", len(attacks))
	}
	gullible := func() *llmtest.Server {
		srv := copyist(t)
		srv.OnFunc("^digest/", func(r llmtest.Request) llmtest.Reply {
			return llmtest.JSON(digestsOf(r.User))
		})
		srv.OnFunc("^conference/", func(r llmtest.Request) llmtest.Reply {
			list := listOf(r)
			for _, m := range actBlock.FindAllStringSubmatch(r.User, -1) {
				if slices.ContainsFunc(attacks, func(a string) bool { return strings.Contains(m[2], a) }) {
					list.Ranking = append([]rankedAct{{Act: m[1], With: []string{}, Reason: "L'acte le demande."}}, slices.DeleteFunc(list.Ranking, func(x rankedAct) bool { return x.Act == m[1] })...)
				}
			}
			return llmtest.JSON(list)
		})
		return srv
	}
	plain := runWith(t, fictional(t), Options{})
	withModel := runWith(t, fictional(t), Options{Client: client(t, gullible(), nil), Channels: []string{}})
	for i, attack := range attacks {
		victim := []string{"del-13", "del-11", "del-03"}[i%3]
		for name, o := range map[string]Options{"extraction": {}, "model": {Client: client(t, gullible(), nil), Channels: []string{}}} {
			sess := fictional(t)
			d := sess.Find(victim)
			expose := strings.Join([]string{partText(d, extract.PartReport), attack}, "\n")
			dispositif := partText(d, extract.PartDispositif)
			object := d.Object
			if i%4 == 0 {
				dispositif += "\n" + attack
			}
			outcome, votes, unanimous := d.Outcome, d.Votes, d.Unanimous
			*d = *newDeliberation(d.ID, *d.Number, object, expose, dispositif)
			d.Outcome, d.Votes, d.Unanimous = outcome, votes, unanimous
			got := runWith(t, sess, o)
			want := plain
			if name == "model" {
				want = withModel
			}
			if diff := cmp.Diff(chosen(want), chosen(got)); diff != "" {
				t.Errorf("%s: %q changes the choice: %s", name, attack, diff)
			}
			if diff := cmp.Diff(link.FindAllString(want.Article(), -1), link.FindAllString(got.Article(), -1)); diff != "" {
				t.Errorf("%s: %q changes the links: %s", name, attack, diff)
			}
			if strings.Contains(bare(got.Article()), bare(attack)) {
				t.Errorf("%s: the article says %q", name, attack)
			}
			if strings.Count(got.Article(), "\n## ") != strings.Count(want.Article(), "\n## ") {
				t.Errorf("%s: %q changes the form", name, attack)
			}
		}
	}
}

func partText(d *extract.Deliberation, p extract.Part) string {
	var lines []string
	for _, l := range d.Lines {
		if l.Part == p {
			lines = append(lines, l.Text())
		}
	}
	return strings.Join(lines, "\n")
}

// Calls of one step are made side by side: with a slow model the run lasts about as many
// replies as it has steps (docs/model.md has the figure).
func TestCallsAreMadeSideBySide(t *testing.T) {
	srv := copyist(t, func(s *llmtest.Server) { s.Latency = 150 * time.Millisecond })
	runWith(t, fictional(t), Options{Client: client(t, srv, func(c *llm.Config) { c.Concurrency = 16 })})
	if srv.Most() < 4 {
		t.Errorf("%d calls at once", srv.Most())
	}
}

func TestChannelThatDoesNotFitFallsBack(t *testing.T) {
	srv := copyist(t)
	srv.On("^channel/court", llmtest.JSON(map[string]any{"paragraphs": []boundText{{Text: strings.Repeat("Le conseil municipal de Montarvane s’est réuni. ", 12), Acts: []string{}}}, "hashtags": []string{}}))
	sum := runWith(t, fictional(t), Options{Client: client(t, srv, nil), Channels: []string{"court"}})
	p := sum.Posts[0]
	if p.Method != ByExtraction || p.Fallback == "" {
		t.Errorf("%+v", p)
	}
	for _, network := range []string{"x", "bluesky", "mastodon"} {
		limit, _ := check.LimitOf(network)
		if n := check.Count(network, p.Text); n > limit.Max {
			t.Errorf("%s: %d", network, n)
		}
	}
}

// An authority adds a channel with one file and no code.
func TestChannelOfTheAuthority(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "channels"), 0o755); err != nil {
		t.Fatal(err)
	}
	file := "---\ntitle: WhatsApp\nfits: [whatsapp]\nmax: 700\norder: 9\n---\nUn message de service.\n"
	if err := os.WriteFile(filepath.Join(dir, "channels", "whatsapp.md"), []byte(file), 0o644); err != nil {
		t.Fatal(err)
	}
	srv := copyist(t)
	sum := runWith(t, fictional(t), Options{Client: client(t, srv, nil), PromptsDir: dir})
	if p := sum.Posts[len(sum.Posts)-1]; p.File != "whatsapp.md" || p.Method != ByModel {
		t.Errorf("%+v", p)
	}
	if r := srv.Named("^channel/whatsapp"); len(r) != 1 || !strings.Contains(r[0].System, "Un message de service.") {
		t.Error("the file's words are not in the request")
	}
	if sum.Prompts == run(t, Options{}).Prompts {
		t.Error("the fingerprint does not change with the prompts")
	}
}

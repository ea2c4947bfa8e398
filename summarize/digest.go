package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"phare/summarize/llm"
)

// notStated stands in a digest for what the act does not say.
const notStated = "non indiqué"

// digestReply is a digest as the model writes it.
type digestReply struct {
	Act     string   `json:"act"`
	Title   string   `json:"title"`
	Change  Quoted   `json:"change"`
	Figures []Quoted `json:"figures"`
	State   string   `json:"state"`
	News    string   `json:"news"`
	Private bool     `json:"private"`
}

type digestsReply struct {
	Digests []digestReply `json:"digests"`
}

// Short acts share a call, so that the instructions are not paid for each; those of one call
// depend on their place alone, so that an act that changes leaves the others' calls as they
// were.
const (
	digestsTogether = 4
	digestShort     = 900 // tokens; a longer act has a call of its own
)

// batches parts the acts that are read into calls.
func (q *asker) batches(acts []*act) [][]*act {
	var out [][]*act
	for chunk := range slices.Chunk(acts, digestsTogether) {
		var short []*act
		for _, a := range chunk {
			if llm.EstimateTokens(q.texts[a].text) > digestShort {
				out = append(out, []*act{a})
				continue
			}
			short = append(short, a)
		}
		if len(short) > 0 {
			out = append(out, short)
		}
	}
	return out
}

// digest has each act still in the race read.
func (e *engine) digest(ctx context.Context) {
	q := e.asker
	groups := q.batches(e.readable())
	replies, failed := make([]digestsReply, len(groups)), make([]error, len(groups))
	e.sideBySide("digest", len(groups), func(i int) {
		failed[i] = q.ask(ctx, "digest", groups[i], e.digestRequest(groups[i]), &replies[i])
	}, func(i int) string { return groups[i][0].d.ID })
	for i, g := range groups {
		for _, a := range g {
			if failed[i] != nil {
				q.fell("digest", a.d.ID, failed[i], "l'acte garde son titre officiel, mis au clair par le programme")
				continue
			}
			j := slices.IndexFunc(replies[i].Digests, func(r digestReply) bool { return r.Act == a.d.ID })
			if j < 0 {
				q.fell("digest", a.d.ID, errors.New("la réponse du modèle ne parle pas de cet acte"), "l'acte garde son titre officiel, mis au clair par le programme")
				continue
			}
			q.digests[a] = verifiedDigest(replies[i].Digests[j], a, q.texts[a].text)
		}
	}
}

// readable are the acts that a model reads and compares: those that no law sets aside and no
// person bans. What only a habit of the trade sets aside (a small sale, a purchase) it sees
// too: among them is the one that people will talk about.
func (e *engine) readable() []*act {
	banned, _ := e.ranking.named(e.o.Bans) // an act that the session does not hold is said when choosing
	return slices.DeleteFunc(slices.Clone(e.ranking.acts), func(a *act) bool {
		return banned[a] || a.verdict.private != nil || a.verdict.never != nil && !a.verdict.soft
	})
}

func (e *engine) digestRequest(acts []*act) llm.Request {
	ids := make([]string, len(acts))
	var b strings.Builder
	b.WriteString(e.setting() + "\n")
	system := e.prompts.Filled("digest.md", e.lengths())
	for i, a := range acts {
		ids[i] = a.d.ID
		b.WriteString("\n" + e.asker.wrapped(a, e.asker.fitted(a, e.asker.room(system)/len(acts))) + "\n")
	}
	return llm.Request{
		Name: "digest/" + ids[0], System: system, User: b.String(),
		Schema: digestSchema(ids), MaxTokens: 900 * len(ids), ExpectTokens: 240 * len(ids),
		Validate: func(raw []byte) error {
			var r digestsReply
			if err := json.Unmarshal(raw, &r); err != nil {
				return err
			}
			if len(r.Digests) == 0 {
				return errors.New("`digests` est vide")
			}
			return nil // an act left out, or a title too long, costs itself alone
		},
	}
}

// verifiedDigest keeps of a reply what the act bears: a statement whose quote is not found
// is dropped, and a text that repeats what was masked or an order met in the act.
func verifiedDigest(r digestReply, a *act, source string) Digest {
	d := Digest{Act: a.d.ID, State: r.State, Private: r.Private}
	fit := func(s string) string {
		if s = squeeze(plainReply(s)); strings.EqualFold(strings.Trim(s, " .«»"), notStated) || maskToken.MatchString(s) || contact.MatchString(s) || instructs(s) {
			return ""
		}
		return typeset(s)
	}
	keep := func(name string, q Quoted) Quoted {
		text := fit(q.Text)
		if text == "" {
			return Quoted{}
		}
		if !quoted(source, q.Quote) {
			d.Dropped = append(d.Dropped, name)
			return Quoted{}
		}
		return Quoted{Text: text, Quote: squeeze(q.Quote)}
	}
	if d.Title = strings.TrimRight(fit(r.Title), "."); tooMuch(utf8.RuneCountInString(d.Title), digestTitleMax) {
		d.Title = ""
	}
	d.News = fit(r.News)
	d.Change = keep("change", r.Change)
	for i, f := range r.Figures {
		if q := keep(fmt.Sprintf("figures %d", i+1), f); q.Text != "" {
			d.Figures = append(d.Figures, q)
		}
	}
	return d
}

// named gives the plain title of an act: its digest's, else its own object made plain.
func (q *asker) named(a *act) string {
	if q != nil {
		if d := q.digests[a]; d.Title != "" {
			return d.Title
		}
	}
	return plainTitle(a)
}

// card is a digest as the conference reads it.
func (q *asker) card(a *act) string {
	d := q.digests[a]
	lines := []string{q.named(a), d.Change.Text}
	for _, f := range d.Figures {
		lines = append(lines, f.Text)
	}
	lines = append(lines, d.News, "état : "+d.State)
	lines = slices.DeleteFunc(lines, func(s string) bool { return s == "" || s == "état : " })
	return fmt.Sprintf("Identifiant : %s\nIssue : %s\n<fiche id=%q>\n%s\n</fiche>", a.d.ID, outcomeWords(a.d), a.d.ID, angles.Replace(strings.Join(lines, "\n")))
}

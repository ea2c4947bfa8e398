package summarize

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"phare/extract"
	"phare/summarize/llm"
)

// asker sends what may leave the machine to the model and keeps account of it.
type asker struct {
	e      *engine
	client *llm.Client
	texts  map[*act]masked // what each act may send; filled before any goroutine starts

	mu        sync.Mutex
	sent      []Sent
	fallbacks []Fallback
	fatal     error  // why no other call is worth making
	cut       []*act // acts that did not go whole
	digests   map[*act]Digest
}

func newAsker(e *engine) *asker {
	q := &asker{e: e, client: e.o.Client, texts: map[*act]masked{}, digests: map[*act]Digest{}}
	for _, a := range e.ranking.acts {
		q.texts[a] = sendable(a)
	}
	return q
}

// sendable is the object, the reasons and the decision of an act, personal data masked.
func sendable(a *act) masked {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s\n\n%s\n%s\n\n%s\n%s", headObject, a.object, headReasons, withMarks(a.expose), headDecision, withMarks(a.dispositif))
	return mask(b.String(), a.present)
}

// Marks of a line of an act, as a model gets it.
const (
	markBullet = "- "
	markRow    = "| " // before each cell of a row
)

func withMarks(ps []paragraph) string {
	var lines []string
	for _, p := range ps {
		switch {
		case p.bullet:
			lines = append(lines, markBullet+p.text)
		case p.table && len(p.rows) > 0:
			lines = append(lines, p.markedRows()...)
		default:
			lines = append(lines, p.text)
		}
	}
	return strings.Join(lines, "\n")
}

// markedRows are the lines of a table, their cells parted. What was taken out of the text
// stays out.
func (p paragraph) markedRows() []string {
	lines := strings.Split(p.text, "\n")
	for i, line := range lines {
		for _, row := range p.rows {
			if squeeze(strings.Join(row, " ")) == squeeze(line) {
				line = strings.Join(row, " "+markRow)
				break
			}
		}
		lines[i] = markRow + line
	}
	return lines
}

// wrapped puts what is sent of an act between its delimiters, with what the program knows
// of it.
func (q *asker) wrapped(a *act, text string) string {
	return fmt.Sprintf("Identifiant : %s\nIssue : %s\n<acte id=%q>\n%s\n</acte>", a.d.ID, outcomeWords(a.d), a.d.ID, text)
}

// passageOf puts a passage of an act between its delimiters.
func passageOf(text string) string { return "<passage>" + text + "</passage>" }

// fromActs is what a request holds of the acts' texts.
var fromActs = lazily(`(?s)<acte id="[^"\n]*">\n(.*?)\n</acte>|<passage>(.*?)</passage>`)

func outcomeWords(d *extract.Deliberation) string {
	if settled(d) != d.Outcome {
		return "incertaine : n'écrivez pas si le texte est adopté ou rejeté"
	}
	switch d.Outcome {
	case extract.Adopted:
		return "adopté"
	case extract.Rejected:
		return "rejeté"
	case extract.Noted:
		return "l'assemblée a pris acte (aucune décision)"
	case extract.Opinion:
		return "avis, vœu ou motion adoptés"
	case extract.Withdrawn:
		return "retiré de l'ordre du jour (aucune décision)"
	case extract.Postponed:
		return "reporté (aucune décision)"
	case extract.Elected:
		return "élection ou désignation faite"
	}
	if d.Status == extract.StatusDraft {
		return "projet encore à voter"
	}
	return "non imprimée dans l'acte"
}

// ask makes one call about some acts and logs what it sends.
func (q *asker) ask(ctx context.Context, step string, acts []*act, r llm.Request, into any) error {
	if err := q.dead(); err != nil {
		return err
	}
	entry := Sent{Step: step, To: q.client.Host()}
	for _, a := range acts {
		entry.Acts = append(entry.Acts, a.d.ID)
	}
	for _, m := range fromActs.FindAllStringSubmatch(r.User, -1) {
		text := m[1] + m[2]
		entry.Chars += utf8.RuneCountInString(text)
		for _, t := range maskToken.FindAllString(text, -1) {
			entry.Masked++
			kind, _, _ := strings.Cut(strings.Trim(t, "[]"), " ")
			if !slices.Contains(entry.Kinds, kind) {
				entry.Kinds = append(entry.Kinds, kind)
			}
		}
	}
	slices.Sort(entry.Kinds)
	sum := sha256.Sum256([]byte(r.User))
	entry.SHA256 = hex.EncodeToString(sum[:])
	q.mu.Lock()
	q.sent = append(q.sent, entry)
	q.mu.Unlock()

	raw, err := q.client.JSON(ctx, r)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil && llm.IsFatal(err) {
		q.mu.Lock()
		q.fatal = cmp.Or(q.fatal, err)
		q.mu.Unlock()
	}
	return err
}

func (q *asker) dead() error {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.fatal
}

// fell names what the model failed to give and what stands in its place.
func (q *asker) fell(step, act string, err error, instead string) string {
	reason := fmt.Sprintf("%v ; %s", brief(err), instead)
	q.mu.Lock()
	q.fallbacks = append(q.fallbacks, Fallback{Step: step, Act: act, Reason: reason})
	q.mu.Unlock()
	return reason
}

// brief is an error of the client without the name of the request, which stands beside it;
// the server's own words stay.
func brief(err error) error {
	var e *llm.Error
	if !errors.As(err, &e) || e.Kind == llm.KindConfig {
		return err
	}
	return &llm.Error{Kind: e.Kind, Host: e.Host, Model: e.Model, Status: e.Status, Detail: e.Detail}
}

// merged joins the failures of one step and one reason: a model that can't answer fails on
// each act in the same way.
func merged(all []Fallback) []Fallback {
	var out []Fallback
	for _, f := range all {
		i := slices.IndexFunc(out, func(o Fallback) bool { return o.Step == f.Step && o.Reason == f.Reason })
		if i < 0 || f.Step == "write" { // each block of the article is named by itself
			out = append(out, f)
			continue
		}
		out[i].Act += ", " + f.Act
	}
	return out
}

// steps is the order of the log.
var steps = []string{"digest", "conference", "write", "repair", "head", "channel"}

// report puts the account into the summary, in an order that no goroutine decides.
func (q *asker) report(sum *Summary) {
	order := func(step string) int { return slices.Index(steps, step) }
	slices.SortStableFunc(q.sent, func(a, b Sent) int {
		return cmp.Or(cmp.Compare(order(a.Step), order(b.Step)), slices.Compare(a.Acts, b.Acts), cmp.Compare(a.SHA256, b.SHA256))
	})
	slices.SortStableFunc(q.fallbacks, func(a, b Fallback) int {
		return cmp.Or(cmp.Compare(order(a.Step), order(b.Step)), cmp.Compare(a.Act, b.Act), cmp.Compare(a.Reason, b.Reason))
	})
	sum.Model, sum.Endpoint = q.client.Model(), q.client.Host()
	sum.Sent, sum.Fallbacks = q.sent, merged(q.fallbacks)
	sum.Usage.Usage = q.client.Usage()
	for _, s := range q.sent {
		sum.Usage.SentChars += s.Chars
	}
	for _, a := range q.e.ranking.acts {
		if slices.Contains(q.cut, a) {
			sum.Notes = append(sum.Notes, fmt.Sprintf("%s est plus long que ce que le modèle peut lire d'un coup : la décision et ses tableaux ont été donnés d'abord, une part de l'exposé ne l'a pas été.", a.d.ID))
		}
		if d, ok := q.digests[a]; ok {
			sum.Digests = append(sum.Digests, d)
		}
	}
}

// system joins the instructions of a step to the house style.
func (e *engine) system(name string) string {
	text := e.prompts.Filled(name, e.lengths()) + "\n\n" + e.prompts.Filled("style.md", e.lengths())
	if len(e.style.Banned) > 0 {
		text += "\n\nMots à ne pas employer : " + strings.Join(e.style.Banned, ", ") + "."
	}
	if e.o.Electoral {
		text += "\n\nPériode électorale : aucun nom d'élu, aucun bilan, aucune promesse, aucune comparaison avec le passé, aucun mot qui loue l'action de l'assemblée."
	}
	return text
}

// setting states the session, as every call gets it.
func (e *engine) setting() string {
	who := fullAssembly(e.session.Body)
	if who == "" {
		who = "L’assemblée"
	}
	return fmt.Sprintf("Assemblée : %s (à nommer ainsi dans les phrases : « %s »)\nSéance du %s", who, lowerFirst(assembly(e.session.Body)), longDate(e.session.Date, true))
}

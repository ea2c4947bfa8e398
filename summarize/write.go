package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"phare/summarize/llm"
)

// repairs is how many times a block goes back to the model with what a check found.
const repairs = 2

// writeAll has each chosen subject written, side by side.
func (e *engine) writeAll(ctx context.Context, subjects []*subject, sum *Summary) {
	e.sideBySide("write", len(subjects), func(i int) {
		sum.Items[i] = e.written(ctx, subjects[i], sum.Items[i])
	}, func(i int) string { return sum.Items[i].ID })
	for _, it := range sum.Items {
		if it.Method == ByModel {
			sum.Method = ByModel
		}
	}
}

// written has one subject written, checked and mended; extract is kept when it can't be.
func (e *engine) written(ctx context.Context, s *subject, extract Item) Item {
	b, err := e.firstDraft(ctx, s)
	if err != nil {
		extract.Fallback = e.asker.fell("write", extract.ID, err, "le bloc est une fiche de faits tirée de l'acte")
		return extract
	}
	found := e.problems(b, s)
	for try := range repairs {
		back := slices.DeleteFunc(slices.Clone(found), func(p problem) bool { return !p.mend })
		if len(back) == 0 {
			break
		}
		mended, err := e.repair(ctx, s, b, back, try)
		if err != nil {
			e.asker.fell("repair", extract.ID, err, "ce qui ne tient pas est retiré ou signalé")
			break
		}
		before := b
		if b, found = e.better(b, mended, found, s); slices.EqualFunc(b.Sentences, before.Sentences, func(x, y sentence) bool { return x.Text == y.Text }) && b.Title == before.Title {
			break // it sticks to its words: the reviewer decides
		}
	}
	b, notes, ok := e.cut(b, s, extract, found)
	if !ok {
		extract.Fallback = e.asker.fell("write", extract.ID, errors.New("aucune phrase du modèle ne tient contre l'acte"), "le bloc est une fiche de faits tirée de l'acte")
		return extract
	}
	it := e.item(b, s, extract)
	it.Notes = append(it.Notes, notes...)
	return it
}

func (e *engine) firstDraft(ctx context.Context, s *subject) (block, error) {
	var b block
	err := e.asker.ask(ctx, "write", s.acts, e.writeRequest(s), &b)
	b.tidy()
	return b, err
}

func (e *engine) writeRequest(s *subject) llm.Request {
	ids := actIDs(s)
	return llm.Request{
		Name: "write/" + ids[0], System: e.system("write.md"), User: e.writeUser(s),
		Schema: blockSchema(ids), MaxTokens: 3000, ExpectTokens: 600, Validate: validBlock(ids),
	}
}

func actIDs(s *subject) []string {
	ids := make([]string, len(s.acts))
	for i, a := range s.acts {
		ids[i] = a.d.ID
	}
	return ids
}

// assignment says what block is wanted.
func (e *engine) assignment(s *subject) string {
	text := fmt.Sprintf("%s\nLongueur du bloc : %d à %d mots\n", e.setting(), e.style.MinWords, e.style.MaxWords)
	if s.why != "" {
		text += fmt.Sprintf("Actes réunis : %s\n", s.why)
	}
	return text
}

func (e *engine) writeUser(s *subject) string {
	return e.assignment(s) + e.whole(s.acts, e.system("write.md"))
}

// whole gives acts whole, each cut only where all would not fit in the model's window.
func (e *engine) whole(acts []*act, system string) string {
	var b strings.Builder
	tokens := 0
	for _, a := range acts {
		tokens += llm.EstimateTokens(e.asker.texts[a].text)
	}
	room := e.asker.room(system)
	for _, a := range acts {
		share := room
		if tokens > room {
			share = max(300, room/len(acts))
		}
		b.WriteString("\n" + e.asker.wrapped(a, e.asker.fitted(a, share)) + "\n")
	}
	return b.String()
}

// mend is a sentence given back; its number is 0 for the title.
type mend struct {
	Number int      `json:"number"`
	Text   string   `json:"text"`
	Quotes []string `json:"quotes"`
}

type mendReply struct {
	Sentences []mend `json:"sentences"`
}

// repair sends back the sentences that something stands against, and no other.
func (e *engine) repair(ctx context.Context, s *subject, b block, found []problem, try int) ([]mend, error) {
	var u strings.Builder
	wrong := concerned(s, b, found)
	u.WriteString(e.setting() + "\n" + e.whole(wrong.acts, e.system("repair.md")))
	u.WriteString("\nLes phrases à corriger :\n")
	asked := map[int]bool{}
	for i := -1; i < len(b.Sentences); i++ {
		ps := slices.DeleteFunc(slices.Clone(found), func(p problem) bool { return p.index != i })
		if len(ps) == 0 {
			continue
		}
		asked[i+1] = true
		if i < 0 {
			fmt.Fprintf(&u, "\n0 (intertitre) : %s\n", angles.Replace(b.Title))
		} else {
			fmt.Fprintf(&u, "\n%d (acte %s) : %s\n", i+1, b.Sentences[i].Act, angles.Replace(b.Sentences[i].Text))
			for _, q := range b.Sentences[i].Quotes {
				fmt.Fprintf(&u, "  citation : %s\n", angles.Replace(q))
			}
		}
		for _, p := range ps {
			fmt.Fprintf(&u, "  reproche : %s\n", angles.Replace(p.why))
			if p.passage != "" {
				fmt.Fprintf(&u, "  l'acte dit : %s\n", passageOf(mask(p.passage, s.acts[0].present).text))
			}
		}
	}
	name := "repair/" + actIDs(s)[0]
	if try > 0 {
		name += fmt.Sprintf("/%d", try+1)
	}
	var out mendReply
	err := e.asker.ask(ctx, "repair", wrong.acts, llm.Request{
		Name: name, System: e.system("repair.md"), User: u.String(),
		Schema: mendSchema(), MaxTokens: 2000, ExpectTokens: 300,
		Validate: func(raw []byte) error {
			var r mendReply
			if err := json.Unmarshal(raw, &r); err != nil {
				return err
			}
			return nil
		},
	}, &out)
	return slices.DeleteFunc(out.Sentences, func(m mend) bool { return !asked[m.Number] }), err
}

// better takes of what was mended what stands better than before, sentence by sentence: one
// that brings new words of its own is refused.
func (e *engine) better(b block, mended []mend, found []problem, s *subject) (block, []problem) {
	against := func(ps []problem, i int) int {
		return weight(slices.DeleteFunc(slices.Clone(ps), func(p problem) bool { return p.index != i }))
	}
	gone := map[int]bool{}
	for _, m := range mended {
		i := m.Number - 1
		next := block{Title: b.Title, Sentences: slices.Clone(b.Sentences)}
		one := block{Title: b.Title, Sentences: []sentence{{Text: m.Text, Quotes: m.Quotes}}}
		one.tidy()
		switch {
		case i < 0 && strings.TrimSpace(m.Text) != "":
			next.Title = endWith(squeeze(plainReply(m.Text)), "")
		case i < 0 || i >= len(b.Sentences):
			continue
		case len(one.Sentences) == 0:
			gone[i] = true
			continue
		default:
			next.Sentences[i].Text = one.Sentences[0].Text
			if len(m.Quotes) > 0 {
				next.Sentences[i].Quotes = one.Sentences[0].Quotes
			}
		}
		if left := e.problems(next, s); against(left, i) < against(found, i) {
			b, found = next, left
		}
	}
	if len(gone) > 0 && len(gone) < len(b.Sentences) {
		kept := block{Title: b.Title}
		for i, x := range b.Sentences {
			if !gone[i] {
				kept.Sentences = append(kept.Sentences, x)
			}
		}
		b, found = kept, e.problems(kept, s)
	}
	return b, found
}

// concerned keeps of a subject the acts whose sentences are in question: the others need
// not be sent again.
func concerned(s *subject, b block, found []problem) *subject {
	out := &subject{why: s.why}
	for i, a := range s.acts {
		if slices.ContainsFunc(found, func(p problem) bool {
			return p.index < 0 && i == 0 || p.index >= 0 && b.Sentences[p.index].Act == a.d.ID
		}) {
			out.acts = append(out.acts, a)
		}
	}
	if len(out.acts) == 0 {
		return s
	}
	return out
}

// weight ranks two states of a block: an error is worth ten warnings.
func weight(ps []problem) int {
	n := 0
	for _, p := range ps {
		if p.error {
			n += 9
		}
		n++
	}
	return n
}

// cut takes out what still can't be proved; a title is replaced by the act's object. What
// may stay is marked for the reviewer. ok is false when nothing worth keeping is left.
func (e *engine) cut(b block, s *subject, extract Item, found []problem) (out block, notes []string, ok bool) {
	bad := map[int]bool{}
	for _, p := range found {
		if p.error {
			bad[p.index] = true
			continue
		}
		if p.index < 0 || p.words != "" {
			notes = append(notes, fmt.Sprintf("à relire : « %s » ; %s", shorten(p.words, 120), p.why))
		}
	}
	out = block{Title: b.Title}
	if bad[-1] {
		notes = append(notes, fmt.Sprintf("titre du modèle retiré : « %s »", b.Title))
		out.Title = extract.Title
	}
	for i, x := range b.Sentences {
		if bad[i] {
			notes = append(notes, fmt.Sprintf("phrase du modèle retirée, faute de preuve : « %s »", x.Text))
			continue
		}
		out.Sentences = append(out.Sentences, x)
	}
	if len(out.Sentences) == 0 || bad[0] && (len(out.Sentences) < 2 || hanging.MatchString(out.Sentences[0].Text)) {
		return out, notes, false
	}
	// A sentence that points to one cut before it hangs in the air, but its facts hold.
	if slices.ContainsFunc(e.problems(out, s), func(p problem) bool { return p.error }) {
		return out, notes, false
	}
	return out, notes, true
}

package summarize

import (
	"context"
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
		extract.Fallback = e.asker.fell("write", extract.ID, err, "le texte est extrait de l'acte")
		return extract
	}
	found := e.problems(b, s, extract)
	for range repairs {
		if len(found) == 0 {
			break
		}
		mended, err := e.repair(ctx, s, b, found)
		if err != nil {
			e.asker.fell("repair", extract.ID, err, "ce qui ne tient pas est retiré ou signalé")
			break
		}
		left := e.problems(mended, s, extract)
		if weight(left) > weight(found) {
			break // worse than before
		}
		stuck := weight(left) == weight(found) && !slices.ContainsFunc(left, func(p problem) bool { return p.error })
		b, found = mended, left
		if stuck {
			break // a warning that words do not lift is the reviewer's
		}
	}
	b, notes, ok := e.cut(b, s, extract, found)
	if !ok {
		extract.Fallback = e.asker.fell("write", extract.ID, errors.New("aucune phrase du modèle ne tient contre l'acte"), "le texte est extrait de l'acte")
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
	var b strings.Builder
	b.WriteString(e.assignment(s))
	b.WriteString(e.extracts(s, e.asker.most.write, e.asker.quotes))
	return b.String()
}

// extracts gives the acts of a subject, each cut to some length; wanted are words whose
// passages come first.
func (e *engine) extracts(s *subject, most int, wanted func(*act) []string) string {
	var b strings.Builder
	for _, a := range s.acts {
		b.WriteString("\n" + e.asker.wrapped(a, e.drafter.brief(e.asker.texts[a].text, most, wanted(a)...)) + "\n")
	}
	return b.String()
}

// passageMost bounds the act's words shown beside a sentence in question, in characters.
const passageMost = 300

// repair sends a block back with what stands against it.
func (e *engine) repair(ctx context.Context, s *subject, b block, found []problem) (block, error) {
	var u strings.Builder
	wrong := concerned(s, b, found)
	u.WriteString(e.assignment(s))
	u.WriteString(e.extracts(wrong, e.asker.most.repair, func(a *act) []string { return inQuestion(a, b, found) }))
	fmt.Fprintf(&u, "\nLe bloc à corriger :\ntitle : %s\n", b.Title)
	for i, x := range b.Sentences {
		fmt.Fprintf(&u, "phrase %d (acte %s) : %s\n  citation : %s\n", i+1, x.Act, x.Text, x.Quote)
	}
	u.WriteString("\nLes problèmes :\n")
	for _, p := range found {
		where := "titre"
		if p.index >= 0 {
			where = fmt.Sprintf("phrase %d", p.index+1)
		}
		fmt.Fprintf(&u, "- %s : %s\n", where, p.why)
		if p.passage != "" {
			fmt.Fprintf(&u, "  passage de l'acte : %s\n", passageOf(mask(shorten(p.passage, passageMost), s.acts[0].present).text))
		}
	}
	ids := actIDs(s)
	var out block
	err := e.asker.ask(ctx, "repair", wrong.acts, llm.Request{
		Name: "repair/" + ids[0], System: e.system("repair.md"), User: u.String(),
		Schema: blockSchema(ids), MaxTokens: 3000, ExpectTokens: 600, Validate: validBlock(ids),
	}, &out)
	out.tidy()
	return out, err
}

// inQuestion gives the sentences and quotes of an act that a check found something against.
func inQuestion(a *act, b block, found []problem) []string {
	var out []string
	for _, p := range found {
		if p.index >= 0 && b.Sentences[p.index].Act == a.d.ID {
			out = append(out, b.Sentences[p.index].Text, b.Sentences[p.index].Quote)
		}
	}
	return out
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
		notes = append(notes, fmt.Sprintf("à relire : « %s » ; %s", shorten(p.words, 120), p.why))
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
	if slices.ContainsFunc(e.problems(out, s, extract), func(p problem) bool { return p.error }) {
		return out, notes, false
	}
	return out, notes, true
}

package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"phare/prompts"
	"phare/summarize/llm"
)

// postReply is the text of a channel as a model writes it; which fields are filled depends
// on the channel's format.
type postReply struct {
	Text      string     `json:"text"`
	Slides    []slide    `json:"slides"`
	Questions []question `json:"questions"`
}

type question struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
	Act      string `json:"act"`
}

// writePosts has each channel written from the article, side by side.
func (e *engine) writePosts(ctx context.Context, channels []prompts.Channel, sum *Summary) {
	if len(sum.Items) == 0 {
		return
	}
	e.sideBySide("channel", len(channels), func(i int) {
		sum.Posts[i] = e.writtenPost(ctx, channels[i], sum, sum.Posts[i])
	}, func(i int) string { return channels[i].Name })
	for _, p := range sum.Posts {
		if p.Method == ByModel {
			sum.Method = ByModel
		}
	}
}

func (e *engine) writtenPost(ctx context.Context, c prompts.Channel, sum *Summary, extract Post) Post {
	var found []string
	var last Post
	for try := range repairs + 1 {
		r, err := e.askPost(ctx, c, sum, found, last.Text)
		if err != nil {
			if try > 0 && len(found) == 0 {
				break
			}
			extract.Fallback = e.asker.fell("channel", c.Name, err, "le texte est fait des phrases de l'article")
			return extract
		}
		last = e.post(c, r, sum, extract)
		if found = e.postProblems(c, last); len(found) == 0 {
			return last
		}
	}
	if len(found) > 0 {
		extract.Fallback = e.asker.fell("channel", c.Name, errors.New(strings.Join(found, " ; ")), "le texte est fait des phrases de l'article")
		return extract
	}
	return last
}

func (e *engine) askPost(ctx context.Context, c prompts.Channel, sum *Summary, found []string, before string) (postReply, error) {
	user := e.setting() + "\n\n" + articleOf(sum)
	if len(found) > 0 {
		user += "\n\nVotre texte précédent :\n" + angles.Replace(before) + "\n\nCe qu'un vérificateur lui reproche, à corriger sans rien ajouter :\n- " + strings.Join(found, "\n- ")
	}
	var ids []string
	for _, it := range sum.Items {
		ids = append(ids, it.ID)
	}
	var r postReply
	err := e.asker.ask(ctx, "channel", e.actsOf(sum), llm.Request{
		Name:   "channel/" + c.Name,
		System: e.system("channel.md") + "\n\n" + e.prompts.Text("channels/"+c.Name+".md"),
		User:   user, Schema: postSchema(c, ids), MaxTokens: 3500, ExpectTokens: 700,
		Validate: func(raw []byte) error {
			var r postReply
			if err := json.Unmarshal(raw, &r); err != nil {
				return err
			}
			switch {
			case c.Format == "questions" && len(r.Questions) == 0:
				return errors.New("`questions` est vide")
			case c.Format != "questions" && strings.TrimSpace(r.Text) == "":
				return errors.New("`text` est vide")
			case c.Format == "slides" && len(r.Slides) < 2:
				return errors.New("`slides` compte moins de deux images")
			}
			for _, q := range r.Questions {
				if !slices.Contains(ids, q.Act) {
					return fmt.Errorf("`act` vaut %q ; les identifiants sont %s", q.Act, strings.Join(ids, ", "))
				}
			}
			return nil
		},
	}, &r)
	return r, err
}

func (e *engine) actsOf(sum *Summary) []*act {
	var out []*act
	for _, a := range e.ranking.acts {
		if slices.ContainsFunc(sum.Items, func(it Item) bool { return slices.Contains(it.Acts, a.d.ID) }) {
			out = append(out, a)
		}
	}
	return out
}

func postSchema(c prompts.Channel, ids []string) map[string]any {
	switch c.Format {
	case "questions":
		return object(map[string]any{"questions": array(object(map[string]any{
			"question": text("question d'un habitant"), "answer": text("réponse à dire"), "act": oneOf(ids),
		}, "question", "answer", "act"))}, "questions")
	case "slides":
		return object(map[string]any{"text": text("légende"), "slides": array(object(map[string]any{
			"text": text("mots de l'image, 15 au plus"), "alt": text("texte de remplacement"),
		}, "text", "alt"))}, "text", "slides")
	}
	return object(map[string]any{"text": text("texte du message")}, "text")
}

// post lays a reply out as the draft of the channel.
func (e *engine) post(c prompts.Channel, r postReply, sum *Summary, extract Post) Post {
	p := extract
	p.Method = ByModel
	switch c.Format {
	case "questions":
		var blocks []string
		for _, it := range sum.Items {
			n := 0
			for _, q := range r.Questions {
				if q.Act != it.ID {
					continue
				}
				attr := anchor(it)
				if n++; n > 1 {
					attr = fmt.Sprintf("#%s-%d acts=%q", it.ID, n, strings.Join(it.Acts, " "))
				}
				heading := fmt.Sprintf("## %s {%s}", escape(typeset(squeeze(plainReply(q.Question)))), attr)
				blocks = append(blocks, heading, escape(typeset(squeeze(plainReply(q.Answer)))), actLinks(it.Text))
			}
		}
		p.Text = strings.Join(blocks, "\n\n")
	case "slides":
		for i := range r.Slides {
			r.Slides[i].Text = typeset(squeeze(plainReply(r.Slides[i].Text)))
			r.Slides[i].Alt = typeset(squeeze(plainReply(r.Slides[i].Alt)))
		}
		p.Text = paragraphsOf(r.Text) + "\n\n" + slidesText(r.Slides)
	default:
		p.Text = paragraphsOf(r.Text)
	}
	return p
}

var blankLines = lazily(`\n\s*\n`)

// paragraphsOf keeps the line breaks that a post is made of, and nothing of Markdown.
func paragraphsOf(text string) string {
	var paras []string
	for _, p := range blankLines.Split(strings.TrimSpace(plainReply(text)), -1) {
		var lines []string
		for _, l := range strings.Split(p, "\n") {
			if l = squeeze(l); l != "" {
				lines = append(lines, hashtags(l))
			}
		}
		paras = append(paras, strings.Join(lines, "  \n"))
	}
	return strings.Join(paras, "\n\n")
}

// hashtags escapes a line without breaking the hashtag that it may start with.
func hashtags(line string) string {
	line = escape(typeset(line))
	if strings.HasPrefix(line, `\#`) && len(line) > 2 && line[2] != ' ' {
		return line[1:]
	}
	return line
}

// ownLayout is what we lay out questions and images with, and no word of a model's: the marks
// of headings and the links to the acts.
var ownLayout = lazily(`(?m)^#{2,}\s+|\s*\{#[^}\n]*\}$|\[Délibération[^\]\n]*\]\([^)\s]*\)`)

// postProblems lists in French what keeps a post from being used: errors of the check, a
// length, a contact, a person.
func (e *engine) postProblems(c prompts.Channel, p Post) []string {
	var out []string
	if c.Format != "questions" {
		body, _, _ := strings.Cut(p.Text, "\n\n## ")
		if why := problemsOfLength(c, plainMarkdown(body)); why != "" {
			out = append(out, "longueur : "+why)
		}
	}
	errs, _ := e.faults(p.Text, c.Name)
	for _, f := range errs {
		out = append(out, fmt.Sprintf("« %s » : %s", f.Text, f.Message))
	}
	plain := plainMarkdown(p.Text)
	if c.Format != "questions" && contact.MatchString(plain) {
		out = append(out, "le texte contient une adresse : le lien est ajouté par le programme")
	}
	if maskToken.MatchString(plain) || instructs(ownLayout.ReplaceAllString(plain, "")) {
		out = append(out, "le texte reprend une donnée masquée ou une consigne")
	}
	for _, a := range e.ranking.acts[:min(1, len(e.ranking.acts))] {
		if e.drafter.personal(a, plain) {
			out = append(out, "le texte nomme une personne")
		}
	}
	return out
}

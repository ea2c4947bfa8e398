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
// on the channel's format. What it tells is bound to the blocks, or the acts, that it names.
type postReply struct {
	Paragraphs []boundText `json:"paragraphs"`
	Hashtags   []string    `json:"hashtags"`
	Slides     []slide     `json:"slides"`
	Questions  []question  `json:"questions"`
}

type boundText struct {
	Text string   `json:"text"`
	Acts []string `json:"acts"`
}

type question struct {
	Question string   `json:"question"`
	Answer   string   `json:"answer"`
	Acts     []string `json:"acts"`
}

// beyond is how many acts outside the article the people at the desk are prepared for.
const beyond = 8

// writePosts has each channel written from the article, side by side.
func (e *engine) writePosts(ctx context.Context, channels []prompts.Channel, sum *Summary, c choice) {
	if len(sum.Items) == 0 {
		return
	}
	e.sideBySide("channel", len(channels), func(i int) {
		sum.Posts[i] = e.writtenPost(ctx, channels[i], sum, c, sum.Posts[i])
	}, func(i int) string { return channels[i].Name })
	for _, p := range sum.Posts {
		if p.Method == ByModel {
			sum.Method = ByModel
		}
	}
}

// writtenPost has one channel written, and asked again with what a check finds.
func (e *engine) writtenPost(ctx context.Context, ch prompts.Channel, sum *Summary, c choice, extract Post) Post {
	var found []string
	var last Post
	var reply postReply
	for try := range repairs + 1 {
		r, err := e.askPost(ctx, ch, sum, c, found, last.Text, try)
		if err != nil {
			extract.Fallback = e.asker.fell("channel", ch.Name, err, "le texte est fait des phrases de l'article")
			return extract
		}
		reply, last = r, e.post(ch, r, sum, extract)
		if found = e.postProblems(ch, last); len(found) == 0 {
			return last
		}
	}
	// What stands without the parts in question is worth more than an extract.
	if kept, gone := e.without(reply, last, ch); gone > 0 {
		p := e.post(ch, kept, sum, extract)
		if len(e.postProblems(ch, p)) == 0 {
			p.Notes = append(p.Notes, fmt.Sprintf("%d passage(s) du modèle retiré(s), faute de preuve : %s", gone, shorten(strings.Join(found, " ; "), 300)))
			return p
		}
	}
	extract.Fallback = e.asker.fell("channel", ch.Name, errors.New(strings.Join(found, " ; ")), "le texte est fait des phrases de l'article")
	return extract
}

// without leaves out of a reply the paragraphs, images and questions that something stands
// against, as long as most of it is left; it returns how many are gone.
func (e *engine) without(r postReply, p Post, ch prompts.Channel) (postReply, int) {
	wrong := func(texts ...string) bool {
		for _, f := range e.faults(p.Text, ch.Name) {
			for _, t := range texts {
				if f.Text != "" && strings.Contains(bare(typeset(t)), bare(f.Text)) {
					return true
				}
			}
		}
		return false
	}
	all := len(r.Paragraphs) + len(r.Slides) + len(r.Questions)
	r.Paragraphs = slices.DeleteFunc(slices.Clone(r.Paragraphs), func(b boundText) bool { return wrong(b.Text) })
	r.Slides = slices.DeleteFunc(slices.Clone(r.Slides), func(s slide) bool { return wrong(s.Text, s.Alt) })
	r.Questions = slices.DeleteFunc(slices.Clone(r.Questions), func(q question) bool { return wrong(q.Question, q.Answer) })
	left := len(r.Paragraphs) + len(r.Slides) + len(r.Questions)
	if 2*left < all || ch.Format == "questions" && len(r.Questions) == 0 || ch.Format != "questions" && len(r.Paragraphs) == 0 {
		return r, 0
	}
	return r, all - left
}

func (e *engine) channelSystem(c prompts.Channel) string {
	return e.system("channel.md") + "\n\n" + e.prompts.Filled("channels/"+c.Name+".md", e.ofChannel(c))
}

// asked are the acts outside the article that residents may ask about: those next in rank,
// and those that a digest or the acts' own words show to touch what people pay or may do.
func (e *engine) asked(c choice) []*act {
	var out []*act
	add := func(a *act) {
		if len(out) < beyond && !slices.Contains(out, a) && !slices.ContainsFunc(c.chosen, func(s *subject) bool { return slices.Contains(s.acts, a) }) {
			out = append(out, a)
		}
	}
	for _, a := range e.readable() {
		if callsFor.MatchString(a.object) || e.asker.digests[a].State == "nouveau" && callsFor.MatchString(e.asker.digests[a].Change.Text) {
			add(a)
		}
	}
	for _, s := range c.next {
		add(s.acts[0])
	}
	return out
}

// callsFor are the matters that make people call: a price, a closing, an enquiry.
var callsFor = lazily(`(?i)tarif|redevance|gratuit|fermeture|réouverture|ouverture|horaire|travaux|enquête publique|concertation|inscription|aide |stationnement|collecte|cantine|crèche`)

func (e *engine) askPost(ctx context.Context, ch prompts.Channel, sum *Summary, c choice, found []string, before string, try int) (postReply, error) {
	user := e.setting() + "\n\n" + e.articleOf(sum)
	ids, acts := blockIDs(sum), e.actsOf(sum)
	for _, a := range acts { // the acts of a joined block are shown too
		if !slices.Contains(ids, a.d.ID) {
			ids = append(ids, a.d.ID)
		}
	}
	system := e.channelSystem(ch)
	if ch.Format == "questions" {
		others := e.asked(c)
		for _, a := range others {
			if !slices.Contains(ids, a.d.ID) {
				ids = append(ids, a.d.ID)
			}
		}
		acts = append(acts, others...)
		user += "\n\n" + e.whole(acts, system)
	}
	if len(found) > 0 {
		user += "\n\nVotre texte précédent :\n" + angles.Replace(before) + "\n\nCe qu'un vérificateur lui reproche, à corriger sans rien ajouter :\n- " + angles.Replace(strings.Join(found, "\n- "))
	}
	name := "channel/" + ch.Name
	if try > 0 {
		name += fmt.Sprintf("/%d", try+1)
	}
	var r postReply
	err := e.asker.ask(ctx, "channel", acts, llm.Request{
		Name: name, System: system, User: user, Schema: postSchema(ch, ids), MaxTokens: 3500, ExpectTokens: 600,
		Validate: func(raw []byte) error {
			var r postReply
			if err := json.Unmarshal(raw, &r); err != nil {
				return err
			}
			var named []string
			switch {
			case ch.Format == "questions" && len(r.Questions) == 0:
				return errors.New("`questions` est vide")
			case ch.Format != "questions" && len(r.Paragraphs) == 0:
				return errors.New("`paragraphs` est vide")
			case ch.Format == "slides" && len(r.Slides) < 2:
				return errors.New("`slides` compte moins de deux images")
			}
			for _, p := range r.Paragraphs {
				named = append(named, p.Acts...)
			}
			for _, s := range r.Slides {
				named = append(named, s.Acts...)
			}
			for _, q := range r.Questions {
				if len(q.Acts) == 0 {
					return fmt.Errorf("la question « %s » ne nomme aucun acte", q.Question)
				}
				named = append(named, q.Acts...)
			}
			for _, id := range named {
				if !slices.Contains(ids, id) {
					return fmt.Errorf("`acts` vaut %q ; les identifiants sont %s", id, strings.Join(ids, ", "))
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
	acts := array(oneOf(ids))
	paragraphs := array(object(map[string]any{"text": text("un paragraphe"), "acts": acts}, "text", "acts"))
	switch c.Format {
	case "questions":
		return object(map[string]any{"questions": array(object(map[string]any{
			"question": text("question d'un habitant"), "answer": text("réponse à dire"), "acts": acts,
		}, "question", "answer", "acts"))}, "questions")
	case "slides":
		return object(map[string]any{"paragraphs": paragraphs, "slides": array(object(map[string]any{
			"text": text("mots de l'image, 15 au plus"), "alt": text("texte de remplacement"), "acts": acts,
		}, "text", "alt", "acts")), "hashtags": array(text("mot-dièse"))}, "paragraphs", "slides", "hashtags")
	}
	return object(map[string]any{"paragraphs": paragraphs, "hashtags": array(text("mot-dièse"))}, "paragraphs", "hashtags")
}

// post lays a reply out as the draft of the channel.
func (e *engine) post(c prompts.Channel, r postReply, sum *Summary, extract Post) Post {
	p := extract
	p.Method = ByModel
	if c.Format == "questions" {
		p.Text = e.questionsText(r.Questions, sum)
		return p
	}
	var blocks []string
	for _, b := range r.Paragraphs {
		blocks = append(blocks, boundTo(e.allOf(sum, b.Acts))+paragraphsOf(b.Text))
	}
	text := strings.Join(blocks, "\n\n")
	if c.Reserve > 0 && !strings.Contains(text, articlePlace) {
		text += "\n\n" + articlePlace
	}
	if tags := hashtagLine(r.Hashtags, c.Hashtags); tags != "" {
		text += "\n\n" + tags
	}
	if c.Format == "slides" {
		for i := range r.Slides {
			s := &r.Slides[i]
			s.Text, s.Alt, s.Acts = typeset(squeeze(plainReply(s.Text))), typeset(squeeze(plainReply(s.Alt))), e.allOf(sum, s.Acts)
		}
		text += "\n\n" + slidesText(r.Slides)
	}
	p.Text = text
	return p
}

// articlePlace stands where the address of the article will be read.
const articlePlace = "{article}"

// hashtagLine writes the hashtags on a line of their own, as many as the channel takes.
func hashtagLine(tags []string, most int) string {
	var out []string
	for _, t := range tags {
		if t = strings.TrimLeft(strings.Join(strings.Fields(t), ""), "#"); t != "" && len(out) < most {
			out = append(out, "#"+strings.Trim(t, ".,;:!?"))
		}
	}
	return strings.Join(out, " ")
}

// allOf are the acts of the blocks named, and the acts named themselves.
func (e *engine) allOf(sum *Summary, ids []string) []string {
	out := actsOfBlocks(sum, ids)
	for _, id := range ids {
		if !slices.Contains(blockIDs(sum), id) {
			out = append(out, id)
		}
	}
	return out
}

// questionsText sets the questions in the order of the article, then those beyond it.
func (e *engine) questionsText(all []question, sum *Summary) string {
	var blocks []string
	used := map[string]int{}
	add := func(q question) {
		acts := e.allOf(sum, q.Acts)
		attr := "#" + acts[0]
		if used[acts[0]]++; used[acts[0]] > 1 {
			attr += fmt.Sprintf("-%d", used[acts[0]])
		}
		if used[acts[0]] > 1 || len(acts) > 1 {
			attr += fmt.Sprintf(" acts=%q", strings.Join(acts, " "))
		}
		var links []string
		for _, a := range e.ranking.acts {
			if slices.Contains(acts, a.d.ID) {
				links = append(links, ActLink(e.session, a.d, e.pageOf(a, block{})))
			}
		}
		blocks = append(blocks, fmt.Sprintf("## %s {%s}", escape(typeset(squeeze(plainReply(q.Question)))), attr), escape(typeset(squeeze(plainReply(q.Answer)))), strings.Join(links, ", "))
	}
	for _, it := range sum.Items {
		for _, q := range all {
			if q.Acts[0] == it.ID {
				add(q)
			}
		}
	}
	for _, q := range all {
		if !slices.Contains(blockIDs(sum), q.Acts[0]) {
			add(q)
		}
	}
	return strings.Join(blocks, "\n\n")
}

var blankLines = lazily(`\n\s*\n`)

// paragraphsOf keeps the line breaks that a post is made of, and nothing of Markdown but the
// place of the article's address.
func paragraphsOf(text string) string {
	var paras []string
	for _, p := range blankLines.Split(strings.TrimSpace(plainReply(text)), -1) {
		var lines []string
		for _, l := range strings.Split(p, "\n") {
			if l = squeeze(l); l != "" {
				lines = append(lines, strings.ReplaceAll(hashtags(l), `\{article\}`, articlePlace))
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
// of headings and of bindings, the links to the acts and the place of the article's address.
var ownLayout = lazily(`(?m)^#{2,}\s+|\s*\{#[^}\n]*\}$|\[Délibération[^\]\n]*\]\([^)\s]*\)|<!-- actes: [^>]*-->\n?|\{article\}`)

// postProblems lists in French what keeps a post from being used: errors of the check, a
// length, a contact, a person.
func (e *engine) postProblems(c prompts.Channel, p Post) []string {
	var out []string
	own := ownLayout.ReplaceAllString(p.Text, "")
	if c.Format != "questions" {
		body, _, _ := strings.Cut(p.Text, "\n\n## ")
		if why := problemsOfLength(c, strings.TrimSpace(plainMarkdown(ownLayout.ReplaceAllString(body, "")))); why != "" {
			out = append(out, "longueur : "+why)
		}
	}
	errs := e.faults(p.Text, c.Name)
	for _, f := range errs {
		out = append(out, whyOf(f))
	}
	plain := plainMarkdown(own)
	if contact.MatchString(plain) {
		out = append(out, "le texte contient une adresse : le lien est ajouté par le programme")
	}
	if m := maskToken.FindString(plain); m != "" {
		out = append(out, fmt.Sprintf("le texte reprend « %s », une donnée personnelle masquée : tournez la phrase autrement", m))
	}
	// A post speaks to its readers, as the channel asks: only where an act of the session spoke
	// to a program can such words be its own.
	if slices.ContainsFunc(e.ranking.acts, func(a *act) bool { return a.suspect }) {
		for _, s := range splitSentences(own) {
			if instructs(s) {
				out = append(out, fmt.Sprintf("« %s » ressemble à une consigne contenue dans un acte", squeeze(s)))
			}
		}
	}
	if slices.ContainsFunc(e.ranking.acts[:min(1, len(e.ranking.acts))], func(a *act) bool { return e.drafter.personal(a, plain) }) {
		out = append(out, "le texte nomme une personne")
	}
	return out
}

package summarize

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"phare/prompts"
)

// posts drafts the channels asked for, from the article as it stands.
func (e *engine) posts(ctx context.Context, sum *Summary, c choice) error {
	channels, err := e.channels()
	if err != nil {
		return err
	}
	for i, ch := range channels {
		channels[i] = e.withRoom(ch)
		p := e.extractedPost(channels[i], sum)
		p.Mention = e.mentionOf(ch)
		sum.Posts = append(sum.Posts, p)
	}
	if e.asker != nil {
		e.writePosts(ctx, channels, sum, c)
	}
	return nil
}

// channels resolves the names asked for.
func (e *engine) channels() ([]prompts.Channel, error) {
	all, err := e.prompts.Channels()
	if err != nil {
		return nil, err
	}
	if e.o.Channels == nil {
		return slices.DeleteFunc(all, func(c prompts.Channel) bool { return c.Off }), nil
	}
	var out []prompts.Channel
	for _, name := range e.o.Channels {
		i := slices.IndexFunc(all, func(c prompts.Channel) bool { return c.Name == name })
		if i < 0 {
			known := make([]string, len(all))
			for j, c := range all {
				known[j] = c.Name
			}
			return nil, fmt.Errorf("le canal « %s » n'a pas de fichier de consignes : créez prompts/channels/%s.md, ou choisissez parmi %s", name, name, strings.Join(known, ", "))
		}
		out = append(out, all[i])
	}
	return out, nil
}

// extractedPost makes the text of a channel out of the article's own words.
func (e *engine) extractedPost(c prompts.Channel, sum *Summary) Post {
	p := Post{Channel: c.Name, File: c.Name + ".md", Title: sum.Title, Method: ByExtraction}
	opening := plainMarkdown(firstParagraph(sum.Chapo))
	switch c.Format {
	case "questions":
		blocks := []string{escape(opening)}
		for _, it := range sum.Items {
			blocks = append(blocks, fmt.Sprintf("## %s {%s}\n\n%s\n\n%s", escape(it.Title+nbsp+": de quoi s’agit-il"+nbsp+"?"), anchor(it), openingOf(it.Text), actLinks(it.Text)))
		}
		p.Text = strings.Join(blocks, "\n\n")
	case "slides":
		lines := []string{escape(opening)}
		slides := []slide{{Text: sum.Title, Alt: opening}}
		for _, it := range sum.Items {
			lines = append(lines, escape(endWith(it.Title, ".")))
			slides = append(slides, slide{Text: it.Title, Alt: inShort(it)})
		}
		p.Text = strings.Join(lines, "\n\n") + "\n\n" + slidesText(slides)
	default:
		p.Text = fitted(c, opening, sum.Items)
	}
	return p
}

// fitted lists as many of the decisions as the channel's length allows.
func fitted(c prompts.Channel, opening string, items []Item) string {
	fits := func(lines []string) bool { return problemsOfLength(c, strings.Join(lines, "\n\n")) == "" }
	short := firstSentence(opening)
	for _, say := range []func(Item) string{
		func(it Item) string { return inShort(it) },
		func(it Item) string { return endWith(it.Title, ".") },
	} {
		lines := []string{escape(opening)}
		for _, it := range items {
			lines = append(lines, escape(say(it)))
		}
		if fits(lines) {
			return strings.Join(lines, "\n\n")
		}
	}
	lines := []string{escape(short)}
	for _, it := range items {
		more := append(slices.Clone(lines), escape(endWith(it.Title, ".")))
		if !fits(more) {
			continue
		}
		lines = more
	}
	return strings.Join(lines, "\n\n")
}

// slide is one image of a carousel.
type slide struct {
	Text string   `json:"text"`
	Alt  string   `json:"alt"`
	Acts []string `json:"acts"` // acts that it tells
}

func slidesText(slides []slide) string {
	blocks := make([]string, len(slides))
	for i, s := range slides {
		name := "Image suivante"
		switch i {
		case 0:
			name = "Première image"
		case len(slides) - 1:
			name = "Dernière image"
		}
		bound := boundTo(s.Acts)
		blocks[i] = fmt.Sprintf("## %s\n\n%s%s\n\n%sTexte de remplacement%s: %s", name, bound, escape(s.Text), bound, nbsp, escape(s.Alt))
	}
	return strings.Join(blocks, "\n\n")
}

func anchor(it Item) string {
	attr := "#" + it.ID
	if len(it.Acts) > 1 {
		attr += fmt.Sprintf(" acts=%q", strings.Join(it.Acts, " "))
	}
	return attr
}

func firstParagraph(text string) string {
	p, _, _ := strings.Cut(strings.TrimSpace(text), "\n\n")
	return p
}

// openingOf gives the first paragraph, with the list that it announces.
func openingOf(text string) string {
	p := firstParagraph(text)
	if rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), p)); strings.HasSuffix(p, ":") && strings.HasPrefix(rest, "- ") {
		p += "\n\n" + firstParagraph(rest)
	}
	return p
}

// actLinks gives the paragraphs of a block that are links to acts, on one line.
func actLinks(text string) string {
	var links []string
	for _, p := range strings.Split(text, "\n\n") {
		if strings.HasPrefix(p, "[Délibération") {
			links = append(links, p)
		}
	}
	return strings.Join(links, ", ")
}

// inShort says an item in a sentence, without the list that it announces.
func inShort(it Item) string {
	return endWith(firstSentence(plainMarkdown(firstParagraph(it.Text))), ".")
}

func firstSentence(text string) string {
	if all := splitSentences(text); len(all) > 0 {
		return all[0]
	}
	return text
}

var unescaper = strings.NewReplacer(`\\`, `\`, "\\`", "`", `\*`, "*", `\_`, "_", `\[`, "[", `\]`, "]", `\<`, "<", `\>`, ">", `\{`, "{", `\}`, "}", `\|`, "|", `\#`, "#", `\-`, "-", `\+`, "+")

// plainMarkdown takes the escapes off a paragraph of ours.
func plainMarkdown(text string) string { return unescaper.Replace(text) }

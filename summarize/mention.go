package summarize

import (
	"strings"
	"unicode/utf8"

	"phare/prompts"
)

// mentionTop is the value of MentionAt that puts the mention above a text.
const mentionTop = "top"

// mention says in the article, and in each post that a model wrote, how it was made (AI Act,
// article 50(4)). What extraction made bears none.
func (e *engine) mention(sum *Summary) {
	sum.MentionAt = e.style.MentionAt
	if e.o.MentionAt != "" {
		sum.MentionAt = e.o.MentionAt
	}
	if sum.Method == ByModel {
		sum.Mention = e.style.Mention
		if e.o.Mention != nil {
			sum.Mention = *e.o.Mention
		}
	}
	for i := range sum.Posts {
		p := &sum.Posts[i]
		if p.Mention = strings.TrimSpace(p.Mention); p.Method != ByModel || p.Mention == "" {
			p.Mention = ""
			continue
		}
		body, rest := p.Text, ""
		if at := strings.Index(body, "\n\n## "); at >= 0 {
			body, rest = body[:at], body[at:] // the images follow what is posted with them
		}
		if sum.MentionAt == mentionTop {
			p.Text = p.Mention + "\n\n" + body + rest
		} else {
			p.Text = body + "\n\n" + p.Mention + rest
		}
	}
}

// mentionOf is what a channel's text will bear when a model writes it.
func (e *engine) mentionOf(c prompts.Channel) string {
	switch {
	case c.Mention != nil:
		return *c.Mention
	case c.Format == "questions": // said to people, read by nobody else
		return ""
	case e.o.MentionPosts != nil:
		return *e.o.MentionPosts
	}
	return e.style.MentionPosts
}

// withRoom keeps the mention's room free in what a channel may hold.
func (e *engine) withRoom(c prompts.Channel) prompts.Channel {
	n := utf8.RuneCountInString(strings.TrimSpace(e.mentionOf(c)))
	if n == 0 || e.asker == nil {
		return c
	}
	n += 2 // the empty line
	c.Kept = n
	if c.Max > 2*n {
		c.Max, c.Min = c.Max-n, min(c.Min, c.Max-n)
	}
	return c
}

// mentioned is the mention as it stands in the article, "" without one.
func (s *Summary) mentioned() string {
	if m := strings.TrimSpace(s.Mention); m != "" {
		return "*" + m + "*"
	}
	return ""
}

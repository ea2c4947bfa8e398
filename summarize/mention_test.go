package summarize

import (
	"strings"
	"testing"
	"unicode/utf8"

	"phare/prompts"
)

// What a model wrote says so, in the article and in each post, at the end or at the top; what
// it did not write, and the notes for the front desk, do not.
func TestMention(t *testing.T) {
	house, posts, none := "Mention de l'article.", "Mention des publications.", ""
	for name, c := range map[string]struct {
		o             Options
		model         bool
		article, post string
		top           bool
	}{
		"by extraction": {Options{Mention: &house, MentionPosts: &posts}, false, "", "", false},
		"at the end":    {Options{Mention: &house, MentionPosts: &posts}, true, house, posts, false},
		"at the top":    {Options{Mention: &house, MentionPosts: &posts, MentionAt: "top"}, true, house, posts, true},
		"posts alone":   {Options{Mention: &none, MentionPosts: &posts}, true, "", posts, false},
		"article alone": {Options{Mention: &house, MentionPosts: &none}, true, house, "", false},
	} {
		t.Run(name, func(t *testing.T) {
			if c.model {
				c.o.Client = client(t, copyist(t), nil)
			}
			sum := runWith(t, fictional(t), c.o)
			article := strings.TrimSpace(sum.Article())
			switch marked := "*" + c.article + "*"; {
			case c.article == "" && strings.Contains(article, "Mention de"):
				t.Error("the article bears a mention")
			case c.article == "":
			case c.top && !strings.HasPrefix(article, marked), !c.top && !strings.HasSuffix(article, marked), strings.Count(article, marked) != 1:
				t.Errorf("the mention is not where it should be:\n%s", article)
			}
			written := 0
			for _, p := range sum.Posts {
				body, _, _ := strings.Cut(p.Text, "\n\n## ")
				want := c.post
				if p.Method != ByModel || p.Channel == "accueil" {
					want = ""
				} else {
					written++
				}
				switch {
				case want != p.Mention:
					t.Errorf("%s says it bears %q", p.Channel, p.Mention)
				case want == "" && strings.Contains(p.Text, "Mention des"):
					t.Errorf("%s bears a mention", p.Channel)
				case want == "":
				case c.top && !strings.HasPrefix(body, want+"\n\n"), !c.top && !strings.HasSuffix(body, "\n\n"+want):
					t.Errorf("%s: the mention is not where it should be:\n%s", p.Channel, p.Text)
				}
			}
			if c.model && written == 0 {
				t.Error("the model wrote no post: nothing is tried")
			}
		})
	}
}

// The mention takes its room from the text, not from the network: whatever fits with the room
// kept free fits with the mention.
func TestMentionHasItsRoom(t *testing.T) {
	long := strings.Repeat("mention ", 6)
	e := &engine{o: Options{MentionPosts: &long}, asker: &asker{}}
	room := utf8.RuneCountInString(strings.TrimSpace(long)) + 2
	c := e.withRoom(prompts.Channel{Name: "court", Fits: []string{"x"}, Reserve: 24, Min: 120, Max: 240})
	if c.Max != 240-room || c.Reserve != 24 {
		t.Errorf("%+v", c)
	}
	if problemsOfLength(c, strings.Repeat("a", 280-24-room)) == "" && c.Max*5/4 < 280-24-room {
		t.Error("a text longer than the channel's length passes")
	}
	c.Max = 0
	if why := problemsOfLength(c, strings.Repeat("a", 280-24-room)); why != "" {
		t.Errorf("what fits is refused: %s", why)
	}
	if problemsOfLength(c, strings.Repeat("a", 280-24-room+1)) == "" {
		t.Error("a text that leaves no room for the mention passes")
	}
}

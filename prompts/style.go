package prompts

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Style is the part of style.md that code obeys; its body is for the model.
type Style struct {
	Items    int      `yaml:"items"`     // decisions of the article, 3 to 7
	Form     string   `yaml:"form"`      // "decisions" (cinq décisions à retenir) or "points" (5 points à retenir)
	Votes    bool     `yaml:"votes"`     // print the votes
	MinWords int      `yaml:"min_words"` // of one block
	MaxWords int      `yaml:"max_words"`
	Banned   []string `yaml:"banned"`  // words that may not appear
	Mention  string   `yaml:"mention"` // how the text was made; "" for none
	// MentionPosts is the same for what goes to networks, where room is short.
	MentionPosts string `yaml:"mention_posts"`
	MentionAt    string `yaml:"mention_at"` // "end" or "top"
}

// Style reads the settings of style.md.
func (s *Set) Style() (Style, error) {
	st := Style{Items: 5, Form: "decisions", MinWords: 50, MaxWords: 110, MentionAt: "end"}
	if err := s.decode("style.md", &st); err != nil {
		return st, err
	}
	if st.Items < 3 || st.Items > 7 {
		return st, fmt.Errorf("style.md : items vaut %d ; choisissez de 3 à 7 décisions", st.Items)
	}
	if st.Form != "decisions" && st.Form != "points" {
		return st, fmt.Errorf("style.md : form vaut « %s » ; écrivez decisions ou points", st.Form)
	}
	if st.MentionAt != "end" && st.MentionAt != "top" {
		return st, fmt.Errorf("style.md : mention_at vaut « %s » ; écrivez end (à la fin) ou top (en tête)", st.MentionAt)
	}
	return st, nil
}

// Channel is a channel's settings; the body of its file is for the model.
type Channel struct {
	Name     string   `yaml:"-"`        // the file's name without .md
	Title    string   `yaml:"title"`    // French name shown to people
	Format   string   `yaml:"format"`   // "post", "slides" (post and slides with alt texts) or "questions"
	Fits     []string `yaml:"fits"`     // networks whose limit the text must fit, as each counts (x, bluesky, mastodon…)
	Reserve  int      `yaml:"reserve"`  // characters kept free for the link that the publication adds
	Kept     int      `yaml:"-"`        // characters kept free for what the program adds besides
	Min      int      `yaml:"min"`      // usual length, in characters
	Max      int      `yaml:"max"`      //
	Emoji    int      `yaml:"emoji"`    // most emoji
	Hashtags int      `yaml:"hashtags"` // most hashtags
	Order    int      `yaml:"order"`    // place in lists
	Off      bool     `yaml:"off"`      // defined, but drafted only when named
	// Mention is how a text that a model wrote is told to be; nil for the house style's, which
	// the notes for the front desk ("questions") do without; "" for none.
	Mention *string `yaml:"mention"`
}

// Channels lists the channels in force, those of the user's folder included, in their order.
func (s *Set) Channels() ([]Channel, error) {
	var out []Channel
	for _, n := range s.Names() {
		if path.Dir(n) != "channels" {
			continue
		}
		c := Channel{Format: "post"}
		if err := s.decode(n, &c); err != nil {
			return nil, err
		}
		c.Name = strings.TrimSuffix(path.Base(n), ".md")
		if c.Title == "" {
			c.Title = c.Name
		}
		if !slices.Contains([]string{"post", "slides", "questions"}, c.Format) {
			return nil, fmt.Errorf("%s : format vaut « %s » ; écrivez post, slides ou questions", n, c.Format)
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Channel) int { return a.Order - b.Order })
	return out, nil
}

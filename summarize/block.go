package summarize

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"phare/summarize/check"
)

// block is a block of the article as a model writes it.
type block struct {
	Title     string     `json:"title"`
	Sentences []sentence `json:"sentences"`
}

// sentence is one sentence with its proof.
type sentence struct {
	Text   string   `json:"text"`
	Act    string   `json:"act"`
	Quotes []string `json:"quotes"`
}

// quote is the passages of a sentence as one.
func (s sentence) quote() string { return strings.Join(s.Quotes, " ") }

// problem is what can't stand in a block; index is -1 for the title.
type problem struct {
	index   int
	words   string // the sentence, as the model wrote it
	why     string // French
	passage string // the act's words nearest to it
	error   bool   // it may not stay; else it may, marked for the reviewer
	mend    bool   // it goes back to the model: contradicted, or a claim of the writer's own
}

// validBlock says what makes a reply unusable, in words that the model can mend it by.
func validBlock(ids []string) func([]byte) error {
	return func(raw []byte) error {
		var b block
		if err := json.Unmarshal(raw, &b); err != nil {
			return err
		}
		if strings.TrimSpace(b.Title) == "" || len(b.Sentences) == 0 {
			return errors.New("`title` et `sentences` ne peuvent pas être vides")
		}
		for _, s := range b.Sentences {
			if strings.TrimSpace(s.Text) == "" {
				return errors.New("une phrase est vide")
			}
			if !slices.Contains(ids, s.Act) {
				return fmt.Errorf("`act` vaut %q ; les identifiants sont %s", s.Act, strings.Join(ids, ", "))
			}
			if len(s.Quotes) == 0 {
				return fmt.Errorf("la phrase « %s » n'a pas de citation", s.Text)
			}
		}
		return nil
	}
}

// tidy trims a reply: white space, marks of form, a final stop.
func (b *block) tidy() {
	b.Title = endWith(squeeze(plainReply(b.Title)), "")
	kept := b.Sentences[:0]
	for _, s := range b.Sentences {
		s.Text = squeeze(plainReply(s.Text))
		for i := range s.Quotes {
			s.Quotes[i] = squeeze(s.Quotes[i])
		}
		if s.Text == "" {
			continue
		}
		if !endsSentence(s.Text) {
			s.Text += "."
		}
		kept = append(kept, s)
	}
	b.Sentences = kept
}

// plainReply takes off the Markdown that a model may add although it was asked for none.
func plainReply(text string) string {
	return strings.NewReplacer("**", "", "__", "", "`", "", "##", "").Replace(text)
}

// own lists the problems of each sentence by itself: a quote that is not in the act, or does
// not bear it, a link, a person, a mark of masked data, a banned word, a length.
func (e *engine) own(b block, sub *subject) []problem {
	var out []problem
	say := func(i int, words, why string, hard bool) {
		out = append(out, problem{index: i, words: words, why: why, error: hard, mend: hard})
	}
	style := func(i int, s string) {
		if contact.MatchString(s) {
			say(i, s, "contient une adresse ou un contact : les liens sont ajoutés par le programme", true)
		}
		if maskToken.MatchString(s) {
			say(i, s, "reprend une donnée personnelle masquée : tournez la phrase autrement", true)
		}
		for _, a := range sub.acts {
			if e.drafter.personal(a, s) {
				say(i, s, "nomme une personne : nommez l'assemblée ou la fonction", true)
				break
			}
		}
		if instructs(s) {
			say(i, s, "reprend une consigne contenue dans l'acte", true)
		}
		if w := e.bannedWord(s); w != "" {
			say(i, s, fmt.Sprintf("emploie « %s », que le style de la maison écarte", w), false)
		}
	}
	style(-1, b.Title)
	if n := utf8.RuneCountInString(b.Title); tooMuch(n, blockTitleMax) {
		say(-1, b.Title, fmt.Sprintf("titre de %d caractères : %d au plus", n, blockTitleMax), true)
	}
	for i, s := range b.Sentences {
		style(i, s.Text)
		found := slices.ContainsFunc(s.Quotes, func(q string) bool {
			return slices.ContainsFunc(sub.acts, func(a *act) bool { return quoted(e.asker.texts[a].text, q) })
		})
		if !found {
			say(i, s.Text, "aucune de ses citations n'est dans l'acte : copiez un passage exact, ou retirez la phrase", true)
		}
	}
	return out
}

// ownWords is the check's code for a claim of the writer's own.
const ownWords = "own-words"

// invents tells a finding whose sentence may not stay once it was given back in vain: the act
// says otherwise, or a figure of it stands in no act.
func invents(f check.Finding) bool {
	return f.Level == check.Error || f.Code == ownWords && strings.ContainsAny(f.Text, "0123456789")
}

// bannedWord returns the first word of the house's list met in a text.
func (e *engine) bannedWord(text string) string {
	l := newLexicon()
	for i, w := range e.style.Banned {
		l.add(i, w)
	}
	first := ""
	l.find(foldWords(text), func(p phrase, _ int) {
		if first == "" {
			first = p.text
		}
	})
	return first
}

// item lays a block out as the article has it, with its links.
func (e *engine) item(b block, sub *subject, from Item) Item {
	it := from
	it.Title = typeset(b.Title)
	it.Method = ByModel
	it.Fallback = ""
	it.Notes = slices.DeleteFunc(slices.Clone(it.Notes), func(n string) bool { return strings.HasPrefix(n, sheetNote) })
	lines := make([]string, len(b.Sentences))
	for i, s := range b.Sentences {
		lines[i] = escape(typeset(s.Text))
	}
	var links []string
	for _, a := range sub.acts {
		if !slices.ContainsFunc(b.Sentences, func(s sentence) bool { return s.Act == a.d.ID }) {
			it.Notes = append(it.Notes, fmt.Sprintf("%s est réuni à ce bloc, mais aucune phrase ne le raconte : ajoutez-en une, ou séparez-le.", a.label()))
			continue
		}
		links = append(links, actLink(e.session, a.d, e.pageOf(a, b), e.asker.named(a)))
	}
	blocks := []string{strings.Join(lines, " ")}
	for _, a := range sub.acts {
		if v := e.drafter.voteSentence(a.d); v != "" {
			switch {
			case len(sub.acts) > 1 && a.d.Number != nil:
				v = fmt.Sprintf("Délibération n°%s%s, v%s", nbsp, *a.d.Number, strings.TrimPrefix(v, "V"))
			case len(sub.acts) > 1:
				v = fmt.Sprintf("Vote sur «%s%s%s»%s", nbsp, escape(e.asker.named(a)), nbsp, strings.TrimPrefix(v, "Vote"))
			}
			blocks = append(blocks, v)
		}
	}
	it.Text = strings.Join(append(blocks, strings.Join(links, ", ")), "\n\n")
	return it
}

// pageOf is the page that most of what a block tells of an act stands on, else that of its
// decision.
func (e *engine) pageOf(a *act, b block) int {
	told := map[int]int{}
	for _, s := range b.Sentences {
		for _, q := range s.Quotes {
			for _, p := range append(slices.Clone(a.dispositif), a.expose...) {
				if s.Act == a.d.ID && p.page > 0 && quoted(p.text, q) {
					told[p.page]++
					if holdsFact(q) {
						told[p.page]++ // a figure is what a reader looks up
					}
					break
				}
			}
		}
	}
	best := 0
	for page, n := range told {
		if n > told[best] || n == told[best] && page < best {
			best = page
		}
	}
	if best > 0 {
		return best
	}
	if ds := a.decisions(); len(ds) > 0 && ds[0].page > 0 {
		return ds[0].page
	}
	return firstPage(a.d)
}

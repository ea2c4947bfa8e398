package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"phare/summarize/llm"
)

// headReply is the title and opening as a model writes them.
type headReply struct {
	Title   string `json:"title"`
	Chapo   string `json:"chapo"`
	Summary string `json:"summary"`
}

// writeHead has the title and the opening written from the blocks as they stand. What
// can't be proved leaves the extracted one in place.
func (e *engine) writeHead(ctx context.Context, sum *Summary) {
	if len(sum.Items) == 0 {
		return
	}
	known := sum.Title
	prefix, formula, _ := strings.Cut(known, nbsp+": ")
	user := fmt.Sprintf("%s\nLe titre commence par : %s\nFormule : %s\n\n%s", e.setting(), prefix, formula, articleOf(sum))
	var h headReply
	err := e.asker.ask(ctx, "head", nil, llm.Request{
		Name: "head", System: e.system("head.md"), User: user, Schema: headSchema(), MaxTokens: 1200, ExpectTokens: 250,
		Validate: func(raw []byte) error {
			var h headReply
			if err := json.Unmarshal(raw, &h); err != nil {
				return err
			}
			if !strings.HasPrefix(bare(h.Title), bare(prefix)) {
				return fmt.Errorf("`title` doit commencer par « %s »", prefix)
			}
			if n := utf8.RuneCountInString(h.Title); n > 140 {
				return fmt.Errorf("`title` compte %d caractères : 110 au plus", n)
			}
			if n := len(strings.Fields(h.Chapo)); n < 10 || n > 80 {
				return fmt.Errorf("`chapo` compte %d mots : 25 à 50", n)
			}
			return nil
		},
	}, &h)
	if err != nil {
		e.asker.fell("head", "", err, "le titre et l'introduction sont faits à partir des données de la séance")
		return
	}
	h.Title, h.Chapo, h.Summary = endWith(squeeze(plainReply(h.Title)), ""), squeeze(plainReply(h.Chapo)), squeeze(plainReply(h.Summary))
	try := func(what, text string, set func(string)) {
		src := "# " + escape(typeset(text)) + "\n\n"
		if what != "title" {
			src = escape(typeset(text)) + "\n\n"
		}
		errs, _ := e.faults(src+sectionsOf(sum), "")
		var against []string
		for _, f := range errs {
			if strings.Contains(bare(text), bare(f.Text)) && f.Line <= 1 {
				against = append(against, f.Message)
			}
		}
		if contact.MatchString(text) || maskToken.MatchString(text) || instructs(text) || text == "" {
			against = append(against, "contient ce qui n'a pas sa place dans un titre ou une introduction")
		}
		if len(against) > 0 {
			e.asker.fell("head", what, errors.New(strings.Join(against, " ; ")), "le texte fait à partir des données de la séance est gardé")
			return
		}
		set(text)
	}
	try("title", h.Title, func(t string) { sum.Title = typeset(t) })
	try("chapo", h.Chapo, func(t string) { sum.Chapo = escape(typeset(t)); sum.Method = ByModel })
	try("summary", h.Summary, func(t string) { sum.Summary = typeset(shorten(t, 220)) })
	e.progress("head", 1, 1, "")
}

// sectionsOf is the article without its opening.
func sectionsOf(sum *Summary) string {
	var b strings.Builder
	for _, it := range sum.Items {
		b.WriteString(it.Section() + "\n")
	}
	return b.String()
}

// articleOf gives the article to the model, each block with its act, links left out.
func articleOf(sum *Summary) string {
	var b strings.Builder
	b.WriteString("<article>\n")
	for i, it := range sum.Items {
		var paras []string
		for _, p := range strings.Split(it.Text, "\n\n") {
			if !strings.HasPrefix(p, "[Délibération") {
				paras = append(paras, angles.Replace(plainMarkdown(p)))
			}
		}
		fmt.Fprintf(&b, "[Bloc %d, acte %s]\n%s\n%s\n\n", i+1, it.ID, angles.Replace(it.Title), strings.Join(paras, "\n"))
	}
	b.WriteString("</article>")
	return b.String()
}

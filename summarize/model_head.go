package summarize

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"phare/summarize/llm"
)

// headReply is the title and opening as a model writes them.
type headReply struct {
	Title   string   `json:"title"`
	Chapo   string   `json:"chapo"`
	Acts    []string `json:"acts"` // ids of the blocks that the opening tells
	Summary string   `json:"summary"`
}

// writeHead has the title and the opening written from the blocks as they stand. What
// can't be proved is asked again once, with what stands against it; then the extracted one
// stays in place.
func (e *engine) writeHead(ctx context.Context, sum *Summary) {
	if len(sum.Items) == 0 {
		return
	}
	known := sum.Title
	prefix, formula, _ := strings.Cut(known, nbsp+": ")
	user := fmt.Sprintf("%s\nLe titre commence par : %s\nFormule : %s\n\n%s", e.setting(), prefix, formula, e.articleOf(sum))
	var against map[string][]string
	var h headReply
	for try := range 2 {
		ask := user
		if try > 0 {
			ask += "\n\nVotre réponse précédente, et ce qu'un vérificateur lui reproche, à corriger sans rien ajouter :\n"
			for _, f := range []struct{ name, text string }{{"title", h.Title}, {"chapo", h.Chapo}, {"summary", h.Summary}} {
				ask += fmt.Sprintf("%s : %s\n", f.name, angles.Replace(f.text))
				for _, why := range against[f.name] {
					ask += "- " + angles.Replace(why) + "\n"
				}
			}
		}
		next, err := e.askHead(ctx, ask, prefix, blockIDs(sum), try)
		if err != nil {
			if try == 0 {
				e.asker.fell("head", "", err, "le titre et l'introduction sont faits à partir des données de la séance")
				return
			}
			break
		}
		h = next
		if against = e.againstHead(h, sum); len(against) == 0 {
			break
		}
	}
	set := func(name string, put func()) {
		if why := against[name]; len(why) > 0 {
			e.asker.fell("head", name, errors.New(strings.Join(why, " ; ")), "le texte fait à partir des données de la séance est gardé")
			return
		}
		put()
	}
	set("title", func() { sum.Title = typeset(h.Title) })
	set("chapo", func() {
		sum.Chapo, sum.Method = escape(typeset(h.Chapo)), ByModel
		sum.ChapoActs = actsOfBlocks(sum, h.Acts)
	})
	set("summary", func() { sum.Summary = typeset(shorten(h.Summary, summaryMax+60)) })
	e.progress("head", 1, 1, "")
}

func (e *engine) askHead(ctx context.Context, user, prefix string, ids []string, try int) (headReply, error) {
	name := "head"
	if try > 0 {
		name = "head/2"
	}
	var h headReply
	err := e.asker.ask(ctx, "head", nil, llm.Request{
		Name: name, System: e.system("head.md"), User: user, Schema: headSchema(ids), MaxTokens: 1200, ExpectTokens: 250,
		Validate: func(raw []byte) error {
			var h headReply
			if err := json.Unmarshal(raw, &h); err != nil {
				return err
			}
			if !strings.HasPrefix(bare(h.Title), bare(prefix)) {
				return fmt.Errorf("`title` doit commencer par « %s »", prefix)
			}
			if n := utf8.RuneCountInString(h.Title); tooMuch(n, titleLen) {
				return fmt.Errorf("`title` compte %d caractères : %d au plus", n, titleLen)
			}
			if n := len(strings.Fields(h.Chapo)); tooMuch(n, chapoMax) || n < chapoMin/3 {
				return fmt.Errorf("`chapo` compte %d mots : de %d à %d", n, chapoMin, chapoMax)
			}
			for _, id := range h.Acts {
				if !slices.Contains(ids, id) {
					return fmt.Errorf("`acts` : %q n'est pas un des blocs", id)
				}
			}
			return nil
		},
	}, &h)
	h.Title, h.Chapo, h.Summary = endWith(squeeze(plainReply(h.Title)), ""), squeeze(plainReply(h.Chapo)), squeeze(plainReply(h.Summary))
	return h, err
}

// againstHead lists what stands against each part of a head, held against the article.
func (e *engine) againstHead(h headReply, sum *Summary) map[string][]string {
	out := map[string][]string{}
	for _, part := range []struct{ name, text string }{{"title", h.Title}, {"chapo", h.Chapo}, {"summary", h.Summary}} {
		src := escape(typeset(part.text)) + "\n\n"
		if part.name == "title" {
			src = "# " + src
		}
		errs := e.faults(src+sectionsOf(sum), "")
		for _, f := range errs {
			if strings.Contains(bare(part.text), bare(f.Text)) && f.Line <= 1 {
				out[part.name] = append(out[part.name], whyOf(f))
			}
		}
		if contact.MatchString(part.text) || maskToken.MatchString(part.text) || instructs(part.text) || part.text == "" {
			out[part.name] = append(out[part.name], "contient ce qui n'a pas sa place dans un titre ou une introduction")
		}
	}
	return out
}

func blockIDs(sum *Summary) []string {
	ids := make([]string, len(sum.Items))
	for i, it := range sum.Items {
		ids[i] = it.ID
	}
	return ids
}

// actsOfBlocks are all the acts of the blocks named.
func actsOfBlocks(sum *Summary, ids []string) []string {
	var out []string
	for _, it := range sum.Items {
		if slices.Contains(ids, it.ID) {
			out = append(out, it.Acts...)
		}
	}
	return out
}

// boundTo is the comment that binds the paragraph under it to the acts that it tells; it is
// dropped at publication.
func boundTo(acts []string) string {
	if len(acts) == 0 {
		return ""
	}
	return "<!-- actes: " + strings.Join(acts, " ") + " -->\n"
}

// sectionsOf is the article without its opening.
func sectionsOf(sum *Summary) string {
	var b strings.Builder
	for _, it := range sum.Items {
		b.WriteString(it.Section() + "\n")
	}
	return b.String()
}

// articleOf gives the article to the model, each block with its acts and their outcome,
// links left out.
func (e *engine) articleOf(sum *Summary) string {
	var b strings.Builder
	b.WriteString("<article>\n")
	for i, it := range sum.Items {
		var paras, outcomes []string
		for _, p := range strings.Split(it.Text, "\n\n") {
			if !strings.HasPrefix(p, "[Délibération") {
				paras = append(paras, angles.Replace(plainMarkdown(p)))
			}
		}
		for _, a := range e.ranking.acts {
			if o := outcomeWords(a.d); slices.Contains(it.Acts, a.d.ID) && !slices.Contains(outcomes, o) {
				outcomes = append(outcomes, o)
			}
		}
		fmt.Fprintf(&b, "[Bloc %d, identifiant %s, issue : %s]\n%s\n%s\n\n", i+1, it.ID, strings.Join(outcomes, ", "), angles.Replace(it.Title), strings.Join(paras, "\n"))
	}
	b.WriteString("</article>")
	return b.String()
}

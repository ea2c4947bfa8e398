package publish

import (
	"errors"
	"fmt"
	"strings"

	"phare/review"
)

// ArticleMark stands in a post for the address of the article.
const ArticleMark = "{article}"

// Rendered is a signed text with its links as the public gets them.
type Rendered struct {
	HTML     HTMLBody
	Markdown MarkdownBody
	Acts     []string // public addresses of the acts it is based on
}

// ErrArticleAwaited: a post holds the address of an article that has none yet.
var ErrArticleAwaited = errors.New("la publication attend l’adresse de l’article : publiez l’article, ou réglez article.url dans phare.yaml (https://…/{slug})")

// Render replaces the links of a signed text mechanically, as its front matter says: the
// official address of an act, the address of a PDF in uploaded (by name), or the number in
// plain text. It is what is copied, exported and sent.
func Render(a review.Approved, rules Rules, uploaded map[string]string) (Rendered, error) {
	d := a.Draft()
	body := d.Public()
	if strings.Contains(body, ArticleMark) {
		address, err := articleAddress(a.Folder(), rules)
		if err != nil {
			return Rendered{}, fmt.Errorf("%s : %w", d.File, err)
		}
		rules.Allowed = append([]string{address}, rules.Allowed...)
		body = strings.ReplaceAll(body, ArticleMark, address)
	}
	return render(d, body, rules, uploaded)
}

// Preview renders a text that nobody signed yet as it would go out: nothing is refused, and
// what would be uploaded leads to the copy.
func Preview(d review.Draft) (Rendered, error) {
	rewrite := func(address string) (string, error) {
		name, fragment, local := review.Source(address)
		if !local {
			return address, nil
		}
		switch act := d.Front.Act(name, fragment); act.As {
		case review.AsLink:
			return withFragment(act.URL, fragment), nil
		case review.AsUpload, review.AsCopy:
			return address, nil
		}
		return "", nil
	}
	r, err := both([]byte(d.Public()), rewrite)
	var kept *LinkError
	if errors.As(err, &kept) {
		err = nil // a preview leads to the copies
	}
	return r, err
}

func render(d review.Draft, body string, rules Rules, uploaded map[string]string) (Rendered, error) {
	var acts []string
	text, err := both([]byte(body), func(address string) (string, error) {
		name, fragment, local := review.Source(address)
		if !local {
			if err := rules.allow(address); err != nil {
				return "", err
			}
			if isAct(address) {
				acts = append(acts, address)
			}
			return address, nil
		}
		to := ""
		switch act := d.Front.Act(name, fragment); act.As {
		case review.AsLink:
			to = act.URL
		case review.AsUpload, review.AsCopy:
			to = uploaded[name] // a target that holds no files gets the number in plain text
		}
		if to == "" {
			return "", nil
		}
		acts = append(acts, to)
		return withFragment(to, fragment), nil
	})
	text.Acts = unique(acts)
	return text, err
}

func both(body []byte, rewrite Rewrite) (Rendered, error) {
	body = []byte(Clean(string(body)))
	html, err := HTML(body, rewrite)
	if err != nil {
		return Rendered{}, err
	}
	md, err := Markdown(body, rewrite)
	if err == nil {
		md = safeMarkdown(md)
		for _, address := range Links(md) {
			if _, _, local := review.Source(address); local {
				return Rendered{}, &LinkError{address, "ce lien n’est pas écrit sur place : écrivez [texte](adresse)"}
			}
		}
	}
	return Rendered{HTML: html, Markdown: md}, err
}

func withFragment(address, fragment string) string {
	if address == "" || fragment == "" || strings.Contains(address, "#") {
		return address
	}
	return address + "#" + fragment
}

// articleAddress is where the public reads the article of a session: the address that a
// target gave it, else the one announced by the settings.
func articleAddress(f *review.Folder, rules Rules) (string, error) {
	sent, err := f.Publications(review.ArticleFile)
	if err != nil {
		return "", err
	}
	for _, p := range sent {
		if p.Live != "" && p.Public() {
			return p.URL, nil
		}
	}
	if rules.Article != "" {
		d, err := f.Draft(review.ArticleFile)
		if err != nil {
			return "", err
		}
		return strings.ReplaceAll(rules.Article, "{slug}", d.Front.Slug), nil
	}
	return "", ErrArticleAwaited
}

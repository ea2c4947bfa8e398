package main

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
)

//go:embed templates
var templateFiles embed.FS

// Renderer turns sources into the HTML that is printed.
type Renderer struct {
	session   *Session
	acts      []*Act
	markdown  goldmark.Markdown
	templates *template.Template
}

// NewRenderer prepares the templates for one session.
func NewRenderer(s *Session, acts []*Act) (*Renderer, error) {
	r := &Renderer{session: s, acts: acts, markdown: goldmark.New(
		goldmark.WithExtensions(extension.Table),
		goldmark.WithRendererOptions(html.WithUnsafe()), // the sources are ours
	)}
	t, err := template.New("").Funcs(template.FuncMap{
		"french": func(s string) string { return French(s, true) },
		"plain":  func(s string) string { return French(s, false) },
		"upper":  strings.ToUpper,
		"join":   strings.Join,
		"bare":   bareName,
		"list":   listResult,
	}).ParseFS(templateFiles, "templates/*")
	if err != nil {
		return nil, err
	}
	r.templates = t
	return r, nil
}

// paper is what a template sees.
type paper struct {
	S                                *Session
	A                                *Act
	Acts                             []*Act // of the agenda and the list
	Sections                         []rendered
	Present                          []string
	Proxies                          [][2]string
	PresentCount, ProxyCount, Voting int
	Left                             bool
	Style                            template.CSS
}

type rendered struct {
	Kind, Title string
	HTML        template.HTML
}

// Act is the HTML of an act, or of an annex handed over by itself.
func (r *Renderer) Act(a *Act) (string, error) {
	p := paper{S: r.session, A: a, Present: r.session.Present(a), Left: r.session.left(a)}
	p.PresentCount, p.ProxyCount, p.Voting = r.session.Attendance(a)
	p.Proxies = append(p.Proxies, r.session.Proxies...)
	if p.Left {
		p.Proxies = append(p.Proxies, [2]string{r.session.Departure.Member, r.session.Departure.Proxy})
	}
	for _, sec := range a.Sections {
		h, err := r.section(a, sec)
		if err != nil {
			return "", err
		}
		p.Sections = append(p.Sections, rendered{sec.Kind, sec.Title, template.HTML(h)})
	}
	name := a.Layout
	if a.Medium == Annex {
		name = "annex"
	}
	return r.execute(name+".html", p)
}

// section renders a part; the layouts differ in their apostrophes, as services do.
func (r *Renderer) section(a *Act, sec Section) (string, error) {
	var b bytes.Buffer
	if err := r.markdown.Convert([]byte(markAmounts(French(sec.Text, a.curly()))), &b); err != nil {
		return "", err
	}
	return b.String(), nil
}

func (a *Act) curly() bool { return a.Layout != "classic" }

// Agenda is the HTML of the convocation, List that of the liste des délibérations.
func (r *Renderer) Agenda() (string, error) {
	return r.execute("agenda.html", paper{S: r.session, Acts: r.acts})
}

// List is the HTML of the liste des délibérations examinées.
func (r *Renderer) List() (string, error) {
	return r.execute("list.html", paper{S: r.session, Acts: r.acts})
}

func (r *Renderer) execute(name string, p paper) (string, error) {
	css, err := templateFiles.ReadFile("templates/style.css")
	if err != nil {
		return "", err
	}
	p.Style = template.CSS(css)
	var b bytes.Buffer
	if err := r.templates.ExecuteTemplate(&b, name, p); err != nil {
		return "", err
	}
	return b.String(), nil
}

// bareName is a name without its civility, as the sidebar layout and the agenda list it.
func bareName(name string) string {
	return strings.TrimPrefix(strings.TrimPrefix(name, "M. "), "Mme ")
}

// listResult is the last column of the liste des délibérations.
func listResult(a *Act) string {
	v := a.Votes
	counts := func() string {
		s := fmt.Sprintf("pour : %d, contre : %d, abstentions : %d", *v.For, *v.Against, *v.Abstain)
		if v.NotVoting != nil && *v.NotVoting > 0 {
			s += fmt.Sprintf(", ne prennent pas part au vote : %d", *v.NotVoting)
		}
		return s
	}
	switch {
	case a.Listed != "":
		return a.Listed + " (" + counts() + ")"
	case a.Outcome == "withdrawn":
		return "Retirée de l'ordre du jour"
	case a.Outcome == "noted":
		return "Le Conseil prend acte"
	case a.Outcome == "rejected":
		return "Rejetée (" + counts() + ")"
	case a.Outcome == "elected":
		return "Élection au scrutin secret"
	case a.Unanimous != nil && *a.Unanimous:
		return "Adoptée à l'unanimité"
	default:
		return "Adoptée à la majorité (" + counts() + ")"
	}
}

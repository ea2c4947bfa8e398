// Package report tells what the work on several sessions cost and gave, from their journals.
package report

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"html/template"
	"io"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"phare/review"
	"phare/review/draft"
	"phare/review/publish"
	"phare/summarize"
)

// Report is what the work on several sessions cost and gave, from their journals. It counts
// sessions and texts, never persons.
type Report struct {
	Sessions []SessionReport `json:"sessions"` // the earliest first
	// Waived and Ticked count the findings that signers set aside or took note of, by code.
	Waived map[string]int `json:"waived"`
	Ticked map[string]int `json:"ticked"`
	// Hours, Kept are medians over the sessions that have them; nil when none does.
	Hours *float64 `json:"median_hours"`
	Kept  *float64 `json:"median_words_kept"`
	Cost  float64  `json:"cost"`
	// Unpriced counts the sessions that a model drafted whose price is not known.
	Unpriced int    `json:"unpriced,omitempty"`
	Currency string `json:"currency,omitempty"`
	Reach    *int   `json:"reach,omitempty"`
}

// SessionReport is one session.
type SessionReport struct {
	ID    string `json:"id"`
	Date  string `json:"date"`
	Model bool   `json:"model"` // a model wrote the first draft
	// Hours from the first draft, made as soon as the PDFs are given, to the first signature of
	// the article, nights and week-ends included; nil when it is not signed.
	Hours *float64 `json:"hours"`
	// Kept is the share of the first draft's words that the signed article holds in their order.
	Kept  *float64 `json:"words_kept"`
	Cost  float64  `json:"cost"`
	Reach *int     `json:"reach,omitempty"` // visits of the article's page
	Slug  string   `json:"slug,omitempty"`
}

// EnoughSessions is how many sessions a report needs before its medians say something.
const EnoughSessions = 5

// New reads the journals of the folders. reach gives the visits of a page by its slug;
// nil when no figures were given.
func New(folders []*review.Folder, reach func(slug string) (int, bool)) (*Report, error) {
	r := &Report{Sessions: []SessionReport{}, Waived: map[string]int{}, Ticked: map[string]int{}}
	for _, f := range folders {
		s, err := read(f, r)
		if err != nil {
			return nil, fmt.Errorf("%s : %w", f.ID(), err)
		}
		if n, ok := 0, false; reach != nil && s.Slug != "" {
			if n, ok = reach(s.Slug); ok {
				s.Reach = &n
				r.Reach = new(n + deref(r.Reach))
			}
		}
		r.Sessions = append(r.Sessions, s)
	}
	slices.SortStableFunc(r.Sessions, func(a, b SessionReport) int { return strings.Compare(a.Date+a.ID, b.Date+b.ID) })
	var hours, kept []float64
	for _, s := range r.Sessions {
		r.Cost += s.Cost
		if s.Hours != nil {
			hours = append(hours, *s.Hours)
		}
		if s.Kept != nil {
			kept = append(kept, *s.Kept)
		}
	}
	r.Hours, r.Kept = median(hours), median(kept)
	return r, nil
}

func deref(p *int) int {
	if p == nil {
		return 0
	}
	return *p
}

func median(v []float64) *float64 {
	if len(v) == 0 {
		return nil
	}
	slices.Sort(v)
	m := v[len(v)/2]
	if len(v)%2 == 0 {
		m = (v[len(v)/2-1] + m) / 2
	}
	return &m
}

func read(f *review.Folder, r *Report) (SessionReport, error) {
	record, err := f.Record()
	if err != nil {
		return SessionReport{}, err
	}
	entries, err := f.Journal()
	if err != nil {
		return SessionReport{}, err
	}
	s := SessionReport{ID: record.ID, Date: record.Date}
	if sum := record.Summary; sum != nil && sum.Method == summarize.ByModel {
		s.Model, s.Cost = true, sum.Usage.Total.Cost
		if sum.Usage.Priced {
			r.Currency = sum.Usage.Currency
		} else {
			r.Unpriced++
		}
	}
	var first, drafted, signed *review.Entry
	lastly := map[string]review.Entry{}
	for i, e := range entries {
		switch {
		case e.Event == review.EventDrafted && e.File == review.ArticleFile:
			if drafted = &entries[i]; first == nil {
				first = drafted
			}
		case e.Event == review.EventApproved:
			lastly[e.File] = e
			if e.File == review.ArticleFile && signed == nil {
				signed = &entries[i]
				s.Kept = kept(f, drafted, signed)
				if first != nil {
					s.Hours = between(first.When, signed.When)
				}
			}
		}
	}
	for _, file := range slices.Sorted(maps.Keys(lastly)) {
		for _, x := range lastly[file].Findings {
			switch {
			case x.Reason != "":
				r.Waived[x.Code]++
			case x.By != "":
				r.Ticked[x.Code]++
			}
		}
	}
	if signed != nil {
		if text, err := f.Version(lastly[review.ArticleFile].Content); err == nil {
			d, _ := review.ParseDraft(review.ArticleFile, []byte(text)) // an unreadable one has no slug
			s.Slug = d.Front.Slug
		}
	}
	return s, nil
}

func between(from, to string) *float64 {
	a, err1 := time.Parse(time.RFC3339, from)
	b, err2 := time.Parse(time.RFC3339, to)
	if err1 != nil || err2 != nil || b.Before(a) {
		return nil
	}
	return new(math.Round(b.Sub(a).Hours()*10) / 10)
}

// kept is the share of the words of a draft that a signed text holds in their order.
func kept(f *review.Folder, drafted, signed *review.Entry) *float64 {
	if drafted == nil {
		return nil
	}
	words := func(content string) ([]string, bool) {
		text, err := f.Version(content)
		if err != nil {
			return nil, false
		}
		d, _ := review.ParseDraft(review.ArticleFile, []byte(text)) // its words are there all the same
		return strings.Fields(d.Public()), true
	}
	a, ok := words(drafted.Content)
	b, ok2 := words(signed.Content)
	if !ok || !ok2 || len(a) == 0 {
		return nil
	}
	return new(math.Round(float64(common(a, b))/float64(len(a))*1000) / 1000)
}

// common is the length of the longest common subsequence.
func common(a, b []string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		left := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = left + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			left = above
		}
	}
	return row[len(b)]
}

// Reach reads an export of pages of Matomo or Plausible, a CSV with a column of addresses
// and one of visits, and gives the visits of the page whose address ends in a slug.
func Reach(in io.Reader) (func(slug string) (int, bool), error) {
	raw, err := io.ReadAll(io.LimitReader(in, 64<<20))
	if err != nil {
		return nil, err
	}
	text, err := draft.Decode(raw)
	if err != nil {
		return nil, err
	}
	header, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	for _, comma := range []rune{'\t', ';'} {
		if strings.Count(header, string(comma)) > strings.Count(header, string(r.Comma)) {
			r.Comma = comma
		}
	}
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, errors.Join(errors.New("ce fichier n’est pas un tableau CSV de Matomo ou de Plausible"), err)
	}
	page, count := -1, -1
	pageNames := []string{"label", "libellé", "page", "name", "url", "url de la page", "page url"}
	countNames := []string{"nb_visits", "unique pageviews", "vues uniques", "visites", "visiteurs", "visitors", "nb_hits", "pageviews", "vues", "vues de page"}
	best := len(countNames)
	for i, h := range rows[0] {
		h = strings.ToLower(strings.TrimSpace(h))
		if page < 0 && slices.Contains(pageNames, h) {
			page = i
		}
		if at := slices.Index(countNames, h); at >= 0 && at < best {
			count, best = i, at
		}
	}
	if page < 0 || count < 0 {
		return nil, errors.New("ce tableau n’a pas de colonne d’adresses et de visites ; exportez « Pages » de Matomo (label, nb_visits) ou de Plausible (name, visitors)")
	}
	visits := map[string]int{}
	for _, row := range rows[1:] {
		if len(row) <= max(page, count) {
			continue
		}
		n, err := strconv.Atoi(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", ",", "").Replace(row[count]))
		if err != nil {
			continue
		}
		address, _, _ := strings.Cut(strings.SplitN(strings.TrimSpace(row[page]), "?", 2)[0], "#")
		slug := path.Base(strings.TrimSuffix(strings.TrimSuffix(strings.TrimRight(address, "/"), "/index"), ".html"))
		visits[slug] += n
	}
	return func(slug string) (int, bool) { n, ok := visits[slug]; return n, ok }, nil
}

// bar is one bar of a chart.
type bar struct {
	Label string
	Text  string
	Width float64 // of 100
	Y     int
}

type chart struct {
	Title  string
	Bars   []bar
	Height int
}

func newChart(title string, n int, value func(int) (label, text string, v float64, ok bool)) chart {
	c := chart{Title: title}
	most := 0.0
	values := []float64{}
	for i := range n {
		label, text, v, ok := value(i)
		if !ok {
			continue
		}
		c.Bars = append(c.Bars, bar{Label: label, Text: text, Y: 24 * len(c.Bars)})
		values = append(values, v)
		most = max(most, v)
	}
	for i := range c.Bars {
		if most > 0 {
			c.Bars[i].Width = math.Round(values[i]/most*4000) / 10
		}
	}
	c.Height = 24*len(c.Bars) + 4
	return c
}

// HTML is the report as one page, its charts in SVG with their figures beside.
func (r *Report) HTML() ([]byte, error) {
	of := func(get func(SessionReport) (string, float64, bool)) func(int) (string, string, float64, bool) {
		return func(i int) (string, string, float64, bool) {
			text, v, ok := get(r.Sessions[i])
			return publish.LongDate(r.Sessions[i].Date), text, v, ok
		}
	}
	n := len(r.Sessions)
	counts := func(title string, by map[string]int) chart {
		codes := slices.Sorted(maps.Keys(by))
		slices.SortStableFunc(codes, func(a, b string) int { return by[b] - by[a] })
		return newChart(title, len(codes), func(i int) (string, string, float64, bool) {
			return codes[i], strconv.Itoa(by[codes[i]]), float64(by[codes[i]]), true
		})
	}
	charts := []chart{
		newChart("Des PDF à la signature de l’article (heures écoulées)", n, of(func(s SessionReport) (string, float64, bool) {
			if s.Hours == nil {
				return "", 0, false
			}
			return number(*s.Hours) + " h", *s.Hours, true
		})),
		newChart("Mots du premier jet gardés dans l’article signé", n, of(func(s SessionReport) (string, float64, bool) {
			if s.Kept == nil {
				return "", 0, false
			}
			return number(math.Round(*s.Kept*100)) + " %", *s.Kept, true
		})),
		counts("Constats écartés avec un motif, par sorte", r.Waived),
		counts("Points cochés, par sorte", r.Ticked),
		newChart("Coût du modèle", n, of(func(s SessionReport) (string, float64, bool) {
			return number(math.Round(s.Cost*1000)/1000) + " " + r.Currency, s.Cost, s.Model
		})),
		newChart("Visites de l’article", n, of(func(s SessionReport) (string, float64, bool) {
			return strconv.Itoa(deref(s.Reach)), float64(deref(s.Reach)), s.Reach != nil
		})),
	}
	charts = slices.DeleteFunc(charts, func(c chart) bool { return len(c.Bars) == 0 })
	var out bytes.Buffer
	err := reportTemplate.Execute(&out, map[string]any{"R": r, "Charts": charts, "Few": n < EnoughSessions, "Enough": EnoughSessions})
	return out.Bytes(), err
}

var reportTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"hours":   func(v *float64) string { return number(*v) + " h" },
	"percent": func(v *float64) string { return number(math.Round(*v*100)) + " %" },
	"number":  number,
}).Parse(`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ce que phare a demandé et donné</title>
<style>
body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;margin:0}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem 3rem}
svg{width:100%;height:auto;max-width:44rem}text{font:13px system-ui,sans-serif;fill:#1b1b1f}rect{fill:#0a4a9f}
dt{font-weight:600}dd{margin:0 0 .5rem 1rem}
</style>
</head>
<body>
<main>
<h1>Ce que phare a demandé et donné</h1>
<p>{{len .R.Sessions}} séances, d’après leurs journaux. Rien n’est compté par personne.{{if .Few}} Il en faut au moins {{.Enough}} pour que les médianes disent quelque chose.{{end}}</p>
<dl>
{{with .R.Hours}}<dt>Des PDF à la signature, médiane</dt><dd>{{hours .}} écoulées, nuits et fins de semaine comprises</dd>
{{end}}{{with .R.Kept}}<dt>Mots du premier jet gardés, médiane</dt><dd>{{percent .}}</dd>
{{end}}<dt>Coût du modèle</dt><dd>{{number .R.Cost}} {{.R.Currency}}{{with .R.Unpriced}} ; prix inconnu pour {{.}} séances{{end}}</dd>
{{with .R.Reach}}<dt>Visites des articles</dt><dd>{{.}}</dd>
{{end}}</dl>
{{range .Charts}}<h2>{{.Title}}</h2>
<svg viewBox="0 0 700 {{.Height}}" role="img" aria-label="{{.Title}}{{range .Bars}} ; {{.Label}} : {{.Text}}{{end}}">
{{range .Bars}}<text x="0" y="{{.Y}}" dy="17">{{.Label}}</text><rect x="190" y="{{.Y}}" width="{{.Width}}" height="20"/><text x="190" y="{{.Y}}" dx="{{.Width}}" dy="17" transform="translate(6 0)">{{.Text}}</text>
{{end}}</svg>
{{end}}</main>
</body>
</html>
`))

// number writes a figure in French: "12,5".
func number(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", ",")
}

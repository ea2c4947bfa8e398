package screens

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"html/template"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"phare/extract"
	"phare/extract/french"
	"phare/extract/pdftext"
	"phare/extract/private"
	"phare/review"
	"phare/summarize"
)

// Leaving is a PDF behind the links of a text, and what becomes of it at publication.
type Leaving struct {
	Name   string   // in sources/
	Acts   []string // "n° 2025-031, Gratuité des transports"
	Choice review.Act
	URL    string // what is proposed as its address
	Pages  int    // of the act, 0 when that is not known
	Copy   bool   // a masked copy is kept
	Seen   int    // pages of what is to leave that somebody looked at
	Of     int
	Reason string
	Ready  bool // nothing of it stands against the signature
}

// Leaving lists the PDFs behind the links of a text.
func (h *Host) Leaving(t Text) ([]Leaving, error) {
	var out []Leaving
	for _, name := range t.Draft.Cited() {
		v := Leaving{Name: name, Choice: t.Draft.Front.Act(name, "")}
		for key, a := range t.Draft.Front.Acts { // several acts in one PDF: one address each
			if strings.HasPrefix(key, name+"#") && v.Choice.As == review.AsNone {
				v.Choice = a
			}
		}
		file, doc := documentOf(t.Record, name)
		if doc != nil && doc.Pages != nil {
			v.Pages = *doc.Pages
		}
		v.URL = v.Choice.URL
		for _, d := range t.Record.Deliberations {
			if d.File != file {
				continue
			}
			label := d.Object
			if d.Number != nil && *d.Number != "" {
				label = "n°\u00a0" + *d.Number + ", " + d.Object
			}
			v.Acts = append(v.Acts, label)
			if v.URL == "" && h.ActsURL != "" {
				act := *d.Deliberation
				act.File = d.File
				v.URL = summarize.ActURL(&act, h.ActsURL)
			}
		}
		_, err := t.Folder.Digest(review.CopiesDir + "/" + name)
		v.Copy = err == nil
		v.Ready = true
		if v.Choice.As == review.AsUpload || v.Choice.As == review.AsCopy {
			by, of, reason, err := t.Folder.Seen(name, v.Choice.SHA256)
			if err != nil {
				return nil, err
			}
			v.Seen, v.Of, v.Reason = len(by), of, reason
			v.Ready = of > 0 && len(by) == of && reason != ""
		}
		out = append(out, v)
	}
	return out, nil
}

// documentOf finds the document that a PDF of sources/ is the copy of.
func documentOf(r *review.Record, name string) (file string, d *extract.Document) {
	for _, one := range r.Documents {
		if r.Sources[one.File] == name {
			return one.File, one.Document
		}
	}
	return "", nil
}

// Found is what the search for private data found in a page.
type Found struct {
	Kind  string         `json:"kind"`
	Text  string         `json:"text"`
	Boxes [][4]float32   `json:"-"`
	at    []pdftext.Word // its words
}

// Search looks for private data in the lines of a page. known are the elected members.
func Search(lines []pdftext.Line, known []string) []Found {
	type span struct {
		from, to int
		word     pdftext.Word
	}
	var text strings.Builder
	var words []span
	for _, l := range lines {
		for i, w := range l.Words {
			if i > 0 {
				text.WriteByte(' ')
			}
			from := text.Len()
			text.WriteString(w.Text)
			words = append(words, span{from, text.Len(), w})
		}
		text.WriteByte('\n')
	}
	out := []Found{}
	for _, s := range spans(text.String(), known) {
		f := Found{Kind: string(s.Kind), Text: strings.Join(strings.Fields(text.String()[s.Start:s.End]), " ")}
		for _, w := range words {
			if w.from < s.End && w.to > s.Start {
				b := w.word.Box
				f.Boxes, f.at = append(f.Boxes, [4]float32{b.X0 - 1, b.Y0 - 1, b.X1 - b.X0 + 2, b.Y1 - b.Y0 + 2}), append(f.at, w.word)
			}
		}
		out = append(out, f)
	}
	return out
}

// spans searches a page line by line, for the rows of its tables, and as running text, for what
// a line breaks in two.
func spans(page string, known []string) []private.Span {
	out := private.Find(page, known)
	for _, s := range private.Find(strings.ReplaceAll(page, "\n", " "), known) {
		inside := func(o private.Span) bool { return o.Start <= s.Start && s.End <= o.End }
		if slices.ContainsFunc(out, inside) {
			continue
		}
		out = slices.DeleteFunc(out, func(o private.Span) bool { return s.Start <= o.Start && o.End <= s.End })
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b private.Span) int { return a.Start - b.Start })
	return out
}

// known are the elected members that the session names.
func known(r *review.Record) []string {
	var out []string
	for _, d := range r.Documents {
		out = append(out, d.Present...)
	}
	return out
}

// sheet is a page of what is to leave, to be looked at.
type sheet struct {
	Width, Height float32
	Words         []pdftext.Word
	Picture       template.URL
	Found         []Found
	Label         string
}

var sheetTemplate = template.Must(template.New("sheet").Parse(`<svg class="page{{if .Picture}} pictured{{end}}" viewBox="0 0 {{.Width}} {{.Height}}" role="img" aria-label="{{.Label}}" xmlns="http://www.w3.org/2000/svg"><rect class="paper" width="{{.Width}}" height="{{.Height}}"></rect>{{with .Picture}}<image class="picture" href="{{.}}" width="{{$.Width}}" height="{{$.Height}}" preserveAspectRatio="none"></image>{{end}}<g class="words" aria-hidden="true">{{range .Words}}<text x="{{.Box.X0}}" y="{{.Box.Y1}}" font-size="{{.Size}}">{{.Text}}</text>{{end}}</g><g class="boxes">{{range .Found}}{{range .Boxes}}<rect x="{{index . 0}}" y="{{index . 1}}" width="{{index . 2}}" height="{{index . 3}}"></rect>{{end}}{{end}}</g></svg>`))

// leavingPage shows a page of a PDF that is to leave, beside what was found there; of a masked copy
// also what the original bears and the copy still says, and words that are covered and not gone.
func (h *Host) leavingPage(r *http.Request) (any, error) {
	t, err := h.Text(r)
	if err != nil {
		return nil, err
	}
	q := r.URL.Query()
	name, as := q.Get("pdf"), review.As(q.Get("as"))
	n, err := strconv.Atoi(q.Get("n"))
	if err != nil || n < 1 || as != review.AsUpload && as != review.AsCopy || !slices.Contains(t.Draft.Cited(), name) {
		return nil, notHere
	}
	dir := (review.Act{As: as}).Dir()
	digest, err := t.Folder.Digest(dir + "/" + name) // a plain file, reached through no link
	if err != nil {
		return nil, refuse(fmt.Errorf("ce PDF n’est pas dans %s/ : %w", dir, err))
	}
	path := filepath.Join(t.Folder.Dir, dir, name)
	doc := h.Words(r.Context(), path)
	if doc == nil || len(doc.Pages) == 0 {
		return nil, refuse(fmt.Errorf("%s ne s’ouvre pas : il ne peut pas être regardé, donc pas déposé", name))
	}
	if n > len(doc.Pages) {
		return nil, notHere
	}
	page := doc.Pages[n-1]
	lines := page.Lines
	file, _ := documentOf(t.Record, name)
	if len(lines) == 0 && as == review.AsUpload { // a scan: what OCR read of it when the session was read
		for _, l := range h.Lines(r, file, n) {
			lines = append(lines, l.Line)
		}
	}
	s := sheet{Width: max(page.Width, 1), Height: max(page.Height, 1), Found: Search(lines, known(t.Record)), Label: fmt.Sprintf("Page %d de %s", n, name)}
	for _, l := range lines {
		s.Words = append(s.Words, l.Words...)
	}
	warn := []string{}
	if len(lines) == 0 && !page.Blank {
		warn = append(warn, "Cette page est une image : rien n’a pu y être cherché. Regardez-la mot à mot.")
	}
	if as == review.AsCopy {
		warn = append(warn, h.still(r.Context(), t, name, doc, n)...)
	}
	if h.Image != nil {
		if raw, err := h.Image(r.Context(), path, n); err == nil && bytes.HasPrefix(raw, []byte("\x89PNG")) {
			s.Picture = template.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(raw))
		}
	}
	var svg strings.Builder
	if err := sheetTemplate.Execute(&svg, s); err != nil {
		return nil, err
	}
	by, _, reason, err := t.Folder.Seen(name, digest)
	if err != nil {
		return nil, err
	}
	seen := []int{}
	for p := range by {
		seen = append(seen, p)
	}
	slices.Sort(seen)
	return map[string]any{"svg": svg.String(), "found": s.Found, "warn": warn, "pages": len(doc.Pages), "page": n, "seen": seen, "by": by[n], "reason": reason}, nil
}

// still says what a masked copy says on a page although its original bears it as private, and
// whether words are covered there and not taken out.
func (h *Host) still(ctx context.Context, t Text, name string, doc *pdftext.Document, n int) []string {
	var out []string
	for _, w := range doc.Warnings {
		if w.Page == n && w.Code == pdftext.CodeHidden {
			out = append(out, "Des mots sont couverts ou invisibles sur cette page, et toujours dans le fichier : qui le copie les lit. Le masquage doit retirer les mots, pas poser un rectangle.")
		}
	}
	original := h.Words(ctx, filepath.Join(t.Folder.Dir, review.SourcesDir, name))
	if original == nil {
		return append(out, "L’acte lui-même ne se lit pas : la copie ne peut pas lui être comparée.")
	}
	has := " " + fold(doc.Pages[n-1].Lines) + " "
	told := map[string]bool{}
	for _, p := range original.Pages {
		for _, f := range Search(p.Lines, known(t.Record)) {
			if key := foldText(f.Text); len(key) > 2 && !told[key] && strings.Contains(has, " "+key+" ") {
				told[key] = true
				out = append(out, fmt.Sprintf("La copie dit encore « %s » (%s, page %d de l’acte).", f.Text, f.Kind, p.Number))
			}
		}
	}
	return out
}

func fold(lines []pdftext.Line) string {
	var b strings.Builder
	for _, l := range lines {
		for _, w := range l.Words {
			b.WriteString(w.Text + " ")
		}
	}
	return foldText(b.String())
}

// foldText is a text as its words alone: neither case, accents nor signs.
func foldText(s string) string {
	return strings.Join(strings.FieldsFunc(french.Fold(s), func(r rune) bool {
		return !('a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '@')
	}), " ")
}

// chooseLeaving puts the choice for one PDF into the text.
func (h *Host) chooseLeaving(r *http.Request) (any, error) {
	var ask struct {
		PDF    string    `json:"pdf"`
		As     review.As `json:"as"`
		URL    string    `json:"url"`
		Expect string    `json:"expect"`
	}
	t, who, err := h.asked(r, &ask)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(t.Draft.Cited(), ask.PDF) {
		return nil, notHere
	}
	if _, err := t.Folder.ChooseAct(t.Draft.File, t.Draft.Content, ask.PDF, review.Act{As: ask.As, URL: strings.TrimSpace(ask.URL)}, who); err != nil {
		return nil, refuse(err)
	}
	return h.one(r, ask.PDF)
}

// one gives how a PDF stands now.
func (h *Host) one(r *http.Request, name string) (any, error) {
	t, err := h.Text(r)
	if err != nil {
		return nil, err
	}
	all, err := h.Leaving(t)
	if err != nil {
		return nil, err
	}
	for _, v := range all {
		if v.Name == name {
			return map[string]any{"as": v.Choice.As, "words": v.Words(), "ready": v.Ready, "copy": v.Copy}, nil
		}
	}
	return nil, notHere
}

// Words says in French how a PDF stands.
func (v Leaving) Words() string {
	switch {
	case v.Choice.As == review.AsLink:
		return "Le lien mène à l’adresse officielle."
	case v.Choice.As == review.AsNone:
		return "Rien ne part : le numéro de l’acte, sans lien."
	case v.Of == 0:
		return "Personne n’a encore regardé ce qui partirait."
	case v.Seen < v.Of:
		return fmt.Sprintf("%d page(s) regardée(s) sur %d.", v.Seen, v.Of)
	case v.Reason == "":
		return "Toutes les pages sont regardées : il manque le motif."
	}
	return fmt.Sprintf("Les %d page(s) sont regardées : %s", v.Of, v.Reason)
}

// looked notes that a person looked at a page of what is to leave.
func (h *Host) looked(r *http.Request) (any, error) {
	var ask struct {
		PDF    string    `json:"pdf"`
		As     review.As `json:"as"`
		Pages  []int     `json:"pages"`
		Reason string    `json:"reason"`
	}
	t, who, err := h.asked(r, &ask)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(t.Draft.Cited(), ask.PDF) {
		return nil, notHere
	}
	dir := (review.Act{As: ask.As}).Dir()
	if _, err := t.Folder.Digest(dir + "/" + ask.PDF); err != nil {
		return nil, refuse(err)
	}
	doc := h.Words(r.Context(), filepath.Join(t.Folder.Dir, dir, ask.PDF))
	if doc == nil {
		return nil, refuse(fmt.Errorf("%s ne s’ouvre pas", ask.PDF))
	}
	if err := t.Folder.Looked(review.Look{PDF: ask.PDF, As: ask.As, Pages: ask.Pages, Of: len(doc.Pages), Reason: ask.Reason}, who); err != nil {
		return nil, refuse(err)
	}
	return h.one(r, ask.PDF)
}

// addCopy keeps the copy that the authority masked, and chooses it.
func (h *Host) addCopy(r *http.Request) (any, error) {
	t, who, err := h.asked(r, nil)
	if err != nil {
		return nil, err
	}
	name := r.URL.Query().Get("pdf")
	if !slices.Contains(t.Draft.Cited(), name) {
		return nil, notHere
	}
	digest, err := t.Folder.AddCopy(name, r.Body)
	if err != nil {
		return nil, refuse(err)
	}
	if original, err := t.Folder.Digest(review.SourcesDir + "/" + name); err == nil && original == digest {
		return nil, refuse(fmt.Errorf("ce fichier est l’acte lui-même, rien n’y est masqué"))
	}
	if _, err := t.Folder.ChooseAct(t.Draft.File, t.Draft.Content, name, review.Act{As: review.AsCopy}, who); err != nil {
		return nil, refuse(err)
	}
	return h.one(r, name)
}

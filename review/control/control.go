// Package control writes the record of human control of a session, and holds it against the
// journal.
package control

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"phare/review"
	"phare/review/draft"
	"phare/review/publish"
	"phare/summarize"
)

// Control is the record of human control of a session (relevé de contrôle humain): what the
// journal tells of who wrote, checked, signed and sent each text. It states facts and passes
// no verdict (AI Act, art. 50(4), asks for human review and editorial responsibility).
type Control struct {
	Version   int    `json:"version"` // of this format: 1
	Session   string `json:"session"`
	Date      string `json:"date"`
	Body      string `json:"body"`
	Authority string `json:"authority,omitempty"`
	Director  string `json:"director,omitempty"` // director of publication
	Contact   string `json:"contact,omitempty"`
	Program   string `json:"program,omitempty"`
	// Lines and Head are the length of the journal that this was made from, and the hash of its
	// last line.
	Lines  int            `json:"journal_lines"`
	Head   string         `json:"journal_head"`
	Record string         `json:"record_sha256"` // of session.json
	Model  string         `json:"model,omitempty"`
	Where  string         `json:"endpoint,omitempty"`
	Prompt string         `json:"prompts,omitempty"` // fingerprint
	Texts  []ControlText  `json:"texts"`
	Looked []ControlLook  `json:"looked,omitempty"`
	Files  map[string]int `json:"documents,omitempty"` // number of documents read, by their text layer
}

// ControlText is what the journal tells of one text.
type ControlText struct {
	File    string               `json:"file"`
	Title   string               `json:"title"`
	Drafted string               `json:"drafted"` // "extraction", "model", or "" when a person wrote it all
	Hands   []string             `json:"hands"`   // persons who saved a change, in order; "" is an editor that gives no name
	Edits   int                  `json:"edits"`
	Signed  *ControlSignature    `json:"signed"`
	Revoked []ControlRevoked     `json:"revoked,omitempty"`
	Sent    []review.Publication `json:"sent,omitempty"`
}

// ControlSignature is the signature that stands, with what it was given on.
type ControlSignature struct {
	By       string            `json:"by"`
	Role     string            `json:"role,omitempty"`
	When     string            `json:"when"`
	SHA256   string            `json:"sha256"`
	Line     string            `json:"journal_line"` // hash of its line
	Changed  bool              `json:"changed"`      // a person changed what the program wrote
	Checked  int               `json:"findings"`     // what the checks said when it was given
	Ticked   []review.Left     `json:"ticked,omitempty"`
	Waived   []review.Left     `json:"waived,omitempty"`
	Evidence map[string]string `json:"evidence,omitempty"`
	Chair    string            `json:"chair,omitempty"`
	With     []Cosigned        `json:"with,omitempty"`    // those who signed the same text before
	Missing  []string          `json:"missing,omitempty"` // chairs of the house rule that nobody has signed for
}

// Cosigned is another signature on the same text, where the house rule asks for several.
type Cosigned struct {
	By    string `json:"by"`
	Role  string `json:"role,omitempty"`
	Chair string `json:"chair,omitempty"`
	When  string `json:"when"`
	Line  string `json:"journal_line"`
}

// ControlRevoked is a signature that was taken back.
type ControlRevoked struct {
	By     string `json:"by"`
	When   string `json:"when"`
	Reason string `json:"reason,omitempty"`
}

// ControlLook is a PDF whose pages a person looked at before it left.
type ControlLook struct {
	PDF    string         `json:"pdf"`
	SHA256 string         `json:"sha256"`
	Of     int            `json:"page_count"`
	Pages  map[int]string `json:"pages"` // who looked last, by page
	Reason string         `json:"reason,omitempty"`
}

// Issuer is who answers for what is published.
type Issuer struct {
	Authority, Director, Contact string
}

// New makes the record from the journal as it stands. A journal that does not hold gives
// a *review.BrokenError: no record is made of what cannot be believed.
func New(f *review.Folder, who Issuer, program string) (*Control, error) {
	entries, err := f.Proven()
	if err != nil {
		return nil, err
	}
	return record(f, entries, who, program)
}

func record(f *review.Folder, entries []review.Entry, who Issuer, program string) (*Control, error) {
	r, err := f.Record()
	if err != nil {
		return nil, err
	}
	c := &Control{Version: 1, Session: r.ID, Date: r.Date, Body: r.Body, Authority: who.Authority, Director: who.Director, Contact: who.Contact,
		Program: program, Lines: len(entries), Texts: []ControlText{}, Files: map[string]int{}}
	if c.Record, err = f.Digest(review.RecordFile); err != nil {
		return nil, err
	}
	if len(entries) > 0 {
		c.Head = entries[len(entries)-1].Hash
	}
	if r.Summary != nil && r.Summary.Method == summarize.ByModel {
		c.Model, c.Where, c.Prompt = r.Summary.Model, r.Summary.Endpoint, r.Summary.Prompts
	}
	for _, d := range r.Documents {
		if d.Document != nil {
			c.Files[string(d.TextLayer)]++
		}
	}
	var files []string
	looks := map[string]*ControlLook{}
	for _, e := range entries {
		switch e.Event {
		case review.EventDrafted, review.EventEdited, review.EventApproved:
			if e.File != review.SelectionFile && !strings.Contains(e.File, ".new") && !slices.Contains(files, e.File) {
				files = append(files, e.File)
			}
		case review.EventLooked:
			key := e.Source + "\x00" + e.Seen
			if looks[key] == nil {
				looks[key] = &ControlLook{PDF: e.Source, SHA256: e.Seen}
			}
			looks[key].Pages, looks[key].Of, looks[key].Reason = review.SeenPages(entries, e.Source, e.Seen)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(looks)) {
		c.Looked = append(c.Looked, *looks[key])
	}
	for _, file := range files {
		c.Texts = append(c.Texts, textOf(f, file, entries))
	}
	return c, nil
}

func textOf(f *review.Folder, file string, entries []review.Entry) ControlText {
	a, drafted, sent := review.Told(file, entries)
	t := ControlText{File: file, Drafted: drafted.Method, Hands: []string{}, Sent: sent}
	for _, e := range entries {
		if e.File != file {
			continue
		}
		switch e.Event {
		case review.EventEdited:
			t.Edits++
			if !slices.Contains(t.Hands, e.Who) {
				t.Hands = append(t.Hands, e.Who)
			}
		case review.EventRevoked:
			t.Revoked = append(t.Revoked, ControlRevoked{e.Who, e.When, e.Reason})
		}
	}
	content := drafted.Content
	if a != nil {
		content = a.Content
		t.Signed = &ControlSignature{By: a.Who, Role: a.Role, When: a.When, SHA256: a.SHA256, Line: a.Hash, Changed: a.Changed, Checked: len(a.Findings), Evidence: a.Evidence, Chair: a.Chair}
		others, missing := review.Signers(file, entries)
		t.Signed.Missing = missing
		for _, o := range others[:len(others)-1] {
			t.Signed.With = append(t.Signed.With, Cosigned{o.Who, o.Role, o.Chair, o.When, o.Hash})
		}
		for _, x := range a.Findings {
			switch {
			case x.Reason != "":
				t.Signed.Waived = append(t.Signed.Waived, x)
			case x.By != "":
				t.Signed.Ticked = append(t.Signed.Ticked, x)
			}
		}
	}
	if text, err := f.Version(content); err == nil {
		if d, err := review.ParseDraft(file, []byte(text)); err == nil {
			t.Title = d.Front.Title
		}
	}
	return t
}

const (
	controlStart = `<script type="application/json" id="releve">`
	controlEnd   = `</script>`
)

// HTML is the record as one printable page, with its facts for machines inside.
func (c *Control) HTML() ([]byte, error) {
	facts, err := json.Marshal(c) // escapes <, > and &: nothing in it ends the element
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = controlTemplate.Execute(&out, struct {
		*Control
		Facts template.HTML
	}{c, template.HTML(controlStart + string(facts) + controlEnd)})
	return out.Bytes(), err
}

// ErrControl: a page is no record of ours, or not one of this session.
var ErrControl = errors.New("ce fichier n’est pas un relevé de contrôle de cette séance")

// Verify holds a record that was kept against the journal: every fact of it must be
// what the journal told up to the line that it names.
func Verify(f *review.Folder, page []byte) (problems []string, err error) {
	_, rest, ok := bytes.Cut(page, []byte(controlStart))
	facts, _, ended := bytes.Cut(rest, []byte(controlEnd))
	var kept Control
	if !ok || !ended || json.Unmarshal(facts, &kept) != nil {
		return nil, ErrControl
	}
	entries, err := f.Proven()
	if err != nil {
		return nil, err
	}
	if kept.Lines < 1 || kept.Lines > len(entries) || entries[kept.Lines-1].Hash != kept.Head {
		return []string{fmt.Sprintf("le journal n’a plus la ligne n° %d dont ce relevé a été tiré", kept.Lines)}, nil
	}
	now, err := record(f, entries[:kept.Lines], Issuer{kept.Authority, kept.Director, kept.Contact}, kept.Program)
	if err != nil {
		return nil, err
	}
	if now.Record != kept.Record {
		problems = append(problems, review.RecordFile+" a changé depuis le relevé")
		now.Record, now.Model, now.Where, now.Prompt, now.Files = kept.Record, kept.Model, kept.Where, kept.Prompt, kept.Files
	}
	want, err := now.HTML()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(bytes.ReplaceAll(page, []byte("\r\n"), []byte("\n")), want) {
		problems = append(problems, "ce relevé ne dit pas ce que dit le journal : il a été modifié ; refaites-le avec « phare export --format releve »")
	}
	return problems, nil
}

func hands(t ControlText) string {
	var names []string
	for _, h := range t.Hands {
		if h == "" {
			h = "une personne dans un autre éditeur"
		}
		names = append(names, draft.Shown(h))
	}
	return strings.Join(names, ", ")
}

func origin(method string) string {
	switch method {
	case string(summarize.ByModel):
		return "premier jet d’un modèle de langage"
	case string(summarize.ByExtraction):
		return "premier jet par extraction des actes, sans modèle de langage"
	}
	return "écrit par une personne"
}

func day(when string) string {
	if len(when) >= len("2006-01-02T15:04") {
		return publish.LongDate(when[:10]) + " à " + strings.Replace(when[11:16], ":", "\u00a0h\u00a0", 1)
	}
	return when
}

var controlTemplate = template.Must(template.New("control").Funcs(template.FuncMap{
	"hands": hands, "origin": origin, "day": day, "long": publish.LongDate, "shown": draft.Shown,
	"state": func(d review.Delivery) string {
		return map[review.Delivery]string{review.Published: "publié", review.Publishing: "envoi commencé", review.Failed: "refusé", review.Unpublished: "retiré", review.Withdrawing: "retrait commencé"}[d]
	},
}).Parse(`<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Relevé de contrôle humain : {{.Body}}, {{long .Date}}</title>
<style>
body{font:1rem/1.5 system-ui,sans-serif;color:#1b1b1f;background:#fff;margin:0}
main{max-width:50rem;margin:0 auto;padding:1.5rem 1rem 3rem;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem;border-top:1px solid #767676;padding-top:1rem}
dt{font-weight:600;margin-top:.5rem}dd{margin:0 0 0 1rem}code{font-size:.85em}
@media print{main{max-width:none;padding:0}h2{break-after:avoid}}
</style>
</head>
<body>
<main>
<h1>Relevé de contrôle humain</h1>
<p>{{with .Authority}}{{.}}, {{end}}{{.Body}}, séance du <time datetime="{{.Date}}">{{long .Date}}</time>. Ce relevé énonce ce que le journal de relecture contient ; il ne porte aucun jugement de conformité.</p>
<dl>
{{with .Director}}<dt>Direction de la publication</dt><dd>{{.}}</dd>
{{end}}{{with .Contact}}<dt>Contact</dt><dd>{{.}}</dd>
{{end}}<dt>Modèle de langage</dt><dd>{{if .Model}}{{shown .Model}}{{with .Where}}, {{.}}{{end}}, consignes {{.Prompt}}{{else}}aucun{{end}}</dd>
<dt>Documents lus</dt><dd>{{range $layer, $n := .Files}}{{$n}} ({{$layer}}) {{end}}</dd>
<dt>Journal</dt><dd>{{.Lines}} lignes, la dernière d’empreinte <code>{{.Head}}</code></dd>
<dt>session.json</dt><dd><code>{{.Record}}</code></dd>
</dl>
{{range .Texts}}<h2>{{.File}}{{with .Title}} : {{shown .}}{{end}}</h2>
<dl>
<dt>Origine</dt><dd>{{origin .Drafted}}</dd>
<dt>Modifications</dt><dd>{{if .Edits}}{{.Edits}}, par {{hands .}}{{else}}aucune{{end}}</dd>
{{with .Signed}}{{range .With}}<dt>Signature</dt><dd>{{shown .By}}{{with .Role}}, {{shown .}}{{end}}{{with .Chair}}, pour {{shown .}}{{end}}, le {{day .When}}</dd>
{{end}}<dt>Signature</dt><dd>{{shown .By}}{{with .Role}}, {{shown .}}{{end}}{{with .Chair}}, pour {{shown .}}{{end}}, le {{day .When}} ; {{if .Changed}}texte modifié par une personne{{else}}texte du premier jet, inchangé{{end}} ; empreinte <code>{{.SHA256}}</code></dd>
{{with .Missing}}<dt>Signatures qui manquent</dt><dd>{{range $i, $c := .}}{{if $i}}, {{end}}{{shown $c}}{{end}} : rien ne peut sortir</dd>
{{end}}<dt>Constats des contrôles à la signature</dt><dd>{{.Checked}}{{if .Ticked}}, dont {{len .Ticked}} cochés{{end}}{{if .Waived}}, dont {{len .Waived}} écartés{{end}}</dd>
{{range .Ticked}}<dd>coché par {{shown .By}} : {{.Code}}{{with .Text}}, « {{shown .}} »{{end}}</dd>
{{end}}{{range .Waived}}<dd>écarté par {{shown .By}} : {{.Code}}{{with .Text}}, « {{shown .}} »{{end}} ; motif : {{shown .Reason}}</dd>
{{end}}<dt>Preuves signées (SHA-256)</dt>{{range $name, $sum := .Evidence}}<dd>{{$name}} : <code>{{$sum}}</code></dd>
{{else}}<dd>non gardées par la version qui a signé</dd>
{{end}}{{else}}<dt>Signature</dt><dd>aucune</dd>
{{end}}{{range .Revoked}}<dt>Signature retirée</dt><dd>par {{shown .By}}, le {{day .When}}{{with .Reason}} : {{shown .}}{{end}}</dd>
{{end}}{{range .Sent}}<dt>{{.Target}}</dt><dd>{{state .State}}, le {{day .When}}{{with .URL}}, {{shown .}}{{end}}</dd>
{{end}}</dl>
{{end}}{{if .Looked}}<h2>PDF regardés avant leur dépôt</h2>
{{range .Looked}}<dl><dt>{{shown .PDF}}, {{.Of}} pages, <code>{{.SHA256}}</code></dt>
{{range $page, $who := .Pages}}<dd>page {{$page}} : {{shown $who}}</dd>
{{end}}{{with .Reason}}<dd>Motif : {{shown .}}</dd>
{{end}}</dl>
{{end}}{{end}}</main>
{{.Facts}}
</body>
</html>
`))

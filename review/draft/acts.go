package draft

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	goldtext "github.com/yuin/goldmark/text"
	"go.yaml.in/yaml/v4"
)

// SourcesDir holds the copies of the PDFs that the drafts cite.
const SourcesDir = "sources"

// As says what the link to an act becomes when its text is published (DESIGN §4, Links).
type As string

// What a link to an act may become.
const (
	AsLink   As = "link"   // the official address of the act
	AsUpload As = "upload" // the PDF itself goes with the text, as it is
	AsCopy   As = "copy"   // a copy that the authority masked goes with the text
	AsNone   As = "none"   // its number, in plain text: nothing leaves
)

// Act is the signed choice for one PDF of sources/.
type Act struct {
	As  As     `json:"as"`
	URL string `json:"url,omitempty"` // AsLink: where the public reads the act
	// SHA256 is that of the file: of sources/, or of copies/ for AsCopy.
	SHA256 string `json:"sha256,omitempty"`
}

// CopiesDir holds the copies of PDFs that the authority masked itself.
const CopiesDir = "copies"

// Source names the PDF of sources/ that an address of a draft leads to, with its fragment
// ("page=2"); ok is false for every other address.
func Source(address string) (name, fragment string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" {
		return "", "", false
	}
	name, ok = strings.CutPrefix(path.Clean(u.Path), SourcesDir+"/")
	if !ok || name == "" || strings.ContainsAny(name, `/\`) {
		return "", "", false
	}
	return name, u.Fragment, true
}

// Act gives the choice for a PDF, or for one page of a PDF that holds several acts; the
// default lets nothing out.
func (f Front) Act(name, fragment string) Act {
	if a, ok := f.Acts[name+"#"+fragment]; ok {
		return a
	}
	if a, ok := f.Acts[name]; ok {
		return a
	}
	return Act{As: AsNone}
}

// Cited names the PDFs of sources/ that the body links to, each once, in order.
func (d Draft) Cited() []string {
	var names []string
	doc := goldmark.New(goldmark.WithParserOptions(parser.WithAttribute())).Parser().Parse(goldtext.NewReader([]byte(d.Body)))
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // the visitor never fails
		if link, ok := n.(*ast.Link); ok && entering {
			if name, _, ok := Source(string(link.Destination)); ok && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		return ast.WalkContinue, nil
	})
	return names
}

// Uploads names the PDFs whose bytes go out with the text, with the choice for each.
func (d Draft) Uploads() map[string]Act {
	out := map[string]Act{}
	for _, name := range d.Cited() {
		if a := d.Front.Act(name, ""); a.As == AsUpload || a.As == AsCopy {
			out[name] = a
		}
	}
	return out
}

// readActs reads the key acts of a front matter.
func readActs(node *yaml.Node) map[string]Act {
	pairs, ok := plain(node, 0).(map[string]any)
	if !ok {
		return nil
	}
	acts := map[string]Act{}
	for name, value := range pairs {
		fields, _ := value.(map[string]any)
		get := func(key string) string { s, _ := fields[key].(string); return s }
		acts[name] = Act{As: As(get("as")), URL: get("url"), SHA256: get("sha256")}
	}
	return acts
}

// Fields are the values that the front matter holds.
func (a Act) Fields() map[string]string {
	m := map[string]string{"as": string(a.As)}
	if a.URL != "" {
		m["url"] = a.URL
	}
	if a.SHA256 != "" {
		m["sha256"] = a.SHA256
	}
	return m
}

// Dir is the folder that the file of a choice lies in.
func (a Act) Dir() string {
	if a.As == AsCopy {
		return CopiesDir
	}
	return SourcesDir
}

package review

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"phare/extract"
	"phare/summarize"
	"phare/summarize/check"
)

// actsNode is the key acts of a first draft: the official address where the settings give
// one, else nothing but the number.
func actsNode(s *extract.Session, body string, o Options) *yaml.Node {
	list := &yaml.Node{Kind: yaml.MappingNode}
	put := func(key string, a Act) {
		v := &yaml.Node{Kind: yaml.MappingNode, Style: yaml.FlowStyle, Content: []*yaml.Node{scalar("as", 0), scalar(string(a.As), 0)}}
		for _, field := range [...][2]string{{"url", a.URL}, {"sha256", a.SHA256}} {
			if field[1] != "" {
				v.Content = append(v.Content, scalar(field[0], 0), scalar(field[1], yaml.DoubleQuotedStyle))
			}
		}
		list.Content = append(list.Content, scalar(key, yaml.DoubleQuotedStyle), v)
	}
	for _, name := range (Draft{Body: body}).Cited() {
		var doc *extract.Document
		for _, d := range s.Documents {
			if summarize.SourceName(s, d.File) == name {
				doc = d
			}
		}
		if doc == nil {
			continue
		}
		choice := Act{As: AsNone, SHA256: doc.SHA256}
		if o.ActsURL == "" || len(doc.Deliberations) == 0 {
			put(name, choice)
			continue
		}
		choice.As = AsLink
		if strings.Contains(o.ActsURL, "{file}") || len(doc.Deliberations) == 1 {
			choice.URL = summarize.ActURL(doc.Deliberations[0], o.ActsURL)
			put(name, choice)
			continue
		}
		// several acts in one PDF, each with an address of its own: told apart by the page
		for _, d := range doc.Deliberations {
			for _, page := range d.Pages {
				choice.URL = summarize.ActURL(d, o.ActsURL)
				if strings.Contains(body, "#page="+strconv.Itoa(page)+")") {
					put(fmt.Sprintf("%s#page=%d", name, page), choice)
				}
			}
		}
	}
	return list
}

// ChooseAct puts the choice for one PDF into a draft whose content is still expected, in the
// name of who; it saves as Save does. The SHA-256 of a file that is to leave is filled in.
func (f *Folder) ChooseAct(file, expected, pdf string, a Act, who string) (Draft, error) {
	if err := plainName(pdf); err != nil {
		return Draft{}, err
	}
	switch a.As {
	case AsNone:
		a.URL = ""
	case AsLink:
		if err := publicAddress(a.URL); err != nil {
			return Draft{}, err
		}
	case AsUpload, AsCopy:
		a.URL = ""
		raw, err := f.evidence(a.Dir(), pdf)
		if err != nil {
			return Draft{}, err
		}
		a.SHA256 = sum(raw)
	default:
		return Draft{}, fmt.Errorf("« %s » n’est pas un choix : link, upload, copy ou none", a.As)
	}
	raw, err := f.read(file)
	if err != nil {
		return Draft{}, err
	}
	d, err := ParseDraft(file, raw)
	if err != nil {
		return d, err
	}
	acts := map[string]any{}
	for name, old := range d.Front.Acts {
		if name != pdf && !strings.HasPrefix(name, pdf+"#") {
			acts[name] = old.Fields()
		}
	}
	acts[pdf] = a.Fields()
	next, err := SetFront([]byte(d.Text), map[string]any{"acts": acts})
	if err != nil {
		return Draft{}, err
	}
	return f.Save(file, expected, string(next), who)
}

func publicAddress(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || strings.ContainsAny(address, " \t\n<>\"()") {
		return fmt.Errorf("« %s » n’est pas une adresse publique : écrivez-la en entier, https://…", address)
	}
	return nil
}

// AddCopy stores the copy of a PDF that the authority masked itself, in place of an earlier
// one, and gives its SHA-256.
func (f *Folder) AddCopy(pdf string, from io.Reader) (string, error) {
	if err := plainName(pdf); err != nil {
		return "", err
	}
	raw, err := io.ReadAll(io.LimitReader(from, maxSource+1))
	if err != nil {
		return "", err
	}
	if len(raw) > maxSource || !strings.HasPrefix(string(raw), "%PDF-") {
		return "", fmt.Errorf("la copie de %s n’est pas un PDF de moins de %d Mo", pdf, maxSource>>20)
	}
	held, err := f.lock()
	if err != nil {
		return "", err
	}
	defer held.release()
	return sum(raw), f.disk.replace(filepath.Join(f.Dir, CopiesDir, pdf), raw)
}

// maxSource is the largest PDF that is read whole, in bytes.
const maxSource = 200 << 20

// evidence reads a file of sources/ or copies/ through a root that leads nowhere else: a
// link, a folder or a device is refused, whatever it points to.
func (f *Folder) evidence(dir, name string) ([]byte, error) {
	if err := plainName(name); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(f.Dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	for _, p := range []string{dir, dir + "/" + name} {
		info, err := root.Lstat(p)
		if err != nil {
			return nil, fmt.Errorf("%s : %w", p, err)
		}
		if p == dir && !info.IsDir() || p != dir && !info.Mode().IsRegular() {
			return nil, fmt.Errorf("%s est un lien ou n’est pas un fichier : remettez le PDF lui-même", p)
		}
	}
	file, err := root.Open(dir + "/" + name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	// looked at again, open: what stood there a moment ago may have been exchanged
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(err, fmt.Errorf("%s/%s n’est pas un fichier", dir, name))
	}
	raw, err := io.ReadAll(io.LimitReader(file, maxSource+1))
	if err == nil && len(raw) > maxSource {
		err = fmt.Errorf("%s/%s dépasse %d Mo", dir, name, maxSource>>20)
	}
	return raw, err
}

// Upload gives the bytes of a PDF that a signed text lets out, as they were signed.
func (a Approved) Upload(name string) ([]byte, error) {
	choice := a.draft.Front.Act(name, "")
	if choice.As != AsUpload && choice.As != AsCopy {
		return nil, fmt.Errorf("%s : la signature ne laisse pas sortir ce PDF", name)
	}
	raw, err := a.folder.evidence(choice.Dir(), name)
	if err != nil {
		return nil, err
	}
	if got := sum(raw); got != choice.SHA256 {
		return nil, &NotApprovedError{a.draft.File, fmt.Sprintf("le PDF « %s » n’est plus celui qui a été signé ; remettez-le, ou regardez-le et signez de nouveau", name)}
	}
	return raw, nil
}

// Look is what a person did before a PDF leaves: looked at pages of it, beside what the
// search for private data found there.
type Look struct {
	PDF    string // name in sources/ or copies/
	As     As     // AsUpload or AsCopy
	Pages  []int  // 1-based
	Of     int    // number of pages of the file
	Reason string // why it may leave
}

// Looked writes down that a person looked at pages of a PDF that is to leave.
func (f *Folder) Looked(l Look, who string) error {
	if err := signatory(who); err != nil {
		return err
	}
	if l.As != AsUpload && l.As != AsCopy || l.Of < 1 || slices.ContainsFunc(l.Pages, func(p int) bool { return p < 1 || p > l.Of }) {
		return fmt.Errorf("%s : ces pages ne sont pas celles d’un PDF à déposer", l.PDF)
	}
	raw, err := f.evidence(Act{As: l.As}.Dir(), l.PDF)
	if err != nil {
		return err
	}
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	return f.record(Entry{Event: EventLooked, Who: strings.TrimSpace(who), Source: l.PDF, Seen: sum(raw), Pages: l.Pages, Of: l.Of, Reason: strings.TrimSpace(l.Reason)})
}

// Seen gives, by page (1-based), who looked last at each page of the file of that SHA-256,
// its number of pages, 0 when nobody did, and the reason given.
func (f *Folder) Seen(pdf, sha256 string) (by map[int]string, of int, reason string, err error) {
	entries, err := f.Journal()
	if err != nil {
		return nil, 0, "", err
	}
	by, of, reason = SeenPages(entries, pdf, sha256)
	return by, of, reason, nil
}

// SeenPages is what entries of a journal tell of the pages of a PDF (Folder.Seen).
func SeenPages(entries []Entry, pdf, sha256 string) (by map[int]string, of int, reason string) {
	by = map[int]string{}
	for _, e := range entries {
		if e.Event != EventLooked || e.Source != pdf || e.Seen != sha256 {
			continue
		}
		of = max(of, e.Of)
		for _, p := range e.Pages {
			by[p] = e.Who
		}
		if e.Reason != "" {
			reason = e.Reason
		}
	}
	return by, of, reason
}

// actFindings are the faults of the choices for the acts. No reason sets one aside: a PDF
// leaves only when a person looked at each of its pages.
func (f *Folder) actFindings(d Draft, entries []Entry) []Finding {
	var out []Finding
	add := func(code, name, message string) {
		out = append(out, Finding{ID: "acte-" + sum([]byte(code + name + message))[:10], Line: 1, Column: 1, Text: name, Code: code, Level: check.Error, Message: message})
	}
	for _, name := range sortedKeys(d.Front.Acts) {
		a := d.Front.Acts[name]
		switch a.As {
		case AsNone:
		case AsLink:
			if err := publicAddress(a.URL); err != nil {
				add(codeActChoice, name, err.Error())
			}
		case AsUpload, AsCopy:
			if strings.Contains(name, "#") {
				add(codeActChoice, name, "un dépôt se choisit pour le PDF entier, pas pour une page")
			}
		default:
			add(codeActChoice, name, fmt.Sprintf("« acts: » dit « %s » : écrivez link, upload, copy ou none", a.As))
		}
	}
	uploads := d.Uploads()
	for _, name := range sortedKeys(uploads) {
		a := uploads[name]
		raw, err := f.evidence(a.Dir(), name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			add(codeActChoice, name, "le PDF à déposer manque dans "+a.Dir()+"/")
			continue
		case err != nil:
			add(codeActChoice, name, err.Error())
			continue
		case sum(raw) != a.SHA256:
			add(codeActChoice, name, "le PDF n’est plus celui du choix : regardez-le et choisissez de nouveau")
			continue
		}
		by, of, reason := SeenPages(entries, name, a.SHA256)
		var missing []string
		for p := 1; p <= of; p++ {
			if by[p] == "" {
				missing = append(missing, strconv.Itoa(p))
			}
		}
		switch {
		case of == 0:
			add(codeActUnseen, name, "personne n’a encore regardé ce PDF, qui peut contenir des données personnelles : regardez chaque page, ou choisissez le lien ou le numéro seul")
		case len(missing) > 0:
			add(codeActUnseen, name, "pages que personne n’a regardées : "+strings.Join(missing, ", "))
		case reason == "":
			add(codeActUnseen, name, "dites pourquoi ce PDF peut être déposé tel quel")
		}
	}
	return out
}

// Codes of findings that no reason sets aside.
const (
	codeActChoice = "act-choice"
	codeActUnseen = "act-not-looked-at"
)

// Firm reports whether a finding must be solved: it cannot be waived.
func Firm(code string) bool {
	return code == codeActChoice || code == codeActUnseen || code == codeEvidence || code == codeAlt || code == codeNotVoted
}

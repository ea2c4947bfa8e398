package publish

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"phare/review"
)

// A Publisher is a target: a CMS, a repository, a feed. Its methods may be called again
// after a crash, at any point, and must then find what they did before.
type Publisher interface {
	// Name stands in the journal and names the target for --to: "wordpress".
	Name() string
	// Preview is the text as the target will hold it, in the form that Remote.Content has.
	Preview(m Message) string
	// Find looks for the text that the target has for a key: by the id given, if any, then
	// by key and slug. It returns nil when the target has none. An error means that the
	// target could not be asked, never that it has nothing.
	Find(ctx context.Context, m Message, id string) (*Remote, error)
	// Put creates the text, or updates the one found, reads it back, and returns it.
	Put(ctx context.Context, m Message, found *Remote) (*Remote, error)
}

// An Uploader is a target that can hold the PDFs of the acts, for authorities that have no
// public address for them.
type Uploader interface {
	// Upload returns the public address of a file, sending it only if the target does not
	// have it yet.
	Upload(ctx context.Context, file string) (address string, err error)
}

// Message is a signed text as it goes out.
type Message struct {
	Key        string // the same for one text for ever: session and file
	Publisher  string // name of the authority
	Title      string
	Slug       string
	Date       string // ISO 8601
	Updated    string // day of a correction, ISO 8601; "" for a first publication
	Summary    string
	Categories []string
	Tags       []string
	Image, Alt string
	Channel    string
	HTML       []byte // as HTML returns it, links resolved
	Markdown   []byte // the signed body, links resolved, comments removed
	Acts       []string
}

// Shown puts a title, a summary and a text into one, so that a title changed at the target is
// seen like a changed sentence.
func Shown(title, summary, html string) string {
	return "titre : " + title + "\nrésumé : " + summary + "\n\n" + strings.TrimSpace(html) + "\n"
}

// Remote is a text as a target holds it.
type Remote struct {
	ID      string
	URL     string // where the public reads it, or where an editor finds the draft
	Content string // what the target holds, in the form that Preview has
	Status  string // the target's own word: draft, publish…
	Due     bool   // the target does not show it as the settings ask yet: a draft to publish
}

// ConflictError says that somebody changed the text at the target since phare sent it.
type ConflictError struct {
	Target, URL string
	Diff        string // from what was sent to what is there
}

func (e *ConflictError) Error() string {
	return fmt.Sprintf("%s : la page %s a été modifiée sur place depuis l’envoi ; reportez ces changements dans le brouillon et faites-le signer de nouveau, ou envoyez avec --force pour les écraser\n%s", e.Target, e.URL, e.Diff)
}

// LinkError says why a link may not go out.
type LinkError struct{ Address, Why string }

func (e *LinkError) Error() string { return fmt.Sprintf("lien « %s » : %s", e.Address, e.Why) }

// Rules says where links may lead.
type Rules struct {
	ActsURL string   // address of the acts, up to its first brace
	Allowed []string // other addresses, or beginnings that end in "/"
}

// Options of one sending.
type Options struct {
	Rules  Rules
	DryRun bool   // ask the target, show the difference, change nothing
	Force  bool   // overwrite what somebody changed at the target
	Today  string // ISO 8601, the day of a correction
	// Publisher is the name of the authority, for targets that print it.
	Publisher string
}

// Result says what a sending did, or would do.
type Result struct {
	File   string `json:"file"`
	Target string `json:"target"`
	Action string `json:"action"` // created, updated, unchanged; "would create"… is told by DryRun
	DryRun bool   `json:"dry_run,omitempty"`
	Remote string `json:"remote,omitempty"`
	URL    string `json:"url,omitempty"`
	Diff   string `json:"diff,omitempty"` // from what the target shows to what was signed
}

// Send brings a signed text to a target, once: it looks before it creates, updates what it
// finds, and writes down in the journal that the text leaves before the first request that
// changes anything. Run again after an interruption, it finishes what was begun.
func Send(ctx context.Context, a review.Approved, p Publisher, o Options) (Result, error) {
	d := a.Draft()
	res := Result{File: d.File, Target: p.Name(), DryRun: o.DryRun}
	before, err := a.Folder().Publication(d.File, p.Name())
	if err != nil {
		return res, err
	}
	m, err := message(ctx, a, p, o)
	if err != nil {
		return res, err
	}
	if before.Live != "" && before.Live != a.Hash() {
		m.Updated = o.Today
	}
	found, err := p.Find(ctx, m, before.Remote)
	if err != nil {
		return res, err
	}
	if found != nil {
		res.Remote, res.URL = found.ID, found.URL
		res.Diff = udiff.Unified("en ligne", "signé", found.Content, p.Preview(m))
		// a sending that was interrupted may have left the new text: that is nobody's change
		if before.Shown != "" && before.Shown != fingerprint(found.Content) && res.Diff != "" && !o.Force {
			return res, &ConflictError{p.Name(), found.URL, res.Diff}
		}
		if res.Diff == "" && !found.Due && before.State == review.Published && before.Live == a.Hash() {
			res.Action = "unchanged"
			return res, nil
		}
		res.Action = "updated"
	} else {
		res.Action = "created"
		res.Diff = udiff.Unified("en ligne", "signé", "", p.Preview(m))
	}
	if o.DryRun {
		return res, nil
	}
	out, err := a.Begin(p.Name(), m.Key)
	if err != nil {
		return res, err
	}
	done, err := p.Put(ctx, m, found)
	if err != nil {
		var refused *RefusedError
		if errors.As(err, &refused) { // the target said no: it surely does not have the text
			return res, errors.Join(err, out.Fail(err.Error()))
		}
		return res, err // not sure: the next run asks the target first
	}
	res.Remote, res.URL = done.ID, done.URL
	return res, out.Finish(done.ID, done.URL, fingerprint(done.Content))
}

// RefusedError is a target's answer that surely left nothing behind, with what to do.
type RefusedError struct{ Target, Why string }

func (e *RefusedError) Error() string { return e.Target + " : " + e.Why }

// message renders the signed text for a target: the preview shows exactly this.
func message(ctx context.Context, a review.Approved, p Publisher, o Options) (Message, error) {
	d := a.Draft()
	uploads := map[string]string{}
	up, canUpload := p.(Uploader)
	var acts []string
	rewrite := func(address string) (string, error) {
		if to, ok := uploads[address]; ok {
			return to, nil
		}
		name, fragment, local := source(address)
		if !local {
			if err := o.Rules.allow(address); err != nil {
				return "", err
			}
			if isAct(address) {
				acts = append(acts, address)
			}
			return address, nil
		}
		file := filepath.Join(a.Folder().Dir, review.SourcesDir, name)
		switch {
		case !canUpload:
			return "", &LinkError{address, "le public ne peut pas l’ouvrir ; réglez acts.url dans phare.yaml (adresse publique des délibérations), relancez « phare run », ou publiez vers une cible qui accepte les PDF"}
		case o.DryRun:
			uploads[address] = address
			return address, nil
		}
		to, err := up.Upload(ctx, file)
		if err != nil {
			return "", fmt.Errorf("%s : le PDF « %s » n’a pas pu être déposé : %w", p.Name(), name, err)
		}
		acts = append(acts, to)
		if fragment != "" {
			to += "#" + fragment
		}
		uploads[address] = to
		return to, nil
	}
	body, err := HTML([]byte(d.Body), rewrite)
	if err != nil {
		return Message{}, err
	}
	md, err := Markdown([]byte(d.Body), rewrite)
	if err != nil {
		return Message{}, err
	}
	f := d.Front
	return Message{
		Key: a.Folder().ID() + "/" + d.File, Publisher: o.Publisher, Title: f.Title, Slug: f.Slug, Date: f.Date, Summary: f.Summary,
		Categories: f.Categories, Tags: f.Tags, Image: f.Image, Alt: f.Alt, Channel: f.Channel,
		HTML: body, Markdown: md, Acts: unique(acts),
	}, nil
}

// unique keeps the first of each, in order, without the page that a link opens.
func unique(addresses []string) []string {
	var out []string
	for _, a := range addresses {
		a, _, _ = strings.Cut(a, "#")
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// source tells whether an address is a copy in sources/, and gives its name there.
func source(address string) (name, fragment string, ok bool) {
	u, err := url.Parse(address)
	if err != nil || u.IsAbs() || u.Host != "" {
		return "", "", false
	}
	clean := path.Clean(u.Path)
	name, ok = strings.CutPrefix(clean, review.SourcesDir+"/")
	if !ok || name == "" || strings.ContainsAny(name, `/\`) {
		return "", "", false
	}
	return name, u.Fragment, true
}

// Public gives an address as it is when it may be published: the Rewrite of what has no
// target to upload to.
func (r Rules) Public(address string) (string, error) {
	if _, _, local := source(address); local {
		return "", &LinkError{address, "le public ne peut pas l’ouvrir ; réglez acts.url dans phare.yaml (adresse publique des délibérations) et relancez « phare run »"}
	}
	return address, r.allow(address)
}

// allow refuses an address that is neither an act's nor allowed by the authority.
func (r Rules) allow(address string) error {
	if strings.HasPrefix(address, "#") {
		return nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.User != nil {
		return &LinkError{address, "seules les adresses https:// et http:// peuvent être publiées ; corrigez-la ou supprimez-la"}
	}
	if prefix, _, _ := strings.Cut(r.ActsURL, "{"); prefix != "" && strings.HasPrefix(address, prefix) {
		return nil
	}
	for _, ok := range r.Allowed {
		if address == ok || strings.HasSuffix(ok, "/") && strings.HasPrefix(address, ok) {
			return nil
		}
	}
	return &LinkError{address, "cette adresse n’est ni celle d’un acte ni une adresse autorisée ; supprimez le lien, ou ajoutez l’adresse à links.allowed dans phare.yaml"}
}

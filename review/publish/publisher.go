package publish

import (
	"context"
	"errors"
	"fmt"
	"net/url"
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
	// Withdraw puts the notice in the place of the text found, in lists and feeds too, or takes
	// away what the public never saw.
	Withdraw(ctx context.Context, m Message, found *Remote, w Withdrawal) (*Remote, error)
}

// An Uploader is a target that can hold PDFs of acts that the signature lets out.
type Uploader interface {
	// Upload returns the public address of a PDF. With send it is sent, unless the target has
	// these very bytes under its name already; without, "" says that the target does not have it.
	Upload(ctx context.Context, pdf Asset, send bool) (address string, err error)
}

// Asset is a file that goes out beside a text.
type Asset struct {
	Session string // name of the session: two sessions may hold files of one name
	Name    string // as in sources/
	Content []byte // the bytes that were signed
}

// Message is a signed text as it goes out. Its fields leave through the outlets of their types.
type Message struct {
	Key        string // the same for one text for ever: session and file
	Seal       string // hash of the signature's line in the journal
	Publisher  Text   // name of the authority
	Title      Text
	Slug       string // fit for a file's name
	Date       string // of the session, ISO 8601
	Published  string // day of the first publication, ISO 8601
	Updated    string // day of a correction, ISO 8601; "" for a first publication
	Summary    Text
	Categories []Text
	Tags       []Text
	Picture    *Asset // the picture of the folder that Image leads to, nil for another or none
	Image      string // an address that the rules allow, or a path of the site
	Alt        Text
	Channel    string
	HTML       HTMLBody     // links resolved
	Markdown   MarkdownBody // links resolved, comments removed
	Acts       []string
	Aliases    []string          // earlier names of the page, to lead on from
	Themes     map[string]string // matière (nomenclature ACTES, level 2) by anchor of a decision
	// Still proves the signature again: called before the step that makes the text public.
	Still func() error
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
	// Beside names what was written beside files that somebody had touched up.
	Beside []string
	Due    bool // the target does not show it as the settings ask yet: a draft to publish
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
	Article string   // announced address of the article, with {slug}; "" when posts wait for it
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
	// Beside names files with the new text, beside ones that somebody had touched up.
	Beside []string `json:"beside,omitempty"`
	Diff   string   `json:"diff,omitempty"` // from what the target shows to what was signed
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
	r := &rendering{approved: a, target: p, options: o, addresses: map[string]string{}, published: o.Today}
	if len(before.Since) >= len("2006-01-02") {
		r.published = before.Since[:len("2006-01-02")]
	}
	if before.Live != "" && before.Live != a.Hash() {
		r.updated = o.Today
	}
	m, err := r.message(ctx)
	if err != nil {
		return res, err
	}
	found, err := p.Find(ctx, m, before.Remote)
	if err != nil {
		return res, err
	}
	if found != nil {
		res.Remote, res.URL = found.ID, found.URL
		res.Diff = udiff.Unified("en ligne", "signé", found.Content, p.Preview(m))
		// a sending that was interrupted may have left the new text: that is nobody's change
		if before.Shown != "" && before.Shown != fingerprint(found.Content) && !slices.Contains(before.Announced, fingerprint(found.Content)) && res.Diff != "" && !o.Force {
			return res, &ConflictError{p.Name(), found.URL, res.Diff}
		}
		if res.Diff == "" && !found.Due && !r.missing && before.State == review.Published && before.Live == a.Hash() {
			res.Action = "unchanged"
			if before.Status != "" && before.Status != found.Status && !o.DryRun {
				return res, note(a, p, m, before, found) // it came out by itself, or an editor brought it out
			}
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
	out, err := a.BeginShowing(p.Name(), m.Key, fingerprint(p.Preview(m)))
	if err != nil {
		return res, err
	}
	// the journal says that the text leaves; only now do the PDFs
	if err = r.upload(ctx); err == nil {
		m, err = r.message(ctx)
	}
	if err == nil {
		err = out.Announce(fingerprint(p.Preview(m)))
	}
	var done *Remote
	if err == nil {
		done, err = p.Put(ctx, m, found)
	}
	if err != nil {
		var refused *RefusedError
		if errors.As(err, &refused) { // the target said no: it surely does not have the text
			return res, errors.Join(err, out.Fail(err.Error()))
		}
		return res, err // not sure: the next run asks the target first
	}
	res.Remote, res.URL, res.Beside = done.ID, done.URL, done.Beside
	out.Status = done.Status
	return res, out.Finish(done.ID, done.URL, fingerprint(done.Content))
}

// note writes down that the target shows a text otherwise than before, unchanged.
func note(a review.Approved, p Publisher, m Message, before review.Publication, found *Remote) error {
	out, err := a.Begin(p.Name(), m.Key)
	if err != nil {
		return err
	}
	out.Status = found.Status
	return out.Finish(found.ID, found.URL, before.Shown)
}

// RefusedError is a target's answer that surely left nothing behind, with what to do.
type RefusedError struct{ Target, Why string }

func (e *RefusedError) Error() string { return e.Target + " : " + e.Why }

// rendering makes of a signed text what a target gets.
type rendering struct {
	approved  review.Approved
	target    Publisher
	options   Options
	addresses map[string]string // public addresses of the PDFs that go with the text, by name
	missing   bool              // the target does not have one of them yet
	published string            // day of the first publication, ISO 8601
	updated   string            // day of a correction, "" for none
}

// message renders the signed text for the target: the preview shows exactly this.
func (r *rendering) message(ctx context.Context) (Message, error) {
	a, d := r.approved, r.approved.Draft()
	r.missing = false
	if up, ok := r.target.(Uploader); ok {
		for name := range d.Uploads() {
			if r.addresses[name] == "" {
				address, err := r.asset(ctx, up, name, false)
				if err != nil {
					return Message{}, err
				}
				if r.addresses[name] = address; address == "" {
					r.missing = true
				}
			}
		}
	}
	text, err := Render(a, r.options.Rules, r.addresses)
	if err != nil {
		return Message{}, err
	}
	f := d.Front
	if !slugFit(f.Slug) {
		return Message{}, &RefusedError{r.target.Name(), fmt.Sprintf("« %s » ne peut pas nommer une page ; changez « slug » dans l’en-tête du brouillon (lettres, chiffres et tirets) et faites-le signer", NewText(f.Slug).Plain())}
	}
	picture, file, err := r.picture(ctx)
	if err != nil {
		return Message{}, err
	}
	return Message{
		Key: a.Key(), Seal: a.Seal(), Still: a.Still, Publisher: NewText(r.options.Publisher), Title: NewText(f.Title), Slug: f.Slug, Date: f.Date,
		Published: r.published, Updated: r.updated, Summary: NewText(f.Summary),
		Categories: texts(f.Categories), Tags: texts(f.Tags), Picture: file, Image: picture, Alt: NewText(f.Alt), Channel: f.Channel,
		HTML: text.HTML, Markdown: text.Markdown, Acts: text.Acts, Themes: themesOf(a),
	}, nil
}

// picture gives the address of the text's image, and the picture itself where it is one of the
// folder: "" where the target does not have it yet, or holds no files.
func (r *rendering) picture(ctx context.Context) (string, *Asset, error) {
	name, content, err := r.approved.Picture()
	if err != nil {
		return "", nil, err
	}
	if name == "" {
		address, err := image(r.approved.Draft(), r.options.Rules)
		return address, nil, err
	}
	up, ok := r.target.(Uploader)
	if !ok {
		return "", nil, nil
	}
	file := &Asset{r.approved.Folder().SessionID(), name, content}
	if r.addresses[name] == "" {
		if r.addresses[name], err = put(ctx, up, *file, false); err != nil {
			return "", nil, fmt.Errorf("%s : l’image « %s » : %w", r.target.Name(), name, err)
		}
		r.missing = r.missing || r.addresses[name] == ""
	}
	return r.addresses[name], file, nil
}

// themesOf gives the matière of each decision of a text, by its anchor.
func themesOf(a review.Approved) map[string]string {
	record, err := a.Folder().Record()
	if err != nil {
		return nil
	}
	codes := map[string]string{}
	for _, d := range record.Deliberations {
		if d.Deliberation != nil && d.Theme != nil {
			codes[d.ID] = *d.Theme
		}
	}
	out := map[string]string{}
	for _, s := range review.Sections(a.Draft().Body) {
		for _, act := range s.Acts {
			if codes[act] != "" && out[s.ID] == "" {
				out[s.ID] = codes[act]
			}
		}
	}
	return out
}

// upload sends the PDFs that the signature lets out and that the target does not have.
func (r *rendering) upload(ctx context.Context) error {
	up, ok := r.target.(Uploader)
	if !ok {
		return nil
	}
	for name := range r.approved.Draft().Uploads() {
		if r.addresses[name] != "" {
			continue
		}
		address, err := r.asset(ctx, up, name, true)
		if err != nil {
			return err
		}
		r.addresses[name] = address
	}
	name, content, err := r.approved.Picture()
	if err != nil || name == "" || r.addresses[name] != "" {
		return err
	}
	if r.addresses[name], err = put(ctx, up, Asset{r.approved.Folder().SessionID(), name, content}, true); err != nil {
		return fmt.Errorf("%s : l’image « %s » n’a pas pu être déposée : %w", r.target.Name(), name, err)
	}
	return nil
}

// put is the one way of a file to a target.
func put(ctx context.Context, up Uploader, a Asset, send bool) (string, error) {
	return up.Upload(ctx, a, send)
}

func (r *rendering) asset(ctx context.Context, up Uploader, name string, send bool) (string, error) {
	content, err := r.approved.Upload(name)
	if err != nil {
		return "", err
	}
	address, err := put(ctx, up, Asset{r.approved.Folder().SessionID(), name, content}, send)
	if err != nil {
		return "", fmt.Errorf("%s : le PDF « %s » n’a pas pu être déposé : %w", r.target.Name(), name, err)
	}
	return address, nil
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

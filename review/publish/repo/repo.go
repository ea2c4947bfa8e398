// Package repo publishes to a Git repository that Hugo builds and Decap CMS edits: front
// matter both read, and the branch of Decap's editorial workflow. It needs the program git.
// Checked with Hugo and decap-server themselves.
package repo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"phare/review/publish"
)

// Config says which repository, and where in it.
type Config struct {
	Dir        string `yaml:"dir"`        // the clone on this machine
	Folder     string `yaml:"folder"`     // folder of the texts in it: content/deliberations
	Media      string `yaml:"media"`      // folder of the PDFs in it: static/deliberations; "" for none
	MediaURL   string `yaml:"media_url"`  // its public address: /deliberations/
	Branch     string `yaml:"branch"`     // branch that the site is built from; main when empty
	Collection string `yaml:"collection"` // Decap's collection; "" commits to Branch itself
	Label      string `yaml:"label"`      // Decap's cms_label_prefix
	Push       string `yaml:"push"`       // remote to push to: origin; "" for none
	Draft      bool   `yaml:"draft"`      // front matter draft: true, for a person to publish
}

// Repo is a Git repository.
type Repo struct {
	config  Config
	fetched bool              // the remote was asked in this step
	assets  map[string][]byte // what to store with the next text, by path in the repository
}

// New checks the settings and that git and the repository are there.
func New(ctx context.Context, c Config) (*Repo, error) {
	if c.Branch == "" {
		c.Branch = "main"
	}
	for name, dir := range map[string]string{"publish.git.folder": c.Folder, "publish.git.media": c.Media} {
		if dir != "" && !filepath.IsLocal(dir) {
			return nil, fmt.Errorf("%s : « %s » doit être un dossier du dépôt, comme content/deliberations", name, dir)
		}
	}
	if secret.MatchString(c.Push) || strings.HasPrefix(c.Push, "-") || strings.Contains(c.Push, "://") {
		return nil, errors.New("publish.git.push : nommez le dépôt distant (origin), sans adresse ni jeton ; le jeton a sa place dans le gestionnaire d’identifiants de git")
	}
	if c.Folder == "" {
		return nil, errors.New("publish.git.folder manque : le dossier des textes dans le dépôt, comme content/deliberations")
	}
	if _, err := exec.LookPath("git"); err != nil {
		return nil, errors.New("le programme git n’est pas installé : installez-le (https://git-scm.com), ou choisissez une autre cible")
	}
	r := &Repo{config: c, assets: map[string][]byte{}}
	if _, err := r.git(ctx, nil, "rev-parse", "--git-dir"); err != nil {
		return nil, fmt.Errorf("publish.git.dir : « %s » n’est pas un dépôt Git ; clonez-y le dépôt du site", c.Dir)
	}
	if _, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "refs/heads/"+c.Branch+"^{commit}"); err != nil {
		return nil, fmt.Errorf("la branche « %s » n’existe pas dans %s ; réglez publish.git.branch", c.Branch, c.Dir)
	}
	return r, nil
}

// Name is the target's name.
func (r *Repo) Name() string { return "git" }

// frontMatter is what Hugo and Decap read; the order is that of the file.
type frontMatter struct {
	Title      string   `yaml:"title"`
	Slug       string   `yaml:"slug"`
	Date       string   `yaml:"date"`
	Lastmod    string   `yaml:"lastmod,omitempty"`
	Draft      bool     `yaml:"draft"`
	Summary    string   `yaml:"summary,omitempty"`
	Categories []string `yaml:"categories,omitempty,flow"`
	Tags       []string `yaml:"tags,omitempty,flow"`
	Image      string   `yaml:"image,omitempty"`
	Alt        string   `yaml:"alt,omitempty"`
	Aliases    []string `yaml:"aliases,omitempty,flow"` // earlier addresses: Hugo redirects them
	Key        string   `yaml:"phare_key"`
}

// Preview is the whole file, but for the day of a correction.
func (r *Repo) Preview(m publish.Message) string {
	m.Updated = ""
	return string(r.file(m))
}

func (r *Repo) file(m publish.Message) []byte {
	head, err := yaml.Dump(frontMatter{Title: m.Title.Plain(), Slug: m.Slug, Date: m.Date, Lastmod: m.Updated, Draft: r.config.Draft, Summary: m.Summary.Hugo(),
		Categories: publish.Plains(m.Categories), Tags: publish.Plains(m.Tags), Image: m.Image, Alt: m.Alt.Plain(), Aliases: m.Aliases, Key: m.Key}, yaml.WithLineWidth(-1))
	if err != nil { // strings and lists of them always encode
		return nil
	}
	note := ""
	if m.Updated != "" {
		note = "*Mis à jour le " + publish.LongDate(m.Updated) + " : texte corrigé et approuvé de nouveau.*\n\n"
	}
	return []byte("---\n" + string(head) + "---\n\n" + note + string(m.Markdown))
}

// comparable takes out of a file what a correction adds.
func comparable(file string) string {
	lines := strings.SplitAfter(file, "\n")
	kept := lines[:0]
	for i := 0; i < len(lines); i++ {
		if strings.HasPrefix(lines[i], "lastmod: ") || strings.HasPrefix(lines[i], "aliases: ") {
			continue
		}
		if strings.HasPrefix(lines[i], "*Mis à jour le ") {
			if i+1 < len(lines) && lines[i+1] == "\n" {
				i++
			}
			continue
		}
		kept = append(kept, lines[i])
	}
	return strings.Join(kept, "")
}

// place is the text's file in the repository, and the branch that it goes to.
func (r *Repo) place(m publish.Message) (file, branch string) {
	file = path.Join(filepath.ToSlash(r.config.Folder), m.Slug+".md")
	if r.config.Collection == "" {
		return file, r.config.Branch
	}
	return file, "cms/" + r.config.Collection + "/" + m.Slug
}

// tip is the commit that a branch stands on: that of the remote where it is ahead, which is
// how a colleague's push or an edit in Decap is seen. "" when there is no such branch. A
// branch that has grown on both sides is for a person to join.
func (r *Repo) tip(ctx context.Context, branch string) (string, error) {
	resolve := func(ref string) string {
		out, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", ref+"^{commit}")
		if err != nil {
			return ""
		}
		return strings.TrimSpace(string(out))
	}
	local := resolve("refs/heads/" + branch)
	if r.config.Push == "" {
		return local, nil
	}
	if !r.fetched {
		if _, err := r.git(ctx, nil, "fetch", "--quiet", "--prune", r.config.Push); err != nil {
			return "", fmt.Errorf("« %s » n’a pas pu être relu : %w ; vérifiez vos droits et votre connexion, puis relancez la même commande", r.config.Push, err)
		}
		r.fetched = true
	}
	there := resolve("refs/remotes/" + r.config.Push + "/" + branch)
	ancestor := func(a, b string) bool {
		_, err := r.git(ctx, nil, "merge-base", "--is-ancestor", a, b)
		return err == nil
	}
	switch {
	case there == "" || there == local:
		return local, nil
	case local == "" || ancestor(local, there):
		return there, nil
	case ancestor(there, local):
		return local, nil
	}
	return "", &publish.RefusedError{Target: r.Name(), Why: fmt.Sprintf("la branche %s a avancé à la fois ici et sur « %s » : dans le dossier du site, lancez « git pull --rebase %s %s », puis relancez la même commande", branch, r.config.Push, r.config.Push, branch)}
}

// Find looks at the text's own branch, then at the branch of the site; a text whose slug has
// changed is found under the path that it had.
func (r *Repo) Find(ctx context.Context, m publish.Message, id string) (*publish.Remote, error) {
	r.fetched = false
	file, branch := r.place(m)
	if !filepath.IsLocal(file) {
		return nil, &publish.RefusedError{Target: r.Name(), Why: fmt.Sprintf("« %s » ne peut pas nommer un fichier ; changez « slug » dans l’en-tête du brouillon et faites-le signer", m.Slug)}
	}
	type place struct{ file, branch string }
	places := []place{{file, branch}, {file, r.config.Branch}}
	if id != "" && id != file && filepath.IsLocal(id) && strings.HasSuffix(id, ".md") {
		old := strings.TrimSuffix(path.Base(id), ".md")
		if r.config.Collection != "" {
			places = append(places, place{id, "cms/" + r.config.Collection + "/" + old})
		}
		places = append(places, place{id, r.config.Branch})
	}
	for _, at := range slices.Compact(places) {
		tip, err := r.tip(ctx, at.branch)
		if err != nil {
			return nil, err
		}
		if tip == "" {
			continue
		}
		raw, err := r.git(ctx, nil, "show", tip+":"+at.file)
		if err != nil {
			continue // not on that branch
		}
		if keyOf(raw) != m.Key {
			if at.file != file {
				continue
			}
			return nil, &publish.RefusedError{Target: r.Name(), Why: fmt.Sprintf("le fichier %s existe déjà et n’est pas de phare ; changez « slug » dans l’en-tête du brouillon et faites-le signer", file)}
		}
		content := comparable(string(raw))
		due := at.file != file || at.branch != branch && content != r.Preview(m) || r.pending(ctx, at.branch, at.file, tip)
		return &publish.Remote{ID: at.file, URL: at.branch, Content: content, Status: at.branch, Due: due}, nil
	}
	return nil, nil
}

// pending reports whether a commit has not reached the remote, or the working tree of the
// branch that is checked out: a run was killed in between.
func (r *Repo) pending(ctx context.Context, branch, file, tip string) bool {
	if r.config.Push != "" {
		there, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "refs/remotes/"+r.config.Push+"/"+branch)
		if err != nil || strings.TrimSpace(string(there)) != tip {
			return true
		}
	}
	if r.checkedOut(ctx) != branch {
		return false
	}
	gone, err := r.git(ctx, nil, "diff", "--cached", "--name-only", "--diff-filter=D", "HEAD", "--", file)
	return err == nil && len(bytes.TrimSpace(gone)) > 0
}

func headOf(raw []byte) (head frontMatter) {
	if parts := strings.SplitN(string(raw), "---\n", 3); len(parts) == 3 {
		_ = yaml.Load([]byte(parts[1]), &head) // somebody else's file need not be ours to read
	}
	return head
}

func keyOf(raw []byte) string { return headOf(raw).Key }

// Put commits the text, and the PDFs that go with it, in one commit. The working tree is
// left alone unless the branch is checked out.
func (r *Repo) Put(ctx context.Context, m publish.Message, found *publish.Remote) (*publish.Remote, error) {
	file, branch := r.place(m)
	contents := map[string][]byte{}
	maps.Copy(contents, r.assets)
	var gone []string
	if found != nil && found.ID != file { // moved: Hugo's alias redirects the old address
		gone = append(gone, found.ID)
		m.Aliases = append(m.Aliases, strings.TrimSuffix(path.Base(found.ID), ".md"))
	}
	if found != nil { // earlier addresses are kept
		tip, err := r.tip(ctx, found.URL)
		if err != nil {
			return nil, err
		}
		if raw, err := r.git(ctx, nil, "show", tip+":"+found.ID); err == nil {
			m.Aliases = append(headOf(raw).Aliases, m.Aliases...)
		}
	}
	contents[file] = r.file(m)
	if err := m.Still(); err != nil {
		return nil, err
	}
	if err := r.store(ctx, change{m: m, branch: branch, contents: contents, gone: gone}); err != nil {
		return nil, err
	}
	return &publish.Remote{ID: file, URL: branch, Content: comparable(string(contents[file])), Status: branch}, nil
}

// Withdraw puts the reason in the place of the text: a page that Hugo renders at its address,
// and leaves out of lists, feeds and sitemap. A text that only waited on Decap's branch goes
// with its branch's last commit.
func (r *Repo) Withdraw(ctx context.Context, m publish.Message, found *publish.Remote, w publish.Withdrawal) (*publish.Remote, error) {
	content := r.withdrawn(m, w)
	branches := []string{found.URL}
	if found.URL != r.config.Branch { // merged meanwhile: the site shows it too
		tip, err := r.tip(ctx, r.config.Branch)
		if err != nil {
			return nil, err
		}
		if raw, err := r.git(ctx, nil, "show", tip+":"+found.ID); err == nil && keyOf(raw) == m.Key {
			branches = append(branches, r.config.Branch)
		}
	}
	for _, b := range branches {
		if err := r.store(ctx, change{m: m, branch: b, contents: map[string][]byte{found.ID: content}, subject: "Retirer « " + m.Title.Plain() + " »"}); err != nil {
			return nil, err
		}
	}
	return &publish.Remote{ID: found.ID, URL: found.URL, Content: comparable(string(content)), Status: "withdrawn"}, nil
}

func (r *Repo) withdrawn(m publish.Message, w publish.Withdrawal) []byte {
	head, err := yaml.Dump(struct {
		frontMatter `yaml:",inline"`
		Withdrawn   string            `yaml:"withdrawn"`
		Build       map[string]string `yaml:"build"`
		OldBuild    map[string]string `yaml:"_build"` // its name before Hugo 0.145
	}{frontMatter{Title: m.Title.Plain(), Slug: m.Slug, Date: m.Date, Summary: w.Note().Hugo(), Key: m.Key}, w.Day, map[string]string{"list": "never"}, map[string]string{"list": "never"}}, yaml.WithLineWidth(-1))
	if err != nil { // strings and maps of them always encode
		return nil
	}
	return []byte("---\n" + string(head) + "---\n\n" + string(w.Markdown()))
}

// change is what one commit puts into a branch and takes out of it.
type change struct {
	m        publish.Message
	branch   string
	contents map[string][]byte
	gone     []string
	subject  string // "" for that of a publication
}

// store commits a change on the tip of its branch and pushes it; where a colleague pushes at
// the same moment, on theirs. What is pushed comes first: a run killed before the branch here
// follows finds it at the remote.
func (r *Repo) store(ctx context.Context, c change) error {
	for try := 0; ; try++ {
		tip, err := r.tip(ctx, c.branch)
		if err != nil {
			return err
		}
		local := tip
		if tip == "" { // a new branch grows on the site's
			if tip, err = r.tip(ctx, r.config.Branch); err != nil {
				return err
			}
		}
		if r.checkedOut(ctx) == c.branch {
			if err := r.clean(ctx, c); err != nil {
				return err
			}
		}
		made, err := r.commit(ctx, c, tip)
		if err != nil {
			return err
		}
		if r.config.Push != "" {
			_, err := r.git(ctx, nil, "push", "--quiet", r.config.Push, made+":refs/heads/"+c.branch)
			if err != nil && try < 3 && (strings.Contains(err.Error(), "rejected") || strings.Contains(err.Error(), "fetch first")) {
				r.fetched = false
				continue
			}
			if err != nil {
				return fmt.Errorf("l’envoi vers « %s » a échoué : %w ; vérifiez vos droits et votre connexion, puis relancez la même commande", r.config.Push, err)
			}
		}
		return r.follow(ctx, c, local, made)
	}
}

// commit makes the commit of a change on a tip, and gives it; the tip itself where it holds
// all of it already.
func (r *Repo) commit(ctx context.Context, c change, tip string) (string, error) {
	dir, err := os.MkdirTemp("", "phare-git")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(dir)
	env := []string{"GIT_INDEX_FILE=" + filepath.Join(dir, "index")}
	if _, err := r.gitEnv(ctx, env, nil, "read-tree", tip); err != nil {
		return "", err
	}
	for _, name := range slices.Sorted(maps.Keys(c.contents)) {
		hash, err := r.git(ctx, c.contents[name], "hash-object", "-w", "--stdin")
		if err != nil {
			return "", err
		}
		if _, err := r.gitEnv(ctx, env, nil, "update-index", "--add", "--cacheinfo", "100644,"+strings.TrimSpace(string(hash))+","+name); err != nil {
			return "", err
		}
	}
	for _, name := range c.gone {
		if _, err := r.gitEnv(ctx, env, nil, "update-index", "--force-remove", name); err != nil {
			return "", err
		}
	}
	raw, err := r.gitEnv(ctx, env, nil, "write-tree")
	if err != nil {
		return "", err
	}
	tree := strings.TrimSpace(string(raw))
	same, err := r.git(ctx, nil, "rev-parse", tip+"^{tree}")
	if err != nil {
		return "", err
	}
	if strings.TrimSpace(string(same)) == tree {
		return tip, nil
	}
	subject := c.subject
	switch {
	case subject != "":
	case c.m.Updated != "":
		subject = "Corriger « " + c.m.Title.Plain() + " »"
	default:
		subject = "Publier « " + c.m.Title.Plain() + " »"
	}
	message := subject + "\n\nphare: " + c.m.Key + "\n"
	if c.m.Seal != "" {
		message += "phare-journal: " + c.m.Seal + "\n"
	}
	made, err := r.git(ctx, []byte(message), "commit-tree", tree, "-p", tip)
	if err != nil {
		return "", fmt.Errorf("le dépôt refuse l’enregistrement : %w ; réglez user.name et user.email de git", err)
	}
	return strings.TrimSpace(string(made)), nil
}

// follow moves the branch here to a commit. A branch that is checked out is moved by git
// itself, working tree and index first: a branch ahead of its index would have the next
// colleague's commit delete what was published.
func (r *Repo) follow(ctx context.Context, c change, old, made string) error {
	if r.config.Collection != "" && c.branch != r.config.Branch {
		// Decap joins the two without a separator; set first, so that a branch without it never is
		if _, err := r.git(ctx, nil, "config", "branch."+c.branch+".description", r.config.Label+"draft"); err != nil {
			return err
		}
	}
	if r.checkedOut(ctx) == c.branch {
		if _, err := r.git(ctx, nil, "merge", "--quiet", "--ff-only", made); err != nil {
			return fmt.Errorf("le dossier du site n’a pas pu suivre la branche %s : %w ; enregistrez ou annulez ce qui y est en cours, puis relancez la même commande", c.branch, err)
		}
		files := slices.Sorted(maps.Keys(c.contents))
		gone, err := r.git(ctx, nil, append([]string{"diff", "--cached", "--name-only", "--diff-filter=D", "HEAD", "--"}, files...)...)
		if err == nil && len(bytes.TrimSpace(gone)) > 0 { // left so by an earlier version that was killed
			_, err = r.git(ctx, nil, append([]string{"checkout", "--quiet", "HEAD", "--"}, files...)...)
		}
		return err
	}
	was, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "refs/heads/"+c.branch)
	if err != nil {
		was = []byte(strings.Repeat("0", 40)) // the branch must not exist
	}
	if _, err := r.git(ctx, nil, "update-ref", "refs/heads/"+c.branch, made, strings.TrimSpace(string(was))); err != nil {
		return fmt.Errorf("la branche %s a changé entre-temps : %w ; relancez la même commande", c.branch, err)
	}
	return nil
}

// checkedOut is the branch of the working tree, "" where it has none.
func (r *Repo) checkedOut(ctx context.Context) string {
	head, _ := r.git(ctx, nil, "symbolic-ref", "--quiet", "--short", "HEAD") // a detached HEAD is no branch
	return strings.TrimSpace(string(head))
}

// clean refuses to write over files that a person is changing in the working tree. What an
// interrupted run left there, the very content that is to be written, is nobody's change.
func (r *Repo) clean(ctx context.Context, c change) error {
	var changed []string
	for _, name := range append(slices.Sorted(maps.Keys(c.contents)), c.gone...) {
		out, err := r.git(ctx, nil, "status", "--porcelain", "--", name)
		if err != nil {
			return err
		}
		if len(bytes.TrimSpace(out)) == 0 {
			continue
		}
		there, err := os.ReadFile(filepath.Join(r.config.Dir, filepath.FromSlash(name)))
		staged := strings.HasPrefix(string(out), "D ") && errors.Is(err, os.ErrNotExist)
		if staged || err == nil && bytes.Equal(there, c.contents[name]) {
			if _, err := r.git(ctx, nil, "reset", "--quiet", "HEAD", "--", name); err != nil {
				return err
			}
			_, err := r.git(ctx, nil, "cat-file", "-e", "HEAD:"+name)
			if err == nil {
				_, err = r.git(ctx, nil, "checkout", "--quiet", "HEAD", "--", name)
			} else {
				err = os.Remove(filepath.Join(r.config.Dir, filepath.FromSlash(name)))
			}
			if err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
			continue
		}
		changed = append(changed, name)
	}
	if len(changed) > 0 {
		return &publish.RefusedError{Target: r.Name(), Why: "des changements non enregistrés touchent ces fichiers du dépôt : " + strings.Join(changed, ", ") + " ; enregistrez-les (git commit) ou annulez-les"}
	}
	return nil
}

// Upload notes a PDF to commit with the text, in the session's own folder.
func (r *Repo) Upload(ctx context.Context, pdf publish.Asset, send bool) (string, error) {
	if r.config.Media == "" || r.config.MediaURL == "" {
		return "", &publish.RefusedError{Target: r.Name(), Why: "réglez publish.git.media et media_url pour déposer les PDF dans le dépôt, ou choisissez pour cet acte son adresse officielle ou son numéro seul"}
	}
	name := path.Join(filepath.ToSlash(r.config.Media), pdf.Session, pdf.Name)
	address := strings.TrimRight(r.config.MediaURL, "/") + "/" + publish.EscapePath(pdf.Session) + "/" + publish.EscapePath(pdf.Name)
	if send {
		r.assets[name] = pdf.Content
		return address, nil
	}
	r.fetched = false
	tip, err := r.tip(ctx, r.config.Branch)
	if err != nil {
		return "", err
	}
	branches := []string{tip}
	if r.config.Collection != "" {
		list, err := r.git(ctx, nil, "for-each-ref", "--format=%(refname)", "refs/heads/cms/"+r.config.Collection+"/")
		if err != nil {
			return "", err
		}
		branches = append(branches, strings.Fields(string(list))...)
	}
	for _, b := range branches {
		if there, err := r.git(ctx, nil, "show", b+":"+name); err == nil && bytes.Equal(there, pdf.Content) {
			return address, nil
		}
	}
	return "", nil
}

// secret is what stands before the host of an address: a name, a password, a token.
var secret = regexp.MustCompile(`://[^/@\s'"]+@`)

func (r *Repo) git(ctx context.Context, stdin []byte, args ...string) ([]byte, error) {
	return r.gitEnv(ctx, nil, stdin, args...)
}

func (r *Repo) gitEnv(ctx context.Context, env []string, stdin []byte, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", r.config.Dir}, args...)...)
	cmd.Env = append(cmd.Environ(), env...)
	cmd.Env = append(cmd.Env, "GIT_TERMINAL_PROMPT=0") // a question that nobody sees would hang
	cmd.Stdin = bytes.NewReader(stdin)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git %s : %w : %s", args[0], err, publish.NewText(secret.ReplaceAllString(stderr.String(), "://…@")).Plain())
	}
	return out, nil
}

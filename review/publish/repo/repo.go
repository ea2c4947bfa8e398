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
	config Config
	assets map[string][]byte // what to store with the next text, by path in the repository
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
	Key        string   `yaml:"phare_key"`
}

// Preview is the whole file, but for the day of a correction.
func (r *Repo) Preview(m publish.Message) string {
	m.Updated = ""
	return string(r.file(m))
}

func (r *Repo) file(m publish.Message) []byte {
	head, err := yaml.Dump(frontMatter{Title: m.Title, Slug: m.Slug, Date: m.Date, Lastmod: m.Updated, Draft: r.config.Draft, Summary: m.Summary,
		Categories: m.Categories, Tags: m.Tags, Image: m.Image, Alt: m.Alt, Key: m.Key}, yaml.WithLineWidth(-1))
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
		if strings.HasPrefix(lines[i], "lastmod: ") {
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

// Find looks at the text's own branch, then at the branch of the site.
func (r *Repo) Find(ctx context.Context, m publish.Message, _ string) (*publish.Remote, error) {
	file, branch := r.place(m)
	if !filepath.IsLocal(file) || m.Slug == "" || strings.ContainsAny(m.Slug, `/\ ~^:?*[`) {
		return nil, &publish.RefusedError{Target: r.Name(), Why: fmt.Sprintf("« %s » ne peut pas nommer un fichier ; changez « slug » dans l’en-tête du brouillon et faites-le signer", m.Slug)}
	}
	for _, b := range slices.Compact([]string{branch, r.config.Branch}) {
		raw, err := r.git(ctx, nil, "show", "refs/heads/"+b+":"+file)
		if err != nil {
			continue // not on that branch
		}
		var head frontMatter
		if parts := strings.SplitN(string(raw), "---\n", 3); len(parts) == 3 {
			_ = yaml.Load([]byte(parts[1]), &head) // somebody else's file need not be ours to read
		}
		if head.Key != m.Key {
			return nil, &publish.RefusedError{Target: r.Name(), Why: fmt.Sprintf("le fichier %s existe déjà et n’est pas de phare ; changez « slug » dans l’en-tête du brouillon et faites-le signer", file)}
		}
		return &publish.Remote{ID: file, URL: b, Content: comparable(string(raw)), Status: b, Due: b != branch && comparable(string(raw)) != r.Preview(m)}, nil
	}
	return nil, nil
}

// Put commits the text, and the PDFs that go with it, in one commit. The working tree is
// left alone unless the branch is checked out.
func (r *Repo) Put(ctx context.Context, m publish.Message, _ *publish.Remote) (*publish.Remote, error) {
	file, branch := r.place(m)
	base := "refs/heads/" + r.config.Branch
	if _, err := r.git(ctx, nil, "rev-parse", "--verify", "--quiet", "refs/heads/"+branch+"^{commit}"); err == nil {
		base = "refs/heads/" + branch
	}
	index, err := os.MkdirTemp("", "phare-git")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(index)
	env := []string{"GIT_INDEX_FILE=" + filepath.Join(index, "index")}
	parent, err := r.git(ctx, nil, "rev-parse", base+"^{commit}")
	if err != nil {
		return nil, err
	}
	old := strings.TrimSpace(string(parent))
	if _, err := r.gitEnv(ctx, env, nil, "read-tree", old); err != nil {
		return nil, err
	}
	contents := map[string][]byte{file: r.file(m)}
	maps.Copy(contents, r.assets)
	for _, name := range slices.Sorted(maps.Keys(contents)) {
		hash, err := r.git(ctx, contents[name], "hash-object", "-w", "--stdin")
		if err != nil {
			return nil, err
		}
		if _, err := r.gitEnv(ctx, env, nil, "update-index", "--add", "--cacheinfo", "100644,"+strings.TrimSpace(string(hash))+","+name); err != nil {
			return nil, err
		}
	}
	tree, err := r.gitEnv(ctx, env, nil, "write-tree")
	if err != nil {
		return nil, err
	}
	if r.config.Collection != "" {
		// Decap joins the two without a separator; set first, so that a branch without it never is
		if _, err := r.git(ctx, nil, "config", "branch."+branch+".description", r.config.Label+"draft"); err != nil {
			return nil, err
		}
	}
	if err := r.commit(ctx, m, commit{branch: branch, base: base, old: old, tree: strings.TrimSpace(string(tree)), files: slices.Sorted(maps.Keys(contents))}); err != nil {
		return nil, err
	}
	if r.config.Push != "" {
		if _, err := r.git(ctx, nil, "push", "--quiet", r.config.Push, "refs/heads/"+branch+":refs/heads/"+branch); err != nil {
			return nil, fmt.Errorf("l’envoi vers « %s » a échoué : %w ; vérifiez vos droits et votre connexion, puis relancez la même commande", r.config.Push, err)
		}
	}
	return &publish.Remote{ID: file, URL: branch, Content: comparable(string(contents[file])), Status: branch}, nil
}

// commit is a tree to record on a branch, above the commit old.
type commit struct {
	branch, base, old, tree string
	files                   []string
}

// commit records a tree, once: one that the branch has already is left as it is.
func (r *Repo) commit(ctx context.Context, m publish.Message, c commit) error {
	same, err := r.git(ctx, nil, "rev-parse", c.old+"^{tree}")
	if err != nil {
		return err
	}
	was := c.old
	if c.base != "refs/heads/"+c.branch {
		was = strings.Repeat("0", 40) // the branch must not exist
	} else if strings.TrimSpace(string(same)) == c.tree {
		return nil
	}
	subject := "Publier « " + m.Title + " »"
	if m.Updated != "" {
		subject = "Corriger « " + m.Title + " »"
	}
	made, err := r.git(ctx, []byte(subject+"\n\nphare: "+m.Key+"\n"), "commit-tree", c.tree, "-p", c.old)
	if err != nil {
		return fmt.Errorf("le dépôt refuse l’enregistrement : %w ; réglez user.name et user.email de git", err)
	}
	head, _ := r.git(ctx, nil, "symbolic-ref", "--quiet", "--short", "HEAD") // a detached HEAD is no branch
	checkedOut := strings.TrimSpace(string(head)) == c.branch
	if checkedOut {
		if err := r.clean(ctx, c.files); err != nil {
			return err
		}
	}
	if _, err := r.git(ctx, nil, "update-ref", "refs/heads/"+c.branch, strings.TrimSpace(string(made)), was); err != nil {
		return fmt.Errorf("la branche %s a changé entre-temps : %w ; relancez la même commande", c.branch, err)
	}
	if checkedOut {
		_, err = r.git(ctx, nil, append([]string{"checkout", "--quiet", "HEAD", "--"}, c.files...)...)
	}
	return err
}

// clean refuses to write over files that a person is changing in the working tree.
func (r *Repo) clean(ctx context.Context, files []string) error {
	out, err := r.git(ctx, nil, append([]string{"status", "--porcelain", "--"}, files...)...)
	if err == nil && len(bytes.TrimSpace(out)) > 0 {
		return &publish.RefusedError{Target: r.Name(), Why: "des changements non enregistrés touchent ces fichiers du dépôt : " + strings.Join(strings.Fields(string(out)), " ") + " ; enregistrez-les (git commit) ou annulez-les"}
	}
	return err
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
	branches := []string{"refs/heads/" + r.config.Branch}
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
		return nil, fmt.Errorf("git %s : %w : %s", args[0], err, strings.TrimSpace(stderr.String()))
	}
	return out, nil
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"phare/review"
	"phare/review/house"
	"phare/review/publish"
	"phare/summarize/llm"
)

// configName is the settings file, read from the working directory, else from the folder given.
const configName = "phare.yaml"

// config is phare.yaml. Secrets have no place in it.
type config struct {
	Authority authority       `yaml:"authority"`
	Article   article         `yaml:"article"`
	Acts      acts            `yaml:"acts"`
	Links     links           `yaml:"links"`
	Model     modelSettings   `yaml:"model"`
	Electoral []period        `yaml:"electoral"`
	Rules     map[string]any  `yaml:"rules"` // weights and lists of the choice, see summarize
	Publish   publishSettings `yaml:"publish"`
	Notify    notifySettings  `yaml:"notify"`
	Presse    presse          `yaml:"presse"`

	Signature   map[string][]string `yaml:"signature"`    // who signs, by channel: {article: [redaction, direction]}
	WriterSigns *bool               `yaml:"writer_signs"` // false: whoever changed a text neither signs it nor sets its errors aside

	dir string // where the file was found, "" when there is none
}

// authority is the local authority that publishes.
type authority struct {
	Name  string `yaml:"name"`  // "Métropole de Valombre"
	Body  string `yaml:"body"`  // "Conseil métropolitain"
	SIRET string `yaml:"siret"` // 14 digits, for open data

	Director string `yaml:"director"` // director of publication, for the record of human control
	Contact  string `yaml:"contact"`  // whom readers write to
}

// article is the house style that is not in the prompts.
type article struct {
	Items   int     `yaml:"items"`   // 3 to 7, 5 when absent
	Mention *string `yaml:"mention"` // wording of the AI mention; "" for none
	// MentionPosts is the same in the posts; MentionAt is where: "top" or "end".
	MentionPosts *string  `yaml:"mention_posts"`
	MentionAt    string   `yaml:"mention_at"`
	Footer       string   `yaml:"footer"`     // Markdown at the end of the article
	Votes        *bool    `yaml:"votes"`      // print the votes
	Channels     []string `yaml:"channels"`   // posts to draft beside the article
	URL          string   `yaml:"url"`        // announced address, with {slug}: what posts hold before it is published
	Categories   []string `yaml:"categories"` // of the front matter; the name of the assembly when absent
}

// presse is what is told before a session.
type presse struct {
	Contents bool `yaml:"contents"` // what the projects propose, beside the titles of the agenda
}

// acts says where the public finds the acts.
type acts struct {
	URL string `yaml:"url"` // "https://…/{file}", {number} or {id}
}

// links lists the other addresses that a text may bear.
type links struct {
	Allowed []string `yaml:"allowed"`
}

// modelSettings names a model. No call is made unless model, or PHARE_MODEL, is set.
type modelSettings struct {
	llm.Config `yaml:",inline"`
	KeyFile    string `yaml:"key_file"` // a file that only its owner can read
}

// period is an electoral period (code électoral, L. 52-1), bounds included, ISO 8601.
type period struct {
	From string `yaml:"from"`
	To   string `yaml:"to"`
}

// rules says where the links of a published text may lead.
func (c *config) rules() publish.Rules {
	return publish.Rules{ActsURL: c.Acts.URL, Allowed: c.Links.Allowed, Article: c.Article.URL}
}

// house is who must sign.
func (c *config) house() house.Rule {
	return house.Rule{Chairs: c.Signature, Another: c.WriterSigns != nil && !*c.WriterSigns}
}

// housed puts a folder under the rule of its house. Settings that cannot be read are told by
// whoever signs or publishes, both of which read them.
func (c *Command) housed(f *review.Folder) *review.Folder {
	if cfg, err := c.reviewConfig(f.Dir); err == nil {
		f.Rule = cfg.house()
	}
	return f
}

// loadConfig reads phare.yaml from the first of dirs that holds one. None is no error.
func loadConfig(dirs ...string) (*config, error) {
	c := &config{}
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err == nil && !info.IsDir() {
			dir = filepath.Dir(dir) // a file was given: its folder
		}
		name := filepath.Join(dir, configName)
		raw, err := os.ReadFile(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, usageError("%s ne se lit pas : %v", name, err)
		}
		if c, err = parseConfig(name, raw); err != nil {
			return nil, err
		}
		c.dir = dir
		break
	}
	return c, c.valid()
}

// parseConfig reads the text of phare.yaml, which name is only for messages.
func parseConfig(name string, raw []byte) (*config, error) {
	c := &config{}
	if line := keyLine(raw); line > 0 {
		return nil, usageError("%s, ligne %d : une clé d'accès n'a pas sa place dans ce fichier, que l'on partage et que l'on copie ; mettez-la dans la variable OPENAI_API_KEY, ou dans un fichier lisible par vous seul et nommé par « key_file »", name, line)
	}
	if len(strings.TrimSpace(string(raw))) > 0 {
		if err := yaml.Load(raw, c, yaml.WithKnownFields()); err != nil {
			return nil, usageError("%s : %s", name, explainYAML(err))
		}
	}
	return c, c.valid()
}

func (c *config) valid() error {
	if n := c.Article.Items; n != 0 && (n < 3 || n > 7) {
		return usageError("%s : article.items vaut %d ; choisissez de 3 à 7 décisions", configName, n)
	}
	if at := c.Article.MentionAt; at != "" && at != "top" && at != "end" {
		return usageError("%s : article.mention_at vaut « %s » ; écrivez top (en tête) ou end (à la fin)", configName, at)
	}
	for _, p := range c.Electoral {
		for _, d := range []string{p.From, p.To} {
			if !isoDate.MatchString(d) {
				return usageError("%s : electoral attend des dates de la forme 2026-09-01, et non « %s »", configName, d)
			}
		}
	}
	if err := c.house().Check(); err != nil {
		return usageError("%s : %v", configName, err)
	}
	return nil
}

// electoral reports whether a day (ISO 8601) lies in one of the electoral periods.
func (c *config) electoral(day string) bool {
	for _, p := range c.Electoral {
		if p.From <= day && day <= p.To {
			return true
		}
	}
	return false
}

var (
	isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	// keyName is a setting that would hold a secret; key_file and the like only point to one.
	keyName    = regexp.MustCompile(`(?i)^\s*-?\s*["']?(?:api[_-]?key|key|cle|clé|token|secret|password|mot[_ ]de[_ ]passe|openai_api_key)["']?\s*:\s*\S`)
	keyValue   = regexp.MustCompile(`\bsk-[A-Za-z0-9_-]{16,}`)
	unknownKey = regexp.MustCompile(`line (\d+): field (\S+) not found`)
)

// keyLine returns the 1-based line of what looks like a secret, 0 when there is none.
func keyLine(raw []byte) int {
	for i, l := range strings.Split(string(raw), "\n") {
		l, _, _ = strings.Cut(l, " #")
		if keyName.MatchString(l) || keyValue.MatchString(l) {
			return i + 1
		}
	}
	return 0
}

func explainYAML(err error) string {
	if m := unknownKey.FindStringSubmatch(err.Error()); m != nil {
		return fmt.Sprintf("ligne %s, le réglage « %s » n'existe pas ; voyez docs/reglages.md", m[1], m[2])
	}
	return strings.TrimPrefix(strings.ReplaceAll(err.Error(), "line ", "ligne "), "yaml: ")
}

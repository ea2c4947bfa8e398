// Package settings shows phare.yaml as a form and writes what was changed in it back: every
// other key, those that no field has included, and every comment stay.
package settings

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Kind is how a field is written.
type Kind string

// The kinds of fields.
const (
	Text   Kind = "text"
	Long   Kind = "long"
	Number Kind = "number"
	List   Kind = "list" // a value a line
	YesNo  Kind = "yesno"
	Choose Kind = "choice"
	Time   Kind = "time"
)

// Field is one setting.
type Field struct {
	Key     string   // its name in the form
	Path    []string // where it stands in phare.yaml; "{model}" is the name of the model
	Label   string
	Hint    string
	Kind    Kind
	Choices []Choice
	None    string // of a list: the word that makes it empty, where absent means something else
}

// Choice is one value of a field.
type Choice struct{ Value, Word string }

// Section is fields that belong together.
type Section struct {
	ID, Title, Lead string
	Fields          []Field
}

func field(kind Kind, path, label, hint string, choices ...Choice) Field {
	return Field{Key: path, Path: strings.Split(path, "."), Label: label, Hint: hint, Kind: kind, Choices: choices}
}

// Sections lists what the form has; providers are the kinds of servers that a model may run on.
func Sections(providers []Choice) []Section {
	price := func(key, label, hint string, kind Kind) Field {
		return Field{Key: "price." + key, Path: []string{"model", "prices", "{model}", key}, Label: label, Hint: hint, Kind: kind}
	}
	channels := field(List, "article.channels", "Publications", "Une par ligne : facebook, linkedin, instagram, x, court, accueil… « aucune » pour l’article seul.")
	channels.None = "aucune"
	return []Section{
		{"collectivite", "La collectivité", "", []Field{
			field(Text, "authority.name", "Nom officiel", "Métropole de Valombre"),
			field(Text, "authority.body", "Assemblée", "Conseil métropolitain"),
			field(Text, "authority.siret", "SIRET", "14 chiffres, pour les données ouvertes"),
			field(Text, "authority.director", "Direction de la publication", "Pour le relevé de contrôle : La présidente de la métropole"),
			field(Text, "authority.contact", "Adresse pour les lecteurs", "communication@valombre.example"),
		}},
		{"article", "L’article", "Ce que la rédaction décide une fois pour toutes. La charte d’écriture, elle, est dans le dossier prompts (« phare prompts »).", []Field{
			field(Number, "article.items", "Nombre de décisions", "De 3 à 7 ; 5 si rien n’est dit"),
			field(YesNo, "article.votes", "Écrire les votes", ""),
			field(Long, "article.mention", "Mention de l’aide d’une IA", "Si un modèle a écrit. La phrase est signée avec le texte."),
			field(Long, "article.footer", "Pied de l’article", "[Toutes les délibérations](https://www.valombre.example/deliberations)"),
			channels,
			field(List, "article.categories", "Rubriques", "Une par ligne"),
			field(Text, "article.url", "Adresse annoncée", "https://www.valombre.example/actus/{slug}"),
			field(Text, "acts.url", "Adresse publique d’un acte", "https://www.valombre.example/actes/{file}, ou {number}, {id}"),
			field(List, "links.allowed", "Autres adresses permises", "Une par ligne ; finie par / : tout ce qui suit"),
		}},
		{"modele", "Le modèle de langage", "", []Field{
			field(Choose, "model.provider", "Où il tourne", "", append([]Choice{{"", "non dit"}}, providers...)...),
			field(Text, "model.model", "Nom du modèle", "Vide : aucun modèle, aucun appel, les textes sont tirés des actes"),
			field(Text, "model.base_url", "Adresse du serveur", "Seulement si elle n’est pas celle du fournisseur"),
			price("input", "Prix d’un million de jetons lus", "Dans la monnaie dite à côté", Number),
			price("output", "Prix d’un million de jetons écrits", "", Number),
			price("currency", "Monnaie", "EUR", Text),
			field(Number, "model.max_cost", "Plafond d’une séance", "Au-delà, rien ne part"),
		}},
		{"wordpress", "WordPress", "", []Field{
			field(Text, "publish.wordpress.url", "Adresse du site", "https://www.valombre.example"),
			field(Text, "publish.wordpress.user", "Compte", "redaction"),
			field(Choose, "publish.wordpress.status", "L’article y arrive", "", Choice{"", "en brouillon"}, Choice{"pending", "en attente de relecture"}, Choice{"publish", "publié"}),
			field(Time, "publish.times.wordpress", "Heure de publication", ""),
		}},
		{"dossier", "Pages et flux dans un dossier", "Des pages HTML et un flux RSS, que TYPO3 ou Drupal peuvent lire.", []Field{
			field(Text, "publish.folder.dir", "Dossier", "public"),
			field(Text, "publish.folder.url", "Son adresse en ligne", "https://www.valombre.example/conseil/"),
			field(Text, "publish.folder.title", "Titre du flux", "Décisions du conseil métropolitain"),
			field(Time, "publish.times.folder", "Heure de publication", ""),
		}},
		{"git", "Dépôt Git (Hugo, Decap CMS)", "", []Field{
			field(Text, "publish.git.dir", "Dossier du dépôt", "../site"),
			field(Text, "publish.git.folder", "Dossier des textes", "content/deliberations"),
			field(Text, "publish.git.branch", "Branche", "main"),
			field(Text, "publish.git.push", "Envoyer vers", "origin ; vide : rien n’est poussé"),
			field(Time, "publish.times.git", "Heure de publication", ""),
		}},
		{"fichiers", "Fichiers à copier", "Toujours là, sans réglage : des textes à coller et un document Word.", []Field{
			field(Text, "publish.files.dir", "Dossier", "a-publier dans le dossier de la séance, si rien n’est dit"),
			field(List, "publish.files.test_list", "Adresses d’essai de la lettre", "Une par ligne"),
			field(Time, "publish.times.files", "Heure de publication", ""),
		}},
		{"equipe", "Prévenir l’équipe", "Un message dans votre messagerie : la séance, où elle en est, à qui le tour.", []Field{
			field(Choose, "notify.kind", "Messagerie", "", Choice{"", "aucune"}, Choice{"teams", "Teams"}, Choice{"mattermost", "Mattermost"}, Choice{"slack", "Slack"}),
			field(Text, "notify.next.waiting", "Qui relit", "Camille Ferrand"),
			field(Text, "notify.next.signed", "Qui publie, une fois signé", "Service web"),
		}},
	}
}

// Read gives the values of phare.yaml as the fields write them, by key.
func Read(raw []byte, sections []Section) (map[string]string, error) {
	root, err := parse(raw)
	if err != nil && !errors.Is(err, errNothing) {
		return nil, err
	}
	model := scalar(at(root, []string{"model", "model"}))
	values := map[string]string{}
	for _, s := range sections {
		for _, f := range s.Fields {
			values[f.Key] = f.read(at(root, f.path(model)))
		}
	}
	return values, nil
}

func (f Field) path(model string) []string {
	path := slices.Clone(f.Path)
	for i := range path {
		if path[i] == "{model}" {
			path[i] = model
		}
	}
	return path
}

func (f Field) read(n *yaml.Node) string {
	if n == nil {
		return ""
	}
	if f.Kind != List {
		return scalar(n)
	}
	var all []string
	for _, c := range n.Content {
		all = append(all, scalar(c))
	}
	if n.Kind == yaml.SequenceNode && len(all) == 0 {
		return f.None
	}
	return strings.Join(all, "\n")
}

// Write puts what was changed into phare.yaml; a field that says what the file says already
// leaves its bytes, one that was emptied takes its key away. The error is French.
func Write(raw []byte, sections []Section, values map[string]string) ([]byte, error) {
	root, err := parse(raw)
	if err != nil && !errors.Is(err, errNothing) {
		return nil, err
	}
	before, err := Read(raw, sections)
	if err != nil {
		return nil, err
	}
	model := strings.TrimSpace(values["model.model"])
	if _, given := values["model.model"]; !given {
		model = before["model.model"]
	}
	changed := false
	for _, s := range sections {
		for _, f := range s.Fields {
			v, given := values[f.Key]
			v = strings.TrimSpace(strings.ReplaceAll(v, "\r\n", "\n"))
			if !given || v == before[f.Key] && (model == before["model.model"] || !slices.Contains(f.Path, "{model}")) {
				continue
			}
			node, err := f.node(v)
			if err != nil {
				return nil, err
			}
			if model == "" && slices.Contains(f.Path, "{model}") {
				node = nil // a price is a model's
				continue
			}
			if set(root, f.path(model), node) {
				changed = true
			}
		}
	}
	if !changed {
		return raw, nil
	}
	if len(root.Content) == 0 {
		return nil, nil
	}
	out, err := yaml.Dump(root, yaml.WithIndent(2), yaml.WithLineWidth(-1))
	if _, err := parse(raw); errors.Is(err, errNothing) && len(raw) > 0 {
		out = append([]byte(strings.TrimRight(string(raw), "\n")+"\n\n"), out...) // comments alone
	}
	return out, err
}

// node is the value of a field as YAML, nil for none.
func (f Field) node(v string) (*yaml.Node, error) {
	if v == "" {
		return nil, nil
	}
	var value any = v
	switch f.Kind {
	case Number:
		plain := strings.ReplaceAll(strings.ReplaceAll(v, "\u00a0", ""), ",", ".")
		n, err := strconv.ParseFloat(plain, 64)
		if err != nil || n < 0 {
			return nil, fmt.Errorf("%s : « %s » n’est pas un nombre", f.Label, v)
		}
		value = n
		if n == float64(int(n)) {
			value = int(n)
		}
	case YesNo:
		value = v == "true"
	case List:
		all := []string{}
		for line := range strings.Lines(v) {
			if line = strings.TrimSpace(line); line != "" && line != f.None {
				all = append(all, line)
			}
		}
		value = all
	case Choose:
		if !slices.ContainsFunc(f.Choices, func(c Choice) bool { return c.Value == v }) {
			return nil, fmt.Errorf("%s : « %s » n’est pas un choix", f.Label, v)
		}
	}
	n := &yaml.Node{}
	return n, n.Encode(value)
}

// errNothing: the file sets nothing yet.
var errNothing = errors.New("aucun réglage")

// parse gives the mapping of the file, empty with errNothing where it holds none.
func parse(raw []byte) (*yaml.Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return nil, fmt.Errorf("phare.yaml ne se lit pas, corrigez-le dans un éditeur : %w", err)
	}
	if doc.Kind == 0 || len(doc.Content) == 0 {
		return &yaml.Node{Kind: yaml.MappingNode}, errNothing
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("phare.yaml ne se lit pas, corrigez-le dans un éditeur : des lignes « clé: valeur » sont attendues")
	}
	root.HeadComment, root.FootComment = join(doc.HeadComment, root.HeadComment), join(root.FootComment, doc.FootComment)
	return root, nil
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

func scalar(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// at finds the value of a path, nil when it is absent.
func at(n *yaml.Node, path []string) *yaml.Node {
	for _, key := range path {
		i := index(n, key)
		if i < 0 {
			return nil
		}
		n = n.Content[i+1]
	}
	return n
}

func index(n *yaml.Node, key string) int {
	if n == nil || n.Kind != yaml.MappingNode {
		return -1
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return i
		}
	}
	return -1
}

// set puts a value at a path, nil taking it away with the mappings that this empties. It
// reports whether anything was changed.
func set(n *yaml.Node, path []string, value *yaml.Node) bool {
	i := index(n, path[0])
	if len(path) > 1 {
		if i < 0 || n.Content[i+1].Kind != yaml.MappingNode {
			if value == nil {
				return false
			}
			m := &yaml.Node{Kind: yaml.MappingNode}
			if i >= 0 {
				n.Content[i+1] = m
			} else {
				n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: path[0]}, m)
				i = len(n.Content) - 2
			}
		}
		changed := set(n.Content[i+1], path[1:], value)
		if changed && len(n.Content[i+1].Content) == 0 {
			n.Content = slices.Delete(n.Content, i, i+2)
		}
		return changed
	}
	switch {
	case value == nil && i < 0:
		return false
	case value == nil:
		n.Content = slices.Delete(n.Content, i, i+2)
	case i < 0:
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: path[0]}, value)
	default:
		old := n.Content[i+1]
		value.HeadComment, value.LineComment, value.FootComment = old.HeadComment, old.LineComment, old.FootComment
		if value.Kind == old.Kind && value.Tag == old.Tag {
			value.Style = old.Style
		}
		n.Content[i+1] = value
	}
	return true
}

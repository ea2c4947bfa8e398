package files

import (
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"unicode"

	"go.yaml.in/yaml/v4"

	"phare/extract"
	"phare/review/publish"
)

//go:embed matieres.txt
var matieresText string

// clue is a phrase of an object that speaks for a matière.
type clue struct{ code, phrase string }

var clues = sync.OnceValue(func() []clue {
	var out []clue
	for _, line := range strings.Split(matieresText, "\n") {
		code, phrases, ok := strings.Cut(line, " ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, p := range strings.Split(phrases, ";") {
			out = append(out, clue{code, strings.Join(objectWords(p), " ")})
		}
	}
	// the longest phrase says most
	slices.SortStableFunc(out, func(a, b clue) int { return len(b.phrase) - len(a.phrase) })
	return out
})

// objectWords are the words of an object, folded: lower case, no accents lost, no numbers.
func objectWords(s string) []string {
	s = strings.NewReplacer("’", "'", "œ", "oe").Replace(strings.ToLower(s))
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
}

// ProposeTheme proposes a matière for an object, with the words that speak for it; "" when
// none does, or two speak alike.
func ProposeTheme(object string) (code, because string) {
	text := " " + strings.Join(objectWords(object), " ") + " "
	for _, c := range clues() {
		if !strings.Contains(text, " "+c.phrase+" ") {
			continue
		}
		if code == "" {
			code, because = c.code, c.phrase
			continue
		}
		if len(c.phrase) < len(because) {
			break
		}
		if c.code != code {
			return "", ""
		}
	}
	return code, because
}

// Themes are the matières that a person confirmed, by the words of the object: confirmed once,
// they serve the next sessions' acts of the same object.
type Themes map[string]string

// ReadThemes reads what was confirmed; a file that is not there holds nothing.
func ReadThemes(name string) (Themes, error) {
	raw, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return Themes{}, nil
	}
	if err != nil {
		return nil, err
	}
	t := Themes{}
	if err := yaml.Load(raw, &t); err != nil {
		return nil, fmt.Errorf("%s ne se lit pas : %w", name, err)
	}
	for object, code := range t {
		if ThemeName(code) == "" {
			return nil, fmt.Errorf("%s : « %s » n’est pas un code de la nomenclature (%s)", name, code, object)
		}
	}
	return t, nil
}

// Confirm adds a matière to the file.
func (t Themes) Confirm(name, object, code string) error {
	if ThemeName(code) == "" {
		return fmt.Errorf("« %s » n’est pas un code de la nomenclature ACTES de niveau 2, comme 7.5", code)
	}
	t[themeKey(object)] = code
	raw, err := yaml.Dump(t, yaml.WithLineWidth(-1))
	if err != nil {
		return err
	}
	return publish.Replace(name, append([]byte("# Matières confirmées par une personne, par objet d’acte (phare export --format scdl --theme).\n"), raw...))
}

// Of gives the matière confirmed for an object.
func (t Themes) Of(object string) string { return t[themeKey(object)] }

// themeKey is an object without what changes from one session to the next: numbers, months.
func themeKey(object string) string {
	words := slices.DeleteFunc(objectWords(object), func(w string) bool {
		return slices.Contains([]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre", "n", "exercice", "année"}, w)
	})
	return strings.Join(words, " ")
}

// themeOf is the matière that an act prints, else the one that a person confirmed.
func themeOf(d *extract.Deliberation, confirmed Themes) string {
	if d.Theme != nil && themeNames[*d.Theme] != "" && themeCode.MatchString(*d.Theme) {
		return *d.Theme
	}
	return confirmed.Of(d.Object)
}

package summarize

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"
)

//go:embed rules.yaml
var embeddedRules []byte

// Rules are the weights and word lists of the choice; rules.yaml documents each.
type Rules struct {
	Weights Weights  `yaml:"weights"`
	Themes  []Signal `yaml:"themes"`
	Effects []Signal `yaml:"effects"`
	Places  []string `yaml:"places"`
	Private []Signal `yaml:"private"`
	Routine []Signal `yaml:"routine"`
	Series  []Series `yaml:"series"`

	fingerprint string
}

// Weights are the points of the signals that are no word list.
type Weights struct {
	InObject     float64 `yaml:"in_object"`
	InDispositif float64 `yaml:"in_dispositif"`
	InExpose     float64 `yaml:"in_expose"`
	SecondTheme  float64 `yaml:"second_theme"`
	EffectsMax   float64 `yaml:"effects_max"`
	AmountMax    float64 `yaml:"amount_max"`
	AmountFloor  float64 `yaml:"amount_floor"` // euros
	PeopleMax    float64 `yaml:"people_max"`
	PeopleFloor  float64 `yaml:"people_floor"`
	Place        float64 `yaml:"place"`
	Date         float64 `yaml:"date"`
	Contested    float64 `yaml:"contested"`
	Rejected     float64 `yaml:"rejected"`
	Wish         float64 `yaml:"wish"`
	Opinion      float64 `yaml:"opinion"`
	Noted        float64 `yaml:"noted"`
	Featured     float64 `yaml:"featured"`
	Substance    float64 `yaml:"substance"`
	Group        float64 `yaml:"group"`
	SeriesLeft   float64 `yaml:"series_left"`
	SameTheme    float64 `yaml:"same_theme"`
	Minimum      float64 `yaml:"minimum"` // below, an act is not chosen
}

// Signal is a word list with what its presence in an act is worth.
type Signal struct {
	Code    string   `yaml:"code"`
	Label   string   `yaml:"label"` // French, shown to the editor
	Points  *float64 `yaml:"points"`
	Level   string   `yaml:"level"` // "never" sets the act aside whatever its score; with points, unless its vote is split
	In      []string `yaml:"in"`    // object, dispositif, expose; empty for all three
	Words   []string `yaml:"words"`
	Add     []string `yaml:"add"`     // in an override: words added to the list
	Unless  []string `yaml:"unless"`  // words of the object that cancel the signal
	Yearly  bool     `yaml:"yearly"`  // the act states the money of a whole year: no measure for the other amounts
	Several bool     `yaml:"several"` // a lone act of that kind loses a third of the points: it is no series
	Editors bool     `yaml:"editors"` // with level never: an editorial conference may think otherwise
	Off     bool     `yaml:"off"`
}

// Series gathers acts whose objects hold a word of each list.
type Series struct {
	Code   string     `yaml:"code"`
	Label  string     `yaml:"label"`
	All    [][]string `yaml:"all"`
	Unless []string   `yaml:"unless"`
	Off    bool       `yaml:"off"`
}

// LoadRules reads the embedded rules and lays an override over them: a key of weights
// replaces that weight, an entry of the same code its points and words. A nil override is
// no override.
func LoadRules(override []byte) (*Rules, error) {
	r := &Rules{}
	if err := yaml.Load(embeddedRules, r, yaml.WithKnownFields()); err != nil {
		return nil, fmt.Errorf("règles embarquées : %w", err)
	}
	if len(override) > 0 {
		over := &Rules{Weights: r.Weights}
		if err := yaml.Load(override, over, yaml.WithKnownFields()); err != nil {
			return nil, fmt.Errorf("rules : %w", err)
		}
		r.Weights = over.Weights
		r.Themes = overlay(r.Themes, over.Themes)
		r.Effects = overlay(r.Effects, over.Effects)
		r.Private = overlay(r.Private, over.Private)
		r.Routine = overlay(r.Routine, over.Routine)
		r.Series = overlaySeries(r.Series, over.Series)
		if over.Places != nil {
			r.Places = over.Places
		}
	}
	sum := sha256.Sum256(append(slices.Clone(embeddedRules), override...))
	r.fingerprint = hex.EncodeToString(sum[:8])
	return r, nil
}

// Fingerprint identifies the rules in session.json, to compare two runs.
func (r *Rules) Fingerprint() string { return r.fingerprint }

func overlay(base, over []Signal) []Signal {
	for _, o := range over {
		i := slices.IndexFunc(base, func(s Signal) bool { return s.Code == o.Code })
		if i < 0 {
			o.Words = append(o.Words, o.Add...)
			base = append(base, o)
			continue
		}
		s := &base[i]
		if o.Points != nil {
			s.Points = o.Points
		}
		if o.Label != "" {
			s.Label = o.Label
		}
		if o.Level != "" {
			s.Level = o.Level
		}
		if o.In != nil {
			s.In = o.In
		}
		if o.Words != nil {
			s.Words = o.Words
		}
		if o.Unless != nil {
			s.Unless = o.Unless
		}
		s.Words = append(s.Words, o.Add...)
		s.Off, s.Yearly, s.Several = o.Off, s.Yearly || o.Yearly, s.Several || o.Several
	}
	return slices.DeleteFunc(base, func(s Signal) bool { return s.Off })
}

func overlaySeries(base, over []Series) []Series {
	for _, o := range over {
		if i := slices.IndexFunc(base, func(s Series) bool { return s.Code == o.Code }); i >= 0 {
			base[i] = o
		} else {
			base = append(base, o)
		}
	}
	return slices.DeleteFunc(base, func(s Series) bool { return s.Off })
}

// points returns what a signal is worth, 0 when the list does not say.
func (s Signal) points() float64 {
	if s.Points == nil {
		return 0
	}
	return *s.Points
}

// reads reports whether the signal looks at that part of an act.
func (s Signal) reads(part string) bool {
	return len(s.In) == 0 || slices.Contains(s.In, part)
}

// excludes reports whether the signal sets an act aside whatever its score. One that also
// has points spares an act whose vote was split, and takes the points from it instead.
func (s Signal) excludes(contested bool) bool {
	return s.Level == "never" && !(contested && s.Points != nil)
}

// yearly are the signals of the acts that state the money of a whole year.
func (r *Rules) yearly() []Signal {
	var out []Signal
	for _, list := range [][]Signal{r.Effects, r.Routine} {
		for _, s := range list {
			if s.Yearly {
				out = append(out, s)
			}
		}
	}
	return out
}

package web

import (
	"context"
	"net/http"
	"strings"

	"phare/review/web/settings"
)

// Settings is phare.yaml and the secrets beside it, as the page changes them.
type Settings interface {
	// Read gives phare.yaml, nothing where there is none.
	Read() ([]byte, error)
	// Write keeps a new phare.yaml, once it holds, and gives the options that follow from it.
	Write(ctx context.Context, raw []byte) (Options, error)
	// Secrets says where each password is kept; it never gives one.
	Secrets() []Secret
	// Keep puts a password into the system's keyring; "" takes it out.
	Keep(ctx context.Context, name, value string) (Options, error)
	// Model says what the model that is set would be sent, and whether that leaves the computer.
	Model() (Departure, error)
	// Try asks the model one question, without a word of an act, and tells what a session costs.
	Try(ctx context.Context) (lines []string, ok bool)
	// Providers are the kinds of servers that a model runs on: value, then words.
	Providers() []settings.Choice
}

// Secret is a password and where it is kept.
type Secret struct {
	Name  string // model, wordpress, webhook
	Label string
	Hint  string
	Where string // French, "" where none is kept
	Fixed bool   // it comes from outside: the page cannot change it
}

// Departure is what would leave the computer.
type Departure struct {
	Model string // "" where none is named
	Host  string
	Local bool // the server runs on this computer
}

// settingsView is the form.
type settingsView struct {
	frame
	Sections  []sectionView
	Secrets   []Secret
	Departure Departure
	Problems  []string
}

type sectionView struct {
	settings.Section
	Fields []fieldView
	Secret *Secret
	Set    bool // something is set in it
	Model  bool
}

type fieldView struct {
	settings.Field
	Value string
}

// secretOf names the password that goes with a section.
var secretOf = map[string]string{"modele": "model", "wordpress": "wordpress", "equipe": "webhook"}

func (s *Server) settings() (Settings, error) {
	if st := s.opt().Settings; st != nil {
		return st, nil
	}
	return nil, &problem{http.StatusNotFound, "dites d’abord où garder les séances : revenez à l’accueil"}
}

// showSettings is the page of the settings.
func (s *Server) showSettings(*http.Request) (string, any, error) {
	st, err := s.settings()
	if err != nil {
		return "", nil, err
	}
	v := settingsView{frame: s.frame("Réglages"), Secrets: st.Secrets()}
	raw, err := st.Read()
	if err != nil {
		return "", nil, err
	}
	sections := settings.Sections(st.Providers())
	values, err := settings.Read(raw, sections)
	if err != nil {
		return "", nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	for _, p := range s.opt().Problems {
		v.Problems = append(v.Problems, sentence(p))
	}
	if v.Departure, err = st.Model(); err != nil {
		v.Problems = append(v.Problems, sentence(err.Error()))
	}
	for _, section := range sections {
		one := sectionView{Section: section, Model: section.ID == "modele"}
		for _, f := range section.Fields {
			one.Fields = append(one.Fields, fieldView{f, values[f.Key]})
			one.Set = one.Set || values[f.Key] != ""
		}
		for i := range v.Secrets {
			if v.Secrets[i].Name == secretOf[section.ID] {
				one.Secret = &v.Secrets[i]
			}
		}
		v.Sections = append(v.Sections, one)
	}
	return "settings", v, nil
}

// saveSettings keeps what was changed in the form.
func (s *Server) saveSettings(r *http.Request) (any, error) {
	st, err := s.settings()
	if err != nil {
		return nil, err
	}
	var ask struct {
		Values map[string]string `json:"values"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	s.setting.Lock()
	defer s.setting.Unlock()
	raw, err := st.Read()
	if err != nil {
		return nil, err
	}
	next, err := settings.Write(raw, settings.Sections(st.Providers()), ask.Values)
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	o, err := st.Write(r.Context(), next)
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	s.use(o)
	return s.departure()
}

// departure is the part of the form that tells what would leave, made anew.
func (s *Server) departure() (any, error) {
	d, err := s.opt().Settings.Model()
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	html, err := s.pages.part("part-departure", d)
	return map[string]any{"departure": html}, err
}

// keepSecret puts a password into the system's keyring.
func (s *Server) keepSecret(r *http.Request) (any, error) {
	st, err := s.settings()
	if err != nil {
		return nil, err
	}
	var ask struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	if err := readJSON(r, &ask); err != nil {
		return nil, err
	}
	s.setting.Lock()
	defer s.setting.Unlock()
	o, err := st.Keep(r.Context(), ask.Name, strings.TrimSpace(ask.Value))
	if err != nil {
		return nil, &problem{http.StatusUnprocessableEntity, err.Error()}
	}
	s.use(o)
	for _, one := range s.opt().Settings.Secrets() {
		if one.Name == ask.Name {
			return map[string]string{"where": one.Where}, nil
		}
	}
	return map[string]string{"where": ""}, nil
}

// tryModel asks the model one question, and counts what a session would cost.
func (s *Server) tryModel(r *http.Request) (any, error) {
	st, err := s.settings()
	if err != nil {
		return nil, err
	}
	return s.jobs.start(r.Context(), func(ctx context.Context, step func(string, int, int)) (any, error) {
		step("Essai du modèle", 0, 0)
		lines, ok := st.Try(ctx)
		return map[string]any{"lines": lines, "ok": ok}, ctx.Err()
	}), nil
}

// Package wordpress publishes to WordPress through its REST API, with an application
// password. Tried against WordPress 6.1 on MariaDB.
package wordpress

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"phare/review/publish"
)

// Config says which site, and how.
type Config struct {
	URL        string   `yaml:"url"`        // address of the site
	User       string   `yaml:"user"`       // login of the account
	Status     string   `yaml:"status"`     // draft (the default), pending or publish
	Categories []string `yaml:"categories"` // added to the draft's own
	Insecure   bool     `yaml:"insecure"`   // allow http:// to another computer
	Password   string   `yaml:"-"`          // application password; never logged
}

// String names the site, never the password.
func (c Config) String() string { return c.User + " sur " + c.URL }

// Format keeps the password out of every verb of fmt.
func (c Config) Format(f fmt.State, _ rune) { fmt.Fprint(f, c.String()) }

// Site is a WordPress site. It is safe for concurrent use; writes are one at a time, since
// WordPress makes two posts of two simultaneous ones.
type Site struct {
	config Config
	http   *http.Client

	mu    sync.Mutex
	route func(path string, query url.Values) string // how the site answers: /wp-json/ or ?rest_route=
	me    *account
	at    string // when a new post comes out, in the site's time zone; "" for at once
}

// At has new posts come out at a moment of the site's own time zone (2006-01-02T15:04:05):
// WordPress brings them out by itself.
func (s *Site) At(moment string) { s.at = moment }

// account is who the password belongs to, and what that person may do.
type account struct {
	ID           int             `json:"id"`
	Slug         string          `json:"slug"`
	Roles        []string        `json:"roles"`
	Capabilities map[string]bool `json:"capabilities"`
}

// target is the name of this kind of target in the journal.
const target = "wordpress"

// New returns the site. Nothing is asked of it yet.
func New(c Config) (*Site, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.User != nil {
		return nil, fmt.Errorf("publish.wordpress.url : « %s » n’est pas une adresse de site ; écrivez par exemple https://www.exemple.fr", c.URL)
	}
	if u.Scheme == "http" && !c.Insecure && !loopback(u.Hostname()) {
		return nil, fmt.Errorf("publish.wordpress.url : avec http://, le mot de passe passerait en clair sur le réseau jusqu’à %s ; écrivez https://, ou ajoutez « insecure: true » si c’est un réseau de confiance", u.Host)
	}
	switch c.Status {
	case "":
		c.Status = "draft"
	case "draft", "pending", "publish":
	default:
		return nil, fmt.Errorf("publish.wordpress.status : « %s » n’existe pas ; choisissez draft, pending ou publish", c.Status)
	}
	if c.User == "" {
		return nil, errors.New("publish.wordpress.user manque : c’est l’identifiant du compte WordPress qui publie")
	}
	if c.Password == "" {
		return nil, errors.New("le mot de passe d’application WordPress manque : créez-le dans WordPress (Comptes > Profil > Mots de passe d’application) et mettez-le dans la variable PHARE_WORDPRESS_PASSWORD")
	}
	c.URL = strings.TrimRight(c.URL, "/")
	return &Site{config: c, http: &http.Client{
		Timeout: 60 * time.Second,
		// a redirect would carry the password elsewhere, or turn a POST into a GET
		CheckRedirect: func(r *http.Request, _ []*http.Request) error {
			return fmt.Errorf("le site renvoie vers %s://%s : mettez cette adresse dans publish.wordpress.url", r.URL.Scheme, r.URL.Host)
		},
	}}, nil
}

// loopback reports whether a host is this computer.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// Name is the target's name.
func (s *Site) Name() string { return target }

// answerError is an answer of WordPress that is no success. Its messages are localized:
// only the code is compared.
type answerError struct {
	Status int
	Code   string          `json:"code"`
	Text   string          `json:"message"`
	Data   json.RawMessage `json:"data"`
	// foreign: something else than WordPress's REST answered, a firewall or an error page.
	foreign bool
}

// termID is the id that WordPress gives with the code term_exists.
func (e *answerError) termID() int {
	var data struct {
		ID int `json:"term_id"`
	}
	_ = json.Unmarshal(e.Data, &data) // 0 when it is not there
	return data.ID
}

func (e *answerError) Error() string {
	return fmt.Sprintf("WordPress répond %d %s : %s", e.Status, e.Code, e.Text)
}

// call makes one request and decodes the answer into out.
func (s *Site) call(ctx context.Context, method, path string, query url.Values, body any, out any) error {
	var payload []byte
	if body != nil {
		var err error
		if payload, err = json.Marshal(body); err != nil {
			return err
		}
	}
	return s.send(ctx, method, path, query, "application/json", "", payload, out)
}

func (s *Site) send(ctx context.Context, method, path string, query url.Values, contentType, disposition string, payload []byte, out any) error {
	address, err := s.address(ctx, path, query)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(payload))
	if err != nil {
		return err
	}
	req.SetBasicAuth(s.config.User, s.config.Password)
	if len(payload) > 0 {
		req.Header.Set("Content-Type", contentType)
	}
	if disposition != "" {
		req.Header.Set("Content-Disposition", disposition)
	}
	return s.do(req, out)
}

func (s *Site) do(req *http.Request, out any) error {
	resp, err := s.http.Do(req)
	if err != nil {
		return fmt.Errorf("%s ne répond pas : %w ; vérifiez l’adresse et votre connexion, puis relancez la même commande", s.config.URL, cause(err))
	}
	defer resp.Body.Close()
	raw, err := io.ReadAll(io.LimitReader(resp.Body, 16<<20))
	if err != nil {
		return fmt.Errorf("la réponse de %s s’est interrompue : %w ; relancez la même commande", s.config.URL, err)
	}
	if resp.StatusCode >= 300 {
		e := &answerError{Status: resp.StatusCode}
		if lenient(raw, e) != nil || e.Code == "" {
			e.Code, e.foreign = "réponse inattendue", true
			e.Text = "ce n’est pas l’interface REST de WordPress qui a répondu ; un pare-feu ou une extension la bloque peut-être"
		}
		return e
	}
	if out == nil {
		return nil
	}
	if err := lenient(raw, out); err != nil {
		return fmt.Errorf("%s ne répond pas en JSON : l’interface REST de WordPress est-elle désactivée, ou PHP affiche-t-il ses erreurs dans la page (WP_DEBUG_DISPLAY) ? (%w)", s.config.URL, err)
	}
	return nil
}

// lenient reads the JSON of an answer behind what PHP may have printed before it: a notice,
// a byte-order mark. What it printed is never obeyed, and the JSON must end the answer.
func lenient(raw []byte, out any) error {
	first := json.Unmarshal(raw, out)
	for tries, at := 0, 0; first != nil && tries < 200; tries++ {
		next := bytes.IndexAny(raw[at:], "{[")
		if next < 0 {
			break
		}
		at += next
		if json.Unmarshal(raw[at:], out) == nil {
			return nil
		}
		at++
	}
	return first
}

// cause leaves out the address that url.Error repeats.
func cause(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// address finds out once how the site is asked: by /wp-json/, or without pretty permalinks.
func (s *Site) address(ctx context.Context, path string, query url.Values) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.route == nil {
		pretty := func(path string, query url.Values) string {
			return s.config.URL + "/wp-json" + path + question(query)
		}
		plain := func(path string, query url.Values) string {
			q := url.Values{"rest_route": {path}}
			for k, v := range query {
				q[k] = v
			}
			return s.config.URL + "/?" + q.Encode()
		}
		var last error
		for _, route := range []func(string, url.Values) string{pretty, plain} {
			req, err := http.NewRequestWithContext(ctx, http.MethodGet, route("/", nil), nil)
			if err != nil {
				return "", err
			}
			// many sites close REST to whoever is not logged in
			req.SetBasicAuth(s.config.User, s.config.Password)
			var index struct {
				Namespaces []string `json:"namespaces"`
			}
			if last = s.do(req, &index); last == nil && len(index.Namespaces) > 0 {
				s.route = route
				break
			}
		}
		if s.route == nil {
			if last == nil {
				last = errors.New("aucune interface REST")
			}
			return "", fmt.Errorf("%s n’est pas un WordPress joignable : %w", s.config.URL, last)
		}
	}
	return s.route(path, query), nil
}

func question(q url.Values) string {
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// account asks once who we are: with a wrong password WordPress answers searches as if to
// anybody, and a text that is there would seem not to be.
func (s *Site) account(ctx context.Context) (*account, error) {
	s.mu.Lock()
	me := s.me
	s.mu.Unlock()
	if me != nil {
		return me, nil
	}
	me = &account{}
	err := s.call(ctx, http.MethodGet, "/wp/v2/users/me", url.Values{"context": {"edit"}}, nil, me)
	if err != nil {
		return nil, s.explain(err)
	}
	s.mu.Lock()
	s.me = me
	s.mu.Unlock()
	return me, nil
}

// may reports whether the account has a right of WordPress.
func (a *account) may(capability string) bool { return a.Capabilities[capability] }

// explain turns an answer into a refusal that says what to do.
func (s *Site) explain(err error) error {
	var a *answerError
	if !errors.As(err, &a) {
		return err
	}
	refuse := func(why string) error { return &publish.RefusedError{Target: target, Why: why} }
	switch {
	case a.foreign && a.Status < 500:
		return refuse(fmt.Sprintf("un pare-feu, une extension de sécurité ou l’hébergeur a répondu %d à la place de WordPress ; demandez à l’administrateur d’autoriser les requêtes vers /wp-json/ depuis ce poste", a.Status))
	case a.Code == "db_insert_error" || a.Code == "db_update_error":
		return refuse("la base de données de ce site refuse un caractère du texte, souvent un emoji (tables utf8mb3) ; retirez-le et faites signer de nouveau, ou demandez à l’administrateur de convertir les tables en utf8mb4")
	case a.Status == http.StatusUnauthorized && (a.Code == "incorrect_password" || a.Code == "invalid_username" || a.Code == "invalid_email" || a.Code == "rest_not_logged_in" || a.Code == "application_passwords_disabled"):
		return refuse("l’identifiant ou le mot de passe d’application est refusé ; vérifiez publish.wordpress.user et créez un nouveau mot de passe d’application (Comptes > Profil), ce n’est pas le mot de passe de connexion ; si tout est juste, le serveur web retire peut-être l’en-tête Authorization : « phare doctor » le dit")
	case a.Status == http.StatusForbidden && a.Code == "rest_cannot_publish":
		return refuse("ce compte n’a pas le droit de publier ; réglez publish.wordpress.status sur « pending » pour qu’une personne publie dans WordPress, ou demandez le rôle Éditeur")
	case a.Status == http.StatusForbidden, a.Status == http.StatusUnauthorized:
		return refuse("ce compte n’a pas le droit de faire cela (" + a.Code + ") ; demandez le rôle Éditeur à l’administrateur du site")
	case a.Status == http.StatusRequestEntityTooLarge:
		return refuse("le fichier est trop lourd pour ce site ; demandez à l’administrateur d’augmenter la taille des téléversements, ou réglez acts.url")
	case a.Status >= 500:
		return err // not sure that nothing was done
	}
	return refuse(a.Error())
}

package llm

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	openai "github.com/sashabaranov/go-openai"
)

// Report is what a probe found of the model configured.
type Report struct {
	Host    string        `json:"host"`
	Model   string        `json:"model"`
	OK      bool          `json:"ok"`      // a request was answered as it should be
	Listed  bool          `json:"listed"`  // the server names the model among its own
	Models  []string      `json:"models"`  // those that it names, at most 50
	Output  Output        `json:"output"`  // the surest rung that it keeps to
	Latency time.Duration `json:"latency"` // of the call that was answered, in nanoseconds
	Usage   Usage         `json:"usage"`
	Lines   []string      `json:"lines"` // French sentences, in the order to print them
}

// Probe tries the model configured: reaches the server, looks for the model in its list,
// and asks one small question, without any text of an act, to learn what structured
// output it keeps to. The cache is not used. The error is that of the first step that
// stops it; the report's Lines hold its sentence too.
func Probe(ctx context.Context, c Config) (Report, error) {
	c.CacheDir, c.OnCall, c.Retries = "", nil, 1 // a person is waiting
	client, err := New(c)
	if err != nil {
		return Report{Lines: []string{failure(err)}}, err
	}
	r := Report{Host: client.Host(), Model: client.Model()}
	if c.Offline {
		err := client.error(KindOffline, "")
		r.Lines = append(r.Lines, "Les appels au modèle sont interdits (--offline) : rien n’a été essayé.")
		return r, err
	}
	r.warnPlain(client.conf)
	if err := r.list(ctx, client); err != nil {
		r.Lines = append(r.Lines, failure(err))
		return r, err
	}
	err = r.ask(ctx, client)
	r.Usage = client.Usage()
	if err != nil {
		r.Lines = append(r.Lines, failure(err))
	}
	return r, err
}

// failure makes a line of an error.
func failure(err error) string {
	var e *Error
	if errors.As(err, &e) {
		bare := *e
		bare.Request = "" // doctor asked, no act did
		err = &bare
	}
	return "Échec : " + err.Error() + "."
}

// warnPlain warns of texts and a key that travel in clear.
func (r *Report) warnPlain(c Config) {
	u, err := url.Parse(c.BaseURL)
	if err != nil || u.Scheme != "http" {
		return
	}
	if ip := net.ParseIP(u.Hostname()); u.Hostname() == "localhost" || ip != nil && ip.IsLoopback() {
		return
	}
	r.Lines = append(r.Lines, fmt.Sprintf("La liaison à %s n’est pas chiffrée : les textes et la clé circulent en clair ; préférez une adresse https.", r.Host))
}

// list looks for the model. Many servers have no list, and Azure's names no deployment:
// only what would stop a call stops here.
func (r *Report) list(ctx context.Context, c *Client) error {
	if c.conf.API == "azure" {
		return nil
	}
	f := &flight{}
	began := time.Now()
	list, err := c.api.ListModels(withFlight(ctx, f))
	if err != nil {
		e := c.explain(ctx, dialog{}, f, err)
		switch {
		case f.status == http.StatusNotFound, f.status == http.StatusMethodNotAllowed, f.status == http.StatusNotImplemented,
			e.Kind == KindForbidden, e.Kind == KindProtocol:
			r.Lines = append(r.Lines, fmt.Sprintf("%s répond, mais ne donne pas la liste de ses modèles.", r.Host))
			return nil
		}
		return e
	}
	r.Lines = append(r.Lines, fmt.Sprintf("%s répond (%s).", r.Host, inSeconds(time.Since(began))))
	r.names(list)
	switch {
	case r.Listed:
		r.Lines = append(r.Lines, fmt.Sprintf("Le modèle « %s » est dans sa liste.", r.Model))
	case len(r.Models) > 0:
		r.Lines = append(r.Lines, fmt.Sprintf("Le modèle « %s » n’est pas dans sa liste ; il connaît : %s.", r.Model, strings.Join(r.Models[:min(10, len(r.Models))], ", ")))
	}
	return nil
}

func (r *Report) names(list openai.ModelsList) {
	for _, m := range list.Models {
		r.Listed = r.Listed || m.ID == r.Model
		r.Models = append(r.Models, m.ID)
	}
	slices.Sort(r.Models)
	r.Models = r.Models[:min(50, len(r.Models))]
}

const probeSchema = `{"type":"object","properties":{"ville":{"type":"string","enum":["Clermont-Ferrand","Lyon"]},"phrase":{"type":"string"}},"required":["phrase","ville"],"additionalProperties":false}`

func (r *Report) ask(ctx context.Context, c *Client) error {
	began := time.Now()
	_, err := c.JSON(ctx, Request{
		Name:   "essai",
		System: "Tu réponds en français.",
		User:   "Où se trouve la place de Jaude ? Donne la ville, et une phrase courte.",
		Schema: probeSchema, MaxTokens: 1024, ExpectTokens: 60, AnyLanguage: true,
	})
	if err != nil {
		return err
	}
	r.OK, r.Latency = true, time.Since(began)
	c.ladder.mu.Lock()
	r.Output = c.ladder.rung
	c.ladder.mu.Unlock()
	r.Lines = append(r.Lines, fmt.Sprintf("Le modèle répond en %s, %s.", inSeconds(r.Latency), map[Output]string{
		OutputSchema: "et tient la forme demandée (json_schema)",
		OutputObject: "en JSON sans contrôle du schéma par le serveur (json_object) : phare le contrôle lui-même",
		OutputText:   "sans forme imposée (text) : phare contrôle chaque réponse et la redemande au besoin",
	}[r.Output]))
	u := c.Usage()
	if u.Estimated {
		r.Lines = append(r.Lines, "Le serveur ne compte pas les jetons : les coûts affichés seront estimés.")
	}
	if !u.Priced {
		r.Lines = append(r.Lines, fmt.Sprintf("Le prix de « %s » n’est pas connu : indiquez-le sous « prices » dans phare.yaml pour voir les coûts et fixer un plafond.", r.Model))
	}
	return nil
}

// inSeconds writes a duration as the French do.
func inSeconds(d time.Duration) string {
	return strings.Replace(fmt.Sprintf("%.1f s", d.Seconds()), ".", ",", 1)
}

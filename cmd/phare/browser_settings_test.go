package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"phare/summarize/llm"
)

// TestSettingsByForm: what a webmaster sets without an editor goes into phare.yaml, whose
// comments and other keys stay; passwords go into the keyring alone; the model is tried
// without a word of an act; what a run would refuse is refused with its reason.
func TestSettingsByForm(t *testing.T) {
	keyring.MockInit()
	b := openReview(t)
	file := filepath.Join(b.dir, configName)
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const kept = "# tenu par la direction de la communication\nrules: {}\n"
	if err := os.WriteFile(file, append([]byte(kept), raw...), 0o644); err != nil {
		t.Fatal(err)
	}
	asked := make(chan string, 100)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		select {
		case asked <- r.URL.Path + " " + r.Header.Get("Authorization"):
		default:
		}
		http.Error(w, `{"error": {"message": "ce serveur ne fait que refuser"}}`, http.StatusUnauthorized)
	}))
	defer server.Close()
	read := func() string {
		t.Helper()
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	set := func(name, value string) {
		t.Helper()
		eval[any](b, `(() => { const f = document.getElementById(`+quoteJS(name)+`); f.closest("details").open = true; f.value = `+quoteJS(value)+`; f.dispatchEvent(new Event("input", {bubbles: true})) })()`)
	}
	// open goes below the session: the settings are beside it
	b.base = strings.TrimSuffix(b.base, "/s/"+exampleSession)
	b.open("/?tout=1")
	b.click(`[href="/reglages"]`)
	b.until(`document.getElementById("settings-form") && document.readyState === "complete"`)
	if got := eval[string](b, `document.getElementById("authority.name").value`); got != "Métropole de Valombre" {
		t.Errorf("the authority reads %q", got)
	}
	b.accessible("the settings")

	set("article.items", "4")
	set("model.provider", "ollama")
	set("model.model", "petit-modele")
	set("model.base_url", server.URL+"/v1")
	b.click(".stay [type=submit]")
	b.until(`document.getElementById("settings-state").textContent === "Enregistré."`)
	b.until(`document.getElementById("departure").textContent.includes("tourne sur ce poste")`)
	if got := read(); !strings.HasPrefix(got, kept[:len(kept)-10]) || !strings.Contains(got, "rules: {}") || !strings.Contains(got, "items: 4") || !strings.Contains(got, "model: petit-modele") {
		t.Errorf("phare.yaml reads\n%s", got)
	}

	// the key goes into the keyring, and nowhere else; it is used
	host := strings.TrimPrefix(server.URL, "http://")
	set("secret-model", "cle-tres-secrete")
	b.click(`[data-secret=model] [data-keep]`)
	b.until(`document.getElementById("where-model").textContent.includes("trousseau")`)
	if key, err := llm.KeyFromKeyring(host); err != nil || key != "cle-tres-secrete" {
		t.Errorf("the keyring holds %q, %v", key, err)
	}
	if strings.Contains(read(), "secrete") {
		t.Error("the key is in phare.yaml")
	}
	b.click("#try")
	b.until(`document.querySelector("#tried li")`)
	select {
	case got := <-asked:
		if !strings.HasSuffix(got, "Bearer cle-tres-secrete") {
			t.Errorf("the server was asked %q", got)
		}
	default:
		t.Error("the server was not asked")
	}
	b.accessible("a model that was tried")
	eval[any](b, `document.getElementById("modele").scrollIntoView({behavior: "instant"}), null`)
	b.picture("reglages")

	// what cannot work is refused, and the file stays
	before := read()
	set("article.items", "12")
	b.click(".stay [type=submit]")
	b.until(`document.getElementById("alert").textContent.includes("de 3 à 7")`)
	set("article.items", "4")
	set("article.footer", "sk-abcdefghijklmnopqrstuvwx")
	b.click(".stay [type=submit]")
	b.until(`document.getElementById("alert").textContent.includes("clé d'accès")`)
	if read() != before {
		t.Errorf("a refused form changed the file:\n%s", read())
	}
	set("article.footer", "")

	// a site is set before its password; the page says that it waits for it
	set("publish.wordpress.url", "https://www.valombre.example")
	set("publish.wordpress.user", "redaction")
	set("publish.times.wordpress", "09:30")
	set("secret-wordpress", "abcd efgh ijkl")
	b.click(`[data-secret=wordpress] [data-keep]`)
	b.until(`document.getElementById("where-wordpress").textContent.includes("trousseau")`)
	if got := read(); !strings.Contains(got, "user: redaction") || !strings.Contains(got, "09:30") || strings.Contains(got, "efgh") {
		t.Errorf("phare.yaml reads\n%s", got)
	}
	b.open("/reglages")
	if eval[bool](b, `Boolean(document.querySelector(".problem"))`) {
		t.Error(eval[string](b, `document.querySelector(".problem").textContent`))
	}
	b.base += "/s/" + exampleSession
	b.open("/t/article.md")
	if !eval[bool](b, `Boolean(document.querySelector("[data-target=wordpress]")) && Boolean(document.querySelector("[data-target=files]"))`) {
		t.Error("the site that was set is not offered, or the files are not")
	}
}

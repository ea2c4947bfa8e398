package llm

import (
	"fmt"
	"net/url"
	"strings"
)

// Preset is a kind of server that phare knows the address of.
type Preset struct {
	Name    string // as in phare.yaml
	BaseURL string // "" when each account has its own
	API     string // "openai" or "azure"
	Key     bool   // whether it wants a key
	Local   bool   // whether the texts stay on the machine
	Note    string // French, for documentation and doctor
}

// Presets lists the servers known by name. None of them was tried for real: the client
// is tried against a simulated server of the same protocol.
func Presets() []Preset {
	return []Preset{
		{Name: "openai", BaseURL: "https://api.openai.com/v1", API: "openai", Key: true, Note: "OpenAI, États-Unis"},
		{Name: "mistral", BaseURL: "https://api.mistral.ai/v1", API: "openai", Key: true, Note: "Mistral AI, France"},
		{Name: "albert", BaseURL: "https://albert.api.etalab.gouv.fr/v1", API: "openai", Key: true, Note: "Albert API, État français (DINUM)"},
		{Name: "azure", API: "azure", Key: true, Note: "Azure OpenAI : base_url https://NOM.openai.azure.com, model le nom du déploiement"},
		{Name: "ollama", BaseURL: "http://127.0.0.1:11434/v1", API: "openai", Local: true, Note: "Ollama sur ce poste"},
		{Name: "llama.cpp", BaseURL: "http://127.0.0.1:8080/v1", API: "openai", Local: true, Note: "llama-server sur ce poste"},
		{Name: "vllm", BaseURL: "http://127.0.0.1:8000/v1", API: "openai", Local: true, Note: "vLLM sur ce poste"},
	}
}

func preset(name string) (Preset, error) {
	if name == "" {
		name = "openai"
	}
	var names []string
	for _, p := range Presets() {
		if p.Name == name {
			return p, nil
		}
		names = append(names, p.Name)
	}
	return Preset{}, configError("le fournisseur « %s » est inconnu ; fournisseurs connus : %s", name, strings.Join(names, ", "))
}

func configError(format string, args ...any) *Error {
	return &Error{Kind: KindConfig, Detail: fmt.Sprintf(format, args...)}
}

// hostOf is the host and port of an address, for messages and logs.
func hostOf(base string) string {
	u, err := url.Parse(base)
	if err != nil {
		return ""
	}
	return u.Host
}

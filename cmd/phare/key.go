package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"phare/summarize/llm"
)

// modelKey is the key of a model's server and where it was found, in French words that
// never hold it.
type modelKey struct{ value, from string }

// modelKey looks for the key of a host: the environment, the file that phare.yaml names,
// the system's keyring. None is no error: a server of one's own needs none.
func (c *Command) modelKey(cfg *config, host string) (modelKey, error) {
	if key := c.getenv("OPENAI_API_KEY"); key != "" {
		return modelKey{key, "la variable OPENAI_API_KEY"}, nil
	}
	if file := cfg.Model.KeyFile; file != "" {
		if !filepath.IsAbs(file) {
			file = filepath.Join(cfg.dir, file)
		}
		key, err := llm.KeyFromFile(file)
		return modelKey{key, file}, err
	}
	// A system without a keyring has none to read.
	if key, err := llm.KeyFromKeyring(host); err == nil && key != "" {
		return modelKey{key, "le trousseau du système, pour " + host}, nil
	}
	return modelKey{}, nil
}

// storeKey asks for the key of the configured server and keeps it in the system's keyring;
// an empty answer takes it out.
func (c *Command) storeKey() error {
	cfg, err := loadConfig(c.Dir)
	if err != nil {
		return err
	}
	m, err := c.modelConfig(cfg)
	if err != nil {
		return err
	}
	if m.Model == "" {
		return usageError("aucun modèle n'est nommé : nommez-le d'abord dans phare.yaml (model.model), puis recommencez")
	}
	fmt.Fprintf(c.Stderr, "Clé de %s (rien ne s'affiche ; Entrée seule l'efface du trousseau) : ", m.Host())
	key, err := c.readSecret()
	if err != nil {
		return fmt.Errorf("la clé n'a pas pu être lue : %w", err)
	}
	if err := llm.KeepInKeyring(m.Host(), key); err != nil {
		return err
	}
	if key == "" {
		fmt.Fprintf(c.Stdout, "Plus aucune clé n'est gardée pour %s.\n", m.Host())
		return nil
	}
	fmt.Fprintf(c.Stdout, "Clé gardée dans le trousseau du système pour %s ; « phare doctor » l'essaie.\n", m.Host())
	return nil
}

// readSecret reads a line from the terminal without showing it, or from whatever else
// standard input is.
func (c *Command) readSecret() (string, error) {
	if f, ok := c.Stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		b, err := term.ReadPassword(int(f.Fd()))
		fmt.Fprintln(c.Stderr)
		return strings.TrimSpace(string(b)), err
	}
	line, err := bufio.NewReader(c.Stdin).ReadString('\n')
	if line != "" {
		err = nil // the last line may lack its end
	}
	return strings.TrimSpace(line), err
}

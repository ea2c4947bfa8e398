package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"phare/extract/ocr"
	"phare/review/publish/wordpress"
)

// A diagnosis is one thing that doctor looked at.
type diagnosis struct {
	Name   string `json:"name"`
	State  string `json:"state"`  // ok, absent (optional and missing), broken (configured and not working)
	Detail string `json:"detail"` // French
	Remedy string `json:"remedy,omitempty"`
}

const (
	stateOK     = "ok"
	stateAbsent = "absent"
	stateBroken = "broken"
)

func newDoctorCommand(c *Command) *cobra.Command {
	var asJSON, clear, store, webhook bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Dire ce qui est installé, réglé et joignable, et comment combler chaque manque",
		Long: `doctor examine le poste : les programmes facultatifs, phare.yaml, le modèle nommé s'il y
en a un, le dossier de mise en mémoire. Rien n'est obligatoire pour rédiger par extraction.`,
		Example: "  phare doctor",
		Args:    arguments(0, 0, ""),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if store {
				return c.storeKey()
			}
			if webhook {
				return c.storeWebhook()
			}
			if clear {
				if err := c.emptyCache(); err != nil {
					return fmt.Errorf("le dossier de mise en mémoire ne se vide pas : %w ; fermez les autres fenêtres de phare et recommencez", err)
				}
			}
			return c.doctor(cmd.Context(), asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "écrire un document JSON sur la sortie standard")
	cmd.Flags().BoolVar(&clear, "clear-cache", false, "vider d'abord ce qui a été mis en mémoire (lectures et réponses du modèle)")
	cmd.Flags().BoolVar(&store, "store-key", false, "demander la clé du modèle et la garder dans le trousseau du système")
	cmd.Flags().BoolVar(&webhook, "store-webhook", false, "demander l'adresse du webhook de l'équipe et la garder dans le trousseau du système")
	return cmd
}

func (c *Command) doctor(ctx context.Context, asJSON bool) error {
	found := []diagnosis{c.program("pdftoppm", "pages scannées et images des pages", map[string]string{
		"linux": "sudo apt install poppler-utils", "darwin": "brew install poppler", "windows": "winget install oschwartz10612.Poppler",
	}), c.program("tesseract", "lecture des pages scannées (OCR)", map[string]string{
		"linux": "sudo apt install tesseract-ocr-fra", "darwin": "brew install tesseract tesseract-lang", "windows": "winget install UB-Mannheim.TesseractOCR (cochez « French »)",
	})}
	if remedy := ocr.WithoutFrench(); remedy != "" {
		found = append(found, diagnosis{"tesseract en français", stateAbsent, "tesseract est là sans le français : les pages scannées sont nommées, pas lues", remedy})
	}
	cfg, err := loadConfig(c.Dir)
	switch {
	case err != nil:
		found = append(found, diagnosis{configName, stateBroken, err.Error(), "corrigez le fichier, puis relancez « phare doctor »"})
		cfg = &config{}
	case cfg.dir == "":
		found = append(found, diagnosis{configName, stateAbsent, "aucun réglage dans ce dossier : les valeurs par défaut valent", "voyez docs/reglages.md pour un fichier à copier"})
	default:
		found = append(found, diagnosis{configName, stateOK, "lu dans " + cfg.dir, ""})
	}
	found = append(found, c.diagnoseModel(ctx, cfg)...)
	found = append(found, c.diagnoseTargets(ctx, cfg)...)
	found = append(found, c.diagnoseWebhook(cfg)...)
	if dir := c.cacheDir(); dir == "" {
		found = append(found, diagnosis{"mise en mémoire", stateAbsent, "le système n'indique pas de dossier : chaque lecture recommence", ""})
	} else {
		bytes, files := folderSize(dir)
		found = append(found, diagnosis{"mise en mémoire", stateOK, fmt.Sprintf("%d fichiers, %.1f Mo dans %s ; « phare doctor --clear-cache » la vide", files, float64(bytes)/1e6, dir), ""})
	}
	found = append(found, c.writable())
	if asJSON {
		enc := json.NewEncoder(raw(c.Stdout))
		enc.SetIndent("", "  ")
		if err := enc.Encode(map[string]any{"version": version, "system": runtime.GOOS + "/" + runtime.GOARCH, "checks": found}); err != nil {
			return err
		}
	} else {
		marks := map[string]string{stateOK: "ok      ", stateAbsent: "absent  ", stateBroken: "À RÉGLER"}
		for _, d := range found {
			fmt.Fprintf(c.Stdout, "%s  %s : %s\n", marks[d.State], d.Name, d.Detail)
			if d.Remedy != "" {
				fmt.Fprintf(c.Stdout, "          → %s\n", d.Remedy)
			}
		}
	}
	for _, d := range found {
		if d.State == stateBroken {
			return &exitError{code: exitFailed}
		}
	}
	return nil
}

// diagnoseTargets opens each target that is configured; WordPress is asked, nothing is changed.
func (c *Command) diagnoseTargets(ctx context.Context, cfg *config) []diagnosis {
	var found []diagnosis
	for name, set := range map[string]bool{"wordpress": cfg.Publish.WordPress != nil, "git": cfg.Publish.Git != nil, "folder": cfg.Publish.Folder != nil} {
		if !set {
			continue
		}
		targets, err := c.targets(ctx, cfg, name)
		if err != nil {
			found = append(found, diagnosis{name, stateBroken, err.Error(), ""})
			continue
		}
		site, ok := targets[0].(*wordpress.Site)
		if !ok {
			found = append(found, diagnosis{name, stateOK, "cible réglée", ""})
			continue
		}
		for _, f := range site.Diagnose(ctx) {
			state := stateOK
			if !f.OK {
				state = stateBroken
			}
			found = append(found, diagnosis{name, state, f.Detail, f.Remedy})
		}
	}
	slices.SortStableFunc(found, func(a, b diagnosis) int { return strings.Compare(a.Name, b.Name) })
	return found
}

// program looks for an optional program on the PATH of the command's environment.
func (c *Command) program(name, serves string, install map[string]string) diagnosis {
	for _, dir := range filepath.SplitList(c.getenv("PATH")) {
		for _, ext := range []string{"", ".exe"} {
			if p, err := exec.LookPath(filepath.Join(dir, name+ext)); err == nil {
				return diagnosis{name, stateOK, serves + " : " + p, ""}
			}
		}
	}
	return diagnosis{name, stateAbsent, serves + " : programme non installé ; sans lui ces pages sont nommées, pas lues", install[runtime.GOOS]}
}

// writable tells whether the review folder can be made here.
func (c *Command) writable() diagnosis {
	f, err := os.CreateTemp(c.Dir, ".phare-essai-*")
	if err != nil {
		return diagnosis{"dossier de travail", stateBroken, "on ne peut pas écrire dans " + c.Dir, "placez-vous dans un dossier à vous, ou donnez --review DOSSIER"}
	}
	f.Close()
	if err := os.Remove(f.Name()); err != nil {
		return diagnosis{"dossier de travail", stateBroken, "un fichier d'essai ne s'efface pas : " + f.Name(), "effacez-le et vérifiez vos droits sur le dossier"}
	}
	return diagnosis{"dossier de travail", stateOK, c.Dir + " accepte les brouillons", ""}
}

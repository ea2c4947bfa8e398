package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"phare/review"
	"phare/review/draft"
	"phare/review/opinion"
	"phare/review/publish"
	"phare/review/readcopy"
)

func newOpinionCommand(c *Command) *cobra.Command {
	var by, reader string
	cmd := &cobra.Command{
		Use:   "opinion FICHIER [RÉPONSE.json] --by NOM",
		Short: "Demander un avis : copie de relecture à envoyer, puis réponse à reprendre",
		Long: `opinion fait la copie de relecture d'un texte, à envoyer à quelqu'un qui n'a pas phare :
un fichier HTML (texte, marques, pages des actes, place pour les remarques) et un document
Word, marqués « copie de relecture, non signée ». Ils vont dans le dossier relecture/ de la
séance.

Avec RÉPONSE.json, le fichier que la copie enregistre, opinion reprend ses remarques et son
avis dans le journal, au nom de la personne qui les apporte. Un avis éclaire ; il ne signe
rien.`,
		Example: `  phare opinion review/2025-04-04-conseil-metropolitain/article.md --by "Anne Leroy" --for "Luc Petit"
  phare opinion review/2025-04-04-conseil-metropolitain/article.md reponse-article-Luc-Petit.json --by "Anne Leroy"`,
		Args: arguments(1, 2, "le texte à faire relire"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(by) == "" {
				return usageError("dites qui demande la relecture ou apporte la réponse : --by \"Prénom Nom\"")
			}
			f, file, err := c.draft(args[0])
			if err != nil {
				return err
			}
			if len(args) == 2 {
				return c.takeOpinion(f, file, args[1], by)
			}
			return c.askOpinion(cmd.Context(), f, file, by, reader)
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "prénom et nom de la personne qui demande, ou qui apporte la réponse (obligatoire)")
	cmd.Flags().StringVar(&reader, "for", "", "prénom et nom de la personne qui relira")
	return cmd
}

// takeOpinion keeps an answer.
func (c *Command) takeOpinion(f *review.Folder, file, answer, by string) error {
	info, err := os.Stat(c.path(answer))
	if err != nil {
		return usageError("la réponse « %s » ne se lit pas : %v", answer, err)
	}
	if info.Size() > opinion.MaxFile {
		return refusal(fmt.Errorf("%s est trop lourd pour une réponse : %d Ko au plus", answer, opinion.MaxFile>>10))
	}
	raw, err := os.ReadFile(c.path(answer))
	if err != nil {
		return usageError("la réponse « %s » ne se lit pas : %v", answer, err)
	}
	g, err := f.AddOpinion(file, raw, by)
	switch {
	case errors.Is(err, review.ErrNoName):
		return usageError("%w", err)
	case err != nil:
		return refusal(fmt.Errorf("%s : %w", answer, err))
	}
	fmt.Fprintf(c.Stdout, "%s : %s, de %s, le %s, apporté par %s. Un avis ne signe rien.\n", file, g.Says.French(), draft.Shown(g.By), publish.LongDate(g.Date), by)
	if !g.Current {
		fmt.Fprintf(c.Stdout, "Attention : il porte sur une version d'avant (empreinte %s).\n", g.SHA256[:16])
	}
	if g.Words != "" {
		fmt.Fprintf(c.Stdout, "  %s\n", draft.Shown(strings.ReplaceAll(g.Words, "\n", " ")))
	}
	for _, r := range g.Remarks {
		fmt.Fprintf(c.Stdout, "  « %s » : %s\n", draft.Shown(r.Quote), draft.Shown(strings.ReplaceAll(r.Text, "\n", " ")))
	}
	return nil
}

// askOpinion writes the copies and notes that they were asked for.
func (c *Command) askOpinion(ctx context.Context, f *review.Folder, file, by, reader string) error {
	written, err := c.writeCopies(ctx, f, file, by, reader, nil)
	for _, name := range written {
		fmt.Fprintf(c.Stdout, "%s écrit.\n", c.shown(name))
	}
	return err
}

// writeCopies makes the copies of a text in relecture/ and gives their paths.
func (c *Command) writeCopies(ctx context.Context, f *review.Folder, file, by, reader string, progress func(done, total int)) ([]string, error) {
	checker, err := c.checker(f)
	if err != nil {
		return nil, err
	}
	r := readcopy.Request{Folder: f, By: strings.TrimSpace(by), For: strings.Join(strings.Fields(reader), " "), When: time.Now().Format(time.DateOnly),
		Words: c.pageWords, Image: pageImage(), Progress: progress}
	if r.Record, err = f.Record(); err != nil {
		return nil, err
	}
	if r.Draft, err = f.Draft(file); err != nil {
		return nil, err
	}
	if r.Marks, err = f.Marks(file); err != nil {
		return nil, err
	}
	r.Report = checker.Report(file, []byte(r.Draft.Text))
	page, err := readcopy.HTML(ctx, r)
	if err != nil {
		return nil, err
	}
	var word bytes.Buffer
	if err := readcopy.DOCX(&word, r); err != nil {
		return nil, err
	}
	if err := f.Request(r.Draft, by, r.For); err != nil {
		if errors.Is(err, review.ErrNoName) {
			return nil, usageError("%w", err)
		}
		return nil, err
	}
	base := filepath.Join(f.Dir, copiesToRead, strings.TrimSuffix(file, ".md")+"-relecture")
	if r.For != "" {
		base += "-" + strings.ReplaceAll(folderName(r.For), " ", "-")
	}
	if err := os.MkdirAll(filepath.Dir(base), 0o755); err != nil {
		return nil, fmt.Errorf("la copie de relecture ne s'écrit pas : %w", err)
	}
	own := publish.Owned{Manifest: filepath.Join(f.Dir, ".phare", "written.json")}
	var written []string
	for _, one := range []struct {
		ext     string
		content []byte
	}{{".html", page}, {".docx", word.Bytes()}} {
		// what somebody wrote into the Word document is never written over
		name := base + one.ext
		beside, err := own.Write(name, one.content)
		if err != nil {
			return written, fmt.Errorf("la copie de relecture ne s'écrit pas : %w", err)
		}
		if beside != "" {
			name = beside
		}
		written = append(written, name)
	}
	return written, nil
}

// copiesToRead is the folder, in that of a session, of the copies that are sent to be read.
const copiesToRead = "relecture"

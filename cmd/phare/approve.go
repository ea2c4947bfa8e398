package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"phare/review"
	"phare/review/notify"
	"phare/summarize/check"
)

// approveOptions are the flags of `phare approve`.
type approveOptions struct {
	by, role      string
	chair         string
	expect        string
	ticks, waives []string
}

func newApproveCommand(c *Command) *cobra.Command {
	var o approveOptions
	cmd := &cobra.Command{
		Use:   "approve FICHIER --by NOM",
		Short: "Signer un texte relu : lui seul pourra être publié",
		Long: `approve vérifie le texte contre les actes, puis le signe au nom donné. Il refuse (code 4)
tant qu'une erreur n'est ni corrigée ni écartée avec un motif, ou qu'un point à vérifier
n'est pas coché ; il dit lesquels. Où la règle de la maison (signature, dans phare.yaml) demande
plusieurs signatures, chacune est donnée par une autre personne, --as disant pour qui, et rien ne
sort avant la dernière. Chaque texte se signe à part, et la signature tombe dès
qu'une lettre du texte change.`,
		Example: `  phare approve review/2025-04-04-conseil-metropolitain/article.md --by "Anne Leroy" --role "responsable éditoriale"
  phare approve review/2025-04-04-conseil-metropolitain/article.md --by "Anne Leroy" --tick 3f2a --waive 9c41="vérifié au registre communal"`,
		Args: arguments(1, 1, "le texte à signer"),
		RunE: func(cmd *cobra.Command, args []string) error { return c.approve(cmd.Context(), args[0], o) },
	}
	cmd.Flags().StringVar(&o.by, "by", "", "prénom et nom de la personne qui signe (obligatoire)")
	cmd.Flags().StringVar(&o.role, "role", "", "sa fonction")
	cmd.Flags().StringVar(&o.chair, "as", "", "pour qui l'on signe, où la règle de la maison en nomme plusieurs : redaction, direction…")
	cmd.Flags().StringVar(&o.expect, "expect", "", "empreinte (SHA-256, au moins 8 caractères) du texte relu ; un autre texte n'est pas signé")
	cmd.Flags().StringSliceVar(&o.ticks, "tick", nil, "identifiant d'un point vérifié (répétable)")
	cmd.Flags().StringArrayVar(&o.waives, "waive", nil, "IDENTIFIANT=MOTIF : constat écarté, et pourquoi (répétable)")
	return cmd
}

func (c *Command) approve(ctx context.Context, path string, o approveOptions) error {
	if strings.TrimSpace(o.by) == "" {
		return usageError("%w", review.ErrNoName)
	}
	s := review.Signature{By: o.by, Role: o.role, Chair: o.chair, Ticks: o.ticks, Waives: map[string]string{}, Program: version}
	for _, w := range o.waives {
		id, reason, found := strings.Cut(w, "=")
		if !found || strings.TrimSpace(reason) == "" {
			return usageError("%w", review.ErrNoReason)
		}
		s.Waives[strings.TrimSpace(id)] = reason
	}
	f, file, err := c.draft(path)
	if err != nil {
		return err
	}
	s.File = file
	// what was shown is what is signed: the text is held to what it was when this began
	d, err := f.Draft(file)
	if err == nil {
		s.Expect = d.Content
	}
	if want := strings.ToLower(strings.TrimSpace(o.expect)); want != "" && (len(want) < 8 || !strings.HasPrefix(d.Hash, want)) {
		return refusal(fmt.Errorf("%s : %w : son empreinte est %s ; relisez-le avant de signer", file, review.ErrChanged, d.Hash[:16]))
	}
	checker, err := c.checker(f)
	if err != nil {
		return err
	}
	a, err := f.Approve(s, checker.Findings)
	var awaits *review.AwaitsError
	if errors.As(err, &awaits) {
		n := len(f.Rule.Of(file))
		fmt.Fprintf(c.Stderr, "%s est signé par %s (%s) : signé %d sur %d, il manque %s. Empreinte : %s.\n", path, awaits.By, awaits.Chair,
			n-len(awaits.Missing), n, strings.Join(awaits.Missing, ", "), awaits.Hash[:16])
		if cfg, err := c.reviewConfig(f.Dir); err == nil {
			c.tell(ctx, cfg, f, notify.Waiting)
		}
		return nil
	}
	if err != nil {
		var refused *review.RefusedError
		if errors.As(err, &refused) && d.Hash != "" {
			fmt.Fprintf(c.Stderr, "Empreinte du texte contrôlé : %s (--expect la demande à la signature).\n", d.Hash[:16])
		}
		return approveError(err)
	}
	copies, err := f.Copies()
	if err != nil {
		return err
	}
	for _, copied := range copies {
		if copied.Of == file {
			fmt.Fprintf(c.Stderr, "Attention, %s : %s.\n", copied.File, copied.Message)
		}
	}
	if cfg, err := c.reviewConfig(f.Dir); err == nil { // read a moment ago by checker
		c.tell(ctx, cfg, f, notify.Signed)
	}
	if err := c.tellReopened(f, a.Seal()); err != nil {
		return err
	}
	fmt.Fprintf(c.Stderr, "%s est signé par %s. Empreinte : %s.\n", path, a.By(), a.Hash()[:16])
	return nil
}

// approveError gives a refusal its exit code.
func approveError(err error) error {
	var (
		refused *review.RefusedError
		broken  *review.BrokenError
		unknown *review.UnknownFindingError
	)
	switch {
	case errors.As(err, &unknown), errors.Is(err, review.ErrNoName), errors.Is(err, review.ErrNoReason):
		return &exitError{exitUsage, err}
	case errors.As(err, &refused), errors.As(err, &broken), errors.Is(err, review.ErrChanged):
		return refusal(err)
	}
	return err
}

// checker holds the drafts of a review folder against its session, under the settings of
// phare.yaml.
func (c *Command) checker(f *review.Folder) (*review.Checker, error) {
	cfg, err := c.reviewConfig(f.Dir)
	if err != nil {
		return nil, err
	}
	r, err := f.Record()
	if err != nil {
		return nil, err
	}
	return f.Checker(check.Options{Body: cfg.Authority.Body, AllowedLinks: cfg.Links.Allowed, Electoral: cfg.electoral(r.Date), ActsURL: cfg.Acts.URL})
}

// tellReopened names the texts whose signatures fell with the correction that a line signed.
func (c *Command) tellReopened(f *review.Folder, seal string) error {
	entries, err := f.Journal()
	if err != nil {
		return err
	}
	after := false
	for _, e := range entries {
		if after && e.Event == review.EventRevoked {
			fmt.Fprintf(c.Stderr, "Attention, %s n'est plus signé : %s.\n", e.File, e.Reason)
		}
		after = after || e.Hash == seal
	}
	return nil
}

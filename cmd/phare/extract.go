package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"phare/extract"
)

// extractOptions are what `phare extract` is asked.
type extractOptions struct {
	json, text bool
	explain    bool
	reading    readOptions
}

func newExtractCommand(c *Command) *cobra.Command {
	var o extractOptions
	cmd := &cobra.Command{
		Use:   "extract CHEMIN…",
		Short: "Montrer ce qui a été lu dans des PDF",
		Long: `Lit les PDF des dossiers ou fichiers donnés et montre ce qui a été compris de chacun :
nature du document, assemblée, date de séance, délibérations, votes, et ce qui n'a pas
pu être lu. Rien n'est écrit dans les dossiers lus.`,
		Example: "  phare extract seance-du-4-avril/\n  phare extract --json seance-du-4-avril/ > lu.json",
		Args:    arguments(1, -1, "un dossier ou un fichier PDF"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runExtract(cmd.Context(), o, args)
		},
	}
	f := cmd.Flags()
	f.BoolVar(&o.json, "json", false, "écrire un document JSON")
	f.BoolVar(&o.text, "text", false, "écrire les mots dans l'ordre de lecture, un saut de page après chaque page")
	f.BoolVar(&o.explain, "explain", false, "dire de chaque délibération pourquoi son titre a été retenu, et ce qui reste douteux")
	o.reading.flags(f)
	o.reading.votesFlag(f)
	cmd.MarkFlagsMutuallyExclusive("json", "text", "explain")
	return cmd
}

func (c *Command) runExtract(ctx context.Context, o extractOptions, args []string) error {
	if o.text && o.reading.ocr == "" {
		o.reading.ocr = extract.OCRNever
	}
	o.reading.wordsOnly, o.reading.explain = o.text, o.explain
	progress := newBar(raw(c.Stderr))
	batch, err := c.read(ctx, args, o.reading, progress)
	progress.end()
	if err != nil {
		return err
	}
	switch {
	case o.json:
		err = writeJSON(c.Stdout, batch)
	case o.text:
		err = writeText(c.Stdout, batch)
	case o.explain:
		err = writeExplained(c.Stdout, batch)
	default:
		err = writeExtractTable(c.Stdout, batch)
	}
	if err != nil {
		return err
	}
	if n := unread(batch); n > 0 {
		return &exitError{code: exitUnread}
	}
	return nil
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(v)
}

// writeText prints the words of every document.
func writeText(w io.Writer, b *extract.Batch) error {
	for _, d := range b.Documents {
		if d.PDF == nil {
			continue
		}
		if err := d.PDF.WriteText(w); err != nil {
			return err
		}
	}
	return nil
}

// unread counts the documents and pages that were given and could not be read.
func unread(b *extract.Batch) int {
	n := 0
	for _, d := range b.Documents {
		if d.Pages == nil {
			n++
			continue
		}
		for _, w := range d.Lost() {
			if w.Page == 0 { // of a page, its role tells
				n++
			}
		}
		for _, role := range d.Coverage {
			if role == extract.RoleUnreadable {
				n++
			}
		}
	}
	return n
}

// writeExtractTable prints for a person what was read of each document.
func writeExtractTable(w io.Writer, b *extract.Batch) error {
	var out strings.Builder
	acts := 0
	for _, d := range b.Documents {
		fmt.Fprintf(&out, "%s\n  %s", d.File, kindNames[d.Kind])
		if d.Pages != nil {
			fmt.Fprintf(&out, ", %s", plural(*d.Pages, "page"))
		}
		if d.Body != nil {
			fmt.Fprintf(&out, ", %s", *d.Body)
		}
		if d.SessionDate != nil {
			fmt.Fprintf(&out, ", séance du %s", *d.SessionDate)
		}
		out.WriteByte('\n')
		for _, a := range d.Deliberations {
			acts++
			number := "sans numéro"
			if a.Number != nil {
				number = *a.Number
			}
			fmt.Fprintf(&out, "  • %s — %s (%s%s)\n", number, orUnknown(a.Object), outcomeNames[a.Outcome], votesShown(a))
			for _, w := range a.Warnings {
				if w.Code == extract.CodeCorrected {
					fmt.Fprintf(&out, "    ! %s\n", w.Message)
				}
			}
		}
		for _, x := range d.Warnings {
			if x.Page > 0 {
				fmt.Fprintf(&out, "  ! page %d : %s\n", x.Page, x.Message)
			} else {
				fmt.Fprintf(&out, "  ! %s\n", x.Message)
			}
		}
	}
	for _, s := range b.Skipped {
		fmt.Fprintf(&out, "%s\n  laissé de côté : %s\n", s.File, s.Reason)
	}
	fmt.Fprintf(&out, "\n%s, %s.\n", plural(len(b.Documents), "document"), plural(acts, "délibération"))
	_, err := io.WriteString(w, out.String())
	return err
}

func orUnknown(s string) string {
	if s == "" {
		return "objet non trouvé"
	}
	return s
}

func plural(n int, word string) string {
	if n > 1 {
		return fmt.Sprintf("%d %ss", n, word)
	}
	return fmt.Sprintf("%d %s", n, word)
}

func votesShown(a *extract.Deliberation) string {
	var parts []string
	if a.Unanimous != nil && *a.Unanimous {
		parts = append(parts, "à l'unanimité")
	}
	for _, v := range []struct {
		n    *int
		name string
	}{{a.Votes.For, "pour"}, {a.Votes.Against, "contre"}, {a.Votes.Abstain, "abst."}, {a.Votes.NotVoting, "sans vote"}} {
		if v.n != nil {
			parts = append(parts, fmt.Sprintf("%d %s", *v.n, v.name))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return ", " + strings.Join(parts, ", ")
}

// kindNames are the kinds of documents as a French reader calls them.
var kindNames = map[extract.Kind]string{
	extract.KindAct: "acte", extract.KindMinutes: "procès-verbal", extract.KindList: "liste des délibérations",
	extract.KindConvocation: "convocation", extract.KindAnnex: "annexe", extract.KindOther: "autre document",
}

// outcomeNames are the outcomes as a French reader calls them.
var outcomeNames = map[extract.Outcome]string{
	extract.Adopted: "adoptée", extract.Rejected: "rejetée", extract.Noted: "prise d'acte", extract.Opinion: "avis ou vœu",
	extract.Withdrawn: "retirée", extract.Postponed: "reportée", extract.Elected: "élection ou désignation", extract.NoOutcome: "décision non trouvée",
}

// writeExplained says of each act why its title was taken for one, the line that came next, how
// sure the reading is, and what is asked of a person.
func writeExplained(w io.Writer, batch *extract.Batch) error {
	var b strings.Builder
	for _, d := range batch.Documents {
		fmt.Fprintf(&b, "%s : %d délibération(s)\n", d.File, len(d.Deliberations))
		for _, a := range d.Deliberations {
			page := 0
			if len(a.Pages) > 0 {
				page = a.Pages[0]
			}
			fmt.Fprintf(&b, "\n  p. %d  %s\n    sûreté : découpe %.0f %%, numéro %.0f %%, objet %.0f %%, sens %.0f %%, vote %.0f %%\n", page, a.Object,
				100*a.Confidence.Cut, 100*a.Confidence.Number, 100*a.Confidence.Object, 100*a.Confidence.Outcome, 100*a.Confidence.Votes)
			if a.Why == nil {
				fmt.Fprintln(&b, "    l'acte a son propre en-tête, ou tient dans une ligne de tableau : son titre n'a pas été choisi entre plusieurs")
				continue
			}
			for _, r := range a.Why.Reasons {
				fmt.Fprintf(&b, "    + %s\n", r)
			}
			if a.Why.Rival != "" {
				fmt.Fprintf(&b, "    devant : « %s »\n", a.Why.Rival)
			}
		}
		for _, q := range d.Questions {
			fmt.Fprintf(&b, "\n  ? %s\n", q.Text)
		}
		fmt.Fprintln(&b)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

package main

import (
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/lmittmann/tint"
	"github.com/spf13/cobra"
)

// exitCodes ends the help of every command.
const exitCodes = `Codes de sortie :
  0    fait
  1    échec
  2    commande ou configuration incorrecte
  3    fait, mais un document donné ou annoncé n'a pas pu être lu
  4    refusé : texte non approuvé, ou erreur à corriger
  130  interrompu
`

// version is set by the release build (-ldflags "-X main.version=…").
var version = "dev"

// date is the day of the release, ISO 8601, set in the same way.
var date = ""

// versionLine is what --version says.
func versionLine() string {
	if date == "" {
		return version
	}
	return version + " (" + date + ")"
}

// newRootCommand assembles the subcommands, one file each.
func newRootCommand(c *Command) *cobra.Command {
	root := &cobra.Command{
		Use:   "phare",
		Short: "Des délibérations aux décisions phares, chaque fait prouvé",
		Long: `phare lit les PDF des délibérations d'une séance, propose les cinq décisions qui
comptent le plus pour les habitants, rédige des brouillons en Markdown, prouve chaque
fait sur la page d'où il vient, et ne laisse rien sortir qu'une personne n'ait signé.

Tout fonctionne sur votre poste, sans réseau. Un modèle de langage n'est appelé que si
vous en nommez un.`,
		Example:       "  phare run examples/metropole-de-valombre",
		Version:       versionLine(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.PersistentFlags().BoolP("verbose", "v", false, "journaliser sur la sortie d'erreur ce que fait le programme")
	root.PersistentPreRun = func(cmd *cobra.Command, _ []string) {
		level := slog.LevelWarn
		if v, err := cmd.Flags().GetBool("verbose"); err == nil && v {
			level = slog.LevelDebug
		}
		slog.SetDefault(slog.New(tint.NewTextHandler(raw(c.Stderr), &tint.Options{Level: level, TimeFormat: time.TimeOnly, NoColor: !isTerminal(raw(c.Stderr))})))
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd.CommandPath(), err) })
	root.SetUsageTemplate(usageTemplate)
	root.SetHelpTemplate(helpTemplate)
	root.SetVersionTemplate("phare {{.Version}}\n")
	root.SetHelpCommand(&cobra.Command{
		Use: "help [COMMANDE]", Short: "Aide sur une commande", Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			sub, _, err := cmd.Root().Find(args)
			if err != nil || sub == nil {
				return usageError("la commande « %s » n'existe pas ; « phare --help » donne la liste", strings.Join(args, " "))
			}
			sub.InitDefaultHelpFlag()
			return sub.Help()
		},
	})
	root.AddCommand(subcommands(c)...)
	root.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 0 {
			return usageError("la commande « %s » n'existe pas%s ; « phare --help » donne la liste", args[0], suggestion(cmd, args[0]))
		}
		if folder, ok := c.reviewable(); ok {
			return c.review(cmd.Context(), folder, reviewOptions{addr: "127.0.0.1:0"})
		}
		if c.display() {
			return c.start(cmd.Context())
		}
		if err := cmd.Help(); err != nil {
			return err
		}
		return &exitError{code: exitUsage}
	}
	root.Args = cobra.ArbitraryArgs
	for _, cmd := range append(root.Commands(), root) {
		cmd.InitDefaultHelpFlag()
		if f := cmd.Flags().Lookup("help"); f != nil {
			f.Usage = "afficher cette aide"
		}
	}
	root.InitDefaultVersionFlag()
	if f := root.Flags().Lookup("version"); f != nil {
		f.Usage = "afficher la version"
	}
	return root
}

func suggestion(cmd *cobra.Command, typed string) string {
	if near := cmd.SuggestionsFor(typed); len(near) > 0 {
		return fmt.Sprintf(" (vouliez-vous dire « phare %s » ?)", near[0])
	}
	return ""
}

// arguments checks how many operands a command is given: between least and most (most < 0: any number).
func arguments(least, most int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usageError("il manque %s ; exemple : %s", what, strings.TrimSpace(cmd.Example))
		case most >= 0 && len(args) > most:
			return usageError("« %s » est de trop ; un chemin qui contient des espaces s'écrit entre guillemets", args[most])
		}
		return nil
	}
}

const helpTemplate = `{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}

{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}`

const usageTemplate = `Usage :{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMANDE [options]{{else}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}

Commandes :{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Options :
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Options communes :
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasExample}}

Exemple :
{{.Example}}{{end}}

` + exitCodes

package main

import "github.com/spf13/cobra"

// newCompletionCommand stands in the place of cobra's own, whose help is in English.
func newCompletionCommand(c *Command) *cobra.Command {
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Écrire ce qui complète les commandes à la touche Tab",
		Long: `completion écrit, pour le terminal nommé, le script qui complète les commandes et les
options de phare à la touche Tab.

  bash        source <(phare completion bash), dans ~/.bashrc (paquet bash-completion)
  zsh         phare completion zsh > "${fpath[1]}/_phare"
  fish        phare completion fish > ~/.config/fish/completions/phare.fish
  powershell  phare completion powershell | Out-String | Invoke-Expression, dans $PROFILE`,
		Example:               "  phare completion bash",
		DisableFlagsInUseLine: true,
		Args:                  arguments(1, 1, "le nom du terminal"),
		ValidArgs:             []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			root, out := cmd.Root(), raw(c.Stdout)
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return usageError("« %s » n'est pas un terminal connu ; choisissez bash, zsh, fish ou powershell", args[0])
		},
	}
}

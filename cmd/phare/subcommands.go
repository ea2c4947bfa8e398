package main

import "github.com/spf13/cobra"

// subcommands lists them in the order of the work; each stands in the file of its name.
func subcommands(c *Command) []*cobra.Command {
	return []*cobra.Command{
		newRunCommand(c),
		newExtractCommand(c),
		newCheckCommand(c),
		newCorrectCommand(c),
		newStatusCommand(c),
		newReviewCommand(c),
		newCardsCommand(c),
		newApproveCommand(c),
		newRevokeCommand(c), newOpinionCommand(c),
		newPublishCommand(c),
		newExportCommand(c),
		newVerifyCommand(c),
		newReportCommand(c),
		newEvalCommand(c),
		newPromptsCommand(c),
		newDoctorCommand(c),
		newCompletionCommand(c),
		newManCommand(c),
	}
}

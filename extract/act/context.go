package act

import "phare/extract/record"

// Context is what the document knows of an act that the act's own lines don't say.
type Context struct {
	Kind    record.Kind
	Draft   bool           // the head calls the act a project
	Members record.Members // as the document's head prints or lists them
	Present []string       // elected members named there
	// title counts the first lines of the act that are its number and object; they are
	// head matter whatever they hold.
	Title int
	// shared holds the lines outside the act which state an outcome or a vote for it
	// along with others: "l'ensemble des rapports 3 à 42 est adopté à l'unanimité".
	// Nil when there are none; what the act itself prints prevails.
	Shared []record.Line
	// result holds, of a row of a list of deliberations, the words that say what became of
	// the act; rapporteur is who its column names.
	Result     []record.Line
	Rapporteur string
	Announced  string // who presents the act by the document's own agenda
	Group      string // who presents the group of items that the act is part of
}

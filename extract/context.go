package extract

// actContext is what the document knows of an act that the act's own lines don't say.
type actContext struct {
	kind    Kind
	draft   bool     // the head calls the act a project
	members Members  // as the document's head prints or lists them
	present []string // elected members named there
	// title counts the first lines of the act that are its number and object; they are
	// head matter whatever they hold.
	title int
	// shared holds the lines outside the act which state an outcome or a vote for it
	// along with others: "l'ensemble des rapports 3 à 42 est adopté à l'unanimité".
	// Nil when there are none; what the act itself prints prevails.
	shared []Line
	// result holds, of a row of a list of deliberations, the words that say what became of
	// the act; rapporteur is who its column names.
	result     []Line
	rapporteur string
	group      string // who presents the group of items that the act is part of
}

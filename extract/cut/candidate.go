// Package cut parts the lines of a document into its acts: candidates for the titles under which
// they stand, features of each, weights learned from labelled papers, and the best sequence of
// titles under what must hold of any.
package cut

// Mark is what stands before a title: its number or rank, and the form in which it is written.
type Mark struct {
	Word  string // "deliberation", "question", "point"… or ""
	Token string // as printed, folded: "d2024-48", "3", "iv"
	// form is the writing that items of one document share: word, shape of the token, sign
	// after it.
	Form   string
	Rank   int  // value of the last run of digits or of the Roman numeral; 0 without
	Number bool // a registered number, and no mere rank in the agenda
	Sub    bool // numbers a part of an item: "6-1"
	Rest   int  // byte of the text (not folded) after the mark
}

// SubRank is how much the first part of "6-1" weighs in a rank.
const SubRank = 100

// Follows tells whether mark b comes next after a in one numbering: 3 after 2, 2.1 after 1.4.
func (b Mark) Follows(a Mark) bool {
	return b.Rank == a.Rank+1 || a.Sub && b.Sub && b.Rank == (a.Rank/SubRank+1)*SubRank+1
}

// Candidate is a line that may open an item: its title and the proof that it is one.
type Candidate struct {
	Line  int // index of the first line in reading.lines
	N     int // lines of the title
	Mark  Mark
	Class string // headings of one class are written alike
	Title string // folded, without Mark
	Score float32
	Looks float32 // the score of the line by itself, before the document was weighed
	// silent headings open what is no act, whatever is said in it: the agenda, questions
	// diverses, the choice of a secretary.
	Silent bool
	Agenda bool // announced by the agenda in the same words
	Fixed  bool // a person said what it is
	Lex    Lex  // which lists of words know its title
	// inner is the mark of the line below a number that stands alone: "2031-014", then "II – Voirie".
	Inner Mark
	Above int // lines from the mark to the title, where a theme's name stands beside the Mark
	// apart is what the line is as a title set apart, kept beside a title that runs into its text.
	Apart  *Candidate
	Cut    int  // byte of its line after which the text of the item follows; 0 without
	Margin bool // stands in the margin
	// section marks the title of a theme, right above the titles of its items
	Section bool
	Theme   int  // lines right above it that are titles of a theme: "I – FINANCES"
	Inline  bool // the vote stands on the title's own line
	Tail    bool // its number closes the title
}

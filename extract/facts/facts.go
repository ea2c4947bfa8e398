// Package facts reads typed values in French administrative text: money, percentages,
// dates, durations, hours, counts, votes, ordinals, and the references (articles, laws,
// acts, parcels, phones) that look like quantities and never are.
//
// The reading is a single pass over words with bounded looks ahead: its cost grows with
// the length of the text and with nothing else.
package facts

// Kind is the type of a value.
type Kind string

// The kinds of facts.
const (
	Money     Kind = "money"     // Value in Unit (EUR, XPF, FRF)
	Percent   Kind = "percent"   // Value in hundredths; "la moitié" is 50
	Points    Kind = "points"    // Value in percentage points
	Date      Kind = "date"      // When, and Until for a period
	Duration  Kind = "duration"  // Value in Unit: an, mois, semaine, jour, heure, minute
	Hour      Kind = "hour"      // Value in minutes after midnight
	Count     Kind = "count"     // Value of Unit: a unit of measure ("m2") or a noun ("logement")
	Ordinal   Kind = "ordinal"   // Value; "IIIe" is 3
	Vote      Kind = "vote"      // Value of Unit: pour, contre, abstention, nppv, votant, exprime, present, pouvoir, exercice
	Consensus Kind = "consensus" // Unit: unanimite, majorite
	Reference Kind = "reference" // an identifier, never a quantity; Unit says of what
	Number    Kind = "number"    // a bare number: a table's cell, for one
)

// Qualifier is what the words around a value say of its exactness.
type Qualifier string

// The qualifiers. The empty one says that the value stands as it is.
const (
	Exact   Qualifier = ""
	Over    Qualifier = "plus de"
	Under   Qualifier = "moins de"
	Nearly  Qualifier = "près de" // slightly under
	About   Qualifier = "environ"
	AtLeast Qualifier = "au moins"
	AtMost  Qualifier = "au plus" // jusqu'à, maximum, plafonné à, dans la limite de
)

// Fact is one value with its place in the text.
type Fact struct {
	Kind       Kind
	Start, End int    // byte offsets in the text; qualifiers are outside of it
	Text       string // the written form, text[Start:End]

	// Value is the value, or the lower one of a range; High is the upper one, else equal to
	// Value. Both are signed.
	Value, High float64
	// Precision is the weight of the last digit that is written: 0.01 for "12,50 €",
	// 100000 for "1,2 million".
	Precision float64
	Unit      string
	Tax       string // HT, TTC, net; "" when not stated
	Per       string // an, mois, jour, heure, semaine, habitant, m2, m3, place, enfant…: "20 000 € par an"
	Qualifier Qualifier
	// Forecast is set by prévisionnel, estimé, évalué, envisagé beside the value.
	Forecast bool
	// Renewable is set when a duration is said to be renewable.
	Renewable bool
	// Letters is set when the value is written in words alone.
	Letters bool
	// Mismatch is set when a value in words and its figures disagree: "deux cents (300)".
	Mismatch bool
	// Ambiguous is set when the written form has two readings: "1.200 km".
	Ambiguous bool

	When, Until Day
	Role        Role
}

// Day is a date, as far as it is stated: a zero field is not.
type Day struct {
	Year, Month, Day int
	Weekday          int    // 1 Monday … 7 Sunday; 0 when not stated
	Part             string // debut, fin, courant, mi, printemps, ete, automne, hiver, rentree, T1…T4, S1, S2
}

// Role is the part a date plays, told by the words before it.
type Role string

// The roles of dates. The empty one is not told.
const (
	RoleSession  Role = "session"  // séance du
	RoleNotice   Role = "notice"   // convoqué le
	RoleEarlier  Role = "earlier"  // délibération du, convention du, protocole du
	RoleLaw      Role = "law"      // loi du, décret n° … du
	RoleSent     Role = "sent"     // transmis, reçu en préfecture le
	RolePosted   Role = "posted"   // publié, affiché le
	RoleFrom     Role = "from"     // à compter du, à partir du, dès
	RoleUntil    Role = "until"    // jusqu'au
	RoleBefore   Role = "before"   // avant le, au plus tard le
	RoleAfter    Role = "after"    // après le
	RoleSchool   Role = "school"   // année scolaire
	RoleExercise Role = "exercise" // exercice, budget, BP
)

// All returns the facts of the text in the order they stand, without overlap.
func All(text string) []Fact {
	s := scanner{text: text}
	s.toks, s.stream = tokenize(text)
	return s.run()
}

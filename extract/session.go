package extract

import "phare/extract/record"

// What was read of a document is a record: its types, which the rooms below this one share, are
// known here under their own names.
type (
	Document     = record.Document
	Kind         = record.Kind
	TextLayer    = record.TextLayer
	PageRole     = record.PageRole
	Members      = record.Members
	Warning      = record.Warning
	AgendaItem   = record.AgendaItem
	Status       = record.Status
	Outcome      = record.Outcome
	Deliberation = record.Deliberation
	Confidence   = record.Confidence
	Question     = record.Question
	Why          = record.Why
	Votes        = record.Votes
	Amount       = record.Amount
	Part         = record.Part
	Line         = record.Line
	Evidence     = record.Evidence
	Corrected    = record.Corrected
	Numbering    = record.Numbering
)

// The kinds of documents.
const (
	KindAct         = record.KindAct
	KindMinutes     = record.KindMinutes
	KindList        = record.KindList
	KindConvocation = record.KindConvocation
	KindAnnex       = record.KindAnnex
	KindOther       = record.KindOther
)

// The text layers of a document.
const (
	LayerFull      = record.LayerFull
	LayerPartial   = record.LayerPartial
	LayerStampOnly = record.LayerStampOnly
	LayerGarbage   = record.LayerGarbage
	LayerNone      = record.LayerNone
)

// The roles of a page.
const (
	RoleAct        = record.RoleAct
	RoleHead       = record.RoleHead
	RoleAgenda     = record.RoleAgenda
	RoleAnnex      = record.RoleAnnex
	RoleBlank      = record.RoleBlank
	RoleUnreadable = record.RoleUnreadable
)

// The statuses of an act.
const (
	StatusDraft   = record.StatusDraft
	StatusAdopted = record.StatusAdopted
)

// The outcomes of an act.
const (
	Adopted   = record.Adopted
	Rejected  = record.Rejected
	Noted     = record.Noted
	Opinion   = record.Opinion
	Withdrawn = record.Withdrawn
	Postponed = record.Postponed
	Elected   = record.Elected
	NoOutcome = record.NoOutcome
)

// The parts of an act, in their usual order.
const (
	PartHead       = record.PartHead
	PartReport     = record.PartReport
	PartVisas      = record.PartVisas
	PartRecitals   = record.PartRecitals
	PartDispositif = record.PartDispositif
	PartVote       = record.PartVote
	PartClosing    = record.PartClosing
	PartAnnex      = record.PartAnnex
)

// What a document warns of that was given and not read.
const (
	CodeNoOCR         = record.CodeNoOCR
	CodeNotUnderstood = record.CodeNotUnderstood
	CodeOCRBudget     = record.CodeOCRBudget
	CodeNumbers       = record.CodeNumbers
)

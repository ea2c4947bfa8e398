// Package summarize chooses the decisions of a session that matter most to residents and
// drafts the web article and the posts about them: by extraction alone, or with a model
// whose every sentence is held against the acts.
//
// The choice is computed in code from stated signals (the rules, and the scores of a model
// where one is named), so that the same session gives the same decisions with the same
// reasons. Nothing here writes a file: package review lays the drafts down.
package summarize

// Method says how a text was made.
type Method string

// The methods.
const (
	ByExtraction Method = "extraction" // sentences of the acts, trimmed
	ByModel      Method = "model"      // written by a model, then checked against the acts
)

// Summary is what is proposed to the editor of one session. It goes whole into session.json.
type Summary struct {
	Title string `json:"title"` // title of the article, plain text
	Chapo string `json:"chapo"` // opening paragraph, Markdown
	// ChapoActs are the acts that the opening tells, which a check holds it against.
	ChapoActs []string `json:"chapo_acts,omitempty"`
	Summary   string   `json:"summary"` // one sentence for the front matter, plain text

	Items    []Item     `json:"items"`     // the decisions chosen, in the order of the article
	Next     []Item     `json:"next"`      // the runners-up, drafted by extraction so that a swap costs nothing
	SetAside []SetAside `json:"set_aside"` // every other act of the session, with its reason

	// Mention is the sentence that says how the text was made (AI Act, article 50(4));
	// it stands in the body from the first draft. Empty when no model wrote anything.
	Mention string `json:"mention,omitempty"`
	// MentionAt is where it stands, "top" or "end", here and in the posts.
	MentionAt string `json:"mention_at,omitempty"`
	// Before tells that the session is not held yet: there is no article, and each item that the
	// agenda convokes (Convened, as the text bears it) is said to be a project. Cited are the
	// documents that the text rests on.
	Before   bool     `json:"before,omitempty"`
	Convened []string `json:"convened,omitempty"`
	Cited    []string `json:"cited,omitempty"`
	// Footer is the Markdown that ends the article: link to the list of deliberations,
	// video, next session, as far as they are configured.
	Footer string `json:"footer,omitempty"`
	// Posts are the channels asked for, made from the article and checked like it.
	Posts []Post `json:"posts,omitempty"`

	Method    Method     `json:"method"`              // ByModel when a model wrote the title or one item at least
	Model     string     `json:"model,omitempty"`     // name of the model that was asked
	Endpoint  string     `json:"endpoint,omitempty"`  // its address, without key
	Prompts   string     `json:"prompts"`             // fingerprint of prompts and house style
	Rules     string     `json:"rules"`               // fingerprint of the weights and lists
	Said      string     `json:"said,omitempty"`      // fingerprint of the corrections that the reading obeyed
	Usage     Usage      `json:"usage"`               // calls, tokens, cost
	Sent      []Sent     `json:"sent,omitempty"`      // what left the machine, and to where
	Digests   []Digest   `json:"digests,omitempty"`   // what the model read in each act
	Fallbacks []Fallback `json:"fallbacks,omitempty"` // what the model failed to give, and what was used instead
	Notes     []string   `json:"notes,omitempty"`     // French remarks that the reviewer must read
}

// Item is one block of the article: one act, or several on one subject.
type Item struct {
	ID    string   `json:"id"`   // anchor of the heading: the first act's id
	Acts  []string `json:"acts"` // ids of the deliberations, the principal one first
	Title string   `json:"title"`
	Text  string   `json:"text"` // Markdown body without heading, its links to the acts included
	Theme string   `json:"theme,omitempty"`

	Score   float64  `json:"score"` // sum of the points of Reasons
	Reasons []Reason `json:"reasons"`
	Pinned  bool     `json:"pinned,omitempty"` // kept by the editor's order

	Method Method `json:"method"`
	// Fallback says in French why the text is an extract although a model was named.
	Fallback string `json:"fallback,omitempty"`
	// Notes are French remarks to the reviewer: a sentence cut, a name met in the object.
	Notes []string `json:"notes,omitempty"`
}

// Reason is one contribution to a score, shown to the editor.
type Reason struct {
	Code   string  `json:"code"`   // the signal's name in the rules: amount, contested, school…
	Text   string  `json:"text"`   // French: "montant parmi les plus élevés de la séance (1,2 M€)"
	Points float64 `json:"points"` // what it adds to the score, or takes from it; 0 where editors' words rank
}

// SetAside is an act that was read and is neither chosen nor among the next ones.
type SetAside struct {
	Act    string  `json:"act"` // deliberation id
	Title  string  `json:"title"`
	Code   string  `json:"code"`   // routine, individual, banned, lower, withdrawn…
	Reason string  `json:"reason"` // French
	Score  float64 `json:"score"`
}

// Post is the text of one channel.
type Post struct {
	Channel string `json:"channel"` // name of the prompt file: facebook, court, accueil…
	File    string `json:"file"`    // name of the draft: "facebook.md"
	Title   string `json:"title"`
	Text    string `json:"text"` // Markdown body; slides and alt texts included where the channel has them
	Method  Method `json:"method"`
	// Mention is the sentence in Text that says how it was made; "" for none.
	Mention string `json:"mention,omitempty"`
	// Fallback says in French why the text is an extract although a model was named.
	Fallback string   `json:"fallback,omitempty"`
	Notes    []string `json:"notes,omitempty"`
}

// Digest is what a model read in one act. Quotes are verbatim and were found in the act:
// a statement whose quote was not found is left out.
type Digest struct {
	Act     string   `json:"act"`
	Title   string   `json:"title"`             // plain title, beside the official object
	Change  Quoted   `json:"change"`            // what changes, for whom, when
	Figures []Quoted `json:"figures,omitempty"` // the figures that count
	State   string   `json:"state"`             // nouveau, étape, reconduction, position, formalité
	News    string   `json:"news,omitempty"`    // what would make it news
	Private bool     `json:"private"`           // concerns a private person alone
	Dropped []string `json:"dropped,omitempty"` // statements dropped because their quote is not in the act
}

// Quoted is a statement with the verbatim words of the act that carry it.
type Quoted struct {
	Text  string `json:"text,omitempty"`
	Quote string `json:"quote,omitempty"`
}

package summarize

import "phare/summarize/llm"

// Options tells Run what is wanted. The zero value drafts five items by extraction.
type Options struct {
	Items    int      // number of items of the article, 3 to 7; 0 for what the house style says
	Pins     []string // ids, or numbers, of acts that must be in the article
	Bans     []string // ids, or numbers, of acts that must not
	Channels []string // names of the channels to draft; nil for all those that the prompts define, empty for none

	ActsURL      string   // address of an act, with {file}, {number} or {id}; for the checks
	AllowedLinks []string // other addresses that a text may bear
	Footer       string   // Markdown put at the end of the article
	Mention      *string  // wording of the AI mention; nil for the default one, "" for none
	MentionPosts *string  // the same in the posts
	MentionAt    string   // "top" or "end"; "" for what the house style says
	Electoral    bool     // electoral period (code électoral, L. 52-1): neutral tone, no names
	ShowVotes    *bool    // print the votes in the texts; nil for what the house style says

	PromptsDir string // folder whose files override the embedded prompts; "" for none
	RulesYAML  []byte // overrides of the weights and lists; nil for the embedded ones

	// Client is the model that is asked; nil drafts by extraction.
	Client   *llm.Client
	Offline  bool           // no call may leave the machine, whatever else is set
	Progress func(Progress) // called as acts and texts are done; may be nil
	// Foresee is told once, before the calls, what a run with a model will probably cost;
	// never when all is answered already. It may be nil.
	Foresee func(llm.Estimate)
}

// Progress is one step done.
type Progress struct {
	Step        string // digest, choose, write, head, channel
	Done, Total int
	Act         string // id of the act, or name of the channel, just done
}

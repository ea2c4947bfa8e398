package summarize

import "phare/prompts"

// The lengths that prompts ask for, schemas describe and validators hold a reply to: one
// place, so that none contradicts another. A reply is refused only well beyond (slack): a
// title two characters too long is no reason to pay it twice.
const (
	blockTitleMin, blockTitleMax = 30, 90  // characters of a block's heading
	titleMin, titleLen           = 60, 120 // characters of the article's title
	chapoMin, chapoMax           = 35, 65  // words of its opening
	summaryMax                   = 160     // characters of its sentence for search engines
	digestTitleMax               = 90      // characters
	digestFigures                = 4       // figures of one digest
	listLength                   = 10      // entries of the conference
	storyMax                     = 6       // acts that a conference may tell as one story
	slack                        = 1.35    // of a maximum, before a reply is refused
	quoteLeast, quoteMost        = 12, 300 // characters, as asked for
)

// lengths are the values of the prompts' {{names}}.
func (e *engine) lengths() map[string]any {
	return map[string]any{
		"intertitre_min": blockTitleMin, "intertitre_max": blockTitleMax, "titre_min": titleMin, "titre_max": titleLen,
		"chapo_min": chapoMin, "chapo_max": chapoMax, "resume_max": summaryMax, "titre_fiche": digestTitleMax, "chiffres": digestFigures,
		"mots_min": e.style.MinWords, "mots_max": e.style.MaxWords, "rangs": min(listLength, max(len(e.ranking.open), 1)), "reunis": storyMax - 1,
	}
}

// ofChannel adds those of a channel.
func (e *engine) ofChannel(c prompts.Channel) map[string]any {
	v := e.lengths()
	v["min"], v["max"], v["emojis"], v["mots_diese"] = c.Min, c.Max, c.Emoji, c.Hashtags
	return v
}

func tooMuch(n, most int) bool { return float64(n) > slack*float64(most) }

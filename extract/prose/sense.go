package prose

import "strings"

// Sense is what a count of a vote counts.
type Sense uint8

// What a count counts; those without a word of their own here are as they read.
const (
	NoSense Sense = iota
	InFavour
	Against
	Abstaining
	NotVoting
	Expressed // suffrages exprimés
	Voters    // votants
	blank     // bulletins blancs
	void      // bulletins nuls
	Present
	Proxies
	InOffice
	SenseCount
)

// Votes tells whether the sense is one of those a Votes holds.
func (s Sense) Votes() bool { return s >= InFavour && s <= NotVoting }

// Fillers stand between a count and its sense: "3 conseillers se sont abstenus", "25 voix exprimées pour".
var Fillers = map[string]bool{
	"voix": true, "vote": true, "votes": true, "suffrage": true, "suffrages": true, "elu": true, "elus": true, "elues": true,
	"conseiller": true, "conseillers": true, "conseilleres": true, "membre": true, "membres": true, "delegue": true, "delegues": true,
	"personne": true, "personnes": true, "administrateurs": true, "se": true, "s": true, "sont": true, "ont": true, "a": true, "ayant": true,
	"etant": true, "exprimees": true, "\"": true, "municipaux": true, "communautaires": true, "metropolitains": true, "departementaux": true,
	"regionaux": true, "deputes": true, "est": true, "ayants": true, "votant": true, "votent": true, "d": true, "de": true, "bulletin": true, "bulletins": true,
}

// SenseAt reads the word that names a sense at term i, and the index behind it. A bare
// "pour" or "contre" is a common word: its reader must ask for more.
func (w *Text) SenseAt(i int) (s Sense, end int, common bool) {
	if w.At(i+1) == "-" && i+2 < len(w.Toks) && w.Toks[i+2].Flag&IsWord != 0 && w.Toks[i+2].Word == w.Toks[i].Word && w.Toks[i+2].Line == w.Toks[i].Line && w.At(i) != "non" {
		return NoSense, 0, false // "contre-visite"
	}
	switch t := w.At(i); t {
	case "pour", "oui":
		return InFavour, i + 1, true
	case "contre", "non":
		if t == "non" {
			switch n := w.At(i + 1); n {
			case "participation", "participations", "votant", "votants", "participant", "participants":
				return NotVoting, w.toTheVote(i + 2), false
			case "-":
				if strings.HasPrefix(w.At(i+2), "vot") || strings.HasPrefix(w.At(i+2), "particip") {
					return NotVoting, w.toTheVote(i + 3), false
				}
			}
		}
		return Against, i + 1, true
	case "favorable", "favorables":
		return InFavour, i + 1, true
	case "defavorable", "defavorables", "opposition", "oppositions", "opposant", "opposants", "opposes":
		return Against, i + 1, true
	case "nppv", "npv", "deport", "deports", "nppav", "deporte", "deportent":
		return NotVoting, i + 1, false
	case "sans":
		if w.At(i+1) == "participation" {
			return NotVoting, w.toTheVote(i + 2), false
		}
	case "ne", "n":
		if e := w.After(i, "n . p . p . v"); e > 0 {
			if w.At(e) == "." {
				e++
			}
			return NotVoting, e, false
		}
		if e := w.notTakingPart(i); e > 0 {
			return NotVoting, e, false
		}
	case "refus":
		if e := w.After(i, "refus de vote"); e > 0 {
			return NotVoting, e, false
		}
		if e := w.After(i, "refus de prendre part"); e > 0 {
			return NotVoting, w.toTheVote(e), false
		}
	case "exprimes", "exprime", "exprimees":
		return Expressed, i + 1, true
	case "votants", "votant", "votantes":
		return Voters, i + 1, true
	case "blancs", "blanc":
		return blank, i + 1, true
	case "nuls", "nul":
		return void, i + 1, true
	case "presents", "presentes", "present":
		return Present, i + 1, true
	case "pouvoirs", "pouvoir", "procurations", "procuration", "representes":
		return Proxies, i + 1, true
	case "exercice":
		return InOffice, i + 1, true
	default:
		if Abstains(t) {
			return Abstaining, i + 1, false
		}
	}
	return NoSense, 0, false
}

// Abstains tells whether t is a form of abstention or s'abstenir, mistyped ones too, but
// no past or future of a debate.
func Abstains(t string) bool {
	switch t {
	case "abstention", "abstentions", "absention", "absentions", "abstentionniste", "abstentionnistes", "abst", "abs",
		"abstient", "abstiennent", "abstenu", "abstenue", "abstenus", "abstenues", "abstenant":
		return true
	}
	return false
}

// notTakingPart reads "ne prend pas part (au vote)", "n'ont pas participé au vote",
// "ne pas vouloir prendre part au vote", with or without the vote's name.
func (w *Text) notTakingPart(i int) (end int) {
	i++
	part, verb := false, false
	for n := 0; n < 6; n++ {
		switch t := w.At(i); {
		case t == "pas", t == "point", t == "souhaite", t == "souhaitent", t == "souhaitant", t == "vouloir", t == "veut", t == "a", t == "ont", t == "ayant":
		case strings.HasPrefix(t, "pren") && !strings.HasPrefix(t, "prendr") || t == "prendre" || t == "pris":
			verb = true
		case t == "part" && verb:
			part = true
		case strings.HasPrefix(t, "particip") && !strings.HasPrefix(t, "participer") || t == "participer":
			part = true
		case t == "vote" || t == "votent" || t == "votant":
			if part {
				return 0
			}
			if w.At(i-1) == "ne" || w.At(i-1) == "n" {
				if w.At(i+1) == "pas" {
					return i + 2
				}
			}
			return 0
		default:
			return 0
		}
		i++
		if part {
			if w.At(i) == "pas" {
				i++
			}
			e := w.toTheVote(i)
			if e == i && verb {
				return i // "ne prend pas part": to the vote or the debate
			}
			if e == i {
				return 0
			}
			return e
		}
	}
	return 0
}

// toTheVote skips "au vote", "à la délibération et au vote", "aux débats ni au vote".
func (w *Text) toTheVote(i int) int {
	end := i
	for n := 0; n < 10; n++ {
		switch w.At(i) {
		case "au", "aux", "a", "la", "le", "l", "et", "ni", "ce", "du", "cette", "de", "des", "present", "presente":
		case "vote", "votes", "scrutin", "deliberation", "deliberations", "debat", "debats", "discussion", "delibere":
			end = i + 1
		default:
			return end
		}
		i++
	}
	return end
}

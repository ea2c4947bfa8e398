package check

import (
	"strings"

	"phare/extract"
)

// kind is a family of verbs by which a text says that something has happened.
type kind uint8

const (
	granting kind = iota
	signing
	building
	starting
	opening
	trading
	protecting
	choosing
	paying
	ending
	permitting
	kinds
)

// event is what a kind is told by. Beginnings are of folded words; "=" ends a whole word.
type event struct {
	verbs  []string // participles by which a claim says that it is done
	now    []string // verbs that say so in the present too
	words  []string // words of an act that speak of it, whatever they say of it
	code   string
	always bool // no deliberation does it by itself: a claim that it is done is an error
	moves  bool // "est versé" says how it is done, not that it was: only the past counts
	nouns  bool // "approuve le choix", "approuve l'attribution" does it
}

// eventOf returns the words of a kind.
func eventOf(k kind) event {
	switch k {
	case granting:
		return event{code: "promoted-request", nouns: true,
			verbs: []string{"accorde=", "accordee", "accordes=", "delivre=", "delivree", "delivres=", "octroye", "obtenu", "alloue=", "allouee", "alloues=", "attribue=", "attribuee", "attribues=", "decroche", "remporte", "notifie", "recu=", "recus=", "recue"},
			now:   []string{"obtien", "obtint"},
			words: []string{"accorde", "octro", "delivr", "obten", "obtien", "obtint", "allou", "alloc", "attribu", "notifi", "acquis=", "percu", "percoi", "recu=", "recus=", "recue", "recoi", "recev", "beneficie"}}
	case signing:
		return event{code: "promoted-signature", always: true,
			verbs: []string{"signe=", "signee", "signes=", "conclu=", "conclue", "conclus=", "ratifie", "paraphe"},
			words: []string{"sign", "conclu", "ratifi", "contracte", "paraph"}}
	case building:
		return event{code: "promoted-done", always: true,
			verbs: []string{"realise", "acheve", "termine", "livre=", "livree", "livres=", "construit", "pose=", "posee", "poses=", "installe", "amenage=", "amenagee", "amenages=", "renove", "rehabilite", "demoli", "plante=", "plantee", "plantes=", "arrive=", "arrives=", "arrivee=", "arrivees="},
			words: []string{"realis", "achev", "achev", "termin", "livr", "constru", "bati", "edifi", "pose=", "posee", "poses=", "poser", "install", "implant", "amenag", "renov", "rehabilit", "demol", "plant", "arriv"}}
	case starting:
		return event{code: "promoted-done", nouns: true,
			verbs: []string{"commence", "demarre", "debute", "lance=", "lancee", "lances=", "engage=", "engagee", "engages=", "entame"},
			words: []string{"commenc", "demarr", "debut", "lanc", "engag", "entam", "prescri", "initi", "ouvre=", "ouvert"}}
	case opening:
		return event{code: "promoted-done", always: true,
			verbs: []string{"ouvert", "inaugure", "rouvert", "ferme=", "fermee", "fermes="},
			words: []string{"ouvr", "ouvert", "inaugur", "rouv", "reouv", "ferm", "service=", "accueil"}}
	case trading:
		return event{code: "promoted-done",
			verbs: []string{"achete", "acquis=", "acquise", "vendu", "cede=", "cedee", "cedes=", "preempte", "commande=", "commandee", "commandes="},
			words: []string{"achet", "achat", "acqu", "vend", "vente", "cess", "ced", "preempt", "alien", "command"}}
	case protecting:
		return event{code: "promoted-request",
			verbs: []string{"classe=", "classee", "classes=", "protege=", "protegee", "proteges=", "homologue", "labellise", "agree=", "agreee"},
			words: []string{"class", "proteg", "protection", "inscri", "homolog", "label", "agre"}}
	case choosing:
		return event{code: "promoted-done", nouns: true,
			verbs: []string{"choisi", "retenu", "selectionne", "designe", "recrute", "embauche"},
			words: []string{"chois", "choix", "attribu", "reten", "retien", "selection", "design", "recrut", "embauch", "elit=", "elu=", "elue", "elus=", "nomm"}}
	case paying:
		return event{code: "promoted-done", moves: true,
			verbs: []string{"rembourse", "paye", "facture", "depense", "indemnise", "finance=", "financee", "finances=", "verse=", "versee", "verses="},
			words: []string{"rembours", "pay", "vers", "factur", "depens", "indemn", "acquitt", "regl", "financ", "apport"}}
	case ending:
		return event{code: "promoted-done", nouns: true,
			verbs: []string{"supprime", "abandonne", "annule=", "annulee", "annules=", "interrompu", "resilie"},
			words: []string{"supprim", "suppress", "abandon", "annul", "abrog", "resili", "interro", "interru", "retir", "cess", "fin=", "remplac"}}
	}
	return event{code: "promoted-request",
		verbs: []string{"autorise=", "autorisee", "autorises=", "permise"},
		words: []string{"autoris", "permet", "permis"}}
}

// mode is how an act speaks of an event.
type mode uint8

const (
	spoken mode = iota // it names it
	asked              // it seeks, allows, plans or conditions it
	denied             // it says that it is not so
	done               // it says that it is, or decides it
)

// occurrence is a word of an act that speaks of an event.
type occurrence struct {
	word    int
	passage int
	mode    mode
}

// eventsOf finds what an act says of each kind of event, once.
func (c *Checker) eventsOf(a *act) *[kinds][]occurrence {
	c.wordsOf(a)
	c.mu.Lock()
	defer c.mu.Unlock()
	if a.events != nil {
		return a.events
	}
	a.events = new([kinds][]occurrence)
	for k := range kinds {
		e := eventOf(k)
		for p, x := range a.passages {
			if x.part == extract.PartVisas || x.part == extract.PartClosing {
				continue // a recalled act is another act's event
			}
			words := a.words[x.first:x.last]
			for i, w := range words {
				if begins(w.fold, e.words) && !nounOf(words, i) {
					a.events[k] = append(a.events[k], occurrence{x.first + i, p, modeOf(words, i, x.part, e.nouns, k == signing)})
				}
			}
		}
	}
	return a.events
}

// nounOf tells the nouns that look like a verb of an event: "un permis", "d'accord".
func nounOf(words []word, i int) bool {
	switch words[i].fold {
	case "permis", "arrivee", "classe", "classes", "commande", "finances", "reglement", "reglementation", "reglementaire", "plan", "plans", "livre", "livres", "signe", "signes", "recus":
		return i > 0 && determiner(words[i-1].fold)
	}
	return strings.HasPrefix(words[i].fold, "reglement")
}

func definite(w string) bool {
	switch w {
	case "le", "la", "l", "les", "un", "une", "des", "ce", "cette", "ces":
		return true
	}
	return false
}

func determiner(w string) bool {
	switch w {
	case "du", "de", "d", "son", "sa", "ses", "leur", "leurs", "au", "aux", "en", "chaque", "tout", "toute", "par", "sur":
		return true
	}
	return definite(w)
}

// modeOf tells what a passage says of the event that its word i names. An approval of the
// noun may do it; states means that "est conclu" gives the terms, and does not do it.
func modeOf(words []word, i int, part extract.Part, nouns, states bool) mode {
	before := words[max(0, i-12):i]
	if refused(words, i) {
		return denied
	}
	conditional := false
	for _, w := range before {
		conditional = conditional || begins(w.fold, []string{"si=", "fois=", "lorsqu", "quand=", "apres=", "reserve=", "condition", "suspensive"})
	}
	fold := words[i].fold
	switch {
	case conditional:
		return asked
	case pastAt(words, i) && !(states && presentAt(words, i)), fold == "acquis" || strings.HasPrefix(fold, "notifie"), onDay(words, i), concluded(words, i):
		return done
	}
	if part == extract.PartDispositif || part == extract.PartVote {
		if head := headOf(words); head == i {
			return done
		} else if nouns && head >= 0 && head < i && begins(words[head].fold, deciding) && !heldIn(before, []string{"principe=", "projet=", "solli", "demand", "autoris"}) {
			return done
		}
	}
	if heldIn(before, seeking) || strings.HasSuffix(fold, "rait") || strings.HasSuffix(fold, "raient") {
		return asked
	}
	return spoken
}

var (
	deciding = []string{"approuv", "decid", "adopt", "valid", "accept", "fix", "attribu", "vote", "confirm", "enterin", "cre", "instaur"}
	seeking  = []string{"sollicit", "demand", "autoris", "principe=", "projet", "envisag", "prevoi", "prevu", "prevoy", "souhait", "afin=", "permett", "vue=", "possib", "pourr", "pourra", "devr", "propos", "depot=", "depos", "avis=", "objectif", "but=", "necessit"}
)

func heldIn(words []word, list []string) bool {
	for _, w := range words {
		if begins(w.fold, list) {
			return true
		}
	}
	return false
}

// headOf returns the index of the verb that an item of a decision opens with, -1 when it
// opens with none.
func headOf(words []word) int {
	for i, w := range words[:min(len(words), 8)] {
		switch w.fold {
		case "d", "de", "et", "decide", "decident", "article", "er", "que", "qu", "le", "la", "les", "conseil", "municipal", "metropolitain", "communautaire", "syndical", "apres", "en", "avoir", "delibere", "unanimite", "majorite", "l", "a":
			continue
		}
		if w.digit || len(w.fold) == 1 {
			continue
		}
		if i > 0 && definite(words[i-1].fold) {
			return -1 // a noun
		}
		return i
	}
	return -1
}

// pastAt tells that an auxiliary makes a past of the participle at i.
func pastAt(words []word, i int) bool {
	for _, end := range []string{"er", "ir", "ndre", "uire", "crire", "clure", "mpre", "ttre", "tion"} {
		if strings.HasSuffix(words[i].fold, end) {
			return false // "à signer" folds like "a signé"
		}
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if auxiliary(words[k].fold) {
			return true
		}
		switch words[k].fold {
		case "deja", "bien", "tout", "toutes", "tous", "enfin", "ete", "entierement", "officiellement", "definitivement", "ainsi", "egalement", "aussi", "desormais", "donc", "directement", "pas", "encore", "plus", "et":
			continue
		}
		return false
	}
	return false
}

// onDay tells a participle that a day or a year makes an event of the past: "signé le
// 19 juillet 2012".
func onDay(words []word, i int) bool {
	if i+2 >= len(words) {
		return false
	}
	switch words[i+1].fold {
	case "le", "en", "depuis":
		return words[i+2].digit
	}
	return false
}

// concluded tells a participle that its parties make a fact: "la convention conclue avec".
func concluded(words []word, i int) bool {
	return i+1 < len(words) && (words[i+1].fold == "avec" || words[i+1].fold == "entre") && begins(words[i].fold, []string{"signe=", "signee", "signes=", "conclu=", "conclue", "conclus="})
}

// presentAt tells that the auxiliary of the participle at i is "est" or "sont" alone.
func presentAt(words []word, i int) bool {
	return i > 0 && (words[i-1].fold == "est" || words[i-1].fold == "sont")
}

// refused tells that a negation bears on the word at i: "ne reçoivent aucun remboursement",
// "n'a pas été signé", "aucun stationnement n'est créé".
func refused(words []word, i int) bool {
	for k := i - 1; k >= 0 && k >= i-6; k-- {
		switch words[k].fold {
		case "ne", "n":
			return negated(words[k:min(len(words), i+4)]) == 0 || nobody(words[:k])
		case "aucun", "aucune", "sans":
			return i-k <= 2
		}
		if k+1 < len(words) && words[k].end+1 < words[k+1].start && !words[k+1].joined && words[k+1].opens {
			return false
		}
	}
	return false
}

// nobody tells a subject that denies its verb: "rien n'est construit", "aucune aide n'est".
func nobody(words []word) bool {
	for _, w := range words[max(0, len(words)-4):] {
		switch w.fold {
		case "rien", "personne", "aucun", "aucune", "nul", "nulle":
			return true
		}
	}
	return false
}

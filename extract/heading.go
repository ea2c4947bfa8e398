package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// heading is a line that may open an item: its title and the proof that it is one.
type heading struct {
	line  int // index of the first line in reading.lines
	n     int // lines of the title
	mark  mark
	class string // headings of one class are written alike
	title string // folded, without mark
	score float32
	// silent headings open what is no act, whatever is said in it: the agenda, questions
	// diverses, the choice of a secretary.
	silent bool
	agenda bool // announced by the agenda in the same words
	inline bool // the vote stands on the title's own line
	// rung marks a title of the form that the document's items bear: it opens an item
	// whatever is said under it.
	rung bool
}

// openers begin lines of an act's body, and never a title.
var openers = append([]string{
	"expose des motifs", "visas", "proposition :", "dispositif", "deliberation :", "deliberation enregistree", "deliberation certifiee", "deliberation rendue", "deliberation transmise", "deliberation publiee", "enregistree sous", "rappel :", "resultat", "suffrages", "unanimite", "votants", "total ", "montant", "le quorum", "lecture ", "la seance", "seance levee", "signature", "suivent les", "acte rendu", "certifie", "transmis", "recu en", "affiche", "publie",
	"quorum", "pouvoirs", "pouvoir ", "procuration", "excuse", "prend acte", "dont acte", "ne prend pas part", "ne participe pas", "arrivee de", "depart de", "sortie de", "le rapport", "voix pour", "voix contre", "qui est contre", "mise aux voix",
	"maire ", "maire,", "president ", "ayant ", "representes", "representee", "suppleant", "convocation", "convoque", "exercice :", "en exercice", "invites", "nombre de", "presents", "absents", "absent ", "absent:", "etaient", "etait", "date de", "secretaire de seance", "secretaire :", "l'an ",
	"vote :", "votes :", "pour :", "pour a l'", "contre :", "abstention", "contre ", "rapporteur", "suite a ", "depuis ", "lors de", "discussion", "debat :", "intervention", "s'agissant", "compte tenu",
}, sentences...)

// sentences begin no title even after a number.
var sentences = []string{
	"vu ", "vu:", "vu l", "- vu ", "considerant", "monsieur", "madame", "mademoiselle", "m. ", "mme ", "mmes ", "mm. ", "mm ", "mr ", "mrs ", "messieurs", "mesdames",
	"le conseil ", "le maire", "la maire", "le president", "la presidente", "l'assemblee", "le comite ", "la commission", "le bureau ", "les membres", "les conseillers", "les elus",
	"il est ", "il a ", "il y a", "il convient", "il s'agit", "il vous", "il rappelle", "il precise", "il propose", "il indique", "il demande", "elle ", "il explique", "il informe", "il expose", "il donne", "il appartient", "il sera",
	"apres en avoir", "apres avoir", "apres delib", "apres lecture", "apres debat", "apres discussion", "apres expose", "apres examen", "apres etude", "apres presentation", "apres l'an", "apres con",
	"article ", "art. ", "decide", "en application", "conformement", "dans le cadre d", "sur proposition", "sur le rapport", "sur rapport", "entendu", "oui l", "ainsi fait", "fait et delib", "fait a ",
	"pour extrait", "ont vote", "se sont abstenu", "s'est abstenu",
	"adopte ", "adoptee", "adopte a", "a l'unanimite", "a la majorite", "dit que", "precise que", "autorise ", "approuve ", "charge ", "donne ",
	"par ailleurs", "cette deliberation", "la presente", "le present", "les presentes", "la deliberation", "en effet", "de plus", "ainsi,", "aussi,", "en consequence", "c'est pourquoi", "a cet effet", "a ce titre", "enfin,", "toutefois",
	"d'approuver", "d'autoriser", "de donner", "de dire", "d'adopter", "de charger", "de fixer", "de valider", "d'accepter", "de solliciter", "de prendre acte", "de preciser",
	"un debat", "afin de", "a compter", "les conclusions", "ces ", "ce dernier", "cela ", "celle-ci", "celui-ci", "cette ", "cet ", "nous ", "je ", "on ", "si ", "selon ", "tel que", "soit ", "et ", "ou ", "que ", "qui ", "dont ",
	"adhere ", "notifie", "sollicite ", "fixe ", "valide ", "accepte ", "retient", "emet ", "identifie", "attribue ", "accorde ", "nomme ", "designe ", "elit ", "s'engage", "habilite", "mandate ", "ratifie ", "prend ", "indique ", "rappelle", "informe ", "presente ", "remercie",
	"les credits", "la depense", "ils ", "elles ", "leur ", "aucun",
}

// silentTitles open what is no act of the assembly.
var silentTitles = []string{
	"ordre du jour", "questions diverses", "question diverse", "questions et informations", "informations diverses", "information diverse", "points divers", "divers", "affaires diverses",
	"questions orales", "questions ecrites", "question orale", "question ecrite", "tour de table", "ouverture de la seance", "appel nominal", "appel des", "verification du quorum", "quorum",
	"secretaire de seance", "designation du secretaire", "designation d'un secretaire", "designation d'une secretaire", "designation de la secretaire", "nomination du secretaire", "nomination d'un secretaire", "nomination de la secretaire", "nomination d'une secretaire",
	"election du secretaire", "election d'un secretaire", "designation secretaire", "nomination secretaire", "designation des secretaires", "choix du secretaire", "infos", "informations du maire", "informations de m", "paroles", "parole", "cloture", "fin de seance", "levee de la seance",
	"liste des deliberations", "recapitulatif", "tableau recapitulatif", "remerciements", "prochaine", "dates a retenir", "agenda", "calendrier", "communications diverses", "annexe", "adoption de l'ordre du jour", "approbation de l'ordre du jour", "modification de l'ordre du jour", "designation du ou de la secretaire",
	"decisions du maire", "decisions prises", "decisions du president", "decision du maire", "decision prise", "decisions municipales", "installation du", "feuillet", "signatures", "liste des membres", "feuille de presence", "emargement",
}

// titleNouns open the titles of acts most often, whatever the authority.
var titleNouns = []string{
	"approbation", "adoption", "adhesion", "avenant", "convention", "decision modificative", "decisions modificatives", "demande d", "tarif", "creation", "acquisition", "vente", "cession", "attribution", "election", "designation", "modification", "vote d", "budget", "subvention",
	"admission", "autorisation", "renouvellement", "choix", "travaux", "marche", "participation", "delegation", "motion", "voeu", "rapport", "compte administratif", "compte de gestion", "compte financier", "affectation", "taux", "redevance", "reglement", "projet", "programme", "mise a ", "mise en ", "remboursement",
	"indemnite", "personnel", "tableau des effectifs", "ouverture", "fixation", "instauration", "deliberation", "compte rendu", "compte-rendu", "proces-verbal", "contrat", "emprunt", "garantie", "location", "bail", "achat", "amenagement", "denomination", "suppression", "transfert", "revision", "debat", "plan ", "schema", "prise en charge", "validation", "signature", "cotisation", "constitution", "installation", "remplacement", "rythmes", "urbanisme", "plu ", "dm ", "rpqs", "dissolution", "retrait", "statuts", "exoneration", "dotation", "fonds de concours", "groupement", "assainissement", "eau ", "voirie", "recrutement", "determination", "actualisation", "bilan", "avis ", "consultation", "lancement", "extension", "construction", "refection", "renovation",
}

// labels are the heads of tables and lists.
var labels = []string{
	"depense", "recette", "total", "montant", "section d", "chapitre", "titulaire", "suppleant", "compte ", "comptes ", "article", "investissement", "fonctionnement", "exploitation", "membres", "nom ", "noms", "libelle", "designation quantite", "liste ", "candidat", "commune ", "annee", "resultat", "solde", "tranche", "lot ", "lots", "entreprise", "fait ", "le maire", "secretaire", "annexe", "cf ",
}

// isTitleText tells whether a line can begin a title at all.
func isTitleText(f string) bool {
	letters := 0
	for i := 0; i < len(f); i++ {
		if isLetter(f[i]) {
			letters++
		}
	}
	return letters >= 3 && letters*2 >= len(f)-strings.Count(f, " ")
}

// headings lists the lines that may open an item.
func (r *reading) headings(agenda []agendaLine) []heading {
	announced := newMatcher(agenda)
	var hs []heading
	for i := range r.lines {
		l := &r.lines[i]
		if l.matter || len(l.fold) < 3 {
			continue
		}
		h, ok := r.headingAt(i, announced)
		if !ok {
			continue
		}
		if n := len(hs); n > 0 && h.mark.form == "" && i < hs[n-1].line+hs[n-1].n {
			h.score -= 1.2 // a further line of the title above
		}
		hs = append(hs, h)
	}
	return hs
}

// mayMark is a cheap look before readMark.
func mayMark(f string) bool {
	t := strings.TrimLeft(f, "-•*>\" ")
	if t == "" {
		return false
	}
	return strings.ContainsAny(head(t, 30), "0123456789") || strings.ContainsAny(t[:1], "ivx") && strings.ContainsAny(head(t, 7), ".-/):")
}

// goesOn tells a title's number from a name that holds one: what follows "CDG 30, confie à…"
// goes on with its sentence.
func goesOn(rest string) bool {
	rest = strings.TrimLeft(rest, " \u00a0")
	return strings.HasPrefix(rest, ",") || startsLower(rest)
}

func (r *reading) headingAt(i int, announced *matcher) (heading, bool) {
	l := &r.lines[i]
	h := heading{line: i, n: 1}
	rest := l.fold
	if mayMark(l.fold) {
		if h.mark = readMark(l.text); h.mark.form != "" {
			h.mark = withNumberAfter(l.text, h.mark)
			rest = fold(l.text[h.mark.rest:])
		}
	}
	marked := h.mark.form != ""
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.text, "-–—•*> \t"))
	if !marked && l.event == result && minutesTitle(rest) {
		return r.minutesInOneLine(h, rest)
	}
	object, labelled := cutObjectLabel(rest)
	if !marked && !labelled && (unicode.IsLower(first) || hasAnyPrefix(strings.TrimLeft(rest, "-•* "), openers) || l.event >= result) {
		return h, false
	}
	if marked && !labelled && !h.mark.number && !(h.mark.sub && len(rest) < 40) && (hasAnyPrefix(rest, sentences) || startsLower(l.text[h.mark.rest:])) {
		return h, false
	}
	if marked && !labelled && h.mark.number && h.mark.word == "" && goesOn(l.text[h.mark.rest:]) {
		return h, false
	}
	// a decision's item ("D'accepter…"), an act that is cited, the last word of a line of visas
	if !marked && !labelled && (strings.HasPrefix(rest, "d'") || strings.HasPrefix(rest, "par deliberation") || len(rest) < 6 && !strings.Contains(rest, " ")) {
		return h, false
	}
	if labelled {
		rest = object
	}
	if rest == "" && !marked && !labelled {
		return h, false
	}
	if rest != "" && !isTitleText(rest) {
		return h, false
	}
	r.extendTitle(&h, rest)
	if labelled {
		r.labelWithin(&h, object)
	}
	if !isTitleText(h.title) {
		return h, false
	}
	h.score = r.titleLooks(&h, labelled)
	h.class = h.mark.form
	if !marked {
		h.class = r.styleOf(i)
	}
	if labelled {
		h.class += " objet"
	}
	h.silent = hasAnyPrefix(h.title, silentTitles) || strings.Contains(h.title, "secretaire de seance")
	if announced.match(h.title) {
		h.agenda = true
		h.score += 2
	}
	return h, h.score > -1.5
}

// withNumberAfter reads "N° 1 – DCM 2024-47 : …": a rank, then the number of the register.
func withNumberAfter(text string, m mark) mark {
	rest := text[m.rest:]
	if !mayMark(fold(head(rest, 40))) {
		return m
	}
	if _, _, complexToken := shapeOf(m.token); complexToken {
		return m
	}
	n := readMark(rest)
	if _, _, complexToken := shapeOf(n.token); n.form == "" || !n.number || !complexToken {
		return m
	}
	m.token, m.number, m.rest = n.token, true, m.rest+n.rest
	return m
}

// informs tells whether a title announces no decision.
func informs(title string) bool {
	return hasAnyPrefix(title, []string{"information", "point sur", "point d'etape", "presentation d", "communication", "question", "intervention", "compte rendu des decisions", "compte-rendu des decisions", "compte rendu de la delegation", "decisions", "remerciements", "agenda", "date", "appel", "ouverture", "installation"})
}

// minutesInOneLine is "Compte rendu de la réunion du 3 mai adopté à l'unanimité": a title and
// its vote in one line.
func (r *reading) minutesInOneLine(h heading, rest string) (heading, bool) {
	for _, w := range []string{" est adopt", " est approuv", " adopt", " approuv"} {
		if i := strings.Index(rest, w); i > 0 {
			h.title, h.score, h.class, h.inline = rest[:i], 1, "minutes", true
			return h, true
		}
	}
	return h, false
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return unicode.IsLower(r)
}

// cutObjectLabel takes "objet :" off the head of folded text.
func cutObjectLabel(f string) (string, bool) {
	for _, label := range []string{"objet", "intitule", "titre", "sujet", "affaire"} {
		t, ok := strings.CutPrefix(f, label)
		if !ok {
			continue
		}
		for _, w := range []string{" de la deliberation", " de la seance"} {
			t = strings.TrimPrefix(t, w)
		}
		u := strings.TrimLeft(t, " :.-_")
		if strings.ContainsAny(t[:len(t)-len(u)], ":-.") || u == "" {
			return u, true
		}
	}
	return f, false
}

// styleOf names how an unnumbered line is written.
func (r *reading) styleOf(i int) string {
	l := &r.lines[i]
	s := ""
	if l.bold && !r.bold {
		s += "b"
	}
	if l.caps {
		s += "c"
	}
	if l.centred {
		s += "z"
	}
	if l.size > r.size+0.8 {
		s += "s"
	}
	if strings.HasPrefix(l.fold, "-") || strings.HasPrefix(l.fold, "•") {
		s += "-"
	}
	if s == "" {
		s = "plain"
	}
	return s
}

// extendTitle takes in the lines over which a title runs on.
func (r *reading) extendTitle(h *heading, rest string) {
	var b strings.Builder
	b.WriteString(rest)
	prev := h.line
	for j := h.line + 1; j < len(r.lines) && h.n < 7; j++ {
		l, p := &r.lines[j], &r.lines[prev]
		if l.matter {
			if l.page != p.page || j > prev+6 {
				break
			}
			continue
		}
		empty := b.Len() == 0
		if l.page != p.page && !empty || !empty && !r.runsOn(p, l) {
			break
		}
		if empty && (l.event == decision || hasAnyPrefix(l.fold, sentences) || p.bold && !l.bold || l.full && strings.HasSuffix(l.fold, ".")) {
			break
		}
		if empty {
			if o, ok := cutObjectLabel(l.fold); ok {
				b.WriteString(o)
			} else {
				b.WriteString(l.fold)
			}
		} else {
			b.WriteByte(' ')
			b.WriteString(l.fold)
		}
		prev = j
		h.n = j - h.line + 1
	}
	h.title = strings.Trim(b.String(), " .,:;-")
}

// labelWithin takes in the lines of a title above its label, which stands at the middle height
// of a cell of several lines: they begin where the text after the label begins.
func (r *reading) labelWithin(h *heading, object string) {
	at := h.line
	l := &r.lines[at]
	left := float32(-1)
	for _, w := range l.Words[1:] {
		if f := fold(w.Text); strings.Trim(f, ":-. ") != "" && strings.HasPrefix(object, f) {
			left = w.Box.X0
			break
		}
	}
	if left < l.x0+12 {
		return
	}
	for i := at - 1; i >= max(0, at-4); i-- {
		p := &r.lines[i]
		if p.matter || p.page != l.page || p.x0 < left-3 || p.x0 > left+3 || r.lines[i+1].y0-p.y1 > 0.7*(p.y1-p.y0) {
			return
		}
		h.line, h.n = i, h.n+1
		h.title = p.fold + " " + h.title
	}
}

// runsOn tells whether line l continues the title that p ends so far.
func (r *reading) runsOn(p, l *scanned) bool {
	sameLooks := p.bold == l.bold && max(p.size-l.size, l.size-p.size) < 0.8
	joined := joins(p.fold)
	comma := strings.HasSuffix(p.fold, ",") && !hasAnyPrefix(l.fold, openers)
	// In bold after bold, or after "de", a line goes on whatever it begins with.
	on := sameLooks && (p.bold && !r.bold && p.full && !l.blankAbove || joined)
	if l.event != noEvent && !on || !on && hasAnyPrefix(l.fold, openers) {
		return false
	}
	if strings.HasSuffix(p.fold, ".") && !strings.HasSuffix(p.fold, "..") || strings.HasSuffix(p.fold, ":") && !strings.HasSuffix(p.fold, "objet :") {
		return false
	}
	if _, labelled := cutObjectLabel(l.fold); labelled {
		return false
	}
	dash := strings.HasPrefix(l.fold, "- ")
	if dash && p.full && !l.blankAbove && strings.Contains(p.fold, " - ") && !strings.HasPrefix(p.fold, "- ") && sameLooks {
		return true // parts of one title, a dash between two
	}
	if strings.HasPrefix(l.fold, "•") || dash {
		return false
	}
	if mayMark(l.fold) {
		if m := readMark(l.text); m.form != "" && !(p.full && !l.blankAbove && !m.number && m.word == "") {
			return false
		}
	}
	lower := startsLower(l.text)
	tight := !l.blankAbove || l.Gap < 9
	switch {
	case !tight:
		return joined && sameLooks
	case l.caps && !p.caps && !p.full && len(l.fold) > 12:
		return false // capitals after small letters: another title
	case p.bold && !r.bold:
		return l.bold && sameLooks
	case !sameLooks && l.bold:
		return false
	case p.caps:
		return l.caps || p.full && lower
	case lower && (p.full || joined || comma):
		return true
	case p.centred && l.centred && sameLooks:
		return true
	case p.full:
		return l.x0 > p.x0+3 || lower || joined || comma || !l.full && !l.blankAbove
	}
	return false
}

// joins tells whether a folded line ends on a word that calls for another.
func joins(f string) bool {
	for _, w := range []string{"-", " de", " du", " la", " le", " les", " des", " et", " a", " d'", " l'", " pour", " au", " aux", " en", " sur", " par", " avec", "/", " un", " une"} {
		if strings.HasSuffix(f, w) {
			return true
		}
	}
	return false
}

// titleLooks scores how much a line looks like a title, by its mark, its looks and its place.
func (r *reading) titleLooks(h *heading, labelled bool) float32 {
	l := &r.lines[h.line]
	s := float32(-1)
	switch {
	case h.mark.number:
		s += 2.5
	case h.mark.form != "":
		s += 1.5
	}
	if labelled {
		s += 2
	}
	if l.bold && !r.bold {
		s += 1.5
	}
	if l.caps {
		s++
	}
	if l.centred {
		s += 0.7
	}
	if l.blankAbove {
		s += 0.7
	}
	if l.size > r.size+0.8 {
		s += 0.7
	}
	prev := r.before(h.line)
	if prev == nil || strings.HasSuffix(prev.fold, ".") || !prev.full {
		s += 0.4
	} else if prev.full && !l.blankAbove && !strings.HasSuffix(prev.fold, ";") && !strings.HasSuffix(prev.fold, ":") {
		s -= 1.5
	}
	last := &r.lines[h.line+h.n-1]
	if next := r.after(h.line + h.n - 1); next != nil {
		switch {
		case l.blankAbove && next.blankAbove:
			s += 0.8 // a block of its own
		case h.mark.form == "" && h.n >= 3 && !l.bold && !l.caps:
			s -= 0.8 // a paragraph
		}
		if hasAnyPrefix(next.fold, openers) || next.event != noEvent {
			s += 0.8
		} else if startsLower(next.text) {
			s -= 1.5
		}
	}
	switch {
	case strings.HasSuffix(last.fold, ";"):
		s -= 1.5
	case strings.HasSuffix(last.fold, ":"):
		s--
	case strings.HasSuffix(last.fold, ","), strings.HasSuffix(last.fold, "."):
		s -= 0.5
	}
	if len(h.title) > 260 {
		s -= 1
	}
	if l.Cells != nil {
		s -= 1.5
	}
	switch {
	case hasAnyPrefix(h.title, titleNouns):
		s += 0.6
	case h.mark.form == "" && (hasAnyPrefix(h.title, labels) && len(h.title) < 45 || strings.Count(h.title, " ") == 0 && !l.bold && !l.caps):
		s -= 1.5
	}
	if h.mark.form == "" && (strings.HasPrefix(l.fold, "-") || strings.HasPrefix(l.fold, "•")) {
		s -= 1
	}
	return s
}

// before and after return the neighbouring line of the running text, nil at the ends.
func (r *reading) before(i int) *scanned {
	for i--; i >= 0; i-- {
		if !r.lines[i].matter {
			return &r.lines[i]
		}
	}
	return nil
}

func (r *reading) after(i int) *scanned {
	for i++; i < len(r.lines); i++ {
		if !r.lines[i].matter {
			return &r.lines[i]
		}
	}
	return nil
}

package summarize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract"
	"phare/extract/facts"
)

// act is a deliberation as the choice and the drafts read it: the parts that say what is
// decided and why, without letterhead, visas, signatures and annexes.
type act struct {
	d     *extract.Deliberation
	order int // place in the session

	object     string
	expose     []paragraph // report and recitals
	dispositif []paragraph

	present  []string  // elected members named in its document
	spelling *spelling // how the papers of the session write each word

	objectWords, exposeWords, dispositifWords []string

	amount   *facts.Fact // the highest of the decision
	people   *facts.Fact // the highest count of people or homes
	inObject bool        // whether amount stands in the decision rather than in its reasons

	suspect    bool     // a passage of it spoke to a program: a model's scores can't raise it
	suspicions []string // what the reviewer is told of it
	verdict    verdict
}

// paragraph is a paragraph or a bullet of an act, on the page where it starts.
type paragraph struct {
	text   string
	page   int
	bullet bool
	table  bool // rows of a table: no sentence
	rows   table
}

func newAct(d *extract.Deliberation, order int, doc *extract.Document) *act {
	a := &act{d: d, order: order, object: squeeze(d.Object)}
	minutes := false
	if doc != nil {
		a.present, minutes = members(doc.Present), doc.Kind == extract.KindMinutes
	}
	for _, l := range d.Lines {
		if l.Part == extract.PartDispositif {
			a.dispositif = paragraphs(d.Lines, extract.PartDispositif)
			break
		}
	}
	a.expose = paragraphs(d.Lines, extract.PartReport, extract.PartRecitals)
	if len(a.dispositif) == 0 {
		a.dispositif = plainParagraphs(d.Dispositif, firstPage(d))
	}
	if len(d.Lines) == 0 && len(a.expose) == 0 {
		a.expose = plainParagraphs(strings.Replace(d.Text, d.Dispositif, "", 1), firstPage(d))
	}
	if minutes {
		a.expose = beforeDebate(a.expose, a.present)
	}
	a.dispositif = slices.DeleteFunc(a.dispositif, func(p paragraph) bool { return roll.MatchString(p.text) })
	a.object = a.withoutOrdersIn(a.object)
	a.expose, a.dispositif = a.withoutOrders(a.expose), a.withoutOrders(a.dispositif)
	a.addressed()
	a.objectWords = foldWords(a.object)
	a.exposeWords = foldWords(joined(a.expose))
	a.dispositifWords = foldWords(joined(a.dispositif))
	return a
}

// roll is a line of a roll call: who voted what is neither drafted nor sent.
var roll = lazily(`(?i)^(?:ont voté|se sont abstenus?|s['’]est abstenue?|résultat du vote|détail du vote|(?:pour|contre|abstentions?|votants|nppv|exprimés)\s*[:(]|(?:n['’](?:a|ont) pas|ne (?:prend|prennent) pas) p(?:ris )?art)`)

// speech opens what a member says in a debate.
var speech = lazily(`(?i)^(?:(?:m\.|mme|monsieur|madame|mm\.|mesdames|messieurs)\s+(?:le |la |l['’])?[\p{L}'’ .-]{2,50}?\s*(?:[:,]|\b(?:demande|répond|indique|précise|ajoute|souligne|rappelle que|remarque|estime|pense|trouve|souhaite savoir|s['’]interroge|s['’]étonne|intervient|confirme|explique|remercie|déclare|dit|note|fait (?:part|remarquer|observer)|regrette|propose que|considère|fait savoir|signale|insiste|se félicite|se réjouit|s['’]inquiète|prend la parole)\b)|[-–«"“]\s*(?:je|nous|merci)\b)`)

// debateTitle heads a debate; an item of a list may start with the same words ("échanges avec
// le quartier") and is none.
var debateTitle = lazily(`(?i)^(?:interventions?|débats?|discussion|questions?|échanges?)\b.{0,40}[:.]?$`)

// speaker is who speaks at the head of a paragraph, and reporting the verbs with which a
// report is given, where the others tell a debate.
var (
	speaker   = lazily(`^((?:M\.|Mme|Monsieur|Madame|MONSIEUR|MADAME)\s+(?:(?:le|la|LE|LA)\s+|[lL]['’])?\p{Lu}[\p{L}'’.-]*(?:[ -]\p{Lu}[\p{L}'’.-]*)*|\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+)\s+(?:\p{Ll}|[:,])`)
	reporting = lazily(`(?i)\b(?:expose|présente|rapporte|rappelle|informe|explique|propose)\b`)
)

// beforeDebate keeps, of the minutes, what is reported before others speak: opinions are no
// facts of the decision. Whoever reports goes on reporting in the paragraphs that name her
// again; the debate begins with another voice or with a question.
func beforeDebate(ps []paragraph, present []string) []paragraph {
	reporter := ""
	for i, p := range ps {
		who := ""
		if m := speaker.FindStringSubmatch(p.text); m != nil {
			who = strings.ToLower(m[1])
		}
		if reporter == "" && who != "" && (i == 0 || reporting.MatchString(firstWords(p.text))) {
			reporter = who
		}
		if i == 0 || who != "" && who == reporter {
			continue
		}
		if speech.MatchString(p.text) || !p.bullet && debateTitle.MatchString(p.text) || opensWithMember(p.text, present) || strings.HasSuffix(strings.TrimSpace(p.text), "?") {
			return ps[:i]
		}
	}
	return ps
}

// firstWords are the words of a text where its speaker and verb stand.
func firstWords(text string) string {
	words := strings.Fields(text)
	return strings.Join(words[:min(8, len(words))], " ")
}

func opensWithMember(text string, present []string) bool {
	words := strings.Fields(text)
	return len(words) > 3 && namesMember(strings.Join(words[:min(5, len(words))], " "), present)
}

func firstPage(d *extract.Deliberation) int {
	if len(d.Pages) > 0 {
		return d.Pages[0]
	}
	return 0
}

// decisionText is what the dispositif says, reportText why.
func (a *act) decisionText() string { return joined(a.dispositif) }
func (a *act) reportText() string   { return joined(a.expose) }

// letters is how long reasons and decision are, in letters: signs that say nothing weigh nothing.
func (a *act) letters() int {
	n := 0
	for _, r := range a.reportText() + a.decisionText() {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

func joined(ps []paragraph) string {
	texts := make([]string, len(ps))
	for i, p := range ps {
		texts[i] = p.text
	}
	return strings.Join(texts, "\n")
}

// paragraphs joins the lines of the given parts: a line goes on the one before unless it
// starts a bullet, stands after white space, or follows a finished sentence.
func paragraphs(lines []extract.Line, parts ...extract.Part) []paragraph {
	var out []paragraph
	var size float32 // height of the line before, to judge a gap
	last := -1       // index in lines of the line before
	for i, l := range lines {
		if !partIn(l.Part, parts) {
			continue
		}
		text := squeeze(l.Text())
		if text == "" {
			continue
		}
		bulleted, rest := cutBullet(text)
		table := len(l.Cells) > 1 && !(bulleted && figures(cellsOf(l.Line)) < 2) // a wide space parts a label from its figure
		start := len(out) == 0 || bulleted || last != i-1
		if !start {
			p := &out[len(out)-1]
			switch {
			case table != p.table:
				start = true
			case l.Gap > 0.9*size && size > 0:
				start = true
			case endsSentence(p.text) && startsUpper(text) && (l.Gap > 0.4*size || len([]rune(text)) < 40):
				start = true
			case strings.HasSuffix(p.text, ":"):
				start = true
			}
		}
		if start {
			out = append(out, paragraph{text: rest, page: l.Page, bullet: bulleted, table: table})
		} else {
			p := &out[len(out)-1]
			p.text = joinLine(p.text, rest, table)
		}
		if table {
			p := &out[len(out)-1]
			p.rows = append(p.rows, cellsOf(l.Line))
		}
		size, last = lineSize(l), i
	}
	return out
}

func lineSize(l extract.Line) float32 {
	var size float32
	for _, w := range l.Words {
		size = max(size, w.Size)
	}
	return size
}

// joinLine puts a line after another, a word broken by a hyphen made whole again.
func joinLine(before, after string, table bool) string {
	if table {
		return before + "\n" + after
	}
	if head, ok := strings.CutSuffix(before, "-"); ok {
		r, _ := utf8.DecodeLastRuneInString(head)
		next, _ := utf8.DecodeRuneInString(after)
		if unicode.IsLower(r) && unicode.IsLower(next) && !keepsHyphen[lastWord(head)] {
			return head + after
		}
		return before + after
	}
	return before + " " + after
}

// keepsHyphen are the words whose hyphen is their own, at the end of a line too.
var keepsHyphen = map[string]bool{
	"ci": true, "non": true, "sous": true, "vice": true, "demi": true, "mi": true, "ex": true, "après": true,
	"avant": true, "contre": true, "celui": true, "celle": true, "ceux": true, "celles": true, "est": true,
	"peut": true, "grand": true, "petit": true, "inter": true, "quasi": true, "pré": true, "post": true,
}

func lastWord(s string) string {
	return strings.ToLower(s[strings.LastIndexAny(s, " '’(-")+1:])
}

// plainParagraphs cuts a text without lines of its own places.
func plainParagraphs(text string, page int) []paragraph {
	var out []paragraph
	open := false
	for _, line := range strings.Split(text, "\n") {
		line = squeeze(line)
		if line == "" {
			open = false
			continue
		}
		bulleted, rest := cutBullet(line)
		if open && !bulleted {
			p := &out[len(out)-1]
			if !strings.HasSuffix(p.text, ":") && !(endsSentence(p.text) && startsUpper(line)) {
				p.text = joinLine(p.text, rest, false)
				continue
			}
		}
		out = append(out, paragraph{text: rest, page: page, bullet: bulleted})
		open = true
	}
	return out
}

const bullets = "-−‐‑–—•●▪■◦‣→⇒➔➢➤►*+✓✔❖·»"

// cutBullet takes the mark of a list off a line.
func cutBullet(line string) (bulleted bool, rest string) {
	r, n := utf8.DecodeRuneInString(line)
	if strings.ContainsRune(bullets, r) || (r >= 0xE000 && r <= 0xF8FF) {
		rest = strings.TrimLeft(line[n:], " \u00a0\t")
		if rest != "" && (len(line[n:]) != len(rest) || r > 0x7F) {
			return true, rest
		}
	}
	return false, line
}

func partIn(p extract.Part, parts []extract.Part) bool {
	for _, q := range parts {
		if p == q {
			return true
		}
	}
	return false
}

// squeeze makes one space of any run of white space.
func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }

func endsSentence(text string) bool {
	text = strings.TrimRight(text, " »\"”)")
	return text != "" && strings.ContainsAny(text[len(text)-1:], ".!?;")
}

func startsUpper(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) {
			return unicode.IsUpper(r)
		}
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

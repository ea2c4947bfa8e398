package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
)

// term is a word, a number or a sign of an act, folded: lower case, no accents, the
// typographic signs as their plain sisters. Elisions are cut ("l'unanimité" is "l" and
// "unanimite"), hyphens are terms of their own, so that "vingt-six" reads like "vingt six".
type term struct {
	s    string
	line int32 // index in words.lines
	word int32 // index in the line's Words
	num  int32 // value of a run of digits (capped), else -1
	sent int32 // index of the first term of the sentence
	flag termFlag
}

type termFlag uint8

const (
	atLine  termFlag = 1 << iota // first term of its line
	atCell                       // first term of a table's cell
	isWord                       // letters
	capital                      // starts with a capital
	allCaps                      // two capitals or more, nothing else
	acute                        // ends in é: a participle, not the present
)

// capNumber is what a longer run of digits is worth: no count of an assembly reaches it.
const capNumber = 1 << 30

// words is the running text of an act as terms: folded once, read by all its readers.
type words struct {
	lines  []Line
	toks   []term
	title  int            // lines of the act\'s title: a sentence starts behind them
	bureau bool           // the assembly is a bureau: its votes are the act's
	body   string         // the word that tells its council from others: "municipal"; "" before it is known
	tokens *french.Stream // the terms as tokens, nil before they are asked for
	right  float32        // right edge of the text, 0 before it is known
}

// newWords folds the lines of the page's body; headers, footers and stamps are no part
// of the sentence they cut.
func newWords(lines []Line) *words { return newTitledWords(lines, 0) }

// newTitledWords is newWords for an act whose first lines are its title.
func newTitledWords(lines []Line, title int) *words {
	w := &words{lines: lines, title: title}
	size, n := 0, 0
	for i := range lines {
		for j := range lines[i].Words {
			size += len(lines[i].Words[j].Text) + 4
			n += 2
		}
	}
	w.toks = make([]term, 0, n)
	f := folder{buf: make([]byte, 0, size), w: w}
	f.spans = make([][2]int32, 0, n)
	for i := range lines {
		if !lines[i].Running() {
			continue
		}
		f.line(i)
	}
	folded := string(f.buf)
	for i := range w.toks {
		w.toks[i].s = folded[f.spans[i][0]:f.spans[i][1]]
	}
	w.untick()
	w.sentences()
	return w
}

// untick leaves out the answers of a form whose boxes are empty, and the boxes: of "[X]
// Unanimité [ ] Majorité" the unanimity is all that is said. A form without a ticked box says
// nothing and is left as it is.
func (w *words) untick() {
	type box struct {
		at, behind int
		ticked     bool
	}
	var boxes []box
	ticked := false
	for i := range w.toks {
		b := box{at: i}
		switch t := w.toks[i].s; {
		case t == "[" && w.at(i+1) == "]":
			b.behind = i + 2
		case t == "[" && (w.at(i+1) == "x" || w.at(i+1) == "•") && w.at(i+2) == "]":
			b.behind, b.ticked = i+3, true
		case t == "•":
			switch w.firstPrinted(i) {
			case '☐', '□':
				b.behind = i + 1
			case '☒', '☑':
				b.behind, b.ticked = i+1, true
			}
		}
		if b.behind > 0 {
			boxes = append(boxes, b)
			ticked = ticked || b.ticked
		}
	}
	if !ticked || len(boxes) < 2 {
		return
	}
	kept, last := w.toks[:0:0], 0
	for n, b := range boxes {
		kept = append(kept, w.toks[last:b.at]...)
		last = b.behind
		if !b.ticked {
			for last < len(w.toks) && last < b.behind+6 && w.toks[last].line == w.toks[b.at].line && (n+1 == len(boxes) || last < boxes[n+1].at) {
				last++
			}
		}
		if last < len(w.toks) && w.toks[b.at].flag&atLine != 0 && w.toks[last].line == w.toks[b.at].line {
			w.toks[last].flag |= atLine // what follows opens the line
		}
	}
	w.toks = append(kept, w.toks[last:]...)
}

// firstPrinted is the first character of the printed word of term i.
func (w *words) firstPrinted(i int) rune {
	r, _ := utf8.DecodeRuneInString(w.lines[w.toks[i].line].Words[w.toks[i].word].Text)
	return r
}

type folder struct {
	buf   []byte
	spans [][2]int32
	w     *words
}

func (f *folder) line(i int) {
	l := &f.w.lines[i]
	first := true
	cell := 0
	for j := range l.Words {
		var flag termFlag
		for cell < len(l.Cells) && l.Cells[cell] < j {
			cell++
		}
		if cell < len(l.Cells) && l.Cells[cell] == j {
			flag |= atCell
		}
		if first {
			flag |= atLine
		}
		if f.word(l.Words[j].Text, int32(i), int32(j), flag) {
			first = false
		}
	}
}

// word appends the terms of one printed word, and says whether there were any.
func (f *folder) word(s string, line, word int32, flag termFlag) bool {
	some := false
	for k := 0; k < len(s); {
		r, n := utf8.DecodeRuneInString(s[k:])
		switch {
		case unicode.IsLetter(r):
			end, caps, rest := k, 0, 0
			last := r
			start := len(f.buf)
			for end < len(s) {
				c, m := utf8.DecodeRuneInString(s[end:])
				if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) {
					break
				}
				if unicode.IsUpper(c) {
					caps++
				} else {
					rest++
				}
				f.buf = french.AppendFold(f.buf, c)
				end += m
				last = c
			}
			fl := flag | isWord
			if unicode.IsUpper(r) {
				fl |= capital
				if caps > 1 && rest == 0 {
					fl |= allCaps
				}
			}
			if last == 'é' || last == 'É' || last == '\u0301' {
				fl |= acute
			}
			if f.joins(fl) {
				f.rejoin(start)
			} else {
				f.add(start, line, word, -1, fl)
			}
			k = end
		case r >= '0' && r <= '9':
			end, start, v := k, len(f.buf), int32(0)
			for end < len(s) && s[end] >= '0' && s[end] <= '9' {
				if v = v*10 + int32(s[end]-'0'); v > capNumber/10 {
					v = capNumber / 10
				}
				end++
			}
			f.buf = append(f.buf, s[k:end]...)
			f.add(start, line, word, v, flag)
			k = end
		case r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '´' || r == '`' || unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad' || unicode.Is(unicode.Mn, r):
			k += n
			continue
		case r == '(' && optionalEnding(s[k:]) > 0:
			k += optionalEnding(s[k:])
			continue
		default:
			start := len(f.buf)
			f.buf = append(f.buf, plainSign(r)...)
			if r == '…' || r == '.' || r == '_' {
				for k+n < len(s) && (s[k+n] == '.' || s[k+n] == '_') {
					n++
					r = '…'
				}
				if r == '…' {
					f.buf = append(f.buf[:start], "..."...)
				}
			}
			f.add(start, line, word, -1, flag)
			k += n
		}
		flag = 0
		some = true
	}
	return some
}

// optionalEnding returns the length of the ending in brackets that s starts with, 0 when there is
// none: "(s)" of "abstention(s)", "(nt)" of "participe(nt)".
func optionalEnding(s string) int {
	for _, e := range [...]string{"(s)", "(e)", "(es)", "(nt)", "(ent)", "(nent)", "(x)"} {
		if len(s) >= len(e) && strings.EqualFold(s[:len(e)], e) {
			return len(e)
		}
	}
	return 0
}

func (f *folder) add(start int, line, word, num int32, flag termFlag) {
	f.spans = append(f.spans, [2]int32{int32(start), int32(len(f.buf))})
	f.w.toks = append(f.w.toks, term{line: line, word: word, num: num, flag: flag})
}

// joins tells whether the word that comes continues one cut by a line-break hyphen.
func (f *folder) joins(flag termFlag) bool {
	n := len(f.w.toks)
	if n < 2 || flag&atLine == 0 || flag&(capital|atCell) != 0 {
		return false
	}
	hyphen, before := &f.w.toks[n-1], &f.w.toks[n-2]
	s := f.spans[n-1]
	return s[1]-s[0] == 1 && f.buf[s[0]] == '-' && before.flag&isWord != 0 &&
		before.line == hyphen.line && before.word == hyphen.word
}

// rejoin drops the hyphen and appends the letters from start on to the word before it.
func (f *folder) rejoin(start int) {
	n := len(f.w.toks)
	span := f.spans[n-2]
	s := len(f.buf)
	f.buf = append(f.buf, f.buf[span[0]:span[1]]...)
	f.buf = append(f.buf, f.buf[start:s]...)
	f.w.toks, f.spans = f.w.toks[:n-1], f.spans[:n-1]
	f.spans[n-2] = [2]int32{int32(s), int32(len(f.buf))}
}

func plainSign(r rune) string {
	switch r {
	case '–', '—', '−', '‐', '‑', '-', '\uf02d':
		return "-"
	case '«', '»', '"', '“', '”', '„':
		return "\""
	case '•', '·', '\uf02a':
		return "•"
	case '⁄', '∕':
		return "/"
	case '…':
		return "..."
	}
	if r >= 0xE000 && r <= 0xF8FF || r >= 0x2190 && r <= 0x2BFF && r != 0x2205 || r == '◦' {
		return "•" // arrows, shapes, dingbats and the private use of symbol fonts: bullets all
	}
	return string(r)
}

// sentences marks where each term's sentence starts.
func (w *words) sentences() {
	start := int32(0)
	for i := range w.toks {
		if i > 0 && w.breaks(i) {
			start = int32(i)
		}
		w.toks[i].sent = start
	}
}

// breaks tells whether a sentence starts at term i.
func (w *words) breaks(i int) bool {
	t, p := &w.toks[i], &w.toks[i-1]
	if t.flag&atLine != 0 {
		switch {
		case t.s == "•", t.s == "-":
			return true
		case p.s == ";", p.s == ".", p.s == "?", p.s == "!":
			return !w.abbreviates(i-1) || t.flag&isWord == 0
		case t.flag&capital != 0 && (opensSentence[t.s] || w.assembly(i) || w.field(i)):
			return true
		case t.flag&capital != 0 && paragraphOpener[t.s] && p.s != "," && !particle[p.s] && (p.s == "€" || w.short(int(p.line))):
			return true
		case t.flag&capital != 0 && p.s == "," && closesVisas[t.s] && (w.at(int(p.sent)) == "vu" || w.at(int(p.sent)) == "considerant" || w.at(int(p.sent)) == "attendu"):
			return true
		case w.is(i, "apres en avoir delibere") && (w.at(int(p.sent)) == "vu" || w.at(int(p.sent)) == "considerant"):
			return true // the visas end here, whatever their last sign
		case w.title > 0 && int(t.line) >= w.title && int(p.line) < w.title:
			return true
		}
		return false
	}
	return (p.s == "." || p.s == "?" || p.s == "!") && t.flag&capital != 0 && !w.abbreviates(i-1)
}

// closesVisas lists the words that open the first line behind the visas, which end in a comma.
var closesVisas = map[string]bool{"sur": true, "apres": true, "il": true, "monsieur": true, "madame": true, "m": true, "mme": true, "pour": true, "contre": true, "par": true, "entendu": true, "oui": true}

// field tells whether a field of a form opens the line at i: a label of few words, a colon, a
// figure: "POUR : 51", "Nombre de votants : 44".
func (w *words) field(i int) bool {
	for k := i; k < i+6 && k < len(w.toks) && w.toks[k].line == w.toks[i].line; k++ {
		if w.at(k) == ":" {
			return k > i && k+1 < len(w.toks) && w.toks[k+1].num >= 0 && w.toks[k+1].line == w.toks[i].line
		}
	}
	return false
}

// assembly tells whether the assembly is named at i as the subject of a sentence.
func (w *words) assembly(i int) bool {
	article := w.at(i)
	switch article {
	case "le", "la", "l", "les":
		i++
	}
	switch w.at(i) {
	case "conseil", "assemblee":
		switch w.at(i + 1) {
		case "d":
			a := w.at(i + 2)
			return a == "administration" || a == "arrondissement" || a == "arrondissements" || a == "agglomeration"
		case "de":
			return !otherCouncil[w.at(i+2)]
		}
		return !otherCouncil[w.at(i+1)]
	case "membres", "conseillers":
		return article == "les" && w.at(i+1) != "d"
	case "bureau":
		return w.bureau
	case "comite":
		return !otherCommittee[w.at(i+1)]
	case "commission":
		return w.at(i+1) == "permanente"
	}
	return false
}

// otherCouncil lists what makes a council another than the deliberating assembly.
var otherCouncil = map[string]bool{"surveillance": true, "developpement": true, "discipline": true, "ecole": true, "quartier": true, "quartiers": true, "prud": true,
	"juridique": true, "constitutionnel": true, "consultatif": true, "citoyen": true, "scientifique": true, "superieur": true, "en": true}

// otherCommittee lists what makes a committee another than a syndicate's assembly.
var otherCommittee = map[string]bool{"technique": true, "social": true, "consultatif": true, "de": true, "d": true, "des": true, "du": true, "medical": true, "scientifique": true}

// paragraphOpener lists the words that open a paragraph behind a line that ends early.
var paragraphOpener = map[string]bool{"le": true, "la": true, "les": true, "l": true, "un": true, "une": true, "en": true, "sur": true, "par": true, "au": true, "aux": true, "pour": true,
	"suite": true, "dans": true, "monsieur": true, "madame": true, "m": true, "mme": true, "elle": true, "apres": true, "afin": true, "delibération": true, "deliberation": true}

// abbreviates tells whether the point at i belongs to an abbreviation or an initial.
func (w *words) abbreviates(i int) bool {
	if i == 0 || w.toks[i].s != "." {
		return false
	}
	p := &w.toks[i-1]
	if p.flag&isWord == 0 {
		return false
	}
	return len(p.s) == 1 || civility[p.s] != 0 || p.s == "art" || p.s == "ste" || p.s == "st"
}

// opensSentence lists the words that open a sentence even where no point ends the one before.
var opensSentence = map[string]bool{"vu": true, "considerant": true, "attendu": true, "apres": true, "article": true, "vote": true, "votes": true, "il": true, "ce": true, "cette": true, "mise": true, "mises": true, "mis": true}

// at returns the folded term i, "" beyond the ends.
func (w *words) at(i int) string {
	if i < 0 || i >= len(w.toks) {
		return ""
	}
	return w.toks[i].s
}

// is tells whether the terms from i on are those of seq, separated by spaces.
func (w *words) is(i int, seq string) bool {
	return w.after(i, seq) > 0
}

// after returns the index behind seq when it stands at i, else 0.
func (w *words) after(i int, seq string) int {
	if i < 0 {
		return 0
	}
	for seq != "" {
		s, rest, _ := strings.Cut(seq, " ")
		if i >= len(w.toks) || w.toks[i].s != s {
			return 0
		}
		i, seq = i+1, rest
	}
	return i
}

// startsLine tells whether term i opens a line or a cell.
func (w *words) startsLine(i int) bool {
	return i < len(w.toks) && w.toks[i].flag&(atLine|atCell) != 0
}

// endsLine tells whether nothing follows term i-1 on its line or in its cell.
func (w *words) endsLine(i int) bool {
	return i >= len(w.toks) || w.toks[i].flag&(atLine|atCell) != 0
}

// short tells whether line k ends well before the right edge of the text: the last line
// of a paragraph, whatever its last sign.
func (w *words) short(k int) bool {
	if w.right == 0 {
		w.right = 1
		for i := range w.lines {
			w.right = max(w.right, rightEdge(&w.lines[i]))
		}
	}
	edge := rightEdge(&w.lines[k])
	return edge > 0 && edge < 0.75*w.right
}

func rightEdge(l *Line) float32 {
	if len(l.Words) == 0 {
		return 0
	}
	return l.Words[len(l.Words)-1].Box.X1
}

// page returns the page of term i.
func (w *words) page(i int) int { return w.lines[w.toks[i].line].Page }

// text returns the printed words of terms i to j (excluded), a space between two.
func (w *words) text(i, j int) string {
	var b strings.Builder
	line, word := int32(-1), int32(-1)
	for ; i < j && i < len(w.toks); i++ {
		t := &w.toks[i]
		if t.line == line && t.word == word {
			continue
		}
		line, word = t.line, t.word
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.lines[line].Words[word].Text)
	}
	return b.String()
}

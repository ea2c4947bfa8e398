// Package prose reads lines as running text: its terms and sentences, the persons it names, the
// counts and the senses of votes, the verbs that decide. It says what stands there, not what it
// means for an act.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/record"
)

// Term is a word, a number or a sign of an act, folded: lower case, no accents, the
// typographic signs as their plain sisters. Elisions are cut ("l'unanimité" is "l" and
// "unanimite"), hyphens are terms of their own, so that "vingt-six" reads like "vingt six".
type Term struct {
	S    string
	Line int32 // index in words.lines
	Word int32 // index in the line's Words
	Num  int32 // value of a run of digits (capped), else -1
	Sent int32 // index of the first term of the sentence
	Flag Looks
}

// Looks are the looks of a term on its page.
type Looks uint8

const (
	AtLine  Looks = 1 << iota // first term of its line
	AtCell                    // first term of a table's cell
	IsWord                    // letters
	Capital                   // starts with a capital
	AllCaps                   // two capitals or more, nothing else
	Acute                     // ends in é: a participle, not the present
)

// capNumber is what a longer run of digits is worth: no count of an assembly reaches it.
const capNumber = 1 << 30

// Text is the running text of an act as terms: folded once, read by all its readers.
type Text struct {
	Lines  []record.Line
	Toks   []Term
	Title  int            // lines of the act\'s title: a sentence starts behind them
	Bureau bool           // the assembly is a bureau: its votes are the act's
	Body   string         // the word that tells its council from others: "municipal"; "" before it is known
	tokens *french.Stream // the terms as tokens, nil before they are asked for
	right  float32        // right edge of the text, 0 before it is known
}

// New folds the lines of the page's body; headers, footers and stamps are no part
// of the sentence they cut.
func New(lines []record.Line) *Text { return NewTitled(lines, 0) }

// NewTitled is New for an act whose first lines are its title.
func NewTitled(lines []record.Line, title int) *Text {
	w := &Text{Lines: lines, Title: title}
	size, n := 0, 0
	for i := range lines {
		for j := range lines[i].Words {
			size += len(lines[i].Words[j].Text) + 4
			n += 2
		}
	}
	w.Toks = make([]Term, 0, n)
	f := folder{buf: make([]byte, 0, size), w: w}
	f.spans = make([][2]int32, 0, n)
	for i := range lines {
		if !lines[i].Running() {
			continue
		}
		f.line(i)
	}
	folded := string(f.buf)
	for i := range w.Toks {
		w.Toks[i].S = folded[f.spans[i][0]:f.spans[i][1]]
	}
	w.untick()
	w.sentences()
	return w
}

// untick leaves out the answers of a form whose boxes are empty, and the boxes: of "[X]
// Unanimité [ ] Majorité" the unanimity is all that is said. A form without a ticked box says
// nothing and is left as it is.
func (w *Text) untick() {
	type box struct {
		at, behind int
		ticked     bool
	}
	var boxes []box
	ticked := false
	for i := range w.Toks {
		b := box{at: i}
		switch t := w.Toks[i].S; {
		case t == "[" && w.At(i+1) == "]":
			b.behind = i + 2
		case t == "[" && (w.At(i+1) == "x" || w.At(i+1) == "•") && w.At(i+2) == "]":
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
	kept, last := w.Toks[:0:0], 0
	for n, b := range boxes {
		kept = append(kept, w.Toks[last:b.at]...)
		last = b.behind
		if !b.ticked {
			for last < len(w.Toks) && last < b.behind+6 && w.Toks[last].Line == w.Toks[b.at].Line && (n+1 == len(boxes) || last < boxes[n+1].at) {
				last++
			}
		}
		if last < len(w.Toks) && w.Toks[b.at].Flag&AtLine != 0 && w.Toks[last].Line == w.Toks[b.at].Line {
			w.Toks[last].Flag |= AtLine // what follows opens the line
		}
	}
	w.Toks = append(kept, w.Toks[last:]...)
}

// firstPrinted is the first character of the printed word of term i.
func (w *Text) firstPrinted(i int) rune {
	r, _ := utf8.DecodeRuneInString(w.Lines[w.Toks[i].Line].Words[w.Toks[i].Word].Text)
	return r
}

type folder struct {
	buf   []byte
	spans [][2]int32
	w     *Text
}

func (f *folder) line(i int) {
	l := &f.w.Lines[i]
	first := true
	cell := 0
	for j := range l.Words {
		var flag Looks
		for cell < len(l.Cells) && l.Cells[cell] < j {
			cell++
		}
		if cell < len(l.Cells) && l.Cells[cell] == j {
			flag |= AtCell
		}
		if first {
			flag |= AtLine
		}
		if f.word(l.Words[j].Text, int32(i), int32(j), flag) {
			first = false
		}
	}
}

// word appends the terms of one printed word, and says whether there were any.
func (f *folder) word(s string, line, word int32, flag Looks) bool {
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
			fl := flag | IsWord
			if unicode.IsUpper(r) {
				fl |= Capital
				if caps > 1 && rest == 0 {
					fl |= AllCaps
				}
			}
			if last == 'é' || last == 'É' || last == '\u0301' {
				fl |= Acute
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

func (f *folder) add(start int, line, word, num int32, flag Looks) {
	f.spans = append(f.spans, [2]int32{int32(start), int32(len(f.buf))})
	f.w.Toks = append(f.w.Toks, Term{Line: line, Word: word, Num: num, Flag: flag})
}

// joins tells whether the word that comes continues one cut by a line-break hyphen.
func (f *folder) joins(flag Looks) bool {
	n := len(f.w.Toks)
	if n < 2 || flag&AtLine == 0 || flag&(Capital|AtCell) != 0 {
		return false
	}
	hyphen, before := &f.w.Toks[n-1], &f.w.Toks[n-2]
	s := f.spans[n-1]
	return s[1]-s[0] == 1 && f.buf[s[0]] == '-' && before.Flag&IsWord != 0 &&
		before.Line == hyphen.Line && before.Word == hyphen.Word
}

// rejoin drops the hyphen and appends the letters from start on to the word before it.
func (f *folder) rejoin(start int) {
	n := len(f.w.Toks)
	span := f.spans[n-2]
	s := len(f.buf)
	f.buf = append(f.buf, f.buf[span[0]:span[1]]...)
	f.buf = append(f.buf, f.buf[start:s]...)
	f.w.Toks, f.spans = f.w.Toks[:n-1], f.spans[:n-1]
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
func (w *Text) sentences() {
	start := int32(0)
	for i := range w.Toks {
		if i > 0 && w.breaks(i) {
			start = int32(i)
		}
		w.Toks[i].Sent = start
	}
}

// breaks tells whether a sentence starts at term i.
func (w *Text) breaks(i int) bool {
	t, p := &w.Toks[i], &w.Toks[i-1]
	if t.Flag&AtLine != 0 {
		switch {
		case t.S == "•", t.S == "-":
			return true
		case p.S == ";", p.S == ".", p.S == "?", p.S == "!":
			return !w.abbreviates(i-1) || t.Flag&IsWord == 0
		case t.Flag&Capital != 0 && (opensSentence[t.S] || w.Assembly(i) || w.field(i)):
			return true
		case t.Flag&Capital != 0 && paragraphOpener[t.S] && p.S != "," && !Particle[p.S] && (p.S == "€" || w.Short(int(p.Line))):
			return true
		case t.Flag&Capital != 0 && p.S == "," && closesVisas[t.S] && (w.At(int(p.Sent)) == "vu" || w.At(int(p.Sent)) == "considerant" || w.At(int(p.Sent)) == "attendu"):
			return true
		case w.Is(i, "apres en avoir delibere") && (w.At(int(p.Sent)) == "vu" || w.At(int(p.Sent)) == "considerant"):
			return true // the visas end here, whatever their last sign
		case w.Title > 0 && int(t.Line) >= w.Title && int(p.Line) < w.Title:
			return true
		}
		return false
	}
	return (p.S == "." || p.S == "?" || p.S == "!") && t.Flag&Capital != 0 && !w.abbreviates(i-1)
}

// closesVisas lists the words that open the first line behind the visas, which end in a comma.
var closesVisas = map[string]bool{"sur": true, "apres": true, "il": true, "monsieur": true, "madame": true, "m": true, "mme": true, "pour": true, "contre": true, "par": true, "entendu": true, "oui": true}

// field tells whether a field of a form opens the line at i: a label of few words, a colon, a
// figure: "POUR : 51", "Nombre de votants : 44".
func (w *Text) field(i int) bool {
	for k := i; k < i+6 && k < len(w.Toks) && w.Toks[k].Line == w.Toks[i].Line; k++ {
		if w.At(k) == ":" {
			return k > i && k+1 < len(w.Toks) && w.Toks[k+1].Num >= 0 && w.Toks[k+1].Line == w.Toks[i].Line
		}
	}
	return false
}

// Assembly tells whether the assembly is named at i as the subject of a sentence.
func (w *Text) Assembly(i int) bool {
	article := w.At(i)
	switch article {
	case "le", "la", "l", "les":
		i++
	}
	switch w.At(i) {
	case "conseil", "assemblee":
		switch w.At(i + 1) {
		case "d":
			a := w.At(i + 2)
			return a == "administration" || a == "arrondissement" || a == "arrondissements" || a == "agglomeration"
		case "de":
			return !OtherCouncil[w.At(i+2)]
		}
		return !OtherCouncil[w.At(i+1)]
	case "membres", "conseillers":
		return article == "les" && w.At(i+1) != "d"
	case "bureau":
		return w.Bureau
	case "comite":
		return !OtherCommittee[w.At(i+1)]
	case "commission":
		return w.At(i+1) == "permanente"
	}
	return false
}

// OtherCouncil lists what makes a council another than the deliberating assembly.
var OtherCouncil = map[string]bool{"surveillance": true, "developpement": true, "discipline": true, "ecole": true, "quartier": true, "quartiers": true, "prud": true,
	"juridique": true, "constitutionnel": true, "consultatif": true, "citoyen": true, "scientifique": true, "superieur": true, "en": true}

// OtherCommittee lists what makes a committee another than a syndicate's assembly.
var OtherCommittee = map[string]bool{"technique": true, "social": true, "consultatif": true, "de": true, "d": true, "des": true, "du": true, "medical": true, "scientifique": true}

// paragraphOpener lists the words that open a paragraph behind a line that ends early.
var paragraphOpener = map[string]bool{"le": true, "la": true, "les": true, "l": true, "un": true, "une": true, "en": true, "sur": true, "par": true, "au": true, "aux": true, "pour": true,
	"suite": true, "dans": true, "monsieur": true, "madame": true, "m": true, "mme": true, "elle": true, "apres": true, "afin": true, "delibération": true, "deliberation": true}

// abbreviates tells whether the point at i belongs to an abbreviation or an initial.
func (w *Text) abbreviates(i int) bool {
	if i == 0 || w.Toks[i].S != "." {
		return false
	}
	p := &w.Toks[i-1]
	if p.Flag&IsWord == 0 {
		return false
	}
	return len(p.S) == 1 || Civility[p.S] != 0 || p.S == "art" || p.S == "ste" || p.S == "st"
}

// opensSentence lists the words that open a sentence even where no point ends the one before.
var opensSentence = map[string]bool{"vu": true, "considerant": true, "attendu": true, "apres": true, "article": true, "vote": true, "votes": true, "il": true, "ce": true, "cette": true, "mise": true, "mises": true, "mis": true}

// At returns the folded term i, "" beyond the ends.
func (w *Text) At(i int) string {
	if i < 0 || i >= len(w.Toks) {
		return ""
	}
	return w.Toks[i].S
}

// Is tells whether the terms from i on are those of seq, separated by spaces.
func (w *Text) Is(i int, seq string) bool {
	return w.After(i, seq) > 0
}

// After returns the index behind seq when it stands at i, else 0.
func (w *Text) After(i int, seq string) int {
	if i < 0 {
		return 0
	}
	for seq != "" {
		s, rest, _ := strings.Cut(seq, " ")
		if i >= len(w.Toks) || w.Toks[i].S != s {
			return 0
		}
		i, seq = i+1, rest
	}
	return i
}

// StartsLine tells whether term i opens a line or a cell.
func (w *Text) StartsLine(i int) bool {
	return i < len(w.Toks) && w.Toks[i].Flag&(AtLine|AtCell) != 0
}

// EndsLine tells whether nothing follows term i-1 on its line or in its cell.
func (w *Text) EndsLine(i int) bool {
	return i >= len(w.Toks) || w.Toks[i].Flag&(AtLine|AtCell) != 0
}

// Short tells whether line k ends well before the right edge of the text: the last line
// of a paragraph, whatever its last sign.
func (w *Text) Short(k int) bool {
	if w.right == 0 {
		w.right = 1
		for i := range w.Lines {
			w.right = max(w.right, rightEdge(&w.Lines[i]))
		}
	}
	edge := rightEdge(&w.Lines[k])
	return edge > 0 && edge < 0.75*w.right
}

func rightEdge(l *record.Line) float32 {
	if len(l.Words) == 0 {
		return 0
	}
	return l.Words[len(l.Words)-1].Box.X1
}

// Page returns the page of term i.
func (w *Text) Page(i int) int { return w.Lines[w.Toks[i].Line].Page }

// Printed returns the printed words of terms i to j (excluded), a space between two.
func (w *Text) Printed(i, j int) string {
	var b strings.Builder
	line, word := int32(-1), int32(-1)
	for ; i < j && i < len(w.Toks); i++ {
		t := &w.Toks[i]
		if t.Line == line && t.Word == word {
			continue
		}
		line, word = t.Line, t.Word
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w.Lines[line].Words[word].Text)
	}
	return b.String()
}

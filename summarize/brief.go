package summarize

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"phare/extract/facts"
)

// gap stands between two passages of an act where others were left out.
const gap = "[…]"

// Headings of an act's parts, as a model gets them.
const (
	headObject   = "[Objet]"
	headReasons  = "[Exposé]"
	headDecision = "[Décision]"
)

// tableMost is the longest table worth sending when an act is cut, in characters.
const tableMost = 500

// essential is what a piece that no brief goes without is worth.
const essential = 50

// piece is a sentence, a bullet or a table of an act, as it may be sent.
type piece struct {
	text  string
	head  string // heading of its part
	intro int    // index of the piece that announces it, -1 for none
	line  int    // its last line; pieces of one line are set side by side
	size  int    // characters
	worth float64
}

// brief is what a call gets of an act: all of it when it is short enough, else the
// passages that tell most, in their order, each whole, with a mark where others were. Words
// that are wanted raise the passages that hold them.
func (w *drafter) brief(full string, most int, wanted ...string) string {
	if utf8.RuneCountInString(full) <= most {
		return full
	}
	ps := pieces(full)
	w.weighPieces(ps, wanted)
	for room := most; ; room -= len(gap) {
		cut := slices.Clone(ps)
		if text := laid(cut, picked(cut, room)); room <= 0 || utf8.RuneCountInString(text) <= most {
			return text // the gaps take room that is known only once they are set
		}
	}
}

// pieces cuts the text of an act where nothing that is said is cut in two: a table is one
// piece, for its rows mean nothing without the heads of its columns.
func pieces(full string) []piece {
	var out []piece
	head, intro := "", -1
	add := func(text string, line int) {
		out = append(out, piece{text: text, head: head, intro: intro, line: line, size: utf8.RuneCountInString(text) + 1})
	}
	for n, line := range strings.Split(full, "\n") {
		last := len(out) - 1
		switch {
		case line == "":
		case line == headObject || line == headReasons || line == headDecision:
			head, intro = line, -1
		case strings.HasPrefix(line, markRow) && last >= 0 && out[last].table() && out[last].head == head && out[last].line == n-1:
			out[last].text += "\n" + line
			out[last].line = n
			out[last].size += utf8.RuneCountInString(line) + 1
		case strings.HasPrefix(line, markRow), strings.HasPrefix(line, markBullet):
			add(line, n)
		default:
			intro = -1
			for _, s := range splitSentences(line) {
				add(s, n)
			}
			if strings.HasSuffix(line, ":") {
				intro = len(out) - 1
			}
		}
	}
	return out
}

func (p piece) table() bool { return strings.HasPrefix(p.text, markRow) }

// said is the piece without the marks of its lines.
func (p piece) said() string {
	if p.table() {
		return strings.ReplaceAll(p.text, markRow, "")
	}
	return strings.TrimPrefix(p.text, markBullet)
}

// weighPieces says what each piece is worth sending: what is decided first, then the facts
// of the reasons; formulas and rows of figures last.
func (w *drafter) weighPieces(ps []piece, wanted []string) {
	var sets []map[string]bool
	for _, words := range wanted {
		if words != "" {
			sets = append(sets, wordSet(words))
		}
	}
	first, dearest, told := firstDecided(ps), highestSum(ps), false
	// What is decided "as above" stands in the reasons.
	above := slices.ContainsFunc(ps, func(p piece) bool { return p.head == headDecision && elsewhere.MatchString(p.text) })
	for i := range ps {
		p := &ps[i]
		said := p.said()
		bare := strings.TrimSpace(stripOpening(said))
		p.worth = w.worth(said) - float64(p.size)/400
		if finite.MatchString(said) {
			p.worth += 0.5
		}
		switch {
		case !above || p.head != headReasons:
		case p.table():
			p.worth += 4 // "selon le barème ci-dessus": what people pay stands in it
		case p.intro >= 0:
			p.worth += 2
		}
		if i == dearest {
			p.worth += 3
		}
		switch {
		case p.head == headObject:
			p.worth += 2 * essential
		case i == first:
			p.worth += essential
		case p.table() && p.size > tableMost || visa.MatchString(said) || speech.MatchString(said) || reported.MatchString(said) || !p.table() && mostlyFigures(said):
			p.worth -= 8
		case p.head == headDecision && announcesDecision(bare):
			p.worth -= 3
		case formality(bare):
			p.worth -= 4
		case p.head == headDecision && isDecisionVerb(bare):
			p.worth += 3
		case p.size < 60 && strings.HasSuffix(said, ":"):
			p.worth -= 2
		case legal.MatchString(said) || addressed.MatchString(said):
			p.worth--
		case p.head == headDecision:
			p.worth++
		case !told && !p.table():
			p.worth, told = p.worth+1, true // the first sentence says what it is about
		}
		for _, s := range sets {
			if held := wordSet(said); overlap(s, held) > 0.5 || overlap(held, s) > 0.6 {
				p.worth += 6
				break
			}
		}
	}
}

// visa opens a paragraph that cites the law an act rests on.
var visa = lazily(`(?i)^vu\b`)

// firstDecided is the piece that says what the act decides: the first that a verb of the
// assembly opens, signatures and credits apart, else the first of the decision; -1 for none.
func firstDecided(ps []piece) int {
	first := -1
	for i, p := range ps {
		bare := strings.TrimSpace(stripOpening(p.said()))
		if p.head != headDecision || announcesDecision(bare) {
			continue
		}
		if isDecisionVerb(bare) && !formality(bare) {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

// highestSum is the first sentence that states the act's highest sum: what it costs; -1 for
// none.
func highestSum(ps []piece) int {
	found, highest := -1, 0.0
	for i, p := range ps {
		if p.table() || p.head == headObject {
			continue
		}
		for _, f := range facts.All(p.text) {
			if f.Kind == facts.Money && f.Value > highest {
				found, highest = i, f.Value
			}
		}
	}
	return found
}

// announcesDecision reports whether a line of the decision, its opening taken off, holds
// nothing that is decided: "décide :", "adopté à l'unanimité".
func announcesDecision(bare string) bool {
	return len(strings.Fields(bare)) < 3 || closes.MatchString(bare)
}

// formality reports whether a line decides nothing but signatures or credits.
func formality(bare string) bool {
	verb, rest, ok := cutVerb(bare)
	return ok && formalDecision(verb, rest)
}

// mostlyFigures reports whether a line is a row of figures that lost its table, or too short
// to say anything.
func mostlyFigures(s string) bool {
	letters, digits := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	return letters < 2*digits && digits > 6 || letters+digits < 12
}

// picked chooses pieces, the worthiest first, as many as there is room for; a bullet comes
// with what announces it.
func picked(ps []piece, most int) map[int]bool {
	order := make([]int, len(ps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(ps[b].worth, ps[a].worth) })
	room := most - len(headObject+headReasons+headDecision)
	kept := map[int]bool{}
	for _, i := range order {
		p := ps[i]
		size := p.size
		announced := p.intro >= 0 && !kept[p.intro]
		if announced {
			size += ps[p.intro].size
		}
		switch {
		case kept[i] || p.worth <= 0:
			continue
		case size > room && p.worth >= essential:
			ps[i].text = strings.TrimSuffix(shorten(p.text, max(60, room-len(gap))), "…") + " " + gap // never without its object and its decision
		case size > room:
			continue
		}
		kept[i] = true
		if announced {
			kept[p.intro] = true
		}
		room -= size
	}
	return kept
}

// laid sets the pieces kept under their headings.
func laid(ps []piece, kept map[int]bool) string {
	var lines []string
	head, last, left := "", -1, false
	for i, p := range ps {
		if p.head != head {
			if left {
				lines = append(lines, gap)
			}
			if head != "" {
				lines = append(lines, "")
			}
			lines = append(lines, p.head)
			head, last, left = p.head, -1, false
		}
		switch {
		case !kept[i]:
			left = true
			continue
		case left:
			lines = append(lines, gap, p.text)
		case last >= 0 && ps[last].line == p.line:
			lines[len(lines)-1] += " " + p.text
		default:
			lines = append(lines, p.text)
		}
		last, left = i, false
	}
	if left {
		lines = append(lines, gap)
	}
	return strings.Join(lines, "\n")
}

// quotes are the words that the digest of an act rests on; none when it has no digest.
func (q *asker) quotes(a *act) []string {
	d := q.digests[a]
	return []string{d.Decided.Quote, d.HowMuch.Quote, d.ForWhom.Quote, d.Where.Quote, d.When.Quote, d.WhatNext.Quote}
}

package layout

import (
	"regexp"
	"strings"

	"phare/extract/pdftext/printed"
)

// stampLine matches the lines of the stamps that the teletransmission of acts to the
// prefecture leaves (@ctes and its senders), and of electronic signatures.
var stampLine = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`envoy[ée] en (?:sous-)?pr[ée]fecture`,
	`envoi (?:en )?(?:sous-)?pr[ée]fecture`,
	`re[çc]u (?:en|[àa] la|par la) (?:sous-)?pr[ée]fecture`,
	`r[ée]ception (?:en |par la |[àa] la )?(?:sous-)?pr[ée]fecture`,
	`r[ée]ception par le pr[ée]fet`,
	`accus[ée] de r[ée]ception .{0,16}(?:sous-)?(?:pr[ée]fecture|minist)`,
	`date de (?:t[ée]l[ée]transmission|r[ée]ception (?:en |de la |par la )?(?:sous-)?pr[ée]fecture)`,
	`acte certifi[ée] ex[ée]cutoire`,
	`id ?:? ?[0-9]{3}-[0-9]{9}-[0-9]{6}`,
	`[0-9]{3}-[0-9]{9}-[0-9]{6,8}-\S+-[A-Z]{2}\b`,
	`sign[ée] (?:[ée]lectroniquement|num[ée]riquement) (?:par|le)`,
	`s[²2]low`,
}, "|") + `)`)

// stampPart matches what stands between such lines and belongs to the stamp only there.
var stampPart = regexp.MustCompile(`(?i)^(?:publi[ée] le|affich[ée] le|notifi[ée] le|publication|affichage|notification|id ?:?|le|[0-9]{2}[/.-][0-9]{2}[/.-][0-9]{4}|s[²2]lo\S*|berger.?levrault.*|levrault)\s*:?(?:\s+[0-9/.-]+)?\s*$`)

// stampFormWords is the most words that a form holding a stamp may have to be one itself.
const stampFormWords = 60

// run is a span of words that follow each other on one line of the stream.
type run struct {
	from, to int
	line     string
	box      printed.Box
}

func runs(text string, words []printed.Raw) []run {
	var out []run
	for from := 0; from < len(words); {
		to := from + 1
		box := words[from].Box()
		for to < len(words) && words[to].Run == words[from].Run {
			box = box.Union(words[to].Box())
			to++
		}
		out = append(out, run{from, to, runText(text, words[from:to]), box})
		from = to
	}
	return out
}

// stampWords tells which words are those of a stamp, nil if none are. They are known before
// the layout, since a stamp is laid over the text and would cut through its lines.
func stampWords(text string, words []printed.Raw) []bool {
	all := runs(text, words)
	var area printed.Box
	var stamped []bool
	mark := func(r run) {
		for i := r.from; i < r.to; i++ {
			stamped[i] = true
		}
	}
	forms := map[int]bool{}
	for _, r := range all {
		if !stampLine.MatchString(r.line) {
			continue
		}
		if stamped == nil {
			stamped, area = make([]bool, len(words)), r.box
		}
		area = area.Union(r.box)
		mark(r)
		if f := words[r.from].Form; f > 0 {
			forms[f] = true
		}
	}
	if stamped == nil {
		return nil
	}
	for _, r := range all {
		near := r.box.X0 > area.X0-70 && r.box.X1 < area.X1+70 && r.box.Y0 > area.Y0-16 && r.box.Y1 < area.Y1+16
		if near && stampPart.MatchString(r.line) {
			mark(r)
		}
	}
	markForms(words, forms, stamped)
	return stamped
}

// markForms takes every word of a small form that holds a stamp's line.
func markForms(words []printed.Raw, forms map[int]bool, stamped []bool) {
	if len(forms) == 0 {
		return
	}
	count := map[int]int{}
	for i := range words {
		count[words[i].Form]++
	}
	for i := range words {
		if f := words[i].Form; forms[f] && count[f] <= stampFormWords {
			stamped[i] = true
		}
	}
}

// runText joins the words of a run, as far as a stamp's line goes.
func runText(text string, words []printed.Raw) string {
	var b strings.Builder
	for i, w := range words[:min(len(words), 12)] {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(text[w.From:w.To])
	}
	return b.String()
}

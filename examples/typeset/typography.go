package main

import (
	"html"
	"regexp"
	"strconv"
	"strings"
)

// Amount is a sum that the sources mark as part of the decision: [[1 200 000 € TTC]], or
// [[1 200 000 €|TTC]] where the tax stands elsewhere (in the heading of a column).
type Amount struct {
	Text     string  `json:"text"`
	Value    float64 `json:"value"`
	Currency string  `json:"currency"`
	Tax      *string `json:"tax"`
	Page     int     `json:"page"`
}

var (
	amountMark  = regexp.MustCompile(`\[\[([^\]|]+)(?:\|(HT|TTC))?\]\]`)
	digitGroups = regexp.MustCompile(`(\d) (\d{3})\b`)
	beforeMark  = regexp.MustCompile(` ([:;?!»%€‰])`)
	afterWord   = regexp.MustCompile(`(«|n°|M\.|Mme|L\.|R\.|article|\d) ([\p{L}\d«])`)
	figures     = regexp.MustCompile(`-?\d[\d ]*(?:,\d+)?`)
	tags        = regexp.MustCompile(`<[^>]*>`)
	blocks      = regexp.MustCompile(`</(?:td|th|tr|p|li|h\d|div)>|<br>`)
)

// French sets the no-break spaces and, where the layout wants them, the curly apostrophes
// of printed French.
func French(s string, curly bool) string {
	for range 2 { // groups of digits share their borders: "1 200 000"
		s = digitGroups.ReplaceAllString(s, "$1\u00a0$2")
	}
	s = beforeMark.ReplaceAllString(s, "\u00a0$1")
	s = afterWord.ReplaceAllStringFunc(s, noBreak)
	if curly {
		s = strings.ReplaceAll(s, "'", "’")
	} else {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// noBreak glues short openings to what follows; a number is glued to a unit only.
func noBreak(m string) string {
	head, tail, _ := strings.Cut(m, " ")
	if c := head[len(head)-1]; c >= '0' && c <= '9' && !strings.ContainsAny(tail, "hm") {
		return m
	}
	return head + "\u00a0" + tail
}

// markAmounts turns the marks into elements that the page shows as plain text.
func markAmounts(s string) string {
	return amountMark.ReplaceAllString(s, `<data class="amount" value="$2">$1</data>`)
}

// Plain folds all spaces to single ones.
func Plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// text is what a piece of HTML shows.
func text(h string) string {
	return Plain(html.UnescapeString(tags.ReplaceAllString(blocks.ReplaceAllString(h, " $0"), "")))
}

var dataMark = regexp.MustCompile(`(?s)<data class="amount" value="([A-Z]*)">(.*?)</data>`)

// marked lists the amounts of a page of HTML in its order; at tells which occurrence of its
// text, counted from 1, each one is.
func marked(h string) (amounts []Amount, at []int) {
	for _, m := range dataMark.FindAllStringSubmatchIndex(h, -1) {
		a := parseAmount(text(h[m[4]:m[5]]), h[m[2]:m[3]])
		amounts = append(amounts, a)
		at = append(at, strings.Count(text(h[:m[5]]), a.Text))
	}
	return amounts, at
}

func parseAmount(text, tax string) Amount {
	a := Amount{Text: text, Currency: "EUR"}
	n := strings.Join(strings.Fields(figures.FindString(text)), "")
	a.Value, _ = strconv.ParseFloat(strings.ReplaceAll(n, ",", "."), 64)
	if strings.Contains(text, "M€") || strings.Contains(text, "million") {
		a.Value *= 1e6
	}
	switch {
	case tax != "":
	case strings.Contains(text, "HT"):
		tax = "HT"
	case strings.Contains(text, "TTC"):
		tax = "TTC"
	}
	if tax != "" {
		a.Tax = &tax
	}
	return a
}

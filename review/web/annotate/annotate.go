// Package annotate marks in the HTML of a text the sentences that were checked and the words that
// are the writer's own, for the page and for the copy that is sent to be read.
package annotate

import (
	"bytes"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"phare/summarize/check"
)

// Claim is a sentence of the text as it was checked.
type Claim struct {
	Text   string
	Status check.Status
	Own    []check.Own
	Number string // of the act, where it is to be told
	Doc    string // Document.File of the page that bears it, "" for none
	Page   int
	ID     string // review.SentenceID
}

// Finding is what stands against a sentence.
type Finding struct {
	Claim                    int // index of the sentence, -1 for none
	ID, Level, Word, Message string
	Settled                  bool
}

// View is what HTML is to show.
type View struct {
	Claims   []Claim
	Findings []Finding
	// Base is what the addresses of copies of acts are below.
	Base string
	// Behind gives the elements behind a sentence, in the place of the page's buttons; nil for those.
	Behind func(claim int) []*html.Node
}

// HTML marks in the HTML of the rows of a text the sentences that were checked, and in them
// the words that are the writer's own, and adds behind each a button that opens its passage.
// Links to the copies of the acts lead below Base; every link opens beside the page. It returns
// with the HTML the row of each sentence, -1 for one that is not shown.
func HTML(fragment string, v View) (string, []int, error) {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), root)
	if err != nil {
		return "", nil, err
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	var letters []letter
	collect(root, -1, &letters)
	places := mark(letters, v)
	links(root, v.Base)
	var b strings.Builder
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if err := html.Render(&b, n); err != nil {
			return "", nil, err
		}
	}
	return b.String(), places, nil
}

// letter is one printed character with its place.
type letter struct {
	r    rune
	node *html.Node
	at   int // byte offset in node.Data
	row  int
}

// collect lists the letters of all texts, in order, spaces left out.
func collect(n *html.Node, row int, out *[]letter) {
	for _, a := range n.Attr {
		if a.Key == "data-row" {
			if i, err := strconv.Atoi(a.Val); err == nil {
				row = i
			}
		}
	}
	if n.Type == html.TextNode {
		for i, r := range n.Data {
			if !unicode.IsSpace(r) {
				*out = append(*out, letter{plainRune(r), n, i, row})
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		collect(c, row, out)
	}
}

// plainRune folds what typography may change between a text and its rendering.
func plainRune(r rune) rune {
	if r == '’' {
		return '\''
	}
	return r
}

// ownness is how much a letter is the writer's own.
type ownness int

const (
	licensed ownness = iota // stands in the passage
	worded                  // the writer's wording, which claims nothing
	claimed                 // says something that the passage does not
)

// stretch is a part of a claim in one text node, all of one ownness.
type stretch struct {
	node       *html.Node
	start, end int // bytes
	claim      int
	own        ownness
	last       bool // the claim ends here
}

// spell gives the printed letters of a claim, and how much each is the writer's own.
func spell(c Claim) ([]rune, []ownness) {
	var letters []rune
	var own []ownness
	for i, r := range []rune(c.Text) {
		if unicode.IsSpace(r) {
			continue
		}
		level := licensed
		for _, o := range c.Own {
			if i >= o.Offset && i < o.Offset+o.Length {
				level = worded
				if o.Claim {
					level = claimed
				}
				break
			}
		}
		letters, own = append(letters, plainRune(r)), append(own, level)
	}
	return letters, own
}

// mark wraps the claims, which come in the order of the text, and tells the row of each.
func mark(letters []letter, v View) []int {
	all := make([]rune, len(letters))
	for i, l := range letters {
		all[i] = l.r
	}
	places := make([]int, len(v.Claims))
	var found []stretch
	from := 0
	for i, c := range v.Claims {
		places[i] = -1
		needle, own := spell(c)
		at := index(all, needle, from)
		if len(needle) == 0 || at < 0 {
			continue // a comment, a label that the rendering rewords
		}
		from = at + len(needle)
		places[i] = letters[at].row
		for k := at; k < from; k++ {
			l := letters[k]
			_, size := utf8.DecodeRuneInString(l.node.Data[l.at:])
			end := l.at + size
			if n := len(found); n > 0 && found[n-1].node == l.node && found[n-1].claim == i && found[n-1].own == own[k-at] {
				found[n-1].end = end
			} else {
				found = append(found, stretch{node: l.node, start: l.at, end: end, claim: i, own: own[k-at]})
			}
		}
		found[len(found)-1].last = true
	}
	for i := 0; i < len(found); {
		j := i
		for j < len(found) && found[j].node == found[i].node {
			j++
		}
		wrap(found[i:j], v)
		i = j
	}
	return places
}

func index(all, needle []rune, from int) int {
	for i := from; i+len(needle) <= len(all); i++ {
		k := 0
		for k < len(needle) && all[i+k] == needle[k] {
			k++
		}
		if k == len(needle) {
			return i
		}
	}
	return -1
}

// wrap cuts one text node into its stretches: a span a sentence, a mark in it for words of the
// writer's own.
func wrap(parts []stretch, v View) {
	node := parts[0].node
	parent, text := node.Parent, node.Data
	put := func(n *html.Node) { parent.InsertBefore(n, node) }
	at := 0
	var span *html.Node
	for i, p := range parts {
		if span == nil || parts[i-1].claim != p.claim {
			if p.start > at {
				put(&html.Node{Type: html.TextNode, Data: text[at:p.start]})
			}
			span = Element("span", "class", "claim claim-"+statusClass(p.claim, v), "data-claim", strconv.Itoa(p.claim))
			put(span)
		} else if p.start > at {
			span.AppendChild(&html.Node{Type: html.TextNode, Data: text[at:p.start]})
		}
		words := &html.Node{Type: html.TextNode, Data: text[p.start:p.end]}
		if p.own == licensed {
			span.AppendChild(words)
		} else {
			class := "own"
			if p.own == claimed {
				class = "own own-claim"
			}
			m := Element("mark", "class", class)
			m.AppendChild(words)
			span.AppendChild(m)
		}
		at = p.end
		if p.last {
			span = nil
			if link := enclosing(parent, atom.A); link != nil { // no button inside a link
				after := link.NextSibling
				for _, b := range buttons(p.claim, v) {
					link.Parent.InsertBefore(b, after)
				}
				continue
			}
			for _, b := range buttons(p.claim, v) {
				put(b)
			}
		}
	}
	node.Data = text[at:]
}

// enclosing returns the element of a kind that holds a node, nil when none does.
func enclosing(n *html.Node, kind atom.Atom) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.DataAtom == kind {
			return n
		}
	}
	return nil
}

// statusClass is what the acts say of a sentence; "settled" when a person has ticked or set
// aside all that stood against it.
func statusClass(claim int, v View) string {
	status := string(v.Claims[claim].Status)
	if status != string(check.OwnWords) && status != string(check.Contradicted) {
		return status
	}
	settled := false
	for _, f := range v.Findings {
		if f.Claim == claim && f.Level != string(check.Info) {
			if !f.Settled {
				return status
			}
			settled = true
		}
	}
	if settled {
		return "settled"
	}
	return status
}

// buttons are those behind a sentence: what stands against it, and its passage. They are
// reached by the arrows from their row, not one by one.
func buttons(claim int, v View) []*html.Node {
	if v.Behind != nil {
		return v.Behind(claim)
	}
	var out []*html.Node
	add := func(class, label, text string, attr ...string) {
		b := Element("button", append([]string{"type", "button", "tabindex", "-1", "class", class, "aria-label", label, "data-claim", strconv.Itoa(claim)}, attr...)...)
		b.AppendChild(&html.Node{Type: html.TextNode, Data: text})
		out = append(out, b)
	}
	c := v.Claims[claim]
	for _, f := range v.Findings {
		if f.Claim == claim && !f.Settled && f.Level != "info" {
			icon := "!"
			if f.Level == "error" {
				icon = "✕"
			}
			add("flag flag-"+f.Level, icon+" "+f.Word+" : "+f.Message, icon, "data-finding", f.ID)
		}
	}
	if c.Doc != "" {
		text := fmt.Sprintf("p.\u00a0%d", c.Page)
		if c.Number != "" {
			text = "n°\u00a0" + c.Number + ", " + text
		}
		what := "Voir la page de l’acte"
		if c.Status != check.Proved {
			what, text = "Voir le passage le plus proche", "≈\u00a0"+text
		}
		add("proof", fmt.Sprintf("%s : %s", text, what), text)
	}
	return out
}

// Element makes an element of the page from its name and pairs of attributes.
func Element(name string, attr ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for i := 0; i+1 < len(attr); i += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: attr[i], Val: attr[i+1]})
	}
	return n
}

// within reports whether a link leads to a place of the page itself.
func within(n *html.Node) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" && strings.HasPrefix(a.Val, "#") })
}

// links leads the links to sources/ below the session, and opens all beside the page.
func links(n *html.Node, base string) {
	if n.Type == html.ElementNode && n.DataAtom == atom.A && !within(n) {
		var kept []html.Attribute
		for _, a := range n.Attr {
			if a.Key == "href" {
				if strings.HasPrefix(a.Val, "sources/") {
					a.Val = base + a.Val
				}
				kept = append(kept, a)
			}
		}
		n.Attr = append(kept, html.Attribute{Key: "target", Val: "_blank"}, html.Attribute{Key: "rel", Val: "noopener noreferrer"})
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		links(c, base)
	}
}

// Balanced closes what a passage leaves open, so that it cannot reach into the next one.
func Balanced(fragment []byte) template.HTML {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(bytes.NewReader(fragment), root)
	var b strings.Builder
	for _, n := range nodes {
		if err == nil {
			err = html.Render(&b, n)
		}
	}
	if err != nil {
		return template.HTML("<pre>" + template.HTMLEscapeString(string(fragment)) + "</pre>")
	}
	return template.HTML(b.String()) // the fragment was sanitized when it was rendered
}

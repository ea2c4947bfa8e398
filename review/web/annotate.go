package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"phare/summarize/check"
)

// annotate marks in the HTML of a preview the sentences that were checked, so that a click
// on one shows what bears it, and adds behind each a button for those who use no mouse.
// Links to the copies of the acts lead below base; every link opens beside the page.
func annotate(fragment string, v liveView, base string) (string, error) {
	root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), root)
	if err != nil {
		return "", err
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	var letters []letter
	collect(root, &letters)
	mark(letters, v)
	links(root, base)
	var b strings.Builder
	for n := root.FirstChild; n != nil; n = n.NextSibling {
		if err := html.Render(&b, n); err != nil {
			return "", err
		}
	}
	return b.String(), nil
}

// letter is one printed character with its place.
type letter struct {
	r    rune
	node *html.Node
	at   int // byte offset in node.Data
}

// collect lists the letters of all texts, in order, spaces left out.
func collect(n *html.Node, out *[]letter) {
	if n.Type == html.TextNode {
		for i, r := range n.Data {
			if !unicode.IsSpace(r) {
				*out = append(*out, letter{plainRune(r), n, i})
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		collect(c, out)
	}
}

// plainRune folds what typography may change between a text and its rendering.
func plainRune(r rune) rune {
	if r == '’' {
		return '\''
	}
	return r
}

// stretch is a claim's part of one text node.
type stretch struct {
	node       *html.Node
	start, end int // bytes
	claim      int
	last       bool // the claim ends here
}

// mark wraps the claims, which come in the order of the text.
func mark(letters []letter, v liveView) {
	all := make([]rune, len(letters))
	for i, l := range letters {
		all[i] = l.r
	}
	var found []stretch
	from := 0
	for i, c := range v.Claims {
		needle := []rune{}
		for _, r := range c.Text {
			if !unicode.IsSpace(r) {
				needle = append(needle, plainRune(r))
			}
		}
		at := index(all, needle, from)
		if len(needle) == 0 || at < 0 {
			continue // the front matter's summary, a comment, a label that the rendering rewords
		}
		from = at + len(needle)
		for k := at; k < from; k++ {
			l := letters[k]
			_, size := utf8.DecodeRuneInString(l.node.Data[l.at:])
			end := l.at + size
			if n := len(found); n > 0 && found[n-1].node == l.node && found[n-1].claim == i {
				found[n-1].end = end
			} else {
				found = append(found, stretch{node: l.node, start: l.at, end: end, claim: i})
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

// wrap cuts one text node into its stretches.
func wrap(parts []stretch, v liveView) {
	node := parts[0].node
	parent, text := node.Parent, node.Data
	put := func(n *html.Node) { parent.InsertBefore(n, node) }
	at := 0
	for _, p := range parts {
		if p.start > at {
			put(&html.Node{Type: html.TextNode, Data: text[at:p.start]})
		}
		sentence := func(words string) *html.Node {
			span := element("span", "class", "claim claim-"+statusClass(p.claim, v), "data-claim", strconv.Itoa(p.claim))
			span.AppendChild(&html.Node{Type: html.TextNode, Data: words})
			return span
		}
		words := text[p.start:p.end]
		link := enclosing(parent, atom.A)
		switch {
		case !p.last:
			put(sentence(words))
		case link != nil: // no button inside a link
			put(sentence(words))
			for _, b := range slices.Backward(buttons(p.claim, v)) {
				link.Parent.InsertBefore(b, link.NextSibling)
			}
		default: // a line does not end between the last word and its buttons
			cut := strings.LastIndexByte(words, ' ') + 1
			if cut > 0 {
				put(sentence(words[:cut]))
			}
			end := element("span", "class", "end")
			end.AppendChild(sentence(words[cut:]))
			for _, b := range buttons(p.claim, v) {
				end.AppendChild(b)
			}
			put(end)
		}
		at = p.end
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
func statusClass(claim int, v liveView) string {
	status := v.Claims[claim].Status
	if status != string(check.OwnWords) && status != string(check.Contradicted) {
		return status
	}
	settled := false
	for _, f := range v.Findings {
		if f.Claim == claim && f.Level != string(check.Info) {
			if f.Mark == nil {
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

// buttons are those behind a sentence: its proof, and what stands against it.
func buttons(claim int, v liveView) []*html.Node {
	var out []*html.Node
	add := func(class, label, text string, attr ...string) {
		b := element("button", append([]string{"type", "button", "class", class, "aria-label", label, "data-claim", strconv.Itoa(claim)}, attr...)...)
		b.AppendChild(&html.Node{Type: html.TextNode, Data: text})
		out = append(out, b)
	}
	c := v.Claims[claim]
	for _, f := range v.Findings {
		if f.Claim == claim && f.Mark == nil && f.Level != "info" {
			icon := "!"
			if f.Level == "error" {
				icon = "✕"
			}
			add("flag flag-"+f.Level, fmt.Sprintf("%s : %s Voir le constat", f.Word, f.Message), icon, "data-finding", f.ID)
		}
	}
	if c.Doc != "" {
		what, text := "Voir la preuve", fmt.Sprintf("p.\u00a0%d", c.Page)
		if c.Status != string(check.Proved) {
			what, text = "Voir le passage le plus proche", "≈\u00a0"+text
		}
		add("proof", fmt.Sprintf("%s : %s, page %d", what, c.Name, c.Page), text)
	}
	return out
}

func element(name string, attr ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for i := 0; i+1 < len(attr); i += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: attr[i], Val: attr[i+1]})
	}
	return n
}

// links leads the links to sources/ below the session, and opens all beside the page.
func links(n *html.Node, base string) {
	if n.Type == html.ElementNode && n.DataAtom == atom.A {
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

// Package picture draws a session: a disc an act, in the order of the session, its size the
// money of the act, a ring where the vote was contested, lit where the act is in the article.
// The table that goes with it says the same in words.
package picture

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"phare/extract"
	"phare/review"
	"phare/summarize"
)

// Act is one act of the session, as the table tells it.
type Act struct {
	ID, Label, Object string
	Money             float64 // euros, 0 where none is read
	MoneyText         string
	Against           int  // votes against and abstentions
	Contested         bool // somebody voted against, or abstained
	Vote              string
	Outcome           string
	Place             int    // 1-based in the article, 0 outside
	Reason            string // why it is where it is
	Change            string // what the model says that it changes, "" without one
	Figures           []string
	PDF               string // address of the PDF at its page
	Can               bool   // it can come into the article: its PDF is here
}

// Disc is an act as drawn.
type Disc struct {
	ID      string
	X, Y, R float64
	Ring    bool
	Place   int
	Title   string
}

// Picture is the drawing and the table.
type Picture struct {
	Width, Height int
	Discs         []Disc
	Acts          []Act
	Text          string // what the drawing shows, for those who do not see it
	Lit           int
}

// Sizes of the drawing, in its own units.
const (
	cell     = 64
	across   = 14
	smallest = 6
	largest  = 27
)

// Of draws the acts of a session; place gives the acts of the article with their place.
func Of(r *review.Record, place map[string]int) Picture {
	p := Picture{Acts: make([]Act, 0, len(r.Deliberations))}
	why, digests := reasons(r.Summary), map[string]summarize.Digest{}
	if r.Summary != nil {
		for _, d := range r.Summary.Digests {
			digests[d.Act] = d
		}
	}
	most := 0.0
	contested := 0
	for _, d := range r.Deliberations {
		a := Act{ID: d.ID, Label: d.ID, Object: d.Object, Place: place[d.ID], Reason: why[d.ID], Outcome: outcomes[d.Outcome]}
		if d.Number != nil && *d.Number != "" {
			a.Label = "n°\u00a0" + *d.Number
		}
		for _, m := range d.Amounts {
			if (m.Currency == "EUR" || m.Currency == "") && m.Value > a.Money {
				a.Money = m.Value
			}
		}
		a.MoneyText = Euros(a.Money)
		a.vote(d.Votes, d.Unanimous)
		if g, ok := digests[d.ID]; ok {
			a.Change = g.Change.Text
			for _, f := range g.Figures {
				a.Figures = append(a.Figures, cmp.Or(f.Text, f.Quote))
			}
		}
		most = max(most, a.Money)
		if a.Contested {
			contested++
		}
		if a.Place > 0 {
			p.Lit++
		}
		p.Acts = append(p.Acts, a)
	}
	n := len(p.Acts)
	columns := min(across, max(1, n))
	p.Width, p.Height = columns*cell, (n+columns-1)/columns*cell
	for i, a := range p.Acts {
		d := Disc{ID: a.ID, X: float64(i%columns)*cell + cell/2, Y: float64(i/columns)*cell + cell/2, R: smallest, Ring: a.Contested, Place: a.Place}
		if most > 0 {
			// the cube root: with areas alone one budget makes dots of all the others
			d.R += math.Round((largest-smallest)*math.Cbrt(a.Money/most)*10) / 10
		}
		if a.Place > 0 {
			d.R = max(d.R, 11) // its place is written in it
		}
		d.Title = a.Label + " : " + a.Object
		if a.MoneyText != "" {
			d.Title += ", " + a.MoneyText
		}
		if a.Vote != "" {
			d.Title += ", " + a.Vote
		}
		p.Discs = append(p.Discs, d)
	}
	p.Text = fmt.Sprintf("Les %d actes de la séance : %d dans l’article, %d où des voix ont manqué.", n, p.Lit, contested)
	if i := slices.IndexFunc(p.Acts, func(a Act) bool { return most > 0 && a.Money == most }); i >= 0 {
		p.Text += fmt.Sprintf(" Le plus gros montant, %s, est dans %s.", p.Acts[i].MoneyText, p.Acts[i].Label)
	}
	return p
}

var outcomes = map[extract.Outcome]string{
	extract.Adopted: "adoptée", extract.Rejected: "rejetée", extract.Noted: "pris acte", extract.Opinion: "avis", extract.Elected: "élection",
	extract.Withdrawn: "retirée", extract.Postponed: "reportée", extract.NoOutcome: "décision non dite",
}

func (a *Act) vote(v extract.Votes, unanimous *bool) {
	var parts []string
	say := func(n *int, one, many string, counts bool) {
		if n == nil || *n == 0 {
			return
		}
		if counts {
			a.Against += *n
		}
		word := many
		if *n < 2 {
			word = one
		}
		parts = append(parts, fmt.Sprintf("%d\u00a0%s", *n, word))
	}
	say(v.For, "pour", "pour", false)
	say(v.Against, "contre", "contre", true)
	say(v.Abstain, "abstention", "abstentions", true)
	a.Contested = a.Against > 0
	a.Vote = strings.Join(parts, ", ")
	if a.Vote == "" && unanimous != nil && *unanimous {
		a.Vote = "unanimité"
	}
}

// reasons gives, by act, the sentence that says why it is where it is.
func reasons(s *summarize.Summary) map[string]string {
	why := map[string]string{}
	if s == nil {
		return why
	}
	for _, list := range [][]summarize.Item{s.Items, s.Next} {
		for _, it := range list {
			if len(it.Reasons) == 0 {
				continue
			}
			for _, id := range it.Acts {
				why[id] = it.Reasons[0].Text
			}
		}
	}
	for _, a := range s.SetAside {
		why[a.Act] = a.Reason
	}
	return why
}

// Euros writes a sum short: "1,2 M€", "350 000 €"; "" for none.
func Euros(v float64) string {
	switch {
	case v <= 0:
		return ""
	case v >= 1e6:
		return strings.Replace(strings.TrimSuffix(fmt.Sprintf("%.1f", v/1e6), ".0"), ".", ",", 1) + "\u00a0M€"
	}
	whole := strconv.FormatInt(int64(math.Round(v)), 10)
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "\u202f" + whole[i:]
	}
	return whole + "\u00a0€"
}

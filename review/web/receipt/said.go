package receipt

import (
	"fmt"
	"strconv"
	"strings"

	"phare/extract"
)

// Act is an act as a person may put it right.
type Act struct {
	ID, Label, Number, Object, Rapporteur string
	For, Against, Abstain                 string
	Outcome                               string
	Pages                                 []int
	Page, Line                            int // where it begins, 0 when that is not found
	Corrected                             []Corrected
	Outcomes                              []OutcomeChoice
}

// Corrected is a value that a person put right.
type Corrected struct{ Field, Read, By, On string }

// OutcomeChoice is a decision that an act may have taken.
type OutcomeChoice struct {
	Code, Word string
	Given      bool
}

var outcomeWords = []struct{ code, word string }{
	{string(extract.Adopted), "adoptée"}, {string(extract.Rejected), "rejetée"}, {string(extract.Noted), "le conseil prend acte"},
	{string(extract.Opinion), "avis ou vœu"}, {string(extract.Elected), "élection ou désignation"}, {string(extract.Withdrawn), "retirée"},
	{string(extract.Postponed), "reportée"}, {string(extract.NoOutcome), "non dite"},
}

var correctedWords = map[string]string{"number": "numéro", "object": "titre", "outcome": "décision", "rapporteur": "rapporteur",
	"votes.for": "voix pour", "votes.against": "voix contre", "votes.abstain": "abstentions"}

// ActOf is an act with where it begins among the lines of its first page.
func ActOf(d *extract.Deliberation, page []extract.PageLine) Act {
	a := Act{ID: d.ID, Label: "Acte sans numéro", Object: d.Object, Outcome: string(d.Outcome), Pages: d.Pages}
	if d.Number != nil {
		a.Number, a.Label = *d.Number, "n°\u00a0"+*d.Number
	}
	if d.Rapporteur != nil {
		a.Rapporteur = *d.Rapporteur
	}
	figure := func(n *int) string {
		if n == nil {
			return ""
		}
		return strconv.Itoa(*n)
	}
	a.For, a.Against, a.Abstain = figure(d.Votes.For), figure(d.Votes.Against), figure(d.Votes.Abstain)
	for _, o := range outcomeWords {
		a.Outcomes = append(a.Outcomes, OutcomeChoice{o.code, o.word, o.code == a.Outcome})
	}
	for _, c := range d.Corrected {
		if word := correctedWords[c.Field]; word != "" {
			a.Corrected = append(a.Corrected, Corrected{word, c.Read, c.By, c.On})
		}
	}
	if len(d.Lines) > 0 {
		a.Page = d.Lines[0].Page
		var first []string
		for _, l := range d.Lines[:min(3, len(d.Lines))] {
			if l.Page == a.Page {
				first = append(first, l.Text())
			}
		}
		a.Line = Find(page, first)
	}
	return a
}

// Answer is what a person says of a line of a document.
type Answer struct {
	Doc  string `json:"doc"`
	Page int    `json:"page"`
	Line int    `json:"line"`
	Is   string `json:"is"`
	Set  struct {
		Number     *string `json:"number"`
		Object     *string `json:"object"`
		Outcome    *string `json:"outcome"`
		Rapporteur *string `json:"rapporteur"`
		For        *string `json:"for"`
		Against    *string `json:"against"`
		Abstain    *string `json:"abstain"`
	} `json:"set"`
}

// Values gives what is right of an act; what was left empty stays as read. The error is French.
func (a *Answer) Values() (extract.Set, error) {
	var out extract.Set
	text := func(v *string) *string {
		if v == nil || len(strings.Fields(*v)) == 0 {
			return nil
		}
		t := strings.Join(strings.Fields(*v), " ")
		return &t
	}
	out.Number, out.Object, out.Rapporteur = text(a.Set.Number), text(a.Set.Object), text(a.Set.Rapporteur)
	if v := text(a.Set.Outcome); v != nil {
		o := extract.Outcome(*v)
		out.Outcome = &o
	}
	for _, f := range []struct {
		given *string
		to    **int
	}{{a.Set.For, &out.For}, {a.Set.Against, &out.Against}, {a.Set.Abstain, &out.Abstain}} {
		v := text(f.given)
		if v == nil {
			continue
		}
		n, err := strconv.Atoi(*v)
		if err != nil || n < 0 {
			return out, fmt.Errorf("« %s » n’est pas un nombre de voix", *v)
		}
		*f.to = &n
	}
	return out, nil
}

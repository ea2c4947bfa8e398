package summarize

import (
	"strings"
	"testing"

	"phare/extract"
	"phare/summarize/check"
)

// Before the session each item is told as convoked and as a project; what projects hold is told
// only when asked, from their own words, never as decided, and no private person is named.
func TestBefore(t *testing.T) {
	s := fictional(t)
	project := s.Find("del-03")
	if project == nil {
		t.Fatal("the fictional session lacks del-03")
	}
	project.Status, project.Outcome, project.Unanimous = extract.StatusDraft, extract.NoOutcome, nil
	number := "3"
	s.Deliberations = []*extract.Deliberation{project}
	items := []extract.Convened{
		{AgendaItem: extract.AgendaItem{Number: &number, Object: project.Object, File: project.File, Page: 1}, Project: project},
		{AgendaItem: extract.AgendaItem{Object: "Cession d'une parcelle à Mme Lucette Bourdillon", File: project.File, Page: 1}},
	}
	for _, contents := range []bool{false, true} {
		sum, err := Before(s, items, contents, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(sum.Posts) != 1 || sum.Posts[0].File != "presse.md" || len(sum.Items) != 0 {
			t.Fatalf("%+v", sum)
		}
		text := sum.Posts[0].Text
		if n := strings.Count(text, BeforeVote); n != len(items) {
			t.Errorf("contents %v: %d of %d items are said to be projects:\n%s", contents, n, len(items), text)
		}
		if strings.Contains(text, "Bourdillon") || len(sum.Posts[0].Notes) != 1 {
			t.Errorf("contents %v: a private person is named, or nobody is told of it: %v\n%s", contents, sum.Posts[0].Notes, text)
		}
		if told := strings.Contains(text, "{#del-03}"); told != contents {
			t.Errorf("contents %v: what the project holds is told: %v", contents, told)
		}
		for _, word := range []string{"a décidé", "a approuvé", "a voté", "a adopté"} {
			if strings.Contains(text, word) {
				t.Errorf("contents %v: a project is told as decided: %s", contents, text)
			}
		}
		if contents {
			for _, f := range check.Text([]byte(text), s, check.Options{}).Findings {
				if f.Level == check.Error {
					t.Errorf("%s: %s", f.Text, f.Message)
				}
			}
		}
	}
}

// A name that ends most titles is the column of those who present; one that ends a few, or that
// the title's grammar asks for, is part of it.
func TestPresenters(t *testing.T) {
	item := func(object string) extract.Convened {
		return extract.Convened{AgendaItem: extract.AgendaItem{Object: object}}
	}
	column := []extract.Convened{item("Tarifs de l'eau Hervé TASSIN"), item("Plan vélo Bastien LHOMMEAU"), item("Budget primitif Régine COMBLANC"), item("Voirie")}
	if !presenters(column, nil) {
		t.Error("the column is not seen")
	}
	if got, masked := withoutPrivate(column[0].Object, nil, true); got != "Tarifs de l'eau" || masked {
		t.Errorf("%q, %v", got, masked)
	}
	prose := []extract.Convened{item("Cession à M. Jean Dupontel"), item("Tarifs de l'eau"), item("Plan vélo"), item("Bail avec Mme Odile Verchère")}
	if presenters(prose, nil) {
		t.Error("names in titles are taken for a column")
	}
	if got, masked := withoutPrivate(prose[0].Object, nil, true); !masked || strings.Contains(got, "Dupontel") || !strings.Contains(got, "…") {
		t.Errorf("%q, %v", got, masked)
	}
}

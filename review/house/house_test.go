package house

import (
	"slices"
	"testing"
)

func TestMissing(t *testing.T) {
	two := []string{"rédaction", "direction"}
	for _, tt := range []struct {
		name   string
		chairs []string
		signs  []Sign
		want   []string
	}{
		{"nobody asked", nil, nil, nil},
		{"nobody signed", two, nil, two},
		{"one of two", two, []Sign{{"Anne Leroy", "rédaction"}}, []string{"direction"}},
		{"both", two, []Sign{{"Anne Leroy", "Redaction"}, {"Luc Petit", "DIRECTION"}}, nil},
		{"one person twice", two, []Sign{{"Anne Leroy", "rédaction"}, {"LEROY  Anne", "direction"}}, []string{"direction"}},
		{"without a chair", two, []Sign{{"Anne Leroy", ""}, {"Luc Petit", "direction"}}, []string{"rédaction"}},
		{"a chair that is not asked for", two, []Sign{{"Anne Leroy", "cabinet"}}, two},
	} {
		if got := Missing(tt.chairs, tt.signs); !slices.Equal(got, tt.want) {
			t.Errorf("%s: missing %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Anne Leroy", "anne leroy", true},
		{"Jean-Noël Dupré", "DUPRE Jean Noel", true},
		{"Anne Leroy", "Anne  Leroy ", true},
		{"Anne Leroy", "Anne Leroux", false},
		{"Anne Leroy", "Anne", false},
	} {
		if got := SamePerson(tt.a, tt.b); got != tt.want {
			t.Errorf("SamePerson(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}

func TestRule(t *testing.T) {
	r := Rule{Chairs: map[string][]string{"article": {"rédaction", "direction"}}}
	if got := r.Of("article.md"); len(got) != 2 {
		t.Error(got)
	}
	if got := r.Of("facebook.md"); got != nil {
		t.Error(got)
	}
	if err := r.Check(); err != nil {
		t.Error(err)
	}
	for _, chairs := range [][]string{{"direction", "Direction"}, {"direction", " "}} {
		if (Rule{Chairs: map[string][]string{"article": chairs}}).Check() == nil {
			t.Errorf("%q is a rule", chairs)
		}
	}
}

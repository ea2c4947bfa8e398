package summarize

import (
	"slices"
	"testing"
)

// A title printed right under the attendance list is no member: the sentence that gives the
// festival its name would else be cut for naming a person.
func TestTitlesAreNoMembers(t *testing.T) {
	list := []string{"Aline BOISSEL", "Marc DE LA TOUR-VILLARD", "Jean-Luc N’GUESSAN", "Odile KERBRAT", "Yves EL MANSOUR", "Fête Internationale des Cerfs-volants", `la plage "Saint Elme"`}
	if got := members(list); !slices.Equal(got, list[:5]) {
		t.Errorf("%q", got)
	}
	mixed := []string{"Aline Boissel", "Marc de La Tour-Villard", "Odile Kerbrat", "le jardin des Plantes"}
	if got := members(mixed); !slices.Equal(got, mixed[:3]) {
		t.Errorf("%q", got)
	}
}

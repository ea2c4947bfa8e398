package extract

import (
	"fmt"
	"path"
	"strings"

	"phare/extract/french"
)

// nameActs gives every act an id that is unique among the acts of its session, the same on
// every run: from its number, else from its file and first page. Single acts are named
// first, so that an act found alone bears the plain id.
func (b *Batch) nameActs() {
	used := map[string]map[string]bool{}
	for _, alone := range []bool{true, false} {
		for _, d := range b.Documents {
			if (d.Kind == KindAct) != alone {
				continue
			}
			for _, a := range d.Deliberations {
				session := ""
				if a.SessionDate != nil {
					session = *a.SessionDate
				}
				if used[session] == nil {
					used[session] = map[string]bool{}
				}
				a.ID = unique(used[session], baseID(d, a))
			}
		}
	}
}

func baseID(d *Document, a *Deliberation) string {
	if a.Number != nil {
		if id := slug(*a.Number); id != "" {
			return id
		}
	}
	name := path.Base(d.File)
	page := 1
	if len(a.Pages) > 0 {
		page = a.Pages[0]
	}
	id := slug(name[:len(name)-len(path.Ext(name))])
	if id == "" {
		id = "acte"
	}
	return fmt.Sprintf("%s-p%d", id, page)
}

func unique(used map[string]bool, id string) string {
	candidate := id
	for n := 2; used[candidate]; n++ {
		candidate = fmt.Sprintf("%s-%d", id, n)
	}
	used[candidate] = true
	return candidate
}

// slug keeps the lower-case ASCII letters and digits of a text, a hyphen between two runs.
func slug(s string) string {
	return strings.Join(strings.FieldsFunc(french.FoldLine(s), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }), "-")
}

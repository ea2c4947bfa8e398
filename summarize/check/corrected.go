package check

import (
	"fmt"

	"phare/extract"
)

// corrected marks words that stand on a value which a person put right: the act does not print
// it, so it is never proved, whatever else of the sentence is. It tells whether one of the fields
// of the act was.
func (r *run) corrected(cl *claim, start, end int, a *act, fields ...string) bool {
	for _, field := range fields {
		if c := a.d.CorrectedField(field); c != nil {
			cl.marks = append(cl.marks, mark{kind: "corrected", start: start, end: end, says: true, why: correctedBy(c), at: r.voteAt(a)})
			return true
		}
	}
	return false
}

func correctedBy(c *extract.Corrected) string {
	return fmt.Sprintf("Corrigé par %s le %s : ce n'est pas imprimé dans l'acte, donc jamais prouvé.", c.By, c.On)
}

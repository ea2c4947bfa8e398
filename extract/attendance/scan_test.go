package attendance

import (
	"fmt"
	"strings"

	"phare/extract/head"
	"phare/extract/lines"
	"phare/extract/pdftext"
	"phare/extract/record"
)

func scan(pages []pdftext.Page) *reading { return &reading{head.Of(lines.Scan(pages))} }

// shown writes counts as "58 49 6 55", "-" for what is not stated.
func shown(m record.Members) string {
	var out []string
	for _, n := range []*int{m.InOffice, m.Present, m.Proxies, m.Voting} {
		if n == nil {
			out = append(out, "-")
		} else {
			out = append(out, fmt.Sprint(*n))
		}
	}
	return strings.Join(out, " ")
}

package head

import (
	"phare/extract/lines"
	"phare/extract/pdftext"
)

func scan(pages []pdftext.Page) *Reading { return Of(lines.Scan(pages)) }

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

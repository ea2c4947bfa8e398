package agenda

import (
	"phare/extract/pdftext"
	"phare/extract/title"
)

func scan(pages []pdftext.Page) *reading { return &reading{title.Scan(pages)} }

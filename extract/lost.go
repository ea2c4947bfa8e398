package extract

import (
	"slices"

	"phare/extract/pdftext"
)

// CodeNoOCR warns of pages that OCR would have read, had its programs been whole.
const CodeNoOCR = "ocr-missing"

// Lost returns the warnings of a document that tell of something given that was not read:
// what is asked for exit code 3 and for the list of what is left to a person. A page that OCR
// has read in the end is read.
func (d *Document) Lost() []Warning {
	var out []Warning
	for _, w := range d.Warnings {
		switch w.Code {
		case pdftext.CodeUnreadable, pdftext.CodeLocked, pdftext.CodeTimeout, pdftext.CodeMemory, pdftext.CodeTruncated, pdftext.CodeNoText,
			pdftext.CodeBrokenFont, pdftext.CodeForm, pdftext.CodeNotice, pdftext.CodeAttached, CodeNoOCR, CodeNotUnderstood, CodeOCRBudget, CodeNumbers:
			if w.Page == 0 || !slices.Contains(d.OCRPages, w.Page) {
				out = append(out, w)
			}
		}
	}
	return out
}

// Meaningless tells whether a document was read and nothing was recognised in it: no act, no
// known kind. It may be a flyer; it may be what a person was looking for.
func (d *Document) Meaningless() bool {
	return d.Kind == KindOther && len(d.Deliberations) == 0 && slices.ContainsFunc(d.Coverage, func(r PageRole) bool { return r != RoleBlank })
}

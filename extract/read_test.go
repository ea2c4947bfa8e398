package extract

import (
	"testing"

	"phare/extract/pdftext"
)

// TestGuard asks that a document that phare itself fails on is named, page by page, and
// costs nothing else.
func TestGuard(t *testing.T) {
	d := newDocument(found{file: "a.pdf"})
	d.Warnings = append(d.Warnings, Warning{Code: "mended"})
	pdf := &pdftext.Document{Pages: []pdftext.Page{{Number: 1}, {Number: 2, Blank: true}}}
	guard(d, pdf, func() {
		d.Kind, d.Deliberations = KindAct, append(d.Deliberations, &Deliberation{})
		_ = pdf.Pages[len(pdf.Pages)] // the fault
	})
	if d.Kind != KindOther || len(d.Deliberations) != 0 || d.Coverage[0] != RoleUnreadable || d.Coverage[1] != RoleBlank {
		t.Errorf("%+v", d)
	}
	if len(d.Warnings) != 2 || d.Warnings[1].Code != CodeNotUnderstood {
		t.Errorf("%+v", d.Warnings)
	}
}

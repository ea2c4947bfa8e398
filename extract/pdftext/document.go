// Package pdftext reads the words of a PDF with their places: page → positioned words →
// lines in reading order. It is the only importer of github.com/ledongthuc/pdf, and uses
// that library's object layer alone (Reader, Value), never its text calls.
package pdftext

// Document is what was read of one PDF.
type Document struct {
	Pages    []Page
	Warnings []Warning
}

// Warning says what could not be read as it stands, in French for the person who gave the file.
type Warning struct {
	Code    string // unreadable, locked, timeout, memory, mended, page-without-text, broken-font, truncated…
	Page    int    // 1-based, 0 when the whole document is meant
	Message string
}

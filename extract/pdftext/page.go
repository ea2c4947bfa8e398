package pdftext

import "phare/extract/pdftext/printed"

// What is printed on a page, under the names by which the readers of documents know it.
type (
	Page   = printed.Page
	Layer  = printed.Layer
	Zone   = printed.Zone
	Line   = printed.Line
	Word   = printed.Word
	Box    = printed.Box
	Source = printed.Source
)

// The layers of a page.
const (
	Full      = printed.Full
	StampOnly = printed.StampOnly
	Garbage   = printed.Garbage
	None      = printed.None
	ByOCR     = printed.ByOCR
	Notice    = printed.Notice
)

// The zones of a page.
const (
	Body    = printed.Body
	Header  = printed.Header
	Footer  = printed.Footer
	Stamp   = printed.Stamp
	Sidebar = printed.Sidebar
)

// The sources of a word.
const (
	FromPage       = printed.FromPage
	FromForm       = printed.FromForm
	FromAnnotation = printed.FromAnnotation
	FromInvisible  = printed.FromInvisible
	FromOCR        = printed.FromOCR
)

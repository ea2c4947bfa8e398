package pdftext

import (
	"bufio"
	"io"
)

// WriteText writes the words of the document in reading order, a line of the page on each
// line and a form feed after each page.
func (d *Document) WriteText(w io.Writer) error {
	b := bufio.NewWriterSize(w, 1<<16)
	for _, p := range d.Pages {
		for _, l := range p.Lines {
			for i, word := range l.Words {
				if i > 0 {
					_ = b.WriteByte(' ')
				}
				_, _ = b.WriteString(word.Text)
			}
			_ = b.WriteByte('\n')
		}
		_ = b.WriteByte('\f')
	}
	return b.Flush() // a bufio.Writer keeps the first error
}

package extract

import "strings"

// readAct gives an act its text, until the reader of what is inside it takes its place.
func readAct(d *Deliberation, doc *Document, ctx actContext) {
	var b strings.Builder
	for i := range d.Lines {
		if i < ctx.title {
			d.Lines[i].Part = PartHead
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(d.Lines[i].Text())
	}
	d.Text = b.String()
}

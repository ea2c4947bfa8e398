package main

import (
	"errors"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// wrongCMap tells of each glyph the character of its own index, which is no character of
// the text: the page looks right, its words read as "'pOLEpUDWLRQ".
const wrongCMap = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
4 beginbfrange
<0000> <00FF> <0000>
<0100> <01FF> <0100>
<0200> <02FF> <0200>
<0300> <03FF> <0300>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`

// garble breaks the encoding of every embedded font, as badly made PDFs do.
func garble(in, out string) error {
	ctx, err := api.ReadContextFile(in)
	if err != nil {
		return err
	}
	if err := api.OptimizeContext(ctx); err != nil {
		return err
	}
	broken := 0
	for _, entry := range ctx.Table {
		if entry == nil {
			continue
		}
		font, ok := entry.Object.(types.Dict)
		if !ok || font.Type() == nil || *font.Type() != "Font" {
			continue
		}
		ref, ok := font["ToUnicode"].(types.IndirectRef)
		if !ok {
			continue
		}
		sd, err := ctx.NewStreamDictForBuf([]byte(wrongCMap))
		if err != nil {
			return err
		}
		if err := sd.Encode(); err != nil {
			return err
		}
		e, _ := ctx.FindTableEntryForIndRef(&ref)
		e.Object = *sd
		broken++
	}
	if broken == 0 {
		return errors.New("no font with a ToUnicode map to break")
	}
	ctx.Conf = configuration()
	return api.WriteContextFile(ctx, out)
}

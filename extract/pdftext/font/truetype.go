package font

import "encoding/binary"

// glyphRunes reads the cmap table of a TrueType font backwards: which character each glyph
// stands for. A composite font without a ToUnicode map may show nothing but glyph numbers;
// its own table is then the only key. What is damaged in it is left out.
func glyphRunes(data []byte) map[uint32]rune {
	table := sfntTable(data, "cmap")
	if len(table) < 4 {
		return nil
	}
	out := map[uint32]rune{}
	n := int(binary.BigEndian.Uint16(table[2:]))
	for i := range min(n, 32) {
		at := 4 + 8*i
		if at+8 > len(table) {
			break
		}
		platform, encoding := binary.BigEndian.Uint16(table[at:]), binary.BigEndian.Uint16(table[at+2:])
		unicode := platform == 0 || platform == 3 && (encoding == 1 || encoding == 10)
		offset := binary.BigEndian.Uint32(table[at+4:])
		if !unicode || int64(offset)+8 > int64(len(table)) {
			continue
		}
		subtable(table[offset:], out)
	}
	return out
}

// sfntEnd returns where the named table ends, 0 where the file has none.
func sfntEnd(data []byte, name string) int64 {
	if len(data) < 12 {
		return 0
	}
	for i := range int(binary.BigEndian.Uint16(data[4:])) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return 0
		}
		if string(data[at:at+4]) == name {
			return int64(binary.BigEndian.Uint32(data[at+8:])) + int64(binary.BigEndian.Uint32(data[at+12:]))
		}
	}
	return 0
}

// sfntTable returns the named table of a TrueType file.
func sfntTable(data []byte, name string) []byte {
	if len(data) < 12 {
		return nil
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil
		}
		if string(data[at:at+4]) != name {
			continue
		}
		offset, length := int64(binary.BigEndian.Uint32(data[at+8:])), int64(binary.BigEndian.Uint32(data[at+12:]))
		if offset >= int64(len(data)) {
			return nil
		}
		return data[offset:min(offset+length, int64(len(data)))]
	}
	return nil
}

// subtable adds the glyphs of one subtable; the first character of a glyph counts.
func subtable(b []byte, out map[uint32]rune) {
	add := func(glyph uint32, r rune) {
		if _, ok := out[glyph]; !ok && glyph != 0 && r >= ' ' {
			out[glyph] = r
		}
	}
	switch binary.BigEndian.Uint16(b) {
	case 4:
		segments(b, add)
	case 6:
		if len(b) < 10 {
			return
		}
		first, count := rune(binary.BigEndian.Uint16(b[6:])), int(binary.BigEndian.Uint16(b[8:]))
		for i := 0; i < count && 12+2*i <= len(b); i++ {
			add(uint32(binary.BigEndian.Uint16(b[10+2*i:])), first+rune(i))
		}
	case 12:
		if len(b) < 16 {
			return
		}
		groups := binary.BigEndian.Uint32(b[12:])
		for i := 0; i < int(min(groups, 1<<16)) && 28+12*i <= len(b); i++ {
			g := b[16+12*i:]
			start, end, glyph := binary.BigEndian.Uint32(g), binary.BigEndian.Uint32(g[4:]), binary.BigEndian.Uint32(g[8:])
			for k := uint32(0); start+k <= end && k < 1<<16 && start+k <= 0x10ffff; k++ {
				add(glyph+k, rune(start+k))
			}
		}
	}
}

// segments reads a subtable of format 4 (segment mapping to delta values).
func segments(b []byte, add func(uint32, rune)) {
	if len(b) < 16 {
		return
	}
	half := int(binary.BigEndian.Uint16(b[6:])) &^ 1
	at := func(i int) (uint32, bool) {
		if i < 0 || i+2 > len(b) {
			return 0, false
		}
		return uint32(binary.BigEndian.Uint16(b[i:])), true
	}
	for i := 0; i < half; i += 2 {
		end, ok1 := at(14 + i)
		start, ok2 := at(16 + half + i)
		delta, ok3 := at(16 + 2*half + i)
		offset, ok4 := at(16 + 3*half + i)
		if !ok1 || !ok2 || !ok3 || !ok4 || start > end || start == 0xffff {
			continue
		}
		for c := start; c <= end; c++ {
			glyph := c
			if offset != 0 {
				g, ok := at(16 + 3*half + i + int(offset) + 2*int(c-start))
				if !ok || g == 0 {
					continue
				}
				glyph = g
			}
			add((glyph+delta)&0xffff, rune(c))
		}
	}
}

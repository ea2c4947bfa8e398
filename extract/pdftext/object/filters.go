package object

import (
	"errors"
)

// unHex undoes ASCIIHexDecode.
func unHex(dst, raw []byte, limit int64) ([]byte, error) {
	half, have := 0, false
	for _, c := range raw {
		if c == '>' {
			break
		}
		x := hexDigit(c)
		if x < 0 {
			continue
		}
		if !have {
			half, have = x, true
			continue
		}
		if limit--; limit < 0 {
			return dst, ErrBudget
		}
		dst, have = append(dst, byte(half<<4|x)), false
	}
	if have {
		dst = append(dst, byte(half<<4))
	}
	return dst, nil
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// un85 undoes ASCII85Decode.
func un85(dst, raw []byte, limit int64) ([]byte, error) {
	start := len(dst)
	var group uint32
	n := 0
	for _, c := range raw {
		switch {
		case c == '~':
			if n > 1 {
				for i := n; i < 5; i++ {
					group = group*85 + 84
				}
				b := [4]byte{byte(group >> 24), byte(group >> 16), byte(group >> 8), byte(group)}
				dst = append(dst, b[:n-1]...)
			}
			return dst, nil
		case c == 'z' && n == 0:
			dst = append(dst, 0, 0, 0, 0)
		case c >= '!' && c <= 'u':
			group = group*85 + uint32(c-'!')
			if n++; n == 5 {
				dst = append(dst, byte(group>>24), byte(group>>16), byte(group>>8), byte(group))
				group, n = 0, 0
			}
		}
		if int64(len(dst)-start) > limit {
			return dst, ErrBudget
		}
	}
	return dst, nil
}

// unRunLength undoes RunLengthDecode.
func unRunLength(dst, raw []byte, limit int64) ([]byte, error) {
	start := len(dst)
	for i := 0; i < len(raw); {
		n := int(raw[i])
		i++
		switch {
		case n == 128:
			return dst, nil
		case n < 128:
			end := min(i+n+1, len(raw))
			dst = append(dst, raw[i:end]...)
			i = end
		case i < len(raw):
			for range 257 - n {
				dst = append(dst, raw[i])
			}
			i++
		}
		if int64(len(dst)-start) > limit {
			return dst, ErrBudget
		}
	}
	return dst, nil
}

// unLZW undoes LZWDecode; early tells whether codes grow one entry early (the default).
func unLZW(dst, raw []byte, early bool, limit int64) ([]byte, error) {
	const clearCode, endCode, maxCodes = 256, 257, 4096
	type entry struct {
		prev int16
		len  int16
		last byte
	}
	var table [maxCodes]entry
	for i := range 256 {
		table[i] = entry{-1, 1, byte(i)}
	}
	start := len(dst)
	next, width, prev := 258, 9, -1
	shift := 0
	if early {
		shift = 1
	}
	var acc uint32
	bits := 0
	for _, c := range raw {
		acc = acc<<8 | uint32(c)
		bits += 8
		if bits < width {
			continue
		}
		code := int(acc >> (bits - width) & (1<<width - 1))
		bits -= width
		switch {
		case code == endCode:
			return dst, nil
		case code == clearCode:
			next, width, prev = 258, 9, -1
			continue
		case code > next || code == next && prev < 0:
			return dst, errors.New("LZW: code out of range")
		}
		from := code
		if code == next {
			from = prev // the sequence that ends with its own first byte
		}
		n := int(table[from].len)
		at := len(dst)
		for range n {
			dst = append(dst, 0)
		}
		for i, k := n-1, from; i >= 0 && k >= 0; i, k = i-1, int(table[k].prev) {
			dst[at+i] = table[k].last
		}
		first := dst[at]
		if code == next {
			dst = append(dst, first)
		}
		if prev >= 0 && next < maxCodes {
			table[next] = entry{int16(prev), table[prev].len + 1, first}
			next++
		}
		prev = code
		if width < 12 && next+shift >= 1<<width {
			width++
		}
		if int64(len(dst)-start) > limit {
			return dst, ErrBudget
		}
	}
	return dst, nil
}

// unPredict undoes the TIFF predictor (2) and those of PNG (10 to 15), in place.
func unPredict(b []byte, predictor, columns, colors, bits int) ([]byte, error) {
	if columns < 1 || columns > 1<<20 || colors < 1 || colors > 32 || bits < 1 || bits > 16 {
		return nil, errors.New("predictor: parameters out of range")
	}
	pixel := max(1, (colors*bits+7)/8)
	row := (columns*colors*bits + 7) / 8
	if predictor == 2 {
		if bits != 8 {
			return b, nil // of no use to text
		}
		for at := 0; at+row <= len(b); at += row {
			for i := pixel; i < row; i++ {
				b[at+i] += b[at+i-pixel]
			}
		}
		return b, nil
	}
	out, prev := b[:0], []byte(nil)
	for at := 0; at < len(b); at += row + 1 {
		kind := b[at]
		cur := b[at+1 : min(at+1+row, len(b))]
		for i := range cur {
			var left, up, corner byte
			if i >= pixel {
				left = cur[i-pixel]
			}
			if prev != nil {
				up = prev[i]
				if i >= pixel {
					corner = prev[i-pixel]
				}
			}
			switch kind {
			case 1:
				cur[i] += left
			case 2:
				cur[i] += up
			case 3:
				cur[i] += byte((int(left) + int(up)) / 2)
			case 4:
				cur[i] += paeth(left, up, corner)
			}
		}
		// rows move down by one byte each, so a row is never overwritten before it is read
		n := len(out)
		out = append(out, cur...)
		prev = out[n:]
	}
	return out, nil
}

func paeth(a, b, c byte) byte {
	p := int(a) + int(b) - int(c)
	pa, pb, pc := abs(p-int(a)), abs(p-int(b)), abs(p-int(c))
	switch {
	case pa <= pb && pa <= pc:
		return a
	case pb <= pc:
		return b
	}
	return c
}

func abs(x int) int {
	if x < 0 {
		return -x
	}
	return x
}

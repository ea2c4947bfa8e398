package main

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// visible writes what a person reads: a control character of a file's name, a person's name
// or an address is shown as "�", never obeyed by the terminal. Data for programs pass by it.
type visible struct{ out io.Writer }

// Write tells that it wrote p, whatever became of its bytes.
func (v visible) Write(p []byte) (int, error) {
	if !bytes.ContainsFunc(p, unseen) {
		return v.out.Write(p)
	}
	var b bytes.Buffer
	for i, rest := 0, p; len(rest) > 0; rest = p[i:] {
		r, size := utf8.DecodeRune(rest)
		i += size
		switch {
		case r == '\r' && len(rest) > 1 && rest[1] == '\n', r == utf8.RuneError && size == 1:
			b.Write(rest[:size]) // a line's end; half a character, its other half is in the next write
		case unseen(r):
			b.WriteRune(utf8.RuneError)
		default:
			b.Write(rest[:size])
		}
	}
	if _, err := v.out.Write(b.Bytes()); err != nil {
		return 0, err
	}
	return len(p), nil
}

// unseen reports whether a terminal would obey a character: control characters but for those
// of a page of text, and the marks that turn the direction of writing.
func unseen(r rune) bool {
	switch {
	case r == '\n', r == '\t', r == '\f':
		return false
	case r < 0x20, r >= 0x7f && r <= 0x9f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

// raw gives the stream behind the filter: for data, and for a bar that moves on its line.
func raw(w io.Writer) io.Writer {
	if v, ok := w.(visible); ok {
		return v.out
	}
	return w
}

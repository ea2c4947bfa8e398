package object

import (
	"bytes"
	"compress/lzw"
	"encoding/ascii85"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestFilters(t *testing.T) {
	// the example of ISO 32000-1, 7.4.4.2
	got, err := unLZW(nil, []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, true, 99)
	if want := []byte{45, 45, 45, 45, 45, 65, 45, 45, 45, 66}; err != nil || !bytes.Equal(got, want) {
		t.Errorf("LZW: %v, %v", got, err)
	}
	got, err = unHex(nil, []byte("48 65 6c6C6f 2>junk"), 99)
	if err != nil || string(got) != "Hello " {
		t.Errorf("ASCIIHex: %q, %v", got, err)
	}
	got, err = unRunLength(nil, []byte{2, 'a', 'b', 'c', 253, 'x', 128, 'y'}, 99)
	if err != nil || string(got) != "abcxxxx" {
		t.Errorf("RunLength: %q, %v", got, err)
	}
	if _, err := unRunLength(nil, bytes.Repeat([]byte{129, 'x'}, 100), 1000); !errors.Is(err, ErrBudget) {
		t.Errorf("RunLength over its budget: %v", err)
	}
}

func TestFiltersRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.ByteRange('a', 'f'), 0, 9000).Draw(t, "bytes")
		var b bytes.Buffer
		w := lzw.NewWriter(&b, lzw.MSB, 8)
		if _, err := w.Write(want); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if got, err := unLZW(nil, b.Bytes(), false, 1<<20); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("LZW of %d bytes: %d bytes, %v", len(want), len(got), err)
		}
		b.Reset()
		e := ascii85.NewEncoder(&b)
		if _, err := e.Write(want); err != nil {
			t.Fatal(err)
		}
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		if got, err := un85(nil, append(b.Bytes(), "~>"...), 1<<20); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("ASCII85: %d bytes, %v", len(got), err)
		}
	})
}

// Each predictor of PNG is undone.
func TestPredictors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 12).Draw(t, "columns")
		colors := rapid.IntRange(1, 4).Draw(t, "colors")
		rows := rapid.IntRange(1, 6).Draw(t, "rows")
		width := columns * colors
		plain := rapid.SliceOfN(rapid.Byte(), rows*width, rows*width).Draw(t, "bytes")
		var coded []byte
		for r := range rows {
			kind := rapid.IntRange(0, 4).Draw(t, "kind")
			coded = append(coded, byte(kind))
			for i := range width {
				at := func(dr, di int) byte {
					if r-dr < 0 || i-di < 0 {
						return 0
					}
					return plain[(r-dr)*width+i-di]
				}
				left, up, corner := at(0, colors), at(1, 0), at(1, colors)
				guess := []byte{0, left, up, byte((int(left) + int(up)) / 2), paeth(left, up, corner)}[kind]
				coded = append(coded, plain[r*width+i]-guess)
			}
		}
		got, err := unPredict(coded, 15, columns, colors, 8)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%v, %v, want %v", got, err, plain)
		}
	})
}

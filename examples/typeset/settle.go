package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"
)

var (
	pdfDate   = regexp.MustCompile(`D:\d{14}[+-]\d{2}'\d{2}'`)
	pdfID     = regexp.MustCompile(`/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]`)
	creator   = regexp.MustCompile(`/Creator\(Mozilla(?:\\.|[^\\)])*\)`)
	xrefTable = regexp.MustCompile(`startxref\s+(\d+)\s+%%EOF\s*$`)
	xrefEntry = regexp.MustCompile(`^(\d{10}) (\d{5}) ([nf])`)
)

// settle rewrites a PDF without what changes from one run to the next: its dates, its
// identifier and the order of its objects. The same sources give the same bytes wherever
// Chromium and the fonts are the same.
func settle(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	objects, trailer, err := objects(raw)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	objects, trailer = renumber(objects, constant(trailer))
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(objects))
	for n, o := range objects {
		if o != nil {
			offsets[n] = b.Len()
			b.Write(o)
			b.WriteByte('\n')
		}
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n", len(objects))
	for n := range objects {
		if offsets[n] == 0 {
			b.WriteString("0000000000 65535 f \n")
		} else {
			fmt.Fprintf(&b, "%010d 00000 n \n", offsets[n])
		}
	}
	fmt.Fprintf(&b, "%s\nstartxref\n%d\n%%%%EOF\n", trailer, start)
	return os.WriteFile(path, b.Bytes(), 0o644)
}

// objects cuts a PDF with a single table of objects into them, by number.
func objects(raw []byte) (objects [][]byte, trailer []byte, err error) {
	m := xrefTable.FindSubmatch(raw)
	if m == nil {
		return nil, nil, errors.New("no startxref")
	}
	start, err := strconv.Atoi(string(m[1]))
	if err != nil || start >= len(raw) {
		return nil, nil, errors.New("no table of objects")
	}
	table, rest, ok := bytes.Cut(raw[start:], []byte("trailer"))
	if !ok {
		return nil, nil, errors.New("no trailer")
	}
	end := bytes.LastIndex(rest, []byte("startxref"))
	trailer = append([]byte("trailer"), bytes.TrimSpace(rest[:end])...)
	number := map[int]int{} // by offset
	starts := []int{start}
	next, count := 0, 0
	for _, line := range strings.Split(string(table), "\n") {
		if e := xrefEntry.FindStringSubmatch(line); e != nil {
			if at, err := strconv.Atoi(e[1]); err == nil && e[3] == "n" {
				number[at] = next
				starts = append(starts, at)
			}
			next++
		} else if _, err := fmt.Sscanf(line, "%d %d", &next, new(int)); err == nil {
			continue
		}
		count = max(count, next)
	}
	sort.Ints(starts)
	objects = make([][]byte, count)
	for i, at := range starts[:len(starts)-1] {
		objects[number[at]] = bytes.TrimSpace(raw[at:starts[i+1]])
	}
	return objects, trailer, nil
}

var (
	reference = regexp.MustCompile(`\b(\d+) 0 R\b`)
	head      = regexp.MustCompile(`^\d+ 0 obj`)
)

// renumber gives the objects the numbers in which they are met from the trailer on, and
// leaves those that nothing refers to.
func renumber(objects [][]byte, trailer []byte) ([][]byte, []byte) {
	number := map[int]int{}
	order := []int{0} // object 0 is the head of the free list
	follow := func(words []byte) []byte {
		return reference.ReplaceAllFunc(words, func(m []byte) []byte {
			old, _ := strconv.Atoi(string(bytes.Fields(m)[0]))
			if old >= len(objects) || objects[old] == nil {
				return []byte("null")
			}
			if number[old] == 0 {
				number[old] = len(order)
				order = append(order, old)
			}
			return fmt.Appendf(nil, "%d 0 R", number[old])
		})
	}
	trailer = follow(trailer)
	out := [][]byte{nil}
	for n := 1; n < len(order); n++ {
		words, data, isStream := bytes.Cut(objects[order[n]], []byte("stream"))
		words = follow(constant(head.ReplaceAll(words, fmt.Appendf(nil, "%d 0 obj", n))))
		if isStream {
			words = append(append(words, "stream"...), data...)
		}
		out = append(out, words)
	}
	trailer = regexp.MustCompile(`/Size \d+`).ReplaceAll(trailer, fmt.Appendf(nil, "/Size %d", len(out)))
	return out, trailer
}

// constant takes the dates, the identifier and Chromium's version out.
func constant(object []byte) []byte {
	object = pdfDate.ReplaceAll(object, []byte("D:20250409110000+02'00'"))
	object = creator.ReplaceAll(object, []byte("/Creator(Chromium)"))
	return pdfID.ReplaceAll(object, []byte("/ID[<"+strings.Repeat("0", 31)+"1> <"+strings.Repeat("0", 31)+"1>]"))
}

package object

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/ledongthuc/pdf"
)

// maxObjects is the most objects that a rebuilt table holds.
const maxObjects = 1 << 20

// rebuild gives data a fresh cross-reference table, made of the objects found in it: the last
// of a number counts, and the objects of object streams are written out as plain ones.
func rebuild(data []byte) ([]byte, error) {
	if i := bytes.Index(data[:min(len(data), 2048)], []byte("%PDF-")); i > 0 {
		data = data[i:]
	}
	found := findObjects(data)
	if len(found) == 0 {
		return nil, errors.New("no objects")
	}
	var out bytes.Buffer
	out.Grow(len(data) + len(data)/4 + 1024)
	out.WriteString("%PDF-1.7\n")
	shift := 0
	if bytes.HasPrefix(data, []byte("%PDF-")) {
		out.Write(data[min(len(data), out.Len()):])
	} else {
		shift = out.Len()
		out.Write(data)
	}
	out.WriteByte('\n')
	offsets := make(map[int]entry, len(found))
	var containers []int
	trailer := lastTrailer(data)
	for _, o := range found {
		offsets[o.number] = entry{o.offset + shift, o.gen}
		head := o.head(data)
		switch {
		case bytes.Contains(head, []byte("/ObjStm")):
			containers = append(containers, o.number)
		case bytes.Contains(head, []byte("/XRef")) && bytes.Contains(head, []byte("/Root")) && trailer == "":
			trailer = dictText(head)
		}
	}
	if len(containers) > 0 {
		if err := expand(&out, offsets, containers); err != nil {
			return nil, err
		}
	}
	root := ""
	if m := rootRef.FindStringSubmatch(trailer); m != nil {
		if n, _ := strconv.Atoi(m[1]); offsets[n].offset != 0 {
			root = m[0]
		}
	}
	if root == "" {
		n, ok := findCatalog(out.Bytes(), offsets)
		if !ok {
			return nil, errors.New("no catalog")
		}
		root = fmt.Sprintf("/Root %d %d R", n, offsets[n].gen)
	}
	writeXref(&out, offsets, root)
	return out.Bytes(), nil
}

type entry struct{ offset, gen int }

// object is one "N G obj" found in the bytes of a file.
type object struct{ number, gen, offset, body int }

// head returns the beginning of an object, enough to know its dictionary.
func (o object) head(data []byte) []byte {
	b := data[o.body:min(len(data), o.body+1024)]
	for _, end := range []string{"endobj", "stream"} {
		if i := bytes.Index(b, []byte(end)); i >= 0 {
			b = b[:i]
		}
	}
	return b
}

// findObjects returns the objects in the order of the file.
func findObjects(data []byte) []object {
	var out []object
	for pos := 0; len(out) < maxObjects; {
		i := bytes.Index(data[pos:], []byte("obj"))
		if i < 0 {
			return out
		}
		i += pos
		pos = i + 3
		gen, start, ok := intBefore(data, i)
		if !ok || start == 0 || !isSpace(data[start-1]) {
			continue // digits that run together are no number and generation
		}
		number, start, ok := intBefore(data, start)
		if !ok || start > 0 && data[start-1] >= '0' && data[start-1] <= '9' || number == 0 || number > 1<<23 || gen > 65535 {
			continue
		}
		out = append(out, object{number, gen, start, pos})
	}
	return out
}

// intBefore reads the number that ends before end, white space between them.
func intBefore(b []byte, end int) (n, start int, ok bool) {
	e := end
	for e > 0 && isSpace(b[e-1]) {
		e--
	}
	s := e
	for s > 0 && e-s < 10 && b[s-1] >= '0' && b[s-1] <= '9' {
		s--
	}
	n, err := strconv.Atoi(string(b[s:e]))
	return n, s, err == nil
}

var rootRef = regexp.MustCompile(`/Root\s+(\d+)\s+(\d+)\s+R`)

// lastTrailer returns the text of the last trailer dictionary that names a root.
func lastTrailer(data []byte) string {
	for end := len(data); ; {
		i := bytes.LastIndex(data[:end], []byte("trailer"))
		if i < 0 {
			return ""
		}
		if t := dictText(data[i:min(len(data), i+4096)]); rootRef.MatchString(t) {
			return t
		}
		end = i
	}
}

// dictText returns the first dictionary in b, as it is written.
func dictText(b []byte) string {
	start := bytes.Index(b, []byte("<<"))
	if start < 0 {
		return ""
	}
	depth := 0
	for i := start; i+1 < len(b); i++ {
		switch {
		case b[i] == '<' && b[i+1] == '<':
			depth++
			i++
		case b[i] == '>' && b[i+1] == '>':
			if depth--; depth == 0 {
				return string(b[start : i+2])
			}
			i++
		}
	}
	return string(b[start:])
}

func findCatalog(data []byte, offsets map[int]entry) (int, bool) {
	best, found := 0, false
	for n, e := range offsets {
		head := object{offset: e.offset, body: e.offset}.head(data)
		if bytes.Contains(head, []byte("/Catalog")) && (!found || e.offset > offsets[best].offset) {
			best, found = n, true
		}
	}
	return best, found
}

// expand writes the objects of object streams out as plain ones. The library itself decodes
// the streams: a provisional trailer lists them.
func expand(out *bytes.Buffer, offsets map[int]entry, containers []int) error {
	var list bytes.Buffer
	list.WriteString("/Containers [")
	for _, n := range containers {
		fmt.Fprintf(&list, "%d %d R ", n, offsets[n].gen)
	}
	list.WriteString("]")
	provisional := bytes.NewBuffer(slices.Clone(out.Bytes()))
	writeXref(provisional, offsets, list.String())
	data := provisional.Bytes()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	f := &File{data: data, r: r, objects: map[Ref]pdf.Value{}}
	streams := r.Trailer().Key("Containers")
	plain := map[int]bool{}
	for n := range offsets {
		plain[n] = true
	}
	for i := range streams.Len() {
		// a damaged container costs its own objects only
		_ = Safely(func() { f.expandOne(out, offsets, plain, streams.Index(i)) })
	}
	return nil
}

func (f *File) expandOne(out *bytes.Buffer, offsets map[int]entry, plain map[int]bool, v pdf.Value) {
	body, _ := f.Stream(nil, v, 64<<20)
	n, first := int(f.Key(v, "N").Int64()), int(f.Key(v, "First").Int64())
	if first <= 0 || first > len(body) {
		return
	}
	header := bytes.Fields(body[:first])
	for i := 0; i < n && 2*i+1 < len(header) && len(offsets) < maxObjects; i++ {
		number, err1 := strconv.Atoi(string(header[2*i]))
		at, err2 := strconv.Atoi(string(header[2*i+1]))
		end := len(body)
		if 2*i+3 < len(header) {
			if next, err := strconv.Atoi(string(header[2*i+3])); err == nil && first+next <= len(body) && next >= at {
				end = first + next
			}
		}
		if err1 != nil || err2 != nil || number <= 0 || plain[number] || at < 0 || first+at > end {
			continue
		}
		offsets[number] = entry{out.Len(), 0}
		fmt.Fprintf(out, "%d 0 obj\n%s\nendobj\n", number, body[first+at:end])
	}
}

// writeXref ends out with a table of offsets and a trailer that holds extra.
func writeXref(out *bytes.Buffer, offsets map[int]entry, extra string) {
	numbers := make([]int, 0, len(offsets))
	for n := range offsets {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	at := out.Len()
	out.WriteString("xref\n")
	for i := 0; i < len(numbers); {
		j := i + 1
		for j < len(numbers) && numbers[j] == numbers[j-1]+1 {
			j++
		}
		fmt.Fprintf(out, "%d %d\n", numbers[i], j-i)
		for ; i < j; i++ {
			e := offsets[numbers[i]]
			fmt.Fprintf(out, "%010d %05d n \n", e.offset, e.gen)
		}
	}
	size := 1
	if len(numbers) > 0 {
		size = numbers[len(numbers)-1] + 1
	}
	fmt.Fprintf(out, "trailer\n<</Size %d %s>>\nstartxref\n%d\n%%%%EOF", size, extra, at)
}

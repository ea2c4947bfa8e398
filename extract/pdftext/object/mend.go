package object

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// mend puts right what the library insists on: a header of version 1.0 to 1.7 at the first
// byte, and "%%EOF" at the end.
func mend(data []byte) ([]byte, error) {
	head := data[:min(len(data), 2048)]
	if i := bytes.Index(head, []byte("%PDF-")); i > 0 {
		data = data[i:] // offsets are counted from the header
	} else if i < 0 {
		return nil, errors.New("no header")
	}
	if i := bytes.LastIndex(data, []byte("%%EOF")); i > 0 {
		data = data[:i+len("%%EOF")]
	}
	if len(data) < 100 {
		return nil, errors.New("too short for a PDF")
	}
	if h := data[:9]; !bytes.HasPrefix(h, []byte("%PDF-1.")) || h[7] < '0' || h[7] > '7' || h[8] != '\r' && h[8] != '\n' {
		data = append([]byte(nil), data...)
		copy(data, "%PDF-1.7\n")
	}
	return data, checkChain(data)
}

// checkChain follows the chain of cross-reference sections as the library would and refuses
// one that it would not survive: a cycle, or a table of more entries than the file has bytes.
func checkChain(data []byte) error {
	i := bytes.LastIndex(data, []byte("startxref"))
	if i < 0 {
		return errors.New("no startxref")
	}
	at, ok := leadingInt(data[i+len("startxref"):])
	seen := map[int]bool{}
	for ok {
		if at < 0 || at >= len(data) || seen[at] || len(seen) > 4096 {
			return errors.New("cross-reference chain is broken")
		}
		seen[at] = true
		section := data[at:]
		end := bytes.Index(section, []byte("startxref"))
		if s := bytes.Index(section, []byte("stream")); s >= 0 && (end < 0 || s < end) && !bytes.HasPrefix(bytes.TrimLeft(section, " \r\n\t"), []byte("xref")) {
			end = s
		}
		if end < 0 {
			end = len(section)
		}
		section = section[:end]
		if n, ok := intAfter(section, "/Size"); ok && n > len(data) {
			return errors.New("cross-reference table larger than the file")
		}
		if !plausibleSubsections(section, len(data)) {
			return errors.New("cross-reference subsection out of range")
		}
		at, ok = intAfter(section, "/Prev")
	}
	return nil
}

// plausibleSubsections refuses a table or an Index whose numbers exceed what the file can hold.
func plausibleSubsections(section []byte, size int) bool {
	body := bytes.TrimLeft(section, " \r\n\t")
	if !bytes.HasPrefix(body, []byte("xref")) {
		i := bytes.Index(body, []byte("/Index"))
		if i < 0 {
			return true
		}
		body = body[i+len("/Index"):]
		if end := bytes.IndexByte(body, ']'); end >= 0 {
			body = body[:end]
		}
		for _, w := range bytes.Fields(bytes.Trim(body, " [\r\n")) {
			if n, err := strconv.Atoi(string(w)); err != nil || n < 0 || n > size {
				return false
			}
		}
		return true
	}
	// a subsection's heading is a line of two numbers, an entry one of three fields
	body = body[len("xref"):]
	for len(body) > 0 {
		line := body
		if i := bytes.IndexAny(body, "\r\n"); i >= 0 {
			line, body = body[:i], body[i+1:]
		} else {
			body = nil
		}
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte("trailer")) {
			return true
		}
		fields := bytes.Fields(line)
		if len(fields) == 2 {
			start, err1 := strconv.Atoi(string(fields[0]))
			n, err2 := strconv.Atoi(string(fields[1]))
			if err1 != nil || err2 != nil || start < 0 || n < 0 || start > size || n > size {
				return false
			}
		}
	}
	return true
}

func intAfter(b []byte, key string) (int, bool) {
	for from := 0; ; {
		i := bytes.Index(b[from:], []byte(key))
		if i < 0 {
			return 0, false
		}
		from += i + len(key)
		if n, ok := leadingInt(b[from:]); ok {
			return n, true
		}
	}
}

// largestSize returns the largest Size that the file states anywhere.
func largestSize(data []byte) (most int, found bool) {
	for rest := data; ; {
		i := bytes.Index(rest, []byte("/Size"))
		if i < 0 {
			return most, found
		}
		rest = rest[i+len("/Size"):]
		if n, ok := leadingInt(rest); ok {
			most, found = max(most, n), true
		}
	}
}

func leadingInt(b []byte) (int, bool) {
	b = bytes.TrimLeft(b, " \r\n\t\x00")
	n := 0
	for n < len(b) && b[n] >= '0' && b[n] <= '9' {
		n++
	}
	x, err := strconv.Atoi(string(b[:n]))
	return x, err == nil
}

// rewrite has pdfcpu read the file, decrypt it with an empty password, and write it anew.
func rewrite(data []byte) (out []byte, err error) {
	var b bytes.Buffer
	if n, ok := largestSize(data); ok && n > max(len(data), 1<<22) {
		return nil, errors.New("cross-reference table larger than the file") // pdfcpu would count to there
	}
	broken := Safely(func() {
		model.ConfigPath = "disable" // pdfcpu would write its configuration into the home folder
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = model.ValidationRelaxed
		conf.Offline = true
		conf.WriteObjectStream, conf.WriteXRefStream = false, false
		err = pdfcpuRewrite(bytes.NewReader(data), &b, conf)
	})
	if err = firstError(err, broken); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func pdfcpuRewrite(r io.ReadSeeker, w io.Writer, conf *model.Configuration) error {
	// not through its package api, which costs 30 ms at the start of every program
	ctx, err := pdfcpu.Read(r, conf)
	if err != nil {
		return err
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return err
	}
	ctx.Encrypt, ctx.EncKey = nil, nil // what was read is decrypted, and stays so
	b := bufio.NewWriter(w)
	ctx.Write.Writer = b
	if err := pdfcpu.WriteContext(ctx); err != nil {
		return err
	}
	return b.Flush()
}

package object

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"
)

// ErrLocked tells that a password is needed.
var ErrLocked = errors.New("a password is needed")

// maxFile is the largest file read, in bytes: it is held in memory.
const maxFile = 256 << 20

// Open opens a PDF, mending on the way what it can: header and trailer, then the
// cross-reference table, then whatever pdfcpu makes of it.
func Open(r io.ReaderAt, size int64) (*File, error) {
	if size > maxFile {
		return nil, fmt.Errorf("%d bytes are too many", size)
	}
	data := make([]byte, size)
	if n, err := r.ReadAt(data, 0); err != nil && err != io.EOF {
		return nil, err
	} else {
		data = data[:n]
	}
	if !bytes.Contains(data[:min(len(data), 2048)], []byte("%PDF-")) && !bytes.Contains(data, []byte(" obj")) {
		return nil, errors.New("neither a header nor objects of a PDF")
	}
	f, err := openMended(data)
	if err == nil {
		return f, nil
	}
	encrypted := bytes.Contains(data, []byte("/Encrypt"))
	if !encrypted {
		rebuilt, rerr := rebuild(data)
		if rerr == nil {
			if f, rerr = openReader(rebuilt); rerr == nil {
				f.mended = true
				return f, nil
			}
		}
		err = errors.Join(err, rerr)
	}
	again, perr := rewrite(data)
	if perr == nil {
		if f, perr = openMended(again); perr == nil {
			if !encrypted {
				f.mended = true
			}
			return f, nil
		}
	}
	if encrypted && isLocked(perr) {
		return nil, errors.Join(ErrLocked, err, perr)
	}
	return nil, errors.Join(err, perr)
}

func isLocked(err error) bool {
	return errors.Is(err, pdf.ErrInvalidPassword) || err != nil && strings.Contains(err.Error(), "password")
}

// openMended opens data once its header and end are put right.
func openMended(data []byte) (*File, error) {
	data, err := mend(data)
	if err != nil {
		return nil, err
	}
	return openReader(data)
}

// openReader hands data to the library and makes sure that it leads to at least one page.
func openReader(data []byte) (f *File, err error) {
	broken := Safely(func() {
		var r *pdf.Reader
		if r, err = pdf.NewReader(bytes.NewReader(data), int64(len(data))); err != nil {
			return
		}
		encrypted := !r.Trailer().Key("Encrypt").IsNull()
		f = &File{data: data, r: r, encrypted: encrypted, objects: map[Ref]pdf.Value{}}
		if encrypted && !f.readableCipher() {
			err = errors.New("encryption beyond the library")
			return
		}
		if len(f.Pages(1)) == 0 {
			err = errors.New("no pages")
		}
	})
	if err = firstError(err, broken); err != nil {
		return nil, err
	}
	return f, nil
}

// readableCipher tells whether the library decrypts the file rightly: 128-bit keys only (it
// does not cut the object key of shorter ones).
func (f *File) readableCipher() bool {
	e := f.r.Trailer().Key("Encrypt")
	if v := e.Key("V").Int64(); v != 2 && v != 4 {
		return false
	}
	return e.Key("V").Int64() == 4 || e.Key("Length").Int64() == 128
}

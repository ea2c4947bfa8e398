package object

import (
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"

	"github.com/ledongthuc/pdf"
)

var (
	// ErrBudget tells of a stream that decodes to more than it may.
	ErrBudget = errors.New("stream over its budget")
	errImage  = errors.New("stream holds an image")
)

// Safely runs f and turns a panic of the library into an error.
func Safely(f func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	f()
	return nil
}

// streamDecoder keeps what decoding needs from one stream to the next.
type streamDecoder struct {
	inflate io.ReadCloser
	src     bytes.Reader
}

// Stream appends the decoded bytes of v to dst, at most limit of them. What could be decoded
// of a damaged stream is returned with the error.
func (f *File) Stream(dst []byte, v pdf.Value, limit int64) (out []byte, err error) {
	out = dst
	if v.Kind() != pdf.Stream {
		return out, errors.New("not a stream")
	}
	if f.encrypted {
		err = firstError(Safely(func() { out, err = readLimited(dst, v.Reader(), limit) }), err)
		return out, err
	}
	e := Safely(func() {
		raw := f.raw(v)
		filter, parms := f.Key(v, "Filter"), f.Key(v, "DecodeParms")
		if filter.IsNull() {
			filter, parms = f.Key(v, "F"), f.Key(v, "DP") // inline spelling, seen in the wild
		}
		switch filter.Kind() {
		case pdf.Name:
			if parms.Kind() == pdf.Array {
				parms = f.Index(parms, 0)
			}
			out, err = f.decode(dst, raw, filter.Name(), parms, limit)
		case pdf.Array:
			n := filter.Len()
			if n > 8 {
				err = errors.New("too many filters")
				return
			}
			if n == 0 {
				out, err = appendLimited(dst, raw, limit)
				return
			}
			for i := range n {
				parm := parms
				if parms.Kind() == pdf.Array {
					parm = f.Index(parms, i)
				}
				if i == n-1 {
					out, err = f.decode(dst, raw, f.Index(filter, i).Name(), parm, limit)
					return
				}
				if raw, err = f.decode(nil, raw, f.Index(filter, i).Name(), parm, limit); len(raw) == 0 {
					return
				}
			}
		default:
			out, err = appendLimited(dst, raw, limit)
		}
	})
	return out, firstError(err, e)
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// raw returns the undecoded bytes of the stream v. A length that does not lead to
// "endstream" is not believed.
func (f *File) raw(v pdf.Value) []byte {
	off := offsetOf(v)
	if off <= 0 || off >= int64(len(f.data)) {
		return nil
	}
	rest := f.data[off:]
	n := f.Key(v, "Length").Int64()
	if n >= 0 && n <= int64(len(rest)) {
		tail := rest[n:min(int64(len(rest)), n+16)]
		if bytes.HasPrefix(bytes.TrimLeft(tail, "\r\n\t \x00"), []byte("endstre")) {
			return rest[:n]
		}
	}
	if i := bytes.Index(rest, []byte("endstream")); i >= 0 {
		return rest[:i]
	}
	if i := bytes.Index(rest, []byte("endobj")); i >= 0 {
		return rest[:i]
	}
	return rest
}

// decode appends to dst what the named filter makes of raw.
func (f *File) decode(dst, raw []byte, filter string, parms pdf.Value, limit int64) ([]byte, error) {
	start := len(dst)
	var err error
	switch filter {
	case "FlateDecode", "Fl":
		dst, err = f.streams.flate(dst, raw, limit)
	case "LZWDecode", "LZW":
		early := f.Key(parms, "EarlyChange")
		dst, err = unLZW(dst, raw, early.IsNull() || early.Int64() != 0, limit)
	case "ASCIIHexDecode", "AHx":
		return unHex(dst, raw, limit)
	case "ASCII85Decode", "A85":
		return un85(dst, raw, limit)
	case "RunLengthDecode", "RL":
		return unRunLength(dst, raw, limit)
	case "Crypt", "":
		return appendLimited(dst, raw, limit)
	default:
		return dst, errImage
	}
	if p := f.Key(parms, "Predictor").Int64(); p > 1 {
		columns, colors, bits := f.intOr(parms, "Columns", 1), f.intOr(parms, "Colors", 1), f.intOr(parms, "BitsPerComponent", 8)
		plain, perr := unPredict(dst[start:], int(p), columns, colors, bits)
		return dst[:start+len(plain)], firstError(err, perr)
	}
	return dst, err
}

func (f *File) intOr(v pdf.Value, key string, or int) int {
	if x := f.Key(v, key); x.Kind() == pdf.Integer {
		return int(x.Int64())
	}
	return or
}

// flate inflates raw. The checksum at its end is not looked at: a damaged tail must not
// cost the text before it.
func (d *streamDecoder) flate(dst, raw []byte, limit int64) ([]byte, error) {
	raw = bytes.TrimLeft(raw, "\r\n")
	if len(raw) < 2 {
		return dst, io.ErrUnexpectedEOF
	}
	if raw[0]&0x0f == 8 && (int(raw[0])<<8|int(raw[1]))%31 == 0 {
		raw = raw[2:]
	}
	d.src.Reset(raw)
	if d.inflate == nil {
		d.inflate = flate.NewReader(&d.src)
	} else if err := d.inflate.(flate.Resetter).Reset(&d.src, nil); err != nil {
		return dst, err
	}
	return readLimited(dst, d.inflate, limit)
}

// readLimited appends what r gives to dst, at most limit bytes.
func readLimited(dst []byte, r io.Reader, limit int64) ([]byte, error) {
	start := len(dst)
	for {
		if len(dst) == cap(dst) {
			dst = append(dst, 0)[:len(dst)]
		}
		n, err := r.Read(dst[len(dst):cap(dst)])
		dst = dst[:len(dst)+n]
		if int64(len(dst)-start) > limit {
			return dst[:start+int(limit)], ErrBudget
		}
		if err == io.EOF {
			return dst, nil
		}
		if err != nil {
			return dst, err
		}
	}
}

func appendLimited(dst, b []byte, limit int64) ([]byte, error) {
	if int64(len(b)) > limit {
		return append(dst, b[:limit]...), ErrBudget
	}
	return append(dst, b...), nil
}

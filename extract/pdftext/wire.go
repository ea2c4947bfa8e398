package pdftext

import (
	"bufio"
	"encoding/binary"
	"errors"
	"io"
	"time"
)

// The frames between the pool and its workers: one byte for the kind, four for the length of
// what follows.
const (
	frameRead     = 'r' // to the worker: limits and path
	frameProgress = 'p' // a page was read
	frameDocument = 'd' // an encoded document
	frameError    = 'e' // code and message of an Error
	frameMemory   = 'm' // the worker ends itself: its memory limit was reached
	frameRecycle  = 'x' // the worker has grown and asks to be replaced
)

const maxFrame = 1 << 30

func writeFrame(w io.Writer, kind byte, payload []byte) error {
	var head [5]byte
	head[0] = kind
	binary.LittleEndian.PutUint32(head[1:], uint32(len(payload)))
	if _, err := w.Write(head[:]); err != nil {
		return err
	}
	_, err := w.Write(payload)
	return err
}

func readFrame(r *bufio.Reader) (kind byte, payload []byte, err error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	n := binary.LittleEndian.Uint32(head[1:])
	if n > maxFrame {
		return 0, nil, errors.New("pdftext: frame too long")
	}
	payload = make([]byte, n)
	_, err = io.ReadFull(r, payload)
	return head[0], payload, err
}

// request is what a worker is asked: a path, and the limits within which to read it.
type request struct {
	path    string
	timeout time.Duration
	memory  int64
}

func (q request) encode() []byte {
	b := binary.AppendVarint(nil, int64(q.timeout))
	b = binary.AppendVarint(b, q.memory)
	return append(b, q.path...)
}

func decodeRequest(b []byte) (request, error) {
	timeout, n := binary.Varint(b)
	if n <= 0 {
		return request{}, errors.New("pdftext: bad request")
	}
	memory, m := binary.Varint(b[n:])
	if m <= 0 {
		return request{}, errors.New("pdftext: bad request")
	}
	return request{string(b[n+m:]), time.Duration(timeout), memory}, nil
}

package pdftext

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"time"
)

// PoolOptions say how documents are read in worker processes.
type PoolOptions struct {
	// Command runs a worker: an executable and its arguments, which calls Work on its
	// standard input and output. Nil reads in this process, without its protections.
	Command []string
	// Workers is the most processes at a time; 0 means one a processor.
	Workers int
	// Timeout is the time for one document, 0 means 4 s: of the worker itself where the system
	// tells it, so that a busy machine costs no document. A document of many pages gets 25 ms
	// more for each page that was read.
	Timeout time.Duration
	// Memory is the most memory of a worker in bytes; 0 means 384 MiB.
	Memory int64
	// Documents is how many documents a worker reads before it is replaced; 0 means 250.
	Documents int
}

// perPage is the time that each page read adds to a document's timeout.
const perPage = 25 * time.Millisecond

// Pool reads documents in worker processes: the death of one costs one document. Its methods
// may be called from several goroutines.
type Pool struct {
	o     PoolOptions
	slots chan *process // one for each worker; nil where none is running
	once  sync.Once
}

// NewPool returns a pool. Processes are started when documents come; Close ends them.
func NewPool(o PoolOptions) *Pool {
	if o.Workers <= 0 {
		o.Workers = runtime.NumCPU()
	}
	if o.Timeout <= 0 {
		o.Timeout = 4 * time.Second
	}
	if o.Memory <= 0 {
		o.Memory = 384 << 20
	}
	if o.Documents <= 0 {
		o.Documents = 250
	}
	p := &Pool{o: o, slots: make(chan *process, o.Workers)}
	for range o.Workers {
		p.slots <- nil
	}
	return p
}

// Close ends the workers. It waits for documents that are being read.
func (p *Pool) Close() {
	p.once.Do(func() {
		for range p.o.Workers {
			if w := <-p.slots; w != nil {
				w.end()
			}
		}
	})
}

// Read reads the PDF at path. The error is an *Error when the document is at fault, the
// context's error when that ended, and another when no worker can be run.
func (p *Pool) Read(ctx context.Context, path string) (*Document, error) {
	if len(p.o.Command) == 0 {
		return readHere(path)
	}
	var w *process
	select {
	case w = <-p.slots:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { p.slots <- w }()
	if w == nil {
		var err error
		if w, err = start(p.o.Command); err != nil {
			return nil, err
		}
	}
	doc, keep, err := w.read(ctx, request{path, p.o.Timeout, p.o.Memory})
	w.documents++
	switch {
	case !keep:
		w.kill()
		w = nil
	case w.recycle || w.documents >= p.o.Documents:
		w.end()
		w = nil
	}
	return doc, err
}

func readHere(path string) (*Document, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	return Read(f, info.Size(), Options{})
}

// process is a running worker.
type process struct {
	cmd       *exec.Cmd
	in        io.WriteCloser
	frames    chan frame
	stderr    tail
	documents int
	recycle   bool
}

type frame struct {
	kind    byte
	payload []byte
}

func start(command []string) (*process, error) {
	w := &process{cmd: exec.Command(command[0], command[1:]...), frames: make(chan frame, 4)}
	var err error
	if w.in, err = w.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := w.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	w.cmd.Stderr = &w.stderr
	// a worker lives for a moment: collecting its first megabytes is time lost
	w.cmd.Env = append(w.cmd.Environ(), "GOGC=400")
	if err := w.cmd.Start(); err != nil {
		return nil, fmt.Errorf("le lecteur de PDF ne démarre pas : %w", err)
	}
	go func() {
		defer close(w.frames)
		r := bufio.NewReaderSize(out, 1<<16)
		for {
			kind, payload, err := readFrame(r)
			if err != nil {
				return // the process ended, or is about to be
			}
			w.frames <- frame{kind, payload}
		}
	}()
	return w, nil
}

// read has the worker read one document; keep tells whether it may be asked again.
func (w *process) read(ctx context.Context, q request) (doc *Document, keep bool, err error) {
	if err := writeFrame(w.in, frameRead, q.encode()); err != nil {
		return nil, false, w.died(err)
	}
	started := time.Now()
	before, _ := usedBy(w.cmd.Process.Pid)
	timer := time.NewTimer(q.timeout)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil, false, ctx.Err()
		case <-timer.C:
			if used, ok := usedBy(w.cmd.Process.Pid); ok && used-before < q.timeout && time.Since(started) < patience*q.timeout {
				timer.Reset(max(q.timeout-(used-before), q.timeout/8)) // it had to wait for its turn
				continue
			}
			return nil, false, &Error{CodeTimeout, fmt.Sprintf("La lecture de ce PDF a été arrêtée après %.0f s : imprimez-le dans un nouveau PDF, ou découpez-le.", time.Since(started).Seconds()), errors.New("deadline")}
		case f, ok := <-w.frames:
			if !ok {
				return nil, false, w.died(io.ErrUnexpectedEOF)
			}
			switch f.kind {
			case frameProgress:
				// at the pace of perPage the pages of one report would have taken that long
				timer.Reset(time.Until(started.Add(q.timeout)) + 10*perPage)
				q.timeout += 10 * perPage
			case frameRecycle:
				w.recycle = true
			case frameMemory:
				return nil, false, outOfMemory(nil)
			case frameError:
				return nil, true, decodeError(f.payload)
			case frameDocument:
				doc, err := Decode(f.payload)
				return doc, err == nil, err
			default:
				return nil, false, fmt.Errorf("pdftext: unknown frame %q", f.kind)
			}
		}
	}
}

func decodeError(b []byte) *Error {
	parts := strings.SplitN(string(b), "\x00", 3)
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	e := &Error{Code: parts[0], Message: parts[1]}
	if parts[2] != "" {
		e.Err = errors.New(parts[2])
	}
	return e
}

func outOfMemory(cause error) *Error {
	return &Error{CodeMemory, "La lecture de ce PDF demande trop de mémoire : imprimez-le dans un nouveau PDF, ou découpez-le.", cause}
}

// died says why a worker ended while it was reading.
func (w *process) died(cause error) error {
	w.kill()
	said := w.stderr.String()
	cause = fmt.Errorf("the worker died (%v): %s", cause, said)
	if strings.Contains(said, "out of memory") || strings.Contains(said, "cannot allocate") {
		return outOfMemory(cause)
	}
	return unreadable(cause)
}

// kill ends the process at once.
func (w *process) kill() {
	_ = w.cmd.Process.Kill() // it may have ended already
	w.end()
}

// end lets the process end by itself and waits for it.
func (w *process) end() {
	_ = w.in.Close()
	for range w.frames { // until the pipe is closed; Wait must not come before
	}
	_ = w.cmd.Wait()
}

// tail keeps the first bytes that a process writes: the runtime says there why it dies.
type tail struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if room := 1024 - t.b.Len(); room > 0 {
		t.b.Write(p[:min(len(p), room)])
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.ToValidUTF8(t.b.String(), "?")
}

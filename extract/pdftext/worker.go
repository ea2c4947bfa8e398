package pdftext

import (
	"bufio"
	"errors"
	"io"
	"os"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"sync"
	"time"
)

// Work is the loop of a worker process: it reads requests from r and answers on w until r
// ends. A watchdog ends the whole process when its memory passes the limit that the pool has
// set: nothing else of worth may run in it.
func Work(r io.Reader, w io.Writer) error {
	debug.SetGCPercent(400)
	wk := &worker{w: bufio.NewWriterSize(w, 1<<16)}
	in := bufio.NewReader(r)
	for {
		kind, payload, err := readFrame(in)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		q, err := decodeRequest(payload)
		if err != nil || kind != frameRead {
			return errors.Join(err, errors.New("pdftext: not a request"))
		}
		if err := wk.serve(q); err != nil {
			return err
		}
	}
}

type worker struct {
	mu      sync.Mutex // the watchdog writes too
	w       *bufio.Writer
	limited bool
}

func (wk *worker) send(kind byte, payload []byte) error {
	wk.mu.Lock()
	defer wk.mu.Unlock()
	if err := writeFrame(wk.w, kind, payload); err != nil {
		return err
	}
	return wk.w.Flush()
}

// serve reads one document.
func (wk *worker) serve(q request) error {
	if !wk.limited && q.memory > 0 {
		wk.limited = true
		debug.SetMemoryLimit(q.memory / 2)
		limitSystem(q.memory)
		go wk.watch(q.memory)
	}
	doc, err := wk.read(q)
	if wk.limited && memoryInUse() > q.memory/3 {
		if err := wk.send(frameRecycle, nil); err != nil {
			return err
		}
	}
	if err != nil {
		var e *Error
		if !errors.As(err, &e) {
			e = unreadable(err)
		}
		return wk.send(frameError, []byte(e.Code+"\x00"+e.Message+"\x00"+cause(e)))
	}
	return wk.send(frameDocument, doc.Encode())
}

func cause(e *Error) string {
	if e.Err == nil {
		return ""
	}
	s := strings.ToValidUTF8(e.Err.Error(), "?")
	return s[:min(len(s), 2000)]
}

func (wk *worker) read(q request) (*Document, error) {
	f, err := os.Open(q.path)
	if err != nil {
		return nil, &Error{CodeUnreadable, "Ce fichier ne peut pas être ouvert : vérifiez qu’il existe et que vous avez le droit de le lire.", err}
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, unreadable(err)
	}
	var o Options
	if q.timeout > 0 {
		o.Time = q.timeout * 3 / 4
	}
	last := time.Now()
	o.Progress = func(int) {
		// the pool only needs to know that pages go on coming
		if now := time.Now(); now.Sub(last) > progressEvery {
			last = now
			_ = wk.send(frameProgress, nil) // a pipe that broke shows at the answer
		}
	}
	return Read(f, info.Size(), o)
}

const (
	progressEvery = 250 * time.Millisecond
	watchEvery    = 10 * time.Millisecond
)

// watch ends this process once its memory passes the limit. The pool has been told why.
func (wk *worker) watch(limit int64) {
	for range time.Tick(watchEvery) {
		if memoryInUse() <= limit {
			continue
		}
		// the main goroutine may hold the lock while it writes: the death alone must do then
		if wk.mu.TryLock() {
			_ = writeFrame(wk.w, frameMemory, nil)
			_ = wk.w.Flush()
		}
		if self, err := os.FindProcess(os.Getpid()); err == nil {
			_ = self.Kill()
		}
	}
}

// memoryInUse returns the bytes that the runtime holds and has not given back.
func memoryInUse() int64 {
	s := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64()) - int64(s[1].Value.Uint64())
}

package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// scanStep opens the step of a task that reads a scanned document: "…: acte.pdf : page 7 sur 21".
const scanStep = "Document numérisé : "

// jobs are the tasks that may last: the page asks for their progress.
type jobs struct {
	mu   sync.Mutex
	next int
	all  map[string]*job
	work sync.WaitGroup
	// closing is closed when the server ends, and every task with it.
	closing chan struct{}
}

// job is one task and how far it is.
type job struct {
	ID     string `json:"job"`
	Step   string `json:"step"`
	Done   int    `json:"done"`
	Total  int    `json:"total"`
	State  string `json:"state"` // running, done, failed
	Error  string `json:"error,omitempty"`
	Result any    `json:"result,omitempty"`
	// Scan names the scanned document that is being read: a person may pass over it.
	Scan string `json:"scan,omitempty"`

	cancel context.CancelFunc
}

// errCancelled is the end of a task that a person stopped.
var errCancelled = errors.New("arrêté à votre demande : ce qui était déposé est gardé")

// keptJobs is how many ended tasks are remembered.
const keptJobs = 50

// start runs a task beside the request. It ends with the server, not with the request: a
// page that is closed meanwhile finds the work done.
func (j *jobs) start(ctx context.Context, task func(ctx context.Context, step func(what string, done, total int)) (any, error)) job {
	j.mu.Lock()
	if j.all == nil || len(j.all) > keptJobs {
		j.drop()
	}
	j.next++
	run, cancel := context.WithCancel(context.WithoutCancel(ctx))
	one := &job{ID: strconv.Itoa(j.next), State: "running", cancel: cancel}
	j.all[one.ID] = one
	first := *one
	j.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		select {
		case <-j.closing:
		case <-ended:
		}
		cancel()
	}()
	j.work.Go(func() {
		defer close(ended)
		v, err := task(run, func(what string, done, total int) {
			j.mu.Lock()
			defer j.mu.Unlock()
			one.Step, one.Done, one.Total, one.Scan = what, done, total, ""
			if scan, is := strings.CutPrefix(what, scanStep); is {
				one.Scan, _, _ = strings.Cut(scan, " : page")
			}
		})
		j.mu.Lock()
		defer j.mu.Unlock()
		one.State, one.Result = "done", v
		if err != nil && run.Err() != nil {
			err = errCancelled
		}
		if err != nil {
			one.State, one.Error, one.Result = "failed", sentence(err.Error()), nil
		}
	})
	return first
}

// cancelJob stops a task.
func (s *Server) cancelJob(r *http.Request) (any, error) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	one, ok := s.jobs.all[r.PathValue("job")]
	if !ok {
		return nil, errNotFound
	}
	one.cancel()
	return *one, nil
}

// drop forgets the tasks that ended. The lock is held.
func (j *jobs) drop() {
	kept := map[string]*job{}
	for id, one := range j.all {
		if one.State == "running" {
			kept[id] = one
		}
	}
	j.all = kept
}

func (j *jobs) wait() { j.work.Wait() }

// job tells how far a task is.
func (s *Server) job(r *http.Request) (any, error) {
	s.jobs.mu.Lock()
	defer s.jobs.mu.Unlock()
	one, ok := s.jobs.all[r.PathValue("job")]
	if !ok {
		return nil, errNotFound
	}
	return *one, nil
}

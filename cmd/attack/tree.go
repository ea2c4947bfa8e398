package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// watch runs a program and samples, every 20 ms, what it and all that it started hold in
// memory (resident, as /proc tells it: pages that two processes share count twice). Where
// there is no /proc nothing is measured. A program that outlives the patience, or holds more
// than the limit, is killed.
func (a *attack) watch(cmd *exec.Cmd) (result, error) {
	r := result{code: -1}
	started := time.Now()
	if err := cmd.Start(); err != nil {
		return r, err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ended:
			r.took, r.code = time.Since(started), cmd.ProcessState.ExitCode()
			return r, nil
		case <-tick.C:
			held, processes := holds(cmd.Process.Pid)
			if held > r.peak {
				r.peak, r.processes = held, processes
			}
			if r.peak > a.limit || time.Since(started) > a.patience {
				killTree(cmd.Process.Pid)
				<-ended
				r.took = time.Since(started)
				return r, fmt.Errorf("killed after %v, holding %d MB in %d processes", r.took.Round(time.Second), r.peak>>20, r.processes)
			}
		}
	}
}

// process is what /proc tells of one.
type process struct {
	parent   int
	resident int64
}

// holds adds up what a process and its descendants hold.
func holds(root int) (held int64, processes int) {
	for _, p := range descendants(root) {
		held += p.resident
		processes++
	}
	return held, processes
}

func descendants(root int) map[int]process {
	all := map[int]process{}
	names, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range names {
		raw, err := os.ReadFile(name)
		if err != nil {
			continue // it ended meanwhile
		}
		// proc(5): after the name in brackets the 2nd field is the parent, the 22nd the resident pages
		f := bytes.Fields(raw[bytes.LastIndexByte(raw, ')')+1:])
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(name)))
		if err != nil || len(f) < 22 {
			continue
		}
		parent, _ := strconv.Atoi(string(f[1]))
		pages, _ := strconv.ParseInt(string(f[21]), 10, 64)
		all[pid] = process{parent, pages * int64(os.Getpagesize())}
	}
	tree := map[int]process{}
	for pid := range all {
		for at := pid; at > 1; at = all[at].parent {
			if at == root {
				tree[pid] = all[pid]
				break
			}
			if _, known := all[at]; !known {
				break
			}
		}
	}
	return tree
}

func killTree(root int) {
	for pid := range descendants(root) {
		if p, err := os.FindProcess(pid); err == nil {
			_ = p.Kill()
		}
	}
}

package ocr

import "golang.org/x/sys/unix"

// limitMemory has the kernel refuse a program more memory than a page may cost. A program that
// has ended already needs none.
func limitMemory(pid int, most uint64) {
	_ = unix.Prlimit(pid, unix.RLIMIT_DATA, &unix.Rlimit{Cur: most, Max: most}, nil)
}

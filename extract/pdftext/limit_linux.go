package pdftext

import "golang.org/x/sys/unix"

// limitSystem has the kernel refuse memory beyond twice the limit, should the watchdog come
// too late. Failing to set it leaves the watchdog.
func limitSystem(limit int64) {
	most := uint64(2*limit) + 256<<20 // the runtime reserves some for itself
	_ = unix.Setrlimit(unix.RLIMIT_DATA, &unix.Rlimit{Cur: most, Max: most})
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

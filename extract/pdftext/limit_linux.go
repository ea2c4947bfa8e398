package pdftext

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"time"

	"golang.org/x/sys/unix"
)

// limitSystem has the kernel refuse memory beyond twice the limit, should the watchdog come
// too late. Failing to set it leaves the watchdog.
func limitSystem(limit int64) {
	most := uint64(2*limit) + 256<<20 // the runtime reserves some for itself
	_ = unix.Setrlimit(unix.RLIMIT_DATA, &unix.Rlimit{Cur: most, Max: most})
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

// usedBy returns the processor time that a process of this account has used so far.
func usedBy(pid int) (time.Duration, bool) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, false
	}
	// the fields follow the name in brackets, which may hold anything; user and system time
	// are the 12th and 13th of them, in hundredths of a second (proc(5))
	f := bytes.Fields(b[bytes.LastIndexByte(b, ')')+1:])
	if len(f) < 13 {
		return 0, false
	}
	user, err1 := strconv.ParseInt(string(f[11]), 10, 64)
	system, err2 := strconv.ParseInt(string(f[12]), 10, 64)
	return time.Duration(user+system) * 10 * time.Millisecond, err1 == nil && err2 == nil
}

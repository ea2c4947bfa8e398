//go:build unix

package extract

import (
	"io/fs"
	"os"
	"syscall"
)

// foreign tells whether another account owns a file or may write to it.
func foreign(info fs.FileInfo) bool {
	own, ok := info.Sys().(*syscall.Stat_t)
	return !ok || int(own.Uid) != os.Geteuid() || info.Mode().Perm()&0o022 != 0
}

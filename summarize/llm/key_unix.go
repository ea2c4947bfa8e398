//go:build !windows

package llm

import "io/fs"

// othersCanRead is whether the group or anyone may read or change a file.
func othersCanRead(info fs.FileInfo) bool { return info.Mode().Perm()&0o077 != 0 }

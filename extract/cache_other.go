//go:build !unix

package extract

import "io/fs"

// foreign tells whether another account may write to a file. The profile's folder, where the
// cache is, is its account's own on Windows; the mode bits say nothing there.
func foreign(fs.FileInfo) bool { return false }

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// cacheDir is the folder of what was read and answered before: below the user's own cache
// folder, never in the folder given. It is "" when the system names none.
func (c *Command) cacheDir() string {
	base := ""
	switch runtime.GOOS {
	case "windows":
		base = c.getenv("LocalAppData")
	case "darwin":
		if home := c.getenv("HOME"); home != "" {
			base = filepath.Join(home, "Library", "Caches")
		}
	default:
		if base = c.getenv("XDG_CACHE_HOME"); base == "" {
			if home := c.getenv("HOME"); home != "" {
				base = filepath.Join(home, ".cache")
			}
		}
	}
	if base == "" || !filepath.IsAbs(base) {
		return ""
	}
	return filepath.Join(base, "phare")
}

// folderSize returns the bytes and the files below a folder; a folder that does not exist holds none.
func folderSize(dir string) (bytes int64, files int) {
	_ = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if info, err := d.Info(); err == nil {
			bytes += info.Size()
			files++
		}
		return nil
	})
	return bytes, files
}

// emptyCache removes what was read and answered before.
func (c *Command) emptyCache() error {
	if dir := c.cacheDir(); dir != "" {
		return os.RemoveAll(dir)
	}
	return nil
}

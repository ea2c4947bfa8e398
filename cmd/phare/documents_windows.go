package main

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// documents is the folder where the person keeps documents, which a firm may have moved.
func (c *Command) documents() string {
	if dir, err := windows.KnownFolderPath(windows.FOLDERID_Documents, 0); err == nil {
		return dir
	}
	return filepath.Join(c.home(), "Documents")
}

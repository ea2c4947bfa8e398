//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// userDocuments is the line of xdg-user-dirs that names the folder of the person's documents.
var userDocuments = regexp.MustCompile(`(?m)^XDG_DOCUMENTS_DIR="(.+)"$`)

// documents is the folder where the person keeps documents.
func (c *Command) documents() string {
	home := c.home()
	raw, err := os.ReadFile(filepath.Join(home, ".config", "user-dirs.dirs"))
	if m := userDocuments.FindSubmatch(raw); err == nil && m != nil {
		if dir := strings.ReplaceAll(string(m[1]), "$HOME", home); isFolder(dir) {
			return dir
		}
	}
	return filepath.Join(home, "Documents")
}

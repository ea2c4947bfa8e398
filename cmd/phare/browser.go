package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
)

// display reports whether a browser can open before the person: always on Windows and macOS
// but through a remote shell, elsewhere where a graphical session runs.
func (c *Command) display() bool {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return c.getenv("SSH_CONNECTION") == ""
	}
	return c.getenv("DISPLAY") != "" || c.getenv("WAYLAND_DISPLAY") != ""
}

// writeDoor writes the file that leads the browser to the page. The key stands in it and not
// on the browser's command line, which other accounts of the computer may read; the file is
// the person's alone, and goes as soon as the page is open.
func (c *Command) writeDoor(address string) (string, error) {
	dir := c.cacheDir()
	if isFolder("/snap/bin") || dir == "" { // browsers in a snap see no hidden folder
		dir = c.home()
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", err
	}
	name := filepath.Join(dir, "phare-ouvrir-"+rand.Text()[:8]+".html")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = fmt.Fprintf(f, `<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=%[1]s"><title>phare</title><p><a href="%[1]s">Ouvrir phare</a></p></html>`, html.EscapeString(address))
	if closed := f.Close(); err == nil {
		err = closed
	}
	return name, err
}

// home is the person's own folder, "" where the system names none.
func (c *Command) home() string {
	if runtime.GOOS == "windows" {
		return c.getenv("USERPROFILE")
	}
	return c.getenv("HOME")
}

// openBrowser opens a file in the person's browser.
func (c *Command) openBrowser(ctx context.Context, file string) error {
	name, args := "xdg-open", []string{file}
	switch runtime.GOOS {
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", file}
	case "darwin":
		name = "open"
	}
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = c.Env
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }() // what the browser does is its own affair
	return nil
}

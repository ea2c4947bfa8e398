// Package examples holds a fictional council session, so that the program alone can be tried.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed metropole-de-valombre
var session embed.FS

// Session is the folder of the PDFs.
func Session() fs.FS {
	sub, err := fs.Sub(session, "metropole-de-valombre")
	if err != nil { // the name is the embedded one
		panic(err)
	}
	return sub
}

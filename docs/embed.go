// Package docs holds the editor's guide, so that the program alone can show it.
package docs

import "embed"

// Guide is guide.md, what it leads to, and its pictures.
//
//go:embed guide.md modeles.md reglages.md images/*.png
var Guide embed.FS

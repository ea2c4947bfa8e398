package publish

import (
	"github.com/aymanbagabas/go-udiff"
	"html"
	"net/url"
	"regexp"
	"strings"

	"phare/extract/french"
)

// LongDate writes an ISO 8601 day as French prose does: "1er mai 2026".
func LongDate(iso string) string { return french.LongISO(iso) }

var updateNote = regexp.MustCompile(`(?m)^<p class="phare-maj"><em>Mis à jour le .*</em></p>\n?`)

// UpdateNote marks a text that was corrected after it had been published.
func UpdateNote(day string) string {
	return `<p class="phare-maj"><em>Mis à jour le ` + html.EscapeString(LongDate(day)) + ` : texte corrigé et approuvé de nouveau.</em></p>` + "\n"
}

// WithoutUpdateNote takes the mark off, to compare what was signed.
func WithoutUpdateNote(content string) string { return updateNote.ReplaceAllString(content, "") }

// Difference shows two texts line by line, from what was sent to what is there.
func Difference(sent, there string) string {
	return udiff.Unified("envoyé", "en ligne", strings.TrimRight(sent, "\n")+"\n", strings.TrimRight(there, "\n")+"\n")
}

// EscapePath makes a file's name fit for an address.
func EscapePath(name string) string { return url.PathEscape(name) }

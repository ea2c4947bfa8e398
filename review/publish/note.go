package publish

import (
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"
	"time"

	"github.com/aymanbagabas/go-udiff"
)

var months = [...]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}

// LongDate writes an ISO 8601 day as French prose does: "1er mai 2026".
func LongDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	day := fmt.Sprint(t.Day())
	if t.Day() == 1 {
		day = "1er"
	}
	return fmt.Sprintf("%s\u00a0%s %d", day, months[t.Month()-1], t.Year())
}

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

package publish

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// TestCalendar holds the rules of RFC 5545 that readers trip over, and the order.
func TestCalendar(t *testing.T) {
	at := time.Date(2025, 4, 7, 8, 0, 0, 0, time.UTC)
	all := []Outing{
		{"s", "article.md", NewText("Cinq décisions ; l’eau, l’énergie " + strings.Repeat("é", 80)), "wordpress", at, "approuvé", true},
		{"s", "accueil.md", NewText("Accueil"), "files", at, "brouillon", false},
		{"s", "facebook.md", NewText("=cmd"), "files", at.Add(-time.Hour), "brouillon", false},
	}
	Sort(all)
	if all[0].File != "facebook.md" || all[1].File != "accueil.md" {
		t.Errorf("%+v", all)
	}
	ics := string(Calendar(all))
	for _, l := range strings.Split(strings.TrimSuffix(ics, "\r\n"), "\r\n") {
		if len(l) > 75 || !utf8.ValidString(l) || strings.Contains(l, "\n") {
			t.Errorf("line %q", l)
		}
	}
	if strings.Count(ics, "BEGIN:VEVENT") != 3 || !strings.Contains(ics, `Cinq décisions \; l’eau\, l’énergie`) || !strings.Contains(ics, "DTSTART:20250407T080000\r\n") {
		t.Error(ics)
	}
	table, err := Plan(all)
	if err != nil || !strings.Contains(string(table), "07/04/2025;07:00;facebook.md;'=cmd;files;brouillon;") {
		t.Errorf("%s, %v", table, err)
	}
}

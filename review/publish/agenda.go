package publish

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Outing is one text on its way to one target at one time.
type Outing struct {
	Session string
	File    string
	Title   Text
	Target  string
	At      time.Time // "floating": the local time of whoever reads it
	State   string    // French: brouillon, approuvé…
	// Alone reports whether the target brings the text out by itself at that time; elsewhere
	// phare must be run then.
	Alone bool
}

// Sort puts the outings in order, those that inform the front desks first at one time.
func Sort(all []Outing) {
	slices.SortStableFunc(all, func(a, b Outing) int {
		if c := a.At.Compare(b.At); c != 0 {
			return c
		}
		desk := func(o Outing) int {
			if strings.HasPrefix(o.File, "accueil") {
				return 0
			}
			return 1
		}
		if c := desk(a) - desk(b); c != 0 {
			return c
		}
		return strings.Compare(a.File+a.Target, b.File+b.Target)
	})
}

// Calendar is the outings as iCalendar (RFC 5545), a quarter of an hour each; the same ones
// give the same bytes.
func Calendar(all []Outing) []byte {
	var b bytes.Buffer
	line := func(s string) {
		for first := true; s != "" || first; first = false { // folded at 75 bytes, between characters
			n := min(len(s), 73)
			for n < len(s) && n > 0 && s[n]&0xC0 == 0x80 {
				n--
			}
			if !first {
				b.WriteByte(' ')
			}
			b.WriteString(s[:n] + "\r\n")
			s = s[n:]
		}
	}
	escape := strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//phare//agenda//FR")
	for _, o := range all {
		line("BEGIN:VEVENT")
		line("UID:" + escape.Replace(NewText(o.Session+"/"+o.File+"/"+o.Target).Plain()) + "@phare")
		line("DTSTAMP:" + o.At.UTC().Format("20060102T150405Z"))
		line("DTSTART:" + o.At.Format("20060102T150405"))
		line("DURATION:PT15M")
		line("SUMMARY:" + escape.Replace(fmt.Sprintf("%s : %s", o.Target, o.Title.Plain())))
		line("DESCRIPTION:" + escape.Replace(NewText(o.File+" ("+o.State+"). "+o.how()).Plain()))
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	return b.Bytes()
}

func (o Outing) how() string {
	if o.Alone {
		return "La cible le publie elle-même à cette heure."
	}
	return "Lancez « phare publish » à cette heure."
}

// Plan is the outings as a table for Excel in French.
func Plan(all []Outing) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	out.Comma, out.UseCRLF = ';', true
	rows := [][]string{{"Jour", "Heure", "Texte", "Titre", "Cible", "État", "Comment"}}
	for _, o := range all {
		title := o.Title.Plain()
		if title != "" && strings.ContainsRune("=+-@", rune(title[0])) {
			title = "'" + title
		}
		rows = append(rows, []string{o.At.Format("02/01/2006"), o.At.Format("15:04"), o.File, title, o.Target, o.State, o.how()})
	}
	err := out.WriteAll(rows)
	return b.Bytes(), err
}

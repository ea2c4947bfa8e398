// Package lot says what a lot of dropped documents holds: the kind and the session of each, the
// sessions among which a person chooses, and which scans belong to the one chosen.
package lot

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"phare/extract"
	"phare/review/web/intake"
)

// Wanted tells which documents, by their name below the lot, belong to a session as far as
// reading them without OCR tells: OCR is for those alone. unknown takes in those that tell none.
func Wanted(b *extract.Batch, date string, unknown bool) map[string]bool {
	wanted := map[string]bool{}
	many := len(Sessions(b)) > 1
	for _, doc := range b.Documents {
		switch dates := Dates(doc); {
		case slices.Contains(dates, date):
			wanted[Below(doc.File)] = true
		case len(dates) == 0:
			wanted[Below(doc.File)] = !many || unknown
		}
	}
	return wanted
}

// Below is the name of a document below the folder it was given in.
func Below(file string) string {
	_, rest, ok := strings.Cut(file, "/")
	if !ok {
		return file
	}
	return rest
}

// Found is a session that a lot holds.
type Found struct {
	Date, Body string
	Acts, Docs int
}

// Dates are the sessions that a document bears, each once; a scan that nobody has read yet
// may tell its own in its name.
func Dates(d *extract.Document) []string {
	var dates []string
	add := func(date *string) {
		if date != nil && *date != "" && !slices.Contains(dates, *date) {
			dates = append(dates, *date)
		}
	}
	add(d.SessionDate)
	for _, a := range d.Deliberations {
		add(a.SessionDate)
	}
	if len(dates) == 0 {
		if m := dayInName.FindStringSubmatch(Below(d.File)); m != nil {
			day := m[1] + "-" + m[2] + "-" + m[3]
			if _, err := time.Parse(time.DateOnly, day); err == nil {
				add(&day)
			}
		}
	}
	return dates
}

// dayInName is an ISO day in the name of a file, with or without its hyphens.
var dayInName = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?:\D|$)`)

// Sessions lists the sessions of which a lot holds acts, those with most documents first: the
// minutes of an earlier one, given beside, are a single document with many acts.
func Sessions(b *extract.Batch) []Found {
	found := map[string]*Found{}
	for _, d := range b.Documents {
		seen := map[string]bool{}
		for _, a := range d.Deliberations {
			date := ""
			if a.SessionDate != nil {
				date = *a.SessionDate
			}
			f := found[date]
			if f == nil {
				f = &Found{Date: date}
				found[date] = f
			}
			f.Acts++
			if !seen[date] {
				seen[date] = true
				f.Docs++
			}
			if f.Body == "" && a.Body != nil {
				f.Body = *a.Body
			}
			if f.Body == "" && d.Body != nil {
				f.Body = *d.Body
			}
		}
	}
	out := make([]Found, 0, len(found))
	for _, f := range found {
		if f.Date == "" && len(found) > 1 {
			continue // acts without a date go with the session that has one
		}
		if x, err := b.Session(f.Date); err == nil { // an act in the list and alone is one
			f.Acts = len(x.Deliberations)
			if x.Body != "" {
				f.Body = x.Body
			}
		}
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Found) int {
		if a.Docs != b.Docs {
			return b.Docs - a.Docs
		}
		if a.Acts != b.Acts {
			return b.Acts - a.Acts
		}
		return strings.Compare(b.Date, a.Date)
	})
	return out
}

// View says what a lot is made of.
type View struct {
	ID        string
	Documents []Document
	Left      []intake.Received
	Sessions  []Found
	Scans     int // documents without text whose session is not known
	Acts      int
}

// Document is one document as it was recognised.
type Document struct {
	File, Kind, Body, Date string
	Pages, Acts            int
	Scanned                int // pages without text
	Problem                string
}

// kindWords are the kinds of documents in words.
var kindWords = map[extract.Kind]string{
	extract.KindAct: "Délibération", extract.KindMinutes: "Procès-verbal", extract.KindList: "Liste des délibérations",
	extract.KindConvocation: "Convocation", extract.KindAnnex: "Annexe", extract.KindOther: "Autre document",
}

// Of says what was read of a lot, and what was left. late is the date of the session that its
// files are added to, "" for a new one.
func Of(b *extract.Batch, id string, left []intake.Received, late string) View {
	v := View{ID: id, Left: left, Sessions: Sessions(b)}
	for _, doc := range b.Documents {
		one := Document{File: Below(doc.File), Kind: kindWords[doc.Kind], Acts: len(doc.Deliberations)}
		v.Acts += one.Acts
		if doc.Body != nil {
			one.Body = *doc.Body
		}
		dates := Dates(doc)
		if len(dates) > 0 {
			one.Date = dates[0]
		}
		if doc.Pages == nil {
			one.Problem = "ne s’ouvre pas"
			if len(doc.Warnings) > 0 {
				one.Problem = doc.Warnings[0].Message
			}
		} else {
			one.Pages = *doc.Pages
		}
		for _, role := range doc.Coverage {
			if role == extract.RoleUnreadable {
				one.Scanned++
			}
		}
		if one.Scanned > 0 && one.Scanned == one.Pages {
			one.Kind = "Document numérisé"
			if len(dates) == 0 {
				v.Scans++
			}
		}
		v.Documents = append(v.Documents, one)
	}
	if late != "" { // late files go to their session, whatever else they tell
		v.Sessions, v.Scans = []Found{{Date: late, Acts: v.Acts}}, 0
	}
	if len(v.Sessions) == 0 && v.Scans > 0 { // nothing but scans: OCR alone can tell
		v.Sessions = append(v.Sessions, Found{})
		v.Scans = 0
	}
	return v
}

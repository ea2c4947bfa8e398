package review

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"phare/extract"
	"phare/summarize"
)

// Record is session.json: what was read and what was drafted, for machines. The words of
// the acts with their places stand apart, in .phare/lines.json.gz: Session puts both together.
type Record struct {
	Version int    `json:"version"` // of this format: 1
	ID      string `json:"id"`
	Date    string `json:"date"` // ISO 8601
	Body    string `json:"body"`
	Program string `json:"program,omitempty"` // version of phare

	// Sources names, by Document.File, the copies in sources/.
	Sources map[string]string  `json:"sources"`
	Summary *summarize.Summary `json:"summary"`

	// Lines is the SHA-256 of the file of the lines that belong to this record; "" in one of an
	// earlier version.
	Lines string `json:"lines,omitempty"`

	Documents     []documentRecord     `json:"documents"`
	Deliberations []deliberationRecord `json:"deliberations"`
	Missing       []extract.AgendaItem `json:"missing"`
	Others        []documentRecord     `json:"others"`
	Skipped       []extract.Skipped    `json:"skipped"`
}

// recordVersion is the format that this program writes and reads.
const recordVersion = 1

// documentRecord is a document with what phare extract does not print, and the ids of its
// acts in the place of the acts.
type documentRecord struct {
	*extract.Document
	Deliberations []string             `json:"deliberations"`
	Present       []string             `json:"present,omitempty"`
	Agenda        []extract.AgendaItem `json:"agenda,omitempty"`
	Coverage      []extract.PageRole   `json:"coverage,omitempty"`
}

// deliberationRecord is an act with what phare extract does not print, but for its lines.
type deliberationRecord struct {
	*extract.Deliberation
	File        string            `json:"file"`
	SessionDate *string           `json:"session_date"`
	Body        *string           `json:"body"`
	Featured    bool              `json:"featured,omitempty"`
	Warnings    []extract.Warning `json:"warnings,omitempty"`
}

func newRecord(s *extract.Session, sum *summarize.Summary, sources map[string]string, program string) *Record {
	r := &Record{Version: recordVersion, ID: s.ID, Date: s.Date, Body: s.Body, Program: program,
		Sources: sources, Summary: sum, Missing: s.Missing, Skipped: s.Skipped,
		Documents: documentRecords(s.Documents), Others: documentRecords(s.Others)}
	for _, d := range s.Deliberations {
		r.Deliberations = append(r.Deliberations, deliberationRecord{Deliberation: d, File: d.File,
			SessionDate: d.SessionDate, Body: d.Body, Featured: d.Featured, Warnings: d.Warnings})
	}
	return r
}

func documentRecords(documents []*extract.Document) []documentRecord {
	var out []documentRecord
	for _, d := range documents {
		r := documentRecord{Document: d, Present: d.Present, Agenda: d.Agenda, Coverage: d.Coverage, Deliberations: []string{}}
		for _, act := range d.Deliberations {
			r.Deliberations = append(r.Deliberations, act.ID)
		}
		out = append(out, r)
	}
	return out
}

// encodeRecord gives session.json, the same bytes for the same record.
func encodeRecord(r *Record) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(r)
	return b.Bytes(), err
}

// Record reads session.json.
func (f *Folder) Record() (*Record, error) {
	raw, err := os.ReadFile(filepath.Join(f.Dir, RecordFile))
	if err != nil {
		return nil, fmt.Errorf("la séance ne peut pas être relue, relancez « phare run » : %w", err)
	}
	r := &Record{}
	if err := json.Unmarshal(raw, r); err != nil {
		return nil, fmt.Errorf("%s est abîmé, relancez « phare run » : %w", RecordFile, err)
	}
	if r.Version != recordVersion {
		return nil, fmt.Errorf("%s est d’une autre version de phare (%d) ; relancez « phare run »", RecordFile, r.Version)
	}
	return r, nil
}

// Session rebuilds the session that the drafts were made from. Its documents lie, where
// Path is not empty, in sources/.
func (f *Folder) Session() (*extract.Session, error) {
	r, lines, err := f.recordAndLines()
	if err != nil {
		return nil, err
	}
	s := &extract.Session{ID: r.ID, Date: r.Date, Body: r.Body, Missing: r.Missing, Skipped: r.Skipped}
	acts := map[string]*extract.Deliberation{}
	for _, a := range r.Deliberations {
		d := a.Deliberation
		d.File, d.SessionDate, d.Body, d.Featured, d.Warnings = a.File, a.SessionDate, a.Body, a.Featured, a.Warnings
		for _, l := range lines[d.ID] {
			d.Lines = append(d.Lines, l.line())
		}
		acts[d.ID] = d
		s.Deliberations = append(s.Deliberations, d)
	}
	s.Documents = f.documents(r.Documents, r.Sources, acts)
	s.Others = f.documents(r.Others, r.Sources, nil)
	return s, nil
}

// recordAndLines reads two files that are written one after the other: what does not belong
// together is read again, for as long as a run takes to write the second.
func (f *Folder) recordAndLines() (*Record, map[string][]lineRecord, error) {
	for tries := 0; ; tries++ {
		r, err := f.Record()
		if err != nil {
			return nil, nil, err
		}
		lines, digest, err := f.lines()
		if err != nil {
			return nil, nil, err
		}
		if r.Lines == "" || r.Lines == digest {
			return r, lines, nil
		}
		if tries == 100 {
			return nil, nil, ErrOtherLines
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func (f *Folder) documents(records []documentRecord, sources map[string]string, acts map[string]*extract.Deliberation) []*extract.Document {
	var out []*extract.Document
	for _, r := range records {
		d := r.Document
		d.Present, d.Agenda, d.Coverage, d.Deliberations = r.Present, r.Agenda, r.Coverage, nil
		for _, id := range r.Deliberations {
			if act := acts[id]; act != nil && act.File == d.File {
				d.Deliberations = append(d.Deliberations, act)
			}
		}
		if name := sources[d.File]; name != "" && filepath.IsLocal(name) {
			d.Path = filepath.Join(f.Dir, SourcesDir, name)
		}
		out = append(out, d)
	}
	return out
}

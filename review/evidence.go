package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"time"

	"phare/review/house"
	"phare/summarize/check"
)

// evidenceOf gives the SHA-256, by path in the folder, of what a text is proved by: the
// record of the session, the words of the acts, each PDF that it cites, and each copy that
// goes out with it.
func (f *Folder) evidenceOf(d Draft) (map[string]string, error) {
	out := map[string]string{}
	for _, name := range []string{RecordFile, hidden + "/" + linesFile} {
		digest, err := f.Digest(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[name] = digest
	}
	if r, err := f.Record(); err == nil {
		if out[factsKey], err = r.facts(); err != nil {
			return nil, err
		}
	}
	for _, name := range d.Cited() {
		dirs := []string{SourcesDir}
		if d.Front.Act(name, "").As == AsCopy {
			dirs = append(dirs, CopiesDir)
		}
		for _, dir := range dirs {
			raw, err := f.evidence(dir, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue // told by a finding
			}
			if err != nil {
				return nil, err
			}
			out[dir+"/"+name] = sum(raw)
		}
	}
	images, err := f.signedImages(d)
	if err != nil {
		return nil, err
	}
	for _, name := range images {
		raw, err := f.evidence(ImagesDir, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		out[ImagesDir+"/"+name] = sum(raw)
	}
	return out, nil
}

// factsKey stands in evidence for the part of the record that proves: a run that only drafts
// other words from the same acts leaves the signatures as they are.
const factsKey = RecordFile + "#facts"

// facts is the SHA-256 of what was read, without what was drafted from it.
func (r *Record) facts() (string, error) {
	read := *r
	read.Summary, read.Program, read.Lines = nil, "", "" // the lines have a digest of their own
	raw, err := encodeRecord(&read)
	return sum(raw), err
}

// Digest is the SHA-256 of a plain file of the folder, reached through no link.
func (f *Folder) Digest(name string) (string, error) {
	root, err := os.OpenRoot(f.Dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	info, err := root.Lstat(name)
	if err != nil {
		return "", err
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s est un lien ou n’est pas un fichier", name)
	}
	raw, err := root.ReadFile(name)
	return sum(raw), err
}

// faults compares what a signature was given on with what lies in the folder now. A session
// that the program itself read anew since is told apart: the text must be signed again, and
// nobody tampered with anything.
//
// A run writes its line first and the files after: of files that are not those signed, the
// journal is asked as it stands once they were read.
func (f *Folder) faults(signed Entry, entries []Entry) (changed []string, anew bool) {
	for _, name := range sortedKeys(signed.Evidence) {
		if name == factsKey {
			continue
		}
		dir, base, isPDF := strings.Cut(name, "/")
		var now string
		var err error
		if isPDF && dir != hidden {
			var raw []byte
			raw, err = f.evidence(dir, base)
			now = sum(raw)
		} else {
			now, err = f.Digest(name)
		}
		if now != signed.Evidence[name] {
			if fresh, err := f.Journal(); err == nil {
				entries = fresh
			}
		}
		switch {
		case err != nil && errors.Is(err, fs.ErrNotExist):
			changed = append(changed, name+" n’est plus là")
		case err != nil:
			changed = append(changed, err.Error())
		case now == signed.Evidence[name]:
		case name == RecordFile && rewritten(entries, signed, name, now, signed.Evidence[factsKey]):
		case rewritten(entries, signed, name, now, ""):
			anew = true
		default:
			changed = append(changed, name+" n’est plus le fichier qui a été signé")
		}
	}
	return changed, anew
}

// rewritten reports whether the journal tells, after the signature, that the program wrote
// this very file, with the same facts where some are given.
func rewritten(entries []Entry, signed Entry, name, now, facts string) bool {
	for _, e := range entries {
		if e.Event == EventRecorded && e.Seq > signed.Seq && e.Evidence[name] == now && (facts == "" || e.Evidence[factsKey] == facts) {
			return true
		}
	}
	return false
}

// proved says why the evidence of a signature does not hold, nil when it does.
func (f *Folder) proved(file string, signed Entry, entries []Entry) error {
	changed, anew := f.faults(signed, entries)
	switch {
	case len(changed) > 0:
		return &NotApprovedError{file, "ses preuves ont changé depuis la signature de " + shown(signed.Who) + " : " + strings.Join(changed, " ; ") + " ; remettez les fichiers signés, ou relisez et signez de nouveau"}
	case anew:
		return &NotApprovedError{file, "la séance a été lue de nouveau depuis la signature de " + shown(signed.Who) + " ; relisez-le, puis signez de nouveau"}
	}
	return nil
}

// sourceFindings are the PDFs cited that are not those that were read.
func (f *Folder) sourceFindings(d Draft) []Finding {
	r, err := f.Record()
	if err != nil {
		return nil // told by whoever needs the session
	}
	read := map[string]string{}
	for _, doc := range r.Documents {
		if doc.Document != nil && len(doc.SHA256) == 64 {
			read[r.Sources[doc.File]] = doc.SHA256
		}
	}
	var out []Finding
	for _, name := range d.Cited() {
		raw, err := f.evidence(SourcesDir, name)
		message := ""
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue // an address that names no act is the check's to tell
		case err != nil:
			message = err.Error()
		case read[name] != "" && read[name] != sum(raw):
			message = "ce PDF n’est plus celui qui a été lu : remettez-le, ou relancez « phare run » sur les PDF de la séance"
		}
		if message != "" {
			out = append(out, Finding{ID: "source-" + sum([]byte(name + message))[:10], Line: 1, Column: 1, Text: name, Code: codeEvidence, Level: check.Error, Message: message})
		}
	}
	return out
}

// codeEvidence: what a text is proved by is not what was read.
const codeEvidence = "evidence-changed"

// noteReading writes into the journal that the program is about to put another record in the
// place of one that a signature stands on, and keeps that one.
func (f *Folder) noteReading(r *Record, files map[string][]byte) error {
	entries, err := f.Journal()
	if err != nil {
		return err
	}
	signed := false
	for _, e := range entries {
		signed = signed || e.Event == EventApproved
	}
	if !signed {
		return nil
	}
	e := Entry{Event: EventRecorded, Who: "phare", File: RecordFile, Evidence: map[string]string{}}
	for _, name := range sortedKeys(files) {
		old, err := os.ReadFile(filepath.Join(f.Dir, filepath.FromSlash(name)))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if err != nil || sum(old) == sum(files[name]) {
			continue
		}
		if err := f.disk.replace(filepath.Join(f.Dir, hidden, "records", sum(old)), old); err != nil {
			return err
		}
		e.Evidence[name] = sum(files[name])
	}
	if len(e.Evidence) == 0 {
		return nil
	}
	if e.Evidence[factsKey], err = r.facts(); err != nil {
		return err
	}
	if last := entries[len(entries)-1]; last.Event == EventRecorded && maps.Equal(last.Evidence, e.Evidence) {
		return nil // killed after the line and before the file: it is told already
	}
	return f.record(e)
}

// head is what is kept of the journal's last line outside the journal, so that a tail that
// was cut off is seen.
type head struct {
	Seq  int    `json:"seq"`
	Hash string `json:"hash"`
}

const headFile = "head.json"

func (f *Folder) writeHead(e Entry) error {
	raw, err := json.Marshal(head{e.Seq, e.Hash})
	if err != nil {
		return err
	}
	return f.disk.replace(filepath.Join(f.Dir, hidden, headFile), append(raw, '\n'))
}

// readHead gives the last line that the program is known to have written, and false in a
// folder of an earlier version, or one copied without .phare.
func (f *Folder) readHead() (head, bool) {
	var h head
	raw, err := os.ReadFile(filepath.Join(f.Dir, hidden, headFile))
	return h, err == nil && json.Unmarshal(raw, &h) == nil
}

// cut says that the journal lacks a line that the program once wrote, nil when it does not.
func (h head) cut(entries []Entry) *Problem {
	for _, e := range entries {
		if e.Hash == h.Hash {
			return nil
		}
	}
	return &Problem{JournalFile, len(entries) + 1, fmt.Sprintf("des lignes manquent à la fin (la ligne n° %d avait été écrite) : rétablissez le journal depuis une sauvegarde ; si cette perte est acceptée, supprimez %s/%s puis signez de nouveau", h.Seq, hidden, headFile)}
}

// readProven reads the journal and all that speaks against it. The head is read first: a
// line is in the journal before it is the head, so whoever writes meanwhile only adds to
// what the head must be found in.
func (f *Folder) readProven() (*journal, error) {
	h, known := f.readHead()
	j, err := readJournal(filepath.Join(f.Dir, JournalFile))
	if err != nil || !known {
		return j, err
	}
	if p := h.cut(j.entries); p != nil {
		j.problems = append(j.problems, *p)
	}
	return j, nil
}

// Proven gives the entries of a journal that holds; one that does not gives a *BrokenError.
func (f *Folder) Proven() ([]Entry, error) {
	j, err := f.readProven()
	if err != nil {
		return nil, err
	}
	if len(j.problems) > 0 {
		return nil, &BrokenError{j.problems}
	}
	return j.entries, nil
}

// Told is what entries of a journal tell of one file: the signature that stands, the last
// draft of the program's, and where it was sent.
func Told(file string, entries []Entry) (approval *Entry, drafted Entry, sent []Publication) {
	h := historyOf(file, entries)
	return h.approval, h.last, h.outbox
}

// Signers gives the signatures that stand on the text last signed, in order, and the chairs asked
// for at the last one that nobody has signed for.
func Signers(file string, entries []Entry) (signs []Entry, missing []string) {
	h := historyOf(file, entries)
	return h.signs, h.missing(file)
}

// clockSkew is how far the clocks of two computers may part: an earlier version did not
// write times that never run back.
const clockSkew = 10 * time.Minute

// follows says what is wrong with a line behind the one that it names as its predecessor.
func follows(e, parent Entry) string {
	if e.Seq != parent.Seq+1 {
		return fmt.Sprintf("cette ligne porte le n° %d derrière le n° %d : elle a été déplacée ou recopiée", e.Seq, parent.Seq)
	}
	was, err1 := time.Parse(time.RFC3339, parent.When)
	now, err2 := time.Parse(time.RFC3339, e.When)
	if err1 == nil && err2 == nil && now.Before(was.Add(-clockSkew)) {
		return "cette ligne est datée d’avant celle qui la précède"
	}
	return ""
}

// sequence finds the events that cannot follow what stands before them.
func sequence(entries []Entry, line func(int) int) []Problem {
	var out []Problem
	type at struct{ file, what string }
	seen, signs := map[at]bool{}, map[string][]house.Sign{}
	for i, e := range entries {
		bad := ""
		switch e.Event {
		case EventDrafted, EventEdited:
			seen[at{e.File, "text " + e.Content}] = true
		case EventApproved:
			if !seen[at{e.File, "text " + e.Content}] {
				bad = e.File + " y est signé sans y avoir jamais été écrit"
			}
			seen[at{e.File, "signed"}] = true
			signs[e.File+e.SHA256] = append(signs[e.File+e.SHA256], house.Sign{By: e.Who, Chair: e.Chair})
			// with one of two signatures nothing goes out
			if len(house.Missing(e.Chairs, signs[e.File+e.SHA256])) == 0 {
				seen[at{e.File, "signed " + e.SHA256}] = true
			}
		case EventRevoked:
			if !seen[at{e.File, "signed"}] {
				bad = "une signature de " + e.File + " y est retirée que personne n’a donnée"
			}
		case EventPublishing:
			seen[at{e.File, "sent " + e.Target}] = true
			if !seen[at{e.File, "signed " + e.SHA256}] {
				bad = fmt.Sprintf("%s est noté publié vers %s sans avoir été signé", e.File, e.Target)
			}
		case EventPublished, EventCorrected:
			if !seen[at{e.File, "signed " + e.SHA256}] {
				bad = fmt.Sprintf("%s est noté publié vers %s sans avoir été signé", e.File, e.Target)
			} else if !seen[at{e.File, "sent " + e.Target}] {
				bad = fmt.Sprintf("%s est noté publié vers %s sans que l’envoi soit annoncé", e.File, e.Target)
			}
		}
		if bad != "" {
			out = append(out, Problem{JournalFile, line(i), bad})
		}
	}
	return out
}

// across reports whether a revocation of the same text stands beside an approval, on another
// branch of the journal: such an approval is told and never trusted.
func across(approval Entry, file string, entries []Entry) bool {
	var revoked []string
	byHash := map[string]Entry{}
	for _, e := range entries {
		byHash[e.Hash] = e
		if e.File == file && e.Event == EventRevoked {
			revoked = append(revoked, e.Hash)
		}
	}
	if len(revoked) == 0 {
		return false
	}
	before := map[string]bool{}
	for e, ok := approval, true; ok && !before[e.Hash]; e, ok = byHash[e.Prev] {
		before[e.Hash] = true
	}
	for _, hash := range revoked {
		if !before[hash] {
			return true
		}
	}
	return false
}

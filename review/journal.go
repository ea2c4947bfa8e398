package review

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// JournalFile is the name of the journal in a review folder. A folder that holds one is
// never input of a run.
const JournalFile = "journal.jsonl"

// Event is what a line of the journal tells.
type Event string

// The events of the journal.
const (
	EventDrafted     Event = "drafted"     // the program wrote a draft
	EventEdited      Event = "edited"      // a person changed a draft, through us or in an editor
	EventChecked     Event = "checked"     // a draft was held against the acts
	EventTicked      Event = "ticked"      // a person took note of a finding
	EventUnticked    Event = "unticked"    // and took that back, or the waiver
	EventWaived      Event = "waived"      // a person set a finding aside, with a reason
	EventApproved    Event = "approved"    // a person signed
	EventRevoked     Event = "revoked"     // and took the signature back
	EventPublishing  Event = "publishing"  // about to be sent to a target
	EventPublished   Event = "published"   // the target has it
	EventCorrected   Event = "corrected"   // the target has another text than the one published before
	EventFailed      Event = "failed"      // the target surely does not have it
	EventWithdrawing Event = "withdrawing" // about to be taken down from the target
	EventUnpublished Event = "unpublished" // taken down from the target
	EventHealed      Event = "healed"      // a torn line was moved aside
	EventRecorded    Event = "recorded"    // the program put another reading of the session in the place of a signed one
	EventLooked      Event = "looked"      // a person looked at pages of a PDF that is to leave
)

// Entry is one line of the journal. Fields that an event does not need are absent.
type Entry struct {
	Seq   int    `json:"seq"`  // 1, 2, 3…
	Prev  string `json:"prev"` // Hash of the line before, "" on the first
	When  string `json:"when"` // RFC 3339
	Who   string `json:"who,omitempty"`
	Role  string `json:"role,omitempty"`
	Event Event  `json:"event"`
	File  string `json:"file,omitempty"`

	SHA256  string `json:"sha256,omitempty"`  // canonical form: what is signed
	Content string `json:"content,omitempty"` // whole text; a copy is in .phare/versions

	Findings []Left `json:"findings,omitempty"` // checked, approved: what was found, and what became of it
	Finding  string `json:"finding,omitempty"`  // ticked, waived: id of the finding
	Reason   string `json:"reason,omitempty"`   // waived, revoked, failed, healed

	Sentences []string `json:"sentences,omitempty"` // read: ids of what was looked at

	Target string `json:"target,omitempty"` // where it is published: "wordpress", "hugo"…
	Key    string `json:"key,omitempty"`    // idempotency key given to the target
	Remote string `json:"remote,omitempty"` // id that the target gave
	URL    string `json:"url,omitempty"`
	Status string `json:"status,omitempty"` // the target's own word: draft, publish…
	Shown  string `json:"shown,omitempty"`  // SHA-256 of the content that the target showed after the sending

	// Evidence is the SHA-256, by path in the folder, of what the text is proved by (approved):
	// session.json, the words of the acts, the PDFs cited; or of what was written (recorded).
	Evidence map[string]string `json:"evidence,omitempty"`

	Source string `json:"source,omitempty"`     // looked: name of the PDF
	Seen   string `json:"seen,omitempty"`       // looked: SHA-256 of the PDF
	Pages  []int  `json:"pages,omitempty"`      // looked: which, 1-based
	Of     int    `json:"page_count,omitempty"` // looked: how many the PDF has

	Chair  string   `json:"chair,omitempty"`  // approved: the chair that the person signs for, where the house rule names some
	Chairs []string `json:"chairs,omitempty"` // approved: all that the house rule asked for then

	Opinion *Opinion `json:"opinion,omitempty"` // opinion: what was answered

	Method  string `json:"method,omitempty"`  // drafted, approved: how the program's draft was made, "extraction" or "model"
	Changed bool   `json:"changed,omitempty"` // approved: a person changed what the program wrote
	Program string `json:"program,omitempty"` // version of phare
	Prompts string `json:"prompts,omitempty"` // fingerprint of the prompts that drafted

	Hash string `json:"hash"` // SHA-256 of this line without its hash
}

// Left is a finding as it stood when a text was checked or signed.
type Left struct {
	ID    string `json:"id"`
	Code  string `json:"code"`
	Level string `json:"level"`
	Text  string `json:"text,omitempty"` // the words it is about
	// By and Reason say who ticked or waived it, and why; empty when nobody did.
	By     string `json:"by,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// journal is what was read of a journal file.
type journal struct {
	entries []Entry
	// intact is the length in bytes of the complete lines; what follows is torn.
	intact   int64
	torn     []byte
	problems []Problem
	forks    int
	lines    []int // of each entry, 1-based
}

// Problem is something that Verify finds wrong.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"` // 1-based, of the journal
	Message string `json:"message"`        // French, with the remedy
}

// readJournal reads all lines and holds each against its own hash and against the one before.
func readJournal(path string) (*journal, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &journal{}, nil
	}
	if err != nil {
		return nil, err
	}
	j := &journal{}
	known := map[string]Entry{}
	for number := 1; len(raw) > 0; number++ {
		line, rest, complete := bytes.Cut(raw, []byte("\n"))
		if !complete {
			if !json.Valid(line) {
				j.torn = line
			} else { // written whole, but for its end of line: the next append adds it
				j.take(line, number, known)
				j.intact += int64(len(line))
			}
			break
		}
		raw = rest
		j.intact += int64(len(line)) + 1
		if line = bytes.TrimRight(line, "\r"); len(line) == 0 {
			continue
		}
		j.take(line, number, known)
	}
	j.problems = append(j.problems, sequence(j.entries, func(i int) int { return j.lines[i] })...)
	return j, nil
}

// take adds a complete line. A changed line is a problem and is believed no more: what it
// says takes no part in the states.
func (j *journal) take(line []byte, number int, known map[string]Entry) {
	e, ok := parseLine(line)
	if !ok {
		j.problems = append(j.problems, Problem{JournalFile, number,
			"cette ligne a été modifiée : rétablissez le journal depuis une sauvegarde ou l’historique du partage"})
		return
	}
	last := ""
	if n := len(j.entries); n > 0 {
		last = j.entries[n-1].Hash
	}
	problem := ""
	parent, isKnown := known[e.Prev]
	_, twice := known[e.Hash]
	switch {
	case twice:
		problem = "cette ligne y figure déjà : elle a été recopiée"
	case e.Prev == "" && last == "":
		problem = follows(e, Entry{})
	case !isKnown:
		problem = "la ligne qui précédait celle-ci a été modifiée ou retirée : rétablissez le journal depuis une sauvegarde ou l’historique du partage"
	default:
		problem = follows(e, parent)
		if e.Prev != last {
			j.forks++ // two computers wrote at once on a share without locks: both lines are whole
		}
	}
	if problem != "" {
		j.problems = append(j.problems, Problem{JournalFile, number, problem})
	}
	if twice {
		return // what it says was said once
	}
	known[e.Hash] = e
	j.entries, j.lines = append(j.entries, e), append(j.lines, number)
}

// parseLine reads a line and proves its own hash, on the bytes as they stand, so that a
// line of a later version of the program holds too.
func parseLine(line []byte) (Entry, bool) {
	const mark = `,"hash":"`
	var e Entry
	if json.Unmarshal(line, &e) != nil {
		return e, false
	}
	at := bytes.LastIndex(line, []byte(mark))
	if at < 0 || string(line[at:]) != mark+e.Hash+`"}` {
		return e, false
	}
	return e, sum(append(bytes.Clone(line[:at]), '}')) == e.Hash
}

// line seals an entry: its hash last.
func (e *Entry) line() ([]byte, error) {
	e.Hash = ""
	raw, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	raw = append(bytes.TrimSuffix(raw, []byte(`,"hash":""}`)), '}')
	e.Hash = sum(raw)
	return fmt.Appendf(raw[:len(raw)-1], `,"hash":"%s"}`+"\n", e.Hash), nil
}

// record appends entries to the journal, chained to its last line as it is on disk now.
// The folder's lock is held by the caller. A torn last line is moved aside first.
func (f *Folder) record(entries ...Entry) error {
	path := filepath.Join(f.Dir, JournalFile)
	j, err := readJournal(path)
	if err != nil {
		return err
	}
	for wait := 0; j.torn != nil && wait < 3; wait++ {
		// on a share without locks it may be another's line, being written
		time.Sleep(10 * time.Millisecond)
		if j, err = readJournal(path); err != nil {
			return err
		}
	}
	if j.torn != nil {
		healed, err := f.heal(path, j)
		if err != nil {
			return err
		}
		entries = append([]Entry{healed}, entries...)
	}
	seq, prev, when := 0, "", f.now()
	if n := len(j.entries); n > 0 {
		seq, prev = j.entries[n-1].Seq, j.entries[n-1].Hash
		// a clock that is set back, or another computer's: the journal's time never runs back
		if last, err := time.Parse(time.RFC3339, j.entries[n-1].When); err == nil && last.After(when) {
			when = last
		}
	}
	var (
		out  []byte
		last Entry
	)
	if unended, err := lacksNewline(path); err != nil {
		return err
	} else if unended {
		out = append(out, '\n')
	}
	for _, e := range entries {
		seq++
		e.Seq, e.Prev, e.When = seq, prev, when.Format(time.RFC3339)
		line, err := e.line()
		if err != nil {
			return err
		}
		prev, last = e.Hash, e
		out = append(out, line...)
	}
	if err := f.disk.append(path, out); err != nil || last.Hash == "" {
		return err
	}
	return f.writeHead(last)
}

// heal moves what a crash left of the last line to .phare and cuts the journal behind its
// last whole line.
func (f *Folder) heal(path string, j *journal) (Entry, error) {
	name := "journal-torn-" + sum(j.torn)[:12] + ".txt"
	if err := f.disk.replace(filepath.Join(f.Dir, hidden, name), j.torn); err != nil {
		return Entry{}, err
	}
	if err := f.disk.truncate(path, j.intact); err != nil {
		return Entry{}, err
	}
	return Entry{Event: EventHealed, File: JournalFile, Reason: "dernière ligne incomplète mise de côté dans " + hidden + "/" + name}, nil
}

func lacksNewline(path string) (bool, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil || info.Size() == 0 {
		return false, err
	}
	last := make([]byte, 1)
	if _, err := file.ReadAt(last, info.Size()-1); err != nil {
		return false, err
	}
	return last[0] != '\n', nil
}

// Journal returns the entries of the journal in order.
func (f *Folder) Journal() ([]Entry, error) {
	j, err := readJournal(filepath.Join(f.Dir, JournalFile))
	if err != nil {
		return nil, err
	}
	return j.entries, nil
}

package review

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"phare/extract"
	"phare/extract/pdftext"
)

const linesFile = "lines.json.gz"

// ErrNoLines: the words of the acts with their places are not in the folder.
var ErrNoLines = errors.New("les mots des actes manquent (" + hidden + "/" + linesFile + ") ; relancez « phare run » sur les PDF de la séance")

// ErrOtherLines: the words in the folder are those of another reading than session.json.
var ErrOtherLines = errors.New("les mots des actes (" + hidden + "/" + linesFile + ") ne sont pas ceux de " + RecordFile + " : une lecture a été interrompue ; relancez « phare run » sur les PDF de la séance")

// lineRecord is one printed line. Its keys are short: a session has a hundred thousand words,
// and they are read before the first sentence can be checked.
type lineRecord struct {
	Part  extract.Part `json:"p"`
	Page  int          `json:"n"`
	Zone  pdftext.Zone `json:"z,omitempty"`
	Cells []int        `json:"c,omitempty"`
	Gap   float32      `json:"g,omitempty"`
	Words []wordRecord `json:"w"`
}

type wordRecord struct {
	Text   string         `json:"t"`
	Box    [4]float32     `json:"b"` // x0, y0, x1, y1
	Size   float32        `json:"s,omitempty"`
	Flags  uint8          `json:"f,omitempty"`
	Source pdftext.Source `json:"o,omitempty"`
}

// The bits of wordRecord.Flags.
const (
	bold = 1 << iota
	italic
	doubtful
)

func newLine(l extract.Line) lineRecord {
	r := lineRecord{Part: l.Part, Page: l.Page, Zone: l.Zone, Cells: l.Cells, Gap: l.Gap, Words: make([]wordRecord, len(l.Words))}
	for i, w := range l.Words {
		r.Words[i] = wordRecord{Text: w.Text, Box: [4]float32{w.Box.X0, w.Box.Y0, w.Box.X1, w.Box.Y1}, Size: w.Size, Source: w.Source}
		for bit, set := range map[uint8]bool{bold: w.Bold, italic: w.Italic, doubtful: w.Doubtful} {
			if set {
				r.Words[i].Flags |= bit
			}
		}
	}
	return r
}

func (r lineRecord) line() extract.Line {
	l := extract.Line{Part: r.Part, Page: r.Page, Line: pdftext.Line{Zone: r.Zone, Cells: r.Cells, Gap: r.Gap, Words: make([]pdftext.Word, len(r.Words))}}
	for i, w := range r.Words {
		l.Words[i] = pdftext.Word{Text: w.Text, Box: pdftext.Box{X0: w.Box[0], Y0: w.Box[1], X1: w.Box[2], Y1: w.Box[3]}, Size: w.Size,
			Bold: w.Flags&bold != 0, Italic: w.Flags&italic != 0, Doubtful: w.Flags&doubtful != 0, Source: w.Source}
	}
	return l
}

// encodeLines gives the lines of every act, the same bytes for the same lines.
func encodeLines(s *extract.Session) ([]byte, error) {
	lines := map[string][]lineRecord{}
	for _, d := range s.Deliberations {
		for _, l := range d.Lines {
			lines[d.ID] = append(lines[d.ID], newLine(l))
		}
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	err := errors.Join(json.NewEncoder(z).Encode(lines), z.Close())
	return b.Bytes(), err
}

// lines reads the lines of every act, by its id, and gives the SHA-256 of the
// file.
func (f *Folder) lines() (map[string][]lineRecord, string, error) {
	raw, err := os.ReadFile(filepath.Join(f.Dir, hidden, linesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, "", ErrNoLines
	}
	if err != nil {
		return nil, "", err
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, "", errors.Join(ErrNoLines, err)
	}
	var lines map[string][]lineRecord
	if err := json.NewDecoder(z).Decode(&lines); err != nil {
		return nil, "", errors.Join(ErrNoLines, err)
	}
	return lines, sum(raw), nil
}

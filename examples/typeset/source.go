package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"go.yaml.in/yaml/v4"
)

// Session is what every paper of the session shares (sources/session.yaml).
type Session struct {
	Authority     string      `yaml:"authority"`
	Assembly      string      `yaml:"assembly"`
	Body          string      `yaml:"body"`
	Date          string      `yaml:"date"` // ISO 8601
	DateLong      string      `yaml:"date_long"`
	Weekday       string      `yaml:"weekday"`
	DateWords     string      `yaml:"date_words"`
	Convened      string      `yaml:"convened"`
	Place         string      `yaml:"place"`
	President     string      `yaml:"president"`
	Secretary     string      `yaml:"secretary"`
	SecretaryFull string      `yaml:"secretary_full"`
	InOffice      int         `yaml:"in_office"`
	Quorum        int         `yaml:"quorum"`
	Sent          string      `yaml:"sent"`
	Published     string      `yaml:"published"`
	StampPrefix   string      `yaml:"stamp_prefix"` // département, SIREN and date of the @ctes identifier
	Folder        string      `yaml:"acts_folder"`
	NotPDF        string      `yaml:"not_pdf"`
	Members       [][3]string `yaml:"members"`
	Proxies       [][2]string `yaml:"proxies"`
	Absent        []string    `yaml:"absent"`
	Departure     struct {
		From   string `yaml:"from"`
		Member string `yaml:"member"`
		Proxy  string `yaml:"proxy"`
		Hour   string `yaml:"hour"`
	} `yaml:"departure"`
}

// Medium is the form in which an act is handed over.
type Medium string

// The forms of an act.
const (
	Single  Medium = "single"  // a born-digital PDF of its own
	Bundle  Medium = "bundle"  // one of several in a single PDF
	Scan    Medium = "scan"    // images of pages, no text
	Garbled Medium = "garbled" // text whose fonts do not tell their characters
	Missing Medium = "missing" // on the agenda, in no PDF
	Annex   Medium = "annex"   // no act: a document handed over with one
)

// Votes are the counts that an act prints; nil when it prints none.
type Votes struct {
	For       *int `yaml:"for" json:"for"`
	Against   *int `yaml:"against" json:"against"`
	Abstain   *int `yaml:"abstain" json:"abstain"`
	NotVoting *int `yaml:"not_voting" json:"not_voting"`
}

// voteMark stands for the vote where a sentence of the text holds it.
const voteMark = "{{vote}}"

// Act is one source: the ground truth in its front matter, the text in its sections.
type Act struct {
	Number      string   `yaml:"number"`
	File        string   `yaml:"file"` // below the folder; by default DEL<number>.pdf
	Medium      Medium   `yaml:"medium"`
	Layout      string   `yaml:"layout"` // sidebar or classic
	Object      string   `yaml:"object"`
	Theme       string   `yaml:"theme"`      // ACTES level-2 code, printed by the sidebar layout only
	ThemeName   string   `yaml:"theme_name"` // its wording
	Department  string   `yaml:"department"` // the service named in the letterhead
	Rapporteur  string   `yaml:"rapporteur"`
	Office      string   `yaml:"office"` // the rapporteur's
	Outcome     string   `yaml:"outcome"`
	Unanimous   *bool    `yaml:"unanimous"`
	Votes       Votes    `yaml:"votes"`
	Vote        string   `yaml:"vote"`       // as printed; {{vote}} in the text stands for it
	VoteLine    string   `yaml:"-"`          // the whole sentence that holds the vote
	VoteTable   bool     `yaml:"vote_table"` // print the counts as a table too
	Listed      string   `yaml:"listed"`     // in the liste des délibérations, before the counts
	Against     []string `yaml:"against"`
	Abstained   []string `yaml:"abstained"`
	NotVoting   []string `yaml:"not_voting"`
	Sections    []Section
	ExpectKind  string `yaml:"kind"`  // of an annex
	Publication string `yaml:"title"` // of an annex
}

// Section is a part of an act, in its printed order.
type Section struct {
	Kind  string // expose, visas, considerants, dispositif, annexe
	Title string // of an annexe
	Text  string // Markdown, with [[amounts]] marked
}

// ReadSources reads the session and its acts, in the order of their numbers.
func ReadSources(dir string) (*Session, []*Act, error) {
	var s Session
	raw, err := os.ReadFile(filepath.Join(dir, "session.yaml"))
	if err != nil {
		return nil, nil, err
	}
	if err := yaml.Unmarshal(raw, &s); err != nil {
		return nil, nil, fmt.Errorf("session.yaml: %w", err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return nil, nil, err
	}
	sort.Strings(files)
	var acts []*Act
	for _, f := range files {
		a, err := readAct(f)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", filepath.Base(f), err)
		}
		if err := s.check(a); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", filepath.Base(f), err)
		}
		acts = append(acts, a)
	}
	return &s, acts, nil
}

func readAct(path string) (*Act, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	head, body, ok := bytes.Cut(bytes.TrimPrefix(raw, []byte("---\n")), []byte("\n---\n"))
	if !ok {
		return nil, fmt.Errorf("no front matter")
	}
	var a Act
	if err := yaml.Unmarshal(head, &a); err != nil {
		return nil, err
	}
	if a.File == "" {
		a.File = "DEL" + a.Number + ".pdf"
	}
	for _, part := range strings.Split("\n"+string(body), "\n# ")[1:] {
		name, text, _ := strings.Cut(part, "\n")
		kind, title, _ := strings.Cut(strings.TrimSpace(name), " ")
		for _, line := range strings.Split(text, "\n") {
			if strings.Contains(line, voteMark) {
				a.VoteLine = strings.ReplaceAll(line, voteMark, a.Vote)
			}
		}
		a.Sections = append(a.Sections, Section{kind, title, strings.ReplaceAll(strings.TrimSpace(text), voteMark, a.Vote)})
	}
	if a.VoteLine == "" {
		a.VoteLine = a.Vote
	}
	return &a, nil
}

// check holds the votes of an act against the attendance and the names that it prints.
func (s *Session) check(a *Act) error {
	_, _, voting := s.Attendance(a)
	v := a.Votes
	if v.For != nil && v.Against != nil && v.Abstain != nil {
		sum := *v.For + *v.Against + *v.Abstain
		if v.NotVoting != nil {
			sum += *v.NotVoting
		}
		if sum != voting {
			return fmt.Errorf("votes add up to %d, %d were voting", sum, voting)
		}
	}
	for _, n := range []struct {
		names []string
		count *int
	}{{a.Against, v.Against}, {a.Abstained, v.Abstain}, {a.NotVoting, v.NotVoting}} {
		if len(n.names) > 0 && (n.count == nil || *n.count != len(n.names)) {
			return fmt.Errorf("%d names for another count of votes: %v", len(n.names), n.names)
		}
		for _, name := range n.names {
			if !s.member(name) {
				return fmt.Errorf("%s is no member", name)
			}
		}
	}
	return nil
}

func (s *Session) member(name string) bool {
	for _, m := range s.Members {
		if m[0]+" "+m[1]+" "+m[2] == name {
			return true
		}
	}
	return false
}

// left says whether the member who leaves during the session had left when an act was voted.
func (s *Session) left(a *Act) bool { return a.Number >= s.Departure.From }

// Attendance counts the members present, those who gave a proxy, and those voting.
func (s *Session) Attendance(a *Act) (present, proxies, voting int) {
	proxies = len(s.Proxies)
	if s.left(a) {
		proxies++
	}
	present = s.InOffice - proxies - len(s.Absent)
	return present, proxies, present + proxies
}

// Present names the members present at the vote of an act, in the order of the table.
func (s *Session) Present(a *Act) []string {
	away := map[string]bool{}
	for _, p := range s.Proxies {
		away[p[0]] = true
	}
	for _, n := range s.Absent {
		away[n] = true
	}
	if s.left(a) {
		away[s.Departure.Member] = true
	}
	var names []string
	for _, m := range s.Members {
		if !away[m[0]+" "+m[1]+" "+m[2]] {
			names = append(names, m[0]+" "+m[1]+" "+m[2])
		}
	}
	return names
}

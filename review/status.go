package review

import (
	"os"
	"path/filepath"
	"strconv"

	"phare/summarize/check"
)

// Status is the state of a review folder, for phare status and the page.
type Status struct {
	ID     string        `json:"id"`
	Dir    string        `json:"dir"`
	Drafts []DraftStatus `json:"drafts"`
	Copies []Copy        `json:"copies"` // conflict copies, proposals, open files
	Notes  []string      `json:"notes"`  // French: a healed line, a fork, a journal that does not hold
}

// DraftStatus is the state of one draft.
type DraftStatus struct {
	File    string `json:"file"`
	Channel string `json:"channel"`
	Title   string `json:"title"`
	State   State  `json:"state"`
	SHA256  string `json:"sha256"`
	Content string `json:"content"`
	// Errors and Warnings count the findings that stand against a signature; nil when the
	// draft was not checked.
	Errors   *int `json:"errors"`
	Warnings *int `json:"warnings"`

	By           string        `json:"by,omitempty"` // who signed the text as it stands
	Role         string        `json:"role,omitempty"`
	When         string        `json:"when,omitempty"`
	Signatures   []Signed      `json:"signatures,omitempty"` // all that stand on the text as it is
	Missing      []string      `json:"missing,omitempty"`    // chairs that the house rule asks for and nobody has signed for
	Chairs       []string      `json:"chairs,omitempty"`     // all that it asks for
	Publications []Publication `json:"publications"`
	Problem      string        `json:"problem,omitempty"` // French: why it cannot be read or checked
}

// Signed is one signature of a text.
type Signed struct {
	By    string `json:"by"`
	Role  string `json:"role,omitempty"`
	Chair string `json:"chair,omitempty"`
	When  string `json:"when"`
}

// Status tells where every draft stands. With a check, the findings left are counted.
func (f *Folder) Status(check CheckFunc) (*Status, error) {
	files, err := f.draftFiles()
	if err != nil {
		return nil, err
	}
	// the texts first: whoever writes one writes its line before
	raws := make(map[string][]byte, len(files))
	for _, file := range files {
		if raws[file], err = os.ReadFile(filepath.Join(f.Dir, file)); err != nil {
			return nil, err
		}
	}
	j, err := f.readProven()
	if err != nil {
		return nil, err
	}
	copies, err := f.Copies()
	if err != nil {
		return nil, err
	}
	s := &Status{ID: f.ID(), Dir: f.Dir, Copies: append([]Copy{}, copies...), Drafts: []DraftStatus{}, Notes: j.notes()}
	for _, p := range j.problems {
		s.Notes = append(s.Notes, "journal, ligne "+strconv.Itoa(p.Line)+" : "+p.Message)
	}
	for _, file := range files {
		h := f.told(file, j.entries)
		d := draftStatus(file, raws[file], h, check)
		if d.By != "" && d.Problem == "" {
			for _, s := range h.signs {
				if err := f.proved(file, s, j.entries); err != nil {
					d.Problem = err.Error()
				}
			}
		}
		s.Drafts = append(s.Drafts, d)
	}
	return s, nil
}

func draftStatus(file string, raw []byte, h history, check CheckFunc) DraftStatus {
	d, err := ParseDraft(file, raw)
	out := DraftStatus{File: file, Channel: d.Front.Channel, Title: d.Front.Title, State: h.state(d),
		SHA256: d.Hash, Content: d.Content, Publications: append([]Publication{}, h.outbox...)}
	if err != nil {
		out.Problem = err.Error()
		return out
	}
	out.Chairs = h.chairs(file)
	if out.Missing = out.Chairs; h.signed(d) {
		out.Missing = h.missing(file)
		out.By, out.Role, out.When = h.approval.Who, h.approval.Role, h.approval.When
		for _, s := range h.signs {
			out.Signatures = append(out.Signatures, Signed{s.Who, s.Role, s.Chair, s.When})
		}
	}
	if check == nil {
		return out
	}
	findings, err := check(file, raw)
	if err != nil {
		out.Problem = err.Error()
		return out
	}
	errors, warnings := h.standing(findings)
	out.Errors, out.Warnings = new(len(errors)), new(len(warnings))
	return out
}

// standing gives the findings that stand against a signature.
func (h history) standing(findings []Finding) (errors, warnings []Finding) {
	for _, x := range findings {
		mark, marked := h.marks[x.ID]
		switch {
		case x.Level == check.Error && mark.Writer && !Firm(x.Code):
			x.Message += " ; écarté par " + mark.Who + ", qui a changé ce texte : la règle de la maison demande que ce soit une autre personne"
			errors = append(errors, x)
		case x.Level == check.Error && (!mark.Waived || Firm(x.Code)):
			errors = append(errors, x)
		case x.Level == check.Warning && !marked:
			warnings = append(warnings, x)
		}
	}
	return errors, warnings
}

// notes says in French what a reader of the journal must know.
func (j *journal) notes() []string {
	notes := []string{}
	if j.torn != nil {
		notes = append(notes, "la dernière ligne du journal est incomplète (programme interrompu) ; la prochaine écriture la mettra de côté, rien n’est à faire")
	}
	for _, e := range j.entries {
		if e.Event == EventHealed {
			notes = append(notes, e.Reason)
		}
	}
	if j.forks > 0 {
		notes = append(notes, "deux postes ont écrit dans le journal en même temps ; toutes leurs lignes y sont")
	}
	return notes
}

package summarize

import (
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"phare/extract"
	"phare/summarize/check"
)

// Reference is the choice that an editor made of one session, act by act.
type Reference struct {
	Session string   `json:"session"` // date of the session, ISO 8601
	Editor  string   `json:"editor"`
	Top     []string `json:"top5"`  // names of the PDFs, or ids or numbers of the acts
	Next    []string `json:"next5"` //
	Never   []string `json:"never"` //
	// Acts says more of the names in the lists, where the session was read in other words
	// than phare's: minutes whose items bear no number.
	Acts []ReferenceAct `json:"acts"`
}

// ReferenceAct is an act as the editor of a reference found it.
type ReferenceAct struct {
	ID     string `json:"id"`
	File   string `json:"file"`
	Page   int    `json:"page"` // 1-based, 0 when not said
	Object string `json:"object"`
}

// LoadReferences reads the reference lists of a file, or of every JSON file of a folder
// that is one.
func LoadReferences(name string) ([]Reference, error) {
	files := []string{name}
	if info, err := os.Stat(name); err != nil {
		return nil, fmt.Errorf("les listes de référence ne se lisent pas : %w", err)
	} else if info.IsDir() {
		if files, err = filepath.Glob(filepath.Join(name, "*.json")); err != nil {
			return nil, err
		}
		slices.Sort(files)
	}
	var out []Reference
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		var r Reference
		if err := json.Unmarshal(raw, &r); err != nil || len(r.Top) == 0 {
			if len(files) == 1 {
				return nil, fmt.Errorf("%s n'est pas une liste de référence : un objet JSON avec « session » et « top5 » est attendu", f)
			}
			continue
		}
		if r.Editor == "" {
			r.Editor = strings.TrimSuffix(filepath.Base(f), ".json")
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s ne contient aucune liste de référence (un objet JSON avec « session » et « top5 »)", name)
	}
	return out, nil
}

// Evaluation is one run held against the references of its session.
type Evaluation struct {
	Session string  `json:"session"`
	Method  Method  `json:"method"`
	Model   string  `json:"model,omitempty"`
	Prompts string  `json:"prompts"`
	Rules   string  `json:"rules"`
	Acts    int     `json:"acts"`
	Seconds float64 `json:"seconds"`

	Choice []Agreement `json:"choice"` // one by reference
	Chosen []string    `json:"chosen"` // principal acts of the blocks, in order
	Texts  []Text      `json:"texts"`

	Usage     Usage   `json:"usage"`
	SentShare float64 `json:"sent_share"` // characters sent over those of the acts, 0 to 1
	Fallbacks int     `json:"fallbacks"`

	// Words holds title and text of each block, by act, to compare two runs.
	Words map[string]string `json:"words"`
}

// Agreement is a choice beside an editor's.
type Agreement struct {
	Editor string `json:"editor"`
	Top    int    `json:"top"`    // of the editor's first list, how many are in the article
	TopOf  int    `json:"top_of"` //
	Next   int    `json:"next"`   // blocks whose acts are in the editor's second list and not in the first
	Never  int    `json:"never"`  // acts of the article that the editor would never take
}

// Text is one draft held against the acts.
type Text struct {
	Name         string `json:"name"` // article, facebook…
	Sentences    int    `json:"sentences"`
	Proved       int    `json:"proved"`
	OwnWords     int    `json:"own_words"`
	Contradicted int    `json:"contradicted"`
	Errors       int    `json:"errors"`
	Warnings     int    `json:"warnings"`
}

// Evaluate holds a summary against the references of its session and its texts against
// the acts.
func Evaluate(s *extract.Session, sum *Summary, refs []Reference, took time.Duration, o Options) Evaluation {
	ev := Evaluation{
		Session: s.Date, Method: sum.Method, Model: sum.Model, Prompts: sum.Prompts, Rules: sum.Rules,
		Acts: len(s.Deliberations), Seconds: took.Seconds(), Usage: sum.Usage, Fallbacks: len(sum.Fallbacks), Words: map[string]string{},
	}
	if sum.Usage.SourceChars > 0 {
		ev.SentShare = float64(sum.Usage.SentChars) / float64(sum.Usage.SourceChars)
	}
	taken := map[string]bool{}
	for _, it := range sum.Items {
		ev.Chosen = append(ev.Chosen, it.ID)
		ev.Words[it.ID] = it.Title + "\n" + it.Text
		for _, id := range it.Acts {
			taken[id] = true
		}
	}
	for _, r := range refs {
		if r.Session == s.Date {
			ev.Choice = append(ev.Choice, agree(s, sum, r, taken))
		}
	}
	c := check.New(s)
	add := func(name, src, channel string) {
		rep := c.Text([]byte(src), check.Options{Channel: channel, Body: s.Body, AllowedLinks: o.AllowedLinks, Electoral: o.Electoral, ActsURL: o.ActsURL})
		t := Text{Name: name, Sentences: len(rep.Claims)}
		for _, cl := range rep.Claims {
			switch cl.Status {
			case check.Proved:
				t.Proved++
			case check.OwnWords:
				t.OwnWords++
			case check.Contradicted:
				t.Contradicted++
			}
		}
		for _, f := range rep.Findings {
			switch f.Level {
			case check.Error:
				t.Errors++
			case check.Warning:
				t.Warnings++
			}
		}
		ev.Texts = append(ev.Texts, t)
	}
	add("article", "# "+sum.Title+"\n\n"+sum.Article(), "")
	for _, p := range sum.Posts {
		add(p.Channel, p.Text, p.Channel)
	}
	return ev
}

func agree(s *extract.Session, sum *Summary, r Reference, taken map[string]bool) Agreement {
	a := Agreement{Editor: r.Editor, TopOf: len(r.Top)}
	top, next, never := r.idsOf(s, r.Top), r.idsOf(s, r.Next), r.idsOf(s, r.Never)
	for id := range top {
		if taken[id] {
			a.Top++
		}
	}
	for id := range never {
		if taken[id] {
			a.Never++
		}
	}
	for _, it := range sum.Items {
		in := func(set map[string]bool) bool {
			return slices.ContainsFunc(it.Acts, func(id string) bool { return set[id] })
		}
		if !in(top) && in(next) {
			a.Next++
		}
	}
	return a
}

// idsOf finds the acts that a reference names: those it describes by their object, the
// others by PDF, id or number.
func (r *Reference) idsOf(s *extract.Session, names []string) map[string]bool {
	out := map[string]bool{}
	for _, n := range names {
		if i := slices.IndexFunc(r.Acts, func(a ReferenceAct) bool { return n != "" && a.ID == n }); i >= 0 {
			if id := r.Acts[i].find(s); id != "" {
				out[id] = true
				continue
			}
		}
		for _, d := range s.Deliberations {
			if d.ID == n || path.Base(d.File) == path.Base(n) || d.Number != nil && sameNumber(*d.Number, n) {
				out[d.ID] = true
			}
		}
	}
	return out
}

// find returns the id of the act whose object shares most words with a's, at its page where
// it says one; "" when none shares enough of them.
func (a *ReferenceAct) find(s *extract.Session) string {
	const enough, sameFile, samePage = 0.4, 0.1, 0.3
	words, best, id := wordSet(a.Object), enough, ""
	for _, d := range s.Deliberations {
		score := overlap(words, wordSet(d.Object))
		if a.File != "" && path.Base(d.File) == path.Base(a.File) {
			score += sameFile
		}
		if slices.Contains(d.Pages, a.Page) {
			score += samePage
		}
		if score > best {
			best, id = score, d.ID
		}
	}
	return id
}

// Difference is what changed from one run to another on the same session.
type Difference struct {
	Session  string   `json:"session"`
	From     string   `json:"from"` // method, model and prompts of each
	To       string   `json:"to"`
	Left     []string `json:"left"`     // acts that are no longer chosen
	Entered  []string `json:"entered"`  // acts that were not
	Reworded []string `json:"reworded"` // acts chosen by both, in other words
	Same     []string `json:"same"`
}

// Compare tells what changed in the choice and what only in the words.
func Compare(before, after Evaluation) Difference {
	d := Difference{Session: after.Session, From: before.Label(), To: after.Label()}
	for _, id := range before.Chosen {
		if !slices.Contains(after.Chosen, id) {
			d.Left = append(d.Left, id)
		}
	}
	for _, id := range after.Chosen {
		switch {
		case !slices.Contains(before.Chosen, id):
			d.Entered = append(d.Entered, id)
		case before.Words[id] != after.Words[id]:
			d.Reworded = append(d.Reworded, id)
		default:
			d.Same = append(d.Same, id)
		}
	}
	return d
}

// Label names a run: its model, or the extraction, with the fingerprints of its prompts
// and rules.
func (ev Evaluation) Label() string {
	name := "extraction"
	if ev.Model != "" {
		name = ev.Model
	}
	return fmt.Sprintf("%s (consignes %s, règles %s)", name, ev.Prompts, ev.Rules)
}

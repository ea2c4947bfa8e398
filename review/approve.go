package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"phare/review/draft"
	"phare/review/house"
	"phare/summarize/check"
)

// Signature is what a person gives to sign a draft.
type Signature struct {
	File string
	By   string // name of the person; required
	Role string // "responsable éditoriale"; may be empty
	// Chair is the one that the person signs for, where the house rule asks for several; "" for
	// the one that Role names, or the only one left.
	Chair string
	// Expect is the Draft.Content of the text that the person has read; "" for whatever the
	// file holds.
	Expect string
	Ticks  []string          // ids of findings that the person has seen
	Waives map[string]string // reason by id of finding set aside
	// Program is the version of phare that carries the signature out.
	Program string
}

// signatory refuses a name that nobody could read: none, or one made of what is not seen.
func signatory(name string) error {
	name = strings.TrimSpace(name)
	letters := 0
	for _, r := range name {
		if r == unicode.ReplacementChar || !unicode.IsGraphic(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp) {
			return fmt.Errorf("%w : « %s » contient un caractère invisible", ErrNoName, strings.ToValidUTF8(strings.Map(draft.SeenRune, name), "?"))
		}
		if unicode.IsLetter(r) && !unicode.In(r, invisibleLetters) {
			letters++
		}
	}
	if letters < 2 {
		return ErrNoName
	}
	return nil
}

// invisibleLetters are letters by their class that no font draws: Hangul fillers.
var invisibleLetters = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x115f, Hi: 0x1160, Stride: 1}, {Lo: 0x3164, Hi: 0x3164, Stride: 1}, {Lo: 0xffa0, Hi: 0xffa0, Stride: 1}}, LatinOffset: 0}

// withOwn adds to what a check found the faults that are review's to know.
func (f *Folder) withOwn(d Draft, findings []Finding) ([]Finding, error) {
	entries, err := f.Journal()
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for _, x := range findings {
		known[x.ID] = true
	}
	for _, x := range slices.Concat(f.actFindings(d, entries), f.sourceFindings(d), f.beforeFindings(d), draft.PlainFindings(d), f.imageFindings(d)) {
		if !known[x.ID] {
			findings = append(findings, x)
		}
	}
	return findings, nil
}

// Errors of a signature that cannot even be tried.
var (
	ErrNoName   = errors.New("une signature porte un nom : ajoutez --by \"Prénom Nom\"")
	ErrNoReason = errors.New("un constat écarté porte un motif d’au moins quatre mots : --waive IDENTIFIANT=\"motif\"")
)

// RefusedError says what stands against a signature.
type RefusedError struct {
	File     string
	Errors   []Finding // neither solved nor waived
	Warnings []Finding // not ticked
	Why      error     // the draft cannot be read
}

func (e *RefusedError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s n’est pas approuvé", e.File)
	if e.Why != nil {
		fmt.Fprintf(&b, " : %v", e.Why)
	}
	list := func(findings []Finding, what, remedy string) {
		if len(findings) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n%s (%s) :", what, remedy)
		for _, f := range findings {
			fmt.Fprintf(&b, "\n  %s  ligne %d", f.ID, f.Line)
			if f.Text != "" {
				fmt.Fprintf(&b, ", « %s »", f.Text)
			}
			b.WriteString(" : " + f.Message)
		}
	}
	list(e.Errors, "Erreurs", "corrigez le texte, ou écartez avec --waive IDENTIFIANT=\"motif\"")
	list(e.Warnings, "Points à vérifier", "cochez avec --tick IDENTIFIANT")
	return b.String()
}

func (e *RefusedError) Unwrap() error { return e.Why }

// UnknownFindingError names an id that no finding of the draft bears, or one that a tick
// cannot settle.
type UnknownFindingError struct {
	File, ID string
	Message  string
}

func (e *UnknownFindingError) Error() string {
	return fmt.Sprintf("%s : constat « %s » : %s", e.File, e.ID, e.Message)
}

// Approve signs a draft as it stands. It refuses, with a *RefusedError, while an error is
// neither solved nor waived or a warning is not ticked; the ticks and waivers given are kept
// even so. A text that is no longer the one expected gives ErrChanged.
func (f *Folder) Approve(s Signature, check CheckFunc) (Approved, error) {
	s.By = strings.TrimSpace(s.By)
	if err := signatory(s.By); err != nil {
		return Approved{}, err
	}
	raw, err := f.read(s.File)
	if err != nil {
		return Approved{}, err
	}
	d, err := ParseDraft(s.File, raw)
	if err != nil {
		return Approved{}, &RefusedError{File: s.File, Why: err}
	}
	files, err := f.draftFiles()
	if err != nil {
		return Approved{}, err
	}
	if !slices.Contains(files, s.File) {
		return Approved{}, &RefusedError{File: s.File, Why: errors.New("seul un brouillon se signe, ni une copie ni la liste des choix")}
	}
	if s.Expect != "" && s.Expect != d.Content {
		return Approved{}, fmt.Errorf("%s : %w, relisez-le avant de signer", s.File, ErrChanged)
	}
	findings, err := check(s.File, raw)
	if err != nil {
		return Approved{}, fmt.Errorf("%s n’a pas pu être vérifié : %w", s.File, err)
	}
	if findings, err = f.withOwn(d, findings); err != nil {
		return Approved{}, err
	}
	marks, err := s.marks(findings)
	if err != nil {
		return Approved{}, err
	}
	held, err := f.lock()
	if err != nil {
		return Approved{}, err
	}
	defer held.release()
	again, err := f.Draft(s.File)
	if err != nil || again.Content != d.Content {
		return Approved{}, fmt.Errorf("%s : %w pendant la vérification, relisez-le avant de signer", s.File, ErrChanged)
	}
	j, err := f.readProven()
	if err != nil {
		return Approved{}, err
	}
	if len(j.problems) > 0 {
		return Approved{}, &RefusedError{File: s.File, Why: &BrokenError{j.problems}}
	}
	chairs := f.Rule.Of(s.File)
	if s.Chair, err = f.told(s.File, j.entries).chair(s, d, chairs); err != nil {
		return Approved{}, &RefusedError{File: s.File, Why: err}
	}
	return f.sign(s, d, raw, findings, marks, j)
}

// sign records marks and verdict. The lock is held, d is what the file holds.
func (f *Folder) sign(s Signature, d Draft, raw []byte, findings []Finding, marks []Entry, j *journal) (Approved, error) {
	h := f.told(s.File, append(slices.Clone(j.entries), marks...))
	refused := &RefusedError{File: s.File}
	refused.Errors, refused.Warnings = h.standing(findings)
	left := make([]Left, 0, len(findings))
	for _, x := range findings {
		mark := h.marks[x.ID]
		left = append(left, Left{ID: x.ID, Code: x.Code, Level: string(x.Level), Text: x.Text, By: mark.Who, Reason: mark.Reason})
	}
	entries := marks
	if _, known := h.content[d.Content]; !known {
		if err := f.keep(raw); err != nil {
			return Approved{}, err
		}
		// changed in some editor: who did it is not known here
		entries = append(entries, Entry{Event: EventEdited, File: s.File, SHA256: d.Hash, Content: d.Content})
	}
	verdict := Entry{Event: EventApproved, Who: s.By, Role: s.Role, File: s.File, SHA256: d.Hash, Content: d.Content,
		Findings: left, Method: h.last.Method, Changed: h.origin[d.Hash] != EventDrafted, Program: s.Program, Prompts: h.last.Prompts,
		Chair: s.Chair, Chairs: f.Rule.Of(s.File)}
	if len(refused.Errors)+len(refused.Warnings) > 0 {
		verdict.Event = EventChecked
	} else {
		var err error
		if verdict.Evidence, err = f.evidenceOf(d); err != nil {
			return Approved{}, &RefusedError{File: s.File, Why: err}
		}
	}
	if err := f.record(append(entries, verdict)...); err != nil {
		return Approved{}, err
	}
	if verdict.Event == EventChecked {
		return Approved{}, refused
	}
	entries, err := f.Journal()
	if err != nil {
		return Approved{}, err
	}
	if now := f.told(s.File, entries); now.signed(d) {
		if missing := now.missing(s.File); len(missing) > 0 {
			return Approved{}, &AwaitsError{File: s.File, Signed: Signed{s.By, s.Role, s.Chair, now.approval.When}, Hash: d.Hash, Missing: missing}
		}
	}
	if err := f.reopen(d, s.By, j.entries); err != nil {
		return Approved{}, err
	}
	return f.Approved(s.File)
}

// AwaitsError tells that a signature was given and stands, and that the house rule asks for others
// before the text may go out.
type AwaitsError struct {
	Signed
	File, Hash string
	Missing    []string // chairs
}

func (e *AwaitsError) Error() string {
	return fmt.Sprintf("%s est signé par %s ; il manque encore : %s", e.File, e.By, strings.Join(e.Missing, ", "))
}

// chair is the one that a person signs for, or why not.
func (h history) chair(s Signature, d Draft, chairs []string) (string, error) {
	if h.rule.Another && h.wrote(s.By) {
		return "", fmt.Errorf("%s a changé ce texte : la règle de la maison demande que d’autres le signent", shown(s.By))
	}
	if len(chairs) == 0 {
		return "", nil
	}
	named := func(word string) int {
		return slices.IndexFunc(chairs, func(c string) bool { return house.SameChair(c, word) })
	}
	missing := chairs
	if h.signed(d) {
		missing = h.missing(s.File)
	}
	i := named(s.Chair)
	switch {
	case s.Chair != "" && i < 0:
		return "", fmt.Errorf("« %s » ne signe pas ce texte ; la règle de la maison nomme %s", shown(s.Chair), strings.Join(chairs, ", "))
	case s.Chair == "":
		if i = named(s.Role); i < 0 && len(missing) == 1 {
			i = named(missing[0])
		}
	}
	if i < 0 {
		return "", fmt.Errorf("dites pour qui vous signez : %s (--as)", strings.Join(missing, " ou "))
	}
	if h.signed(d) {
		for _, o := range h.signs {
			if house.SamePerson(o.Who, s.By) && !house.SameChair(o.Chair, chairs[i]) {
				return "", fmt.Errorf("%s l’a déjà signé pour %s : la règle de la maison demande une autre personne pour %s", shown(s.By), o.Chair, chairs[i])
			}
		}
	}
	return chairs[i], nil
}

// marks turns ticks and waivers into entries of the journal, after holding them against
// what was found.
func (s Signature) marks(findings []Finding) ([]Entry, error) {
	level, stays := map[string]check.Level{}, map[string]bool{}
	for _, f := range findings {
		level[f.ID], stays[f.ID] = f.Level, Firm(f.Code)
	}
	var entries []Entry
	for _, id := range s.Ticks {
		switch level[id] {
		case "":
			return nil, &UnknownFindingError{s.File, id, "il n’existe pas ou n’existe plus ; « phare check » donne la liste"}
		case check.Error:
			return nil, &UnknownFindingError{s.File, id, "c’est une erreur : corrigez-la, ou écartez-la avec --waive et un motif"}
		}
		entries = append(entries, Entry{Event: EventTicked, File: s.File, Finding: id, Who: s.By, Role: s.Role})
	}
	for _, id := range sortedKeys(s.Waives) {
		if level[id] == "" {
			return nil, &UnknownFindingError{s.File, id, "il n’existe pas ou n’existe plus ; « phare check » donne la liste"}
		}
		if stays[id] {
			return nil, &UnknownFindingError{s.File, id, "ce constat ne s’écarte pas : il se corrige"}
		}
		reason := strings.TrimSpace(s.Waives[id])
		if !reasoned(reason) {
			return nil, ErrNoReason
		}
		entries = append(entries, Entry{Event: EventWaived, File: s.File, Finding: id, Who: s.By, Role: s.Role, Reason: reason})
	}
	return entries, nil
}

// Tick notes that a person has seen findings of a draft.
func (f *Folder) Tick(file, by string, ids ...string) error {
	return f.mark(file, by, EventTicked, "", ids)
}

// Waive notes that a person sets a finding aside, with the reason.
func (f *Folder) Waive(file, by, id, reason string) error {
	if reason = strings.TrimSpace(reason); !reasoned(reason) {
		return ErrNoReason
	}
	return f.mark(file, by, EventWaived, reason, []string{id})
}

// MayWaive tells why a person may not set errors of a text aside, nil when nothing forbids it.
func (f *Folder) MayWaive(file, who string) error {
	entries, err := f.Journal()
	if err != nil || !f.Rule.Another || !f.told(file, entries).wrote(who) {
		return err
	}
	return fmt.Errorf("%s a changé ce texte : la règle de la maison demande qu’une autre personne écarte ses erreurs", shown(who))
}

// Untick takes ticks and waivers back.
func (f *Folder) Untick(file, by string, ids ...string) error {
	return f.mark(file, by, EventUnticked, "", ids)
}

func (f *Folder) mark(file, by string, event Event, reason string, ids []string) error {
	if err := signatory(by); err != nil {
		return err
	}
	by = strings.TrimSpace(by)
	if err := plainName(file); err != nil {
		return err
	}
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	var entries []Entry
	for _, id := range ids {
		entries = append(entries, Entry{Event: event, File: file, Finding: id, Who: by, Reason: reason})
	}
	return f.record(entries...)
}

// Marks returns the ticks and waivers of a draft, by id of finding.
func (f *Folder) Marks(file string) (map[string]Mark, error) {
	entries, err := f.Journal()
	if err != nil {
		return nil, err
	}
	return f.told(file, entries).marks, nil
}

// Revoke takes the signature of a draft back.
func (f *Folder) Revoke(file, by, reason string) error {
	if err := signatory(by); err != nil {
		return err
	}
	by = strings.TrimSpace(by)
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	entries, err := f.Journal()
	if err != nil {
		return err
	}
	h := historyOf(file, entries)
	if h.approval == nil {
		return &NotApprovedError{File: file, Message: "il ne porte aucune signature à retirer"}
	}
	return f.record(Entry{Event: EventRevoked, File: file, Who: by, Reason: reason, SHA256: h.approval.SHA256})
}

package review

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Copy is a file beside a draft or the journal that somebody must look at.
type Copy struct {
	File    string `json:"file"`
	Of      string `json:"of"`      // the file that it is a copy of, or is open
	Kind    string `json:"kind"`    // proposal, conflict, open
	Message string `json:"message"` // French, what to do
}

// The marks that programs leave in the names of the copies they make.
var (
	// OneDrive "article-PC-DE-JEAN", Dropbox "article (conflit de …)", Nextcloud
	// "article (conflicted copy 2025-…)" and "article_conflict-…", Syncthing
	// "article.sync-conflict-…", Windows "article (1)" and "article - Copie", ours.
	copySuffix = regexp.MustCompile(`^(?:[-_ .(]).+$`)
	copyPrefix = regexp.MustCompile(`^(?i:copie de|copy of|conflit de) (.+)$`)
	openOffice = regexp.MustCompile(`^\.~lock\.(.+)#$`)
)

// copyOf gives the file that name is a copy of, "" when it stands for itself. ours are the
// files that the program has drafted: these are never copies.
func copyOf(name string, names []string, ours map[string]bool) string {
	if ours[name] && !isProposal(name) {
		return ""
	}
	ext := filepath.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	if m := copyPrefix.FindStringSubmatch(stem); m != nil && m[1] != "" {
		return m[1] + ext
	}
	best := ""
	consider := func(original string) {
		if original == name || filepath.Ext(original) != ext || isProposal(original) || len(original) <= len(best) {
			return
		}
		base := strings.TrimSuffix(original, ext)
		if rest, ok := strings.CutPrefix(stem, base); ok && copySuffix.MatchString(rest) {
			best = original
		}
	}
	for original := range ours {
		consider(original)
	}
	for _, original := range names {
		if original == ArticleFile || original == SelectionFile || original == JournalFile || original == RecordFile {
			consider(original)
		}
	}
	return best
}

func isProposal(name string) bool {
	return regexp.MustCompile(`\.new(-\d+)?\.md$`).MatchString(name)
}

// drafted is the set of files that the program has drafted.
func drafted(entries []Entry) map[string]bool {
	files := map[string]bool{}
	for _, e := range entries {
		if e.Event == EventDrafted {
			files[e.File] = true
		}
	}
	return files
}

// Copies names the conflict copies of sync tools, the proposals of a second run, and the
// files that an office program holds open.
func (f *Folder) Copies() ([]Copy, error) {
	names, err := f.names()
	if err != nil {
		return nil, err
	}
	entries, err := f.Journal()
	if err != nil {
		return nil, err
	}
	ours := drafted(entries)
	var copies []Copy
	for _, name := range names {
		if of, ok := strings.CutPrefix(name, "~$"); ok {
			copies = append(copies, open(name, wordOriginal(of, names)))
			continue
		}
		if m := openOffice.FindStringSubmatch(name); m != nil {
			copies = append(copies, open(name, m[1]))
			continue
		}
		if ext := filepath.Ext(name); ext != ".md" && ext != ".jsonl" && ext != ".json" {
			continue
		}
		of := copyOf(name, names, ours)
		switch {
		case of == "":
		case isProposal(name):
			copies = append(copies, Copy{name, of, "proposal",
				"nouvelle version proposée par une seconde lecture ; reprenez-en ce qui convient dans " + of + ", puis supprimez-la"})
		case of == JournalFile:
			copies = append(copies, Copy{name, of, "conflict",
				"l’outil de synchronisation a fait deux journaux ; gardez les deux et lancez « phare verify »"})
		default:
			copies = append(copies, Copy{name, of, "conflict",
				"copie de conflit : deux personnes ont modifié " + of + " ; reprenez-en ce qui convient, puis supprimez-la"})
		}
	}
	return copies, nil
}

func open(name, of string) Copy {
	return Copy{name, of, "open", of + " est ouvert par quelqu’un dans un traitement de texte"}
}

// wordOriginal finds the file whose name Word has shortened by two letters behind "~$".
func wordOriginal(rest string, names []string) string {
	i := slices.IndexFunc(names, func(n string) bool { return len(n) > 2 && strings.HasSuffix(n, rest) && !strings.HasPrefix(n, "~$") })
	if i < 0 {
		return rest
	}
	return names[i]
}

// PutAway takes a proposal out of the folder once a person is through with it: its text is kept
// among the versions. Only proposals are put away.
func (f *Folder) PutAway(name, who string) error {
	if err := plainName(name); err != nil {
		return err
	}
	if !isProposal(name) {
		return fmt.Errorf("%s n’est pas un texte proposé par une seconde lecture : il reste", name)
	}
	held, err := f.lock()
	if err != nil {
		return err
	}
	defer held.release()
	raw, err := f.read(name)
	if err != nil {
		return err
	}
	if err := f.keep(raw); err != nil {
		return err
	}
	d, _ := ParseDraft(name, raw) // its content identifies it, readable or not
	if err := f.record(Entry{Event: EventEdited, Who: who, File: name, Content: d.Content, SHA256: d.Hash, Reason: "rangé, une fois repris"}); err != nil {
		return err
	}
	return os.Remove(filepath.Join(f.Dir, name))
}

package extract

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// found is a file to read: its path and the name it is shown under.
type found struct {
	path, file string
}

// walk lists the PDFs of the paths given, in order, and what is no PDF. Hidden files, system
// files and review folders (those that hold a journal) are passed over in silence.
func walk(paths []string) ([]found, []Skipped, error) {
	var pdfs []found
	skipped := []Skipped{}
	seen := map[string]bool{}
	add := func(path, file string) {
		if seen[path] {
			return
		}
		seen[path] = true
		if strings.EqualFold(filepath.Ext(path), ".pdf") {
			pdfs = append(pdfs, found{path, file})
			return
		}
		skipped = append(skipped, Skipped{File: file, Reason: notPDF(path)})
	}
	for _, p := range paths {
		root, err := filepath.Abs(p)
		if err != nil {
			return nil, nil, fmt.Errorf("chemin incorrect « %s » : %w", p, err)
		}
		info, err := os.Stat(root)
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) {
				return nil, nil, fmt.Errorf("« %s » n'existe pas : vérifiez le chemin", p)
			}
			return nil, nil, fmt.Errorf("« %s » ne peut pas être ouvert : vérifiez vos droits d'accès (%w)", p, err)
		}
		if !info.IsDir() {
			add(root, shownName(filepath.Dir(root), filepath.Base(root)))
			continue
		}
		err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			rel, relErr := filepath.Rel(root, path)
			if relErr != nil {
				return relErr
			}
			file := shownName(root, rel)
			if err != nil {
				if path == root {
					return fmt.Errorf("« %s » ne peut pas être ouvert : vérifiez vos droits d'accès (%w)", p, err)
				}
				skipped = append(skipped, Skipped{File: file, Reason: "dossier ou fichier illisible : vérifiez vos droits d'accès"})
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			if d.IsDir() {
				if path != root && passedOver(d.Name()) || isReview(path) {
					return fs.SkipDir
				}
				return nil
			}
			if passedOver(d.Name()) {
				return nil
			}
			if d.Type()&fs.ModeSymlink != 0 {
				if target, err := os.Stat(path); err != nil || target.IsDir() {
					return nil
				}
			} else if !d.Type().IsRegular() {
				return nil
			}
			add(path, file)
			return nil
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return pdfs, skipped, nil
}

// shownName is the folder's own name, "/", and the path below it, on every system.
func shownName(root, rel string) string {
	base := filepath.Base(root)
	if base == string(filepath.Separator) || base == "." {
		base = ""
	}
	name := filepath.ToSlash(rel)
	if base == "" {
		return name
	}
	return base + "/" + name
}

// passedOver tells hidden and system files and folders by their names.
func passedOver(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
		return true
	}
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "ehthumbs.db", "__macosx", "$recycle.bin", "system volume information", "icon\r", "lost+found":
		return true
	}
	return false
}

// isReview tells whether a folder is one of ours: drafts and their journal.
func isReview(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "journal.jsonl"))
	return err == nil
}

func notPDF(path string) string {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".doc", ".docx", ".odt", ".rtf":
		return "document de traitement de texte : enregistrez-le en PDF pour qu'il soit lu"
	case ".xls", ".xlsx", ".ods", ".csv":
		return "tableur : une table de votes se donne avec --votes, au format CSV"
	case ".jpg", ".jpeg", ".png", ".tif", ".tiff":
		return "image : enregistrez-la en PDF pour qu'elle soit lue"
	case ".zip", ".7z", ".rar":
		return "archive : décompressez-la d'abord"
	}
	return "ce fichier n'est pas un PDF"
}

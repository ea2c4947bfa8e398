package review

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"phare/review/cards"
	"phare/review/draft"
	"phare/summarize/check"
)

// ImagesDir holds the pictures made of the words of the article.
const ImagesDir = draft.ImagesDir

// cardsFile tells the words of each picture.
const cardsFile = ImagesDir + "/cartes.json"

// Picture is one picture of the folder: its words, and the SHA-256 of its pixels.
type Picture struct {
	Name   string   `json:"name"` // in images/
	Anchor string   `json:"anchor,omitempty"`
	Words  []string `json:"words"`
	Alt    string   `json:"alt"`
	SHA256 string   `json:"sha256"`
}

// WriteCards draws the pictures of an article into images/, both sizes of each, and gives
// them. A picture that somebody has replaced is left as it is.
func (f *Folder) WriteCards(d Draft, t cards.Theme, kicker string) ([]Picture, error) {
	all := d.Cards(kicker)
	held, err := f.lock()
	if err != nil {
		return nil, err
	}
	defer held.release()
	before, err := f.Pictures()
	if err != nil {
		return nil, err
	}
	var out []Picture
	for _, anchor := range sortedKeys(all) {
		for _, size := range []cards.Size{cards.Link, cards.Square} {
			pixels, alt, err := cards.Draw(t, all[anchor], size)
			if err != nil {
				return nil, err
			}
			name := "seance-" + size.Name + ".png"
			if anchor != "" {
				name = safeName(anchor) + "-" + size.Name + ".png"
			}
			p := Picture{Name: name, Anchor: anchor, Words: all[anchor].Words(), Alt: alt, SHA256: sum(pixels)}
			there, err := f.evidence(ImagesDir, name)
			if err == nil && !slices.ContainsFunc(before, func(o Picture) bool { return o.Name == name && o.SHA256 == sum(there) }) && sum(there) != p.SHA256 {
				return nil, fmt.Errorf("%s/%s a été remplacée par quelqu’un : retirez-la pour que phare la redessine", ImagesDir, name)
			}
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return nil, err
			}
			if err := f.disk.replace(filepath.Join(f.Dir, ImagesDir, name), pixels); err != nil {
				return nil, err
			}
			out = append(out, p)
		}
	}
	raw, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		return nil, err
	}
	return out, f.disk.replace(filepath.Join(f.Dir, filepath.FromSlash(cardsFile)), append(raw, '\n'))
}

func safeName(anchor string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return '-'
	}, anchor)
}

// AddPicture keeps a picture that a person gives under a name of its own, and gives that name.
func (f *Folder) AddPicture(kind, ext string, pixels []byte) (string, error) {
	name := kind + "-" + sum(pixels)[:12] + ext
	held, err := f.lock()
	if err != nil {
		return "", err
	}
	defer held.release()
	return name, f.disk.replace(filepath.Join(f.Dir, ImagesDir, name), pixels)
}

// Pictures lists the pictures of the folder, none where there are none.
func (f *Folder) Pictures() ([]Picture, error) {
	raw, err := os.ReadFile(filepath.Join(f.Dir, filepath.FromSlash(cardsFile)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var all []Picture
	if err := json.Unmarshal(raw, &all); err != nil {
		return nil, fmt.Errorf("%s est abîmé ; refaites les images avec « phare cards » : %w", cardsFile, err)
	}
	return all, nil
}

// signedImages names the pictures that a signature covers: the one that the text shows and,
// for the article, all that were made of it.
func (f *Folder) signedImages(d Draft) ([]string, error) {
	var names []string
	if name := d.LocalImage(); name != "" {
		names = append(names, name)
	}
	if d.File == ArticleFile {
		all, err := f.Pictures()
		if err != nil {
			return nil, err
		}
		for _, p := range all {
			if plainName(p.Name) == nil && !slices.Contains(names, p.Name) {
				names = append(names, p.Name)
			}
		}
	}
	return names, nil
}

// Codes of findings on pictures.
const (
	codePicture        = "picture-words"   // a picture says what the text does not
	codeAlt            = "picture-alt"     // a picture without words for those who cannot see it
	codePictureChanged = "picture-changed" // somebody replaced a picture
)

// imageFindings holds the words of the pictures against the text.
func (f *Folder) imageFindings(d Draft) []Finding {
	var out []Finding
	add := func(level check.Level, code, name, message string) {
		out = append(out, Finding{ID: "image-" + sum([]byte(code + name + message))[:10], Line: 1, Column: 1, Text: name, Code: code, Level: level, Message: message})
	}
	if name := d.LocalImage(); name != "" {
		if _, err := f.evidence(ImagesDir, name); err != nil {
			add(check.Error, codePicture, name, "l’image du texte manque dans "+ImagesDir+"/ : refaites-la avec « phare cards », ou retirez « image » de l’en-tête")
		}
		if strings.TrimSpace(d.Front.Alt) == "" {
			add(check.Error, codeAlt, name, "l’image n’a pas de texte de remplacement : écrivez « alt » dans l’en-tête")
		}
	}
	if d.File != ArticleFile {
		return out
	}
	all, err := f.Pictures()
	if err != nil {
		add(check.Error, codePicture, cardsFile, err.Error())
		return out
	}
	squeeze := func(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
	var have strings.Builder
	have.WriteString(squeeze(d.Front.Title) + "\n" + squeeze(d.Front.Summary) + "\n")
	for _, s := range Sections(d.Body) {
		text, label := draft.Prose(d.Body[s.Start:s.End])
		have.WriteString(squeeze(s.Title) + "\n" + squeeze(text) + "\n" + squeeze(label) + "\n")
	}
	words := have.String()
	for _, p := range all {
		raw, err := f.evidence(ImagesDir, p.Name)
		if errors.Is(err, fs.ErrNotExist) {
			continue // taken away: nothing leaves
		}
		if err == nil && sum(raw) != p.SHA256 {
			add(check.Warning, codePictureChanged, p.Name, "cette image n’est plus celle que phare a dessinée : regardez ce qu’elle dit")
			continue
		}
		for i, w := range p.Words {
			if i > 0 && !strings.Contains(words, squeeze(w)) { // the first names the session
				add(check.Error, codePicture, p.Name, fmt.Sprintf("l’image dit « %s », que le texte ne dit plus : refaites-la avec « phare cards »", shown(w)))
				break
			}
		}
	}
	return out
}

// Picture gives the picture of a signed text and its bytes as signed; "" when it shows none
// of the folder.
func (a Approved) Picture() (name string, content []byte, err error) {
	if name = a.draft.LocalImage(); name == "" {
		return "", nil, nil
	}
	raw, err := a.folder.evidence(ImagesDir, name)
	if err != nil {
		return "", nil, err
	}
	if want := a.entry.Evidence[ImagesDir+"/"+name]; want != sum(raw) {
		return "", nil, &NotApprovedError{a.draft.File, fmt.Sprintf("l’image « %s » n’est plus celle qui a été signée", name)}
	}
	return name, raw, nil
}

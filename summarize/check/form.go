package check

import (
	"fmt"
	"net/url"
	"path"
	"strings"
	"unicode"
)

// longest sentence that a resident reads with ease, in words (domain reference, "langage clair").
const longest = 30

// form reports what concerns the text as a whole: links, length, headings, plain language.
func (r *run) form() {
	for _, u := range r.b.unknown {
		bl := &r.d.blocks[u.block]
		if r.citedInside(u) {
			continue
		}
		level, message := Error, fmt.Sprintf("Aucune délibération lue ne porte le numéro « %s ». Corrigez-le, ou donnez le PDF qui manque.", u.name)
		if u.anchor {
			message = fmt.Sprintf("Le titre est lié à « %s », qui n'est l'identifiant d'aucune délibération lue. Corrigez l'accolade, ou donnez le PDF qui manque.", u.name)
		}
		r.whole(bl.offset(u.start), bl.text[u.start:u.end], level, "unknown-act", message)
	}
	linked := false
	for _, l := range r.d.links {
		linked = r.link(l) || linked
	}
	r.length()
	r.headings()
	r.sentences()
	r.acronyms()
	prose := false
	for i := range r.d.blocks {
		prose = prose || !r.d.blocks[i].front
	}
	if !prose {
		return
	}
	if len(r.b.all) == 0 {
		r.whole(0, "", Info, "unbound", "Le texte n'est lié à aucune délibération : il a été comparé à toute la séance. Ajoutez « (délibération n° …) » à chaque partie.")
	}
	if !linked && r.o.Channel == "" {
		r.whole(0, "", Info, "no-act-link", "Aucun lien ne mène à une délibération. Ajoutez-en un par décision, pour que chacun puisse vérifier.")
	}
	r.bodyNamed()
}

// whole keeps a finding on the file rather than on a sentence.
func (r *run) whole(at int, words string, level Level, code, message string) {
	f := Finding{Code: code, Level: level, Message: message, Text: strings.Join(strings.Fields(words), " ")}
	f.Line, f.Column = r.d.position(at)
	f.ID = id(code, "", f.Text, message)
	r.general = append(r.general, f)
}

// citedInside tells that an unknown act is one that the section's own acts cite: an
// earlier deliberation is no wrong binding.
func (r *run) citedInside(u unknownAct) bool {
	if u.anchor {
		return false
	}
	want := squeezed(u.name)
	for _, a := range r.b.of(u.block, &r.d.blocks[u.block]) {
		r.factsOf(a)
		if want != "" && strings.Contains(squeezed(a.text), want) {
			return true
		}
	}
	return false
}

// articleAddress stands in a post where the address of the article will be read.
const articleAddress = "{article}"

// link checks one address, and tells whether it leads to an act.
func (r *run) link(l link) (toAct bool) {
	u, err := url.Parse(strings.TrimSpace(l.url))
	bad := func(message string) {
		r.whole(l.at, l.url, Error, "link", message)
	}
	if err != nil {
		bad("Cette adresse est mal écrite. Corrigez-la, ou retirez le lien.")
		return false
	}
	if u.Scheme == "" && u.Host == "" {
		p := u.Path
		switch {
		case p == "" && u.Fragment != "", p == articleAddress:
			return false // within the text, or the article once it has an address
		case strings.Contains(p, "..") || strings.HasPrefix(p, "/") || strings.HasPrefix(p, "\\"):
			bad("Ce lien sort du dossier du brouillon. Seuls les actes (sources/…) et les adresses autorisées (links.allowed) peuvent être liés.")
			return false
		}
		p = strings.TrimPrefix(p, "./")
		if strings.HasPrefix(p, "sources/") {
			r.source(l, strings.TrimPrefix(p, "sources/"))
			return true
		}
		if l.text == "image" && r.o.Channel == "" {
			return false // an image beside the draft
		}
		bad("Ce lien mène à un fichier qui n'est pas un acte de la séance. Retirez-le, ou liez l'acte (sources/…).")
		return false
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		bad("Seules les adresses http et https, ou celles des actes, peuvent être liées. Retirez ce lien.")
		return false
	}
	if r.ofAct(l.url) {
		return true
	}
	for _, a := range r.o.AllowedLinks {
		if allowedLink(a, l.url) {
			return false
		}
	}
	bad("Ce lien ne mène ni à un acte ni à une adresse autorisée. Retirez-le, ou ajoutez l'adresse à « links.allowed » dans phare.yaml.")
	return false
}

// allowedLink tells that an address is the one allowed, or below it: same scheme, same
// host, and a path that starts with the allowed one at a "/".
func allowedLink(allowed, address string) bool {
	a, err := url.Parse(strings.TrimSuffix(strings.TrimSpace(allowed), "*"))
	if err != nil {
		return false
	}
	u, err := url.Parse(address)
	if err != nil || u.User != nil || !strings.EqualFold(a.Host, u.Host) || a.Scheme != u.Scheme {
		return false
	}
	if strings.Contains(u.Path, "..") {
		return false
	}
	p, q := strings.TrimSuffix(a.Path, "/"), strings.TrimSuffix(u.Path, "/")
	if p == q && (a.RawQuery == "" || a.RawQuery == u.RawQuery) {
		return true
	}
	below := strings.HasSuffix(allowed, "/") || strings.HasSuffix(allowed, "*")
	return below && strings.HasPrefix(q+"/", p+"/")
}

// ofAct tells that an address is the public one of an act of the session.
func (r *run) ofAct(address string) bool {
	if r.o.ActsURL == "" {
		return false
	}
	address, _, _ = strings.Cut(address, "#")
	for _, a := range r.acts {
		number := ""
		if a.d.Number != nil {
			number = *a.d.Number
		}
		if address == strings.NewReplacer("{file}", url.PathEscape(path.Base(a.d.File)), "{number}", url.PathEscape(number), "{id}", a.d.ID).Replace(r.o.ActsURL) {
			return true
		}
	}
	return false
}

// source checks that a link to sources/ names a document of the session, and the section's.
func (r *run) source(l link, name string) {
	if decoded, err := url.PathUnescape(name); err == nil {
		name = decoded
	}
	matches := func(file string) bool {
		_, below, _ := strings.Cut(file, "/")
		return path.Base(file) == name || strings.ReplaceAll(below, "/", "-") == name || below == name
	}
	known := false
	for _, d := range r.s.Documents {
		known = known || matches(d.File)
	}
	for _, a := range r.acts {
		known = known || matches(a.d.File)
	}
	if !known {
		r.whole(l.at, l.url, Error, "link", "Ce lien mène à un fichier qui n'est pas un document de la séance. Corrigez-le.")
		return
	}
	if l.block < 0 {
		return
	}
	acts := r.b.of(l.block, &r.d.blocks[l.block])
	for _, a := range acts {
		if matches(a.d.File) {
			return
		}
	}
	if len(acts) > 0 {
		r.whole(l.at, l.url, Warning, "link-other-act", "Ce lien mène à un autre acte que celui de cette partie. Vérifiez-le.")
	}
}

func (r *run) length() {
	limit, ok := LimitOf(r.o.Channel)
	if !ok {
		return
	}
	text := r.d.body
	for _, l := range r.d.links {
		if l.text != "" && l.text != "image" && !strings.Contains(text, l.url) {
			text += " " + l.url
		}
	}
	if n := Count(r.o.Channel, text); n > limit.Max {
		r.whole(0, "", Error, "too-long", fmt.Sprintf("Ce texte compte %d %s ; %s en accepte %d. Retirez-en %d.", n, limit.Unit, limit.Channel, limit.Max, n-limit.Max))
	}
}

func (r *run) headings() {
	last := 0
	for i := range r.d.blocks {
		b := &r.d.blocks[i]
		if b.heading == 0 {
			continue
		}
		if last > 0 && b.heading > last+1 {
			r.whole(b.offset(0), b.text, Info, "heading-order", "Ce titre saute un niveau. Les lecteurs d'écran s'y perdent : descendez d'un niveau à la fois.")
		}
		last = b.heading
	}
}

func (r *run) sentences() {
	for _, cl := range r.claims {
		if n := len(cl.words); n > longest && !reference(cl.text) && !cl.heading {
			r.find(cl, 0, len(cl.text), Info, "long-sentence", fmt.Sprintf("Cette phrase compte %d mots. Coupez-la : une idée par phrase.", n), nil)
		}
		for k, c := range cl.text {
			if c >= 0x1D400 && c <= 0x1D7FF || c >= 0x2460 && c <= 0x24FF || c >= 0x1F130 && c <= 0x1F189 || c >= 0xFF01 && c <= 0xFF5E {
				r.find(cl, k, k+len(string(c)), Info, "fancy-letters", "Ces lettres décoratives ne sont lues ni par les lecteurs d'écran ni par la recherche. Écrivez en lettres ordinaires.", nil)
				break
			}
		}
	}
}

// acronyms reports those not spelled out at their first use.
func (r *run) acronyms() {
	seen := map[string]bool{}
	for _, cl := range r.claims {
		for _, w := range cl.words {
			if !w.Upper || len(w.Fold) > 6 || seen[w.Fold] || strings.ContainsFunc(w.Fold, unicode.IsDigit) {
				continue
			}
			seen[w.Fold] = true
			switch w.Fold {
			case "ht", "ttc", "pdf", "sa", "sas", "sarl", "tva", "ko", "mo", "faq":
				continue
			}
			if r.draft[strings.ToLower(w.Fold)] > 0 && spelledBefore(r.claims, cl, w.Fold) {
				continue
			}
			r.find(cl, w.Start, w.End, Info, "acronym", fmt.Sprintf("Écrivez en toutes lettres ce que veut dire « %s » la première fois.", cl.text[w.Start:w.End]), nil)
		}
	}
}

func spelledBefore(claims []*claim, until *claim, acronym string) bool {
	for _, cl := range claims {
		if spelled(cl.words, acronym) {
			return true
		}
		if cl == until {
			return false
		}
	}
	return false
}

// bodyNamed reports a text that never says who decided.
func (r *run) bodyNamed() {
	for _, cl := range r.claims {
		for i, w := range cl.words {
			switch w.Fold {
			case "conseil", "comite", "assemblee":
				if i+1 < len(cl.words) {
					switch cl.words[i+1].Fold {
					case "municipal", "communautaire", "metropolitain", "departemental", "regional", "syndical", "d", "de", "generale", "pleniere":
						return
					}
				}
			case "metropole", "communaute", "departement", "region", "ville", "commune", "agglomeration", "agglo", "syndicat":
				if w.Capital {
					return
				}
			}
		}
	}
	r.whole(0, "", Info, "body-not-named", "Le texte ne dit pas quelle assemblée a décidé. Nommez-la (conseil municipal, communautaire, métropolitain…).")
}

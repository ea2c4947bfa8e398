package extract

import "strings"

// firstDecision is the line where an act's decision begins, or the end of its lines.
func (b *builder) firstDecision(from, to int) int {
	start := b.r.headEnd(from, to)
	for i := start; i < to; i++ {
		if !b.r.lines[i].matter && b.r.lines[i].event >= result {
			return i
		}
	}
	return to
}

// titleOf finds the heading that says what an act is about.
func (b *builder) titleOf(from, to int) (heading, bool) {
	r := b.r
	end := r.headEnd(from, to)
	var best heading
	top := float32(-1.2)
	for _, h := range b.heads {
		if h.line < from || h.line >= to {
			continue
		}
		if isActTitle(r.lines[h.line].fold) && !strings.Contains(h.class, "objet") && !titleAfterNumber(h) || letterheadLine(h.title) {
			continue
		}
		s := h.score
		switch {
		case strings.Contains(h.class, "objet"):
			s += 6
		case h.line >= end && h.line < end+8:
			s += 1.5
		case h.line >= end && h.line < end+30:
			s += 0.5
		case h.line < end:
			s -= 1.5
		default:
			s -= float32(h.line-end) / 30
		}
		// A title is followed by the text of the act.
		if s > top {
			best, top = h, s
		}
	}
	return best, best.n > 0
}

// titleAfterNumber tells whether "Délibération n° 12" is followed by its title.
func titleAfterNumber(h heading) bool { return h.mark.number && len(h.title) > 12 }

// letterheadLine tells whether a title is the head's: who, where, when, how many.
func letterheadLine(f string) bool {
	if hasAnyPrefix(f, attendance) || hasAnyPrefix(f, []string{"republique", "departement", "arrondissement", "canton", "commune de", "commune d'", "mairie", "ville de", "ville d'", "seance", "extrait", "conseil municipal", "conseil communautaire", "conseil metropolitain", "conseil departemental", "conseil regional", "conseil d'administration",
		"comite syndical", "communaute d", "communaute urbaine", "syndicat", "region ", "liberte", "deliberations du", "registre des", "accuse de", "acte certifie", "envoi pref", "reception en", "date ", "session", "secretariat", "service de l'ass", "direction ", "convoque", "compte rendu de la seance", "proces-verbal de la", "proces-verbal", "compte-rendu de la", "nombre", "jeudi", "lundi", "mardi", "mercredi", "vendredi", "samedi", "publie", "affiche", "certifie", "reunion", "le nombre", "code insee", "metropole de", "pays ", "absents", "membres", "page", "n° d'ordre", "identifiant", "acte ", "rf "}) {
		return true
	}
	return len(f) < 4
}


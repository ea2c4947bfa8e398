package facts

import "strings"

// unit reads the unit that starts at token i, and sets kind, unit and, for k€ or cents,
// the scale of the value.
func (s *scanner) unit(i int, f *Fact) (next int, ok bool) {
	if i >= len(s.toks) {
		return i, false
	}
	if next, ok = s.moneyUnit(i, f); ok {
		return next, true
	}
	t := s.toks[i]
	if t.kind == 's' {
		switch t.fold {
		case "%":
			f.Kind = Percent
			return i + 1, true
		case "‰":
			f.Kind = Percent
			f.Value, f.High, f.Precision = f.Value/10, f.High/10, f.Precision/10
			return i + 1, true
		case "°":
			if s.isWord(i+1, "c") && s.tight(i+1) {
				f.Kind, f.Unit = Count, "°C"
				return i + 2, true
			}
		}
		return i, false
	}
	if t.kind != 'w' || t.breaks > 1 {
		return i, false
	}
	written := s.text[t.start:t.end]
	switch t.fold {
	case "pour":
		if s.isWord(i+1, "cent") || s.isDigits(i+1) && s.toks[i+1].fold == "100" {
			f.Kind = Percent
			return i + 2, true
		}
		return i, false
	case "p":
		if s.sym(i+1, ".") && s.isDigits(i+2) && s.toks[i+2].fold == "100" {
			f.Kind = Percent
			return i + 3, true
		}
		return i, false
	case "point", "points":
		if s.isWord(i+1, "de") && s.isWord(i+2, "pourcentage", "base") {
			f.Kind = Points
			return i + 3, true
		}
		f.Kind = Points
		return i + 1, true
	case "an", "ans", "annee", "annees":
		f.Kind, f.Unit = Duration, "an"
	case "mois":
		f.Kind, f.Unit = Duration, "mois"
	case "semaine", "semaines":
		f.Kind, f.Unit = Duration, "semaine"
	case "jour", "jours", "journees":
		f.Kind, f.Unit = Duration, "jour"
	case "heure", "heures":
		f.Kind, f.Unit = Duration, "heure"
	case "minute", "minutes", "min", "mn":
		f.Kind, f.Unit = Duration, "minute"
	case "trimestre", "trimestres":
		f.Kind, f.Unit = Duration, "trimestre"
	case "semestre", "semestres":
		f.Kind, f.Unit = Duration, "semestre"
	}
	if f.Kind == Duration {
		next = i + 1
		if s.isWord(next, "et") && s.isWord(next+1, "demi", "demie") {
			f.Value += 0.5
			f.High = f.Value
			next += 2
		}
		if f.Unit == "jour" && s.isWord(next, "ouvres", "ouvrables", "francs", "calendaires") {
			f.Unit = "jour " + s.toks[next].fold
			next++
		}
		return next, true
	}
	f.Kind = Count
	switch t.fold { // kW, kWh and kWc are three units; their case is the field's own
	case "m2", "m3", "km", "km2", "ha", "kg", "kwh", "mwh", "gwh", "kwc", "mwc", "kwp", "kw", "mw", "ml", "cm", "mm", "hl", "dm3", "teqco2", "tco2", "cv":
		if t.fold == "ml" && written == "mL" {
			f.Unit = "millilitre"
			return i + 1, true
		}
		f.Unit = strings.Replace(t.fold, "kwp", "kwc", 1)
		return i + 1, true
	case "hectare", "hectares":
		f.Unit = "ha"
		return i + 1, true
	case "kilometre", "kilometres":
		f.Unit = "km"
		return i + 1, true
	case "hab", "habitant", "habitants":
		f.Unit = "habitant"
		if s.sym(i+1, ".") && t.fold == "hab" {
			return i + 2, true
		}
		return i + 1, true
	case "t", "tonne", "tonnes":
		f.Unit = "t"
		next = i + 1
		if s.isWord(next, "equivalent", "eq") && s.isWord(next+1, "co2") {
			f.Unit, next = "teqco2", next+2
		}
		return next, true
	case "litre", "litres", "l":
		if t.fold == "l" && (s.sym(i+1, "'") || written == "L" && s.sym(i+1, ".")) {
			break
		}
		f.Unit = "l"
		return i + 1, true
	case "metre", "metres", "m":
		f.Unit, next = "m", i+1
		switch {
		case t.fold == "m" && written == "M":
			f.Kind = ""
			return i, false
		case s.isWord(next, "carre", "carres") || s.sym(next, "²") && s.tight(next):
			f.Unit, next = "m2", next+1
		case s.isWord(next, "cube", "cubes") || s.sym(next, "³") && s.tight(next):
			f.Unit, next = "m3", next+1
		case s.isWord(next, "lineaire", "lineaires"):
			f.Unit, next = "ml", next+1
		case s.isDigits(next) && s.tight(next-1) && s.toks[next].fold == "2":
			f.Unit, next = "m2", next+1
		}
		return next, true
	case "a", "are", "ares":
		// "12 a 34 ca" = 1 234 m²
		if c, ok := s.figures(i + 1); ok && s.isWord(c.next, "ca", "centiares") {
			f.Value = f.Value*100 + c.value
			f.High, f.Unit = f.Value, "m2"
			return c.next + 1, true
		}
		if t.fold != "a" {
			f.Unit, f.Value, f.High = "m2", f.Value*100, f.High*100
			return i + 1, true
		}
	case "db", "µg", "etp", "lux":
		f.Unit = t.fold
		return i + 1, true
	}
	f.Kind = ""
	return i, false
}

// moneyUnit reads €, EUR, euros, k€, M€, Md€, centimes, francs, XPF; then the tax.
func (s *scanner) moneyUnit(i int, f *Fact) (int, bool) {
	k := i
	if f.Value >= 1e6 { // "2 millions d'euros", "un million d'euros"
		if s.isWord(k, "de", "d") {
			k++
			if s.sym(k, "'") {
				k++
			}
		}
	}
	if s.sym(k, "€") {
		f.Kind, f.Unit = Money, "EUR"
		return k + 1, true
	}
	if k >= len(s.toks) || s.toks[k].kind != 'w' || s.toks[k].breaks > 1 {
		return i, false
	}
	t := s.toks[k]
	written := s.text[t.start:t.end]
	by, next := 0.0, k+1
	switch t.fold {
	case "euro", "euros", "eur":
		by = 1
		if t.fold == "euro" && s.isWord(next, "symbolique") {
			next++
		}
	case "k", "m", "md", "mds", "mrd", "mrds":
		if (s.sym(next, "€") || s.isWord(next, "euros", "eur")) && (!s.toks[next].space || t.fold != "m" || written == "M") {
			by = map[byte]float64{'k': 1e3, 'm': 1e6}[t.fold[0]]
			if strings.HasPrefix(t.fold, "md") || strings.HasPrefix(t.fold, "mr") {
				by = 1e9
			}
			next++
		}
	case "ke", "keur":
		by = 1e3
	case "meur":
		by = 1e6
	case "me":
		if written == "ME" || written == "M€" {
			by = 1e6
		}
	case "e":
		if written == "E" && f.Value >= 10 && !s.sym(next, ".") {
			by = 1
		}
	case "centime", "centimes":
		by = 0.01
	case "ht", "ttc": // a price without a currency: "147 000 TTC"
		if (written == "HT" || written == "TTC") && f.Value >= 10 && !f.Letters {
			f.Kind, f.Unit = Money, "EUR"
			return i, true
		}
	case "xpf", "fcfp", "cfp":
		f.Kind, f.Unit = Money, "XPF"
		return next, true
	case "franc", "francs", "frf", "f":
		k := next // "F CFP", "F.CFP", "francs CFP"
		if t.fold == "f" && s.sym(k, ".") {
			k++
		}
		if s.isWord(k, "cfp", "xpf", "pacifique") {
			f.Kind, f.Unit = Money, "XPF"
			return k + 1, true
		}
		if t.fold == "f" {
			return i, false
		}
		f.Kind, f.Unit = Money, "FRF"
		return next, true
	}
	if by == 0 {
		return i, false
	}
	f.Kind, f.Unit = Money, "EUR"
	f.Value, f.High, f.Precision = f.Value*by, f.High*by, f.Precision*by
	return next, true
}

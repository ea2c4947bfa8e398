package facts

// around reads what the words beside the value at tokens [start, next) say of it: tax,
// period, qualifier, estimate, renewal.
func (s *scanner) around(start, next int, f *Fact) {
	w := s.back(start, 14)
	s.before(w, f)
	s.after(next, f)
}

func (s *scanner) before(w []string, f *Fact) {
	at := func(k int) string {
		if k < len(w) {
			return w[k]
		}
		return ""
	}
	// The nearest words qualify; an article, a bracket or a colon may stand between.
	k := 0
	for k < len(w) && (w[k] == "les" || w[k] == "des" || w[k] == "quelque" && at(k+1) != "" || w[k] == "entre" || w[k] == ":" || w[k] == "(" || w[k] == "la" || w[k] == "l" || w[k] == "somme" || w[k] == "'") {
		if w[k] == "quelque" {
			f.Qualifier = About
		}
		k++
	}
	switch {
	case at(k) == "de" && at(k+1) == "plus", at(k) == "plus" && at(k+1) == "'", at(k) == "a" && (at(k+1) == "superieur" || at(k+1) == "superieure" || at(k+1) == "superieurs"), at(k) == "depassant":
		f.Qualifier = Over
		if at(k) == "de" && at(k+2) == "pas" && at(k+3) == "non" {
			f.Qualifier = Exact
		}
	case at(k) == "de" && at(k+1) == "moins", at(k) == "a" && (at(k+1) == "inferieur" || at(k+1) == "inferieure" || at(k+1) == "inferieurs" || at(k+1) == "inferieures"):
		f.Qualifier = Under
	case at(k) == "de" && at(k+1) == "pres", at(k) == "presque":
		f.Qualifier = Nearly
	case at(k) == "environ", at(k) == "autour", at(k) == "de" && at(k+1) == "ordre", at(k) == "de" && at(k+1) == "autour", at(k) == "approximativement", at(k) == "d" && at(k+1) == "environ", at(k) == "de" && at(k+1) == "environ":
		f.Qualifier = About
	case at(k) == "moins" && (at(k+1) == "au" || at(k+1) == "du"), at(k) == "minimum", at(k) == "minimale", at(k) == "minimal", at(k) == "de" && (at(k+1) == "minimum" || at(k+1) == "minimale" || at(k+1) == "minimal"), at(k) == "a" && at(k+1) == "minima":
		f.Qualifier = AtLeast
	case at(k) == "plus" && at(k+1) == "au", at(k) == "maximum", at(k) == "a" && at(k+1) == "'" && at(k+2) == "jusqu", at(k) == "jusqu", at(k) == "a" && at(k+1) == "jusque",
		at(k) == "maximal", at(k) == "maximale", at(k) == "de" && (at(k+1) == "maximum" || at(k+1) == "maximal" || at(k+1) == "maximale" || at(k+1) == "plafond" || at(k+1) == "limite"),
		at(k) == "a" && (at(k+1) == "plafonne" || at(k+1) == "plafonnee" || at(k+1) == "plafonnes" || at(k+1) == "plafonnees" || at(k+1) == "limite" || at(k+1) == "limitee"),
		at(k) == "excedant" && at(k+1) == "'", at(k) == "exceder" || at(k) == "depasser":
		f.Qualifier = AtMost
	}
	for j, x := range w {
		if x == "," {
			break
		}
		switch x {
		case "previsionnel", "previsionnelle", "previsionnels", "previsionnelles", "estime", "estimee", "estimes", "estimees", "evalue", "evaluee", "evalues", "evaluees", "estimatif", "estimative", "estimation", "envisage", "previsible":
			f.Forecast = true
		case "maximum", "maximal", "maximale", "plafond", "plafonne", "plafonnee":
			if f.Qualifier == Exact && j <= 4 {
				f.Qualifier = AtMost
			}
		case "minimum", "minimal", "minimale":
			if f.Qualifier == Exact && j <= 4 {
				f.Qualifier = AtLeast
			}
		case "ht", "ttc":
			if f.Kind == Money && f.Tax == "" && j <= 6 {
				f.Tax = map[string]string{"ht": "HT", "ttc": "TTC"}[x]
			}
		case "taxe", "taxes":
			if f.Kind == Money && f.Tax == "" && j <= 6 && j+1 < len(w) && w[j+1] == "hors" {
				f.Tax = "HT"
			}
		case "annuel", "annuelle", "annuels", "annuelles", "annuellement":
			if f.Kind == Money && f.Per == "" && j <= 6 {
				f.Per = "an"
			}
		case "mensuel", "mensuelle", "mensuellement":
			if f.Kind == Money && f.Per == "" && j <= 6 {
				f.Per = "mois"
			}
		}
	}
}

// perUnit names what "par" or "/" divides by.
func perUnit(w string) string {
	switch w {
	case "an", "ans", "annee":
		return "an"
	case "mois":
		return "mois"
	case "jour", "journee":
		return "jour"
	case "semaine":
		return "semaine"
	case "heure", "h":
		return "heure"
	case "trimestre", "semestre", "tonne", "litre", "agent", "repas", "seance", "classe", "commune", "autobus", "emplacement", "bus", "kwh", "mwh":
		return w
	case "habitant", "hab":
		return "habitant"
	case "enfant", "eleve", "personne", "foyer", "famille", "logement", "place", "nuit", "nuitee", "beneficiaire", "menage", "usager", "adherent", "salarie", "lot", "vehicule", "arbre", "ml", "km", "ha", "m2", "m3", "unite", "abonne", "mandat", "passage", "participant":
		return w
	case "m", "metre":
		return "m"
	}
	return ""
}

func (s *scanner) after(next int, f *Fact) {
	depth := 0
	for k := next; k < len(s.toks) && k < next+9; k++ {
		t := s.toks[k]
		if t.breaks > 1 && k > next {
			return
		}
		if t.kind == 'd' {
			return
		}
		switch t.fold {
		case ".", ",", ";", "(", ")", "/", "-", "[", "]", "'":
			if t.fold == ";" || t.fold == "." && !s.abbreviated(k) || t.fold == "," && f.Per+f.Tax != "" {
				return
			}
			if t.fold == "/" && f.Per == "" && k+1 < len(s.toks) && f.Kind == Money {
				if p := perUnit(s.toks[k+1].fold); p != "" {
					f.Per = p
					k++
				}
			}
			depth++
			continue
		case "ht":
			s.tax(f, "HT")
		case "ttc":
			s.tax(f, "TTC")
		case "h", "t":
			if s.sym(k+1, ".") && s.isWord(k+2, "t") && (t.fold == "h" || s.sym(k+3, ".") && s.isWord(k+4, "c")) && k <= next+2 {
				s.tax(f, map[string]string{"h": "HT", "t": "TTC"}[t.fold])
				k += 3
			}
		case "hors":
			if s.isWord(k+1, "taxe", "taxes") {
				s.tax(f, "HT")
				k++
			}
		case "toutes":
			if s.isWord(k+1, "taxes") {
				s.tax(f, "TTC")
				k += 2
			}
		case "net", "nets", "nette":
			if k <= next+1 {
				s.tax(f, "net")
			}
		case "par":
			if k+1 < len(s.toks) && f.Per == "" && k <= next+5 {
				if p := perUnit(s.toks[k+1].fold); f.Kind == Money || f.Kind == Count && (p == "an" || p == "mois" || p == "jour" || p == "semaine") && k <= next+2 {
					f.Per = p
				}
			}
		case "chaque":
			if f.Kind == Money && f.Per == "" && k+1 < len(s.toks) {
				f.Per = perUnit(s.toks[k+1].fold)
			}
		case "le", "la", "l":
			j := k + 1
			if t.fold == "l" {
				j++
			}
			if f.Kind == Money && f.Per == "" && k <= next+1 && j < len(s.toks) {
				f.Per = perUnit(s.toks[j].fold)
			}
		case "annuel", "annuels", "annuelle", "annuelles", "annuellement":
			if f.Kind == Money && f.Per == "" {
				f.Per = "an"
			}
		case "mensuel", "mensuels", "mensuelle", "mensuellement":
			if f.Kind == Money && f.Per == "" {
				f.Per = "mois"
			}
		case "maximum", "maxi", "max", "plus":
			if k <= next+3 && f.Qualifier == Exact && (t.fold != "plus" || s.isWord(k-1, "au")) {
				f.Qualifier = AtMost
			}
		case "minimum", "mini", "moins":
			if k <= next+3 && f.Qualifier == Exact && (t.fold != "moins" || s.isWord(k-1, "au")) {
				f.Qualifier = AtLeast
			}
		case "environ":
			if k <= next+2 && f.Qualifier == Exact {
				f.Qualifier = About
			}
		case "previsionnel", "previsionnels", "previsionnelle", "estimes", "estimatif", "estimation":
			f.Forecast = true
		case "renouvelable", "renouvelables", "reconductible", "reconductibles":
			if f.Kind == Duration {
				f.Renewable = true
			}
		case "et", "ou", "a", "qui", "que", "dont", "pour", "soit", "sera", "est":
			return
		}
		if depth > 4 {
			return
		}
	}
}

func (s *scanner) tax(f *Fact, tax string) {
	if f.Kind == Money {
		f.Tax = tax
	}
}

// abbreviated tells that the point at k is inside H.T. or T.T.C.
func (s *scanner) abbreviated(k int) bool {
	return k > 0 && s.toks[k-1].kind == 'w' && s.width(k-1) == 1
}

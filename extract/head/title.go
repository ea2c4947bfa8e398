package head

import (
	"slices"
	"strings"

	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/numbering"
)

// Title are what the first lines of a document call it.
type Title struct {
	Minutes, Act, List, Convocation, Annex bool
	Drafts                                 bool // notes or reports put to a session to come
	Other                                  bool // an arrêté, a leaflet, a report: named otherwise
	Session                                bool // no more than "Réunion du conseil municipal du 4 avril"
}

// The titles, folded. A line's end may cut any of them.
var (
	listTitles = []string{
		"liste des deliberations", "liste de deliberations", "liste des actes", "liste recapitulative des deliberations", "liste chronologique des deliberations", "tableau des deliberations", "tableau recapitulatif des deliberations",
		"repertoire chronologique", "registre chronologique des deliberations", "releve des deliberations", "recapitulatif des deliberations", "index des deliberations", "liste des affaires examinees", "liste des points examines", "liste des dossiers examines",
		"deliberations examinees", "deliberations prises", "deliberations adoptees", "deliberations votees", "deliberations approuvees",
	}
	minutesTitles     = []string{"proces-verbal", "proces verbal", "proces-verbaux", "compte rendu", "compte-rendu", "comptes rendus", "comptes-rendus", "releve de decisions", "releve des decisions", "releve de conclusions", "p.v. ", "minutes de la seance"}
	convocationTitles = []string{
		"avis de convocation", "lettre de convocation", "convocation a la seance", "convocation au conseil", "convocation du conseil", "convocation du comite", "convocation au comite", "convocation de l'assemblee", "convocation du bureau", "convocation a la reunion", "honneur de vous convier", "invite a assister", "invites a assister", "honneur de vous inviter", "honneur de vous convoquer",
		"invite a participer", "invites a participer", "prie d'assister", "prie de bien vouloir assister", "prie de participer", "vous etes convoque", "vous etes invite", "etes prie d'assister", "etes convoque", "vouloir assister a la", "vouloir participer a la",
	}
	draftTitles = []string{"note explicative", "note de synthese", "notes de synthese", "projets de deliberation", "cahier des rapports", "recueil des rapports", "dossier de seance", "rapports au conseil"}
	annexTitles = []string{"convention", "avenant", "reglement", "statuts", "bail", "plan de financement", "contrat "}
)

// Title reads the title of a document in its first lines, aside from lines [from, to) of an
// agenda that announces so many items.
func (r *Reading) Title(announced, from, to int) Title {
	var t Title
	seen := 0
	for i := range r.Lines {
		l := &r.Lines[i]
		f := strings.TrimLeft(l.Fold, "-*•\"_ ")
		if l.Page > 2 || seen > 45 {
			break
		}
		seen++
		if len(f) > 110 || announced > 0 && i >= from && i < to && !strings.Contains(f, "liste") || l.Event >= lines.Result || r.Continues(i) {
			continue
		}
		if french.HasAnyPrefix(f, []string{"vu ", "considerant"}) {
			continue // it names other papers
		}
		whole := strings.TrimLeft(r.Joined(i, 60), "-*•\"_ ")
		if strings.Contains(f, "approbation") || strings.Contains(f, "approuv") || strings.Contains(french.Head(whole, 110), "approbation d") {
			continue
		}
		r.readTitle(&t, f, whole, seen)
	}
	return t
}

// Continues tells whether a line goes on with the sentence of the line above: a full line,
// small letters after it.
func (r *Reading) Continues(i int) bool {
	l := &r.Lines[i]
	p := r.Before(i)
	return p != nil && p.Page == l.Page && p.Full && !l.BlankAbove && !l.Centred && l.Text != "" && l.Text[0] >= 'a' && l.Text[0] <= 'z' && !strings.HasSuffix(p.Fold, ".") && !strings.HasSuffix(p.Fold, ":") && len(p.Fold) > 50
}

// titled tells whether one of the titles begins in the first n bytes of a text.
func titled(whole string, n int, titles []string) bool {
	for _, w := range titles {
		if i := strings.Index(whole, w); i >= 0 && i < n {
			return true
		}
	}
	return false
}

// readTitle adds what a line f says the document is; whole is the line and what follows it.
func (r *Reading) readTitle(t *Title, f, whole string, seen int) {
	short, n := len(f) < 80, len(f)
	switch {
	case short && french.ContainsAny(french.Head(whole, n+30), []string{"decisions du maire", "decisions du president", "decisions municipales"}):
		t.Other = true // taken by delegation
	case titled(whole, n, listTitles):
		t.List = true
	case IsActTitle(f) || IsActTitle(whole) && strings.HasPrefix(f, "extrait"):
		t.Act = true
	case titled(whole, n, []string{"extrait du proces"}) && short:
		t.Act = true
	case (titled(whole, n, minutesTitles) && !strings.Contains(french.Head(whole, n), "certifi") || strings.HasPrefix(f, "pv du ") || strings.HasPrefix(f, "pv de ") || strings.HasPrefix(f, "pv ") && NamesAssembly(whole)) && short && !strings.HasSuffix(f, ".") && !strings.Contains(f, "la seance precedente") && !strings.Contains(f, "certifie que"):
		t.Minutes = true
	case strings.HasPrefix(f, "seance du") || strings.HasPrefix(f, "conseil municipal du") || strings.HasPrefix(f, "deliberations") && short:
		if !t.Act {
			t.Minutes = t.Minutes || strings.HasPrefix(f, "deliberations")
		}
	case strings.HasPrefix(f, "convocation") && short && !strings.Contains(f, ":") || titled(whole, n, convocationTitles):
		t.Convocation = true
	case short && (titled(whole, n, draftTitles) || strings.HasPrefix(f, "rapports")):
		t.Drafts = true
	case short && seen < 8 && french.HasAnyPrefix(f, annexTitles), strings.HasPrefix(f, "annexe") && short:
		t.Annex = true
	case strings.HasPrefix(f, "arrete") && short || strings.HasPrefix(f, "decision du maire") || strings.HasPrefix(f, "decision du president") || strings.HasPrefix(f, "decision n") && short:
		t.Other = true
	}
	if seen <= 12 && SessionTitle(whole) {
		t.Session = true
	}
}

// SessionTitle tells whether a text opens by naming a session: an assembly, or "séance",
// "réunion", and a date close after it.
func SessionTitle(whole string) bool {
	for _, d := range FindDates(whole) {
		before := french.Head(whole, d.Start)
		if d.Start > 75 || french.ContainsAny(before, []string{"convoc", "affich", "vu ", "transmis", "recu ", "publi"}) {
			continue
		}
		return NamesAssembly(before) || strings.HasPrefix(before, "seance") || strings.HasPrefix(before, "reunion") || strings.HasPrefix(before, "session")
	}
	return false
}

// IsActTitle tells whether a folded line is the title of one act of the register.
func IsActTitle(f string) bool {
	if len(f) > 110 {
		return false
	}
	bare := strings.TrimPrefix(f, "republique francaise ")
	for _, w := range []string{"extrait du registre", "extraits du registre", "extrait des deliberations", "extrait des registres", "extrait de deliberation", "extrait n", "extrait de la deliberation", "extrait du proces-verbal des", "registre des deliberations", "deliberation de l'assemblee", "projet de deliberation", "rapport au conseil"} {
		if strings.HasPrefix(f, w) || strings.HasPrefix(bare, w) {
			return true
		}
	}
	if i := strings.Index(f, " registre des deliberations"); i > 0 && len(f) < 75 && !french.HasAnyPrefix(f, []string{"fait", "pour ", "ont ", "suivent", "vu "}) && !slices.Contains(registerLinks, french.LastWord(f[:i])) {
		return true // "VILLE DE VALMER   REGISTRE DES DÉLIBÉRATIONS"
	}
	if i := strings.Index(f, " deliberation n°"); i > 0 && len(f) < 80 && french.HasAnyPrefix(f, []string{"conseil d", "seance d", "commission permanente", "comite ", "bureau ", "reunion d", "rapport n"}) && !slices.Contains(registerLinks, french.LastWord(f[:i])) && french.LastWord(f[:i]) != "la" {
		return numbering.HasDigit(f[i:]) // "Conseil du 4 avril   Délibération n° 12"
	}
	for _, w := range []string{"deliberation d", "deliberations d"} {
		// "Délibération du comité syndical", "Délibérations de la commission permanente"
		if rest, ok := strings.CutPrefix(bare, w); ok {
			for _, link := range []string{"u ", "e la ", "e l'"} {
				if name, ok := strings.CutPrefix(rest, link); ok {
					if i, _ := assemblyIn(name, 0); i == 0 || french.HasAnyPrefix(name, []string{"conseil", "comite", "bureau"}) {
						return true
					}
				}
			}
		}
	}
	if rest, ok := strings.CutPrefix(f, "deliberation "); ok && len(f) < 45 && numbering.HasDigit(french.Head(rest, 6)) && !strings.Contains(rest, " ") {
		return true // "DÉLIBÉRATION 2031-04-12"
	}
	if strings.HasPrefix(f, "deliberation n") || strings.HasPrefix(f, "deliberation ") && strings.Contains(french.Head(f, 24), "n°") {
		return !strings.Contains(french.Head(f, 50), " du ") && numbering.HasDigit(french.Head(f, 40))
	}
	return f == "deliberation"
}

// registerLinks stand before "registre des délibérations" in a sentence that speaks of it.
var registerLinks = []string{"au", "le", "du", "ce", "dit", "sur", "dans", "un", "present"}

// ProjectHead tells whether line i is the title of a project.
func (r *Reading) ProjectHead(i int) bool {
	l := &r.Lines[i]
	return l.Event <= lines.Proposal && !r.Continues(i) && IsProjectTitle(strings.TrimLeft(l.Fold, "-*•\"_ "))
}

// IsProjectTitle tells whether a folded line is the title of an act not voted yet: "Projet de
// délibération n° 4", "Rapport n° 12 – projet de délibération", "Rapport au conseil municipal",
// "Projet soumis au comité syndical du 4 avril".
func IsProjectTitle(f string) bool {
	if len(f) > 110 || strings.HasSuffix(f, ".") || strings.HasSuffix(f, ",") || strings.HasSuffix(f, ";") {
		return false
	}
	rest, project := strings.CutPrefix(f, "projet ")
	if project {
		return strings.HasPrefix(rest, "de deliberation") || french.HasAnyPrefix(rest, []string{"soumis a", "presente a", "propose a"}) && NamesAssembly(rest)
	}
	rest, report := strings.CutPrefix(f, "rapport ")
	if !report {
		return false
	}
	if strings.Contains(rest, "projet de deliberation") || french.HasAnyPrefix(rest, []string{"au ", "a la ", "a l'", "soumis a"}) && NamesAssembly(french.Head(rest, 60)) {
		return true
	}
	return french.HasAnyPrefix(rest, []string{"n°", "n "}) && numbering.HasDigit(french.Head(rest, 8)) && NamesAssembly(rest)
}

// ProjectHeadEnd is the line after the title of the project in lines [from, to) and the session that
// it names below; from without one.
func (r *Reading) ProjectHeadEnd(from, to int) int {
	for i := from; i < min(to, from+25); i++ {
		if !r.ProjectHead(i) {
			continue
		}
		if n := i + 1; n < to && SessionTitle(r.Joined(n, 60)) {
			return n + 1
		}
		return i + 1
	}
	return from
}

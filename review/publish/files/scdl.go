// Package files writes a session and its approved texts as files for other programs: open
// data (SCDL), a table for Excel, a Word document.
package files

import (
	"encoding/csv"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"phare/extract"
	"phare/review/publish"
)

// Issuer is the authority as open data names it.
type Issuer struct {
	Name  string // official name
	SIRET string // 14 digits, "" when it is not configured
	// Themes are the matières that a person confirmed.
	Themes Themes
	// Completed gives what a clerk wrote into a field of the last export of an act; nil for nothing.
	Completed func(id, object, field string) string
	URL       func(d *extract.Deliberation) string // public address of an act; nil or "" when unknown
}

// A Gap is what a clerk must add to a row before it can be published as open data.
type Gap struct {
	Row    int    `json:"row"` // line of the file, the header being line 1
	Act    string `json:"act"` // deliberation id
	Field  string `json:"field"`
	Reason string `json:"reason"` // French
}

// scdlFields are the columns of the schema, in its order.
// Source: https://schema.data.gouv.fr/scdl/deliberations/2.1.5/
var scdlFields = []string{"COLL_NOM", "COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_MATIERE_CODE", "DELIB_MATIERE_NOM", "DELIB_OBJET",
	"BUDGET_ANNEE", "BUDGET_NOM", "PREF_ID", "PREF_DATE", "VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION", "DELIB_URL"}

var themeCode = regexp.MustCompile(`^\d\.\d{1,2}$`)

// SCDLName is the file's name as the schema's publishers advise: date of the session, SIREN, subject.
func SCDLName(s *extract.Session, issuer Issuer) string {
	siren := "SIREN"
	if len(issuer.SIRET) == 14 {
		siren = issuer.SIRET[:9]
	}
	return strings.ReplaceAll(s.Date, "-", "") + "_" + siren + "_deliberations.csv"
}

// SCDL writes the acts that the session decided as SCDL "Délibérations" 2.1.5: UTF-8,
// commas, one row an act. What the act does not print is left blank, and is named in the
// gaps returned; a vote that breaks a check of the schema is left blank too, never mended.
func SCDL(w io.Writer, s *extract.Session, issuer Issuer) ([]Gap, error) {
	out := csv.NewWriter(w)
	if err := out.Write(scdlFields); err != nil {
		return nil, err
	}
	var gaps []Gap
	row := 1
	for _, d := range s.Deliberations {
		if d.Status == extract.StatusDraft || d.Outcome == extract.Withdrawn || d.Outcome == extract.Postponed {
			continue // nothing was decided: it is no deliberation yet
		}
		row++
		gap := func(field, reason string, args ...any) {
			gaps = append(gaps, Gap{row, d.ID, field, fmt.Sprintf(reason, args...)})
		}
		v := map[string]string{"COLL_NOM": cell(issuer.Name), "DELIB_DATE": s.Date, "DELIB_OBJET": cell(oneLine(d.Object))}
		if issuer.Name == "" {
			gap("COLL_NOM", "le nom de la collectivité n'est pas réglé : authority.name dans phare.yaml")
		}
		if ValidSIRET(issuer.SIRET) {
			v["COLL_SIRET"] = issuer.SIRET
		} else {
			gap("COLL_SIRET", "le SIRET de la collectivité (14 chiffres) n'est pas réglé ou est faux : authority.siret dans phare.yaml")
		}
		if d.Number != nil {
			v["DELIB_ID"] = cell(oneLine(*d.Number))
		} else {
			gap("DELIB_ID", "l'acte n'imprime pas de numéro")
		}
		if code := themeOf(d, issuer.Themes); code != "" {
			v["DELIB_MATIERE_CODE"], v["DELIB_MATIERE_NOM"] = code, ThemeName(code)
		} else if code, because := ProposeTheme(d.Object); code != "" {
			gap("DELIB_MATIERE_CODE", "l'acte n'imprime pas de code matière ; proposé : %s, %s (« %s » dans l'objet) ; confirmez avec --theme %s=%s", code, ThemeName(code), because, d.ID, code)
		} else {
			gap("DELIB_MATIERE_CODE", "l'acte n'imprime pas de code matière (nomenclature ACTES, niveau 2) ; donnez-le avec --theme %s=CODE", d.ID)
		}
		if v["DELIB_OBJET"] == "" {
			gap("DELIB_OBJET", "l'objet n'a pas été reconnu dans l'acte")
		}
		votes, why := scdlVotes(d, members(s, d))
		for k, n := range votes {
			v[k] = strconv.Itoa(n)
		}
		if why != "" {
			gap("VOTE_EFFECTIF", "%s", why)
		}
		if issuer.URL != nil {
			v["DELIB_URL"] = issuer.URL(d)
		}
		if issuer.Completed != nil {
			for _, f := range scdlFields {
				if v[f] == "" {
					if done := issuer.Completed(v["DELIB_ID"], v["DELIB_OBJET"], f); done != "" {
						v[f] = cell(oneLine(done))
						gaps = slices.DeleteFunc(gaps, func(g Gap) bool { return g.Row == row && g.Field == f })
					}
				}
			}
		}
		record := make([]string, len(scdlFields))
		for i, f := range scdlFields {
			record[i] = v[f]
		}
		if err := out.Write(record); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return gaps, out.Error()
}

// scdlVotes gives the five counts, which the schema wants together or not at all, or says
// why they are blank.
func scdlVotes(d *extract.Deliberation, m extract.Members) (map[string]int, string) {
	if d.Votes.For == nil || d.Votes.Against == nil || d.Votes.Abstain == nil {
		return nil, "l'acte n'imprime pas les trois décomptes (pour, contre, abstentions)"
	}
	if m.InOffice == nil {
		return nil, "l'acte n'imprime pas le nombre de membres en exercice"
	}
	pour, contre, abstain := *d.Votes.For, *d.Votes.Against, *d.Votes.Abstain
	// VOTE_REEL is checked to be the sum of the three: members who took no part are not in it.
	sum := pour + contre + abstain
	if sum > *m.InOffice {
		return nil, fmt.Sprintf("les décomptes imprimés (%d + %d + %d) dépassent le nombre de membres en exercice (%d) : à vérifier sur l'acte", pour, contre, abstain, *m.InOffice)
	}
	return map[string]int{"VOTE_EFFECTIF": *m.InOffice, "VOTE_REEL": sum, "VOTE_POUR": pour, "VOTE_CONTRE": contre, "VOTE_ABSTENTION": abstain}, ""
}

func members(s *extract.Session, d *extract.Deliberation) extract.Members {
	for _, doc := range s.Documents {
		if doc.File == d.File {
			return doc.Members
		}
	}
	return extract.Members{}
}

// ValidSIRET tells whether s is a SIRET: 14 digits, Luhn's key on the SIREN and on the
// whole. Source: Insee; La Poste (SIREN 356000000) is the known exception.
func ValidSIRET(s string) bool {
	if len(s) != 14 || strings.Trim(s, "0123456789") != "" {
		return false
	}
	return luhn(s[:9]) && (luhn(s) || s[:9] == "356000000")
}

func luhn(s string) bool {
	sum := 0
	for i := range len(s) {
		n := int(s[len(s)-1-i] - '0')
		if i%2 == 1 {
			if n *= 2; n > 9 {
				n -= 9
			}
		}
		sum += n
	}
	return sum%10 == 0
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// ReadCompleted reads an export that a clerk may have completed, in any of the forms that a
// spreadsheet saves, for Issuer.Completed. An act is found by its number, else by its object.
func ReadCompleted(raw []byte) func(id, object, field string) string {
	text := strings.TrimPrefix(publish.Clean(string(raw)), "\ufeff")
	header, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	if strings.Count(header, ";") > strings.Count(header, ",") {
		r.Comma = ';'
	}
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	rows, err := r.ReadAll()
	if err != nil || len(rows) < 2 {
		return nil
	}
	by := map[string]map[string]string{}
	for _, row := range rows[1:] {
		v := map[string]string{}
		for i, cell := range row {
			if i < len(rows[0]) {
				v[strings.TrimSpace(rows[0][i])] = strings.TrimSpace(cell)
			}
		}
		if v["DELIB_ID"] != "" {
			by["id "+v["DELIB_ID"]] = v
		}
		by["object "+v["DELIB_OBJET"]] = v
	}
	return func(id, object, field string) string {
		if v := by["id "+id]; id != "" && v != nil {
			return v[field]
		}
		return by["object "+object][field]
	}
}

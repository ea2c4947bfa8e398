package extract

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"phare/extract/french"
	"phare/extract/head"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// VoteRow is one line of a table of votes: somebody's notes, a spreadsheet, an SCDL export.
type VoteRow struct {
	Line    int    // 1-based, in the file
	Date    string // ISO 8601, "" when the table gives none
	Number  string // as written
	Object  string
	Votes   Votes
	Outcome Outcome // NoOutcome when the table does not state it
	Remarks string  // what somebody noted beside it: an amended sum, who left
}

// voteColumns are the headings of a table of votes, folded; SCDL's own come first.
var voteColumns = map[string][]string{
	"number":  {"delib_id", "numero", "n°", "no", "num", "numero de deliberation", "n° deliberation", "n° de la deliberation", "reference", "ref", "id", "deliberation n°", "n° acte", "numero de l'acte"},
	"object":  {"delib_objet", "objet", "titre", "intitule", "libelle", "sujet", "deliberation", "objet de la deliberation"},
	"date":    {"delib_date", "date", "date de seance", "date de la seance", "seance", "date du conseil"},
	"for":     {"vote_pour", "pour", "voix pour", "votes pour", "nb pour", "nombre de voix pour"},
	"against": {"vote_contre", "contre", "voix contre", "votes contre", "nb contre", "nombre de voix contre"},
	"abstain": {"vote_abstention", "abstention", "abstentions", "abst", "abst.", "nb abstentions", "nombre d'abstentions"},
	"absent":  {"nppv", "ne prend pas part au vote", "ne prennent pas part au vote", "non participation", "sans vote", "ne participe pas", "npv"},
	"remarks": {"remarque", "remarques", "observation", "observations", "commentaire", "commentaires", "note", "notes", "amendement", "amendements", "precision", "precisions"},
	"outcome": {"resultat", "decision", "vote", "resultat du vote", "sens", "issue", "avis", "adopte"},
}

// ReadVotes reads a table of votes as CSV: comma, semicolon or tab; UTF-8 with or without
// BOM, UTF-16 or Windows-1252; headings in any case, with or without accents. The error says
// in French what is missing; warnings name the lines that could not be read.
func ReadVotes(data []byte) ([]VoteRow, []string, error) {
	text, err := decodeText(data)
	if err != nil {
		return nil, nil, err
	}
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(text)
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	r.TrimLeadingSpace = true
	var (
		rows     []VoteRow
		warnings []string
		columns  map[string]int
	)
	for {
		record, err := r.Read()
		if err != nil {
			if len(record) == 0 && columns != nil || strings.Contains(err.Error(), "EOF") {
				break
			}
			return nil, nil, fmt.Errorf("la table des votes n'est pas un CSV lisible : %w", err)
		}
		line, _ := r.FieldPos(0)
		if columns == nil {
			// A title or blank lines may stand above the headings.
			if c := headings(record); c["number"] >= 0 || c["object"] >= 0 {
				columns = c
			}
			continue
		}
		row, warning := voteRow(record, columns, line)
		if warning != "" {
			warnings = append(warnings, warning)
		}
		if row != nil {
			rows = append(rows, *row)
		}
	}
	if columns == nil {
		return nil, nil, fmt.Errorf("la table des votes n'a pas de colonne « numéro » ni « objet » : ajoutez une première ligne d'intitulés (numéro, objet, pour, contre, abstention, résultat)")
	}
	return rows, warnings, nil
}

func decodeText(data []byte) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", fmt.Errorf("l'encodage de la table des votes n'est pas reconnu : enregistrez-la en CSV UTF-8 (%w)", err)
		}
		return string(out), nil
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return string(data[3:]), nil
	case utf8.Valid(data):
		return string(data), nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("l'encodage de la table des votes n'est pas reconnu : enregistrez-la en CSV UTF-8 (%w)", err)
	}
	return string(out), nil
}

// separator is the sign that the first lines hold most often outside quotes.
func separator(text string) rune {
	counts := map[rune]int{}
	quoted := false
	lines := 0
	for _, c := range text {
		switch c {
		case '"':
			quoted = !quoted
		case '\n':
			if !quoted {
				lines++
			}
		case ';', ',', '\t':
			if !quoted {
				counts[c]++
			}
		}
		if lines >= 5 {
			break
		}
	}
	best := ';'
	for _, c := range []rune{'\t', ','} {
		if counts[c] > counts[best] {
			best = c
		}
	}
	return best
}

// headings finds which column holds what; -1 for none.
func headings(record []string) map[string]int {
	out := map[string]int{}
	for field := range voteColumns {
		out[field] = -1
	}
	for i, cell := range record {
		f := strings.Trim(french.FoldLine(cell), " :.")
		for field, names := range voteColumns {
			for _, n := range names {
				if out[field] < 0 && (f == n || f == strings.Trim(n, ".")) {
					out[field] = i
				}
			}
		}
	}
	return out
}

func voteRow(record []string, columns map[string]int, line int) (*VoteRow, string) {
	cell := func(field string) string {
		if i := columns[field]; i >= 0 && i < len(record) {
			return strings.Join(strings.Fields(record[i]), " ")
		}
		return ""
	}
	row := &VoteRow{Line: line, Number: cell("number"), Object: cell("object"), Outcome: NoOutcome, Remarks: cell("remarks")}
	if row.Number == "" && row.Object == "" {
		return nil, ""
	}
	if d := cell("date"); d != "" {
		if ds := head.FindDates(french.FoldLine(d)); len(ds) > 0 {
			row.Date = ds[0].ISO()
		} else if len(d) >= 10 && d[4] == '/' { // "2021/07/02 00:00:00+00"
			row.Date = strings.ReplaceAll(d[:10], "/", "-")
		}
	}
	var bad []string
	count := func(field, name string) *int {
		s := cell(field)
		n, ok := voteCount(s)
		if !ok {
			bad = append(bad, fmt.Sprintf("%s « %s »", name, s))
		}
		return n
	}
	row.Votes = Votes{For: count("for", "pour"), Against: count("against", "contre"), Abstain: count("abstain", "abstention"), NotVoting: count("absent", "ne prend pas part")}
	row.Outcome = outcomeOf(french.FoldLine(cell("outcome")))
	if row.Outcome == NoOutcome && row.Votes.For == nil { // "retirée", where no vote was held
		if o := outcomeOf(french.FoldLine(row.Remarks)); o == Withdrawn || o == Postponed {
			row.Outcome = o
		}
	}
	if row.Outcome == NoOutcome && row.Votes.For != nil && row.Votes.Against != nil && *row.Votes.For != *row.Votes.Against {
		row.Outcome = Rejected
		if *row.Votes.For > *row.Votes.Against {
			row.Outcome = Adopted
		}
	}
	if len(bad) > 0 {
		return row, fmt.Sprintf("ligne %d de la table des votes : nombre illisible (%s), laissé vide", line, strings.Join(bad, ", "))
	}
	return row, ""
}

// voteCount reads a count: "27", "27.0", "néant", "/"; nil for a blank.
func voteCount(s string) (*int, bool) {
	f := french.FoldLine(s)
	switch f {
	case "":
		return nil, true
	case "/", "-", "neant", "aucun", "aucune", "zero":
		return new(0), true
	}
	f = strings.TrimSuffix(strings.TrimSuffix(strings.ReplaceAll(f, ",", "."), " voix"), ".0")
	n, err := strconv.Atoi(strings.TrimSuffix(f, ".00"))
	if err != nil || n < 0 {
		return nil, false
	}
	return &n, true
}

// outcomeOf reads the cell of a result.
func outcomeOf(f string) Outcome {
	switch {
	case f == "":
		return NoOutcome
	case strings.Contains(f, "rejet"), strings.Contains(f, "refus"), strings.Contains(f, "non adopt"), strings.Contains(f, "pas adopt"):
		return Rejected
	case strings.Contains(f, "retir"):
		return Withdrawn
	case strings.Contains(f, "report"), strings.Contains(f, "ajourn"), strings.Contains(f, "renvoy"):
		return Postponed
	case strings.Contains(f, "acte"):
		return Noted
	case strings.Contains(f, "avis"), strings.Contains(f, "voeu"):
		return Opinion
	case strings.Contains(f, "elu"), strings.Contains(f, "design"):
		return Elected
	case strings.Contains(f, "adopt"), strings.Contains(f, "approuv"), strings.Contains(f, "unanim"), strings.Contains(f, "majorit"), f == "oui", f == "favorable", strings.Contains(f, "valide"), strings.Contains(f, "accept"):
		return Adopted
	}
	return NoOutcome
}

// JoinVotes joins the rows of a table to the acts of the batch: by number, then by object, on
// the same date where the table gives one. What an act itself prints is kept: the table
// fills what it leaves blank, and a difference is a warning. A row joined makes a draft
// adopted only when it states an outcome. It returns what could not be joined, in French.
func (b *Batch) JoinVotes(rows []VoteRow) []string {
	j := newJoin(b)
	var left []string
	for _, row := range rows {
		acts := j.find(row)
		switch len(acts) {
		case 0:
			if row.Outcome == Withdrawn || row.Outcome == Postponed {
				continue // nothing was voted: no act is missing
			}
			left = append(left, fmt.Sprintf("ligne %d de la table des votes (%s) : aucune délibération lue ne porte ce numéro ni cet objet", row.Line, row.name()))
		case 1:
			take(acts[0], row)
		default:
			// The same act, alone and in minutes, is one; anything else is for a person.
			if !j.same(acts) {
				left = append(left, fmt.Sprintf("ligne %d de la table des votes (%s) : plusieurs délibérations lui correspondent, précisez le numéro et l'objet", row.Line, row.name()))
				continue
			}
			for _, a := range acts {
				take(a, row)
			}
		}
	}
	return left
}

func (r VoteRow) name() string {
	if r.Number != "" {
		return "n° " + r.Number
	}
	return "« " + french.Head(r.Object, 80) + " »"
}

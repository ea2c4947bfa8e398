package files

import (
	"encoding/csv"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"

	"phare/extract"
	"phare/review/publish"
)

// Choice says of an act what became of it in the article: "retenue", "suivante", "écartée"…
type Choice func(id string) (state, reason string)

// Table writes every act of the session for Excel in French: semicolons, a byte-order mark
// (without which Excel reads UTF-8 as Windows-1252), decimal commas, dates as 04/04/2025,
// CRLF. A cell that Excel would take for a formula is made text.
func Table(w io.Writer, s *extract.Session, choice Choice) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	header := []string{"Numéro", "Objet", "Date de séance", "Issue", "Unanimité", "Pour", "Contre", "Abstentions", "N'ont pas pris part",
		"Rapporteur", "Code matière", "Matière", "Montant le plus élevé (€)", "Montants imprimés", "Fichier", "Pages", "Choix", "Raison"}
	if err := out.Write(header); err != nil {
		return err
	}
	for _, d := range s.Deliberations {
		state, reason := "", ""
		if choice != nil {
			state, reason = choice(d.ID)
		}
		theme := orEmpty(d.Theme)
		row := []string{orEmpty(d.Number), oneLine(d.Object), frenchDate(s.Date), outcomes[d.Outcome], yesNo(d.Unanimous),
			count(d.Votes.For), count(d.Votes.Against), count(d.Votes.Abstain), count(d.Votes.NotVoting),
			orEmpty(d.Rapporteur), theme, themeNames[theme], highest(d.Amounts), printed(d.Amounts), d.File, pages(d.Pages), state, reason}
		for i := range row {
			if row[i] = cell(row[i]); texts[header[i]] {
				row[i] = asText(row[i])
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// texts are the columns whose cells are words, whatever they look like.
var texts = map[string]bool{"Numéro": true, "Objet": true, "Rapporteur": true, "Code matière": true, "Fichier": true, "Montants imprimés": true}

// misread is what a spreadsheet in French takes for a number, a date, an hour or a truth value.
var misread = regexp.MustCompile(`(?i)^\s*(?:[+-]?[\d\s\x{a0}\x{202f}.,]*\d(?:e[+-]?\d+)?\s*[%€]?|\d{1,4}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{1,4})?|\d{1,2}[:h]\d{2}|(?:\d{1,2}(?:er)?\s*[- ]?\s*)?(?:janv|févr|fevr|mars|avr|mai|juin|juil|août|aout|sept|oct|nov|déc|dec)[a-zé]*\.?(?:\s*[- ]?\s*\d{2,4})?|vrai|faux|true|false)\s*$`)

// asText keeps a cell the text that it is: "007" and "1E3" are no numbers, "3/12" is no date.
// A formula of one string is the only way that Excel and LibreOffice share.
func asText(s string) string {
	if misread.MatchString(s) {
		return `="` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// outcomes are the words of a French table.
var outcomes = map[extract.Outcome]string{
	extract.Adopted: "adoptée", extract.Rejected: "rejetée", extract.Noted: "prise d'acte", extract.Opinion: "avis ou vœu",
	extract.Withdrawn: "retirée", extract.Postponed: "reportée", extract.Elected: "élection ou désignation", extract.NoOutcome: "",
}

// cell keeps a text from being run as a formula by a spreadsheet (OWASP, CSV injection).
func cell(s string) string {
	s = publish.Clean(s)
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func orEmpty(p *string) string {
	if p == nil {
		return ""
	}
	return oneLine(*p)
}

func count(p *int) string {
	if p == nil {
		return ""
	}
	return strconv.Itoa(*p)
}

func yesNo(p *bool) string {
	switch {
	case p == nil:
		return ""
	case *p:
		return "oui"
	}
	return "non"
}

func highest(amounts []extract.Amount) string {
	var most float64
	for _, a := range amounts {
		if a.Currency == "EUR" {
			most = max(most, a.Value)
		}
	}
	if most == 0 {
		return ""
	}
	return strings.ReplaceAll(strconv.FormatFloat(most, 'f', 2, 64), ".", ",")
}

func printed(amounts []extract.Amount) string {
	all := make([]string, len(amounts))
	for i, a := range amounts {
		all[i] = a.Text
	}
	return strings.Join(all, " | ")
}

func pages(numbers []int) string {
	if len(numbers) == 0 {
		return ""
	}
	first, last := strconv.Itoa(numbers[0]), strconv.Itoa(numbers[len(numbers)-1])
	if first == last {
		return "p. " + first
	}
	return "p. " + first + " à " + last // "2-3" would become a date in Excel
}

func frenchDate(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return t.Format("02/01/2006")
}

package head

import (
	"strings"

	"phare/extract/cut"
	"phare/extract/french"
	"phare/extract/lines"
	"phare/extract/numbering"
)

// Attendance opens lines of a document's head: who met, how many, when they were convened.
var Attendance = []string{
	"present", "etaient present", "etaient absent", "etait absent", "absent", "excuse", "pouvoir", "procuration", "secretaire", "secretariat de seance", "nombre de", "nombre d'", "nb de", "nbre de", "afferents au", "en exercice", "date de la convocation", "date de convocation",
	"convocation", "quorum", "membres", "votants", "conseillers", "elus en exercice", "elus present", "l'an ", "formant la majorite", "le conseil a choisi", "a ete nomme", "a ete designe", "a ete elu secretaire", "ont donne", "ayant donne", "representes", "assistaient", "etaient representes",
	"lesquels forment", "date d'affichage", "affichage", "president :", "presidence", "lieu :",
}

// AttendanceInside lists what stands within a line that says who met.
var AttendanceInside = []string{"secretaire de seance", "fonctions de secretaire", "le quorum", "formant la majorite", "lesquels forment", "donne pouvoir", "procuration a ", "pouvoir a ", "conseillers en exercice", "membres en exercice", "legalement convoque", "dument convoque", "regulierement convoque", "s'est reuni", "se sont reuni", "s'est assemble", " presents :", " absents :", " absents excuses :", " absent :", " excuses :", " pouvoirs :", " procurations :", "donne procuration", "est elue secretaire", "est elu secretaire", "est nomme secretaire", "est nommee secretaire", "est designe secretaire", "est designee secretaire"}

var (
	attendanceOpeners = french.NewNeedles(Attendance)
	attendanceNeedles = french.NewNeedles(AttendanceInside)
)

// ballots open the lines of a vote: the attendance is over.
var ballots = []string{"nombre de suffrages", "nombre de bulletins", "bulletins", "premier tour", "resultat", "nombre d'enveloppes", "suffrages", "ordre du jour :", "nombre de votants (enveloppes"}

// ballotsInside stand within such lines: "b. Nombre de votants (enveloppes déposées)".
var ballotsInside = []string{"enveloppes", "suffrages declares nuls", "pas pris part au vote", "bulletins trouves"}

// meetings are the words by which an assembly meets.
var meetings = []string{"s'est reuni", "se sont reuni", "s'est assemble"}

// opensSeries tells whether line i titles the first of several numbered acts of lines up to to: "Délibération
// n° 2031-12 – Élection du maire", then n° 2031-13. The head is over, whatever their lines speak of.
func (r *Reading) opensSeries(i, to int) bool {
	first, ok := r.titledNumber(i)
	if !ok {
		return false
	}
	for k := i + 1; k < to && k < i+260; k++ {
		if next, ok := r.titledNumber(k); ok && next.Form == first.Form && next.Rank > first.Rank && next.Rank <= first.Rank+3 {
			return true
		}
	}
	return false
}

// titledNumber reads a line that bears a deliberation's number and its title.
func (r *Reading) titledNumber(i int) (cut.Mark, bool) {
	l := &r.Lines[i]
	if l.Matter || !french.HasAnyPrefix(strings.TrimLeft(l.Fold, "-•* "), []string{"delib", "del ", "dcm", "rapport n", "affaire n"}) {
		return cut.Mark{}, false
	}
	m := numbering.Read(l.Text)
	return m, m.Form != "" && m.Word != "" && len(strings.TrimSpace(l.Text[m.Rest:])) > 8
}

// End returns the line after the last that says who attended, before the first decision
// of lines [from, to); from when none says so.
func (r *Reading) End(from, to int) int {
	end, seen := from, 0
	for i := from; i < to && i < from+260; i++ {
		l := &r.Lines[i]
		if l.Matter {
			continue
		}
		if l.Event == lines.Decision && i > end+6 || l.Event == lines.Decision && seen > 0 {
			break
		}
		t := strings.TrimLeft(l.Fold, "-•* ")
		if seen > 0 && (french.HasAnyPrefix(t, ballots) || french.ContainsAny(t, ballotsInside) || r.opensSeries(i, to)) {
			break
		}
		if french.HasAnyPrefix(t, []string{"vu ", "considerant"}) {
			continue
		}
		if seen > 0 && MinutesTitle(t) {
			break
		}
		if Attends(t) || attendanceNeedles.In(l.Fold) && !Reported(l.Fold) {
			if seen > 0 && i-end > 90 || seen > 1 && i-end > 25 && !Attends(t) && french.ContainsAny(l.Fold, meetings) {
				break // further on it is another body that met
			}
			end, seen = i+1, seen+1
		}
	}
	return end
}

// AttendanceRunsOn tells whether line i goes on with a paragraph that says who attended.
func (r *Reading) AttendanceRunsOn(i int) bool {
	for range 12 {
		l, p := &r.Lines[i], r.Before(i)
		if p == nil || p.Page != l.Page || !p.Full || l.BlankAbove || p.Bold != l.Bold || strings.HasSuffix(p.Fold, ".") && !Civilities[strings.Trim(french.LastWord(p.Fold), ".")] {
			return false
		}
		if Attends(strings.TrimLeft(p.Fold, "-•* ")) {
			return true
		}
		for i--; r.Lines[i].Matter; i-- {
		}
	}
	return false
}

// Attends tells whether a folded line opens with who attended, or how many.
func Attends(t string) bool {
	return attendanceOpeners.Begins(t) && !french.HasAnyPrefix(t, []string{"nombre de point", "presenta", "presente l", "presente d", "presente par", "presentee par"})
}

// Reported tells whether a sentence says that another body met: a commission that gave its
// opinion, an inquiry that took place.
func Reported(f string) bool {
	i := strings.Index(f, "s'est reuni")
	return i >= 0 && strings.Contains(f[:i], "commission") && !strings.Contains(f[:i], "commission permanente")
}

// MinutesTitle tells whether a line is the title under which earlier minutes are approved.
func MinutesTitle(t string) bool {
	return french.HasAnyPrefix(t, []string{"approbation d", "adoption d", "compte rendu de la ", "compte-rendu de la ", "proces-verbal de la ", "compte rendu du ", "compte-rendu du ", "proces-verbal du "}) && minutesWord(t)
}

// ApprovesMinutes tells whether a title is that of an item in which earlier minutes are approved;
// a "compte rendu annuel" of a service is none.
func ApprovesMinutes(t string) bool {
	return (MinutesTitle(t) || minutesLine(t)) && !french.ContainsAny(t, []string{"annuel", "activite", "concession", "delegataire", "decisions"})
}

func minutesWord(t string) bool {
	return french.ContainsAny(t, []string{"proces-verbal", "proces verbal", "proces-verbaux", "compte rendu", "compte-rendu", "comptes rendus", "comptes-rendus"})
}

// minutesLine speaks of earlier minutes, whose approval is no decision of this kind.
func minutesLine(s string) bool {
	return strings.Contains(s, "proces-verbal") || strings.Contains(s, "proces verbal") || strings.Contains(s, "compte rendu de la") || strings.Contains(s, "compte-rendu de la") ||
		strings.Contains(s, "proces-verbaux")
}

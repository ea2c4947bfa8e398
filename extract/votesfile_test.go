package extract

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// TestReadVotes pins the dirt of real tables: separators, BOM, encodings, headings, blanks.
func TestReadVotes(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String("Numéro;Objet;Pour;Contre;Abstentions;Résultat\r\n2031-01;Piscine été;27;0;2;Adopté\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]string{
		"semicolon": "Numéro;Objet;Pour;Contre;Abstentions;Résultat\n2031-01;Piscine été;27;0;2;Adopté\n",
		"bom comma": "\ufeffNUMERO,OBJET,POUR,CONTRE,ABSTENTION,RESULTAT\n2031-01,\"Piscine été\",27,néant,2.0,adoptée\n",
		"tab":       "n°\tobjet\tpour\tcontre\tabst.\tresultat\n2031-01\tPiscine été\t27\t/\t2\tadopté à la majorité\n",
		"latin":     latin,
		"scdl":      "COLL_NOM;DELIB_ID;DELIB_DATE;DELIB_OBJET;VOTE_POUR;VOTE_CONTRE;VOTE_ABSTENTION\nX;\"2031-01\";2031/04/04 00:00:00+00;\"Piscine\nété\";27;0;2\n",
		"title":     "Votes du conseil\n\nNuméro;Objet;Pour;Contre;Abstentions;Résultat\n2031-01;Piscine été;27;0;2;Adopté\n",
	} {
		rows, warnings, err := ReadVotes([]byte(in))
		if err != nil || len(warnings) > 0 || len(rows) != 1 {
			t.Errorf("%s: %v %v %+v", name, err, warnings, rows)
			continue
		}
		r := rows[0]
		if r.Number != "2031-01" || r.Object != "Piscine été" || *r.Votes.For != 27 || *r.Votes.Against != 0 || *r.Votes.Abstain != 2 || r.Votes.NotVoting != nil || r.Outcome != Adopted {
			t.Errorf("%s: %+v", name, r)
		}
	}
	if _, _, err := ReadVotes([]byte("a;b\n1;2\n")); err == nil {
		t.Error("a table without headings was taken")
	}
	if _, w, _ := ReadVotes([]byte("numéro;pour\n1;beaucoup\n")); len(w) != 1 {
		t.Errorf("an unreadable count was not named: %v", w)
	}
}

// TestJoinVotes pins the joining: by number, then object; what it cannot join is said; a draft
// without a known vote stays a draft.
func TestJoinVotes(t *testing.T) {
	act := func(number, object string) *Deliberation {
		d := &Deliberation{Object: object, Status: StatusDraft, Outcome: NoOutcome, File: "a.pdf"}
		if number != "" {
			d.Number = &number
		}
		return d
	}
	one, two, three, four := act("2031/012", "Tarifs de la cantine"), act("", "Vente du terrain des Aulnes"), act("2031/014", "Motion sur la gare"), act("2031/015", "Budget")
	four.Votes.For = ptr(20)
	b := &Batch{Documents: []*Document{{Deliberations: []*Deliberation{one, two, three, four}}}}
	rows, _, err := ReadVotes([]byte("numéro;objet;pour;contre;abstention;résultat\n2031-12;;25;0;0;\n;Vente du terrain des Aulnes;20;4;1;adoptée\n2031-99;Rien de tel ici;1;0;0;\n2031/014;Motion sur la gare;;;;\n2031/015;Budget;21;3;0;\n"))
	if err != nil {
		t.Fatal(err)
	}
	left := b.JoinVotes(rows)
	if len(left) != 1 || !strings.Contains(left[0], "2031-99") {
		t.Errorf("left: %q", left)
	}
	if one.Outcome != Adopted || one.Status != StatusAdopted || !*one.Unanimous {
		t.Errorf("by number: %+v", one)
	}
	if two.Outcome != Adopted || *two.Votes.Against != 4 || *two.Unanimous {
		t.Errorf("by object: %+v", two)
	}
	if three.Status != StatusDraft || three.Outcome != NoOutcome {
		t.Errorf("a draft without a vote was adopted: %+v", three)
	}
	if *four.Votes.For != 20 || len(four.Warnings) != 1 || *four.Votes.Against != 3 {
		t.Errorf("a printed figure was changed, or the difference hidden: %+v", four)
	}
}

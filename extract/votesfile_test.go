package extract

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"phare/examples/papers"
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
	four.Votes.For = new(20)
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

// TestJoinVotesByShortNumbers pins that the number of one side may be the end of the other's, and
// that what somebody noted beside a vote is kept.
func TestJoinVotesByShortNumbers(t *testing.T) {
	for _, tt := range []struct{ act, row string }{{"DEL2031_141", "141"}, {"141", "DEL2031_141"}, {"2031-04-07", "7"}, {"2031141", "141"}} {
		is, other := &Deliberation{Number: new(tt.act), Object: "Piscine", Outcome: NoOutcome}, &Deliberation{Number: new("DEL2031_142"), Object: "Gare", Outcome: NoOutcome}
		b := &Batch{Documents: []*Document{{Deliberations: []*Deliberation{other, is}}}}
		rows, _, err := ReadVotes([]byte("Numéro;Pour;Contre;Abstention;Remarques\n" + tt.row + ";20;3;1;subvention ramenée à 12 000 €\n143;;;;retirée\n"))
		if err != nil {
			t.Fatal(err)
		}
		if left := b.JoinVotes(rows); len(left) != 0 {
			t.Errorf("%s, %s: left %q", tt.act, tt.row, left)
		}
		if is.Votes.For == nil || *is.Votes.For != 20 || other.Votes.For != nil {
			t.Errorf("%s, %s: %+v, other %+v", tt.act, tt.row, is.Votes, other.Votes)
		}
		if len(is.Warnings) != 1 || !strings.Contains(is.Warnings[0].Message, "12 000 €") {
			t.Errorf("%s: the remark is not told: %v", tt.row, is.Warnings)
		}
	}
}

// TestJoinInventedVotes joins the tables of invented sessions to their acts.
func TestJoinInventedVotes(t *testing.T) {
	for _, profile := range []papers.Profile{papers.Train, papers.Held, papers.Hard} {
		rows, joined := 0, 0
		for seed := uint64(1); seed <= 40; seed++ {
			s := papers.GenerateSession(seed, profile)
			b := &Batch{}
			for _, p := range s.Papers {
				if p.Labels.Kind != string(KindAct) {
					continue
				}
				a := p.Labels.Deliberations[0]
				b.Documents = append(b.Documents, &Document{Deliberations: []*Deliberation{{Number: a.Number, Object: a.Object, File: p.Name, Outcome: NoOutcome}}})
			}
			table, _, err := ReadVotes(s.Votes)
			if err != nil {
				t.Fatal(err)
			}
			rows += len(b.Documents)
			if left := b.JoinVotes(table); len(left) > 0 {
				t.Errorf("%s %d: %q", profile, seed, left)
			}
			for _, d := range b.Documents {
				if d.Deliberations[0].VoteText != nil {
					joined++
				}
			}
		}
		if joined != rows {
			t.Errorf("%s: %d of %d acts have their row", profile, joined, rows)
		}
	}
}

package summarize

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"phare/extract"
)

// line is one act of testdata/ranking, with what is expected of it.
type line struct {
	want string // letters of the sessions in whose article it must be, x: never, -: neither
	act  *extract.Deliberation
}

func rankingLines(t *testing.T, name string) []line {
	t.Helper()
	raw, err := os.ReadFile("testdata/ranking/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []line
	for _, l := range strings.Split(string(raw), "\n") {
		f := strings.Split(l, "|")
		if strings.HasPrefix(l, "#") || len(f) < 6 {
			continue
		}
		for i := range f {
			f[i] = strings.TrimSpace(f[i])
		}
		id := fmt.Sprintf("%s-%02d", name, len(out)+1)
		d := newDeliberation(id, id, f[3], f[4], strings.ReplaceAll(f[5], ". - ", ".\n- "))
		d.Outcome = extract.Outcome(f[1])
		if f[2] != "" {
			var pour, contre, abst int
			fmt.Sscanf(f[2], "%d/%d/%d", &pour, &contre, &abst)
			d.Votes = extract.Votes{For: &pour, Against: &contre, Abstain: &abst}
		}
		out = append(out, line{want: f[0], act: d})
	}
	return out
}

// ranked runs one invented session by the rules alone: the routine of its kind, with the acts
// that bear one of the letters.
func ranked(t *testing.T, file, letters string) (sum *Summary, want map[string]string) {
	t.Helper()
	s := &extract.Session{ID: "2025-11-14-" + file, Date: "2025-11-14", Body: "Conseil de " + file}
	want = map[string]string{}
	for _, l := range rankingLines(t, file) {
		if strings.ContainsAny(l.want, "x-"+letters) {
			s.Deliberations = append(s.Deliberations, l.act)
			s.Documents = append(s.Documents, &extract.Document{File: l.act.File, Kind: extract.KindAct, Deliberations: []*extract.Deliberation{l.act}})
			want[l.act.ID] = l.want
		}
	}
	sum, err := Run(context.Background(), s, Options{Channels: []string{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if !t.Failed() {
			return
		}
		for _, it := range append(slices.Clone(sum.Items), sum.Next...) {
			t.Logf("%6.2f %s %v", it.Score, it.Title, it.Reasons)
		}
		for _, a := range sum.SetAside {
			if strings.ContainsAny(want[a.Act], letters) {
				t.Logf("set aside: %s, %s", a.Title, a.Reason)
			}
		}
	})
	return sum, want
}

// What editors put forward, and what they never do, in invented sessions of three kinds of
// authority: each session is the routine of its kind with a few acts that must be chosen.
func TestRankingOfInventedSessions(t *testing.T) {
	for _, c := range []struct{ file, sessions string }{{"metropole", "ABC"}, {"departement", "AB"}, {"village", "AB"}} {
		for _, session := range strings.Split(c.sessions, "") {
			t.Run(c.file+"/"+session, func(t *testing.T) {
				sum, want := ranked(t, c.file, session)
				taken := chosen(sum)
				for id, w := range want {
					if in := slices.Contains(taken, id); in && w == "x" {
						t.Errorf("chosen, and never should: %s", id)
					} else if !in && w == session {
						t.Errorf("not chosen: %s", id)
					}
				}
			})
		}
		t.Run(c.file+"/all", func(t *testing.T) {
			sum, want := ranked(t, c.file, c.sessions)
			if len(sum.Items) != 5 {
				t.Errorf("%d items among so many", len(sum.Items))
			}
			for _, id := range chosen(sum) {
				if !strings.ContainsAny(want[id], c.sessions) {
					t.Errorf("chosen before what must be: %s", id)
				}
			}
		})
	}
}

// Routine alone makes no list of decisions: the least bad act stands, said to be so.
func TestRoutineIsNotPadded(t *testing.T) {
	for _, file := range []string{"village"} {
		sum, want := ranked(t, file, "")
		if len(sum.Items) > 1 {
			t.Errorf("%d items from routine: %v", len(sum.Items), chosen(sum))
		}
		for _, it := range sum.Items {
			if want[it.ID] == "x" && len(it.Notes) == 0 {
				t.Errorf("nothing tells the reviewer that %s is routine", it.ID)
			}
		}
	}
}

// Acts on one matter make one item, whose heading says what they share; acts that share a
// fund, a rubric, a commune or a common word do not.
func TestWhatGathersActs(t *testing.T) {
	pour := 30
	for _, c := range []struct {
		name         string
		a, b         string
		together     bool
		heading      string
		outcome      extract.Outcome // of the second
		votesAgainst int
	}{
		{name: "one project, two instruments", a: "Fourniture et maintenance de bacs pour la collecte des déchets ménagers", b: "Autorisation de programme – « réorganisation de la collecte de déchets ménagers »", together: true, heading: "Collecte de déchets ménagers"},
		{name: "the same, one vote split", a: "Fourniture et maintenance de bacs pour la collecte des déchets ménagers", b: "Autorisation de programme – « réorganisation de la collecte de déchets ménagers »", together: true, votesAgainst: 4},
		{name: "the same, one rejected", a: "Fourniture et maintenance de bacs pour la collecte des déchets ménagers", b: "Autorisation de programme – « réorganisation de la collecte de déchets ménagers »", outcome: extract.Rejected},
		{name: "one kind of works in two communes", a: "Extension du réseau d'eaux usées rue du Lavoir à Chastrevel", b: "Extension du réseau d'eaux usées impasse des Merles à Vaucreuse", together: true, heading: "Extension du réseau d’eaux usées"},
		{name: "one fund", a: "Projet de micro-crèche – Demande de subvention au titre de la DETR 2026", b: "Rénovation du camping – Demande de subvention au titre de la DETR 2026"},
		{name: "one rubric in capitals", a: "CYCLE DE L'EAU – Tarifs 2026", b: "CYCLE DE L'EAU – Renouvellement d'une canalisation"},
		{name: "one rubric", a: "Développement économique, emploi et insertion – Fonds d'aide aux commerçants", b: "Développement économique, emploi et insertion – Salon des métiers"},
		{name: "one commune", a: "Commune de Saint-Hilaire-des-Bruyères – Rénovation de l'école", b: "Commune de Saint-Hilaire-des-Bruyères – Révision du plan local d'urbanisme"},
		{name: "one event", a: "Convention d'occupation du parc pour le festival Les Nuits de l'Arvane", b: "Subvention à l'association organisatrice du festival Les Nuits de l'Arvane", together: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := &extract.Session{ID: "2025-11-14-x", Date: "2025-11-14", Body: "Conseil métropolitain de Brévanne"}
			for i, object := range []string{c.a, c.b} {
				d := newDeliberation(fmt.Sprintf("d-%d", i), fmt.Sprint(i), object, "", "- APPROUVE le projet pour 100 000 €.")
				d.Outcome = extract.Adopted
				if i == 1 && c.outcome != "" {
					d.Outcome = c.outcome
				}
				if i == 1 && c.votesAgainst > 0 {
					d.Votes = extract.Votes{For: &pour, Against: &c.votesAgainst}
				}
				s.Deliberations = append(s.Deliberations, d)
			}
			rules, err := LoadRules(nil)
			if err != nil {
				t.Fatal(err)
			}
			k := rank(s, rules)
			subjects := rules.gather(k.open, "")
			if got := len(subjects) == 1; got != c.together {
				t.Fatalf("together is %v, want %v", got, c.together)
			}
			if !c.together {
				return
			}
			sub := subjects[0]
			if c.heading != "" && sub.title() != c.heading {
				t.Errorf("the heading is %q, want %q", sub.title(), c.heading)
			}
			if k.weigh(sub, nil); c.votesAgainst > 0 && !slices.ContainsFunc(sub.reasons, func(r Reason) bool { return r.Code == "contested" }) {
				t.Errorf("the split vote is hidden: %v", sub.reasons)
			}
		})
	}
}

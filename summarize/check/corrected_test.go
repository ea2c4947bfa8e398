package check

import (
	"strings"
	"testing"

	"phare/extract"
)

// TestCorrectedIsNeverProved pins that what a person corrected is told as theirs: the same
// sentences are proved where the act itself prints the values.
func TestCorrectedIsNeverProved(t *testing.T) {
	for name, c := range map[string]struct {
		field, sentence, other string // other tells another value than the person's, "" where nothing can
		set                    func(*extract.Deliberation)
	}{
		"votes":     {"votes.for", "La rénovation a été adoptée par 22 voix pour.", "La rénovation a été adoptée par 21 voix pour.", nil},
		"against":   {"votes.against", "La rénovation a été adoptée avec 3 voix contre.", "La rénovation a été adoptée avec 4 voix contre.", nil},
		"outcome":   {"outcome", "Le conseil municipal a approuvé la rénovation du groupe scolaire des Tilleuls.", "Le conseil municipal a rejeté la rénovation du groupe scolaire des Tilleuls.", nil},
		"unanimous": {"votes.for", "Le conseil municipal a approuvé à la majorité la rénovation du groupe scolaire des Tilleuls.", "", nil},
		"number":    {"number", "Par sa délibération n° 2025/031, le conseil municipal a approuvé la rénovation du groupe scolaire des Tilleuls.", "", nil},
		"printed": {"votes.for", "La rénovation a été adoptée par 23 voix pour.", "La rénovation a été adoptée par 22 voix pour.", func(d *extract.Deliberation) {
			n := 23
			d.Votes.For = &n
		}},
	} {
		t.Run(name, func(t *testing.T) {
			tell := func(sentence string, by bool) *Claim {
				s := valmont(t)
				d := s.Deliberations[0]
				if by {
					d.Corrected = []extract.Corrected{{Field: c.field, Read: "9", By: "Anne Leroy", On: "2025-04-07"}}
					if c.set != nil {
						c.set(d)
					}
				}
				r := Text([]byte("## Les Tilleuls {#"+d.ID+"}\n\n"+sentence+"\n"), s, Options{})
				for i := range r.Claims {
					if r.Claims[i].Text == sentence {
						for _, f := range r.Findings {
							if f.Level == Error || strings.Contains(f.Message, "Anne Leroy") {
								t.Logf("%s: %s", f.Code, f.Message)
							}
						}
						return &r.Claims[i]
					}
				}
				t.Fatalf("no claim %q", sentence)
				return nil
			}
			if c.set == nil {
				if got := tell(c.sentence, false); got.Status != Proved {
					t.Errorf("printed, and %s: %q", got.Status, c.sentence)
				}
			}
			got := tell(c.sentence, true)
			if got.Status == Proved || got.Status == Contradicted {
				t.Errorf("corrected, and %s: %q", got.Status, c.sentence)
			}
			told := false
			for _, o := range got.Own {
				told = told || o.Claim
			}
			if !told {
				t.Errorf("no mark asks for a tick: %+v", got)
			}
			if c.other != "" {
				if got := tell(c.other, true); got.Status != Contradicted {
					t.Errorf("against the person's word, and %s: %q", got.Status, c.other)
				}
			}
		})
	}
}

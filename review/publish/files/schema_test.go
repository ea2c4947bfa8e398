package files

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"strconv"
	"testing"
	"time"
)

// tableSchema is what the published schema says, as far as its validator applies it.
type tableSchema struct {
	Fields []struct {
		Name, Type  string
		Constraints struct {
			Required bool
			Pattern  string
		}
	}
	Checks []struct {
		Name   string
		Params struct {
			Column, Column2, Op string
			Othercolumns        []string
			Columns             []string
		}
	} `json:"custom_checks"`
}

// TestSchema holds a file with every field filled against the schema itself: types, patterns
// and each custom check that it names.
func TestSchema(t *testing.T) {
	raw, err := os.ReadFile("testdata/deliberations-2.1.5-schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema tableSchema
	if err := json.Unmarshal(raw, &schema); err != nil {
		t.Fatal(err)
	}
	s := session()
	s.Deliberations[1].Number, s.Deliberations[1].Theme = ptr("2025-032"), ptr("7.10")
	var out bytes.Buffer
	if _, err := SCDL(&out, s, Issuer{Name: "Ville d’essai", SIRET: "21860194600013"}); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range schema.Fields {
		names = append(names, f.Name)
	}
	if !slices.Equal(rows[0], names) {
		t.Fatalf("columns %q, the schema has %q", rows[0], names)
	}
	known := map[string]bool{}
	for _, c := range schema.Checks {
		known[c.Name] = true
	}
	for n, row := range rows[1:] {
		v := map[string]string{}
		for i, f := range schema.Fields {
			v[f.Name] = row[i]
			if row[i] == "" {
				if f.Constraints.Required {
					t.Errorf("row %d: %s is required", n+2, f.Name)
				}
				continue
			}
			if p := f.Constraints.Pattern; p != "" && !regexp.MustCompile(p).MatchString(row[i]) {
				t.Errorf("row %d: %s %q does not match %s", n+2, f.Name, row[i], p)
			}
			if _, err := time.Parse(time.DateOnly, row[i]); f.Type == "date" && err != nil {
				t.Errorf("row %d: %s: %v", n+2, f.Name, err)
			}
			if _, err := strconv.Atoi(row[i]); f.Type == "integer" && err != nil {
				t.Errorf("row %d: %s: %v", n+2, f.Name, err)
			}
		}
		number := func(name string) int { n, _ := strconv.Atoi(v[name]); return n }
		for _, c := range schema.Checks {
			p := c.Params
			switch c.Name {
			case "french-siret-value":
				if !ValidSIRET(v[p.Column]) {
					t.Errorf("row %d: SIRET %q", n+2, v[p.Column])
				}
			case "cohesive-columns-value":
				for _, o := range p.Othercolumns {
					if (v[p.Column] == "") != (v[o] == "") {
						t.Errorf("row %d: %s and %s go together", n+2, p.Column, o)
					}
				}
			case "compare-columns-value":
				if v[p.Column] == "" || v[p.Column2] == "" {
					continue
				}
				if p.Column == "PREF_DATE" && v[p.Column] < v[p.Column2] || p.Column != "PREF_DATE" && number(p.Column) < number(p.Column2) {
					t.Errorf("row %d: %s %s %s", n+2, v[p.Column], p.Op, v[p.Column2])
				}
			case "sum-columns-value":
				sum := 0
				for _, o := range p.Columns {
					sum += number(o)
				}
				if v[p.Column] != "" && number(p.Column) != sum {
					t.Errorf("row %d: %s is %s, not %d", n+2, p.Column, v[p.Column], sum)
				}
			case "nomenclature-actes-value":
				if v[p.Column] != "" && v[p.Column] != ThemeName(v["DELIB_MATIERE_CODE"]) {
					t.Errorf("row %d: %s", n+2, v[p.Column])
				}
			case "year-interval-value":
				if v[p.Column] != "" {
					t.Errorf("row %d: a budget year that no act prints", n+2)
				}
			default:
				t.Errorf("the schema names a check that nobody here knows: %s", c.Name)
			}
		}
	}
	if len(known) < 6 {
		t.Errorf("only %d checks read from the schema", len(known))
	}
}

package check_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"phare/extract"
	"phare/summarize/check"
)

// exampleSession is that of examples/, read from its PDFs.
func exampleSession(t *testing.T) *extract.Session {
	t.Helper()
	batch, err := extract.Read(context.Background(), []string{filepath.Join("..", "..", "examples", "metropole-de-valombre")}, extract.Options{OCR: extract.OCRNever})
	if err != nil {
		t.Fatal(err)
	}
	session, err := batch.Session("2025-04-04")
	if err != nil {
		t.Fatal(err)
	}
	return session
}

// TestExample holds a true article, in an editor's own words, against the PDFs of the
// example session: nothing in it is an error, and few sentences ask to be read again.
func TestExample(t *testing.T) {
	session := exampleSession(t)
	src, err := os.ReadFile(filepath.Join("testdata", "valombre.md"))
	if err != nil {
		t.Fatal(err)
	}
	c := check.New(session)
	r := c.Text(src, check.Options{})
	again := map[int]bool{}
	for _, f := range r.Findings {
		if f.Level == check.Error {
			t.Errorf("line %d: %s %q: %s", f.Line, f.Code, f.Text, f.Message)
		} else if f.Level == check.Warning {
			again[f.Line] = true
			t.Logf("line %d: %s %q: %s", f.Line, f.Code, f.Text, f.Message)
		}
	}
	if 12*len(again) > len(r.Claims) {
		t.Errorf("%d of %d sentences are to be read again", len(again), len(r.Claims))
	}
	located := 0
	for _, cl := range r.Claims {
		if cl.Status != check.Proved {
			continue
		}
		located++
		if cl.Deliberation == "" {
			continue // the head of the minutes
		}
		if d := session.Find(cl.Deliberation); d == nil {
			t.Errorf("%q: no act has the id %q", cl.Text, cl.Deliberation)
		} else if _, ok := d.Locate(cl.Evidence.Quote); !ok {
			t.Errorf("%q: the act does not print %q", cl.Text, cl.Evidence.Quote)
		}
	}
	if located < 30 {
		t.Errorf("only %d sentences are supported", located)
	}
	for from, to := range map[string]string{ // cunning changes, each with words and values of the act itself
		"à la Métropole, qui verse une compensation":             "à la Métropole, qui reçoit une compensation",
		"place du Grand-Couvert":                                 "place de Saint-Maurin",
		"700 logements par an":                                   "700 logements par mois",
		"L'achat des 16 bus électriques n'est pas compris":       "L'achat des 16 bus électriques est compris",
		"Si les autorisations sont obtenues, les":                "L'État a obtenu les autorisations. Les",
		"par 46 voix contre 9":                                   "par 46 voix contre 5",
		"un fonds de concours de 650 000 € au maximum":           "un fonds de concours de 650 000 €",
		"a donné un avis favorable à la centrale photovoltaïque": "a approuvé la centrale photovoltaïque",
		"Le Conseil a approuvé le programme des travaux":         "Le Conseil a rejeté le programme des travaux",
		"au plus 1,2 million d'euros TTC par an à la Métropole":  "au plus 1,2 million d'euros TTC par an à Valobus, et 2,4 millions d'euros HT en tout à la Métropole",
		"reste payant. Depuis":                                   "devient gratuit. Depuis",
		"38,6 millions d'euros HT, contre 34,2 millions d'euros": "34,2 millions d'euros HT, contre 38,6 millions d'euros",
		"Un bilan sera présenté avant le 31 mars 2027":           "Un bilan sera présenté à partir du 31 mars 2027",
		"les bacs gris des maisons individuelles seront":         "les bacs gris de toutes les maisons seront",
	} {
		spoilt := strings.Replace(string(src), from, to, 1)
		if spoilt == string(src) {
			t.Errorf("%q is not in the article", from)
			continue
		}
		alarms := 0
		for _, f := range c.Text([]byte(spoilt), check.Options{}).Findings {
			if f.Level != check.Info {
				alarms++
			}
		}
		if alarms == 0 {
			t.Errorf("%q → %q raises no alarm", from, to)
		}
	}
}

// TestSentences holds sentences without figure, date or name against the example session:
// most that are false raise an alarm, and few that are true do.
func TestSentences(t *testing.T) {
	session := exampleSession(t)
	list, err := os.ReadFile(filepath.Join("testdata", "sentences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	c := check.New(session)
	n, wrong := map[string]int{}, map[string]int{}
	for _, line := range strings.Split(strings.TrimSpace(string(list)), "\n")[1:] {
		kind, rest, _ := strings.Cut(line, " ")
		act, sentence, _ := strings.Cut(rest, " ")
		src := "## Point {#x acts=\"" + act + "\"}\n\n" + sentence + "\n"
		if title, ok := strings.CutPrefix(sentence, "# "); ok {
			src = "## " + title + " {#x acts=\"" + act + "\"}\n"
		}
		var codes []string
		for _, f := range c.Text([]byte(src), check.Options{}).Findings {
			if f.Level != check.Info {
				codes = append(codes, f.Code)
			}
		}
		n[kind]++
		if kind == "-" && len(codes) == 0 {
			wrong[kind]++
			t.Logf("%s: the false %q passes", act, sentence)
		}
		if kind == "+" && len(codes) > 0 {
			wrong[kind]++
			t.Logf("%s: the true %q raises %v", act, sentence, codes)
		}
	}
	if 7*wrong["-"] > n["-"] || 7*wrong["+"] > n["+"] {
		t.Errorf("of %v sentences, wrong of %v", n, wrong)
	}
}

// TestDocumented holds docs/checks.md to the codes of the program, and the program to it.
func TestDocumented(t *testing.T) {
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "checks.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`(?:Error|Info), "([a-z]+(?:-[a-z]+)*)"`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range code.FindAllStringSubmatch(string(src), -1) {
			if !strings.Contains(string(doc), "`"+m[1]+"`") {
				t.Errorf("%s: docs/checks.md does not list %q", name, m[1])
			}
		}
	}
}

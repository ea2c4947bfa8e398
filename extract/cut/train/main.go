// Command train learns the weights of the cut from labelled papers, and measures them on
// authorities that they were not made from.
//
//	go run ./extract/cut/train -gold ../shared/gold -corpus ../shared/corpus -loao
//	go run ./extract/cut/train -gold ../shared/gold -corpus ../shared/corpus -out extract/cut/weights.txt
//
// It reads pages without text by OCR where the programs are installed; -cache keeps what was read.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"phare/examples/papers"
	"phare/extract"
	"phare/extract/cut"
)

func main() {
	log.SetFlags(0)
	gold := flag.String("gold", "../shared/gold", "folder of labels, one JSON file a paper")
	corpus := flag.String("corpus", "../shared/corpus", "folder under which the papers stand")
	invented := flag.Int("invented", 150, "how many invented minutes to learn from beside the real papers")
	villages := flag.Int("villages", 250, "how many invented minutes of villages to learn from")
	held := flag.Int("held", 0, "how many invented minutes of forms never learned from to measure the weights on")
	layouts := flag.String("layouts", "", "folders of papers as text with their labels, commas between")
	cache := flag.String("cache", "", "folder that keeps what was read")
	out := flag.String("out", "", "file of weights to write")
	base := flag.String("base", "", "what another build has printed of the papers (extract --json), to stand beside it")
	loao := flag.Bool("loao", false, "leave each authority out in turn, and measure on it")
	look := flag.String("show", "", "with -loao: print the candidates of this paper (authority/name.pdf) alone")
	verbose := flag.Bool("v", false, "name what is missed and what is invented")
	var s settings
	flag.IntVar(&s.epochs, "epochs", 15, "passes over the papers")
	flag.Float64Var(&s.rate, "rate", 0.1, "step of learning")
	flag.Float64Var(&s.ridge, "ridge", 0.02, "pull of each weight to nothing")
	flag.Float64Var(&s.margin, "margin", 0.5, "by how much the right titles must win")
	flag.IntVar(&s.seeds, "seeds", 2, "orders of the papers whose weights are averaged")
	flag.IntVar(&s.groups, "groups", 3, "authorities at which a word must be seen")
	texts := flag.Float64("texts", 4, "weight of a paper given as text")
	weight := flag.Float64("real", 4, "weight of a real paper beside an invented one")
	flag.Parse()

	real, err := readLabels(*gold, *corpus, *weight)
	if err != nil {
		log.Fatal(err)
	}
	docs, err := read(real, *cache, cut.NewModel(nil))
	if err != nil {
		log.Fatal(err)
	}
	made, _, err := invent(*invented, papers.Train, cut.NewModel(nil))
	if err != nil {
		log.Fatal(err)
	}
	made = append(made, inventVillages(*villages)...)
	all := slices.Concat(real, made)
	names := attending(docs)
	for _, dir := range strings.FieldsFunc(*layouts, func(r rune) bool { return r == ',' }) {
		written, err := readLayouts(dir, *texts)
		if err != nil {
			log.Fatal(err)
		}
		made, all = append(made, written...), append(all, written...)
	}
	prepare(all)
	if strings.HasPrefix(*look, "invented") {
		for _, p := range made {
			if p.group == *look {
				show(p, cut.NewModel(nil))
			}
		}
		return
	}
	var guesses []guess
	if *loao {
		others, err := readFound(*base)
		if err != nil {
			log.Fatal(err)
		}
		guesses = leaveOneOut(real, made, s, names, *cache, others, *look, *verbose)
	}
	if *out == "" && *held == 0 {
		return
	}
	m := learn(all, s, names)
	m.X, m.Y = curve(guesses)
	if *held > 0 {
		test, found, err := invent(*held, papers.Held, m)
		if err != nil {
			log.Fatal(err)
		}
		var t tally
		for i, p := range test {
			u, right := match(p, found[i])
			if t.add(u); *verbose {
				tell(p, found[i], u, right)
			}
		}
		fmt.Printf("invented, of forms never learned from: F1 %.3f (matched %d, found %d, labelled %d)\n", t.f1(), t.matched, t.found, t.wanted)
	}
	if *out != "" {
		f, err := os.Create(*out)
		if err == nil {
			err = m.Write(f)
		}
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

// attending lists the words of the names of those who attend, which no weight may bear.
func attending(docs []*extract.Document) map[string]bool {
	names := map[string]bool{}
	for _, d := range docs {
		if d == nil {
			continue
		}
		for _, n := range d.Present {
			for _, w := range nameWords(n) {
				names[w] = true
			}
		}
	}
	return names
}

// prepare ties labels to candidates and says how many acts have none.
func prepare(papers []*paper) {
	acts, lost, without := 0, 0, 0
	for _, p := range papers {
		acts += len(p.Deliberations)
		if p.doc == nil {
			without++
			if !strings.HasPrefix(p.group, "invented") {
				log.Printf("%s: no minutes are cut", p.File)
			}
			continue
		}
		p.tie()
		if lost += p.lost; p.lost > 0 {
			log.Printf("%s: %d acts of %d have no candidate", p.File, p.lost, len(p.Deliberations))
		}
	}
	log.Printf("%d papers (%d without minutes), %d acts, %d without a candidate", len(papers), without, acts, lost)
}

// leaveOneOut learns without each authority in turn, reads its papers with what was learned, and
// prints what is found of them.
func leaveOneOut(real, made []*paper, s settings, names map[string]bool, cache string, others map[string]*extract.Document, look string, verbose bool) []guess {
	groups := map[string][]*paper{}
	for _, p := range real {
		groups[p.group] = append(groups[p.group], p)
	}
	var guesses []guess
	var all, allOthers tally
	var each []tally
	for _, g := range slices.Sorted(maps.Keys(groups)) {
		if look != "" && !strings.HasPrefix(look, g+"/") {
			continue
		}
		var rest []*paper
		for _, p := range slices.Concat(real, made) {
			if p.group != g {
				rest = append(rest, p)
			}
		}
		m := learn(rest, s, names)
		test := make([]*paper, len(groups[g]))
		for i, p := range groups[g] {
			c := *p
			test[i] = &c
		}
		for _, p := range groups[g] {
			if look == p.File {
				show(p, m)
			}
		}
		if look != "" {
			return nil
		}
		docs, err := read(test, cache, m)
		if err != nil {
			log.Fatal(err)
		}
		var t, other tally
		for i, p := range test {
			if docs[i] == nil {
				log.Fatalf("%s: not read", p.File)
			}
			u, right := match(p, docs[i])
			t.add(u)
			for k, a := range docs[i].Deliberations {
				guesses = append(guesses, guess{a.Confidence.Cut, right[k], g})
			}
			if o := others[shortName(p.File)]; o != nil {
				v, _ := match(p, o)
				other.add(v)
			}
			if verbose {
				tell(p, docs[i], u, right)
			}
		}
		fmt.Printf("%-24s F1 %.3f (matched %d, found %d, labelled %d)%s\n", g, t.f1(), t.matched, t.found, t.wanted, beside(other))
		all.add(t)
		allOthers.add(other)
		each = append(each, t)
	}
	lo, hi := interval(each)
	fmt.Printf("leave one authority out: F1 %.3f [%.3f, %.3f] (matched %d, found %d, labelled %d)%s\n", all.f1(), lo, hi, all.matched, all.found, all.wanted, beside(allOthers))
	tellCalibration(guesses)
	return guesses
}

// tell names what was invented of a paper, and how much was missed.
func tell(p *paper, d *extract.Document, t tally, right []bool) {
	if t.matched == t.found && t.matched == t.wanted {
		return
	}
	fmt.Printf("    %s: matched %d, found %d, labelled %d\n", p.File, t.matched, t.found, t.wanted)
	for k, r := range right {
		if !r {
			fmt.Printf("        invented p.%v %q\n", d.Deliberations[k].Pages, d.Deliberations[k].Object)
		}
	}
}

// beside prints what another build finds, nothing where it was not read.
func beside(t tally) string {
	if t.wanted == 0 {
		return ""
	}
	return fmt.Sprintf("   the other build %.3f (%d, %d)", t.f1(), t.matched, t.found)
}

// readFound reads what extract --json has printed, by the short names of the files.
func readFound(path string) (map[string]*extract.Document, error) {
	if path == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var batch extract.Batch
	if err := json.Unmarshal(raw, &batch); err != nil {
		return nil, err
	}
	out := map[string]*extract.Document{}
	for _, d := range batch.Documents {
		out[shortName(d.File)] = d
	}
	return out, nil
}

// interval is the 95 % bootstrap interval of F1 over authorities.
func interval(each []tally) (lo, hi float64) {
	const draws = 2000
	r := rand.New(rand.NewPCG(1, 2))
	f := make([]float64, draws)
	for i := range f {
		var t tally
		for range each {
			t.add(each[r.IntN(len(each))])
		}
		f[i] = t.f1()
	}
	slices.Sort(f)
	return f[draws*25/1000], f[draws*975/1000]
}

func nameWords(n string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(n, func(r rune) bool { return r == ' ' || r == '-' || r == '\'' || r == '’' }) {
		out = append(out, foldName(w))
	}
	return out
}

// Command cmd writes invented council papers and their labels.
//
//	go run ./examples/papers/cmd -n 50 -seed 7 -profile held -out DIR
//
// DIR/papiers-PROFILE holds the PDFs (and their text with -text), DIR/gold the labels, one JSON file a PDF.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"os"
	"path/filepath"
	"slices"

	"phare/examples/papers"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 20, "how many papers")
	seed := flag.Uint64("seed", 1, "the first paper's seed; those after it follow on")
	profile := flag.String("profile", "train", "train; held: forms, subjects and names that train never shows; hard: of those, services that give a reader little to go by")
	kind := flag.String("kind", "", "one kind only: acte, liasse, pv, liste, convocation, projet")
	out := flag.String("out", "", "the folder to write to")
	session := flag.Bool("session", false, "n whole sessions instead: convocation, acts, list, table of votes")
	text := flag.Bool("text", false, "write each paper's lines too")
	flag.Parse()
	if *out == "" || !slices.Contains([]string{"train", "held", "hard"}, *profile) {
		flag.Usage()
		log.Fatal("-out and a profile are needed")
	}
	for i := range uint64(*n) {
		if *session {
			s := papers.GenerateSession(*seed+i, papers.Profile(*profile))
			for _, p := range s.Papers {
				if err := write(*out, p, *text); err != nil {
					log.Fatal(err)
				}
			}
			votes := filepath.Join(*out, filepath.Dir(filepath.FromSlash(s.Papers[0].Labels.File)), "votes.csv")
			if err := os.WriteFile(votes, s.Votes, 0o644); err != nil {
				log.Fatal(err)
			}
			continue
		}
		p := papers.Generate(*seed+i, papers.Profile(*profile))
		if *kind != "" {
			p = papers.GenerateKind(*seed+i, papers.Profile(*profile), *kind)
		}
		if err := write(*out, p, *text); err != nil {
			log.Fatal(err)
		}
	}
}

func write(out string, p papers.Paper, text bool) error {
	pdf := filepath.Join(out, filepath.FromSlash(p.Labels.File))
	if err := os.MkdirAll(filepath.Dir(pdf), 0o755); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Join(out, "gold"), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(pdf, p.PDF(), 0o644); err != nil {
		return err
	}
	if text {
		if err := os.WriteFile(pdf[:len(pdf)-3]+"txt", []byte(p.Text()), 0o644); err != nil {
			return err
		}
	}
	labels, err := json.MarshalIndent(p.Labels, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "gold", p.Name+".json"), append(labels, '\n'), 0o644)
}

package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
)

// The bar says how many acts are read and how many words have come, whoever tells it.
func TestBar(t *testing.T) {
	var out bytes.Buffer
	b := &bar{w: &out}
	b.step("Lecture par le modèle", 0, 82)
	var wg sync.WaitGroup
	for _, r := range []string{"digest/a", "digest/b"} {
		wg.Go(func() {
			for n := range 171 {
				b.hear(r, n)
			}
		})
	}
	wg.Wait()
	b.step("Lecture par le modèle", 12, 82)
	if got := b.description(); got != "Lecture par le modèle, 340 mots reçus" {
		t.Errorf("the bar says %q", got)
	}
	if !strings.Contains(out.String(), "82") {
		t.Errorf("drawn: %q", out.String())
	}
	b.step("Rédaction", 0, 5)
	if got := b.description(); got != "Rédaction" {
		t.Errorf("the next task says %q", got)
	}
	b.end()
	silent := &bar{}
	silent.step("Lecture", 1, 2)
	silent.hear("digest/a", 3)
	silent.end()
}

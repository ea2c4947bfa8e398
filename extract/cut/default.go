package cut

import (
	_ "embed"
	"sync"
)

// The weights are made again, where the labelled papers are, by:
//
//go:generate go run ./train -gold ../../../shared/gold -corpus ../../../shared/corpus -layouts ../testdata/layouts -loao -out weights.txt

//go:embed weights.txt
var weights string

// Default returns the model that the program bears.
var Default = sync.OnceValue(func() *Model {
	m, err := ParseModel(weights)
	if err != nil {
		panic(err) // a build of this program is broken: its own test would have said so
	}
	return m
})

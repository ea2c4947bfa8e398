package cut

import (
	_ "embed"
	"sync"
)

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

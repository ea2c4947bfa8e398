package act

import (
	"testing"
)

func TestOutcomePatterns(t *testing.T) {
	for _, err := range outcomePatterns().Check() {
		t.Error(err)
	}
}

package llm_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/zalando/go-keyring"

	"phare/summarize/llm"
	"phare/summarize/llm/llmtest"
)

// A key kept is found by its host, and by no other; without a keyring the error says
// what to do instead.
func TestKeyring(t *testing.T) {
	keyring.MockInit()
	const host = "api.exemple.fr"
	if key, err := llm.KeyFromKeyring(host); key != "" || err != nil {
		t.Errorf("empty keyring gives %q, %v", key, err)
	}
	if err := llm.KeepInKeyring(host, llmtest.Key); err != nil {
		t.Fatal(err)
	}
	if key, err := llm.KeyFromKeyring(host); key != llmtest.Key || err != nil {
		t.Errorf("got %q, %v", key, err)
	}
	if key, err := llm.KeyFromKeyring("autre.exemple.fr"); key != "" || err != nil {
		t.Errorf("another host gets %q, %v", key, err)
	}
	for range 2 { // taking out what is not there is done already
		if err := llm.KeepInKeyring(host, ""); err != nil {
			t.Error(err)
		}
	}
	keyring.MockInitWithError(errors.New("no bus"))
	defer keyring.MockInit()
	_, err := llm.KeyFromKeyring(host)
	if llm.KindOf(err) != llm.KindConfig || !strings.Contains(err.Error(), "OPENAI_API_KEY") {
		t.Errorf("without a keyring: %v", err)
	}
}

package notify

import (
	"errors"
	"fmt"

	"github.com/zalando/go-keyring"
)

// keyringService is the name under which the system's keyring keeps addresses.
const keyringService = "phare webhook"

// Stored reads the address of a chat's webhook from the system's keyring, "" when it holds
// none.
func Stored(kind Kind) (string, error) {
	address, err := keyring.Get(keyringService, string(kind))
	if errors.Is(err, keyring.ErrNotFound) {
		return "", nil
	}
	return address, err
}

// Store keeps the address of a chat's webhook in the system's keyring; "" takes it out.
func Store(kind Kind, address string) error {
	var err error
	if address == "" {
		err = keyring.Delete(keyringService, string(kind))
		if errors.Is(err, keyring.ErrNotFound) {
			err = nil
		}
	} else {
		err = keyring.Set(keyringService, string(kind), address)
	}
	if err != nil {
		return fmt.Errorf("le trousseau du système n’est pas accessible (%w) : donnez l’adresse par PHARE_WEBHOOK_URL", err)
	}
	return nil
}

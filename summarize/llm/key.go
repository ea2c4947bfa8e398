package llm

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/zalando/go-keyring"
)

// keyringService is the name under which the system's keyring keeps phare's keys.
const keyringService = "phare"

// maxKey bounds a key file: a key is a line.
const maxKey = 8 << 10

// KeyFromFile reads a key from a file that, on Unix, only its owner can read; a file that
// others can read is refused. Its error, of KindConfig, says what to do.
func KeyFromFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", configError("le fichier de la clé ne peut pas être lu : %v", err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return "", configError("le fichier de la clé ne peut pas être lu : %v", err)
	case !info.Mode().IsRegular():
		return "", configError("%s n’est pas un fichier : indiquez celui qui contient la clé", path)
	case othersCanRead(info):
		return "", configError("d’autres comptes peuvent lire la clé dans %s : lancez « chmod 600 %s »", path, path)
	}
	b, err := io.ReadAll(io.LimitReader(f, maxKey+1))
	if err != nil {
		return "", configError("le fichier de la clé ne peut pas être lu : %v", err)
	}
	key := strings.TrimSpace(strings.TrimPrefix(string(b), "\ufeff"))
	switch {
	case key == "":
		return "", configError("le fichier de la clé est vide : %s", path)
	case len(b) > maxKey || strings.ContainsAny(key, " \t\r\n"):
		return "", configError("%s contient autre chose qu’une clé : il ne doit contenir qu’elle, sur une ligne", path)
	}
	return key, nil
}

// KeyFromKeyring reads the key of a server's host from the system's keyring; "" when the
// keyring holds none. Its error is of KindConfig.
func KeyFromKeyring(host string) (string, error) {
	key, err := keyring.Get(keyringService, host)
	if errors.Is(err, keyring.ErrNotFound) {
		return "", nil
	}
	if err != nil {
		return "", configError("le trousseau du système n’est pas accessible (%v) : donnez la clé par OPENAI_API_KEY ou par un fichier", err)
	}
	return key, nil
}

// KeepInKeyring puts the key of a server's host into the system's keyring; "" takes it
// out. Its error is of KindConfig.
func KeepInKeyring(host, key string) error {
	var err error
	if key == "" {
		err = keyring.Delete(keyringService, host)
		if errors.Is(err, keyring.ErrNotFound) {
			err = nil
		}
	} else {
		err = keyring.Set(keyringService, host, key)
	}
	if err != nil {
		return configError("le trousseau du système n’est pas accessible (%v) : donnez la clé par OPENAI_API_KEY ou par un fichier", err)
	}
	return nil
}

package wordpress

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// A Finding is one thing that doctor says of the site.
type Finding struct {
	OK     bool
	Detail string // French
	Remedy string // what to do, "" when all is well
}

// Diagnose asks the site, in the order of what can go wrong, and changes nothing.
func (s *Site) Diagnose(ctx context.Context) []Finding {
	address, err := s.address(ctx, "/", nil)
	if err != nil {
		return []Finding{{false, err.Error(), "vérifiez publish.wordpress.url ; l’interface REST doit répondre à l’adresse du site suivie de /wp-json/"}}
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return []Finding{{false, err.Error(), "vérifiez publish.wordpress.url"}}
	}
	var index struct {
		Name           string          `json:"name"`
		Authentication json.RawMessage `json:"authentication"`
	}
	req.SetBasicAuth(s.config.User, s.config.Password)
	if err := s.do(req, &index); err != nil {
		return []Finding{{false, err.Error(), "vérifiez publish.wordpress.url"}}
	}
	all := []Finding{{true, fmt.Sprintf("« %s » répond", index.Name), ""}}
	if !strings.Contains(string(index.Authentication), "application-passwords") {
		return append(all, Finding{false, "les mots de passe d’application sont désactivés sur ce site", "ils demandent une adresse en https ; une extension de sécurité peut aussi les bloquer : demandez à l’administrateur"})
	}
	me, err := s.account(ctx)
	if err != nil {
		f := Finding{false, err.Error(), "créez un mot de passe d’application pour ce compte"}
		if s.headerLost(ctx) {
			f = Finding{false, "le serveur web retire l’en-tête Authorization avant WordPress", "avec Apache, ajoutez dans .htaccess : SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1"}
		}
		return append(all, f)
	}
	all = append(all, Finding{true, fmt.Sprintf("compte « %s », rôle %s", me.Slug, strings.Join(me.Roles, ", ")), ""})
	for _, need := range []struct {
		capability, without, remedy string
		needed                      bool
	}{
		{"publish_posts", "ce compte ne peut pas publier", "réglez publish.wordpress.status sur « pending », ou demandez le rôle Éditeur", s.config.Status == "publish"},
		{"upload_files", "ce compte ne peut déposer ni image ni PDF", "n’en choisissez pas à la signature, ou demandez le rôle Auteur ou Éditeur", true},
		{"manage_categories", "ce compte ne peut pas créer de catégorie", "créez la catégorie dans WordPress, ou demandez le rôle Éditeur", true},
	} {
		if need.needed && !me.may(need.capability) {
			all = append(all, Finding{false, need.without, need.remedy})
		}
	}
	return all
}

// headerLost tells a stripped Authorization header from a wrong password: WordPress names
// the latter (incorrect_password, invalid_username), and says "not logged in" when it saw none.
func (s *Site) headerLost(ctx context.Context) bool {
	err := s.call(ctx, http.MethodGet, "/wp/v2/users/me", nil, nil, nil)
	var a *answerError
	return errors.As(err, &a) && a.Code == "rest_not_logged_in"
}

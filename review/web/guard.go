package web

import (
	"crypto/subtle"
	"log/slog"
	"mime"
	"net/http"
	"strings"
	"time"

	"phare/review/web/intake"
)

// contentPolicy lets the page run its own scripts and nothing else: no inline script or
// style, no other site, no frame.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// guard refuses every request that does not come from the page itself, opened with the
// secret: another site through the browser (Origin, Sec-Fetch-Site, the SameSite cookie), a
// name that was rebound to this computer (Host), another account of it (the secret).
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		if why := s.refusal(r); why != "" {
			http.Error(w, why, http.StatusForbidden)
			return
		}
		limit := int64(maxRequest)
		if upload(r) {
			limit = intake.MaxFile + 1<<20
			later := time.Now().Add(uploadTime)
			_ = http.NewResponseController(w).SetReadDeadline(later) // where it cannot be moved, it stays
			_ = http.NewResponseController(w).SetWriteDeadline(later)
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r)
	})
}

// maxRequest is the most bytes that a request may carry: a draft is a few thousand.
const maxRequest = 4 << 20

// upload reports whether a request brings a file in.
func upload(r *http.Request) bool {
	p := r.URL.Path
	return strings.HasPrefix(p, "/depots/") && strings.HasSuffix(p, "/fichier") ||
		r.Method == http.MethodPost && strings.HasPrefix(p, "/s/") && (strings.HasSuffix(p, "/avis") || strings.HasSuffix(p, "/photo") || strings.HasSuffix(p, "/joints/copie"))
}

// refusal says why a request is refused, "" when it is not.
func (s *Server) refusal(r *http.Request) string {
	if r.Host != s.host {
		return "Requête refusée : ce nom n’est pas celui de la page de relecture."
	}
	if r.URL.Path == "/entree" && r.Method == http.MethodGet {
		return "" // enter checks the key; the file that leads here is of no site
	}
	origin, site := r.Header.Get("Origin"), r.Header.Get("Sec-Fetch-Site")
	if origin != "" && origin != "http://"+s.host {
		return "Requête refusée : elle vient d’un autre site."
	}
	if site != "" && site != "same-origin" && site != "none" {
		return "Requête refusée : elle vient d’un autre site."
	}
	c, err := r.Cookie(s.cookieName())
	if err != nil || !same(c.Value, s.cookie) {
		return "Ouvrez la page par l’adresse que « phare review » a affichée dans sa fenêtre : elle contient une clé."
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		return ""
	}
	if origin == "" || site != "" && site != "same-origin" {
		return "Requête refusée : elle ne vient pas de la page de relecture."
	}
	want := "application/json"
	if upload(r) {
		want = "application/octet-stream"
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != want {
		return "Requête refusée : un formulaire d’une autre page ne peut rien changer ici."
	}
	if !same(r.Header.Get("X-Phare-Token"), s.token) {
		return "Requête refusée : cette page n’a pas été ouverte par phare. Fermez-la, puis rouvrez phare."
	}
	return ""
}

// cookieName differs from port to port: cookies of one address are shared by its ports.
func (s *Server) cookieName() string {
	return "phare-" + s.host[strings.LastIndexByte(s.host, ':')+1:]
}

// enter exchanges the key of the address for a cookie that no script can read, and for the
// token that every write bears. Cookies know no port: a program of another account that listens
// on another port of this computer may be sent the cookie. The token is kept by the browser for
// this address and port alone, and no page that the cookie opens bears it.
func (s *Server) enter(w http.ResponseWriter, r *http.Request) {
	key := r.URL.Query().Get("cle")
	if _, once := s.tickets.LoadAndDelete(key); !once && !same(key, s.key) {
		http.Error(w, "La clé de cette adresse n’est pas la bonne : reprenez l’adresse que phare a affichée en dernier.", http.StatusForbidden)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: s.cookieName(), Value: s.cookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode})
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	if err := s.pages[""].ExecuteTemplate(w, "part-enter", s.token); err != nil {
		slog.Debug("enter", "err", err)
	}
	if s.opt().Entered != nil {
		s.opt().Entered()
	}
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

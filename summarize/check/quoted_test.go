package check

import (
	"strings"
	"testing"
)

// A sentence is held against the words given for its proof.
func TestQuoted(t *testing.T) {
	s := fictional(t, "2031-04-04", "Conseil municipal de Valmont-sur-Orle", principle, sought)
	c := New(s)
	for _, q := range []struct{ sentence, act, quote, code string }{
		{"Les classes mobiles ont été posées dans la cour.", "2031-01", "APPROUVE le principe de la pose de classes mobiles", "promoted-done"},
		{"La halle aux grains a été classée.", "2031-02", "DEMANDE le classement de la halle aux grains", "promoted-request"},
		{"Les visites du théâtre attirent les touristes.", "2031-01", "AUTORISE le dépôt des demandes de permis", "unsupported"},
		{"La pose réjouit les riverains, qui organisent une tombola.", "2031-01", "APPROUVE le principe de la pose de classes mobiles", "word-not-in-act"},
		{"Le conseil municipal a approuvé le principe de classes mobiles.", "2031-01", "APPROUVE le principe de la pose de classes mobiles", ""},
		{"La Ville demande que la halle aux grains soit classée.", "2031-02", "DEMANDE le classement de la halle aux grains", ""},
		{"Le préau a été rénové.", "2031-01", "Le préau a été rénové", ""},
		{"Les classes mobiles ont été posées.", "ailleurs", "APPROUVE le principe", ""},
	} {
		var codes []string
		for _, f := range c.Quoted(q.sentence, q.act, q.quote, Options{}) {
			codes = append(codes, f.Code)
		}
		if got := strings.Join(codes, " "); !strings.Contains(got, q.code) || q.code == "" && got != "" {
			t.Errorf("%q: want %q, got %q", q.sentence, q.code, got)
		}
	}
}

// A list may give each amount before what it is of, and a denial before a colon may deny
// something else than what the act says.
func TestListedAmountsAndDeniedClause(t *testing.T) {
	s := fictional(t, "2031-04-04", "Conseil municipal de Valmont-sur-Orle", `@number 2031/05
		@object Aides aux vacances et travaux des écoles
		@expose
		Travaux de l'école Paul-Verger pour un montant de 750 000 €.
		Le marché comprend la fourniture, le transport, le calage, le raccordement aux réseaux, la dépose des installations anciennes, la remise en état du sol et le nettoyage complet des abords immédiats avant réception.
		Travaux de l'école Jean-Moissac pour un montant de 820 000 €.
		Le marché comprend la fourniture, le transport, le calage, le raccordement aux réseaux, la dépose des installations anciennes, la remise en état du sol et le nettoyage complet des abords immédiats avant réception.
		Travaux de la maternelle des Lilas pour un montant de 335 000 €.
		L'aide est versée directement aux centres de vacances agréés de la commune.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- APPROUVE les travaux et les aides.`)
	text := "## Écoles {#x acts=\"2031/05\"}\n\nPour les travaux, 750 000 € à Paul-Verger, 820 000 € à Jean-Moissac et 335 000 € aux Lilas.\n\nVous ne la touchez pas : l'aide est versée directement aux centres de vacances agréés de la commune.\n"
	if got := alarms(Text([]byte(text), s, Options{})); len(got) > 0 {
		t.Errorf("the true text raises %v", got)
	}
	wrong := strings.NewReplacer("820 000", "335 000", "335 000", "820 000").Replace(text)
	if got := alarms(Text([]byte(wrong), s, Options{})); len(got) == 0 {
		t.Error("two amounts changed places, and nothing is said")
	}
}

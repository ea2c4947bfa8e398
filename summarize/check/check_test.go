package check

import (
	"strings"
	"testing"

	"phare/extract"
)

// valmont is the session that most tests speak of. Everything in it is invented.
func valmont(t testing.TB) *extract.Session {
	return fictional(t, "2025-04-04", "Conseil municipal de Valmont-sur-Orle",
		`@number 2025/031
		@object Rénovation du groupe scolaire des Tilleuls
		@unanimous false
		@for 22
		@against 3
		@abstain 2
		@head
		VILLE DE VALMONT-SUR-ORLE
		Séance du conseil municipal du vendredi 4 avril 2025
		Convoqué le 28 mars 2025
		Objet : Rénovation du groupe scolaire des Tilleuls
		@expose
		Madame l'adjointe expose que le groupe scolaire des Tilleuls, construit en 1974, accueille 212 élèves.
		Les travaux d'isolation portent sur 1 850 m² et doivent réduire la consommation d'énergie de 40 %.
		Le coût prévisionnel de l'opération s'élève à 1 234 567,89 € HT, dont 300 000 € HT pour les façades.
		L'école maternelle n'est pas concernée par les travaux.
		Les travaux se dérouleront du 7 juillet 2025 au 29 août 2026, en dehors du temps scolaire.
		La Région est sollicitée à hauteur de 250 000 €, la Fondation du Bâti durable à hauteur de 80 000 € maximum.
		@visas
		Vu la délibération n° 2023/112 du 12 décembre 2023 fixant une enveloppe de 900 000 € ;
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- APPROUVE le programme de rénovation du groupe scolaire des Tilleuls pour un coût prévisionnel de 1 234 567,89 € HT ;
		- SOLLICITE auprès de la Région une subvention de 250 000 € ;
		- AUTORISE Madame la Maire à signer le marché avec la société Orle Bâtiment.
		@vote
		Adopté par 22 voix pour, 3 contre et 2 abstentions.`,
		`@number 2025/032
		@object Subvention au club nautique de l'Orle
		@unanimous true
		@expose
		L'association Club nautique de l'Orle organise chaque année la Fête du fleuve.
		La Ville met à disposition le ponton Saint-Elme, sauf en juillet, pour une durée de 3 ans renouvelable une fois.
		La redevance d'occupation du ponton est fixée à 600 € par an, versée par l'association à la Ville.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- ATTRIBUE à l'association Club nautique de l'Orle une subvention de 12 500 € ;
		- DIT que les certaines écoles de la ville bénéficieront de séances gratuites.
		@vote
		Adopté à l'unanimité.`,
		`@number 2025/033
		@object Avis sur le projet de carrière de Roncevel
		@outcome opinion
		@expose
		La société Granulats du Val demande l'extension de la carrière de Roncevel sur 12 hectares.
		@dispositif
		Le conseil municipal, après en avoir délibéré :
		- ÉMET un avis favorable sur la demande d'extension de la carrière.`,
	)
}

const article = `---
title: "Conseil municipal du 4 avril 2025 : trois décisions à retenir"
---

Réuni le vendredi 4 avril 2025, le conseil municipal de Valmont-sur-Orle a examiné trois sujets.

## Les Tilleuls : l'école sera rénovée

Le conseil municipal a approuvé la rénovation du groupe scolaire des Tilleuls, où étudient 212 élèves. L'isolation concerne 1 850 m² et doit faire baisser la consommation d'énergie de 40 %. Le coût est estimé à 1,23 million d'euros HT. La Ville demande 250 000 € à la Région. La Fondation du Bâti durable est sollicitée pour 80 000 € au plus. Les travaux iront du 7 juillet 2025 au 29 août 2026, hors du temps scolaire. La maternelle n'est pas concernée.
(délibération n° 2025/031)

## Le club nautique soutenu

Le Club nautique de l'Orle recevra 12 500 €. Il dispose du ponton Saint-Elme, sauf en juillet, pour 3 ans renouvelables. Il verse 600 € par an à la Ville.
(délibération n° 2025/032)

## Carrière de Roncevel

La Ville a rendu un avis favorable à l'extension de la carrière sur 12 hectares.
(délibération n° 2025/033)
`

// A true article raises no alarm, and everything in it has its evidence.
func TestTrueArticle(t *testing.T) {
	r := Text([]byte(article), valmont(t), Options{})
	for _, f := range r.Findings {
		if f.Level != Info {
			t.Errorf("line %d: %s %q: %s", f.Line, f.Code, f.Text, f.Message)
		}
	}
	for _, c := range r.Claims {
		if strings.ContainsAny(c.Text, "0123456789") && !strings.HasPrefix(c.Text, "(") && c.Line > 5 {
			if c.Status != Proved || c.Evidence == nil || c.Evidence.Quote == "" || c.Evidence.Page != 1 || len(c.Evidence.Boxes) == 0 {
				t.Errorf("%q is %s, evidence %v", c.Text, c.Status, c.Evidence)
			}
		}
	}
}

// Each change makes the true article false; an alarm of the code must stand on its line.
func TestAdversaries(t *testing.T) {
	for _, c := range []struct{ from, to, code string }{
		// values
		{"1,23 million d'euros HT", "1,32 million d'euros HT", "amount-not-in-act"},
		{"1,23 million d'euros HT", "1,23 million d'euros TTC", "tax-differs"},
		{"1,23 million d'euros HT", "1,23 million d'euros", "omits"},
		{"estimé à 1,23 million d'euros HT", "de 1,23 million d'euros HT", "omits"},
		{"estimé à 1,23 million", "estimé à plus de 1,3 million", "amount-not-in-act"},
		{"estimé à 1,23 million", "estimé à moins de 1,2 million", "amount-not-in-act"},
		{"80 000 € au plus", "80 000 €", "omits"},
		{"80 000 € au plus", "80 000 € au moins", "qualifier-reversed"},
		{"80 000 € au plus", "900 000 € au plus", "own-words"},
		{"250 000 €", "12 500 €", "amount-not-in-act"},
		{"600 € par an", "600 € par mois", "period-differs"},
		{"600 € par an", "600 €", "omits"},
		{"12 500 €", "12 500 € par an", "own-words"},
		{"40 %", "4 %", "percent-not-in-act"},
		{"1 850 m²", "1 850 m³", "unit"},
		{"12 hectares", "12 logements", "own-words"},
		{"3 ans renouvelables", "3 ans", "omits"},
		{"3 ans renouvelables", "30 mois renouvelables", "duration-not-in-act"},
		{"du 7 juillet 2025", "du 8 juillet 2025", "date-not-in-act"},
		{"29 août 2026", "29 août 2025", "date-not-in-act"},
		{"Réuni le vendredi 4 avril", "Réuni le jeudi 4 avril", "weekday"},
		{"Réuni le vendredi 4 avril 2025", "Réuni le vendredi 28 mars 2025", "session-date"},
		{"où étudient 212 élèves", "où étudient 212 élèves, soit un total de 560 000 €", "amount-not-in-act"},
		// names
		{"ponton Saint-Elme", "ponton Saint-Remi", "name-not-in-act"},
		{"Il dispose du ponton Saint-Elme", "Il dispose du ponton Roncevel", "name-not-in-act"},
		{"Fondation du Bâti durable est", "Fondation du Bâti Nouveau est", "own-words"},
		{"Le conseil municipal a approuvé", "Le conseil communautaire a approuvé", "wrong-body"},
		{"La Ville demande 250 000 € à la Région", "La Ville demande 250 000 € à l'État", "name-not-in-act"},
		{"Il verse 600 €", "M. Paul Trévise verse 600 €", "person-named"},
		// outcome and vote
		{"a rendu un avis favorable à", "a rendu un avis défavorable à", "outcome"},
		{"a rendu un avis favorable à l'extension", "a approuvé l'extension", "outcome"},
		{"a approuvé la rénovation", "a rejeté la rénovation", "outcome"},
		{"a approuvé la rénovation", "a approuvé à l'unanimité la rénovation", "vote-unanimity"},
		{"a approuvé la rénovation", "a approuvé par 25 voix pour la rénovation", "vote-count"},
		{"La Ville a rendu", "À l'unanimité, la Ville a rendu", "vote-not-stated"},
		// verbs
		{"La Ville demande 250 000 € à la Région", "La Ville obtient 250 000 € de la Région", "promoted-request"},
		{"Le coût est", "La Ville a signé le marché. Le coût est", "own-words"},
		{"Le coût est", "La Ville a réalisé la rénovation. Le coût est", "own-words"},
		{"Il verse 600 € par an à la Ville", "La Ville verse 600 € par an à l'association Club nautique de l'Orle", "roles-reversed"},
		{"faire baisser la consommation", "faire augmenter la consommation", "meaning-reversed"},
		// negations and exceptions
		{"La maternelle n'est pas concernée.", "L'école maternelle est concernée par les travaux.", "negation-lost"},
		{", sauf en juillet, pour", " pour", "omits"},
		{"L'isolation concerne", "L'isolation de toutes les écoles concerne", "quantite"},
		// embroidery
		{"hors du temps scolaire.", "hors du temps scolaire. C'est la première fois qu'une école est isolée.", "own-words"},
		{"hors du temps scolaire.", "hors du temps scolaire. Cette rénovation permettra de créer des emplois locaux et d'attirer des familles.", "own-words"},
		{"hors du temps scolaire.", "hors du temps scolaire. Ce chantier ambitieux était très attendu.", "own-words"},
		{"hors du temps scolaire.", "hors du temps scolaire. Les riverains ont participé à deux réunions publiques animées par un bureau spécialisé.", "own-words"},
		{"sur 12 hectares.", "sur 12 hectares. Grâce à cette extension, le club nautique doublera ses effectifs.", "own-words"},
		{"à la Région.", "à la Région. L'État financera la moitié des travaux.", "own-words"},
		// binding and links
		{"(délibération n° 2025/033)", "(délibération n° 2025/039)", "unknown-act"},
		{"(délibération n° 2025/033)", "(délibération n° 2025/033) [voir](https://exemple.test/page)", "link"},
		{"(délibération n° 2025/033)", "(délibération n° 2025/033) <a href='javascript:alert(1)'>x</a>", "link"},
		{"trois décisions à retenir", "cinq décisions à retenir", "count-of-parts"},
	} {
		spoilt := strings.Replace(article, c.from, c.to, 1)
		if spoilt == article {
			t.Errorf("%q is not in the article", c.from)
			continue
		}
		r := Text([]byte(spoilt), valmont(t), Options{})
		hit := false
		for _, code := range alarms(r) {
			hit = hit || code == c.code
		}
		if !hit {
			t.Errorf("%q → %q: want %s, got %v", c.from, c.to, c.code, alarms(r))
		}
	}
}

// A post names no act: each paragraph is held to the one act that it speaks of.
func TestUnboundPost(t *testing.T) {
	const post = "Conseil municipal de Valmont-sur-Orle du 4 avril 2025\n\n" +
		"École des Tilleuls : la rénovation du groupe scolaire est estimée à 1,23 million d'euros HT. L'isolation porte sur 1 850 m².\n\n" +
		"Club nautique de l'Orle : l'association reçoit une subvention de 12 500 € et dispose du ponton Saint-Elme, sauf en juillet.\n"
	s := valmont(t)
	if got := alarms(Text([]byte(post), s, Options{Channel: "facebook"})); len(got) > 0 {
		t.Errorf("the true post raises %v", got)
	}
	for from, to := range map[string]string{
		"12 500 €":              "250 000 €",
		"1 850 m²":              "12 hectares",
		"du 4 avril 2025":       "du 11 avril 2025",
		"ponton Saint-Elme":     "ponton Roncevel",
		"sauf en juillet.":      "sauf en juillet. Une première historique !",
		"estimée à 1,23":        "estimée à 1,32",
		"reçoit une subvention": "reçoit, à l'unanimité des 29 élus, une subvention",
	} {
		if got := alarms(Text([]byte(strings.Replace(post, from, to, 1)), s, Options{})); len(got) == 0 {
			t.Errorf("%q → %q raises no alarm", from, to)
		}
	}
}

func TestElectoral(t *testing.T) {
	text := "## Les Tilleuls\n\nNotre équipe a approuvé la rénovation du groupe scolaire des Tilleuls, présentée par Mme Claire Mercadal.\n(délibération n° 2025/031)\n"
	codes := strings.Join(alarms(Text([]byte(text), valmont(t), Options{Electoral: true})), " ")
	for _, want := range []string{"electoral-tone", "person-electoral"} {
		if !strings.Contains(codes, want) {
			t.Errorf("no %s in %q", want, codes)
		}
	}
	if codes := strings.Join(alarms(Text([]byte(text), valmont(t), Options{})), " "); strings.Contains(codes, "person") {
		t.Errorf("an elected member is an alarm out of the electoral period: %q", codes)
	}
}

// What only OCR has read is never proved.
func TestOCR(t *testing.T) {
	s := fictional(t, "2025-04-04", "Conseil municipal de Valmont-sur-Orle", "@number 1\n@dispositif\nAPPROUVE une subvention de ~12 ~500 ~€ au club de voile.")
	r := Text([]byte("# Voile\n\nLe club de voile reçoit une subvention de 12 500 €. (délibération n° 1)\n"), s, Options{})
	if got := strings.Join(alarms(r), " "); got != "ocr-only" {
		t.Errorf("alarms are %q", got)
	}
	for _, c := range r.Claims {
		if strings.Contains(c.Text, "12 500") && c.Status == Proved {
			t.Error("a figure read by OCR counts as proved")
		}
	}
}

func TestForm(t *testing.T) {
	s := valmont(t)
	o := Options{AllowedLinks: []string{"https://valmont.test/videos/"}, ActsURL: "https://actes.test/{number}.pdf"}
	for text, want := range map[string]string{
		"[vidéo](https://valmont.test/videos/4-avril)":             "",
		"[vidéo](https://valmont.test.pirate.test/videos/4-avril)": "link",
		"[vidéo](https://valmont.test@pirate.test/videos/)":        "link",
		"[acte](https://actes.test/2025%2F031.pdf#page=2)":         "",
		"[acte](sources/acte-a.pdf#page=1)":                        "",
		"[acte](sources/../../secret.pdf)":                         "link",
		"[acte](sources/autre.pdf)":                                "link",
		"![](https://pirate.test/pixel.gif)":                       "link",
		"https://pirate.test":                                      "link",
		"<iframe src=\"https://pirate.test\"></iframe>":            "link",
		"[x][1]\n\n[1]: https://pirate.test":                       "link",
		"<!-- https://pirate.test -->":                             "",
	} {
		if got := strings.Join(alarms(Text([]byte(text), s, o)), " "); got != want && !(want == "link" && strings.Contains(got, "link")) {
			t.Errorf("%s: alarms are %q, want %q", text, got, want)
		}
	}
	if got := alarms(Text([]byte(strings.Repeat("mot ", 80)), s, Options{Channel: "x"})); len(got) == 0 {
		t.Error("a post of 320 characters passes on X")
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct {
		channel, text string
		want          int
	}{
		{"x", "abc é ’ « »", 11},
		{"x", "12 €", 5},
		{"x", "voir https://exemple.test/une/longue/adresse.", 5 + 23 + 1},
		{"x", "👩‍👩‍👧", 2},
		{"x", "12\u202f000", 7},
		{"bluesky", "👩‍👩‍👧 é", 3},
		{"mastodon", "https://exemple.test/une/longue/adresse", 23},
		{"linkedin", "𝐀", 2},
		{"sms", "é€", 3},
		{"sms", "ê", 3},
	} {
		if got := Count(c.channel, c.text); got != c.want {
			t.Errorf("%s counts %q as %d, want %d", c.channel, c.text, got, c.want)
		}
	}
}

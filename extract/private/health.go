package private

import "strings"

var (
	// illness says something of somebody's health, with what completes it.
	illness = lazily(`(?i)(?:\b(?:atteinte?s?|souffrante?s?|souffre|souffrait|victime|malade|opérée?|soignée?|hospitalisée?|décédée?|diagnostiquée?)\s+(?:d['’]|de l['’]|de la |de |du |des |pour |à la suite d['’]|suite à )\s*(?:une? |son |sa |ses |la |le |l['’])?[\p{L}'’-]+(?:\s+(?:de la |de |du |des |d['’]|en |à )?[\p{L}'’-]+){0,3}|\b(?:congés?|arrêts?|placée?s?\s+en\s+congé)\s+(?:de |pour |d['’])?(?:longue maladie|longue durée|grave maladie|maladie|maternité pathologique|invalidité temporaire[\p{L} ]{0,25})(?:\s+(?:depuis|pour|du|jusqu)[^.;,\n]{0,50})?|\b(?:maladie professionnelle|accident (?:de service|du travail|de trajet|vasculaire cérébral)|inaptitude[\p{L} ]{0,40}|inapte[\p{L} ]{0,40}|mi-temps thérapeutique|temps partiel thérapeutique|reconnue?s? travailleu(?:r|se)s? handicapée?s?|RQTH|statut de travailleu(?:r|se) handicapée?|qualité de travailleu(?:r|se) handicapée?|taux d['’](?:incapacité|invalidité)[^.;,\n]{0,30}|pension d['’]invalidité|invalide à \d+ ?%|handicapée? à \d+ ?%|allocation aux adultes handicapés|en situation de handicap[\p{L} ]{0,25}|handicap (?:moteur|mental|psychique|visuel|auditif|sévère|lourd)|(?:en|à) fauteuil roulant|lourdement handicapée?|hospitalisée?s?(?:\s+(?:depuis|à|au|pour|en)[^.;,\n]{0,40})?|en (?:chimiothérapie|dialyse|soins palliatifs|cure de désintoxication|psychiatrie)|(?:son|sa|ses|du|d['’]un|d['’]une|le|la|un|une)\s+(?:cancer|leucémie|tumeur|diabète|dépression|burn-out|épilepsie|sclérose en plaques|maladie de \p{Lu}\p{L}+|schizophrénie|autisme|trisomie|paraplégie|tétraplégie|surdité|cécité|insuffisance (?:rénale|cardiaque|respiratoire)|infarctus|hépatite|séropositivité|alcoolisme|toxicomanie|grossesse|état de santé|santé fragile|lourde maladie|longue maladie|grave maladie|maladie)\b(?:\s+(?:du|de la|des|de l['’]|de|en|d['’])\s*[\p{L}'’-]+){0,2}|(?:sous|placée?s? sous) (?:curatelle|tutelle|sauvegarde de justice)(?: renforcée| simple)?|(?:pour |suite à (?:un |une )?|après (?:un |une )?)(?:burn-out|dépression|cancer|infarctus|AVC|leucémie|dépression nerveuse|surmenage|lombalgie|alcoolisme|tumeur)|hospitalisation(?: d['’]office| sous contrainte| en \p{L}+)?|(?:pour |d['’](?:une )?|une |son |sa )(?:addiction|alcoolisme|toxicomanie|conduite addictive)(?: (?:à|aux|au) [\p{L}'’]+(?: [\p{L}'’]+)?)?|enceinte(?: de (?:\d+|\p{L}+) mois)?|[\s,(’']+(?:diabétique|épileptique|autiste|trisomique|paraplégique|tétraplégique|séropositi(?:f|ve)|cancéreu(?:x|se)|dépressi(?:f|ve)|alcoolique|toxicomane|malentendante?|malvoyante?|sourde? et muette?)))`)
	// somebody is one person, whom the words round the illness speak of.
	somebody = lazily(`(?i)\b(?:l['’](?:agent|agente|épouse|époux|oncle|intéressée?|enfant|élève|administrée?|employée?|occupante?|usager|étudiante?|habitante?)|cet(?:te)? (?:agente?|personne|élève|enfant|administrée?|famille|dame|salariée?|habitante?)|ce (?:monsieur|salarié|jeune|locataire|riverain)|(?:son|sa|leur) (?:fils|fille|épouse|époux|mari|femme|mère|père|conjointe?|enfant|frère|sœur|compagne|compagnon)|arrêts? (?:de travail|maladie)|bénéficiaires?|(?:le|la) (?:mère|père|fils|fille|mari|femme|sœur|frère|grand-mère|grand-père|conjointe?|compagne|compagnon|voisine?|retraitée?|jeune \p{L}+|demandeur|demandeuse|salariée?|locataire|requérante?|bénéficiaire|victime|patiente?|veuve|retraitée?)|une? (?:agente?|salariée?|administrée?|habitante?|locataire|élève|adjointe? technique|adjointe? administrati(?:f|ve)|employée?|riveraine?|retraitée?))\b`)
)

var (
	pronoun    = lazily(`(?i)(?:^|[\s,])(?:il|elle)\s|(?:^|\s)s(?:on|a)\s+(?:diabète|cancer|dépression|hospitalisation|grossesse|maladie|handicap|traitement|invalidité|infirmité|leucémie|tumeur|addiction|épilepsie|autisme|surdité|cécité)|\bla famille,|\brelogée?\b`)
	determiner = lazily(`(?i)^[\s,(’']*(?:(?:une?|d['’]une?|d['’]|son|sa|la|le|l['’]|du|pour|souffre (?:d['’]une? |d['’]|de la |de |du )|souffrante? (?:d['’]une? |d['’]|de la |de |du ))\s*)*`)
)

// health finds what is told of somebody's health, in the sentences about one person.
func health(text string, people [][2]int) [][2]int {
	var out [][2]int
	for _, m := range illness().FindAllStringIndex(text, -1) {
		from, to := bounds(text, m[0])
		near := somebody().MatchString(text[from:to]) || pronoun().MatchString(text[from:to])
		for _, p := range people {
			near = near || p[0] < to && p[1] > from
		}
		if near {
			end := m[1]
			for _, stop := range []string{" et ", ", ", " est ", " a ", " pour ", " reçoit ", " bénéficie "} {
				if i := strings.Index(text[m[0]:end], stop); i > 12 {
					end = m[0] + i
				}
			}
			start := m[0] + len(determiner().FindString(text[m[0]:end]))
			out = append(out, [2]int{start, end})
		}
	}
	return out
}

package summarize

// decisionVerb opens a decision: "approuve", "d'approuver", "DÉCIDE de", "Article 1er".
var decisionVerb = lazily(`(?i)^(?:le conseil\b[^:]{0,60}\s)?(?:décide\s+)?(?:d['’]|de\s+)?(?:(?:approuv|autoris|adopt|décid|fix|attribu|accord|valid|instaur|institu|cré|limit|accept|sollicit|émet|habilit|dénomm|arrêt|prescri|lanc|engag|vot|confi|retien|choisi|prévo|accueill|exonèr|exonér|appliqu|modifi|maintien|maintenir|supprim|interdi|soutien|soutenir|demand|rejet|refus|dési|élir|élit|nomm|fai|met|ven|cèd|céd|acquéri|acquier|acqui|achet|constat|consent|renouvel|reconduir|reconduit|préci|charg|di[rt]\b|dire|inscri|impu|prend|donn|proced|procéd|délèg|délég|signe|s['’]engag|revalori|augment|baiss|rédui|ouvr|ferm|particip|vers|financ|réali|construi|recrut|adh|annul|abrog|transfèr|transfér|affect|retir)\p{L}*)`)

func isDecisionVerb(text string) bool { return decisionVerb.MatchString(text) }

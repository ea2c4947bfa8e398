package llm

import (
	"fmt"
	"strings"
)

// Error is the sentence for the user: what happened, then what to do.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Request != "" {
		fmt.Fprintf(&b, "%s : ", e.Request)
	}
	b.WriteString(e.sentence())
	if e.Detail != "" && e.Kind != KindConfig {
		fmt.Fprintf(&b, " (détail : %s)", e.Detail)
	}
	return b.String()
}

func (e *Error) sentence() string {
	switch e.Kind {
	case KindConfig:
		return e.Detail
	case KindOffline:
		return "les appels au modèle sont interdits (--offline) et cette réponse n’est pas en réserve ; relancez sans --offline, ou gardez le brouillon par extraction"
	case KindBudget:
		return "le plafond de dépense serait dépassé : aucun autre appel n’est fait ; relevez --max-cost, ce qui est déjà payé ne le sera pas deux fois"
	case KindKey:
		return fmt.Sprintf("%s refuse la clé d’accès (401) : vérifiez OPENAI_API_KEY, ou le fichier ou le trousseau qui la contient", e.Host)
	case KindForbidden:
		return fmt.Sprintf("%s interdit cet appel à cette clé (403) : demandez l’accès au modèle « %s » au gestionnaire du compte", e.Host, e.Model)
	case KindModel:
		return fmt.Sprintf("%s ne connaît pas le modèle « %s » (404) : corrigez son nom ou l’adresse du serveur ; « phare doctor » montre les modèles connus", e.Host, e.Model)
	case KindQuota:
		return fmt.Sprintf("le compte chez %s n’a plus de crédit ou a atteint son quota : rechargez-le ou choisissez un autre modèle, puis relancez, ce qui est payé est gardé", e.Host)
	case KindRate:
		return fmt.Sprintf("%s reçoit trop d’appels (429) malgré les attentes : réduisez « concurrency » ou « rps », ou relancez plus tard", e.Host)
	case KindServer:
		return fmt.Sprintf("%s est en panne (%d) malgré plusieurs essais : relancez plus tard, ce qui est fait est gardé", e.Host, e.Status)
	case KindUnreachable:
		return fmt.Sprintf("%s ne répond pas : vérifiez l’adresse, le réseau, le mandataire (proxy), et que le serveur est démarré", e.Host)
	case KindTLS:
		return fmt.Sprintf("la connexion chiffrée à %s n’est pas sûre : vérifiez l’adresse (http ou https) et le certificat ; un certificat interne doit être ajouté à ceux du système", e.Host)
	case KindTimeout:
		return fmt.Sprintf("%s n’a pas répondu dans le délai : relancez, allongez « timeout », ou choisissez un modèle plus rapide", e.Host)
	case KindStalled:
		return fmt.Sprintf("%s a commencé à répondre, puis s’est tu : relancez, ou allongez « stall » si le modèle fait de longues pauses", e.Host)
	case KindTooLong:
		return fmt.Sprintf("le texte dépasse ce que le modèle « %s » peut lire : choisissez un modèle à plus grande fenêtre de contexte", e.Model)
	case KindRequest:
		return fmt.Sprintf("%s refuse la demande (%d) : vérifiez le modèle et ses réglages", e.Host, e.Status)
	case KindProtocol:
		return fmt.Sprintf("%s ne parle pas le protocole attendu : l’adresse doit être celle qui précède « /chat/completions », souvent finie par /v1", e.Host)
	case KindRefused:
		return "le modèle, ou un filtre du serveur, refuse de répondre : le brouillon par extraction est gardé ; relisez l’acte, ou choisissez un autre modèle"
	case KindTruncated:
		return fmt.Sprintf("%s a coupé la demande sans le dire : agrandissez la fenêtre de contexte du serveur (OLLAMA_CONTEXT_LENGTH pour Ollama, --ctx-size pour llama.cpp, --max-model-len pour vLLM)", e.Host)
	case KindCut:
		return "la réponse est coupée par la limite de longueur, même demandée plus courte : choisissez un modèle qui raisonne moins ou répond plus long"
	case KindEmpty:
		return "la réponse du modèle est vide, deux fois de suite : choisissez un autre modèle"
	case KindInvalid:
		return "la réponse du modèle n’a pas la forme demandée, même après correction : choisissez un modèle plus capable, ou gardez le brouillon par extraction"
	case KindLanguage:
		return "le modèle ne répond pas en français, même après rappel : choisissez un autre modèle"
	case KindCanceled:
		return "interrompu : relancez la même commande, ce qui est déjà payé est gardé"
	}
	return "l’appel au modèle a échoué"
}

package summarize

import "testing"

// What acts say every day is no order to a program, though it speaks of assistants, of
// instructions, of languages or of software.
func TestOrdinarySentencesAreNoOrders(t *testing.T) {
	for _, s := range []string{
		"Le conseil municipal approuve la charte d’usage de l’intelligence artificielle par les services.",
		"Il est demandé au maire de publier l’avis dans un journal d’annonces légales.",
		"La commune recrute une assistante maternelle et un assistant de direction.",
		"Monsieur le Maire ajoute que les consignes de tri changent au 1er mai.",
		"Le logiciel de gestion du cimetière est remplacé ; un modèle de convention est joint.",
		"Les instructions budgétaires M57 s’appliquent à compter du 1er janvier 2026.",
		"L’opération « Smart and green city » est inscrite au programme Interreg North-West Europe.",
		"Le Breizh Bus relie Montarvane à Kerlaz ; l’association Euskal Herria est soutenue.",
		"La parcelle cadastrée AB n° 214 (312 m²) est cédée au prix de 30 €/m².",
		"Référence de l’acte : 034-219900013-20250403-DEL-2025-031-DE.",
		"La résistance mesurée est de 12 Ω et le dosage de 5 µg/l, moyenne μ = 4,2.",
		"Vous voudrez bien en délibérer et, si vous en êtes d’accord, approuver le projet.",
		"Madame la Présidente souligne que la note de présentation a été transmise.",
		"Les usagers sont invités à répondre à l’enquête sur www.montarvane.example.",
		"DI – chapitre 16 (Emprunts) DI – chapitre 020 DI – chapitre 21",
		"La ligne A B C D est prolongée.",
	} {
		if why := suspect(s); why != "" {
			t.Errorf("%q %s", s, why)
		}
	}
}

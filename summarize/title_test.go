package summarize

import "testing"

func TestPlainTitle(t *testing.T) {
	spelling := newSpelling()
	spelling.learn("La réfection de la toiture de l’église de Valmont-le-Lac, commune déléguée de Rochebelle, a été étudiée.")
	spelling.learn("Valmont-le-Lac vote les crédits ; Rochebelle aussi. La SPA et le TE 61 en sont informés ; l’eau aussi.")
	for _, tt := range []struct{ object, want string }{
		// capitals take the letters that the session's papers give them, then those of the trade
		{"REFECTION DE LA TOITURE – EGLISE DE VALMONT-LE-LAC", "Réfection de la toiture\u00a0: église de Valmont-le-Lac"},
		{"CONVENTION AVEC LA SPA", "Convention avec la SPA"},
		{"AMENAGEMENT DES RIVES DU LAC – ETUDE DE FAISABILITE", "Aménagement des rives du lac\u00a0: étude de faisabilité"},
		{"TRANSFERT DES COMPETENCES « EAU » ET « ASSAINISSEMENT COLLECTIF»", "Transfert des compétences «\u00a0eau\u00a0» et «\u00a0assainissement collectif\u00a0»"},
		{"Élaboration du plan de la SERM – Quartier des Halles", "Élaboration du plan de la SERM\u00a0: quartier des Halles"},
		{"PLAN DEPARTEMENTAL DES ITINERAIRES DE RANDONNEE « Circuit des carrières »", "Plan départemental des itinéraires de randonnée «\u00a0Circuit des carrières\u00a0»"},
		{"Contrat de location avec la fondation DIACRES DE REULLY", "Contrat de location avec la fondation Diacres de Reully"},
		{"DEMANDE DE SUBVENTION A L'ETAT DANS LE CADRE DE LA DETR POUR L’EXTENSION DU CIMETIERE", "Demande de subvention à l’État dans le cadre de la DETR pour l’extension du cimetière"},
		{"TRAVAUX EGLISE ST PIERRE DE ROCHEBELLE", "Travaux église St Pierre de Rochebelle"},
		{"Cycle de L'EAU et réseaux de la SERM", "Cycle de l’eau et réseaux de la SERM"},
		// ranks, numbers and bullets are no words of a title
		{"11 Convention d'occupation du domaine public - Piste de glisse du Parc", "Convention d’occupation du domaine public\u00a0: piste de glisse du Parc"},
		{"2021 04 12 AFFECTATION DU RESULTAT DE L’EXERCICE 2020 – COMMUNE", "Affectation du résultat de l’exercice 2020\u00a0: commune"},
		{"✓ Réfection de la couverture – Eglise de Rochebelle", "Réfection de la couverture\u00a0: église de Rochebelle"},
		{"3 000 arbres plantés dans les écoles", "3\u00a0000 arbres plantés dans les écoles"},
		{"20 logements rue des Lilas", "20 logements rue des Lilas"},
		// what is between quotation marks is one thing, and often the matter
		{"Création d’une autorisation de programme - Budget général – « Rénovation des gymnases »", "Rénovation des gymnases\u00a0: création d’une autorisation de programme"},
		{"Convention de partenariat entre le Conservatoire « musique – danse – théâtre » et la Ville de Rochebelle", "Convention de partenariat entre le Conservatoire «\u00a0musique – danse – théâtre\u00a0» et la Ville de Rochebelle"},
		// lines of an object joined without a mark
		{"Attribution d’une subvention à la Convention nationale des Musiciens", "Attribution d’une subvention à la Convention nationale des Musiciens"},
		{"Salon du livre 2014 Convention de partenariat Ville/Agglomération", "Salon du livre 2014\u00a0: convention de partenariat Ville/Agglomération"},
		{"Quartier des Tanneurs Aménagement d’une liaison piétonne Marché à procédure adaptée Autorisation de signer les marchés", "Quartier des Tanneurs\u00a0: aménagement d’une liaison piétonne"},
		{"Contrat de ville Attribution de subventions à diverses associations Exercice 2014", "Contrat de ville\u00a0: attribution de subventions à diverses associations"},
		{"Mise à disposition de locaux associatifs Autorisation de signer l'avenant de prolongation 2014 Approbation de la redevance minorée", "Mise à disposition de locaux associatifs\u00a0: approbation de la redevance minorée"},
		// procedure says nothing to a resident
		{"Délibération relative à la vente d’une portion de terrain", "Vente d’une portion de terrain"},
		{"Délibération pour autoriser Monsieur le Maire à signer la convention de portage de repas avec le Département", "Convention de portage de repas avec le Département"},
		{"Autorisation donnée à Madame la Présidente de signer le contrat de relance", "Contrat de relance"},
		{"Approbation de la participation financière de la commune au Syndicat des eaux pour l’année 2020", "Participation financière de la commune au Syndicat des eaux pour l’année 2020"},
		{"TAUX DES TAXES - ANNEE 2019", "Taux des taxes 2019"},
		{"Budget primitif 2024", "Budget primitif 2024"},
		// long objects lose what is between brackets, then what follows, never the matter
		{"Écoles Vasseur et Delorme : création de deux écoles communales de droit commun suite à la procédure de désaffectation et au transfert de propriété à la Ville", "Écoles Vasseur et Delorme\u00a0: création de deux écoles communales de droit commun"},
		{"Conclusion d’un projet urbain partenarial (PUP) entre la Ville de Rochebelle et Habitat Durable (pour une opération située à l'intersection de l'avenue des Pins et de la rue Haute)", "Conclusion d’un projet urbain partenarial (PUP) entre la Ville de Rochebelle et Habitat Durable"},
	} {
		a := &act{object: squeeze(tt.object), spelling: spelling}
		if got := plainTitle(a); got != tt.want {
			t.Errorf("%s\n got %q\nwant %q", tt.object, got, tt.want)
		}
	}
}

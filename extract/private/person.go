package private

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed prenoms.txt
var givenList string

// worldList are given names of Europe, the Maghreb and Turkey that are no French words, from
// faker-js (prenoms-monde.LICENSE.txt).
//
//go:embed prenoms-monde.txt
var worldList string

// given are the given names that French registers hold most, and those of the neighbours, folded.
var given = sync.OnceValue(func() map[string]bool {
	set := setOf(worldList)
	for name := range setOf(givenList) {
		set[name] = true
	}
	return set
})

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[fold(w)] = true
	}
	return set
}

func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return strings.NewReplacer("œ", "oe", "æ", "ae", "‑", "-").Replace(b.String())
}

var (
	civilities = setOf(`m mm mr mrs mme mmes mlle mlles monsieur madame messieurs mesdames mademoiselle maitre maitres me mes mgr monseigneur consorts epoux indivision veuve succession heritiers hoirie`)
	titles     = setOf(`docteur docteurs dr pr professeur professeure maitre maitres`)
	// several are civilities whose names may be more than one: "MM. X et Y".
	several = setOf(`mm mmes mlles messieurs mesdames epoux consorts indivision familles famille fratrie indivisaires coindivisaires coheritiers copropriétaires jumeaux jumelles colocataires freres maitres docteurs heritiers freres soeurs`)
	// trades are followed by a name that is hidden, were it one word; roles need a given name,
	// or two words: a firm may hold them.
	trades = setOf(`architecte architectes paysagiste notaire avocat avocate avocats medecin geometre artiste artistes peintre
		sculpteur sculptrice photographe plasticien plasticienne auteur autrice ecrivain ecrivaine poete comedien comedienne musicien musicienne
		infirmier infirmiere kinesitherapeute dentiste pharmacien pharmacienne veterinaire orthophoniste sage-femme psychologue osteopathe
		famille familles fratrie indivisaires coindivisaires coheritiers cohéritiers jumeaux jumelles colocataires clan lignee dynastie
		boulanger boulangere boucher bouchere coiffeur coiffeuse fleuriste restaurateur restauratrice agriculteur agricultrice
		eleveur eleveuse maraicher maraichere viticulteur viticultrice apiculteur apicultrice enseignant enseignante instituteur institutrice
		historien historienne archeologue chercheur chercheuse ingenieur ingenieure urbaniste graphiste illustrateur illustratrice
		neveu niece cousin cousine gendre belle-fille beau-frere belle-soeur fils fille epouse mari frere soeur compagnon compagne
		huissier mandataire expert experte sportif sportive champion championne athlete nageur nageuse cycliste joueur joueuse
		nommee nomme dit dite defunt defunte feu hoirs
		macon menuisier plombier electricien charpentier couvreur garagiste mecanicien jardinier forestier bucheron pecheur berger bergere vigneron vigneronne hotelier aubergiste cafetier buraliste libraire opticien traiteur
		patissier fromager poissonnier epicier epiciere ambulancier imprimeur couturiere cordonnier bijoutier horloger ebeniste tapissier potier ceramiste ferronnier forgeron gendarme cure abbe pasteur imam nourrice ouvrier ouvriere
		cultivateur cultivatrice danseur danseuse chanteur chanteuse pianiste cineaste compositeur cuisinier cuisiniere fermier fermiere podologue chirurgien fils`)
	roles = setOf(`proprietaire proprietaires locataire locataires occupant occupants occupante gerant gerante exploitant exploitante beneficiaire beneficiaires acquereur
		acquereurs vendeur vendeurs vendeuse demandeur demandeuse requerant requerante agent agente riverain riveraine habitant habitante commercant commercante artisan artisane
		directeur directrice responsable stagiaire apprenti apprentie etudiant etudiante candidat candidate salarie salariee employe employee technicien
		technicienne animateur animatrice benevole entrepreneur entrepreneure repreneur porteur preneur preneuse bailleur titulaire interesse interessee
		secretaire tresorier tresoriere administre administree contribuable redevable debiteur debitrice garde gardien gardienne concessionnaire usager
		adjoint-technique cadre redacteur redactrice attache educateur educatrice professeur professeure docteur laureat laureate heritier heritiere interlocuteur interlocutrice
		voisin voisine plaignant plaignante victime conducteur conductrice chauffeur nu-proprietaire usufruitier usufruitiere monsieur madame`)
	// offices make their holder public.
	offices = setOf(`maire mairesse adjoint adjointe adjoints adjointes president presidente vice-president vice-presidente vice-presidents vice conseiller conseillere conseillers conseilleres
		depute deputee senateur senatrice ministre prefet prefete sous-prefet sous-prefete elu elue elus elues rapporteur rapporteure premier premiere
		tresorier-payeur commissaire ambassadeur`)
	// places are followed by the name of who is honoured there, firms by their owner's.
	places = setOf(`rue rues avenue avenues av boulevard bd place places pl square allee allees impasse quai quais pont ponts cours chemin passage esplanade rond-point giratoire
		ecole ecoles college colleges lycee lycees groupe groupes scolaire scolaires maternelle maternelles elementaire elementaires primaire primaires creche creches gymnase gymnases stade stades
		salle salles espace espaces centre centres maison maisons mediatheque mediatheques bibliotheque musee theatre residence residences ehpad hopital clinique parc parcs jardin jardins fondation prix
		association associations club clubs comite cercle amicale compagnie cie ensemble orchestre fanfare societe societes sarl sas sa sci eurl gaec earl scea snc scop entreprise entreprises cabinet agence atelier ateliers etablissements ets
		tour batiment immeuble chateau domaine saint sainte saints st ste cite universite institut complexe piscine dojo tennis auditorium
		conservatoire halle halles marche lotissement zac quartier quartiers hameau lieu-dit foyer pole station arret gare port promenade voie traverse ruelle
		monument stele statue buste trophee tournoi challenge festival concours loi lois rapport plan fonds dispositif collection bourse label coupe
		mission campus village aeroport barrage lac riviere collectif restaurant boulangerie garage pharmacie librairie galerie cinema hotel camping multi-accueil
		accueil micro-creche passerelle viaduc tunnel belvedere site ilot forum carrefour kiosque crematorium cimetiere chapelle eglise temple paroisse pavillon caserne groupement cours-complementaire
		lyc college-lycee vallee plateau bois foret mont montagne ile baie cap plage crique anse zone za zi magasin enseigne marque editions festival route sentier mail parvis porte boulodrome
		skatepark arena patinoire velodrome hippodrome chalet refuge maison-relais ludotheque relais crypte rond groupe-scolaire polyclinique laboratoire`)
	linkers   = setOf(`de du des d la le les l et en a au aux municipal municipale municipaux communal communale scolaire scolaires maternelle elementaire primaire polyvalente sportif sportive public publique publics culturel culturelle social sociale docteur general marechal colonel commandant capitaine lieutenant abbe president professeur amiral pere frere soeur cardinal anciennement dit dite dites prive privee medico-social intercommunal omnisports`)
	particles = setOf(`de du des d la le les l van von der den ben el al ould da di dos del della y`)
	// notNames are words of acts that capitals open, and no name is made of.
	notNames = setOf(`ville villes commune communes metropole communaute agglomeration departement region etat france europe republique francais francaise conseil assemblee mairie prefecture
		janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche
		nom noms prenom prenoms adresse montant total article articles vu considerant code annexe annexes decret budget section parcelle lot lots tranche phase avenant convention contrat bail vente
		il elle ils elles ce cet cette ces dans pour par sur un une est sont qui que dont ou ont a ainsi apres avant aussi afin autorise approuve decide adopte precise propose donne dit
		oui non objet vote votes pour contre abstention abstentions absents absente absent excuse excuses excusee presents present presente pouvoir pouvoirs procuration secretaire seance
		direction service services pole office agence syndicat mixte union federation nationale national habitat logement logements immobilier promotion groupe assurances banque caisse credit mutuelle
		tva ttc ht scot plu plui zac cgct insee siret siren drac dreal ars caf opac oph hlm adil anru ademe enedis grdf edf engie orange sncf ratp veolia suez
		hotel transports environnement energie energies communication numerique electricite gaz eau travaux publics batiments construction constructions consultants conseil ingenierie
		nord sud est ouest centre rhone loire seine alpes pays grand grande haut haute bas basse vieux vieille nouveau nouvelle bourg
		madame monsieur messieurs mesdames docteur professeur maitre architecte architectes notaire liste listes exercice annee trimestre semestre titre chapitre nature fonction
		notre-dame paques ascension pentecote projet programme dossier point rapport compte adjoint adjointe conseiller conseillere maire president presidente vice directeur directrice suppleant suppleants suppleante titulaires titulaire filiere suppression designation creation bibliothecaire rapporteur vice-president vice-presidente prefet prefete`)
	// remembered are the dead whom streets and acts honour most: no private persons.
	remembered = setOf(`hugo ferry jaures moulin zola pasteur curie prevert hauriou macé mace eluard neruda cocteau schoelcher gaulle mitterrand mendes clemenceau gambetta rousseau voltaire moliere
		racine balzac flaubert verne dumas sand colette camus sartre beauvoir veil kennedy mandela luther gandhi lenine debussy ravel berlioz bizet
		monet renoir cezanne picasso matisse dolto freinet montessori piaget wallon perrin langevin joliot ampere lavoisier lamartine ronsard rabelais montaigne descartes diderot
		apollinaire aragon verlaine rimbaud baudelaire valles brassens brel ferrat barbara piaf trenet philipe vilar blum guesde michel-ange desnos peri politzer semard manouchian brossolette lumumba
		foch leclerc joffre kleber hoche marceau jeanne-d-arc zay anouilh giono pagnol saint-exupery mermoz bleriot guynemer garros cotton buisson coeur copernic sibelius daudet feuillade arc bergman chaplin bloch roux bazille painleve verlaine vinci galilee newton gagarine`)
	companies = setOf(`sarl sas sa sci eurl gaec earl scea snc scop sasu associes associe fils freres cie immobilier immobiliere promotion conseil consultants architecture architectes paysage ingenierie notaires avocats construction constructions transports travaux electricite`)
)

// token is a word of the text.
type token struct {
	start, end int
	text       string
	key        string // folded
}

var wordRe = lazily(`(?:[NOD]['’]\p{Lu})?\p{L}+(?:[-‑]\p{L}+)*`)

func tokenize(text string) []token {
	ms := wordRe().FindAllStringIndex(text, -1)
	out := make([]token, len(ms))
	for i, m := range ms {
		w := text[m[0]:m[1]]
		out[i] = token{m[0], m[1], w, fold(w)}
	}
	return out
}

func (t token) upper() bool {
	for _, r := range t.text {
		return unicode.IsUpper(r)
	}
	return false
}

func (t token) capitals() bool {
	return len([]rune(t.text)) > 1 && strings.ToUpper(t.text) == t.text
}

// isGiven reports whether a word is a given name, compound ones by their first part.
func (t token) isGiven() bool {
	if !t.upper() || t.capitals() && len([]rune(t.text)) < 4 {
		return false
	}
	head, _, _ := strings.Cut(t.key, "-")
	return given()[t.key] || head != t.key && given()[head]
}

// acronym reports whether a word in capitals is likely no surname.
func (t token) acronym() bool {
	n := len([]rune(t.text))
	if !t.capitals() || n > 5 {
		return false
	}
	vowels := strings.Count(strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouy", r) {
			return 'a'
		}
		return 'b'
	}, t.key), "a")
	return n <= 3 || vowels == 0
}

type finder struct {
	text    string
	toks    []token
	known   []map[string]bool
	guarded int // end, in tokens, of the last run that names a place
	out     [][2]int
}

// persons finds the names of private persons.
func persons(text string, known []string) [][2]int {
	f := &finder{text: text, toks: tokenize(text), guarded: -1}
	for _, k := range known {
		set := map[string]bool{}
		for _, t := range tokenize(k) {
			set[t.key] = true
			for _, part := range strings.Split(t.key, "-") {
				set[part] = true
			}
		}
		if len(set) > 0 {
			f.known = append(f.known, set)
		}
	}
	for i := 0; i < len(f.toks); {
		if next := f.at(i); next > i {
			i = next
		} else {
			i++
		}
	}
	f.contexts()
	f.listed()
	f.again()
	f.columns()
	slices.SortFunc(f.out, func(a, b [2]int) int { return a[0] - b[0] })
	return f.out
}

// between is the text that parts two tokens that follow each other.
func (f *finder) between(i int) string {
	if i+1 >= len(f.toks) {
		return "\n"
	}
	return f.text[f.toks[i].end:f.toks[i+1].start]
}

func spaced(s string) bool {
	t := strings.Trim(s, " \u00a0\t")
	return s != "" && (t == "" || t == "'" || t == "’" || t == "." || t == ".-")
}

// run takes the words of a name from token i on: capitals, with the particles between them.
// It returns the token after, i when there is none, and how many capitals it holds.
func (f *finder) run(i int) (end, words int) {
	end = i
	for j := i; j < len(f.toks) && words < 4; j++ {
		t := f.toks[j]
		if j > i && !spaced(f.between(j-1)) && !(f.between(j-1) == "-" || f.between(j-1) == "’" || f.between(j-1) == "'") {
			break
		}
		if j > i && strings.HasPrefix(f.between(j-1), ".") && len([]rune(f.toks[j-1].text)) > 1 {
			break // a sentence ends there
		}
		switch {
		case particles[t.key] && (!t.upper() || j+1 < len(f.toks) && f.toks[j+1].upper() && !notNames[f.toks[j+1].key]) && (j > i || t.upper() || words == 0):
			if j-end > 2 {
				return end, words
			}
			continue
		case !t.upper() || notNames[t.key] || places[t.key] && words > 0 && !t.capitals() || civilities[t.key] && words > 0 || companies[t.key] && words > 0 && !t.isGiven():
			return end, words
		}
		words++
		end = j + 1
	}
	return end, words
}

// at looks for a name that starts, or is announced, at token i; it returns the token after
// it, i for none.
func (f *finder) at(i int) int {
	t := f.toks[i]
	switch {
	case (civilities[t.key] || titles[t.key]) && f.civil(i):
		return f.after(i)
	case (trades[t.key] || roles[t.key]) && !t.capitals():
		if next := f.announced(i); next > i {
			return next
		}
	case t.upper() && len([]rune(t.text)) > 2 && !notNames[t.key] && !places[t.key] && i > 1 && f.isAgent(i-1):
		if end, n := f.run(i); n > 0 && n < 3 && !t.acronym() && (end >= len(f.toks) || !f.toks[end].upper() || !spaced(f.between(end-1))) {
			return f.keep(i, end)
		}
	case t.upper() && len([]rune(t.text)) == 1 && i+1 < len(f.toks) && strings.HasPrefix(f.between(i), "."):
		// An initial: "J. Dupont".
		j := i + 1
		for j+1 < len(f.toks) && len([]rune(f.toks[j].text)) == 1 && f.toks[j].upper() {
			j++
		}
		if n := f.toks[j]; n.upper() && len([]rune(n.text)) > 2 && !notNames[n.key] && !n.acronym() && strings.Trim(f.between(j-1), " \u00a0.-") == "" &&
			(i == 0 || f.between(i-1) == "" || !strings.HasSuffix(f.between(i-1), ".")) && !abbreviates[t.key] && !f.isPlace(i) {
			end, _ := f.run(j)
			return f.keep(i, end)
		}
	case t.isGiven() && !civilities[t.key]:
		end, n := f.run(i)
		switch {
		case n < 2:
		case f.isPlace(i):
			f.guarded = end
			return end
		default:
			return f.keep(i, end)
		}
	case t.upper() && !notNames[t.key] && !places[t.key] && !t.acronym() && i+1 < len(f.toks) && f.toks[i+1].isGiven() && spaced(f.between(i)) && !strings.Contains(f.between(i), "."):
		// "DUPONT Jean", in a list or a table; "Dupont Jean" where a cell opens.
		opens := i == 0 || strings.ContainsAny(f.between(i-1), "|\n:;•")
		if (t.capitals() && !f.toks[i+1].capitals() || opens) && !f.isPlace(i) {
			j := i + 2
			for j < len(f.toks) && f.toks[j].isGiven() && f.between(j-1) == " " {
				j++
			}
			return f.keep(i, j)
		}
	}
	return i
}

// agentNoun is a noun of who does something, by its ending; notAgents are things that end so.
var (
	agentNoun = lazily(`^[a-z]{3,}(?:ier|iere|cher|chere|ger|gere|eur|euse|rice|ien|ienne|iste|on|onne|ant|ante|aire)$`)
	notAgents = setOf(`dossier chantier escalier courrier calendrier secteur ascenseur compteur moteur serveur lecteur cahier palier mobilier immobilier foncier papier fichier panier loyer metier atelier quartier sentier
		hauteur longueur largeur valeur couleur chaleur secteur tracteur conteneur bailleur editeur operateur constructeur fournisseur promoteur distributeur intercommunal luminaire itineraire
		anniversaire formulaire inventaire affaire glossaire questionnaire commentaire salaire horaire stationnaire sanctuaire ossuaire vestiaire territoire action operation section convention mission
		commission association station question gestion region canton bastion pavillon maison raison saison version pension mention option fondation formation relation situation population
		montant restant courant suivant avant devant pendant durant volant batiment habitant batelier premier dernier particulier entier fermiere riviere lumiere matiere maniere priere barriere frontiere
		carriere croisiere cimetiere piste liste poste site reste visite suite gite ecoliere mon ton son bon non hon pardon don marathon ballon salon talon jalon vallon dicton carton bouton
		gazon horizon prison poison maçonnerie secretaire commissaire maire notaire grammaire revolutionnaire solaire scolaire`)
)

// isAgent reports whether token i says who somebody is: "le fermier", "une éleveuse".
func (f *finder) isAgent(i int) bool {
	t := f.toks[i]
	if t.upper() || !spaced(f.between(i)) || strings.Contains(f.between(i), ".") || !agentNoun().MatchString(t.key) || notAgents[t.key] || places[t.key] || offices[t.key] {
		return false
	}
	switch before := f.toks[i-1].key; before {
	case "le", "la", "l", "un", "une", "au", "du", "ce", "cette", "jeune", "ancien", "ancienne", "monsieur", "madame":
		return true
	}
	return false
}

// abbreviates are single letters with a stop that are no initials.
var abbreviates = setOf(`l r d n p c`)

// civil reports whether a word is a civility here: "Me" and "M" have a stop or a name behind.
func (f *finder) civil(i int) bool {
	t := f.toks[i]
	switch t.key {
	case "m", "mm", "me", "mes", "pr", "dr", "mr":
		return t.upper() && i+1 < len(f.toks) && spaced(f.between(i))
	case "maitre", "maitres", "epoux", "veuve", "succession", "consorts", "heritiers", "indivision", "hoirie":
		return i+1 < len(f.toks) && spaced(f.between(i))
	}
	return i+1 < len(f.toks) && (spaced(f.between(i)) || strings.Trim(f.between(i), " :|") == "")
}

// after takes the names behind a civility.
func (f *finder) after(i int) int {
	j, many := i+1, several[f.toks[i].key]
	for j < len(f.toks) && (f.toks[j].key == "et" || f.toks[j].key == "ou" || civilities[f.toks[j].key] || titles[f.toks[j].key]) && spaced(f.between(j-1)) {
		many = true // "M. et Mme X"
		j++
	}
	if j < len(f.toks) && many && (f.toks[j].key == "de" || f.toks[j].key == "des") && !f.toks[j].upper() && j+1 < len(f.toks) && !f.toks[j+1].upper() {
		return i
	}
	first := f.toks[min(j, len(f.toks)-1)]
	if titles[f.toks[i].key] && !first.upper() {
		return i // "maîtres d'ouvrage"
	}
	if titles[f.toks[i].key] && f.isPlace(i) || i > 0 && places[f.toks[i-1].key] && spaced(f.between(i-1)) {
		end, _ := f.run(j)
		f.guarded = end
		return max(end, i)
	}
	end, n := f.run(j)
	if n == 0 || first.acronym() && n == 1 && len([]rune(first.text)) < 3 || offices[f.toks[j].key] {
		return i
	}
	f.keep(j, end)
	for many && end < len(f.toks) {
		// "X, Y et Z"
		sep := strings.TrimSpace(f.between(end - 1))
		k := end
		switch {
		case sep == "," || sep == "/" || sep == "&":
		case sep == "" && (f.toks[k].key == "et" || f.toks[k].key == "ou"):
			k++
		default:
			return end
		}
		for k < len(f.toks) && (civilities[f.toks[k].key] || f.toks[k].key == "et") {
			k++
		}
		if k >= len(f.toks) || !f.toks[k].upper() || places[f.toks[k].key] || notNames[f.toks[k].key] {
			return end
		}
		next, n := f.run(k)
		if n == 0 {
			return end
		}
		f.keep(k, next)
		end = next
	}
	return end
}

// announced takes the name behind a trade or a role: "l'architecte X", "propriétaire : X".
func (f *finder) announced(i int) int {
	j := i + 1
	if j >= len(f.toks) {
		return i
	}
	sep := strings.TrimSpace(f.between(i))
	if sep != "" && sep != ":" && sep != "," && sep != "|" && sep != "«" || civilities[f.toks[j].key] || titles[f.toks[j].key] || f.toks[j].key != fold(f.toks[j].text) {
		return i
	}
	if !f.toks[j].upper() {
		return i
	}
	end, n := f.run(j)
	if n == 0 {
		return i
	}
	first := f.toks[j]
	hasGiven := slices.ContainsFunc(f.toks[j:end], func(t token) bool { return t.isGiven() })
	strong := trades[f.toks[i].key] && (sep == "" || sep == ":")
	shaped := n >= 2 && n <= 3 && (hasGiven || !first.capitals() && f.toks[end-1].capitals() && !f.toks[end-1].acronym())
	if !(strong && !first.acronym() && !places[first.key] && !companies[first.key] || shaped) {
		return i
	}
	if end < len(f.toks) && companies[f.toks[end].key] && f.toks[end].upper() {
		return i
	}
	f.keep(j, end)
	for several[f.toks[i].key] && end+1 < len(f.toks) && (f.toks[end].key == "et" || strings.TrimSpace(f.between(end-1)) == ",") {
		k := end
		if f.toks[k].key == "et" {
			k++
		}
		if k >= len(f.toks) || !f.toks[k].upper() {
			break
		}
		next, n := f.run(k)
		if n == 0 {
			break
		}
		f.keep(k, next)
		end = next
	}
	return end
}

// isPlace reports whether what stands before token i makes the name that of a place or of a
// firm: "école Jean-Macé", "rue du Docteur-X"; or goes on a list of such names.
func (f *finder) isPlace(i int) bool {
	if f.guarded > 0 && f.guarded <= i {
		gap := f.text[f.toks[f.guarded-1].end:f.toks[i].start]
		if len(gap) < 8 && strings.Trim(gap, " ,et–-/&()»«ou\u00a0") == "" {
			return true
		}
	}
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		if gap := strings.Trim(f.between(j), " \u00a0«\"“”'’-–"); gap != "" {
			return false
		}
		switch k := f.toks[j].key; {
		case places[k]:
			return true
		case head(k) != k && places[head(k)]:
			return true
		case linkers[k]:
		default:
			return false
		}
	}
	return false
}

func head(k string) string {
	h, _, _ := strings.Cut(k, "-")
	return h
}

// keep records the tokens i to end as a name, unless it is a member's or an office makes it
// public; it returns end.
func (f *finder) keep(i, end int) int {
	for i < end && particles[f.toks[i].key] && !f.toks[i].upper() {
		i++
	}
	if i >= end || f.isMember(i, end) || f.inOffice(i, end) || f.isRemembered(i, end) {
		return max(i, end)
	}
	f.out = append(f.out, [2]int{f.toks[i].start, f.toks[end-1].end})
	return end
}

// isMember reports whether all words of a name are in one member's.
func (f *finder) isMember(i, end int) bool {
	for _, set := range f.known {
		all := true
		for _, t := range f.toks[i:end] {
			if particles[t.key] || len(t.key) == 1 {
				continue
			}
			for _, part := range strings.Split(t.key, "-") {
				all = all && (set[part] || set[t.key])
			}
		}
		if all {
			return true
		}
	}
	return false
}

// inOffice reports whether a public office stands right before or after a name.
func (f *finder) inOffice(i, end int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		k := f.toks[j].key
		gap := strings.Trim(f.between(j), " \u00a0,.:")
		switch {
		case gap != "":
			j = -1
		case offices[k] && !ofSomebody(f.text[f.toks[j].end:f.toks[i].start]):
			return true
		case !civilities[k] && !linkers[k]:
			j = -1
		}
	}
	rest := f.text[f.toks[end-1].end:]
	return officeAfter().MatchString(rest)
}

func ofSomebody(gap string) bool { return strings.Contains(gap, "association") }

var officeAfter = lazily(`(?i)^\s*[,(]?\s*(?:en (?:sa |leur )?qualité d[e'’]\s*|en tant que\s+)?(?:le |la |\d+(?:er|ère|e|ème)\s+)?(?:maires?\b|maire-adjoint|(?:premier|première|\p{L}+ième) adjoint|adjointe?s?(?: au maire| à la| à l| aux| au|\s*[,)]|\s+délégué)|conseill(?:er|ère)s? (?:municipa|communautai|métropolitain|départementa|régiona|délégué|syndica)|vice-président|présidente? (?:du conseil|de la (?:communauté|métropole|région|séance)|du département|de l['’]agglomération)|député|sénat(?:eur|rice)|préfet|ministre)`)

func (f *finder) isRemembered(i, end int) bool {
	reversed := f.toks[i].capitals() && !f.toks[end-1].capitals()
	return end-i > 1 && !reversed && remembered[f.toks[end-1].key]
}

var (
	// narrow leads to a name of two words whatever they are, wide to one that shows a given
	// name or a surname in capitals.
	narrow = lazily(`(?i:représentée?s? par|présidée?s? par|dirigée?s? par|gérée?s? par|appartenant à|propriété de|acquise? (?:par|auprès de)|vendue?s? (?:par|à)|signée?s? par|nommée?s?|prénommée?s?|(?:aide|bourse|secours|allocation|remise|prêt|logement|poste|emploi|concession|indemnité|carte|place|dérogation|prime|congé)[^.;\n|]{0,40}? (?:accordée?|attribuée?|versée?|consentie?|remise|octroyée?|allouée?)s? à|exploitée?s? par|occupée?s? par|louée?s? (?:à|par)|tenue?s? par|conçue?s? par|réalisée?s? par|composée? par|écrite? par|née)\s+$`)
	wide   = lazily(`(?i:au profit d[e'’]|au bénéfice d[e'’]|cédée?s? (?:à|par)|attribuée?s? à|accordée?s? à|consentie?s? (?:à|par)|déposée?s? par|présentée?s? par|formulée?s? par|demandes? d[e'’]|par|avec|chez|entre|et|pour|contre|recrutement d[e'’]|versée?s? à|remboursée?s? à|confiée?s? à|employer|recruter|remercie|autoriser|terrain d[e'’]|maison d[e'’]|départ d[e'’]|décès d[e'’]|retraite d[e'’]|candidature d[e'’]|à)\s*$`)
	// birthTail follows a name: "X, née le", "X demeurant".
	birthTail = lazily(`^\s*,?\s+(?:né(?:e|s|es)?\b|né\(e\)|demeurant|domicilié|résidant|habitant|âgée?s? de|épouse\b|veuve\b|retraitée?\b|agriculteur|agricultrice|décédée?\b|propriétaires?\b|locataires?\b|éleveu|artisan|commerçant|titulaire\b)`)
)

var (
	// acting follows the name of somebody who opens a sentence: firms and bodies do so too, so
	// that no word of theirs may stand in it.
	acting = lazily(`^\s+(?:(?:a|ont|avait|a été|est|sera) )?(?:demand(?:e|é|ait)|sollicit(?:e|é)|souhait(?:e|é|ait)|occup(?:e|é|ait)|lou(?:e|é|ait)|cèd(?:e|era)|vend(?:ra|u)?|contest(?:e|é)|renonc(?:e|é)|habit(?:e|ait)|résid(?:e|ait)|exploit(?:e|ait)|possèd(?:e|ait)|saisi|recrutée?|embauchée?|indemnisée?|relogée?|expulsée?|licenciée?|mutée?|titularisée?|hébergée?|condamnée?|réclam(?:e|é)|lègu(?:e|é)|hérit(?:e|é))\b`)
	opens  = lazily(`(?:^|[.;:\n•|]\s*)$`)
)

// contexts finds the names that words before or after them tell.
func (f *finder) contexts() {
	for i := 0; i < len(f.toks); i++ {
		t := f.toks[i]
		if !t.upper() || notNames[t.key] || places[t.key] || civilities[t.key] || t.acronym() || i > 0 && f.toks[i-1].upper() && spaced(f.between(i-1)) && !civilities[f.toks[i-1].key] {
			continue
		}
		end, n := f.run(i)
		if n < 2 || n > 3 || f.isPlace(i) || f.covered(t.start) {
			continue
		}
		if end < len(f.toks) && spaced(f.between(end-1)) && f.toks[end].upper() {
			continue // a firm's or a body's longer name
		}
		before := f.text[max(0, t.start-40):t.start]
		last := f.toks[end-1]
		surname := last.capitals() && !last.acronym() && !t.capitals() || t.capitals() && !last.capitals() && last.isGiven()
		switch {
		case birthTail().MatchString(f.text[last.end:]):
		case acting().MatchString(f.text[last.end:]) && opens().MatchString(before) && !slices.ContainsFunc(f.toks[i:end], func(t token) bool { return t.acronym() || t.capitals() || companies[t.key] || linkers[t.key] }):
		case narrow().MatchString(before) && !slices.ContainsFunc(f.toks[i:end], func(t token) bool { return t.acronym() || companies[t.key] }):
		case wide().MatchString(before) && surname:
		default:
			continue
		}
		f.keep(i, end)
		i = end
	}
}

// listed finds the names of a list that gives surnames with an initial: "Duval A., Morin C.".
func (f *finder) listed() {
	for _, m := range initialled().FindAllStringSubmatchIndex(f.text, -1) {
		from, to := strings.LastIndex(f.text[:m[0]], "\n")+1, len(f.text)
		if i := strings.Index(f.text[m[0]:], "\n"); i >= 0 {
			to = m[0] + i
		}
		i := slices.IndexFunc(f.toks, func(t token) bool { return t.start == m[2] })
		if i < 0 || !ofPeople().MatchString(f.text[from:to]) || f.covered(m[2]) || notNames[f.toks[i].key] || places[f.toks[i].key] || f.isPlace(i) || f.isMember(i, i+1) {
			continue
		}
		f.out = append(f.out, [2]int{m[2], m[5]})
	}
}

var (
	initialled = lazily(`(?:^|[\s:,;|(])(\p{Lu}[\p{L}'’-]{2,})\s(\p{Lu}\.)`)
	ofPeople   = lazily(`(?i)propriétaires?|occupants?|bénéficiaires?|locataires?|\bagents?\b|candidate?s?|lauréate?s?|demandeurs?|\bliste\b|familles?|acquéreurs?|aidée?s?|admise?s?`)
)

func (f *finder) covered(at int) bool {
	return slices.ContainsFunc(f.out, func(s [2]int) bool { return s[0] <= at && at < s[1] })
}

// nameHead heads a column of persons, maybeHead one that firms and clubs may stand in too.
var (
	nameHead  = lazily(`(?i)^\s*(?:noms?(?: et|,)? prénoms?|prénoms?(?:(?: et|,)? noms?)?|propriétaires?(?:[- ]occupants?| bailleurs?)?|occupants?|locataires?|demandeurs?|acquéreurs?|vendeurs?|intéressée?s?|débiteurs?|redevables?|agents?)(?: .{0,20})?\s*$`)
	maybeHead = lazily(`(?i)^\s*(?:noms?|bénéficiaires?|titulaires?|candidats?|lauréate?s?)(?: .{0,20})?\s*$`)
)

// columns finds the names in the columns of a table whose head says that they are.
func (f *finder) columns() {
	heads := map[int]bool(nil) // by column: whether its cells are surely names
	at := 0
	for _, line := range strings.SplitAfter(f.text, "\n") {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "|")
		if len(cells) < 2 {
			heads = nil
			at += len(line)
			continue
		}
		here := map[int]bool{}
		for c, cell := range cells {
			if sure := nameHead().MatchString(cell); sure || maybeHead().MatchString(cell) {
				here[c] = sure
			}
		}
		if len(here) > 0 {
			heads = here
			at += len(line)
			continue
		}
		pos := at
		for c, cell := range cells {
			if sure, ok := heads[c]; ok {
				f.cell(pos, cell, sure)
			}
			pos += len(cell) + 1
		}
		at += len(line)
	}
}

// cell takes a cell for a name where each of its words may be one.
func (f *finder) cell(at int, cell string, sure bool) {
	ts := tokenize(cell)
	if !sure && !slices.ContainsFunc(ts, func(t token) bool { return t.isGiven() }) {
		return
	}
	if len(ts) == 0 || len(ts) > 5 || strings.ContainsAny(cell, "0123456789€«\"") || len(ts) == 1 && (ts[0].acronym() || !ts[0].upper()) {
		return
	}
	for _, t := range ts {
		if !t.upper() && !particles[t.key] && t.key != "et" || places[t.key] || companies[t.key] || notNames[t.key] && !civilities[t.key] {
			return
		}
	}
	start, end := at+ts[0].start, at+ts[len(ts)-1].end
	i := slices.IndexFunc(f.toks, func(t token) bool { return t.start == start })
	j := slices.IndexFunc(f.toks, func(t token) bool { return t.end == end })
	if i >= 0 && j >= i && !f.covered(start) {
		f.keep(i, j+1)
	}
}

// again finds the surnames of the persons found wherever they stand.
func (f *finder) again() {
	surnames, common := map[string]bool{}, map[string]bool{}
	for _, t := range f.toks {
		before := t.start > 0 && strings.ContainsRune(".@_-", rune(f.text[t.start-1]))
		after := t.end < len(f.text) && strings.ContainsRune("@_", rune(f.text[t.end]))
		if !t.upper() && !before && !after { // in an address, it may be one
			common[t.key] = true // a word of the text is no surname alone
		}
	}
	for _, s := range f.out {
		ts := tokenize(f.text[s[0]:s[1]])
		for _, t := range ts {
			if (len(ts) == 1 || !t.isGiven()) && t.upper() && len([]rune(t.text)) >= 4 && !notNames[t.key] && !common[t.key] && !places[t.key] && !(t.capitals() && len([]rune(t.text)) == 4) {
				surnames[t.key] = true
			}
		}
	}
	f.guarded = -1
	for i, t := range f.toks {
		if surnames[t.key] && t.upper() && !f.covered(t.start) && !f.isPlace(i) && !f.isMember(i, i+1) && !f.inOffice(i, i+1) {
			f.out = append(f.out, [2]int{t.start, t.end})
		}
	}
}

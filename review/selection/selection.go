// Package selection writes selection.md, the list of all that was read with what became of it,
// and reads what a person ticked in it.
package selection

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"phare/extract"
	"phare/extract/french"
	"phare/summarize"
)

// Ticks is what a person ticked in selection.md: acts that must be in the article, and acts
// that must not. A second run obeys them.
type Ticks struct {
	Pins []string `json:"pins"`
	Bans []string `json:"bans"`
	// Both holds the acts ticked twice, which count as neither.
	Both []string `json:"both,omitempty"`
}

var (
	box      = regexp.MustCompile("(?m)^([ \t]*[-*+][ \t]+\\[)([^\\]\n]?)(\\][ \t]+(Garder|Écarter)[ \t]+`([^`\n]+)`)")
	boxBlank = []string{"", " ", "\u00a0"}
)

// Read gives the ticks of a text of selection.md.
func Read(text string) Ticks {
	var t Ticks
	for _, m := range box.FindAllStringSubmatch(text, -1) {
		if slices.Contains(boxBlank, m[2]) {
			continue
		}
		list := &t.Pins
		if m[4] == "Écarter" {
			list = &t.Bans
		}
		if !slices.Contains(*list, m[5]) {
			*list = append(*list, m[5])
		}
	}
	for _, id := range t.Pins {
		if slices.Contains(t.Bans, id) {
			t.Both = append(t.Both, id)
		}
	}
	twice := func(id string) bool { return slices.Contains(t.Both, id) }
	t.Pins, t.Bans = slices.DeleteFunc(t.Pins, twice), slices.DeleteFunc(t.Bans, twice)
	return t
}

// Set ticks or clears the boxes of an act, as a person does in an editor: keep for "Garder", drop
// for "Écarter"; found tells whether a box was ticked. Every other byte stays.
func Set(text, id string, keep, drop bool) (next string, found bool) {
	next = box.ReplaceAllStringFunc(text, func(line string) string {
		m := box.FindStringSubmatch(line)
		if m[5] != id {
			return line
		}
		mark := " "
		if m[4] == "Garder" && keep || m[4] == "Écarter" && drop {
			mark, found = "x", true
		}
		return m[1] + mark + m[3]
	})
	return next, found
}

// Clear empties every box: a person who only ticks has not touched the text.
func Clear(text string) string { return box.ReplaceAllString(text, "${1} ${3}") }

// Tick carries the ticks of the list that this one replaces.
func (t Ticks) Tick(text string) string {
	return box.ReplaceAllStringFunc(text, func(line string) string {
		m := box.FindStringSubmatch(line)
		list := t.Pins
		if m[4] == "Écarter" {
			list = t.Bans
		}
		if slices.Contains(list, m[5]) || slices.Contains(t.Both, m[5]) {
			return m[1] + "x" + m[3]
		}
		return line
	})
}

// Write renders selection.md: every act with its reason, everything given accounted for. command
// is what drafts the session of a date, "" for the same one again; cited holds the Document.File of
// what has a copy in sources/.
func Write(s *extract.Session, sum *summarize.Summary, ticks Ticks, cited map[string]bool, command func(date string) string) string {
	w := &selectionWriter{s: s, cited: cited, command: command, ticks: ticks, named: map[string]bool{}}
	w.line("# Choix des décisions")
	w.line("")
	head := "Séance du " + french.LongISO(s.Date)
	if s.Body != "" {
		head += ", " + inline(s.Body)
	}
	w.line("%s : %s.", head, Plural(len(s.Deliberations), "délibération lue", "délibérations lues")+
		" dans "+Plural(len(s.Documents), "document", "documents"))
	w.line("")
	w.line("Pour changer le choix, mettez un x entre les crochets d’une case, enregistrez ce fichier, puis relancez %s : "+
		"un acte à garder entre dans l’article, un acte à écarter n’y revient pas. Votre texte, s’il a été modifié, n’est jamais remplacé.", code(command("")))
	for _, id := range ticks.Both {
		w.line("\nLes deux cases de %s sont cochées : aucune n’est suivie, videz-en une.", code(id))
	}
	w.items("Décisions retenues", sum.Items)
	w.items("Décisions suivantes", sum.Next)
	w.setAside(sum.SetAside)
	w.unread()
	w.missing()
	w.others()
	w.skipped()
	return ticks.Tick(w.b.String())
}

type selectionWriter struct {
	b       strings.Builder
	s       *extract.Session
	command func(date string) string
	cited   map[string]bool
	ticks   Ticks
	named   map[string]bool
}

func (w *selectionWriter) line(format string, args ...any) {
	fmt.Fprintf(&w.b, format, args...)
	w.b.WriteByte('\n')
}

func (w *selectionWriter) title(what string, n int) {
	w.line("\n## %s (%d)\n", what, n)
}

func (w *selectionWriter) items(what string, items []summarize.Item) {
	w.title(what, len(items))
	for i, it := range items {
		if i > 0 {
			w.line("")
		}
		w.line("### %d. %s\n", i+1, inline(it.Title))
		for _, id := range it.Acts {
			w.named[id] = true
			w.line("- %s", w.act(id))
		}
		if it.Score == 0 { // ranked in words, by the conference
			w.line("- Pourquoi : %s", reasons(it))
		} else {
			w.line("- Score %s : %s", frenchNumber(it.Score), reasons(it))
		}
		if it.Fallback != "" {
			w.line("- %s", inline(it.Fallback))
		}
		for _, n := range it.Notes {
			w.line("- %s", inline(n))
		}
		if len(it.Acts) > 0 {
			w.boxes("", it.Acts[0], true)
		}
	}
}

func reasons(it summarize.Item) string {
	var parts []string
	for _, r := range it.Reasons {
		if r.Points == 0 {
			parts = append(parts, inline(r.Text))
			continue
		}
		sign := "+"
		if r.Points < 0 {
			sign = ""
		}
		parts = append(parts, fmt.Sprintf("%s (%s%s)", inline(r.Text), sign, frenchNumber(r.Points)))
	}
	if it.Pinned {
		parts = append(parts, "gardée à votre demande")
	}
	if len(parts) == 0 {
		return "aucun signal"
	}
	return strings.Join(parts, " ; ")
}

// act names an act, with the link to its first page and its object.
func (w *selectionWriter) act(id string) string {
	d := w.s.Find(id)
	if d == nil {
		return code(id)
	}
	page := 0
	if len(d.Pages) > 0 {
		page = d.Pages[0]
	}
	link := summarize.ActLink(w.s, d, page)
	if !w.cited[d.File] {
		link = inline(d.File)
		if page > 0 {
			link += fmt.Sprintf(", p.\u00a0%d", page)
		}
	}
	return link + " : " + inline(d.Object)
}

func (w *selectionWriter) boxes(indent, id string, chosen bool) {
	w.line("%s- [ ] Garder %s", indent, code(id))
	if chosen || slices.Contains(w.ticks.Bans, id) || slices.Contains(w.ticks.Both, id) {
		w.line("%s- [ ] Écarter %s", indent, code(id))
	}
}

func (w *selectionWriter) setAside(list []summarize.SetAside) {
	var rest []string
	for _, a := range list {
		w.named[a.Act] = true
	}
	for _, d := range w.s.Deliberations {
		if !w.named[d.ID] {
			rest = append(rest, d.ID)
		}
	}
	w.title("Actes écartés", len(list)+len(rest))
	for _, a := range list {
		act := w.act(a.Act)
		if title := inline(a.Title); !strings.HasSuffix(act, " : "+title) {
			act += " (" + title + ")"
		}
		w.line("- %s. Motif : %s", act, inline(strings.TrimSuffix(a.Reason, ".")))
		w.boxes("  ", a.Act, false)
	}
	for _, id := range rest { // law 5: nothing that was read is passed over in silence
		w.line("- %s. Motif : aucun n’a été noté", w.act(id))
		w.boxes("  ", id, false)
	}
}

func (w *selectionWriter) unread() {
	docs := Unread(w.s)
	w.title("Ce qui n’a pas pu être lu", len(docs))
	unknown := meaningless(w.s)
	if len(docs) == 0 && len(unknown) == 0 {
		w.line("Tout ce qui a été donné a été lu.")
	}
	for _, d := range unknown {
		w.line("- %s : ses mots ont été lus, mais rien n’y a été reconnu (ni acte, ni procès-verbal, ni liste, ni convocation) : regardez s’il compte", inline(d.File))
	}
	for _, d := range docs {
		w.line("- %s", inline(d.File))
		for _, warning := range d.Warnings {
			w.line("  - %s", warningText(warning))
		}
		if len(d.Warnings) == 0 {
			w.line("  - texte absent ou illisible : ouvrez le PDF")
		}
	}
	var noted []string
	for _, d := range slices.Concat(w.s.Documents, w.s.Others) {
		if n := len(d.OCRPages); n > 0 {
			noted = append(noted, inline(d.File)+", "+Plural(n, "page lue", "pages lues")+" par reconnaissance de caractères : comparez noms et chiffres avec le PDF")
		}
		if slices.Contains(docs, d) {
			continue
		}
		for _, warning := range d.Warnings {
			noted = append(noted, inline(d.File)+", "+warningText(warning))
		}
	}
	for _, d := range w.s.Deliberations {
		for _, warning := range d.Warnings {
			noted = append(noted, code(d.ID)+", "+warningText(warning))
		}
	}
	if len(noted) > 0 {
		w.title("Remarques de lecture", len(noted))
		for _, n := range noted {
			w.line("- %s", n)
		}
	}
}

func warningText(w extract.Warning) string {
	if w.Page > 0 && !strings.HasPrefix(strings.ToLower(w.Message), fmt.Sprintf("page %d", w.Page)) {
		return fmt.Sprintf("page %d : %s", w.Page, inline(w.Message))
	}
	return inline(w.Message)
}

func (w *selectionWriter) missing() {
	if len(w.s.Missing) == 0 {
		return
	}
	w.title("Annoncés, et dans aucun document", len(w.s.Missing))
	for _, m := range w.s.Missing {
		number := ""
		if m.Number != nil && *m.Number != "" {
			number = "n°\u00a0" + inline(*m.Number) + ", "
		}
		where := inline(m.File)
		if m.Page > 0 {
			where += fmt.Sprintf(", p.\u00a0%d", m.Page)
		}
		w.line("- %s%s (%s) : demandez le PDF de cet acte, ou vérifiez qu’il a été retiré", number, inline(m.Object), where)
	}
}

func (w *selectionWriter) others() {
	dates := map[string][]string{}
	named := Unread(w.s)
	for _, d := range w.s.Others {
		date := ""
		if d.SessionDate != nil {
			date = *d.SessionDate
		}
		if !slices.Contains(named, d) {
			dates[date] = append(dates[date], inline(d.File))
		}
	}
	if len(dates) == 0 {
		return
	}
	w.title("Documents d’autres séances", len(dates))
	for _, date := range slices.Sorted(maps.Keys(dates)) {
		if date == "" {
			w.line("- Séance non reconnue : %s", strings.Join(dates[date], ", "))
			continue
		}
		w.line("- Séance du %s : %s. Pour la rédiger : %s", french.LongISO(date), strings.Join(dates[date], ", "), code(w.command(date)))
	}
}

func (w *selectionWriter) skipped() {
	if len(w.s.Skipped) == 0 {
		return
	}
	w.title("Fichiers laissés de côté", len(w.s.Skipped))
	for _, k := range w.s.Skipped {
		w.line("- %s : %s", inline(k.File), inline(k.Reason))
	}
}

// Unread lists the documents of the folder given, this session's or not, that could not be
// read in whole. A page that OCR has read in the end is read.
func Unread(s *extract.Session) []*extract.Document {
	var out []*extract.Document
	for _, d := range slices.Concat(s.Documents, s.Others) {
		if d.Pages == nil || slices.Contains(d.Coverage, extract.RoleUnreadable) || len(d.Lost()) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// meaningless lists the documents that were read in whole and in which nothing was recognised.
func meaningless(s *extract.Session) []*extract.Document {
	read := Unread(s)
	return slices.DeleteFunc(slices.Concat(s.Documents, s.Others), func(d *extract.Document) bool {
		return !d.Meaningless() || slices.Contains(read, d)
	})
}

// frenchNumber writes a score: "12,5".
func frenchNumber(v float64) string {
	return strings.ReplaceAll(strconv.FormatFloat(v, 'f', -1, 64), ".", ",")
}

// Plural gives "1 acte", "3 actes".
func Plural(n int, one, many string) string {
	if n < 2 {
		return strconv.Itoa(n) + " " + one
	}
	return strconv.Itoa(n) + " " + many
}

// inline makes a text from a document safe to stand in a line of Markdown: the act is data,
// and gives neither links nor markup.
func inline(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(text), " ") {
		if unicode.IsControl(r) {
			continue
		}
		if strings.ContainsRune("\\`*_[]<>{}|", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// code puts a text between backquotes.
func code(text string) string {
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, "`", "'")), " ")
	return "`" + text + "`"
}

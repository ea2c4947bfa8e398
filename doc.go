// Package phare is the tour of the house; the program is cmd/phare.
//
// After a council meets, phare reads the PDFs of its deliberations, proposes the five
// that matter most to residents, drafts the web article and the posts, proves every
// fact against the page it comes from, and lets nothing out that a named person has
// not approved.
//
// The data moves to the right only, and each room owns the type that it hands on:
//
//	a folder of PDFs ──extract──▶ Session ──summarize──▶ Summary ──review──▶ drafts ──a person──▶ approved ──publish──▶ CMS
//
// The rooms:
//
//	cmd/phare            one file a subcommand; flags, environment, terminal, exit codes
//	extract              PDFs → Session: which acts a document holds, sessions, cache, corrections
//	extract/pdftext      page → positioned words → lines in reading order, in worker processes
//	pdftext/printed      what stands on a page; pdftext/layout sets its words in reading order
//	extract/ocr          pages without text → words, by programs that may be installed
//	extract/french       the one place that knows French: words, sentences, numerals, dates, names
//	extract/facts        typed values in French administrative text
//	extract/lines        page → printed lines once: looks, margins, repeats, events
//	extract/record       what is read: documents, deliberations, evidence; reads nothing itself
//	extract/cut          lines → acts, by learned weights; train makes them
//	extract/prose        the lines of an act as terms: persons, counts, verbs that decide
//	extract/vote         the vote that an act prints
//	extract/act          one act: its parts, outcome, rapporteur, amounts
//	extract/numbering    the marks before a title: numbers of the register, ranks
//	extract/head         where a head ends, what a document calls itself, whose session, when
//	extract/attendance   who met, and how many
//	extract/title        the lines that may open an act, and what their titles say
//	extract/agenda       what a document announces
//	extract/table        lists of deliberations
//	extract/matching     what a session announced, held against its acts
//	extract/private      what must not leave
//	summarize            Session → Summary: choice, digests, drafting
//	summarize/llm        the OpenAI client: retries, budget, cache, structured output
//	summarize/check      text × Session → states and findings; knows nothing of models
//	summarize/model      a judge that may lower a state
//	prompts              prompts and house style, Markdown that an editor may change
//	review               Summary → drafts in a folder; states, approvals, journal
//	review/web           the local page: from dropped PDFs to the signature
//	review/control       the record of human control; review/report, the year; review/cards, pictures
//	review/publish       what is approved → CMS, feed, files; one subpackage a target
//	examples             a fictional session that the README runs
//	docs                 the editor's guide (French), the reference, the decisions taken
//
// An import never points back: review → summarize → extract, and within extract from the last of
// its rooms to the first. cmd/phare/imports_test.go holds it, and that no room grows too large.
package phare

// Package review keeps the folder in which a person reads, changes and signs what was
// drafted, and lets nothing out that was not signed.
//
// A session is a folder (DESIGN §4): Markdown drafts that any editor opens, session.json,
// the PDFs that the drafts cite, and journal.jsonl, append-only, each line holding the hash
// of the one before. Beside them the hidden folder .phare holds what a person never needs to
// open: every version that the program wrote or saved (versions/SHA256.md, so that what the
// machine wrote can be held against what a person changed), the words of the acts with their
// places (lines.json.gz), a lock, and what was healed.
//
// States are derived from the journal and the bytes on disk alone, never stored. Writes are
// atomic and happen in one order: the version, the journal's line, then the file; a run
// killed between two of them is finished by the next one.
package review

package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"

	"phare/extract"
	"phare/review"
	"phare/summarize"
)

// runBefore drafts what the press is told before a session.
func (c *Command) runBefore(cfg *config, batch *extract.Batch, input []string, o runOptions) error {
	session, items, err := batch.Announced(o.session)
	if err != nil {
		return err
	}
	so, err := c.summarizeOptions(cfg, session.Date)
	if err != nil {
		return err
	}
	summary, err := summarize.Before(session, items, cfg.Presse.Contents, so)
	if err != nil {
		return err
	}
	root := c.path(reviewRoot)
	if o.review != "" {
		root = c.path(o.review)
	}
	folder, result, err := review.Write(root, session, summary, review.Options{Program: version, ActsURL: cfg.Acts.URL, Input: input})
	if err != nil {
		return err
	}
	left := accountFor(session.Documents, session.Others)
	if o.json {
		enc := json.NewEncoder(raw(c.Stdout))
		enc.SetIndent("", "  ")
		if err := enc.Encode(map[string]any{"session": session.ID, "folder": c.shown(folder.Dir), "items": len(items), "projects": len(session.Deliberations), "files": result.Files, "unread": left}); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(c.Stdout, "%s : %d points à l'ordre du jour, %d projets lus.\n", summary.Title, len(items), len(session.Deliberations))
		for _, w := range result.Files {
			name := w.File
			if w.Beside != "" {
				name = w.Beside
			}
			fmt.Fprintln(c.Stdout, "  "+c.shown(filepath.Join(folder.Dir, name)))
		}
		for _, n := range summary.Posts[0].Notes {
			fmt.Fprintln(c.Stdout, "  "+n)
		}
		fmt.Fprintln(c.Stdout, "Relisez-le, puis signez-le comme les autres : « phare review ».")
	}
	if len(left) > 0 {
		for _, line := range gapLines(left) {
			fmt.Fprintln(c.Stderr, "Non lu : "+line)
		}
		return &exitError{code: exitUnread}
	}
	return nil
}

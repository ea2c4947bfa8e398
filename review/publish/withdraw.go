package publish

import (
	"context"
	"errors"
	"fmt"
	"html"

	"phare/review"
)

// Withdrawal is the notice that readers see in the place of a text that was taken back.
type Withdrawal struct {
	Day    string // ISO 8601
	Reason Text   // for readers
}

// Note is the notice in one line.
func (w Withdrawal) Note() Text {
	return NewText("Texte retiré le " + LongDate(w.Day) + " : " + w.Reason.Plain())
}

// HTML is the notice in the place of the body.
func (w Withdrawal) HTML() HTMLBody {
	return HTMLBody(`<p class="phare-retrait"><strong>Texte retiré le ` + html.EscapeString(LongDate(w.Day)) + "</strong> : " + w.Reason.HTML() + "</p>")
}

// Markdown is the notice for a target that renders Markdown itself.
func (w Withdrawal) Markdown() MarkdownBody {
	return MarkdownBody("**Texte retiré le " + LongDate(w.Day) + "** : " + w.Reason.Markdown() + "\n")
}

// Withdraw takes a text that a target has down from it: the journal says so first, then the
// target shows the reason in its place, or nothing where the public never saw the text. Run
// again after an interruption, it finishes what was begun.
func Withdraw(ctx context.Context, back review.Withdrawn, p Publisher, o Options) (Result, error) {
	d := back.Draft
	res := Result{File: d.File, Target: p.Name(), Action: "withdrawn", DryRun: o.DryRun}
	before, err := back.Folder().Publication(d.File, p.Name())
	if err != nil {
		return res, err
	}
	switch before.State {
	case "", review.Unpublished:
		res.Action = "unchanged"
		return res, nil
	}
	m := Message{Key: before.Key, Publisher: NewText(o.Publisher), Title: NewText(d.Front.Title), Slug: d.Front.Slug, Date: d.Front.Date,
		Published: o.Today, Summary: NewText(d.Front.Summary), Channel: d.Front.Channel, Still: func() error { return nil }}
	if len(before.Since) >= len("2006-01-02") {
		m.Published = before.Since[:len("2006-01-02")]
	}
	if m.Key == "" {
		return res, fmt.Errorf("le journal ne dit pas sous quel nom %s connaît ce texte", p.Name())
	}
	found, err := p.Find(ctx, m, before.Remote)
	if err != nil {
		return res, err
	}
	res.Remote, res.URL = before.Remote, before.URL
	if o.DryRun {
		return res, nil
	}
	out, err := back.Begin(p.Name())
	if err != nil {
		return res, err
	}
	done := &Remote{ID: before.Remote, URL: before.URL}
	if found != nil {
		if done, err = p.Withdraw(ctx, m, found, Withdrawal{o.Today, NewText(back.Reason)}); err != nil {
			var refused *RefusedError
			if errors.As(err, &refused) {
				return res, err
			}
			return res, fmt.Errorf("%w ; relancez la même commande", err)
		}
	}
	return res, out.Done(fingerprint(done.Content))
}

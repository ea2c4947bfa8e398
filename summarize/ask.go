package summarize

import (
	"context"
	"phare/prompts"
)

type asker struct{}

func newAsker(*engine) *asker                                             { return nil }
func (e *engine) digest(context.Context)                                  {}
func (e *engine) written(_ context.Context, _ *subject, it Item) Item     { return it }
func (e *engine) writeAll(context.Context, []*subject, *Summary)          {}
func (e *engine) writeHead(context.Context, *Summary)                     {}
func (a *asker) report(*Summary)                                          {}
func (e *engine) writePosts(context.Context, []prompts.Channel, *Summary) {}

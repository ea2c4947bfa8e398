package llm

import (
	"context"
	"errors"
)

// Kind is why a request has no reply.
type Kind string

// The kinds of errors.
const (
	KindConfig      Kind = "config"      // no model named, an address that is none
	KindOffline     Kind = "offline"     // calls are forbidden
	KindBudget      Kind = "budget"      // the ceiling of cost would be passed
	KindKey         Kind = "key"         // 401: no key, or a wrong one
	KindForbidden   Kind = "forbidden"   // 403: the key may not do this
	KindModel       Kind = "model"       // 404: no such model, or no such address
	KindQuota       Kind = "quota"       // 402, or 429 for want of credit
	KindRate        Kind = "rate"        // 429 after every retry
	KindServer      Kind = "server"      // 5xx after every retry
	KindUnreachable Kind = "unreachable" // no connection
	KindTLS         Kind = "tls"         // a certificate that can't be trusted
	KindTimeout     Kind = "timeout"     // no reply in time
	KindStalled     Kind = "stalled"     // a streamed reply began, then stopped coming
	KindTooLong     Kind = "too-long"    // the prompt does not fit the model's window
	KindRequest     Kind = "request"     // 400 for another reason
	KindProtocol    Kind = "protocol"    // a reply that is not the protocol's
	KindRefused     Kind = "refused"     // the model or a filter refuses to answer
	KindTruncated   Kind = "truncated"   // the server dropped part of the prompt in silence
	KindCut         Kind = "cut"         // the reply was cut by length, each time
	KindEmpty       Kind = "empty"       // nothing but reasoning, twice
	KindInvalid     Kind = "invalid"     // a reply that fails the schema or Validate, twice
	KindLanguage    Kind = "language"    // a reply in another language, twice
	KindCanceled    Kind = "canceled"    // the caller gave up
)

// Error says why a request has no reply and what to do about it, in French. It never
// holds the key.
type Error struct {
	Kind    Kind
	Request string // Request.Name
	Host    string
	Model   string
	Status  int    // HTTP status, 0 when there was none
	Detail  string // the server's or the check's own words, the key masked
	alone   bool   // others were answered, so that it may be this one's own fault
	cause   error  // context's errors only: other causes may hold secrets
}

// Unwrap gives context.Canceled or context.DeadlineExceeded when the caller gave up.
func (e *Error) Unwrap() error { return e.cause }

// Fatal is whether any other request would fail in the same way, so that there is no
// point in asking on.
func (e *Error) Fatal() bool {
	switch e.Kind {
	case KindConfig, KindOffline, KindBudget, KindKey, KindQuota, KindRate, KindTLS:
		return true
	case KindForbidden, KindModel, KindUnreachable, KindServer, KindTimeout, KindStalled, KindProtocol:
		return !e.alone && e.cause == nil
	}
	return false
}

// KindOf gives the kind of an error of this package, "" for another.
func KindOf(err error) Kind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return ""
}

// IsFatal is whether err stops every other request too; see Error.Fatal. A context that
// ended does.
func IsFatal(err error) bool {
	var e *Error
	if errors.As(err, &e) && e.Fatal() {
		return true
	}
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

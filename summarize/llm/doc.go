// Package llm asks a model behind any endpoint that speaks the OpenAI protocol: it finds
// what structured output the server accepts, checks each reply, asks again when that can
// mend it, keeps replies so that none is paid twice, counts what is spent and what left
// the machine, and says in French what went wrong and what to do.
//
// It is the only importer of the OpenAI client. Its tests and those of every other
// package use the fake model of llmtest.
package llm

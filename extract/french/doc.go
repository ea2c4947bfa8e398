// Package french is the one place that knows the language of the acts: how a text is
// folded to be compared, cut into tokens and sentences, how a number, a date, a civility
// or a name is written, and which words of one family share a stem. What it knows by
// heart stands in lexicon/*.txt; what its users look for stands in patterns (see
// [Patterns]), which are data too: each bears an example and a counter-example.
//
// It reads text and knows nothing of papers, acts or councils.
package french

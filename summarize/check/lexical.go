package check

import "phare/summarize/check/lexicon"

type word = lexicon.Word

var wordsOf = lexicon.Of

// generic tells the plain words that any article about any session may hold without proof.
func generic(stem string) bool { return lexicon.Plain(stem) }

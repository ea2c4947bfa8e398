package extract

import "phare/extract/french"

// The names by which this package knows the foundations of package french.

func fold(s string) string                          { return french.FoldLine(s) }
func foldWords(s string) []string                   { return french.Words(s) }
func alike(a, b []string) float64                   { return french.Alike(a, b) }
func hasAnyPrefix(s string, prefixes []string) bool { return french.HasAnyPrefix(s, prefixes) }
func containsAny(s string, needles []string) bool   { return french.ContainsAny(s, needles) }
func wordAt(s, needle string) int                   { return french.WordAt(s, needle) }
func endsIn(f, signs string) bool                   { return french.EndsIn(f, signs) }
func isLetter(c byte) bool                          { return french.IsLetter(c) }
func isDigit(c byte) bool                           { return french.IsDigit(c) }
func allDigits(s string) bool                       { return french.AllDigits(s) }
func head(s string, n int) string                   { return french.Head(s, n) }

package summarize

import "strings"

// frenchNumber writes a number printed by Go with a comma.
func frenchNumber(s string) string { return strings.Replace(s, ".", ",", 1) }

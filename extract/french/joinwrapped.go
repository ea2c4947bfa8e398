package french

import "strings"

// JoinWrapped joins the lines of a name; one that ends on a hyphen goes on without a space.
func JoinWrapped(a, b string) string {
	if a == "" || strings.HasSuffix(a, "-") {
		return a + b
	}
	return a + " " + b
}

package french

// Atoi returns the number that the digits at the head of s write, nine of them at most.
func Atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 9; i++ {
		if !IsDigit(s[i]) {
			return n
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

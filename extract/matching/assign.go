package matching

import "math"

// assign gives each row at most one column and each column to at most one row, so that the sum
// of the scores is the highest; a pair below least is none. It is the Hungarian method with
// potentials, cubic in the longer side.
func assign(score [][]float64, least float64) []int {
	n, m := len(score), 0
	if n > 0 {
		m = len(score[0])
	}
	size := max(n, m)
	cost := func(i, j int) float64 { // 1-based; a row may always stay without a column
		if i <= n && j <= m && score[i-1][j-1] >= least {
			return -score[i-1][j-1]
		}
		return 0
	}
	u, v := make([]float64, size+1), make([]float64, size+1)
	row, way := make([]int, size+1), make([]int, size+1)
	for i := 1; i <= size; i++ {
		row[0] = i
		j0 := 0
		low := make([]float64, size+1)
		for j := range low {
			low[j] = math.Inf(1)
		}
		used := make([]bool, size+1)
		for {
			used[j0] = true
			i0, j1, delta := row[j0], 0, math.Inf(1)
			for j := 1; j <= size; j++ {
				if used[j] {
					continue
				}
				if c := cost(i0, j) - u[i0] - v[j]; c < low[j] {
					low[j], way[j] = c, j0
				}
				if low[j] < delta {
					delta, j1 = low[j], j
				}
			}
			for j := 0; j <= size; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					low[j] -= delta
				}
			}
			if j0 = j1; row[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			j1 := way[j0]
			row[j0] = row[j1]
			j0 = j1
		}
	}
	found := make([]int, n)
	for i := range found {
		found[i] = -1
	}
	for j := 1; j <= m; j++ {
		if i := row[j]; i >= 1 && i <= n && score[i-1][j-1] >= least {
			found[i-1] = j - 1
		}
	}
	return found
}

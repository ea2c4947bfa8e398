package printed

import "math"

// Matrix is a PDF transformation [a b c d e f].
type Matrix [6]float64

// Identity leaves every point where it is.
var Identity = Matrix{1, 0, 0, 1, 0, 0}

// Then returns the transformation that applies m, then n.
func (m Matrix) Then(n Matrix) Matrix {
	return Matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// Point returns where a point comes to lie.
func (m Matrix) Point(x, y float64) (float64, float64) {
	return x*m[0] + y*m[2] + m[4], x*m[1] + y*m[3] + m[5]
}

// Box returns the bounds of the rectangle x0, y0, x1, y1 once transformed.
func (m Matrix) Box(x0, y0, x1, y1 float64) (bx0, by0, bx1, by1 float64) {
	ax, ay := m.Point(x0, y0)
	bx0, by0, bx1, by1 = ax, ay, ax, ay
	for _, p := range [3][2]float64{{x1, y0}, {x0, y1}, {x1, y1}} {
		x, y := m.Point(p[0], p[1])
		bx0, bx1, by0, by1 = min(bx0, x), max(bx1, x), min(by0, y), max(by1, y)
	}
	return bx0, by0, bx1, by1
}

// Snap rounds a coordinate to the grid; what lies farther out than any page may is cut off.
func Snap(x float64) float32 {
	n := math.Round(min(max(x, -Farthest), Farthest) * Grid)
	if n == 0 {
		return 0 // there is a zero below zero, and the encoding does not keep it
	}
	return float32(n / Grid)
}

// Farthest is how far out a coordinate may lie, in points.
const Farthest = 1 << 17

// Coordinates are kept in 64ths of a point: float32 holds them exactly.
const Grid = 64

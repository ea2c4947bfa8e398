package main

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

// writeMutants writes n mutants of the files that are small enough, a thousand a folder. The
// same seed and files give the same mutants.
func writeMutants(files []string, dir string, n int, seed uint64, largest int64) error {
	var whole [][]byte
	for _, file := range files {
		info, err := os.Stat(file)
		if err != nil {
			return err
		}
		if info.Size() > largest || info.Size() == 0 {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		whole = append(whole, raw)
	}
	if len(whole) == 0 {
		return fmt.Errorf("no PDF of at most %d bytes to mutate", largest)
	}
	random := rand.New(rand.NewPCG(seed, 41))
	for i := range n {
		raw := bytes.Clone(whole[i%len(whole)])
		for range 1 + random.IntN(4) {
			if random.IntN(8) == 0 {
				raw = insideStream(random, raw)
				continue
			}
			raw = mutations[random.IntN(len(mutations))](random, raw, whole)
		}
		name := filepath.Join(dir, fmt.Sprintf("%03d", i/1000), fmt.Sprintf("m%06d.pdf", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, raw, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// mutation changes a PDF; all are the others that it may take parts from.
type mutation func(random *rand.Rand, raw []byte, all [][]byte) []byte

var (
	numberIn = regexp.MustCompile(`-?\b\d+(?:\.\d+)?\b`)
	nameIn   = regexp.MustCompile(`/[A-Za-z]+`)
	refIn    = regexp.MustCompile(`\b\d+ 0 R\b`)
	streamIn = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
)

// extremes are numbers that arithmetic does not expect.
var extremes = []string{"0", "-1", "1", "255", "65535", "65536", "2147483647", "-2147483648", "4294967296", "9223372036854775807", "99999999999999999999", "1e308", "0.0000001", "NaN"}

var mutations = []mutation{
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { // bits
		for range 1 + r.IntN(20) {
			if len(raw) > 0 {
				raw[r.IntN(len(raw))] ^= 1 << r.IntN(8)
			}
		}
		return raw
	},
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { return raw[:r.IntN(len(raw)+1)] }, // cut
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { // a hole
		from, to := span(r, raw)
		return append(raw[:from:from], raw[to:]...)
	},
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { // twice
		from, to := span(r, raw)
		return append(append(bytes.Clone(raw[:to]), raw[from:to]...), raw[to:]...)
	},
	func(r *rand.Rand, raw []byte, all [][]byte) []byte { // a part of another
		other := all[r.IntN(len(all))]
		from, to := span(r, other)
		at, end := span(r, raw)
		return append(append(bytes.Clone(raw[:at]), other[from:to]...), raw[end:]...)
	},
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { // zeros, or noise
		from, to := span(r, raw)
		noise := r.IntN(2) == 0
		for i := from; i < to; i++ {
			raw[i] = 0
			if noise {
				raw[i] = byte(r.Uint32())
			}
		}
		return raw
	},
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { // another number
		return swap(r, raw, numberIn, func([]byte) []byte { return []byte(extremes[r.IntN(len(extremes))]) })
	},
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { // one name in the place of another
		names := nameIn.FindAll(raw, 400)
		return swap(r, raw, nameIn, func(old []byte) []byte {
			if len(names) == 0 {
				return old
			}
			return bytes.Clone(names[r.IntN(len(names))])
		})
	},
	func(r *rand.Rand, raw []byte, _ [][]byte) []byte { // references that lead elsewhere, in circles too
		return swap(r, raw, refIn, func([]byte) []byte { return []byte(strconv.Itoa(r.IntN(40)) + " 0 R") })
	},
}

// insideStream mutates what a compressed stream holds and packs it again, so that the mutation
// passes the decompressor.
func insideStream(r *rand.Rand, raw []byte) []byte {
	found := streamIn.FindAllSubmatchIndex(raw, 200)
	if len(found) == 0 {
		return raw
	}
	m := found[r.IntN(len(found))]
	z, err := zlib.NewReader(bytes.NewReader(raw[m[2]:m[3]]))
	if err != nil {
		return raw
	}
	plain, _ := io.ReadAll(io.LimitReader(z, 4<<20)) // what there is before an error
	if len(plain) == 0 {
		return raw
	}
	plain = mutations[r.IntN(len(mutations))](r, plain, [][]byte{plain})
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	_, _ = w.Write(plain) // to memory
	_ = w.Close()
	return append(append(bytes.Clone(raw[:m[2]]), packed.Bytes()...), raw[m[3]:]...)
}

// span is a part of raw: mostly short.
func span(r *rand.Rand, raw []byte) (from, to int) {
	if len(raw) == 0 {
		return 0, 0
	}
	from = r.IntN(len(raw))
	most := min(len(raw)-from, 1<<r.IntN(14))
	return from, from + r.IntN(most+1)
}

// swap puts something in the place of one to three of what a pattern finds.
func swap(r *rand.Rand, raw []byte, pattern *regexp.Regexp, with func([]byte) []byte) []byte {
	for range 1 + r.IntN(3) {
		found := pattern.FindAllIndex(raw, -1)
		if len(found) == 0 {
			return raw
		}
		m := found[r.IntN(len(found))]
		raw = append(append(bytes.Clone(raw[:m[0]]), with(raw[m[0]:m[1]])...), raw[m[1]:]...)
	}
	return raw
}

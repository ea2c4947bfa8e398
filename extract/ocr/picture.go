package ocr

import (
	"context"
	"os/exec"
	"runtime"
	"strconv"
)

// pictures bounds how many pages are drawn for people at once, whoever asks.
var pictures = make(chan struct{}, max(1, min(maxAtOnce, runtime.NumCPU())))

// CanDraw reports whether the program that draws pages is installed.
func CanDraw() bool {
	_, err := exec.LookPath(drawer)
	return err == nil
}

// Picture draws a page (1-based) as PNG, side pixels long at its longer side, under the same
// bounds of memory and number as the pages that are read: what asks for many waits its turn.
func Picture(ctx context.Context, path string, page, side int) ([]byte, error) {
	select {
	case pictures <- struct{}{}:
		defer func() { <-pictures }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, pageLimit)
	defer cancel()
	n := strconv.Itoa(page)
	return run(ctx, nil, drawer, "-png", "-scale-to", strconv.Itoa(side), "-f", n, "-l", n, "-singlefile", path)
}

package main

import (
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"sort"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

const (
	scanDPI     = 130
	scanQuality = 38
	scanSkew    = 0.45 // degrees: a sheet is never straight on the glass
)

// scan makes of a PDF the images of its pages, in grey and slightly turned, without a word
// of text.
func scan(in, out string) error {
	stem := out + ".page"
	if _, err := command(pdftoppm, "-r", fmt.Sprint(scanDPI), "-gray", "-jpeg", "-jpegopt", "quality=90", in, stem); err != nil {
		return err
	}
	pages, err := filepath.Glob(stem + "*")
	if err != nil {
		return err
	}
	sort.Strings(pages)
	for i, p := range pages {
		if err := skew(p, scanSkew*float64(1-2*(i%2))); err != nil {
			return err
		}
	}
	imp, err := api.Import("formsize:A4, pos:full", types.POINTS)
	if err != nil {
		return err
	}
	return api.ImportImagesFile(pages, out, imp, configuration())
}

// skew turns an image by some degrees and greys its paper.
func skew(path string, degrees float64) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	src, err := jpeg.Decode(f)
	if err := f.Close(); err != nil {
		return err
	}
	if err != nil {
		return err
	}
	b := src.Bounds()
	dst := image.NewGray(b)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	cx, cy := float64(b.Dx())/2, float64(b.Dy())/2
	for y := range b.Dy() {
		for x := range b.Dx() {
			dx, dy := float64(x)-cx, float64(y)-cy
			v := sample(src, cx+dx*cos-dy*sin, cy+dx*sin+dy*cos)
			dst.SetGray(x, y, color.Gray{Y: uint8(18 + v*0.9)})
		}
	}
	g, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := jpeg.Encode(g, dst, &jpeg.Options{Quality: scanQuality}); err != nil {
		g.Close()
		return err
	}
	return g.Close()
}

// sample is the grey between the four pixels around a point; the glass beyond the sheet is light.
func sample(m image.Image, x, y float64) float64 {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	fx, fy := x-float64(x0), y-float64(y0)
	at := func(x, y int) float64 {
		if !(image.Point{X: x, Y: y}).In(m.Bounds()) {
			return 250
		}
		return float64(color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y)
	}
	return at(x0, y0)*(1-fx)*(1-fy) + at(x0+1, y0)*fx*(1-fy) + at(x0, y0+1)*(1-fx)*fy + at(x0+1, y0+1)*fx*fy
}

// Package photo takes a photograph in: it is decoded, turned as its camera says, made no larger
// than a page needs, and written anew, so that nothing of it is left but what is seen. Place, date,
// device and thumbnail go with the rest of its metadata.
package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // a format that phones and sites give
)

// Limits of what is taken, in bytes and in pixels: a file of a few kilobytes may unfold to gigabytes.
const (
	MaxFile   = 25 << 20
	maxPixels = 60_000_000
	maxSide   = 2400
	leastSide = 200
)

var errFormat = errors.New("ce fichier n’est pas une photographie que phare sait lire : JPEG, PNG ou WebP")

// Clean gives the photograph without its metadata, as JPEG or, where it is a PNG, as PNG; ext is
// ".jpg" or ".png".
func Clean(raw []byte) (out []byte, ext string, err error) {
	if len(raw) > MaxFile {
		return nil, "", fmt.Errorf("cette photographie dépasse %d Mo", MaxFile>>20)
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil || format != "jpeg" && format != "png" && format != "webp" {
		return nil, "", errFormat
	}
	if size.Width < 1 || size.Height < 1 || size.Width > maxPixels/size.Height {
		return nil, "", fmt.Errorf("cette image est trop grande : %d × %d points", size.Width, size.Height)
	}
	if max(size.Width, size.Height) < leastSide {
		return nil, "", fmt.Errorf("cette image est trop petite : %d × %d points", size.Width, size.Height)
	}
	picture, _, err := image.Decode(bytes.NewReader(raw))
	if err != nil {
		return nil, "", errFormat
	}
	if format == "jpeg" {
		picture = turned(picture, orientation(raw))
	}
	picture = shrunk(picture)
	var b bytes.Buffer
	if format == "png" {
		err = png.Encode(&b, picture)
		return b.Bytes(), ".png", err
	}
	err = jpeg.Encode(&b, picture, &jpeg.Options{Quality: 86})
	return b.Bytes(), ".jpg", err
}

func shrunk(src image.Image) image.Image {
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	if max(w, h) <= maxSide {
		return src
	}
	if w >= h {
		w, h = maxSide, max(1, h*maxSide/w)
	} else {
		w, h = max(1, w*maxSide/h), maxSide
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Src, nil)
	return dst
}

// turned applies an orientation of Exif (1 to 8).
func turned(src image.Image, o int) image.Image {
	if o < 2 || o > 8 {
		return src
	}
	b := src.Bounds()
	w, h := b.Dx(), b.Dy()
	dw, dh := w, h
	if o >= 5 {
		dw, dh = h, w
	}
	dst := image.NewRGBA(image.Rect(0, 0, dw, dh))
	for y := range h {
		for x := range w {
			dx, dy := x, y
			switch o {
			case 2:
				dx = w - 1 - x
			case 3:
				dx, dy = w-1-x, h-1-y
			case 4:
				dy = h - 1 - y
			case 5:
				dx, dy = y, x
			case 6:
				dx, dy = h-1-y, x
			case 7:
				dx, dy = h-1-y, w-1-x
			case 8:
				dx, dy = y, w-1-x
			}
			dst.Set(dx, dy, src.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return dst
}

// orientation reads how a JPEG is to be turned from its Exif segment, 1 where it does not say.
func orientation(raw []byte) int {
	for at := 2; at+4 <= len(raw) && raw[at] == 0xFF && raw[at+1] != 0xDA; {
		size := int(binary.BigEndian.Uint16(raw[at+2:]))
		if size < 2 || at+2+size > len(raw) {
			break
		}
		body := raw[at+4 : at+2+size]
		if raw[at+1] == 0xE1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")) {
			return exifOrientation(body[6:])
		}
		at += 2 + size
	}
	return 1
}

func exifOrientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if bytes.HasPrefix(tiff, []byte("II")) {
		order = binary.LittleEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	n := int(order.Uint16(tiff[at:]))
	for i := range n {
		entry := at + 2 + 12*i
		if entry+12 > len(tiff) {
			break
		}
		if order.Uint16(tiff[entry:]) == 0x0112 {
			return int(order.Uint16(tiff[entry+8:]))
		}
	}
	return 1
}

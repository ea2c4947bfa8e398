package photo

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// taken is a photograph with red in its upper left corner, turned and placed by its camera.
func taken(t testing.TB, orientation uint16) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, 320, 240))
	for y := range 240 {
		for x := range 320 {
			c := color.RGBA{0, 0, 255, 255}
			if x < 100 && y < 80 {
				c = color.RGBA{255, 0, 0, 255}
			}
			m.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	exif := []byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x02")
	entry := func(tag, kind uint16, n, v uint32) {
		exif = binary.BigEndian.AppendUint16(exif, tag)
		exif = binary.BigEndian.AppendUint16(exif, kind)
		exif = binary.BigEndian.AppendUint32(exif, n)
		exif = binary.BigEndian.AppendUint32(exif, v)
	}
	entry(0x0112, 3, 1, uint32(orientation)<<16)
	entry(0x8825, 4, 1, 64) // where it was taken
	exif = append(exif, "\x00\x00\x00\x00GPSLatitude 45.7772 Atelier secret"...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(exif)+2))
	comment := append(binary.BigEndian.AppendUint16([]byte{0xFF, 0xFE}, 2+15), "Appareil secret"...)
	out := append([]byte{0xFF, 0xD8}, append(append(segment, exif...), comment...)...)
	return append(out, b.Bytes()[2:]...)
}

func TestClean(t *testing.T) {
	for _, tt := range []struct {
		orientation uint16
		x, y, w, h  int // where red is then, and the size
	}{{1, 20, 20, 320, 240}, {3, 300, 220, 320, 240}, {6, 220, 20, 240, 320}, {8, 20, 300, 240, 320}, {2, 300, 20, 320, 240}, {99, 20, 20, 320, 240}} {
		out, ext, err := Clean(taken(t, tt.orientation))
		if err != nil || ext != ".jpg" {
			t.Fatal(ext, err)
		}
		for _, never := range []string{"Exif", "GPS", "secret"} {
			if bytes.Contains(out, []byte(never)) {
				t.Errorf("%q is still in the file", never)
			}
		}
		m, err := jpeg.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		r, _, blue, _ := m.At(tt.x, tt.y).RGBA()
		if m.Bounds().Dx() != tt.w || m.Bounds().Dy() != tt.h || r < 0x9000 || blue > 0x7000 {
			t.Errorf("orientation %d: %v, red %x, blue %x", tt.orientation, m.Bounds(), r, blue)
		}
	}

	// a large PNG with a text chunk comes out smaller, without it
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 3000, 1500))); err != nil {
		t.Fatal(err)
	}
	chunk := []byte("tEXtComment\x00Atelier secret")
	whole := append(bytes.Clone(b.Bytes()[:33]), binary.BigEndian.AppendUint32(nil, uint32(len(chunk)-4))...)
	whole = binary.BigEndian.AppendUint32(append(whole, chunk...), crc32.ChecksumIEEE(chunk))
	whole = append(whole, b.Bytes()[33:]...)
	out, ext, err := Clean(whole)
	if err != nil || ext != ".png" || bytes.Contains(out, []byte("secret")) {
		t.Fatal(ext, err)
	}
	if size, _, err := image.DecodeConfig(bytes.NewReader(out)); err != nil || size.Width != 2400 || size.Height != 1200 {
		t.Errorf("%+v %v", size, err)
	}
}

func TestCleanRefuses(t *testing.T) {
	var small, bomb bytes.Buffer
	if err := png.Encode(&small, image.NewGray(image.Rect(0, 0, 10, 10))); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&bomb, image.NewGray(image.Rect(0, 0, 300, 300))); err != nil {
		t.Fatal(err)
	}
	claims := bomb.Bytes() // a header that claims 50,000 by 50,000 points
	binary.BigEndian.PutUint32(claims[16:], 50000)
	binary.BigEndian.PutUint32(claims[20:], 50000)
	binary.BigEndian.PutUint32(claims[29:], crc32.ChecksumIEEE(claims[12:29]))
	for name, raw := range map[string][]byte{
		"nothing":     nil,
		"a page":      []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"),
		"a PDF":       []byte("%PDF-1.4"),
		"an icon":     small.Bytes(),
		"a bomb":      claims,
		"half a file": taken(t, 1)[:600],
		"a film":      make([]byte, MaxFile+1),
	} {
		if _, _, err := Clean(raw); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(taken(f, 6))
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x02"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		out, _, err := Clean(raw)
		if err == nil && bytes.Contains(out, []byte("Exif")) {
			t.Error("metadata are left")
		}
	})
}

package main

import (
	"archive/zip"
	"bytes"
	"debug/macho"
	"debug/pe"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// header is the least that is a program of a Mac: 64 bits, no commands.
func header(cpu, sub uint32) []byte {
	var b bytes.Buffer
	for _, v := range []uint32{0xfeedfacf, cpu, sub, 2, 0, 0, 0, 0} {
		_ = binary.Write(&b, binary.LittleEndian, v) // a buffer takes all
	}
	return b.Bytes()
}

// TestUniversal: a Mac finds the program of its own kind in the file.
func TestUniversal(t *testing.T) {
	intel, apple := append(header(0x01000007, 3), make([]byte, 20000)...), header(0x0100000C, 0)
	f, err := macho.NewFatFile(bytes.NewReader(universal([]slice{{"amd64", intel}, {"arm64", apple}})))
	if err != nil {
		t.Fatal(err)
	}
	if len(f.Arches) != 2 || f.Arches[0].Cpu != macho.CpuAmd64 || f.Arches[1].Cpu != macho.CpuArm64 ||
		f.Arches[0].Size != uint32(len(intel)) || f.Arches[1].Offset%(1<<14) != 0 {
		t.Errorf("%+v", f.Arches)
	}
}

// TestResources: the object that go build links bears icon and version.
func TestResources(t *testing.T) {
	name := filepath.Join(t.TempDir(), "rsrc.syso")
	r := &release{version: "1.2.3", date: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)}
	if err := r.resources(name, "amd64"); err != nil {
		t.Fatal(err)
	}
	f, err := pe.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	wide := func(s string) []byte { return []byte(strings.Join(strings.Split(s, ""), "\x00")) }
	if f.Machine != pe.IMAGE_FILE_MACHINE_AMD64 || !bytes.Contains(raw, wide("1.2.3")) || !bytes.Contains(raw, wide("phare.exe")) || !bytes.Contains(raw, []byte("\x89PNG")) {
		t.Error("no version, or no icon")
	}
}

// TestZip: the same files give the same bytes, and the program can be run.
func TestZip(t *testing.T) {
	make := func() []byte {
		tr := &tree{when: time.Date(2026, 11, 29, 0, 0, 0, 0, time.UTC)}
		tr.add("phare.app/Contents/MacOS/phare", []byte("programme"), 0o755)
		tr.add("Guide.html", []byte("guide"), 0o644)
		name := filepath.Join(t.TempDir(), "a.zip")
		if err := tr.zip(name, "phare"); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	a := make()
	if !bytes.Equal(a, make()) {
		t.Error("two runs differ")
	}
	z, err := zip.NewReader(bytes.NewReader(a), int64(len(a)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == "phare/phare.app/Contents/MacOS/phare" && f.Mode()&0o100 == 0 {
			t.Error("the program of the Mac cannot be run")
		}
	}
}

package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// configuration writes plain objects, so that settle can find the dates.
func configuration() *model.Configuration {
	c := model.NewDefaultConfiguration()
	c.WriteObjectStream = false
	c.OptimizeDuplicateContentStreams = true
	return c
}

// stamp lays the préfecture's acknowledgement over every page, as a form of its own on top
// of the act, the way that transmission platforms do.
func stamp(s *Session, number, in, out string) error {
	id := fmt.Sprintf("%s-DEL%s-DE", s.StampPrefix, strings.ReplaceAll(number, "-", "_"))
	words := strings.Join([]string{"Envoyé en préfecture le " + s.Sent, "Reçu en préfecture le " + s.Sent,
		"Publié le " + s.Published, "ID : " + id}, "\n")
	w, err := api.TextWatermark(words, "fontname:Helvetica, points:7, scalefactor:1 abs, rotation:0, pos:tr, offset:-14 -10, align:l, "+
		"fillcolor:#1F3864, backgroundcolor:#FFFFFF, border:1 #1F3864, margins:3", true, false, types.POINTS)
	if err != nil {
		return err
	}
	return api.AddWatermarksFile(in, out, nil, w, configuration())
}

var (
	pdfDate = regexp.MustCompile(`D:\d{14}[+-]\d{2}'\d{2}'`)
	pdfID   = regexp.MustCompile(`/ID\s*\[\s*<[0-9A-Fa-f]{32}>\s*<[0-9A-Fa-f]{32}>\s*\]`)
)

// settle replaces what changes from one run to the next, byte for byte, by constants: the
// same sources give the same files wherever Chromium and the fonts are the same.
func settle(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	raw = pdfDate.ReplaceAll(raw, []byte("D:20250409110000+02'00'"))
	raw = pdfID.ReplaceAllFunc(raw, func(m []byte) []byte {
		zero := regexp.MustCompile(`[0-9A-Fa-f]{32}`)
		return zero.ReplaceAll(m, []byte(strings.Repeat("0", 31)+"1"))
	})
	return os.WriteFile(path, raw, 0o644)
}

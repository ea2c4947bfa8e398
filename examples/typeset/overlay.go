package main

import (
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// configuration writes plain objects, and a table of them, so that settle can order them.
func configuration() *model.Configuration {
	c := model.NewDefaultConfiguration()
	c.WriteObjectStream = false
	c.WriteXRefStream = false
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

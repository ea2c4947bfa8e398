package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// Programs of Debian's packages chromium and poppler-utils.
const (
	chromium  = "chromium"
	pdftotext = "pdftotext"
	pdftoppm  = "pdftoppm"
)

func command(name string, args ...string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, name, args...)
	var errs strings.Builder
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", name, err, errs.String())
	}
	return out, nil
}

// printPDF prints a page of HTML with Chromium.
func printPDF(html, pdf string) error {
	page := strings.TrimSuffix(pdf, ".pdf") + ".html"
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
		return err
	}
	args := []string{"--headless", "--disable-gpu", "--no-pdf-header-footer", "--disable-pdf-tagging",
		"--user-data-dir=" + strings.TrimSuffix(pdf, ".pdf") + ".chromium", "--print-to-pdf=" + pdf, "file://" + page}
	if os.Geteuid() == 0 {
		args = append([]string{"--no-sandbox"}, args...) // Chromium refuses root otherwise: containers
	}
	_, err := command(chromium, args...)
	return err
}

// pageTexts are the words of each page, spaces folded, as poppler reads them.
func pageTexts(pdf string) ([]string, error) {
	out, err := command(pdftotext, "-layout", pdf, "-")
	if err != nil {
		return nil, err
	}
	pages := strings.Split(string(out), "\f")
	pages = pages[:len(pages)-1] // poppler ends each page with a form feed
	for i := range pages {
		pages[i] = Plain(pages[i])
	}
	return pages, nil
}

//go:build !linux

package pdftext

// limitSystem does nothing where the system has no limit of its own: the watchdog remains.
func limitSystem(int64) {}

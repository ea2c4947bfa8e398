//go:build !linux

package pdftext

import "time"

// limitSystem does nothing where the system has no limit of its own: the watchdog remains.
func limitSystem(int64) {}

// usedBy does not know: the clock alone counts then.
func usedBy(int) (time.Duration, bool) { return 0, false }

package llm

import "io/fs"

// othersCanRead can't be told from the mode of a file on Windows, whose folders of users
// are closed to others as they come.
func othersCanRead(fs.FileInfo) bool { return false }

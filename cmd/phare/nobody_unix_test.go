//go:build !windows

package main

import "syscall"

// asNobody starts a process as another account.
func asNobody() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
}

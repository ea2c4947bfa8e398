package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"
)

// The exit codes, as every --help prints them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2   // wrong usage or configuration
	exitUnread      = 3   // done, but something given or announced was not read
	exitRefused     = 4   // not approved, or an error finding stands
	exitInterrupted = 130 // Ctrl-C
)

// An exitError ends the program with a code; err is nil when all has been said already.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return fmt.Sprintf("code de sortie %d", e.code)
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// usageError is a wrong command line or configuration.
func usageError(format string, args ...any) error {
	return &exitError{exitUsage, fmt.Errorf(format, args...)}
}

// refusal is a command that phare declines to carry out until a person has acted.
func refusal(err error) error { return &exitError{exitRefused, err} }

// flagError says in French what the flag library says in English.
func flagError(command string, err error) error {
	var (
		unknown  *pflag.NotExistError
		missing  *pflag.ValueRequiredError
		invalid  *pflag.InvalidValueError
		badShape *pflag.InvalidSyntaxError
	)
	hint := fmt.Sprintf("« %s --help » donne les options possibles", command)
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		dashes := "--"
		if len(name) == 1 {
			dashes = "-"
		}
		return usageError("l'option %s%s n'existe pas ; %s", dashes, name, hint)
	case errors.As(err, &missing):
		return usageError("l'option --%s attend une valeur ; %s", missing.GetSpecifiedName(), hint)
	case errors.As(err, &invalid):
		return usageError("la valeur « %s » ne convient pas à l'option --%s ; %s", invalid.GetValue(), invalid.GetFlag().Name, hint)
	case errors.As(err, &badShape):
		return usageError("l'option « %s » est mal écrite ; %s", badShape.GetSpecifiedFlag(), hint)
	}
	return usageError("%s ; %s", strings.TrimSpace(err.Error()), hint)
}

// Command release makes what people download: for each system one archive with the program, the
// guide and the example, beside them checksums and the list of what the program is made of.
//
//	go run ./cmd/release -version 1.2.0 [-out dist] [-only linux-amd64]
//
// Plain go build, zip, tar and dpkg-deb; nothing is fetched. Everything is cross-built here:
// only the Linux archive is tried by a test.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// release is one run.
type release struct {
	version string
	date    time.Time
	out     string // folder of what is made
	work    string // scratch
	sign    map[string]string
}

func main() {
	r := release{sign: map[string]string{}}
	var only, windows, darwin, day string
	flag.StringVar(&r.version, "version", "", "version, as 1.2.0")
	flag.StringVar(&r.out, "out", "dist", "folder of the archives")
	flag.StringVar(&only, "only", "", "one of linux-amd64, linux-arm64, windows-amd64, macos")
	flag.StringVar(&day, "date", time.Now().Format(time.DateOnly), "day of the release, ISO 8601: the same day and source give the same bytes")
	flag.StringVar(&windows, "sign-windows", "", "command that signs {file}, an .exe, with the authority's certificate")
	flag.StringVar(&darwin, "sign-macos", "", "command that signs {file}, an .app")
	flag.Parse()
	r.sign["windows"], r.sign["macos"] = windows, darwin
	if err := r.run(day, only); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func (r *release) run(day, only string) (err error) {
	if r.version == "" {
		return fmt.Errorf("-version is missing")
	}
	if r.date, err = time.Parse(time.DateOnly, day); err != nil {
		return err
	}
	if r.work, err = os.MkdirTemp("", "phare-release-"); err != nil {
		return err
	}
	defer os.RemoveAll(r.work)
	if err := os.MkdirAll(r.out, 0o755); err != nil {
		return err
	}
	steps := map[string]func() error{
		"linux-amd64":   func() error { return r.linux("amd64") },
		"linux-arm64":   func() error { return r.linux("arm64") },
		"windows-amd64": func() error { return r.windows("amd64") },
		"macos":         r.macos,
	}
	names := []string{"linux-amd64", "linux-arm64", "windows-amd64", "macos"}
	if only != "" {
		if steps[only] == nil {
			return fmt.Errorf("%s is none of %s", only, strings.Join(names, ", "))
		}
		names = []string{only}
	}
	for _, name := range names {
		fmt.Println("release:", name)
		if err := steps[name](); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return r.sums()
}

// build compiles the program for a system.
func (r *release) build(goos, goarch string) (string, error) {
	name := filepath.Join(r.work, goos+"-"+goarch, "phare")
	if goos == "windows" {
		name += ".exe"
	}
	cmd := exec.Command("go", "build", "-trimpath", "-o", name,
		"-ldflags", fmt.Sprintf("-s -w -X main.version=%s -X main.date=%s", r.version, r.date.Format(time.DateOnly)), "./cmd/phare")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+goos, "GOARCH="+goarch)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return name, cmd.Run()
}

// signed runs the command that signs a file, where one is given.
func (r *release) signed(system, file string) error {
	command := strings.Fields(strings.ReplaceAll(r.sign[system], "{file}", file))
	if len(command) == 0 {
		fmt.Printf("release: %s is not signed: SmartScreen or Gatekeeper will ask; see the guide\n", filepath.Base(file))
		return nil
	}
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd.Run()
}

func (r *release) name(rest string) string { return "phare-" + r.version + "-" + rest }

// common are the files that every archive holds beside the program.
func (r *release) common() (*tree, error) {
	t := &tree{when: r.date}
	guide, err := guidePage("docs/guide.md")
	if err != nil {
		return nil, err
	}
	t.add("Guide.html", guide, 0o644)
	for _, dir := range []struct{ from, to string }{{"docs/images", "images"}, {"examples/metropole-de-valombre", "exemple"}} {
		if err := t.folder(dir.from, dir.to); err != nil {
			return nil, err
		}
	}
	license, err := os.ReadFile("LICENSE")
	if err != nil {
		return nil, err
	}
	t.add("LICENSE.txt", license, 0o644)
	return t, nil
}

func (r *release) linux(arch string) error {
	program, err := r.build("linux", arch)
	if err != nil {
		return err
	}
	if err := r.bill(program, r.name("linux-"+arch)); err != nil {
		return err
	}
	pages, err := r.manuals()
	if err != nil {
		return err
	}
	t, err := r.common()
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	t.add("phare", raw, 0o755)
	for _, p := range pages {
		t.add(p.name, p.data, 0o644)
	}
	if err := t.tarGz(filepath.Join(r.out, r.name("linux-"+arch)+".tar.gz"), r.name("linux-"+arch)); err != nil {
		return err
	}
	return r.deb(arch, raw, pages)
}

func (r *release) windows(arch string) error {
	syso := filepath.Join("cmd", "phare", "rsrc_windows_"+arch+".syso") // go build links what bears this name
	if err := r.resources(syso, arch); err != nil {
		return err
	}
	defer os.Remove(syso)
	program, err := r.build("windows", arch)
	if err != nil {
		return err
	}
	if err := r.signed("windows", program); err != nil {
		return err
	}
	if err := r.bill(program, r.name("windows-"+arch)); err != nil {
		return err
	}
	t, err := r.common()
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(program)
	if err != nil {
		return err
	}
	t.add("phare.exe", raw, 0o755)
	return t.zip(filepath.Join(r.out, r.name("windows-"+arch)+".zip"), "phare")
}

func (r *release) macos() error {
	var slices []slice
	for _, arch := range []string{"amd64", "arm64"} {
		program, err := r.build("darwin", arch)
		if err != nil {
			return err
		}
		raw, err := os.ReadFile(program)
		if err != nil {
			return err
		}
		slices = append(slices, slice{arch, raw})
		if arch == "arm64" {
			if err := r.bill(program, r.name("macos")); err != nil {
				return err
			}
		}
	}
	app, err := r.bundle(universal(slices))
	if err != nil {
		return err
	}
	if err := r.signed("macos", app); err != nil {
		return err
	}
	t, err := r.common()
	if err != nil {
		return err
	}
	if err := t.folder(app, "phare.app"); err != nil {
		return err
	}
	return t.zip(filepath.Join(r.out, r.name("macos")+".zip"), "phare")
}

// manuals are the man pages and the completions, written by the program itself.
func (r *release) manuals() ([]file, error) {
	program, err := r.build(runtime.GOOS, runtime.GOARCH)
	if err != nil {
		return nil, err
	}
	dir := filepath.Join(r.work, "man")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if out, err := exec.Command(program, "man", dir).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("phare man: %w: %s", err, out)
	}
	var all []file
	names, err := filepath.Glob(filepath.Join(dir, "*.1"))
	if err != nil {
		return nil, err
	}
	for _, n := range names {
		raw, err := os.ReadFile(n)
		if err != nil {
			return nil, err
		}
		all = append(all, file{"man/" + filepath.Base(n), raw, 0o644})
	}
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		raw, err := exec.Command(program, "completion", shell).Output()
		if err != nil {
			return nil, fmt.Errorf("phare completion %s: %w", shell, err)
		}
		all = append(all, file{"completions/phare." + shell, raw, 0o644})
	}
	return all, nil
}

// sums writes SHA256SUMS over what was made.
func (r *release) sums() error {
	entries, err := os.ReadDir(r.out)
	if err != nil {
		return err
	}
	var lines []string
	for _, e := range entries {
		if e.IsDir() || !strings.HasPrefix(e.Name(), "phare-") && !strings.HasPrefix(e.Name(), "phare_") {
			continue
		}
		f, err := os.Open(filepath.Join(r.out, e.Name()))
		if err != nil {
			return err
		}
		h := sha256.New()
		_, err = io.Copy(h, f)
		f.Close()
		if err != nil {
			return err
		}
		lines = append(lines, hex.EncodeToString(h.Sum(nil))+"  "+e.Name()+"\n")
	}
	slices.Sort(lines)
	return os.WriteFile(filepath.Join(r.out, "SHA256SUMS"), []byte(strings.Join(lines, "")), 0o644)
}

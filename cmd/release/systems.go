package main

import (
	"bytes"
	"compress/gzip"
	"debug/buildinfo"
	"embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"html"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"phare/review/publish"
)

//go:embed icon/*.png
var icons embed.FS

// resources writes the icon and the version that Windows shows of a program.
func (r *release) resources(name, arch string) error {
	var images []image.Image
	for _, size := range []int{16, 32, 48, 64, 128, 256} {
		raw, err := icons.ReadFile(fmt.Sprintf("icon/%d.png", size))
		if err != nil {
			return err
		}
		img, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			return err
		}
		images = append(images, img)
	}
	icon, err := winres.NewIconFromImages(images)
	if err != nil {
		return err
	}
	set := winres.ResourceSet{}
	if err := set.SetIcon(winres.Name("APPICON"), icon); err != nil {
		return err
	}
	info := version.Info{}
	info.SetFileVersion(r.version)
	info.SetProductVersion(r.version)
	for key, value := range map[string]string{version.ProductName: "phare", version.FileDescription: "phare : des délibérations aux décisions phares",
		version.OriginalFilename: "phare.exe", version.InternalName: "phare"} {
		if err := info.Set(0x040C, key, value); err != nil { // French
			return err
		}
	}
	set.SetVersionInfo(info)
	set.SetManifest(winres.AppManifest{DPIAwareness: winres.DPIPerMonitorV2, Compatibility: winres.Win10AndAbove, LongPathAware: true, UseCommonControlsV6: true})
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	defer out.Close()
	return set.WriteObject(out, winres.Arch(arch))
}

// slice is the program for one kind of Mac.
type slice struct {
	arch string
	data []byte
}

// universal puts programs for several kinds of Mac into one file: a table of what stands where,
// then each, begun on a page.
func universal(slices []slice) []byte {
	const page = 1 << 14
	cpu := map[string][2]uint32{"amd64": {0x01000007, 3}, "arm64": {0x0100000C, 0}}
	var head bytes.Buffer
	put := func(v uint32) { _ = binary.Write(&head, binary.BigEndian, v) } // a buffer takes all
	put(0xCAFEBABE)
	put(uint32(len(slices)))
	at := page
	for _, s := range slices {
		put(cpu[s.arch][0])
		put(cpu[s.arch][1])
		put(uint32(at))
		put(uint32(len(s.data)))
		put(14)
		at += (len(s.data) + page - 1) / page * page
	}
	out := append(head.Bytes(), make([]byte, page-head.Len())...)
	for i, s := range slices {
		out = append(out, s.data...)
		if i < len(slices)-1 {
			out = append(out, make([]byte, (page-len(s.data)%page)%page)...)
		}
	}
	return out
}

// bundle lays the folder that a Mac shows as an application.
func (r *release) bundle(program []byte) (string, error) {
	app := filepath.Join(r.work, "phare.app")
	plist := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleName</key><string>phare</string><key>CFBundleDisplayName</key><string>phare</string>
<key>CFBundleIdentifier</key><string>org.phare.phare</string><key>CFBundleExecutable</key><string>phare</string>
<key>CFBundleIconFile</key><string>phare</string><key>CFBundlePackageType</key><string>APPL</string>
<key>CFBundleShortVersionString</key><string>%[1]s</string><key>CFBundleVersion</key><string>%[1]s</string>
<key>LSMinimumSystemVersion</key><string>12.0</string><key>LSUIElement</key><true/>
</dict></plist>
`, html.EscapeString(r.version))
	var icns bytes.Buffer
	for _, one := range []struct {
		kind string
		size int
	}{{"ic07", 128}, {"ic08", 256}, {"ic09", 512}} {
		raw, err := icons.ReadFile(fmt.Sprintf("icon/%d.png", one.size))
		if err != nil {
			return "", err
		}
		icns.WriteString(one.kind)
		_ = binary.Write(&icns, binary.BigEndian, uint32(len(raw)+8)) // a buffer takes all
		icns.Write(raw)
	}
	icon := append([]byte("icns"), binary.BigEndian.AppendUint32(nil, uint32(icns.Len()+8))...)
	for _, f := range []file{{"Contents/Info.plist", []byte(plist), 0o644}, {"Contents/MacOS/phare", program, 0o755},
		{"Contents/Resources/phare.icns", append(icon, icns.Bytes()...), 0o644}} {
		name := filepath.Join(app, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return "", err
		}
		if err := os.WriteFile(name, f.data, f.mode); err != nil {
			return "", err
		}
	}
	return app, nil
}

// deb makes the Debian package, where dpkg-deb is installed.
func (r *release) deb(arch string, program []byte, pages []file) error {
	if _, err := exec.LookPath("dpkg-deb"); err != nil {
		fmt.Println("release: no .deb: dpkg-deb is not installed")
		return nil
	}
	root := filepath.Join(r.work, "deb-"+arch)
	icon, err := os.ReadFile("review/web/static/icon.svg")
	if err != nil {
		return err
	}
	license, err := os.ReadFile("LICENSE")
	if err != nil {
		return err
	}
	size := len(program) / 1024
	files := []file{
		{"DEBIAN/control", fmt.Appendf(nil, "Package: phare\nVersion: %s\nSection: text\nPriority: optional\nArchitecture: %s\nInstalled-Size: %d\nMaintainer: The phare authors <phare@localhost>\nRecommends: poppler-utils, tesseract-ocr, tesseract-ocr-fra, xdg-utils\nDescription: from the acts of a council to proved, signed articles\n Reads the PDFs of a council's deliberations, proposes the decisions that matter,\n drafts them, proves every fact against its page, and publishes what a person signed.\n", r.version, arch, size), 0o644},
		{"usr/bin/phare", program, 0o755},
		{"usr/share/applications/phare.desktop", []byte("[Desktop Entry]\nType=Application\nName=phare\nComment=Des délibérations aux décisions phares\nExec=phare\nIcon=phare\nTerminal=false\nCategories=Office;\n"), 0o644},
		{"usr/share/icons/hicolor/scalable/apps/phare.svg", icon, 0o644},
		{"usr/share/doc/phare/copyright", license, 0o644},
	}
	shells := map[string]string{"completions/phare.bash": "usr/share/bash-completion/completions/phare", "completions/phare.zsh": "usr/share/zsh/vendor-completions/_phare",
		"completions/phare.fish": "usr/share/fish/vendor_completions.d/phare.fish"}
	for _, p := range pages {
		if to, ok := shells[p.name]; ok {
			files = append(files, file{to, p.data, 0o644})
		}
		if strings.HasPrefix(p.name, "man/") {
			var b bytes.Buffer
			g := gzip.NewWriter(&b)
			if _, err := g.Write(p.data); err != nil {
				return err
			}
			if err := g.Close(); err != nil {
				return err
			}
			files = append(files, file{"usr/share/man/man1/" + path.Base(p.name) + ".gz", b.Bytes(), 0o644})
		}
	}
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, f.data, f.mode); err != nil {
			return err
		}
	}
	cmd := exec.Command("dpkg-deb", "--root-owner-group", "--build", root, filepath.Join(r.out, fmt.Sprintf("phare_%s_%s.deb", r.version, arch)))
	cmd.Env = append(os.Environ(), fmt.Sprintf("SOURCE_DATE_EPOCH=%d", r.date.Unix()))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// bill writes the list of the modules in a program (CycloneDX 1.5), read from the program itself.
func (r *release) bill(program, name string) error {
	info, err := buildinfo.ReadFile(program)
	if err != nil {
		return err
	}
	type hash struct {
		Alg     string `json:"alg"`
		Content string `json:"content"`
	}
	type property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	type component struct {
		Type       string     `json:"type"`
		Name       string     `json:"name"`
		Version    string     `json:"version"`
		URL        string     `json:"purl,omitempty"`
		Hashes     []hash     `json:"hashes,omitempty"`
		Properties []property `json:"properties,omitempty"`
	}
	parts := []component{{Type: "platform", Name: "go", Version: strings.TrimPrefix(info.GoVersion, "go")}}
	for _, m := range info.Deps {
		if m.Replace != nil {
			m = m.Replace
		}
		parts = append(parts, component{Type: "library", Name: m.Path, Version: m.Version, URL: "pkg:golang/" + m.Path + "@" + m.Version,
			Properties: []property{{"go:sum", m.Sum}}})
	}
	raw, err := json.MarshalIndent(map[string]any{"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
		"metadata":   map[string]any{"timestamp": r.date.Format(time.RFC3339), "component": component{Type: "application", Name: "phare", Version: r.version}},
		"components": parts}, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.out, name+".cdx.json"), append(raw, '\n'), 0o644)
}

// guidePage makes a page of the guide that a browser opens by a double click.
func guidePage(name string) ([]byte, error) {
	raw, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	body, err := publish.HTML(raw, nil)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Guide de phare</title><style>body{font:1.05rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1d2429}img{max-width:100%%;border:1px solid #ddd}a{color:#124a63}</style></head><body>
%s</body></html>
`, body), nil
}

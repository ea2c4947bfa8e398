//go:build unix

package wordpress

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// A server is a real WordPress on a real MariaDB, on loopback, for this test binary alone.
type server struct {
	www                   string // its files
	URL                   string
	Edito, Redac, Contrib string // application passwords of an editor, an author, a contributor
	stop                  func()
}

var start = sync.OnceValues(startServer)

var running *server

// site returns an account's view of the server, and skips when a program is missing.
func site(t *testing.T, user, status string) *Site {
	t.Helper()
	s := wordpress(t)
	s1, err := New(Config{URL: s.URL, User: user, Status: status, Password: map[string]string{"edito": s.Edito, "redac": s.Redac, "contrib": s.Contrib}[user]})
	if err != nil {
		t.Fatal(err)
	}
	return s1
}

func wordpress(t *testing.T) *server {
	t.Helper()
	if testing.Short() {
		t.Skip("a real WordPress takes some seconds to start: not in -short")
	}
	if why := missing(); why != "" {
		if os.Getenv("PHARE_TEST_ALL") != "" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	s, err := start()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

const tree = "../../../.tools/wordpress"

func missing() string {
	for _, p := range []string{"php", "mariadbd", "mariadb-install-db", "mariadb", "cp"} {
		if _, err := exec.LookPath(p); err != nil {
			return p + " is missing: make test installs it"
		}
	}
	if _, err := os.Stat(filepath.Join(tree, "usr/share/wordpress/wp-load.php")); err != nil {
		return "WordPress is missing: make test fetches it into .tools/wordpress"
	}
	return ""
}

func startServer() (*server, error) {
	dir, err := os.MkdirTemp("", "phare-wp")
	if err != nil {
		return nil, err
	}
	var stops []func()
	stop := func() {
		for i := len(stops) - 1; i >= 0; i-- {
			stops[i]()
		}
		os.RemoveAll(dir)
	}
	fail := func(err error) (*server, error) { stop(); return nil, err }
	// MariaDB refuses to run as root: its own account must then reach the folder
	if err := os.Chmod(dir, 0o755); err != nil {
		return fail(err)
	}
	var user []string
	data, socket := filepath.Join(dir, "data"), filepath.Join(dir, "s.sock")
	for _, d := range []string{data, filepath.Join(dir, "tmp")} {
		if err := os.Mkdir(d, 0o755); err != nil {
			return fail(err)
		}
	}
	if os.Getuid() == 0 {
		user = []string{"--user=mysql"}
		if out, err := exec.Command("chown", "-R", "mysql:mysql", dir).CombinedOutput(); err != nil {
			return fail(fmt.Errorf("%w: %s", err, out))
		}
	}
	install := append([]string{"--no-defaults", "--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db"}, user...)
	if out, err := exec.Command("mariadb-install-db", install...).CombinedOutput(); err != nil {
		return fail(fmt.Errorf("%w: %s", err, out))
	}
	dbPort, httpPort := freePort(), freePort()
	daemon := append([]string{"--no-defaults", "--datadir=" + data, "--socket=" + socket, "--pid-file=" + filepath.Join(dir, "pid"), "--bind-address=127.0.0.1",
		"--port=" + dbPort, "--tmpdir=" + filepath.Join(dir, "tmp"), "--innodb-buffer-pool-size=64M", "--innodb-flush-log-at-trx-commit=0", "--skip-log-bin", "--performance-schema=off"}, user...)
	db, err := background(dir, "mariadb.log", nil, "mariadbd", daemon...)
	if err != nil {
		return fail(err)
	}
	stops = append(stops, db)
	sql := "CREATE DATABASE wordpress CHARACTER SET utf8mb4; CREATE USER 'wp'@'localhost' IDENTIFIED BY 'wp'; GRANT ALL ON wordpress.* TO 'wp'@'localhost'; CREATE USER 'wp'@'127.0.0.1' IDENTIFIED BY 'wp'; GRANT ALL ON wordpress.* TO 'wp'@'127.0.0.1';"
	if err := retry(func() error {
		out, err := exec.Command("mariadb", "--no-defaults", "-uroot", "-S", socket, "-e", sql).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		return nil
	}); err != nil {
		return fail(err)
	}
	if out, err := exec.Command("cp", "-a", tree, filepath.Join(dir, "tree")).CombinedOutput(); err != nil {
		return fail(fmt.Errorf("%w: %s", err, out))
	}
	www := filepath.Join(dir, "tree/usr/share/wordpress")
	os.Remove(filepath.Join(www, ".htaccess"))
	os.Remove(filepath.Join(www, "wp-config.php"))
	config, err := os.ReadFile("testdata/wp-config.php")
	if err != nil {
		return fail(err)
	}
	if err := os.WriteFile(filepath.Join(www, "wp-config.php"), config, 0o644); err != nil {
		return fail(err)
	}
	for _, d := range []string{"wp-content/uploads", "wp-content/mu-plugins"} {
		if err := os.MkdirAll(filepath.Join(www, d), 0o755); err != nil {
			return fail(err)
		}
	}
	s := &server{URL: "http://127.0.0.1:" + httpPort, www: www, stop: stop}
	env := append(os.Environ(), "WP_URL="+s.URL, "WP_DB_HOST=127.0.0.1:"+dbPort)
	quiet := []string{"-d", "sendmail_path=/bin/true", "-d", "error_reporting=0", "-d", "display_errors=0"}
	setup := exec.Command("php", append(quiet, "testdata/wp-install.php", www)...)
	setup.Env = env
	out, err := setup.Output()
	if err != nil {
		return fail(fmt.Errorf("wp-install: %w: %s", err, out))
	}
	var accounts struct{ Edito, Redac, Contrib string }
	if err := json.Unmarshal(out, &accounts); err != nil {
		return fail(fmt.Errorf("wp-install: %w: %s", err, out))
	}
	s.Edito, s.Redac, s.Contrib = accounts.Edito, accounts.Redac, accounts.Contrib
	router, err := filepath.Abs("testdata/wp-router.php")
	if err != nil {
		return fail(err)
	}
	php, err := background(dir, "php.log", env, "php", append(quiet, "-d", "upload_max_filesize=32M", "-d", "post_max_size=40M", "-S", "127.0.0.1:"+httpPort, "-t", www, router)...)
	if err != nil {
		return fail(err)
	}
	stops = append(stops, php)
	err = retry(func() error {
		resp, err := http.Get(s.URL + "/wp-json/")
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			return fmt.Errorf("wp-json answers %s", resp.Status)
		}
		return nil
	})
	if err != nil {
		return fail(err)
	}
	running = s
	return s, nil
}

// background starts a program in a process group of its own and returns what ends it.
func background(dir, log string, env []string, name string, args ...string) (stop func(), err error) {
	f, err := os.Create(filepath.Join(dir, log))
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(name, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = env, f, f
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	return func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // a throwaway server: nothing to save
		_ = cmd.Wait()
		f.Close()
	}, nil
}

func retry(f func() error) error {
	var err error
	for range 200 {
		if err = f(); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}

func freePort() string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "0"
	}
	defer l.Close()
	return strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
}

func TestMain(m *testing.M) {
	if dir := os.Getenv("PHARE_TEST_CHILD"); dir != "" {
		os.Exit(child(context.Background(), dir))
	}
	code := m.Run()
	if running != nil {
		running.stop()
	}
	os.Exit(code)
}

// leaks returns the files below dir that hold a secret.
func leaks(t *testing.T, dir, secret string) []string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		if err == nil && strings.Contains(string(raw), secret) {
			found = append(found, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

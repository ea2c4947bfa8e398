# make         builds ./phare
# make test    installs what the tests need (Debian) and skips nothing
# make quick   go test with what is here
# make release VERSION=1.2.0   makes the archives of a release in dist/
.PHONY: build test quick tools cross lint release
build:
	CGO_ENABLED=0 go build -trimpath -o phare ./cmd/phare

quick:
	go test ./...

tools:
	./.ci/tools

test: tools
	. ./.ci/env && go test -timeout 40m ./...

lint:
	@out=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$out" ] || { echo "gofmt: $$out"; exit 1; }
	go vet ./...
	go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...
	go test -run TestImports -count=1 ./cmd/phare

cross:
	for os in linux windows darwin; do for arch in amd64 arm64; do \
	  echo "build $$os/$$arch"; CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch go build -trimpath -o dist/$$os-$$arch/ ./cmd/phare || exit 1; done; done

release:
	go run ./cmd/release -version $(VERSION)

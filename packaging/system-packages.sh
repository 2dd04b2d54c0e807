#!/bin/sh
# Install, on Debian and Ubuntu, the system packages that a task needs and this machine lacks; elsewhere, say so.
# Usage: packaging/system-packages.sh window|venv|freeze
set -eu
PATH=$PATH:/usr/sbin:/sbin

# Shared library, then the package that brings it. Libraries are looked for by file, because
# package names differ between releases (libglib2.0-0 became libglib2.0-0t64) and apt resolves the old ones.
window_libraries='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libX11-xcb.so.1 libx11-xcb1
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xinerama.so.0 libxcb-xinerama0
libxcb-xkb.so.1 libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxkbcommon.so.0 libxkbcommon0'

missing_libraries() {
    present=$(ldconfig -p)
    echo "$1" | while read -r library package; do
        case $present in *"$library"*) ;; *) echo "$package" ;; esac
    done
}

missing_for() {
    case $1 in
        window)
            missing_libraries "$window_libraries"
            # Without any font, text is drawn as empty boxes.
            [ -n "$(find /usr/share/fonts "$HOME/.fonts" -name '*.[to]tf' 2>/dev/null | head -n 1)" ] || echo fonts-dejavu-core
            ;;
        venv) echo python3-venv ;;
        freeze)
            # PyInstaller writes the executable with objcopy, and needs Python as a shared library; Debian's
            # own Python says that it has one, but keeps it in a package apart.
            command -v objcopy >/dev/null || echo binutils
            .venv/bin/python -c 'import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))' \
                2>/dev/null || .venv/bin/python -c 'import sysconfig; print(f"libpython{sysconfig.get_python_version()}")'
            ;;
    esac
}

if ! command -v apt-get >/dev/null || ! command -v ldconfig >/dev/null; then
    [ "$(uname -s)" != Linux ] || echo "Not Debian or Ubuntu: if Qt names a missing library, install it with your system's own tool." >&2
    exit 0
fi

packages=$(missing_for "$1" | sort -u | tr '\n' ' ')
[ -n "${packages% }" ] || exit 0
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
echo "Installing system packages: $packages"
# shellcheck disable=SC2086  # two lists of words
if ! { $as_root apt-get update -qq &&
       $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >/dev/null; }; then
    echo "These could not be installed; please run: sudo apt-get install $packages" >&2
fi

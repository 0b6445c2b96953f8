# Sets jdk to the folder of a JDK that is new enough, or says why not and ends. To be sourced.
#
# The caller sets state (a folder, for the note of what was found last time) and say (tells the user).

min_version=25

# The feature version of the JDK in folder $1, from its release file; empty if it is none.
jdk_version() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r name value; do
    if [ "$name" = JAVA_VERSION ]; then
      value=${value#\"}
      value=${value%\"}
      printf '%s' "${value%%[.+-]*}"
      return 0
    fi
  done <"$1/release"
}

is_new_enough() {
  version=$(jdk_version "$1")
  case $version in '' | *[!0-9]*) return 1 ;; esac
  [ "$version" -ge "$min_version" ]
}

find_jdk() {
  if [ -n "${JAVA_HOME:-}" ] && is_new_enough "$JAVA_HOME"; then
    printf '%s' "$JAVA_HOME"
    return
  fi
  on_path=$(command -v java || true)
  if [ -n "$on_path" ]; then
    real=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    candidate=${real%/bin/java}
    if is_new_enough "$candidate"; then
      printf '%s' "$candidate"
      return
    fi
  fi
  for candidate in /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_new_enough "$candidate"; then
      printf '%s' "$candidate"
      return
    fi
  done
}

# The JDK found last time, unless JAVA_HOME says otherwise now.
jdk=
if [ -r "$state/jdk" ]; then
  { read -r jdk && read -r jdk_for; } <"$state/jdk" || true
  if [ "${jdk_for:-}" != "for:${JAVA_HOME:-}" ] || [ ! -x "$jdk/bin/java" ]; then jdk=; fi
fi
if [ -z "$jdk" ]; then
  jdk=$(find_jdk)
  if [ -z "$jdk" ]; then
    say "no JDK of version $min_version or later was found."
    say "Looked at JAVA_HOME, java on the PATH, /usr/lib/jvm, SDKMAN, and the usual places of macOS."
    say "Install one (any vendor), or set JAVA_HOME to it."
    exit 1
  fi
  mkdir -p "$state"
  printf '%s\n%s\n' "$jdk" "for:${JAVA_HOME:-}" >"$state/jdk"
fi

# Finds a JDK 25 or newer and exports JAVA_HOME. Sourced by mvnw and quorate.
# A release, which builds nothing, sets QUORATE_JAVA_TOOL=java: a runtime without compiler will do.
# Looked at in this order: QUORATE_JAVA_HOME, JAVA_HOME, the usual folders, the java on PATH.
quorate_jdk_major() {
  [ -x "$1/bin/${QUORATE_JAVA_TOOL:-javac}" ] && [ -f "$1/release" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

quorate_find_jdk() {
  for home in "${QUORATE_JAVA_HOME:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
      "$HOME"/.jdks/* /opt/java/* /opt/jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "$(dirname "$(dirname "$(readlink -f "$(command -v "${QUORATE_JAVA_TOOL:-javac}" 2>/dev/null || echo /none/none/none)")")")"; do
    [ -n "$home" ] || continue
    major=$(quorate_jdk_major "$home") || continue
    if [ "${major:-0}" -ge 25 ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
  done
  echo "quorate: no JDK 25 or newer found; install one (for example temurin-25-jdk) or set QUORATE_JAVA_HOME to its folder" >&2
  return 1
}

quorate_find_jdk || exit 3

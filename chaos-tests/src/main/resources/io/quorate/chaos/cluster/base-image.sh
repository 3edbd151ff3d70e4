#!/usr/bin/env bash
# Builds a base image from this machine's own files: a runtime linked from the JDK, the libraries
# that it and RocksDB load, and busybox for a shell. Asks no registry.
#   base-image.sh JDK IMAGE
set -euo pipefail
jdk=$1
image=$2

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root"/{bin,etc,tmp,proc,sys,dev,run,opt,usr/lib}
chmod 1777 "$root/tmp"
ln -s usr/lib "$root/lib"

"$jdk/bin/jlink" --add-modules java.se,jdk.unsupported,jdk.management,jdk.naming.dns,jdk.zipfs,jdk.crypto.ec \
  --strip-java-debug-attributes --no-man-pages --no-header-files --compress zip-6 \
  --output "$root/opt/jre"

libraries() { ldd "$1" 2>/dev/null | grep -oE '/[^ ]+\.so[^ ]*' || true; }
take() {
  local file=$1
  if [ ! -e "$root$file" ]; then
    mkdir -p "$root$(dirname "$file")"
    cp -L "$file" "$root$file"
  fi
}
find "$root/opt/jre" -name '*.so' -o -path '*/bin/java' | while read -r binary; do
  libraries "$binary" | grep -v "^$root" | sort -u | while read -r library; do take "$library"; done
done
# RocksDB's library comes out of its jar and wants these.
for name in libstdc++.so.6 libgcc_s.so.1 libm.so.6 libnss_files.so.2; do
  library=$(ldconfig -p | awk -v name="$name" '$1 == name && !found { found = 1; print $NF }')
  [ -z "$library" ] || take "$library"
done

cp "$(command -v busybox)" "$root/bin/busybox"
for applet in sh ls cat ps kill; do ln -s busybox "$root/bin/$applet"; done
printf 'root:x:0:0:root:/root:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"

tar -C "$root" --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner -c . |
  docker import -c 'ENV PATH=/opt/jre/bin:/bin' -c 'ENV LANG=C.UTF-8' -c 'CMD ["/bin/sh"]' - "$image"

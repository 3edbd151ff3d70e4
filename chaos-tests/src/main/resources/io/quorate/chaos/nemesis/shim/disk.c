/*
 * Disk faults for one process, by LD_PRELOAD (glibc, 64 bit).
 *
 * The file named by QUORATE_DISK_SHIM is mapped and says, live, what happens to calls on files below the
 * folder named by QUORATE_DISK_SHIM_FOLDER: forcing to disk takes longer or fails, writes fail, space is
 * used up. Other files, pipes and sockets are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define MILLION 1000000LL
#define PATH_BYTES_MAX 4096

/* The control file; DiskControl.java writes the first part and reads the second. */
struct control {
  _Atomic int64_t sync_delay_micros;
  _Atomic int64_t sync_error_one_in; /* 0: none */
  _Atomic int64_t write_error_one_in;
  _Atomic int64_t full;
  _Atomic int64_t syncs;
  _Atomic int64_t syncs_delayed;
  _Atomic int64_t errors;
};

static struct control idle;
static struct control *control = &idle;
static const char *folder = "";

#define REAL(name)                                                   \
  ({                                                                 \
    static _Atomic(__typeof__(&name)) known;                         \
    __typeof__(&name) found = atomic_load(&known);                   \
    if (found == NULL) {                                             \
      found = (__typeof__(&name))dlsym(RTLD_NEXT, #name);            \
      atomic_store(&known, found);                                   \
    }                                                                \
    found;                                                           \
  })

__attribute__((constructor)) static void map_control(void) {
  const char *path = getenv("QUORATE_DISK_SHIM");
  const char *below = getenv("QUORATE_DISK_SHIM_FOLDER");
  int file = path == NULL || below == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) {
    return;
  }
  void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) {
    folder = below;
    control = mapped;
  }
}

static int below_folder(const char *path) { return strncmp(path, folder, strlen(folder)) == 0; }

static int concerns(int fd) {
  char link[32], path[PATH_BYTES_MAX];
  if (control == &idle) {
    return 0;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) {
    return 0;
  }
  path[length] = 0;
  return below_folder(path);
}

static int drawn(int64_t one_in) {
  static _Thread_local unsigned seed;
  if (one_in <= 0) {
    return 0;
  }
  if (seed == 0) {
    seed = (unsigned)(uintptr_t)&seed | 1u;
  }
  return rand_r(&seed) % one_in == 0;
}

static int refuse(int error) {
  atomic_fetch_add(&control->errors, 1);
  errno = error;
  return -1;
}

static int before_sync(int fd) {
  if (!concerns(fd)) {
    return 0;
  }
  atomic_fetch_add(&control->syncs, 1);
  int64_t delay = atomic_load(&control->sync_delay_micros);
  if (delay > 0) {
    struct timespec pause = {.tv_sec = delay / MILLION, .tv_nsec = delay % MILLION * 1000};
    nanosleep(&pause, NULL);
    atomic_fetch_add(&control->syncs_delayed, 1);
  }
  return drawn(atomic_load(&control->sync_error_one_in)) ? refuse(EIO) : 0;
}

static int before_write(int fd) {
  int64_t one_in = atomic_load(&control->write_error_one_in);
  int full = atomic_load(&control->full) != 0;
  if ((one_in == 0 && !full) || !concerns(fd)) {
    return 0;
  }
  return full ? refuse(ENOSPC) : drawn(one_in) ? refuse(EIO) : 0;
}

int fsync(int fd) { return before_sync(fd) ? -1 : REAL(fsync)(fd); }

int fdatasync(int fd) { return before_sync(fd) ? -1 : REAL(fdatasync)(fd); }

int sync_file_range(int fd, off64_t from, off64_t count, unsigned flags) {
  return before_sync(fd) ? -1 : REAL(sync_file_range)(fd, from, count, flags);
}

ssize_t write(int fd, const void *bytes, size_t count) {
  return before_write(fd) ? -1 : REAL(write)(fd, bytes, count);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  return before_write(fd) ? -1 : REAL(writev)(fd, parts, count);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return before_write(fd) ? -1 : REAL(pwrite)(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  return before_write(fd) ? -1 : REAL(pwrite64)(fd, bytes, count, at);
}

int fallocate(int fd, int mode, off_t from, off_t count) {
  return before_write(fd) ? -1 : REAL(fallocate)(fd, mode, from, count);
}

int fallocate64(int fd, int mode, off64_t from, off64_t count) {
  return before_write(fd) ? -1 : REAL(fallocate64)(fd, mode, from, count);
}

int mkdir(const char *path, mode_t mode) {
  if (atomic_load(&control->full) && below_folder(path)) {
    return refuse(ENOSPC);
  }
  return REAL(mkdir)(path, mode);
}

/*
 * Clock faults for one process, by LD_PRELOAD (glibc 2.25 or later, 64 bit).
 *
 * The file named by QUORATE_CLOCK_SHIM is mapped and says, live, how this process' clocks differ from
 * the machine's. Wall clocks are moved by an offset and swung to and fro; clocks that only go forward
 * change their rate. Absolute deadlines, which the process computes from the clocks that it sees, are
 * turned back into the machine's before they reach the kernel, so that only what is told about time is
 * false, and no wait is longer or shorter than it would be on a machine with such clocks.
 *
 * Invariant: the control file's writer keeps forward clocks continuous when it changes their rate.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000LL
#define MILLION 1000000LL

/* A sleeper on the wall clock looks this often whether the clock was moved meanwhile. */
#define WALL_SLICE (50 * MILLION)

/* glibc's mark, in pthread_cond_t, of a condition that waits by CLOCK_MONOTONIC. */
#define COND_IS_MONOTONIC 2u

/* The control file; ClockControl.java writes the first part and reads the second. */
struct control {
  _Atomic int64_t sequence; /* odd while the writer is at it */
  _Atomic int64_t wall_offset;
  _Atomic int64_t strobe_amplitude;
  _Atomic int64_t strobe_period; /* 0: no strobe */
  _Atomic int64_t drift_ppm;
  _Atomic int64_t drift_since; /* CLOCK_MONOTONIC of the machine */
  _Atomic int64_t drift_before; /* gathered up to drift_since */
  _Atomic int64_t wall_faked;
  _Atomic int64_t forward_faked;
  _Atomic int64_t waits_converted;
};

struct skew {
  int64_t wall;
  int64_t forward;
  int64_t ppm;
};

static struct control idle;
static struct control *control = &idle;

typedef int (*clock_call)(clockid_t, struct timespec *);

/* The newest version of a function behind this library; a plain dlsym may find an obsolete one. */
static void *behind(const char *name) {
  static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.30", "GLIBC_2.17", "GLIBC_2.3.2", "GLIBC_2.2.5"};
  for (size_t i = 0; i < sizeof versions / sizeof *versions; i++) {
    void *found = dlvsym(RTLD_NEXT, name, versions[i]);
    if (found != NULL) {
      return found;
    }
  }
  abort();
}

#define REAL(name)                                                   \
  ({                                                                 \
    static _Atomic(__typeof__(&name)) known;                         \
    __typeof__(&name) found = atomic_load(&known);                   \
    if (found == NULL) {                                             \
      found = (__typeof__(&name))behind(#name);                      \
      atomic_store(&known, found);                                   \
    }                                                                \
    found;                                                           \
  })

__attribute__((constructor)) static void map_control(void) {
  const char *path = getenv("QUORATE_CLOCK_SHIM");
  int file = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) {
    return;
  }
  void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (mapped != MAP_FAILED) {
    control = mapped;
  }
}

static int64_t nanos(const struct timespec *time) { return time->tv_sec * SECOND + time->tv_nsec; }

static struct timespec timespec_of(int64_t nanos) {
  if (nanos < 0) {
    nanos = 0;
  }
  return (struct timespec){.tv_sec = nanos / SECOND, .tv_nsec = nanos % SECOND};
}

static int64_t machine(clockid_t clock) {
  struct timespec now;
  REAL(clock_gettime)(clock, &now);
  return nanos(&now);
}

static struct skew skew(void) {
  struct skew s;
  int64_t before, after, period, amplitude, since, now;
  do {
    before = atomic_load(&control->sequence);
    now = machine(CLOCK_MONOTONIC);
    s.wall = atomic_load(&control->wall_offset);
    amplitude = atomic_load(&control->strobe_amplitude);
    period = atomic_load(&control->strobe_period);
    s.ppm = atomic_load(&control->drift_ppm);
    since = atomic_load(&control->drift_since);
    s.forward = atomic_load(&control->drift_before);
    after = atomic_load(&control->sequence);
  } while (before != after || (before & 1));
  if (period > 0) {
    s.wall += (now / period) & 1 ? amplitude : -amplitude;
  }
  s.forward += (int64_t)((__int128)(now - since) * s.ppm / MILLION);
  return s;
}

static int is_wall(clockid_t clock) {
  return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
}

static int is_forward(clockid_t clock) {
  return clock == CLOCK_MONOTONIC || clock == CLOCK_MONOTONIC_RAW || clock == CLOCK_MONOTONIC_COARSE ||
         clock == CLOCK_BOOTTIME;
}

/* How far the process' clock is ahead of the machine's. */
static int64_t ahead(clockid_t clock) {
  struct skew s = skew();
  return is_wall(clock) ? s.wall : is_forward(clock) ? s.forward : 0;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int failure = REAL(clock_gettime)(clock, time);
  if (failure == 0 && (is_wall(clock) || is_forward(clock))) {
    int64_t by = ahead(clock);
    if (by != 0) {
      *time = timespec_of(nanos(time) + by);
      atomic_fetch_add(is_wall(clock) ? &control->wall_faked : &control->forward_faked, 1);
    }
  }
  return failure;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
  int failure = REAL(gettimeofday)(time, zone);
  if (failure == 0) {
    struct timespec now;
    failure = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
  }
  return failure;
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (result != NULL) {
    *result = now.tv_sec;
  }
  return now.tv_sec;
}

/* The machine's time of a deadline by the process' clock. */
static struct timespec converted(clockid_t clock, const struct timespec *deadline) {
  struct skew s = skew();
  int64_t shift = is_wall(clock) ? s.wall : is_forward(clock) ? s.forward : 0;
  if (shift == 0 && s.ppm == 0) {
    return *deadline;
  }
  atomic_fetch_add(&control->waits_converted, 1);
  int64_t machine_now = machine(clock);
  int64_t wait = nanos(deadline) - (machine_now + shift);
  if (is_forward(clock)) {
    wait = (int64_t)((__int128)wait * MILLION / (MILLION + s.ppm));
  }
  return timespec_of(machine_now + wait);
}

/* Waits for a condition by the wall clock: in slices, so that a jump is felt as on a real machine. */
static int wait_by_wall(pthread_cond_t *cond, pthread_mutex_t *mutex, const struct timespec *deadline) {
  if (control == &idle) {
    return REAL(pthread_cond_timedwait)(cond, mutex, deadline);
  }
  struct timespec until = converted(CLOCK_REALTIME, deadline);
  struct timespec slice = timespec_of(machine(CLOCK_REALTIME) + WALL_SLICE);
  if (nanos(&until) <= nanos(&slice)) {
    return REAL(pthread_cond_timedwait)(cond, mutex, &until);
  }
  int result = REAL(pthread_cond_timedwait)(cond, mutex, &slice);
  return result == ETIMEDOUT ? 0 : result; /* a spurious wake-up, which every caller must expect */
}

int pthread_cond_timedwait(pthread_cond_t *restrict cond, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict deadline) {
  if (!(cond->__data.__wrefs & COND_IS_MONOTONIC)) {
    return wait_by_wall(cond, mutex, deadline);
  }
  struct timespec until = converted(CLOCK_MONOTONIC, deadline);
  return REAL(pthread_cond_timedwait)(cond, mutex, &until);
}

int pthread_cond_clockwait(pthread_cond_t *restrict cond, pthread_mutex_t *restrict mutex, clockid_t clock,
                           const struct timespec *restrict deadline) {
  struct timespec until = converted(clock, deadline);
  return REAL(pthread_cond_clockwait)(cond, mutex, clock, &until);
}

int sem_timedwait(sem_t *restrict sem, const struct timespec *restrict deadline) {
  struct timespec until = converted(CLOCK_REALTIME, deadline);
  return REAL(sem_timedwait)(sem, &until);
}

int sem_clockwait(sem_t *restrict sem, clockid_t clock, const struct timespec *restrict deadline) {
  struct timespec until = converted(clock, deadline);
  return REAL(sem_clockwait)(sem, clock, &until);
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex, const struct timespec *restrict deadline) {
  struct timespec until = converted(CLOCK_REALTIME, deadline);
  return REAL(pthread_mutex_timedlock)(mutex, &until);
}

int pthread_rwlock_timedrdlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict deadline) {
  struct timespec until = converted(CLOCK_REALTIME, deadline);
  return REAL(pthread_rwlock_timedrdlock)(lock, &until);
}

int pthread_rwlock_timedwrlock(pthread_rwlock_t *restrict lock, const struct timespec *restrict deadline) {
  struct timespec until = converted(CLOCK_REALTIME, deadline);
  return REAL(pthread_rwlock_timedwrlock)(lock, &until);
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *request, struct timespec *remaining) {
  if (!(flags & TIMER_ABSTIME)) {
    return REAL(clock_nanosleep)(clock, flags, request, remaining);
  }
  struct timespec until = converted(clock, request);
  return REAL(clock_nanosleep)(clock, flags, &until, remaining);
}

/*
 * The JDK's default lookup asks the C library by its handle, past every preloaded library. The last line
 * must stay a jump (-O2): dlsym finds RTLD_NEXT by who called it.
 */
void *dlsym(void *restrict handle, const char *restrict name) {
  if (handle != RTLD_NEXT && strcmp(name, "clock_gettime") == 0) {
    return (void *)(clock_call)clock_gettime;
  }
  return REAL(dlsym)(handle, name);
}

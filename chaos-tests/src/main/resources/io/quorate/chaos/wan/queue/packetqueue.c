/*
 * A wide-area network for packets that iptables sends to a netfilter queue: each packet is held,
 * dropped or let overtake others as its mark says, and then goes on. Speaks netlink by itself, so
 * that it needs a C compiler and the kernel's headers only.
 *
 *   packetqueue QUEUE SEED
 *
 * Commands come at standard input, one a line; its end ends the program, which first lets go of
 * what it holds.
 *   set MARK DELAY_US JITTER_US LOSS REORDER RATE_KBIT    answered by "ok"
 *   stats    answered by "MARK SEEN DELAYED LOST OVERTAKEN" for each mark seen, then "end"
 * LOSS and REORDER are shares from 0 to 1; a rate of 0 is no limit.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <linux/netfilter.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>
#include <linux/netlink.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define MARKS 256
#define HELD_MAX 65536               /* the kernel's queue is as long, so this is never exceeded */
#define HEADER_BYTES 64              /* of each packet that the kernel copies here */
#define BACKLOG_NANOS_MAX 500000000L /* behind a rate limit; a router's buffer is not endless */
#define NANOS 1000000000L

struct direction {
  int64_t delay, jitter; /* nanoseconds */
  double loss, reorder;
  int64_t rate_kbit;
  int64_t free_at; /* when the rate limit has sent all that came before */
  int64_t last;    /* when the packet before comes out: the order is kept */
  uint64_t seen, delayed, lost, overtaken;
};

struct held {
  int64_t due;
  uint64_t order;
  uint32_t id;
};

static struct direction directions[MARKS];
static struct held heap[HELD_MAX]; /* the earliest first */
static int heap_size;
static uint64_t arrivals;
static uint64_t random_state;
static int netlink;
static uint16_t queue;

static void fail(const char *what) {
  fprintf(stderr, "packetqueue: %s: %s\n", what, strerror(errno));
  exit(1);
}

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * NANOS + t.tv_nsec;
}

/* xorshift64*, from 0 to less than 1 */
static double chance(void) {
  random_state ^= random_state >> 12;
  random_state ^= random_state << 25;
  random_state ^= random_state >> 27;
  return (double)((random_state * 2685821657736338717ULL) >> 11) / 9007199254740992.0;
}

static int earlier(const struct held *a, const struct held *b) {
  return a->due < b->due || (a->due == b->due && a->order < b->order);
}

static void hold(struct held packet) {
  int i = heap_size++;
  while (i > 0 && earlier(&packet, &heap[(i - 1) / 2])) {
    heap[i] = heap[(i - 1) / 2];
    i = (i - 1) / 2;
  }
  heap[i] = packet;
}

static struct held take_earliest(void) {
  struct held first = heap[0], last = heap[--heap_size];
  int i = 0;
  for (int child; (child = 2 * i + 1) < heap_size; i = child) {
    if (child + 1 < heap_size && earlier(&heap[child + 1], &heap[child])) child++;
    if (!earlier(&heap[child], &last)) break;
    heap[i] = heap[child];
  }
  heap[i] = last;
  return first;
}

/* One netlink message of this queue with one attribute. */
static int tell(uint16_t type, uint16_t flags, uint16_t attribute, const void *value, size_t size) {
  struct {
    struct nlmsghdr header;
    struct nfgenmsg netfilter;
    struct nlattr attribute;
    char value[64];
  } message = {0};
  message.header.nlmsg_len = NLMSG_LENGTH(sizeof message.netfilter) + NLA_HDRLEN + NLA_ALIGN(size);
  message.header.nlmsg_type = (NFNL_SUBSYS_QUEUE << 8) | type;
  message.header.nlmsg_flags = NLM_F_REQUEST | flags;
  message.netfilter.version = NFNETLINK_V0;
  message.netfilter.res_id = htons(queue);
  message.attribute.nla_len = NLA_HDRLEN + size;
  message.attribute.nla_type = attribute;
  memcpy(message.value, value, size);
  return send(netlink, &message, message.header.nlmsg_len, 0) < 0 ? -1 : 0;
}

static void configure(const char *what, uint16_t attribute, const void *value, size_t size) {
  char answer[512];
  if (tell(NFQNL_MSG_CONFIG, NLM_F_ACK, attribute, value, size) < 0) fail(what);
  if (recv(netlink, answer, sizeof answer, 0) < (ssize_t)NLMSG_LENGTH(sizeof(struct nlmsgerr))) {
    fail(what);
  }
  struct nlmsgerr *error = NLMSG_DATA((struct nlmsghdr *)answer);
  if (error->error != 0) {
    errno = -error->error;
    fail(what);
  }
}

static void decide(uint32_t id, uint32_t verdict) {
  struct nfqnl_msg_verdict_hdr header = {htonl(verdict), htonl(id)};
  /* A packet may be gone with its device; nothing is left to do for it then. */
  tell(NFQNL_MSG_VERDICT, 0, NFQA_VERDICT_HDR, &header, sizeof header);
}

static void release_until(int64_t time) {
  while (heap_size > 0 && heap[0].due <= time) decide(take_earliest().id, NF_ACCEPT);
}

/* When a packet of this size comes out; negative: it is dropped. */
static int64_t due(struct direction *d, int64_t arrived, uint32_t bytes) {
  if (d->loss > 0 && chance() < d->loss) return -1;
  int64_t at = arrived + d->delay;
  if (d->jitter > 0) at += (int64_t)((chance() * 2 - 1) * d->jitter);
  if (d->rate_kbit > 0) {
    int64_t start = d->free_at > arrived ? d->free_at : arrived;
    if (start - arrived > BACKLOG_NANOS_MAX) return -1;
    d->free_at = start + (int64_t)bytes * 8 * 1000000 / d->rate_kbit;
    at += d->free_at - arrived;
  }
  if (d->reorder > 0 && chance() < d->reorder) {
    d->overtaken++;
    return arrived;
  }
  if (at < d->last) at = d->last;
  d->last = at;
  return at;
}

static void arrive(uint32_t id, uint32_t mark, uint32_t bytes) {
  struct direction *d = &directions[mark % MARKS];
  int64_t arrived = now();
  int64_t at = due(d, arrived, bytes);
  d->seen++;
  if (at < 0) {
    d->lost++;
    decide(id, NF_DROP);
  } else if (at <= arrived || heap_size == HELD_MAX) {
    decide(id, NF_ACCEPT);
  } else {
    d->delayed++;
    hold((struct held){at, arrivals++, id});
  }
}

static void read_packet(struct nlmsghdr *message) {
  uint32_t id = 0, mark = 0, bytes = 0, whole = 0;
  int present = 0;
  int left = (int)message->nlmsg_len - NLMSG_LENGTH(sizeof(struct nfgenmsg));
  char *at = (char *)NLMSG_DATA(message) + NLMSG_ALIGN(sizeof(struct nfgenmsg));
  while (left >= NLA_HDRLEN) {
    struct nlattr *attribute = (struct nlattr *)at;
    void *value = at + NLA_HDRLEN;
    if (attribute->nla_len < NLA_HDRLEN || attribute->nla_len > left) break;
    switch (attribute->nla_type & NLA_TYPE_MASK) {
      case NFQA_PACKET_HDR:
        id = ntohl(((struct nfqnl_msg_packet_hdr *)value)->packet_id);
        present = 1;
        break;
      case NFQA_MARK: mark = ntohl(*(uint32_t *)value); break;
      case NFQA_PAYLOAD: bytes = attribute->nla_len - NLA_HDRLEN; break;
      case NFQA_CAP_LEN: whole = ntohl(*(uint32_t *)value); break;
    }
    at += NLA_ALIGN(attribute->nla_len);
    left -= NLA_ALIGN(attribute->nla_len);
  }
  if (present) arrive(id, mark, whole > 0 ? whole : bytes);
}

static void read_packets(void) {
  static char buffer[1 << 16];
  ssize_t size;
  while ((size = recv(netlink, buffer, sizeof buffer, MSG_DONTWAIT)) > 0) {
    int left = (int)size; /* signed: the padding of the last one may be missing */
    for (struct nlmsghdr *m = (void *)buffer; NLMSG_OK(m, left); m = NLMSG_NEXT(m, left)) {
      if (m->nlmsg_type == ((NFNL_SUBSYS_QUEUE << 8) | NFQNL_MSG_PACKET)) read_packet(m);
    }
  }
}

static void obey(char *line) {
  unsigned mark;
  int64_t delay_us, jitter_us, rate_kbit;
  double loss, reorder;
  if (strcmp(line, "stats") == 0) {
    for (unsigned i = 0; i < MARKS; i++) {
      struct direction *d = &directions[i];
      if (d->seen > 0) {
        printf("%u %" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", i, d->seen, d->delayed,
               d->lost, d->overtaken);
      }
    }
    puts("end");
  } else if (sscanf(line, "set %u %" SCNd64 " %" SCNd64 " %lf %lf %" SCNd64, &mark, &delay_us,
                    &jitter_us, &loss, &reorder, &rate_kbit) == 6 && mark < MARKS) {
    struct direction *d = &directions[mark];
    d->delay = delay_us * 1000;
    d->jitter = jitter_us * 1000;
    d->loss = loss;
    d->reorder = reorder;
    d->rate_kbit = rate_kbit;
    d->free_at = 0;
    puts("ok");
  } else {
    printf("not understood: %s\n", line);
  }
  fflush(stdout);
}

static void read_commands(void) {
  static char line[256];
  static size_t length;
  char bytes[512];
  ssize_t size = read(STDIN_FILENO, bytes, sizeof bytes);
  if (size < 0 && errno == EINTR) return;
  if (size <= 0) {
    release_until(INT64_MAX);
    exit(0);
  }
  for (ssize_t i = 0; i < size; i++) {
    if (bytes[i] == '\n') {
      line[length] = 0;
      length = 0;
      obey(line);
    } else if (length < sizeof line - 1) {
      line[length++] = bytes[i];
    }
  }
}

static void open_queue(void) {
  struct nfqnl_msg_config_cmd bind_queue = {.command = NFQNL_CFG_CMD_BIND, .pf = htons(AF_INET)};
  struct nfqnl_msg_config_params headers = {htonl(HEADER_BYTES), NFQNL_COPY_PACKET};
  uint32_t length = htonl(HELD_MAX);
  int on = 1, buffer_bytes = 16 << 20;
  netlink = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER);
  if (netlink < 0) fail("no netlink socket");
  struct sockaddr_nl address = {.nl_family = AF_NETLINK};
  if (bind(netlink, (struct sockaddr *)&address, sizeof address) < 0) fail("bind");
  setsockopt(netlink, SOL_SOCKET, SO_RCVBUFFORCE, &buffer_bytes, sizeof buffer_bytes);
  setsockopt(netlink, SOL_NETLINK, NETLINK_NO_ENOBUFS, &on, sizeof on);
  configure("the queue is taken, or not allowed", NFQA_CFG_CMD, &bind_queue, sizeof bind_queue);
  configure("copying of headers", NFQA_CFG_PARAMS, &headers, sizeof headers);
  configure("length of the queue", NFQA_CFG_QUEUE_MAXLEN, &length, sizeof length);
}

int main(int count, char **arguments) {
  if (count != 3) {
    fputs("usage: packetqueue QUEUE SEED\n", stderr);
    return 2;
  }
  queue = (uint16_t)atoi(arguments[1]);
  random_state = strtoull(arguments[2], NULL, 10) ^ 0x9E3779B97F4A7C15ULL;
  if (random_state == 0) random_state = 1;
  open_queue();
  puts("ready");
  fflush(stdout);
  for (;;) {
    int64_t time = now();
    release_until(time);
    struct timespec wait = {0, 0};
    if (heap_size > 0) {
      wait.tv_sec = (heap[0].due - time) / NANOS;
      wait.tv_nsec = (heap[0].due - time) % NANOS;
    }
    struct pollfd ready[] = {{netlink, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    if (ppoll(ready, 2, heap_size > 0 ? &wait : NULL, NULL) < 0 && errno != EINTR) fail("poll");
    if (ready[0].revents) read_packets();
    if (ready[1].revents) read_commands();
  }
}

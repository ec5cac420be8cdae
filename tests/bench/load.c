/* Puts prepared requests to servers on this machine and keeps a ledger of what was answered.
 *
 *   load -f REQUESTS -t 127.0.0.1:PORT [-t ...] -c CONNECTIONS [-r PER_SECOND] [-s SECONDS]
 *        [-n COUNT] [-l LEDGER]
 *
 * REQUESTS: for each one a line "ID BYTES", the bytes of an HTTP/1.1 request, and a line's end.
 * Each is put once. Without -r the loop is closed: every connection has one request under way.
 * With -r it is open: a request has an instant when it is meant to be sent, and its latency counts
 * from there, whether or not a connection was free (else a server that stalls hides its stall).
 * A 5xx or a lost connection is tried again, 503 after its Retry-After; the latency goes on.
 * The ledger is synced to the disk as fast as the disk goes, on a thread of its own; a line is
 * "ID STATUS FIRST_SENT ANSWERED TRIES BOOT", instants in microseconds since 1970; status 0 is
 * "tried, never answered". The figures come as one line of JSON. Loopback addresses only.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { TARGETS = 64, CONNECTIONS = 4096, ANSWER = 64 * 1024, STATUSES = 600 };
enum { DRAIN_SECONDS = 30, GO_HOME_SECONDS = 1 };
static const double LOST_AGAIN = 0.25, BROKEN_AGAIN = 1.0;

struct request {
    const char *id, *raw;
    uint32_t id_bytes, bytes, tries;
    double meant;         /* seconds, monotonic */
    int64_t first_sent;   /* microseconds since 1970 */
    bool answered;
};
struct connection {
    int fd, home, at;     /* which target it should be at, and is at */
    double moved;
    int64_t request;      /* -1: free */
    size_t got;
    char answer[ANSWER + 1];
};
struct again { double due; int64_t request; };

static struct request *requests;
static int64_t count, next_one, finished;
static struct connection *connections;
static int opened, epoll, targets;
static struct sockaddr_in target[TARGETS];
static struct again *later;                 /* a ring: what is to be tried again */
static int64_t later_head, later_tail;
static int *idle, idle_count;
static double *latency;                     /* seconds, of what was acknowledged */
static int64_t acknowledged, by_status[STATUSES], tried_again, lost;

static double monotonic(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}
static int64_t wall(void) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}
static void die(const char *why) {
    fprintf(stderr, "load: %s%s%s\n", why, errno ? ": " : "", errno ? strerror(errno) : "");
    exit(2);
}

/* ---- the ledger: lines gather while the last ones are synced */
static int ledger = -1;
static char *lines;
static size_t lines_bytes, lines_room;
static bool ending;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t came = PTHREAD_COND_INITIALIZER;
static pthread_t writer;

static void *write_ledger(void *unused) {
    (void)unused;
    pthread_mutex_lock(&guard);
    while (!ending || lines_bytes) {
        if (!lines_bytes) {
            pthread_cond_wait(&came, &guard);
            continue;
        }
        char *text = lines;
        size_t bytes = lines_bytes;
        lines = NULL;
        lines_bytes = lines_room = 0;
        pthread_mutex_unlock(&guard);
        for (size_t at = 0; at < bytes;) {
            ssize_t done = write(ledger, text + at, bytes - at);
            if (done < 0) die("ledger");
            at += done;
        }
        if (fdatasync(ledger)) die("ledger");
        free(text);
        pthread_mutex_lock(&guard);
    }
    pthread_mutex_unlock(&guard);
    return NULL;
}
static void note(const struct request *one, int status, int64_t answered, const char *boot) {
    if (ledger < 0) return;
    pthread_mutex_lock(&guard);
    if (lines_bytes + 256 > lines_room) {
        lines_room = lines_room ? lines_room * 2 : 65536;
        if (!(lines = realloc(lines, lines_room))) die("memory");
    }
    lines_bytes += snprintf(lines + lines_bytes, 256, "%.*s %d %lld %lld %u %.40s\n",
                            (int)one->id_bytes, one->id, status, (long long)one->first_sent,
                            (long long)answered, one->tries, boot);
    pthread_cond_signal(&came);
    pthread_mutex_unlock(&guard);
}

/* ---- connections */
static bool connect_to(struct connection *c, int which) {
    int yes = 1;
    c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (c->fd < 0) die("socket");
    if (connect(c->fd, (struct sockaddr *)&target[which], sizeof target[which])) {
        close(c->fd);
        c->fd = -1;
        return false;
    }
    setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(c->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event wanted = {.events = EPOLLIN | EPOLLRDHUP, .data.ptr = c};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &wanted)) die("epoll");
    c->at = which;
    c->moved = monotonic();
    return true;
}
static void hang_up(struct connection *c) {
    if (c->fd >= 0) close(c->fd);
    c->fd = -1;
}
static bool ready(struct connection *c) {
    if (c->fd >= 0 && c->at != c->home && monotonic() - c->moved > GO_HOME_SECONDS) hang_up(c);
    for (int n = 0; c->fd < 0 && n < targets; n++) connect_to(c, (c->home + n) % targets);
    return c->fd >= 0;
}
static void try_later(int64_t which, double after) {
    later[later_tail++ % (count + 1)] = (struct again){monotonic() + after, which};
    tried_again++;
}
static void set_free(struct connection *c) {
    c->request = -1;
    idle[idle_count++] = (int)(c - connections);
}
static void lose(struct connection *c) {
    int64_t which = c->request;
    hang_up(c);
    if (which < 0) return;
    lost++;
    set_free(c);
    try_later(which, LOST_AGAIN);
}
static void put(struct connection *c, int64_t which) {
    struct request *one = &requests[which];
    c->request = which;
    c->got = 0;
    if (!one->first_sent) one->first_sent = wall();
    one->tries++;
    if (send(c->fd, one->raw, one->bytes, MSG_NOSIGNAL) != (ssize_t)one->bytes) lose(c);
}

/* ---- answers */
static const char *header(const char *head, const char *name) {
    const char *at = strcasestr(head, name);
    return at ? at + strlen(name) : NULL;
}
static void answered(struct connection *c, int status, const char *head) {
    struct request *one = &requests[c->request];
    int64_t which = c->request;
    const char *wait = header(head, "\r\nretry-after:"), *boot = header(head, "\r\nx-hwyl-boot: ");
    by_status[status < STATUSES ? status : 0]++;
    set_free(c);
    if (status >= 500) {
        try_later(which, wait ? atof(wait) : BROKEN_AGAIN);
    } else {
        char name[41] = "-";
        if (boot) sscanf(boot, "%40[0-9a-f]", name);
        one->answered = true;
        finished++;
        note(one, status, wall(), name);
        if (status < 300) latency[acknowledged++] = monotonic() - one->meant;
    }
    if (header(head, "\r\nconnection: close")) hang_up(c);
}
static void read_answer(struct connection *c) {
    ssize_t more = recv(c->fd, c->answer + c->got, ANSWER - c->got, 0);
    if (more < 0 && errno == EAGAIN) return;
    if (more <= 0 || c->request < 0) {
        lose(c);
        return;
    }
    c->got += more;
    c->answer[c->got] = 0;
    char *end = strstr(c->answer, "\r\n\r\n");
    if (!end) return;
    end[2] = 0;
    const char *length = header(c->answer, "\r\ncontent-length:");
    size_t whole = end + 4 - c->answer + (length ? strtoul(length, NULL, 10) : 0);
    if (whole > ANSWER) die("an answer is too long");
    if (c->got >= whole) answered(c, atoi(c->answer + 9), c->answer);
    else end[2] = '\r';
}

/* ---- the run */
static double nobody_until;                 /* no server was there: look again then */

static void give(double now, double start, double rate, bool open) {
    while (idle_count && now >= nobody_until) {
        int64_t which = -1;
        if (!ready(&connections[idle[0]])) {
            nobody_until = now + LOST_AGAIN;
            return;
        }
        if (later_head < later_tail && later[later_head % (count + 1)].due <= now)
            which = later[later_head++ % (count + 1)].request;
        else if (open && next_one < count && (!rate || start + next_one / rate <= now)) {
            which = next_one++;
            requests[which].meant = rate ? start + which / rate : now;
        }
        if (which < 0) return;
        int first = idle[0]; /* in turn, so that every process gets its share */
        memmove(idle, idle + 1, --idle_count * sizeof *idle);
        put(&connections[first], which);
    }
}
static double pause_until(double now, double start, double rate, bool open) {
    double until = now + 0.2;
    if (!idle_count || now < nobody_until) return until;
    if (later_head < later_tail) until = later[later_head % (count + 1)].due;
    if (open && rate && next_one < count && start + next_one / rate < until)
        until = start + next_one / rate;
    return until;
}
static double run(double rate, double seconds) {
    struct epoll_event events[256];
    double start = monotonic(), last = start;
    for (;;) {
        double now = monotonic();
        bool open = now - start < seconds;
        if (now - start > seconds + DRAIN_SECONDS) break;
        if (finished == (open ? count : next_one)) break;
        give(now, start, rate, open);
        double wait = pause_until(now, start, rate, open) - monotonic();
        struct timespec most = {0, wait > 0 ? (long)(wait * 1e9) % 1000000000L : 0};
        int came_in = epoll_pwait2(epoll, events, 256, &most, NULL);
        int64_t before = finished;
        for (int n = 0; n < came_in; n++) read_answer(events[n].data.ptr);
        if (finished > before) last = monotonic();
    }
    return last - start;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}
static double at_share(double share) {
    return acknowledged ? latency[(int64_t)(share * (acknowledged - 1))] * 1000 : 0;
}
static void say(double took) {
    qsort(latency, acknowledged, sizeof *latency, by_size);
    printf("{\"tried\": %lld, \"acknowledged\": %lld, \"seconds\": %.3f, \"per_second\": %.1f, ",
           (long long)next_one, (long long)acknowledged, took, took ? acknowledged / took : 0);
    printf("\"p50\": %.3f, \"p95\": %.3f, \"p99\": %.3f, \"most\": %.3f, ", at_share(.5),
           at_share(.95), at_share(.99), at_share(1));
    printf("\"tried_again\": %lld, \"lost\": %lld, \"by_status\": {", (long long)tried_again,
           (long long)lost);
    const char *comma = "";
    for (int n = 0; n < STATUSES; n++)
        if (by_status[n]) {
            printf("%s\"%d\": %lld", comma, n, (long long)by_status[n]);
            comma = ", ";
        }
    printf("}}\n");
}

static void read_requests(const char *path, int64_t most) {
    struct stat is;
    int fd = open(path, O_RDONLY);
    if (fd < 0 || fstat(fd, &is)) die(path);
    const char *text = mmap(NULL, is.st_size + 1, PROT_READ, MAP_PRIVATE, fd, 0);
    if (text == MAP_FAILED) die(path);
    int64_t room = 0;
    for (const char *at = text; at < text + is.st_size && count < most;) {
        if (count == room) {
            room = room ? room * 2 : 4096;
            if (!(requests = realloc(requests, room * sizeof *requests))) die("memory");
        }
        const char *space = strchr(at, ' ');
        char *line_end;
        uint32_t bytes = strtoul(space, &line_end, 10);
        requests[count++] = (struct request){
            .id = at, .id_bytes = space - at, .raw = line_end + 1, .bytes = bytes};
        at = line_end + 1 + bytes + 1;
    }
}
static void add_target(char *text) {
    char *colon = strchr(text, ':');
    if (!colon || targets == TARGETS) die("a target is HOST:PORT");
    *colon = 0;
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(atoi(colon + 1))};
    if (inet_pton(AF_INET, text, &at.sin_addr) != 1 || ntohl(at.sin_addr.s_addr) >> 24 != 127)
        die("only addresses of this machine (127.x.x.x)");
    target[targets++] = at;
}
int main(int argc, char **argv) {
    const char *file = NULL, *path = NULL;
    double rate = 0, seconds = 600;
    int64_t most = INT64_MAX;
    for (int option; (option = getopt(argc, argv, "f:t:c:r:s:n:l:")) != -1;) {
        if (option == 'f') file = optarg;
        else if (option == 't') add_target(optarg);
        else if (option == 'c') opened = atoi(optarg);
        else if (option == 'r') rate = atof(optarg);
        else if (option == 's') seconds = atof(optarg);
        else if (option == 'n') most = atoll(optarg);
        else if (option == 'l') path = optarg;
        else return 2;
    }
    errno = 0;
    if (!file || !targets || opened < 1 || opened > CONNECTIONS) die("see the head of load.c");
    read_requests(file, most);
    epoll = epoll_create1(EPOLL_CLOEXEC);
    connections = calloc(opened, sizeof *connections);
    idle = calloc(opened, sizeof *idle);
    later = calloc(count + 1, sizeof *later);
    latency = calloc(count + 1, sizeof *latency);
    if (!connections || !idle || !later || !latency) die("memory");
    if (path && (ledger = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600)) < 0) die(path);
    if (ledger >= 0 && pthread_create(&writer, NULL, write_ledger, NULL)) die("thread");
    for (int n = 0; n < opened; n++) {
        connections[n].fd = -1;
        connections[n].home = n % targets;
        set_free(&connections[n]);
        ready(&connections[n]);
    }
    double took = run(rate, seconds);
    for (int64_t n = 0; n < next_one; n++)
        if (!requests[n].answered) note(&requests[n], 0, 0, "-");
    if (ledger >= 0) {
        pthread_mutex_lock(&guard);
        ending = true;
        pthread_cond_signal(&came);
        pthread_mutex_unlock(&guard);
        pthread_join(writer, NULL);
    }
    say(took);
    return 0;
}

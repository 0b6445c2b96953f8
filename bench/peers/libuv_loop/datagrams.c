/*
 * Datagrams there and back.
 */
#include "loop.h"

static uv_udp_t server_socket;
static uv_udp_t client_socket;
static char datagram[64 * 1024];

static void on_allocate_datagram(uv_handle_t *handle, size_t suggested, uv_buf_t *buffer) {
  (void)handle;
  (void)suggested;
  *buffer = uv_buf_init(datagram, sizeof datagram);
}

static void on_request(uv_udp_t *socket, ssize_t count, const uv_buf_t *buffer,
                       const struct sockaddr *from, unsigned flags) {
  (void)flags;
  if (from != NULL && count >= 0) {
    uv_buf_t reply = uv_buf_init(buffer->base, (unsigned)count);
    check(uv_udp_try_send(socket, &reply, 1, from), "uv_udp_try_send");
  }
}

static void on_reply(uv_udp_t *socket, ssize_t count, const uv_buf_t *buffer,
                     const struct sockaddr *from, unsigned flags) {
  (void)socket;
  (void)count;
  (void)buffer;
  (void)flags;
  if (from != NULL) {
    next(0);
  }
}

static void start_datagram(int slot) {
  (void)slot;
  uv_buf_t buffer = uv_buf_init(message, BYTES);
  check(uv_udp_try_send(&client_socket, &buffer, 1, NULL), "uv_udp_try_send");
}

static void close_sockets(void) {
  uv_close((uv_handle_t *)&server_socket, NULL);
  uv_close((uv_handle_t *)&client_socket, NULL);
}

static void open_socket(uv_udp_t *socket, uv_udp_recv_cb callback) {
  struct sockaddr_in any;
  uv_ip4_addr("127.0.0.1", 0, &any);
  check(uv_udp_init(loop, socket), "uv_udp_init");
  check(uv_udp_bind(socket, (struct sockaddr *)&any, 0), "uv_udp_bind");
  check(uv_udp_recv_start(socket, on_allocate_datagram, callback), "uv_udp_recv_start");
}

void begin_udp(void) {
  open_socket(&server_socket, on_request);
  open_socket(&client_socket, on_reply);
  struct sockaddr_storage address;
  int length = sizeof address;
  check(uv_udp_getsockname(&server_socket, (struct sockaddr *)&address, &length), "getsockname");
  check(uv_udp_connect(&client_socket, (struct sockaddr *)&address), "uv_udp_connect");
  repeat(AT_ONCE, start_datagram, close_sockets);
}

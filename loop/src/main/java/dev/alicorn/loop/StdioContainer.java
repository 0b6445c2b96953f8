package dev.alicorn.loop;

/** What a child process gets as one of its descriptors; libuv's {@code uv_stdio_container_t}. */
public sealed interface StdioContainer {
  /** Nothing: {@code /dev/null} for the numbers 0 to 2, not open for others. */
  record Ignore() implements StdioContainer {}

  /** One end of a two-way pipe; the other is ours, in a pipe that was not used yet. */
  record CreatePipe(Pipe pipe) implements StdioContainer {}

  /** A descriptor of ours. */
  record InheritFd(int fd) implements StdioContainer {}

  /** The descriptor of a stream of ours. */
  record InheritStream(Stream stream) implements StdioContainer {}
}

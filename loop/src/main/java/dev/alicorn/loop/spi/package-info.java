/**
 * What a back end owes the loop, complete.
 *
 * <p>A back end is one small package with a {@link dev.alicorn.loop.spi.BackendProvider} found by
 * {@link java.util.ServiceLoader}. The provider has a name ({@code epoll}, {@code nio}, …), a
 * priority and a cheap {@code isSupported()}; the supported one with the highest priority wins, and
 * {@code -Dalicorn.backend=NAME} forces one. The provider must load no poller classes until {@link
 * dev.alicorn.loop.spi.BackendProvider#open} is called, because a loop that never waits for I/O
 * never opens one.
 *
 * <h2>The rules</h2>
 *
 * <ol>
 *   <li><b>Results are numbers.</b> Zero or a count on success, else a negative number of {@link
 *       dev.alicorn.loop.Errno}. A back end throws only for its own bugs.
 *   <li><b>Completions come only from {@code poll}</b>, on the loop thread. No method of a port
 *       calls its sink, so no user code ever runs inside a submitting call.
 *   <li><b>One operation, one answer.</b> {@code connect} that returned 0 answers {@code onConnect}
 *       exactly once; {@code write} that returned {@code PENDING} answers {@code onWrite} exactly
 *       once; neither answers after {@code close} was called.
 *   <li><b>At most one write and one connect are outstanding on a port</b>: the loop's stream holds
 *       the queue.
 *   <li><b>A port may be stopped, shut or closed inside any of its own or another port's
 *       callbacks.</b> After each sink call a back end looks again at the state of that port before
 *       it goes on, and never uses an event of a batch for a port that was closed meanwhile.
 *   <li><b>Close is final.</b> After {@code close} no sink method but {@code onClosed} is called.
 *       It returns true when the kernel no longer uses any memory of the port; else {@code
 *       onClosed} follows from a later poll (a completion queue needs this, a readiness one does
 *       not).
 *   <li><b>Reads borrow memory.</b> A back end asks {@code sink.allocate}, reads, and calls {@code
 *       onRead} before it asks for the next. One with kernel-provided buffers may skip {@code
 *       allocate} while {@code sink.acceptsForeignBuffers()} holds, and takes its buffer back when
 *       {@code onRead} returns. It reads on while full buffers come, at most 32 a turn, then lets
 *       others have theirs and comes back without waiting. End of stream is {@code Errno.EOF},
 *       once; a read error is delivered once; after both the port reads no more until {@code
 *       readStart}.
 *   <li><b>Accept never starves and never dies.</b> {@code EINTR} and {@code ECONNABORTED} are
 *       swallowed; on {@code EMFILE}/{@code ENFILE} the back end sheds the connection where it can,
 *       or tries again at a later poll, and does not spin. After {@code acceptStop} no further
 *       connection is delivered, save those already taken from the kernel.
 *   <li><b>Peer resets</b> are {@code ECONNRESET} on read, {@code EPIPE} or {@code ECONNRESET} on
 *       write; no signal reaches the process. {@code EINTR} is retried and never reported.
 *   <li><b>{@code wake} is from any thread</b>, is coalesced, never blocks, and makes the present
 *       or else the next {@code poll} return; it is harmless after close.
 *   <li><b>{@code poll} sleeps at most {@code timeoutNanos}</b>, rounded up to what its clock can
 *       do (a timer must not find that it woke early), for ever when negative, not at all when 0.
 *   <li><b>Descriptors are close-on-exec</b> and owned by exactly one port; {@code close} of the
 *       back end leaves none open.
 *   <li><b>What cannot be carried fails at once with {@code ENOTSUP}</b> and is listed in the
 *       provider's Javadoc.
 * </ol>
 *
 * <h2>The ports</h2>
 *
 * <ul>
 *   <li>{@link dev.alicorn.loop.spi.Backend}: poll, wake, close, and the openers below.
 *   <li>{@link dev.alicorn.loop.spi.StreamPort} with {@link dev.alicorn.loop.spi.StreamSink}: TCP
 *       and unix-domain streams, and foreign descriptors (stdio).
 *   <li>{@link dev.alicorn.loop.spi.DatagramPort} with {@link dev.alicorn.loop.spi.DatagramSink}:
 *       UDP. Datagrams are read in batches into memory of the back end's, which the sink borrows; a
 *       failure to receive is delivered, and receiving goes on.
 *   <li>{@link dev.alicorn.loop.spi.FsEventPort} with {@link dev.alicorn.loop.spi.FsEventSink}:
 *       watches on files and directories.
 *   <li>{@link dev.alicorn.loop.spi.ProcessPort} with {@link dev.alicorn.loop.spi.ProcessSink}:
 *       child processes.
 *   <li>{@link dev.alicorn.loop.spi.SignalPort} with {@link dev.alicorn.loop.spi.SignalSink}:
 *       signals.
 *   <li>{@link dev.alicorn.loop.spi.FilePort}: blocking file operations, called from pool threads
 *       and, for the synchronous forms, from the loop thread.
 *   <li>{@link dev.alicorn.loop.spi.AsyncFilePort}: file operations that complete like all others,
 *       without the pool; optional.
 *   <li>{@link dev.alicorn.loop.spi.NamePort}: blocking name lookups; optional.
 * </ul>
 *
 * <p>A terminal is a stream port on its descriptor; its modes and its size are asked of {@link
 * dev.alicorn.loop.spi.SystemPort}.
 */
@NullMarked
package dev.alicorn.loop.spi;

import org.jspecify.annotations.NullMarked;

package dev.alicorn.node;

import dev.alicorn.node.bindings.BroadcastHub;
import dev.alicorn.node.bindings.LockTable;
import dev.alicorn.node.bindings.OpenWaits;
import dev.alicorn.node.bindings.SharedEnvironment;
import dev.alicorn.node.bindings.ThreadDirectory;
import java.util.concurrent.atomic.AtomicInteger;

/** What all threads of one program share. Any thread. */
final class ProgramScope {
  private final BroadcastHub broadcasts = new BroadcastHub();
  private final LockTable locks = new LockTable();
  private final ThreadDirectory threads = new ThreadDirectory();
  private final SharedEnvironment variables = new SharedEnvironment();
  private final OpenWaits waits = new OpenWaits();
  private final AtomicInteger lastThreadId = new AtomicInteger();
  private volatile String workingDirectory;

  ProgramScope(String workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  BroadcastHub broadcasts() {
    return broadcasts;
  }

  LockTable locks() {
    return locks;
  }

  SharedEnvironment variables() {
    return variables;
  }

  ThreadDirectory threads() {
    return threads;
  }

  OpenWaits waits() {
    return waits;
  }

  int nextThreadId() {
    return lastThreadId.incrementAndGet();
  }

  String workingDirectory() {
    return workingDirectory;
  }

  void setWorkingDirectory(String directory) {
    workingDirectory = directory;
  }
}

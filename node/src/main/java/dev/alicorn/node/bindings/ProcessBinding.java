package dev.alicorn.node.bindings;

import dev.alicorn.engine.HeapStatistics;
import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsContext;
import dev.alicorn.loop.spi.SystemPort;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@code internalBinding('process')}: the process's ends, clocks and figures. */
public final class ProcessBinding {
  private static final int SIGABRT = 6;

  private static final int RESOURCE_FIGURES = 16;

  private final ProcessHost host;
  private final JsContext context;
  private final @Nullable SystemPort system;
  private final long startNanos = System.nanoTime();

  /** Over the environment's own ends, and the system's calls where the back end has them. */
  public ProcessBinding(ProcessHost host, JsContext context, @Nullable SystemPort system) {
    this.host = host;
    this.system = system;
    this.context = context;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("process");
    registerEnds(group);
    registerFigures(group);
    registerIdentity(group);
  }

  private void registerEnds(BindingTable.Group group) {
    group
        .add(
            "exit",
            call -> {
              host.exit(call.intAt(0));
              return null;
            })
        .add(
            "fatal",
            call -> {
              host.fatal(call);
              return null;
            })
        .add(
            "abort",
            call -> {
              if (host.ownsProcess() && system != null) {
                system.kill((int) ProcessHandle.current().pid(), SIGABRT);
              }
              host.exit(128 + SIGABRT); // as a shell reports it
              return null;
            })
        .add(
            "writeStderr",
            call -> {
              host.writeError(call.stringAt(0));
              return null;
            })
        .add("kill", call -> system("process.kill()").kill(call.intAt(0), call.intAt(1)))
        .add("cwd", call -> host.workingDirectory())
        .add(
            "chdir",
            call -> {
              host.changeDirectory(call.stringAt(0));
              return null;
            });
  }

  private void registerFigures(BindingTable.Group group) {
    group
        .add("hrtime", call -> hrtime())
        .add("uptime", call -> (System.nanoTime() - startNanos) / 1e9)
        .add("cpuUsage", call -> boxed(ProcFiles.cpuMicros()))
        .add("memoryUsage", call -> memoryUsage())
        .add("resourceUsage", call -> resourceUsage())
        .add("constrainedMemory", call -> ProcFiles.kilobytes("/proc/meminfo", "MemTotal"))
        .add("availableMemory", call -> ProcFiles.kilobytes("/proc/meminfo", "MemAvailable"))
        .add(
            "setTimeZone",
            call -> {
              String zone = call.stringAt(0);
              TimeZone.setDefault(zone.isEmpty() ? null : TimeZone.getTimeZone(zone));
              return null;
            });
  }

  private void registerIdentity(BindingTable.Group group) {
    group
        .add("getuid", call -> identity("Uid", 0))
        .add("geteuid", call -> identity("Uid", 1))
        .add("getgid", call -> identity("Gid", 0))
        .add("getegid", call -> identity("Gid", 1))
        .add("getgroups", call -> groups())
        .add("umask", call -> setMask(call.intAt(0)))
        .add("setIdentity", call -> setIdentity(call.intAt(0), call.intAt(1)))
        .add("setGroups", this::setGroups);
  }

  /** Of {@code lib/internal/process/identity.js}: the kinds are numbered as in the enumeration. */
  private int setIdentity(int kind, int id) {
    return system("process.setuid()").setIdentity(SystemPort.Identity.values()[kind], id);
  }

  private Object setGroups(HostCall call) {
    int[] groups = new int[call.count()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = call.intAt(i);
    }
    return system("process.setgroups()").setGroups(groups);
  }

  private int setMask(int mask) {
    if (mask >= 0) {
      return system("process.umask()").setFileMask(mask & 0777);
    }
    String text = ProcFiles.read("/proc/self/status");
    int at = text.indexOf("Umask:");
    return at < 0 ? 0 : Integer.parseInt(text.substring(at + 6, at + 12).strip(), 8);
  }

  private SystemPort system(String caller) {
    if (system == null) {
      throw new NodeError("ERR_METHOD_NOT_IMPLEMENTED", caller);
    }
    return system;
  }

  /** The groups, among which the effective one is always counted. */
  private static Object[] groups() {
    List<Integer> groups = new ArrayList<>(ProcFiles.statusNumbers("Groups"));
    int effective = identity("Gid", 1);
    if (!groups.contains(effective)) {
      groups.add(effective);
    }
    return groups.toArray();
  }

  private static int identity(String line, int index) {
    List<Integer> numbers = ProcFiles.statusNumbers(line);
    return index < numbers.size() ? numbers.get(index) : 0;
  }

  private static Object[] hrtime() {
    long nanos = System.nanoTime();
    long second = TimeUnit.SECONDS.toNanos(1);
    return new Object[] {(double) Math.floorDiv(nanos, second), (int) Math.floorMod(nanos, second)};
  }

  private Object[] memoryUsage() {
    HeapStatistics heap = context.heapStatistics();
    return new Object[] {
      ProcFiles.residentBytes(),
      (double) heap.totalHeapSize(),
      (double) heap.usedHeapSize(),
      (double) heap.externalMemory(),
      0.0
    };
  }

  private static Object[] resourceUsage() {
    double[] figures = new double[RESOURCE_FIGURES];
    double[] cpu = ProcFiles.cpuMicros();
    figures[0] = cpu[0];
    figures[1] = cpu[1];
    figures[2] = ProcFiles.kilobytes("/proc/self/status", "VmHWM") / 1024;
    double[] faults = ProcFiles.faults();
    figures[6] = faults[0];
    figures[7] = faults[1];
    return boxed(figures);
  }

  private static Object[] boxed(double[] figures) {
    Object[] boxed = new Object[figures.length];
    for (int i = 0; i < figures.length; i++) {
      boxed[i] = figures[i];
    }
    return boxed;
  }
}

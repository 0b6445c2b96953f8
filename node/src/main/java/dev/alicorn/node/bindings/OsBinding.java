package dev.alicorn.node.bindings;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.spi.SystemPort;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('os')}: what the machine says of itself, from {@code /proc} where there is
 * one and from the JVM otherwise.
 */
public final class OsBinding {
  private static final int NICE_BIAS = 20;

  private final @Nullable SystemPort system;

  /** Priorities need the loop's system calls. */
  public OsBinding(@Nullable SystemPort system) {
    this.system = system;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    BindingTable.Group group = table.group("os");
    group
        .add("type", call -> type())
        .add("release", call -> kernel("osrelease", System.getProperty("os.version")))
        .add("version", call -> kernel("version", System.getProperty("os.version")))
        .add("machine", call -> machine())
        .add("uptime", call -> first(ProcFiles.read("/proc/uptime"), jvmUptime()))
        .add("totalmem", call -> ProcFiles.kilobytes("/proc/meminfo", "MemTotal"))
        .add("freemem", call -> ProcFiles.kilobytes("/proc/meminfo", "MemAvailable"))
        .add("loadavg", call -> loadAverage())
        .add("availableParallelism", call -> Runtime.getRuntime().availableProcessors())
        .add("cpus", call -> Processors.list())
        .add("hostname", call -> NetworkFacts.hostname())
        .add("networkInterfaces", call -> NetworkFacts.interfaces());
    registerUser(group);
  }

  private void registerUser(BindingTable.Group group) {
    group
        .add("homedir", call -> UserEntry.current().home())
        .add("userInfo", call -> UserEntry.current().toArray())
        .add("getPriority", call -> priority(call.intAt(0)))
        .add(
            "setPriority",
            call -> {
              check(system().setPriority(call.intAt(0), call.intAt(1)), "uv_os_setpriority");
              return null;
            });
  }

  private static String type() {
    String name = System.getProperty("os.name");
    return name.startsWith("Mac") ? "Darwin" : kernel("ostype", name);
  }

  private static String kernel(String file, String otherwise) {
    String text = ProcFiles.read("/proc/sys/kernel/" + file).strip();
    return text.isEmpty() ? otherwise : text;
  }

  private static String machine() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("amd64") ? "x86_64" : name;
  }

  private static double jvmUptime() {
    return ManagementFactory.getRuntimeMXBean().getUptime() / 1e3;
  }

  private static double first(String text, double otherwise) {
    return text.isEmpty() ? otherwise : Double.parseDouble(text.strip().split(" ")[0]);
  }

  private static Object[] loadAverage() {
    String[] fields = ProcFiles.read("/proc/loadavg").split(" ");
    Object[] averages = {0.0, 0.0, 0.0};
    for (int i = 0; i < averages.length && fields.length > averages.length; i++) {
      averages[i] = Double.parseDouble(fields[i]);
    }
    return averages;
  }

  private int priority(int pid) {
    return NICE_BIAS - check(system().getPriority(pid), "uv_os_getpriority");
  }

  private SystemPort system() {
    if (system == null) {
      throw SystemError.of(Errno.ENOTSUP, "uv_os_getpriority");
    }
    return system;
  }

  private static int check(int result, String syscall) {
    if (result < 0) {
      throw SystemError.of(result, syscall);
    }
    return result;
  }
}

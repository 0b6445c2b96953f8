package dev.alicorn.node.bindings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Facts of this process from {@code /proc}, and zeros or empty where there is none. Any thread; see
 * proc(5).
 */
final class ProcFiles {
  private static final int PAGE_BYTES = 4096;
  private static final int TICKS_PER_SECOND = 100;
  private static final int UTIME_FIELD = 11; // counted from the state, the first after the name

  private ProcFiles() {}

  /** Fields of {@code stat} after the command's name. */
  private static String[] stat() {
    String text = read("/proc/self/stat");
    return text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
  }

  /** User and system time in microseconds. */
  static double[] cpuMicros() {
    String[] fields = stat();
    if (fields.length <= UTIME_FIELD + 1) {
      return new double[2];
    }
    double scale = 1e6 / TICKS_PER_SECOND;
    return new double[] {
      Long.parseLong(fields[UTIME_FIELD]) * scale, Long.parseLong(fields[UTIME_FIELD + 1]) * scale
    };
  }

  /** Minor and major page faults. */
  static double[] faults() {
    String[] fields = stat();
    return fields.length > 9
        ? new double[] {Double.parseDouble(fields[7]), Double.parseDouble(fields[9])}
        : new double[2];
  }

  /** Resident memory in bytes. */
  static double residentBytes() {
    String[] fields = read("/proc/self/statm").split(" ");
    return fields.length > 1 ? Double.parseDouble(fields[1]) * PAGE_BYTES : 0;
  }

  /**
   * The numbers on a line of {@code status}, such as "Uid" (real, effective, saved, file system).
   */
  static List<Integer> statusNumbers(String name) {
    return read("/proc/self/status")
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .flatMap(line -> List.of(line.substring(name.length() + 1).strip().split("\\s+")).stream())
        .filter(word -> !word.isEmpty() && Character.isDigit(word.charAt(0)))
        .map(Integer::valueOf)
        .toList();
  }

  /** A figure of {@code meminfo} or {@code status} in bytes, where it is given in kB. */
  static double kilobytes(String file, String name) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) * 1024)
        .findFirst()
        .orElse(0);
  }

  static String read(String file) {
    try {
      return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}

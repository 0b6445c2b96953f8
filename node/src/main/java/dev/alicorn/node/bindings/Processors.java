package dev.alicorn.node.bindings;

import java.util.ArrayList;
import java.util.List;

/**
 * The processors and how they spent their time, from {@code /proc/cpuinfo} and {@code /proc/stat};
 * see proc(5).
 */
final class Processors {
  private static final double MILLIS_PER_TICK = 10;
  private static final double KILOHERTZ_PER_MEGAHERTZ = 1000;
  private static final int IRQ_FIELD = 6;

  private Processors() {}

  /**
   * For each: model, speed in MHz, and milliseconds in user, nice, sys, idle and irq; one after the
   * other.
   */
  static Object[] list() {
    List<String> models = models();
    List<Object> list = new ArrayList<>();
    List<String> lines =
        ProcFiles.read("/proc/stat").lines().filter(line -> line.matches("cpu\\d.*")).toList();
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).split(" ");
      list.add(i < models.size() ? models.get(i) : "unknown");
      list.add(megahertz(fields[0]));
      for (int field : new int[] {1, 2, 3, 4, IRQ_FIELD}) {
        list.add(Double.parseDouble(fields[field]) * MILLIS_PER_TICK);
      }
    }
    return list.toArray();
  }

  private static List<String> models() {
    return ProcFiles.read("/proc/cpuinfo")
        .lines()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .toList();
  }

  private static double megahertz(String name) {
    String text =
        ProcFiles.read("/sys/devices/system/cpu/" + name + "/cpufreq/scaling_cur_freq").strip();
    return text.isEmpty() ? 0 : Math.floor(Double.parseDouble(text) / KILOHERTZ_PER_MEGAHERTZ);
  }
}

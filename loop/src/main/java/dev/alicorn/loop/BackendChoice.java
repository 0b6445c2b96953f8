package dev.alicorn.loop;

import dev.alicorn.loop.spi.BackendProvider;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the back end's provider when it is first needed: given, forced by name, or the best. */
final class BackendChoice {
  private final @Nullable String forcedName;
  private final boolean needsPoll;
  private @Nullable BackendProvider provider;

  BackendChoice(@Nullable BackendProvider given, @Nullable String name, boolean needsPoll) {
    this.provider = given;
    this.forcedName = name != null ? name : System.getProperty("alicorn.backend");
    this.needsPoll = needsPoll;
  }

  /** Whether waiting must go through the back end also when no handle needs it. */
  boolean needsPoll() {
    return needsPoll;
  }

  synchronized BackendProvider provider() {
    BackendProvider present = provider;
    if (present == null) {
      present = forcedName == null ? best() : named(forcedName);
      provider = present;
    }
    return present;
  }

  private static BackendProvider best() {
    BackendProvider best = null;
    for (BackendProvider each : ServiceLoader.load(BackendProvider.class)) {
      if (each.priority() >= 0
          && (best == null || each.priority() > best.priority())
          && each.isSupported()) {
        best = each;
      }
    }
    if (best == null) {
      throw new NoBackendException("no loop back end was found: add alicorn-loop-nio");
    }
    return best;
  }

  private static BackendProvider named(String name) {
    StringBuilder known = new StringBuilder();
    for (BackendProvider each : ServiceLoader.load(BackendProvider.class)) {
      if (each.name().equals(name)) {
        if (!each.isSupported()) {
          throw new NoBackendException("loop back end '" + name + "' cannot run here");
        }
        SystemError refusal = each.refusal();
        if (refusal != null) {
          throw new NoBackendException(
              "loop back end '" + name + "' cannot run here: " + refusal.getMessage(), refusal);
        }
        return each;
      }
      known.append(' ').append(each.name());
    }
    throw new NoBackendException("no loop back end '" + name + "'; known:" + known);
  }
}

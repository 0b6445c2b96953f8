package dev.alicorn.bench.crossings;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Weaves the counting into the engine's seam and has the counts printed each second, for
 * bench/run-crossings. It knows the names of the methods that it counts, so that no program but a
 * measured one pays for it.
 */
public final class CrossingsAgent implements ClassFileTransformer {
  private static final String HOST_BRIDGE = "dev/alicorn/engine/v8/HostBridge";
  private static final String CALLS = "dev/alicorn/engine/v8/V8Calls";
  private static final String RUNTIME = "com/caoccao/javet/interop/V8Runtime";
  private static final String INTERNAL = "com/caoccao/javet/interop/V8Internal";
  private static final long EVERY_MILLIS = 1_000;

  private CrossingsAgent() {}

  /** What the JVM calls before main. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    instrumentation.addTransformer(new CrossingsAgent());
    Thread.ofPlatform().daemon().name("crossings").start(CrossingsAgent::report);
  }

  @SuppressWarnings("SystemOut") // what the script reads
  private static void report() {
    try {
      while (true) {
        Thread.sleep(EVERY_MILLIS);
        System.err.println("crossings " + Crossings.line());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    return switch (String.valueOf(name)) {
      case HOST_BRIDGE -> weave(bytes, "run", Weavers.hostCall());
      case CALLS -> weave(bytes, "perform", Weavers.entry());
      case RUNTIME, INTERNAL -> weave(bytes, null, Weavers.nativeCalls());
      default -> null;
    };
  }

  /** Changes the code of the methods of a name, or of all. */
  private static byte[] weave(byte[] bytes, @Nullable String method, CodeTransform change) {
    ClassFile classes = ClassFile.of();
    ClassModel model = classes.parse(bytes);
    return classes.transformClass(
        model,
        ClassTransform.transformingMethodBodies(
            each -> method == null || each.methodName().equalsString(method), change));
  }
}

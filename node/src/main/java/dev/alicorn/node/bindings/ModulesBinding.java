package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import dev.alicorn.loop.Errno;
import dev.alicorn.loop.SystemError;
import dev.alicorn.node.library.LibrarySources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('modules')} for CommonJS: files and compiling; ES modules are beside it.
 */
public final class ModulesBinding {
  private static final int FILE = 0;
  private static final int DIRECTORY = 1;
  private static final int ABSENT = -2;

  private final JsContext context;
  private final SourceErrors sourceErrors;

  /** Over a context. */
  public ModulesBinding(JsContext context, SourceErrors sourceErrors) {
    this.context = context;
    this.sourceErrors = sourceErrors;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("modules")
        .add("stat", call -> stat(call.stringAt(0)))
        .add("readFile", call -> readFile(call.stringAt(0)))
        .add("realpath", call -> realpath(call.stringAt(0)))
        .add("librarySource", call -> LibrarySources.module(call.stringAt(0)))
        .add("vendorSource", call -> LibrarySources.vendor(call.stringAt(0)))
        .add("compileFunction", this::compileFunction)
        .add("checkScript", this::checkScript)
        .add("runScript", this::runScript)
        .add("callWithin", this::callWithin)
        .add("callUntilSigint", this::callUntilSigint);
  }

  private static int stat(String path) {
    java.io.File file = new java.io.File(path);
    if (file.isDirectory()) {
      return DIRECTORY;
    }
    return file.exists() ? FILE : ABSENT;
  }

  private static @Nullable String readFile(String path) {
    try {
      return new String(Files.readAllBytes(Path.of(path)), StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      return null; // the caller asks whether it is there
    }
  }

  private static String realpath(String path) {
    try {
      return Path.of(path).toRealPath().toString();
    } catch (NoSuchFileException | InvalidPathException e) {
      throw SystemError.ofPath(Errno.ENOENT, "realpath", path, null);
    } catch (FileSystemLoopException e) {
      throw SystemError.ofPath(Errno.ELOOP, "realpath", path, null);
    } catch (FileSystemException e) {
      throw SystemError.ofPath(Errno.EACCES, "realpath", path, null);
    } catch (IOException e) {
      throw SystemError.ofPath(Errno.EIO, "realpath", path, null);
    }
  }

  private Object compileFunction(HostCall call) throws JsThrow {
    ScriptSource source = source(call, 3);
    String[] parameters = new String[call.count() > 2 ? length(call.objectAt(2)) : 0];
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = String.valueOf(call.objectAt(2).get(i));
    }
    return decorated(() -> context.compileFunction(source, parameters));
  }

  private static int length(JsValue array) {
    return array.get("length") instanceof Integer length ? length : 0;
  }

  private @Nullable Object checkScript(HostCall call) throws JsThrow {
    ScriptSource source = source(call, 2);
    decorated(() -> context.compileFunction(source));
    return null;
  }

  private @Nullable Object runScript(HostCall call) {
    return context.evaluate(source(call, 2));
  }

  /** Calls a function and stops it when it takes longer than the milliseconds given. */
  private @Nullable Object callWithin(HostCall call) {
    long millis = call.longAt(1);
    return callWatched(
        call.functionAt(0),
        new TimeoutWatchdog(context, millis),
        "ERR_SCRIPT_EXECUTION_TIMEOUT",
        Long.toString(millis));
  }

  /** Calls a function and stops it when SIGINT comes. */
  private @Nullable Object callUntilSigint(HostCall call) {
    return callWatched(
        call.functionAt(0), new SigintWatchdog(context), "ERR_SCRIPT_EXECUTION_INTERRUPTED", "");
  }

  /** Closes the watchdog; throws the error of that code when it has interrupted, however late. */
  private @Nullable Object callWatched(
      JsFunction function, Watchdog watchdog, String code, String detail) {
    Object result = null;
    try (watchdog) {
      result = function.call();
    } catch (RuntimeException e) {
      if (!watchdog.hasBitten()) {
        throw e;
      }
    }
    if (watchdog.hasBitten()) {
      context.resume();
      throw new NodeError(code, detail);
    }
    return result;
  }

  /** Text and name, and offsets from an index on where they are given. */
  private static ScriptSource source(HostCall call, int offsets) {
    boolean isPlaced = call.count() > offsets + 1;
    return new ScriptSource(
        call.stringAt(1),
        call.stringAt(0),
        isPlaced ? call.intAt(offsets) : 0,
        isPlaced ? call.intAt(offsets + 1) : 0);
  }

  private JsFunction decorated(Compilation compilation) throws JsThrow {
    try {
      return compilation.compile();
    } catch (JsException e) {
      throw sourceErrors.decorated(e);
    }
  }

  private interface Compilation {
    JsFunction compile();
  }
}

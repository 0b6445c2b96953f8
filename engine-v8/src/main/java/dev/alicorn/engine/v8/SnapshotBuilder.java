package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetScriptingError;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import dev.alicorn.engine.EngineUnavailableException;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.ScriptSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Builds a start-up snapshot: the helpers, then the caller's scripts. Any thread. */
final class SnapshotBuilder {
  private static final String NATIVES_GLOBAL = "engineNatives";

  private final V8Engine engine;

  SnapshotBuilder(V8Engine engine) {
    this.engine = engine;
  }

  /** Builds on a thread of its own, because the caller's may lack the stack. */
  byte[] build(List<ScriptSource> scripts) {
    FutureTask<byte[]> task = new FutureTask<>(() -> buildHere(scripts));
    engine.newThread("snapshot", task).start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private byte[] buildHere(List<ScriptSource> scripts) {
    try (V8Runtime runtime = engine.createRuntime(null, true)) {
      run(runtime, new ScriptSource(V8Helpers.PRELUDE, bootstrap()));
      for (ScriptSource script : scripts) {
        run(runtime, script);
      }
      run(
          runtime,
          new ScriptSource(
              "node:internal/engine/end", "delete globalThis['" + NATIVES_GLOBAL + "'];"));
      return SnapshotFile.withTail(runtime.createSnapshot());
    } catch (JavetException e) {
      throw new EngineUnavailableException("V8 cannot make a snapshot: " + e.getMessage(), e);
    }
  }

  private static String bootstrap() {
    String natives = Resources.text("natives.js");
    return "globalThis['"
        + V8Helpers.GLOBAL
        + "'] = "
        + V8Helpers.preludeSource()
        + "("
        + natives.substring(natives.indexOf("(() =>")).trim()
        + ");\nglobalThis['"
        + NATIVES_GLOBAL
        + "'] = globalThis['"
        + V8Helpers.GLOBAL
        + "'].at(-1);";
  }

  private static void run(V8Runtime runtime, ScriptSource script) throws JavetException {
    try {
      runtime.execute(script.text(), null, new V8ScriptOrigin(script.name()), false);
    } catch (BaseJavetScriptingException e) {
      JavetScriptingError error = e.getScriptingError();
      String where = error.getResourceName() + ":" + error.getLineNumber();
      throw new JsException(
          where + ": " + e.getMessage() + "\n" + error.getStack(),
          null,
          new JsException.Position(
              String.valueOf(error.getResourceName()),
              error.getLineNumber(),
              String.valueOf(error.getSourceLine()),
              error.getStartColumn(),
              error.getEndColumn()),
          error.getStack(),
          e);
    }
  }
}

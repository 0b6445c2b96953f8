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

/** Builds a start-up snapshot: the helpers, then the caller's scripts. Thread: the caller's. */
final class SnapshotBuilder {
  private static final String NATIVES_GLOBAL = "engineNatives";

  private final V8Engine engine;

  SnapshotBuilder(V8Engine engine) {
    this.engine = engine;
  }

  byte[] build(List<ScriptSource> scripts) {
    try (V8Runtime runtime = engine.createRuntime(null, true)) {
      run(runtime, new ScriptSource("node:internal/engine/prelude", bootstrap()));
      for (ScriptSource script : scripts) {
        run(runtime, script);
      }
      run(
          runtime,
          new ScriptSource(
              "node:internal/engine/end", "delete globalThis['" + NATIVES_GLOBAL + "'];"));
      return SnapshotFile.withHead(runtime.createSnapshot());
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
      throw new JsException(
          String.valueOf(e.getMessage()),
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

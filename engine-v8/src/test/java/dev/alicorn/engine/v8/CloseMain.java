package dev.alicorn.engine.v8;

import dev.alicorn.engine.ContextOptions;
import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsInterruptedException;
import dev.alicorn.engine.JsModule;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import java.util.List;

/** Leaves a context in some state, closes it (or not), opens another, and ends; see CloseTest. */
final class CloseMain {
  private static final String BUSY =
      """
      globalThis.registry = new FinalizationRegistry((x) => host(0, x));
      globalThis.keep = [];
      for (let k = 0; k < 40; k++) {
        for (let i = 0; i < 2000; i++) registry.register({}, {i});
        keep.push(new Array(10000).fill({k}), new WeakRef({}), new ArrayBuffer(1e6));
        Promise.resolve().then(() => host(0, k));
      }
      """;

  private CloseMain() {}

  public static void main(String[] args) throws InterruptedException {
    JsEngine engine =
        new V8EngineFactory().engine(EngineConfig.defaults().withFlags(List.of("--expose-gc")));
    Thread thread =
        engine.newThread(
            "loop",
            () -> {
              for (int round = 0; round < 3; round++) {
                leaveAndClose(engine, args[0], args[1]);
              }
            });
    thread.start();
    thread.join();
    System.out.println("done");
    if (args[1].equals("exit")) {
      System.exit(3);
    }
  }

  private static void leaveAndClose(JsEngine engine, String state, String end) {
    JsContext js = engine.open(ContextOptions.empty());
    HostTable.Builder table = HostTable.builder();
    table.add("anything", call -> call.valueAt(0));
    try (JsValue global = js.global()) {
      global.set("host", js.host(table.build()));
    }
    leave(js, state);
    if (!end.equals("exit")) {
      js.close();
    }
  }

  private static void leave(JsContext js, String state) {
    switch (state) {
      case "plain" -> run(js, "1");
      case "finalization" -> run(js, BUSY);
      case "finalizationDue" -> run(js, BUSY + "gc()");
      case "finalizationRun" -> {
        run(js, BUSY + "gc()");
        for (int i = 0; i < 100; i++) {
          js.runEngineTasks();
        }
      }
      case "handles" -> {
        for (int i = 0; i < 1000; i++) {
          run(js, "({})");
        }
        js.allocate(1 << 20);
        js.onPromiseEvent((event, promise, value) -> {});
      }
      case "modules" -> {
        JsModule module =
            js.modules().compile(new ScriptSource("m", "await new Promise(() => {})"));
        module.instantiate((specifier, referrer) -> module);
        module.evaluate();
        js.modules().compile(new ScriptSource("n", "export let a"));
      }
      case "wasm" -> run(js, "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))");
      case "waiting" ->
          run(js, "Atomics.waitAsync(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 10)");
      case "optimizing" -> run(js, "let s = 0; for (let i = 0; i < 1e7; i++) s += i % 7");
      case "exception" -> {
        try {
          run(js, "throw {}");
        } catch (JsException e) {
          System.out.println("thrown");
        }
      }
      case "interrupted" -> {
        js.interrupt();
        try {
          run(js, "for (;;);");
        } catch (JsInterruptedException e) {
          System.out.println("interrupted");
        }
      }
      case "inspector" -> inspect(js);
      default -> throw new IllegalArgumentException(state);
    }
  }

  private static void inspect(JsContext js) {
    js.openInspector(message -> {}).send("{\"id\": 1, \"method\": \"Runtime.enable\"}");
    run(js, "globalThis.x = new Map()");
  }

  private static void run(JsContext js, String source) {
    js.evaluate(new ScriptSource("state.js", source));
  }
}

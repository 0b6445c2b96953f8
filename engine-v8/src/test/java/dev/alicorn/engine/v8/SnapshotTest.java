package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alicorn.engine.ContextOptions;
import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.PinnedBytes;
import dev.alicorn.engine.ScriptSource;
import dev.alicorn.engine.SharedMemory;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(OnV8Thread.class)
final class SnapshotTest {
  private static final String BOOT =
      """
      (() => {
        'use strict';
        const natives = engineNatives;
        class Kept { #secret = 5; get secret() { return this.#secret } }
        const map = new Map([['a', 1], ['b', {deep: [1, 2]}]]);
        const weak = new WeakMap();
        const key = {};
        weak.set(key, 'weakly');
        globalThis.boot = {
          log: [],
          // Not run before the snapshot is taken.
          gate(callback) {
            callback();
            natives.drainMicrotasks();
            this.log.push('drained');
          },
          natives,
          kept: new Kept(),
          map,
          set: new Set([1, 2]),
          weakly: () => weak.get(key),
          symbol: Symbol.for('shared'),
          regexp: /\\p{Lu}/u,
          date: new Date(5),
          bytes: new Uint8Array([1, 2, 3]),
          big: 10n ** 30n,
          generator: (function* () { yield 1; yield 2 })(),
          async later() { await null; return 'later' },
          format: () => new Intl.NumberFormat('de').format(1234.5),
        };
      })();
      """;

  private static byte @Nullable [] built;

  private final JsEngine engine =
      new V8EngineFactory()
          .engine(EngineConfig.defaults().withFlags(List.of("--max-old-space-size=100")));
  private final JsContext js = engine.open(ContextOptions.fromSnapshot(snapshot()));

  /** Built in a JVM of its own, once. */
  private static synchronized byte[] snapshot() {
    if (built == null) {
      try {
        Path directory = Files.createTempDirectory("snapshot");
        Path script = Files.writeString(directory.resolve("boot.js"), BOOT);
        Path out = directory.resolve("out.bin");
        Fork fork = Fork.run(SnapshotMain.class, List.of(), out.toString(), script.toString());
        assertThat(fork.output()).isEmpty();
        assertThat(fork.exitCode()).isZero();
        built = Files.readAllBytes(out);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    return built;
  }

  @AfterEach
  void close() {
    assertThat(((V8Context) js).countLeaks()).isZero();
    js.close();
  }

  private @Nullable Object eval(String source) {
    return js.evaluate(new ScriptSource("test.js", source));
  }

  @Test
  void natives_keptBySnapshot_drainInsideCall() {
    eval(
        """
        boot.log.length = 0;
        boot.gate(() => { Promise.resolve().then(() => boot.log.push('micro')) });
        boot.log.push('after');
        """);
    assertThat(eval("boot.log.join()")).isEqualTo("micro,drained,after");
  }

  @Test
  void natives_afterManyCollections_stillDrain() {
    for (int i = 0; i < 20; i++) {
      js.collectGarbage();
    }
    eval(
        "boot.log.length = 0; boot.gate(() => { Promise.resolve().then(() => boot.log.push('m')) })");
    assertThat(eval("boot.log.join()")).isEqualTo("m,drained");
  }

  @Test
  void nativesSyntax_inUserCode_isSyntaxError() {
    for (String source :
        List.of(
            "%DebugPrint(1)",
            "eval('%DebugPrint(1)')",
            "new Function('%DebugPrint(1)')",
            "eval('(' + boot.natives.drainMicrotasks.toString().replace('new DrainMicrotasks()',"
                + " '%PerformMicrotaskCheckpoint()') + ')')")) {
      assertThat(catchThrowableOfType(JsException.class, () -> eval(source)))
          .hasMessageContaining("SyntaxError");
    }
  }

  @Test
  void engineGlobals_afterRestore_areGone() {
    assertThat(
            eval(
                "Reflect.ownKeys(globalThis).filter(k => /engine|alicorn/i.test(String(k))).join()"))
        .isEqualTo("");
  }

  @Test
  void heap_restored_hasAllKindsOfObjects() {
    assertThat(eval("boot.kept.secret")).isEqualTo(5);
    assertThat(eval("boot.map.get('a') + boot.map.get('b').deep[1]")).isEqualTo(3);
    assertThat(eval("boot.map.set('c', 3).size === 3 && boot.set.has(2)")).isEqualTo(true);
    assertThat(eval("boot.weakly()")).isEqualTo("weakly");
    assertThat(eval("boot.symbol === Symbol.for('shared')")).isEqualTo(true);
    assertThat(eval("boot.regexp.test('\u00c4') && !boot.regexp.test('a')")).isEqualTo(true);
    assertThat(eval("boot.date.getTime()")).isEqualTo(5);
    assertThat(eval("boot.bytes.join()")).isEqualTo("1,2,3");
    assertThat(eval("String(boot.big)")).isEqualTo("1" + "0".repeat(30));
    assertThat(eval("[...boot.generator].join()")).isEqualTo("1,2");
    assertThat(eval("boot.format()")).isEqualTo("1.234,5");
    eval("boot.later().then(x => globalThis.got = x)");
    assertThat(eval("got")).isEqualTo("later");
  }

  @Test
  void enqueuedMicrotask_runsInOrder() {
    eval(
        "var o = []; boot.natives.enqueueMicrotask(() => o.push(2)); Promise.resolve().then(() => o.push(3)); o.push(1)");
    assertThat(eval("o.join()")).isEqualTo("1,2,3");
  }

  @Test
  void natives_isProxy_tells() {
    assertThat(
            eval(
                "[new Proxy({}, {}), new Proxy(() => {}, {}), {}, 1, null].map(boot.natives.isProxy).join()"))
        .isEqualTo("true,true,false,false,false");
    assertThat(
            eval(
                "var t = {}, h = {}; var d = boot.natives.proxyDetails(new Proxy(t, h)); d[0] === t && d[1] === h"))
        .isEqualTo(true);
  }

  @Test
  void sharedMemory_transferredByJavaScript_throwsThere() {
    SharedMemory memory = js.allocate(64);
    try (JsValue global = js.global()) {
      global.set("memory", memory.buffer());
    }
    assertThat(eval("try { memory.transfer() } catch (e) { e.name }")).isEqualTo("TypeError");
    assertThat(eval("memory.byteLength")).isEqualTo(64);
    memory.close();
    assertThat(eval("memory.transfer().byteLength")).isEqualTo(64);
  }

  @Test
  void pin_inPlace_locksTheBufferUntilClosed() {
    List<PinnedBytes> pins = new ArrayList<>();
    HostTable.Builder table = HostTable.builder();
    table.add("pin", call -> pins.add(call.pinAt(0)));
    JsFunction host = js.host(table.build());
    try (JsValue global = js.global()) {
      global.set("host", host);
    }
    eval("var b = new ArrayBuffer(8); host(0, new Uint8Array(b, 2)); host(0, b)");
    pins.getFirst().segment().set(ValueLayout.JAVA_BYTE, 0, (byte) 7);
    assertThat(eval("new Uint8Array(b)[2]")).isEqualTo(7);
    pins.getFirst().close();
    assertThat(eval("try { b.transfer(); 'moved' } catch (e) { e.name }")).isEqualTo("TypeError");
    pins.getLast().close();
    assertThat(eval("b.transfer().byteLength")).isEqualTo(8);
  }

  @Test
  void snapshot_openedTwice_isTwoHeaps() {
    try (JsContext other = engine.open(ContextOptions.fromSnapshot(snapshot()))) {
      eval("boot.map.clear()");
      assertThat(other.evaluate(new ScriptSource("x", "boot.map.size"))).isEqualTo(2);
    }
  }

  @Test
  void emptyContext_besideSnapshot_isRefused() {
    assertThatThrownBy(() -> engine.open(ContextOptions.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("one snapshot");
  }

  @Test
  void snapshot_damagedOrForeign_isRefused() {
    byte[] damaged = snapshot().clone();
    damaged[damaged.length / 2] ^= 1;
    byte[] foreign = snapshot().clone();
    foreign[foreign.length - 9] ^= 1;
    for (byte[] bad : List.of(damaged, foreign, new byte[] {1, 2, 3}, new byte[1000])) {
      assertThatThrownBy(() -> engine.open(ContextOptions.fromSnapshot(bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void buildSnapshot_inOrdinaryProcess_throws() {
    assertThatThrownBy(() -> engine.buildSnapshot(List.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void buildSnapshot_scriptThatThrows_failsWithPosition(@TempDir Path directory)
      throws IOException, InterruptedException {
    Path script = Files.writeString(directory.resolve("bad.js"), "\nthrow new Error('no')");
    Path out = directory.resolve("out.bin");
    Fork fork = Fork.run(SnapshotMain.class, List.of(), out.toString(), script.toString());
    assertThat(fork.exitCode()).isEqualTo(1);
    assertThat(fork.output()).contains("JsException").contains("bad.js").contains("Error: no");
    assertThat(out).doesNotExist();
  }

  @Test
  void function_fromSnapshot_isCalledFromJava() {
    try (JsValue boot = (JsValue) Objects.requireNonNull(eval("boot"));
        JsValue format = (JsValue) Objects.requireNonNull(boot.get("format"))) {
      assertThat(format.asFunction().call()).isEqualTo("1.234,5");
    }
  }
}

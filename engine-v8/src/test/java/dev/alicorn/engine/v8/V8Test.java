package dev.alicorn.engine.v8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.alicorn.engine.ContextOptions;
import dev.alicorn.engine.EngineConfig;
import dev.alicorn.engine.HostFunction;
import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsEngine;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Opens a context for each test, and checks that no reference of V8 got out of sight. */
@ExtendWith(OnV8Thread.class)
abstract class V8Test {
  /** A small heap, so that a test can fill it. */
  private static final EngineConfig CONFIG =
      EngineConfig.defaults().withFlags(List.of("--max-old-space-size=100"));

  final JsEngine engine = new V8EngineFactory().engine(CONFIG);
  final JsContext js = engine.open(ContextOptions.empty());

  @AfterEach
  final void close() {
    if (!js.isClosed()) {
      assertThat(((V8Context) js).countLeaks()).isZero();
      js.close();
    }
  }

  final @Nullable Object eval(String source) {
    return js.evaluate(new ScriptSource("test.js", source));
  }

  final JsValue object(String source) {
    Object value = eval("(" + source + ")");
    assertThat(value).isInstanceOf(JsValue.class);
    return (JsValue) Objects.requireNonNull(value);
  }

  final JsFunction function(String source) {
    return object(source).asFunction();
  }

  final JsException thrownBy(String source) {
    return catchThrowableOfType(JsException.class, () -> eval(source));
  }

  /** Makes the global function host(0, ...) call the given one. */
  final JsFunction host(HostFunction function) {
    HostTable.Builder table = HostTable.builder();
    table.add("tested", function);
    JsFunction host = js.host(table.build());
    try (JsValue global = js.global()) {
      global.set("host", host);
    }
    return host;
  }
}

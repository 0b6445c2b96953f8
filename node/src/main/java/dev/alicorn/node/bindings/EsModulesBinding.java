package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsFunction;
import dev.alicorn.engine.JsModule;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('modules')} for ES modules: compiling, linking and evaluating by number.
 *
 * <p>The specifier {@code alicorn:meta} means, for each module, a synthetic one whose default
 * export the loader has set.
 */
public final class EsModulesBinding {
  private static final String META = "alicorn:meta";

  private final JsContext context;
  private final SourceErrors sourceErrors;
  private final Map<Integer, JsModule> modules = new HashMap<>();
  private final Map<JsModule, Integer> ids = new HashMap<>();
  private final Map<Integer, JsModule> metas = new HashMap<>();

  /** Over a context. */
  public EsModulesBinding(JsContext context, SourceErrors sourceErrors) {
    this.context = context;
    this.sourceErrors = sourceErrors;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("modules")
        .add("compileModule", this::compile)
        .add("checkModule", this::check)
        .add("setMeta", this::setMeta)
        .add("instantiate", this::instantiate)
        .add("evaluate", call -> module(call).evaluate())
        .add("namespace", call -> module(call).namespace())
        .add("status", call -> module(call).status().ordinal())
        .add("error", call -> module(call).error());
  }

  private Object compile(HostCall call) throws JsThrow {
    try {
      JsModule module =
          context.modules().compile(new ScriptSource(call.stringAt(1), call.stringAt(0)));
      int id = modules.size() + 1;
      modules.put(id, module);
      ids.put(module, id);
      return id;
    } catch (JsException e) {
      throw sourceErrors.decorated(e);
    }
  }

  /** Throws if the text is no module. */
  private @Nullable Object check(HostCall call) throws JsThrow {
    try {
      context.modules().compile(new ScriptSource(call.stringAt(1), call.stringAt(0))).close();
      return null;
    } catch (JsException e) {
      throw sourceErrors.decorated(e);
    }
  }

  private @Nullable Object setMeta(HostCall call) {
    int id = call.intAt(0);
    try (JsValue exports = (JsValue) newObject()) {
      exports.set("default", call.valueAt(1));
      JsModule meta = context.modules().synthetic(META + ':' + id, exports);
      meta.instantiate(
          (specifier, referrer) -> {
            throw new IllegalStateException("A synthetic module imports nothing");
          });
      meta.evaluate().close();
      metas.put(id, meta);
    }
    return null;
  }

  private Object newObject() {
    Object object =
        context.evaluate(new ScriptSource("node:internal/meta", "({ default: undefined })"));
    if (object == null) {
      throw new IllegalStateException("No object");
    }
    return object;
  }

  private @Nullable Object instantiate(HostCall call) throws JsThrow {
    JsFunction resolve = call.functionAt(1);
    try {
      module(call).instantiate((specifier, referrer) -> resolve(resolve, specifier, referrer));
    } catch (JsException e) {
      throw sourceErrors.decorated(e);
    }
    return null;
  }

  private JsModule resolve(JsFunction resolve, String specifier, JsModule referrer) {
    int referrerId = idOf(referrer);
    if (specifier.equals(META)) {
      return known(metas.get(referrerId), referrerId);
    }
    int id = resolve.callInt(specifier, referrerId);
    return known(modules.get(id), id);
  }

  private int idOf(JsModule module) {
    Integer id = ids.get(module);
    if (id == null) {
      throw new IllegalStateException("Not a module of this loader: " + module.url());
    }
    return id;
  }

  private JsModule module(HostCall call) {
    return known(modules.get(call.intAt(0)), call.intAt(0));
  }

  private static JsModule known(@Nullable JsModule module, int id) {
    if (module == null) {
      throw new IllegalStateException("No module " + id);
    }
    return module;
  }
}

package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.V8ScriptOrigin;
import com.caoccao.javet.interop.callback.IV8ModuleResolver;
import com.caoccao.javet.values.reference.IV8Module;
import com.caoccao.javet.values.reference.IV8ValueObject;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsException;
import dev.alicorn.engine.JsModule;
import dev.alicorn.engine.JsModules;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.engine.JsValue;
import dev.alicorn.engine.ScriptSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modules of a context.
 *
 * <p>Javet keeps modules by name, and closes the old one when a name comes again; so its map is
 * emptied at once and this one is used, by V8's hash of the module's identity.
 */
final class V8Modules implements JsModules, IV8ModuleResolver {
  private final V8Context context;
  private final V8Runtime runtime;
  private final Map<Integer, List<ModuleRecord>> byHash = new HashMap<>();
  private final List<IV8Module> referrers = new ArrayList<>();
  private JsModule.@Nullable Resolver resolver;
  private @Nullable RuntimeException resolverFailure;

  V8Modules(V8Context context, V8Runtime runtime) {
    this.context = context;
    this.runtime = runtime;
    runtime.setV8ModuleResolver(this);
  }

  @Override
  public JsModule compile(ScriptSource source, byte @Nullable [] codeCache) {
    context.check();
    V8ScriptOrigin origin = new V8ScriptOrigin(source.name()).setModule(true);
    return add(
        source.name(),
        context
            .calls()
            .perform(() -> runtime.compileV8Module(source.text(), codeCache, origin, true)));
  }

  @Override
  public JsModule synthetic(String url, JsValue exports) {
    context.check();
    IV8ValueObject object = (IV8ValueObject) ((V8Handle) exports).reference();
    return add(url, context.calls().perform(() -> runtime.createV8Module(url, object)));
  }

  private ModuleRecord add(String url, V8Module module) {
    try {
      runtime.removeV8Module(url);
      ModuleRecord added = new ModuleRecord(context, url, module, module.getIdentityHash());
      byHash.computeIfAbsent(added.hash, hash -> new ArrayList<>(1)).add(added);
      return added;
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
  }

  void remove(ModuleRecord module) {
    byHash.computeIfPresent(
        module.hash,
        (hash, modules) -> {
          modules.remove(module);
          return modules.isEmpty() ? null : modules;
        });
  }

  void collectReferences(Set<Object> into) {
    byHash.values().forEach(list -> list.forEach(module -> module.collectReferences(into)));
    into.addAll(referrers);
  }

  void closeAll() {
    for (List<ModuleRecord> modules : new ArrayList<>(byHash.values())) {
      for (ModuleRecord module : new ArrayList<>(modules)) {
        module.close();
      }
    }
  }

  void instantiate(ModuleRecord module, JsModule.Resolver newResolver) {
    JsModule.Resolver outer = resolver;
    resolver = newResolver;
    try {
      context.calls().perform(() -> module.reference().instantiate());
    } catch (JsException e) {
      RuntimeException failure = resolverFailure;
      resolverFailure = null;
      if (failure == null) {
        throw e;
      }
      e.release();
      throw failure;
    } finally {
      resolver = outer;
    }
  }

  /**
   * Evaluates a module again, in effect: V8 gives its promise only once, so a module that imports
   * nothing but this one is evaluated instead, which waits for it and fails as it does.
   */
  V8ValueReference evaluateImporterOf(ModuleRecord module) {
    ModuleRecord importer =
        (ModuleRecord)
            compile(new ScriptSource("node:internal/engine/importer", "import 'it'"), null);
    try {
      instantiate(importer, (specifier, referrer) -> module);
      return importer.evaluateOnce();
    } finally {
      importer.close();
    }
  }

  /** Javet asks this for each import; its own error would not carry what the resolver threw. */
  @Override
  public @Nullable IV8Module resolve(V8Runtime from, String specifier, IV8Module referrer) {
    JsModule.Resolver current = resolver;
    if (current == null) {
      return null;
    }
    referrers.add(referrer);
    try {
      ModuleRecord importer = recordOf(referrer);
      return ((ModuleRecord) current.resolve(specifier, importer)).reference();
    } catch (JsThrow e) {
      resolverFailure = asException(e);
    } catch (RuntimeException e) {
      resolverFailure = e;
    } catch (JavetException e) {
      resolverFailure = context.calls().translate(e);
    } finally {
      referrers.removeLast();
    }
    return null;
  }

  private static JsException asException(JsThrow thrown) {
    Object value = thrown.value();
    if (value instanceof V8Handle handle) {
      ((V8Context) handle.context()).ownHandles().adopt(handle);
    }
    return new JsException(String.valueOf(value), value, JsException.Position.UNKNOWN, null, null);
  }

  private ModuleRecord recordOf(IV8Module referrer) throws JavetException {
    List<ModuleRecord> candidates = byHash.getOrDefault(referrer.getIdentityHash(), List.of());
    if (candidates.size() > 1) {
      for (ModuleRecord candidate : candidates) {
        if (candidate.url().equals(referrer.getResourceName())) {
          return candidate;
        }
      }
    }
    if (candidates.isEmpty()) {
      throw new IllegalStateException(
          "The importing module is closed: " + referrer.getResourceName());
    }
    return candidates.getFirst();
  }
}

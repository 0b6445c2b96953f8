package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValuePromise;
import com.caoccao.javet.values.reference.V8ValueReference;
import dev.alicorn.engine.JsModule;
import dev.alicorn.engine.JsValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A V8 module. */
final class ModuleRecord implements JsModule {
  /** V8's hash of the module's identity. */
  final int hash;

  private final V8Context context;
  private final String url;
  private @Nullable V8Module module;
  private @Nullable V8ValueReference promise;

  ModuleRecord(V8Context context, String url, V8Module module, int hash) {
    this.context = context;
    this.url = url;
    this.module = module;
    this.hash = hash;
  }

  V8Module reference() {
    context.check();
    V8Module open = module;
    if (open == null) {
      throw new IllegalStateException("The module is closed: " + url);
    }
    return open;
  }

  void collectReferences(Set<Object> into) {
    if (module != null) {
      into.add(module);
    }
    if (promise != null) {
      into.add(promise);
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public Status status() {
    try {
      return switch (reference().getStatus()) {
        case 0 -> Status.UNINSTANTIATED;
        case 1 -> Status.INSTANTIATING;
        case 2 -> Status.INSTANTIATED;
        case 3 -> Status.EVALUATING;
        case 4 -> Status.EVALUATED;
        default -> Status.ERRORED;
      };
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
  }

  @Override
  public void instantiate(Resolver resolver) {
    reference();
    context.moduleTable().instantiate(this, resolver);
  }

  @Override
  public JsValue evaluate() {
    return context.values().toJavaReference(V8Handle.clone(promise()));
  }

  private V8ValueReference promise() {
    V8ValueReference result = promise;
    if (result == null) {
      Status status = status();
      if (status.compareTo(Status.INSTANTIATED) < 0) {
        throw new IllegalStateException("The module is not linked: " + url);
      }
      result =
          status == Status.INSTANTIATED
              ? evaluateOnce()
              : context.moduleTable().evaluateImporterOf(this);
      promise = result;
    }
    return result;
  }

  /** Evaluates a module that is linked and not evaluated yet; the caller closes the promise. */
  V8ValueReference evaluateOnce() {
    V8Value value = context.calls().perform(() -> reference().evaluate(true));
    if (value instanceof V8ValueReference evaluated) {
      return evaluated;
    }
    return settled(); // a synthetic module has no promise of its own
  }

  private V8ValueReference settled() {
    try (V8ValuePromise resolver = reference().getV8Runtime().createV8ValuePromise()) {
      resolver.resolve(reference().getV8Runtime().createV8ValueUndefined());
      return resolver.getPromise();
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
  }

  @Override
  public JsValue namespace() {
    Object namespace =
        context.values().toJava(context.calls().perform(() -> reference().getNamespace()));
    if (namespace instanceof JsValue value) {
      return value;
    }
    throw new IllegalStateException("The module is not linked: " + url);
  }

  @Override
  public @Nullable Object error() {
    if (status() != Status.ERRORED) {
      return null;
    }
    boolean wasMuted = context.promises().mute(true);
    try {
      V8ValuePromise rejected = (V8ValuePromise) promise();
      rejected.markAsHandled();
      return context.values().toJava(rejected.getResult());
    } catch (JavetException e) {
      throw context.calls().translate(e);
    } finally {
      context.promises().mute(wasMuted);
    }
  }

  @Override
  public byte @Nullable [] codeCache() {
    try {
      return reference().getCachedData();
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
  }

  @Override
  public void close() {
    V8Module open = module;
    if (open == null) {
      return;
    }
    context.check();
    context.moduleTable().remove(this);
    V8Values.close(promise);
    promise = null;
    module = null;
    V8Values.close(open);
  }

  @Override
  public String toString() {
    return "JsModule[" + url + "]";
  }
}

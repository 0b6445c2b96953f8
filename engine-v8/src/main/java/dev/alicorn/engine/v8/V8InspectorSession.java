package dev.alicorn.engine.v8;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.IV8InspectorListener;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.interop.V8Runtime;
import dev.alicorn.engine.JsInspectorSession;
import java.util.function.Consumer;

/** A debugger session. An isolate that is freed with one open ends the JVM: see V8Context.close. */
final class V8InspectorSession implements JsInspectorSession, IV8InspectorListener {
  private final V8Context context;
  private final Consumer<String> listener;
  private final V8Inspector inspector;

  V8InspectorSession(V8Context context, V8Runtime runtime, Consumer<String> listener) {
    this.context = context;
    this.listener = listener;
    this.inspector = runtime.createV8Inspector("alicorn");
    inspector.setLogger(SilentLogger.INSTANCE);
    inspector.addListeners(this);
  }

  @Override
  public void send(String json) {
    context.check();
    if (inspector.isClosed()) {
      throw new IllegalStateException("The inspector session is closed");
    }
    context
        .calls()
        .perform(
            () -> {
              inspector.sendRequest(json);
              return true;
            });
  }

  @Override
  public void close() {
    if (inspector.isClosed()) {
      return;
    }
    context.check();
    context.inspectors().remove(this);
    try {
      inspector.close();
    } catch (JavetException e) {
      throw context.calls().translate(e);
    }
  }

  @Override
  public void receiveNotification(String message) {
    listener.accept(message);
  }

  @Override
  public void receiveResponse(String message) {
    listener.accept(message);
  }

  @Override
  public void flushProtocolNotifications() {}

  @Override
  public void runIfWaitingForDebugger(int contextGroupId) {}

  @Override
  public void sendRequest(String message) {}
}

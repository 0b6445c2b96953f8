package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostCall;
import dev.alicorn.engine.JsContext;
import dev.alicorn.engine.JsInspectorSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code internalBinding('inspector')}: sessions with the engine's debugger. Loop thread only.
 *
 * <p>The context closes those that are left.
 */
public final class InspectorBinding {
  /** A session with what it told since it was last asked. */
  private record Open(JsInspectorSession session, List<String> told) {}

  private final JsContext context;
  private final Map<Integer, Open> sessions = new HashMap<>();
  private int lastId;

  /** Over the engine's context. */
  public InspectorBinding(JsContext context) {
    this.context = context;
  }

  /** Adds the functions. */
  public void register(BindingTable table) {
    table
        .group("inspector")
        .add("open", call -> open())
        .add("send", this::send)
        .add("await", call -> await(open(call)))
        .add("close", call -> close(call.intAt(0)));
  }

  private Object open() {
    List<String> told = new ArrayList<>();
    sessions.put(++lastId, new Open(context.openInspector(told::add), told));
    return lastId;
  }

  /** Arguments: the session and a request; answers what came, as JSON texts in order. */
  private Object send(HostCall call) {
    Open open = open(call);
    open.session().send(call.stringAt(1));
    return told(open);
  }

  /** As {@link #send}, for answers that the engine gives in a task of its own. */
  private Object await(Open open) {
    context.runEngineTasks();
    return told(open);
  }

  private Open open(HostCall call) {
    Open open = sessions.get(call.intAt(0));
    if (open == null) {
      throw new IllegalStateException("The session is closed");
    }
    return open;
  }

  private static Object told(Open open) {
    Object[] told = open.told().toArray();
    open.told().clear();
    return told;
  }

  private @Nullable Object close(int id) {
    Open open = sessions.remove(id);
    if (open != null) {
      open.session().close();
    }
    return null;
  }
}

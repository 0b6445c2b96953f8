package dev.alicorn.node.bindings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Environment variables that several threads of a program see and change. Any thread. */
public final class SharedEnvironment {
  private final Map<String, String> variables = new LinkedHashMap<>();
  private int version;

  /** One without variables. */
  public SharedEnvironment() {}

  /** Adds the functions over it to a thread's table. */
  public void register(BindingTable table) {
    table
        .group("shared_env")
        .add("version", call -> version())
        .add("pairs", call -> pairs())
        .add(
            "put",
            call -> {
              put(call.stringAt(0), call.stringAt(1));
              return null;
            })
        .add(
            "remove",
            call -> {
              remove(call.stringAt(0));
              return null;
            });
  }

  private synchronized int version() {
    return version;
  }

  private synchronized Object[] pairs() {
    List<Object> pairs = new ArrayList<>();
    variables.forEach(
        (name, value) -> {
          pairs.add(name);
          pairs.add(value);
        });
    return pairs.toArray();
  }

  private synchronized void put(String name, String value) {
    version++;
    variables.put(name, value);
  }

  private synchronized void remove(String name) {
    version++;
    variables.remove(name);
  }
}

package dev.alicorn.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Host functions by number. Immutable; any thread.
 *
 * <p>One table and one V8 function, because making a JavaScript function for each Java function
 * costs a start more than the calls ever would.
 */
public final class HostTable {
  private final @Nullable HostFunction[] functions;
  private final List<String> names;

  private HostTable(@Nullable HostFunction[] functions, List<String> names) {
    this.functions = functions;
    this.names = names;
  }

  /** A new, empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** The function for a number, or null. */
  public @Nullable HostFunction get(int op) {
    return op >= 0 && op < functions.length ? functions[op] : null;
  }

  /** The names in the order of their numbers, for a table of constants in JavaScript. */
  public List<String> names() {
    return names;
  }

  /** Gathers functions. Not for use by several threads at once. */
  public static final class Builder {
    private @Nullable HostFunction[] functions = new HostFunction[64];
    private final List<String> names = new ArrayList<>();

    private Builder() {}

    /** Adds a function under the next free number, and returns that number. */
    public int add(String name, HostFunction function) {
      int op = names.size();
      names.add(name);
      if (op == functions.length) {
        functions = Arrays.copyOf(functions, op * 2);
      }
      functions[op] = function;
      return op;
    }

    /** The table; the builder may be used further. */
    public HostTable build() {
      return new HostTable(Arrays.copyOf(functions, names.size()), List.copyOf(names));
    }
  }
}

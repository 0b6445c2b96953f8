package dev.alicorn.node.bindings;

import dev.alicorn.engine.HostFunction;
import dev.alicorn.engine.HostTable;
import dev.alicorn.engine.JsThrow;
import dev.alicorn.loop.SystemError;

/**
 * Collects the host's functions under {@code binding.method} names.
 *
 * <p>Loop thread only. What a function throws as {@link SystemError} or {@link NodeError} reaches
 * JavaScript as Node's error.
 */
public final class BindingTable {
  private final HostTable.Builder table = HostTable.builder();
  private final ErrorFactory errors;

  /** An empty one; {@code errors} makes what is thrown. */
  public BindingTable(ErrorFactory errors) {
    this.errors = errors;
  }

  /** Adds the functions of one binding. */
  public Group group(String binding) {
    return new Group(binding);
  }

  /** All that were added, for the engine. */
  public HostTable build() {
    return table.build();
  }

  /** The functions of one binding. */
  public final class Group {
    private final String binding;

    private Group(String binding) {
      this.binding = binding;
    }

    /** Adds one. */
    public Group add(String method, HostFunction function) {
      table.add(
          binding + '.' + method,
          call -> {
            try {
              return function.call(call);
            } catch (SystemError e) {
              throw new JsThrow(errors.of(e));
            } catch (NodeError e) {
              throw new JsThrow(errors.of(e));
            }
          });
      return this;
    }
  }
}

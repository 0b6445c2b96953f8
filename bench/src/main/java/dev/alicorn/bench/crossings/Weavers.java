package dev.alicorn.bench.crossings;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/** The changes to code: a clock is read when a method begins, a call is added before it returns. */
final class Weavers {
  private static final ClassDesc CROSSINGS = ClassDesc.of("dev.alicorn.bench.crossings.Crossings");
  private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
  private static final ClassDesc HOST_TABLE = ClassDesc.of("dev.alicorn.engine.HostTable");
  private static final ClassDesc HOST_BRIDGE = ClassDesc.of("dev.alicorn.engine.v8.HostBridge");
  private static final ClassDesc CALLS = ClassDesc.of("dev.alicorn.engine.v8.V8Calls");
  private static final String NATIVES = "com/caoccao/javet/interop/IV8Native";

  private Weavers() {}

  /** For {@code HostBridge.run(int op, HostFrame frame)}. */
  static CodeTransform hostCall() {
    return timed(
        code -> code.aload(0).getfield(HOST_BRIDGE, "table", HOST_TABLE).iload(1),
        "host",
        HOST_TABLE,
        ConstantDescs.CD_int);
  }

  /** For {@code V8Calls.perform(Step step)}. */
  static CodeTransform entry() {
    return timed(
        code -> code.aload(0).getfield(CALLS, "depth", ConstantDescs.CD_int),
        "intoJavaScript",
        ConstantDescs.CD_int);
  }

  /** Counts calls of the engine's native functions, by name. */
  static CodeTransform nativeCalls() {
    MethodTypeDesc type = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String);
    return (code, element) -> {
      if (element instanceof InvokeInstruction call && call.owner().name().equalsString(NATIVES)) {
        code.ldc(call.name().stringValue()).invokestatic(CROSSINGS, "nativeCall", type);
      }
      code.with(element);
    };
  }

  /** A static method is called with what is pushed, and the time of the beginning. */
  private static CodeTransform timed(
      Consumer<CodeBuilder> push, String method, ClassDesc... pushed) {
    return CodeTransform.ofStateful(() -> new Timed(push, method, pushed));
  }

  private static final class Timed implements CodeTransform {
    private static final MethodTypeDesc CLOCK = MethodTypeDesc.of(ConstantDescs.CD_long);

    private final Consumer<CodeBuilder> push;
    private final String method;
    private final MethodTypeDesc type;
    private int start;

    Timed(Consumer<CodeBuilder> push, String method, ClassDesc... pushed) {
      this.push = push;
      this.method = method;
      this.type =
          MethodTypeDesc.of(ConstantDescs.CD_void, pushed)
              .insertParameterTypes(pushed.length, ConstantDescs.CD_long);
    }

    @Override
    public void atStart(CodeBuilder code) {
      start = code.allocateLocal(TypeKind.LONG);
      code.invokestatic(SYSTEM, "nanoTime", CLOCK).lstore(start);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        push.accept(code);
        code.lload(start).invokestatic(CROSSINGS, method, type);
      }
      code.with(element);
    }
  }
}

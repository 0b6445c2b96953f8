/**
 * Node's API over the loop and a JavaScript engine: bindings, the module loader, the task queues.
 *
 * <p>Policy is JavaScript, in the resources under {@code lib}; mechanism is here.
 */
module dev.alicorn.node {
  requires static org.jspecify;
  requires transitive dev.alicorn.loop;
  requires com.github.luben.zstd_jni;
  requires dev.alicorn.dns;
  requires dev.alicorn.engine;
  requires java.management;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;

  exports dev.alicorn.node;

  uses dev.alicorn.engine.JsEngineFactory;
}

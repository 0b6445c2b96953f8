/** The command line: parses options and starts the runtime. */
module dev.alicorn.cli {
  requires static org.jspecify;
  requires dev.alicorn.node;
  requires dev.alicorn.engine;
  requires java.management;
}

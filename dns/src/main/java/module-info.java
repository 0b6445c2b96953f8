/** Questions to name servers on a loop; messages are dnsjava's, which no user of this sees. */
module dev.alicorn.dns {
  requires static org.jspecify;
  requires transitive dev.alicorn.loop;
  requires org.dnsjava;

  exports dev.alicorn.dns;
}

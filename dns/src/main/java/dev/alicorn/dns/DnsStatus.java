package dev.alicorn.dns;

/**
 * How a question ended; but for SUCCESS and NOSERVER the names are those of Node's codes without
 * "E".
 */
public enum DnsStatus {
  /** There is an answer. */
  SUCCESS,
  /** The name exists, but not with such records. */
  NODATA,
  /** The server says that the question is malformed. */
  FORMERR,
  /** The server failed. */
  SERVFAIL,
  /** There is no such name. */
  NOTFOUND,
  /** The server does not do such questions. */
  NOTIMP,
  /** The server refuses to answer. */
  REFUSED,
  /** The name cannot be one. */
  BADNAME,
  /** The answer cannot be read. */
  BADRESP,
  /** No server could be reached. */
  CONNREFUSED,
  /** No server answered in time. */
  TIMEOUT,
  /** The question was cancelled. */
  CANCELLED,
  /** There is no server to ask. */
  NOSERVER
}

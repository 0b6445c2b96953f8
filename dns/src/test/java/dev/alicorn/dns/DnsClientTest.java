package dev.alicorn.dns;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.alicorn.loop.Errno;
import dev.alicorn.loop.EventLoop;
import dev.alicorn.loop.SystemError;
import dev.alicorn.loop.Tcp;
import dev.alicorn.loop.Udp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Questions to a server on the same loop, which the test has answer as it likes. */
@Timeout(60)
class DnsClientTest {
  private static final int TRIES = 20;
  private static final int PATIENT_MILLIS = 10_000;
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final List<String> log = new ArrayList<>();
  private final EventLoop loop = EventLoop.open();
  private Udp server = new Udp(loop);
  private int asked;

  @BeforeEach
  void bind() {
    server.bind(new InetSocketAddress(LOOPBACK, 0));
    server.unref();
  }

  @AfterEach
  void close() {
    loop.close();
  }

  /** Has each question answered after the preparation of an empty answer. */
  private void answerWith(Consumer<Message> prepare) {
    server.receiveStart(
        (handle, nread, buffer, offset, from, flags) -> {
          asked++;
          Message answer = answerTo(buffer.asSlice(offset, nread).toArray(JAVA_BYTE));
          prepare.accept(answer);
          handle.send(ByteBuffer.wrap(answer.toWire()), from, null);
        });
  }

  private static Message answerTo(byte[] bytes) {
    try {
      Message query = new Message(bytes);
      Message answer = new Message(query.getHeader().getID());
      answer.getHeader().setFlag(Flags.QR);
      answer.addRecord(query.getQuestion(), Section.QUESTION);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addAddress(Message answer) {
    answer.addRecord(
        new ARecord(
            answer.getQuestion().getName(), DClass.IN, 60, InetAddress.ofLiteral("1.2.3.4")),
        Section.ANSWER);
  }

  private Question ask(String name) {
    return ask(name, PATIENT_MILLIS);
  }

  private Question ask(String name, int timeoutMillis) {
    DnsSettings settings =
        new DnsSettings(List.of(server.getsockname()), timeoutMillis, 2, 0, null, null);
    return new DnsClient(loop)
        .ask(settings, name, "A", (status, records) -> log.add(status + " " + records));
  }

  @Test
  void question_answered_givesRecords() {
    answerWith(DnsClientTest::addAddress);
    ask("some.test");
    assertThat(log).isEmpty();

    loop.run();

    assertThat(log).containsExactly("SUCCESS [DnsRecord[type=A, ttl=60, fields=[1.2.3.4]]]");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void question_ofNoSuchName_isNotFoundAtOnce() {
    answerWith(answer -> answer.getHeader().setRcode(Rcode.NXDOMAIN));
    ask("some.test");

    loop.run();

    assertThat(log).containsExactly("NOTFOUND []");
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void question_unanswered_isAskedAgainAndTimesOut() {
    server.receiveStart((handle, nread, buffer, offset, from, flags) -> asked++);
    ask("some.test", 0);

    loop.run();

    assertThat(log).containsExactly("TIMEOUT []");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void answer_toAnotherQuestion_isPassedOver() {
    answerWith(
        answer -> {
          if (asked == 1) {
            answer.getHeader().setID((answer.getHeader().getID() + 1) & 0xFFFF);
          }
          addAddress(answer);
        });
    ask("some.test", 0);

    loop.run();

    assertThat(log).hasSize(1).first().asString().startsWith("SUCCESS");
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void answer_cutOff_comesByTcp() {
    listenByTcp();
    answerWith(answer -> answer.getHeader().setFlag(Flags.TC));
    ask("some.test");

    loop.run();

    assertThat(log).hasSize(1).first().asString().startsWith("SUCCESS");
  }

  /** At the server's port; where that is somebody else's by TCP, the server gets another one. */
  private void listenByTcp() {
    for (int left = TRIES; ; left--) {
      Tcp listener = new Tcp(loop);
      try {
        listener.bind(server.getsockname());
        listener.listen(1, (from, status) -> answerByTcp(listener));
        return;
      } catch (SystemError error) {
        if (left == 0 || error.errno() != Errno.EADDRINUSE) {
          throw error;
        }
        listener.close();
        server.close();
        server = new Udp(loop);
        bind();
      }
    }
  }

  private void answerByTcp(Tcp listener) {
    Tcp client = new Tcp(loop);
    listener.accept(client);
    client.readStart(
        (stream, nread, buffer, offset) -> {
          if (nread <= 0) {
            stream.close();
            listener.close();
            return;
          }
          Message answer = answerTo(buffer.asSlice(offset + 2, nread - 2L).toArray(JAVA_BYTE));
          addAddress(answer);
          byte[] wire = answer.toWire();
          ByteBuffer framed = ByteBuffer.allocate(2 + wire.length);
          stream.write(framed.putShort((short) wire.length).put(wire).flip(), null);
        });
  }

  @Test
  void cancel_underWay_callsBackOnceAndLetsLoopEnd() {
    Question question = ask("some.test");
    question.cancel();
    question.cancel();
    assertThat(log).isEmpty();

    loop.run();

    assertThat(log).containsExactly("CANCELLED []");
  }

  @Test
  void name_thatCannotBeOne_isBadName() {
    ask("a..b");
    ask("hidden.onion");

    loop.run();

    assertThat(log).containsExactly("BADNAME []", "NOTFOUND []");
  }
}

package dev.alicorn.dns;

import dev.alicorn.loop.Addresses;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CAARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NAPTRRecord;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** The records of an answer, taken out of dnsjava's. */
final class Records {
  private Records() {}

  /** Those of types that are known here, in the order of the answer. */
  static List<DnsRecord> of(Message answer) {
    List<DnsRecord> records = new ArrayList<>();
    for (Record record : answer.getSection(Section.ANSWER)) {
      records.add(new DnsRecord(Type.string(record.getType()), record.getTTL(), fields(record)));
    }
    return records;
  }

  private static List<Object> fields(Record record) {
    return switch (record) {
      case ARecord a -> List.of(Addresses.text(a.getAddress()));
      case AAAARecord aaaa -> List.of(Addresses.text(aaaa.getAddress()));
      case MXRecord mx -> List.of(mx.getPriority(), text(mx.getTarget()));
      case TXTRecord txt -> texts(txt);
      case SRVRecord srv ->
          List.of(srv.getPriority(), srv.getWeight(), srv.getPort(), text(srv.getTarget()));
      case SOARecord soa -> soa(soa);
      case NAPTRRecord naptr ->
          List.of(
              naptr.getOrder(),
              naptr.getPreference(),
              naptr.getFlags(),
              naptr.getService(),
              naptr.getRegexp(),
              text(naptr.getReplacement()));
      case CAARecord caa -> List.of(caa.getFlags(), caa.getTag(), caa.getValue());
      case TLSARecord tlsa ->
          List.of(
              tlsa.getCertificateUsage(),
              tlsa.getSelector(),
              tlsa.getMatchingType(),
              tlsa.getCertificateAssociationData());
      case CNAMERecord cname -> List.of(text(cname.getTarget()));
      case NSRecord ns -> List.of(text(ns.getTarget()));
      case PTRRecord ptr -> List.of(text(ptr.getTarget()));
      default -> List.of();
    };
  }

  private static List<Object> soa(SOARecord soa) {
    return List.of(
        text(soa.getHost()),
        text(soa.getAdmin()),
        (double) soa.getSerial(),
        (double) soa.getRefresh(),
        (double) soa.getRetry(),
        (double) soa.getExpire(),
        (double) soa.getMinimum());
  }

  private static List<Object> texts(TXTRecord txt) {
    List<Object> texts = new ArrayList<>();
    for (byte[] each : txt.getStringsAsByteArrays()) {
      texts.add(new String(each, StandardCharsets.ISO_8859_1));
    }
    return texts;
  }

  private static String text(Name name) {
    return name.equals(Name.root) ? "" : name.toString(true);
  }
}

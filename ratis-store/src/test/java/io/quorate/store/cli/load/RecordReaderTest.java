package io.quorate.store.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RecordReaderTest {

  private static List<LoadRecord> read(RecordFormat format, String text, String... columns)
      throws IOException {
    RecordReader reader = format.open(new BufferedReader(new StringReader(text)), List.of(columns));
    List<LoadRecord> records = new ArrayList<>();
    for (LoadRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record);
    }
    return records;
  }

  @Test
  void tabsSeparateColumnsAndQuotesAreText() throws IOException {
    assertThat(read(RecordFormat.tsv, "id\tname\n1\t\"A\" b\n\n2\t\n"))
        .containsExactly(
            new LoadRecord(2, Map.of("id", "1", "name", "\"A\" b")),
            new LoadRecord(4, Map.of("id", "2", "name", "")));
  }

  @Test
  void commasAndLinesMayBeQuoted() throws IOException {
    assertThat(read(RecordFormat.csv, "id,name\n1,\"a, \"\"b\"\"\nc\"\n2,d\n"))
        .containsExactly(
            new LoadRecord(2, Map.of("id", "1", "name", "a, \"b\"\nc")),
            new LoadRecord(4, Map.of("id", "2", "name", "d")));
  }

  @Test
  void columnsMayBeNamedFromOutside() throws IOException {
    assertThat(read(RecordFormat.csv, "1,2\n", "x", "y"))
        .containsExactly(new LoadRecord(1, Map.of("x", "1", "y", "2")));
  }

  @Test
  void jsonFieldsStandAsTheirTextOrJson() throws IOException {
    assertThat(read(RecordFormat.jsonl, "{\"a\":\"x\",\"n\":1.50,\"o\":{\"b\":[true]}}\n"))
        .containsExactly(new LoadRecord(1, Map.of("a", "x", "n", "1.50", "o", "{\"b\":[true]}")));
  }

  @Test
  void brokenLineIsNamed() {
    assertThatThrownBy(() -> read(RecordFormat.tsv, "a\tb\n1\n")).hasMessageContaining("line 2");
    assertThatThrownBy(() -> read(RecordFormat.csv, "a,b\n1,\"2\n"))
        .hasMessageContaining("line 2: a quote is never closed");
    assertThatThrownBy(() -> read(RecordFormat.jsonl, "{}\n[]\n"))
        .hasMessageContaining("line 2 is not a JSON object");
    assertThatThrownBy(() -> read(RecordFormat.jsonl, "{\n")).hasMessageContaining("line 1");
  }

  @Test
  void formatIsToldByTheName() {
    assertThat(RecordFormat.of("cities.TSV.gz")).isEqualTo(RecordFormat.tsv);
    assertThat(RecordFormat.of("a.ndjson")).isEqualTo(RecordFormat.jsonl);
    assertThatThrownBy(() -> RecordFormat.of("cities")).hasMessageContaining("--format");
  }

  @Test
  void templateTakesFieldsAndNamesWhatIsMissing() {
    LoadRecord record = new LoadRecord(9, Map.of("country", "FR", "id", "7"));
    assertThat(Template.parse("city/{country}/{id}").expand(record)).isEqualTo("city/FR/7");
    assertThat(Template.parse("plain").expand(record)).isEqualTo("plain");
    assertThatThrownBy(() -> Template.parse("{zip}").expand(record))
        .hasMessageContaining("line 9 has no field zip");
    assertThatThrownBy(() -> Template.parse("a{b")).hasMessageContaining("write fields as {name}");
  }
}

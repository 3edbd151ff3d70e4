package io.quorate.chaos.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CheckCommandTest {

  private static final String WRITE =
      "{\"p\":1,\"k\":\"x\",\"f\":\"w\",\"a\":5,\"ok\":true,\"t0\":10,\"t1\":20}\n";
  private static final String STALE =
      "{\"p\":2,\"k\":\"x\",\"f\":\"r\",\"o\":0,\"ok\":true,\"t0\":30,\"t1\":40}\n";

  @TempDir private Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(printed, true, UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void zeroIsValid() throws IOException {
    assertThat(check(WRITE)).isZero();
    assertThat(said()).contains("linearizability: valid", "operations: 1");
  }

  @Test
  void oneIsAViolationWithItsOperations() throws IOException {
    assertThat(check(WRITE + STALE)).isEqualTo(1);
    assertThat(said()).contains("VIOLATION: key x is not linearizable", WRITE.trim(), STALE.trim());
  }

  @Test
  void twoIsDamage() throws IOException {
    assertThat(check(WRITE + "{\"p\":1,")).isEqualTo(2);
    assertThat(said()).contains("history.jsonl is damaged: line 2: torn");
    assertThat(check("")).isEqualTo(2);
    assertThat(said()).contains("holds no operation");
    assertThat(run("no-such-file")).isEqualTo(2);
    assertThat(said()).contains("there is no file no-such-file");
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(said()).contains("is a folder");
  }

  @Test
  void twoIsUndecided() throws IOException {
    assertThat(check(WRITE.replace("\"w\"", "\"jump\""))).isEqualTo(2);
    assertThat(said()).contains("undecided: a register knows r, w and cas, not jump");
  }

  @Test
  void theWorkloadMayBeSaid() throws IOException {
    assertThat(check(WRITE, "--workload", "set")).isEqualTo(2);
    assertThat(said()).contains("this workload knows add, read-all, not w");
    assertThat(check(WRITE, "--workload", "sett")).isEqualTo(2);
    assertThat(said()).contains("--workload is sett, expected register, set");
  }

  @Test
  void deadlinesAreJudgedIfAsked() throws IOException {
    String slow = WRITE.replace("\"t1\":20", "\"t1\":2000000000");
    assertThat(check(slow)).isZero();
    assertThat(check(slow, "--deadline-seconds", "1")).isEqualTo(1);
    assertThat(said()).contains("liveness: VIOLATION: operation hangs");
  }

  @Test
  void chaosAloneSaysWhatThereIs() {
    assertThat(execute()).isEqualTo(2);
    assertThat(said()).contains("say what to do", "check");
  }

  private int check(String history, String... options) throws IOException {
    Path file = folder.resolve("history.jsonl");
    Files.writeString(file, history);
    return run(file.toString(), options);
  }

  private int run(String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("check", file));
    arguments.addAll(List.of(options));
    return execute(arguments.toArray(String[]::new));
  }

  private int execute(String... arguments) {
    return new CommandLine(new ChaosCommand())
        .setErr(new PrintWriter(System.err, true))
        .execute(arguments);
  }

  private String said() {
    return printed.toString(UTF_8);
  }
}

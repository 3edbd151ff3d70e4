package io.quorate.chaos.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What people do wrong ends with 2 and says what to do. */
class RunCommandTest {

  private static final int WRONG_USAGE = 2;

  @TempDir private Path folder;

  @Test
  void unknownPlanIsRefused() {
    refused("quick, suite, soak", "run", "--plan", "quik", "--out", out());
  }

  @Test
  void unknownBackendIsRefused() {
    refused("netns", "run", "--backend", "vmware", "--out", out());
  }

  @Test
  void unreachableEndpointIsRefused() {
    refused("check that the cluster runs", "run", "--endpoints", "127.0.0.1:1", "--out", out());
  }

  @Test
  void endpointWithoutPortIsRefused() {
    refused("host:port", "run", "--endpoints", "localhost", "--out", out());
  }

  @Test
  void folderOfAnotherCampaignIsRefused() throws IOException {
    Files.writeString(folder.resolve("campaign.json"), "{}");
    refused("--out a new folder", "run", "--out", folder.toString());
  }

  @Test
  void planWithAMistakeIsRefusedWithItsLine() throws IOException {
    Path plan = folder.resolve("mine.yaml");
    Files.writeString(plan, "format: 1\nname: mine\ntrails: []\n");
    refused("mine.yaml:3: trails", "run", "--plan", plan.toString(), "--out", out());
  }

  @Test
  void reportOfNothingIsRefused() {
    refused("holds no campaign.json", "report", folder.toString());
  }

  @Test
  void reportOfADamagedCampaignIsRefused() throws IOException {
    Files.writeString(folder.resolve("campaign.json"), "{\"plan\":");
    refused("damaged", "report", folder.toString());
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private static void refused(String advice, String... arguments) {
    StringWriter errors = new StringWriter();
    int code =
        new CommandLine(new ChaosCommand()).setErr(new PrintWriter(errors)).execute(arguments);

    assertThat(errors.toString()).contains(advice);
    assertThat(code).isEqualTo(WRONG_USAGE);
  }
}

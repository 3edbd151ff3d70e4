package io.quorate.chaos.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The file of a campaign's result in its folder. */
public final class ResultFile {

  private static final String NAME = "campaign.json";
  private static final String GIVE = "; give the folder of a campaign, its --out";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private ResultFile() {}

  /** Replaces the file as a whole; adds what can be told from the rest, for other readers. */
  public static void write(Path folder, CampaignResult result) throws IOException {
    ObjectNode tree = JSON.valueToTree(result);
    tree.set("recoveries", JSON.valueToTree(FamilyRecovery.of(result)));
    Path partial = folder.resolve(NAME + ".partial");
    Files.write(partial, JSON.writeValueAsBytes(tree));
    Files.move(partial, folder.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * @throws IOException if there is none, or it is damaged; says what to do
   */
  public static CampaignResult read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isDirectory(folder)) {
      String what = Files.exists(folder) ? " is no folder" : " does not exist";
      throw new IOException(folder + what + GIVE);
    }
    if (!Files.isReadable(file)) {
      throw new IOException(folder + " holds no " + NAME + GIVE);
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), CampaignResult.class);
    } catch (JacksonException e) {
      throw new IOException(
          file
              + " is damaged, or of something else ("
              + e.getOriginalMessage()
              + ")"
              + GIVE
              + ", or run it again",
          e);
    }
  }
}

package io.quorate.chaos.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the repository a good place to read: sizes, package descriptions, links. */
class RepositoryTest {

  private static final int FILE_LINES_MAX = 500;
  private static final int FILE_LINES_P90_MAX = 250;
  private static final int FILE_LINES_MEDIAN_MAX = 100;
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

  private static final Path ROOT = Path.of(System.getProperty("quorate.root"));

  @Test
  void sourceFilesStaySmall() throws IOException {
    List<Integer> lines = new ArrayList<>();
    for (Path file : files(".java")) {
      int count = Files.readAllLines(file).size();
      assertThat(count).as("lines of %s", file).isLessThanOrEqualTo(FILE_LINES_MAX);
      lines.add(count);
    }
    lines.sort(null);
    assertThat(lines.get(lines.size() / 2)).as("median").isLessThanOrEqualTo(FILE_LINES_MEDIAN_MAX);
    assertThat(lines.get(lines.size() * 9 / 10)).as("p90").isLessThanOrEqualTo(FILE_LINES_P90_MAX);
  }

  @Test
  void everyPackageSaysItsDuty() throws IOException {
    for (Path file : files(".java")) {
      if (file.toString().contains("/src/main/java/")) {
        assertThat(file.resolveSibling("package-info.java")).exists();
      }
    }
  }

  @Test
  void linksBetweenDocumentsLead() throws IOException {
    for (Path file : files(".md")) {
      Matcher link = LINK.matcher(Files.readString(file));
      while (link.find()) {
        String target = link.group(1);
        if (!target.contains("://") && !target.startsWith("mailto:")) {
          assertThat(file.resolveSibling(target)).as("link in %s", file).exists();
        }
      }
    }
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> tree = Files.walk(ROOT)) {
      return tree.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !ROOT.relativize(file).toString().contains("target/"))
          .filter(file -> !ROOT.relativize(file).toString().startsWith("."))
          .toList();
    }
  }
}

package io.quorate.chaos.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CitiesTest {

  @Test
  void placesComeWithKeyAndJson() throws Exception {
    Path file = Path.of(System.getProperty("quorate.root", ".."), "data", "cities.tsv.gz");

    List<Cities.City> cities = Cities.read(file, 2);

    assertThat(cities).hasSize(2);
    assertThat(cities.getFirst().key()).isEqualTo("city:2960");
    assertThat(new String(cities.getFirst().value(), StandardCharsets.UTF_8))
        .startsWith("{\"name\":\"‘Ayn Ḩalāqīm\",\"country\":\"SY\",\"population\":0,");
  }
}

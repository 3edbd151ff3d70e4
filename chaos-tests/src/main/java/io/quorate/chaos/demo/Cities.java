package io.quorate.chaos.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** The places of the world as keys and JSON values. */
final class Cities {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int COLUMNS = 6;

  /** A place: its key is {@code city:<GeoNames id>}. */
  record City(String key, byte[] value) {}

  private Cities() {}

  /** The first {@code records} places of the file; 0: all. */
  static List<City> read(Path file, int records) throws IOException {
    List<City> cities = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      lines.readLine(); // the names of the columns
      String line;
      while ((line = lines.readLine()) != null && (records == 0 || cities.size() < records)) {
        cities.add(city(line));
      }
    }
    return cities;
  }

  private static City city(String line) throws IOException {
    String[] cells = line.split("\t", -1);
    if (cells.length != COLUMNS) {
      throw new IOException("not a place, it has " + cells.length + " columns: " + line);
    }
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("name", cells[1]);
    place.put("country", cells[2]);
    place.put("population", Long.parseLong(cells[3]));
    place.put("latitude", Double.parseDouble(cells[4]));
    place.put("longitude", Double.parseDouble(cells[5]));
    return new City("city:" + cells[0], JSON.writeValueAsBytes(place));
  }
}

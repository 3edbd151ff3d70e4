package io.quorate.store.http;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.quorate.model.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One request and its answer. Owned by the virtual thread that serves it. */
final class Exchange {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ServerRequest request;
  private final ServerResponse response;

  Exchange(ServerRequest request, ServerResponse response) {
    this.request = request;
    this.response = response;
  }

  String method() {
    return request.prologue().method().text();
  }

  /** As it came, percent coding included. */
  String path() {
    return request.prologue().uriPath().rawPath();
  }

  boolean has(String parameter) {
    return request.query().contains(parameter);
  }

  String parameter(String name, String fallback) {
    return request.query().first(name).orElse(fallback);
  }

  /** The body, which must not be longer than {@code bytesMax}. */
  ByteString body(int bytesMax) {
    long announced = request.headers().contentLength().orElse(0);
    if (announced > bytesMax) {
      throw tooLarge(bytesMax);
    }
    if (!request.content().hasEntity()) {
      return ByteString.EMPTY;
    }
    try (InputStream in = request.content().inputStream()) {
      byte[] read = in.readNBytes(bytesMax + 1);
      if (read.length > bytesMax) {
        throw tooLarge(bytesMax);
      }
      return ByteString.copyFrom(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Exchange header(String name, String value) {
    response.header(name, value);
    return this;
  }

  /** The answer ends with a line feed, for terminals. */
  void json(int status, JsonNode body) {
    text(status, "application/json", JSON.writeValueAsString(body) + "\n");
  }

  void json(int status, Message body) {
    json(status, ProtoJson.of(body));
  }

  void text(int status, String body) {
    text(status, "text/plain; charset=utf-8", body);
  }

  private void text(int status, String contentType, String body) {
    bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  void bytes(int status, String contentType, byte[] body) {
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, contentType);
    response.send(body);
  }

  private static HttpProblem tooLarge(int bytesMax) {
    return HttpProblem.of(
        ErrorCode.VALUE_TOO_LARGE, Map.of("limit_bytes", Integer.toString(bytesMax)));
  }
}

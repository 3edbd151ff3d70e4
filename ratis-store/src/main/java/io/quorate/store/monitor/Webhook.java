package io.quorate.store.monitor;

import io.quorate.core.alert.Alert;
import io.quorate.store.forward.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts each change of an alert to a URL, in their order, from a thread of its own. What finds the
 * queue full, or fails {@link #TRIES_MAX} times, is dropped and counted: whoever must not miss
 * anything asks {@code /v1/alerts}. Safe for any thread.
 */
public final class Webhook implements AlertListener, AutoCloseable {

  static final int QUEUED_MAX = 256;
  static final int TRIES_MAX = 5;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  private final URI url;
  private final AlertJson json;
  private final Duration firstPause;
  private final HttpClient client;
  private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUED_MAX);
  private final AtomicLong delivered = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread sender;

  /** Posts to {@code url}, which is http or https. */
  public static Webhook to(URI url, Topology topology) {
    return new Webhook(url, topology, FIRST_PAUSE);
  }

  /**
   * @param firstPause before the second try; doubled before each further one
   */
  Webhook(URI url, Topology topology, Duration firstPause) {
    this.url = url;
    this.json = new AlertJson(topology);
    this.firstPause = firstPause;
    client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    sender = Thread.ofVirtual().name("quorate-webhook").start(this::send);
  }

  @Override
  public void changed(Alert alert, Instant since) {
    if (!queue.offer(json.of(alert, since).toString())) {
      dropped.incrementAndGet();
    }
  }

  /** Changes that the URL has taken. */
  public long delivered() {
    return delivered.get();
  }

  /** Changes that it will never get. */
  public long dropped() {
    return dropped.get();
  }

  private void send() {
    try {
      while (true) {
        deliver(queue.take());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(String body) throws InterruptedException {
    Duration pause = firstPause;
    String problem = "";
    for (int tries = 1; tries <= TRIES_MAX; tries++) {
      if (tries > 1) {
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
      }
      try {
        int status = post(body);
        if (status / 100 == 2) {
          delivered.incrementAndGet();
          return;
        }
        problem = "it answered " + status;
        if (!isWorthAnotherTry(status)) {
          break;
        }
      } catch (IOException e) {
        problem = String.valueOf(e);
      }
    }
    dropped.incrementAndGet();
    LOG.warn("an alert could not be posted to {}: {}", url, problem);
  }

  private int post(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static boolean isWorthAnotherTry(int status) {
    return status == 429 || status / 100 == 5;
  }

  /** Gives up what waits. */
  @Override
  public void close() {
    sender.interrupt();
    client.shutdownNow();
  }
}

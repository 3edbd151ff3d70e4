package io.quorate.chaos.wan.queue;

import io.quorate.chaos.host.HostCommand;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The running program behind a netfilter queue. It ends with this process, whatever ends that; the
 * firewall then lets packets pass untreated. Safe for any thread.
 */
public final class PacketQueue implements Closeable {

  /** Marks are from 1 to this. */
  public static final int MARK_MAX = 255;

  private static final int END_MAX_MILLIS = 2_000;

  private final Process process;
  private final BufferedReader answers;
  private final Writer commands;

  private PacketQueue(Process process) {
    this.process = process;
    this.answers = process.inputReader();
    this.commands = process.outputWriter();
  }

  /**
   * Opens a queue of the network that {@code at} runs its programs in.
   *
   * @param seed of what is left to chance
   */
  public static PacketQueue open(HostCommand at, int number, long seed) throws IOException {
    List<String> command =
        List.of(
            QueueProgram.compiled().toString(),
            Integer.toString(number),
            Long.toUnsignedString(seed));
    PacketQueue opened =
        new PacketQueue(new ProcessBuilder(at.words(command)).redirectErrorStream(true).start());
    try {
      opened.expect("ready");
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /** The program, for who must end it if this process cannot. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Packets of this mark are treated so from now on; those that are held keep their time. */
  public synchronized void treat(int mark, Treatment treatment) throws IOException {
    send("set " + mark + " " + treatment.words());
    expect("ok");
  }

  /** What was done so far, by mark; a mark of which no packet came is not in it. */
  public synchronized Map<Integer, Treated> treated() throws IOException {
    send("stats");
    Map<Integer, Treated> byMark = new HashMap<>();
    for (String line = answer(); !line.equals("end"); line = answer()) {
      String[] words = line.split(" ");
      byMark.put(
          Integer.parseInt(words[0]),
          new Treated(
              Long.parseLong(words[1]),
              Long.parseLong(words[2]),
              Long.parseLong(words[3]),
              Long.parseLong(words[4])));
    }
    return byMark;
  }

  /** Lets go of every packet that is held, and ends the program. */
  @Override
  public synchronized void close() throws IOException {
    try {
      commands.close();
    } catch (IOException e) {
      if (process.isAlive()) {
        throw e;
      }
    }
    try {
      if (!process.waitFor(END_MAX_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void send(String command) throws IOException {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new IOException(lastWords(), e);
    }
  }

  private void expect(String wanted) throws IOException {
    String line = answer();
    if (!line.equals(wanted)) {
      throw new IOException("the program that delays packets says: " + line);
    }
  }

  private String lastWords() {
    String said = answers.lines().collect(Collectors.joining("; "));
    String exit = process.isAlive() ? "" : " with " + process.exitValue();
    return "the program that delays packets has ended" + exit + (said.isEmpty() ? "" : ": " + said);
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException(lastWords());
    }
    return line;
  }
}

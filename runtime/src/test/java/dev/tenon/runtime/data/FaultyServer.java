package dev.tenon.runtime.data;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Serves files on the loopback interface, with the faults that a test asks for. */
final class FaultyServer implements AutoCloseable {
  /** What to do with one request. */
  sealed interface Fault {}

  /** Sends only the first bytes of what it announces, then cuts the connection. */
  record Cut(int after) implements Fault {}

  /** Answers an error. */
  record Status(int code) implements Fault {}

  /** Sends everything, whatever part was asked for. */
  record WithoutRanges() implements Fault {}

  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  FaultyServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Serves {@code content}; the first requests meet {@code inTurn}. */
  URI serve(String name, byte[] content, Fault... inTurn) {
    files.put("/" + name, content);
    faults.put("/" + name, new ArrayDeque<>(List.of(inTurn)));
    return address(name);
  }

  URI address(String name) {
    InetSocketAddress at = server.getAddress();
    return URI.create(
        "http://%s:%d/%s".formatted(at.getAddress().getHostAddress(), at.getPort(), name));
  }

  /** Path and range of each request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(range == null ? path : path + " " + range);
    try (exchange) {
      byte[] content = files.get(path);
      Fault fault = faults.getOrDefault(path, new ArrayDeque<>()).poll();
      if (content == null || fault instanceof Status) {
        exchange.sendResponseHeaders(fault instanceof Status status ? status.code() : 404, -1);
        return;
      }
      int start =
          range == null || fault instanceof WithoutRanges
              ? 0
              : Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      if (start >= content.length) {
        exchange.sendResponseHeaders(416, -1);
        return;
      }
      if (start > 0) {
        exchange
            .getResponseHeaders()
            .set("Content-Range", "bytes %d-%d/%2$d".formatted(start, content.length));
      }
      int left = content.length - start;
      exchange.sendResponseHeaders(start > 0 ? 206 : 200, left);
      OutputStream out = exchange.getResponseBody();
      out.write(content, start, fault instanceof Cut cut ? Math.min(cut.after(), left) : left);
      out.flush();
    } catch (IOException e) {
      // Closing a body that is not complete cuts the connection, which is what was asked for.
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package dev.tenon.runtime.data;

import dev.tenon.runtime.DiskFiles;
import dev.tenon.runtime.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Fetches a file by HTTP from the first of several addresses that gives it. What an attempt that
 * was cut has left is gone on with, by a further attempt or the next run.
 */
final class Download {
  private static final int CONNECT_MILLIS = 20_000;
  // A connection that gives nothing for so long counts as cut.
  private static final int SILENCE_MILLIS = 60_000;
  private static final int ATTEMPTS_WITHOUT_PROGRESS = 3;
  private static final int BUFFER = 1 << 16;
  private static final int NOTES = 10;
  private static final double MEGABYTE = 1e6;

  private final String what;
  private final List<URI> addresses;
  private final String md5;
  private final Consumer<String> notes;
  private final Writing writing;

  /** How what came is written. */
  @FunctionalInterface
  interface Writing {
    /** Writes some of {@code bytes}, or all. */
    void write(FileChannel file, ByteBuffer bytes) throws IOException;
  }

  /**
   * A download.
   *
   * @param what how the content is called in messages
   * @param addresses tried in this order
   * @param md5 of the file, in hexadecimal
   * @param notes is told how it goes
   */
  Download(String what, List<URI> addresses, String md5, Consumer<String> notes) {
    this(what, addresses, md5, notes, FileChannel::write);
  }

  /** The same, written by {@code writing}. */
  Download(String what, List<URI> addresses, String md5, Consumer<String> notes, Writing writing) {
    this.what = what;
    this.addresses = List.copyOf(addresses);
    this.md5 = md5;
    this.notes = notes;
    this.writing = writing;
  }

  /** The answer of a server that is of no use. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /**
   * Fetches the file, unless it is there already, and checks it.
   *
   * @throws UserError if no address gives it, or it cannot be written
   */
  void to(Path file) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      DiskFiles.createFolder(file.toAbsolutePath().getParent());
      if (Files.exists(file)) {
        Files.move(file, part, StandardCopyOption.REPLACE_EXISTING);
      }
      try (FileChannel out =
          FileChannel.open(
              part, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        if (!isOurs(out)) {
          throw new UserError(
              "%s is being downloaded to %s already; wait for that".formatted(what, part));
        }
        fetch(part, out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(
          "%s cannot be written: %s%s; name another folder by --data DIR"
              .formatted(part, DiskFiles.reason(e), kept(part)),
          e);
    }
  }

  /** What is to be said of the part of the file that came, such as before the disk was full. */
  private static String kept(Path part) {
    long bytes = part.toFile().length(); // 0 where it cannot be told
    return bytes == 0 ? "" : "; " + kept(bytes);
  }

  private static String kept(long bytes) {
    return "the %s that came are kept, and --download goes on there".formatted(size(bytes));
  }

  /** Locks the file, until it is closed, against other downloads of this and other programs. */
  private static boolean isOurs(FileChannel out) throws IOException {
    try {
      return out.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private void fetch(Path part, FileChannel out) throws IOException {
    if (out.size() > 0 && isRight(out)) {
      return;
    }
    List<String> failures = new ArrayList<>();
    for (URI address : addresses) {
      try {
        fetch(address, out);
        return;
      } catch (Refused e) {
        failures.add("%s: %s".formatted(address, e.getMessage()));
        if (failures.size() < addresses.size()) {
          notes.accept("%s: %s: %s; next".formatted(what, address, e.getMessage()));
        }
      }
    }
    String kept = "";
    if (out.size() > 0) {
      kept = "; " + kept(out.size());
    } else {
      Files.delete(part);
    }
    throw new UserError(
        "%s was not downloaded (%s)%s; check the network, or fetch it elsewhere, unpack it and name"
                .formatted(what, String.join("; ", failures), kept)
            + " its folder by --data DIR");
  }

  private boolean isRight(FileChannel out) throws IOException {
    out.position(0);
    return Digests.md5(Channels.newInputStream(out)).equals(md5);
  }

  /** Fetches from one address until the file is whole and right. */
  private void fetch(URI address, FileChannel out) throws IOException {
    int vain = 0;
    boolean anew = out.size() == 0;
    while (true) {
      long before = out.size();
      String problem = attempt(address, out);
      if (problem != null) {
        vain = out.size() > before ? 0 : vain + 1;
        if (vain == ATTEMPTS_WITHOUT_PROGRESS) {
          throw new Refused(problem);
        }
        notes.accept("%s: %s".formatted(what, problem));
      } else if (isRight(out)) {
        return;
      } else {
        out.truncate(0);
        if (anew) {
          throw new Refused("gave another file, whose MD5 is not " + md5);
        }
        // What an earlier run left may have been of something else.
        anew = true;
      }
    }
  }

  /**
   * Appends what {@code address} gives from the end of {@code out} on.
   *
   * @return null if that was all; else what went wrong, which a further attempt may mend
   * @throws Refused if a further attempt would not help
   */
  private String attempt(URI address, FileChannel out) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    long start = out.size();
    InputStream in;
    long left;
    try {
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(SILENCE_MILLIS);
      if (start > 0) {
        connection.setRequestProperty("Range", "bytes=" + start + "-");
      }
      int status = connection.getResponseCode();
      if (status == HttpURLConnection.HTTP_OK) {
        start = 0;
      } else if (start > 0 && status == 416) {
        // There is nothing after what is there: it is whole, or of something else.
        return null;
      } else if (status != HttpURLConnection.HTTP_PARTIAL || !continues(connection, start)) {
        throw new Refused("answered %d %s".formatted(status, connection.getResponseMessage()));
      }
      left = connection.getContentLengthLong();
      in = connection.getInputStream();
    } catch (Refused e) {
      connection.disconnect();
      throw e;
    } catch (IOException e) {
      connection.disconnect();
      if (e instanceof UnknownHostException) {
        throw new Refused("there is no such host, or no network");
      }
      return reason(e);
    }
    out.truncate(start);
    out.position(start);
    notes.accept(
        "%s: downloading %s%s"
            .formatted(what, address, start == 0 ? "" : ", going on after " + size(start)));
    return copy(in, out, left < 0 ? -1 : start + left, connection);
  }

  private static boolean continues(HttpURLConnection connection, long start) {
    String range = connection.getHeaderField("Content-Range");
    return range != null && range.startsWith("bytes " + start + "-");
  }

  private String copy(InputStream in, FileChannel out, long whole, HttpURLConnection connection)
      throws IOException {
    long noted = out.position();
    byte[] buffer = new byte[BUFFER];
    try {
      while (true) {
        int length;
        try {
          length = in.read(buffer);
        } catch (IOException e) {
          return "the connection was cut (" + reason(e) + ")";
        }
        if (length < 0) {
          return whole >= 0 && out.position() < whole ? "the connection was cut" : null;
        }
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, length);
        while (bytes.hasRemaining()) {
          writing.write(out, bytes);
        }
        if (whole > 0 && out.position() - noted >= whole / NOTES) {
          noted = out.position();
          notes.accept("%s: %s of %s".formatted(what, size(noted), size(whole)));
        }
      }
    } finally {
      connection.disconnect();
    }
  }

  private static String size(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}

package dev.tenon.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums. */
final class Digests {
  private static final int BUFFER = 1 << 16;

  private Digests() {}

  /** Computes {@code algorithm}, which every JDK has: MD5 or SHA-256. */
  static MessageDigest of(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The MD5 of what {@code in} gives, in hexadecimal. */
  static String md5(InputStream in) throws IOException {
    MessageDigest digest = of("MD5");
    byte[] buffer = new byte[BUFFER];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      digest.update(buffer, 0, length);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

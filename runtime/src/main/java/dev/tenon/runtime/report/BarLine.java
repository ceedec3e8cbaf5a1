package dev.tenon.runtime.report;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of a terminal that a bar is drawn on again and again.
 *
 * <p>The library's own consumer asks for the width at each drawing, which starts a process, and
 * leaves an empty line behind.
 */
final class BarLine implements ProgressBarConsumer {
  private final PrintStream out;
  private final int width;

  BarLine(PrintStream out) {
    this.out = out;
    this.width = new ConsoleProgressBarConsumer(out).getMaxRenderedLength();
  }

  @Override
  public int getMaxRenderedLength() {
    return width;
  }

  @Override
  public void accept(String line) {
    out.print('\r' + line);
    out.flush();
  }

  @Override
  public void clear() {
    accept(" ".repeat(width) + '\r');
  }

  @Override
  public void close() {}
}

package dev.tenon.runtime.report;

import java.util.function.Supplier;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * Draws {@code "epoch 1/3 ━━━━━━━━━━━━──────────── 54 % loss 0.1523 ..."}. A narrow terminal loses
 * the bar first and the last parts next; a line never wraps, which would leave rubbish behind.
 */
final class BarRenderer implements ProgressBarRenderer {
  private static final int MOST_CELLS = 28;
  private static final int LEAST_CELLS = 8;

  private final Supplier<EpochProgress.Moment> moments;
  private final char done;
  private final char open;

  BarRenderer(Supplier<EpochProgress.Moment> moments, boolean unicode) {
    this.moments = moments;
    this.done = unicode ? '━' : '#';
    this.open = unicode ? '─' : '-';
  }

  @Override
  public String render(ProgressState state, int maxLength) {
    return line(moments.get(), maxLength);
  }

  /** Always {@code width} characters, so that nothing of a longer line before stays. */
  String line(EpochProgress.Moment moment, int width) {
    String head = Lines.epoch(moment.epoch(), moment.epochs()) + " ";
    String tail = Lines.done(moment.fraction()) + "  " + Lines.running(moment);
    // One for the blank after the bar; one stays free, because some terminals wrap when full.
    int cells = Math.min(MOST_CELLS, width - head.length() - tail.length() - 2);
    String bar = cells < LEAST_CELLS ? "" : bar(moment.fraction(), cells) + " ";
    String line = head + bar + tail;
    int length = Math.max(0, width - 1);
    return pad(line.length() > length ? cut(line, length) : line, length);
  }

  private String bar(double fraction, int cells) {
    int filled = (int) Math.floor(Math.min(1, fraction) * cells);
    return String.valueOf(done).repeat(filled) + String.valueOf(open).repeat(cells - filled);
  }

  /** Whole parts only, of which there is always room for the first in a usable terminal. */
  private static String cut(String line, int length) {
    int end = line.lastIndexOf("  ", length);
    return line.substring(0, end > 0 ? end : length);
  }

  private static String pad(String line, int length) {
    return line + " ".repeat(length - line.length());
  }
}

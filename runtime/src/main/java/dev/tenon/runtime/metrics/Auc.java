package dev.tenon.runtime.metrics;

import java.util.List;

/**
 * The area under the ROC curve, computed from all scores, not from some thresholds: of the second
 * of two classes, or the mean over each class against the others (scikit-learn's {@code
 * roc_auc_score}, {@code multi_class="ovr"}, {@code average="macro"}), or over truths.
 *
 * <p>It keeps the scores, so there is a limit to how many: 64 MB.
 *
 * @see <a href="https://doi.org/10.1148/radiology.143.1.7063747">Hanley and McNeil 1982</a>
 */
final class Auc implements Metric {
  static final int MOST_SCORES = 1 << 24;

  private final int classes;
  private final int traits;
  private final int most;
  private final List<String> names;
  private ScoreList[] lists;
  private long scores;
  private String reason = "no label counts";

  /**
   * The area for {@code classes} classes, or for truths.
   *
   * @param traits how many truths there are about an example; 1 where there are classes
   * @param names what the classes are called
   * @param most how many scores may be kept
   */
  Auc(int classes, int traits, List<String> names, int most) {
    this.classes = classes;
    this.traits = traits;
    this.names = names;
    this.most = most;
    lists = new ScoreList[traits > 1 ? traits : classes == 2 ? 1 : classes];
    for (int i = 0; i < lists.length; i++) {
      lists[i] = new ScoreList();
    }
  }

  @Override
  public void add(Predictions batch) {
    scores += (long) batch.size() * (traits > 1 ? 1 : lists == null ? 1 : lists.length);
    if (scores > most || lists == null) {
      lists = null;
      return;
    }
    for (int row = 0; row < batch.size(); row++) {
      int label = batch.label(row);
      if (batch.width() == 1) {
        lists[batch.position(row) % traits].add(batch.score(row, 0), label == 1);
      } else if (classes == 2) {
        lists[0].add(batch.score(row, 1) - batch.score(row, 0), label == 1);
      } else {
        double[] probabilities = batch.probabilities(row);
        for (int i = 0; i < classes; i++) {
          lists[i].add((float) probabilities[i], label == i);
        }
      }
    }
  }

  @Override
  public double value() {
    if (lists == null) {
      reason = "it takes more than %,d scores, which are not kept".formatted(most);
      return Double.NaN;
    }
    double sum = 0;
    for (int i = 0; i < lists.length; i++) {
      ScoreList list = lists[i];
      if (list.positives() == 0 || list.negatives() == 0) {
        boolean none = list.positives() + list.negatives() == 0;
        reason = none ? "no label counts" : missing(i, list.positives() == 0);
        return Double.NaN;
      }
      sum += list.area();
    }
    return sum / lists.length;
  }

  private String missing(int index, boolean positive) {
    if (traits > 1) {
      return "label %d is always %d; both 0 and 1 are needed".formatted(index, positive ? 0 : 1);
    }
    if (classes > 2) {
      return positive
          ? "no example is of class %s".formatted(names.get(index))
          : "all examples are of class %s".formatted(names.get(index));
    }
    return "all examples are of class %s; both classes are needed"
        .formatted(names.get(positive ? 0 : 1));
  }

  @Override
  public String reason() {
    return reason;
  }
}

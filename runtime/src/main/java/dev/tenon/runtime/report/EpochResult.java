package dev.tenon.runtime.report;

/**
 * What an epoch brought. A number that there is not, or that is not finite, may be NaN.
 *
 * @param epoch which one, from 1
 * @param trainLoss mean loss of the epoch's training steps
 * @param testLoss mean loss over the test data after the epoch
 * @param testAccuracy share of the test data that is classified right, 0 to 1
 * @param seconds how long the epoch took, evaluation included
 * @param imagesPerSecond training throughput, see {@link Throughput}
 */
public record EpochResult(
    int epoch,
    double trainLoss,
    double testLoss,
    double testAccuracy,
    double seconds,
    double imagesPerSecond) {}

package dev.tenon.runtime.report;

/**
 * What is known of a training run when it starts.
 *
 * @param model simple name of the model
 * @param epochs how many epochs are asked for
 * @param stepsPerEpoch training steps of an epoch
 * @param batchSize examples a step
 * @param parameters how many numbers are trained
 * @param device where it computes: {@code "CPU"}, {@code "GPU: NVIDIA H200"}
 * @param threads threads that compute
 */
public record RunInfo(
    String model,
    int epochs,
    long stepsPerEpoch,
    int batchSize,
    long parameters,
    String device,
    int threads) {}

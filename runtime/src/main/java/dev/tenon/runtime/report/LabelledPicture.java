package dev.tenon.runtime.report;

import java.awt.image.BufferedImage;

/**
 * An example that is a picture.
 *
 * @param label the name of its class; empty where it is of none
 */
public record LabelledPicture(BufferedImage picture, String label) {}

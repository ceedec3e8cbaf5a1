/** Handwritten digits in the files of Kaggle's competition "Digit Recognizer". */
package dev.tenon.samples.digitrecognizer;

/** What a training run tells: progress on the terminal, results in a file. */
package dev.tenon.runtime.report;

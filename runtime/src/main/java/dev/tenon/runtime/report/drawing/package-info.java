/** Networks drawn from their graphs. */
package dev.tenon.runtime.report.drawing;

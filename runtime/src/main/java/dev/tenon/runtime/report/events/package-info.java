/** Runs as TensorBoard reads them. */
package dev.tenon.runtime.report.events;

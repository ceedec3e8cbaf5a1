/** The report of a run as a page. */
package dev.tenon.runtime.report.html;
